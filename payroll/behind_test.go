package payroll

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// behind is what the plan of a desk would leave behind.
func (d *desk) behind(change func(*Leaving)) Behind {
	p := d.plan()
	in := Leaving{Book: &d.book, Verdicts: d.book.Evaluate(), Plan: p.Steps, Moving: p.Moving, Otherwise: LeftOther}
	if change != nil {
		change(&in)
	}
	return in.Behind()
}

// leftText writes what stays behind on one line.
func leftText(b Behind) string {
	out := ""
	for _, l := range b.Left {
		out += fmt.Sprintf("%d %s%s%s; ", l.Lines, l.Reason, either(l.Finding != "", " "+string(l.Finding), ""), either(l.Block != "", " "+string(l.Block), ""))
	}
	for _, n := range b.Never {
		out += fmt.Sprintf("never %d %s; ", n.Lines, n.Reason)
	}
	if b.Asks > 0 {
		out += fmt.Sprintf("asks %d; ", b.Asks)
	}
	return out
}

func either(on bool, a, b string) string {
	if on {
		return a
	}
	return b
}

// person lets a line be Piet's, who is on a fixed wage, or nobody's.
func (l *Line) of(name string) *Line { l.Person = name; return l }

// TestWhatStaysBehind: every state of a line, of every kind of person, with
// every reason, before a sending and after it.
func TestWhatStaysBehind(t *testing.T) {
	const fixed, nobody = "Piet Vast", "Niemand"
	basis := func(d *desk, b PayBasis) { d.book.Settings.Overrides = map[EmployeeID][]Override{jan: {{Basis: b}}} }
	edit := func(d *desk, i int) *Line {
		l := &d.book.Lines[i]
		l.Minutes, l.Version = l.Minutes+60, l.Version+1
		return l
	}
	row := func(d *desk) *SeenRow { return &d.rows[KindHours][0] }
	foreign := func(d *desk) {
		d.rows[KindHours] = append(d.rows[KindHours], SeenRow{ID: "x", Code: 2100, Amount: 500})
	}
	skip := func(in *Leaving) { in.Skip = func(e EmployeeID) bool { return e == jan } }
	for name, c := range map[string]struct {
		make func(*desk)
		in   func(*Leaving)
		want string
	}{
		"nothing":             {func(*desk) {}, nil, ""},
		"ready":               {func(d *desk) { d.add(2, 60, 0) }, nil, ""},
		"sent":                {func(d *desk) { d.add(2, 60, 100); d.export() }, nil, ""},
		"open":                {func(d *desk) { d.add(2, 60, 0).Approved = false }, nil, "1 not-approved; "},
		"0 hours":             {func(d *desk) { d.add(2, 0, 0).Approved = false }, nil, "1 not-approved; "},
		"nothing to send":     {func(d *desk) { d.add(2, 0, 0) }, nil, "never 1 nothing-to-send; "},
		"two ready, one open": {func(d *desk) { d.add(2, 60, 0); d.add(3, 60, 0).Approved = false; d.add(4, 60, 0) }, nil, "1 not-approved; "},

		"blocked: nobody knows the name":  {func(d *desk) { d.add(2, 60, 0).of(nobody) }, nil, "1 finding unknown-person; "},
		"open, and nobody knows the name": {func(d *desk) { d.add(2, 60, 0).of(nobody).Approved = false }, nil, "1 not-approved unknown-person; "},
		"blocked: basis unknown": {func(d *desk) {
			d.add(2, 60, 0)
			d.book.Team = NewTeam([]Person{{ID: jan, Number: "1", First: "Jan", Last: "Smit"}})
		}, nil, "1 finding unknown-basis; "},
		"blocked: no code": {func(d *desk) { d.add(2, 60, 0).Type = "training" }, nil, "1 finding no-code; "},
		"blocked, two reasons": {
			func(d *desk) {
				d.add(2, 60, 0).Type = "training"
				d.add(3, 60, 0).of(nobody)
				d.add(4, 60, 0).of(nobody)
			}, nil,
			"2 finding unknown-person; 1 finding no-code; ",
		},

		"fixed, approved": {func(d *desk) { d.add(2, 60, 100).of(fixed) }, nil, "never 1 fixed-wage; "},
		"fixed, open":     {func(d *desk) { d.add(2, 60, 0).of(fixed).Approved = false }, nil, "never 1 fixed-wage; "},
		"fixed, blocked":  {func(d *desk) { d.add(2, 60, 0).of(fixed); d.book.NoCompany = func(string) bool { return true } }, nil, "never 1 fixed-wage; "},
		"fixed, blocked open": {func(d *desk) {
			d.add(2, 60, 0).of(fixed).Approved = false
			d.book.NoCompany = func(string) bool { return true }
		}, nil, "never 1 fixed-wage; "},
		"fixed, and hours go along by the office's choice": {func(d *desk) {
			d.book.Settings.Matrix = History[Matrix]{{Value: Matrix{BasisFixed: {PartHours: true}}}}
			d.add(2, 60, 0).of(fixed).Approved = false
		}, nil, "1 not-approved; "},
		"fixed, no code, and meals go along": {func(d *desk) {
			d.book.Settings.Matrix = History[Matrix]{{Value: Matrix{BasisFixed: {PartMeals: true}}}}
			delete(d.book.Settings.Codes, KindMeals)
			d.add(2, 60, 100).of(fixed)
		}, nil, "1 finding no-code; "},
		"extra, ordinary hours": {func(d *desk) { basis(d, BasisExtra); d.add(2, 60, 0).Approved = false }, nil, "never 1 fixed-wage; "},
		"extra, extra hours": {func(d *desk) {
			basis(d, BasisExtra)
			d.book.Settings.ExtraTypes = []string{TypeWorked}
			d.add(2, 60, 0).Approved = false
		}, nil, "1 not-approved; "},
		"type stays home":          {func(d *desk) { d.add(2, 60, 0).Type = "verlof" }, nil, "never 1 type-not-sent; "},
		"type stays home, blocked": {func(d *desk) { d.add(2, 60, 0).Type = "verlof"; d.book.NoCompany = func(string) bool { return true } }, nil, "never 1 type-not-sent; "},
		"not paid here": {func(d *desk) {
			d.add(2, 60, 0).of(nobody)
			d.book.Settings.Links = []NameLink{{Key: FoldName(nobody), NotHere: "uitzendkracht"}}
		}, nil, "never 1 not-paid-here; "},
		"elsewhere":             {func(d *desk) { d.add(2, 60, 0).Elsewhere = true }, nil, "never 1 paid-elsewhere; "},
		"before the cut-over":   {func(d *desk) { d.add(2, 60, 0); d.book.Settings.CutOver = Period{2026, 12} }, nil, "never 1 paid-elsewhere; "},
		"withdrawn, never sent": {func(d *desk) { d.add(2, 60, 0).Withdrawn = true }, nil, "never 1 withdrawn; "},

		"changed after sending":          {func(d *desk) { d.add(2, 60, 0); d.export(); edit(d, 0) }, nil, "1 change-to-confirm; asks 1; "},
		"changed, not approved any more": {func(d *desk) { d.add(2, 60, 0); d.export(); edit(d, 0).Approved = false }, nil, "1 change-to-confirm; asks 1; "},
		"changed and confirmed":          {func(d *desk) { d.add(2, 60, 0); d.export(); l := edit(d, 0); l.Corrected = l.Version }, nil, ""},
		"changed again after confirming": {func(d *desk) { d.add(2, 60, 0); d.export(); l := edit(d, 0); l.Corrected = l.Version; edit(d, 0) }, nil, "1 change-to-confirm; asks 1; "},
		"changed, confirmed and blocked": {func(d *desk) {
			d.add(2, 60, 0)
			d.export()
			l := edit(d, 0)
			l.Corrected, l.Type = l.Version, "training"
		}, nil, "1 finding no-code; asks 1; "},
		"withdrawn after sending": {func(d *desk) { d.add(2, 60, 0); d.export(); edit(d, 0).Withdrawn = true }, nil, "1 withdrawal-to-confirm; asks 1; "},
		"withdrawn and confirmed": {func(d *desk) {
			d.add(2, 60, 0)
			d.export()
			l := edit(d, 0)
			l.Withdrawn, l.Corrected = true, l.Version
		}, nil, ""},
		"withdrawn, confirmed and sent": {func(d *desk) {
			d.add(2, 60, 0)
			d.export()
			l := edit(d, 0)
			l.Withdrawn, l.Corrected = true, l.Version
			d.export()
		}, nil, "never 1 withdrawn; "},
		"one changed, one withdrawn, both sent": {func(d *desk) {
			d.add(2, 60, 0)
			d.add(3, 60, 0)
			d.export()
			edit(d, 0)
			edit(d, 1).Withdrawn = true
		}, nil, "1 change-to-confirm; 1 withdrawal-to-confirm; asks 2; "},
		"sent, then on a fixed wage":    {func(d *desk) { d.add(2, 60, 0); d.export(); basis(d, BasisFixed) }, nil, ""},
		"changed, then on a fixed wage": {func(d *desk) { d.add(2, 60, 0); d.export(); basis(d, BasisFixed); edit(d, 0) }, nil, "1 change-to-confirm; asks 1; "},
		"changed and taken back":        {func(d *desk) { d.add(2, 60, 0); d.export(); edit(d, 0); d.undo(d.last()) }, nil, "1 not-approved; "},
		"withdrawn and taken back":      {func(d *desk) { d.add(2, 60, 0); d.export(); edit(d, 0).Withdrawn = true; d.undo(d.last()) }, nil, "1 withdrawal-to-confirm; "},

		"unsure": {func(d *desk) {
			l := d.add(2, 60, 0)
			d.book.Steps = []Step{{ID: "u", Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, ForPeriod: testNov, State: StepUnsure, Counts: []Counted{{Line: l.ID, Version: 1}}}}
		}, nil, "1 unsure; "},
		"unsure, and another line of the same person": {func(d *desk) {
			l := d.add(2, 60, 0)
			d.book.Steps = []Step{{ID: "u", Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, ForPeriod: testNov, State: StepUnsure, Counts: []Counted{{Line: l.ID, Version: 1}}}}
			d.add(3, 0, 100)
		}, nil, "1 held open-step; 1 unsure; "},
		"beside a foreign row": {func(d *desk) { d.add(2, 60, 0); d.add(3, 60, 0); foreign(d) }, nil, "2 held foreign-row; "},
		"our row changed":      {func(d *desk) { d.add(2, 60, 0); d.export(); row(d).Amount = 1; d.add(3, 60, 0) }, nil, "1 held row-changed; "},
		"our row gone":         {func(d *desk) { d.add(2, 60, 0); d.export(); d.rows[KindHours] = nil; d.add(3, 60, 0) }, nil, "1 held row-gone; "},
		"confirmed, and our row changed": {
			func(d *desk) {
				d.add(2, 60, 0)
				d.export()
				row(d).Amount = 1
				l := edit(d, 0)
				l.Corrected = l.Version
			}, nil,
			"1 held row-changed; ",
		},
		"confirmed withdrawal, and our row changed": {func(d *desk) {
			d.add(2, 60, 0)
			d.export()
			row(d).Amount = 1
			l := edit(d, 0)
			l.Withdrawn, l.Corrected = true, l.Version
		}, nil, "1 held row-changed; "},
		"sent beside a row that came since": {func(d *desk) { d.add(2, 60, 0); d.export(); foreign(d) }, nil, ""},
		"meals not read": {func(d *desk) {
			d.add(2, 60, 100)
			d.change = func(in *PlanInput) { in.Read[jan].HasWages = false }
		}, nil, "1 held not-read; "},
		"not chosen": {func(d *desk) {
			d.add(2, 60, 0)
			d.change = func(in *PlanInput) { in.Skip = func(EmployeeID) bool { return true } }
		}, skip, "1 not-chosen; "},
		"not chosen, and changed": {func(d *desk) {
			d.add(2, 60, 0)
			d.export()
			edit(d, 0)
			d.change = func(in *PlanInput) { in.Skip = func(EmployeeID) bool { return true } }
		}, skip, "1 not-chosen; "},
		"not chosen, and open":      {func(d *desk) { d.add(2, 60, 0).Approved = false }, skip, "1 not-approved; "},
		"meals refused: goes again": {func(d *desk) { d.add(2, 60, 100); d.refuse[KindWage] = true; d.export() }, nil, ""},
		"meals refused, then blocked": {
			func(d *desk) {
				d.add(2, 60, 100)
				d.refuse[KindWage] = true
				d.export()
				d.book.NoCompany = func(string) bool { return true }
			}, nil,
			"1 finding no-company; ",
		},
		"meals refused, approval withdrawn": {func(d *desk) {
			d.add(2, 60, 100)
			d.refuse[KindWage] = true
			d.export()
			d.book.Lines[0].Approved = false
		}, nil, "1 not-approved; "},
	} {
		d := newDesk()
		c.make(d)
		if got := leftText(d.behind(c.in)); got != c.want {
			t.Errorf("%s (the line is %s): %q, want %q", name, d.book.Evaluate(), got, c.want)
		}
	}
}

