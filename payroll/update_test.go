package payroll

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestUpdateIsEvaluate changes lines one after another, with sendings between,
// and compares each time with judging everything anew.
func TestUpdateIsEvaluate(t *testing.T) {
	clocks := rapid.Map(rapid.IntRange(0, 47), func(n int) ClockTime { return ClockTime(n * 30) })
	draw := func(t *rapid.T, id string) Line {
		l := Line{ID: LineID(id), Version: 1, Approved: rapid.Bool().Draw(t, "approved"), Facts: Facts{
			Date:   MustDate(2026, time.November, rapid.IntRange(1, 4).Draw(t, "day")),
			Person: rapid.SampledFrom([]string{"Jan Smit", "Piet Vast", "Niemand", "Smit, Jan"}).Draw(t, "person"),
			Type:   rapid.SampledFrom([]string{TypeWorked, "verlof", "meeruren"}).Draw(t, "type"),
			Start:  NoTime, End: NoTime, Minutes: Minutes(rapid.IntRange(0, 800).Draw(t, "minutes")),
		}}
		if rapid.Bool().Draw(t, "times") {
			l.Start, l.End = clocks.Draw(t, "start"), clocks.Draw(t, "end")
			l.Minutes, _ = NetMinutes(l.Date, l.Start, l.End, 0, "")
		}
		l.Source.Kind = rapid.SampledFrom([]SourceKind{SourceHourList, SourceTyped}).Draw(t, "source")
		if rapid.IntRange(0, 3).Draw(t, "asked") == 0 {
			kind := rapid.SampledFrom([]QuestionKind{QuestionNear, QuestionWaits, QuestionGone}).Draw(t, "kind")
			l.Questions = []Question{{Kind: kind, With: []LineID{LineID(fmt.Sprintf("l%02d", rapid.IntRange(0, 3).Draw(t, "with")))}}}
		}
		l.Withdrawn = rapid.IntRange(0, 5).Draw(t, "withdrawn") == 0
		return l
	}
	rapid.Check(t, func(t *rapid.T) {
		d := surcharged()
		for i := range rapid.IntRange(0, 8).Draw(t, "lines") {
			d.book.Lines = append(d.book.Lines, draw(t, fmt.Sprintf("l%02d", i)))
		}
		if rapid.Bool().Draw(t, "sent") {
			d.refuse[KindHours] = rapid.Bool().Draw(t, "refuse")
			d.export()
		}
		slices.SortFunc(d.book.Lines, func(a, b Line) int { return ByDay(&a, &b) })
		// lines of another period are left out, as the desk does
		leftOut := rapid.SampledFrom([]LineID{"", "l00", "l03"}).Draw(t, "left out")
		leave := func(vs []Verdict) []Verdict {
			return slices.DeleteFunc(vs, func(v Verdict) bool { return v.Line.ID == leftOut && !v.Confirmed() })
		}
		vs := leave(d.book.Evaluate())
		for step := range rapid.IntRange(1, 4).Draw(t, "changes") {
			var put []Line
			var drop []LineID
			if n := len(d.book.Lines); n > 0 && rapid.Bool().Draw(t, "edit") {
				l := d.book.Lines[rapid.IntRange(0, n-1).Draw(t, "which")]
				now := draw(t, string(l.ID))
				now.Version = l.Version + 1
				put = append(put, now)
			}
			if n := len(d.book.Lines); n > 0 && rapid.Bool().Draw(t, "drop") {
				drop = append(drop, d.book.Lines[rapid.IntRange(0, n-1).Draw(t, "dropped")].ID)
			}
			if rapid.Bool().Draw(t, "add") {
				put = append(put, draw(t, fmt.Sprintf("n%02d", step)))
			}
			before := slices.Clone(vs)
			now := leave(d.book.Update(vs, put, drop))
			if !reflect.DeepEqual(before, vs) {
				t.Fatal("the verdicts from before were changed")
			}
			if want := leave(d.book.Evaluate()); !reflect.DeepEqual(now, want) {
				t.Fatalf("an update gives\n%+v\nand everything anew\n%+v", now, want)
			}
			vs = now
		}
	})
}

// TestUpdateTouchesNobodyElse keeps the verdict of others as it was.
func TestUpdateTouchesNobodyElse(t *testing.T) {
	d := newDesk()
	d.add(2, 60, 0)
	d.add(3, 60, 0).Person = "Piet Vast"
	vs := d.book.Evaluate()
	vs[1].Outside = "a mark"
	l := d.book.Lines[0]
	l.Minutes = 120
	now := d.book.Update(vs, []Line{l}, nil)
	if now[0].Line.Minutes != 120 || now[0].Shares[0].Minutes != 120 || now[1].Outside != "a mark" {
		t.Errorf("%+v", now)
	}
}
