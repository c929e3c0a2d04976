package rest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs"
)

// writes are the calls with effect, each with its body.
func writes() []everyCall {
	person := "/api/employees/" + anna
	insert := func(change func(*nmbrs.Insert)) nmbrs.Insert {
		in := nmbrs.Insert{Employee: anna, Code: 2100, Amount: 750, Comment: "dz:1\u202e", Period: november()}
		if change != nil {
			change(&in)
		}
		return in
	}
	created := func(names ...string) []said {
		var out []said
		for _, name := range names {
			for _, status := range []int{200, 201} {
				out = append(out, said{status: status, body: `{"` + name + `":"` + rowTwo + `"}`}, said{status: status, body: `{"data":{"` + name + `":"` + rowTwo + `"}}`})
			}
		}
		return out
	}
	gone := []said{{status: 204}, {status: 200, body: "{}"}}
	const details = `"periodDetails":{"period":{"year":2026,"period":11},"unprotectedMode":`
	return []everyCall{
		{
			name: "add hours", do: func(ctx context.Context, c *Client) (any, error) {
				return c.InsertHours(ctx, insert(func(in *nmbrs.Insert) { in.CostCentre, in.Unprotected = centre, true }))
			},
			request: []heard{{"POST", person + "/variablehours", "", `{"hourCode":2100,"hours":7.50,"costCenterId":"` + centre + `","comment":"dz:1",` + details + `true}}`}},
			answers: created("hourComponentId", "HourComponentId", "id"), want: `"` + rowTwo + `"`,
		},
		{
			name: "add less hours", do: func(ctx context.Context, c *Client) (any, error) {
				return c.InsertHours(ctx, insert(func(in *nmbrs.Insert) { in.Amount, in.Comment = -5, "" }))
			},
			request: []heard{{"POST", person + "/variablehours", "", `{"hourCode":2100,"hours":-0.05,` + details + `false}}`}},
			answers: created("hourComponentId"), want: `"` + rowTwo + `"`,
		},
		{
			name: "add a wage", do: func(ctx context.Context, c *Client) (any, error) { return c.InsertWage(ctx, insert(nil)) },
			request: []heard{{"POST", person + "/variablewagecomponent", "", `{"code":2100,"value":7.50,"comment":"dz:1","periodDetails":{"year":2026,"period":11},"unprotectedMode":false}`}},
			answers: created("variableWageComponentId", "wageComponentId", "id"), want: `"` + rowTwo + `"`,
		},
		{
			name: "remove hours", do: func(ctx context.Context, c *Client) (any, error) { return c.DeleteHours(ctx, anna, rowOne) },
			request: []heard{{"DELETE", person + "/hours/" + rowOne, "", ""}}, answers: gone, want: "true",
			empty: []said{{status: 404, body: own404}}, none: "false",
		},
		{
			name: "remove a wage", do: func(ctx context.Context, c *Client) (any, error) { return c.DeleteWage(ctx, anna, rowOne) },
			request: []heard{{"DELETE", person + "/wagecomponents/" + rowOne, "", ""}}, answers: gone, want: "true",
			empty: []said{{status: 404, body: own404}}, none: "false",
		},
	}
}

