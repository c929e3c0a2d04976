package ui

import (
	"testing"

	"doorzet/payroll"
)

// TestFixNeverShortensWhatWasSentByDefault: for every kind of finding, on a line that
// was sent the first way to settle it leaves the line as it is whenever there is one
// that does, and on a blocked line "seen" never comes before what takes the block away.
func TestFixNeverShortensWhatWasSentByDefault(t *testing.T) {
	o := newTestOffice(t).ready()
	for _, sent := range []bool{false, true} {
		if sent {
			o.export()
		}
		desk, err := o.svc.Desk(o.anker, november)
		o.must(err)
		tried := 0
		for i := range desk.Verdicts {
			v := desk.Verdicts[i]
			if v.Confirmed() != sent || v.Line.Minutes < 340 || v.Line.Start == payroll.NoTime {
				continue
			}
			if tried++; tried > 5 {
				break
			}
			v.Line.Break = 0
			for _, a := range payroll.FindingKinds() {
				for _, b := range payroll.FindingKinds() {
					v.Findings = []payroll.Finding{{Kind: a, Args: payroll.Args{"nowId": "1"}}, {Kind: b, Args: payroll.Args{"nowId": "1"}}}
					all := fixes(&v)
					if len(all) == 0 {
						continue
					}
					leaves, other := false, false
					for _, f := range all {
						leaves = leaves || !alters(f) && (f.Kind != payroll.FixSeen || !v.Blocked())
						other = other || f.Kind != payroll.FixSeen
					}
					if sent && leaves && alters(all[0]) {
						t.Errorf("sent, %s and %s: %s comes first of %v", a, b, all[0].Kind, all)
					}
					if v.Blocked() && other && all[0].Kind == payroll.FixSeen {
						t.Errorf("blocked, %s and %s: seen comes first of %v", a, b, all)
					}
				}
			}
		}
		if tried == 0 {
			t.Fatal("no line was tried")
		}
	}
}

// TestCorrectionsTellWhetherTheyWereConfirmed: what is still to be confirmed reads
// otherwise than what was, f and c ask the same reason, and neither asks twice.
func TestCorrectionsTellWhetherTheyWereConfirmed(t *testing.T) {
	for _, key := range []string{"f", "c"} {
		o := newTestOffice(t).ready()
		o.export()
		desk, err := o.svc.Desk(o.anker, november)
		o.must(err)
		var id payroll.LineID
		for i := range desk.Verdicts {
			if v := &desk.Verdicts[i]; v.State == payroll.StateSent && v.Line.Minutes > 200 && v.Line.Minutes < 330 {
				id = v.Line.ID
				o.shorten(desk, v)
				break
			}
		}
		d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
		if d.Press("n"); hoursOf(d).lineAt() == nil || !asks(hoursOf(d).lineAt()) {
			t.Errorf("n leads to no line that asks:\n%s", d.Screen())
		}
		found := false
		for range hoursOf(d).rows {
			found = found || hoursOf(d).lineAt().Line.ID == id
			d.Press("n")
		}
		if !found {
			t.Error("n never comes to the correction")
		}
		d.Press("/").Type("status:gewijzigd").Press("enter").See("gewijzigd, te bevestigen: ").Not("bevestigd:")
		d.Press(key).See("Waarom?").Type("vergissing").Press("enter")
		d.See("gewijzigd, bevestigd: ").Not("te bevestigen")
		d.Press("c").See("is al bevestigd")
		view, err := o.svc.Desk(o.anker, november)
		o.must(err)
		if v, err := view.Verdict(id); err != nil || v.Line.Corrected != v.Line.Version {
			t.Errorf("%s: the correction was not confirmed: %v", key, err)
		}
	}
}

// TestSeenNamesWhatItSettles: where a line asks for a decision and has something to be
// seen as well, the choice "seen" says of what it speaks, and never of the decision.
func TestSeenNamesWhatItSettles(t *testing.T) {
	o := newTestOffice(t).ready()
	s := hoursOf(o.start(120, 40, periodScreens(ScreenHours)).plainLines())
	x := s.o.Texts()
	v := *s.lineAt()
	for _, decision := range []payroll.FindingKind{payroll.FindTold, payroll.FindGone, payroll.FindDouble, payroll.FindMoved, payroll.FindKept} {
		v.Findings = []payroll.Finding{{Kind: payroll.FindNoBreak}, {Kind: decision}, {Kind: payroll.FindLong, Seen: true}}
		if got, want := s.seenOf(&v), x.Finding(payroll.FindNoBreak); got != want {
			t.Errorf("beside %s seen settles %q, want %q", decision, got, want)
		}
	}
	v.Findings = []payroll.Finding{{Kind: payroll.FindNoBreak}, {Kind: payroll.FindUnlikely, Holds: true}}
	if got, want := s.seenOf(&v), x.Finding(payroll.FindNoBreak)+", "+x.Finding(payroll.FindUnlikely); got != want {
		t.Errorf("seen settles %q, want %q", got, want)
	}
}
