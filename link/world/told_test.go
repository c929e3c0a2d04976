package world_test

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// told is a line as a clerk sees it.
type told struct {
	id       payroll.LineID
	company  int
	month    int
	name     string
	day      day // person -1 when nobody
	minutes  int
	meals    int
	kind     int
	state    payroll.State
	approved bool
	gone     bool
	// agreed tells that the clerk has confirmed what the next export will correct.
	agreed  bool
	held    []payroll.FindingKind
	source  payroll.SourceKind
	verdict *payroll.Verdict
}

// lines gives everything that the clerk can see.
func (c *clerk) lines() []told {
	var out []told
	ids := map[string]int{}
	for i, p := range c.w.truth.people {
		ids[employee(p.id)] = i
	}
	names := typeNames()
	for company, co := range c.cos {
		if co == nil {
			continue
		}
		seen := map[payroll.LineID]int{}
		for _, month := range []int{11, 12} {
			d := c.desk(company, month)
			for i := range d.Verdicts {
				v := &d.Verdicts[i]
				if was := seen[v.Line.ID]; was != 0 && was != month {
					c.w.fail("line in two months", "%s of %s is in %d and in %d", v.Line.Person, v.Line.Date.Dutch(), was, month)
				}
				seen[v.Line.ID] = month
				x := told{
					id: v.Line.ID, company: company, month: month, name: v.Line.Person, minutes: int(v.Line.Minutes),
					meals: int(v.Line.Count(payroll.KindMeals)) / 100, kind: slices.Index(names[:], v.Line.Type),
					state: v.State, approved: v.Line.Approved, gone: v.Line.Withdrawn, source: v.Line.Source.Kind, verdict: v,
					agreed: v.State == payroll.StateChanged && !v.Unconfirmed(),
				}
				x.day = day{-1, dayOf(v.Line.Date.Time())}
				if p, ok := ids[string(v.Employee)]; ok {
					x.day.person = p
				}
				for _, f := range v.Findings {
					if f.Blocks() {
						x.held = append(x.held, f.Kind)
					}
				}
				out = append(out, x)
			}
		}
	}
	slices.SortFunc(out, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.day.person, b.day.person), cmp.Compare(a.day.day, b.day.day), cmp.Compare(a.id, b.id))
	})
	return out
}

func (x told) figure() figure {
	f := figure{meals: x.meals}
	if x.kind >= 0 {
		f.minutes[x.kind] = x.minutes
	}
	return f
}

// corrected gives the lines as the next export makes them: of a correction that
// the clerk has confirmed counts what it leads to, which takes the place of what
// was sent.
func corrected(lines []told) []told {
	var out []told
	for _, x := range lines {
		switch {
		case x.agreed && x.gone:
			continue
		case x.agreed:
			x.state = payroll.StateReady
		}
		out = append(out, x)
	}
	return out
}
