package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestACorrectionCountsWithWhatComesInItsPlace: the file has other times for a shift
// that was sent, and whoever confirms that the old one goes down is not left with the
// new one in question: whatever road leads to the confirmation, Nmbrs never holds
// less than the old hours, and holds the new ones in the end.
func TestACorrectionCountsWithWhatComesInItsPlace(t *testing.T) {
	t.Parallel()
	roads := map[string]func(o *office, old payroll.LineID){
		"confirmed alone":            func(o *office, old payroll.LineID) { o.beforeTheAnswer("confirmed before", old, true) },
		"taken as the source has it": func(o *office, _ payroll.LineID) { o.answer(payroll.FixTake); o.confirmChanged() },
		"the correction of the day":  func(o *office, _ payroll.LineID) { o.answer(payroll.FixCorrect) },
		"replaced":                   func(o *office, _ payroll.LineID) { o.answer(payroll.FixReplace); o.confirmChanged() },
	}
	for road, take := range roads {
		for opts := range 4 {
			opt := link.TakeOptions{Sent: opts&1 > 0, Withdraw: opts&2 > 0}
			t.Run(fmt.Sprintf("%s, take-sent %v, withdraw %v", road, opt.Sent, opt.Withdraw), func(t *testing.T) {
				o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
				o.read("uren.csv", []byte(timed("02 Medewerker_A000 12:00 20:30 Zaak")))
				o.export()
				o.holds(0, 2100, "8.50", 1)
				old := o.ids(0)[0]
				o.take(o.see("nieuw.csv", timed("02 Medewerker_A000 12:00 21:00 Terras")), opt)
				o.approveAll()
				o.export()
				o.holds(0, 2100, "8.50", 1)
				take(o, old)
				o.export()
				if sum, _ := o.held(0, 2100); sum != "9.00" {
					o.tell()
					t.Errorf("Nmbrs holds %s", sum)
				}
			})
		}
	}
}

// TestHoursStayUntilTheirReplacementGoes: a shift that was sent has moved, and what
// comes in its place is not approved or has no code. Whoever confirms that the old
// one goes down keeps it in Nmbrs, and is told for which line, until that can go
// along, is withdrawn, or a person lets the old one go by itself.
func TestHoursStayUntilTheirReplacementGoes(t *testing.T) {
	t.Parallel()
	const head = "datum;naam;vestiging;start;eind;type;goedgekeurd\n"
	for why, row := range map[string]string{"not approved": "nee", "no code": "ja"} {
		for end, want := range map[string]string{"settled": "8.50", "withdrawn": "0.00", "alone": "0.00", "chosen": "0.00"} {
			t.Run(why+", "+end, func(t *testing.T) {
				o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
				o.read("uren.csv", []byte(timed("02 Medewerker_A000 12:00 20:30 Zaak")))
				o.export()
				old := o.ids(0)[0]
				others := strings.SplitN(timed(), "\n", 2)[1]
				o.take(o.see("nieuw.csv", head+"04-11-2026;Medewerker A000;Zaak;12:00;20:30;gewerkte uren;"+row+"\n"+others), link.TakeOptions{Sent: true})
				o.answer(payroll.FixMoved)
				if why == "no code" {
					v, err := o.desk().Verdict(o.newest(0))
					noErr(t, err)
					facts := v.Line.Facts
					facts.Type = "overwerk"
					noErr(t, o.svc.Edit(o.co, o.desk(), v.Line.ID, facts, ""))
					_, err = o.svc.SetApproved(o.co, o.desk(), []payroll.LineID{v.Line.ID}, true)
					noErr(t, err)
				}
				o.confirmChanged()
				if n := o.findings(payroll.FindKept); n != 1 {
					o.tell()
					t.Errorf("%d lines say that they are kept", n)
				}
				res := o.export()
				o.holds(0, 2100, "8.50", 1)
				kept := slices.ContainsFunc(res.Behind.Left, func(l payroll.Left) bool { return l.Finding == payroll.FindKept && l.Lines == 1 })
				if res.Behind.Asks != 1 || res.Left != 2 || !kept {
					t.Errorf("told: %+v", res.Behind)
				}
				switch end {
				case "settled":
					if why == "no code" {
						o.codes("overwerk=2100")
					}
					o.approveAll()
				case "chosen": // by a command that has no choice of its own for it
					noErr(t, o.svc.Choose(o.co, o.desk(), []payroll.LineID{old}))
				case "withdrawn":
					o.withdraw(o.newest(0))
				case "alone":
					noErr(t, o.svc.ApplyFix(o.co, o.desk(), old, payroll.Fix{Kind: payroll.FixAlone}, "vervalt"))
				}
				o.export()
				if sum, _ := o.held(0, 2100); sum != want {
					o.tell()
					t.Errorf("in the end Nmbrs holds %s, not %s", sum, want)
				}
				if n := o.findings(payroll.FindKept); n != 0 {
					t.Errorf("%d lines are kept in the end", n)
				}
			})
		}
	}
}

// TestAPartOfAReplacementDoesNotGoBesideTheWhole: one of the two lines in whose place
// another is withdrawn is not approved, so the other one waits with it.
func TestAPartOfAReplacementDoesNotGoBesideTheWhole(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	o.read("uren.csv", []byte(timed("02 Medewerker_A000 12:00 20:30 Zaak")))
	o.export()
	old := o.ids(0)[0]
	for _, l := range []payroll.Line{o.line(0, 2, 300, 0), o.line(0, 2, 210, 0)} {
		l.Questions = []payroll.Question{{Kind: payroll.QuestionWaits, With: []payroll.LineID{old}}}
		l.Approved = l.Minutes == 300
		o.put(l)
	}
	o.withdraw(old)
	o.confirm(old)
	o.export()
	o.holds(0, 2100, "8.50", 1)
	o.approveAll()
	o.export()
	o.holds(0, 2100, "8.50", 1)
	if n := o.findings(payroll.FindKept) + o.findings(payroll.FindWaits); n != 0 {
		o.tell()
		t.Errorf("%d lines wait in the end", n)
	}
	if at := o.paidDays(0); len(at) != 2 {
		t.Errorf("paid days: %v", at)
	}
}

// findings counts the lines with a finding of a kind.
func (o *office) findings(k payroll.FindingKind) int {
	o.t.Helper()
	n := 0
	d := o.desk()
	for i := range d.Verdicts {
		for _, f := range d.Verdicts[i].Findings {
			if f.Kind == k {
				n++
			}
		}
	}
	return n
}

// newest is a person's line that was made last.
func (o *office) newest(person int) payroll.LineID {
	o.t.Helper()
	ids := o.ids(person)
	var last payroll.LineID
	for _, id := range ids {
		last = max(last, id)
	}
	return last
}
