package rest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

const (
	firm   = "11111111-0000-4000-8000-000000000001"
	debtor = "22222222-0000-4000-8000-000000000002"
	anna   = "33333333-0000-4000-8000-000000000003"
	other  = "33333333-0000-4000-8000-000000000004"
	rowOne = "44444444-0000-4000-8000-000000000005"
	rowTwo = "44444444-0000-4000-8000-000000000006"
	centre = "55555555-0000-4000-8000-000000000007"

	testToken = "access-token-of-the-test"
	testKey   = "subscription-key-of-the-test"
)

// fixed is a token source that has one token.
type fixed struct{}

func (fixed) Token(context.Context) (string, error) { return testToken, nil }

func (fixed) Refused(string) bool { return false }

func (fixed) Worked(string) {}

// heard is a request as the server got it.
type heard struct{ method, path, query, body string }

// said is an answer.
type said struct {
	status int
	ctype  string
	body   string
	header map[string]string
}

func good(body string) said { return said{status: 200, body: body} }

// page is a list in the form that clients of today show.
func page(items string) said {
	return good(`{"pagination":{"pageNumber":1,"pageSize":100,"totalPages":1,"totalRecords":` + fmt.Sprint(count(items)) +
		`,"nextPage":"","previousPage":""},"data":[` + items + `]}`)
}

// count counts the objects at the top of a list.
func count(items string) int {
	var list []any
	if json.Unmarshal([]byte("["+items+"]"), &list) != nil {
		return -1
	}
	return len(list)
}

