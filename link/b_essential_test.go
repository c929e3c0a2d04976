package link_test

import (
	"context"
	"errors"
	"io"
	"log"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
	"doorzet/store"
)

// essentialCalls are the calls without which no link works.
func essentialCalls(t testing.TB) (essential, optional []string) {
	t.Helper()
	c, err := dialSOAP(link.Access{Email: "x@example.test", Token: store.NewSecret("x")})
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range c.Calls() {
		if call.Essential {
			essential = append(essential, call.Name)
		} else {
			optional = append(optional, call.Name)
		}
	}
	return essential, optional
}

// dialHasty gives up quickly and never rests between tries.
func dialHasty(a link.Access) (nmbrs.Client, error) {
	return soap.New(soap.Options{
		Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal,
		ReadTimeout: 1500 * time.Millisecond, WriteTimeout: a.WriteTimeout, Pace: rate.NewLimiter(rate.Inf, 1),
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
}

// hastyOffice is an office with the demo business that waits for nothing.
func hastyOffice(t *testing.T, sc sim.Scenario) *office {
	t.Helper()
	o := officeAt(t, sc, quickDir(t))
	o.settings = append(o.settings, func(opts *link.Options) { opts.Dial = dialHasty })
	o.wire()
	return o
}

func callsOf(problems []*payroll.Problem) []string {
	var calls []string
	for _, p := range problems {
		calls = append(calls, p.Args["call"])
	}
	slices.Sort(calls)
	return slices.Compact(calls)
}

// TestOnlyEssentialRights walks the whole road with a login that may do
// nothing but the essential calls: every other one is a finding, and the hours
// arrive.
func TestOnlyEssentialRights(t *testing.T) {
	t.Parallel()
	soapOnly(t, "rights are scopes: one that is missing is told by TestEveryOptionalRESTCallHasAUse")
	essential, _ := essentialCalls(t)
	sc := sim.Demo()
	sc.Users[0].Allowed = essential
	o := hastyOffice(t, sc)
	ctx := t.Context()
	login, err := o.svc.Try(ctx, link.Credentials{Email: demo.Email, Endpoint: o.url, Domain: sc.Users[0].Domain})
	if err != nil {
		t.Fatal(err)
	}
	o.co = o.must(o.svc.Activate(ctx, login, login.Companies[0], payroll.Period{}))
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"CompanyService.Run_GetList", "EmployeeService.Department_GetAll_AllEmployeesByCompany",
		"EmployeeService.EmployeeType_GetList", "EmployeeService.Employment_GetAll_AllEmployeesByCompany",
		"EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany",
		"EmployeeService.PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany",
		"EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany",
		"EmployeeService.Salary_GetAll_AllEmployeesByCompany", "EmployeeService.Schedule_GetAll_AllEmployeesByCompany",
	}
	if got := callsOf(team.Skipped); !slices.Equal(got, want) {
		t.Errorf("findings about %v, want %v", got, want)
	}
	for _, p := range team.Skipped {
		if p.Code != link.Code1002 {
			t.Errorf("%s for %s", p.Code, p.Args["call"])
		}
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		t.Fatal(err)
	}
	notes, err := o.svc.FetchCodes(ctx, o.co)
	if err != nil || len(callsOf(notes)) != 2 {
		t.Fatalf("codes: %v, %v", callsOf(notes), err)
	}
	o.codes("gewerkte uren=2100", "maaltijden=-", "ziek=-", "verlof=-")
	o.read("uren.csv", demo.Hours())
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		t.Fatal(err)
	}
	res := o.export()
	if res.Done == 0 || res.Refused+res.Unsure+res.Different != 0 || res.Equal == 0 {
		t.Errorf("done %d, refused %d, unsure %d, equal %d, different %d, stop %v",
			res.Done, res.Refused, res.Unsure, res.Equal, res.Different, res.Stop)
	}
	o.rightsAre(essential)
}

