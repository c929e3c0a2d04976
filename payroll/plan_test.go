package payroll

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestSentIsRoundedTotal sends lines in any number of exports, with
// corrections and refusals between: the server ends with the rounded total.
func TestSentIsRoundedTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		for range rapid.IntRange(1, 6).Draw(t, "exports") {
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				d.add(rapid.IntRange(1, 30).Draw(t, "day"), Minutes(rapid.IntRange(0, 700).Draw(t, "minutes")), Hundredths(100*rapid.IntRange(0, 2).Draw(t, "meals")))
			}
			if n := len(d.book.Lines); n > 0 && rapid.Bool().Draw(t, "correct") {
				i := rapid.IntRange(0, n-1).Draw(t, "line")
				d.correct(i, func(l *Line) {
					l.Minutes = Minutes(rapid.IntRange(0, 700).Draw(t, "new"))
					l.Withdrawn = l.Withdrawn || rapid.IntRange(0, 3).Draw(t, "withdraw") == 0
				})
			}
			d.refuse[KindHours] = rapid.IntRange(0, 4).Draw(t, "refuse hours") == 0
			d.refuse[KindWage] = rapid.IntRange(0, 4).Draw(t, "refuse wages") == 0
			d.export()
			checkStates(t, d)
		}
		d.refuse = map[Kind]bool{}
		d.export()
		var minutes Minutes
		var meals Hundredths
		dates := map[Date]bool{}
		for _, l := range d.book.Lines {
			if l.Withdrawn {
				continue
			}
			minutes += l.Minutes
			meals += l.Count(KindMeals)
			if l.Minutes > 0 {
				dates[l.Date] = true
			}
		}
		if got := d.held(KindHours, 2100); got != RoundMinutes(minutes) {
			t.Errorf("hours: %s on the server, want %s", got, RoundMinutes(minutes))
		}
		if got := d.held(KindWage, 5100); got != meals {
			t.Errorf("meals: %s on the server, want %s", got, meals)
		}
		if d.days != len(dates) {
			t.Errorf("%d days, want %d", d.days, len(dates))
		}
		for _, s := range d.plan().Steps {
			if s.Action != ActionNone || s.Sends() {
				t.Errorf("after a complete export the plan wants %+v", s)
			}
		}
	})
}

// checkStates asserts what holds at any time: minutes in are minutes over all
// states, and no line is white of which a part never arrived.
func checkStates(t *rapid.T, d *desk) {
	var in, over Minutes
	for _, l := range d.book.Lines {
		in += l.Minutes
	}
	for _, v := range d.book.Evaluate() {
		known := false
		for _, s := range States() {
			if v.State == s {
				known = true
				over += v.Line.Minutes
			}
		}
		if !known {
			t.Errorf("state %q", v.State)
		}
		if v.State == StateSent && v.incomplete() {
			t.Errorf("line %s is white and not complete", v.Line.ID)
		}
		if v.State == StateReady && v.Confirmed() {
			t.Errorf("line %s is green and something of it was sent", v.Line.ID)
		}
	}
	if in != over {
		t.Errorf("%d minutes in, %d over the states", in, over)
	}
}

// TestSettingsLeaveSentAlone changes codes, days and pay basis after sending.
func TestSettingsLeaveSentAlone(t *testing.T) {
	d := newDesk()
	d.add(2, 480, 100)
	d.export()
	d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2400}}}
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Not: true}}}
	d.book.Settings.Days = nil
	d.book.Settings.Overrides = map[EmployeeID][]Override{jan: {{Basis: BasisFixed}}}
	if s := d.state(0); s != StateSent {
		t.Errorf("the sent line is %s", s)
	}
	for _, s := range d.plan().Steps {
		if s.Sends() {
			t.Errorf("the plan wants %s %s of %v", s.Action, s.Amount, s.Component)
		}
	}
	d.book.Settings.Overrides = nil
	d.add(3, 60, 0)
	p := d.plan()
	if a := p.find(KindHours, 2400); a.Amount != 100 || a.Action != ActionAdd {
		t.Errorf("the new line: %+v", a)
	}
	if a := p.find(KindHours, 2100); a.Action != ActionNone {
		t.Errorf("the sent line: %+v", a)
	}
}

