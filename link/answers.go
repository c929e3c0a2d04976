package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// Problems of answering what an import asked.
const (
	// CodeNotAsked: args person, date. Nothing of the kind is asked of the line.
	CodeNotAsked payroll.Code = "line-not-asked"
	// CodeOtherLine: args person, date. The other line of the question is not to
	// be found in this company.
	CodeOtherLine payroll.Code = "line-other-gone"
	// CodeStillAsked: args person, date. What was sent of the line's day is kept
	// while the line that comes in its place cannot go along.
	CodeStillAsked payroll.Code = "line-still-asked"
	// CodeElsewhereFirst: args person, date, company. What the line waits for was
	// sent in another company: it is corrected and sent there first.
	CodeElsewhereFirst payroll.Code = "line-corrected-elsewhere"
	// CodePaidOther: args person, date. Another link has paid hours of the day that the
	// source tells otherwise now: somebody says first what becomes of those.
	CodePaidOther payroll.Code = "line-paid-otherwise"
)

// unask takes lines that a person withdraws or removes out of what is asked of
// others: whoever may have been those hours alone is asked no more.
func (d *Desk) unask(e *edit, gone []payroll.LineID) {
	for i := range d.Verdicts {
		l := d.Verdicts[i].Line
		q := l.Question(payroll.QuestionDouble)
		if q == nil || slices.Contains(gone, l.ID) || d.Verdicts[i].State == payroll.StateUnsure {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(q.With), func(id payroll.LineID) bool { return slices.Contains(gone, id) })
		if len(left) == len(q.With) {
			continue
		}
		now, next := l, *q
		now.Settle(payroll.QuestionDouble)
		if next.With = left; len(left) > 0 {
			now.Ask(next)
		}
		e.add(l, now)
	}
}

// Answer gives a person's answer to what is asked of lines: one of the fixes of
// the findings for possibly double, moved, vanished and waiting lines.
func (s *Service) Answer(co *store.Company, d *Desk, ids []payroll.LineID, how payroll.FixKind, reason string) error {
	vs, err := d.find(ids)
	if err != nil {
		return err
	}
	a := &answering{s: s, co: co, d: d, reason: reason, now: map[payroll.LineID]payroll.Line{}, old: map[payroll.LineID]payroll.Line{}}
	for _, v := range vs {
		if v.State == payroll.StateUnsure {
			return payroll.NewProblem(CodeLineUnsure, "person", v.Line.Person, "date", v.Line.Date.Dutch())
		}
		if err := a.answer(v, how); err != nil {
			return err
		}
	}
	return a.commit()
}

// answering gathers what answers do to lines.
type answering struct {
	s      *Service
	co     *store.Company
	d      *Desk
	reason string
	old    map[payroll.LineID]payroll.Line
	now    map[payroll.LineID]payroll.Line
	order  []payroll.LineID
	// fresh are lines that an answer makes.
	fresh []payroll.Line
	learn payroll.Remembered
}

// line gives a line as the answers so far left it.
func (a *answering) line(l *payroll.Line) payroll.Line {
	if now, ok := a.now[l.ID]; ok {
		return now
	}
	return *l
}

func (a *answering) put(old *payroll.Line, now payroll.Line) {
	if _, ok := a.now[old.ID]; !ok {
		a.old[old.ID] = *old
		a.order = append(a.order, old.ID)
	}
	a.now[old.ID] = now
}

func (a *answering) commit() error {
	e := edit{label: "answer", remember: a.learn}
	for _, id := range a.order {
		e.add(a.old[id], a.now[id])
	}
	e.after = append(e.after, a.fresh...)
	return a.s.commit(a.co, e)
}

