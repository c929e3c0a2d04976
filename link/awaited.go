package link

import (
	"cmp"

	"doorzet/payroll"
	"doorzet/store"
)

// awaitedDays is how far from a line the one that it waits for is looked for.
const awaitedDays = 62

// awaited tells where lines stand that those of a book wait for, and that are not
// in it: in another period, in another company, or withdrawn there with nothing of
// them left in Nmbrs. It gives nil where no line waits for such a one.
func (s *Service) awaited(co *store.Company, lines []payroll.Line) (map[payroll.LineID]payroll.Awaited, error) {
	out, days := unheld(lines)
	if len(out) == 0 {
		return nil, nil
	}
	all, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	for _, info := range all {
		c, err := s.Ledger.Company(info.Key)
		if err != nil {
			return nil, err
		}
		far := ""
		if c.Key() != co.Key() {
			far = cmp.Or(info.Label, info.Name, string(info.Key))
		}
		if err := standAt(c, days, far, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// unheld gives the lines that others wait for and that are not among them, and on
// which days they may be.
func unheld(lines []payroll.Line) (map[payroll.LineID]payroll.Awaited, payroll.Span) {
	var days payroll.Span
	out := map[payroll.LineID]payroll.Awaited{}
	for i := range lines {
		l := &lines[i]
		for _, q := range l.Questions {
			if q.Kind != payroll.QuestionWaits && q.Kind != payroll.QuestionNear {
				continue
			}
			if len(out) == 0 {
				days = payroll.Span{From: l.Date, To: l.Date}
			}
			days.From, days.To = min(days.From, l.Date-awaitedDays), max(days.To, l.Date+awaitedDays)
			for _, id := range q.With {
				out[id] = payroll.Awaited{}
			}
		}
	}
	for i := range lines {
		delete(out, lines[i].ID)
	}
	return out, days
}

// standAt notes what a company says of lines that are waited for. far is what the
// office calls another company, "" for the one whose lines wait.
func standAt(c *store.Company, days payroll.Span, far string, out map[payroll.LineID]payroll.Awaited) error {
	lines, err := c.Lines(days)
	if err != nil {
		return err
	}
	sent := map[payroll.LineID]payroll.EmployeeID{}
	if err := countedLines(c, days, sent); err != nil {
		return err
	}
	for i := range lines {
		l := &lines[i]
		if _, asked := out[l.ID]; !asked {
			continue
		}
		_, holds := sent[l.ID]
		now := payroll.Awaited{Place: payroll.AwaitedNear, Company: far, Date: l.Date}
		switch {
		case !holds && l.Withdrawn:
			now.Place = payroll.AwaitedGone
		case far != "":
			now.Place = payroll.AwaitedFar
		}
		out[l.ID] = now
	}
	return nil
}