func TestPlanActions(t *testing.T) {
	t.Run("add the difference", func(t *testing.T) {
		d := newDesk()
		d.add(2, 20, 0)
		d.export()
		d.add(3, 20, 0)
		d.export() // 33 + 34, not 33 + 33
		if len(d.rows[KindHours]) != 2 || d.held(KindHours, 2100) != 67 {
			t.Errorf("rows %v", d.rows[KindHours])
		}
	})
	t.Run("remove the newest, then add the rest", func(t *testing.T) {
		d := newDesk()
		d.add(2, 600, 0)
		d.export()
		d.add(3, 300, 0)
		d.export()
		d.correct(1, func(l *Line) { l.Minutes = 120 })
		p := d.plan().find(KindHours, 2100)
		if p.Action != ActionRemove || p.Amount != -300 || len(p.Calls) != 2 || p.Calls[0].Amount != 500 || p.Calls[1].Amount != 200 {
			t.Errorf("%+v", p)
		}
	})
	t.Run("a negative row under a made run", func(t *testing.T) {
		d := newDesk()
		d.add(2, 600, 0)
		d.export()
		d.correct(0, func(l *Line) { l.Minutes = 540 })
		d.change = func(in *PlanInput) { in.RunMade = true }
		p := d.plan().find(KindHours, 2100)
		if p.Action != ActionAdd || p.Amount != -100 || len(p.Calls) != 1 || p.Calls[0].Op != OpAdd {
			t.Errorf("%+v", p)
		}
	})
	t.Run("a negative row for what is booked in another period", func(t *testing.T) {
		d := newDesk()
		d.add(2, 600, 0)
		d.export()
		d.correct(0, func(l *Line) { l.Minutes = 540 })
		d.change = func(in *PlanInput) {
			in.BookedIn, in.Own = Period{2026, 12}, nil
			in.Read = map[EmployeeID]*Snapshot{jan: {HasWages: true, HasDays: true}}
		}
		p := d.plan().find(KindHours, 2100)
		if p.Action != ActionAdd || p.Amount != -100 {
			t.Errorf("%+v", p)
		}
	})
	t.Run("other lines, the same total", func(t *testing.T) {
		d := newDesk()
		d.add(2, 60, 0)
		d.add(2, 60, 0)
		d.export()
		d.correct(0, func(l *Line) { l.Minutes = 30 })
		d.correct(1, func(l *Line) { l.Minutes = 90 })
		p := d.plan().find(KindHours, 2100)
		if p.Action != ActionNone || !p.Recount {
			t.Fatalf("%+v", p)
		}
		rows := len(d.rows[KindHours])
		d.export()
		if d.state(0) != StateSent || d.state(1) != StateSent || len(d.rows[KindHours]) != rows {
			t.Errorf("states %s %s, %d rows", d.state(0), d.state(1), len(d.rows[KindHours]))
		}
	})
	t.Run("days back to nothing only when ours", func(t *testing.T) {
		d := newDesk()
		d.add(2, 60, 0)
		d.export()
		d.correct(0, func(l *Line) { l.Withdrawn = true })
		if p := d.plan().find(KindWorked, 0); p.Action != ActionSet || p.Amount != 0 || len(p.Calls) != 1 {
			t.Errorf("%+v", p)
		}
		if p := newDesk().plan(); len(p.Steps) != 0 {
			t.Errorf("nobody worked: %+v", p.Steps)
		}
	})
}

func TestPlanBlocks(t *testing.T) {
	sent := func() *desk {
		d := newDesk()
		d.add(2, 600, 100)
		d.export()
		return d
	}
	for name, c := range map[string]struct {
		make func() *desk
		want Block
	}{
		"foreign row": {func() *desk {
			d := newDesk()
			d.add(2, 600, 0)
			d.rows[KindHours] = []SeenRow{{ID: "x", Code: 2100, Amount: 800}}
			return d
		}, BlockForeign},
		"foreign row on another code": {func() *desk {
			d := newDesk()
			d.add(2, 600, 0)
			d.rows[KindHours] = []SeenRow{{ID: "x", Code: 2150, Amount: 800}}
			return d
		}, BlockNone},
		"foreign days": {func() *desk {
			d := newDesk()
			d.add(2, 600, 0)
			d.days = 4
			return d
		}, BlockDays},
		"own row altered": {func() *desk {
			d := sent()
			d.add(3, 60, 0)
			d.rows[KindHours][0].Amount = 999
			return d
		}, BlockChanged},
		"own row with more decimals": {func() *desk {
			d := sent()
			d.add(3, 60, 0)
			d.rows[KindHours][0].Inexact = true
			return d
		}, BlockChanged},
		"own row gone": {func() *desk {
			d := sent()
			d.add(3, 60, 0)
			d.rows[KindHours] = nil
			return d
		}, BlockGone},
		"a step under way": {func() *desk {
			d := sent()
			d.add(3, 60, 0)
			d.book.Steps = append(d.book.Steps, Step{ID: "o", Employee: jan, Component: Component{Kind: KindWage, Code: 5200}, ForPeriod: testNov, State: StepUnsure})
			return d
		}, BlockOpen},
		"a step under way for another period": {func() *desk {
			d := sent()
			d.add(3, 60, 0)
			d.change = func(in *PlanInput) { in.Open = map[EmployeeID]bool{jan: true} }
			return d
		}, BlockOpen},
		"not read": {func() *desk {
			d := newDesk()
			d.add(2, 600, 0)
			d.change = func(in *PlanInput) { in.Read = nil }
			return d
		}, BlockUnread},
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range c.make().plan().Steps {
				if s.Block != c.want && (s.Block != BlockNone || c.want != BlockNone) && s.Component.Kind == KindHours {
					t.Errorf("%v: block %q, want %q", s.Component, s.Block, c.want)
				}
				if c.want != BlockNone && s.Sends() {
					t.Errorf("%v goes along although the employee is held back", s.Component)
				}
			}
		})
	}
	t.Run("lines that are not here", testLinesUnknown)
	d := newDesk()
	d.add(2, 600, 0)
	d.days = 4
	d.rows[KindHours] = []SeenRow{{ID: "x", Code: 2100, Amount: 800}}
	yes := func(EmployeeID) bool { return true }
	d.change = func(in *PlanInput) { in.Beside, in.OverwriteDays = yes, yes }
	d.export()
	if d.held(KindHours, 2100) != 1800 || d.days != 1 || d.state(0) != StateSent {
		t.Errorf("beside: %s hours, %d days, %s", d.held(KindHours, 2100), d.days, d.state(0))
	}
}

