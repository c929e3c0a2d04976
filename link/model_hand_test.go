package link_test

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"pgregory.net/rapid"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// hands is what colleagues did in Nmbrs by hand, and what the clerk chose
// about it, as the model remembers it.
type hands struct {
	// stands is what a touched row of ours stands for in planning: what it was
	// before, unless the clerk chose to send again.
	stands map[string]payroll.Hundredths
	// touched are people whose rows were touched: for them only the end counts.
	touched map[int]bool
}

func newHands() *hands {
	return &hands{stands: map[string]payroll.Hundredths{}, touched: map[int]bool{}}
}

// serverRow is a row of the server as the model looks at it.
type serverRow struct {
	key    string // kind/id
	id     int
	person int
	code   int
	amount payroll.Hundredths
	api    bool
}

func (m *machine) serverRows() []serverRow {
	var out []serverRow
	add := func(kind, id, employee string, code int, amount, origin string) {
		e, err := strconv.Atoi(employee)
		m.ok(err)
		n, err := strconv.Atoi(id)
		m.ok(err)
		d, err := sim.ParseDecimal(amount)
		m.ok(err)
		h, err := payroll.ParseHundredths(d.String())
		m.ok(err)
		out = append(out, serverRow{kind + "/" + id, n, e - smallFirst, code, h, origin == sim.OriginAPI})
	}
	st := m.sim.State()
	for _, r := range st.Rows {
		add("hours", r.ID, r.EmployeeID, r.Code, r.Hours, r.Origin)
	}
	for _, r := range st.Wages {
		add("wage", r.ID, r.EmployeeID, r.Code, r.Value, r.Origin)
	}
	return out
}

// ownRow draws a row that is in the register, of somebody without a doubt.
func (m *machine) ownRow(t *rapid.T) serverRow {
	open, err := m.co.OpenSteps()
	m.ok(err)
	ours := m.inRegister()
	rows := slices.DeleteFunc(m.serverRows(), func(r serverRow) bool {
		return !ours[r.key] || slices.ContainsFunc(open, func(st payroll.Step) bool { return st.Employee == smallID(r.person) })
	})
	if len(rows) == 0 {
		t.Skip("there is no such row")
	}
	return rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")]
}

func (m *machine) inRegister() map[string]bool {
	rows, err := m.co.Rows()
	m.ok(err)
	out := map[string]bool{}
	for _, r := range rows {
		out[string(r.Kind)+"/"+string(r.ID)] = true
	}
	return out
}

// touch remembers what a row of ours stands for before a colleague touches it.
func (m *machine) touch(r serverRow) {
	if _, ok := m.hands.stands[r.key]; !ok {
		m.hands.stands[r.key] = r.amount
	}
	m.hands.touched[r.person] = true
}

// alter lets a colleague change the amount of a row of ours.
func (m *machine) alter(t *rapid.T) {
	r := m.ownRow(t)
	to := payroll.Hundredths(rapid.IntRange(1, 2000).Draw(t, "amount"))
	if to == r.amount {
		t.Skip("that is no change")
	}
	m.touch(r)
	d, err := sim.ParseDecimal(to.String())
	m.ok(err)
	m.ok(m.sim.AlterRow(r.id, d))
}

// erase lets a colleague delete a row of ours.
func (m *machine) erase(t *rapid.T) {
	r := m.ownRow(t)
	m.touch(r)
	m.ok(m.sim.DeleteRow(r.id))
}

// scribble lets a colleague type a row of their own.
func (m *machine) scribble(t *rapid.T) {
	person := rapid.IntRange(0, modelPeople-1).Draw(t, "person")
	m.hands.touched[person] = true
	hours := rapid.IntRange(1, 9).Draw(t, "hours")
	wage := rapid.Bool().Draw(t, "wage")
	code := 2100
	if wage {
		code = 5100
	}
	_, err := m.sim.TypeRow(sim.HandRow{Employee: smallFirst + person, Code: code, Amount: sim.Whole(hours), Period: simNov, Wage: wage})
	m.ok(err)
}

