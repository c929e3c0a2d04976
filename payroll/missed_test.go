package payroll

import "testing"

// TestRefusedStaysMissed: hours that were refused while the day of their line
// went along are missed until they are in Nmbrs, also when a newer plan left the
// line out, because a question stood in its way.
func TestRefusedStaysMissed(t *testing.T) {
	for name, answer := range map[string]bool{"asked": false, "answered": true} {
		d := newDesk()
		d.add(2, 480, 0)
		d.refuse[KindHours] = true
		d.export()
		d.refuse[KindHours] = false
		if s := d.state(0); s != StatePartly {
			t.Fatalf("%s: the line is %s", name, s)
		}
		d.book.Lines[0].Ask(Question{Kind: QuestionDouble, File: "other.csv"})
		d.add(3, 240, 0)
		d.export()
		if d.held(KindHours, 2100) != 400 {
			t.Fatalf("%s: %s on the server", name, d.held(KindHours, 2100))
		}
		if s := d.state(0); s != StatePartly {
			t.Errorf("%s: eight hours are not in Nmbrs and the line is %s", name, s)
		}
		if answer {
			d.book.Lines[0].Settle(QuestionDouble)
			d.export()
			if d.held(KindHours, 2100) != 1200 || d.state(0) != StateSent {
				t.Errorf("%s: %s on the server, the line is %s", name, d.held(KindHours, 2100), d.state(0))
			}
		}
	}
}

// TestTakenBackIsMissedAgain: hours that were refused under one code and went
// under another are missed again when that is taken back, whatever a newer plan
// of the first code asked.
func TestTakenBackIsMissedAgain(t *testing.T) {
	d := newDesk()
	code := func(n int) {
		d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: n}}}
	}
	d.add(2, 480, 0)
	d.add(2, 600, 0)
	d.refuse[KindHours] = true
	d.export()
	d.refuse[KindHours] = false
	d.book.Lines[1].Ask(Question{Kind: QuestionDouble, File: "other.csv"})
	code(2400)
	d.export()
	second := d.last()
	if d.held(KindHours, 2400) != 800 || d.state(0) != StateSent {
		t.Fatalf("%s on the server, the line is %s", d.held(KindHours, 2400), d.state(0))
	}
	d.book.Lines[1].Settle(QuestionDouble)
	code(2100)
	d.refuse[KindHours] = true
	d.export()
	if d.last() != second {
		t.Fatal("something of the third sending arrived")
	}
	d.refuse[KindHours] = false
	if held := d.undo(second); len(held) != 0 || d.held(KindHours, 2400) != 0 {
		t.Fatalf("%s on the server, held %v", d.held(KindHours, 2400), held)
	}
	if s := d.state(0); s != StatePartly {
		t.Errorf("eight hours are not in Nmbrs and the line is %s", s)
	}
	d.export()
	if d.held(KindHours, 2100) != 1800 || d.state(0) != StateSent || d.state(1) != StateSent {
		t.Errorf("%s on the server, the lines are %s and %s", d.held(KindHours, 2100), d.state(0), d.state(1))
	}
}

// TestSettingIsNoReduction: what a setting would make of a line that nobody
// edited holds nothing else of its day back, also after a sending with that
// setting was tried and refused.
func TestSettingIsNoReduction(t *testing.T) {
	d := newDesk()
	d.add(2, 480, 0).Team = "bar"
	d.export()
	d.book.Settings.CostCentres = History[CostCentres]{{Value: CostCentres{Teams: map[string]string{"bar": "100"}}}}
	d.change = func(in *PlanInput) { in.Recalculate = true }
	d.refuse[KindHours] = true
	d.add(2, 600, 0)
	d.export()
	d.refuse[KindHours], d.change = false, nil
	if d.held(KindHours, 2100) != 800 || d.state(0) != StateChanged {
		t.Fatalf("%s on the server, the line is %s", d.held(KindHours, 2100), d.state(0))
	}
	d.add(2, 60, 0)
	if s := d.state(2); s != StateReady {
		t.Errorf("an hour that comes to a day of which nobody lowered anything is %s", s)
	}
	d.correct(0, func(l *Line) { l.Minutes = 300 })
	d.book.Lines[0].Corrected = 0
	if s := d.state(2); s != StateBlocked {
		t.Errorf("beside a reduction that nobody confirmed it is %s", s)
	}
}

// TestRefusedOnTopOfWhatWasTakenBack: a plan that came to nothing for a person
// says nothing of their lines any more once the sending below it was taken back.
func TestRefusedOnTopOfWhatWasTakenBack(t *testing.T) {
	d := newDesk()
	d.add(2, 480, 100).Team = "bar"
	d.refuse[KindWage] = true
	d.export()
	was := d.state(0)
	d.refuse[KindHours] = true
	d.add(2, 600, 0)
	d.export() // the day alone
	second := d.last()
	d.book.Settings.CostCentres = History[CostCentres]{{Value: CostCentres{Teams: map[string]string{"bar": "100"}}}}
	d.change = func(in *PlanInput) { in.Recalculate = true }
	d.export() // nothing
	d.change, d.refuse = nil, map[Kind]bool{}
	if d.last() != second {
		t.Fatal("something of the third sending arrived")
	}
	if held := d.undo(second); len(held) != 0 {
		t.Fatalf("held %v", held)
	}
	if s := d.state(0); s != was || s != StatePartly {
		t.Errorf("the line is %s, it was %s", s, was)
	}
}

// TestDayIsHeldTogether: hours that another line of their day took over under
// another code are not put back beside it, where a colleague's hand holds it;
// those of another day are.
func TestDayIsHeldTogether(t *testing.T) {
	for day, want := range map[int]Hundredths{2: 0, 3: 800} {
		d := newDesk()
		d.add(2, 480, 0)
		d.export()
		d.book.Settings.Codes[TypeWorked] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2400}}}
		d.correct(0, func(l *Line) { l.Withdrawn = true })
		d.add(day, 480, 0)
		d.export()
		if d.held(KindHours, 2100) != 0 || d.held(KindHours, 2400) != 800 {
			t.Fatalf("%s and %s on the server", d.held(KindHours, 2100), d.held(KindHours, 2400))
		}
		d.rows[KindHours][0].Amount += 100
		held := d.undo(d.last())
		if got := d.held(KindHours, 2100); got != want || d.held(KindHours, 2400) != 900 || len(held) == 0 {
			t.Errorf("taken over on day %d: %s and %s on the server, held %v", day, got, d.held(KindHours, 2400), held)
		}
	}
}
