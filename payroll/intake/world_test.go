package intake

import (
	"fmt"
	"slices"

	"doorzet/payroll"
)

// world is an office in values only, by the rules that the program uses: what
// files bring, what a clerk approves, and what Nmbrs then holds.
type world struct {
	offices []*branch
	venues  map[string]int
	answers Answers
	// opt is how files are taken over.
	opt  Taker
	next int
	last Changes
}

// branch is one company: its book, and what Nmbrs holds for it.
type branch struct {
	book payroll.Book
}

var nov = payroll.Period{Year: 2026, Number: 11}

func hourly(id, number, first, last string) payroll.Person {
	zero := payroll.Hundredths(0)
	return payroll.Person{ID: payroll.EmployeeID(id), Number: number, First: first, Last: last, ContractHours: &zero}
}

func newWorld(people ...payroll.Person) *world {
	w := &world{venues: map[string]int{}}
	w.addOffice(people...)
	return w
}

func (w *world) addOffice(people ...payroll.Person) *branch {
	b := &branch{book: payroll.Book{
		Period: nov, Team: payroll.NewTeam(people),
		Settings: payroll.Settings{
			Calendar: payroll.Calendar{Cadence: payroll.Monthly}, CutOver: nov,
			Codes: map[string]payroll.History[payroll.CodeChoice]{
				payroll.TypeWorked: {{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2100}}},
				"ziek":             {{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2200}}},
				"garantie-uren":    {{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2100}}},
				payroll.KindMeals:  {{Value: payroll.CodeChoice{Kind: payroll.KindWage, Code: 5100}}},
			},
		},
	}}
	w.offices = append(w.offices, b)
	return b
}

// file is a file of hours. Kind and form default to the hour list.
type file struct {
	kind   payroll.SourceKind
	form   string
	name   string
	rows   []Row
	venues []string // what it covers beside its rows
	sheets []string
	span   payroll.Span
	counts bool
}

func (f file) result() Result {
	res := Result{Kind: f.kind, Form: f.form, Name: f.name, Rows: slices.Clone(f.rows), Sheets: f.sheets}
	if res.Kind == "" {
		res.Kind = payroll.SourceHourList
	}
	if res.Name == "" {
		res.Name = "uren.csv"
	}
	res.known = columns{counts: map[string]bool{payroll.KindMeals: f.counts}}
	scope := newScopeBuilder()
	for i := range res.Rows {
		if res.Rows[i].Line == 0 {
			res.Rows[i].Line = i + 2
		}
		scope.add(res.Rows[i].Facts)
	}
	res.Covers = scope.scope()
	res.Covers.Venues = append(res.Covers.Venues, f.venues...)
	if f.span != (payroll.Span{}) {
		res.Covers.Span = f.span
	}
	return res
}

// standing gathers what a file is held against.
func (w *world) standing() Standing {
	st := Standing{Sent: map[payroll.LineID]payroll.EmployeeID{}, Answers: w.answers}
	pays := make([]*payroll.Pay, len(w.offices))
	for i, b := range w.offices {
		pays[i] = payroll.NewPay(&b.book)
		for _, l := range b.book.Lines {
			st.Lines = append(st.Lines, l)
			st.Owner = append(st.Owner, i)
		}
		for _, h := range b.book.Heads() {
			if h.Stands() {
				for _, n := range h.Done.Counts {
					st.Sent[n.Line] = h.Target.Employee
				}
			}
		}
	}
	st.Company = func(venue string) int { return w.venues[payroll.FoldType(venue)] }
	st.Who = func(f *payroll.Facts, company int) payroll.EmployeeID {
		b := &w.offices[company].book
		return b.Team.Resolve(*f, b.Settings.Links).Employee
	}
	st.Nowhere = func(l *payroll.Line, company int) bool { return pays[company].Nowhere(l) }
	st.SamePay = func(company int, was, now []payroll.Facts) bool { return pays[company].Same(was, now) }
	return st
}

// read holds a file against the lines and takes it over.
func (w *world) read(f file) Changes {
	res := f.result()
	st := w.standing()
	ch := res.Hold(st)
	w.last = ch
	w.take(&res, &st, &ch)
	return ch
}

func (w *world) take(res *Result, st *Standing, ch *Changes) {
	t := w.opt
	t.Result, t.NewID = res, func() payroll.LineID {
		w.next++
		return payroll.LineID(fmt.Sprintf("l%05d", w.next))
	}
	owner := map[payroll.LineID]int{}
	at := map[payroll.LineID]payroll.Line{}
	for i, l := range st.Lines {
		owner[l.ID], at[l.ID] = st.owner(i), l
	}
	all := t.Edits(ch)
	all = append(all, t.Small(ch, func(id payroll.LineID) bool { _, ok := st.Sent[id]; return ok }, func(id payroll.LineID) payroll.Line { return at[id] })...)
	for _, row := range ch.New {
		all = append(all, Edit{nil, t.Line(row)})
	}
	for _, e := range all {
		to := w.venues[payroll.FoldType(e.Now.Venue)]
		if e.Old != nil {
			to = owner[e.Old.ID]
		}
		w.put(to, e.Now)
	}
}

