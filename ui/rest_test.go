package ui

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	practice "doorzet/nmbrs/sim/demo"
	"doorzet/store"
	"doorzet/ui/lang"
)

// dialTestREST is the wiring that the program has too, without its pace.
func dialTestREST(a link.Access) (nmbrs.Client, error) {
	app := nmbrs.App{Authority: a.Authority, ClientID: a.ClientID, Secret: a.Token.Reveal}
	return rest.New(rest.Options{
		Endpoint: a.Endpoint, Key: a.Key.Reveal, Tokens: rest.NewSession(app, a.Vault, standingClock{}.Now, nil), Company: a.Company,
		PeriodType: a.PeriodType, WriteTimeout: a.WriteTimeout, Pace: rate.NewLimiter(rate.Inf, 1), Now: standingClock{}.Now,
	})
}

// withSignIn lets the office sign in over REST, with its tokens in a keyring.
func withSignIn(o *link.Options) {
	o.Token = store.Secret{}
	o.SignIn = func(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
		return rest.StartSignIn(ctx, app, rest.SignInOptions{Ports: []int{0}, Page: page, Now: standingClock{}.Now})
	}
}

// browser is a person with a browser: it opens the address, signs in and
// consents. Without follow it stands on another machine.
type browser struct {
	t      *testing.T
	follow bool
	ended  string
	page   string
}

func (b *browser) open(address string) error {
	form := url.Values{"email": {practice.Email}, "password": {practice.Token}}
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	c := &http.Client{CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		b.ended = r.URL.String()
		if b.follow {
			return nil
		}
		return http.ErrUseLastResponse
	}}
	resp, err := c.Do(r)
	if err != nil {
		return err
	}
	page, err := io.ReadAll(resp.Body)
	b.page = string(page)
	return errors.Join(err, resp.Body.Close())
}

func TestSignInWithNmbrsAndLink(t *testing.T) {
	o := newTestOffice(t, withSignIn)
	b := &browser{t: t, follow: true}
	o.desk.Browse = b.open
	d := o.start(80, 24, linkOnly)
	d.See("ctrl+n aanmelden met Nmbrs (REST)").Press("ctrl+n").See("Client-id", sim.DefaultClientID).Press("enter")
	d.See("Client secret").Not(sim.DefaultClientSecret).Press("enter").See("Subscription key").Not(sim.DefaultKey).Press("enter")
	d.See("Terugkeeradres", "http://localhost:51781/callback").Press("enter")
	d.See("Welke bedrijven wil je koppelen?", "Strandpaviljoen De Golf B.V.")
	if !strings.Contains(b.page, "Aangemeld") {
		t.Errorf("the browser ended at %q", b.page)
	}
	d.Press("space", "enter", "enter", "home", "enter")
	d.See("REST", sim.DefaultClientID, "blijft zonder gebruik nog 30 dagen geldig", "alles wat te proberen is, mag").Not("stopt op")
	all, err := o.svc.Companies()
	o.must(err)
	if len(all) != 1 || all[0].Link.Transport != store.TransportREST || all[0].NmbrsID != sim.GUID("Company", 71001) {
		t.Errorf("companies %+v", all)
	}
	for _, line := range d.log {
		if strings.Contains(line, sim.DefaultClientSecret) || strings.Contains(line, sim.DefaultKey) {
			t.Error("a secret is in the log")
		}
	}
	d.Press("t").See("gaat al via REST").Press("v").See("gaat al via REST").Press("b").See("geen verhuizing")

	// Signing in again needs nothing typed: the secrets are kept.
	o.must(o.sim.Revoke(""))
	d.Press("c").See("De toestemming bij Nmbrs is afgelopen").Press("n").See("Aangemeld bij Nmbrs").Press("c").See("alles wat te proberen is, mag")

	// Each consent is listed with its debtor, and renewed by one key.
	o.must(o.sim.Revoke(""))
	d.Press("w").See("Welke toestemming vernieuwen?", "debiteur 1208", "Brasserie Het Anker B.V.").Press("enter").See("Aangemeld bij Nmbrs")
	d.Press("c").See("alles wat te proberen is, mag")
}

// TestSignInWithoutDepartments: an application that may not ask for departments
// signs in without, and the clerk reads what that costs.
func TestSignInWithoutDepartments(t *testing.T) {
	o := newTestOffice(t, withSignIn)
	b := &browser{t: t, follow: true}
	inner := o.svc.SignIn
	o.svc.SignIn = func(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
		in, err := inner(ctx, app, page)
		if !app.Narrow {
			return refusedScope{in}, err
		}
		return in, err
	}
	o.desk.Browse = b.open
	d := o.start(80, 24, linkOnly)
	d.Press("ctrl+n", "enter", "enter", "enter", "enter").See("Aanmelden zonder afdelingen?", "[ Annuleren ]").Tick(time.Second).Press("tab", "enter")
	d.See("employee.orgstructure.read", "Afdelingen worden niet ververst").Tick(time.Second).Press("esc").See("Welke bedrijven wil je koppelen?")
}

