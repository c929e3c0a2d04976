package payroll

import (
	"slices"
	"strings"
)

// The fields of a FieldChange.
const (
	FieldNumber        = "number"
	FieldName          = "name"
	FieldEmails        = "emails"
	FieldDepartment    = "department"
	FieldEmployments   = "employments"
	FieldContracts     = "contracts"
	FieldSchedules     = "schedules"
	FieldContractHours = "contract-hours"
	FieldSalaryType    = "salary-type"
	FieldSalaryFrom    = "salary-from"
	FieldStatus        = "status"
)

// fieldChanges lists what differs between two states of one person, written
// out for the screen. The order of lists does not count.
func fieldChanges(old, now Person) []FieldChange {
	var out []FieldChange
	a, b := personFields(old), personFields(now)
	for i, f := range a {
		if f.text != b[i].text {
			out = append(out, FieldChange{Field: f.name, Old: f.text, New: b[i].text})
		}
	}
	return out
}

type personField struct{ name, text string }

func personFields(p Person) []personField {
	return []personField{
		{FieldNumber, p.Number},
		{FieldName, nameText(p)},
		{FieldEmails, listText(p.Emails, func(s string) string { return s })},
		{FieldDepartment, p.Department},
		{FieldEmployments, listText(p.Employments, spanText)},
		{FieldContracts, listText(p.Contracts, func(c Contract) string {
			return joinText(spanText(c.Span), hoursText(c.HoursPerWeek))
		})},
		{FieldSchedules, listText(p.Schedules, func(s Schedule) string {
			return joinText(s.From.String(), hoursText(s.Week))
		})},
		{FieldContractHours, hoursText(p.ContractHours)},
		{FieldSalaryType, p.SalaryType},
		{FieldSalaryFrom, listText(p.SalaryFrom, Date.String)},
		{FieldStatus, string(p.Status)},
	}
}

// nameText is the name with the first name, so that a change of parts that
// leaves the written name alike still shows.
func nameText(p Person) string {
	if p.Last == "" {
		return p.Display
	}
	return strings.TrimSpace(joinText(p.First, p.Prefix) + " " + p.Last)
}

func listText[T any](list []T, text func(T) string) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = text(v)
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

func joinText(a, b string) string { return strings.TrimSpace(a + " " + b) }

// spanText writes 2026-01-01 – 2026-12-31, open ends left empty.
func spanText(s Span) string { return joinText(s.From.String()+" –", s.To.String()) }

// hoursText writes hours per week, ? when Nmbrs did not say.
func hoursText(h *Hundredths) string {
	if h == nil {
		return "?"
	}
	return h.Comma()
}
