package payroll

import "testing"

// A confirmed correction stays armed over a taking back: the next sending does it,
// whether its line is still partly in Nmbrs or not. A line that goes as it went
// before, and one that nobody has confirmed, is not armed.
func TestWhatStaysArmedAfterTakingBack(t *testing.T) {
	edit := func(l *Line) { l.Minutes = 360 }
	for name, c := range map[string]struct {
		make func(*desk)
		want bool
	}{
		"never sent":            {func(d *desk) { d.add(2, 480, 0) }, false},
		"sent":                  {func(d *desk) { d.add(2, 480, 0); d.export() }, false},
		"taken back":            {func(d *desk) { d.add(2, 480, 0); d.export(); d.undo(d.last()) }, false},
		"confirmed":             {func(d *desk) { d.add(2, 480, 0); d.export(); d.correct(0, edit) }, true},
		"confirmed, taken back": {func(d *desk) { d.add(2, 480, 0); d.export(); d.correct(0, edit); d.undo(d.last()) }, true},
		"unconfirmed, taken back": {func(d *desk) {
			d.add(2, 480, 0)
			d.export()
			edit(&d.book.Lines[0])
			d.book.Lines[0].Version++
			d.undo(d.last())
		}, false},
		"the correction went back": {func(d *desk) { d.add(2, 480, 0); d.export(); d.correct(0, edit); d.export(); d.undo(d.last()) }, true},
		"all went back": {func(d *desk) {
			d.add(2, 480, 0)
			d.export()
			d.correct(0, edit)
			d.export()
			d.undo(d.last())
			d.undo(d.last())
		}, false},
	} {
		d := newDesk()
		c.make(d)
		v := d.book.Evaluate()[0]
		if v.Armed() != c.want {
			t.Errorf("%s: a line that is %s is armed: %t", name, v.State, v.Armed())
		}
		if !c.want || len(d.plan().Steps) == 0 {
			continue
		}
		d.export()
		if got := d.held(KindHours, 2100); got != 600 {
			t.Errorf("%s: the next sending makes it %s", name, got)
		}
	}
}
