package payroll

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// pairOffice is an office of several people in values: what Nmbrs holds of
// each, and a book whose lines come under names that are linked to people.
// Every version of a line has an hour of its own power of two, so that a sum in
// Nmbrs tells which lines it is made of.
type pairOffice struct {
	book   Book
	nmbrs  map[EmployeeID]*Snapshot
	next   int
	refuse map[EmployeeID]bool
	// bits are those of each line's versions, days counts what Nmbrs was told.
	bits map[LineID][]int
	bit  int
}

const eva EmployeeID = "2"

func newPairOffice() *pairOffice {
	zero := Hundredths(0)
	o := &pairOffice{nmbrs: map[EmployeeID]*Snapshot{}, refuse: map[EmployeeID]bool{}, bits: map[LineID][]int{}}
	people := []Person{
		{ID: jan, Number: "1", First: "Jan", Last: "Smit", ContractHours: &zero},
		{ID: eva, Number: "2", First: "Eva", Last: "Bos", ContractHours: &zero},
		{ID: "3", Number: "3", First: "Kim", Last: "Los", ContractHours: &zero},
	}
	o.book = Book{Period: testNov, Team: NewTeam(people), Settings: newDesk().book.Settings}
	for _, p := range people {
		o.nmbrs[p.ID] = &Snapshot{HasWages: true, HasDays: true}
	}
	return o
}

// add puts an approved line of a name in, on a day, with a meal.
func (o *pairOffice) add(name string, day int) *Line {
	l := Line{
		ID: LineID(fmt.Sprintf("l%02d", len(o.book.Lines))), Version: 1, Approved: true, Seen: looked(),
		Facts: Facts{
			Date: MustDate(2026, 11, day), Person: name, Type: TypeWorked, Start: NoTime, End: NoTime,
			Counts: map[string]Hundredths{KindMeals: 100},
		},
	}
	o.weigh(&l)
	o.book.Lines = append(o.book.Lines, l)
	return &o.book.Lines[len(o.book.Lines)-1]
}

func (o *pairOffice) weigh(l *Line) {
	l.Minutes = Minutes(60) << o.bit
	o.bits[l.ID] = append(o.bits[l.ID], o.bit)
	o.bit++
}

// link says whose the lines of a name are, as a person does.
func (o *pairOffice) link(name string, to EmployeeID) {
	l := NameLink{Key: FoldName(name), Employee: to}
	if to == Nobody {
		l = NameLink{Key: FoldName(name), NotHere: "elders"}
	}
	o.book.Settings.Links = append(o.book.Settings.Links, l)
}

// confirm confirms every correction that waits, as the act on the lines does.
func (o *pairOffice) confirm() {
	for i, v := range o.book.Evaluate() {
		l := &o.book.Lines[i]
		if v.Changed() {
			l.Corrected, l.For = l.Version, v.Destination()
		}
	}
}

func (o *pairOffice) plan() Plan {
	return MakePlan(PlanInput{Book: &o.book, Verdicts: o.book.Evaluate(), BookedIn: testNov, Own: o.book.Rows, Read: o.nmbrs})
}

// export carries the plan out, every employee on a server of its own.
func (o *pairOffice) export() {
	for _, s := range o.plan().Steps {
		if !s.Sends() {
			continue
		}
		d := &desk{book: o.book, rows: map[Kind][]SeenRow{KindHours: o.nmbrs[s.Employee].Hours, KindWage: o.nmbrs[s.Employee].Wages}, days: o.nmbrs[s.Employee].Days, next: o.next, centres: map[string]Hundredths{}}
		d.refuse = map[Kind]bool{KindHours: o.refuse[s.Employee], KindWage: o.refuse[s.Employee]}
		d.send(Plan{ForPeriod: testNov, BookedIn: testNov, Steps: []PlanStep{s}})
		o.book.Steps, o.book.Rows, o.next = d.book.Steps, d.book.Rows, d.next
		n := o.nmbrs[s.Employee]
		n.Hours, n.Wages, n.Days = d.rows[KindHours], d.rows[KindWage], d.days
	}
}

// hours gives the whole hours that Nmbrs holds of somebody.
func (o *pairOffice) hours(e EmployeeID) int {
	var sum Hundredths
	for _, r := range o.nmbrs[e].Hours {
		sum += r.Amount
	}
	return int(sum / 100)
}

func (o *pairOffice) figures(e EmployeeID) [3]int {
	var meals Hundredths
	for _, r := range o.nmbrs[e].Wages {
		meals += r.Amount
	}
	return [3]int{o.hours(e), int(meals / 100), o.nmbrs[e].Days}
}

