package payroll

import (
	"slices"
	"strings"
)

// PayBasis says what decides whether a person's hours are paid by the hour.
type PayBasis string

// The pay bases. Unknown blocks until a person decides.
const (
	BasisUnknown PayBasis = ""
	BasisHourly  PayBasis = "hourly" // betaald per gewerkt uur
	BasisFixed   PayBasis = "fixed"  // vast loon
	BasisExtra   PayBasis = "extra"  // vast loon + meeruren
)

// Contract is a contract as Nmbrs holds it. HoursPerWeek is nil when Nmbrs
// did not say: absent is unknown, never zero.
type Contract struct {
	ID string `json:"id,omitempty"`
	Span
	HoursPerWeek *Hundredths `json:"hours,omitempty"`
}

// Schedule is a roster from a date on. Week is the average of its weeks in
// hundredths of an hour, nil when Nmbrs did not give it whole.
type Schedule struct {
	From Date        `json:"from,omitempty"`
	Week *Hundredths `json:"week,omitempty"`
}

// Person is an employee of one Nmbrs company as the office accepted it. It
// can hold no citizen service number, birth date, bank account or amount.
type Person struct {
	ID         EmployeeID `json:"id"`
	Number     string     `json:"number,omitempty"`
	First      string     `json:"first,omitempty"`
	Prefix     string     `json:"prefix,omitempty"`
	Last       string     `json:"last,omitempty"`
	Display    string     `json:"display,omitempty"`
	Emails     []string   `json:"emails,omitempty"`
	Department string     `json:"department,omitempty"`
	// Employments are the stretches of service; none means that Nmbrs's
	// answer was not to be had, which is unknown and not "never employed".
	Employments []Span     `json:"employments,omitempty"`
	Contracts   []Contract `json:"contracts,omitempty"`
	Schedules   []Schedule `json:"schedules,omitempty"`
	// ContractHours are the flat call's contract hours, nil when absent.
	ContractHours *Hundredths `json:"contractHours,omitempty"`
	// SalaryType is Nmbrs's own word, such as Bruto_Uurloon.
	SalaryType string `json:"salaryType,omitempty"`
	// SalaryFrom are dates on which a salary began; no amounts are kept.
	SalaryFrom []Date `json:"salaryFrom,omitempty"`
	// Status tells whether Nmbrs pays the person yet.
	Status EmployeeStatus `json:"status,omitempty"`
}

// EmployeeStatus says how far Nmbrs is with paying somebody.
type EmployeeStatus string

// The statuses of an employee.
const (
	// StatusPaid is somebody on the payroll, or who was.
	StatusPaid EmployeeStatus = ""
	// StatusNewHire is somebody whom an office entered and has not promoted to
	// the payroll yet: known, and not paid.
	StatusNewHire EmployeeStatus = "new-hire"
	// StatusExternal is somebody who works here and is paid elsewhere.
	StatusExternal EmployeeStatus = "external"
)

// EmployeeStatusOf reads Nmbrs's name of an employee type, in the words of SOAP
// ("New hire") or of REST (newHire). False is a type that no hours belong to,
// such as an applicant, or one that is not known.
func EmployeeStatusOf(word string) (EmployeeStatus, bool) {
	w := strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(word))
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(x string) bool { return strings.Contains(w, x) })
	}
	switch {
	case has("applicant", "sollicitant"):
		return StatusPaid, false
	case has("payroll", "verloond", "uitdienst", "outofservice"):
		return StatusPaid, true
	case has("newhire", "nieuwemedewerker"):
		return StatusNewHire, true
	case has("external", "extern"):
		return StatusExternal, true
	}
	return StatusPaid, false
}

// Name gives the person's name for the screen: first name, prefix, last name,
// or the display name where Nmbrs gave no parts.
func (p Person) Name() string {
	if p.Last == "" {
		return p.Display
	}
	s := p.First
	for _, part := range []string{p.Prefix, p.Last} {
		if part != "" {
			if s != "" {
				s += " "
			}
			s += part
		}
	}
	return s
}

// Override is an office's own decision about a person's pay basis.
type Override struct {
	Basis PayBasis `json:"basis"`
	// From is the first day for which it holds; 0 is from the beginning.
	From Date   `json:"from,omitempty"`
	By   string `json:"by,omitempty"`
	At   string `json:"at,omitempty"`
}

// NameLink binds a name in a source to an employee, within a span of days.
type NameLink struct {
	// Key is the folded name: see FoldName.
	Key      string     `json:"key"`
	Name     string     `json:"name"`
	Employee EmployeeID `json:"employee,omitempty"`
	Span
	// NotHere is set for someone who is not paid in this company, with the reason.
	NotHere string `json:"notHere,omitempty"`
	// Waiting is set for someone who is not in Nmbrs yet.
	Waiting bool `json:"waiting,omitempty"`
}
