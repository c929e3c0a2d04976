package payroll

import "testing"

// TestPaidBeside: an unknown row on another code is somebody else's where our own row
// there shows as it was told; where it does not, the row may be ours.
func TestPaidBeside(t *testing.T) {
	step := Step{
		ID: stepID, Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, BookedIn: testNov, ForPeriod: testNov, State: StepDone,
		Calls: []Call{{Op: OpAdd, Row: "5", Amount: 800, State: StepDone}},
	}
	own := OwnRow{Kind: KindHours, ID: "5", Employee: jan, Component: step.Component, BookedIn: testNov, ForPeriod: testNov, Amount: 800, Step: stepID}
	meals, hours := Component{Kind: KindWage, Code: 5100}, step.Component
	ours, theirs := SeenRow{ID: "5", Code: 2100, Amount: 800}, SeenRow{ID: "4", Code: 2100, Amount: 800}
	doubt := step
	doubt.Calls = []Call{{Op: OpAdd, Amount: 800, State: StepUnsure}}
	seen := step
	seen.Calls = []Call{{Op: OpAdd, Row: "5", Amount: 800, State: StepDone, Before: []SeenRow{theirs}}}
	for name, c := range map[string]struct {
		step Step
		own  []OwnRow
		rows []SeenRow
		but  Component
		want bool
	}{
		"theirs beside ours":        {step, []OwnRow{own}, []SeenRow{ours, theirs}, meals, true},
		"another amount":            {step, []OwnRow{own}, []SeenRow{ours, {ID: "4", Code: 2100, Amount: 300}}, meals, true},
		"ours alone":                {step, []OwnRow{own}, []SeenRow{ours}, meals, false},
		"ours is missing":           {step, []OwnRow{own}, []SeenRow{theirs}, meals, false},
		"our id is another's":       {step, []OwnRow{own}, []SeenRow{{ID: "5", Code: 2100, Amount: 100}, theirs}, meals, false},
		"ours is in doubt":          {doubt, nil, []SeenRow{theirs}, meals, false},
		"it was there before":       {seen, []OwnRow{own}, []SeenRow{ours, theirs}, meals, false},
		"a code of nobody":          {step, []OwnRow{own}, []SeenRow{ours, {ID: "4", Code: 2400, Amount: 300}}, meals, false},
		"the code that is asked of": {step, []OwnRow{own}, []SeenRow{ours, theirs}, hours, false},
	} {
		l := Ledger{Employee: jan, Kind: KindHours, BookedIn: testNov, Steps: []Step{c.step}, Own: c.own}
		if got := l.PaidBeside(c.rows, c.but); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
