package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

type (
	companiesMsg struct {
		list []linkedCompany
		err  error
	}
	triedMsg struct {
		login *link.Login
		err   error
	}
	activatedMsg struct {
		first  store.CompanyKey
		count  int
		rights *link.Rights
		err    error
	}
	rightsMsg   struct{ rights *link.Rights }
	tokenMsg    struct{ err error }
	answeredMsg struct{ err error }
	unlinkedMsg struct {
		name string
		next store.CompanyKey
		err  error
	}
)

// readCompanies reads which companies are linked.
func (s *linkScreen) readCompanies() tea.Cmd {
	svc := s.svc
	return s.Fetch(ScreenLink, "companies", func(context.Context) tea.Msg {
		list, err := linkedCompanies(svc)
		return companiesMsg{list, err}
	})
}

func linkedCompanies(svc *link.Service) ([]linkedCompany, error) {
	all, err := svc.Companies()
	if err != nil {
		return nil, err
	}
	var out []linkedCompany
	for _, info := range all {
		if info.Link.ID == "" {
			continue
		}
		co, err := svc.Ledger.Company(info.Key)
		if err != nil {
			return nil, err
		}
		set, err := co.Settings()
		if err != nil {
			return nil, err
		}
		out = append(out, linkedCompany{info, set.CutOver, set.OldLinkOff})
	}
	return out, nil
}

// try signs in with what was filled in; nothing is kept by it.
func (s *linkScreen) try() tea.Cmd {
	s.busy, s.err = true, nil
	c, svc := s.form.credentials(!s.svc.Token.IsZero()), s.svc
	return s.Fetch(ScreenLink, "try", func(ctx context.Context) tea.Msg {
		l, err := svc.Try(ctx, c)
		return triedMsg{l, err}
	})
}

func (s *linkScreen) tried(m triedMsg) tea.Cmd {
	s.busy = false
	if s.err = m.err; m.err != nil {
		s.opts.Log("sign in", m.err)
		return nil
	}
	s.login, s.picked = m.login, make([]bool, len(m.login.Companies))
	if len(s.picked) == 1 {
		s.picked[0] = true
	}
	s.stage = linkPicks
	s.table.SetColumns(s.pickColumns())
	s.table.SetSource(pickRows{s})
	s.table.SetCursor(0, 0)
	return nil
}

// activate links the chosen companies and checks the rights.
func (s *linkScreen) activate() tea.Cmd {
	login, from, off, svc := s.login, s.from, s.oldOff, s.svc
	picked := append([]bool(nil), s.picked...)
	return s.Start(TaskSpec{
		Name: s.texts.Linking.Form.Activate, Screen: ScreenLink,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			msg := activatedMsg{}
			for i, c := range login.Companies {
				if !picked[i] {
					continue
				}
				co, err := activateOne(ctx, svc, login, i, from, off)
				if err != nil {
					msg.err = err
					return msg, err
				}
				if msg.first == "" {
					msg.first = co.Key()
				}
				msg.count++
				r.Note(c.Name)
				rights, err := svc.Rights(ctx, co, report(r))
				if err != nil {
					msg.err = err
					return msg, err
				}
				if msg.rights == nil || !rights.Good() {
					msg.rights = rights
				}
			}
			return msg, nil
		},
	})
}

func activateOne(ctx context.Context, svc *link.Service, login *link.Login, i int, from payroll.Period, off *bool) (*store.Company, error) {
	co, err := svc.Activate(ctx, login, login.Companies[i], from)
	if err != nil || off == nil {
		return co, err
	}
	set, err := co.Settings()
	if err != nil {
		return co, err
	}
	return co, svc.SetCutOver(co, set.CutOver, off)
}

// report passes the progress of a use case on to a task.
func report(r *Report) func(link.Progress) {
	return func(p link.Progress) { r.Set(p.Done, p.Total) }
}

