package payroll

import (
	"fmt"
	"slices"
)

var testNov = Period{2026, 11}

// desk is a small office in values only: a book, what "Nmbrs" holds, and the
// steps and rows that sending leaves behind.
type desk struct {
	book Book
	rows map[Kind][]SeenRow
	days int
	// centres adds up what was written per cost centre; removing does not tell.
	centres map[string]Hundredths
	next    int
	// refuse tells which kinds the server refuses to add to.
	refuse map[Kind]bool
	// refuseCode does so for a code alone.
	refuseCode map[int]bool
	// change alters the input of a plan.
	change func(*PlanInput)
}

const jan EmployeeID = "1"

func newDesk() *desk {
	zero := Hundredths(0)
	set := Settings{
		Calendar: Calendar{Cadence: Monthly}, CutOver: testNov,
		Codes: map[string]History[CodeChoice]{
			TypeWorked: {{Value: CodeChoice{Kind: KindHours, Code: 2100}}},
			KindMeals:  {{Value: CodeChoice{Kind: KindWage, Code: 5100}}},
			"verlof":   {{Value: CodeChoice{Not: true}}},
		},
		Days: History[bool]{{Value: true}},
	}
	people := []Person{
		{ID: jan, Number: "1", First: "Jan", Last: "Smit", ContractHours: &zero},
		{ID: "2", Number: "2", First: "Piet", Last: "Vast", ContractHours: ptr(Hundredths(3800)), SalaryType: "Bruto_Salaris_Fulltime"},
	}
	return &desk{
		book: Book{Period: testNov, Team: NewTeam(people), Settings: set},
		rows: map[Kind][]SeenRow{}, centres: map[string]Hundredths{}, refuse: map[Kind]bool{},
	}
}

func ptr[T any](v T) *T { return &v }

// add puts an approved line of Jan in.
func (d *desk) add(day int, minutes Minutes, meals Hundredths) *Line {
	l := Line{
		ID: LineID(fmt.Sprintf("l%02d", len(d.book.Lines))), Version: 1, Approved: true, Seen: looked(),
		Facts: Facts{Date: MustDate(2026, 11, day), Person: "Jan Smit", Type: TypeWorked, Start: NoTime, End: NoTime, Minutes: minutes},
	}
	if meals != 0 {
		l.Counts = map[string]Hundredths{KindMeals: meals}
	}
	d.book.Lines = append(d.book.Lines, l)
	return &d.book.Lines[len(d.book.Lines)-1]
}

// correct changes a sent line as a clerk does, and confirms it.
func (d *desk) correct(i int, change func(*Line)) {
	l := &d.book.Lines[i]
	change(l)
	l.Version++
	l.Corrected = l.Version
}

func (d *desk) plan() Plan {
	in := PlanInput{
		Book: &d.book, Verdicts: d.book.Evaluate(), BookedIn: testNov, Own: d.book.Rows,
		Read: map[EmployeeID]*Snapshot{jan: {
			Hours: d.rows[KindHours], Wages: d.rows[KindWage], HasWages: true, Days: d.days, HasDays: true,
		}},
	}
	if d.change != nil {
		d.change(&in)
	}
	return MakePlan(in)
}

// send carries a plan out by the rules of Advance.
func (d *desk) send(p Plan) {
	d.next++
	batch := BatchID(fmt.Sprintf("b%03d", d.next))
	for _, ps := range p.Steps {
		if !ps.Sends() && !ps.Missed {
			continue
		}
		d.next++
		st := Step{
			ID: StepID(fmt.Sprintf("s%03d", d.next)), Batch: batch, Employee: ps.Employee, Component: ps.Component, ForPeriod: ps.ForPeriod,
			BookedIn: ps.BookedIn, Action: ps.Action, Amount: ps.Amount, Wanted: ps.Wanted, Ours: ps.Ours, Seen: ps.Seen,
			Minutes: ps.Minutes, Calls: ps.Calls, Counts: ps.Counts, State: StepWaiting,
		}
		switch {
		case ps.Missed:
			st.State = StepRefused // could not be read; that its lines wait for it is kept
		case len(st.Calls) == 0:
			st.State = StepDone
		}
		for n := range st.Calls {
			if !d.call(&st, n) {
				break
			}
		}
		d.book.Steps = append(d.book.Steps, st)
	}
}

func (d *desk) move(st *Step, m CallMove) {
	m.Step = st.ID
	next, change, err := Advance(*st, m)
	if err != nil {
		panic(err)
	}
	*st = next
	if r := change.Put; r != nil {
		d.drop(r.Kind, r.ID)
		d.next++
		r.Seq = uint64(d.next)
		d.book.Rows = append(d.book.Rows, *r)
	}
	if r := change.Drop; r != nil {
		d.drop(r.Kind, r.ID)
	}
}

func (d *desk) drop(k Kind, id RowID) {
	d.book.Rows = slices.DeleteFunc(d.book.Rows, func(r OwnRow) bool { return r.Kind == k && r.ID == id })
}

func (d *desk) call(st *Step, n int) bool {
	c, kind := st.Calls[n], st.Component.Kind
	d.move(st, CallMove{Call: n, To: StepSending})
	m := CallMove{Call: n, To: StepDone}
	switch {
	case c.Op == OpSet:
		d.days = int(c.Amount / 100)
	case c.Op == OpRemove:
		d.rows[kind] = slices.DeleteFunc(slices.Clone(d.rows[kind]), func(r SeenRow) bool { return r.ID == c.Row })
	case d.refuse[kind], d.refuseCode[st.Component.Code]:
		m.To = StepRefused
	default:
		d.next++
		m.Row = RowID(fmt.Sprintf("r%03d", d.next))
		d.rows[kind] = append(d.rows[kind], SeenRow{ID: m.Row, Code: st.Component.Code, Amount: c.Amount})
		if centre := st.Component.CostCentre; centre != "" {
			d.centres[centre] += c.Amount
		}
	}
	d.move(st, m)
	return m.To == StepDone
}

func (d *desk) export() { d.send(d.plan()) }

// held is what the server holds under a code, ours and others'.
func (d *desk) held(k Kind, code int) (sum Hundredths) {
	for _, r := range d.rows[k] {
		if r.Code == code {
			sum += r.Amount
		}
	}
	return sum
}

func (d *desk) state(i int) State { return d.book.Evaluate()[i].State }

// step finds the plan's step of a kind and code.
func (p Plan) find(k Kind, code int) PlanStep {
	for _, s := range p.Steps {
		if s.Component.Kind == k && s.Component.Code == code {
			return s
		}
	}
	return PlanStep{}
}
