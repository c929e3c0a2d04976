package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
)

// linesSent counts the lines that were sent for one person and are another's.
func linesSent(list []link.SentFor) int {
	n := 0
	for i := range list {
		n += len(list[i].Lines)
	}
	return n
}

// askSentFor shows for whom lines were sent and whose they are now, and confirms
// the correction of those that are chosen.
func (s *peopleScreen) askSentFor() tea.Cmd {
	x := s.texts.People
	options := make([]Option, len(s.sent))
	for i := range s.sent {
		r := &s.sent[i]
		now := r.NowName
		switch r.Now {
		case "":
			now = x.SentForNobody
		case payroll.Nobody:
			now = x.NotHere
		}
		arrow := " " + s.Theme().Glyphs().Arrow + " "
		options[i] = Option{
			Label:  r.ForName + arrow + now + " (" + strings.Join(r.Names, ", ") + ")",
			Detail: r.Period.Label(s.info.Cadence) + ", " + s.texts.Many(x.InLines, len(r.Lines)) + ", " + s.hoursText(r.Minutes),
		}
	}
	list := s.sent
	s.Open(&Choice{Heading: x.SentForTitle, Text: x.SentForText, Options: options, OnPick: func(i int) tea.Cmd {
		if list[i].Now == "" {
			s.Say(Warn, x.SentForLink)
			return nil
		}
		return s.confirmSentFor(list[i])
	}})
	return nil
}

func (s *peopleScreen) confirmSentFor(r link.SentFor) tea.Cmd {
	co, svc, x := s.co, s.svc, s.texts.People
	return s.Fetch(ScreenPeople, "write", func(context.Context) tea.Msg {
		d, err := svc.Desk(co, r.Period)
		if err != nil {
			return personMsg{"", err}
		}
		n, _, err := svc.ConfirmSentFor(co, d, r.For, r.Now, x.SentForTitle)
		return personMsg{fmt.Sprintf(x.SentForKept, s.texts.Count(n), r.ForName), err}
	})
}

// sentForAction leads to the corrections of what was sent for another.
func (s *peopleScreen) sentForAction() Action {
	x := s.texts.People
	return Action{ID: "sent-for", Keys: []string{"c"}, Help: x.SentForKey, Do: s.askSentFor, Quiet: true, Disabled: func() string {
		if len(s.sent) == 0 {
			return x.NoSentFor
		}
		return ""
	}}
}

// whyNotFirst tells why a name is not linked to the first suggestion by one key:
// where somebody answers who cannot be it for certain a person must look.
func (s *peopleScreen) whyNotFirst() string {
	n, ok := s.name()
	switch {
	case ok && n.Why != payroll.DoubtNone:
		return s.texts.Doubt(n.Why)
	case ok && len(n.Suggestions) == 0:
		return s.texts.People.NoSuggestion
	}
	return ""
}
