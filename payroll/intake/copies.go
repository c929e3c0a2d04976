package intake

import "doorzet/payroll"

// sheetsAlike finds rows of a later sheet that may be rows of an earlier one:
// equal hours of a person and day, or times that overlap.
func (c *comparison) sheetsAlike() {
	if len(c.sheets) < 2 {
		return
	}
	items := make([]item, len(c.rows))
	all := make([]*item, len(c.rows))
	total := make([]int, len(c.sheets))
	for i := range c.rows {
		items[i] = c.rowItem(i)
		all[i] = &items[i]
		total[c.rows[i].Sheet]++
	}
	equal := make([]int, len(c.sheets))
	parties := c.divide(all)
	for _, p := range parties {
		c.twins(p.rows, equal)
	}
	for _, p := range parties {
		c.changed(p.rows, func(sheet uint16) bool { return equal[sheet] > 0 && equal[sheet]*2 >= total[sheet] })
	}
	if c.st.Answers.Copies != nil {
		return
	}
	for i := 1; i < len(c.sheets); i++ {
		if equal[i] > 0 && equal[i]*2 >= total[i] {
			c.out.Copies = append(c.out.Copies, CopyQuestion{Sheet: c.sheets[i], Rows: total[i], Equal: equal[i]})
		}
	}
}

// twins marks the rows of a party that an earlier sheet may have.
func (c *comparison) twins(rows []*item, equal []int) {
	type taken struct {
		sheet uint16
		row   *item
	}
	used := map[taken]bool{}
	for _, alike := range [...]bool{true, false} {
		for _, r := range rows {
			sheet := c.rows[r.at].Sheet
			if sheet == 0 || r.done {
				continue
			}
			for _, o := range rows {
				if c.rows[o.at].Sheet >= sheet || used[taken{sheet, o}] || !c.twin(o, r, alike) {
					continue
				}
				used[taken{sheet, o}], r.done = true, true
				if alike {
					equal[sheet]++
				}
				c.askTwin(r, o, alike)
				break
			}
		}
	}
}

// changed marks the rows of a sheet that is a copy which tell other hours of the day than
// an earlier sheet: they may stand in the place of those.
func (c *comparison) changed(rows []*item, copied func(sheet uint16) bool) {
	for _, r := range rows {
		sheet := c.rows[r.at].Sheet
		if sheet == 0 || r.done || !copied(sheet) {
			continue
		}
		for _, o := range rows {
			if c.rows[o.at].Sheet < sheet && !c.conflict(o, r) && o.typ == r.typ {
				r.done = true
				c.askTwin(r, o, false)
				break
			}
		}
	}
}

// twin tells whether two rows are alike, or else overlap.
func (c *comparison) twin(a, b *item, alike bool) bool {
	if c.conflict(a, b) {
		return false
	}
	if alike {
		return a.typ == b.typ && sameMinutes(a, b) && (!timed(a.facts) || !timed(b.facts) || sameTimes(a, b))
	}
	return timed(a.facts) && timed(b.facts) && payroll.MayRepeat(a.facts, b.facts, false)
}

// askTwin asks about a new row that an earlier sheet may have, or does what was
// answered: copies do not count.
func (c *comparison) askTwin(r, o *item, alike bool) {
	if c.lineOf[r.at] != none || len(c.beside[r.at]) > 0 || c.on[r.at] {
		return
	}
	if said := c.st.Answers.Copies; said != nil {
		if *said && alike {
			c.lineOf[r.at] = dropped
			return
		}
		if !*said {
			return
		}
	}
	d := payroll.Question{Kind: payroll.QuestionDouble, File: c.file}
	if at := c.lineOf[o.at]; at >= 0 {
		d.With = []payroll.LineID{c.lines[at].ID}
	}
	c.doubt(r, d)
	c.out.Double = append(c.out.Double, Asked{c.rows[r.at], d.With})
}
