package payroll

// BatchID identifies a verzending.
type BatchID string

// StepID identifies a step; it stands in Nmbrs's Comment as "dz:<step id>".
type StepID string

// Kind says which sort of component of Nmbrs is meant.
type Kind string

// The kinds of component.
const (
	KindHours Kind = "hours"
	KindWage  Kind = "wage"
	// KindWorked is the number of days worked, which Nmbrs holds once per
	// employee and period.
	KindWorked Kind = "days"
)

// Component is what Nmbrs holds amounts for: an hour code, a wage code, or
// the days worked (Code 0).
type Component struct {
	Kind       Kind   `json:"kind"`
	Code       int    `json:"code,omitempty"`
	CostCentre string `json:"costCentre,omitempty"`
}

// Target is a component of an employee for a period: the unit in which hours
// are wanted, sent and compared.
type Target struct {
	Employee  EmployeeID `json:"employee"`
	Component Component  `json:"component"`
	ForPeriod Period     `json:"for"`
}

// Action says what a step does to reach the wanted amount.
type Action string

// The actions.
const (
	ActionAdd    Action = "add"    // add a row with the difference
	ActionRemove Action = "remove" // remove own rows, then add the remainder
	ActionSet    Action = "set"    // set the days
	ActionNone   Action = "none"
)

// StepState is where a step is on its way.
type StepState string

// The states of a step and of a call. waiting → sending → done | refused |
// unsure; superseded when a resume re-plans a waiting step.
const (
	StepWaiting    StepState = "waiting"
	StepSending    StepState = "sending"
	StepDone       StepState = "done"
	StepRefused    StepState = "refused"
	StepUnsure     StepState = "unsure"
	StepSuperseded StepState = "superseded"
)

// Open tells whether the step still has to come to an end.
func (s StepState) Open() bool {
	return s == StepWaiting || s == StepSending || s == StepUnsure
}

// Op is what one call to Nmbrs does.
type Op string

// The operations of a call.
const (
	OpAdd    Op = "add"
	OpRemove Op = "remove"
	OpSet    Op = "set"
)

// RowID identifies a row in Nmbrs.
type RowID string

// SeenRow is a row as a read of Nmbrs showed it.
type SeenRow struct {
	ID     RowID      `json:"id"`
	Code   int        `json:"code"`
	Amount Hundredths `json:"amount"`
	// Inexact rows hold more than two decimals and are never ours.
	Inexact bool   `json:"inexact,omitempty"`
	Comment string `json:"comment,omitempty"`
	// Created is when Nmbrs says that the row was made, as it writes it in one
	// form; "" where it does not say.
	Created string `json:"created,omitempty"`
	// Told tells that no read showed the row: it is what Nmbrs answered to a call
	// of ours, and as certain as that answer.
	Told bool `json:"told,omitempty"`
}

// Call is one call to Nmbrs within a step.
type Call struct {
	Op Op `json:"op"`
	// Row is the row to remove, or the row that an add made.
	Row    RowID      `json:"row,omitempty"`
	Amount Hundredths `json:"amount"`
	State  StepState  `json:"state"`
	// Before are the rows of the kind, or the days (as one row without id),
	// that Nmbrs held before the call; the answer is settled against it.
	Before []SeenRow `json:"before,omitempty"`
	// Tries counts how often the call was sent, Absent how often it was then
	// found not to have arrived: a late twin may still show.
	Tries  int `json:"tries,omitempty"`
	Absent int `json:"absent,omitempty"`
}

// Counted is a line's share in a step, frozen when the step was made.
type Counted struct {
	Line    LineID `json:"line"`
	Version int    `json:"v"`
	// Minutes is the line's share for hours, Count for wage components and days.
	Minutes Minutes    `json:"m,omitempty"`
	Count   Hundredths `json:"c,omitempty"`
	// Rate is what a piece was worth when the step was made, nil for plain pieces.
	Rate *Hundredths `json:"r,omitempty"`
	// Date is the line's date, by which it is found.
	Date Date `json:"d"`
	// Name says which part of the line this is: see Share.
	Name string `json:"n,omitempty"`
	// Replaces is set for a surcharge that takes its minutes out of the
	// ordinary hours.
	Replaces bool `json:"x,omitempty"`
	// frozen is set in a plan for what was sent before and stays as it was.
	frozen bool
}

// worked tells whether the minutes are part of the hours worked: ordinary
// hours, or a surcharge that replaces them.
func (c Counted) worked() bool { return c.Name == "" || c.Replaces }

// Step is one component of one employee in a batch.
type Step struct {
	ID        StepID     `json:"id"`
	Batch     BatchID    `json:"batch"`
	Seq       int        `json:"seq"`
	Employee  EmployeeID `json:"employee"`
	Component Component  `json:"component"`
	ForPeriod Period     `json:"for"`
	BookedIn  Period     `json:"in"`
	Action    Action     `json:"action"`
	// Amount is the sum of what the calls write; Wanted, Ours and Seen are the
	// figures on which the step was planned.
	Amount  Hundredths `json:"amount"`
	Wanted  Hundredths `json:"wanted"`
	Ours    Hundredths `json:"ours"`
	Seen    Hundredths `json:"seen"`
	Minutes Minutes    `json:"minutes,omitempty"`
	// Apart are the days that the lines ask beside Wanted: they were left out by
	// choice, because the rest was booked in another period.
	Apart Hundredths `json:"apart,omitempty"`
	Calls []Call     `json:"calls"`
	State StepState  `json:"state"`
	// Reason says why a step was refused or is unsure.
	Reason *Problem `json:"reason,omitempty"`
	// Counts are the lines that make up Wanted: the whole set, not only what
	// is new. They live beside the step in the store.
	Counts []Counted `json:"-"`
	// Undoes is the step that this one takes back, "" for an ordinary step, and
	// its own id for one that removes a row that stands for no step (a twin).
	Undoes StepID `json:"undoes,omitempty"`
	// Yields tells that the step takes back because another link paid the same:
	// its lines are held until a person says what is to become of them.
	Yields bool `json:"yields,omitempty"`
}

