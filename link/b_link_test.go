package link_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

// keyringOffice keeps its token in a keyring instead of having it for the run.
func keyringOffice(t *testing.T, sc sim.Scenario) (*office, store.Keyring) {
	t.Helper()
	keys := store.MemoryKeyring()
	o := officeAt(t, sc, quickDir(t))
	o.settings = append(o.settings, func(opts *link.Options) {
		opts.Token, opts.Keys, opts.Dial = store.Secret{}, keys, dialHasty
	})
	o.wire()
	return o, keys
}

// activateAll links every visible company with one login.
func (o *office) activateAll(token string) []*store.Company {
	o.t.Helper()
	login, err := o.svc.Try(context.Background(), link.Credentials{Email: demo.Email, Endpoint: o.url, Token: store.NewSecret(token)})
	if err != nil {
		o.t.Fatal(err)
	}
	var out []*store.Company
	for _, c := range login.Companies {
		out = append(out, o.must(o.svc.Activate(context.Background(), login, c, payroll.Period{})))
	}
	return out
}

func (o *office) brokenBecause(all []*store.Company, want string) {
	o.t.Helper()
	for _, co := range all {
		info, err := co.Info()
		if err != nil || info.Link.Broken != want {
			o.t.Errorf("%s is broken because %q, want %q, %v", info.Name, info.Link.Broken, want, err)
		}
	}
}

// TestTokenRejectedLater: a token that Nmbrs rejects breaks the link of every
// company it serves, loses nothing, and one new token mends them all.
func TestTokenRejectedLater(t *testing.T) {
	t.Parallel()
	o, _ := keyringOffice(t, sim.Demo())
	all := o.activateAll(demo.Token)
	if len(all) < 2 {
		t.Fatalf("%d companies", len(all))
	}
	ctx := t.Context()
	o.co = all[0]
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		t.Fatal(err)
	}
	if err := o.svc.SetVenue("Het Anker", o.co); err != nil {
		t.Fatal(err)
	}
	taken := o.read("uren.csv", demo.Hours())
	before := o.states()
	const fresh = "nieuw000nieuw000nieuw000nieuw000"
	if err := o.sim.ResetToken("", fresh); err != nil {
		t.Fatal(err)
	}
	_, err = o.svc.Sync(ctx, o.co)
	wantProblem(t, err, link.Code1001)
	o.brokenBecause(all, "1001")

	calls := len(o.sim.State().Calls)
	for _, co := range all {
		_, err = o.svc.Sync(ctx, co)
		wantProblem(t, err, link.CodeBroken)
		_, err = o.svc.Export(ctx, co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
		wantProblem(t, err, link.CodeBroken)
	}
	if got := len(o.sim.State().Calls); got != calls {
		t.Errorf("a broken link was asked: %d kinds of call instead of %d", got, calls)
	}
	err = o.svc.NewToken(ctx, o.co, store.NewSecret("fout"))
	wantProblem(t, err, link.Code1001)
	o.brokenBecause(all, "1001")

	o.reopen()
	all = []*store.Company{o.must(o.svc.Company(string(all[0].Key()))), o.must(o.svc.Company(string(all[1].Key())))}
	o.brokenBecause(all, "1001")
	people, err := o.co.Team()
	if err != nil || len(people) != len(team.Rows) || taken.New == 0 || fmt.Sprint(o.states()) != fmt.Sprint(before) {
		t.Errorf("%d people of %d, lines %v of %v, %v", len(people), len(team.Rows), o.states(), before, err)
	}
	if err := o.svc.NewToken(ctx, all[1], store.NewSecret(fresh)); err != nil {
		t.Fatal(err)
	}
	o.brokenBecause(all, "")
	for _, co := range all {
		if _, err := o.svc.Sync(ctx, co); err != nil {
			t.Errorf("after the new token: %v", err)
		}
	}
	o.clean()
}