func (w *world) put(company int, l payroll.Line) {
	lines := &w.offices[company].book.Lines
	if at := slices.IndexFunc(*lines, func(o payroll.Line) bool { return o.ID == l.ID }); at >= 0 {
		(*lines)[at] = l
		return
	}
	*lines = append(*lines, l)
}

// approve approves every open line that nothing blocks.
func (w *world) approve() {
	for _, b := range w.offices {
		for i, v := range b.book.Evaluate() {
			if v.State == payroll.StateOpen && !v.Blocked() {
				b.book.Lines[i].Approved = true
			}
		}
	}
}

// export sends what is ready; Nmbrs takes everything.
func (w *world) export() {
	for _, b := range w.offices {
		plan := payroll.MakePlan(payroll.PlanInput{
			Book: &b.book, Verdicts: b.book.Evaluate(), BookedIn: nov, Own: b.book.Rows, RunMade: true, Read: b.seen(),
		})
		for _, s := range plan.Steps {
			if !s.Sends() {
				continue
			}
			w.next++
			id := payroll.StepID(fmt.Sprintf("s%05d", w.next))
			b.book.Steps = append(b.book.Steps, payroll.Step{
				ID: id, Batch: payroll.BatchID("b" + string(id)), Employee: s.Employee, Component: s.Component, ForPeriod: nov, BookedIn: nov,
				Action: s.Action, Amount: s.Amount, Wanted: s.Wanted, Minutes: s.Minutes, Counts: s.Counts, State: payroll.StepDone,
			})
			b.book.Rows = append(b.book.Rows, payroll.OwnRow{
				Kind: s.Component.Kind, ID: payroll.RowID(id), Employee: s.Employee, Component: s.Component, ForPeriod: nov, BookedIn: nov,
				Amount: s.Wanted - s.Ours, Step: id, Seq: uint64(w.next),
			})
		}
	}
}

// seen is what a read of Nmbrs shows of each employee.
func (b *branch) seen() map[payroll.EmployeeID]*payroll.Snapshot {
	out := map[payroll.EmployeeID]*payroll.Snapshot{}
	for _, p := range b.book.Team.People() {
		s := &payroll.Snapshot{HasWages: true, HasDays: true}
		for _, r := range b.book.Rows {
			if r.Employee != p.ID {
				continue
			}
			row := payroll.SeenRow{ID: r.ID, Code: r.Component.Code, Amount: r.Amount}
			if r.Kind == payroll.KindHours {
				s.Hours = append(s.Hours, row)
			} else {
				s.Wages = append(s.Wages, row)
			}
		}
		out[p.ID] = s
	}
	return out
}

// send approves and exports.
func (w *world) send() {
	w.approve()
	w.export()
}

// undo takes back all that was sent, as taking back a batch does.
func (w *world) undo() {
	for _, b := range w.offices {
		b.book.Rows = nil
	}
}

// confirm lets every changed line be corrected.
func (w *world) confirm() {
	for _, b := range w.offices {
		for i, v := range b.book.Evaluate() {
			if v.Changed() {
				b.book.Lines[i].Corrected, b.book.Lines[i].Approved = b.book.Lines[i].Version, true
			}
		}
	}
}

// holds gives the minutes that Nmbrs holds in a code of a company, 0 for any.
func (w *world) holds(company, code int) payroll.Minutes {
	var sum payroll.Hundredths
	for _, r := range w.offices[company].book.Rows {
		if r.Kind == payroll.KindHours && (code == 0 || r.Component.Code == code) {
			sum += r.Amount
		}
	}
	return payroll.Minutes(sum) * 60 / 100
}

// row makes a row of an hour list.
func row(day int, person, venue, team string, minutes int) Row {
	return Row{Facts: payroll.Facts{
		Date: payroll.MustDate(2026, 11, day), Person: person, Venue: venue, Team: team, Type: payroll.TypeWorked,
		Start: payroll.NoTime, End: payroll.NoTime, Minutes: payroll.Minutes(minutes),
	}}
}

// timedRow makes a row with times, in hours.
func timedRow(day int, person, venue, team string, from, to int) Row {
	r := row(day, person, venue, team, (to-from+24)%24*60)
	r.Start, r.End = payroll.ClockTime(from*60), payroll.ClockTime(to%24*60)
	return r
}
