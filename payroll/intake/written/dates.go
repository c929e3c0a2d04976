package written

import (
	"strings"

	"doorzet/payroll"
)

// tightSpan is how many days the rows of one file lie apart at most, when all
// is as it should be: a month, and the week around it.
const tightSpan = 38

// Dates studies a column of days whose order the file does not tell.
type Dates struct {
	n     int // cells that some order fits and of which the orders differ
	order [3]span
	// loose is set by a cell with slashes, of which the Dutch order does not go
	// without saying.
	loose bool
	last  string
	// Example is the first cell that two orders read otherwise.
	Example string
}

type span struct {
	fits, only int
	from, to   payroll.Date
}

var orders = [...]Order{DayFirst, MonthFirst, YearFirst}

// Add takes a cell into the study. Cells that all orders read alike say nothing.
func (c *Dates) Add(s string) {
	if s == c.last || s == "" {
		return
	}
	c.last = strings.Clone(s)
	var days [3]payroll.Date
	var fits [3]bool
	count := 0
	for i, o := range orders {
		if days[i], fits[i] = Date(s, o); fits[i] {
			count++
		}
	}
	if count == 0 || days[0] == days[1] && days[1] == days[2] {
		return
	}
	c.n++
	for i := range orders {
		if fits[i] {
			c.order[i].add(days[i], count == 1)
		}
	}
	if count > 1 {
		c.loose = c.loose || strings.ContainsRune(s, '/')
		if c.Example == "" {
			c.Example = c.last
		}
	}
}

func (p *span) add(d payroll.Date, only bool) {
	if p.fits == 0 || d < p.from {
		p.from = d
	}
	if d > p.to {
		p.to = d
	}
	p.fits++
	if only {
		p.only++
	}
}

func (p *span) tight() bool { return p.to-p.from <= tightSpan }

// Order gives the order that the column settles, false where a person must say.
func (c *Dates) Order() (Order, bool) {
	if c.n == 0 {
		return DayFirst, true
	}
	var full []int
	for i := range orders {
		if c.order[i].fits == c.n {
			full = append(full, i)
		}
	}
	switch len(full) {
	case 0:
		return c.most()
	case 1:
		return orders[full[0]], true
	}
	dutch, month, year := &c.order[0], &c.order[1], &c.order[2]
	tight := func(p *span) bool { return p.fits == c.n && p.tight() }
	switch {
	case dutch.fits < c.n, tight(year): // month or year first: nothing tells
		return DayFirst, false
	case !tight(month):
		return DayFirst, true
	}
	return DayFirst, dutch.tight() && !c.loose
}

// most gives the order of nearly all cells where none fits them all: the
// others are mistakes, and are refused one by one.
func (c *Dates) most() (Order, bool) {
	best, others := 0, 0
	for i := range orders {
		if c.order[i].only > c.order[best].only {
			best = i
		}
	}
	for i := range orders {
		if i != best {
			others += c.order[i].only
		}
	}
	return orders[best], c.order[best].only >= 4*others
}
