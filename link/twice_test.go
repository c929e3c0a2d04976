package link_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestAppliedTwice lets the server do the work of one call twice: at once, later
// than its answer, and when a call is sent again that was found absent. Whoever
// has a row too many is named by the export, the read-back, the rows, the plan
// and by taking back, until one choice puts it right; nobody else is named.
func TestAppliedTwice(t *testing.T) {
	t.Parallel()
	for _, effect := range []string{"applied", "late", "resent"} {
		t.Run(effect, func(t *testing.T) {
			m := twiceApplied(t, effect)
			m.named([]int{0, 1})
			for range 2 {
				m.removeTwin()
			}
			var tally matrixTally
			m.mend(&tally)
			m.named(nil)
		})
		t.Run(effect+" taken back", func(t *testing.T) {
			m := twiceApplied(t, effect)
			res, err := m.svc.TakeBack(context.Background(), m.co, link.TakeBackRequest{})
			if err != nil {
				t.Fatal(err)
			}
			var told []string
			for _, p := range res.Notes {
				if p.Code == link.CodeUndoTwin {
					told = append(told, p.Args["person"])
				}
			}
			slices.Sort(told)
			if want := []string{smallName(0), smallName(1)}; !slices.Equal(told, want) {
				t.Errorf("taking back names %v, want %v", told, want)
			}
			// What it left is ours to take out still: it is named afterwards too.
			for range 2 {
				m.removeTwin()
			}
			for person := range m.people() {
				hours := "0.00"
				if m.removes(person) {
					hours = "0.50"
				}
				if sum, _ := m.held(person, 2100); sum != hours && !m.removes(person) {
					t.Errorf("person %d has %s, want %s", person, sum, hours)
				}
			}
			m.clean()
		})
	}
}

// twiceApplied sends with the work of the inserts of persons 0 and 1 done twice.
func twiceApplied(t *testing.T, effect string) *matrix {
	t.Helper()
	m := newMatrix(t, []string{effect})
	for person := range m.people() {
		f := sim.Fault{Kind: "twice", Operation: m.ops[person], EmployeeID: string(smallID(person)), Effect: effect, Late: 3 * time.Second}
		if effect == "resent" {
			first := f
			first.Kind, first.Effect, f.Effect, f.Nth = "empty200", "none", "applied", 2
			if err := m.sim.Inject(first); err != nil {
				t.Fatal(err)
			}
		}
		if err := m.sim.Inject(f); err != nil {
			t.Fatal(err)
		}
	}
	m.export()
	m.sim.ClearFaults()
	<-m.clock.After(time.Minute)
	res := m.export()
	if twins := m.doubled(); !slices.Equal(twins, []int{0, 1}) {
		t.Fatalf("%v have a row too many, want those of the two inserts", twins)
	}
	var held []payroll.EmployeeID
	for _, s := range res.Held {
		held = append(held, s.Employee)
	}
	m.same("the next export", held, []int{0, 1})
	return m
}

// doubled lists the people of whom Nmbrs holds more than was sent.
func (m *matrix) doubled() []int {
	m.t.Helper()
	var out []int
	for person := range m.people() {
		hours, meals := "11.08", "2.00"
		if m.removes(person) {
			hours, meals = "0.50", "0.00"
		}
		h, _ := m.held(person, 2100)
		w, _ := m.held(person, 5100)
		if h != hours || w != meals {
			out = append(out, person)
		}
	}
	return out
}

// named fails unless exactly these people are told to have a row too many.
func (m *matrix) named(people []int) {
	m.t.Helper()
	ctx := context.Background()
	var told, listed, planned []payroll.EmployeeID
	v, err := m.svc.Verify(ctx, m.co, nov, nil)
	if err != nil {
		m.t.Fatal(err)
	}
	for i := range v.Lines {
		if l := &v.Lines[i]; !l.Equal() {
			told = append(told, l.Employee)
		}
	}
	if v.Asks() != (len(people) > 0) {
		m.t.Errorf("that the read-back waits for a person is %v", v.Asks())
	}
	for _, i := range m.issues() {
		// Over SOAP an equal row may as well be somebody else's.
		if i.State == link.IssueTwin || i.State == link.IssuePerhaps && !overREST() {
			listed = append(listed, i.Employee)
		}
	}
	plan, err := m.svc.Plan(ctx, m.co, link.PlanRequest{Period: nov})
	if err != nil {
		m.t.Fatal(err)
	}
	for _, s := range plan.Steps {
		if s.Block == payroll.BlockTwin {
			planned = append(planned, s.Employee)
		}
	}
	m.same("the read-back", told, people)
	m.same("the list of rows", listed, people)
	m.same("the plan", planned, people)
}

// same fails unless these employees, each once or more often, are those people.
func (m *matrix) same(by string, who []payroll.EmployeeID, people []int) {
	m.t.Helper()
	var want []payroll.EmployeeID
	for _, p := range people {
		want = append(want, smallID(p))
	}
	slices.Sort(who)
	if who = slices.Compact(who); !slices.Equal(who, want) {
		m.t.Errorf("%s names %v, want %v", by, who, want)
	}
}

// removeTwin takes the first row that is too many out of Nmbrs.
func (m *matrix) removeTwin() {
	m.t.Helper()
	for _, i := range m.issues() {
		if slices.Contains(i.Choices(), link.ChoiceRemove) {
			if _, err := m.svc.ChooseRow(context.Background(), m.co, nov, string(i.Component.Kind)+"/"+string(i.Row), link.ChoiceRemove); err != nil {
				m.t.Errorf("remove %s: %v", i.Row, err)
			}
			return
		}
	}
	m.t.Error("no row can be removed")
}
