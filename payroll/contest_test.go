package payroll

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func contestRow(k Kind, id, code int, amount Hundredths, mark StepID, created string) ContestRow {
	r := ContestRow{k, SeenRow{ID: RowID(fmt.Sprint(id)), Code: code, Amount: amount, Created: created}}
	if mark != "" {
		r.Comment = mark.Comment()
	}
	return r
}

// TestContestOneStays lets two ledgers, each from its own side, judge the same
// rows of an employee: never do both stand back, and where both know all rows
// and the order is told, never do both stay.
func TestContestOneStays(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	decided := 0
	for range 20_000 {
		marked := rng.IntN(2) == 0
		n := 1 + rng.IntN(3)
		ids := rng.Perm(20)
		var a, b []ContestRow
		for i := range n {
			kind := []Kind{KindHours, KindWage}[rng.IntN(2)]
			code, amount := 2100+rng.IntN(2), Hundredths(100*(1+rng.IntN(2)))
			mine, yours := StepID(""), StepID("")
			stamp := func() string { return "" }
			if marked {
				mine, yours = stepID, otherID
				stamp = func() string { return fmt.Sprintf("2026-11-30T10:00:0%d", rng.IntN(3)) }
			}
			a = append(a, contestRow(kind, ids[2*i], code, amount, mine, stamp()))
			b = append(b, contestRow(kind, ids[2*i+1], code, amount, yours, stamp()))
		}
		// What one sees of the other may still be on its way.
		seenByA, seenByB := b[:rng.IntN(n+1)], a[:rng.IntN(n+1)]
		full := rng.IntN(2) == 0
		if full {
			seenByA, seenByB = b, a
		}
		// One of them may have come only half way.
		var lackA, lackB []ContestRow
		if n > 1 && !marked && rng.IntN(3) == 0 {
			cut := 1 + rng.IntN(n-1)
			if rng.IntN(2) == 0 {
				lackA, a = a[cut:], a[:cut]
			} else {
				lackB, b = b[cut:], b[:cut]
			}
			seenByA, seenByB = seenByA[:min(len(seenByA), len(b))], seenByB[:min(len(seenByB), len(a))]
			if full {
				seenByA, seenByB = b, a
			}
		}
		x, y := Contest{a, seenByA, lackA}.Decide(), Contest{b, seenByB, lackB}.Decide()
		if x == OutcomeYield && y == OutcomeYield {
			t.Fatalf("both stand back: %+v against %+v", a, b)
		}
		if full {
			decided++
			one := x == OutcomeYield != (y == OutcomeYield)
			if half := len(lackA)+len(lackB) > 0; !one || !half && (x == OutcomeUnclear || y == OutcomeUnclear) {
				t.Fatalf("with all known one %s and the other %s: %+v against %+v", x, y, a, b)
			}
		}
	}
	if decided == 0 {
		t.Error("nothing was decided")
	}
}

func TestContestUnclear(t *testing.T) {
	ours := contestRow(KindHours, 5, 2100, 800, "", "")
	marked := contestRow(KindHours, 5, 2100, 800, stepID, "2026-11-30T10:00:00")
	for name, c := range map[string]struct {
		c    Contest
		want Outcome
	}{
		"another amount":          {Contest{Ours: []ContestRow{ours}, Theirs: []ContestRow{contestRow(KindHours, 4, 2100, 700, "", "")}}, OutcomeUnclear},
		"only one of our codes":   {Contest{Ours: []ContestRow{ours, contestRow(KindWage, 6, 5100, 100, "", "")}, Theirs: []ContestRow{contestRow(KindHours, 4, 2100, 800, "", "")}}, OutcomeUnclear},
		"no order of ids":         {Contest{Ours: []ContestRow{ours}, Theirs: []ContestRow{{KindHours, SeenRow{ID: "a-b", Code: 2100, Amount: 800}}}}, OutcomeUnclear},
		"theirs is lower":         {Contest{Ours: []ContestRow{ours}, Theirs: []ContestRow{contestRow(KindHours, 4, 2100, 800, "", "")}}, OutcomeYield},
		"theirs is higher":        {Contest{Ours: []ContestRow{ours}, Theirs: []ContestRow{contestRow(KindHours, 40, 2100, 800, "", "")}}, OutcomeStay},
		"no mark beside ours":     {Contest{Ours: []ContestRow{marked}, Theirs: []ContestRow{contestRow(KindHours, 4, 2100, 800, "", "2026-11-30T09:00:00")}}, OutcomeUnclear},
		"another mark, earlier":   {Contest{Ours: []ContestRow{marked}, Theirs: []ContestRow{contestRow(KindHours, 4, 2100, 700, otherID, "2026-11-30T09:00:00")}}, OutcomeYield},
		"another mark, no moment": {Contest{Ours: []ContestRow{marked}, Theirs: []ContestRow{contestRow(KindHours, 4, 2100, 800, otherID, "")}}, OutcomeUnclear},
		"nothing of theirs":       {Contest{Ours: []ContestRow{ours}, Theirs: nil}, OutcomeUnclear},
		"nothing of ours":         {Contest{Theirs: []ContestRow{ours}}, OutcomeUnclear},
	} {
		if got := c.c.Decide(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
