package payroll

import "slices"

// BackStep is what taking a batch back does to one component of an employee.
type BackStep struct {
	Target
	BookedIn Period
	Action   Action
	// Ours is what our rows add up to now, Wanted what they will: what they did
	// before the batch. Seen is what Nmbrs holds on the component.
	Amount, Wanted, Ours, Seen Hundredths
	// Calls are empty when nothing need be written: other lines made up the
	// same total.
	Calls []Call
	// Counts are the lines that the batch counted, Minutes what they add up to.
	Counts  []Counted
	Minutes Minutes
	// Undoes is the newest step of the batch for the component.
	Undoes StepID
	// Block tells why nothing is done, and Rows which rows it speaks of.
	Block Block
	Rows  []SeenRow
}

// BackInput is everything that taking back a batch depends on.
type BackInput struct {
	Batch BatchID
	// Steps are those for the period of the batch, of every batch, oldest first
	// and with their counts; Rows are the own rows for it, wherever booked.
	Steps []Step
	Rows  []OwnRow
	// Read holds what Nmbrs showed of each employee where the batch was booked.
	Read map[EmployeeID]*Snapshot
}

// taking is a batch on its way back.
type taking struct {
	BackInput
	rows    map[Target][]OwnRow
	added   map[rowID]bool       // rows that a step of the batch made
	removed map[rowID]Hundredths // rows that any step took out of Nmbrs
	taken   map[portion]bool
}

// rowID names a row among those of Nmbrs.
type rowID struct {
	kind Kind
	id   RowID
}

// portion is what a batch did to one target.
type portion struct {
	batch  BatchID
	target Target
}

// TakeBack works out how a batch is taken back, per employee and component:
// the sum of our rows goes back to what it was before the batch. The rows that
// the batch made go, whatever else stands for the difference goes after them,
// newest first, and what the batch had removed is put back. Components of which
// nothing was sent, or that were taken back already, are not among the steps.
// Only rows of the register are touched, and only as we left them.
func TakeBack(in BackInput) []BackStep {
	t := &taking{
		BackInput: in, rows: map[Target][]OwnRow{}, added: map[rowID]bool{}, removed: map[rowID]Hundredths{}, taken: takenBack(in.Steps),
	}
	for _, r := range in.Rows {
		t.rows[r.Target()] = append(t.rows[r.Target()], r)
	}
	made := map[Target][]*Step{}
	var order []Target
	for i := range in.Steps {
		s := &in.Steps[i]
		for _, c := range s.Calls {
			switch {
			case c.State != StepDone:
			case c.Op == OpRemove:
				t.removed[rowID{s.Component.Kind, c.Row}] = c.Amount
			case c.Op == OpAdd && s.Batch == in.Batch:
				t.added[rowID{s.Component.Kind, c.Row}] = true
			}
		}
		if s.Batch == in.Batch && s.Undoes == "" {
			if made[s.Target()] == nil {
				order = append(order, s.Target())
			}
			made[s.Target()] = append(made[s.Target()], s)
		}
	}
	var out []BackStep
	for _, target := range order {
		if steps := made[target]; slices.ContainsFunc(steps, touched) && !t.taken[portion{in.Batch, target}] {
			out = append(out, t.step(steps))
		}
	}
	t.holdTogether(out)
	return out
}

// TakenBack tells whether nothing of a batch stands any more: each component
// of which something was sent has been taken back.
func TakenBack(steps []Step, batch BatchID) bool {
	taken := takenBack(steps)
	return !slices.ContainsFunc(steps, func(s Step) bool {
		return s.Batch == batch && s.Undoes == "" && touched(&s) && !taken[portion{batch, s.Target()}]
	})
}

// takenBack gathers what has been taken back, from the steps that did it. Such
// a step names the newest step of the batch and undoes all of its target.
func takenBack(steps []Step) map[portion]bool {
	at := make(map[StepID]*Step, len(steps))
	for i := range steps {
		at[steps[i].ID] = &steps[i]
	}
	out := map[portion]bool{}
	for i := range steps {
		if s := &steps[i]; s.Undoes != "" && s.State == StepDone {
			if of := at[s.Undoes]; of != nil && of != s {
				out[portion{of.Batch, of.Target()}] = true
			}
		}
	}
	return out
}

// touched tells whether a step left something behind: it is done, or half done.
func touched(s *Step) bool {
	return s.State == StepDone || slices.ContainsFunc(s.Calls, func(c Call) bool { return c.State == StepDone })
}

// step works out what becomes of one target, from the batch's steps for it.
func (t *taking) step(steps []*Step) BackStep {
	last := steps[len(steps)-1]
	b := BackStep{
		Target: last.Target(), BookedIn: last.BookedIn, Action: ActionRemove, Undoes: last.ID, Counts: last.Counts, Minutes: last.Minutes,
	}
	for _, r := range t.rows[b.Target] {
		b.Ours += r.Planned()
	}
	snap := t.Read[b.Employee]
	if snap.Knows(b.Component.Kind) {
		b.Seen = SeenAmount(snap, b.Component)
	}
	called := slices.ContainsFunc(steps, func(s *Step) bool {
		return slices.ContainsFunc(s.Calls, func(c Call) bool { return c.State == StepDone })
	})
	switch {
	case t.newerStands(last):
		b.Block = BlockNewer
	case !called:
		b.Wanted, b.Action = b.Ours, ActionNone
	case !snap.Knows(b.Component.Kind):
		b.Block = BlockUnread
	case b.Component.Kind == KindWorked:
		t.days(&b, steps)
	default:
		t.amounts(&b, steps, snap)
	}
	return b
}

