package payroll

import "testing"

// TestRunsClosePeriods: the period that a run tells decides, never its number
// alone, and a run that pays no period closes none.
func TestRunsClosePeriods(t *testing.T) {
	nov, oct, dec := Period{2026, 11}, Period{2026, 10}, Period{2026, 12}
	told := func(number, period int, k RunKind) Run {
		return Run{ID: "t", Number: number, Year: 2026, From: period, To: period, Kind: k}
	}
	untold := func(id string, number int, at string, k RunKind) Run {
		return Run{ID: id, Number: number, Year: 2026, Kind: k, At: at}
	}
	began, _ := ParseDate("2026-11-01")
	first := func(runs ...Run) RunMemo { return RunMemo{}.Learn(runs, nov, nov, began) }
	for name, x := range map[string]struct {
		runs []Run
		memo RunMemo
		p    Period
		want RunState
	}{
		"tells this period":             {runs: []Run{told(3, 11, RunOrdinary)}, p: nov, want: RunMade},
		"number of this, tells another": {runs: []Run{told(11, 10, RunOrdinary)}, p: nov, want: RunNone},
		"retroactive, tells this":       {runs: []Run{told(11, 11, RunApart)}, p: nov, want: RunNone},
		"retroactive, number of this":   {runs: []Run{untold("a", 11, "2026-11-20", RunApart)}, p: nov, want: RunNone},
		"untold, number of this":        {runs: []Run{untold("a", 11, "", RunOrdinary)}, p: nov, want: RunAsk},
		"untold, first read, older":     {runs: []Run{untold("a", 10, "2026-10-28T10:00:00", RunOrdinary)}, memo: first(untold("a", 10, "2026-10-28T10:00:00", RunOrdinary)), p: nov, want: RunNone},
		"untold, first read, number":    {runs: []Run{untold("a", 11, "2026-10-28T10:00:00", RunOrdinary)}, memo: first(untold("a", 11, "2026-10-28T10:00:00", RunOrdinary)), p: nov, want: RunAsk},
		"untold, first read, since":     {runs: []Run{untold("a", 4, "2026-11-20T10:00:00", RunOrdinary)}, memo: first(untold("a", 4, "2026-11-20T10:00:00", RunOrdinary)), p: nov, want: RunAsk},
		"untold, first read, no date":   {runs: []Run{untold("a", 4, "", RunOrdinary)}, memo: first(untold("a", 4, "", RunOrdinary)), p: nov, want: RunAsk},
		"untold, new since":             {runs: []Run{untold("b", 2, "2026-10-30", RunOrdinary)}, memo: first(untold("a", 1, "2026-10-28", RunOrdinary)), p: nov, want: RunAsk},
		"untold, an earlier period":     {runs: []Run{untold("a", 3, "2026-10-28", RunOrdinary)}, memo: first(untold("a", 3, "2026-10-28", RunOrdinary)), p: oct, want: RunMade},
		"untold, a later period":        {runs: []Run{untold("a", 3, "2026-10-28", RunOrdinary)}, memo: first(untold("a", 3, "2026-10-28", RunOrdinary)), p: dec, want: RunNone},
		"untold, another year":          {runs: []Run{untold("a", 11, "2026-10-28", RunOrdinary)}, p: Period{2027, 1}, want: RunNone},
		"answered: this":                {runs: []Run{untold("a", 3, "", RunOrdinary)}, memo: RunMemo{Seen: true}.Answer([]Run{untold("a", 3, "", RunOrdinary)}, nov, nov, true), p: nov, want: RunMade},
		"answered: not this":            {runs: []Run{untold("a", 3, "", RunOrdinary)}, memo: RunMemo{Seen: true}.Answer([]Run{untold("a", 3, "", RunOrdinary)}, nov, nov, false), p: nov, want: RunNone},
		"answered: this, asked of next": {runs: []Run{untold("a", 3, "", RunOrdinary)}, memo: RunMemo{Seen: true}.Answer([]Run{untold("a", 3, "", RunOrdinary)}, nov, nov, true), p: dec, want: RunNone},
		"rolled on since":               {runs: []Run{untold("a", 3, "2026-11-25", RunOrdinary)}, memo: RunMemo{Seen: true}.Learn([]Run{untold("a", 3, "2026-11-25", RunOrdinary)}, oct, nov, began), p: nov, want: RunNone},
		"no runs":                       {p: nov, want: RunNone},
	} {
		if got, _ := RunOf(x.runs, x.memo, x.p, nov); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

// TestRunsAreForgotten: the memo holds no more than the runs that Nmbrs shows.
func TestRunsAreForgotten(t *testing.T) {
	nov := Period{2026, 11}
	m := RunMemo{Seen: true, Before: map[string]Period{"old": nov}, Of: map[string]Period{"gone": nov}}
	if out := m.Learn([]Run{{ID: "told", From: 1, To: 1}, {Year: 2026}}, nov, nov, 0); len(out.Before)+len(out.Of) != 0 {
		t.Errorf("kept %+v", out)
	}
}
