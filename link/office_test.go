package link_test

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/nmbrs/wire"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// office is a payroll office in a test: a real ledger on a real file, the
// SOAP client, and the simulator behind HTTP.
type office struct {
	t   testing.TB
	sim *sim.Server
	url string
	dir string
	led *store.Ledger
	svc *link.Service
	co  *store.Company
	// settings alter how the service is wired.
	settings []func(*link.Options)
}

var nov = payroll.Period{Year: 2026, Number: 11}

// newOffice starts a simulator with the demo business.
func newOffice(t *testing.T) *office {
	t.Helper()
	return officeAt(t, sim.Demo(), t.TempDir())
}

func officeAt(t *testing.T, sc sim.Scenario, dir string) *office {
	t.Helper()
	return officeOf(t, sim.New(inDialect(sc), sim.Options{}), dir)
}

func officeOf(t *testing.T, server *sim.Server, dir string) *office {
	t.Helper()
	web := httptest.NewServer(server.Handler())
	t.Cleanup(func() { server.Close(); web.Close() })
	o := &office{t: t, sim: server, url: web.URL, dir: dir}
	o.open()
	t.Cleanup(func() {
		if err := o.led.Close(); err != nil {
			t.Errorf("close the ledger: %v", err)
		}
	})
	return o
}

// dialSOAP is the wiring that the command line has too, or REST when the tests
// are about that.
func dialSOAP(a link.Access) (nmbrs.Client, error) {
	return dialTransport(a, timing{pace: wire.NewPace()})
}

func (o *office) open() {
	o.t.Helper()
	led, err := store.Open(store.Options{
		Dir: filepath.Join(o.dir, "data"), StateDir: filepath.Join(o.dir, "state"), Now: time.Now, Actor: "test",
	})
	if err != nil {
		o.t.Fatalf("open the ledger: %v", err)
	}
	o.led = led
	o.wire()
}

// wire makes the service on the open ledger.
func (o *office) wire() {
	opts := link.Options{
		Ledger: o.led, Keys: store.MemoryKeyring(), Dial: dialSOAP, Actor: "test",
		Token: store.NewSecret(demo.Token), Settle: 60 * time.Millisecond, WriteTimeout: 5 * time.Second,
	}
	for _, change := range o.settings {
		change(&opts)
	}
	o.svc = link.New(opts)
}

// reopen closes and opens the ledger, as a new start of the program does.
func (o *office) reopen() {
	o.t.Helper()
	if err := o.led.Close(); err != nil {
		o.t.Fatalf("close: %v", err)
	}
	o.open()
	o.co = o.must(o.svc.Company(string(o.co.Key())))
}

func (o *office) must(c *store.Company, err error) *store.Company {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
	return c
}

// activate links the first company of the demo.
func (o *office) activate() {
	o.t.Helper()
	ctx := context.Background()
	login, err := o.svc.Try(ctx, link.Credentials{Email: demo.Email, Endpoint: o.url})
	if err != nil {
		o.t.Fatalf("try: %v", err)
	}
	o.co = o.must(o.svc.Activate(ctx, login, login.Companies[0], payroll.Period{}))
}

// ready walks the demo company to the point where everything is approved.
func (o *office) ready() {
	o.t.Helper()
	ctx := context.Background()
	o.activate()
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		o.t.Fatalf("sync: %v", err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		o.t.Fatalf("apply: %v", err)
	}
	if _, err := o.svc.FetchCodes(ctx, o.co); err != nil {
		o.t.Fatalf("codes: %v", err)
	}
	o.codes("gewerkte uren=2100", "maaltijden=5100", "ziek=-", "verlof=-", "dagen=on")
	o.read("uren.csv", demo.Hours())
	d := o.desk()
	if _, _, err := o.svc.ApproveAll(o.co, d); err != nil {
		o.t.Fatalf("approve: %v", err)
	}
}

func (o *office) codes(texts ...string) {
	o.t.Helper()
	d := o.desk()
	var list []link.CodeSetting
	for _, text := range texts {
		set, err := link.ParseCodeSetting(text, d.IsCount)
		if err != nil {
			o.t.Fatalf("%s: %v", text, err)
		}
		list = append(list, set)
	}
	if err := o.svc.SetCodes(o.co, payroll.Period{}, list); err != nil {
		o.t.Fatalf("set codes: %v", err)
	}
}

// read takes a file's rows in.
func (o *office) read(name string, data []byte) link.Taken {
	o.t.Helper()
	p, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{Input: intake.Input{Name: name, Data: data}})
	if err != nil {
		o.t.Fatalf("preview: %v", err)
	}
	t, err := o.svc.Take(p, link.TakeOptions{})
	if err != nil {
		o.t.Fatalf("take: %v", err)
	}
	return t
}

func (o *office) desk() *link.Desk {
	o.t.Helper()
	d, err := o.svc.Desk(o.co, nov)
	if err != nil {
		o.t.Fatalf("desk: %v", err)
	}
	return d
}

func (o *office) plan() *link.PlanResult {
	o.t.Helper()
	p, err := o.svc.Plan(context.Background(), o.co, link.PlanRequest{Period: nov})
	if err != nil {
		o.t.Fatalf("plan: %v", err)
	}
	return p
}

func (o *office) export(change ...func(*link.ExportRequest)) *link.ExportResult {
	o.t.Helper()
	req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}
	for _, c := range change {
		c(&req)
	}
	res, err := o.svc.Export(context.Background(), o.co, req)
	if err != nil {
		o.t.Fatalf("export: %v", err)
	}
	return res
}
