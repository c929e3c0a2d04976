package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// activateCmd links a company, gives its link a new token, or unlinks it.
type activateCmd struct {
	Email    string `help:"${f_email}" placeholder:"E"`
	Domain   string `help:"${f_domain}" placeholder:"D"`
	Endpoint string `help:"${f_endpoint}" placeholder:"URL"`
	From     string `help:"${f_from}" placeholder:"P"`
	Link     string `help:"${f_restlink}" enum:"soap,rest" default:"soap"`
	Cadence  string `help:"${f_actcadence}" enum:",month,4week,week" default:"" placeholder:"month|4week|week"`
	NewToken bool   `help:"${f_newtoken}" xor:"what"`
	SignIn   bool   `help:"${f_signin}" xor:"what"`
	Unlink   bool   `help:"${f_unlink}" xor:"what"`
	restFlags
}

// companyJSON names a company.
type companyJSON struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Name   string `json:"name"`
}

type activateJSON struct {
	Company     companyJSON     `json:"company"`
	Period      payroll.Period  `json:"period"`
	Cadence     payroll.Cadence `json:"cadence"`
	From        payroll.Period  `json:"from"`
	Domain      string          `json:"domain"`
	Environment string          `json:"environment"`
}

func (c *activateCmd) run(ctx context.Context, a *app) (reply, error) {
	if c.NewToken || c.Unlink {
		return c.change(ctx, a)
	}
	if c.SignIn {
		co, info, err := a.company()
		if err != nil {
			return reply{}, err
		}
		return signInAgain(ctx, a, c.restFlags, co, info)
	}
	if c.Link == store.TransportREST {
		return c.activateREST(ctx, a)
	}
	if strings.TrimSpace(c.Email) == "" {
		return reply{}, a.wrong("%s", a.say.NeedEmail)
	}
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	if err := a.open(true); err != nil {
		return reply{}, err
	}
	token, err := a.token()
	if err != nil {
		return reply{}, err
	}
	l, err := a.svc.Try(ctx, link.Credentials{Email: c.Email, Domain: c.Domain, Endpoint: c.Endpoint, Token: token})
	if err != nil {
		return reply{}, err
	}
	chosen, err := l.Choose(a.flags.Company)
	if errors.Is(err, &payroll.Problem{Code: link.CodeChooseCompany}) {
		return listCompanies(l.Companies), nil
	}
	if err != nil {
		return reply{}, err
	}
	co, err := a.svc.Activate(ctx, l, chosen, from)
	if err != nil {
		return reply{}, err
	}
	return activated(co)
}

// optionalPeriod reads a period that may be left out.
func (a *app) optionalPeriod(text string) (payroll.Period, error) {
	if text == "" {
		return payroll.Period{}, nil
	}
	return a.period(text, store.CompanyInfo{})
}

func activated(co *store.Company) (reply, error) {
	info, err := co.Info()
	if err != nil {
		return reply{}, err
	}
	set, err := co.Settings()
	if err != nil {
		return reply{}, err
	}
	doc := activateJSON{
		Company: companyOf(info), Period: info.Current, Cadence: info.Cadence, From: set.CutOver,
		Domain: info.Link.Domain, Environment: info.Link.Environment,
	}
	return reply{data: doc, page: func(p *page) {
		if info.Link.Transport == store.TransportREST {
			p.line(p.t.Rest.Cmd.Activated, info.Name, info.NmbrsID, info.Link.Environment)
		} else {
			p.line(p.say.Activated, info.Name, info.NmbrsID, info.Link.Domain, info.Link.Environment)
		}
		p.line(p.say.ActivatedPeriod, info.Current, p.t.Cadence(info.Cadence), set.CutOver)
	}}, nil
}

func companyOf(info store.CompanyInfo) companyJSON {
	return companyJSON{ID: info.NmbrsID, Number: info.Number, Name: info.Name}
}

// listCompanies shows the companies between which a person must choose.
func listCompanies(list []nmbrs.Company) reply {
	out := make([]companyJSON, len(list))
	for i, c := range list {
		out[i] = companyJSON{ID: string(c.ID), Number: c.Number, Name: c.Name}
	}
	doc := struct {
		Companies []companyJSON `json:"companies"`
	}{out}
	return reply{data: doc, exit: exitPerson, page: func(p *page) {
		p.line("%s", p.say.ChooseCompany)
		var rows [][]string
		for _, c := range out {
			rows = append(rows, []string{c.ID, c.Number, c.Name})
		}
		p.table([]column{left("id"), right("number"), left("name")}, rows)
	}}
}

// change renews the token of a linked company or unlinks it.
func (c *activateCmd) change(ctx context.Context, a *app) (reply, error) {
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	if c.Unlink {
		doc := struct {
			Company  companyJSON `json:"company"`
			Unlinked bool        `json:"unlinked"`
		}{companyOf(info), true}
		return reply{data: doc, page: func(p *page) { p.line(p.say.Unlinked, info.Name) }}, a.svc.Unlink(co)
	}
	token, err := a.token()
	if err != nil {
		return reply{}, err
	}
	if err := a.svc.NewToken(ctx, co, token); err != nil {
		return reply{}, err
	}
	doc := struct {
		Company companyJSON `json:"company"`
		Renewed bool        `json:"renewed"`
	}{companyOf(info), true}
	return reply{data: doc, page: func(p *page) { p.line(p.say.Renewed, info.Link.Email) }}, nil
}

// tokenLimit is more than any token is long.
const tokenLimit = 4096

// token reads the API token: from the environment, else the first line of
// standard input. On a terminal it is not echoed.
func (a *app) token() (store.Secret, error) {
	if !a.svc.Token.IsZero() {
		return a.svc.Token, nil
	}
	if f, ok := a.stdin.(*os.File); ok && term.IsTerminal(f.Fd()) {
		a.note(a.say.TypeToken)
		text, err := term.ReadPassword(f.Fd())
		if err != nil {
			return store.Secret{}, err
		}
		return store.NewSecret(strings.TrimSpace(string(text))), nil
	}
	text, err := bufio.NewReader(io.LimitReader(a.stdin, tokenLimit)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return store.Secret{}, err
	}
	return store.NewSecret(strings.TrimSpace(text)), nil
}
