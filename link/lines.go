package link

import (
	"context"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// Problems of editing lines.
const (
	// CodeNoLine: args line. There is no such line in the period.
	CodeNoLine payroll.Code = "line-unknown"
	// CodeLineSent: args person, date. A sent line can be withdrawn, not deleted.
	CodeLineSent payroll.Code = "line-sent"
	// CodeLineUnsure: args person, date. A step that counts the line is in doubt.
	CodeLineUnsure payroll.Code = "line-unsure"
	// CodeLinePeriod: args person, date, period. A sent line stays in its period.
	CodeLinePeriod payroll.Code = "line-other-period"
	// CodeNoReason: a withdrawal or correction needs a reason.
	CodeNoReason payroll.Code = "line-no-reason"
	// CodeNotChanged: args person, date. The line is as it was sent.
	CodeNotChanged payroll.Code = "line-not-changed"
	// CodeBadLine: args field, text. A field of a typed line cannot be used.
	CodeBadLine payroll.Code = "line-bad-field"
	// CodeNotTwice: args person, date. The line has no time that the clock shows twice.
	CodeNotTwice payroll.Code = "line-not-twice"
)

// find picks verdicts of a desk by line id; every id must be there.
func (d *Desk) find(ids []payroll.LineID) ([]*payroll.Verdict, error) {
	at := make(map[payroll.LineID]*payroll.Verdict, len(ids))
	for _, id := range ids {
		at[id] = nil
	}
	for i := range d.Verdicts {
		if _, wanted := at[d.Verdicts[i].Line.ID]; wanted {
			at[d.Verdicts[i].Line.ID] = &d.Verdicts[i]
		}
	}
	out := make([]*payroll.Verdict, 0, len(ids))
	for _, id := range ids {
		v := at[id]
		if v == nil {
			return nil, payroll.NewProblem(CodeNoLine, "line", payroll.Clean(string(id), 60))
		}
		out = append(out, v)
	}
	return out, nil
}

// edit is one change of lines on its way to the ledger.
type edit struct {
	label         string
	before, after []payroll.Line
	drop          []store.LineKey
	// sources keeps where a line went that its source has on another day.
	sources map[string]payroll.LineID
	// remember are answers that hold for later files too.
	remember payroll.Remembered
}

func (e *edit) add(old, now payroll.Line) {
	e.before = append(e.before, old)
	e.after = append(e.after, now)
	if old.Date != now.Date {
		e.drop = append(e.drop, store.KeyOf(old))
		if key := movedKey(now); key != "" {
			if e.sources == nil {
				e.sources = map[string]payroll.LineID{}
			}
			e.sources[key] = now.ID
		}
	}
}

func (s *Service) commit(co *store.Company, e edit) error {
	if len(e.before)+len(e.after)+len(e.drop) == 0 {
		return nil
	}
	return co.Commit(store.Change{
		Put: e.after, Drop: e.drop, Sources: e.sources, Remember: e.remember,
		Undo:  &store.UndoEntry{At: s.stamp(), Label: e.label, Before: e.before, After: e.after},
		Audit: store.Audit{Action: e.label, Args: payroll.Args{"lines": payroll.IntText(max(len(e.after), len(e.drop)))}},
	})
}

// ApproveAll approves every open line without a blocking finding. It returns
// how many were approved and how many stayed open.
func (s *Service) ApproveAll(co *store.Company, d *Desk) (approved, left int, err error) {
	e := edit{label: "approve"}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if v.State != payroll.StateOpen {
			continue
		}
		if v.Blocked() {
			left++
			continue
		}
		e.add(v.Line, approvedLine(v))
	}
	return len(e.after), left, s.commit(co, e)
}

// approvedLine gives a line with the word of a person for it as it is now. That of
// a change of a sent line is asked for apart: see Confirm.
func approvedLine(v *payroll.Verdict) payroll.Line {
	l := v.Line
	l.Approved = true
	if v.Unconfirmed() {
		l.Corrected = l.Version
	}
	return l
}

