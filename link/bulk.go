package link

import (
	"maps"

	"doorzet/payroll"
	"doorzet/store"
)

// EditEach gives several lines other facts in one change, which one undo takes
// back; change gets a line's facts and remark and alters them. What holds for
// Edit holds for each line; where one of them cannot be changed, none is. It
// returns how many lines became different.
func (s *Service) EditEach(co *store.Company, d *Desk, ids []payroll.LineID, change func(*payroll.Facts, *string)) (changed int, err error) {
	err = s.alter(co, d, ids, "edit", func(v *payroll.Verdict, l *payroll.Line) error {
		facts, remark := l.Facts, l.Remark
		facts.Counts = maps.Clone(l.Counts)
		change(&facts, &remark)
		facts, err := tidy(facts)
		if err != nil {
			return err
		}
		if !l.Facts.Same(facts) || l.Remark != remark {
			changed++
		}
		return d.edited(v, l, facts, remark)
	})
	return changed, err
}
