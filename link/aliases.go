package link

import (
	"slices"

	"doorzet/payroll"
)

// aliases gives links of the names that people had before Nmbrs renamed them,
// so that sources which know the old name (a marriage) still find them. A name
// is not kept where it is plainly another one, where somebody else bears it
// now, or where it is linked already.
func aliases(set *payroll.Settings, team []payroll.Person, taken []payroll.TeamRow) []payroll.NameLink {
	var out []payroll.NameLink
	for _, r := range taken {
		if r.Old == nil || !payroll.Renamed(*r.Old, r.Person) {
			continue
		}
		old := CalledAs(r.Old.Name())
		borne := slices.ContainsFunc(team, func(p payroll.Person) bool {
			return p.ID != r.Person.ID && p.SameName(payroll.Facts{Person: old.Name})
		})
		linked := slices.ContainsFunc(set.Links, func(l payroll.NameLink) bool { return l.Key == old.Key })
		if l, err := old.link(); err == nil && !borne && !linked {
			l.Employee, l.Span = r.Person.ID, service(r.Person)
			out = append(out, l)
		}
	}
	return out
}
