package intake

import "doorzet/payroll"

// joinLimit is over how many rows one line may be divided, or how many lines
// may become one row.
const joinLimit = 4

// joinRoom is among how many rows or lines of a party parts are looked for.
const joinRoom = 12

// join is hours that a file divides otherwise than the lines do.
type join struct{ rows, lines []int }

// joinUp pairs one line with up to four rows of the same sum, or the reverse:
// a shift that was split, or shifts that were joined. Where all have times they
// have the same span, and nothing that is paid may differ. They are of one venue;
// near keeps to one team too.
func (c *comparison) joinUp(p *party, takes func(*item) bool, near bool) {
	rows, lines := freeOf(p.rows, nil), freeOf(p.lines, takes)
	if len(rows) == 0 || len(lines) == 0 || len(rows)+len(lines) < 3 || len(rows) > joinRoom || len(lines) > joinRoom {
		return
	}
	for size := 2; size <= joinLimit; size++ {
		for _, l := range lines {
			c.partsOf(l, rows, size, near, func(parts []*item) bool { return c.joins([]*item{l}, parts) })
		}
		for _, r := range rows {
			c.partsOf(r, lines, size, near, func(parts []*item) bool { return c.joins(parts, []*item{r}) })
		}
	}
}

func freeOf(all []*item, takes func(*item) bool) []*item {
	var out []*item
	for _, x := range all {
		if !x.done && (takes == nil || takes(x)) {
			out = append(out, x)
		}
	}
	return out
}

// partsOf tries the sets of a size among parts that add up to the whole, until
// one is taken.
func (c *comparison) partsOf(whole *item, parts []*item, size int, near bool, take func([]*item) bool) {
	if whole.done {
		return
	}
	var fits []*item
	for _, x := range parts {
		if !x.done && x.typ == whole.typ && sameVenue(whole, x) && (!near || samePlace(whole, x)) && !c.conflictEither(whole, x) {
			fits = append(fits, x)
		}
	}
	if len(fits) >= size {
		choose(fits, size, whole.facts.Minutes, nil, take)
	}
}

func (c *comparison) conflictEither(a, b *item) bool {
	if a.isRow {
		a, b = b, a
	}
	return c.conflict(a, b)
}

// choose calls take with each set of n of the items whose minutes add up to
// left, until take is content.
func choose(items []*item, n int, left payroll.Minutes, chosen []*item, take func([]*item) bool) bool {
	if n == 0 {
		return left == 0 && take(chosen)
	}
	for i := 0; i+n <= len(items); i++ {
		x := items[i]
		if choose(items[i+1:], n-1, left-x.facts.Minutes, append(chosen[:len(chosen):len(chosen)], x), take) {
			return true
		}
	}
	return false
}

// joins pairs lines and rows when they are the same hours.
func (c *comparison) joins(lines, rows []*item) bool {
	if !sameSpan(lines, rows) || !c.samePieces(lines, rows) {
		return false
	}
	company := lines[0].company
	var was, now []payroll.Facts
	for _, l := range lines {
		if l.company != company {
			return false
		}
		was = append(was, *l.facts)
	}
	for _, r := range rows {
		if r.company != company {
			return false
		}
		f := *lines[0].facts
		f.Minutes, f.Counts, f.Start, f.End, f.Break = r.facts.Minutes, r.facts.Counts, r.facts.Start, r.facts.End, r.facts.Break
		now = append(now, placed(f, r.facts))
	}
	if !c.withDifference(lines, rows) && !c.st.samePay(company, was, now) {
		return false
	}
	var j join
	for _, l := range lines {
		l.done = true
		rows[0].beside = rows[0].beside || doubted(&c.lines[l.at])
		c.rowOf[l.at] = joinedTo
		j.lines = append(j.lines, l.at)
	}
	for _, r := range rows {
		r.done = true
		c.lineOf[r.at] = joinedTo
		j.rows = append(j.rows, r.at)
	}
	c.joined = append(c.joined, j)
	return true
}

// sameSpan compares first start and last end, where all have times.
func sameSpan(lines, rows []*item) bool {
	a, b, timedA := spanOf(lines)
	x, y, timedX := spanOf(rows)
	return !timedA || !timedX || a == x && b == y
}

func spanOf(list []*item) (from, to int, ok bool) {
	for i, x := range list {
		if !timed(x.facts) {
			return 0, 0, false
		}
		start, end := int(x.facts.Start), int(x.facts.End)
		if end <= start {
			end += dayLong
		}
		if i == 0 || start < from {
			from = start
		}
		to = max(to, end)
	}
	return from, to, true
}

// dayLong is a day in minutes.
const dayLong = 24 * 60

// samePieces compares the counts of lines and rows together.
func (c *comparison) samePieces(lines, rows []*item) bool {
	sum := func(list []*item) map[string]payroll.Hundredths {
		out := map[string]payroll.Hundredths{}
		for _, x := range list {
			for k, n := range x.facts.Counts {
				out[k] += n
			}
		}
		return out
	}
	return c.sameCounts(sum(lines), sum(rows))
}
