package main

import (
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// decisions are what the flags of people say of names and people: all of it is
// looked at before any of it is kept.
type decisions struct {
	a                              *app
	co                             *store.Company
	desk                           *link.Desk
	links, bases, elsewhere, extra []pair
	from                           payroll.Date
}

// check refuses what cannot be kept.
func (d *decisions) check() error {
	var ids []payroll.EmployeeID
	var names []link.Called
	var bases []payroll.PayBasis
	for _, x := range d.links {
		ids, names = append(ids, payroll.EmployeeID(x.value)), append(names, d.called(x.name))
	}
	for _, x := range d.elsewhere {
		names = append(names, d.called(x.name))
	}
	for _, x := range d.bases {
		ids, bases = append(ids, payroll.EmployeeID(x.name)), append(bases, basisOf(x))
	}
	for _, x := range d.extra {
		ids = append(ids, payroll.EmployeeID(x.name))
		if m, err := payroll.ParseWork(x.value); err != nil || m == 0 {
			return d.a.wrong(d.a.say.NotAPair, payroll.Clean(x.name+"="+x.value, 80))
		}
	}
	return d.a.svc.CheckPeople(d.co, ids, names, bases)
}

func basisOf(x pair) payroll.PayBasis { return payroll.PayBasis(strings.ToLower(x.value)) }

// called finds the name that is meant: one that waits as it stands in the list,
// else as it is typed.
func (d *decisions) called(text string) link.Called {
	_, names := d.a.svc.People(d.desk)
	for _, n := range names {
		if n.Name == text && payroll.FoldName(text) == n.Key {
			return n.Called
		}
	}
	return link.CalledAs(text)
}

// keep keeps them.
func (d *decisions) keep() error {
	svc := d.a.svc
	for _, x := range d.links {
		if err := svc.Link(d.co, d.called(x.name), payroll.EmployeeID(x.value)); err != nil {
			return err
		}
	}
	for _, x := range d.bases {
		if err := svc.SetBasis(d.co, payroll.EmployeeID(x.name), basisOf(x), d.from); err != nil {
			return err
		}
	}
	for _, x := range d.elsewhere {
		if err := svc.LinkNotHere(d.co, d.called(x.name), x.value); err != nil {
			return err
		}
	}
	return d.typeExtra()
}

// typeExtra makes lines of typed figures of extra hours.
func (d *decisions) typeExtra() error {
	for _, x := range d.extra {
		m, err := payroll.ParseWork(x.value)
		if err != nil {
			return err
		}
		desk, err := d.a.svc.Desk(d.co, d.desk.Period) // with the pay bases just chosen
		if err != nil {
			return err
		}
		if _, err := d.a.svc.TypeExtraHours(d.co, desk, payroll.EmployeeID(x.name), m); err != nil {
			return err
		}
	}
	return nil
}