// SetApproved approves the named lines, or takes their approval back. A line
// with a blocking finding can be approved: it then shows as blocked. That of one
// line says of unlikely hours that they are right; of several lines those stay as
// they are, and those that ask whether they are the hours of others. A sent line keeps its approval; it can only be withdrawn. Approving a line that was
// withdrawn after it was sent, and of which the sending was taken back, lets
// the withdrawal stand.
func (s *Service) SetApproved(co *store.Company, d *Desk, ids []payroll.LineID, on bool) (changed int, err error) {
	vs, err := d.find(ids)
	if err != nil {
		return 0, err
	}
	e := edit{label: "approve"}
	if !on {
		e.label = "unapprove"
	}
	for _, v := range vs {
		waits := v.Unconfirmed() && v.State == payroll.StateOpen
		switch {
		case on && len(ids) > 1 && (v.Asked() || v.Held()):
			continue
		case on && (waits || v.Held() && !v.Line.Withdrawn):
			now := approvedLine(v)
			v.See(&now)
			e.add(v.Line, now)
			continue
		case v.Line.Approved == on || v.Line.Withdrawn:
			continue
		case !on && (v.Confirmed() || v.State == payroll.StateUnsure):
			return 0, payroll.NewProblem(CodeLineSent, "person", v.Line.Person, "date", v.Line.Date.Dutch())
		}
		now := v.Line
		now.Approved = on
		e.add(v.Line, now)
	}
	return len(e.after), s.commit(co, e)
}

// Withdraw makes lines count for nothing, with a reason. A sent line shows as
// changed until its correction is confirmed and sent.
func (s *Service) Withdraw(co *store.Company, d *Desk, ids []payroll.LineID, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return payroll.NewProblem(CodeNoReason)
	}
	e, err := d.altered(ids, "withdraw", func(v *payroll.Verdict, l *payroll.Line) error {
		withdraw(l, reason)
		if !v.Confirmed() {
			l.Corrected = l.Version // nothing of it is in Nmbrs: there is nothing to confirm
		}
		return nil
	})
	if err != nil {
		return err
	}
	d.unask(&e, ids)
	return s.commit(co, e)
}

// withdraw makes a line count for nothing, as a person decided.
func withdraw(l *payroll.Line, reason string) {
	l.Withdrawn, l.Reason, l.Questions = true, payroll.Clean(reason, 200), nil
	l.Version++
}

// Confirm lets the next export correct what was sent of changed lines. The
// reason goes into the audit trail. That of one line says of unlikely hours that
// they are right; of several lines those wait until they were seen.
func (s *Service) Confirm(co *store.Company, d *Desk, ids []payroll.LineID, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return payroll.NewProblem(CodeNoReason)
	}
	return s.alter(co, d, ids, "correct", func(v *payroll.Verdict, l *payroll.Line) error {
		if !v.Changed() && !v.Unconfirmed() {
			return payroll.NewProblem(CodeNotChanged, "person", l.Person, "date", l.Date.Dutch())
		}
		l.Corrected, l.Approved = l.Version, true
		if len(ids) == 1 {
			v.See(l)
		}
		if v.SentFor != "" {
			l.For = v.Destination()
			d.askComing(v, l)
		}
		if !l.Withdrawn {
			l.Reason = payroll.Clean(reason, 200)
		}
		return nil
	})
}

// MarkElsewhere marks lines as paid by another link, or takes the mark away.
func (s *Service) MarkElsewhere(co *store.Company, d *Desk, ids []payroll.LineID, on bool) error {
	return s.alter(co, d, ids, "elsewhere", func(v *payroll.Verdict, l *payroll.Line) error {
		if v.Confirmed() {
			return payroll.NewProblem(CodeLineSent, "person", l.Person, "date", l.Date.Dutch())
		}
		l.Elsewhere = on
		return nil
	})
}

// Choose keeps lines that are possibly double, a shift of another day, or hours that
// were taken off a sent line: both count. A withdrawn line that is kept for what
// comes in its place goes down by itself.
func (s *Service) Choose(co *store.Company, d *Desk, ids []payroll.LineID) error {
	kept := slices.DeleteFunc(slices.Clone(ids), func(id payroll.LineID) bool { return payroll.KeptFor(d.Verdicts, id) == nil })
	if len(kept) > 0 && len(kept) == len(ids) {
		return s.Answer(co, d, ids, payroll.FixAlone, "")
	}
	return s.alter(co, d, ids, "choose", func(_ *payroll.Verdict, l *payroll.Line) error {
		l.Chosen = true
		l.Settle(payroll.QuestionDouble, payroll.QuestionMoved, payroll.QuestionNear)
		return nil
	})
}

