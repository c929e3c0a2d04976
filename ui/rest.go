package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// restAim is what a sign-in is for.
type restAim uint8

const (
	aimLink  restAim = iota // link companies
	aimAgain                // renew the sign-in of a link
	aimMove                 // move a link from SOAP
)

// signing is a sign-in under way.
type signing struct {
	aim    restAim
	co     *store.Company // whose consent it is, of aimAgain
	app    link.RESTCredentials
	in     link.SigningIn
	dialog *Input
}

type (
	signInStartedMsg struct {
		s   *signing
		err error
	}
	signedInMsg struct {
		s      *signing
		tokens link.Tokens
		err    error
	}
	movePreparedMsg struct{ move *link.Move }
	movedMsg        struct {
		err  error
		text string
	}
)

// overREST tells whether the link at hand is over REST.
func (o *Office) overREST() bool { return o.info.Link.Transport == store.TransportREST }

// restActions are what there is to do with a link over REST, or towards it.
func (s *linkScreen) restActions() []Action {
	x := s.texts.Rest
	again := Action{ID: "signin", Keys: []string{"n"}, Help: x.SignIn.Action, Do: func() tea.Cmd { return s.askApp(aimLink) }}
	if s.linked() && s.overREST() {
		again.Help, again.Do = x.SignIn.Again, s.signInAgain
	}
	return []Action{
		again,
		{ID: "consents", Keys: []string{"w"}, Help: x.SignIn.ConsentAction, Do: s.askConsent, Quiet: true, Disabled: func() string {
			if len(s.consents()) == 0 {
				return x.SignIn.ConsentNone
			}
			return ""
		}},
		{ID: "move", Keys: []string{"v"}, Help: x.Move.Action, Do: s.tryMove, Quiet: true, Disabled: func() string {
			switch {
			case !s.linked():
				return s.texts.Linking.Do.NotLinked
			case s.overREST():
				return x.Move.Already
			}
			return ""
		}},
		{ID: "moveback", Keys: []string{"b"}, Help: x.Move.Undo, Do: s.askMoveBack, Quiet: true, Disabled: func() string {
			if !s.linked() || s.info.Moved == nil {
				return x.Move.NotMoved
			}
			return ""
		}},
	}
}

// restMsg takes the answers that belong to signing in and moving; false for
// any other.
func (s *linkScreen) restMsg(msg tea.Msg) (tea.Cmd, bool) {
	switch m := msg.(type) {
	case signInStartedMsg:
		return s.signInStarted(m), true
	case signedInMsg:
		return s.signedIn(m), true
	case movePreparedMsg:
		return s.movePrepared(m), true
	case movedMsg:
		return s.told(m.err, m.text), true
	}
	return nil, false
}

// askApp asks what the portal of Nmbrs gave the office, for the company at hand.
func (s *linkScreen) askApp(aim restAim) tea.Cmd { return s.askAppOf(aim, s.co, s.info.Link) }

// askAppOf asks it for a company, one thing at a time.
func (s *linkScreen) askAppOf(aim restAim, co *store.Company, l store.Link) tea.Cmd {
	x := s.texts.Rest.SignIn
	app := link.RESTCredentials{ClientID: l.ClientID, WayBack: l.WayBack, Narrow: l.Narrow}
	if aim == aimAgain {
		app.Endpoint, app.Authority = l.Endpoint, l.Authority
	}
	secret, key := "", ""
	if s.demo != nil && s.demo.ClientID != "" {
		app.Endpoint, app.ClientID, secret, key = s.demo.Endpoint, s.demo.ClientID, s.demo.ClientSecret, s.demo.SubscriptionKey
	}
	for _, c := range s.companies {
		if app.ClientID == "" {
			app.ClientID = c.Link.ClientID
		}
	}
	s.Open(&Input{Heading: x.ClientTitle, Text: x.ClientText, Value: app.ClientID, OnOK: func(id string) tea.Cmd {
		app.ClientID = strings.TrimSpace(id)
		s.Open(&Input{Heading: x.SecretTitle, Text: x.SecretText, Value: secret, Secret: true, OnOK: func(text string) tea.Cmd {
			app.Secret = store.NewSecret(strings.TrimSpace(text))
			s.Open(&Input{Heading: x.KeyTitle, Text: x.KeyText, Value: key, Secret: true, OnOK: func(text string) tea.Cmd {
				app.Key = store.NewSecret(strings.TrimSpace(text))
				s.askWayBack(app, aim, co)
				return nil
			}})
			return nil
		}})
		return nil
	}})
	return nil
}

func (s *linkScreen) startSignIn(app link.RESTCredentials, aim restAim, co *store.Company) tea.Cmd {
	svc, x := s.svc, s.texts.Rest.SignIn
	page := link.SignInPage{Title: x.PageTitle, Good: x.PageGood, Bad: x.PageBad}
	return s.Fetch(ScreenLink, "signin", func(ctx context.Context) tea.Msg {
		in, err := svc.StartSignIn(ctx, app, page)
		return signInStartedMsg{&signing{aim: aim, co: co, app: app, in: in}, err}
	})
}