// testLinesUnknown puts an older copy back: the steps come from the journal,
// without their lines, and one of the lines is gone.
func testLinesUnknown(t *testing.T) {
	d := newDesk()
	d.add(2, 480, 0)
	d.add(3, 240, 0)
	d.export()
	for i := range d.book.Steps {
		d.book.Steps[i].Counts = nil
	}
	late := d.book.Lines[1]
	d.book.Lines = d.book.Lines[:1]
	for _, s := range d.plan().Steps {
		if s.Block != BlockLines || s.Sends() {
			t.Errorf("with a line missing: %v is held by %q", s.Component, s.Block)
		}
	}
	// A new line beside the missing one may not be mistaken for it.
	d.add(4, 600, 0)
	if s := d.plan().find(KindHours, 2100); s.Block != BlockLines {
		t.Errorf("with another line: %+v", s)
	}
	// Recalculating is the explicit act that takes what is here for the whole.
	d.change = func(in *PlanInput) { in.Recalculate = true }
	if s := d.plan().find(KindHours, 2100); s.Block != BlockNone || s.Amount != 600 {
		t.Errorf("recalculated: %+v", s)
	}
	d.change = nil
	// Entered again, the lines make up what was sent and turn white without a call.
	d.book.Lines[1] = late
	for _, s := range d.plan().Steps {
		if len(s.Calls) > 0 || !s.Recount {
			t.Errorf("entered again: %+v", s)
		}
	}
	d.export()
	if d.state(0) != StateSent || d.state(1) != StateSent || d.held(KindHours, 2100) != 1200 {
		t.Errorf("%s, %s, %s hours", d.state(0), d.state(1), d.held(KindHours, 2100))
	}
	// From then on a correction is an ordinary one.
	d.correct(1, func(l *Line) { l.Minutes = 120 })
	d.export()
	if got := d.held(KindHours, 2100); got != 1000 {
		t.Errorf("corrected: %s hours", got)
	}
}

// TestWhatStoodBackIsToldWhole: what stood back for another link is told with the
// minutes that it was made of, so that its figure is no rounding of nothing.
func TestWhatStoodBackIsToldWhole(t *testing.T) {
	d := newDesk()
	d.add(2, 8*60, 0)
	d.export()
	for _, s := range slices.Clone(d.book.Steps) {
		back := s
		back.ID, back.Undoes, back.Yields, back.Calls = s.ID+"-back", s.ID, true, nil
		d.book.Steps = append(d.book.Steps, back)
	}
	d.book.Rows, d.rows, d.days = nil, map[Kind][]SeenRow{}, 0
	s := d.plan().find(KindHours, 2100)
	if s.Block != BlockLink || s.Wanted != 800 || s.Minutes != 8*60 {
		t.Errorf("held by %q: wanted %s of %s", s.Block, s.Wanted, s.Minutes.Clock())
	}
	if r := RoundingOf(s.Minutes, s.Wanted); r.Seconds != 0 {
		t.Errorf("a rounding of %d seconds", r.Seconds)
	}
}
