package payroll

import "cmp"

// Dated is a value that holds from a period onward; a zero From is from the
// beginning.
type Dated[T any] struct {
	From  Period `json:"from"`
	Value T      `json:"value"`
}

// History is a setting over time, in ascending order of From.
type History[T any] []Dated[T]

// At gives the value that holds in a period, false when none does.
func (h History[T]) At(p Period) (T, bool) {
	for i := len(h) - 1; i >= 0; i-- {
		if !p.Before(h[i].From) {
			return h[i].Value, true
		}
	}
	var zero T
	return zero, false
}

// Since gives from which period the value holds that holds in a period; none
// for one that holds from the beginning.
func (h History[T]) Since(p Period) Period {
	var since Period
	for _, d := range h {
		if !p.Before(d.From) {
			since = d.From
		}
	}
	return since
}

// Set gives the history with value from the period onward; a value that began
// in the same period is replaced, later ones stay.
func (h History[T]) Set(from Period, value T) History[T] {
	out := make(History[T], 0, len(h)+1)
	placed := false
	for _, d := range h {
		if !placed && !d.From.Before(from) {
			out = append(out, Dated[T]{from, value})
			placed = true
			if d.From == from {
				continue
			}
		}
		out = append(out, d)
	}
	if !placed {
		out = append(out, Dated[T]{from, value})
	}
	return out
}

// CodeChoice is the decision about an hour type, a surcharge or a count: a
// code of Nmbrs, or deliberately not.
type CodeChoice struct {
	Kind Kind `json:"kind,omitempty"`
	Code int  `json:"code,omitempty"`
	// Not is set when the clerk decided that it does not go along.
	Not bool `json:"not,omitempty"`
	// Rate turns pieces into an amount: euros per piece in hundredths; nil
	// sends the number of pieces.
	Rate *Hundredths `json:"rate,omitempty"`
}

// CorrectionPolicy says where a correction of an earlier period is booked.
type CorrectionPolicy string

// The correction policies.
const (
	CorrectCurrent CorrectionPolicy = "current" // the difference in the current period
	CorrectTWK     CorrectionPolicy = "twk"     // in the old period, with unlocking
)

// Part is a component of the matrix that says what goes along for whom.
type Part string

// The parts of the matrix.
const (
	PartHours      Part = "hours"
	PartSurcharges Part = "surcharges"
	PartDays       Part = "days"
	PartMeals      Part = "meals"
	PartCounts     Part = "counts"
)

// Matrix says per pay basis which parts go along.
type Matrix map[PayBasis]map[Part]bool

// defaultSends is the seed's rule: everything for people paid by the hour,
// nothing for others; extra hours go along for those who have them.
func defaultSends(b PayBasis, part Part) bool {
	switch b {
	case BasisHourly:
		return true
	case BasisExtra:
		return part == PartHours || part == PartSurcharges
	default:
		return false
	}
}

// Settings are the office's choices for one company.
type Settings struct {
	Calendar Calendar `json:"calendar"`
	// CutOver is the first period that Doorzet pushes; lines before it are
	// paid elsewhere. A zero period means not chosen: nothing is cut off.
	CutOver Period `json:"cutOver"`
	// Codes maps an hour type or count (lower case) to its decision.
	Codes map[string]History[CodeChoice] `json:"codes,omitempty"`
	// Days tells whether worked days are sent.
	Days   History[bool]   `json:"days,omitempty"`
	Matrix History[Matrix] `json:"matrix,omitempty"`
	// ExtraTypes are hour types whose lines are extra hours on a fixed wage, and
	// ExtraFrom those from a period onward: see ExtraTypesAt.
	ExtraTypes []string                  `json:"extraTypes,omitempty"`
	ExtraFrom  History[[]string]         `json:"extraFrom,omitempty"`
	Overrides  map[EmployeeID][]Override `json:"overrides,omitempty"`
	Links      []NameLink                `json:"links,omitempty"`
	// Correction says where corrections are booked, and Corrections where those
	// of a period and later ones are: see CorrectionAt.
	Correction  CorrectionPolicy          `json:"correction,omitempty"`
	Corrections History[CorrectionPolicy] `json:"corrections,omitempty"`
	Off         []FindingKind             `json:"off,omitempty"`
	// Surcharges are the office's own rules under their folded names, none by
	// default; Holidays is the company's own choice over the Dutch calendar.
	Surcharges map[string]History[SurchargeRule] `json:"surcharges,omitempty"`
	Holidays   History[HolidayChoice]            `json:"holidays,omitempty"`
	// CostCentres says which venue or team goes to which kostenplaats.
	CostCentres History[CostCentres] `json:"costCentres,omitempty"`
	// Looked holds the wage codes that a person has looked at in Nmbrs after
	// their first sending.
	Looked []int `json:"looked,omitempty"`
	// OldLinkOff is the answer to "is the old link switched off?", nil when not asked.
	OldLinkOff *bool `json:"oldLinkOff,omitempty"`
}

// Code gives the decision for a type or count in a period, false when nobody
// has decided.
func (s Settings) Code(name string, p Period) (CodeChoice, bool) {
	return s.Codes[FoldType(name)].At(p)
}

// ExtraTypesAt gives the hour types that are extra hours in a period.
func (s *Settings) ExtraTypesAt(p Period) []string {
	if types, ok := s.ExtraFrom.At(p); ok {
		return types
	}
	return s.ExtraTypes
}

// CorrectionAt tells where corrections of a period are booked: in the current
// one until the office chooses otherwise.
func (s *Settings) CorrectionAt(p Period) CorrectionPolicy {
	if policy, ok := s.Corrections.At(p); ok {
		return policy
	}
	return cmp.Or(s.Correction, CorrectCurrent)
}

// SendsDays tells whether worked days are sent in a period; off by default.
func (s Settings) SendsDays(p Period) bool {
	on, ok := s.Days.At(p)
	return ok && on
}

// Sends tells whether a part goes along for a pay basis in a period.
func (s Settings) Sends(b PayBasis, part Part, p Period) bool {
	if m, ok := s.Matrix.At(p); ok {
		return m[b][part]
	}
	return defaultSends(b, part)
}
