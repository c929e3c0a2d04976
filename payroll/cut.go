package payroll

import (
	"cmp"
	"slices"
	"time"
)

// SurchargeShare is what one rule gets of a line.
type SurchargeShare struct {
	Rule     string
	Code     int
	Minutes  Minutes
	Replaces bool
}

// Segments are a line cut by surcharge rules. Base and the shares that
// replace ordinary hours always add up to the worked minutes.
type Segments struct {
	Base   Minutes
	Shares []SurchargeShare
}

// Worked adds up base and replacing shares: the worked minutes.
func (s Segments) Worked() Minutes {
	n := s.Base
	for _, share := range s.Shares {
		if share.Replaces {
			n += share.Minutes
		}
	}
	return n
}

// piece is a stretch of a shift in which no rule begins or ends.
type piece struct {
	day    Date
	at     ClockTime
	length Minutes
}

// Cut divides the worked minutes of a line among the rules that serve it (see
// SurchargeRule.Serves) and the ordinary hours. holiday tells the company's
// own holidays; nil knows none. A line without times gives whole-day rules
// its date; the rules with a window, which it cannot serve, are named in
// unservable and get nothing.
func Cut(f Facts, rules []SurchargeRule, holiday func(Date) bool) (out Segments, unservable []string) {
	if holiday == nil {
		holiday = func(Date) bool { return false }
	}
	rules = slices.DeleteFunc(slices.Clone(rules), func(r SurchargeRule) bool { return !r.fits(&f) })
	if len(rules) == 0 {
		return Segments{Base: f.Minutes}, nil
	}
	return cutBy(&f, rules, holiday)
}

// cutBy is Cut for rules that fit the line.
func cutBy(f *Facts, rules []SurchargeRule, holiday func(Date) bool) (out Segments, unservable []string) {
	pieces, ok := cutShift(f, rules)
	brk := f.Break
	if !ok {
		rules, unservable = servable(f, rules, holiday)
		// noon: behind 02:00, so that a holiday's tail is not taken for the day
		pieces, brk = []piece{{f.Date, 12 * 60, f.Minutes}}, 0
	}
	c := newCutter(rules)
	for _, p := range pieces {
		c.add(p, holiday)
	}
	return c.segments(brk), unservable
}

// servable leaves the rules that need no times; the others are named when
// their day could be meant, the shift's own or the next.
func servable(f *Facts, rules []SurchargeRule, holiday func(Date) bool) (rest []SurchargeRule, names []string) {
	for i := range rules {
		r := &rules[i]
		switch {
		case r.Window.wholeDay():
			rest = append(rest, *r)
		case r.dayHolds(f.Date, f.Date, 0, holiday), r.dayHolds(f.Date+1, f.Date+1, 0, holiday),
			r.dayHolds(f.Date, f.Date, untilTwo, holiday), r.dayHolds(f.Date, f.Date+1, untilTwo, holiday),
			r.dayHolds(f.Date+1, f.Date+1, untilTwo, holiday):
			names = append(names, r.Name)
		}
	}
	return rest, names
}

// cutShift cuts a shift wherever a rule can begin or end. It fails for a line
// without times, and for one whose minutes are not those of its times.
func cutShift(f *Facts, rules []SurchargeRule) ([]piece, bool) {
	if f.Start == NoTime || f.End == NoTime {
		return nil, false
	}
	// the line's minutes tell how an ambiguous hour was settled
	for _, resolved := range []string{"", "first", "second"} {
		net, found := NetMinutes(f.Date, f.Start, f.End, f.Break, resolved)
		if net != f.Minutes || slices.ContainsFunc(found, Finding.Blocks) {
			continue
		}
		last, end := f.Date, Minutes(f.End)
		if f.End < f.Start {
			last++
			end += dayMinutes
		}
		if net+f.Break != end-Minutes(f.Start) && f.Start != f.End {
			return minutePieces(f, last, resolved), true
		}
		return clockPieces(f.Date, Minutes(f.Start), end, rules), true
	}
	return nil, false
}

// minutePieces follows the clock minute by minute, for the nights on which it
// changes.
func minutePieces(f *Facts, last Date, resolved string) []piece {
	zone := amsterdam()
	from, _ := instant(zone, f.Date, f.Start, resolved)
	to, _ := instant(zone, last, f.End, resolved)
	var out []piece
	for t := from; t.Before(to); t = t.Add(time.Minute) {
		out = append(out, piece{DateOf(t), clockOf(t.Hour(), t.Minute()), 1})
	}
	return out
}