// rightsAre checks the rights doctor: these calls are allowed, all other read
// calls forbidden.
func (o *office) rightsAre(allowed []string) {
	o.t.Helper()
	res, err := o.svc.Rights(context.Background(), o.co, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range res.Rights {
		want := link.RightForbidden
		switch {
		case r.Write, r.Name == "CompanyService.List_GetByDebtor":
			// No debtor is known to ask about.
			want = link.RightUntried
		case slices.Contains(allowed, r.Name):
			want = link.RightAllowed
		}
		if r.State != want {
			o.t.Errorf("%s: %s (%v), want %s", r.Name, r.State, r.Problem, want)
		}
	}
	forbidden, writes := res.Missing()
	// One essential call writes, and the companies of a debtor were not asked.
	if res.Good() || len(forbidden)+len(writes)+len(allowed)-1+1 != len(res.Rights) {
		o.t.Errorf("good %v, %d forbidden, %d writes, %d allowed, %d in all", res.Good(), len(forbidden), len(writes), len(allowed), len(res.Rights))
	}
}

// TestDomainMayBeUnknown: a login that may not ask for its domain works where
// Nmbrs does without, and is told which call is missing where it does not.
func TestDomainMayBeUnknown(t *testing.T) {
	t.Parallel()
	for _, needed := range []bool{false, true} {
		sc := sim.Demo()
		sc.Options.RequireDomain = &needed
		sc.Users[0].Denied = []string{"Environment_Get"}
		o := hastyOffice(t, sc)
		login, err := o.svc.Try(t.Context(), link.Credentials{Email: demo.Email, Endpoint: o.url})
		if needed {
			wantProblem(t, err, link.Code1002)
			continue
		}
		if err != nil || len(login.Companies) == 0 || login.Domain != "" {
			t.Errorf("%v, %v", login, err)
		}
	}
}

// ways in which a call can fail.
func waysToFail() map[string]sim.Fault {
	return map[string]sim.Fault{
		"1002":      {Kind: "fault", Code: 1002, Times: -1},
		"1003":      {Kind: "fault", Code: 1003, Times: -1},
		"9999":      {Kind: "fault", Code: 9999, Times: -1},
		"500":       {Kind: "status", Status: 500, Times: -1},
		"502":       {Kind: "html502", Times: -1},
		"timeout":   {Kind: "timeout", Times: -1},
		"reset":     {Kind: "reset-after", Times: -1},
		"silent":    {Kind: "body", Body: "<html>Sign in</html>", Times: -1},
		"truncated": {Kind: "truncate", Times: -1},
	}
}

// TestOptionalCallsMayFail: in whatever way an optional call of a sync or of
// the codes fails, the work goes on and says so.
func TestOptionalCallsMayFail(t *testing.T) {
	t.Parallel()
	soapOnly(t, "rights are scopes: one that is missing is told by TestEveryOptionalRESTCallHasAUse")
	long(t)
	o := hastyOffice(t, sim.Demo())
	o.activate()
	_, optional := essentialCalls(t)
	ctx := t.Context()
	// A timeout is the same for every call and takes its time.
	patient := []string{"Run_GetList", "EmployeeType_GetList", "HourModel2_GetHourCodes"}
	tried := 0
	for _, call := range optional {
		service, op, _ := strings.Cut(call, ".")
		ofSync := strings.Contains(op, "AllEmployeesByCompany") || op == "Run_GetList" || op == "EmployeeType_GetList"
		ofCodes := strings.Contains(op, "Model")
		if !ofSync && !ofCodes {
			continue
		}
		tried++
		for name, fault := range waysToFail() {
			if name == "timeout" && !slices.Contains(patient, op) {
				continue
			}
			fault.Operation = service + "." + op
			if err := o.sim.Inject(fault); err != nil {
				t.Fatal(err)
			}
			var notes []*payroll.Problem
			var err error
			if ofCodes {
				notes, err = o.svc.FetchCodes(ctx, o.co)
			} else {
				var team *link.Team
				if team, err = o.svc.Sync(ctx, o.co); err == nil {
					notes = team.Skipped
				}
			}
			o.sim.ClearFaults()
			// The second call for names is asked only when the first fails.
			if op == "PersonalInfo_GetAll_AllEmployeesByCompany" && err == nil {
				continue
			}
			if err != nil || !slices.Contains(callsOf(notes), call) {
				t.Errorf("%s, %s: %v, findings %v", call, name, err, callsOf(notes))
			}
		}
	}
	if tried < 12 {
		t.Errorf("%d optional calls were tried", tried)
	}
}

// TestEssentialCallsMustAnswer: an essential call that fails, or of whose
// answer nothing is understood, ends the sync; nobody is lost by it.
func TestEssentialCallsMustAnswer(t *testing.T) {
	t.Parallel()
	o := hastyOffice(t, sim.Demo())
	o.activate()
	team, err := o.svc.Sync(t.Context(), o.co)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		t.Fatal(err)
	}
	const flat = "PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany"
	silent := func(op string) string {
		ns := "https://api.nmbrs.nl/soap/v3/EmployeeService"
		return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><` +
			op + `Response xmlns="` + ns + `"><` + op + `Result><Renamed><Nr>1</Nr></Renamed></` + op + `Result></` + op + `Response></soap:Body></soap:Envelope>`
	}
	for _, ops := range [][]string{
		{"List_GetByCompany"}, {"Contract_GetAll_AllEmployeesByCompany", flat},
	} {
		for name, fault := range waysToFail() {
			if name == "timeout" && len(ops) > 1 {
				continue
			}
			for _, op := range ops {
				fault.Operation = "EmployeeService." + op
				if name == "silent" {
					fault.Body = silent(op)
				}
				if err := o.sim.Inject(fault); err != nil {
					t.Fatal(err)
				}
			}
			_, err := o.svc.Sync(t.Context(), o.co)
			o.sim.ClearFaults()
			if err == nil {
				t.Errorf("%v, %s: the sync went on", ops, name)
			} else if name == "silent" {
				wantProblem(t, err, link.CodeMalformed)
			}
		}
	}
	people, err := o.co.Team()
	if err != nil || len(people) != len(team.Rows) {
		t.Errorf("%d people of %d are left, %v", len(people), len(team.Rows), err)
	}
	after, err := o.svc.Sync(t.Context(), o.co)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range after.Rows {
		if r.Kind != payroll.RowSame {
			t.Errorf("%s is %s after it all", r.Person.ID, r.Kind)
		}
	}
}

// TestLeaverIsPaid: who left in the period stands on the list of former
// employees, and is still paid for the days worked; the list of types may be
// forbidden.
func TestLeaverIsPaid(t *testing.T) {
	t.Parallel()
	sc := smallBusiness(2)
	leaver := &sc.Employees[1]
	leaver.Type = 4
	leaver.Employments[0].End, leaver.Contracts[0].End = "2026-11-15", "2026-11-15"
	sc.Users[0].Denied = []string{"EmployeeType_GetList"}
	o := officeAt(t, sc, quickDir(t))
	o.settings = append(o.settings, withToken(smallToken))
	o.wire()
	o.setUpSmall()
	people, err := o.co.Team()
	if err != nil || len(people) != 2 {
		t.Fatalf("%d people, %v", len(people), err)
	}
	o.put(o.line(0, 10, 480, 0), o.line(1, 10, 300, 0))
	if res := o.export(); res.Done == 0 || res.Equal == 0 || res.Different != 0 {
		t.Errorf("got %+v", res)
	}
	o.holds(1, 2100, "5.00", 1)
}

// asProblem gives err as a Problem, or fails.
func asProblem(t testing.TB, err error) *payroll.Problem {
	t.Helper()
	var p *payroll.Problem
	if !errors.As(err, &p) {
		t.Fatalf("got %v, want a problem", err)
	}
	return p
}

// quietLog keeps a test server's complaints to itself.
func quietLog() *log.Logger { return log.New(io.Discard, "", 0) }