// choose decides about one row, as a clerk may in any order.
func (m *machine) choose(t *rapid.T) {
	all := m.rowIssues()
	if len(all) == 0 {
		t.Skip("nothing to choose")
	}
	i := all[rapid.IntRange(0, len(all)-1).Draw(t, "issue")]
	m.decide(i, rapid.SampledFrom(i.Choices()).Draw(t, "choice"))
}

func (m *machine) rowIssues() []link.RowIssue {
	all, err := m.svc.RowIssues(context.Background(), m.co, nov)
	m.ok(err)
	open, err := m.co.OpenSteps()
	m.ok(err)
	return slices.DeleteFunc(all, func(i link.RowIssue) bool {
		return slices.ContainsFunc(open, func(st payroll.Step) bool { return st.Employee == i.Employee })
	})
}

func (m *machine) decide(i link.RowIssue, c link.RowChoice) {
	key := string(i.Component.Kind) + "/" + string(i.Row)
	_, err := m.svc.ChooseRow(context.Background(), m.co, nov, key, c)
	if errors.Is(err, &payroll.Problem{Code: link.CodeNoBeside}) {
		return // nothing of ours is there any more: a refusal that changes nothing
	}
	if err != nil {
		m.t.Fatalf("%s %s: %v", c, key, err)
	}
	if c == link.ChoiceAgain {
		delete(m.hands.stands, key)
		if i.Now != nil {
			m.hands.stands[key] = *i.Now
		}
	}
	if c == link.ChoiceKeep { // it is paid beside what is wanted
		m.hands.stands[key] = 0
	}
}

// decideAll chooses about everything that waits, so that nobody is held back.
func (m *machine) decideAll() {
	for range 500 {
		all := m.rowIssues()
		if len(all) == 0 {
			return
		}
		i := all[0]
		c := i.Choices()[0]
		switch i.State {
		case link.IssueForeign:
			c = i.Choices()[1]
		case link.IssueChanged, link.IssueGone:
			c = i.Choices()[int(i.Row[len(i.Row)-1])%len(i.Choices())]
		default:
		}
		m.decide(i, c)
	}
	m.t.Errorf("there is no end to choosing")
}

// beside is what a person has in Nmbrs over and above what the lines want:
// rows of others, and the difference of touched rows as the clerk left them.
func (m *machine) beside(person, code int) payroll.Hundredths {
	ours := m.inRegister()
	var sum payroll.Hundredths
	seen := map[string]bool{}
	for _, r := range m.serverRows() {
		seen[r.key] = true
		if r.person != person || r.code != code {
			continue
		}
		stands, touched := m.hands.stands[r.key]
		switch {
		case !r.api, touched && !ours[r.key]:
			sum += r.amount
		case touched:
			sum += r.amount - stands
		}
	}
	rows, err := m.co.Rows()
	m.ok(err)
	for _, r := range rows { // gone from Nmbrs, and left at that
		key := string(r.Kind) + "/" + string(r.ID)
		if r.Employee == smallID(person) && r.Component.Code == code && r.Kind != payroll.KindWorked && !seen[key] {
			sum -= m.hands.stands[key]
		}
	}
	return sum
}

// leftTo tells whether that many days were left in Nmbrs when ours were taken
// back for somebody else who paid the same: days are one figure for all, and it
// is the other's from then on.
func (m *machine) leftTo(person, days int) bool {
	batches, err := m.co.Batches()
	m.ok(err)
	for _, b := range batches {
		steps, err := m.co.Steps(b.ID)
		m.ok(err)
		for _, st := range steps {
			if st.Yields && st.Employee == smallID(person) && st.Component.Kind == payroll.KindWorked && st.Ours == payroll.Hundredths(100*days) {
				return true
			}
		}
	}
	return false
}
