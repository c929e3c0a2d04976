package payroll

import (
	"cmp"
	"slices"
)

// LeftReason says why a line stays behind although it may have to be paid.
type LeftReason string

// The reasons, in the order in which they are told.
const (
	LeftOpen    LeftReason = "not-approved"
	LeftFinding LeftReason = "finding" // approved, and a blocking finding stands: see Left.Finding
	// What was sent and is otherwise by now waits for somebody's word: it was
	// changed, withdrawn, or is another person's.
	LeftChange     LeftReason = "change-to-confirm"
	LeftWithdrawal LeftReason = "withdrawal-to-confirm"
	LeftMove       LeftReason = "move-to-confirm"
	LeftHeld       LeftReason = "held" // a step of the plan is held back: see Left.Block
	LeftRefused    LeftReason = "refused"
	LeftUnsure     LeftReason = "unsure"
	// LeftStopped: the sending ended before it.
	LeftStopped LeftReason = "not-reached"
	// LeftNext: it comes down at one person now and goes up at another with the
	// sending after this one.
	LeftNext    LeftReason = "next-sending"
	LeftSkipped LeftReason = "not-chosen" // the clerk chose other people or another venue
	// LeftOther: green, and no sending asked for it; the next plan does.
	LeftOther LeftReason = "not-sent"
	// LeftUntaken: a row of a source that is no line yet: see Left.Venue.
	LeftUntaken LeftReason = "not-taken"
)

// LeftReasons lists every reason in the order in which they are told.
func LeftReasons() []LeftReason {
	return []LeftReason{
		LeftOpen, LeftFinding, LeftChange, LeftWithdrawal, LeftMove, LeftHeld, LeftRefused, LeftUnsure, LeftStopped, LeftNext,
		LeftSkipped, LeftOther, LeftUntaken,
	}
}

// Left counts the lines that stay behind for one reason.
type Left struct {
	Reason LeftReason
	// Finding is set for LeftFinding, and for LeftOpen where approving alone does not
	// settle it; Block for LeftHeld.
	Finding FindingKind
	Block   Block
	// Venue and File are set for LeftUntaken: whose rows, and where they were read.
	Venue, File string
	Lines       int
	Minutes     Minutes
}

// OutsideElsewhere is the reason of lines that another link paid.
const OutsideElsewhere OutsideReason = "paid-elsewhere"

// Never counts the lines that never go along, for one reason.
type Never struct {
	Reason OutsideReason
	Lines  int
}

// Behind is what a sending leaves behind. Every line of the period is sent, on
// its way with this sending, in Left, or in Never.
type Behind struct {
	Left  []Left
	Never []Never
	// Asks counts the lines of which Nmbrs holds something else than they say, until
	// a person has confirmed it or taken away what is in the way.
	Asks int
	// Anew are lines that were sent and that the settings of now would send
	// otherwise: they are neither in Left nor in Never, and Nmbrs keeps what was
	// sent until somebody recalculates the period.
	Anew []Anew
}

// Lines counts all lines that stay behind, apart from those that never go along.
func (b *Behind) Lines() int {
	n := 0
	for _, l := range b.Left {
		n += l.Lines
	}
	return n
}

// Leaving is what a plan, or a sending that came to its end, leaves behind of.
type Leaving struct {
	Book     *Book
	Verdicts []Verdict
	// Plan are the steps of the plan; of a sending that ended those it held back.
	Plan []PlanStep
	// Steps are those of a sending that ended, with how each stands; none for a plan.
	Steps []Step
	// Moving are the lines that come down now and go up with the next sending.
	Moving []SentForOther
	// Skip tells that an employee takes no part, nil when everybody does.
	Skip func(EmployeeID) bool
	// Otherwise is the reason of a line that nothing else speaks of; "" does not
	// count it, as taking back leaves lines for the next sending.
	Otherwise LeftReason
	// Recalculate is set for a plan that works sent lines out anew.
	Recalculate bool
}

// Behind counts what stays behind and why.
func (in Leaving) Behind() Behind {
	w := in.wayOf()
	counts, never := map[Left]Left{}, map[OutsideReason]int{}
	var out Behind
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		if why := v.stays(); why != "" {
			never[why]++
			continue
		}
		key, left := w.of(v)
		if !left {
			continue
		}
		n := counts[key]
		n.Lines++
		n.Minutes += v.Line.Minutes
		counts[key] = n
		if v.State == StateChanged && key.asks() {
			out.Asks++
		}
	}
	for key, n := range counts {
		key.Lines, key.Minutes = n.Lines, n.Minutes
		out.Left = append(out.Left, key)
	}
	if in.Otherwise != "" { // taking back asks no source
		out.Left = append(out.Left, in.Book.untaken()...)
	}
	slices.SortFunc(out.Left, func(a, b Left) int {
		return cmp.Or(cmp.Compare(slices.Index(LeftReasons(), a.Reason), slices.Index(LeftReasons(), b.Reason)), cmp.Compare(b.Lines, a.Lines),
			cmp.Compare(a.Finding, b.Finding), cmp.Compare(a.Block, b.Block), cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.File, b.File))
	})
	if in.Otherwise != "" { // taking back asks nothing of the settings
		out.Anew = in.anew(w.recalculated())
	}
	for why, n := range never {
		out.Never = append(out.Never, Never{why, n})
	}
	slices.SortFunc(out.Never, func(a, b Never) int { return cmp.Or(cmp.Compare(b.Lines, a.Lines), cmp.Compare(a.Reason, b.Reason)) })
	return out
}

