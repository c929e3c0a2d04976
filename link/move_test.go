package link_test

import (
	"context"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
	"doorzet/store"
)

// dialBoth makes a client of the transport of the link, as the program does.
func dialBoth(a link.Access) (nmbrs.Client, error) { return dialBothAt(a, atOnce()) }

func dialBothAt(a link.Access, at timing) (nmbrs.Client, error) {
	if a.Transport != store.TransportREST {
		return soap.New(soap.Options{
			Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal, WriteTimeout: a.WriteTimeout,
			Pace: at.pace, Now: at.now, Sleep: at.sleep,
		})
	}
	app := nmbrs.App{Authority: a.Authority, ClientID: a.ClientID, Secret: a.Token.Reveal}
	return rest.New(rest.Options{
		Endpoint: a.Endpoint, Key: a.Key.Reveal, Tokens: rest.NewSession(app, a.Vault, nil, nil), Company: a.Company,
		PeriodType: a.PeriodType, WriteTimeout: a.WriteTimeout, Pace: at.pace, Now: at.now, Sleep: at.sleep,
	})
}

func signInAnyPort(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
	return rest.StartSignIn(ctx, app, rest.SignInOptions{Ports: []int{0}, Page: page})
}

// bothOffice is an office with the demo business, SOAP linked, that can sign in.
func bothOffice(t *testing.T) *office {
	t.Helper()
	o := officeOf(t, sim.New(inDialect(sim.Demo()), sim.Options{Now: unhurried()}), quickDir(t))
	o.settings = append(o.settings, func(opts *link.Options) {
		opts.Token, opts.Keys = store.Secret{}, store.MemoryKeyring()
		opts.Dial, opts.SignIn, opts.LockDir = dialBoth, signInAnyPort, o.dir
		opts.Settle = 60 * time.Millisecond
	})
	o.wire()
	return o
}

func (o *office) restCredentials() link.RESTCredentials {
	return link.RESTCredentials{
		Endpoint: o.url, ClientID: sim.DefaultClientID, Secret: store.NewSecret(sim.DefaultClientSecret), Key: store.NewSecret(sim.DefaultKey),
	}
}

// signIn signs in at the simulator without a browser, by script.
func (o *office) signIn() *link.Login {
	o.t.Helper()
	ctx := context.Background()
	in, err := o.svc.StartSignIn(ctx, o.restCredentials(), nmbrs.SignInPage{Title: "Doorzet", Good: "goed", Bad: "fout"})
	if err != nil {
		o.t.Fatal(err)
	}
	defer in.Close()
	resp, err := postForm(ctx, in.Address(), url.Values{"email": {demo.Email}, "password": {demo.Token}})
	if err != nil {
		o.t.Fatal(err)
	}
	_ = resp.Body.Close()
	tokens, err := link.SignedIn(in.Paste(ctx, resp.Header.Get("Location")))
	if err != nil {
		o.t.Fatal(err)
	}
	l, err := o.svc.TryREST(ctx, o.restCredentials(), tokens)
	if err != nil {
		o.t.Fatal(err)
	}
	return l
}

// readySOAP walks the demo to where everything is approved, over SOAP.
func (o *office) readySOAP() {
	o.t.Helper()
	ctx := context.Background()
	o.co = o.activateAll(demo.Token)[0]
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		o.t.Fatal(err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		o.t.Fatal(err)
	}
	if _, err := o.svc.FetchCodes(ctx, o.co); err != nil {
		o.t.Fatal(err)
	}
	o.codes("gewerkte uren=2100", "maaltijden=5100", "ziek=-", "verlof=-", "dagen=on")
	for _, v := range []string{"het anker", ""} {
		if err := o.svc.SetVenue(v, o.co); err != nil {
			o.t.Fatal(err)
		}
	}
	o.read("uren.csv", demo.Hours())
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		o.t.Fatal(err)
	}
}

// wantedNow gives, by person and code, what should stand in Nmbrs in the end.
func (o *office) wantedNow() map[string]string {
	o.t.Helper()
	out := map[string]string{}
	for _, st := range o.plan().Steps {
		if st.Block == payroll.BlockNone && st.Component.Kind != payroll.KindWorked {
			out[string(st.Employee)+" "+payroll.IntText(st.Component.Code)] = st.Wanted.String()
		}
	}
	return out
}