// TestSentLinesGoToWhoseTheyAre: what was sent for one person under a name that
// turns out to be another's stays where it is, is told, comes down by exactly
// what was sent once confirmed, and only then goes up where it belongs.
func TestSentLinesGoToWhoseTheyAre(t *testing.T) {
	o := newPairOffice()
	o.link("J. de Kok", jan)
	o.add("Jan Smit", 2)  // 1 hour
	o.add("J. de Kok", 3) // 2 hours
	o.add("J. de Kok", 4) // 4 hours
	o.export()
	if o.figures(jan) != [3]int{7, 3, 3} || o.figures(eva) != [3]int{} {
		t.Fatalf("sent: %v and %v", o.figures(jan), o.figures(eva))
	}
	o.link("J. de Kok", eva)
	for i, v := range o.book.Evaluate()[1:] {
		if v.State != StateChanged || v.Employee != jan || v.SentFor != jan || v.Destination() != eva || v.Match.Employee != eva {
			t.Errorf("line %d: %s of %s, sent for %s, to %s", i+1, v.State, v.Employee, v.SentFor, v.Destination())
		}
		f := v.Findings[0]
		if f.Kind != FindSentFor || f.Args["name"] != "Jan Smit" || f.Args["now"] != "Eva Bos" || f.Args["id"] != "1" || f.Args["nowId"] != "2" {
			t.Errorf("finding %+v", f)
		}
	}
	for _, s := range o.plan().Steps {
		if s.Sends() {
			t.Errorf("before it is confirmed the plan wants %+v", s)
		}
	}
	list := SentForOthers(o.book.Evaluate(), o.book.Team)
	if len(list) != 1 || list[0].ForName != "Jan Smit" || list[0].NowName != "Eva Bos" || len(list[0].Lines) != 2 || list[0].Minutes != 360 || list[0].Confirmed != 0 {
		t.Errorf("list %+v", list)
	}
	o.confirm()
	p := o.plan()
	for _, s := range p.Steps {
		if s.Employee == eva {
			t.Errorf("up before it is down: %+v", s)
		}
	}
	if len(p.Moving) != 1 || p.Moving[0].Confirmed != 2 || p.Moving[0].Minutes != 360 {
		t.Errorf("the plan does not say what comes after it: %+v", p.Moving)
	}
	o.export()
	if o.figures(jan) != [3]int{1, 1, 1} || o.figures(eva) != [3]int{} {
		t.Errorf("down: %v and %v", o.figures(jan), o.figures(eva))
	}
	o.export()
	if o.figures(jan) != [3]int{1, 1, 1} || o.figures(eva) != [3]int{6, 2, 2} {
		t.Errorf("up: %v and %v", o.figures(jan), o.figures(eva))
	}
	for i, v := range o.book.Evaluate() {
		if v.State != StateSent || v.SentFor != "" {
			t.Errorf("at the end line %d is %s, sent for %q", i, v.State, v.SentFor)
		}
	}
	// back again: the confirmation of before is none for the way back
	o.link("J. de Kok", jan)
	for _, s := range o.plan().Steps {
		if s.Sends() {
			t.Errorf("the way back is not confirmed: %+v", s)
		}
	}
}

// TestANameThatNobodyAnswersToStaysWhereItWasSent: a rename in Nmbrs.
func TestANameThatNobodyAnswersToStaysWhereItWasSent(t *testing.T) {
	o := newPairOffice()
	o.add("Jan Smit", 2)
	o.export()
	o.book.Team = NewTeam([]Person{{ID: jan, Number: "1", First: "Johan", Last: "Kuiper", ContractHours: new(Hundredths)}})
	v := o.book.Evaluate()[0]
	if v.Employee != jan || v.SentFor != jan || v.Destination() != "" || v.State != StateSent || v.Findings[0].Kind != FindSentFor {
		t.Errorf("%s of %q, %+v", v.State, v.Employee, v.Findings)
	}
	o.confirm()
	for _, s := range o.plan().Steps {
		if s.Sends() {
			t.Errorf("%+v", s)
		}
	}
	if list := SentForOthers(o.book.Evaluate(), o.book.Team); len(list) != 1 || list[0].Now != "" || list[0].ForName != "Johan Kuiper" {
		t.Errorf("%+v", list)
	}
	// not paid here after all: down, and up nowhere
	o.link("Jan Smit", Nobody)
	if v := o.book.Evaluate()[0]; v.State != StateChanged || v.Destination() != Nobody {
		t.Errorf("%s, to %q", v.State, v.Destination())
	}
	o.confirm()
	o.export()
	o.export()
	if o.figures(jan) != [3]int{0, 0, 0} {
		t.Errorf("%v", o.figures(jan))
	}
	if v := o.book.Evaluate()[0]; v.State != StateOutside || v.Outside != OutsideNotHere {
		t.Errorf("%s, %s", v.State, v.Outside)
	}
}