// Target gives the unit that the step works on.
func (s Step) Target() Target {
	return Target{Employee: s.Employee, Component: s.Component, ForPeriod: s.ForPeriod}
}

// HalfDone tells whether some but not all calls of the step have been done.
func (s Step) HalfDone() bool {
	done, rest := 0, 0
	for _, c := range s.Calls {
		if c.State == StepDone {
			done++
		} else {
			rest++
		}
	}
	return done > 0 && rest > 0
}

// BatchKind says what a batch does.
type BatchKind string

// The kinds of batch.
const (
	BatchExport BatchKind = "export"
	BatchUndo   BatchKind = "undo"
	// BatchSheet holds steps that went to Nmbrs by its import sheet: a person
	// marked them as sent, no call was made.
	BatchSheet BatchKind = "sheet"
	// BatchRecovered holds steps that only the journal knew.
	BatchRecovered BatchKind = "recovered"
)

// Batch is a verzending: steps that a person confirmed together.
type Batch struct {
	ID        BatchID   `json:"id"`
	Kind      BatchKind `json:"kind"`
	ForPeriod Period    `json:"for"`
	BookedIn  Period    `json:"in"`
	// At is when it was confirmed, RFC 3339; By is who did.
	At string `json:"at"`
	By string `json:"by"`
	// Steps counts the steps; Unlocked tells that a person unlocked the period.
	Steps    int  `json:"steps"`
	Unlocked bool `json:"unlocked,omitempty"`
	// WithoutDays tells that a person left the days out: they are one figure per
	// period, and the batch is booked in another one.
	WithoutDays bool `json:"withoutDays,omitempty"`
	// Undoes is the batch that an undo takes back; UndoneBy the reverse.
	Undoes   BatchID `json:"undoes,omitempty"`
	UndoneBy BatchID `json:"undoneBy,omitempty"`
	// Closed is set when no step is open any more.
	Closed bool `json:"closed,omitempty"`
	// Rules are the settings that the batch was planned with, as JSON.
	Rules []byte `json:"rules,omitempty"`
	// Contested tells that somebody else was seen sending for the same people
	// during the batch: what is in doubt is then never taken for ours unmarked.
	Contested bool `json:"contested,omitempty"`
	// Check is the result of the last read-back.
	Check *Check `json:"check,omitempty"`
}

// Check is the kept result of a read-back.
type Check struct {
	At        string `json:"at"`
	Equal     int    `json:"equal"`
	Different int    `json:"different"`
}

// OwnRow is a row in Nmbrs that Doorzet made: the register of what is ours.
// For the days worked the row id is the employee and the period.
type OwnRow struct {
	Kind      Kind       `json:"kind"`
	ID        RowID      `json:"id"`
	Employee  EmployeeID `json:"employee"`
	Component Component  `json:"component"`
	ForPeriod Period     `json:"for"`
	BookedIn  Period     `json:"in"`
	Amount    Hundredths `json:"amount"`
	Step      StepID     `json:"step"`
	// Seq orders rows by when they were made; the newest is removed first.
	Seq uint64 `json:"seq"`
	// Prior is, for days, what Nmbrs held before we set it.
	Prior Hundredths `json:"prior,omitempty"`
	// Counts is what the row stands for in planning where that is not Amount:
	// a colleague altered the row and a person accepted it as ours.
	Counts *Hundredths `json:"counts,omitempty"`
	// Left is the altered amount that a person accepted to leave in Nmbrs; Gone
	// tells that a person accepted that the row is no longer there.
	Left *Hundredths `json:"left,omitempty"`
	Gone bool        `json:"gone,omitempty"`
	// Sheet is the batch that marked the amount as sent by Nmbrs's import sheet.
	// Such a row has no id of Nmbrs: it counts as ours and is recognised in
	// Nmbrs by its amount, but it is never removed by us.
	Sheet BatchID `json:"sheet,omitempty"`
}

// SheetRow gives the register's id for an amount that went by the import sheet.
func SheetRow(s StepID) RowID { return RowID("sheet:" + string(s)) }

// Planned gives what the row stands for in planning.
func (r OwnRow) Planned() Hundredths {
	if r.Counts != nil {
		return *r.Counts
	}
	return r.Amount
}

// Settled tells whether Nmbrs holds nothing else of the row than what is
// known: as we made it, or as a person accepted it. seen is nil when the row
// is not there.
func (r OwnRow) Settled(seen *SeenRow) bool {
	switch {
	case r.Sheet != "":
		return true
	case seen == nil:
		return r.Gone
	case r.Gone || seen.Code != r.Component.Code || seen.Inexact:
		return false
	case r.Left != nil:
		return seen.Amount == *r.Left || seen.Amount == r.Amount
	}
	return seen.Amount == r.Amount
}

// Removable tells whether the row is ours as it stands in Nmbrs; one that a
// person left as a colleague made it is never removed.
func (r OwnRow) Removable() bool {
	return !r.Gone && r.Left == nil && r.Sheet == "" && r.Amount > 0 && r.Planned() > 0
}

// Target gives the unit that the row belongs to.
func (r OwnRow) Target() Target {
	return Target{Employee: r.Employee, Component: r.Component, ForPeriod: r.ForPeriod}
}
