package payroll

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ends gives the loose ends of the desk, after a read of what "Nmbrs" holds.
func (d *desk) ends() Ends {
	var matters []RowMatter
	for _, own := range d.book.Rows {
		at := slices.IndexFunc(d.rows[own.Kind], func(r SeenRow) bool { return r.ID == own.ID })
		switch {
		case own.Kind == KindWorked:
		case at < 0 && !own.Settled(nil):
			matters = append(matters, RowMatter{Block: BlockGone, Employee: own.Employee, Component: own.Component, Row: own.ID, Sent: own.Amount})
		case at >= 0 && !own.Settled(&d.rows[own.Kind][at]):
			matters = append(matters, RowMatter{Block: BlockChanged, Employee: own.Employee, Component: own.Component, Row: own.ID, Sent: own.Amount, Held: d.rows[own.Kind][at].Amount})
		}
	}
	return Closing{Book: &d.book, Verdicts: d.book.Evaluate(), Matters: matters}.Ends()
}

func endText(e Ends) string {
	var out []string
	for _, x := range e {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s%s", x.Kind, x.Finding, x.Block)))
	}
	return strings.Join(out, "; ")
}

// TestWhatKeepsAPeriodFromBeingFinished: a period is finished only when every
// line that may have to be paid was sent, nothing is in doubt, Nmbrs holds of ours
// what the lines say, and nobody was left out; and each thing that keeps it from
// that weighs as much as it must.
func TestWhatKeepsAPeriodFromBeingFinished(t *testing.T) {
	sent := func(d *desk) { d.add(2, 480, 0); d.export() }
	left := func(d *desk, change func(*OwnRow)) {
		for i := range d.book.Rows {
			if d.book.Rows[i].Kind == KindHours {
				change(&d.book.Rows[i])
			}
		}
	}
	gone := func(d *desk) { sent(d); d.rows[KindHours] = nil }
	for name, c := range map[string]struct {
		make func(*desk)
		want string
		most Weight
	}{
		"nothing":     {func(*desk) {}, "", WeightTold},
		"sent":        {sent, "", WeightTold},
		"fixed":       {func(d *desk) { d.add(2, 480, 0).of("Piet Vast") }, "", WeightTold},
		"ready":       {func(d *desk) { d.add(2, 480, 0) }, "ready", WeightWaits},
		"open":        {func(d *desk) { d.add(2, 480, 0).Approved = false }, "to-approve", WeightWaits},
		"blocked":     {func(d *desk) { d.add(2, 480, 0).Type = "training" }, "finding no-code", WeightWaits},
		"partly":      {func(d *desk) { d.add(2, 480, 100); d.refuse[KindWage] = true; d.export() }, "partly", WeightWaits},
		"taken back":  {func(d *desk) { sent(d); d.undo(d.last()) }, "ready", WeightWaits},
		"changed":     {func(d *desk) { sent(d); d.book.Lines[0].Version++ }, "change-to-confirm", WeightAsks},
		"withdrawn":   {func(d *desk) { sent(d); d.book.Lines[0].Withdrawn = true; d.book.Lines[0].Version++ }, "change-to-confirm", WeightAsks},
		"to correct":  {func(d *desk) { sent(d); d.correct(0, func(l *Line) { l.Minutes = 300 }) }, "correction", WeightWaits},
		"source":      {func(d *desk) { sent(d); d.tell() }, "source-differs source-differs", WeightDiffers},
		"gone":        {gone, "row row-gone", WeightAsks},
		"changed row": {func(d *desk) { sent(d); d.rows[KindHours][0].Amount = 900 }, "row row-changed", WeightAsks},
		"gone, left":  {func(d *desk) { gone(d); left(d, func(r *OwnRow) { r.Gone = true }) }, "row-left", WeightDiffers},
		"left so": {func(d *desk) {
			sent(d)
			d.rows[KindHours][0].Amount = 900
			left(d, func(r *OwnRow) { r.Left = ptr(Hundredths(900)) })
		}, "row-left", WeightDiffers},
		"taken over": {func(d *desk) {
			sent(d)
			d.rows[KindHours][0].Amount = 900
			left(d, func(r *OwnRow) { r.Counts, r.Amount = ptr(Hundredths(800)), 900 })
		}, "row-adopted", WeightTold},
		"days apart":  {func(d *desk) { sent(d); d.book.Steps[len(d.book.Steps)-1].Apart = 100 }, "without-days", WeightTold},
		"doubt":       {func(d *desk) { d.add(2, 480, 0); d.book.Steps = doubtOf(d, StepUnsure) }, "unsure", WeightAsks},
		"broken off":  {func(d *desk) { d.add(2, 480, 0); d.book.Steps = doubtOf(d, StepWaiting) }, "broken-off", WeightDiffers},
		"two of them": {func(d *desk) { gone(d); d.add(3, 60, 0).Approved = false }, "row row-gone; to-approve", WeightAsks},
		"seen source": {func(d *desk) {
			sent(d)
			d.tell()
			d.book.Lines[0].Seen = []FindingKind{FindTold}
		}, "", WeightTold},
		"blocked sent": {func(d *desk) {
			sent(d)
			d.book.Lines[0].Minutes, d.book.Lines[0].Type = 60, "training"
			d.book.Lines[0].Version++
		}, "change-to-confirm", WeightAsks},
	} {
		d := newDesk()
		c.make(d)
		got := d.ends()
		if endText(got) != c.want || got.Weight() != c.most || got.Finished() != (c.most == WeightTold) {
			t.Errorf("%s: %q weighs %d, want %q and %d", name, endText(got), got.Weight(), c.want, c.most)
		}
	}
}