// clockPieces cuts at midnight, at 02:00 and at the edges of every window.
func clockPieces(d Date, start, end Minutes, rules []SurchargeRule) []piece {
	marks := []Minutes{start, end}
	mark := func(c ClockTime) {
		for _, m := range []Minutes{Minutes(c), Minutes(c) + dayMinutes} {
			if m > start && m < end {
				marks = append(marks, m)
			}
		}
	}
	mark(0)
	mark(untilTwo)
	for _, r := range rules {
		mark(r.Window.Start)
		mark(r.Window.End)
	}
	slices.Sort(marks)
	marks = slices.Compact(marks)
	var out []piece
	for i := 1; i < len(marks); i++ {
		at := marks[i-1]
		day := d + Date(at/dayMinutes) //nolint:gosec // two clock times reach no further than the next day
		out = append(out, piece{day, ClockTime(at % dayMinutes), marks[i] - at})
	}
	return out
}

// cutter adds up the gross minutes of a shift per rule.
type cutter struct {
	rules []SurchargeRule
	order []int // by who wins
	total Minutes
	gross []Minutes // per rule
}

func newCutter(rules []SurchargeRule) *cutter {
	c := &cutter{rules: rules, gross: make([]Minutes, len(rules)), order: make([]int, len(rules))}
	for i := range c.order {
		c.order[i] = i
	}
	slices.SortStableFunc(c.order, func(i, j int) int {
		a, b := rules[i], rules[j]
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(b.Percent, a.Percent))
	})
	return c
}

// stacks tells whether a rule counts beside the winner.
func (c *cutter) stacks(i int) bool { return c.rules[i].Stacks && !c.rules[i].Replaces }

func (c *cutter) add(p piece, holiday func(Date) bool) {
	c.total += p.length
	won := false
	for _, i := range c.order {
		if (won && !c.stacks(i)) || !c.rules[i].holds(p.day, p.at, holiday) {
			continue
		}
		c.gross[i] += p.length
		won = won || !c.stacks(i)
	}
}

// segments takes the break off. The replacing rules and the base share one
// break; a rule that comes on top looks at its own part of the shift alone.
func (c *cutter) segments(brk Minutes) Segments {
	parts := []Minutes{c.total}
	guarded := []bool{false}
	for i, r := range c.rules {
		if r.Replaces {
			parts[0] -= c.gross[i]
			parts = append(parts, c.gross[i])
			guarded = append(guarded, r.Break == BreakOutside)
		}
	}
	parts = lessBreak(parts, guarded, brk)
	out := Segments{Base: parts[0]}
	replaced := 0
	for i, r := range c.rules {
		share := SurchargeShare{Rule: r.Name, Code: r.Code, Replaces: r.Replaces}
		if r.Replaces {
			replaced++
			share.Minutes = parts[replaced]
		} else {
			own := lessBreak([]Minutes{c.total - c.gross[i], c.gross[i]}, []bool{false, r.Break == BreakOutside}, brk)
			share.Minutes = own[1]
		}
		if share.Minutes != 0 {
			out.Shares = append(out.Shares, share)
		}
	}
	return out
}

// lessBreak takes a break off the parts of a shift: where some are guarded
// from the others first, within either sort in proportion to their length.
func lessBreak(parts []Minutes, guarded []bool, brk Minutes) []Minutes {
	if brk <= 0 {
		return parts
	}
	out := slices.Clone(parts)
	for _, turn := range []bool{false, true} {
		var at []int
		var room Minutes
		for i, g := range guarded {
			if g == turn && parts[i] > 0 {
				at = append(at, i)
				room += parts[i]
			}
		}
		take := min(brk, room)
		brk -= take
		for k, n := range apportion(parts, at, room, take) {
			out[at[k]] -= n
		}
	}
	return out
}

// apportion divides take over the parts at the given places by largest
// remainder; equal remainders go to the earlier part.
func apportion(parts []Minutes, at []int, room, take Minutes) []Minutes {
	shares := make([]Minutes, len(at))
	if room == 0 {
		return shares
	}
	rest := take
	byRemainder := make([]int, len(at))
	for k, i := range at {
		shares[k] = take * parts[i] / room
		rest -= shares[k]
		byRemainder[k] = k
	}
	slices.SortStableFunc(byRemainder, func(a, b int) int {
		return cmp.Compare(take*parts[at[b]]%room, take*parts[at[a]]%room)
	})
	for _, k := range byRemainder[:rest] {
		shares[k]++
	}
	return shares
}