// stays gives the reason for which a line never goes along, whoever does what
// about it; "" for a line that may have to be paid.
func (v *Verdict) stays() OutsideReason {
	switch v.State {
	case StateElsewhere:
		return OutsideElsewhere
	case StateOutside:
		return v.Outside
	case StateOpen, StateBlocked:
		if len(v.Shares) > 0 || v.Line.Withdrawn || v.has(FindNoCode) {
			return ""
		}
		if v.Basis == BasisFixed || v.Basis == BasisExtra {
			return cmp.Or(v.Outside, OutsideFixed) // nothing of it goes along, whatever becomes of the finding
		}
		if v.Outside == OutsideType || v.Outside == OutsideNotHere {
			return v.Outside
		}
	default:
	}
	return ""
}

// way tells how lines fare with a plan or a sending.
type way struct {
	Leaving
	held           map[LineID]Block
	going, moving  map[LineID]bool
	refused, ended map[LineID]bool
}

// wayOf gathers it. A step speaks of the lines that it counts, and of those
// that the step before it counts and it takes away.
func (in Leaving) wayOf() *way {
	w := &way{
		Leaving: in, held: map[LineID]Block{}, going: map[LineID]bool{}, moving: map[LineID]bool{}, refused: map[LineID]bool{}, ended: map[LineID]bool{},
	}
	heads := in.Book.Heads()
	each := func(t Target, counts []Counted, do func(LineID)) {
		for _, c := range counts {
			do(c.Line)
		}
		if h := heads[t]; h != nil && h.Done != nil {
			for _, c := range h.Done.Counts {
				do(c.Line)
			}
		}
	}
	for i := range in.Plan {
		s := &in.Plan[i]
		switch {
		case s.Block != BlockNone:
			each(s.Target, s.Counts, func(l LineID) {
				if w.held[l] == BlockNone {
					w.held[l] = s.Block
				}
			})
		case s.Sends():
			each(s.Target, s.Counts, func(l LineID) { w.going[l] = true })
		}
	}
	for i := range in.Steps {
		s := &in.Steps[i]
		switch s.State {
		case StepRefused:
			each(s.Target(), s.Counts, func(l LineID) { w.refused[l] = true })
		case StepWaiting, StepSending:
			each(s.Target(), s.Counts, func(l LineID) { w.ended[l] = true })
		default:
		}
	}
	for _, m := range in.Moving {
		for _, l := range m.Lines {
			w.moving[l] = true
		}
	}
	return w
}

// recalculated tells which lines go along worked out anew, nil when none does.
func (w *way) recalculated() func(LineID) bool {
	if !w.Recalculate {
		return nil
	}
	return func(l LineID) bool { return w.going[l] && w.held[l] == BlockNone }
}

// of tells whether and why a line stays behind.
func (w *way) of(v *Verdict) (Left, bool) {
	switch v.State {
	case StateSent:
		return Left{}, false
	case StateUnsure:
		return Left{Reason: LeftUnsure}, true
	case StateOpen:
		if v.Line.Withdrawn {
			return Left{Reason: LeftWithdrawal}, true
		}
		return Left{Reason: LeftOpen, Finding: v.leftFor().Finding}, true
	case StateBlocked:
		return v.leftFor(), true
	default:
	}
	if w.Skip != nil && w.Skip(v.Employee) {
		return Left{Reason: LeftSkipped}, true
	}
	if v.State == StateChanged && !v.corrects() {
		return v.unsaid(), true
	}
	if v.State == StatePartly && (v.Blocked() || !v.Line.Approved) {
		return v.leftFor(), true
	}
	return w.onItsWay(v.Line.ID)
}

// onItsWay is about a line that a sending wants.
func (w *way) onItsWay(l LineID) (Left, bool) {
	switch {
	case w.held[l] != BlockNone:
		return Left{Reason: LeftHeld, Block: w.held[l]}, true
	case w.refused[l]:
		return Left{Reason: LeftRefused}, true
	case w.ended[l]:
		return Left{Reason: LeftStopped}, true
	case w.moving[l]:
		return Left{Reason: LeftNext}, true
	case w.going[l]:
		return Left{}, false
	}
	return Left{Reason: w.Otherwise}, w.Otherwise != ""
}

// asks tells whether a changed line that stays behind for this waits for a
// person; what is held back, refused or not chosen is told by itself.
func (l Left) asks() bool {
	switch l.Reason {
	case LeftChange, LeftWithdrawal, LeftMove, LeftFinding:
		return true
	default:
		return false
	}
}

// leftFor names the first finding that blocks a line. What waits only to be seen
// comes last: where something else is to be settled it may go with that.
func (v *Verdict) leftFor() Left {
	for _, blocks := range []func(Finding) bool{func(f Finding) bool { return f.Kind.Blocks() }, Finding.Blocks} {
		if i := slices.IndexFunc(v.Findings, blocks); i >= 0 {
			return Left{Reason: LeftFinding, Finding: v.Findings[i].Kind}
		}
	}
	return Left{Reason: LeftOpen}
}

// unsaid tells what is still to be said of a line that was sent and is
// otherwise by now.
func (v *Verdict) unsaid() Left {
	switch {
	case v.has(FindKept):
		return Left{Reason: LeftFinding, Finding: FindKept}
	case v.Line.Withdrawn:
		return Left{Reason: LeftWithdrawal}
	case v.Moved() && !v.moveConfirmed():
		return Left{Reason: LeftMove}
	case v.Line.Corrected != v.Line.Version:
		return Left{Reason: LeftChange}
	}
	return v.leftFor()
}