// exchange plays a server that gives the answers in turn, the last one again.
func exchange(t testing.TB, answers ...said) (*Client, *[]heard) {
	t.Helper()
	var got []heard
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		q := r.URL.Query()
		q.Del("pageSize")
		if q.Get("pageNumber") == "1" {
			q.Del("pageNumber")
		}
		a := answers[min(len(got), len(answers)-1)]
		got = append(got, heard{r.Method, r.URL.Path, q.Encode(), string(b)})
		if r.Header.Get("Authorization") != "Bearer "+testToken || r.Header.Get("X-Subscription-Key") != testKey || r.Header.Get("Accept") != "application/json" {
			t.Errorf("%s %s: headers %v", r.Method, r.URL.Path, r.Header)
		}
		if (r.Header.Get("Content-Type") == "application/json") != (len(b) > 0) {
			t.Errorf("%s %s: content type %q with a body of %d", r.Method, r.URL.Path, r.Header.Get("Content-Type"), len(b))
		}
		for k, v := range a.header {
			w.Header().Set(k, v)
		}
		if a.ctype == "" {
			a.ctype = "application/json; charset=utf-8"
		}
		if a.status != http.StatusNoContent {
			w.Header().Set("Content-Type", a.ctype)
		}
		w.WriteHeader(a.status)
		_, _ = io.WriteString(w, a.body)
	}))
	t.Cleanup(srv.Close)
	c, err := New(Options{
		Endpoint: srv.URL, Key: func() string { return testKey }, Tokens: fixed{}, Company: firm, PeriodType: nmbrs.Month,
		Pace: rate.NewLimiter(rate.Inf, 1), Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		Now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, &got
}

// asError finds the error of a call.
func asError(err error, e **nmbrs.Error) bool { return errors.As(err, e) }

func november() nmbrs.Period { return nmbrs.Period{Year: 2026, Number: 11, Type: nmbrs.Month} }

// everyCall is a call with what it sends and what is made of each form of its answer.
type everyCall struct {
	name string
	do   func(context.Context, *Client) (any, error)
	// request is what leaves the machine, in order.
	request []heard
	// answers are the forms that are read alike, want what is made of them, as JSON.
	answers []said
	want    string
	// empty are answers that mean that there is nothing, none what is made of them.
	empty []said
	none  string
}

const own404 = `{"type":"x","httpStatus":404,"code":"404","title":"Not found","detail":"No records"}`

func nothing() []said {
	return []said{page(""), good(`{"data":[]}`), good(`{"Data":[],"Pagination":null}`), {status: 404, body: own404, ctype: "application/problem+json"}}
}

func reads() []everyCall {
	company := "/api/companies/" + firm
	person := "/api/employees/" + anna
	one := func(path string) []heard { return []heard{{method: "GET", path: path}} }
	history := func(name, list string, records ...string) []said {
		var out []said
		for _, r := range records {
			out = append(out, page(`{"employeeId":"`+anna+`","`+list+`":[`+r+`]}`))
		}
		_ = name
		return out
	}
	week := `"hoursMonday":8,"hoursTuesday":8,"hoursWednesday":8,"hoursThursday":8.0,"hoursFriday":"4.5","hoursSaturday":0,"hoursSunday":0`
	flat2 := strings.NewReplacer(`day":`, `day2":`).Replace(week)
	prefixed := func(n string) string { return strings.ReplaceAll(week, `"hours`, `"week`+n+`Hours`) }
	roster := `[{"Employee":"` + anna + `","Start":"2026-01-01T00:00:00Z","Hours":[800,800,800,800,450,0,0,%s],"WeekHours":%s,"ParttimePercentage":%s}]`
	none7, same7 := "null,null,null,null,null,null,null", "800,800,800,800,450,0,0"
	return []everyCall{
		{
			name: "debtors", do: func(ctx context.Context, c *Client) (any, error) { return c.Debtors(ctx) }, request: one("/api/debtors"),
			answers: []said{
				page(`{"debtorId":"` + debtor + `","number":"1208","name":"Van Zanten"}`),
				page(`{"DebtorId":"` + strings.ToUpper(debtor) + `","Number":1208,"Name":"Van\u001b Zanten","extra":{"a":[1]}}`),
			},
			want: `[{"ID":"` + debtor + `","Number":"1208","Name":"Van Zanten"}]`,
		},
		{
			name: "companies", do: func(ctx context.Context, c *Client) (any, error) { return c.Companies(ctx) }, request: one("/api/companies"),
			answers: []said{
				page(`{"companyId":"` + firm + `","number":"1","name":"Anker","debtorId":"` + debtor + `"}`),
				good(`{"pageNumber":1,"totalPages":1,"totalRecords":1,"nextPage":null,"data":[{"companyId":"` + firm + `","number":1,"name":"Anker","debtorId":"` + debtor + `"}]}`),
			},
			want: `[{"ID":"` + firm + `","Number":"1","Name":"Anker","Debtor":"` + debtor + `"}]`,
		},
		{
			name: "period", do: func(ctx context.Context, c *Client) (any, error) { return c.CurrentPeriod(ctx, firm) }, request: one(company + "/period"),
			answers: []said{
				page(`{"year":2026,"period":11}`), page(`{"Year":2026,"Period":11,"PeriodType":"month"}`), page(`{"period":{"year":2026,"period":11}}`),
				page(`{"year":"2026","periodNumber":"11","type":"Monthly"}`),
			},
			want: `{"Year":2026,"Number":11,"Type":"M"}`,
		},
		{
			name: "hour codes", do: func(ctx context.Context, c *Client) (any, error) { a, _, err := c.HourCodes(ctx, firm); return a, err }, request: one(company + "/hourcodes"),
			answers: []said{
				page(`{"code":2100,"description":"Gewerkt"}`), page(`{"hourCode":"2100","hourCodeDescription":"Gewerkt"}`),
				page(`{"Code":2100,"Description":"Gewerkt"},{"Code":2100,"Description":"Gewerkt"}`),
			},
			want: `[{"Code":2100,"Description":"Gewerkt","Model":1}]`,
		},
		{
			name: "cost centres", do: func(ctx context.Context, c *Client) (any, error) { return c.CostCentres(ctx, firm) }, request: one(company + "/costcenters"),
			answers: []said{page(`{"costCenterId":"` + centre + `","code":"100","description":"Keuken"}`), page(`{"CostCenterId":"` + centre + `","Code":100,"Description":"Keuken"}`)},
			want:    `[{"ID":"` + centre + `","Code":"100","Description":"Keuken"}]`,
		},
		{
			name: "employees", do: func(ctx context.Context, c *Client) (any, error) { return c.Employees(ctx, firm, "payroll") }, request: one(company + "/employees"),
			answers: []said{
				page(`{"employeeId":"` + anna + `","employeeBasicInfo":{"employeeNumber":7,"firstName":"Anna","prefix":"de","lastName":"Wit","employeeType":"newHire"}},
				      {"employeeId":"` + other + `","employeeBasicInfo":{"employeeNumber":8,"lastName":"Weg","employeeType":"applicant"}}`),
				page(`{"employeeId":"` + anna + `","employeeNumber":"7","firstName":"Anna","prefix":"de","lastName":"Wit","employeeType":"New hire"},
				      {"employeeId":"` + other + `","employeeNumber":"8","lastName":"Weg","employeeType":"rejectedApplicant"}`),
			},
			want: `[{"ID":"` + anna + `","Number":"7","DisplayName":"Anna de Wit","Type":"newHire"}]`,
		},
		{
			name: "names", do: func(ctx context.Context, c *Client) (any, error) { a, _, err := c.People(ctx, firm); return a, err }, request: one(company + "/employees/personalinfo"),
			answers: history("names", "info",
				`{"personalInfoId":"x","createdAt":"2026-01-01T10:00:00.123Z","basicInfo":{"employeeNumber":7,"firstName":"Oud","lastName":"Wit"}},
				 {"createdAt":"2026-02-01","basicInfo":{"employeeNumber":7,"firstName":"Anna","prefix":"de","lastName":"Wit"},"birthInfo":{"birthDate":"1990-01-01"},
				  "contactInfo":{"privateEmail":"a@x.example","businessEmail":null}}`,
				`{"basicInfo":{"employeeNumber":"7","firstName":"Anna","prefix":"de","lastName":"Wit"},"contactInfo":{"privateEmail":"a@x.example"}}`),
			want: `[{"Employee":"` + anna + `","Number":"7","FirstName":"Anna","Prefix":"de","LastName":"Wit","Nickname":"","EmailWork":"","EmailHome":"a@x.example"}]`,
		},
		{
			name: "employments", do: func(ctx context.Context, c *Client) (any, error) { return c.Employments(ctx, firm) }, request: one(company + "/employees/employments"),
			answers: history("employments", "employments",
				`{"employmentId":"x","startDate":"2026-01-01T00:00:00","endDate":null,"endContractReason":{"code":1,"reason":"x"}}`,
				`{"startDate":"2026-01-01","endDate":"0001-01-01T00:00:00","endContractReason":"x","seniorityDate":"2020-01-01"}`),
			want: `[{"Employee":"` + anna + `","Start":"2026-01-01T00:00:00Z","End":"0001-01-01T00:00:00Z"}]`,
		},
		{
			name: "contracts", do: func(ctx context.Context, c *Client) (any, error) { return c.Contracts(ctx, firm) }, request: one(company + "/employees/contracts"),
			answers: history("contracts", "contracts",
				`{"contractId":"`+rowOne+`","startDate":"2026-01-01T00:00:00Z","endDate":null,"indefinite":true,"hoursPerWeek":null,"writtenContract":true}`,
				`{"ContractId":"`+rowOne+`","StartDate":"2026-01-01","Indefinite":true}`),
			want: `[{"Employee":"` + anna + `","ID":"` + rowOne + `","Start":"2026-01-01T00:00:00Z","End":"0001-01-01T00:00:00Z","HoursPerWeek":null,"Indefinite":true}]`,
		},
		{
			name: "roster of one week, nested", do: func(ctx context.Context, c *Client) (any, error) { return c.Schedules(ctx, firm) }, request: one(company + "/employees/schedules"),
			answers: history("schedules", "schedules",
				`{"startDate":"2026-01-01","parttimePercentage":91.25,"hoursPerWeek":36.5,"daysPerWeek":5,"week1":{`+week+`},"week2":null}`,
				`{"startDate":"2026-01-01","parttimePercentage":91.25,"hoursPerWeek":36.5,"Week1":{`+week+`}}`,
				`{"startDate":"2026-01-01","parttimePercentage":91.25,"hoursPerWeek":36.5,`+week+`}`,
				`{"startDate":"2026-01-01","parttimePercentage":91.25,"hoursPerWeek":"36.50",`+prefixed("1")+`}`),
			want: fmt.Sprintf(roster, none7, "3650", "9125"),
		},
		{
			name: "roster of two weeks", do: func(ctx context.Context, c *Client) (any, error) { return c.Schedules(ctx, firm) }, request: one(company + "/employees/schedules"),
			answers: history("schedules", "schedules",
				`{"startDate":"2026-01-01","week1":{`+week+`},"week2":{`+week+`}}`,
				`{"startDate":"2026-01-01",`+week+`,`+flat2+`}`,
				`{"startDate":"2026-01-01",`+prefixed("1")+`,`+prefixed("2")+`}`),
			want: strings.Replace(fmt.Sprintf(roster, same7, "null", "null"), `"WeekHours":null,`, "", 1),
		},
		{
			name: "salaries", do: func(ctx context.Context, c *Client) (any, error) { return c.SalaryStarts(ctx, firm) }, request: one(company + "/employees/salaries"),
			answers: history("salaries", "salaries",
				`{"salaryId":"x","startDate":"2026-01-01","type":"grossFulltimeSalary","value":2500}`,
				`{"startDate":"2026-01-01T00:00:00","type":"GrossFulltimeSalary"}`, `{"startDate":"2026-01-01","type":"Bruto_Salaris_Fulltime"}`),
			want: `[{"Employee":"` + anna + `","Start":"2026-01-01T00:00:00Z","Type":"Bruto_Salaris_Fulltime"}]`,
		},
		{
			name: "hours", do: func(ctx context.Context, c *Client) (any, error) { return c.HourRows(ctx, anna, november()) },
			request: []heard{{method: "GET", path: person + "/variablehours", query: "period=11&year=2026"}},
			answers: []said{
				page(`{"hourComponentId":"` + rowOne + `","hourCode":2100,"hourCodeDescription":"x","hours":-7.5,"costCenterId":null,"comment":"dz:1","createdAt":"2026-11-01"}`),
				page(`{"HourComponentId":"` + strings.ToUpper(rowOne) + `","HourCode":"2100","Hours":"-7.50","Comment":"dz:1","CreatedAt":"2026-11-01T00:00:00Z"}`),
			},
			want:  `[{"ID":"` + rowOne + `","Code":2100,"Amount":-750,"Inexact":false,"Comment":"dz:1","Created":"2026-11-01T00:00:00Z"}]`,
			empty: nothing(), none: "[]",
		},
		{
			name: "wages", do: func(ctx context.Context, c *Client) (any, error) { return c.WageRows(ctx, anna, november()) },
			request: []heard{{method: "GET", path: company + "/employees/variablewagecomponents", query: "employeeId=" + anna + "&period=11&year=2026"}},
			answers: []said{
				page(`{"employeeId":"` + anna + `","variablewagecomponents":[{"variableWageComponentId":"` + rowOne + `","code":5100,"value":2,"comment":"dz:1"}]}`),
				page(`{"employeeId":"` + anna + `","variableWageComponents":[{"wageComponentId":"` + rowOne + `","code":"5100","value":"2.00","comment":"dz:1"}]}`),
				page(`{"EmployeeId":"` + anna + `","VariableWageComponents":[{"VariableWageComponentId":"` + rowOne + `","Code":5100,"Value":2.0,"Comment":"dz:1"}]}`),
				page(`{"employeeId":"` + anna + `","variableWageComponentId":"` + rowOne + `","code":5100,"value":2,"comment":"dz:1"}`),
				page(`{"employeeId":"` + other + `","variablewagecomponents":[]},{"employeeId":"` + anna + `","variablewagecomponents":[{"variableWageComponentId":"` + rowOne + `","code":5100,"value":2,"comment":"dz:1"}]}`),
			},
			want:  `[{"ID":"` + rowOne + `","Code":5100,"Amount":200,"Inexact":false,"Comment":"dz:1"}]`,
			empty: append(nothing(), page(`{"employeeId":"`+anna+`","variablewagecomponents":[]}`), page(`{"employeeId":"`+anna+`","variablewagecomponents":null}`)), none: "[]",
		},
		{
			name: "days", do: func(ctx context.Context, c *Client) (any, error) {
				figures, err := c.Days(ctx, anna, november())
				return figures.Sum(), err
			},
			request: []heard{{method: "GET", path: person + "/variabledays", query: "period=11&year=2026"}},
			answers: []said{
				page(`{"days":12,"daysForWageComponentsPerDay":3}`), page(`{"Days":"12","DaysForWageComponentsPerDay":null}`), page(`{"days":5},{"days":7}`),
			},
			want: "12", empty: nothing(), none: "0",
		},
	}
}

// TestEveryRead: each call sends what it should, and reads each form alike.
func TestEveryRead(t *testing.T) { everyRead(t, reads()) }

// everyRead tries reads in each form of their answer and with each fault.
func everyRead(t *testing.T, calls []everyCall) {
	t.Helper()
	for _, call := range calls {
		check := func(what string, a said, want string) {
			c, got := exchange(t, a)
			v, err := call.do(t.Context(), c)
			b, jerr := json.Marshal(v)
			if err != nil || jerr != nil || string(b) != want {
				t.Errorf("%s, %s: got %s, %v\nwant %s\nof   %s", call.name, what, b, errors.Join(err, jerr), want, a.body)
			}
			if !slices.Equal(*got, call.request) {
				t.Errorf("%s: sent %+v, want %+v", call.name, *got, call.request)
			}
		}
		for i, a := range call.answers {
			check(fmt.Sprint("form ", i), a, call.want)
		}
		for i, a := range call.empty {
			check(fmt.Sprint("nothing ", i), a, call.none)
		}
		for what, f := range faults() {
			c, got := exchange(t, f.said)
			_, err := call.do(t.Context(), c)
			class, cause := f.class, f.cause
			if f.status == http.StatusNotFound && call.none != "" && cause == nmbrs.CauseNotFound {
				class, cause = "", "" // that there are none
			}
			if nmbrs.OutcomeOf(err) != class || cause != "" && !nmbrs.IsCause(err, cause) {
				t.Errorf("%s, %s: %v, want %s %s", call.name, what, err, class, cause)
			}
			if err != nil && strings.Contains(err.Error(), testKey) || strings.Contains(fmt.Sprint(err), testToken) {
				t.Errorf("%s, %s: a secret is in %v", call.name, what, err)
			}
			if len(*got) > wire.ReadTries+1 {
				t.Errorf("%s, %s: asked %d times", call.name, what, len(*got))
			}
		}
	}
}

// trouble is an answer that is no good one, with what it means.
type trouble struct {
	said
	class nmbrs.Class
	cause nmbrs.Cause
}

// faults are the answers that any call may get.
func faults() map[string]trouble {
	problem := func(status int, name string) said {
		return said{
			status: status, ctype: "application/problem+json",
			body: `{"` + name + `":` + fmt.Sprint(status) + `,"code":"1002","title":"Hour component ` + testKey + `","detail":"nee"}`,
		}
	}
	gateway := func(status int) said {
		return said{status: status, body: `{"statusCode":` + fmt.Sprint(status) + `,"message":"The gateway says no"}`}
	}
	out := map[string]trouble{
		"400":              {problem(400, "httpStatus"), nmbrs.ClassRefused, nmbrs.CauseRefused},
		"400 of RFC 9457":  {problem(400, "status"), nmbrs.ClassRefused, nmbrs.CauseRefused},
		"400 in capitals":  {said{status: 400, body: `{"HttpStatus":"400","Title":"Hour component","Detail":null}`}, nmbrs.ClassRefused, nmbrs.CauseRefused},
		"400 of gateway":   {gateway(400), nmbrs.ClassRefused, nmbrs.CauseRefused},
		"422":              {problem(422, "httpStatus"), nmbrs.ClassRefused, nmbrs.CauseRefused},
		"401":              {problem(401, "httpStatus"), nmbrs.ClassBroken, nmbrs.CauseSignIn},
		"401 of gateway":   {gateway(401), nmbrs.ClassBroken, nmbrs.CauseKey},
		"403":              {problem(403, "httpStatus"), nmbrs.ClassRefused, nmbrs.CauseForbidden},
		"404":              {problem(404, "httpStatus"), nmbrs.ClassRefused, nmbrs.CauseNotFound},
		"404 of gateway":   {gateway(404), nmbrs.ClassRefused, nmbrs.CauseNoAction},
		"429":              {gateway(429), nmbrs.ClassBusy, nmbrs.CauseBusy},
		"500":              {problem(500, "httpStatus"), nmbrs.ClassUnsure, nmbrs.CauseServer},
		"503":              {gateway(503), nmbrs.ClassUnsure, nmbrs.CauseServer},
		"409":              {problem(409, "httpStatus"), nmbrs.ClassUnsure, nmbrs.CauseServer},
		"another status":   {said{status: 403, body: `{"httpStatus":400,"title":"x"}`}, nmbrs.ClassUnsure, nmbrs.CauseProxy},
		"a web page":       {said{status: 200, ctype: "text/html", body: "<html>"}, nmbrs.ClassUnsure, nmbrs.CauseProxy},
		"a problem as 200": {said{status: 200, ctype: "application/problem+json", body: `{"httpStatus":200,"title":"x"}`}, nmbrs.ClassUnsure, ""},
		"cut off":          {good(`{"data":[{"employeeId":"`), nmbrs.ClassUnsure, nmbrs.CauseMalformed},
		"two documents":    {good(`{"data":[]}{}`), nmbrs.ClassUnsure, nmbrs.CauseMalformed},
		"a bare text":      {good(`"ok"`), nmbrs.ClassUnsure, nmbrs.CauseMalformed},
		"no body":          {said{status: 200}, nmbrs.ClassUnsure, nmbrs.CauseMalformed},
		"202":              {said{status: 202, body: `{"data":[]}`}, nmbrs.ClassUnsure, ""},
		"a redirect":       {said{status: 302, body: "{}", header: map[string]string{"Location": "http://192.0.2.1/"}}, nmbrs.ClassUnsure, nmbrs.CauseProxy},
		"another charset":  {said{status: 200, ctype: "application/json; charset=utf-16", body: "{}"}, nmbrs.ClassUnsure, nmbrs.CauseMalformed},
	}
	return out
}