func doubtOf(d *desk, s StepState) []Step {
	return []Step{{ID: "u", Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, ForPeriod: testNov, State: s, Counts: []Counted{{Line: d.book.Lines[0].ID, Version: 1}}}}
}

// TestEveryKindOfEndIsInTheOrder holds the list of kinds complete: each has a weight.
func TestEveryKindOfEndIsInTheOrder(t *testing.T) {
	seen := map[EndKind]bool{}
	for _, k := range EndKinds() {
		if seen[k] {
			t.Errorf("%s stands there twice", k)
		}
		seen[k] = true
	}
	if len(seen) != 18 {
		t.Errorf("%d kinds", len(seen))
	}
}

// A finished period is one of which Nmbrs holds, of ours, exactly the hours of its
// approved lines, whatever was done to get there; and one of which that does not
// hold says why.
func TestAFinishedPeriodIsPaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		for range rapid.IntRange(1, 12).Draw(t, "acts") {
			act := rapid.SampledFrom([]string{"add", "export", "edit", "confirm", "withdraw", "hand", "gone", "undo", "leave", "approve"}).Draw(t, "act")
			i := rapid.IntRange(0, max(0, len(d.book.Lines)-1)).Draw(t, "line")
			if act != "add" && len(d.book.Lines) == 0 {
				continue
			}
			switch act {
			case "add":
				d.add(rapid.IntRange(2, 28).Draw(t, "day"), Minutes(rapid.IntRange(1, 9).Draw(t, "h")*60), 0).Approved = rapid.Bool().Draw(t, "ok")
			case "export":
				d.export()
			case "edit":
				d.book.Lines[i].Minutes, d.book.Lines[i].Version = Minutes(rapid.IntRange(1, 9).Draw(t, "to")*60), d.book.Lines[i].Version+1
			case "confirm":
				d.book.Lines[i].Corrected = d.book.Lines[i].Version
			case "approve":
				d.book.Lines[i].Approved = true
			case "withdraw":
				d.book.Lines[i].Withdrawn, d.book.Lines[i].Version = true, d.book.Lines[i].Version+1
			case "hand":
				if n := len(d.rows[KindHours]); n > 0 {
					d.rows[KindHours][n-1].Amount += 100
				}
			case "gone":
				if n := len(d.rows[KindHours]); n > 0 {
					d.rows[KindHours] = d.rows[KindHours][:n-1]
				}
			case "undo":
				if b := d.last(); b != "" {
					d.undo(b)
				}
			case "leave":
				for k := range d.book.Rows {
					if r := &d.book.Rows[k]; r.Kind == KindHours && !slices.ContainsFunc(d.rows[KindHours], func(s SeenRow) bool { return s.ID == r.ID }) {
						r.Gone = true
					}
				}
			}
		}
		var worked Minutes
		for _, l := range d.book.Lines {
			if !l.Withdrawn {
				worked += l.Minutes
			}
		}
		var held Hundredths
		for _, r := range d.rows[KindHours] {
			held += r.Amount
		}
		if e := d.ends(); e.Finished() && held != RoundMinutes(worked) {
			t.Fatalf("finished (%s) while Nmbrs holds %s of %s", endText(e), held, RoundMinutes(worked))
		}
	})
}

// tell makes the newest file say of the first line that it is no longer there.
func (d *desk) tell() { d.book.Lines[0].Questions = []Question{{Kind: QuestionGone, File: "uren.csv"}} }