// String names the states for a failing test.
func (v Verdict) String() string { return string(v.State) }

// ended is what a sending of the plan leaves behind when it has ended.
func (d *desk) ended(p Plan) Behind {
	var held []PlanStep
	for _, s := range p.Steps {
		if s.Block != BlockNone {
			held = append(held, s)
		}
	}
	before := len(d.book.Steps)
	d.send(p)
	return Leaving{
		Book: &d.book, Verdicts: d.book.Evaluate(), Plan: held, Steps: d.book.Steps[before:], Moving: p.Moving, Otherwise: LeftOther,
	}.Behind()
}

// TestWhatASendingLeftBehind: refused lines are named as such, whole and in part.
func TestWhatASendingLeftBehind(t *testing.T) {
	d := newDesk()
	d.add(2, 60, 0)
	d.add(3, 60, 100)
	d.add(4, 60, 0).Approved = false
	d.refuse[KindWage] = true
	if got := leftText(d.ended(d.plan())); got != "1 not-approved; 1 refused; " {
		t.Error(got)
	}
	d = newDesk()
	d.add(2, 60, 0)
	d.refuse[KindHours] = true
	if got := leftText(d.ended(d.plan())); got != "1 refused; " {
		t.Error(got)
	}
	d = newDesk()
	d.add(2, 120, 0)
	d.export()
	d.correct(0, func(l *Line) { l.Minutes = 60 })
	d.refuse[KindHours] = true
	if got := leftText(d.ended(d.plan())); got != "1 refused; " {
		t.Errorf("a correction: %s", got)
	}
}

