package link

import (
	"maps"
	"slices"

	"doorzet/payroll"
)

// correctDay confirms what goes down on the day of a line that waits for it, and
// what it waits for by name, also in another period. It fails where the line waits
// for one of another company, which is corrected there, and where what goes down is
// kept for the sake of a line that cannot go along yet.
func (a *answering) correctDay(v *payroll.Verdict, now payroll.Line) error {
	named := map[payroll.LineID]bool{}
	for _, q := range now.Questions {
		if q.Kind == payroll.QuestionNear || q.Kind == payroll.QuestionWaits {
			for _, id := range q.With {
				if far := a.d.Book.Awaited[id]; far.Place == payroll.AwaitedFar {
					return payroll.NewProblem(CodeElsewhereFirst, "person", v.Line.Person, "date", v.Line.Date.Dutch(), "company", far.Company)
				}
				named[id] = true
			}
		}
	}
	if err := a.correctHere(v, named); err != nil {
		return err
	}
	if len(named) == 0 {
		return nil
	}
	if err := a.correctOther(named, v.Line.Date); err != nil {
		return err
	}
	now.LetGo(slices.Collect(maps.Keys(named))...)
	a.put(&v.Line, now)
	return nil
}

// correctHere confirms what goes down on a line's day, and of named lines of the
// period; those it takes out of the named ones.
func (a *answering) correctHere(v *payroll.Verdict, named map[payroll.LineID]bool) error {
	var kept, paid *payroll.Verdict
	done := false
	for i := range a.d.Verdicts {
		o := &a.d.Verdicts[i]
		mine := o.Line.Date == v.Line.Date && o.Employee == v.Employee && o.Employee != ""
		if !mine && !named[o.Line.ID] {
			continue
		}
		delete(named, o.Line.ID)
		if o.State == payroll.StateUnsure && o != v {
			return payroll.NewProblem(CodeLineUnsure, "person", o.Line.Person, "date", o.Line.Date.Dutch())
		}
		if !o.Lowers() {
			continue
		}
		if o.State == payroll.StateElsewhere {
			paid = o
			continue
		}
		if r := payroll.KeptFor(a.d.Verdicts, o.Line.ID); r != nil {
			kept = r
			continue
		}
		done = true
		if !o.Changed() {
			if err := a.take(o, a.line(&o.Line)); err != nil {
				return err
			}
			continue
		}
		down := a.line(&o.Line)
		down.Corrected, down.Approved = down.Version, true
		a.put(&o.Line, down)
	}
	if paid != nil {
		return payroll.NewProblem(CodePaidOther, "person", paid.Line.Person, "date", paid.Line.Date.Dutch())
	}
	if kept != nil && !done && len(named) == 0 {
		return payroll.NewProblem(CodeStillAsked, "person", kept.Line.Person, "date", kept.Line.Date.Dutch())
	}
	return nil
}

// alone lets what was sent of a withdrawn line go down by itself: what comes in its
// place does so later, or never.
func (a *answering) alone(v *payroll.Verdict) error {
	if payroll.KeptFor(a.d.Verdicts, v.Line.ID) == nil {
		return payroll.NewProblem(CodeNotAsked, "person", v.Line.Person, "date", v.Line.Date.Dutch())
	}
	for i := range a.d.Verdicts {
		o := &a.d.Verdicts[i]
		if now := a.line(&o.Line); now.LetGo(v.Line.ID) {
			a.put(&o.Line, now)
		}
	}
	return nil
}

// correctOther confirms what a line waits for in another period.
func (a *answering) correctOther(named map[payroll.LineID]bool, near payroll.Date) error {
	others, err := a.others(slices.Collect(maps.Keys(named)), near)
	if err != nil {
		return err
	}
	for i := range others {
		o := &others[i]
		switch now := a.line(o); {
		case o.Question(payroll.QuestionTold) != nil || o.Question(payroll.QuestionGone) != nil:
			sent := map[payroll.LineID]payroll.EmployeeID{}
			if err := countedLines(a.co, payroll.Span{From: o.Date, To: o.Date}, sent); err != nil {
				return err
			}
			_, was := sent[o.ID]
			if o.Elsewhere && !was {
				return payroll.NewProblem(CodePaidOther, "person", o.Person, "date", o.Date.Dutch())
			}
			if err := a.become(o, now, was); err != nil {
				return err
			}
		case now.Corrected != now.Version:
			now.Corrected, now.Approved = now.Version, true
			a.put(o, now)
		}
	}
	return nil
}
