package ui

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// grouping says what a row of the grid is.
type grouping string

// The groupings. A clerk reviews people, so that a row a person is the first.
const (
	byPerson grouping = "person"
	byDay    grouping = "day"
	byTeam   grouping = "team"
	byVenue  grouping = "venue"
	byLine   grouping = "line"
)

// groupings lists them in the order in which they are offered.
func groupings() []grouping { return []grouping{byPerson, byDay, byTeam, byVenue, byLine} }

// grouped tells whether rows unfold to lines.
func (g grouping) grouped() bool { return g != byLine }

// readGrouping gives the grouping that the preferences name.
func readGrouping(name string) grouping {
	if i := slices.Index(groupings(), grouping(name)); i >= 0 {
		return groupings()[i]
	}
	return byPerson
}

// key gives what the lines of a group have in common.
func (g grouping) key(v *payroll.Verdict) string {
	switch g {
	case byDay:
		return v.Line.Date.String()
	case byTeam:
		return payroll.FoldType(v.Line.Team)
	case byVenue:
		return payroll.FoldType(v.Line.Venue)
	default:
		return personKey(v)
	}
}

// personKey tells people apart, also those whom nobody recognised yet.
func personKey(v *payroll.Verdict) string {
	if v.Employee != "" {
		return string(v.Employee)
	}
	return "name:" + payroll.FoldName(v.Line.Person)
}

// hourRow is a row of the grid: a line, or with verdict -1 a group.
type hourRow struct{ group, verdict int }

// hourGroup is a person, day, team or venue with its lines in sight.
type hourGroup struct {
	key, label, sort string
	who              payroll.EmployeeID
	date             payroll.Date
	members          []int
	sum              hourSum
	days             int
	worst            payroll.State
	// asking counts the lines that ask for a look; states those of each urgency.
	asking int
	states [9]int
}

// hourSum is a total.
type hourSum struct {
	lines     int
	minutes   payroll.Minutes
	surcharge payroll.Minutes
	meals     payroll.Hundredths
}

func (n *hourSum) add(v *payroll.Verdict) { n.count(v, 1) }

// take is add the other way round.
func (n *hourSum) take(v *payroll.Verdict) { n.count(v, -1) }

func (n *hourSum) count(v *payroll.Verdict, times int) {
	n.lines += times
	if v.Line.Withdrawn {
		return
	}
	n.minutes += payroll.Minutes(times) * v.Line.Hours()
	n.surcharge += payroll.Minutes(times) * surchargeOf(v)
	n.meals += payroll.Hundredths(times) * v.Line.Count(payroll.KindMeals)
}

// plus adds another total.
func (n *hourSum) plus(o hourSum) {
	n.lines += o.lines
	n.minutes += o.minutes
	n.surcharge += o.surcharge
	n.meals += o.meals
}

// surchargeOf gives the hours of a line that earn a surcharge.
func surchargeOf(v *payroll.Verdict) payroll.Minutes {
	n := payroll.Minutes(0)
	for i := range v.Shares {
		if v.Shares[i].Part == payroll.PartSurcharges {
			n += v.Shares[i].Minutes
		}
	}
	return n
}

// urgency orders the states: the one that asks most of a person comes first.
func urgency(st payroll.State) int {
	switch st {
	case payroll.StateUnsure:
		return 0
	case payroll.StateBlocked:
		return 1
	case payroll.StateChanged:
		return 2
	case payroll.StateOpen:
		return 3
	case payroll.StatePartly:
		return 4
	case payroll.StateReady:
		return 5
	case payroll.StateSent:
		return 6
	case payroll.StateElsewhere:
		return 7
	default:
		return 8
	}
}

// gatherGroups puts the lines that pass together.
func (s *hoursScreen) gatherGroups(passed []int) {
	at := map[string]int{}
	s.groups = nil
	for _, i := range passed {
		v := &s.o.view.Verdicts[i]
		key := s.by.key(v)
		n, ok := at[key]
		if !ok {
			n = len(s.groups)
			at[key] = n
			s.groups = append(s.groups, s.newGroup(key, v))
		}
		s.groups[n].members = append(s.groups[n].members, i)
	}
	for n := range s.groups {
		s.sumGroup(&s.groups[n])
	}
	s.sortGroups()
}

func (s *hoursScreen) newGroup(key string, v *payroll.Verdict) hourGroup {
	x := s.o.Texts()
	g := hourGroup{key: key, sort: key}
	switch s.by {
	case byDay:
		g.date, g.label = v.Line.Date, x.WeekdayShort(v.Line.Date)+" "+x.Date(v.Line.Date)
	case byTeam:
		g.label = cmp.Or(v.Line.Team, x.Review.NoTeam)
	case byVenue:
		g.label = cmp.Or(v.Line.Venue, x.Review.NoVenue)
	default:
		g.who, g.label, g.sort = v.Employee, v.Line.Person, payroll.FoldName(v.Line.Person)
		if p, known := s.o.view.Book.Team.Person(v.Employee); known {
			g.label, g.sort = p.Name(), payroll.SortName(p)
		}
	}
	return g
}

// sumGroup adds up the lines of a group; the state that asks most is shown.
func (s *hoursScreen) sumGroup(g *hourGroup) {
	type workday struct {
		who  string
		date payroll.Date
	}
	days := map[workday]bool{}
	var near uint64 // the days of one person, as far as they lie close together
	first := payroll.Date(0)
	best := -1
	for _, i := range g.members {
		v := &s.o.view.Verdicts[i]
		g.sum.add(v)
		g.states[urgency(v.State)]++
		if asks(v) {
			g.asking++
		}
		if best < 0 || urgency(v.State) < best {
			best, g.worst = urgency(v.State), v.State
		}
		if v.Line.Withdrawn || v.Line.Minutes <= 0 || !payroll.IsWorkedType(v.Line.Type) {
			continue
		}
		if s.by == byPerson {
			if first == 0 {
				first = v.Line.Date
			}
			if n := v.Line.Date - first; n >= 0 && n < 64 {
				near |= 1 << uint(n)
				continue
			}
		}
		days[workday{personKey(v), v.Line.Date}] = true
	}
	g.days = len(days)
	for ; near != 0; near &= near - 1 {
		g.days++
	}
}

// layRows lists the groups and the lines of those that are unfolded.
func (s *hoursScreen) layRows() {
	s.rows = s.rows[:0]
	for n := range s.groups {
		g := &s.groups[n]
		s.rows = append(s.rows, hourRow{group: n, verdict: -1})
		if s.unfolded[g.key] {
			for _, i := range g.members {
				s.rows = append(s.rows, hourRow{group: n, verdict: i})
			}
		}
	}
}

// groupAt gives the group under the cursor, nil on a line or without groups.
func (s *hoursScreen) groupAt() *hourGroup {
	i := cursorRow(s.grid)
	if i < 0 || i >= len(s.rows) || s.rows[i].verdict >= 0 || s.rows[i].group >= len(s.groups) {
		return nil
	}
	return &s.groups[s.rows[i].group]
}

// reveal unfolds the group of a line.
func (s *hoursScreen) reveal(id payroll.LineID) {
	if n := s.groupOf(id); n >= 0 {
		s.unfolded[s.groups[n].key] = true
	}
}

// groupOf finds the group of a line, -1 when the line is not in sight.
func (s *hoursScreen) groupOf(id payroll.LineID) int {
	return slices.IndexFunc(s.groups, func(g hourGroup) bool {
		return slices.ContainsFunc(g.members, func(i int) bool { return s.o.view.Verdicts[i].Line.ID == id })
	})
}