// TestALineThatGoesToAnotherStaysBehindOnce: down now, up with the next sending.
func TestALineThatGoesToAnotherStaysBehindOnce(t *testing.T) {
	o := newPairOffice()
	behind := func() string {
		p := o.plan()
		return leftText(Leaving{Book: &o.book, Verdicts: o.book.Evaluate(), Plan: p.Steps, Moving: p.Moving, Otherwise: LeftOther}.Behind())
	}
	o.link("J. de Kok", jan)
	o.add("J. de Kok", 3)
	o.export()
	o.link("J. de Kok", eva)
	if got := behind(); got != "1 move-to-confirm; asks 1; " {
		t.Error(got)
	}
	o.confirm()
	if got := behind(); got != "1 next-sending; " {
		t.Error(got)
	}
	moving := o.plan().Moving
	o.export()
	if got := leftText((Leaving{Book: &o.book, Verdicts: o.book.Evaluate(), Moving: moving, Otherwise: LeftOther}).Behind()); got != "1 next-sending; " {
		t.Errorf("after the first sending: %s", got)
	}
	o.export()
	if got := behind(); got != "" {
		t.Errorf("after the second: %s", got)
	}
}

// TestEveryLineIsSentOrCounted: whatever was done before, every line of the
// period is white, on its way, counted with a reason, or never goes along; no
// green line is without a reason; and what the plan says stays behind is what
// has stayed behind when it was sent.
func TestEveryLineIsSentOrCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		names := []string{"Jan Smit", "Jan Smit", "Jan Smit", "Piet Vast", "Niemand"}
		types := []string{TypeWorked, TypeWorked, TypeWorked, "verlof", "training"}
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				l := d.add(rapid.IntRange(1, 30).Draw(t, "day"), Minutes(rapid.IntRange(0, 300).Draw(t, "minutes")), Hundredths(100*rapid.IntRange(0, 1).Draw(t, "meals")))
				l.Person, l.Type = rapid.SampledFrom(names).Draw(t, "who"), rapid.SampledFrom(types).Draw(t, "type")
				l.Approved = rapid.IntRange(0, 3).Draw(t, "approved") > 0
				l.Elsewhere = rapid.IntRange(0, 9).Draw(t, "elsewhere") == 0
			}
			for i, v := range d.book.Evaluate() {
				l := &d.book.Lines[i]
				switch act := rapid.IntRange(0, 7).Draw(t, "act"); {
				case act == 0:
					l.Minutes, l.Version = l.Minutes+30, l.Version+1
				case act == 1:
					l.Withdrawn, l.Version = true, l.Version+1
				case act == 2: // whoever confirms a change approves it
					l.Corrected, l.Approved = l.Version, true
				case act == 3 && !v.Confirmed(): // a line that was sent keeps its approval
					l.Approved = !l.Approved
				}
			}
			needsFit(t, d)
			unread := rapid.IntRange(0, 3).Draw(t, "unread") == 0
			d.change = func(in *PlanInput) { in.Read[jan].HasWages = !unread }
			p := d.plan()
			plan := d.behind(nil)
			// Of a withdrawn line that is on its way, Nmbrs holds nothing when it has arrived.
			plan.Never = withNever(plan.Never, OutsideWithdrawn, d.onTheirWayOut(p))
			after := d.ended(p)
			if leftText(plan) != leftText(after) {
				t.Fatalf("the plan says %q, when it was sent it is %q", leftText(plan), leftText(after))
			}
			sum := after.Lines()
			for _, n := range after.Never {
				sum += n.Lines
			}
			states := map[State]int{}
			for _, v := range d.book.Evaluate() {
				states[v.State]++
			}
			if sum+states[StateSent] != len(d.book.Lines) {
				t.Fatalf("%d lines, %d of them counted, states %v: %s", len(d.book.Lines), sum, states, leftText(after))
			}
			if slices.ContainsFunc(after.Left, func(l Left) bool { return l.Reason == LeftOther }) {
				t.Fatalf("a line has no reason: %s", leftText(after))
			}
		}
	})
}

