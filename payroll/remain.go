package payroll

import "slices"

// Remain counts the lines of a period that are in a state and still wait.
type Remain struct {
	State   State
	Lines   int
	Minutes Minutes
}

// RemainStates are the states in which a line waits: for somebody's word, for a
// sending, or for an answer. One that was sent and changed is a correction, and
// told as such: see Waiting.
func RemainStates() []State {
	return []State{StateReady, StatePartly, StateUnsure, StateBlocked, StateOpen}
}

// RemainIn counts what of a period waits, in the order of RemainStates. Lines
// that never go along, such as those of people on a fixed wage, do not wait.
func RemainIn(vs []Verdict) []Remain {
	order := RemainStates()
	counts := make([]Remain, len(order))
	for i := range vs {
		v := &vs[i]
		n := slices.Index(order, v.State)
		if n < 0 || v.stays() != "" {
			continue
		}
		counts[n].State = v.State
		counts[n].Lines++
		counts[n].Minutes += v.Line.Minutes
	}
	return slices.DeleteFunc(counts, func(r Remain) bool { return r.Lines == 0 })
}
