package payroll

import (
	"cmp"
	"slices"
)

// The findings about a person in a period. They warn; Nmbrs decides.
const (
	// FindGap: args name, from, to. Days in service without a contract.
	FindGap FindingKind = "contract-gap"
	// FindLeaver: args name, date. The employment ends within the period.
	FindLeaver FindingKind = "leaver"
	// FindRehired: args name, date. Someone who left before is back.
	FindRehired FindingKind = "rehired"
)

// PersonFindings gives what is worth knowing about a person in the days of a
// period: two kinds of pay basis, a wage that begins within it, days in
// service without a contract, an employment that ends or begins anew.
func PersonFindings(p Person, days Span, overrides []Override) []Finding {
	var out []Finding
	add := func(k FindingKind, pairs ...string) {
		f := Finding{Kind: k, Args: Args{"name": p.Name()}}
		for i := 0; i+1 < len(pairs); i += 2 {
			f.Args[pairs[i]] = pairs[i+1]
		}
		out = append(out, f)
	}
	if day, old, now := basisChange(p, days, overrides); day != 0 {
		add(FindTwoContracts, "date", day.Dutch(), "old", string(old), "new", string(now))
	}
	for _, d := range p.SalaryFrom {
		if d > days.From && d <= days.To && Employed(p, d-1) {
			add(FindWageChange, "date", d.Dutch())
			break
		}
	}
	if gap := contractGap(p, days); gap.From != 0 {
		add(FindGap, "from", gap.From.Dutch(), "to", gap.To.Dutch())
	}
	for i, e := range p.Employments {
		if e.To != 0 && days.Contains(e.To) && !Employed(p, e.To+1) {
			add(FindLeaver, "date", e.To.Dutch())
		}
		if days.Contains(e.From) && !Employed(p, e.From-1) && leftBefore(p.Employments, i) {
			add(FindRehired, "date", e.From.Dutch())
		}
	}
	return out
}

func leftBefore(list []Span, i int) bool {
	for j, e := range list {
		if j != i && e.To != 0 && e.To < list[i].From {
			return true
		}
	}
	return false
}

// basisChange finds the first day of service in the period on which the pay
// basis is another known one than before it. Only days on which something
// begins or ends are looked at.
func basisChange(p Person, days Span, overrides []Override) (at Date, old, now PayBasis) {
	marks := []Date{days.From}
	mark := func(d Date) {
		if d > days.From && d <= days.To {
			marks = append(marks, d)
		}
	}
	for _, c := range p.Contracts {
		mark(c.From)
		if c.To != 0 {
			mark(c.To + 1)
		}
	}
	for _, e := range p.Employments {
		mark(e.From)
	}
	for _, s := range p.Schedules {
		mark(s.From)
	}
	for _, o := range overrides {
		mark(o.From)
	}
	if len(marks) == 1 {
		return 0, "", ""
	}
	slices.Sort(marks)
	for _, d := range marks {
		if !Employed(p, d) {
			continue
		}
		b, _ := BasisOf(p, d, overrides, "")
		if b == BasisUnknown {
			continue
		}
		if old != BasisUnknown && b != old {
			return d, old, b
		}
		old = b
	}
	return 0, "", ""
}

// contractGap finds the first days of service in the period without a
// contract, for someone of whom contracts are known.
func contractGap(p Person, days Span) (gap Span) {
	if len(p.Contracts) == 0 || len(p.Employments) == 0 {
		return gap
	}
	for d := days.From; d <= days.To; d++ {
		if Employed(p, d) && !contracted(p, d) {
			if gap.From == 0 {
				gap.From = d
			}
			gap.To = d
		} else if gap.From != 0 {
			break
		}
	}
	return gap
}

func contracted(p Person, d Date) bool {
	for _, c := range p.Contracts {
		if c.Contains(d) {
			return true
		}
	}
	return false
}

// personFindings gives what is to be told about each person, on the earliest
// of the lines at hand: once is enough.
func (b *Book) personFindings(vs []Verdict) map[LineID][]Finding {
	first := map[EmployeeID]*Verdict{}
	for i := range vs {
		v := &vs[i]
		if v.Employee == "" || v.Line.Withdrawn || v.Match.NotHere != "" {
			continue
		}
		if f := first[v.Employee]; f == nil || cmp.Or(cmp.Compare(v.Line.Date, f.Line.Date), cmp.Compare(v.Line.ID, f.Line.ID)) < 0 {
			first[v.Employee] = v
		}
	}
	out := map[LineID][]Finding{}
	for id, v := range first {
		p, ok := b.Team.Person(id)
		if !ok {
			continue
		}
		for _, f := range PersonFindings(p, b.Settings.Calendar.Range(b.Period, v.Basis), b.Settings.Overrides[id]) {
			if !slices.Contains(b.Settings.Off, f.Kind) {
				out[v.Line.ID] = append(out[v.Line.ID], f)
			}
		}
	}
	return out
}
