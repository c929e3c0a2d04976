package link_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
)

// However the address of one server is spelled, and with or without the domain,
// a company is linked once: linked twice, its hours would be sent twice.
func TestOneServerIsOneLink(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	u, err := url.Parse(o.url)
	if err != nil {
		t.Fatal(err)
	}
	port := u.Port()
	key := o.co.Key()
	info, err := o.co.Info()
	if err != nil {
		t.Fatal(err)
	}
	zeroes := []string{"", "0", "000"} // a port is a number
	for _, host := range []string{"127.0.0.1", "localhost", "LOCALHOST", "localhost.", "[::ffff:127.0.0.1]"} {
		for _, tail := range []string{"", "/", "//"} {
			for _, domain := range []string{"", info.Link.Domain, strings.ToUpper(info.Link.Domain)} {
				address := " http://" + host + ":" + zeroes[len(tail)] + port + tail
				login, err := o.svc.Try(t.Context(), link.Credentials{Email: demo.Email, Endpoint: address, Domain: domain})
				if err != nil {
					t.Fatalf("%q: %v", address, err)
				}
				co, err := o.svc.Activate(t.Context(), login, login.Companies[0], payroll.Period{})
				if err != nil {
					t.Fatalf("%q: %v", address, err)
				}
				if co.Key() != key {
					t.Errorf("%q with domain %q is linked as another company, %s beside %s", address, domain, co.Key(), key)
				}
			}
		}
	}
	all, err := o.svc.Companies()
	if err != nil || len(all) != 1 {
		t.Fatalf("%d companies, %v", len(all), err)
	}
	if len(o.states()) == 0 {
		t.Error("the lines are gone")
	}
}

// A company that an earlier version linked twice has a way out: each link is
// named apart, one can be unlinked, and its id then means the other.
func TestDoubleLinkCanBeUnlinked(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.activate()
	info, err := o.co.Info()
	if err != nil {
		t.Fatal(err)
	}
	twin := info
	twin.Key = store.CompanyKey("other." + string(info.Key))
	if err := o.led.SaveCompany(twin, store.Audit{Action: "activate"}); err != nil {
		t.Fatal(err)
	}
	_, err = o.svc.Company(info.NmbrsID)
	var p *payroll.Problem
	if !errors.As(err, &p) || p.Code != link.CodeChooseCompany {
		t.Fatalf("two links of one id: %v", err)
	}
	for _, k := range []store.CompanyKey{info.Key, twin.Key} {
		if !strings.Contains(p.Args["companies"], string(k)+" ") {
			t.Errorf("%s is not named in %q", k, p.Args["companies"])
		}
	}
	if err := o.svc.Unlink(o.must(o.svc.Company(string(twin.Key)))); err != nil {
		t.Fatal(err)
	}
	if got := o.must(o.svc.Company(info.NmbrsID)); got.Key() != info.Key {
		t.Errorf("the id means %s", got.Key())
	}
	if got := o.must(o.svc.Company(strings.ToUpper(info.Name))); got.Key() != info.Key {
		t.Errorf("the name means %s", got.Key())
	}
}

// Over the other transport a company has another id. It is the same company all
// the same: the link is to be moved, not made twice.
func TestOneCompanyIsNotLinkedOverBothTransports(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	other := func(t *testing.T) {
		t.Helper()
		l := o.signIn()
		for _, c := range l.Companies {
			info, err := o.co.Info()
			if err != nil {
				t.Fatal(err)
			}
			if c.Number != info.Number {
				continue
			}
			if _, err := o.svc.Activate(t.Context(), l, c, payroll.Period{}); !errors.Is(err, &payroll.Problem{Code: link.CodeOtherTransport}) {
				t.Errorf("linked over REST beside SOAP: %v", err)
			}
			return
		}
		t.Fatal("the company is not visible over REST")
	}
	other(t)
	if err := o.svc.Unlink(o.co); err != nil {
		t.Fatal(err)
	}
	other(t) // its rows are still those of the other link
}

// A company that was moved is known by both its ids.
func TestMovedCompanyIsOneCompany(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	m, err := o.svc.PrepareMove(t.Context(), o.co, o.signIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.svc.CommitMove(t.Context(), o.co, m); err != nil {
		t.Fatal(err)
	}
	info, err := o.co.Info()
	if err != nil {
		t.Fatal(err)
	}
	l := o.signIn()
	for _, c := range l.Companies {
		if string(c.ID) != info.RestID {
			continue
		}
		co, err := o.svc.Activate(t.Context(), l, c, payroll.Period{})
		if err != nil || co.Key() != o.co.Key() {
			t.Errorf("signed in again: %v, %v", co, err)
		}
	}
	login, err := o.svc.Try(t.Context(), link.Credentials{Email: demo.Email, Endpoint: o.url, Token: store.NewSecret(demo.Token)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Activate(t.Context(), login, login.Companies[0], payroll.Period{}); !errors.Is(err, &payroll.Problem{Code: link.CodeOtherTransport}) {
		t.Errorf("linked over SOAP after the move: %v", err)
	}
}
