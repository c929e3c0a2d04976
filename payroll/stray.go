package payroll

// What a row of Nmbrs is that is not in the register.

// Stand says how far a step of ours is that a stray row may belong to.
type Stand string

// The stands: no step of ours, one whose answer is in doubt, one that is done.
const (
	StandNone  Stand = "none"
	StandDoubt Stand = "doubt"
	StandDone  Stand = "done"
)

// StrayIs says what a stray row is.
type StrayIs string

// What a stray row can be.
const (
	// StrayOurs is the row of the step in doubt: its comment says so.
	StrayOurs StrayIs = "ours"
	// StrayAdopted is taken for the row of the step in doubt: nothing tells
	// against it and nothing else can be it.
	StrayAdopted StrayIs = "adopted"
	// StrayAsk is for a person to decide; the step in doubt is neither absent
	// nor sent again meanwhile.
	StrayAsk StrayIs = "ask"
	// StrayTwin is a second row of a step that is done.
	StrayTwin StrayIs = "twin"
	// StrayStop says that somebody else is sending now.
	StrayStop StrayIs = "stop"
	// StrayHold came since the plan was made; its employee is held.
	StrayHold StrayIs = "hold"
	// StrayForeign was there before; it is as the clerk chose.
	StrayForeign StrayIs = "foreign"
)

// Stray is what is known of a row on a code of ours that is not in the
// register. It is the whole ground on which such a row is judged.
type Stray struct {
	// Stand is that of the step of ours on the row's person and code.
	Stand Stand
	// Mark is what the row's comment says, held against that step.
	Mark Mark
	// Equal tells that the row has exactly the amount that the step asked for.
	Equal bool
	// New tells that the row was not there at our read: the one just before the
	// call in doubt or done, and without a step the plan's.
	New bool
	// Candidates counts the new rows of this person and code that are in no
	// register, this one included.
	Candidates int
	// Sending tells that somebody else was seen sending in this run.
	Sending bool
	// People counts the employees with new rows of others on planned codes.
	People int
}

// Is judges the row. It is the one table for settling, planning, reading back,
// resuming and late traces alike.
func (s Stray) Is() StrayIs {
	switch s.Stand {
	case StandDoubt:
		return s.inDoubt()
	case StandDone:
		switch {
		case s.Mark == MarkOurs:
			return StrayTwin
		case s.New && s.Mark == MarkNone && s.Equal:
			return StrayTwin
		}
	default:
	}
	switch {
	case !s.New:
		return StrayForeign
	case s.Mark == MarkOther || s.People > 1:
		return StrayStop
	}
	return StrayHold
}

func (s Stray) inDoubt() StrayIs {
	switch {
	case s.Mark == MarkOurs:
		return StrayOurs
	case !s.New:
		return StrayForeign
	case s.Mark == MarkNone && s.Equal && s.Candidates == 1 && !s.Sending:
		return StrayAdopted
	}
	return StrayAsk
}
