package link_test

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// matrixFaults are all kinds of fault of the simulator and the statuses of
// proxies and servers. A fault with a number that Nmbrs gives before it stores
// anything is tried with the effect "none" only: with another one the server
// would be telling a lie that nothing can find out.
func matrixFaults() []sim.Fault {
	var out []sim.Fault
	for _, kind := range sim.FaultKinds() {
		switch kind {
		case "status":
			continue
		case "fault", "fault12", "fault200":
			out = append(out, sim.Fault{Kind: kind, Code: -1}, sim.Fault{Kind: kind, Code: 2010}, sim.Fault{Kind: kind, Code: 2030})
		case "body":
			out = append(out, sim.Fault{Kind: kind, Body: "<html>ok</html>"}, sim.Fault{Kind: kind, Status: 500, Body: "oops"})
		case "truncate", "truncate-clean":
			out = append(out, sim.Fault{Kind: kind, At: 1}, sim.Fault{Kind: kind, At: 200})
		case "slow", "delay":
			out = append(out, sim.Fault{Kind: kind, Delay: time.Millisecond})
			continue
		case "twice", "cut-list":
			continue // the work done twice: the model; TestListThatEndsEarly
		}
		out = append(out, sim.Fault{Kind: kind})
	}
	for _, status := range []int{
		300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 408, 409, 413, 425, 429, 500, 501, 502, 503, 504,
	} {
		out = append(out, sim.Fault{Kind: "status", Status: status, Body: "<html>no</html>"})
	}
	return append(out, sim.Fault{Kind: "status", Status: 429, RetryAfter: "1"}, sim.Fault{Kind: "status", Status: 503, RetryAfter: "120"})
}

func refuses(f sim.Fault) bool { return f.Code == 2030 || f.Code == 2010 }

// The operations that the matrix disturbs.
func matrixOps() []string {
	return []string{"HourComponentVar_Insert", "WageComponentVar_Insert", "DaysVar_Set", "HourComponent_Delete"}
}

// matrixTally adds up what the matrix found.
type matrixTally struct {
	trials, doubled, lost, failed, asked int
}

// TestServerFaultMatrix disturbs one call of each kind in every way that the
// simulator knows, applied, not applied and applied late. Afterwards, with the
// rest settled as a person would, every amount is on the server once.
func TestServerFaultMatrix(t *testing.T) {
	t.Parallel()
	faults := matrixFaults()
	if len(faults) < 45 {
		t.Fatalf("only %d faults", len(faults))
	}
	var total matrixTally
	var mu sync.Mutex
	t.Run("faults", func(t *testing.T) {
		for i, f := range faults {
			if brief() && i%5 != 0 {
				continue
			}
			name := fmt.Sprintf("%02d-%s", i, f.Kind)
			if f.Status != 0 {
				name += "-" + strconv.Itoa(f.Status)
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := disturb(t, f)
				mu.Lock()
				defer mu.Unlock()
				total.trials += m.trials
				total.doubled += m.doubled
				total.lost += m.lost
				total.failed += m.failed
				total.asked += m.asked
			})
		}
	})
	t.Logf("faults %d trials %d doubled %d lost %d failed-but-applied %d asked %d",
		len(faults), total.trials, total.doubled, total.lost, total.failed, total.asked)
	if total.doubled+total.lost+total.failed != 0 {
		t.Errorf("the promise is broken")
	}
}

// effectsOf are the effects with which a fault is tried. A right answer is
// one that the server keeps, if late.
func effectsOf(f sim.Fault) []string {
	switch {
	case refuses(f):
		return []string{"none"}
	case f.Kind == "slow", f.Kind == "delay", f.Kind == "bom":
		return []string{"applied", "late"}
	}
	return []string{"none", "applied", "late"}
}

// needsResult tells which kinds alter the result of a call that has one.
func needsResult(kind string) bool {
	switch kind {
	case "two-results", "no-result", "nil-id", "empty-id", "text-id", "negative-id", "zero-id", "big-id", "missing-field", "dup-id", "foreign-id", "next-id":
		return true
	}
	return false
}

// matrix is an office with a person for each operation and effect.
type matrix struct {
	*office
	clock   *soon
	ops     []string
	effects []string
}

func newMatrix(t *testing.T, effects []string) *matrix {
	c := newSoon()
	m := &matrix{clock: c, ops: matrixOps(), effects: effects}
	m.office = smallOffice(t, m.people(), sim.Options{After: c.later}, quick(c), func(opt *link.Options) {
		opt.WriteTimeout = 2 * time.Second
	})
	var removed, lines []payroll.Line
	for person := range m.people() {
		if m.removes(person) {
			removed = append(removed, m.line(person, 1, 600, 0))
		} else {
			lines = append(lines, m.line(person, 2, 480, 200), m.line(person, 3, 185, 0))
		}
	}
	m.put(removed...)
	m.export()
	var ids []payroll.LineID
	for _, l := range removed {
		m.edit(l.ID, 30)
		ids = append(ids, l.ID)
	}
	// A correction downwards takes the row away; it is the whole work of these people.
	m.confirm(ids...)
	m.put(lines...)
	return m
}

