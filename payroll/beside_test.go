package payroll

import "testing"

// TestAcceptedRows lets a row of somebody else be only as it was seen: another
// amount, code, kind or person asks anew, and so do more decimals.
func TestAcceptedRows(t *testing.T) {
	row := SeenRow{ID: "x", Code: 2100, Amount: 800}
	accepted := NewBeside(jan, KindHours, testNov, row)
	for name, c := range map[string]struct {
		seen SeenRow
		in   Beside
		want Block
	}{
		"as it was seen":   {row, accepted, BlockNone},
		"another amount":   {SeenRow{ID: "x", Code: 2100, Amount: 801}, accepted, BlockForeign},
		"another row":      {SeenRow{ID: "y", Code: 2100, Amount: 800}, accepted, BlockForeign},
		"more decimals":    {SeenRow{ID: "x", Code: 2100, Amount: 800, Inexact: true}, accepted, BlockForeign},
		"another kind":     {row, NewBeside(jan, KindWage, testNov, row), BlockForeign},
		"another person":   {row, NewBeside("2", KindHours, testNov, row), BlockForeign},
		"another period":   {row, NewBeside(jan, KindHours, Period{2026, 10}, row), BlockForeign},
		"the days instead": {row, NewBeside(jan, KindWorked, testNov, row), BlockForeign},
	} {
		d := newDesk()
		d.add(2, 600, 0)
		d.rows[KindHours] = []SeenRow{c.seen}
		d.change = func(in *PlanInput) { in.Accepted = []Beside{c.in} }
		if s := d.plan().find(KindHours, 2100); s.Block != c.want || s.Sends() != (c.want == BlockNone) {
			t.Errorf("%s: held by %q, want %q", name, s.Block, c.want)
		}
	}
}

// Days of somebody else may be replaced only where a person said so of that figure.
func TestAcceptedDays(t *testing.T) {
	for name, c := range map[string]struct {
		accepted Hundredths
		want     Block
	}{"that figure": {400, BlockNone}, "another figure": {500, BlockDays}} {
		d := newDesk()
		d.add(2, 600, 0)
		d.days = 4
		b := NewBeside(jan, KindWorked, testNov, SeenRow{Amount: c.accepted})
		if b.ID != DaysRow(jan, testNov) || b.Code != 0 {
			t.Errorf("the days are kept as %+v", b)
		}
		d.change = func(in *PlanInput) { in.Accepted = []Beside{b} }
		if s := d.plan().find(KindWorked, 0); s.Block != c.want {
			t.Errorf("%s: held by %q, want %q", name, s.Block, c.want)
		}
	}
}

func TestHalfDone(t *testing.T) {
	for _, c := range []struct {
		calls []StepState
		want  bool
	}{
		{nil, false},
		{[]StepState{StepDone}, false},
		{[]StepState{StepDone, StepDone}, false},
		{[]StepState{StepWaiting}, false},
		{[]StepState{StepWaiting, StepWaiting}, false},
		{[]StepState{StepDone, StepWaiting}, true},
		{[]StepState{StepDone, StepUnsure}, true},
		{[]StepState{StepDone, StepRefused}, true},
	} {
		var st Step
		for _, s := range c.calls {
			st.Calls = append(st.Calls, Call{State: s})
		}
		if got := st.HalfDone(); got != c.want {
			t.Errorf("%v: half done %t", c.calls, got)
		}
	}
}

// TestMissingOfAHalfDoneStep shows in the plan what a replacement still owes.
func TestMissingOfAHalfDoneStep(t *testing.T) {
	d := newDesk()
	d.add(2, 600, 0)
	d.export()
	d.correct(0, func(l *Line) { l.Minutes = 240 })
	p := d.plan().find(KindHours, 2100)
	d.book.Steps = append(d.book.Steps, Step{
		ID: "half", Employee: jan, Component: p.Component, ForPeriod: testNov, BookedIn: testNov, Action: p.Action, Wanted: p.Wanted,
		Calls:  []Call{{Op: OpRemove, Row: p.Calls[0].Row, Amount: p.Calls[0].Amount, State: StepDone}, {Op: OpAdd, Amount: 400, State: StepWaiting}},
		Counts: p.Counts, State: StepWaiting,
	})
	d.drop(KindHours, p.Calls[0].Row)
	if s := d.plan().find(KindHours, 2100); s.Block != BlockOpen || s.Missing != 400 || s.Wanted != 400 || s.Sends() {
		t.Errorf("%+v", s)
	}
}

