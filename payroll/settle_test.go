package payroll

import (
	"testing"
)

// stepID is an id as the program makes them; otherID is one of another ledger.
const (
	stepID  StepID = "01hf2k9r3c5v7z0001abcdef"
	otherID StepID = "01hf2k9r3c5v7z0000zyxwvt"
)

func addStep(before ...SeenRow) Step {
	return Step{
		ID: stepID, Employee: jan, Component: Component{Kind: KindHours, Code: 2100}, State: StepUnsure,
		Calls: []Call{{Op: OpAdd, Amount: 800, State: StepUnsure, Before: before}},
	}
}

func TestSettleAdd(t *testing.T) {
	old := SeenRow{ID: "1", Code: 2100, Amount: 500}
	plain := SeenRow{ID: "2", Code: 2100, Amount: 800}
	twin := SeenRow{ID: "3", Code: 2100, Amount: 800}
	with := func(r SeenRow, comment string) SeenRow { r.Comment = comment; return r }
	ours, other := stepID.Comment(), otherID.Comment()
	for name, c := range map[string]struct {
		rows   []SeenRow
		around Around
		hint   RowID
		told   RowID
		want   Fate
		row    RowID
	}{
		"one new row":          {rows: []SeenRow{old, plain}, want: FateApplied, row: "2"},
		"by its comment":       {rows: []SeenRow{old, twin, with(plain, ours)}, want: FateApplied, row: "2"},
		"two with our comment": {rows: []SeenRow{old, with(plain, ours), with(twin, ours)}, want: FateTwo},
		// Whoever else is at work on this person and code, the call is neither
		// absent nor certain: sending it again could pay twice.
		"of another ledger":          {rows: []SeenRow{old, with(plain, other)}, want: FateOdd},
		"a comment of somebody else": {rows: []SeenRow{old, with(plain, "Daan")}, want: FateOdd},
		"nothing new":                {rows: []SeenRow{old}, want: FateAbsent},
		"another amount":             {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 700}}, want: FateOdd},
		"more decimals":              {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 800, Inexact: true}}, want: FateOdd},
		// A row with our mark is ours, whatever a colleague made of it since: it
		// becomes a row of ours that was changed, about which a person chooses.
		"our comment, other amount": {rows: []SeenRow{old, {ID: "2", Code: 2100, Amount: 700, Comment: ours}}, want: FateApplied, row: "2"},
		"our comment, other code":   {rows: []SeenRow{old, {ID: "2", Code: 2150, Amount: 800, Comment: ours}}, want: FateApplied, row: "2"},
		"another code":              {rows: []SeenRow{old, {ID: "2", Code: 2150, Amount: 800}}, want: FateAbsent},
		"two of them":               {rows: []SeenRow{old, plain, twin}, want: FateTwo},
		"one and another amount":    {rows: []SeenRow{old, plain, {ID: "4", Code: 2100, Amount: 100}}, want: FateTwo},
		"somebody else is sending":  {rows: []SeenRow{old, plain}, around: Around{Sending: true}, want: FateOdd},
		"one in the register": {
			rows: []SeenRow{old, plain, twin}, around: Around{Taken: func(r SeenRow) bool { return r.ID == "3" }}, want: FateApplied, row: "2",
		},
		"in the register for this step": {
			rows: []SeenRow{old, plain, twin}, around: Around{Own: func(id RowID) bool { return id == "3" }}, want: FateApplied, row: "3",
		},
		"rows lost":                  {rows: nil, want: FateShort},
		"one new row and rows lost":  {rows: []SeenRow{plain}, want: FateShort},
		"our comment and rows lost":  {rows: []SeenRow{with(plain, ours)}, want: FateApplied, row: "2"},
		"a row of the register lost": {rows: []SeenRow{old}, around: Around{Must: []SeenRow{{ID: "9"}}}, want: FateShort},
		// An answer named the row before the call; no read showed it.
		"told of and not shown": {rows: []SeenRow{old}, told: "8", want: FateAbsent},
		"told of, and ours":     {rows: []SeenRow{old, plain}, told: "2", want: FateApplied, row: "2"},
		"told of, and another's": {
			rows: []SeenRow{old, plain}, told: "2", around: Around{Taken: func(r SeenRow) bool { return r.ID == "2" }}, want: FateAbsent,
		},
		"confirmed by Nmbrs, and a twin": {rows: []SeenRow{old, plain, twin}, hint: "2", want: FateApplied, row: "2"},
		"confirmed by Nmbrs, another's":  {rows: []SeenRow{old, with(plain, other)}, hint: "2", want: FateOdd},
		"confirmed by Nmbrs":             {rows: []SeenRow{old}, hint: "7", want: FateLost},
	} {
		st := addStep(old)
		st.Calls[0].Row = c.hint
		if c.told != "" {
			st.Calls[0].Before = append(st.Calls[0].Before, SeenRow{ID: c.told, Code: 2150, Amount: 300, Told: true})
		}
		s := Settle(st, 0, &Snapshot{Hours: c.rows}, c.around)
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
		must []SeenRow
		want Fate
	}{
		"gone":                       {rows: []SeenRow{other}, want: FateApplied},
		"there":                      {rows: []SeenRow{own, other}, want: FateAbsent},
		"rows lost":                  {rows: nil, want: FateShort},
		"a row of the register lost": {rows: []SeenRow{other}, must: []SeenRow{{ID: "9"}}, want: FateShort},
		"altered since":              {rows: []SeenRow{{ID: "1", Code: 2100, Amount: 400}, other}, want: FateOdd},
		"others lost":                {rows: []SeenRow{own}, want: FateShort},
	} {
		if s := Settle(st, 0, &Snapshot{Hours: c.rows}, Around{Must: append(c.must, own)}); s.Fate != c.want {
			t.Errorf("%s: %s, want %s", name, s.Fate, c.want)
		}
	}
}

