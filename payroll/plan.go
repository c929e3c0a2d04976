package payroll

import (
	"cmp"
	"slices"
)

// PlanStep is one target of the plan.
type PlanStep struct {
	Target
	Person                     string
	BookedIn                   Period
	Action                     Action
	Amount, Wanted, Ours, Seen Hundredths
	Minutes                    Minutes
	Calls                      []Call
	Counts                     []Counted
	Block                      Block
	// Missing is what a half-done replacement of the target still owes: its old
	// rows are gone and the new one is not there yet; 0 when there is none.
	Missing Hundredths
	// Rows are the rows of Nmbrs that the block speaks of.
	Rows []SeenRow
	// Apart are the days that the lines ask beside Wanted: they were left out by
	// choice, because the rest was booked in another period.
	Apart Hundredths
	// First tells that something of the employee was never sent.
	First bool
	// Recount is set when nothing is to be sent but other lines than before
	// make up the same total.
	Recount bool
	// Missed is set for a step that could not be read while others of the
	// employee are sent: that its lines wait for it is kept with the batch, so
	// that none of them turns white without it.
	Missed bool
}

// Sends tells whether the step takes part in an export.
func (s *PlanStep) Sends() bool {
	return s.Block == BlockNone && (s.Action != ActionNone || s.Recount)
}

// Plan is what an export of a period would do, per employee and component.
type Plan struct {
	ForPeriod, BookedIn Period
	Steps               []PlanStep
	// Moving are lines that come down at one person, and that only a later
	// sending, when they are down, brings to whose they are.
	Moving []SentForOther
}

// PlanInput is everything that a plan depends on.
type PlanInput struct {
	Book     *Book
	Verdicts []Verdict
	// BookedIn is where everything is booked, unless Booking decides it for each
	// employee.
	BookedIn Period
	Booking  *Booking
	// Own are the rows of the register booked where the plan books, for any period.
	Own []OwnRow
	// Read holds what Nmbrs showed of each employee where their hours are booked.
	Read map[EmployeeID]*Snapshot
	// RunMade forbids removing rows: what must go down is a negative add.
	RunMade bool
	// Beside tells that hours go beside foreign rows of the employee.
	Beside func(EmployeeID) bool
	// Accepted are rows of others that a person let be, and days of others
	// that may be replaced.
	Accepted []Beside
	// Skipped are rows of others because of which a person left the employee out.
	// No choice about all of them together sends those.
	Skipped []Beside
	// OverwriteDays tells that foreign days of the employee are replaced.
	OverwriteDays func(EmployeeID) bool
	// Recalculate works out sent lines anew with the present settings; without
	// it they keep the share that was frozen when they were sent.
	Recalculate bool
	// Open are employees of whom a step is under way for any period: they get
	// no further call until it is settled.
	Open map[EmployeeID]bool
	// Skip tells that the employee takes no part.
	Skip func(EmployeeID) bool
	// Blind plans employees of whom there is no read as if Nmbrs held what the
	// register says: they are read right before their first write.
	Blind bool

	// busy are those of whom something is to be sent, never those of whom
	// something is that never was: see prepare.
	busy, never map[EmployeeID]bool
}

// want is what the lines ask for one target.
type want struct {
	counts  []Counted
	minutes Minutes
}

