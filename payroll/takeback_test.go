package payroll

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// snapshot is what the server of the desk holds.
func (d *desk) snapshot() *Snapshot {
	return &Snapshot{Hours: d.rows[KindHours], Wages: d.rows[KindWage], HasWages: true, Days: d.days, HasDays: true}
}

func (d *desk) back(batch BatchID) []BackStep {
	return TakeBack(BackInput{Batch: batch, Steps: d.book.Steps, Rows: d.book.Rows, Read: map[EmployeeID]*Snapshot{jan: d.snapshot()}})
}

// undo takes a batch back by the rules of Advance and gives what stays.
func (d *desk) undo(batch BatchID) (held []BackStep) {
	d.next++
	id := BatchID(fmt.Sprintf("u%03d", d.next))
	for _, b := range d.back(batch) {
		if b.Block != BlockNone {
			held = append(held, b)
			continue
		}
		d.next++
		st := Step{
			ID: StepID(fmt.Sprintf("s%03d", d.next)), Batch: id, Employee: b.Employee, Component: b.Component, ForPeriod: b.ForPeriod,
			BookedIn: b.BookedIn, Action: b.Action, Amount: b.Amount, Wanted: b.Wanted, Ours: b.Ours, Seen: b.Seen,
			Calls: b.Calls, Counts: b.Counts, State: StepWaiting, Undoes: b.Undoes,
		}
		if len(st.Calls) == 0 {
			st.State = StepDone
		}
		for n := range st.Calls {
			if !d.call(&st, n) {
				break
			}
		}
		d.book.Steps = append(d.book.Steps, st)
	}
	return held
}

// last gives the newest batch of which anything stands, "" when none does.
func (d *desk) last() BatchID {
	for _, s := range slices.Backward(d.book.Steps) {
		if s.Undoes == "" && !TakenBack(d.book.Steps, s.Batch) {
			return s.Batch
		}
	}
	return ""
}

// sums is what our rows add up to per target, and what the server holds per code.
func (d *desk) sums() (ours map[Target]Hundredths, server map[Component]Hundredths) {
	ours, server = map[Target]Hundredths{}, map[Component]Hundredths{{Kind: KindWorked}: Hundredths(d.days * 100)}
	for _, r := range d.book.Rows {
		ours[r.Target()] += r.Planned()
	}
	for k, rows := range d.rows {
		for _, r := range rows {
			server[Component{Kind: k, Code: r.Code}] += r.Amount
		}
	}
	none := func(_ Component, n Hundredths) bool { return n == 0 }
	maps.DeleteFunc(server, none)
	maps.DeleteFunc(ours, func(t Target, n Hundredths) bool { return n == 0 })
	return ours, server
}