// onTheirWayOut counts the withdrawn lines that neither stay behind nor never go
// along: a plan takes out of Nmbrs what was sent of them.
func (d *desk) onTheirWayOut(p Plan) int {
	n := 0
	for _, v := range d.book.Evaluate() {
		one := Leaving{Book: &d.book, Verdicts: []Verdict{v}, Plan: p.Steps, Moving: p.Moving, Otherwise: LeftOther}.Behind()
		if v.Line.Withdrawn && v.State != StateSent && len(one.Left)+len(one.Never) == 0 {
			n++
		}
	}
	return n
}

// withNever adds lines that never go along for a reason, in the order in which
// they are told.
func withNever(list []Never, why OutsideReason, lines int) []Never {
	if lines == 0 {
		return list
	}
	out := slices.Clone(list)
	i := slices.IndexFunc(out, func(n Never) bool { return n.Reason == why })
	if i < 0 {
		out, i = append(out, Never{Reason: why}), len(out)
	}
	out[i].Lines += lines
	slices.SortFunc(out, func(a, b Never) int { return cmp.Or(cmp.Compare(b.Lines, a.Lines), cmp.Compare(a.Reason, b.Reason)) })
	return out
}

// TestLeftReasonsAreListed: each reason has its place in the order.
func TestLeftReasonsAreListed(t *testing.T) {
	seen := map[LeftReason]bool{}
	for _, r := range LeftReasons() {
		seen[r] = true
	}
	if len(slices.Collect(maps.Keys(seen))) != len(LeftReasons()) || len(LeftReasons()) != 13 {
		t.Errorf("%v", LeftReasons())
	}
}
