package payroll

// holdTogether holds what belongs together: where hours of a person-day moved
// from one component to another and one of the two is held, the other stays
// too. Else the same hours could be in Nmbrs twice, or in neither. What an hour
// is, is person, day and minutes: whether a line moved, or another one of its
// day came in its place, makes no difference.
func (t *taking) holdTogether(steps []BackStep) {
	moved := make([]movement, len(steps))
	before := t.before()
	for i := range steps {
		moved[i] = movedHours(before[steps[i].Target], steps[i].Counts)
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

// place is a line or a day: hours may go with their line to another day, or to
// another line of their day.
type place struct {
	line LineID
	date Date
}

// movement are the lines and days of which a batch took something away from a
// component, and those of which it brought something.
type movement struct{ lost, won map[place]bool }

// meets tells whether hours went from the one to the other.
func (m movement) meets(o movement) bool {
	return common(m.lost, o.won) || common(m.won, o.lost)
}

func common(a, b map[place]bool) bool {
	for p := range a {
		if b[p] {
			return true
		}
	}
	return false
}

// movedHours compares what a component counted before and after a batch.
func movedHours(before, after []Counted) movement {
	type share struct {
		minutes Minutes
		count   Hundredths
	}
	sums := map[place]share{}
	for sign, counts := range map[int64][]Counted{1: after, -1: before} {
		for _, c := range counts {
			for _, p := range []place{{line: c.Line}, {date: c.Date}} {
				n := sums[p]
				sums[p] = share{n.minutes + Minutes(sign)*c.Minutes, n.count + Hundredths(sign)*c.Count}
			}
		}
	}
	out := movement{map[place]bool{}, map[place]bool{}}
	for p, n := range sums {
		if n.minutes < 0 || n.count < 0 {
			out.lost[p] = true
		}
		if n.minutes > 0 || n.count > 0 {
			out.won[p] = true
		}
	}
	return out
}
