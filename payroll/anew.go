package payroll

import (
	"cmp"
	"slices"
)

// Anew are lines of one employee that were sent, keep what was sent of them, and
// would come out otherwise by the settings of now. No sending takes the
// difference along by itself; one that recalculates does.
type Anew struct {
	Employee EmployeeID
	Person   string
	Lines    int
	// Minutes are the hours worked on those lines, however they come out.
	Minutes Minutes
}

// outcome is what a line brings to a target.
type outcome struct {
	target  Target
	date    Date
	minutes Minutes
	count   Hundredths
	rate    Hundredths
	priced  bool
}

// anew lists the lines of which a recalculation makes something else than what
// stands or is on its way, by employee in the order of names. sent tells of
// lines that a recalculation takes along already; nil: of none.
func (in Leaving) anew(sent func(LineID) bool) []Anew {
	heads := in.Book.Heads()
	if len(heads) == 0 {
		return nil
	}
	differs := differing(
		(&PlanInput{Book: in.Book, Verdicts: in.Verdicts}).wants(heads),
		(&PlanInput{Book: in.Book, Verdicts: in.Verdicts, Recalculate: true}).wants(heads),
	)
	if len(differs) == 0 {
		return nil
	}
	at := map[EmployeeID]*Anew{}
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		if !differs[v.Line.ID] || sent != nil && sent(v.Line.ID) {
			continue
		}
		a := at[v.Employee]
		if a == nil {
			a = &Anew{Employee: v.Employee, Person: in.Book.called(v.Employee)}
			at[v.Employee] = a
		}
		a.Lines++
		a.Minutes += v.Line.Minutes
	}
	out := make([]Anew, 0, len(at))
	for _, a := range at {
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b Anew) int {
		return cmp.Or(cmp.Compare(FoldName(a.Person), FoldName(b.Person)), cmp.Compare(a.Employee, b.Employee))
	})
	return out
}

// differing gives the lines that bring something else, or bring it elsewhere.
func differing(was, now map[Target]*want) map[LineID]bool {
	type share struct {
		line LineID
		outcome
	}
	n := map[share]int{}
	tally := func(wants map[Target]*want, by int) {
		for t, w := range wants {
			for _, c := range w.counts {
				o := outcome{target: t, date: c.Date, minutes: c.Minutes, count: c.Count}
				if c.Rate != nil {
					o.rate, o.priced = *c.Rate, true
				}
				n[share{c.Line, o}] += by
			}
		}
	}
	tally(was, 1)
	tally(now, -1)
	out := map[LineID]bool{}
	for s, k := range n {
		if k != 0 {
			out[s.line] = true
		}
	}
	return out
}

// AnewLines counts the lines that the settings of now would send otherwise.
func (b *Behind) AnewLines() (lines int, worked Minutes) {
	for _, a := range b.Anew {
		lines += a.Lines
		worked += a.Minutes
	}
	return lines, worked
}
