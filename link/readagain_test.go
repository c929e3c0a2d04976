package link_test

import (
	"fmt"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// TestAFileReadAgainAnswersWhatItAsked: the answer that an import prints works as well
// when the lines are in already.
func TestAFileReadAgainAnswersWhatItAsked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		day, venue, hours, want string
		answer                  func(*intake.Answers, intake.Picked)
	}{
		{"12", "Zaak", "7:30", "7.50", func(a *intake.Answers, p intake.Picked) { a.Moved = p }},
		{"12", "Zaak", "7:30", "15.00", func(a *intake.Answers, p intake.Picked) { a.Stayed = p }},
		{"10", "Elders", "8:00", "8.00", func(a *intake.Answers, p intake.Picked) { a.Replaces = p }},
		{"10", "Elders", "8:00", "15.50", func(a *intake.Answers, p intake.Picked) { a.Besides = p }},
	} {
		for _, sent := range []bool{true, false} {
			t.Run(fmt.Sprintf("day %s %s to %s, sent %v", c.day, c.hours, c.want, sent), func(t *testing.T) {
				o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
				o.read("uren.csv", []byte(list(append([]string{"10 Medewerker_A000 Zaak 7:30"}, everybodyElse...)...)))
				if sent {
					o.export()
				}
				old := o.ids(0)[0]
				rows := list(append([]string{c.day + " Medewerker_A000 " + c.venue + " " + c.hours}, everybodyElse...)...)
				o.take(o.see("nieuw.csv", rows), link.TakeOptions{})
				p, err := o.svc.AnswerFile(o.see("nieuw.csv", rows), func(a *intake.Answers) {
					c.answer(a, intake.Picked{IDs: map[payroll.LineID]bool{old: true}})
					a.Keep = intake.Picked{IDs: map[payroll.LineID]bool{old: true}}
				})
				noErr(t, err)
				o.take(p, link.TakeOptions{})
				o.confirmChanged()
				o.approveAll()
				o.export()
				o.export()
				if sum, _ := o.held(0, 2100); sum != c.want {
					o.tell()
					t.Errorf("Nmbrs holds %s, not %s", sum, c.want)
				}
			})
		}
	}
}
