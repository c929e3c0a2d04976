package link_test

import (
	"fmt"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// mealsOffice has hours and meals of so many people to send, over REST.
func mealsOffice(t *testing.T, people int) *office {
	t.Helper()
	t.Setenv("DOORZET_TEST_TRANSPORT", "rest")
	o := smallOffice(t, people, sim.Options{}, withToken(smallToken))
	var lines []payroll.Line
	for person := range people {
		lines = append(lines, o.line(person, 2, 480, 200))
	}
	o.put(lines...)
	return o
}

// wageReads counts the reads of wage rows.
func (o *office) wageReads() int { return o.sim.State().Calls["WageComponentVar_Get"] }

// TestWagesOfManyAreReadTogether: what Nmbrs holds at the end is the same whether
// the wage rows of many are read in one list or one by one, what was sent can be
// read back and taken back whole, and each employee is still read alone right before
// the first write.
func TestWagesOfManyAreReadTogether(t *testing.T) {
	const people = 25
	o := mealsOffice(t, people)
	res := o.export()
	if res.Stop != nil || res.Refused+res.Unsure+res.Waiting > 0 || res.Done == 0 {
		t.Fatalf("export: %+v", res)
	}
	if n := o.wageReads(); n < people || n > people+8 {
		t.Errorf("%d reads of wages for %d people: one each before the first write, and few for all that was sent", n, people)
	}
	wages := o.sim.State().Wages
	if len(wages) != people {
		t.Errorf("%d rows of meals in Nmbrs, want %d", len(wages), people)
	}
	before := o.wageReads()
	back, err := o.svc.TakeBack(t.Context(), o.co, link.TakeBackRequest{})
	if err != nil || back.Stop != nil || back.Refused+back.Unsure+back.Waiting > 0 {
		t.Fatalf("taking back: %+v, %v", back, err)
	}
	if left := o.sim.State(); len(left.Wages)+len(left.Rows) != 0 {
		t.Errorf("left in Nmbrs: %v %v", left.Wages, left.Rows)
	}
	if n := o.wageReads() - before; n > 8 {
		t.Errorf("taking back read wages %d times", n)
	}
}

// TestWagesTogetherHideNothing: where the list of all cannot be read, or a
// colleague changed a row of one employee, reading back finds for each employee what
// it finds when each is asked alone.
func TestWagesTogetherHideNothing(t *testing.T) {
	const people = 25
	for name, spoil := range map[string]func(*office){
		"a list cut off": func(o *office) {
			o.mustBe(o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Get", Kind: "truncate", Times: 3}))
		},
		"a list that ends": func(o *office) {
			o.mustBe(o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Get", Kind: "wrong-operation", Times: 1}))
		},
		"a list refused": func(o *office) {
			o.mustBe(o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Get", Kind: "fault", Code: 1002, Times: 1}))
		},
		"an unreadable row": func(o *office) {
			o.mustBe(o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Get", Kind: "text-id", Times: 1}))
		},
		"nothing": func(*office) {},
	} {
		t.Run(name, func(t *testing.T) {
			o := mealsOffice(t, people)
			if res := o.export(); res.Done == 0 {
				t.Fatalf("export: %+v", res)
			}
			changed := o.sim.State().Wages[people/2]
			var id int
			if _, err := fmt.Sscan(changed.ID, &id); err != nil {
				t.Fatal(err)
			}
			if err := o.sim.AlterRow(id, sim.Whole(9)); err != nil {
				t.Fatal(err)
			}
			spoil(o)
			v, err := o.svc.Verify(t.Context(), o.co, nov, nil)
			if err != nil {
				t.Fatal(err)
			}
			altered := 0
			for _, l := range v.Lines {
				if l.Unread != nil || l.Component.Kind == payroll.KindWage && len(l.Missing)+len(l.Unexpected) > 0 {
					t.Errorf("%s %v: %+v", l.Employee, l.Component, l)
				}
				if len(l.Altered) > 0 {
					altered++
					if l.Altered[0].Amount != 900 {
						t.Errorf("%s: altered to %v", l.Employee, l.Altered[0])
					}
				}
			}
			if altered != 1 {
				t.Errorf("%d people with a changed row, want one", altered)
			}
		})
	}
}
