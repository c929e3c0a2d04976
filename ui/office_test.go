package ui

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	practice "doorzet/nmbrs/sim/demo"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
	"doorzet/ui/theme"
)

// testNow is the moment at which every test of a screen plays: a Wednesday
// morning, the month of November is being paid.
var testNow = time.Date(2026, 12, 2, 9, 30, 0, 0, time.FixedZone("CET", 3600))

// november is the period that the example business pays.
var november = payroll.Period{Year: 2026, Number: 11}

// standingClock always tells testNow; waiting takes real time.
type standingClock struct{}

func (standingClock) Now() time.Time                         { return testNow }
func (standingClock) After(d time.Duration) <-chan time.Time { return time.After(d) }

// testOffice is a payroll office under test: a real ledger on a real file, the
// SOAP client, and the simulator with the example business behind HTTP.
type testOffice struct {
	t *testing.T
	// sim takes faults and tells what it was asked; url is where it listens.
	sim *sim.Server
	url string
	led *store.Ledger
	svc *link.Service
	// hours is the path of the practice hour list.
	hours string
	// anker and golf are the two companies, nil until linked.
	anker, golf *store.Company
	// desk are the options that start gives to the desk; change them before it.
	desk Options
	// office is the office of the running program, nil before start.
	office *Office
}

// newTestOffice makes an office with nothing linked; change alters the wiring
// of the service, such as the token of this run.
func newTestOffice(t *testing.T, change ...func(*link.Options)) *testOffice {
	t.Helper()
	return newTestOfficeOf(t, sim.Demo(), change...)
}

// newTestOfficeOf makes an office at another simulated Nmbrs.
func newTestOfficeOf(t *testing.T, sc sim.Scenario, change ...func(*link.Options)) *testOffice {
	t.Helper()
	server := sim.New(sc, sim.Options{})
	web := httptest.NewServer(server.Handler())
	t.Cleanup(func() { server.Close(); web.Close() })
	o := &testOffice{t: t, sim: server, url: web.URL, desk: testOptions()}
	dir := t.TempDir()
	o.hours = filepath.Join(dir, "uren-november.csv")
	if err := os.WriteFile(o.hours, practice.Hours(), 0o600); err != nil {
		t.Fatal(err)
	}
	led, err := store.Open(store.Options{
		Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Now: standingClock{}.Now, Actor: "test", Seals: store.MemoryKeyring(),
	})
	if err != nil {
		t.Fatalf("open the ledger: %v", err)
	}
	o.led = led
	t.Cleanup(func() {
		if err := led.Close(); err != nil {
			t.Errorf("close the ledger: %v", err)
		}
	})
	wiring := link.Options{
		Ledger: led, Keys: store.MemoryKeyring(), Dial: dialTest, Clock: standingClock{}, Actor: "test",
		Token: store.NewSecret(practice.Token), Settle: 50 * time.Millisecond, WriteTimeout: 5 * time.Second,
	}
	for _, c := range change {
		c(&wiring)
	}
	o.svc = link.New(wiring)
	return o
}

// dialTest is the wiring that the program has too, without its pace.
func dialTest(a link.Access) (nmbrs.Client, error) {
	if a.Transport == store.TransportREST {
		return dialTestREST(a)
	}
	return soap.New(soap.Options{
		Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal, WriteTimeout: a.WriteTimeout,
		DaysCall: a.DaysCall, OnDaysCall: a.OnDaysCall, Pace: rate.NewLimiter(rate.Inf, 1),
	})
}

// must stops the test on an error.
func (o *testOffice) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// link links both companies and tells which venue is whose.
func (o *testOffice) link() *testOffice {
	o.t.Helper()
	ctx := context.Background()
	login, err := o.svc.Try(ctx, link.Credentials{Email: practice.Email, Endpoint: o.url, Token: store.NewSecret(practice.Token)})
	o.must(err)
	for _, c := range login.Companies {
		co, err := o.svc.Activate(ctx, login, c, payroll.Period{})
		o.must(err)
		if string(c.ID) == practice.CompanyAnker {
			o.anker = co
		} else {
			o.golf = co
		}
	}
	o.must(o.svc.SetVenue(practice.VenueAnker, o.anker))
	o.must(o.svc.SetVenue(practice.VenueGolf, o.golf))
	return o
}

