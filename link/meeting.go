package link

import (
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
		span := payroll.Span{From: from, To: from + meetDays - 1}
		lines, err := co.Lines(span)
		if err != nil {
			return err
		}
		if lines = daysThatChange(lines, was, rules.who); len(lines) == 0 {
			continue
		}
		if err := s.meetIn(co, lines, span, was, rules); err != nil {
			return err
		}
	}
	return nil
}

// daysThatChange keeps the lines of the days on which some line changes hands.
func daysThatChange(lines []payroll.Line, was, now func(*payroll.Facts) payroll.EmployeeID) []payroll.Line {
	days := map[payroll.Date]bool{}
	for i := range lines {
		if f := &lines[i].Facts; was(f) != now(f) {
			days[f.Date] = true
		}
	}
	return slices.DeleteFunc(lines, func(l payroll.Line) bool { return !days[l.Date] })
}

func (s *Service) meetIn(
	co *store.Company, lines []payroll.Line, span payroll.Span, was func(*payroll.Facts) payroll.EmployeeID, rules *officeRules,
) error {
	m := intake.Meeting{
		Lines: lines, Before: was, After: rules.who, Sent: map[payroll.LineID]payroll.EmployeeID{},
		Nowhere: func(l *payroll.Line) bool { return rules.on(l.Date).Nowhere(l) },
	}
	if err := countedLines(co, span, m.Sent); err != nil {
		return err
	}
	met := m.Doubles()
	if len(met) == 0 {
		return nil
	}
	at := make(map[payroll.LineID]int, len(lines))
	for i := range lines {
		at[lines[i].ID] = i
	}
	put := make([]payroll.Line, len(met))
	for i, x := range met {
		put[i] = lines[at[x.Line]]
		put[i].Ask(payroll.Question{Kind: payroll.QuestionDouble, With: x.With})
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
func (s *Service) swapped(co *store.Company, swap func() (store.UndoEntry, error)) (string, error) {
	before, err := s.namesOf(co)
	if err != nil {
		return "", err
	}
	e, err := swap()
	if err != nil || e.Settings == nil {
		return e.Label, err
	}
	return e.Label, s.meet(co, before)
}