func (a *answering) answer(v *payroll.Verdict, how payroll.FixKind) error {
	now := a.line(&v.Line)
	switch how {
	case payroll.FixReplace:
		return a.instead(v, &now, payroll.QuestionDouble)
	case payroll.FixMoved:
		return a.instead(v, &now, payroll.QuestionMoved)
	case payroll.FixNotMoved:
		now.Settle(payroll.QuestionMoved, payroll.QuestionNear)
	case payroll.FixHold:
		if now.Question(payroll.QuestionGone) != nil {
			now = intake.KeepGone(now)
		}
		now = intake.KeepTold(now)
	case payroll.FixTake:
		return a.take(v, now)
	case payroll.FixDifference:
		return a.difference(v, now)
	case payroll.FixCorrect:
		return a.correctDay(v, now)
	case payroll.FixAlone:
		return a.alone(v)
	case payroll.FixSameAll, payroll.FixKeepAll:
		return a.whole(v, how == payroll.FixSameAll)
	default:
		return payroll.NewProblem(CodeNotAsked, "person", v.Line.Person, "date", v.Line.Date.Dutch())
	}
	a.put(&v.Line, now)
	return nil
}

// instead lets a line count in the place of those that it may be the hours of.
// One that was sent goes down first; where it lies on another day the line waits
// for that.
func (a *answering) instead(v *payroll.Verdict, now *payroll.Line, kind payroll.QuestionKind) error {
	q := now.Question(kind)
	if q == nil || len(q.With) == 0 {
		return payroll.NewProblem(CodeNotAsked, "person", v.Line.Person, "date", v.Line.Date.Dutch())
	}
	others, err := a.others(q.With, v.Line.Date)
	if err != nil {
		return err
	}
	sent := map[payroll.LineID]payroll.EmployeeID{}
	var waits []payroll.LineID
	for _, o := range others {
		if err := countedLines(a.co, payroll.Span{From: o.Date, To: o.Date}, sent); err != nil {
			return err
		}
		_, was := sent[o.ID]
		if was {
			waits = append(waits, o.ID) // also one that is withdrawn already: its hours are there until they went down
		}
		gone := a.line(&o)
		if gone.Withdrawn {
			continue
		}
		withdraw(&gone, a.reason)
		if !was {
			gone.Corrected = gone.Version
		}
		a.put(&o, gone)
	}
	if len(others) == 0 {
		return payroll.NewProblem(CodeOtherLine, "person", v.Line.Person, "date", v.Line.Date.Dutch())
	}
	now.Settle(kind)
	now.Chosen = now.Chosen || kind == payroll.QuestionDouble
	if len(waits) > 0 {
		now.Ask(payroll.Question{Kind: payroll.QuestionWaits, With: waits})
	}
	a.put(&v.Line, *now)
	return nil
}

// nearDays is within how many days the other lines of a question lie.
const nearDays = 7

// others finds lines of the company by their ids, near a day.
func (a *answering) others(ids []payroll.LineID, near payroll.Date) ([]payroll.Line, error) {
	lines, err := a.co.Lines(payroll.Span{From: near - nearDays, To: near + nearDays})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(lines, func(l payroll.Line) bool { return !slices.Contains(ids, l.ID) }), nil
}

// take makes a line what its source says now. Of a sent line the next export
// corrects what was sent: that is what was answered.
func (a *answering) take(v *payroll.Verdict, now payroll.Line) error {
	return a.become(&v.Line, now, v.Confirmed())
}

// become is take for a line of any period; sent tells whether it was sent.
func (a *answering) become(old *payroll.Line, now payroll.Line, sent bool) error {
	told := now.Question(payroll.QuestionTold)
	switch {
	case told != nil && told.Told != nil && (told.Told.Date == now.Date || now.Elsewhere && !sent):
		now.Facts = *told.Told
		now.Source.Key = told.Key
		now.Version++
		now.Settle(payroll.QuestionTold)
		if now.Approved = sent; now.Approved {
			now.Corrected, now.Reason = now.Version, payroll.Clean(a.reason, 200)
		}
	case told != nil || now.Question(payroll.QuestionGone) != nil:
		withdraw(&now, a.reason)
		now.Source.Key = intake.KeyVanished
		now.Corrected = now.Version
		if sent {
			now.Approved = true
		}
	default:
		return payroll.NewProblem(CodeNotAsked, "person", old.Person, "date", old.Date.Dutch())
	}
	a.put(old, now)
	return nil
}

