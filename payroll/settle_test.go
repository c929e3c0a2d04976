package payroll

import (
	"testing"
)

func addStep(before ...SeenRow) Step {
	return Step{
		ID: "s", Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, State: StepUnsure,
		Calls: []Call{{Op: OpAdd, Amount: 800, State: StepUnsure, Before: before}},
	}
}

func TestSettleAdd(t *testing.T) {
	old := SeenRow{ID: "1", Code: 2100, Amount: 500}
	twin := SeenRow{ID: "3", Code: 2100, Amount: 800}
	for name, c := range map[string]struct {
		rows []SeenRow
		own  RowID
		want Fate
		row  RowID
	}{
		"one new row":    {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800}}, want: FateApplied, row: "2"},
		"by its comment": {rows: []SeenRow{old, twin, {ID: "2", Code: 2100, Amount: 800, Comment: "dz:s"}}, want: FateApplied, row: "2"},
		"two with our comment": {
			rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800, Comment: "dz:s"}, {ID: "4", Code: 2100, Amount: 800, Comment: "dz:s"}},
			want: FateTwo,
		},
		"of another ledger":          {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800, Comment: "dz:other"}}, want: FateAbsent},
		"a comment of somebody else": {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800, Comment: "Daan"}}, want: FateAbsent},
		"nothing new":                {rows: []SeenRow{old}, want: FateAbsent},
		"another amount":             {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 700}}, want: FateOdd},
		"more decimals":              {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800, Inexact: true}}, want: FateOdd},
		"our comment, other amount":  {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 700, Comment: "dz:s"}}, want: FateOdd},
		"another code":               {rows: []SeenRow{old, {ID: "2", Code: 2150, Amount: 800}}, want: FateAbsent},
		"two of them":                {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800}, twin}, want: FateTwo},
		"one in the register":        {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800}, twin}, own: "3", want: FateApplied, row: "2"},
		"rows lost":                  {rows: nil, want: FateOdd},
	} {
		s := Settle(addStep(old), 0, &Snapshot{Hours: c.rows}, func(id RowID) bool { return id == c.own && c.own != "" })
		if s.Fate != c.want || s.Row != c.row {
			t.Errorf("%s: %s row %q, want %s row %q", name, s.Fate, s.Row, c.want, c.row)
		}
	}
}

func TestSettleRemove(t *testing.T) {
	own, other := SeenRow{ID: "1", Code: 2100, Amount: 500}, SeenRow{ID: "2", Code: 2100, Amount: 300}
	st := addStep(own, other)
	st.Calls[0] = Call{Op: OpRemove, Row: "1", Amount: 500, State: StepUnsure, Before: []SeenRow{own, other}}
	for name, c := range map[string]struct {
		rows []SeenRow
		want Fate
	}{
		"gone":          {[]SeenRow{other}, FateApplied},
		"there":         {[]SeenRow{own, other}, FateAbsent},
		"rows lost":     {nil, FateOdd},
		"altered since": {[]SeenRow{{ID: "1", Code: 2100, Amount: 400}, other}, FateOdd},
		"others lost":   {[]SeenRow{own}, FateOdd},
	} {
		if s := Settle(st, 0, &Snapshot{Hours: c.rows}, func(RowID) bool { return false }); s.Fate != c.want {
			t.Errorf("%s: %s, want %s", name, s.Fate, c.want)
		}
	}
}

func TestSettleDays(t *testing.T) {
	st := Step{Component: Component{Kind: KindWorked}, Calls: []Call{{Op: OpSet, Amount: 1200, Before: []SeenRow{{Amount: 300}}}}}
	for days, want := range map[int]Fate{12: FateApplied, 3: FateAbsent, 7: FateOdd} {
		if s := Settle(st, 0, &Snapshot{Days: days}, nil); s.Fate != want {
			t.Errorf("%d days: %s, want %s", days, s.Fate, want)
		}
	}
}