// TestRejectedDuringRights: a token that is rejected half way breaks the link
// as well; activating again mends it.
func TestRejectedDuringRights(t *testing.T) {
	t.Parallel()
	o, _ := keyringOffice(t, sim.Demo())
	all := o.activateAll(demo.Token)
	if err := o.sim.Inject(sim.Fault{Operation: "CostCenter_GetList", Kind: "fault", Code: 1001}); err != nil {
		t.Fatal(err)
	}
	_, err := o.svc.Rights(t.Context(), all[0], nil)
	wantProblem(t, err, link.Code1001)
	o.brokenBecause(all, "1001")
	o.activateAll(demo.Token)
	o.brokenBecause(all, "")
	res, err := o.svc.Rights(t.Context(), all[0], nil)
	if err != nil || !res.Good() {
		t.Errorf("%+v, %v", res, err)
	}
}

// TestRightsTellApart: allowed, forbidden, no data and failed are four things.
func TestRightsTellApart(t *testing.T) {
	t.Parallel()
	o := hastyOffice(t, sim.Demo())
	o.activate()
	for op, f := range map[string]sim.Fault{
		"Run_GetList":          {Kind: "fault", Code: 1003},
		"CostCenter_GetList":   {Kind: "html502", Times: -1},
		"EmployeeType_GetList": {Kind: "fault", Code: 1002},
	} {
		f.Operation = op
		if err := o.sim.Inject(f); err != nil {
			t.Fatal(err)
		}
	}
	writes := o.writes()
	res, err := o.svc.Rights(t.Context(), o.co, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]link.RightState{
		"CompanyService.Run_GetList": link.RightNoData, "CompanyService.CostCenter_GetList": link.RightFailed,
		"EmployeeService.EmployeeType_GetList": link.RightForbidden, "CompanyService.List_GetAll": link.RightAllowed,
		"EmployeeService.HourComponentVar_Insert": link.RightUntried,
	}
	for _, r := range res.Rights {
		if w, ok := want[r.Name]; ok && r.State != w {
			t.Errorf("%s is %s, want %s", r.Name, r.State, w)
		}
		if bad := r.State == link.RightForbidden || r.State == link.RightNoData || r.State == link.RightFailed; bad != (r.Problem != nil) {
			t.Errorf("%s is %s with the problem %v", r.Name, r.State, r.Problem)
		}
	}
	if o.writes() != writes {
		t.Error("a rights check wrote")
	}
}

// failure is a way in which activating goes wrong.
type failure struct {
	name  string
	cred  func(*link.Credentials)
	sim   func(*office) error
	wants payroll.Code
}

func activationFailures(t *testing.T) []failure {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	strange := httptest.NewUnstartedServer(http.NotFoundHandler())
	strange.Config.ErrorLog = quietLog()
	strange.StartTLS()
	t.Cleanup(strange.Close)
	inject := func(f sim.Fault) func(*office) error {
		return func(o *office) error { return o.sim.Inject(f) }
	}
	return []failure{
		{name: "wrong token", cred: func(c *link.Credentials) { c.Token = store.NewSecret("fout") }, wants: link.Code1001},
		{name: "wrong domain", cred: func(c *link.Credentials) { c.Domain = "andere" }, wants: link.CodeBadDomain},
		{name: "no rights", sim: func(o *office) error {
			return o.sim.Deny("", "CompanyService.List_GetAll", "CompanyService.List_GetByDebtor")
		}, wants: link.Code1002},
		{name: "nothing visible", sim: func(o *office) error {
			var ids []int
			for _, c := range sim.Demo().Companies {
				ids = append(ids, c.ID)
			}
			return o.sim.Hide("", ids...)
		}, wants: link.CodeNothingVisible},
		{name: "no network", cred: func(c *link.Credentials) { c.Endpoint = closed }, wants: link.CodeNetwork},
		{name: "TLS", cred: func(c *link.Credentials) { c.Endpoint = strange.URL }, wants: link.CodeTLS},
		{name: "timeout", sim: inject(sim.Fault{Kind: "timeout", Times: -1}), wants: link.CodeTimeout},
		{name: "a redirect", sim: inject(sim.Fault{Kind: "status", Status: 307, Body: "", Times: -1}), wants: link.CodeRedirect},
		{name: "nothing there", sim: inject(sim.Fault{Kind: "status", Status: 404, Body: "404 page not found", Times: -1}), wants: link.CodeNoService},
		{name: "web page", sim: inject(sim.Fault{Kind: "html502", Times: -1}), wants: link.CodeProxy},
		{name: "no subscription", sim: inject(sim.Fault{Kind: "fault", Code: 1004, Times: -1}), wants: link.Code1004},
		{name: "insecure", cred: func(c *link.Credentials) { c.Endpoint = "http://nmbrs.example.test" }, wants: link.CodeBadEndpoint},
	}
}

