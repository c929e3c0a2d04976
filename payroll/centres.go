package payroll

import (
	"cmp"
	"slices"
)

// centreSplit holds the wanted amounts of targets that share a code of an
// employee among several cost centres.
type centreSplit map[Target]Hundredths

// of gives the wanted amount of a target: its part of a split total, or else
// its own rounded total.
func (c centreSplit) of(t Target, w *want) Hundredths {
	if n, ok := c[t]; ok {
		return n
	}
	return w.total(t.Component.Kind)
}

// splitCentres rounds each code of an employee once, over all its cost
// centres, and divides the rounded total by largest remainder, so that the
// parts add up to what would have been sent without cost centres.
func splitCentres(wants map[Target]*want) centreSplit {
	groups := map[Target][]Target{}
	for t := range wants {
		whole := t
		whole.Component.CostCentre = ""
		groups[whole] = append(groups[whole], t)
	}
	out := centreSplit{}
	for whole, parts := range groups {
		if len(parts) < 2 || whole.Component.Kind == KindWorked {
			continue
		}
		slices.SortFunc(parts, func(a, b Target) int { return cmp.Compare(a.Component.CostCentre, b.Component.CostCentre) })
		var all want
		exact := make([]fraction, len(parts))
		for i, t := range parts {
			w := wants[t]
			for _, c := range w.counts {
				all.add(c)
			}
			exact[i] = w.exact(whole.Component.Kind)
		}
		for i, n := range byLargestRemainder(exact, all.total(whole.Component.Kind)) {
			out[parts[i]] = n
		}
	}
	return out
}

// fraction is an amount in hundredths that need not be whole: top/bottom.
type fraction struct{ top, bottom int64 }

// exact gives the unrounded amount of a want.
func (w *want) exact(k Kind) fraction {
	if k == KindHours {
		return fraction{int64(w.minutes) * 100, 60}
	}
	f := fraction{0, 100}
	for _, c := range w.counts {
		if c.Rate == nil {
			f.top += int64(c.Count) * 100
		} else {
			f.top += int64(c.Count) * int64(*c.Rate)
		}
	}
	return f
}

// byLargestRemainder rounds amounts of one denominator to whole hundredths
// that add up to total; equal remainders favour the earlier one.
func byLargestRemainder(exact []fraction, total Hundredths) []Hundredths {
	out := make([]Hundredths, len(exact))
	remainder := make([]int64, len(exact))
	order := make([]int, len(exact))
	rest := total
	for i, f := range exact {
		n := f.top / f.bottom
		if f.top%f.bottom < 0 {
			n--
		}
		out[i], remainder[i], order[i] = Hundredths(n), f.top-n*f.bottom, i
		rest -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(remainder[b], remainder[a]) })
	for k := 0; rest > 0; k, rest = k+1, rest-1 {
		out[order[k%len(order)]]++
	}
	for k := len(order) - 1; rest < 0; k, rest = k-1, rest+1 {
		out[order[(k+len(order))%len(order)]]--
	}
	return out
}