func TestSettleDays(t *testing.T) {
	st := Step{Component: Component{Kind: KindWorked}, Calls: []Call{{Op: OpSet, Amount: 1200, Before: []SeenRow{{Amount: 300}}}}}
	for days, want := range map[int]Fate{12: FateApplied, 3: FateAbsent, 7: FateOdd, 15: FateOdd} {
		if s := Settle(st, 0, &Snapshot{Days: days}, Around{}); s.Fate != want {
			t.Errorf("%d days: %s, want %s", days, s.Fate, want)
		}
	}
	// Ours stands beside what was there: it is set again, and countered then.
	// Anybody may have typed the same sum, but not as the same figures.
	for want, figures := range map[Fate][]int{FateAbsent: {3, 12}, FateOdd: {7, 8}} {
		if s := Settle(st, 0, &Snapshot{Days: 15, DayFigures: figures}, Around{}); s.Fate != want {
			t.Errorf("figures %v: %s, want %s", figures, s.Fate, want)
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
		StepDone:    {StepUnsure}, // its row is not at its employee
	}
	for _, from := range all {
		for _, to := range all {
			st := addStep()
			st.State, st.Calls[0].State = from, from
			next, change, err := Advance(st, CallMove{Step: stepID, To: to, Row: "9"})
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
			if (change.Put != nil) != (to == StepDone) || (change.Drop != nil) != (from == StepDone) {
				t.Errorf("%s → %s puts %v and drops %v", from, to, change.Put, change.Drop)
			}
		}
	}
}

func TestAdvanceRefuses(t *testing.T) {
	two := Step{ID: stepID, Calls: []Call{{Op: OpRemove, Row: "1", State: StepWaiting}, {Op: OpAdd, Amount: 100, State: StepWaiting}}, State: StepWaiting}
	sending := addStep()
	sending.State, sending.Calls[0].State = StepSending, StepSending
	for name, c := range map[string]struct {
		st Step
		m  CallMove
	}{
		"another step":       {addStep(), CallMove{Step: "x", To: StepDone, Row: "1"}},
		"no such call":       {addStep(), CallMove{Step: stepID, Call: 1, To: StepDone, Row: "1"}},
		"a negative call":    {addStep(), CallMove{Step: stepID, Call: -1, To: StepDone, Row: "1"}},
		"done without a row": {sending, CallMove{Step: stepID, To: StepDone}},
		"the second before":  {two, CallMove{Step: stepID, Call: 1, To: StepSending}},
		"an unknown state":   {sending, CallMove{Step: stepID, To: "gone"}},
		"back to superseded": {sending, CallMove{Step: stepID, To: StepSuperseded}},
	} {
		if _, _, err := Advance(c.st, c.m); err == nil {
			t.Errorf("%s is allowed", name)
		}
	}
}

// TestRetract gives up the row of a confirmed add, if it is that step's, and
// remembers that Nmbrs had confirmed it; removals and days are never taken back so.
func TestRetract(t *testing.T) {
	st := addStep()
	st.State, st.Calls[0].State, st.Calls[0].Row = StepDone, StepDone, "7"
	next, change, err := Advance(st, CallMove{Step: stepID, To: StepUnsure})
	if err != nil || change.Drop == nil || change.Drop.ID != "7" || change.Drop.Step != stepID || next.Calls[0].Row != "7" {
		t.Errorf("%+v %+v %v", next, change.Drop, err)
	}
	again, _, err := Advance(next, CallMove{Step: stepID, To: StepWaiting})
	if err == nil {
		again, _, err = Advance(again, CallMove{Step: stepID, To: StepSending})
	}
	if err != nil || again.Calls[0].Row != "" {
		t.Errorf("sent again it still has row %q, %v", again.Calls[0].Row, err)
	}
	for _, op := range []Op{OpRemove, OpSet} {
		st.Calls[0].Op = op
		if _, _, err := Advance(st, CallMove{Step: stepID, To: StepUnsure}); err == nil {
			t.Errorf("a done %s becomes unsure", op)
		}
	}
}

// TestSeenIsOfTheFirstCall freezes with a step what Nmbrs held just before it,
// not what a plan read long before.
func TestSeenIsOfTheFirstCall(t *testing.T) {
	for kind, want := range map[Kind]Hundredths{KindHours: 500, KindWorked: 1200} {
		st := Step{ID: stepID, Component: Component{Kind: kind, Code: 2100}, Seen: 300, State: StepWaiting, Calls: []Call{{Op: OpAdd, Amount: 100, State: StepWaiting}}}
		before := []SeenRow{{ID: "1", Code: 2100, Amount: 500}, {ID: "2", Code: 2150, Amount: 700}}
		next, _, err := Advance(st, CallMove{Step: stepID, To: StepSending, Before: before})
		if err != nil || next.Seen != want {
			t.Errorf("%s: seen %s, want %s (%v)", kind, next.Seen, want, err)
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

// TestBelies tells a row that is what a step made from one that cannot be it.
func TestBelies(t *testing.T) {
	own := OwnRow{Kind: KindHours, ID: "2", Component: Component{Kind: KindHours, Code: 2100}, Amount: 800}
	for name, c := range map[string]struct {
		seen SeenRow
		want bool
	}{
		"as it was made":  {SeenRow{ID: "2", Code: 2100, Amount: 800}, false},
		"another amount":  {SeenRow{ID: "2", Code: 2100, Amount: 700}, true},
		"another code":    {SeenRow{ID: "2", Code: 2150, Amount: 800}, true},
		"more decimals":   {SeenRow{ID: "2", Code: 2100, Amount: 800, Inexact: true}, true},
		"another comment": {SeenRow{ID: "2", Code: 2100, Amount: 800, Comment: "dz:x"}, false},
	} {
		if got := own.Belies(c.seen); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