// MakePlan works out what is wanted, what is ours and what must be written,
// so that the rows of Doorzet add up to the rounded total of the lines. It
// never touches a row that is not in the register.
func MakePlan(in PlanInput) Plan {
	heads := in.Book.Heads()
	wants := in.wants(heads)
	split := splitCentres(wants)
	in.prepare(wants, split, heads)
	plan := Plan{ForPeriod: in.Book.Period, BookedIn: in.BookedIn, Moving: in.moving()}
	for t := range targetsOf(wants, heads) {
		if in.Skip != nil && in.Skip(t.Employee) {
			continue
		}
		if step, ok := in.step(t, wants[t], split.of(t, wants[t]), heads[t]); ok {
			plan.Steps = append(plan.Steps, step)
		}
	}
	in.blockEmployees(plan.Steps, heads)
	if in.Booking != nil {
		plan.BookedIn = in.mainly(plan.Steps)
	}
	for i := range plan.Steps {
		if p, ok := in.Book.Team.Person(plan.Steps[i].Employee); ok {
			plan.Steps[i].Person = p.Name()
		}
	}
	slices.SortFunc(plan.Steps, func(a, b PlanStep) int {
		return cmp.Or(
			cmp.Compare(in.sortName(a.Employee), in.sortName(b.Employee)),
			cmp.Compare(a.Employee, b.Employee),
			cmp.Compare(kindOrder(a.Component.Kind), kindOrder(b.Component.Kind)),
			cmp.Compare(a.Component.Code, b.Component.Code),
			cmp.Compare(a.Component.CostCentre, b.Component.CostCentre),
		)
	})
	return plan
}

func (in *PlanInput) sortName(e EmployeeID) string {
	p, _ := in.Book.Team.Person(e)
	return SortName(p)
}

func kindOrder(k Kind) int { return slices.Index([]Kind{KindHours, KindWage, KindWorked}, k) }

func targetsOf(wants map[Target]*want, heads map[Target]*Head) map[Target]bool {
	all := map[Target]bool{}
	for t := range wants {
		all[t] = true
	}
	for t := range heads {
		all[t] = true
	}
	return all
}

// wants adds up the lines per target: sent lines with their frozen share,
// lines whose correction is confirmed with their present share, and ready
// lines that no standing step counts yet.
func (in *PlanInput) wants(heads map[Target]*Head) map[Target]*want {
	wants := map[Target]*want{}
	at := func(t Target) *want {
		w := wants[t]
		if w == nil {
			w = &want{}
			wants[t] = w
		}
		return w
	}
	byID := make(map[LineID]*Verdict, len(in.Verdicts))
	for i := range in.Verdicts {
		byID[in.Verdicts[i].Line.ID] = &in.Verdicts[i]
	}
	orphans := in.keep(heads, byID, at)
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		shares := v.due()
		if in.recalculates(v) {
			shares = v.Shares
		}
		for _, s := range shares {
			t := Target{Employee: v.Employee, Component: s.Component, ForPeriod: in.Book.Period}
			if !v.counts(s.Name) && !in.recalculates(v) {
				continue
			}
			w := at(t)
			w.add(Counted{
				Line: v.Line.ID, Version: v.Line.Version, Date: v.Line.Date, Minutes: s.Minutes, Count: s.Count,
				Rate: s.Rate, Name: s.Name, Replaces: s.Replaces,
			})
		}
	}
	for _, o := range orphans {
		if c, ok := in.passDay(o, wants[o.target]); ok {
			at(o.target).add(c)
		}
	}
	return wants
}

// keep adds what stays of what was sent, and gives the days that their lines do not
// keep.
func (in *PlanInput) keep(heads map[Target]*Head, byID map[LineID]*Verdict, at func(Target) *want) (orphans []orphan) {
	for t, h := range heads {
		if !h.Stands() {
			continue
		}
		w := at(t)
		for _, c := range h.Done.Counts {
			v := byID[c.Line]
			switch {
			case in.stays(v, t.Employee):
				c.frozen = true
				w.add(c)
			case in.keepsDay(t, c, v):
				c.Version = v.Line.Version
				w.add(c)
			case t.Component.Kind == KindWorked:
				orphans = append(orphans, orphan{t, c})
			}
		}
	}
	return orphans
}

func (w *want) add(c Counted) {
	w.counts = append(w.counts, c)
	w.minutes += c.Minutes
}

// Multiply gives count × rate, both in hundredths, in hundredths, half away
// from zero: 3 pieces of € 4.56 are € 13.68.
func Multiply(count, rate Hundredths) Hundredths {
	n := int64(count) * int64(rate)
	if n < 0 {
		return Hundredths(-((-n + 50) / 100))
	}
	return Hundredths((n + 50) / 100)
}

