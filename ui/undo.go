package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// undoActions are the keys that take back, and do again, what was changed on a
// page: never what was changed on another.
func (p *deskPage) undoActions(area store.Area) []Action {
	h := p.o.Texts().HourGrid
	return []Action{
		{ID: "undo", Keys: []string{"u"}, Help: h.Undo, Do: func() tea.Cmd { return p.undo(area) }, Disabled: p.noView, Quiet: true},
		{ID: "redo", Keys: []string{"U"}, Help: h.Redo, Do: func() tea.Cmd { return p.redo(area) }, Disabled: p.noView, Quiet: true},
	}
}

func (p *deskPage) undo(area store.Area) tea.Cmd {
	o, said := p.o, p.o.Texts().HourGrid.Undone
	return p.write(func(svc *link.Service, co *store.Company, _ *link.Desk) (outcome, error) {
		e, err := svc.Undo(context.Background(), co, area)
		return outcome{said: fmt.Sprintf(said, o.changeSaid(&e))}, err
	})
}

func (p *deskPage) redo(area store.Area) tea.Cmd {
	o, said := p.o, p.o.Texts().HourGrid.Redone
	return p.write(func(svc *link.Service, co *store.Company, _ *link.Desk) (outcome, error) {
		e, err := svc.Redo(context.Background(), co, area)
		return outcome{said: fmt.Sprintf(said, o.changeSaid(&e))}, err
	})
}

// undoOwn are those keys on a screen that has a way of writing of its own: write
// says nothing when the change is refused.
func (o *Office) undoOwn(area store.Area, linked func() string, write func(func(*link.Service) (string, error)) tea.Cmd) []Action {
	x := o.Texts().HourGrid
	do := func(said string, change func(*link.Service, context.Context, *store.Company, store.Area) (store.UndoEntry, error)) func() tea.Cmd {
		return func() tea.Cmd {
			co := o.co
			return write(func(svc *link.Service) (string, error) {
				e, err := change(svc, context.Background(), co, area)
				return fmt.Sprintf(said, o.changeSaid(&e)), err
			})
		}
	}
	return []Action{
		{ID: "undo", Keys: []string{"u"}, Help: x.Undo, Do: do(x.Undone, (*link.Service).Undo), Disabled: linked, Quiet: true},
		{ID: "redo", Keys: []string{"U"}, Help: x.Redo, Do: do(x.Redone, (*link.Service).Redo), Disabled: linked, Quiet: true},
	}
}

// changeSaid names a change for the person who takes it back: what it was, of
// what, and from when.
func (o *Office) changeSaid(e *store.UndoEntry) string {
	x := o.Texts()
	parts := []string{x.ChangeLabel(e.Label)}
	if of := o.changeOf(e); of != "" {
		parts = append(parts, "("+of+")")
	}
	if at := o.moment(e.At); at != "" {
		parts = append(parts, fmt.Sprintf(x.Undo.From, at))
	}
	return strings.Join(parts, " ")
}

// changeOf names what a change was about: the line when it is one, how many
// when there are more, the fields of a choice.
func (o *Office) changeOf(e *store.UndoEntry) string {
	x := o.Texts()
	lines := map[payroll.LineID]payroll.Line{}
	for _, l := range slices.Concat(e.After, e.Before) {
		lines[l.ID] = l
	}
	for _, l := range lines {
		if len(lines) == 1 {
			return payroll.Clean(l.Person, 60) + ", " + x.Date(l.Date)
		}
		return x.Many(x.HourGrid.Sum, len(lines))
	}
	var of []string
	for _, field := range e.Settings.Changed() {
		if name, isCode := strings.CutPrefix(field, "codes/"); isCode {
			of = append(of, payroll.Clean(name, 60))
		} else if field == "days" {
			of = append(of, x.Codes.Days)
		}
	}
	return strings.Join(of, ", ")
}

// tellElsewhere answers somebody who wants to take back on a screen on which
// there is nothing to take back: it names the newest change, and one key goes to
// the screen where that was made. It is false for any other error.
func (o *Office) tellElsewhere(err error) bool {
	var p *payroll.Problem
	if !errors.As(err, &p) || p.Code != store.CodeUndoElsewhere {
		return false
	}
	x := o.Texts()
	there := p.Args["there"]
	o.Open(&Choice{
		Heading: x.Undo.Title,
		Text:    fmt.Sprintf(x.Undo.Elsewhere, x.ChangeLabel(p.Args["change"]), o.moment(p.Args["at"]), x.Area(there)),
		Options: []Option{{Label: fmt.Sprintf(x.Undo.Go, x.Area(there))}, {Label: x.Undo.Stay}},
		OnPick: func(i int) tea.Cmd {
			if i == 0 {
				o.Go(ScreenID(there))
			}
			return nil
		},
	})
	return true
}