func (m *matrix) people() int { return len(m.ops) * len(m.effects) }

func (m *matrix) removes(person int) bool {
	return m.ops[person/len(m.effects)] == "HourComponent_Delete"
}

// inject sets the fault that a person meets.
func (m *matrix) inject(f sim.Fault, person int) {
	m.t.Helper()
	f.Operation, f.Effect = m.ops[person/len(m.effects)], m.effects[person%len(m.effects)]
	f.EmployeeID, f.Late = string(smallID(person)), 3*time.Second
	answerless := f.Operation == "DaysVar_Set" || overREST() && f.Operation == "HourComponent_Delete"
	if answerless && f.Effect == "none" && needsResult(f.Kind) {
		f.Effect = "applied" // its answer holds nothing that these kinds could spoil: it is a right one
	}
	if err := m.sim.Inject(f); err != nil {
		m.t.Fatal(err)
	}
}

// disturb runs one fault against every operation with every effect: each has a
// person of its own.
func disturb(t *testing.T, f sim.Fault) matrixTally {
	m := newMatrix(t, effectsOf(f))
	for person := range m.people() {
		m.inject(f, person)
	}
	tally := matrixTally{trials: m.people()}
	res := m.export()
	m.sim.ClearFaults()
	tally.failed = failedButApplied(m.office, res)
	m.mend(&tally)
	return tally
}

// mend settles what is left as a person would, sends what was refused again,
// and looks whether everything is on the server once.
func (m *matrix) mend(tally *matrixTally) {
	m.t.Helper()
	<-m.clock.After(time.Minute)
	for range 3 {
		open, err := m.co.OpenSteps()
		if err != nil {
			m.t.Fatal(err)
		}
		if len(open) == 0 {
			break
		}
		tally.asked += settleByLooking(m.office)
		m.export()
	}
	m.export()
	for person := range m.people() {
		want, days, meals := "11.08", 2, "2.00"
		if m.removes(person) {
			want, days, meals = "0.50", 1, "0.00"
		}
		tally.check(m.office, person, 2100, want)
		tally.check(m.office, person, 5100, meals)
		if d := m.days(person); d != days {
			m.t.Errorf("person %d has %d days, want %d", person, d, days)
			tally.lost++
		}
	}
	m.allIn(payroll.StateSent)
	m.clean()
}

func (m *matrixTally) check(o *office, person, code int, want string) {
	o.t.Helper()
	sum, rows := o.held(person, code)
	if sum == want {
		return
	}
	o.t.Errorf("person %d code %d: %s in %d rows, want %s", person, code, sum, rows, want)
	got, _ := sim.ParseDecimal(sum)
	wanted, _ := sim.ParseDecimal(want)
	if got > wanted {
		m.doubled++
	} else {
		m.lost++
	}
}

// failedButApplied counts refused steps of which the server holds the row.
func failedButApplied(o *office, res *link.ExportResult) int {
	there := map[string]bool{}
	st := o.sim.State()
	for _, r := range st.Rows {
		there[r.Comment] = true
	}
	for _, r := range st.Wages {
		there[r.Comment] = true
	}
	n := 0
	for _, s := range res.Steps {
		if s.State == payroll.StepRefused && there[s.ID.Comment()] {
			o.t.Errorf("step %s of %s was called refused (%v) and is on the server", s.ID, s.Person, s.Reason)
			n++
		}
	}
	return n
}

// removed gives the row that a doubtful step was to take away and that is not in
// Nmbrs any more, "" for none.
func removed(o *office, step payroll.Step) payroll.RowID {
	there := map[string]bool{}
	st := o.sim.State()
	for _, r := range st.Rows {
		there[string(payroll.KindHours)+r.ID] = true
	}
	for _, r := range st.Wages {
		there[string(payroll.KindWage)+r.ID] = true
	}
	for _, c := range step.Calls {
		if c.State == payroll.StepUnsure && c.Op == payroll.OpRemove && !there[string(step.Component.Kind)+string(c.Row)] {
			return c.Row
		}
	}
	return ""
}

// settleByLooking does what a person does: look in Nmbrs which row it is.
func settleByLooking(o *office) int {
	o.t.Helper()
	ctx := context.Background()
	doubts, err := o.svc.Doubts(ctx, o.co)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, d := range doubts {
		var row payroll.RowID
		st := o.sim.State()
		for _, r := range st.Rows {
			if r.Comment == d.Step.ID.Comment() {
				row = payroll.RowID(r.ID)
			}
		}
		for _, r := range st.Wages {
			if r.Comment == d.Step.ID.Comment() {
				row = payroll.RowID(r.ID)
			}
		}
		if gone := removed(o, d.Step); gone != "" {
			row = gone
		}
		if _, err := o.svc.Resolve(ctx, o.co, d.Step.ID, row); err != nil {
			o.t.Errorf("resolve %s with row %q: %v", d.Step.ID, row, err)
		}
	}
	return len(doubts)
}