// TestNoLineIsEverWithTwo relinks, confirms, edits, withdraws and sends in any
// order while some are refused: no line is ever in Nmbrs with two people or in
// two versions, none changes place unconfirmed, and in the end each is whose it is.
func TestNoLineIsEverWithTwo(t *testing.T) {
	people := []EmployeeID{jan, eva, "3"}
	names := []string{"Jan Smit", "Eva Bos", "Wie Dan"}
	rapid.Check(t, func(t *rapid.T) {
		o := newPairOffice()
		o.link("Wie Dan", eva)
		to := func() EmployeeID { return rapid.SampledFrom([]EmployeeID{jan, eva, "3", Nobody}).Draw(t, "to") }
		for range rapid.IntRange(1, 14).Draw(t, "acts") {
			switch rapid.SampledFrom([]string{"add", "add", "link", "link", "export", "export", "export", "confirm", "edit", "withdraw", "refuse"}).Draw(t, "act") {
			case "add":
				o.add(rapid.SampledFrom(names).Draw(t, "name"), rapid.IntRange(1, 9).Draw(t, "day"))
			case "link":
				o.link(rapid.SampledFrom(names).Draw(t, "name"), to())
			case "confirm":
				o.confirm()
			case "edit":
				if n := len(o.book.Lines); n > 0 {
					l := &o.book.Lines[rapid.IntRange(0, n-1).Draw(t, "line")]
					o.weigh(l)
					l.Version++
				}
			case "withdraw":
				if n := len(o.book.Lines); n > 0 {
					l := &o.book.Lines[rapid.IntRange(0, n-1).Draw(t, "line")]
					l.Withdrawn, l.Version = true, l.Version+1
				}
			case "refuse":
				e := rapid.SampledFrom(people).Draw(t, "whom")
				o.refuse[e] = !o.refuse[e]
			case "export":
				before, stay := o.places(), o.unconfirmed()
				o.export()
				after := o.places()
				for _, id := range stay {
					if o.halfDone(before[id], after[id]) {
						continue // its row is away, and the one in its place was refused
					}
					if !slices.Equal(after[id], before[id]) {
						t.Fatalf("line %s went from %v to %v, and nobody confirmed that", id, before[id], after[id])
					}
				}
			}
			for id, at := range o.places() {
				if len(at) > 1 {
					t.Fatalf("line %s is in Nmbrs as %v", id, at)
				}
			}
		}
		o.refuse = map[EmployeeID]bool{}
		for range 4 {
			o.confirm()
			o.export()
		}
		o.checkEnd(t)
	})
}

// places tells where Nmbrs holds each line: employee and power of two.
func (o *pairOffice) places() map[LineID][]string {
	out := map[LineID][]string{}
	for _, e := range []EmployeeID{jan, eva, "3"} {
		sum := o.hours(e)
		for id, bits := range o.bits {
			for _, b := range bits {
				if sum>>b&1 == 1 {
					out[id] = append(out[id], fmt.Sprintf("%s:%d", e, b))
				}
			}
		}
	}
	return out
}

// halfDone tells whether a line is nowhere for a while because its person's new rows
// are refused: in the end each is whose it is.
func (o *pairOffice) halfDone(before, after []string) bool {
	if len(before) != 1 || len(after) != 0 {
		return false
	}
	of, _, _ := strings.Cut(before[0], ":")
	return o.refuse[EmployeeID(of)]
}

// unconfirmed lists the sent lines of which nobody confirmed a correction.
func (o *pairOffice) unconfirmed() []LineID {
	var out []LineID
	for _, v := range o.book.Evaluate() {
		if v.SentFor != "" && v.Line.For != v.Destination() && v.Confirmed() && !v.Line.Withdrawn && v.cover.open == 0 {
			out = append(out, v.Line.ID)
		}
	}
	return out
}

