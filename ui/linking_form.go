package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/store"
	"doorzet/ui/theme"
)

// The fields of the form, in order.
const (
	fieldEmail = iota
	fieldToken
	fieldDomain
	fieldPlace
	fieldCount
)

// linkForm is where a clerk signs in. What was typed stays after an error.
type linkForm struct {
	email, token, domain Field
	places               []place
	place                int
	focus                int
	// where the cursor was last drawn
	cursorX, cursorY int
}

// place is an Nmbrs to sign in at.
type place struct {
	endpoint string
	env      Environment
}

func newLinkForm(o *Office) linkForm {
	f := linkForm{
		token: Field{Secret: true, Limit: 200}, email: Field{Limit: 120}, domain: Field{Limit: 60},
		places: []place{{link.DefaultEndpoint, Production}, {link.SandboxEndpoint, Sandbox}},
	}
	if o.demo != nil && o.demo.Endpoint != "" {
		f.places = append([]place{{o.demo.Endpoint, Simulator}}, f.places...)
		f.email.SetText(o.demo.Email)
		f.focus = fieldToken
	}
	return f
}

// choosePlace selects the place of an endpoint, and adds it when it is another.
func (f *linkForm) choosePlace(endpoint string) {
	for i, p := range f.places {
		if p.endpoint == endpoint {
			f.place = i
			return
		}
	}
	f.places = append(f.places, place{endpoint, OtherEnv})
	f.place = len(f.places) - 1
}

// field gives the field with the focus, nil on the choice of place.
func (f *linkForm) field() *Field {
	return [...]*Field{fieldEmail: &f.email, fieldToken: &f.token, fieldDomain: &f.domain, fieldPlace: nil}[f.focus]
}

// credentials is what was filled in; a token of this run wins.
func (f *linkForm) credentials(ofRun bool) link.Credentials {
	c := link.Credentials{Email: f.email.Text(), Domain: f.domain.Text(), Endpoint: f.places[f.place].endpoint}
	if text := f.token.Text(); text != "" && !ofRun {
		c.Token = store.NewSecret(text)
	}
	return c
}

// formKey types, moves between fields, connects or leaves.
func (s *linkScreen) formKey(msg tea.Msg, name string) tea.Cmd {
	f := &s.form
	if s.busy {
		if name == "esc" {
			s.Forget(ScreenLink, "try")
			s.busy = false
		}
		return nil
	}
	switch name {
	case "tab", "down":
		f.focus = (f.focus + 1) % fieldCount
		return nil
	case "shift+tab", "up":
		f.focus = (f.focus + fieldCount - 1) % fieldCount
		return nil
	case "enter":
		return s.try()
	case "ctrl+n":
		return s.askApp(aimLink)
	case "esc":
		return s.leaveForm()
	}
	if f.focus == fieldPlace {
		f.turn(name)
		return nil
	}
	if f.field().Update(msg) {
		s.err = nil
	}
	return nil
}

// turn chooses another place.
func (f *linkForm) turn(name string) {
	switch name {
	case "left", "h":
		f.place = (f.place + len(f.places) - 1) % len(f.places)
	case "right", "l", "space":
		f.place = (f.place + 1) % len(f.places)
	}
}

// leaveForm goes back to the link, or to the overview when there is none.
func (s *linkScreen) leaveForm() tea.Cmd {
	s.err = nil
	s.form.token.SetText("")
	if !s.linked() {
		s.Go(ScreenOverview)
		return nil
	}
	s.stage = linkShown
	return s.readCompanies()
}

// drawForm draws the fields and, under them, what went wrong.
func (s *linkScreen) drawForm(p *sheet) {
	x, f := s.texts.Linking.Form, &s.form
	p.line(theme.Title, x.Title)
	p.text(theme.Plain, x.Intro)
	p.text(theme.Faint, x.Where)
	p.text(theme.Faint, x.Whom)
	p.gap()
	hint := ""
	if !s.svc.Token.IsZero() {
		hint = x.TokenOfRun
	}
	s.drawField(p, fieldEmail, x.Email, &f.email, "")
	s.drawField(p, fieldToken, x.Token, &f.token, hint)
	s.drawField(p, fieldDomain, x.Domain, &f.domain, x.DomainHint)
	s.drawPlace(p)
	p.gap()
	switch {
	case s.busy:
		p.text(theme.Info, x.Trying)
	case s.err != nil:
		p.text(theme.Bad, s.Word(s.err))
	default:
		p.line(theme.Faint, x.Keys)
		p.line(theme.Faint, "ctrl+n "+s.texts.Rest.SignIn.Action+". "+fmt.Sprintf(s.texts.Rest.Ending.Line, s.texts.Date(link.SOAPEnds())))
	}
}

// The columns of the form.
const (
	formLabel = 16
	formField = 36
)

func (s *linkScreen) drawField(p *sheet, n int, label string, field *Field, hint string) {
	f, t := &s.form, p.t
	role, mark := theme.Plain, " "
	if f.focus == n {
		role, mark = theme.Strong, t.Glyphs().Focus
		f.cursorX, f.cursorY = 2+formLabel+field.Column(formField), len(p.lines)
	}
	room := max(0, p.room()-2-formLabel-formField-1)
	p.raw(t.Paint(role, mark+" "+t.Fit(label, formLabel)) + field.View(t, formField) + " " + t.Paint(theme.Faint, t.Fit(hint, room)))
}

func (s *linkScreen) drawPlace(p *sheet) {
	f, t, x := &s.form, p.t, s.texts.Linking.Form
	at := f.places[f.place]
	name := map[Environment]string{
		Production: x.Production, Sandbox: x.Sandbox, Simulator: x.Practice, OtherEnv: at.endpoint,
	}[at.env]
	role, mark := theme.Plain, " "
	if f.focus == fieldPlace {
		role, mark = theme.Strong, t.Glyphs().Focus
	}
	g := t.Glyphs()
	room := max(0, p.room()-2-formLabel-formField-1)
	p.raw(t.Paint(role, mark+" "+t.Fit(x.Place, formLabel)+t.Fit(g.Left+" "+name+" "+g.Right, formField)) + " " +
		t.Paint(theme.Faint, t.Fit(x.PlaceHint, room)))
}
