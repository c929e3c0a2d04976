package link

import (
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// meetBack and meetAhead are how many days around today lines are held against
// each other anew when it changes who somebody is; what lies before was paid.
const (
	meetBack  = 400
	meetAhead = 100
	meetDays  = 31
)

// meet holds the lines of people against each other who have become one person
// by a link, another link or a sync, and asks what an import would have asked.
// before is who was who until then.
func (s *Service) meet(co *store.Company, before *names) error {
	rules, err := s.rulesOf(co)
	if err != nil {
		return err
	}
	was := func(f *payroll.Facts) payroll.EmployeeID { return before.team.Resolve(*f, before.links).Employee }
	today := s.today()
	for from := today - meetBack; from < today+meetAhead; from += meetDays {
		days := payroll.Span{From: from, To: from + meetDays - 1}
		near := payroll.Span{From: days.From - nearDays, To: days.To + nearDays}
		lines, err := co.Lines(near)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(lines, func(l payroll.Line) bool {
			return days.Contains(l.Date) && was(&l.Facts) != rules.who(&l.Facts)
		}) {
			continue
		}
		m := intake.Meeting{
			Lines: lines, Days: days, Before: was, After: rules.who, Sent: map[payroll.LineID]payroll.EmployeeID{},
			Nowhere: rules.nowhere,
		}
		if err := countedLines(co, near, m.Sent); err != nil {
			return err
		}
		if err := s.meetIn(co, &m); err != nil {
			return err
		}
	}
	return nil
}

// meetIn asks what the lines of some days have to be asked.
func (s *Service) meetIn(co *store.Company, m *intake.Meeting) error {
	now := map[payroll.LineID]payroll.Line{}
	at := make(map[payroll.LineID]int, len(m.Lines))
	for i := range m.Lines {
		at[m.Lines[i].ID] = i
	}
	ask := func(kind payroll.QuestionKind, list []intake.Met) {
		for _, x := range list {
			l, ok := now[x.Line]
			if !ok {
				l = m.Lines[at[x.Line]]
			}
			l.Ask(payroll.Question{Kind: kind, With: x.With})
			now[x.Line] = l
		}
	}
	ask(payroll.QuestionDouble, m.Doubles())
	ask(payroll.QuestionDouble, m.Comers())
	ask(payroll.QuestionMoved, m.Moves())
	if len(now) == 0 {
		return nil
	}
	put := make([]payroll.Line, 0, len(now))
	for _, id := range slices.Sorted(maps.Keys(now)) {
		put = append(put, now[id])
	}
	return co.Commit(store.Change{Put: put, Audit: store.Audit{
		Action: "compare", Args: payroll.Args{"lines": payroll.IntText(len(put))},
	}})
}

// whoIsWho does what may change who somebody is, and holds lines against each
// other anew.
func (s *Service) whoIsWho(co *store.Company, change func() error) error {
	before, err := s.namesOf(co)
	if err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	return s.meet(co, before)
}

// swapped takes a change back or does it again. A choice may change who is who.
func (s *Service) swapped(co *store.Company, swap func() (store.UndoEntry, error)) (store.UndoEntry, error) {
	before, err := s.namesOf(co)
	if err != nil {
		return store.UndoEntry{}, err
	}
	e, err := swap()
	if err != nil || e.Settings == nil {
		return e, err
	}
	return e, s.meet(co, before)
}

// askComing asks about a line that comes to another person whether its hours are
// those that this person has already.
func (d *Desk) askComing(v *payroll.Verdict, l *payroll.Line) {
	var with []payroll.LineID
	for i := range d.Verdicts {
		o := &d.Verdicts[i]
		there := o.Employee == l.For && o.Line.Date == l.Date && o.Line.ID != v.Line.ID
		if there && !o.Line.Withdrawn && !o.Line.Elsewhere && o.Outside == "" && intake.MayBe(l, &o.Line) {
			with = append(with, o.Line.ID)
		}
	}
	if len(with) > 0 && !l.Withdrawn {
		l.Ask(payroll.Question{Kind: payroll.QuestionDouble, With: with})
	}
}