// TestTakingBackRestoresEverySum sends batch upon batch of whatever comes, with
// corrections, other codes, cost centres and refusals, and takes them back to
// the first: each time our sums, and what the server holds, are what they were.
func TestTakingBackRestoresEverySum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		before := map[BatchID]moment{}
		for range rapid.IntRange(1, 8).Draw(t, "batches") {
			for range rapid.IntRange(0, 3).Draw(t, "lines") {
				l := d.add(rapid.IntRange(1, 5).Draw(t, "day"), Minutes(rapid.IntRange(0, 700).Draw(t, "minutes")), Hundredths(100*rapid.IntRange(0, 2).Draw(t, "meals")))
				l.Team = rapid.SampledFrom([]string{"", "bar"}).Draw(t, "team")
			}
			for i, v := range d.book.Evaluate() {
				if v.State == StateSent && rapid.IntRange(0, 2).Draw(t, "correct") == 0 {
					d.correct(i, func(l *Line) {
						l.Minutes = Minutes(rapid.IntRange(0, 700).Draw(t, "new"))
						l.Withdrawn = rapid.IntRange(0, 4).Draw(t, "withdraw") == 0
					})
				}
			}
			d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: rapid.SampledFrom([]int{2100, 2400}).Draw(t, "code")}}}
			centres := CostCentres{}
			if rapid.Bool().Draw(t, "centres") {
				centres.Teams = map[string]string{"bar": "100"}
			}
			d.book.Settings.CostCentres = History[CostCentres]{{Value: centres}}
			d.refuse[KindWage] = rapid.IntRange(0, 5).Draw(t, "refuse meals") == 0
			d.refuse[KindHours] = rapid.IntRange(0, 5).Draw(t, "refuse hours") == 0
			recalculate := rapid.Bool().Draw(t, "recalculate")
			d.change = func(in *PlanInput) { in.Recalculate = recalculate }
			was, steps := d.moment(), len(d.book.Steps)
			d.export()
			d.refuse = map[Kind]bool{}
			if len(d.book.Steps) > steps {
				before[d.book.Steps[steps].Batch] = was
			}
			for rapid.IntRange(0, 3).Draw(t, "take back") == 0 && d.last() != "" {
				back(t, d, before)
			}
		}
		for d.last() != "" {
			back(t, d, before)
		}
		if len(d.book.Rows) != 0 || d.days != 0 {
			t.Errorf("all was taken back and %d rows and %d days are left", len(d.book.Rows), d.days)
		}
		for _, v := range d.book.Evaluate() {
			if v.Confirmed() || v.State == StateSent || v.State == StatePartly || v.State == StateChanged {
				t.Errorf("line %s is %s and nothing is sent", v.Line.ID, v.State)
			}
		}
	})
}

// moment is how everything stands.
type moment struct {
	ours   map[Target]Hundredths
	server map[Component]Hundredths
	// lines are the states by line and version.
	lines map[Counted]State
}

func (d *desk) moment() moment {
	ours, server := d.sums()
	m := moment{ours, server, map[Counted]State{}}
	for _, v := range d.book.Evaluate() {
		m.lines[Counted{Line: v.Line.ID, Version: v.Line.Version}] = v.State
	}
	return m
}

func back(t *rapid.T, d *desk, before map[BatchID]moment) {
	b := d.last()
	was := before[b]
	if held := d.undo(b); len(held) != 0 {
		t.Fatalf("nobody touched anything and this stays: %+v", held)
	}
	now := d.moment()
	if !maps.Equal(now.ours, was.ours) || !maps.Equal(now.server, was.server) {
		t.Fatalf("after taking back %s: ours %v, want %v; the server %v, want %v", b, now.ours, was.ours, now.server, was.server)
	}
	for l, state := range now.lines {
		if before, known := was.lines[l]; known && before != state {
			t.Fatalf("after taking back %s: %s in version %d is %s, it was %s", b, l.Line, l.Version, state, before)
		}
	}
}

// TestTakingBackHolds: a colleague's hand holds a component alone, but what moved
// from there to elsewhere stays with it.
func TestTakingBackHolds(t *testing.T) {
	moved := func() *desk {
		d := newDesk()
		d.add(2, 600, 100)
		d.export()
		d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2400}}}
		d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5200}}}
		d.change = func(in *PlanInput) { in.Recalculate = true }
		d.export()
		return d
	}
	for name, c := range map[string]struct {
		touch func(*desk)
		want  map[Component]Block
	}{
		"nothing": {func(*desk) {}, map[Component]Block{}},
		"the row that hours moved to": {
			func(d *desk) { d.rows[KindHours][0].Amount += 100 },
			map[Component]Block{{Kind: KindHours, Code: 2400}: BlockChanged, {Kind: KindHours, Code: 2100}: BlockWith},
		},
		"that row is gone": {
			func(d *desk) { d.rows[KindHours] = nil },
			map[Component]Block{{Kind: KindHours, Code: 2400}: BlockGone, {Kind: KindHours, Code: 2100}: BlockWith},
		},
		"its code was changed": {
			func(d *desk) { d.rows[KindWage][0].Code = 5999 },
			map[Component]Block{{Kind: KindWage, Code: 5200}: BlockChanged, {Kind: KindWage, Code: 5100}: BlockWith},
		},
	} {
		d := moved()
		c.touch(d)
		before := map[Kind][]SeenRow{KindHours: slices.Clone(d.rows[KindHours]), KindWage: slices.Clone(d.rows[KindWage])}
		got := map[Component]Block{}
		for _, h := range d.undo(d.last()) {
			got[h.Component] = h.Block
			if h.Seen != d.held(h.Component.Kind, h.Component.Code) {
				t.Errorf("%s: %v is told as %s", name, h.Component, h.Seen)
			}
			if !slices.Equal(before[h.Component.Kind], d.rows[h.Component.Kind]) {
				t.Errorf("%s: %v is held and was touched", name, h.Component)
			}
		}
		if !maps.Equal(got, c.want) {
			t.Errorf("%s: held %v, want %v", name, got, c.want)
		}
		if done := TakenBack(d.book.Steps, "b005"); done != (len(c.want) == 0) && d.last() == "" {
			t.Errorf("%s: taken back %t", name, done)
		}
	}
}