// refusedScope is a sign-in of which Nmbrs refuses one of the scopes on a page of
// its own.
type refusedScope struct{ nmbrs.SignIn }

func (refusedScope) Wait(context.Context) (nmbrs.Tokens, error) {
	return nmbrs.Tokens{}, nmbrs.ErrSignInScope
}

func TestMoveOnScreen(t *testing.T) {
	o := newTestOffice(t, withSignIn).link()
	b := &browser{t: t, follow: true}
	o.desk.Browse = b.open
	d := o.start(80, 24, linkOnly)
	d.See("SOAP", "Nmbrs stopt op 01-03-2027 met SOAP", "Verhuizen naar REST: 2, v.")
	d.Press("v").See("Client-id").Press("enter", "enter", "enter", "enter")
	d.See("Brasserie Het Anker B.V. verhuizen naar REST?", "niets twijfelachtigs", "[ Annuleren ]").Tick(time.Second).Press("enter")
	d.See("Verbinding              SOAP")
	d.Press("v", "enter", "enter", "enter", "enter").Tick(time.Second).Press("tab", "enter")
	d.See("gaat nu via REST", "verhuisd van SOAP op").Not("stopt op")
	d.Press("alt+1").Not("stopt op").Press("2").Press("b").See("Verhuizing terugdraaien?").Press("tab", "enter")
	d.See("gaat weer via SOAP", "Nmbrs stopt op 01-03-2027")
	d.Press("alt+1").See("Nmbrs stopt op 01-03-2027 met SOAP")
}

func TestSignInByPasteOnScreen(t *testing.T) {
	o := newTestOffice(t, withSignIn).link()
	b := &browser{t: t}
	// The browser stands elsewhere: the address is copied by hand, and waiting
	// for it here is given up by pasting.
	started := make(chan nmbrs.SignIn, 1)
	inner := o.svc.SignIn
	o.svc.SignIn = func(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
		in, err := inner(ctx, app, page)
		started <- in
		return notWaiting{in}, err
	}
	d := o.start(80, 24, linkOnly)
	d.Press("n", "enter", "enter", "enter", "enter").See("Aanmelden met Nmbrs", "/connect/authorize", "geen browser gevonden")
	o.must(b.open((<-started).Address()))
	d.Paste("onzin met spaties").Press("enter").See("In wat is geplakt staat geen code")
	d.Press("n", "enter", "enter", "enter", "enter")
	o.must(b.open((<-started).Address()))
	d.Paste(b.ended).Press("enter").See("Welke bedrijven wil je koppelen?")
}

// notWaiting is a sign-in to which no browser comes back.
type notWaiting struct{ nmbrs.SignIn }

func (notWaiting) Wait(context.Context) (nmbrs.Tokens, error) {
	return nmbrs.Tokens{}, context.Canceled
}

func TestIdleSignInIsAskedForInTime(t *testing.T) {
	o := newTestOffice(t, withSignIn).link()
	d := o.start(120, 40, linkOnly)
	set := func(at time.Time) {
		o.must(o.anker.UpdateInfo(func(i *store.CompanyInfo) error {
			i.Link = store.Link{ID: "x", Transport: store.TransportREST, Environment: "simulator", SignedAt: at.Format(time.RFC3339)}
			return nil
		}))
		o.must(o.office.reread())
	}
	set(testNow.AddDate(0, 0, -10))
	d.Press("alt+1").Not("verloopt de toestemming")
	set(testNow.AddDate(0, 0, -26))
	d.Press("alt+2", "alt+1").See("verloopt de toestemming bij Nmbrs over 4 dagen")
	set(testNow.AddDate(0, 0, -40))
	d.Press("alt+2", "alt+1").See("De toestemming bij Nmbrs kan vandaag verlopen of is verlopen")
}

func TestHeaderWarnsFromJanuary(t *testing.T) {
	o := newTestOffice(t).link()
	desk, _ := newDesk(t, o.desk)
	for day, want := range map[string]string{"2026-12-31": "", "2027-01-01": "toets v", "2027-04-01": "toets v"} {
		now, err := time.Parse(time.DateOnly, day)
		o.must(err)
		desk.opts.Now = func() time.Time { return now }
		office, err := newOffice(desk, o.svc, nil)
		o.must(err)
		if n := office.Header().Notice; (want == "") != (n == "") || !strings.Contains(n, want) {
			t.Errorf("%s: notice %q", day, n)
		}
		if text, _ := office.ending(); !strings.Contains(text, "01-03-2027") {
			t.Errorf("%s: %q", day, text)
		}
	}
	if lang.For(lang.English).Rest.Ending.Header == "" {
		t.Error("no English")
	}
}