func (s *linkScreen) activated(m activatedMsg) tea.Cmd {
	if m.rights != nil {
		s.rights = m.rights
	}
	if m.first == "" {
		return nil
	}
	s.form.token.SetText("")
	s.stage = linkShown
	if err := s.choose(m.first); err != nil {
		s.SayError("take up the company", err)
	}
	return s.readCompanies()
}

// ended says what came of a task; where there is no keyring it offers to go
// on without.
func (s *linkScreen) ended(m TaskEndedMsg) tea.Cmd {
	x := s.texts.Linking
	if m.Err != nil && m.Name == x.Form.Activate && keyringProblem(m.Err) && !s.runOnly {
		s.OpenUnasked(&Confirm{
			Heading: x.Form.NoKeyring, Text: fmt.Sprintf(x.Form.NoKeyringText, s.Word(m.Err)), Yes: x.Form.NoKeyringYes,
			OnYes: func() tea.Cmd {
				s.forThisRun()
				return s.activate()
			},
		})
	}
	if m.Err == nil && !m.Stopped && m.Name == x.Form.Activate {
		s.Say(Good, fmt.Sprintf(x.Do.Linked, s.texts.Count(s.pickedCount())))
	}
	return nil
}

// keyringProblem tells whether a token could not be kept because of the keyring.
func keyringProblem(err error) bool {
	var p *payroll.Problem
	if !errors.As(err, &p) {
		return false
	}
	return slices.Contains([]payroll.Code{
		store.CodeKeyringAbsent, store.CodeKeyringLocked, store.CodeKeyringTimeout, store.CodeKeyringOther, store.CodeKeyringWrong,
	}, p.Code)
}

func (s *linkScreen) checkRights() tea.Cmd {
	co, svc := s.co, s.svc
	return s.Start(TaskSpec{
		Name: s.texts.Linking.Do.RightsTask, Screen: ScreenLink,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			rights, err := svc.Rights(ctx, co, report(r))
			if err != nil {
				return nil, err
			}
			return rightsMsg{rights}, nil
		},
	})
}

func (s *linkScreen) newToken(text string) tea.Cmd {
	co, svc, secret := s.co, s.svc, store.NewSecret(text)
	return s.Fetch(ScreenLink, "token", func(ctx context.Context) tea.Msg {
		return tokenMsg{svc.NewToken(ctx, co, secret)}
	})
}

func (s *linkScreen) askOldAgain() tea.Cmd {
	co, svc := s.co, s.svc
	s.askOld(func(off *bool) tea.Cmd {
		return s.Fetch(ScreenLink, "old", func(context.Context) tea.Msg {
			set, err := co.Settings()
			if err == nil && off != nil {
				err = svc.SetCutOver(co, set.CutOver, off)
			}
			return answeredMsg{err}
		})
	})
	return nil
}

func (s *linkScreen) unlink() tea.Cmd {
	co, svc, name := s.co, s.svc, s.info.Title()
	return s.Fetch(ScreenLink, "unlink", func(context.Context) tea.Msg {
		m := unlinkedMsg{name: name, err: svc.Unlink(co)}
		rest, err := linkedCompanies(svc)
		if err == nil && len(rest) > 0 {
			m.next = rest[0].Key
		}
		m.err = errors.Join(m.err, err)
		return m
	})
}

func (s *linkScreen) unlinked(m unlinkedMsg) tea.Cmd {
	s.rights = nil
	if m.next != "" {
		if err := s.choose(m.next); err != nil {
			s.SayError("take up the company", err)
			return nil
		}
	} else {
		s.leave()
		s.stage = linkTyping
	}
	return s.told(m.err, fmt.Sprintf(s.texts.Linking.Do.Unlinked, m.name))
}

// leave works on no company at all.
func (o *Office) leave() {
	o.co, o.view, o.info, o.period = nil, nil, store.CompanyInfo{}, payroll.Period{}
	o.SetHeader(o.head())
	o.touch()
}