// TestTakingBackDays: days go back to what was there, and only from what we set.
func TestTakingBackDays(t *testing.T) {
	sent := func() *desk {
		d := newDesk()
		d.days = -2 // unpaid leave, entered by a clerk
		d.change = func(in *PlanInput) { in.OverwriteDays = func(EmployeeID) bool { return true } }
		d.add(2, 600, 0)
		d.export()
		return d
	}
	d := sent()
	if d.days != 1 {
		t.Fatalf("%d days", d.days)
	}
	if held := d.undo(d.last()); len(held) != 0 || d.days != -2 {
		t.Errorf("%d days after taking back, held %v", d.days, held)
	}
	d = sent()
	d.days = 7
	held := d.undo(d.last())
	if len(held) != 1 || held[0].Block != BlockDaysOther || held[0].Seen != 700 || d.days != 7 {
		t.Errorf("a colleague's days: %d, held %+v", d.days, held)
	}
	// Over a colleague's figure: both what was ours and what was there come back.
	d = sent()
	d.days = 7
	d.add(3, 60, 0)
	d.export()
	if held := d.undo(d.last()); len(held) != 0 || d.days != 7 {
		t.Errorf("%d days after taking back, held %v", d.days, held)
	}
	if i := slices.IndexFunc(d.book.Rows, func(r OwnRow) bool { return r.Kind == KindWorked }); i < 0 || d.book.Rows[i].Amount != 100 {
		t.Errorf("the register: %+v", d.book.Rows)
	}
}

// TestTakingBackByHalf: what a half-done try took away is put back by the next.
func TestTakingBackByHalf(t *testing.T) {
	d := newDesk()
	d.add(2, 720, 0)
	d.export()
	d.correct(0, func(l *Line) { l.Minutes = 540 })
	d.export()
	if d.held(KindHours, 2100) != 900 {
		t.Fatalf("%s", d.held(KindHours, 2100))
	}
	batch := d.last()
	d.refuse[KindHours] = true
	d.undo(batch)
	if d.held(KindHours, 2100) != 0 || TakenBack(d.book.Steps, batch) {
		t.Fatalf("%s on the server, taken back %t", d.held(KindHours, 2100), TakenBack(d.book.Steps, batch))
	}
	if s := d.state(0); s == StateSent || s == StateReady {
		t.Errorf("half taken back, the line is %s", s)
	}
	d.refuse[KindHours] = false
	if held := d.undo(batch); len(held) != 0 || d.held(KindHours, 2100) != 1200 || !TakenBack(d.book.Steps, batch) {
		t.Errorf("%s on the server, held %v", d.held(KindHours, 2100), held)
	}
	if s := d.state(0); s != StateChanged {
		t.Errorf("the line is %s", s)
	}
}