// signInStarted shows the address, opens the browser where there is one, and
// waits; what is pasted counts as well.
func (s *linkScreen) signInStarted(m signInStartedMsg) tea.Cmd {
	if m.err != nil {
		s.SayError("sign in", m.err)
		return nil
	}
	x, g := s.texts.Rest.SignIn, m.s
	address := g.in.Address()
	g.dialog = &Input{
		Heading: x.Title, Text: fmt.Sprintf(x.Text, address),
		OnOK: func(text string) tea.Cmd {
			return s.Fetch(ScreenLink, "signpaste", func(ctx context.Context) tea.Msg {
				t, err := link.SignedIn(g.in.Paste(ctx, text))
				return signedInMsg{g, t, err}
			})
		},
		OnCancel: func() tea.Cmd {
			s.Forget(ScreenLink, "signwait")
			g.in.Close()
			return nil
		},
	}
	s.Open(g.dialog)
	s.Say(Info, x.NotOpened)
	if s.opts.Browse != nil {
		if err := s.opts.Browse(address); err == nil {
			s.Say(Info, x.Opened)
		}
	}
	wait := s.Fetch(ScreenLink, "signwait", func(ctx context.Context) tea.Msg {
		t, err := link.SignedIn(g.in.Wait(ctx))
		return signedInMsg{g, t, err}
	})
	return tea.Batch(wait, tea.SetClipboard(address))
}

// signedIn goes on with what the sign-in was for.
func (s *linkScreen) signedIn(m signedInMsg) tea.Cmd {
	if errors.Is(m.err, &payroll.Problem{Code: link.CodeCancelled}) {
		return nil // waiting was given up, not the sign-in
	}
	g, svc := m.s, s.svc
	s.Forget(ScreenLink, "signwait")
	g.in.Close()
	s.dismiss(g.dialog)
	if m.err != nil {
		s.SayError("sign in", m.err)
		s.offerNarrow(m.err, g)
		return nil
	}
	s.Say(Good, s.texts.Rest.SignIn.Done)
	if lost := link.Lost(m.tokens); lost != nil {
		s.OpenUnasked(&Message{Heading: s.texts.Rest.SignIn.Title, Text: s.Word(lost)})
	}
	switch g.aim {
	case aimAgain:
		co := g.co
		return s.Fetch(ScreenLink, "again", func(ctx context.Context) tea.Msg {
			return movedMsg{svc.SignInAgain(ctx, co, g.app, m.tokens), s.texts.Rest.SignIn.Done}
		})
	case aimMove:
		return s.prepareMove(func(ctx context.Context) (*link.Login, error) { return svc.TryREST(ctx, g.app, m.tokens) })
	case aimLink:
	}
	s.busy = true
	return s.Fetch(ScreenLink, "try", func(ctx context.Context) tea.Msg {
		l, err := svc.TryREST(ctx, g.app, m.tokens)
		return triedMsg{l, err}
	})
}

// dismiss takes a dialog away that is no longer of use.
func (d *Desk) dismiss(dialog Dialog) {
	if n := len(d.dialogs); n > 0 && d.dialogs[n-1].dialog == dialog {
		d.dialogs = d.dialogs[:n-1]
	}
}

// tryMove does the dry run with a sign-in that is there already, else signs in.
func (s *linkScreen) tryMove() tea.Cmd {
	for _, c := range s.companies {
		if c.Link.Transport == store.TransportREST && c.Link.Broken == "" {
			return s.prepareMove(nil)
		}
	}
	return s.askApp(aimMove)
}

// prepareMove is the dry run, as a task; login is nil for a sign-in that is kept.
func (s *linkScreen) prepareMove(login func(context.Context) (*link.Login, error)) tea.Cmd {
	svc, co := s.svc, s.co
	return s.Start(TaskSpec{
		Name: s.texts.Rest.Move.Task, Screen: ScreenLink,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			var m *link.Move
			var err error
			if login == nil {
				m, err = svc.PrepareMoveKnown(ctx, co, report(r))
			} else {
				var l *link.Login
				if l, err = login(ctx); err == nil {
					m, err = svc.PrepareMove(ctx, co, l, report(r))
				}
			}
			if err != nil {
				return nil, err
			}
			return movePreparedMsg{m}, nil
		},
	})
}

