package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// doubtAt is where one stands among the doubtful steps: which one, and which
// of the rows that may be it.
type doubtAt struct{ step, pick int }

// readDoubts reads the unsure steps back from Nmbrs.
func (s *pushScreen) readDoubts() tea.Cmd {
	svc, co := s.o.svc, s.o.co
	return s.o.Start(TaskSpec{
		Name: s.o.Texts().Push.Settling, Screen: ScreenPush,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			all, err := svc.Doubts(ctx, co)
			if err != nil {
				return nil, err
			}
			return doubtsMsg{all}, nil
		},
	})
}

// current gives the doubt in sight, nil when there is none.
func (s *pushScreen) currentDoubt() *link.Doubt {
	if s.doubt.step < len(s.doubts) {
		return &s.doubts[s.doubt.step]
	}
	return nil
}

// doubtful gives the call of a step that is in doubt.
func doubtful(st *payroll.Step) payroll.Call {
	for _, c := range st.Calls {
		if c.State == payroll.StepUnsure {
			return c
		}
	}
	return payroll.Call{}
}

func (s *pushScreen) noDoubt() string {
	if s.currentDoubt() == nil {
		return s.o.Texts().Push.Doubt.NoDoubts
	}
	return ""
}

func (s *pushScreen) noAdopt() string {
	d := s.currentDoubt()
	if d == nil {
		return s.o.Texts().Push.Doubt.NoDoubts
	}
	if len(d.Candidates) == 0 {
		return s.o.Texts().Push.Doubt.NoCandidates
	}
	return ""
}

func (s *pushScreen) nextDoubt() tea.Cmd {
	s.doubt = doubtAt{step: (s.doubt.step + 1) % len(s.doubts)}
	return nil
}

func (s *pushScreen) moveDoubt(key string) {
	d := s.currentDoubt()
	if d == nil {
		return
	}
	switch key {
	case "up", "k":
		s.doubt.pick--
	case "down", "j":
		s.doubt.pick++
	}
	s.doubt.pick = max(0, min(s.doubt.pick, len(d.Candidates)-1))
}

// what words a doubtful step.
func (s *pushScreen) what(d *link.Doubt) string {
	x := s.o.Texts()
	c := doubtful(&d.Step)
	word := map[payroll.Op]string{
		payroll.OpAdd: x.Push.Doubt.Add, payroll.OpRemove: x.Push.Doubt.Remove, payroll.OpSet: x.Push.Doubt.Set,
	}[c.Op]
	return fmt.Sprintf(x.Push.Doubt.What, d.Person, s.code(d.Step.Component), x.Amount(c.Amount)+" "+word)
}

// adopt asks whether the chosen row is the step's.
func (s *pushScreen) adopt() tea.Cmd {
	x, d := s.o.Texts().Push.Doubt, s.currentDoubt()
	row := d.Candidates[max(0, min(s.doubt.pick, len(d.Candidates)-1))]
	id := d.Step.ID
	s.o.Open(&Confirm{
		Heading: x.AdoptTitle, Text: fmt.Sprintf(x.AdoptText, s.what(d), row.ID), Yes: x.Adopt,
		OnYes: func() tea.Cmd { return s.resolve(id, row.ID) },
	})
	return nil
}

// deny asks whether the call did not arrive.
func (s *pushScreen) deny() tea.Cmd {
	x, d := s.o.Texts().Push.Doubt, s.currentDoubt()
	id := d.Step.ID
	s.o.Open(&Confirm{
		Heading: x.NoneTitle, Text: fmt.Sprintf(x.NoneText, s.what(d)), Yes: x.None,
		OnYes: func() tea.Cmd { return s.resolve(id, "") },
	})
	return nil
}

// resolve settles a step by the clerk's word, held against a fresh read.
func (s *pushScreen) resolve(id payroll.StepID, row payroll.RowID) tea.Cmd {
	svc, co := s.o.svc, s.o.co
	return s.o.Start(TaskSpec{
		Name: s.o.Texts().Push.Settling, Screen: ScreenPush,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			if _, err := svc.Resolve(ctx, co, id, row); err != nil {
				return nil, err
			}
			return resolvedMsg{}, nil
		},
	})
}

// resolved reads the rest of the doubts again.
func (s *pushScreen) resolved(err error) tea.Cmd {
	if err != nil {
		return nil
	}
	s.o.touch()
	s.result = nil
	return s.readDoubts()
}

// doubtBody shows a doubtful step: what Nmbrs held before it and what it holds
// now, side by side.
func (s *pushScreen) doubtBody(t *theme.Theme, w int) []string {
	x, d := s.o.Texts().Push.Doubt, s.currentDoubt()
	if d == nil {
		return wrapped(t, theme.Good, x.NoDoubts, w)
	}
	out := []string{" " + t.Paint(theme.Title, fmt.Sprintf(x.Title, s.doubt.step+1, len(s.doubts)))}
	out = append(out, wrapped(t, theme.Strong, s.what(d), w)...)
	if d.Step.Reason != nil {
		out = append(out, wrapped(t, theme.Warn, s.o.Texts().Problem(d.Step.Reason, ""), w)...)
	}
	out = append(out, "")
	half := (w - 3) / 2
	out = append(out, " "+t.Paint(theme.GridHead, t.Fit(x.Before, half))+" "+t.Paint(theme.GridHead, t.Fit(x.Now, half)))
	rows := max(len(d.Before), len(d.Now), 1)
	for i := range rows {
		left, right, mark := "", "", ""
		if i < len(d.Before) {
			left = s.rowText(d.Before[i])
		} else if len(d.Before) == 0 && i == 0 {
			left = x.Empty
		}
		if i < len(d.Now) {
			right = s.rowText(d.Now[i])
			mark = s.candidateMark(t, d, d.Now[i])
		} else if len(d.Now) == 0 && i == 0 {
			right = x.Empty
		}
		out = append(out, " "+t.Fit(left, half)+" "+t.Fit(mark+right, half))
	}
	if rows := d.Candidates; len(rows) == 0 {
		out = append(out, "")
		out = append(out, wrapped(t, theme.Warn, x.NoCandidates, w)...)
	} else if !s.among(d.Now, rows[0].ID) {
		out = append(out, "", " "+t.Glyphs().Focus+" "+t.Fit(s.rowText(rows[0])+", "+x.Candidate, w-4))
	}
	return out
}

func (s *pushScreen) among(rows []payroll.SeenRow, id payroll.RowID) bool {
	for _, r := range rows {
		if r.ID == id {
			return true
		}
	}
	return false
}

// candidateMark marks a row that may be the step's, and the chosen one.
func (s *pushScreen) candidateMark(t *theme.Theme, d *link.Doubt, r payroll.SeenRow) string {
	for i, c := range d.Candidates {
		if c.ID != r.ID {
			continue
		}
		if i == s.doubt.pick {
			return t.Glyphs().Focus + " "
		}
		return "? "
	}
	return "  "
}

func (s *pushScreen) rowText(r payroll.SeenRow) string {
	x := s.o.Texts()
	id := string(r.ID)
	if id == "" {
		id = x.Push.Columns.Days
	}
	text := fmt.Sprintf(x.Push.Doubt.Row, id, x.Amount(r.Amount))
	if r.Code != 0 {
		text += fmt.Sprintf(" (%d)", r.Code)
	}
	return strings.TrimSpace(paint.Clean(text))
}
