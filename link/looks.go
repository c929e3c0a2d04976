package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Look asks a person to look in Nmbrs what a wage code made of its first
// sending: a number on an amount code is money.
type Look struct {
	Code        int
	Description string
	// Amount is what Nmbrs holds of ours under the code, Rows in how many rows.
	Amount payroll.Hundredths
	Rows   int
}

// Looks lists the wage codes of the period that were sent and that nobody has
// looked at yet.
func (d *Desk) Looks() []Look {
	at := map[int]*Look{}
	for _, r := range d.Book.Rows {
		if r.Kind != payroll.KindWage || slices.Contains(d.Book.Settings.Looked, r.Component.Code) {
			continue
		}
		l := at[r.Component.Code]
		if l == nil {
			l = &Look{Code: r.Component.Code}
			for _, c := range d.Info.WageCodes {
				if c.Code == l.Code {
					l.Description = c.Description
				}
			}
			at[l.Code] = l
		}
		l.Amount += r.Amount
		l.Rows++
	}
	out := make([]Look, 0, len(at))
	for _, l := range at {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Look) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// MarkLooked remembers that a person has looked at what a wage code made of
// its first sending.
func (s *Service) MarkLooked(co *store.Company, codes ...int) error {
	audit := store.Audit{Action: "looked", Args: payroll.Args{}}
	for _, c := range codes {
		audit.Args["code"+payroll.IntText(c)] = payroll.IntText(c)
	}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		for _, c := range codes {
			if !slices.Contains(set.Looked, c) {
				set.Looked = append(set.Looked, c)
			}
		}
		slices.Sort(set.Looked)
		return nil
	})
}
