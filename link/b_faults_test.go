package link_test

import (
	"fmt"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/ui/lang"
)

// TestEveryFaultHasWords: each number on Nmbrs's list of errors, and each other
// way in which a call fails, is a Problem with a Dutch and an English text in
// which no gap stays open.
func TestEveryFaultHasWords(t *testing.T) {
	t.Parallel()
	var all []*nmbrs.Error
	numbers := []int{1001, 1002, 1003, 1004, 1006, 9999}
	for _, r := range [][2]int{{2001, 2004}, {2006, 2006}, {2009, 2009}, {2011, 2022}, {2028, 2030}, {2032, 2047}} {
		for n := r[0]; n <= r[1]; n++ {
			numbers = append(numbers, n)
		}
	}
	for _, n := range numbers {
		all = append(all, &nmbrs.Error{Call: "S.Op", Class: nmbrs.ClassOfCode(n), Cause: nmbrs.CauseFault, Code: n, Status: 500, Text: "Some Title"})
	}
	for _, c := range []nmbrs.Cause{
		nmbrs.CauseNetwork, nmbrs.CauseTLS, nmbrs.CauseTimeout, nmbrs.CauseCancelled, nmbrs.CauseProxy, nmbrs.CauseMalformed,
		nmbrs.CauseTooLarge, nmbrs.CauseNoAction, nmbrs.CauseBadValue, nmbrs.CauseServer,
	} {
		all = append(all, &nmbrs.Error{Call: "S.Op", Class: nmbrs.ClassUnsure, Cause: c, Status: 500})
	}
	for _, e := range all {
		p := asProblem(t, link.Explain(fmt.Errorf("while sending: %w", e)))
		dutch, english := lang.For(lang.Dutch).Problem(p, "log"), lang.For(lang.English).Problem(p, "log")
		for _, text := range []string{dutch, english} {
			if len(text) < 25 || strings.ContainsAny(text, "{}") || strings.Contains(text, ": .") {
				t.Errorf("%v: %q", e, text)
			}
			if e.Code != 0 && !strings.Contains(text, fmt.Sprint(e.Code)) {
				t.Errorf("%q does not tell the number %d", text, e.Code)
			}
		}
		if dutch == english {
			t.Errorf("%q is the text in both languages", dutch)
		}
	}
}

// TestLoginWithoutNumber: the one fault about a login without a number is
// explained like the numbered one.
func TestLoginWithoutNumber(t *testing.T) {
	t.Parallel()
	err := &nmbrs.Error{Call: "S.Op", Class: nmbrs.ClassUnsure, Cause: nmbrs.CauseServer, Status: 500, Text: "---> Invalid combination email/password"}
	wantProblem(t, link.Explain(err), link.Code1001)
}

// TestEveryOptionalCallHasAUse: what cannot be done without a call is known of
// every optional one.
func TestEveryOptionalCallHasAUse(t *testing.T) {
	t.Parallel()
	essential, optional := essentialCalls(t)
	for _, call := range optional {
		if link.LackOf(call) == "" {
			t.Errorf("nothing is said to be lacking without %s", call)
		}
	}
	for _, call := range essential {
		if link.LackOf(call) != "" {
			t.Errorf("%s is essential", call)
		}
	}
}

// TestFindingsTellWhatIsLacking: a call that a sync did without says what for.
func TestFindingsTellWhatIsLacking(t *testing.T) {
	t.Parallel()
	soapOnly(t, "the calls have other names")
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	if err := o.sim.Deny("", "Run_GetList", "Employment_GetAll_AllEmployeesByCompany"); err != nil {
		t.Fatal(err)
	}
	team, err := o.svc.Sync(t.Context(), o.co)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range team.Skipped {
		got[p.Args["call"]] = p.Args["lack"]
	}
	want := payroll.Args{
		"CompanyService.Run_GetList":                              string(link.LackRuns),
		"EmployeeService.Employment_GetAll_AllEmployeesByCompany": string(link.LackService),
	}
	if fmt.Sprint(got) != fmt.Sprint(map[string]string(want)) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestDaysCallIsOfTheLink: the call for days that a server turned out to know
// is remembered for every company of the link.
func TestDaysCallIsOfTheLink(t *testing.T) {
	t.Parallel()
	soapOnly(t, "there is one call for days")
	sc := smallBusiness(1)
	sc.Options.MissingOperations = []string{"DaysVar_Set"}
	other := sc.Companies[0]
	other.ID, other.Number, other.Name = smallCompany+1, 2, "Eetcafé Tweede"
	sc.Companies = append(sc.Companies, other)
	o := officeAt(t, sc, quickDir(t))
	o.settings = append(o.settings, withToken(smallToken))
	o.wire()
	o.setUpSmall()
	login, err := o.svc.Try(t.Context(), link.Credentials{Email: smallEmail, Endpoint: o.url})
	if err != nil {
		t.Fatal(err)
	}
	second := o.must(o.svc.Activate(t.Context(), login, login.Companies[1], payroll.Period{}))
	if err := o.svc.SetVenue("", o.co); err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 10, 480, 0))
	if res := o.export(); res.Done < 2 || res.Different != 0 {
		t.Fatalf("got %+v", res)
	}
	info, err := second.Info()
	if err != nil || info.DaysCall != "DaysVar_Set_Batch" || o.days(0) != 1 {
		t.Errorf("the second company knows %q, %d days, %v", info.DaysCall, o.days(0), err)
	}
}
