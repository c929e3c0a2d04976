package payroll

import "testing"

// TestNineStates makes a line of each state.
func TestNineStates(t *testing.T) {
	for want, make := range map[State]func(*desk){
		StateOpen:  func(d *desk) { d.add(2, 60, 0).Approved = false },
		StateReady: func(d *desk) { d.add(2, 60, 0) },
		StateSent:  func(d *desk) { d.add(2, 60, 0); d.export() },
		StatePartly: func(d *desk) {
			d.add(2, 60, 100)
			d.refuse[KindWage] = true
			d.export()
		},
		StateUnsure: func(d *desk) {
			l := d.add(2, 60, 0)
			d.book.Steps = []Step{{ID: "u", Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, ForPeriod: testNov, State: StepUnsure, Counts: []Counted{{Line: l.ID, Version: 1}}}}
		},
		StateChanged:   func(d *desk) { d.add(2, 60, 0); d.export(); d.book.Lines[0].Version++ },
		StateBlocked:   func(d *desk) { d.add(2, 60, 0).Person = "Niemand" },
		StateElsewhere: func(d *desk) { d.add(2, 60, 0).Elsewhere = true },
		StateOutside:   func(d *desk) { d.add(2, 60, 0).Type = "verlof" },
	} {
		d := newDesk()
		make(d)
		if got := d.state(0); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestPartlyGoesOn sends the refused part later, also under another code, and
// forgets a part that the line no longer has.
func TestPartlyGoesOn(t *testing.T) {
	partly := func() *desk {
		d := newDesk()
		d.add(2, 60, 100)
		d.refuse[KindWage] = true
		d.export()
		d.refuse[KindWage] = false
		return d
	}
	d := partly()
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5200}}}
	d.export()
	if d.held(KindWage, 5200) != 100 || d.held(KindHours, 2100) != 100 || d.state(0) != StateSent {
		t.Errorf("another code: %v, %s", d.rows, d.state(0))
	}
	d = partly()
	d.correct(0, func(l *Line) { l.Counts = nil })
	d.export()
	if len(d.rows[KindWage]) != 0 || d.state(0) != StateSent {
		t.Errorf("without meals: %v, %s", d.rows, d.state(0))
	}
	d = partly()
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Not: true}}}
	if d.state(0) != StateSent {
		t.Errorf("deliberately not: %s", d.state(0))
	}
}

// TestBrokenOff keeps asking for what was planned beside what was sent.
func TestBrokenOff(t *testing.T) {
	d := newDesk()
	d.add(2, 60, 100)
	p := d.plan()
	d.send(Plan{Steps: []PlanStep{p.find(KindHours, 2100)}})
	wage := p.find(KindWage, 5100)
	d.book.Steps = append(d.book.Steps, Step{
		ID: "w", Employee: jan, Component: wage.Component, ForPeriod: testNov, BookedIn: testNov,
		Calls: wage.Calls, Counts: wage.Counts, State: StepSuperseded,
	})
	if s := d.state(0); s != StatePartly {
		t.Errorf("the line is %s", s)
	}
	d.export()
	if d.held(KindWage, 5100) != 100 || d.held(KindHours, 2100) != 100 {
		t.Errorf("rows %v", d.rows)
	}
}

// TestHalfCorrected keeps a line changed while one part of it is still as it
// was sent first.
func TestHalfCorrected(t *testing.T) {
	for range 20 { // the order of a map decided once
		d := newDesk()
		d.add(2, 60, 100)
		d.export()
		d.correct(0, func(l *Line) { l.Minutes = 120 })
		d.refuse[KindHours] = true
		d.export()
		if s := d.state(0); s != StateChanged {
			t.Fatalf("the line is %s", s)
		}
		d.refuse[KindHours] = false
		d.export()
		if s := d.state(0); s != StateSent || d.held(KindHours, 2100) != 200 {
			t.Fatalf("the line is %s, %v", s, d.rows)
		}
	}
}

// TestUnconfirmedChangeStays sends nothing of a change that nobody confirmed.
func TestUnconfirmedChangeStays(t *testing.T) {
	d := newDesk()
	d.add(2, 60, 0)
	d.export()
	d.book.Lines[0].Minutes, d.book.Lines[0].Version = 600, 2
	d.add(3, 60, 0)
	d.export()
	if d.held(KindHours, 2100) != 200 || d.state(0) != StateChanged || d.state(1) != StateSent {
		t.Errorf("%v, %s %s", d.rows, d.state(0), d.state(1))
	}
}

// TestTakenBack turns a line green again when its rows are gone.
func TestTakenBack(t *testing.T) {
	d := newDesk()
	d.add(2, 60, 0)
	d.export()
	for _, st := range d.book.Steps {
		d.book.Steps = append(d.book.Steps, Step{ID: "u" + st.ID, Undoes: st.ID, Employee: jan, Component: st.Component, ForPeriod: testNov, State: StepDone})
	}
	d.book.Rows, d.rows, d.days = nil, map[Kind][]SeenRow{}, 0
	if s := d.state(0); s != StateReady {
		t.Errorf("the line is %s", s)
	}
	d.export()
	if d.held(KindHours, 2100) != 100 || d.days != 1 || d.state(0) != StateSent {
		t.Errorf("%v, %s", d.rows, d.state(0))
	}
}
