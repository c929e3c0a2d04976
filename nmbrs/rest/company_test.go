package rest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"testing"

	"doorzet/nmbrs"
)

// companyReads are the calls of a company that have more than one address, or that
// tell what a run or a code is.
func companyReads() []everyCall {
	company := "/api/companies/" + firm
	one := func(path, query string) []heard { return []heard{{method: "GET", path: path, query: query}} }
	run := func(rest string) said {
		return page(`{"payrollRunId":"` + rowOne + `","number":11,"year":2026,"description":"Verloning","createdAt":"2026-11-27T14:05:00.123Z","locked":true` + rest + `}`)
	}
	const made = `[{"ID":"` + rowOne + `","Number":11,"Year":2026,"PeriodStart":%s,"PeriodEnd":%s,"Description":"Verloning","At":"2026-11-27T14:05:00.123Z","Locked":true%s}]`
	runs := func(name string, start, apart string, answers ...said) everyCall {
		return everyCall{
			name: name, do: func(ctx context.Context, c *Client) (any, error) { return c.Runs(ctx, firm, 2026) },
			request: one(company+"/runs", "year=2026"), answers: answers, want: replaced(made, start, start, apart),
		}
	}
	return []everyCall{
		runs("runs with their period", "11", "", run(`,"type":"normal","periodStart":11,"periodEnd":11`), run(`,"period":11`), run(`,"period":{"year":2026,"period":11}`), run(`,"type":null,"periodStart":"11","periodEnd":"11"`)),
		runs("runs that tell none", "0", "", run(``), run(`,"type":"regular"`)),
		runs("runs apart", "0", `,"Apart":true`, run(`,"type":"TWK"`), run(`,"type":"preRun"`), run(`,"type":"Retro active"`), run(`,"type":"Proefverloning"`)),
		{
			name: "departments", do: func(ctx context.Context, c *Client) (any, error) { return c.Departments(ctx, firm) },
			request: one(company+"/employees/departments", ""),
			answers: []said{
				page(`{"employeeId":"` + anna + `","departments":[{"departmentId":"x","code":1,"description":"Oud","createdAt":"2024-01-01"},{"description":"Keuken","createdAt":"2026-01-01T00:00:00Z"}]}`),
				page(`{"EmployeeId":"` + anna + `","Departments":[{"Description":"Keuken","CreatedAt":"2026-01-01"},{"Description":"Oud","CreatedAt":"2024-01-01"}]}`),
				page(`{"employeeId":"` + anna + `","departments":[{"description":"Keuken"}]},{"employeeId":"` + other + `","departments":[]}`),
			},
			want: `[{"Employee":"` + anna + `","Description":"Keuken"}]`,
		},
	}
}

// replaced fills the places of a text in order.
func replaced(text string, values ...string) string {
	for _, v := range values {
		i := slices.Index([]byte(text), '%')
		text = text[:i] + v + text[i+2:]
	}
	return text
}

// TestEveryReadOfACompany: as TestEveryRead, for the calls that tell of runs and
// departments.
func TestEveryReadOfACompany(t *testing.T) { everyRead(t, companyReads()) }

// TestWageCodesWhereverTheyAre: each likely address is asked in turn until one
// answers, which is remembered; where none does the list is not offered, and a
// trouble that is not a 404 ends the search.
func TestWageCodesWhereverTheyAre(t *testing.T) {
	paths := []string{"wagecodes", "wagecomponents", "wagecomponentcodes", "payrollcomponents"}
	ask := func(n int) []heard {
		var out []heard
		for _, p := range paths[:n] {
			out = append(out, heard{method: "GET", path: "/api/companies/" + firm + "/" + p})
		}
		return out
	}
	unknown := said{status: 404, body: `{"statusCode":404,"message":"Resource not found"}`}
	list := page(`{"code":5100,"description":"Maaltijden"},{"wageCode":"5200","wageCodeDescription":"Reiskosten"}`)
	for at := range paths {
		answers := append(slices.Repeat([]said{unknown}, at), list)
		c, got := exchange(t, answers...)
		for turn := range 2 {
			codes, _, err := c.WageCodes(t.Context(), firm)
			if err != nil || len(codes) != 2 || codes[0].Code != 5100 || codes[1].Description != "Reiskosten" {
				t.Errorf("at %s, turn %d: %v, %v", paths[at], turn, codes, err)
			}
		}
		if want := append(ask(at+1), ask(at + 1)[at]); !slices.Equal(*got, want) {
			t.Errorf("at %s: asked %v", paths[at], *got)
		}
	}
	c, got := exchange(t, unknown)
	if _, _, err := c.WageCodes(t.Context(), firm); !errors.Is(err, nmbrs.ErrUnsupported) || !nmbrs.IsCause(err, nmbrs.CauseNoAction) || !slices.Equal(*got, ask(4)) {
		t.Errorf("nowhere: %v, asked %v", err, *got)
	}
	c, got = exchange(t, unknown, said{status: 403, body: `{"httpStatus":403,"title":"Forbidden"}`})
	if _, _, err := c.WageCodes(t.Context(), firm); !nmbrs.IsCause(err, nmbrs.CauseForbidden) || len(*got) != 2 {
		t.Errorf("forbidden: %v, asked %d times", err, len(*got))
	}
}