// TestEveryWrite: the body, each form of the answer, and every fault; a write is
// sent once, whatever comes back.
func TestEveryWrite(t *testing.T) {
	for _, call := range writes() {
		check := func(what string, a said, want string) {
			c, got := exchange(t, a)
			v, err := call.do(t.Context(), c)
			b, jerr := json.Marshal(v)
			if err != nil || jerr != nil || string(b) != want {
				t.Errorf("%s, %s: got %s, %v; want %s", call.name, what, b, errors.Join(err, jerr), want)
			}
			if !slices.Equal(*got, call.request) {
				t.Errorf("%s: sent %+v\nwant %+v", call.name, *got, call.request)
			}
		}
		for i, a := range call.answers {
			check(fmt.Sprint("form ", i), a, call.want)
		}
		for i, a := range call.empty {
			check(fmt.Sprint("nothing ", i), a, call.none)
		}
		bad := faults()
		for what, body := range map[string]string{
			"no id": `{}`, "a null id": `{"hourComponentId":null,"variableWageComponentId":null}`, "a number": `{"id":12,"hourComponentId":12,"variableWageComponentId":12}`,
			"a list": `[]`, "a page": `{"data":[],"pagination":{}}`,
		} {
			if call.none == "" {
				bad[what] = trouble{said{status: 201, body: body}, nmbrs.ClassUnsure, nmbrs.CauseMalformed}
			}
		}
		if call.none == "" {
			bad["204"] = trouble{said{status: 204}, nmbrs.ClassUnsure, nmbrs.CauseMalformed}
			bad["202"] = trouble{said{status: 202, body: `{"id":"` + rowTwo + `"}`}, nmbrs.ClassUnsure, ""}
		}
		for what, f := range bad {
			c, got := exchange(t, f.said)
			_, err := call.do(t.Context(), c)
			class, cause := f.class, f.cause
			if f.status == http.StatusNotFound && call.none != "" && cause == nmbrs.CauseNotFound {
				class, cause = "", ""
			}
			if nmbrs.OutcomeOf(err) != class || cause != "" && !nmbrs.IsCause(err, cause) {
				t.Errorf("%s, %s: %v, want %s %s", call.name, what, err, class, cause)
			}
			if len(*got) != 1 {
				t.Errorf("%s, %s: sent %d times", call.name, what, len(*got))
			}
		}
	}
}

// TestDaysBecomeWhatIsAsked: whatever a second figure does, the days end as they
// should, and the figure for components per day is kept.
func TestDaysBecomeWhatIsAsked(t *testing.T) {
	path := "/api/employees/" + anna + "/variabledays"
	get := heard{"GET", path, "period=11&year=2026", ""}
	post := func(days, plus int) heard {
		return heard{"POST", path, "", fmt.Sprintf(`{"days":%d,"daysForWageComponentsPerDay":%d,"periodDetails":{"period":{"year":2026,"period":11},"unprotectedMode":false}}`, days, plus)}
	}
	figure := func(days, plus int) string {
		return fmt.Sprintf(`{"days":%d,"daysForWageComponentsPerDay":%d}`, days, plus)
	}
	done := said{status: 201, body: `{"days":5}`}
	for name, x := range map[string]struct {
		answers []said
		want    []heard
		class   nmbrs.Class
	}{
		"none before":         {answers: []said{page(""), done}, want: []heard{get, post(5, 0)}},
		"404 before":          {answers: []said{{status: 404, body: own404}, {status: 204}}, want: []heard{get, post(5, 0)}},
		"zero before":         {answers: []said{page(figure(0, 2)), done}, want: []heard{get, post(5, 2)}},
		"already so":          {answers: []said{page(figure(5, 2))}, want: []heard{get}},
		"replaces":            {answers: []said{page(figure(3, 2)), done, page(figure(5, 2))}, want: []heard{get, post(5, 2), get}},
		"adds":                {answers: []said{page(figure(3, 2)), done, page(figure(3, 2) + "," + figure(5, 2)), done}, want: []heard{get, post(5, 2), get, post(-3, -2)}},
		"known to add":        {answers: []said{page(figure(3, 2) + "," + figure(1, 0)), {status: 201, body: `{"days":1}`}}, want: []heard{get, post(1, 0)}},
		"adds, and refuses":   {answers: []said{page(figure(3, 0)), done, page(figure(3, 0) + "," + figure(5, 0)), {status: 400, body: `{"httpStatus":400,"title":"nee"}`}}, want: []heard{get, post(5, 0), get, post(-3, 0)}, class: nmbrs.ClassUnsure},
		"cannot be read":      {answers: []said{{status: 403, body: `{"httpStatus":403,"title":"nee"}`}}, want: []heard{get}, class: nmbrs.ClassRefused},
		"not understood":      {answers: []said{page(`{"days":"veel"}`)}, want: []heard{get}, class: nmbrs.ClassNotSent},
		"refused":             {answers: []said{page(""), {status: 400, body: `{"httpStatus":400,"title":"nee"}`}}, want: []heard{get, post(5, 0)}, class: nmbrs.ClassRefused},
		"another figure back": {answers: []said{page(""), {status: 201, body: `{"days":7}`}}, want: []heard{get, post(5, 0)}, class: nmbrs.ClassUnsure},
		"not read back":       {answers: []said{page(figure(3, 0)), done, {status: 500, body: "x"}}, want: []heard{get, post(5, 0), get}, class: nmbrs.ClassUnsure},
	} {
		c, got := exchange(t, x.answers...)
		err := c.SetDays(t.Context(), nmbrs.SetDays{Employee: anna, Days: 5, Period: november()})
		if nmbrs.OutcomeOf(err) != x.class {
			t.Errorf("%s: %v, want %q", name, err, x.class)
		}
		if !slices.Equal(*got, x.want) {
			t.Errorf("%s: sent %+v\nwant %+v", name, *got, x.want)
		}
	}
}

