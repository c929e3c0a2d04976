package link

import (
	"doorzet/payroll"
)

// component is what one line of a read-back is about. Cost centres are left out:
// Nmbrs does not tell them over SOAP.
type component struct {
	employee payroll.EmployeeID
	kind     payroll.Kind
	code     int
}

// comparison sets the register against reads of Nmbrs.
type comparison struct {
	period  payroll.Period
	who     map[payroll.EmployeeID]needs
	own     map[component][]payroll.OwnRow
	ledgers map[payroll.EmployeeID]*payroll.Ledger
	reads   map[payroll.EmployeeID]*payroll.Snapshot
	failed  map[payroll.EmployeeID]Unread
}

func newComparison(p payroll.Period, who map[payroll.EmployeeID]needs, rows []payroll.OwnRow, steps []payroll.Step, accepted []payroll.Beside) *comparison {
	c := &comparison{period: p, who: who, own: map[component][]payroll.OwnRow{}, ledgers: map[payroll.EmployeeID]*payroll.Ledger{}}
	taken := payroll.StepsTakenBack(steps)
	for e := range who {
		c.ledgers[e] = &payroll.Ledger{Employee: e, Accepted: accepted, BookedIn: p, Taken: taken}
	}
	for _, r := range rows {
		if l := c.ledgers[r.Employee]; l != nil {
			l.Own = append(l.Own, r)
			k := component{r.Employee, r.Kind, r.Component.Code}
			c.own[k] = append(c.own[k], r)
		}
	}
	for _, st := range steps {
		if l := c.ledgers[st.Employee]; l != nil {
			l.Steps = append(l.Steps, st)
		}
	}
	return c
}

// lines gives a line for each component with rows of ours, or with rows that are
// in no register where a step of ours was; and the rows that are nobody's here.
func (c *comparison) lines() (lines []VerifyLine, others []OtherRow) {
	for e := range c.who {
		for _, kind := range []payroll.Kind{payroll.KindHours, payroll.KindWage, payroll.KindWorked} {
			found, rest := c.kind(e, kind)
			lines = append(lines, found...)
			others = append(others, rest...)
		}
	}
	return lines, others
}

func (c *comparison) kind(e payroll.EmployeeID, kind payroll.Kind) (lines []VerifyLine, others []OtherRow) {
	snap := c.reads[e]
	by := map[int]*VerifyLine{}
	at := func(code int) *VerifyLine {
		if by[code] == nil {
			by[code] = &VerifyLine{Employee: e, Component: payroll.Component{Kind: kind, Code: code}, BookedIn: c.period}
		}
		return by[code]
	}
	for k, own := range c.own {
		if k.employee != e || k.kind != kind {
			continue
		}
		l := at(k.code)
		for _, r := range own {
			l.Sent += r.Amount
			l.Counts += r.Planned()
			l.bySheet = l.bySheet || r.Sheet != ""
		}
		switch {
		case !snap.Knows(kind):
			l.Unread = reason(c.failed[e][kind])
		case kind == payroll.KindWorked:
			l.Found = payroll.Hundredths(snap.Days * 100)
		default:
			l.compare(own, snap.Rows(kind))
		}
	}
	if snap.Knows(kind) && kind != payroll.KindWorked {
		others = c.strays(e, kind, snap.Rows(kind), by, at)
	}
	for _, l := range by {
		lines = append(lines, *l)
	}
	return lines, others
}

// strays puts the rows that are in no register with the line of their code.
func (c *comparison) strays(e payroll.EmployeeID, kind payroll.Kind, rows []payroll.SeenRow, by map[int]*VerifyLine, at func(int) *VerifyLine) []OtherRow {
	ledger := *c.ledgers[e]
	ledger.Kind = kind
	for _, r := range ledger.Strays(rows) {
		if r.Differs() {
			at(r.Code).stray(r)
		}
	}
	ours := map[payroll.RowID]bool{}
	for _, r := range ledger.Own {
		ours[r.ID] = ours[r.ID] || r.Kind == kind
	}
	var others []OtherRow
	for _, r := range rows {
		imported := payroll.SheetRowsIn(rows, ledger.Own, e, payroll.Component{Kind: kind, Code: r.Code})[r.ID]
		switch {
		case ours[r.ID] || imported:
		case by[r.Code] != nil:
			by[r.Code].Foreign += r.Amount
		default:
			others = append(others, OtherRow{Employee: e, Kind: kind, Row: r, BookedIn: c.period})
		}
	}
	return others
}

// stray takes a row along that is in no register and was not there when we sent.
func (l *VerifyLine) stray(r payroll.StrayRow) {
	l.Strays = append(l.Strays, r)
	l.Unexpected = append(l.Unexpected, r.SeenRow)
	switch {
	case r.Is == payroll.StrayTwin:
		l.Twins = append(l.Twins, r.SeenRow)
	case r.Step != "":
		l.Doubted = append(l.Doubted, r.SeenRow)
	}
}

// compare holds the rows of the register against those that Nmbrs shows.
func (l *VerifyLine) compare(own []payroll.OwnRow, rows []payroll.SeenRow) {
	seen := map[payroll.RowID]payroll.SeenRow{}
	for _, r := range rows {
		seen[r.ID] = r
	}
	for id := range payroll.SheetRowsIn(rows, own, l.Employee, l.Component) {
		l.Found += seen[id].Amount
	}
	l.sheetRows(own)
	for _, o := range own {
		if o.Sheet != "" {
			continue
		}
		r, ok := seen[o.ID]
		switch {
		case !ok && o.Gone && o.Amount == 0: // accepted as gone
			l.adopted = append(l.adopted, adoptedRow{ID: o.ID})
		case !ok:
			row := payroll.SeenRow{ID: o.ID, Code: o.Component.Code, Amount: o.Amount}
			l.Missing = append(l.Missing, row)
			if !o.Settled(nil) {
				l.gone = append(l.gone, row)
			}
		case r.Inexact || r.Amount != o.Amount || r.Code != o.Component.Code:
			l.Altered = append(l.Altered, r)
			if !o.Settled(&r) {
				l.touched = append(l.touched, r)
			}
			l.Found += r.Amount
		default:
			l.Found += r.Amount
			if o.Counts != nil {
				l.adopted = append(l.adopted, adoptedRow{o.ID, &r})
			}
		}
	}
}

// sheetRows lists what was marked as sent by sheet, unless all of it is found.
func (l *VerifyLine) sheetRows(own []payroll.OwnRow) {
	left := l.Found
	for _, o := range own {
		switch {
		case o.Sheet == "":
		case o.Amount <= left:
			left -= o.Amount
		default:
			l.ToImport = append(l.ToImport, payroll.SeenRow{ID: o.ID, Code: o.Component.Code, Amount: o.Amount})
		}
	}
}
