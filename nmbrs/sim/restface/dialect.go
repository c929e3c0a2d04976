package restface

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"doorzet/nmbrs/sim/office"
)

// dialect is how the simulated REST spells what public sources show in more
// than one way. A dialect has forms of its own for all of them at once, so that
// a reader that knows one form alone is found out.
type dialect struct {
	name, about string
	// salaries are the kinds of salary, in the order of the list of SOAP.
	salaries []string
	// types are the words for the employee types 1 to 7 of the example.
	types []string
	// wageList is the list of wage rows of an employee.
	wageList string
	// roster is nested (week1, week2), flat (hoursMonday2) or prefixed
	// (week1HoursMonday).
	roster string
	// lastPage tells how nextPage says that there is no other: "", null or absent.
	lastPage string
	// created and id are the status and the name of the answer to a new row; a
	// name of "" is that of the row itself.
	created int
	id      string
	// noRows is 404 where a list without rows is answered so.
	noRows int
	// errors is own (Nmbrs's form), rfc (status for httpStatus) or gateway.
	errors string
	// titles speaks of the fault in its title; else every 400 has the same
	// words, which name another call, and a number that SOAP's list has too.
	titles bool
	// runs tells the periods of a run: span, period, or none.
	runs string
	// runTypes are the words for an ordinary run and for one that is none.
	runTypes [2]string
	// days is replace, or add where a second figure stands beside the first.
	days string
	// keepsPlus leaves the days for wage components as they are when a request
	// does not name them.
	keepsPlus bool
	// wageCodes is the last part of the path of the wage codes.
	wageCodes string
	// pascal begins every name with a capital.
	pascal bool
}

func restSalaryWords() []string {
	return []string{
		"none", "grossFulltimeSalary", "grossParttimeSalary", "grossHourlyWage", "netParttimeSalaryInclWageComp",
		"netParttimeSalaryExclWageComp", "netHourlyWageExclWageComp", "employerCosts", "netHourlyWageInclWageComp",
	}
}

// dialects lists them; the first is what a server speaks that was told none.
func dialects() []dialect {
	types := []string{"applicant", "payroll", "newHire", "formerPayroll", "external", "formerExternal", "rejectedApplicant"}
	return []dialect{
		{
			name: office.DialectCurrent, about: "what clients of 2026 show (default)", salaries: restSalaryWords(), types: types,
			wageList: "variablewagecomponents", roster: "nested", lastPage: "", created: http.StatusCreated, noRows: http.StatusOK,
			errors: "own", runs: "none", runTypes: [2]string{"regular", "twk"}, days: "replace", wageCodes: "wagecodes",
		},
		{
			name: office.DialectOld, about: "what older versions of them show, and SOAP's words", salaries: office.SalaryTypes(),
			types:    []string{"applicant", "payroll", "other", "payroll", "other", "other", "applicant"},
			wageList: "variableWageComponents", roster: "flat", lastPage: "null", created: http.StatusCreated, noRows: http.StatusOK,
			errors: "rfc", titles: true, runs: "span", runTypes: [2]string{"normal", "prerun"}, days: "replace", keepsPlus: true, wageCodes: "wagecodes",
		},
		{
			name: office.DialectOther, about: "every other form that is thought possible: capitals, 404 for an empty list, days that add up",
			salaries: restSalaryWords(), types: types, wageList: "variableWagecomponents", roster: "prefixed", lastPage: "absent",
			created: http.StatusOK, id: "id", noRows: http.StatusNotFound, errors: "own", runs: "period",
			runTypes: [2]string{"PayrollRun", "TWK"}, days: "add", wageCodes: "wagecomponents", pascal: true,
		},
	}
}

// DialectHelp describes them.
func DialectHelp() string {
	var b strings.Builder
	for _, d := range dialects() {
		fmt.Fprintf(&b, "  %-10s %s\n", d.name, d.about)
	}
	return b.String()
}

// dialect is the one that the server speaks now; the caller holds the lock.
func (s *Face) dialect() *dialect {
	all := dialects()
	i := slices.IndexFunc(all, func(d dialect) bool { return d.name == s.Options.RestDialect })
	return &all[max(0, i)]
}

// capitals gives a document with every name beginning with a capital.
func capitals(doc any) any {
	switch v := doc.(type) {
	case obj:
		out := obj{}
		for k, x := range v {
			out[strings.ToUpper(k[:1])+k[1:]] = capitals(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = capitals(x)
		}
		return out
	}
	return doc
}
