package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// lineNow reads a line from the ledger.
func (o *testOffice) lineNow(id payroll.LineID) payroll.Line {
	o.t.Helper()
	lines, err := o.anker.Lines(payroll.Span{})
	o.must(err)
	for _, l := range lines {
		if l.ID == id {
			return l
		}
	}
	o.t.Fatalf("there is no line %s", id)
	return payroll.Line{}
}

// verdictIn finds the first verdict of a view in a state.
func verdictIn(t *testing.T, view *link.Desk, state payroll.State) *payroll.Verdict {
	t.Helper()
	for i := range view.Verdicts {
		if view.Verdicts[i].State == state && view.Verdicts[i].Line.Minutes > 0 {
			return &view.Verdicts[i]
		}
	}
	t.Fatalf("no line is %s", state)
	return nil
}

// TestNothingFollowsARefusedChange: who presses three keys in a row and is
// refused the first has not done the other two without seeing why.
func TestNothingFollowsARefusedChange(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	sent := *verdictIn(t, o.office.view, payroll.StateSent)
	open := *verdictIn(t, o.office.view, payroll.StateBlocked)
	made := 0
	withdraw := func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		made++
		return outcome{}, svc.Withdraw(co, view, []payroll.LineID{open.Line.ID}, "dubbel")
	}
	first := s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{}, svc.Delete(co, view, []payroll.LineID{sent.Line.ID})
	})
	for range 2 {
		if cmd := s.write(withdraw); cmd != nil {
			t.Fatal("a change is written beside the one before it")
		}
	}
	d.run(first)
	d.look()
	if made != 0 || o.lineNow(open.Line.ID).Withdrawn {
		t.Errorf("%d changes were made after the one that was refused", made)
	}
	d.See("is doorgezet")
	// What is asked for after that is done.
	d.run(s.write(withdraw))
	if made != 1 || !o.lineNow(open.Line.ID).Withdrawn {
		t.Errorf("the change that came after the refusal was made %d times", made)
	}
}

// TestChangesQueueOnWhatTheOneBeforeLeft: each of several changes in a row is
// made on the lines as the one before it left them.
func TestChangesQueueOnWhatTheOneBeforeLeft(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	line := verdictIn(t, o.office.view, payroll.StateReady).Line
	longer := func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		v, err := view.Verdict(line.ID)
		if err != nil {
			return outcome{}, err
		}
		f := v.Line.Facts
		f.Start, f.End, f.Break, f.Minutes = payroll.NoTime, payroll.NoTime, 0, f.Minutes+15
		return outcome{}, svc.Edit(co, view, line.ID, f, "")
	}
	cmds := []tea.Cmd{s.write(longer), s.write(longer), s.write(longer)}
	for _, cmd := range cmds {
		d.run(cmd)
	}
	if now := o.lineNow(line.ID); now.Minutes != line.Minutes+45 {
		t.Errorf("%s after three times a quarter more than %s", now.Minutes.Clock(), line.Minutes.Clock())
	}
}

// TestAnOldPeriodIsNotTakenOver: a period that was read before something was
// written is not shown as if it were the present one.
func TestAnOldPeriodIsNotTakenOver(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	line := verdictIn(t, o.office.view, payroll.StateReady).Line
	o.office.change++ // somewhere something was written: the period is read
	load := o.office.load(ScreenHours)
	if load == nil {
		t.Fatal("a period that is behind the ledger is not read again")
	}
	old := load()
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	o.must(o.svc.Withdraw(o.anker, desk, []payroll.LineID{line.ID}, "niet gewerkt"))
	o.office.change++ // and written again before the answer is there
	d.send(old)
	v, err := o.office.view.Verdict(line.ID)
	o.must(err)
	if !v.Line.Withdrawn || o.office.loaded != o.office.change {
		t.Errorf("the screen shows the line as %s, withdrawn %v", v.State, v.Line.Withdrawn)
	}
}

// TestAChangeIsMadeOnThePresentLines: a key pressed over a period that is
// behind the ledger acts on the lines as they are, not as they are shown.
func TestAChangeIsMadeOnThePresentLines(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	line := verdictIn(t, o.office.view, payroll.StateReady).Line
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	f := line.Facts
	f.Start, f.End, f.Break, f.Minutes = payroll.NoTime, payroll.NoTime, 0, 75
	o.must(o.svc.Edit(o.anker, desk, line.ID, f, ""))
	o.office.change++ // told, and not read again yet
	d.run(s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		if v, err := view.Verdict(line.ID); err != nil || v.Line.Minutes != 75 {
			t.Errorf("the change sees %v, %v", v, err)
		}
		_, err := svc.SetApproved(co, view, []payroll.LineID{line.ID}, true)
		return outcome{}, err
	}))
	if now := o.lineNow(line.ID); now.Minutes != 75 || !now.Approved {
		t.Errorf("the line has %s, approved %v", now.Minutes.Clock(), now.Approved)
	}
}
