package intake

import "doorzet/payroll"

// hours are the rows and the lines that say the same in all but the team.
type hours struct {
	rowTeam, lineTeam string
	rows, lines       int32
	// mixed is set where either have several teams.
	mixed bool
	next  int32 // the next of the lines to pair, by links
}

// pairByHours pairs rows and lines of one spelling that differ in the team alone,
// where all the rows have one team and so have all the lines, and there are as many:
// then there is nothing to choose. It is a short cut through the steps of a party for
// a file whose teams have other names.
func (c *comparison) pairByHours() {
	if c.toldPart() {
		return // see retells
	}
	at := map[[toldBytes]byte]int32{}
	var all []hours
	of := func(f payroll.Facts) *hours {
		f.Team = ""
		k := c.tell.sum(&f)
		n, ok := at[k]
		if !ok {
			n = int32(len(all)) //nolint:gosec // far fewer than that
			at[k] = n
			all = append(all, hours{next: none})
		}
		return &all[n]
	}
	free := 0
	for i := range c.rows {
		if c.lineOf[i] == none {
			of(c.rows[i].Facts).addRow(c.rows[i].Team)
			free++
		}
	}
	if free == 0 {
		return
	}
	links := unpaired(len(c.lines))
	for j := len(c.lines) - 1; j >= 0; j-- {
		l := &c.lines[j]
		if !live(l) || c.rowOf[j] != none || !c.ownKind(l) || wordOf(l.Source.Key).told != nil {
			continue
		}
		h := of(l.Facts)
		h.addLine(l.Team)
		links[j], h.next = h.next, int32(j) //nolint:gosec // far fewer than that
	}
	for i := range c.rows {
		if c.lineOf[i] != none {
			continue
		}
		h := of(c.rows[i].Facts)
		if h.mixed || h.rows != h.lines || h.next == none {
			continue
		}
		j := int(h.next)
		h.next = links[j]
		if l := &c.lines[j]; c.here(i, j) && !differ(l.NmbrsID, c.rows[i].NmbrsID) && !differ(l.Email, c.rows[i].Email) {
			c.pair(i, j)
		}
	}
}

func (h *hours) addRow(team string) {
	h.mixed = h.mixed || h.rows > 0 && h.rowTeam != team
	h.rowTeam = team
	h.rows++
}

func (h *hours) addLine(team string) {
	h.mixed = h.mixed || h.lines > 0 && h.lineTeam != team
	h.lineTeam = team
	h.lines++
}
