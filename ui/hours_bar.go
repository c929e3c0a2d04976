package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// bar draws the shift of the line under the cursor, and where surcharges count.
func (s *hoursScreen) bar(w int) []string {
	v := s.lineAt()
	if v == nil || v.Line.Start == payroll.NoTime {
		return nil
	}
	// The line is at hand: Desk.Cut would look for it among all of them.
	cut := link.LineCut{Line: v.Line, Stretches: s.o.view.Book.Stretches(v), Shares: v.Shares, Unserved: v.Unserved}
	if len(cut.Stretches) == 0 {
		return nil
	}
	var out []string
	for _, l := range timeBar(s.o.Theme(), s.o.Texts(), cut, w-2) {
		out = append(out, " "+l)
	}
	return out
}

// elsewhere marks the chosen lines as paid by another link, or takes the mark
// away when all of them have it.
func (s *hoursScreen) elsewhere() tea.Cmd {
	x := s.o.Texts()
	var ids []payroll.LineID
	on := false
	for _, i := range s.chosen() {
		l := &s.o.view.Verdicts[i].Line
		ids = append(ids, l.ID)
		on = on || !l.Elsewhere
	}
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{said: x.Rules.ElsewhereHelp}, svc.MarkElsewhere(co, view, ids, on)
	})
}

// missingCode names what the line under the cursor lacks a code for, "" when
// it lacks none.
func (s *hoursScreen) missingCode() string {
	if v := s.lineAt(); v != nil {
		for _, f := range v.Findings {
			if f.Kind == payroll.FindNoCode {
				return payroll.FoldType(f.Args["type"])
			}
		}
	}
	return ""
}

func (s *hoursScreen) noMissingCode() string {
	if why := s.noLine(); why != "" {
		return why
	}
	if s.missingCode() == "" {
		return s.o.Texts().Rules.HasCodes
	}
	return ""
}

// toCode goes to the codes, with the cursor on the one that is missing.
func (s *hoursScreen) toCode() tea.Cmd {
	s.o.wantCode = s.missingCode()
	s.o.Go(ScreenCodes)
	return nil
}