// MarkSeen marks what is remarkable about lines as seen; of what holds a line back
// that says that it is right.
func (s *Service) MarkSeen(co *store.Company, d *Desk, ids []payroll.LineID) error {
	return s.markSeen(co, d, ids, func(payroll.Finding) bool { return true })
}

// MarkWarnings marks what only warns about lines as seen: of lines that were picked
// at once nobody has looked at each.
func (s *Service) MarkWarnings(co *store.Company, d *Desk, ids []payroll.LineID) error {
	return s.markSeen(co, d, ids, func(f payroll.Finding) bool { return !f.Holds })
}

func (s *Service) markSeen(co *store.Company, d *Desk, ids []payroll.LineID, is func(payroll.Finding) bool) error {
	return s.alter(co, d, ids, "seen", func(v *payroll.Verdict, l *payroll.Line) error {
		for _, f := range v.Findings {
			if is(f) && payroll.SeenSettles(&v.Line, f) && !slices.Contains(l.Seen, f.Kind) {
				l.Seen = append(slices.Clone(l.Seen), f.Kind)
			}
		}
		return nil
	})
}

func (s *Service) alter(co *store.Company, d *Desk, ids []payroll.LineID, label string, change func(*payroll.Verdict, *payroll.Line) error) error {
	e, err := d.altered(ids, label, change)
	if err != nil {
		return err
	}
	return s.commit(co, e)
}

// altered works out a change of lines; none of them may be in doubt.
func (d *Desk) altered(ids []payroll.LineID, label string, change func(*payroll.Verdict, *payroll.Line) error) (edit, error) {
	e := edit{label: label}
	vs, err := d.find(ids)
	if err != nil {
		return e, err
	}
	for _, v := range vs {
		if v.State == payroll.StateUnsure {
			return e, payroll.NewProblem(CodeLineUnsure, "person", v.Line.Person, "date", v.Line.Date.Dutch())
		}
		now := v.Line
		if err := change(v, &now); err != nil {
			return e, err
		}
		e.add(v.Line, now)
	}
	return e, nil
}

// Edit gives a line other facts. The net length of a line with times is
// computed; the approval of an unsent line is taken off. A sent line stays in
// its period and shows as changed.
func (s *Service) Edit(co *store.Company, d *Desk, id payroll.LineID, facts payroll.Facts, remark string) error {
	facts, err := tidy(facts)
	if err != nil {
		return err
	}
	return s.alter(co, d, []payroll.LineID{id}, "edit", func(v *payroll.Verdict, l *payroll.Line) error {
		return d.edited(v, l, facts, remark)
	})
}

// edited gives a line other facts, which tidy has been over.
func (d *Desk) edited(v *payroll.Verdict, l *payroll.Line, facts payroll.Facts, remark string) error {
	l.Remark = payroll.Clean(remark, 200)
	if l.Facts.Same(facts) {
		return nil
	}
	set := d.Book.Settings
	if v.Confirmed() && set.Calendar.PeriodOf(facts.Date, v.Basis) != v.Period {
		return payroll.NewProblem(CodeLinePeriod, "person", l.Person, "date", facts.Date.Dutch(), "period", v.Period.String())
	}
	l.Source.Key = intake.Edited(l.Source.Key, &v.Line.Facts)
	l.Facts = facts
	l.Version++
	l.Seen, l.Resolved = nil, ""
	if !v.Confirmed() {
		l.Approved = false
	}
	return nil
}

// Which of two equal clock times is meant, in the night that the clock goes back.
const (
	FirstHour  = "first"
	SecondHour = "second"
)

// LengthAt gives the net length of a line when its ambiguous time is the first
// or the second of the two. ok is false when that does not settle the time.
func LengthAt(l *payroll.Line, which string) (net payroll.Minutes, ok bool) {
	net, found := payroll.NetMinutes(l.Date, l.Start, l.End, l.Break, which)
	return net, !slices.ContainsFunc(found, func(f payroll.Finding) bool { return f.Kind == payroll.FindBadTime })
}