// TestCompaniesOfSeveralDebtors: a consent for several debtors is refused whole, and
// the companies are listed debtor by debtor; whatever the title says. Where the
// debtors cannot be read, the first refusal is the answer; a debtor whose companies
// cannot be read is not left out in silence.
func TestCompaniesOfSeveralDebtors(t *testing.T) {
	multi := said{status: 403, ctype: "application/problem+json", body: `{"httpStatus":403,"title":"ForbiddenMultiDebtor.","detail":"x"}`}
	debtors := page(`{"debtorId":"` + debtor + `","number":"1","name":"A"},{"debtorId":"` + centre + `","number":"2","name":"B"}`)
	first := page(`{"companyId":"` + firm + `","number":"1","name":"Anker"}`)
	second := page(`{"companyId":"` + other + `","number":"2","name":"Golf","debtorId":"` + debtor + `"}`)
	c, got := exchange(t, multi, debtors, first, second)
	all, err := c.Companies(t.Context())
	b, jerr := json.Marshal(all)
	want := `[{"ID":"` + firm + `","Number":"1","Name":"Anker","Debtor":"` + debtor + `"},{"ID":"` + other + `","Number":"2","Name":"Golf","Debtor":"` + centre + `"}]`
	if err != nil || jerr != nil || string(b) != want {
		t.Errorf("got %s, %v", b, err)
	}
	asked := []heard{
		{method: "GET", path: "/api/companies"},
		{method: "GET", path: "/api/debtors"},
		{method: "GET", path: "/api/debtors/" + debtor + "/companies"},
		{method: "GET", path: "/api/debtors/" + centre + "/companies"},
	}
	if !slices.Equal(*got, asked) {
		t.Errorf("asked %v", *got)
	}
	for name, answers := range map[string][]said{
		"no debtors": {multi, {status: 500, body: "{}"}}, "a debtor refused": {multi, debtors, first, multi},
	} {
		c, _ := exchange(t, answers...)
		if all, err := c.Companies(t.Context()); !nmbrs.IsCause(err, nmbrs.CauseForbidden) || all != nil {
			t.Errorf("%s: %v, %v", name, all, err)
		}
	}
}

// TestPayFacts: the kind of salary is that of the newest salary that holds today,
// the hours are those of the newest such contract, each person apart.
func TestPayFacts(t *testing.T) {
	salaries := page(`{"employeeId":"` + anna + `","salaries":[{"startDate":"2026-01-01","type":"grossHourlyWage","value":14},{"startDate":"2026-06-01","type":"grossParttimeSalary","value":1500},{"startDate":"2027-01-01","type":"employerCosts"}]},
		{"employeeId":"` + other + `","salaries":[{"startDate":"2026-12-01","type":"grossHourlyWage"}]}`)
	contracts := page(`{"employeeId":"` + anna + `","contracts":[{"contractId":"` + rowOne + `","startDate":"2026-06-01","hoursPerWeek":24},{"contractId":"` + rowTwo + `","startDate":"2025-01-01","hoursPerWeek":38},{"contractId":"` + centre + `","startDate":"2027-01-01","hoursPerWeek":8}]},
		{"employeeId":"` + other + `","contracts":[]}`)
	c, _ := exchange(t, salaries, contracts)
	facts, err := c.PayFacts(t.Context(), firm)
	if err != nil || len(facts) != 1 || facts[0].Employee != anna || facts[0].SalaryType != "Bruto_Salaris_Partime" || facts[0].ContractHours == nil || *facts[0].ContractHours != 2400 {
		t.Errorf("got %+v, %v", facts, err)
	}
}

// TestNotOverREST: what SOAP alone has is unsupported, without a call.
func TestNotOverREST(t *testing.T) {
	c, got := exchange(t, page(""))
	_, err := c.Domain(t.Context())
	_, err1 := c.DebtorGUIDs(t.Context())
	_, err2 := c.GUIDs(t.Context(), firm, "Employee")
	for _, err := range []error{err, err1, err2} {
		if !errors.Is(err, nmbrs.ErrUnsupported) || nmbrs.OutcomeOf(err) != nmbrs.ClassRefused {
			t.Errorf("got %v", err)
		}
	}
	types, err := c.EmployeeTypes(t.Context())
	if err != nil || len(types) != 1 || types[0].ID != nmbrs.TypePayroll {
		t.Errorf("types %v, %v", types, err)
	}
	if none, err := c.Employees(t.Context(), firm, "applicant"); err != nil || none == nil || len(none) != 0 {
		t.Errorf("applicants %v, %v", none, err)
	}
	if len(*got) != 0 {
		t.Errorf("asked %v", *got)
	}
}

// TestEveryOperationIsTried: each call of the rights check stands in a table of
// these tests, so that one that is added and not tried is noticed.
func TestEveryOperationIsTried(t *testing.T) {
	tried := map[string]bool{}
	note := func(calls []everyCall) {
		for _, call := range calls {
			c, got := exchange(t, call.answers[0])
			_, _ = call.do(t.Context(), c)
			for _, h := range *got {
				tried[h.method+" "+h.path] = true
			}
		}
	}
	note(reads())
	note(companyReads())
	note(writes())
	for _, p := range probes() {
		ids := map[string]string{"{companyId}": firm, "{employeeId}": anna, "{debtorId}": debtor, "{hourComponentId}": rowOne, "{wageComponentId}": rowOne}
		path := p.op.name
		for place, id := range ids {
			path = replacePlace(path, place, id)
		}
		elsewhere := []string{opWageCodes().name, opDebtorCompanies().name, opSetDays().name} // TestWageCodes…, TestCompaniesOf…, TestDaysBecome…
		if !tried[path] && !slices.Contains(elsewhere, p.op.name) {
			t.Errorf("%s is tried nowhere", p.op.name)
		}
	}
	if !tried[http.MethodGet+" /api/debtors"] {
		t.Error("nothing was noted")
	}
}
