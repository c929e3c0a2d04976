package payroll

import "slices"

// RunKind tells what a payroll run does, as far as its type says so.
type RunKind string

// The kinds of a run.
const (
	// RunOrdinary pays a period, or its type says nothing: it closes the period.
	RunOrdinary RunKind = ""
	// RunApart is a trial, a pre-run or a retroactive run: it closes no period.
	RunApart RunKind = "apart"
)

// Run is a payroll run as Nmbrs last showed it. From and To are the period
// numbers that it pays, both 0 where Nmbrs does not tell them: over REST its
// number is all there is, and that counts runs, not periods.
type Run struct {
	ID          string  `json:"id,omitempty"`
	Number      int     `json:"number,omitempty"`
	Year        int     `json:"year"`
	From        int     `json:"from"`
	To          int     `json:"to"`
	Kind        RunKind `json:"kind,omitempty"`
	Locked      bool    `json:"locked,omitempty"`
	Description string  `json:"description,omitempty"`
	At          string  `json:"at,omitempty"`
}

// Tells says whether Nmbrs told which periods the run pays.
func (r Run) Tells() bool { return r.From != 0 && r.To != 0 }

// RunMemo is what is known of runs that do not tell their period themselves.
type RunMemo struct {
	// Seen tells that runs were read before, so that a run not known yet is new.
	Seen bool `json:"seen,omitempty"`
	// Before holds by run the period that was current when it was certain that
	// the run pays an earlier one.
	Before map[string]Period `json:"before,omitempty"`
	// Of holds by run the period that a person said it pays.
	Of map[string]Period `json:"of,omitempty"`
}

// RunState says whether a period was paid by a run.
type RunState string

// The answers to whether a run was made.
const (
	RunNone RunState = ""
	RunMade RunState = "made"
	// RunAsk: there is a run that may pay the period, and only a person knows.
	RunAsk RunState = "ask"
)

// RunOf tells whether a run was made for a period, and which one says so. A run
// closes the periods that it tells; one of another kind closes none. Where none
// is told, a period before Nmbrs's current one is closed by any ordinary run of
// its year, since Nmbrs went on; for the current one and later a person is asked.
func RunOf(runs []Run, memo RunMemo, p, current Period) (RunState, Run) {
	var ask Run
	state := RunNone
	for _, r := range runs {
		switch {
		case r.Kind == RunApart:
		case r.Tells():
			if r.Year == p.Year && r.From <= p.Number && p.Number <= r.To {
				return RunMade, r
			}
		case memo.Of[r.ID] == p && r.ID != "":
			return RunMade, r
		case r.Year != p.Year, !memo.Of[r.ID].IsZero():
		case p.Before(current):
			return RunMade, r
		case memo.before(r, p):
		default:
			ask, state = r, RunAsk
		}
	}
	return state, ask
}

// before tells whether a run is known to pay an earlier period than p.
func (m RunMemo) before(r Run, p Period) bool {
	then, known := m.Before[r.ID]
	return known && r.ID != "" && !p.Before(then)
}

// Learn gives the memo after a read of the runs under a current period; was is
// the current period of the read before, zero for none. What stands there when
// Nmbrs goes on to another period pays an earlier one. At the very first read
// the same is taken of every run that neither bears the number of the current
// period nor was made since it began.
func (m RunMemo) Learn(runs []Run, was, current Period, began Date) RunMemo {
	out := RunMemo{Seen: true, Before: map[string]Period{}, Of: map[string]Period{}}
	for _, r := range runs {
		if r.Tells() || r.ID == "" {
			continue
		}
		if p, known := m.Of[r.ID]; known {
			out.Of[r.ID] = p
			continue
		}
		then, known := m.Before[r.ID]
		switch {
		case known:
		case m.Seen && was.Before(current):
			then, known = current, true
		case !m.Seen && r.Year == current.Year && r.Number != current.Number && !r.since(began):
			then, known = current, true
		}
		if known {
			out.Before[r.ID] = then
		}
	}
	return out
}

// since tells whether a run was made on a day or after it; one of which the day
// is not known counts as such.
func (r Run) since(d Date) bool {
	if len(r.At) < len("2026-11-27") {
		return true
	}
	made, err := ParseDate(r.At[:len("2026-11-27")])
	return err != nil || made >= d
}

// Answer gives the memo after a person said of the runs that may pay a period
// whether they do.
func (m RunMemo) Answer(runs []Run, p, current Period, paid bool) RunMemo {
	out := m.Learn(runs, current, current, 0)
	for _, r := range runs {
		state, asked := RunOf([]Run{r}, out, p, current)
		if state != RunAsk || asked.ID == "" {
			continue
		}
		if paid {
			out.Of[r.ID] = p
		} else {
			out.Before[r.ID] = p
		}
	}
	return out
}

// Asked lists the runs of which a person is to say whether they pay a period.
func Asked(runs []Run, memo RunMemo, p, current Period) []Run {
	return slices.DeleteFunc(slices.Clone(runs), func(r Run) bool {
		state, _ := RunOf([]Run{r}, memo, p, current)
		return state != RunAsk
	})
}