func (o *testOffice) companies() []*store.Company { return []*store.Company{o.anker, o.golf} }

// people takes over everybody from Nmbrs, for both companies.
func (o *testOffice) people() *testOffice {
	o.t.Helper()
	for _, co := range o.companies() {
		team, err := o.svc.Sync(context.Background(), co)
		o.must(err)
		_, err = o.svc.Apply(co, team, nil)
		o.must(err)
	}
	return o
}

// codes fetches the codes and couples the usual ones, for both companies.
func (o *testOffice) codes() *testOffice {
	o.t.Helper()
	for _, co := range o.companies() {
		_, err := o.svc.FetchCodes(context.Background(), co)
		o.must(err)
		desk, err := o.svc.Desk(co, november)
		o.must(err)
		var list []link.CodeSetting
		for _, text := range []string{"gewerkte uren=2100", "maaltijden=5100", "ziek=-", "verlof=-", "dagen=on"} {
			set, err := link.ParseCodeSetting(text, desk.IsCount)
			o.must(err)
			list = append(list, set)
		}
		o.must(o.svc.SetCodes(co, payroll.Period{}, list))
	}
	return o
}

// read takes the practice hour list in.
func (o *testOffice) read() *testOffice {
	o.t.Helper()
	p, err := o.svc.Preview(context.Background(), o.anker, link.ImportRequest{
		Input: intake.Input{Name: filepath.Base(o.hours), Data: practice.Hours()},
	})
	o.must(err)
	_, err = o.svc.Take(p, link.TakeOptions{})
	o.must(err)
	return o
}

// approve approves every line of both companies that can be.
func (o *testOffice) approve() *testOffice {
	o.t.Helper()
	for _, co := range o.companies() {
		desk, err := o.svc.Desk(co, november)
		o.must(err)
		_, _, err = o.svc.ApproveAll(co, desk)
		o.must(err)
	}
	return o
}

// ready walks the office to the point where November is approved.
func (o *testOffice) ready() *testOffice {
	o.t.Helper()
	return o.link().people().codes().read().approve()
}

// export pushes November of Het Anker through.
func (o *testOffice) export(change ...func(*link.ExportRequest)) *link.ExportResult {
	o.t.Helper()
	req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: november}}
	for _, c := range change {
		c(&req)
	}
	res, err := o.svc.Export(context.Background(), o.anker, req)
	o.must(err)
	return res
}

// start runs the program in a window of w × h with the screens that screens
// makes; the first is shown.
// demo tells where the practice Nmbrs is.
func (o *testOffice) demo() *Demo {
	return &Demo{
		Hours: o.hours, Endpoint: o.url, Email: practice.Email, ClientID: sim.DefaultClientID,
		ClientSecret: sim.DefaultClientSecret, SubscriptionKey: sim.DefaultKey,
	}
}

func (o *testOffice) start(w, h int, screens func(*Office) []Entry) *driver {
	o.t.Helper()
	desk, d := newDesk(o.t, o.desk)
	d.clock.t = testNow
	office, err := newOffice(desk, o.svc, o.demo())
	o.must(err)
	o.office = office
	return d.drive(New(desk, screens(office)...), w, h)
}

// eachLook runs a test in every size and colour mode that has a golden file.
func eachLook(t *testing.T, test func(t *testing.T, mode theme.Mode, w, h int, suffix string)) {
	t.Helper()
	for _, mode := range []theme.Mode{theme.TrueColour, theme.Colours16, theme.Mono} {
		for _, size := range []struct {
			name string
			w, h int
		}{{"80x24", 80, 24}, {"120x40", 120, 40}} {
			suffix := string(mode) + "-" + size.name
			t.Run(suffix, func(t *testing.T) { test(t, mode, size.w, size.h, suffix) })
		}
	}
}