// TestDaysThatReplaceAreLearned: once a second figure was seen to take the place of
// the first it is not looked after again; once one was seen beside another it is.
func TestDaysThatReplaceAreLearned(t *testing.T) {
	figure := func(days int) string { return fmt.Sprintf(`{"days":%d,"daysForWageComponentsPerDay":0}`, days) }
	done := said{status: 201}
	done.body = "{}"
	c, got := exchange(t,
		page(figure(3)), done, page(figure(5)), // replaced: learned
		page(figure(3)), done, // no look after it
		page(figure(1)+","+figure(2)), done, // beside each other: the difference alone
		page(figure(3)), done, // and what was learned is forgotten: by the difference
	)
	for _, who := range persons(4) {
		if err := c.SetDays(t.Context(), nmbrs.SetDays{Employee: who, Days: 5, Period: november()}); err != nil {
			t.Fatal(err)
		}
	}
	var methods []string
	for _, h := range *got {
		methods = append(methods, h.method)
	}
	if want := []string{"GET", "POST", "GET", "GET", "POST", "GET", "POST", "GET", "POST"}; !slices.Equal(methods, want) {
		t.Errorf("sent %v, want %v", methods, want)
	}
	if last := (*got)[len(*got)-1].body; !strings.Contains(last, `"days":2,`) {
		t.Errorf("beside 3 days stands %s", last)
	}
}

// TestSalaryKinds: each word of REST is the word of SOAP's list that it means.
func TestSalaryKinds(t *testing.T) {
	for word, want := range map[string]string{
		"grossFulltimeSalary": "Bruto_Salaris_Fulltime", "grossParttimeSalary": "Bruto_Salaris_Partime", "grossHourlyWage": "Bruto_Uurloon",
		"netParttimeSalaryInclWageComp": "Netto_Salaris_Partime_incl_looncomp", "netParttimeSalaryExclWageComp": "Netto_Salaris_Partime_excl_looncomp",
		"netHourlyWageExclWageComp": "Netto_Uurloon_excl_looncomp", "netHourlyWageInclWageComp": "Netto_Uurloon_incl_looncomp",
		"employerCosts": "Werkgeverslasten", "Bruto_Uurloon": "Bruto_Uurloon", "iets anders": "iets anders", "": "",
	} {
		if got := salaryKind(word); got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
}

// TestEmployeeTypes: who is paid is never missed by a word.
func TestEmployeeTypes(t *testing.T) {
	for word, want := range map[string]string{
		"payroll": nmbrs.TypePayroll, "": nmbrs.TypePayroll, "Payroll employee": nmbrs.TypePayroll, "formerPayroll": nmbrs.TypeFormerPayroll,
		"newHire": nmbrs.TypeNewHire, "New Hire": nmbrs.TypeNewHire, "external": nmbrs.TypeExternal, "formerExternal": nmbrs.TypeFormerExternal,
		"applicant": "", "rejectedApplicant": "", "iets": "",
	} {
		if got := employeeType(word); got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
}
