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

// answer gives one answer to every line of which it can be asked, and tells to how many.
func (o *office) answer(how payroll.FixKind) int {
	o.t.Helper()
	n := 0
	for id, ok := o.asked(how); ok && n < 20; id, ok = o.asked(how) {
		if err := o.svc.Answer(o.co, o.desk(), []payroll.LineID{id}, how, "nagevraagd"); err != nil {
			o.t.Fatal(err)
		}
		n++
	}
	return n
}

// confirmChanged confirms every correction that waits for it, one at a time.
func (o *office) confirmChanged() {
	o.t.Helper()
	d := o.desk()
	for i := range d.Verdicts {
		if v := &d.Verdicts[i]; v.Changed() && v.Unconfirmed() {
			o.confirm(v.Line.ID)
		}
	}
}

// TestAMovedDayWaitsForItsCorrection: a file has a shift on another day. Whatever was
// taken of the file, whatever became of the old line before the answer and whether
// or not it was sent, the old and the new day are never paid beside each other, and
// once the correction is confirmed the new day alone is.
func TestAMovedDayWaitsForItsCorrection(t *testing.T) {
	t.Parallel()
	for _, sent := range []bool{true, false} {
		for opts := range 4 {
			for _, first := range []string{"nothing", "withdrawn by hand", "confirmed before", "confirmed and sent before"} {
				opt := link.TakeOptions{Sent: opts&1 > 0, Withdraw: opts&2 > 0}
				t.Run(fmt.Sprintf("sent %v, take-sent %v, withdraw %v, %s", sent, opt.Sent, opt.Withdraw, first), func(t *testing.T) {
					o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
					o.read("uren.csv", []byte(list(append([]string{"10 Medewerker_A000 Zaak 7:30"}, everybodyElse...)...)))
					if sent {
						o.export()
						o.holds(0, 2100, "7.50", 1)
					}
					old := o.ids(0)[0]
					o.take(o.see("nieuw.csv", list(append([]string{"12 Medewerker_A000 Zaak 7:30"}, everybodyElse...)...)), opt)
					o.beforeTheAnswer(first, old, sent)
					o.answer(payroll.FixMoved)
					o.approveAll()
					o.export()
					if sum, _ := o.held(0, 2100); sum != "7.50" && (!sent || first != "confirmed and sent before") {
						t.Errorf("before the correction is confirmed Nmbrs holds %s", sum)
					}
					o.confirmChanged()
					o.export()
					o.export()
					if sum, _ := o.held(0, 2100); sum != "7.50" {
						t.Errorf("in the end Nmbrs holds %s", sum)
					}
					if at := o.paidDays(0); !slices.Equal(at, []payroll.Date{payroll.MustDate(2026, 11, 12)}) {
						t.Errorf("paid days: %v", at)
					}
				})
			}
		}
	}
}

// beforeTheAnswer does something to the old line before the question of the new one
// is answered, where it can be done.
func (o *office) beforeTheAnswer(what string, old payroll.LineID, sent bool) {
	o.t.Helper()
	v, err := o.desk().Verdict(old)
	if err != nil {
		o.t.Fatal(err)
	}
	if what != "nothing" && !v.Line.Withdrawn {
		o.withdraw(old)
	}
	if sent && (what == "confirmed before" || what == "confirmed and sent before") {
		o.confirm(old)
	}
	if what == "confirmed and sent before" {
		o.export()
	}
}

// paidDays are the days of a person's lines that were sent and stand.
func (o *office) paidDays(person int) []payroll.Date {
	var out []payroll.Date
	d := o.desk()
	for i := range d.Verdicts {
		if v := &d.Verdicts[i]; v.Employee == smallID(person) && v.Confirmed() {
			out = append(out, v.Line.Date)
		}
	}
	slices.Sort(out)
	return out
}

func (o *office) approveAll() {
	o.t.Helper()
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) tell() {
	d := o.desk()
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		o.t.Logf("%s %s %s-%s %s w=%v c=%d v=%d %v q=%v", v.Line.ID, v.Line.Person, v.Line.Start, v.Line.End, v.State, v.Line.Withdrawn, v.Line.Corrected, v.Line.Version, v.Findings, v.Line.Questions)
	}
}

// timed makes an hour list of approved shifts "day name from till venue".
func timed(rows ...string) string {
	var b strings.Builder
	b.WriteString("datum;naam;vestiging;start;eind;type;goedgekeurd\n")
	for _, r := range append(rows, "02 Medewerker_B001 10:00 14:00 Zaak", "06 Medewerker_C002 10:00 14:00 Zaak") {
		f := strings.Fields(r)
		_, _ = fmt.Fprintf(&b, "%s-11-2026;%s;%s;%s;%s;gewerkte uren;ja\n", f[0], strings.ReplaceAll(f[1], "_", " "), f[4], f[2], f[3])
	}
	return b.String()
}
