package payroll

// holdTogether holds what belongs together: where lines moved from one
// component to another and one of the two is held, the other stays too. Else
// the same hours could be in Nmbrs twice, or in neither.
func (t *taking) holdTogether(steps []BackStep) {
	moved := make([]movement, len(steps))
	before := t.before()
	for i := range steps {
		moved[i] = movedLines(before[steps[i].Target], steps[i].Counts)
	}
	var held []int
	for i := range steps {
		if steps[i].Block != BlockNone {
			held = append(held, i)
		}
	}
	for len(held) > 0 {
		i := held[0]
		held = held[1:]
		for k := range steps {
			s := &steps[k]
			if s.Block == BlockNone && s.Employee == steps[i].Employee && s.Component.Kind == steps[i].Component.Kind && moved[i].meets(moved[k]) {
				s.Block, s.Calls, s.Amount = BlockWith, nil, 0
				held = append(held, k)
			}
		}
	}
}

// before gives what each target counted before the batch: by the newest done
// step that was not taken back.
func (t *taking) before() map[Target][]Counted {
	out := map[Target][]Counted{}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Undoes == "" && s.Batch != t.Batch && s.State == StepDone && !t.taken[portion{s.Batch, s.Target()}] {
			out[s.Target()] = s.Counts
		}
	}
	return out
}

// movement are the lines of which a batch took something away from a component,
// and those of which it brought something.
type movement struct{ lost, won map[LineID]bool }

// meets tells whether lines went from the one to the other.
func (m movement) meets(o movement) bool {
	return common(m.lost, o.won) || common(m.won, o.lost)
}

func common(a, b map[LineID]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}

// movedLines compares what a component counted before and after a batch.
func movedLines(before, after []Counted) movement {
	type share struct {
		minutes Minutes
		count   Hundredths
	}
	sums := map[LineID]share{}
	for _, c := range after {
		n := sums[c.Line]
		sums[c.Line] = share{n.minutes + c.Minutes, n.count + c.Count}
	}
	for _, c := range before {
		n := sums[c.Line]
		sums[c.Line] = share{n.minutes - c.Minutes, n.count - c.Count}
	}
	out := movement{map[LineID]bool{}, map[LineID]bool{}}
	for id, n := range sums {
		if n.minutes < 0 || n.count < 0 {
			out.lost[id] = true
		}
		if n.minutes > 0 || n.count > 0 {
			out.won[id] = true
		}
	}
	return out
}
