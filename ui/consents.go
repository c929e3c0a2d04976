package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// consents are the sign-ins over REST of the linked companies, one per debtor.
func (s *linkScreen) consents() []link.Consent {
	all := make([]store.CompanyInfo, len(s.companies))
	for i, c := range s.companies {
		all[i] = c.CompanyInfo
	}
	return link.ConsentsOf(all, s.Now())
}

// consentText is one consent in a line.
func (s *linkScreen) consentText(k link.Consent) string {
	x := s.texts.Rest.SignIn
	names := make([]string, len(k.Companies))
	for i := range k.Companies {
		names[i] = k.Companies[i].Title()
	}
	state := fmt.Sprintf(x.ConsentEnds, k.Days)
	if k.Broken {
		state = x.ConsentBroken
	}
	return fmt.Sprintf(x.ConsentOf, k.Debtor, k.ClientID, strings.Join(names, ", ")) + "; " + state
}

// drawConsents lists the consents where there is more than that of the company
// at hand, which is shown above.
func (s *linkScreen) drawConsents(p *sheet) {
	all := s.consents()
	if len(all) < 2 {
		return
	}
	p.gap()
	p.line(theme.Title, s.texts.Rest.SignIn.Consents)
	for _, k := range all {
		role := theme.Plain
		switch {
		case k.Broken:
			role = theme.Bad
		case k.Soon:
			role = theme.Warn
		}
		p.text(role, "  "+s.consentText(k))
	}
}

// askConsent asks which consent to renew; the one that ends first stands first.
func (s *linkScreen) askConsent() tea.Cmd {
	all := s.consents()
	options := make([]Option, len(all))
	for i, k := range all {
		options[i] = Option{Label: s.consentText(k)}
	}
	s.Open(&Choice{Heading: s.texts.Rest.SignIn.ConsentPick, Options: options, OnPick: func(i int) tea.Cmd {
		info := all[i].Companies[0]
		co, err := s.svc.Ledger.Company(info.Key)
		if err != nil {
			s.SayError("open the company", err)
			return nil
		}
		return s.renewConsent(co, info)
	}})
	return nil
}

// signInAgain renews the consent of the company at hand.
func (s *linkScreen) signInAgain() tea.Cmd { return s.renewConsent(s.co, s.info) }

// renewConsent uses the secrets that are kept and asks for what is not.
func (s *linkScreen) renewConsent(co *store.Company, info store.CompanyInfo) tea.Cmd {
	app := s.svc.RESTAgain(info.Link)
	if app.Secret.IsZero() || app.Key.IsZero() {
		return s.askAppOf(aimAgain, co, info.Link)
	}
	return s.startSignIn(app, aimAgain, co)
}

// askWayBack asks for the address to which the browser comes back: it has to be
// the one that is registered with the application.
func (s *linkScreen) askWayBack(app link.RESTCredentials, aim restAim, co *store.Company) {
	x := s.texts.Rest.SignIn
	s.Open(&Input{Heading: x.WayBackTitle, Text: x.WayBackText, Value: app.WayBack, Empty: true, OnOK: func(text string) tea.Cmd {
		app.WayBack = strings.TrimSpace(text)
		return s.startSignIn(app, aim, co)
	}})
}

// offerNarrow offers to sign in without what a link can do without, where the
// application may not ask for one of the scopes.
func (s *linkScreen) offerNarrow(err error, g *signing) {
	if !errors.Is(err, &payroll.Problem{Code: link.CodeSignInScope}) || g.app.Narrow {
		return
	}
	x := s.texts.Rest.SignIn
	s.OpenUnasked(&Confirm{Heading: x.NarrowTitle, Text: x.NarrowText, Yes: x.NarrowYes, OnYes: func() tea.Cmd {
		app := g.app
		app.Narrow = true
		return s.startSignIn(app, g.aim, g.co)
	}})
}