// movePrepared shows the dry run; one confirmed step makes the move.
func (s *linkScreen) movePrepared(m movePreparedMsg) tea.Cmd {
	if m.move == nil {
		return s.askApp(aimMove) // no sign-in that is kept covers the company
	}
	x, svc, co := s.texts.Rest.Move, s.svc, s.co
	s.OpenUnasked(&Confirm{
		Heading: fmt.Sprintf(x.Title, m.move.Company), Text: s.moveText(m.move), Yes: x.Yes,
		OnYes: func() tea.Cmd {
			return s.Fetch(ScreenLink, "move", func(ctx context.Context) tea.Msg {
				return movedMsg{svc.CommitMove(ctx, co, m.move), fmt.Sprintf(x.Done, m.move.Company)}
			})
		},
	})
	return nil
}

func (s *linkScreen) moveText(m *link.Move) string {
	x := s.texts.Rest.Move
	lines := []string{fmt.Sprintf(x.Found, m.People, m.ByComment, m.ByAmount)}
	var periods []string
	for _, p := range m.Periods {
		periods = append(periods, p.Label(s.info.Cadence))
	}
	if len(periods) > 0 {
		lines = append(lines, fmt.Sprintf(x.Periods, strings.Join(periods, ", ")))
	}
	if m.PlanSame {
		lines = append(lines, x.Same)
	}
	if len(m.Doubts) == 0 {
		lines = append(lines, x.NoDoubts)
	} else {
		lines = append(lines, "", fmt.Sprintf(x.Doubts, len(m.Doubts)))
		for _, d := range m.Doubts {
			lines = append(lines, "- "+s.texts.MoveDoubt(d.Words()))
		}
	}
	return strings.Join(append(lines, "", x.Keep), "\n")
}

func (s *linkScreen) askMoveBack() tea.Cmd {
	x, svc, co, name := s.texts.Rest.Move, s.svc, s.co, s.info.Title()
	if err := svc.MayUndoMove(co); err != nil {
		s.SayError("take the move back", err)
		return nil
	}
	s.Open(&Confirm{
		Heading: x.UndoTitle, Text: fmt.Sprintf(x.UndoText, name), Yes: x.UndoYes,
		OnYes: func() tea.Cmd {
			return s.Fetch(ScreenLink, "moveback", func(context.Context) tea.Msg {
				return movedMsg{svc.UndoMove(co), fmt.Sprintf(x.Undone, name)}
			})
		},
	})
	return nil
}

// drawTransport tells how Nmbrs is reached: by whom over SOAP and until when,
// or under which sign-in over REST.
func (s *linkScreen) drawTransport(p *sheet) {
	x, r, l := s.texts.Linking.Linked, s.texts.Rest.SignIn, s.info.Link
	if !s.overREST() {
		p.pair(r.Transport, theme.Plain, r.OverSOAP)
		p.pair(x.Email, theme.Plain, l.Email)
		p.pair(x.Domain, theme.Plain, l.Domain)
		p.pair(x.Token, theme.Plain, s.tokenPlace())
		return
	}
	text := r.OverREST
	if m := s.info.Moved; m != nil {
		text += ", " + fmt.Sprintf(s.texts.Rest.Move.Moved, s.moment(m.At))
	}
	p.pair(r.Transport, theme.Plain, text)
	p.pair(r.ClientID, theme.Plain, l.ClientID)
	days, soon := link.SignInLeft(l, s.Now())
	role := theme.Plain
	if soon {
		role = theme.Warn
	}
	p.pair(r.Label, theme.Plain, fmt.Sprintf(r.Since, s.moment(l.SignedAt)))
	p.pair("", role, fmt.Sprintf(r.Left, days))
}

// ending words the end of SOAP for a link that is still on it, "" for any other.
func (o *Office) ending() (text string, warn bool) {
	e, x := link.EndingOf(o.info.Link, o.Now()), o.texts.Rest.Ending
	switch {
	case !e.SOAP:
		return "", false
	case e.Days <= 0:
		return fmt.Sprintf(x.Over, o.texts.Date(e.On)) + " " + x.Way, true
	}
	return fmt.Sprintf(x.Line, o.texts.Date(e.On)) + " " + x.Way, e.Warn
}

// notice is the line above every screen when SOAP is about to end.
func (o *Office) notice() string {
	e := link.EndingOf(o.info.Link, o.Now())
	if !e.Warn {
		return ""
	}
	return fmt.Sprintf(o.texts.Rest.Ending.Header, o.texts.Date(e.On))
}

// signInEnds words a sign-in that ends soon for want of use, "" when it does not.
func (o *Office) signInEnds() string {
	days, soon := link.SignInLeft(o.info.Link, o.Now())
	switch {
	case !soon:
		return ""
	case days == 0:
		return o.texts.Rest.SignIn.EndsToday
	}
	return fmt.Sprintf(o.texts.Rest.SignIn.Ends, days)
}

// whyBroken words a link that Nmbrs rejects: over REST somebody has to sign in.
func (o *Office) whyBroken(soap string) string {
	if o.overREST() {
		return o.Word(payroll.NewProblem(link.CodeSignInOver))
	}
	return soap
}
