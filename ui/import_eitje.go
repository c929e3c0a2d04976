package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/eitje"
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

type (
	// eitjeMsg tells how the link with eitje stands.
	eitjeMsg struct {
		link   store.EitjeLink
		linked bool
		err    error
	}
	// eitjeLinkedMsg tells that the credentials work.
	eitjeLinkedMsg struct {
		environments []store.EitjeEnvironment
		said         string
		err          error
	}
)

// openEitje reads how the link stands, and asks what to do with it.
func (s *importScreen) openEitje() tea.Cmd {
	svc := s.o.svc
	return s.o.Fetch(ScreenImport, "eitje", func(context.Context) tea.Msg {
		l, ok, err := svc.Eitje()
		return eitjeMsg{l, ok, err}
	})
}

// askEitje asks what to pull, or for the credentials.
func (s *importScreen) askEitje(m eitjeMsg) tea.Cmd {
	x := s.o.Texts().Intake
	if m.err != nil {
		s.o.SayError("read the link with eitje", m.err)
		return nil
	}
	if !m.linked {
		return s.askPlace()
	}
	noVenue, noPull := x.NoVenue, ""
	for _, e := range m.link.Environments {
		if e.Chosen {
			noVenue = ""
		}
	}
	if noPull = noVenue; noPull == "" && m.link.ChangedTo == "" {
		noPull = x.NothingPulled
	}
	last := x.EitjeNever
	if m.link.PulledAt != "" {
		last = s.o.moment(m.link.PulledAt)
	}
	options := []Option{
		{Label: fmt.Sprintf(x.Pull, s.o.period.Label(s.o.info.Cadence)), Disabled: noVenue},
		{Label: x.PullChanges, Disabled: noPull},
		{Label: x.ChooseVenues, Detail: chosenNames(m.link.Environments)},
		{Label: x.Relink},
		{Label: x.Unlink},
	}
	acts := []func() tea.Cmd{
		func() tea.Cmd { return s.pull(false) },
		func() tea.Cmd { return s.pull(true) },
		func() tea.Cmd { return s.askVenues(m.link.Environments) },
		s.askPlace, s.askUnlink,
	}
	first := 0
	if noVenue != "" {
		first = 2
	}
	s.o.Open(&Choice{
		Heading: x.EitjeTitle, Text: fmt.Sprintf(x.EitjeText, m.link.APIUser, last), Options: options, First: first,
		OnPick: func(i int) tea.Cmd { return acts[i]() },
	})
	return nil
}

func chosenNames(all []store.EitjeEnvironment) string {
	var names []string
	for _, e := range all {
		if e.Chosen {
			names = append(names, e.Name)
		}
	}
	return strings.Join(names, ", ")
}

// askPlace asks which eitje, and then for the credentials.
func (s *importScreen) askPlace() tea.Cmd {
	x := s.o.Texts().Intake
	places := []string{eitje.Production, eitje.Test}
	labels := []Option{{Label: x.Real}, {Label: x.Test}}
	if s.eitjeAt != "" {
		places, labels = append([]string{s.eitjeAt}, places...), append([]Option{{Label: s.eitjeAt}}, labels...)
	}
	s.o.Open(&Choice{
		Heading: x.Place, Text: x.EitjeUnlinkedTxt, Options: labels,
		OnPick: func(i int) tea.Cmd {
			s.askCredentials(link.EitjeCredentials{Endpoint: places[i]})
			return nil
		},
	})
	return nil
}

// askCredentials asks for the four parts one after another.
func (s *importScreen) askCredentials(c link.EitjeCredentials) {
	x := s.o.Texts().Intake
	ask := func(heading string, secret bool, then func(string) tea.Cmd) {
		s.o.Open(&Input{Heading: heading, Secret: secret, OnOK: then})
	}
	ask(x.PartnerUser, false, func(text string) tea.Cmd {
		c.PartnerUser = text
		ask(x.PartnerPassword, true, func(text string) tea.Cmd {
			c.Passwords.Partner = store.NewSecret(text)
			ask(x.APIUser, false, func(text string) tea.Cmd {
				c.APIUser = text
				ask(x.APIPassword, true, func(text string) tea.Cmd {
					c.Passwords.API = store.NewSecret(text)
					return s.linkEitje(c)
				})
				return nil
			})
			return nil
		})
		return nil
	})
}