func (o *pairOffice) checkEnd(t *rapid.T) {
	want := map[EmployeeID]int{}
	days := map[EmployeeID]map[Date]bool{jan: {}, eva: {}, "3": {}}
	for _, v := range o.book.Evaluate() {
		if v.Line.Withdrawn || v.Match.Employee == "" {
			continue
		}
		want[v.Match.Employee] += int(v.Line.Minutes / 60)
		days[v.Match.Employee][v.Line.Date] = true
	}
	for _, e := range []EmployeeID{jan, eva, "3"} {
		if o.hours(e) != want[e] || o.nmbrs[e].Days != len(days[e]) {
			t.Fatalf("Nmbrs holds %d hours and %d days of %s, want %d and %d", o.hours(e), o.nmbrs[e].Days, e, want[e], len(days[e]))
		}
	}
	for _, v := range o.book.Evaluate() {
		if v.SentFor != "" {
			t.Fatalf("line %s is still %s's", v.Line.ID, v.SentFor)
		}
	}
}

// TestAHalfDoneCorrectionHoldsItsLines: the old rows are gone in part and the
// new one was refused, so Nmbrs may hold any of the lines yet.
func TestAHalfDoneCorrectionHoldsItsLines(t *testing.T) {
	o := newPairOffice()
	o.add("Jan Smit", 2)   // 1
	o.add("Wie Dan", 3)    // 2
	o.link("Wie Dan", jan) //
	o.add("Wie Dan", 4)    // 4
	o.export()
	o.add("Jan Smit", 5) // 8
	o.export()
	o.link("Wie Dan", eva)
	o.confirm()
	o.refuse[jan] = true
	o.export() // takes the row of 8 away, and may not put 2 in its place
	if got := o.hours(jan); got != 7 {
		t.Fatalf("Jan has %d", got)
	}
	for _, v := range o.book.Evaluate()[1:3] {
		if v.SentFor != jan || v.State != StateChanged {
			t.Errorf("%s, sent for %q", v.State, v.SentFor)
		}
	}
	o.export()
	if o.hours(eva) != 0 {
		t.Errorf("Eva has %d while Jan has %d", o.hours(eva), o.hours(jan))
	}
	o.refuse[jan] = false
	o.export()
	o.export()
	if o.hours(jan) != 9 || o.hours(eva) != 6 {
		t.Errorf("Jan has %d, Eva %d", o.hours(jan), o.hours(eva))
	}
}

// TestAReplacementThatWasRefusedLosesNoLine: the one row is away, the new one was
// refused, and the name is somebody else's by then: nothing of the line is in Nmbrs,
// so that it goes to whose it is.
func TestAReplacementThatWasRefusedLosesNoLine(t *testing.T) {
	o := newPairOffice()
	o.add("Eva Bos", 2) // 1
	o.add("Eva Bos", 3) // 2
	o.export()
	o.book.Lines[0].Withdrawn, o.book.Lines[0].Version = true, 2
	o.confirm()
	o.link("Eva Bos", jan)
	o.refuse[eva] = true
	o.export()
	o.refuse[eva] = false
	for range 3 {
		o.confirm()
		o.export()
	}
	if o.figures(eva) != [3]int{} || o.figures(jan) != [3]int{2, 1, 1} {
		t.Errorf("Eva has %v, Jan %v", o.figures(eva), o.figures(jan))
	}
}

// TestWhatArrivedStays: of a line that two people's steps count only what is
// the wrong one's comes down.
func TestWhatArrivedStays(t *testing.T) {
	o := newPairOffice()
	o.add("Eva Bos", 2)
	o.export()
	s := o.book.Steps[0]
	for _, st := range o.book.Steps {
		if st.Component.Kind == KindHours {
			s = st
		}
	}
	s.ID, s.Employee = "other", jan
	o.book.Steps = append(o.book.Steps, s)
	o.book.Rows = append(o.book.Rows, OwnRow{Kind: KindHours, ID: "x", Employee: jan, Component: s.Component, ForPeriod: testNov, BookedIn: testNov, Amount: 100, Step: "other"})
	o.nmbrs[jan].Hours = []SeenRow{{ID: "x", Code: 2100, Amount: 100}}
	if v := o.book.Evaluate()[0]; v.SentFor != jan || v.Destination() != eva {
		t.Errorf("sent for %q", v.SentFor)
	}
	o.confirm()
	o.export()
	if o.hours(jan) != 0 || o.figures(eva) != [3]int{1, 1, 1} {
		t.Errorf("Jan %d, Eva %v", o.hours(jan), o.figures(eva))
	}
	if v := o.book.Evaluate()[0]; v.State != StateSent || v.SentFor != "" {
		t.Errorf("%s, sent for %q", v.State, v.SentFor)
	}
}