// counts tells whether the line's present share of that name is wanted.
func (v *Verdict) counts(name string) bool {
	if v.Line.Withdrawn || v.SentFor != "" {
		return false // what was sent for somebody else comes down there first
	}
	switch v.State {
	case StateReady:
		return true
	case StateChanged:
		return v.corrects()
	case StatePartly, StateSent:
		// Only what was planned for it before and is not confirmed: settings
		// never recompute what was sent.
		return v.Line.Approved && !v.Blocked() && v.lacks(name)
	default:
	}
	return false
}

// total gives the wanted amount of a target.
func (w *want) total(k Kind) Hundredths {
	if w == nil {
		return 0
	}
	return SumOf(k, w.counts)
}

// SumOf gives what frozen shares add up to in a component of a kind: hours
// rounded once, unique dates, or pieces and what they are worth.
func SumOf(k Kind, counts []Counted) Hundredths {
	switch k {
	case KindHours:
		var m Minutes
		for _, c := range counts {
			m += c.Minutes
		}
		return RoundMinutes(m)
	case KindWorked:
		dates := map[Date]bool{}
		for _, c := range counts {
			dates[c.Date] = true
		}
		return Hundredths(len(dates) * 100)
	default:
	}
	// One rounding per rate, over all pieces at that rate.
	var sum Hundredths
	pieces := map[Hundredths]Hundredths{}
	for _, c := range counts {
		if c.Rate == nil {
			sum += c.Count
		} else {
			pieces[*c.Rate] += c.Count
		}
	}
	for rate, n := range pieces {
		sum += Multiply(n, rate)
	}
	return sum
}

// step plans one target; ok is false when there is nothing to say about it.
func (in *PlanInput) step(t Target, w *want, wanted Hundredths, h *Head) (PlanStep, bool) {
	s := PlanStep{Target: t, BookedIn: in.route(t.Employee).BookedIn, Action: ActionNone, Wanted: wanted}
	if h.Stands() {
		s.Apart = h.leftOut(wanted)
		s.Wanted -= s.Apart
	}
	s.take(w, h)
	snap := in.Read[t.Employee]
	s.Seen = in.seen(&s, snap)
	if s.Block == BlockNone && h.yields() && in.besideLink(t.Employee) {
		s.Block, s.Wanted, s.Minutes, s.Counts = BlockLink, h.gaveWay.Wanted, h.gaveWay.Minutes, h.gaveWay.Counts
		return s, true
	}
	if s.Wanted == 0 && s.Ours == 0 && len(s.Counts) == 0 && (h == nil || !h.Stands() || len(h.Done.Counts) == 0) {
		return s, s.Block != BlockNone
	}
	s.Recount = s.Wanted == s.Ours && !sameCounts(s.Counts, h)
	if s.Block == BlockNone && s.Wanted != s.Ours && h.LinesUnknown() && !in.Recalculate {
		s.Block = BlockLines
	}
	if s.Block != BlockNone {
		return s, true
	}
	in.decide(&s, h, snap)
	return s, true
}

// take takes over what is wanted, and what of it is ours or under way.
func (s *PlanStep) take(w *want, h *Head) {
	if w != nil {
		s.Minutes, s.Counts = w.minutes, w.counts
		slices.SortFunc(s.Counts, func(a, b Counted) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Line, b.Line))
		})
	}
	if h == nil {
		return
	}
	s.Ours = h.Ours
	if h.Open != nil {
		s.Block = BlockOpen
		s.Wanted, s.Minutes, s.Counts, s.Apart = h.Open.Wanted, h.Open.Minutes, h.Open.Counts, h.Open.Apart
		if h.Open.HalfDone() {
			s.Missing = h.Open.Wanted - h.Ours
		}
	}
}

