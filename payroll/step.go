package payroll

import (
	"errors"
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
	Put  *OwnRow
	Drop *OwnRow // only Kind and ID are set
}

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
	if !mayMove(c.State, m.To) {
		return s, RowChange{}, errMove
	}
	var change RowChange
	switch m.To {
	case StepSending:
		for i := range m.Call {
			if calls[i].State != StepDone {
				return s, RowChange{}, errMove
			}
		}
		c.Before = m.Before
		c.Tries++
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

// mayMove is the table of the protocol. An unsure call comes to an end by
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
		if s.Undoes != "" && s.Wanted == 0 {
			return RowChange{Drop: &OwnRow{Kind: kind, ID: id}}
		}
		row := newOwnRow(s, id, c.Amount)
		row.Prior = s.DaysBefore()
		return RowChange{Put: &row}
	default:
		row := newOwnRow(s, c.Row, c.Amount)
		return RowChange{Put: &row}
	}
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

// Comment is what a row of the step carries in Nmbrs.
func (s StepID) Comment() string { return "dz:" + string(s) }

// IntText writes a count for a Problem's argument.
func IntText(n int) string { return strconv.Itoa(n) }