func (o *office) sentNow() map[string]string {
	o.t.Helper()
	sums := map[string]sim.Decimal{}
	add := func(origin, employee string, code, period int, amount string) {
		if d, err := sim.ParseDecimal(amount); err == nil && origin == sim.OriginAPI && period == 11 {
			sums[employee+" "+payroll.IntText(code)] += d
		}
	}
	st := o.sim.State()
	for _, r := range st.Rows {
		add(r.Origin, r.EmployeeID, r.Code, r.Period, r.Hours)
	}
	for _, r := range st.Wages {
		add(r.Origin, r.EmployeeID, r.Code, r.Period, r.Value)
	}
	out := map[string]string{}
	for k, v := range sums {
		out[k] = v.String()
	}
	return out
}

// TestMoveInTheMiddleOfAPeriod: half a month sent over SOAP, the rest over REST
// after the move; every hour is in Nmbrs once.
func TestMoveInTheMiddleOfAPeriod(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	ctx := t.Context()
	wanted := o.wantedNow()
	var half []payroll.EmployeeID
	for i, st := range o.plan().Steps {
		if i%2 == 0 && !slices.Contains(half, st.Employee) {
			half = append(half, st.Employee)
		}
	}
	o.export(func(r *link.ExportRequest) { r.Only = half[:len(half)/2] })
	sent := len(o.sim.State().Rows)

	m, err := o.svc.PrepareMove(ctx, o.co, o.signIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if m.ByComment == 0 || m.ByAmount != 0 || len(m.Doubts) != 0 || !m.PlanSame || m.People < 20 || m.RestID != sim.GUID("Company", 71001) {
		t.Fatalf("dry run %+v", m)
	}
	if info, _ := o.co.Info(); info.Link.Transport != store.TransportSOAP || len(o.sim.State().Rows) != sent {
		t.Error("the dry run changed something")
	}
	if err := o.svc.CommitMove(ctx, o.co, m); err != nil {
		t.Fatal(err)
	}
	if copies, err := store.Copies(filepath.Join(o.dir, "data")); err != nil || len(copies) == 0 || copies[0].Reason != "move" {
		t.Errorf("no copy was kept before the move: %+v, %v", copies, err)
	}
	info, err := o.co.Info()
	if err != nil || info.Link.Transport != store.TransportREST || info.NmbrsID != "71001" || info.RestID != m.RestID || info.Moved == nil {
		t.Fatalf("after the move %+v, %v", info, err)
	}
	before := o.sim.State().Calls["HourComponentVar_Insert"]
	res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	if res.Unsure != 0 || res.Refused != 0 || res.Different != 0 || res.Done == 0 || o.sim.State().Calls["HourComponentVar_Insert"] == before {
		t.Fatalf("export over REST: done %d refused %d unsure %d different %d", res.Done, res.Refused, res.Unsure, res.Different)
	}
	got := o.sentNow()
	for k, want := range wanted {
		if want != "0.00" && got[k] != want {
			t.Errorf("%s: %s in Nmbrs, want %s", k, got[k], want)
		}
	}
	if again := o.export(); again.Batch != "" {
		t.Errorf("a second export sent %+v", again)
	}
	v, err := o.svc.Verify(ctx, o.co, nov, nil)
	if err != nil || v.Different != 0 {
		t.Errorf("verify: %+v, %v", v, err)
	}
	// What went over SOAP can be taken back over REST, by the id it has there.
	batches, err := o.co.Batches()
	if err != nil || len(batches) != 2 {
		t.Fatalf("%d batches, %v", len(batches), err)
	}
	wantProblem(t, o.svc.UndoMove(o.co), link.CodeMoveStays)
	for range 2 {
		if _, err := o.svc.TakeBack(ctx, o.co, link.TakeBackRequest{}); err != nil {
			t.Fatal(err)
		}
	}
	if left := o.sentNow(); len(left) != 0 {
		t.Errorf("left after taking back: %v", left)
	}
	// A fresh sync knows everybody by the ids that the ledger has.
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range team.Rows {
		if r.Kind != payroll.RowSame {
			t.Errorf("after the move %s is %s: %+v", r.Person.Name(), r.Kind, r.Changes)
		}
	}
}

// TestMoveAndBack: undoable until the first export over REST; no secret stays.
func TestMoveAndBack(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	ctx := t.Context()
	wantProblem(t, o.svc.UndoMove(o.co), link.CodeMoveNothing)
	m, err := o.svc.PrepareMove(ctx, o.co, o.signIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.svc.CommitMove(ctx, o.co, m); err != nil {
		t.Fatal(err)
	}
	info, _ := o.co.Info()
	if _, err := o.svc.Keys.Get(info.Link.ID + "/client-secret"); err != nil {
		t.Error(err)
	}
	if err := o.svc.UndoMove(o.co); err != nil {
		t.Fatal(err)
	}
	back, _ := o.co.Info()
	if back.Link.Transport != store.TransportSOAP || back.Moved != nil || back.RestID != "" {
		t.Errorf("after undoing %+v", back)
	}
	for _, account := range []string{"/client-secret", "/subscription-key", "/refresh-1", "/refresh-2", "/access"} {
		if _, err := o.svc.Keys.Get(info.Link.ID + account); err == nil {
			t.Errorf("%s is still in the keyring", account)
		}
	}
	if res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true }); res.Different != 0 || res.Done == 0 {
		t.Errorf("export over SOAP again: %+v", res)
	}
	// The dry run of before no longer holds.
	if err := o.svc.CommitMove(ctx, o.co, m); err == nil {
		t.Error("an old dry run was committed")
	}
}

