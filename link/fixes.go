package link

import (
	"doorzet/payroll"
	"doorzet/store"
)

// ApplyFix settles a finding of a line the way that a person picked. reason is
// kept with a line that is withdrawn.
func (s *Service) ApplyFix(co *store.Company, d *Desk, id payroll.LineID, f payroll.Fix, reason string) error {
	ids := []payroll.LineID{id}
	switch f.Kind {
	case payroll.FixFirstHour:
		return s.ResolveHour(co, d, ids, FirstHour)
	case payroll.FixSecondHour:
		return s.ResolveHour(co, d, ids, SecondHour)
	case payroll.FixWithdraw:
		return s.Withdraw(co, d, ids, reason)
	case payroll.FixKeep:
		return s.Choose(co, d, ids)
	case payroll.FixMove:
		v, err := d.Verdict(id)
		if err != nil {
			return err
		}
		_, _, err = s.ConfirmSentFor(co, d, v.SentFor, v.Destination(), reason)
		return err
	case payroll.FixElsewhere:
		return s.MarkElsewhere(co, d, ids, true)
	case payroll.FixBeside:
		return s.resumeBeside(co, d, id)
	case payroll.FixSeen:
		return s.MarkSeen(co, d, ids)
	case payroll.FixReplace, payroll.FixMoved, payroll.FixNotMoved, payroll.FixHold, payroll.FixTake, payroll.FixCorrect, payroll.FixAlone,
		payroll.FixSameAll, payroll.FixKeepAll, payroll.FixDifference:
		return s.Answer(co, d, ids, f.Kind, reason)
	default:
	}
	vs, err := d.find(ids)
	if err != nil {
		return err
	}
	if f.Facts == nil {
		return nil
	}
	return s.Edit(co, d, id, *f.Facts, vs[0].Line.Remark)
}

// resumeBeside lets the lines of a line's employee go along although another
// link paid the same.
func (s *Service) resumeBeside(co *store.Company, d *Desk, id payroll.LineID) error {
	vs, err := d.find([]payroll.LineID{id})
	if err != nil {
		return err
	}
	return s.LetBeside(co, []payroll.Beside{payroll.ResumeBeside(vs[0].Employee, d.Period)})
}

// MarkElsewhereBetween marks every line of the days that was never sent as
// paid by another link, or takes the mark away. It tells how many changed and
// how many stayed because they were sent.
func (s *Service) MarkElsewhereBetween(co *store.Company, d *Desk, days payroll.Span, on bool) (changed, sent int, err error) {
	var ids []payroll.LineID
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		switch {
		case !days.Contains(v.Line.Date) || v.Line.Elsewhere == on || v.Line.Withdrawn:
		case v.Confirmed() || v.State == payroll.StateUnsure:
			sent++
		default:
			ids = append(ids, v.Line.ID)
		}
	}
	if len(ids) == 0 {
		return 0, sent, nil
	}
	return len(ids), sent, s.MarkElsewhere(co, d, ids, on)
}