func TestSameRows(t *testing.T) {
	a := []SeenRow{{ID: "1", Code: 1, Amount: 1}, {ID: "2", Code: 1, Amount: 2}}
	if !SameRows(a, []SeenRow{a[1], a[0]}) {
		t.Error("the order of rows matters")
	}
	for _, b := range [][]SeenRow{nil, a[:1], {a[0], {ID: "2", Code: 1, Amount: 3}}, {a[0], {ID: "3", Code: 1, Amount: 2}}} {
		if SameRows(a, b) {
			t.Errorf("%v and %v are called the same", a, b)
		}
	}
}

// TestAdvanceTable goes through every pair of states.
func TestAdvanceTable(t *testing.T) {
	all := []StepState{StepWaiting, StepSending, StepDone, StepRefused, StepUnsure, StepSuperseded}
	may := map[StepState][]StepState{
		StepWaiting: {StepSending, StepUnsure},
		StepSending: {StepDone, StepRefused, StepUnsure, StepWaiting},
		StepUnsure:  {StepDone, StepRefused, StepUnsure, StepWaiting},
	}
	for _, from := range all {
		for _, to := range all {
			st := addStep()
			st.State, st.Calls[0].State = from, from
			next, change, err := Advance(st, CallMove{Step: "s", To: to, Row: "9"})
			want := false
			for _, m := range may[from] {
				want = want || m == to
			}
			if (err == nil) != want {
				t.Errorf("%s → %s: %v", from, to, err)
			}
			if err != nil {
				if change.Put != nil || change.Drop != nil || next.State != from {
					t.Errorf("%s → %s was refused and changed something", from, to)
				}
				continue
			}
			if next.State != to || st.Calls[0].State != from {
				t.Errorf("%s → %s: the step is %s, the one given %s", from, to, next.State, st.Calls[0].State)
			}
			if (change.Put != nil) != (to == StepDone) {
				t.Errorf("%s → %s puts %v", from, to, change.Put)
			}
		}
	}
}

func TestAdvanceRefuses(t *testing.T) {
	two := Step{ID: "s", Calls: []Call{{Op: OpRemove, Row: "1", State: StepWaiting}, {Op: OpAdd, Amount: 100, State: StepWaiting}}, State: StepWaiting}
	sending := addStep()
	sending.State, sending.Calls[0].State = StepSending, StepSending
	for name, c := range map[string]struct {
		st Step
		m  CallMove
	}{
		"another step":       {addStep(), CallMove{Step: "x", To: StepDone, Row: "1"}},
		"no such call":       {addStep(), CallMove{Step: "s", Call: 1, To: StepDone, Row: "1"}},
		"a negative call":    {addStep(), CallMove{Step: "s", Call: -1, To: StepDone, Row: "1"}},
		"done without a row": {sending, CallMove{Step: "s", To: StepDone}},
		"the second before":  {two, CallMove{Step: "s", Call: 1, To: StepSending}},
		"an unknown state":   {sending, CallMove{Step: "s", To: "gone"}},
		"back to superseded": {sending, CallMove{Step: "s", To: StepSuperseded}},
	} {
		if _, _, err := Advance(c.st, c.m); err == nil {
			t.Errorf("%s is allowed", name)
		}
	}
}

// TestAdvanceDays keeps what days were before, and forgets them when taken back.
func TestAdvanceDays(t *testing.T) {
	st := Step{ID: "s", Employee: jan, Component: Component{Kind: KindWorked}, ForPeriod: testNov, BookedIn: testNov, Wanted: 500, Seen: 300, State: StepSending, Calls: []Call{{Op: OpSet, Amount: 500, State: StepSending}}}
	_, change, err := Advance(st, CallMove{Step: "s", To: StepDone})
	if err != nil || change.Put == nil || change.Put.Prior != 300 || change.Put.ID != DaysRow(jan, testNov) {
		t.Errorf("%+v, %v", change.Put, err)
	}
	st.Undoes, st.Wanted, st.Calls[0].Amount = "older", 0, 300
	_, change, err = Advance(st, CallMove{Step: "s", To: StepDone})
	if err != nil || change.Drop == nil || change.Put != nil {
		t.Errorf("%+v, %v", change, err)
	}
}
