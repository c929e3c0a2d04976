package main

import (
	"context"
	"fmt"
	"strings"

	"doorzet/link"
	"doorzet/store"
)

// consentsCmd lists the sign-ins over REST by debtor, or renews one.
type consentsCmd struct {
	Renew string `help:"${f_renewconsent}" placeholder:"DEBTOR"`
	restFlags
}

type consentJSON struct {
	Debtor    string        `json:"debtor"`
	ClientID  string        `json:"clientId"`
	Companies []companyJSON `json:"companies"`
	SignedAt  string        `json:"signedAt"`
	Days      int           `json:"days"`
	Soon      bool          `json:"soon"`
	Broken    bool          `json:"broken"`
}

func (c *consentsCmd) run(ctx context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	all, err := a.svc.Consents()
	if err != nil {
		return reply{}, err
	}
	if c.Renew != "" {
		k, err := link.ConsentFor(all, c.Renew)
		if err != nil {
			return reply{}, err
		}
		co, err := a.svc.Ledger.Company(k.Companies[0].Key)
		if err != nil {
			return reply{}, err
		}
		return signInAgain(ctx, a, c.restFlags, co, k.Companies[0])
	}
	doc := struct {
		Consents []consentJSON `json:"consents"`
	}{[]consentJSON{}}
	exit := exitDone
	for _, k := range all {
		j := consentJSON{Debtor: k.Debtor, ClientID: k.ClientID, SignedAt: k.Companies[0].Link.SignedAt, Days: k.Days, Soon: k.Soon, Broken: k.Broken}
		for _, info := range k.Companies {
			j.Companies = append(j.Companies, companyOf(info))
		}
		if k.Broken {
			exit = exitParts
		}
		doc.Consents = append(doc.Consents, j)
	}
	return reply{data: doc, exit: exit, page: func(p *page) { consentsPage(p, doc.Consents) }}, nil
}

func consentsPage(p *page, all []consentJSON) {
	x := p.t.Rest.SignIn
	if len(all) == 0 {
		p.line("%s", x.ConsentNone)
	}
	for _, k := range all {
		names := make([]string, len(k.Companies))
		for i, c := range k.Companies {
			names[i] = c.Name
		}
		state := fmt.Sprintf(x.ConsentEnds, k.Days)
		if k.Broken {
			state = x.ConsentBroken
		}
		p.line("%s", fmt.Sprintf(x.ConsentOf, k.Debtor, k.ClientID, strings.Join(names, ", "))+"; "+state)
	}
}

// signInAgain renews the sign-in of a linked company, and so of all that go by it.
func signInAgain(ctx context.Context, a *app, f restFlags, co *store.Company, info store.CompanyInfo) (reply, error) {
	if info.Link.Transport != store.TransportREST {
		return reply{}, a.wrong("%s", a.texts.Rest.SignIn.NotOverREST)
	}
	creds := a.svc.RESTAgain(info.Link)
	f.onto(&creds)
	if creds.Secret.IsZero() || creds.Key.IsZero() {
		f.ClientID = info.Link.ClientID
		kept := creds
		var err error
		if creds, err = a.credentials(f, info.Link.Endpoint); err != nil {
			return reply{}, err
		}
		creds.Authority, creds.WayBack, creds.Narrow = kept.Authority, kept.WayBack, kept.Narrow
	}
	tokens, err := a.signIn(ctx, creds, !f.NoBrowser)
	if err != nil {
		return reply{}, err
	}
	if err := a.svc.SignInAgain(ctx, co, creds, tokens); err != nil {
		return reply{}, err
	}
	doc := struct {
		Company companyJSON `json:"company"`
		Renewed bool        `json:"renewed"`
	}{companyOf(info), true}
	return reply{data: doc, page: func(p *page) { p.line("%s", p.t.Rest.SignIn.Done) }}, nil
}
