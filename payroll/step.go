package payroll

import (
	"errors"
	"slices"
	"strconv"
)

// CallMove is one call of a step moving to another state: the unit that the
// journal and the ledger record.
type CallMove struct {
	Step StepID    `json:"step"`
	Call int       `json:"call"`
	To   StepState `json:"to"`
	// Row is the row that an add made (To done).
	Row RowID `json:"row,omitempty"`
	// Before is what Nmbrs held just before the call (To sending).
	Before []SeenRow `json:"before,omitempty"`
	// Reason says why a call was refused, or is unsure, or waits again.
	Reason *Problem `json:"reason,omitempty"`
	// Adopted is set when the row was found by reading back, or named by a person.
	Adopted bool `json:"adopted,omitempty"`
}

// RowChange is what a move does to the register of own rows.
type RowChange struct {
	// Put claims a row for the step. An id that another step has is never taken
	// from it: the move that asks for it cannot be made as it is.
	Put *OwnRow
	// Drop takes a row out; only Kind and ID are set, and Step where the row
	// goes only if it is that step's.
	Drop *OwnRow
}

// Claims tells whether the change takes an id of Nmbrs for a step. The days
// worked have no id of their own: a later step of theirs takes their place.
func (c RowChange) Claims() bool { return c.Put != nil && c.Put.Kind != KindWorked }

var errMove = errors.New("payroll: a call cannot make this move")

// DaysRow gives the register's id for the days worked of an employee in a period.
func DaysRow(e EmployeeID, p Period) RowID {
	return RowID(string(e) + "/" + p.String())
}

// Advance moves one call of a step and tells what that does to the register.
// It refuses a move that the protocol does not know, such as done → sending.
func Advance(s Step, m CallMove) (Step, RowChange, error) {
	if m.Step != s.ID || m.Call < 0 || m.Call >= len(s.Calls) || s.State == StepSuperseded {
		return s, RowChange{}, errMove
	}
	calls := append([]Call(nil), s.Calls...)
	c := &calls[m.Call]
	if !mayMove(c.State, m.To) && !retracts(c, m) {
		return s, RowChange{}, errMove
	}
	var change RowChange
	switch m.To {
	case StepSending:
		if slices.ContainsFunc(calls[:m.Call], func(c Call) bool { return c.State != StepDone }) {
			return s, RowChange{}, errMove
		}
		if m.Call == 0 && c.Tries == 0 && len(m.Before) > 0 {
			s.Seen = s.seenIn(m.Before)
		}
		c.send(m.Before)
	case StepUnsure:
		if c.State == StepDone {
			// The id that Nmbrs gave is not where it should be. It stays with the
			// call, which Nmbrs had confirmed: it is never taken for absent.
			change.Drop = &OwnRow{Kind: s.Component.Kind, ID: c.Row, Step: s.ID}
		}
	case StepDone:
		if c.Op == OpAdd {
			if m.Row == "" {
				return s, RowChange{}, errMove
			}
			c.Row = m.Row
		}
		change = rowChange(s, *c)
	case StepWaiting:
		if c.State == StepUnsure {
			c.Absent++
		}
	default:
	}
	c.State = m.To
	s.Calls = calls
	s.State = stateOf(calls)
	switch m.To {
	case StepRefused, StepUnsure, StepWaiting:
		s.Reason = m.Reason
	default:
		s.Reason = nil
	}
	return s, change, nil
}

// seenIn gives what Nmbrs held of the step's component just before its first
// call: what the days go back to when it is taken back.
func (s Step) seenIn(before []SeenRow) Hundredths {
	var sum Hundredths
	for _, r := range before {
		if s.Component.Kind == KindWorked || r.Code == s.Component.Code {
			sum += r.Amount
		}
	}
	return sum
}

// send begins the call, once or once more: an id of an earlier try is forgotten.
func (c *Call) send(before []SeenRow) {
	c.Before = before
	c.Tries++
	if c.Op == OpAdd {
		c.Row = ""
	}
}

// retracts tells whether a confirmed add becomes unsure: the row that Nmbrs gave
// its id for is not at the employee.
func retracts(c *Call, m CallMove) bool {
	return c.State == StepDone && m.To == StepUnsure && c.Op == OpAdd
}

// mayMove is the table of the protocol, apart from what retracts says. An unsure call comes to an end by
// reading back; waiting again means that it certainly was not applied.
func mayMove(from, to StepState) bool {
	switch from {
	case StepWaiting:
		return to == StepSending || to == StepUnsure
	case StepSending:
		return to == StepDone || to == StepRefused || to == StepUnsure || to == StepWaiting
	case StepUnsure:
		return to == StepDone || to == StepWaiting || to == StepRefused || to == StepUnsure
	case StepRefused:
		return false
	default:
	}
	return false
}

// stateOf gives the state of a step from its calls: the first that is not
// done decides.
func stateOf(calls []Call) StepState {
	for _, c := range calls {
		if c.State != StepDone {
			return c.State
		}
	}
	return StepDone
}

func rowChange(s Step, c Call) RowChange {
	kind := s.Component.Kind
	switch c.Op {
	case OpRemove:
		return RowChange{Drop: &OwnRow{Kind: kind, ID: c.Row}}
	case OpSet:
		id := DaysRow(s.Employee, s.BookedIn)
		if s.Undoes != "" {
			return daysBack(s, id)
		}
		row := newOwnRow(s, id, c.Amount)
		row.Prior = s.DaysBefore()
		return RowChange{Put: &row}
	default:
		row := newOwnRow(s, c.Row, c.Amount)
		return RowChange{Put: &row}
	}
}

// daysBack is what taking days back leaves in the register: what was ours
// before, whatever Nmbrs held beside it.
func daysBack(s Step, id RowID) RowChange {
	if s.Wanted == 0 {
		return RowChange{Drop: &OwnRow{Kind: s.Component.Kind, ID: id}}
	}
	row := newOwnRow(s, id, s.Wanted)
	return RowChange{Put: &row}
}

// DaysBefore gives, for a step that sets days, what they were before it: our
// own earlier value, or else what Nmbrs held.
func (s Step) DaysBefore() Hundredths {
	if s.Ours != 0 {
		return s.Ours
	}
	return s.Seen
}

func newOwnRow(s Step, id RowID, amount Hundredths) OwnRow {
	return OwnRow{
		Kind: s.Component.Kind, ID: id, Employee: s.Employee, Component: s.Component,
		ForPeriod: s.ForPeriod, BookedIn: s.BookedIn, Amount: amount, Step: s.ID,
	}
}

// IntText writes a count for a Problem's argument.
func IntText(n int) string { return strconv.Itoa(n) }