// difference pays what the source says now beside what another link has paid: as a
// line of its own, which the next file that says so tells together with that.
func (a *answering) difference(v *payroll.Verdict, now payroll.Line) error {
	facts, ok := payroll.BesideElsewhere(&now)
	if !ok {
		return payroll.NewProblem(CodeNotAsked, "person", v.Line.Person, "date", v.Line.Date.Dutch())
	}
	source := now.Source
	source.Row, source.Key = 0, ""
	a.fresh = append(a.fresh, payroll.Line{
		ID: payroll.LineID(a.s.NewID()), Version: 1, Facts: facts, Source: source, Remark: payroll.Clean(a.reason, 200),
	})
	now.Settle(payroll.QuestionTold)
	a.put(&v.Line, now)
	return nil
}

// whole gives one answer for all hours that a file brought for a venue, and
// remembers it for later files.
func (a *answering) whole(v *payroll.Verdict, same bool) error {
	q := v.Line.Question(payroll.QuestionDouble)
	if q == nil {
		return payroll.NewProblem(CodeNotAsked, "person", v.Line.Person, "date", v.Line.Date.Dutch())
	}
	venue := payroll.FoldType(v.Line.Venue)
	for i := range a.d.Verdicts {
		o := &a.d.Verdicts[i]
		oq := o.Line.Question(payroll.QuestionDouble)
		if oq == nil || oq.File != q.File || payroll.FoldType(o.Line.Venue) != venue || o.State == payroll.StateUnsure {
			continue
		}
		others, err := a.others(oq.With, o.Line.Date)
		if err != nil {
			return err
		}
		for _, l := range others {
			a.remember(&o.Line, &l, same)
		}
		now := a.line(&o.Line)
		if same {
			withdraw(&now, a.reason)
		} else {
			now.Chosen = true
			now.Settle(payroll.QuestionDouble)
		}
		a.put(&o.Line, now)
	}
	return nil
}

// remember keeps what was said of hours of one kind of source and venue beside
// those of another. Of hours of one kind and venue nothing can be said for ever.
func (a *answering) remember(l, other *payroll.Line, same bool) {
	b := payroll.BesideAnswer{
		Source: l.Source.KindName(), Venue: payroll.FoldType(l.Venue), Other: other.Source.KindName(), OtherVenue: payroll.FoldType(other.Venue),
		Same: same, At: a.s.today(),
	}
	if b.Source == b.Other && b.Venue == b.OtherVenue {
		return
	}
	a.learn = a.learn.With(payroll.Remembered{Beside: []payroll.BesideAnswer{b}})
}

// Stayed is a reason why lines do not go along, with how many.
type Stayed struct {
	Kind  payroll.FindingKind
	Lines int
	// Approved is set for those that are approved already.
	Approved bool
}

// StayedOpen tells why open lines cannot be approved with the others, and why approved
// ones do not go along: the first finding that blocks each, the most frequent first.
func (d *Desk) StayedOpen() []Stayed {
	n := map[Stayed]int{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		at := slices.IndexFunc(v.Findings, payroll.Finding.Blocks)
		blocked := v.State == payroll.StateBlocked && v.Needs() == payroll.NeedRemedy
		if at >= 0 && (v.State == payroll.StateOpen || blocked) {
			n[Stayed{Kind: v.Findings[at].Kind, Approved: blocked}]++
		}
	}
	var out []Stayed
	for _, k := range payroll.FindingKinds() {
		for _, s := range []Stayed{{Kind: k}, {Kind: k, Approved: true}} {
			if s.Lines = n[s]; s.Lines > 0 {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Stayed) int { return cmp.Compare(b.Lines, a.Lines) })
	return out
}
