package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// wayMsg brings a question that stops a file: how one of its columns is written.
type wayMsg struct {
	file *shownFile
	why  *payroll.Problem
}

// wayAsked gives the question about a column that err is, nil for another error.
func wayAsked(f *shownFile, err error) *wayMsg {
	var p *payroll.Problem
	if errors.As(err, &p) && len(intake.Offers(p)) > 0 {
		return &wayMsg{f, p}
	}
	return nil
}

// askedOf gives the question that err is, else the error itself.
func askedOf(f *shownFile, err error) (tea.Msg, error) {
	q := wayAsked(f, err)
	if q == nil {
		return nil, err
	}
	return *q, nil
}

// askWay asks how a column is written, and reads the file by the answer. Without
// one the path is there to type again.
func (s *importScreen) askWay(m wayMsg) {
	x := s.o.Texts()
	offers := intake.Offers(m.why)
	options := make([]Option, len(offers))
	for i, o := range offers {
		options[i] = Option{Label: s.offerWords(o)}
	}
	s.typing = s.shown == nil
	s.wrong = x.Problem(m.why, s.o.opts.LogFile)
	s.o.Open(&Choice{
		Heading: x.Ask.WayTitle, Text: s.wrong, Options: options,
		OnPick: func(i int) tea.Cmd {
			s.wrong = ""
			f := *m.file
			f.way = f.way.With(m.why, offers[i])
			return s.previewTask(f.input.Name, func() (*shownFile, error) { return &f, nil })
		},
	})
}

// offerWords words one way to read a column, with what the example then is.
func (s *importScreen) offerWords(o intake.Offer) string {
	x := s.o.Texts().Ask
	form, reads := "", o.Reads
	switch o.Dates {
	case intake.DayFirst:
		form = x.WayDay
	case intake.MonthFirst:
		form = x.WayMonth
	case intake.YearFirst:
		form = x.WayYear
	}
	switch o.Notation {
	case intake.NotationMinutes:
		form = x.WayMinutes
	case intake.NotationDigits:
		form = x.WayDigits
	case intake.NotationDecimal:
		form = x.WayDecimal
	case intake.NotationPoint:
		form = x.WayPoint
	case intake.NotationDayPart:
		form = x.WayDayPart
	case intake.NotationFree:
	}
	if o.Dates != "" {
		var d payroll.Date
		if err := d.UnmarshalText([]byte(o.Reads)); err == nil {
			reads = s.o.Texts().Date(d)
		}
	}
	return fmt.Sprintf(form, reads)
}
