package payroll

import (
	"fmt"
	"testing"
)

// TestWhatRemainsOfAPeriod: whatever may have to be paid and is not sent is
// counted, in every state; what never goes along is not, nor what was sent.
func TestWhatRemainsOfAPeriod(t *testing.T) {
	for name, c := range map[string]struct {
		make func(*desk)
		want string
	}{
		"nothing":         {func(*desk) {}, ""},
		"ready":           {func(d *desk) { d.add(2, 60, 0); d.add(3, 90, 0) }, "ready 2 2:30; "},
		"sent":            {func(d *desk) { d.add(2, 60, 0); d.export() }, ""},
		"open":            {func(d *desk) { d.add(2, 60, 0).Approved = false }, "open 1 1:00; "},
		"partly":          {func(d *desk) { d.add(2, 60, 100); d.refuse[KindWage] = true; d.export() }, "partly 1 1:00; "},
		"refused":         {func(d *desk) { d.add(2, 60, 0); d.refuse[KindHours] = true; d.export() }, "partly 1 1:00; "},
		"blocked":         {func(d *desk) { d.add(2, 60, 0).Type = "training" }, "blocked 1 1:00; "},
		"fixed":           {func(d *desk) { d.add(2, 60, 0).of("Piet Vast").Approved = false }, ""},
		"stays home":      {func(d *desk) { d.add(2, 60, 0).Type = "verlof" }, ""},
		"paid elsewhere":  {func(d *desk) { d.add(2, 60, 0).Elsewhere = true }, ""},
		"withdrawn":       {func(d *desk) { d.add(2, 60, 0).Withdrawn = true }, ""},
		"taken back":      {func(d *desk) { d.add(2, 60, 0); d.export(); d.undo(d.last()) }, "ready 1 1:00; "},
		"changed is told": {func(d *desk) { d.add(2, 60, 0); d.export(); d.book.Lines[0].Version++ }, ""},
		"unsure": {func(d *desk) {
			l := d.add(2, 60, 0)
			d.book.Steps = []Step{{ID: "u", Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, ForPeriod: testNov, State: StepUnsure, Counts: []Counted{{Line: l.ID, Version: 1}}}}
		}, "unsure 1 1:00; "},
		"several": {func(d *desk) { d.add(2, 60, 0); d.add(3, 60, 0).Approved = false; d.add(4, 30, 0) }, "ready 2 1:30; open 1 1:00; "},
	} {
		d := newDesk()
		c.make(d)
		got := ""
		for _, r := range RemainIn(d.book.Evaluate()) {
			got += fmt.Sprintf("%s %d %s; ", r.State, r.Lines, r.Minutes.Clock())
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
