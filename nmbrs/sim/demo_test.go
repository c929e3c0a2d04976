package sim

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestDemoFacts(t *testing.T) {
	sc := Demo()
	b, err := json.MarshalIndent(sc, "", " ")
	must(t, err)
	again, err := ParseScenario(bytes.NewReader(b))
	must(t, err)
	if len(again.Employees) < 38 || len(again.Companies) != 2 || again.Clock != "2026-12-02T09:30:00+01:00" {
		t.Errorf("%d people, %d companies", len(again.Employees), len(again.Companies))
	}
	count := map[string]int{}
	mails := map[string]int{}
	for _, e := range again.Employees {
		k, m := e.Contracts[0], e.Employments[0]
		mails[e.Person.EmailWork]++
		if strings.Trim(e.Person.EmailWork, "abcdefghijklmnopqrstuvwxyz.-@") != "" {
			t.Errorf("address %q", e.Person.EmailWork)
		}
		if e.Person.BSN != DemoCanaryBSN {
			t.Errorf("employee %d has BSN %s", e.ID, e.Person.BSN)
		}
		switch {
		case *k.HoursPerWeek == 0 && m.End == "":
			count["zero"]++
		case *k.HoursPerWeek > 0 && e.Salaries[0].Type == 3:
			count["minmax"]++
		case e.Salaries[0].Type != 3:
			count["salaried"]++
		}
		if m.End == "2026-11-15" && k.End == m.End {
			count["leaver"]++
		}
		if m.End != "" && m.End < "2026-01-01" {
			count["past"]++
		}
	}
	twice := 0
	for _, n := range mails {
		if n == 2 {
			twice++
		}
	}
	if count["minmax"] != 1 || count["leaver"] != 1 || count["past"] != 1 || count["zero"] < 25 || count["salaried"] < 5 || twice != 2 {
		t.Errorf("%v, %d addresses twice", count, twice)
	}
	st := New(sc, Options{}).State()
	hand := 0
	for _, r := range st.Rows {
		if r.Period == 11 {
			hand++
			if r.Origin != OriginHand || r.Code != 2100 || r.Hours != "8.00" {
				t.Errorf("November holds %+v", r)
			}
		} else if r.Origin != OriginScenario || r.Period != 10 {
			t.Errorf("row %+v", r)
		}
	}
	if hand != 1 || len(st.Rows) < 25 || st.Period != "2026-11" || len(st.Wages) < 20 || len(st.Days) < 20 {
		t.Errorf("%d by hand, %d rows, %d wages, %d days, period %s", hand, len(st.Rows), len(st.Wages), len(st.Days), st.Period)
	}
	for _, c := range sc.Companies {
		if last := c.Runs[len(c.Runs)-1]; last.PeriodStart != 10 || !last.Locked {
			t.Errorf("last run %+v", last)
		}
	}
}

func TestParseScenarioSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"{\n\"users\":[],\n\"nonsense\":1}": "line 3",
		"{\n\"clock\": 5}":                  "line 2",
		"{\n\n}}":                           "line 3",
		"{}":                                "no users",
		`{"users":[{"email":"a","token":"b","domain":"c","companies":null}],"debtors":[{"id":1,"number":"1","name":"x"}],"companies":[{"id":2,"number":1,"name":"y","debtor":1,"period":"2026-13-M"}]}`: "company 2",
		`{"users":[{"email":"a","token":"b","domain":"c","companies":null}],"employees":[{"id":3,"company":9,"number":1,"person":{}}]}`:                                                                 "employee 3",
	} {
		if _, err := ParseScenario(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for in, want := range map[string][2]string{
		"12.5": {"12.50", "12.5"}, "-0.25": {"-0.25", "-0.25"}, "8": {"8.00", "8"}, "1.2345": {"1.2345", "1.2345"}, ".5": {"0.50", "0.5"}, "100": {"100.00", "100"},
	} {
		d, err := ParseDecimal(in)
		if err != nil || d.String() != want[0] || d.Wire() != want[1] {
			t.Errorf("%s: %s %s %v", in, d, d.Wire(), err)
		}
	}
	for _, in := range []string{"", "1,5", "1e3", "--1", ".", "1.2.3"} {
		if _, err := ParseDecimal(in); err == nil {
			t.Errorf("%q was read", in)
		}
	}
}
