package link_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"doorzet/payroll"
)

// settling is how long a doubt rests in the simulation, in seconds; a call
// that takes effect late does so within it.
const settling = 120

// model is a server of one employee in a simulation of the protocol alone.
type model struct {
	rng  *rand.Rand
	now  int
	next int
	rows []payroll.SeenRow
	late []lateRow
}

type lateRow struct {
	at  int
	row payroll.SeenRow
}

// The answers of a model.
type modelAnswer int

const (
	answered modelAnswer = iota
	refused
	lost
)

func (m *model) id() payroll.RowID {
	m.next++
	return payroll.RowID(strconv.Itoa(m.next))
}

// insert adds a row: answered, refused, lost and applied, lost and not
// applied, or lost and applied late.
func (m *model) insert(amount payroll.Hundredths) (payroll.RowID, modelAnswer) {
	row := payroll.SeenRow{ID: m.id(), Code: 2100, Amount: amount}
	switch p := m.rng.IntN(100); {
	case p < 55:
		m.rows = append(m.rows, row)
		return row.ID, answered
	case p < 60:
		return "", refused
	case p < 75:
		m.rows = append(m.rows, row)
	case p < 90:
		m.late = append(m.late, lateRow{m.now + m.rng.IntN(settling), row})
	}
	m.pass(m.rng.IntN(3))
	return "", lost
}

func (m *model) pass(seconds int) {
	m.now += seconds
	rest := m.late[:0]
	for _, l := range m.late {
		if l.at <= m.now {
			m.rows = append(m.rows, l.row)
		} else {
			rest = append(rest, l)
		}
	}
	m.late = rest
}

// read shows the rows, or now and then none at all.
func (m *model) read() *payroll.Snapshot {
	if m.rng.IntN(50) == 0 {
		return &payroll.Snapshot{}
	}
	return &payroll.Snapshot{Hours: append([]payroll.SeenRow(nil), m.rows...)}
}

// sender brings one row to the server; it gives how often a person was asked.
type sender func(*model, payroll.Hundredths) int

// byTheRules follows Settle and Advance as an export does.
func byTheRules(m *model, amount payroll.Hundredths) (asked int) {
	st := payroll.Step{
		ID: "s", Employee: "1", Component: payroll.Component{Kind: payroll.KindHours, Code: 2100}, State: payroll.StepWaiting,
		Calls: []payroll.Call{{Op: payroll.OpAdd, Amount: amount, State: payroll.StepWaiting}},
	}
	move := func(to payroll.StepState, row payroll.RowID, before []payroll.SeenRow) {
		next, _, err := payroll.Advance(st, payroll.CallMove{Step: "s", To: to, Row: row, Before: before})
		if err != nil {
			panic(err)
		}
		st = next
	}
	before := append([]payroll.SeenRow(nil), m.rows...)
	for st.State != payroll.StepDone {
		move(payroll.StepSending, "", before)
		row, a := m.insert(amount)
		switch a {
		case answered:
			move(payroll.StepDone, row, nil)
			continue
		case refused:
			move(payroll.StepWaiting, "", nil) // the next export takes it up again
			continue
		default:
		}
		move(payroll.StepUnsure, "", nil)
		for st.State == payroll.StepUnsure {
			m.pass(settling)
			switch f := fateOf(m, st); f.Fate {
			case payroll.FateApplied:
				move(payroll.StepDone, f.Row, nil)
			case payroll.FateAbsent:
				move(payroll.StepWaiting, "", nil)
			default:
				asked++ // a person looks again later
			}
		}
	}
	return asked
}

// fateOf reads twice where the first read finds nothing.
func fateOf(m *model, st payroll.Step) payroll.Settlement {
	none := payroll.Around{}
	a := m.read()
	f := payroll.Settle(st, 0, a, none)
	if f.Fate != payroll.FateAbsent {
		return f
	}
	b := m.read()
	again := payroll.Settle(st, 0, b, none)
	if again.Fate == payroll.FateAbsent && !payroll.SameRows(a.Hours, b.Hours) {
		again.Fate = payroll.FateOdd
	}
	return again
}

// retrying sends again whenever no answer came, as a retrying HTTP client does.
func retrying(m *model, amount payroll.Hundredths) int {
	for {
		if _, a := m.insert(amount); a == answered {
			return 0
		}
	}
}

// givingUp takes no answer for a failure and never looks.
func givingUp(m *model, amount payroll.Hundredths) int {
	for {
		if _, a := m.insert(amount); a != refused {
			return 0
		}
	}
}

// lookingAtOnce reads back without letting the doubt rest.
func lookingAtOnce(m *model, amount payroll.Hundredths) int {
	for {
		before := len(m.rows)
		if _, a := m.insert(amount); a == answered || (a == lost && len(m.rows) > before) {
			return 0
		}
	}
}

// trustingOneRead believes a read that shows nothing at all.
func trustingOneRead(m *model, amount payroll.Hundredths) int {
	for {
		before := len(m.rows)
		_, a := m.insert(amount)
		if a == refused {
			continue
		}
		m.pass(settling)
		if a == answered || len(m.read().Hours) > before {
			return 0
		}
	}
}

// TestTortureProtocol sends rows to a server that loses answers and applies
// late. By the rules none is doubled or lost; each naive way must fail, or
// else the simulation proves nothing.
func TestTortureProtocol(t *testing.T) {
	t.Parallel()
	long(t)
	rows := tortureTrials(50_000, 1_000_000, 1_000_000)
	for _, v := range []struct {
		name  string
		send  sender
		fails bool
	}{
		{"by the rules", byTheRules, false},
		{"retry on time-out", retrying, true},
		{"never look", givingUp, true},
		{"look at once", lookingAtOnce, true},
		{"trust one read", trustingOneRead, true},
	} {
		rng := rand.New(rand.NewPCG(7, 11))
		doubled, missing, asked := 0, 0, 0
		for n := range rows {
			m := &model{rng: rng, next: 100, rows: []payroll.SeenRow{{ID: "1", Code: 2100, Amount: 300}, {ID: "2", Code: 2150, Amount: 800}}}
			start := len(m.rows)
			if n%5 == 0 {
				m.rows[0].Amount = 800 // a row of somebody else that looks like ours
			}
			asked += v.send(m, 800)
			m.pass(2 * settling)
			switch got := len(m.rows) - start; {
			case got > 1:
				doubled++
			case got < 1:
				missing++
			}
		}
		figuresOfTorture.add("protocol, "+v.name, int64(rows), int64(doubled), int64(missing), 0, int64(asked))
		if (doubled+missing > 0) != v.fails {
			t.Errorf("%s: %d doubled, %d lost", v.name, doubled, missing)
		}
	}
}