// ResolveHour says which of two equal clock times is meant, FirstHour or
// SecondHour, and computes the net length of the lines anew. Like any edit it
// takes the approval of an unsent line off.
func (s *Service) ResolveHour(co *store.Company, d *Desk, ids []payroll.LineID, which string) error {
	return s.alter(co, d, ids, "resolve-hour", func(v *payroll.Verdict, l *payroll.Line) error {
		_, plain := LengthAt(l, "")
		net, ok := LengthAt(l, which)
		if plain || !ok || (which != FirstHour && which != SecondHour) {
			return payroll.NewProblem(CodeNotTwice, "person", l.Person, "date", l.Date.Dutch())
		}
		if l.Resolved == which && l.Minutes == net {
			return nil
		}
		l.Source.Key = intake.Edited(l.Source.Key, &v.Line.Facts)
		l.Resolved, l.Minutes = which, net
		l.Version++
		if !v.Confirmed() {
			l.Approved = false
		}
		return nil
	})
}

// Add makes a line by hand.
func (s *Service) Add(co *store.Company, facts payroll.Facts, remark string) (payroll.LineID, error) {
	facts, err := tidy(facts)
	if err != nil {
		return "", err
	}
	l := payroll.Line{
		ID: payroll.LineID(s.NewID()), Version: 1, Facts: facts, Remark: payroll.Clean(remark, 200),
		Source: payroll.Source{Kind: payroll.SourceTyped},
	}
	e := edit{label: "add", after: []payroll.Line{l}}
	return l.ID, s.commit(co, e)
}

// Delete removes lines that were never sent.
func (s *Service) Delete(co *store.Company, d *Desk, ids []payroll.LineID) error {
	vs, err := d.find(ids)
	if err != nil {
		return err
	}
	e := edit{label: "delete"}
	for _, v := range vs {
		if v.Confirmed() || v.State == payroll.StateUnsure {
			return payroll.NewProblem(CodeLineSent, "person", v.Line.Person, "date", v.Line.Date.Dutch())
		}
		e.before = append(e.before, v.Line)
		e.drop = append(e.drop, store.KeyOf(v.Line))
	}
	d.unask(&e, ids)
	return s.commit(co, e)
}

// tidy checks typed facts and computes the net length.
func tidy(f payroll.Facts) (payroll.Facts, error) {
	f.Person, f.Type = payroll.Clean(f.Person, 120), payroll.FoldType(f.Type)
	if f.Type == "" {
		f.Type = payroll.TypeWorked
	}
	switch {
	case f.Person == "" && f.Number == "":
		return f, payroll.NewProblem(CodeBadLine, "field", "naam", "text", "")
	case f.Date == 0:
		return f, payroll.NewProblem(CodeBadLine, "field", "datum", "text", "")
	case f.Break < 0:
		return f, payroll.NewProblem(CodeBadLine, "field", "pauze", "text", f.Break.Clock())
	case (f.Start == payroll.NoTime) != (f.End == payroll.NoTime):
		return f, payroll.NewProblem(CodeBadLine, "field", "eind", "text", f.Start.String()+"–"+f.End.String())
	}
	if f.Start != payroll.NoTime {
		f.Minutes, _ = payroll.NetMinutes(f.Date, f.Start, f.End, f.Break, "")
	}
	return f, nil
}

// Undo takes back the newest local change of an area, Redo does it again. Neither
// ever touches Nmbrs. They give the change.
func (s *Service) Undo(_ context.Context, co *store.Company, area store.Area) (store.UndoEntry, error) {
	return s.swapped(co, func() (store.UndoEntry, error) { return co.Undo(area, store.Audit{Action: "undo-local"}) })
}

// Redo does the local change of an area again that was taken back last.
func (s *Service) Redo(_ context.Context, co *store.Company, area store.Area) (store.UndoEntry, error) {
	return s.swapped(co, func() (store.UndoEntry, error) { return co.Redo(area, store.Audit{Action: "redo-local"}) })
}

// Verdict gives what the rules say about one line of the desk.
func (d *Desk) Verdict(id payroll.LineID) (*payroll.Verdict, error) {
	vs, err := d.find([]payroll.LineID{id})
	if err != nil {
		return nil, err
	}
	return vs[0], nil
}