// newerStands tells whether a newer step of the target was not taken back: a
// colleague's hand held it.
func (t *taking) newerStands(last *Step) bool {
	behind := false
	for i := range t.Steps {
		s := &t.Steps[i]
		if behind && s.Undoes == "" && s.Batch != t.Batch && s.Target() == last.Target() && touched(s) && !t.taken[portion{s.Batch, s.Target()}] {
			return true
		}
		behind = behind || s.ID == last.ID
	}
	return false
}

// days brings the days back to what Nmbrs held before the batch, where it
// still holds what we set.
func (t *taking) days(b *BackStep, steps []*Step) {
	set, before := steps[0].Seen, steps[0]
	for _, s := range steps {
		for _, c := range s.Calls {
			if c.State == StepDone {
				set = c.Amount
			}
		}
	}
	b.Action, b.Wanted = ActionSet, before.Ours
	bySheet := slices.ContainsFunc(t.rows[b.Target], func(r OwnRow) bool { return r.Sheet != "" })
	if bySheet || b.Ours != set || b.Seen != set {
		b.Block, b.Rows = BlockDaysOther, []SeenRow{{Amount: b.Seen}}
		return
	}
	b.Amount = before.Seen
	b.Calls = []Call{{Op: OpSet, Amount: before.Seen, State: StepWaiting}}
}

// amounts brings the rows of a target back to the sum that they had.
func (t *taking) amounts(b *BackStep, steps []*Step, snap *Snapshot) {
	if t.touchedByHand(b, snap) {
		return
	}
	b.Wanted = b.Ours - t.effect(b.Target, append(slices.Clone(steps), t.tries(b.Target)...))
	left := b.Ours
	take := func(r OwnRow) {
		b.Calls = append(b.Calls, Call{Op: OpRemove, Row: r.ID, Amount: r.Amount, State: StepWaiting})
		b.Amount -= r.Amount
		left -= r.Planned()
	}
	var others []OwnRow
	for _, r := range t.rows[b.Target] {
		switch {
		case r.BookedIn != b.BookedIn || r.Gone || r.Left != nil || r.Sheet != "":
		case t.added[rowID{r.Kind, r.ID}]:
			take(r)
		case r.Removable():
			others = append(others, r)
		}
	}
	for _, r := range slices.Backward(others) {
		if left <= b.Wanted {
			break
		}
		take(r)
	}
	if left > b.Wanted {
		b.Block, b.Calls, b.Amount = BlockLeft, nil, 0
		return
	}
	if back := b.Wanted - left; back != 0 {
		b.Calls = append(b.Calls, Call{Op: OpAdd, Amount: back, State: StepWaiting})
		b.Amount += back
	}
}

// touchedByHand looks whether our rows of the target are in Nmbrs as we left
// them; a colleague's change holds the component.
func (t *taking) touchedByHand(b *BackStep, snap *Snapshot) bool {
	seen := map[RowID]SeenRow{}
	for _, r := range snap.Rows(b.Component.Kind) {
		seen[r.ID] = r
	}
	for _, own := range t.rows[b.Target] {
		if own.BookedIn != b.BookedIn || own.Sheet != "" {
			continue
		}
		r, there := seen[own.ID]
		mine := t.added[rowID{own.Kind, own.ID}]
		switch {
		case !there && (mine || !own.Settled(nil)):
			b.Block = BlockGone
			b.Rows = append(b.Rows, SeenRow{ID: own.ID, Code: own.Component.Code, Amount: own.Amount})
		case there && (mine && own.Left != nil || !own.Settled(&r)):
			b.Block = BlockChanged
			b.Rows = append(b.Rows, r)
		}
	}
	return b.Block != BlockNone
}

// tries are earlier steps that took the target of the batch back by half.
func (t *taking) tries(target Target) []*Step {
	of := map[StepID]bool{}
	var out []*Step
	for i := range t.Steps {
		s := &t.Steps[i]
		of[s.ID] = s.Batch == t.Batch && s.Target() == target
		if of[s.Undoes] && s.Undoes != s.ID {
			out = append(out, s)
		}
	}
	return out
}

// effect is what steps did to the sum of a target, as far as it stands: the
// rows that they made, as far as they count, less what they removed. A row that
// a person gave up meanwhile counts for nothing.
func (t *taking) effect(target Target, steps []*Step) Hundredths {
	counts := map[rowID]Hundredths{}
	for _, r := range t.rows[target] {
		counts[rowID{r.Kind, r.ID}] = r.Planned()
	}
	var sum Hundredths
	for _, s := range steps {
		var added, removed Hundredths
		for _, c := range s.Calls {
			if c.State != StepDone {
				continue
			}
			id := rowID{s.Component.Kind, c.Row}
			switch c.Op {
			case OpAdd:
				added += c.Amount
				if n, there := counts[id]; there {
					sum += n
				} else {
					sum += t.removed[id]
				}
			case OpRemove:
				removed += c.Amount
			case OpSet:
			}
		}
		if s.State == StepDone {
			removed = s.Ours + added - s.Wanted // what the removed rows counted for
		}
		sum -= removed
	}
	return sum
}
