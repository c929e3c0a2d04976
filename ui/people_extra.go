package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/theme"
)

func (s *peopleScreen) whyNoExtra() string {
	if why := s.whyNoBasis(); why != "" {
		return why
	}
	p, _ := s.person()
	for i := range s.people {
		if s.people[i].ID == p.ID && s.people[i].Basis == payroll.BasisExtra {
			return ""
		}
	}
	return s.texts.Rules.NotExtra
}

// askExtra asks for the extra hours of somebody with a fixed wage. The figure
// becomes a line of its own; nothing is computed.
func (s *peopleScreen) askExtra() tea.Cmd {
	p, ok := s.person()
	if !ok || s.view == nil {
		return nil
	}
	x, co, period := s.texts.Rules, s.co, s.period
	s.Open(&Input{
		Heading: fmt.Sprintf(x.ExtraTitle, p.Name()), Text: x.ExtraText,
		Check: func(text string) string {
			if m, err := payroll.ParseWork(text); err != nil || m == 0 {
				return x.ExtraBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			m, err := payroll.ParseWork(text)
			if err != nil {
				return nil
			}
			return s.write(fmt.Sprintf(x.ExtraKept, p.Name(), m.Clock()), func(svc *link.Service) error {
				desk, err := svc.Desk(co, period)
				if err != nil {
					return err
				}
				_, err = svc.TypeExtraHours(co, desk, p.ID, m)
				return err
			})
		},
	})
	return nil
}

// extraLine stands the extra hours of a person beside contract and hours worked.
func (s *peopleScreen) extraLine(p *sheet, id payroll.EmployeeID) {
	if s.view == nil {
		return
	}
	for _, r := range s.svc.ExtraHours(s.view) {
		if r.Employee != id {
			continue
		}
		contract := "–"
		if r.Contract != nil {
			contract = s.texts.Hours(*r.Contract)
		}
		p.line(theme.Plain, fmt.Sprintf(s.texts.Rules.ExtraRow, r.Worked.Clock(), contract, r.Extra.Clock()))
	}
}