func sameCounts(counts []Counted, h *Head) bool {
	if h == nil || !h.Stands() {
		return len(counts) == 0
	}
	if len(counts) != len(h.Done.Counts) {
		return false
	}
	type share struct {
		line LineID
		name string
	}
	type was struct {
		version int
		minutes Minutes
	}
	old := make(map[share]was, len(counts))
	for _, c := range h.Done.Counts {
		old[share{c.Line, c.Name}] = was{c.Version, c.Minutes}
	}
	for _, c := range counts {
		if w, ok := old[share{c.Line, c.Name}]; !ok || w != (was{c.Version, c.Minutes}) {
			return false
		}
	}
	return len(h.overtaken()) == 0
}

// decide chooses the action of a target that is free to move.
func (in *PlanInput) decide(s *PlanStep, h *Head, snap *Snapshot) {
	switch {
	case s.Component.Kind == KindWorked && s.BookedIn != s.ForPeriod:
		in.leaveDays(s)
	case snap == nil && in.Blind && s.Component.Kind != KindWorked:
		in.decideRows(s, h)
	case snap == nil && in.Blind:
		in.decideDays(s, h)
	case !snap.Knows(s.Component.Kind):
		s.Block = BlockUnread
	case s.Component.Kind == KindWorked:
		in.decideDays(s, h)
	default:
		if !in.ownRowsBroken(s, h, snap) {
			in.decideRows(s, h)
		}
	}
}

// decideRows adds what is missing, or brings down what is too much.
func (in *PlanInput) decideRows(s *PlanStep, h *Head) {
	s.Amount = s.Wanted - s.Ours
	switch {
	case s.Amount > 0:
		s.Action = ActionAdd
		s.Calls = []Call{{Op: OpAdd, Amount: s.Amount, State: StepWaiting}}
	case s.Amount < 0:
		in.decideLess(s, h)
	}
}

// ownRowsBroken looks whether each own row of the target is still in Nmbrs as
// we made it.
func (in *PlanInput) ownRowsBroken(s *PlanStep, h *Head, snap *Snapshot) bool {
	if h == nil {
		return false
	}
	seen := map[RowID]SeenRow{}
	for _, r := range snap.Rows(s.Component.Kind) {
		seen[r.ID] = r
	}
	for _, own := range h.Rows {
		if own.BookedIn != s.BookedIn {
			continue
		}
		r, ok := seen[own.ID]
		switch {
		case !ok && !own.Settled(nil):
			s.Block = BlockGone
			s.Rows = append(s.Rows, SeenRow{ID: own.ID, Code: own.Component.Code, Amount: own.Amount})
		case ok && !own.Settled(&r):
			s.Block = BlockChanged
			s.Rows = append(s.Rows, r)
		}
	}
	return s.Block != BlockNone
}

// decideLess brings a target down: the newest removable own rows go until no
// more than wanted is left, and what is missing then is added again. Rows
// booked in another period, or under a made run, stay: then the difference is
// a negative row.
func (in *PlanInput) decideLess(s *PlanStep, h *Head) {
	left := s.Ours
	if h != nil && !in.route(s.Employee).RunMade {
		for i := len(h.Rows) - 1; i >= 0 && left > s.Wanted; i-- {
			own := h.Rows[i]
			if own.BookedIn != s.BookedIn || !own.Removable() {
				continue
			}
			s.Calls = append(s.Calls, Call{Op: OpRemove, Row: own.ID, Amount: own.Amount, State: StepWaiting})
			left -= own.Planned()
		}
	}
	s.Action = ActionAdd
	if len(s.Calls) > 0 {
		s.Action = ActionRemove
	}
	if rest := s.Wanted - left; rest != 0 {
		s.Calls = append(s.Calls, Call{Op: OpAdd, Amount: rest, State: StepWaiting})
	}
}

// leaveDays is about days of hours that are booked in another period: where
// they would change they are left out by choice, and what was left out is kept
// with the batch.
func (in *PlanInput) leaveDays(s *PlanStep) {
	switch {
	case s.Wanted == s.Ours:
	case !in.route(s.Employee).WithoutDays:
		s.Block = BlockPeriod
	default:
		s.Apart += s.Wanted - s.Ours
		s.Wanted, s.Recount = s.Ours, true
	}
}