// TestMoveShowsWhatIsDoubtful: rows without a comment are known by person, code
// and amount; where that is not enough it is shown, and nothing is sent twice.
func TestMoveShowsWhatIsDoubtful(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	ctx := t.Context()
	o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	sent := o.sentNow()
	o.sim.DropComments()
	st := o.sim.State()
	var twin sim.StateRow
	for _, r := range st.Rows {
		if r.Origin == sim.OriginAPI && r.Code == 2100 {
			twin = r
		}
	}
	amount, _ := sim.ParseDecimal(twin.Hours)
	if _, err := o.sim.TypeRow(sim.HandRow{Employee: atoi(t, twin.EmployeeID), Code: 2100, Amount: amount, Period: simNov}); err != nil {
		t.Fatal(err)
	}
	m, err := o.svc.PrepareMove(ctx, o.co, o.signIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if m.ByComment != 0 || m.ByAmount < 10 || len(m.Doubts) == 0 || m.Doubts[0].Kind != link.MoveSeveral || string(m.Doubts[0].Employee) != twin.EmployeeID {
		t.Fatalf("dry run: %d by comment, %d by amount, doubts %+v", m.ByComment, m.ByAmount, m.Doubts)
	}
	if err := o.svc.CommitMove(ctx, o.co, m); err != nil {
		t.Fatal(err)
	}
	res, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	if err != nil {
		t.Fatal(err)
	}
	got := o.sentNow()
	for k, want := range sent {
		if got[k] != want {
			t.Errorf("%s: %s, was %s (%+v)", k, got[k], want, res)
		}
	}
}

// TestMoveWaitsForOpenSteps and for a consent that covers the company.
func TestMoveRefused(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	ctx := t.Context()
	l := o.signIn()
	other := *l
	other.Companies = other.Companies[1:]
	_, err := o.svc.PrepareMove(ctx, o.co, &other, nil)
	wantProblem(t, err, link.CodeSignInOther)
	if err := o.sim.Deny("", "Converter_GetByCompany_IntToGuid"); err != nil {
		t.Fatal(err)
	}
	_, err = o.svc.PrepareMove(ctx, o.co, l, nil)
	wantProblem(t, err, link.Code1002)
	if err := o.sim.Allow("", "Converter_GetByCompany_IntToGuid"); err != nil {
		t.Fatal(err)
	}
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "empty200", Effect: "none", Times: -1}); err != nil {
		t.Fatal(err)
	}
	o.export(func(r *link.ExportRequest) { r.Only = []payroll.EmployeeID{o.plan().Steps[0].Employee} })
	_, err = o.svc.PrepareMove(ctx, o.co, l, nil)
	wantProblem(t, err, link.CodeMoveOpen)
}

