package payroll

import (
	"slices"
	"strings"
)

// BasisReason says why a person has a pay basis, with what fills its text.
type BasisReason struct {
	Code string `json:"code"`
	Args Args   `json:"args,omitempty"`
}

// The codes of a BasisReason.
const (
	ReasonOverride      = "override"            // args from, by: the office decided
	ReasonContractHours = "contract-hours"      // args hours: the contract of the date
	ReasonSchedule      = "schedule"            // args hours: the roster of the date
	ReasonFlatHours     = "flat-hours"          // args hours: the contract hours of the flat call
	ReasonSalary        = "salary"              // args type, hours: a salary with hours
	ReasonMinMax        = "min-max"             // args type, hours: hourly pay with hours; the clerk chooses once
	ReasonSalaryType    = "salary-type"         // args type, hours: hours, but a type that says nothing
	ReasonWitness       = "witness-disagrees"   // args witness, basis: the source tells another contract type
	ReasonTwoContracts  = "two-contracts"       // contracts of the date that disagree
	ReasonNoContract    = "no-contract-on-date" // args date: contracts are known, none for the date
	ReasonNothing       = "nothing-known"       // no evidence at all
)

// OverrideOn gives the office's decision that holds on a day: the one that
// began last. A decision for "unknown" withdraws an earlier one.
func OverrideOn(overrides []Override, d Date) (Override, bool) {
	var best Override
	found := false
	for _, o := range overrides {
		if o.From <= d && (!found || o.From >= best.From) {
			best, found = o, true
		}
	}
	return best, found && best.Basis != BasisUnknown
}

// BasisOf tells how a person is paid on a day, and why. An override wins.
// Then contract hours of zero mean paid by the hour, a salary with hours is a
// fixed wage, and all else is unknown until the clerk decides: what Nmbrs did
// not say is never taken for zero. witness is the contract type that the
// source of a line tells, "" for none; where it disagrees the basis is unknown.
func BasisOf(p Person, d Date, overrides []Override, witness string) (PayBasis, BasisReason) {
	if o, ok := OverrideOn(overrides, d); ok {
		return o.Basis, BasisReason{ReasonOverride, Args{"from": o.From.Dutch(), "by": o.By}}
	}
	basis, reason := nmbrsBasis(p, d)
	if basis != BasisUnknown && disagrees(witness, basis) {
		return BasisUnknown, BasisReason{ReasonWitness, Args{"witness": Clean(witness, 60), "basis": string(basis)}}
	}
	return basis, reason
}

// nmbrsBasis is what Nmbrs's own data say.
func nmbrsBasis(p Person, d Date) (PayBasis, BasisReason) {
	hours, code := hoursOn(p, d)
	switch code {
	case ReasonNoContract:
		return BasisUnknown, BasisReason{code, Args{"date": d.Dutch()}}
	case ReasonTwoContracts, ReasonNothing:
		return BasisUnknown, BasisReason{Code: code}
	}
	if hours == 0 {
		return BasisHourly, BasisReason{code, Args{"hours": hours.String()}}
	}
	args := Args{"type": Clean(p.SalaryType, 60), "hours": hours.String()}
	switch SalaryKindOf(p.SalaryType) {
	case SalaryHourly:
		return BasisUnknown, BasisReason{ReasonMinMax, args}
	case SalaryFixed:
		return BasisFixed, BasisReason{ReasonSalary, args}
	default:
	}
	return BasisUnknown, BasisReason{ReasonSalaryType, args}
}

// SalaryKind tells by what a salary is reckoned.
type SalaryKind string

// The kinds of salary.
const (
	SalaryUnknown SalaryKind = ""       // no word, or one that says nothing of it
	SalaryHourly  SalaryKind = "hourly" // a wage per hour
	SalaryFixed   SalaryKind = "fixed"  // a salary per period
)

// SalaryKindOf reads Nmbrs's word for a kind of salary, in the spelling of SOAP
// (Bruto_Salaris_Fulltime) or of REST (grossFulltimeSalary). A cost of the
// employer is no salary.
func SalaryKindOf(word string) SalaryKind {
	w := strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(word))
	paid := slices.ContainsFunc([]string{"bruto", "netto", "gross", "net"}, func(front string) bool { return strings.HasPrefix(w, front) })
	switch {
	case !paid:
		return SalaryUnknown
	case strings.Contains(w, "uurloon"), strings.Contains(w, "hourlywage"):
		return SalaryHourly
	case strings.Contains(w, "salaris"), strings.Contains(w, "salary"):
		return SalaryFixed
	}
	return SalaryUnknown
}

// hoursOn gives the weekly hours that hold on a day and the code of where
// they come from: the contract, else the roster, else the flat call.
func hoursOn(p Person, d Date) (Hundredths, string) {
	var hours *Hundredths
	var from Date
	valid := false
	for _, c := range p.Contracts {
		if !c.Contains(d) {
			continue
		}
		valid = true
		h := c.HoursPerWeek
		if h == nil || *h < 0 {
			continue
		}
		if hours != nil && (*hours == 0) != (*h == 0) {
			return 0, ReasonTwoContracts
		}
		if hours == nil || c.From >= from {
			hours, from = h, c.From
		}
	}
	switch {
	case len(p.Contracts) > 0 && !valid:
		return 0, ReasonNoContract
	case hours != nil:
		return *hours, ReasonContractHours
	}
	if h := rosterOn(p.Schedules, d); h != nil && *h >= 0 {
		return *h, ReasonSchedule
	}
	if h := p.ContractHours; h != nil && *h >= 0 {
		return *h, ReasonFlatHours
	}
	return 0, ReasonNothing
}

// rosterOn gives the week of the roster that holds on a day, nil when unknown.
func rosterOn(list []Schedule, d Date) *Hundredths {
	var week *Hundredths
	var from Date
	found := false
	for _, s := range list {
		if s.From <= d && (!found || s.From >= from) {
			week, from, found = s.Week, s.From, true
		}
	}
	return week
}

// disagrees tells whether the contract type of a source contradicts a pay
// basis. Words that it does not know are no evidence.
func disagrees(witness string, b PayBasis) bool {
	w := FoldType(witness)
	switch {
	case w == "":
		return false
	case strings.Contains(w, "zzp"), strings.Contains(w, "payroll"):
		// not employed here, so neither way of paying agrees
		return true
	case strings.Contains(w, "nul uren"), strings.Contains(w, "nul-uren"), strings.Contains(w, "nuluren"),
		// at the front only: "40 uren" holds "0 uren" too
		strings.HasPrefix(w, "0 uren"), strings.HasPrefix(w, "0-uren"),
		strings.Contains(w, "flex"), strings.Contains(w, "oproep"), zeroInBrackets(w):
		return b != BasisHourly
	case strings.Contains(w, "uren contract"), strings.Contains(w, "urencontract"), strings.HasPrefix(w, "vast"):
		return b == BasisHourly
	}
	return false
}

// zeroInBrackets reads "uren contract (0.0)".
func zeroInBrackets(w string) bool {
	_, rest, ok := strings.Cut(w, "(")
	figure, _, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return false
	}
	h, err := ParseHundredths(figure)
	return err == nil && h == 0
}

// WeekHours gives the weekly hours of a person on a day, by the same order of
// evidence as the pay basis; nil when Nmbrs does not tell.
func WeekHours(p Person, d Date) *Hundredths {
	hours, code := hoursOn(p, d)
	switch code {
	case ReasonNoContract, ReasonTwoContracts, ReasonNothing:
		return nil
	}
	return &hours
}
