package intake

import (
	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// agreement tells in which notation the hours of the rows are their times less the break,
// where a row has both.
type agreement struct {
	rows int
	in   [len(agreeing)]int
}

// agreeing are the notations of hours, the free one first.
var agreeing = [...]Notation{NotationFree, NotationMinutes, NotationDigits, NotationPoint, NotationDayPart}

// add takes in a row whose times less the break are net.
func (a *agreement) add(l *written.Length, net payroll.Minutes) {
	a.rows++
	for i, n := range agreeing {
		if m, ok := l.In(n); ok && near(m, net, 1) {
			a.in[i]++
		}
	}
}

// notation gives the one in which nearly all rows agree where they do not as they were
// read, NotationFree for none.
func (a *agreement) notation() Notation {
	for i, n := range agreeing {
		if i > 0 && a.in[i]*10 >= a.rows*9 && a.in[i] > a.in[0] {
			return n
		}
	}
	return NotationFree
}