// TestConsentEndsDuringExport: the export stops cleanly, says to sign in again,
// and goes on afterwards without sending anything twice.
func TestConsentEndsDuringExport(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	ctx := t.Context()
	l := o.signIn()
	o.co = o.must(o.svc.Activate(ctx, l, l.Companies[0], payroll.Period{}))
	o.readyREST()
	wanted := o.wantedNow()
	done := 0
	res := o.export(func(r *link.ExportRequest) {
		r.BesideForeign = true
		r.Progress = func(p link.Progress) {
			if p.Stage == link.StageSend {
				done++
			}
			if done == 4 {
				if err := o.sim.Revoke(""); err != nil {
					t.Error(err)
				}
			}
		}
	})
	if res.Stop == nil || res.Stop.Code != link.CodeSignInOver || res.Waiting == 0 || res.Unsure != 0 {
		t.Fatalf("stop %v waiting %d unsure %d", res.Stop, res.Waiting, res.Unsure)
	}
	_, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	wantProblem(t, err, link.CodeSignInOver)
	in, err := o.svc.StartSignIn(ctx, o.restCredentials(), nmbrs.SignInPage{})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	resp, err := postForm(ctx, in.Address(), url.Values{"email": {demo.Email}, "password": {demo.Token}})
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	tokens, err := in.Paste(ctx, resp.Header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.svc.SignInAgain(ctx, o.co, o.restCredentials(), tokens); err != nil {
		t.Fatal(err)
	}
	if res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true }); res.Stop != nil || res.Different != 0 {
		t.Fatalf("after signing in again: %+v", res)
	}
	got := o.sentNow()
	for k, want := range wanted {
		if n, _, _ := strings.Cut(k, " "); want != "0.00" && got[numberOf("Employee", n)+k[len(n):]] != want {
			t.Errorf("%s: %s in Nmbrs, want %s", k, got[numberOf("Employee", n)+k[len(n):]], want)
		}
	}
}

// readyREST is readySOAP for a company that is linked already.
func (o *office) readyREST() {
	o.t.Helper()
	ctx := context.Background()
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, p := range team.Skipped {
		o.t.Errorf("skipped: %v", p)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		o.t.Fatal(err)
	}
	notes, err := o.svc.FetchCodes(ctx, o.co)
	if err != nil || len(notes) != 1 || notes[0].Code != link.CodeWageByNumber {
		o.t.Fatalf("codes: %v, %v", notes, err)
	}
	o.codes("gewerkte uren=2100", "maaltijden=5100", "ziek=-", "verlof=-", "dagen=on")
	for _, v := range []string{"het anker", ""} {
		if err := o.svc.SetVenue(v, o.co); err != nil {
			o.t.Fatal(err)
		}
	}
	o.read("uren.csv", demo.Hours())
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		o.t.Fatal(err)
	}
}

// TestIdleSignInAndTheEndOfSOAP: the dates come from one place each.
func TestIdleSignInAndTheEndOfSOAP(t *testing.T) {
	t.Parallel()
	day := func(text string) time.Time {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	rest := store.Link{ID: "x", Transport: store.TransportREST, SignedAt: "2026-11-01T10:00:00Z"}
	for now, want := range map[string]struct {
		days int
		soon bool
	}{"2026-11-02": {30, false}, "2026-11-20": {12, false}, "2026-11-25": {7, true}, "2026-12-20": {0, true}} {
		if days, soon := link.SignInLeft(rest, day(now)); days != want.days || soon != want.soon {
			t.Errorf("%s: %d days, soon %v", now, days, soon)
		}
	}
	soapLink := store.Link{ID: "x", Transport: store.TransportSOAP}
	for now, warn := range map[string]bool{"2026-11-25": false, "2026-12-31": false, "2027-01-01": true, "2027-03-02": true} {
		if e := link.EndingOf(soapLink, day(now)); !e.SOAP || e.Warn != warn {
			t.Errorf("%s: %+v", now, e)
		}
		if e := link.EndingOf(rest, day(now)); e.SOAP || e.Warn {
			t.Errorf("a link over REST ends %+v", e)
		}
	}
	if e := link.EndingOf(soapLink, day("2027-02-27")); e.Days != 2 {
		t.Errorf("%d days", e.Days)
	}
}