func (s *importScreen) linkEitje(c link.EitjeCredentials) tea.Cmd {
	svc, x := s.o.svc, s.o.Texts().Intake
	return s.o.Start(TaskSpec{Name: x.Checking, Screen: ScreenImport, Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
		l, err := svc.LinkEitje(ctx, c)
		if err != nil {
			return nil, err
		}
		return eitjeLinkedMsg{environments: l.Environments, said: fmt.Sprintf(x.EitjeLinked, fmt.Sprint(len(l.Environments)))}, nil
	}})
}

// eitjeLinked goes on to the venues, where there are several to choose from.
func (s *importScreen) eitjeLinked(m eitjeLinkedMsg) tea.Cmd {
	if m.err != nil {
		s.o.SayError("change the link with eitje", m.err)
		return nil
	}
	if m.said != "" {
		s.o.Say(Good, m.said)
	}
	if len(m.environments) > 1 {
		return s.askVenues(m.environments)
	}
	return nil
}

// askVenues lets venues be taken along or left out until done.
func (s *importScreen) askVenues(all []store.EitjeEnvironment) tea.Cmd {
	x := s.o.Texts().Intake
	options := []Option{{Label: x.Done}}
	for _, e := range all {
		mark := "[ ] "
		if e.Chosen {
			mark = "[x] "
		}
		options = append(options, Option{Label: mark + e.Name})
	}
	first := 1
	if chosenNames(all) != "" {
		first = s.venueAt
	}
	s.o.Open(&Choice{Heading: x.VenuesTitle, Text: x.VenuesText, Options: options, First: first, OnPick: func(i int) tea.Cmd {
		if i > 0 {
			s.venueAt = i
			all[i-1].Chosen = !all[i-1].Chosen
			return s.askVenues(all)
		}
		s.venueAt = 0
		var ids []string
		for _, e := range all {
			if e.Chosen {
				ids = append(ids, e.ID)
			}
		}
		svc := s.o.svc
		return s.o.Fetch(ScreenImport, "eitje", func(context.Context) tea.Msg {
			if _, err := svc.ChooseEnvironments(ids); err != nil {
				return eitjeMsg{err: err}
			}
			l, ok, err := svc.Eitje()
			return eitjeMsg{l, ok, err}
		})
	}})
	return nil
}

func (s *importScreen) askUnlink() tea.Cmd {
	x, svc := s.o.Texts().Intake, s.o.svc
	s.o.Open(&Confirm{Heading: x.UnlinkTitle, Text: x.UnlinkText, Yes: x.Unlink, OnYes: func() tea.Cmd {
		return s.o.Fetch(ScreenImport, "eitje", func(context.Context) tea.Msg {
			return eitjeLinkedMsg{said: x.Unlinked, err: svc.UnlinkEitje()}
		})
	}})
	return nil
}

// pull reads hours from eitje and shows what they would do.
func (s *importScreen) pull(changes bool) tea.Cmd {
	svc, co, period := s.o.svc, s.o.co, s.o.period
	return s.o.Start(TaskSpec{
		Name: s.o.Texts().Intake.Pulling, Screen: ScreenImport,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			req := link.PullRequest{Progress: func(p link.Progress) { r.Set(p.Done, p.Total) }}
			if !changes {
				days, err := pullDays(co, period)
				if err != nil {
					return nil, err
				}
				req.Days = days
			}
			p, err := svc.PullEitje(ctx, co, req)
			if err != nil {
				return nil, err
			}
			f := &shownFile{path: "eitje.csv", preview: p}
			f.venues, err = svc.OpenVenues(p.Result.Covers.Venues)
			return previewMsg{f}, err
		},
	})
}

func pullDays(co *store.Company, p payroll.Period) (payroll.Span, error) {
	set, err := co.Settings()
	if err != nil {
		return payroll.Span{}, err
	}
	if err := set.Calendar.Valid(p); err != nil {
		return payroll.Span{}, err
	}
	return link.DaysOf(set.Calendar, p), nil
}