// TestActivationFailures: each way in which activating fails has a text of its
// own in both languages, and leaves nothing behind.
func TestActivationFailures(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	for _, f := range activationFailures(t) {
		t.Run(f.name, func(t *testing.T) {
			o, keys := keyringOffice(t, sim.Demo())
			watched := &countingKeyring{Keyring: keys}
			o.settings = append(o.settings, func(opts *link.Options) { opts.Keys = watched })
			o.wire()
			cred := link.Credentials{Email: demo.Email, Endpoint: o.url, Domain: "hetanker", Token: store.NewSecret(demo.Token)}
			if f.cred != nil {
				f.cred(&cred)
			}
			if f.sim != nil {
				if err := f.sim(o); err != nil {
					t.Fatal(err)
				}
			}
			_, err := o.svc.Try(t.Context(), cred)
			wantProblem(t, err, f.wants)
			for _, l := range []lang.Lang{lang.Dutch, lang.English} {
				text := lang.For(l).Problem(asProblem(t, err), "")
				if other, taken := texts[text]; taken || len(text) < 30 || strings.Contains(text, "{") || strings.Contains(text, ": .") {
					t.Errorf("the text %q is unclear, or that of %q", text, other)
				}
				texts[text] = f.name
			}
			all, err := o.svc.Companies()
			if err != nil || len(all) != 0 || watched.calls != 0 {
				t.Errorf("%d companies are linked and the keyring was used %d times, %v", len(all), watched.calls, err)
			}
		})
	}
}

// TestActivateWithoutPeriod: a company whose period cannot be read, or whose
// keyring fails, is not linked.
func TestActivateWithoutPeriod(t *testing.T) {
	t.Parallel()
	o, keys := keyringOffice(t, sim.Demo())
	login, err := o.svc.Try(t.Context(), link.Credentials{Email: demo.Email, Endpoint: o.url, Token: store.NewSecret(demo.Token)})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.sim.Inject(sim.Fault{Operation: "Company_GetCurrentPeriod", Kind: "fault", Code: 1002}); err != nil {
		t.Fatal(err)
	}
	_, err = o.svc.Activate(t.Context(), login, login.Companies[0], payroll.Period{})
	wantProblem(t, err, link.Code1002)
	o.settings = append(o.settings, func(opts *link.Options) {
		opts.Keys = &countingKeyring{Keyring: keys, fail: payroll.NewProblem(store.CodeKeyringLocked)}
	})
	o.wire()
	_, err = o.svc.Activate(t.Context(), login, login.Companies[0], payroll.Period{})
	wantProblem(t, err, store.CodeKeyringLocked)
	if all, err := o.svc.Companies(); err != nil || len(all) != 0 {
		t.Errorf("%d companies are linked, %v", len(all), err)
	}
}

// countingKeyring counts its calls, and fails when told to.
type countingKeyring struct {
	store.Keyring
	calls int
	fail  error
}

func (k *countingKeyring) Set(account string, s store.Secret) error {
	k.calls++
	if k.fail != nil {
		return k.fail
	}
	return k.Keyring.Set(account, s)
}

func (k *countingKeyring) Get(account string) (store.Secret, error) {
	k.calls++
	if k.fail != nil {
		return store.Secret{}, k.fail
	}
	return k.Keyring.Get(account)
}

