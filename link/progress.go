package link

import "doorzet/payroll"

// Progress tells how far long work has come.
type Progress struct {
	Stage Stage
	// Done and Total count what the stage works through: components while
	// sending, people while reading, calls while settling.
	Done, Total int
	// People and OfPeople count, while sending, the employees who have come to
	// their end and those who take part.
	People, OfPeople int
	// Calls counts the calls with effect that were made so far; Refused and
	// Unsure the answers among them that were no.
	Calls, Refused, Unsure int
	// Person, Component and Problem tell of one step that ended badly, as it
	// happens; the work goes on for the others.
	Person    string
	Component payroll.Component
	Problem   *payroll.Problem
}

// Stage names a part of long work.
type Stage string

// The stages of an export, in order.
const (
	StageProve  Stage = "prove"
	StageRead   Stage = "read"
	StageSend   Stage = "send"
	StageSettle Stage = "settle"
	StageVerify Stage = "verify"
	StageUndo   Stage = "undo"
	StageFetch  Stage = "fetch"
	StageImport Stage = "import"
	StageTake   Stage = "take"
	StagePull   Stage = "pull"
)

// account is how far the sending of a run has come. The run's lock guards it.
type account struct {
	// queued are the steps that were taken in hand, ended those that came to
	// their end; a step that is carried on after a doubt counts once.
	queued, ended map[payroll.StepID]bool
	// left counts the steps in hand per employee.
	left                   map[payroll.EmployeeID]int
	calls, refused, unsure int
}

func newAccount() account {
	return account{queued: map[payroll.StepID]bool{}, ended: map[payroll.StepID]bool{}, left: map[payroll.EmployeeID]int{}}
}

// take counts the steps of works that are not in hand yet.
func (a *account) take(works []*work) {
	for _, w := range works {
		for _, id := range w.steps {
			if !a.queued[id] {
				a.queued[id] = true
				a.left[w.employee]++
			}
		}
	}
}

// end counts a step as come to its end.
func (a *account) end(e payroll.EmployeeID, id payroll.StepID) {
	if a.queued[id] && !a.ended[id] {
		a.ended[id] = true
		a.left[e]--
	}
}

func (a *account) people() int {
	n := 0
	for _, left := range a.left {
		if left == 0 {
			n++
		}
	}
	return n
}

// note counts an answer.
func (a *account) note(to payroll.StepState) {
	switch to {
	case payroll.StepRefused:
		a.refused++
	case payroll.StepUnsure:
		a.unsure++
	default:
	}
}

// count tells how far sending has come.
func (r *run) count() Progress {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.counted(Progress{Stage: StageSend, Done: len(r.acc.ended), Total: len(r.acc.queued)})
}

// counted adds the account of the sending; the caller holds the lock.
func (r *run) counted(p Progress) Progress {
	p.People, p.OfPeople = r.acc.people(), len(r.acc.left)
	p.Calls, p.Refused, p.Unsure = r.acc.calls, r.acc.refused, r.acc.unsure
	return p
}
