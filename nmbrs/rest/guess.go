package rest

import (
	"net/http"
	"strings"

	"doorzet/nmbrs"
)

// What is not known for certain about the REST API stands in this file: every
// spelling and form that a public client has met, and what is assumed where
// none has. docs/questions-for-nmbrs.md names the place here that changes with
// each answer. Names of an answer are read in any case of their letters.

// The lists and fields with more than one spelling; the first is preferred.
const (
	// fieldWages is the list of wage rows of an employee: one client spells it
	// all in lower case, this one is that of the other lists.
	fieldWages = "variableWageComponents"
	fieldWeek1 = "week1"
	fieldWeek2 = "week2"
)

// The ids of a new row, where an answer gives one. That a create answers with
// the id alone is taken from the documented samples of other creates.
func hourIDs() []string { return []string{"hourComponentId", "id"} }

func wageIDs() []string { return []string{"variableWageComponentId", "wageComponentId", "id"} }

// salaryKinds are the kinds of salary in the words of REST, in lower case, with
// the spelling of SOAP that the rest of the program knows. Three versions of
// one client agree on them.
func salaryKinds() map[string]string {
	return map[string]string{
		"grossfulltimesalary":           "Bruto_Salaris_Fulltime",
		"grossparttimesalary":           "Bruto_Salaris_Partime",
		"grosshourlywage":               "Bruto_Uurloon",
		"netparttimesalaryinclwagecomp": "Netto_Salaris_Partime_incl_looncomp",
		"netparttimesalaryexclwagecomp": "Netto_Salaris_Partime_excl_looncomp",
		"nethourlywageexclwagecomp":     "Netto_Uurloon_excl_looncomp",
		"nethourlywageinclwagecomp":     "Netto_Uurloon_incl_looncomp",
		"employercosts":                 "Werkgeverslasten",
	}
}

// salaryKind gives a kind of salary in the spelling of SOAP. A word of SOAP,
// and one that is not known, passes as it is.
func salaryKind(word string) string {
	if kind := salaryKinds()[letters(word)]; kind != "" {
		return kind
	}
	return word
}

// letters is a word in lower case without what separates its parts.
func letters(word string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(word))
}

// employeeType gives a type of employee in the words of this program; "" is one
// that takes no part here, such as an applicant. Who is paid may not be missed:
// whatever names the payroll, and somebody without a type, counts as paid.
func employeeType(word string) string {
	w := letters(word)
	former := strings.Contains(w, "former") || strings.Contains(w, "inactive")
	switch {
	case strings.Contains(w, "applicant"):
		return ""
	case strings.Contains(w, "payroll") && former:
		return nmbrs.TypeFormerPayroll
	case w == "", strings.Contains(w, "payroll"):
		return nmbrs.TypePayroll
	case strings.Contains(w, "newhire"):
		return nmbrs.TypeNewHire
	case strings.Contains(w, "external") && former:
		return nmbrs.TypeFormerExternal
	case strings.Contains(w, "external"):
		return nmbrs.TypeExternal
	}
	return ""
}

// runFields are the names under which a run may tell the periods that it pays.
// No client shows any; where a run tells none a person is asked.
const (
	runPeriod = "period"
	runStart  = "periodStart"
	runEnd    = "periodEnd"
)

// runApart tells by its type that a run pays no period: a retroactive one (TWK),
// a pre-run, a trial. No client shows the words; one that is not known counts as
// an ordinary run, which closes its period or is asked about.
func runApart(word string) bool {
	w := letters(word)
	for _, part := range []string{"twk", "retro", "prerun", "voorrun", "trial", "proef", "simulat", "concept", "draft", "proforma"} {
		if strings.Contains(w, part) {
			return true
		}
	}
	return false
}

// wageCodePaths are where the list of wage codes may be. The official scenario
// says that there is none yet, a note of October 2026 names a catalogue among
// what can be read, and no client shows its address.
func wageCodePaths() []string {
	const company = "GET /api/companies/{companyId}/"
	return []string{company + "wagecodes", company + "wagecomponents", company + "wagecomponentcodes", company + "payrollcomponents"}
}

// weekdays name the days of a roster.
func weekdays() []string {
	return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
}

// rosterForms are the names of the hours of two weeks where they stand flat:
// with a 2 behind those of the second week, or with the week in front. The
// form of today nests them in week1 and week2 under the names of the first.
func rosterForms() [2][14]string {
	var forms [2][14]string
	days := weekdays()
	for i := range forms[0] {
		d, behind, week := days[i%len(days)], "", fieldWeek1
		if i >= len(days) {
			behind, week = "2", fieldWeek2
		}
		forms[0][i], forms[1][i] = "hours"+d+behind, week+"Hours"+d
	}
	return forms
}

// noRows tells whether an error of a list means that it is empty: no source
// shows whether Nmbrs answers an empty list or a 404 then. Only a 404 in
// Nmbrs's own form counts. The gateway says it of a call that it does not know,
// and a list that cannot be asked for is not one without rows.
func noRows(e *nmbrs.Error) bool {
	return e.Status == http.StatusNotFound && e.Cause == nmbrs.CauseNotFound
}
