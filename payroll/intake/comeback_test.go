package intake

import (
	"fmt"
	"testing"

	"doorzet/payroll"
)

// strike withdraws the lines of a venue as a person does.
func (w *world) strike(venue string) {
	for i := range w.offices[0].book.Lines {
		if l := &w.offices[0].book.Lines[i]; l.Venue == venue {
			l.Withdrawn, l.Reason, l.Approved = true, "mine", false
			l.Version++
		}
	}
}

// What a person withdrew comes back as a new row would come in: beside hours that may
// be the same it is asked about, whichever of the two was withdrawn, and Nmbrs never
// holds both.
func TestWhatComesBackIsAskedAbout(t *testing.T) {
	for _, test := range []struct {
		name          string
		struck, again string
		theirs        int
		want          payroll.Minutes
	}{
		{"the second of two venues", "Strand", "Strand", 300, 300},
		{"the first of two venues", "De Haven", "De Haven", 300, 300},
		{"other hours", "Strand", "Strand", 180, 480},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(hourly("22", "7", "Sanne", "Bakker"))
			files := map[string]file{
				"De Haven": rows(row(2, me, "De Haven", "", 300)),
				"Strand":   rows(row(2, me, "Strand", "", test.theirs)),
			}
			first, second := "De Haven", "Strand"
			if test.struck == "De Haven" {
				w.read(files[first])
				w.strike(first)
			} else {
				w.read(files[first])
				w.send()
			}
			w.read(files[second])
			if test.struck == "Strand" {
				w.strike(second)
			}
			w.send()
			w.opt.Restore = true
			w.read(files[test.again])
			w.send()
			if got := w.holds(0, 2100); got != test.want {
				t.Errorf("Nmbrs holds %d minutes, want %d: %s", got, test.want, w.told())
			}
		})
	}
}

// A list of before a shift moved, read again, does not bring back the shift beside
// itself on its new day.
func TestAnOldListOfAMovedShift(t *testing.T) {
	for days := 1; days <= 8; days++ {
		t.Run(fmt.Sprint(days), func(t *testing.T) {
			w := newWorld(hourly("22", "7", "Sanne", "Bakker"))
			was := rows(row(3, me, "De Haven", "", 480), row(5, me, "De Haven", "", 300))
			w.read(was)
			w.send()
			w.answers.Moved = Picked{All: true}
			w.opt.Sent = true
			w.read(rows(row(3, me, "De Haven", "", 480), row(5+days, me, "De Haven", "", 300)))
			w.confirm()
			w.send()
			held := w.holds(0, 2100)
			w.answers, w.opt = Answers{}, Taker{}
			w.read(was)
			w.send()
			if got := w.holds(0, 2100); days <= movedDays && got > held {
				t.Errorf("Nmbrs holds %d minutes, had %d: %s", got, held, w.told())
			}
		})
	}
}