// TestManyCompanies: a payroll office with hundreds of companies links and
// lists them without waiting, also where only the list by debtor is allowed. It runs
// by itself, since it looks at the clock.
func TestManyCompanies(t *testing.T) {
	long(t)
	const debtors, companies = 40, 300
	sc := sim.Scenario{Users: []sim.User{{Email: demo.Email, Token: demo.Token, Domain: "kantoor"}}}
	for i := range debtors {
		sc.Debtors = append(sc.Debtors, sim.Debtor{ID: 100 + i, Number: fmt.Sprint(i), Name: fmt.Sprintf("Debiteur %d", i)})
	}
	for i := range companies {
		sc.Companies = append(sc.Companies, sim.Company{
			ID: 20000 + i, Number: i, Name: fmt.Sprintf("Zaak %03d", i), Debtor: 100 + i%debtors, Period: "2026-11-M",
		})
	}
	o, _ := keyringOffice(t, sc)
	if err := o.sim.Deny("", "CompanyService.List_GetAll"); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	all := o.activateAll(demo.Token)
	took := time.Since(began)
	if len(all) != companies {
		t.Fatalf("%d companies are linked", len(all))
	}
	began = time.Now()
	infos, err := o.svc.Companies()
	listed := time.Since(began)
	if err != nil || len(infos) != companies {
		t.Fatalf("%d companies are listed, %v", len(infos), err)
	}
	t.Logf("%d companies linked in %v, listed in %v", companies, took, listed)
	if listed > 100*time.Millisecond || took > time.Minute {
		t.Errorf("linking took %v, listing %v", took, listed)
	}
	ids, of := map[string]bool{}, map[string]int{}
	for _, i := range infos {
		ids[i.Link.ID] = true
		of[i.Debtor]++
	}
	if len(ids) != 1 || len(of) != debtors {
		t.Errorf("%d links of %d debtors", len(ids), len(of))
	}
	_, err = o.svc.Company("")
	wantProblem(t, err, link.CodeChooseCompany)
	if co, err := o.svc.Company("20123"); err != nil || !strings.HasSuffix(string(co.Key()), "/20123") {
		t.Errorf("%v, %v", co, err)
	}
}

// TestSandboxIsAnotherCompany: the same company id at two endpoints is two
// companies with data of their own.
func TestSandboxIsAnotherCompany(t *testing.T) {
	t.Parallel()
	o := hastyOffice(t, sim.Demo())
	o.settings = append(o.settings, func(opts *link.Options) {
		opts.Dial = func(a link.Access) (nmbrs.Client, error) {
			a.Endpoint = o.url
			return dialHasty(a)
		}
	})
	o.wire()
	ctx := t.Context()
	both := map[string]*store.Company{}
	for _, endpoint := range []string{link.DefaultEndpoint, link.SandboxEndpoint} {
		login, err := o.svc.Try(ctx, link.Credentials{Email: demo.Email, Endpoint: endpoint})
		if err != nil {
			t.Fatal(err)
		}
		co := o.must(o.svc.Activate(ctx, login, login.Companies[0], payroll.Period{}))
		info, err := co.Info()
		if err != nil {
			t.Fatal(err)
		}
		both[info.Link.Environment] = co
	}
	real, practice := both["production"], both["sandbox"]
	if real == nil || practice == nil || real.Key() == practice.Key() {
		t.Fatalf("got %v", both)
	}
	team, err := o.svc.Sync(ctx, practice)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Apply(practice, team, nil); err != nil {
		t.Fatal(err)
	}
	if people, err := real.Team(); err != nil || len(people) != 0 {
		t.Errorf("%d people of the sandbox are in production, %v", len(people), err)
	}
	a, errA := real.Info()
	b, errB := practice.Info()
	if errA != nil || errB != nil || a.Link.ID == b.Link.ID {
		t.Errorf("one token serves both: %v %v", errA, errB)
	}
}
