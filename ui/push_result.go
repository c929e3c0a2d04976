package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// pushRow is a row of the result.
type pushRow struct {
	employee  payroll.EmployeeID
	person    string
	component payroll.Component
	amount    payroll.Hundredths
	state     payroll.StepState
	block     payroll.Block
	reason    *payroll.Problem
	money     bool
}

// resultRows lists the steps of a sending, what went wrong first.
func resultRows(r *pushOutcome) []pushRow {
	var out []pushRow
	for i := range r.Steps {
		st := &r.Steps[i]
		out = append(out, pushRow{
			employee: st.Employee, person: st.Person, component: st.Component, amount: st.Amount, state: st.State, reason: st.Reason, money: isMoney(st.Counts),
		})
	}
	for _, st := range r.Held {
		amount := st.Wanted - st.Ours
		if r.undo {
			amount = st.Seen // what Nmbrs holds now
		}
		out = append(out, pushRow{employee: st.Employee, person: st.Person, component: st.Component, amount: amount, block: st.Block})
	}
	order := []payroll.StepState{payroll.StepUnsure, payroll.StepRefused, payroll.StepWaiting, payroll.StepSending, "", payroll.StepDone}
	slices.SortStableFunc(out, func(a, b pushRow) int { return cmp.Compare(slices.Index(order, a.state), slices.Index(order, b.state)) })
	return out
}

func stepRole(s payroll.StepState) theme.Role {
	switch s {
	case payroll.StepDone:
		return theme.Good
	case payroll.StepRefused:
		return theme.Bad
	case payroll.StepUnsure, payroll.StepWaiting, payroll.StepSending:
		return theme.Warn
	default:
		return theme.Plain
	}
}

// resultBody tells how a sending ended and what to do next.
func (s *pushScreen) resultBody(t *theme.Theme, w, h int) []string {
	x, r := s.o.Texts(), s.result
	c, p := x.Push.Columns, x.Push.Result
	head := []string{t.Paint(theme.Good, t.Glyphs().Check+" "+fmt.Sprintf(either(r.undo, p.Undone, p.Done), r.Done))}
	add := func(n int, text string, role theme.Role) {
		if n > 0 {
			head = append(head, t.Paint(role, fmt.Sprintf(text, n)))
		}
	}
	add(r.Refused, p.Refused, theme.Bad)
	add(r.Unsure, p.Unsure, theme.Warn)
	add(r.Waiting, p.Waiting, theme.Warn)
	var out []string
	if r.change != s.o.change {
		out = wrapped(t, theme.Warn, p.Since, w)
	}
	out = append(out, " "+strings.Join(head, "  "))
	if r.Stop != nil {
		out = append(out, wrapped(t, theme.Warn, fmt.Sprintf(p.Stop, s.o.Word(r.Stop)), w)...)
	}
	if len(r.Steps) == 0 {
		out = append(out, wrapped(t, theme.Plain, p.Nothing, w)...)
	} else {
		role := theme.Good
		if r.Different > 0 {
			role = theme.Bad
		}
		out = append(out, wrapped(t, role, fmt.Sprintf(p.Compared, r.Equal, r.Different), w)...)
	}
	if n := len(r.Held); n > 0 {
		out = append(out, wrapped(t, theme.Warn, fmt.Sprintf(either(r.undo, p.Stays, p.HeldBack), n), w)...)
	}
	for _, n := range s.behindNotes(&r.Behind, h) {
		out = append(out, wrapped(t, n.role, n.text, w)...)
	}
	for _, n := range r.Notes {
		out = append(out, wrapped(t, theme.Warn, s.o.Word(n), w)...)
	}
	out = append(out, wrapped(t, theme.Info, s.nextText(r), w)...)
	s.list.SetColumns([]grid.Column{
		{Title: c.Person, Width: 16, Grow: 1},
		{Title: c.Code, Width: 16, Grow: 1},
		{Title: c.Amount, Width: 9, Align: paint.Right},
		{Title: c.State, Width: 20},
		{Title: c.Reason, Width: 12, Grow: 2},
	})
	out = append(out, "", s.list.View(GridStyles(t, ""), w, max(3, h-len(out)-2)))
	return append(out, s.resultInfo(t, w))
}

func (s *pushScreen) nextText(r *pushOutcome) string {
	p := s.o.Texts().Push.Result
	switch {
	case r.Unsure > 0:
		return p.NextDoubts
	case r.trial && r.Refused == 0:
		return p.NextRest
	}
	return p.NextVerify
}

// resultInfo words the step under the cursor in full.
func (s *pushScreen) resultInfo(t *theme.Theme, w int) string {
	i := cursorRow(s.list)
	if i < 0 || i >= len(s.result.rows) {
		return ""
	}
	r, x := s.result.rows[i], s.o.Texts()
	text := " " + r.person + ", " + s.code(r.component) + ": "
	switch {
	case r.reason != nil:
		text += x.Problem(r.reason, s.o.opts.LogFile)
	case r.block != payroll.BlockNone:
		text += x.Block(r.block)
	default:
		text += x.StepState(r.state)
	}
	return t.Fit(text, w)
}