// TestRecountHoldsThePerson switches the days on when hours were sent already:
// nothing more goes before the period is recalculated, which takes them along.
func TestRecountHoldsThePerson(t *testing.T) {
	d := newDesk()
	d.book.Settings.Days = nil
	d.add(2, 600, 100)
	d.export()
	d.book.Settings.Days = History[bool]{{Value: true}}
	for _, s := range d.plan().Steps {
		if s.Sends() {
			t.Errorf("without anything new %v goes along", s.Component)
		}
	}
	d.add(3, 300, 0)
	for _, c := range []struct {
		kind Kind
		code int
	}{{KindHours, 2100}, {KindWorked, 0}} {
		if s := d.plan().find(c.kind, c.code); s.Block != BlockRecount || s.Sends() {
			t.Errorf("%s: held by %q", c.kind, s.Block)
		}
	}
	// A line on the very day whose day is wanted anyway misses nothing.
	same := newDesk()
	same.book.Settings.Days = nil
	same.add(2, 600, 0)
	same.export()
	same.book.Settings.Days = History[bool]{{Value: true}}
	same.add(2, 300, 0)
	if s := same.plan().find(KindWorked, 0); s.Block != BlockNone || s.Amount != 100 {
		t.Errorf("on the same day: %+v", s)
	}
	d.change = func(in *PlanInput) { in.Recalculate = true }
	d.export()
	if d.days != 2 || d.held(KindHours, 2100) != 1500 || d.held(KindWage, 5100) != 100 {
		t.Errorf("recalculated: %d days, %s hours, %s meals", d.days, d.held(KindHours, 2100), d.held(KindWage, 5100))
	}
	d.change = nil
	// A fixed wage has no part in it, and what was withdrawn is not missed.
	d.correct(0, func(l *Line) { l.Withdrawn = true })
	d.export()
	if d.days != 1 || d.state(1) != StateSent {
		t.Errorf("withdrawn: %d days, %s", d.days, d.state(1))
	}
}

// TestARowOfAnotherDoorzetOnAnotherCode: two offices may have chosen other codes
// for the same hours. A row with the mark of another ledger holds its employee
// whatever its code, until a person lets it be; one in somebody's own words, or on
// a code that a step here is for by itself, does not.
func TestARowOfAnotherDoorzetOnAnotherCode(t *testing.T) {
	other := SeenRow{ID: "x", Code: 2150, Amount: 500, Comment: StepID("06h3byvs1g00pxvj03nsdpp6").Comment()}
	plain := SeenRow{ID: "x", Code: 2150, Amount: 500, Comment: "overwerk"}
	for name, c := range map[string]struct {
		kind   Kind
		row    SeenRow
		change func(*PlanInput)
		want   Block
	}{
		"marked":            {KindHours, other, nil, BlockForeign},
		"in words":          {KindHours, plain, nil, BlockNone},
		"without a comment": {KindHours, SeenRow{ID: "x", Code: 2150, Amount: 500}, nil, BlockNone},
		"another kind":      {KindWage, other, nil, BlockNone},
		"accepted": {KindHours, other, func(in *PlanInput) {
			in.Accepted = []Beside{NewBeside(jan, KindHours, testNov, other)}
		}, BlockNone},
		"beside": {KindHours, other, func(in *PlanInput) { in.Beside = func(EmployeeID) bool { return true } }, BlockNone},
	} {
		d := newDesk()
		d.add(2, 600, 0)
		d.rows[c.kind] = []SeenRow{c.row}
		d.change = c.change
		s := d.plan().find(KindHours, 2100)
		if s.Block != c.want || s.Sends() != (c.want == BlockNone) || (c.want != BlockNone) != (len(s.Rows) == 1) {
			t.Errorf("%s: held by %q with %+v, want %q", name, s.Block, s.Rows, c.want)
		}
	}
	l := Ledger{Employee: jan, Kind: KindHours, BookedIn: testNov}
	for _, r := range []SeenRow{other, plain} {
		if got, want := len(l.Strays([]SeenRow{r})), r.Comment != plain.Comment; (got == 1) != want {
			t.Errorf("%q is told %d times by a read-back", r.Comment, got)
		}
	}
}
