package rest

import (
	"context"
	"errors"
	"slices"
	"time"

	"doorzet/nmbrs"
)

// fieldPlus is the figure for components that are reckoned per day, such as
// travel costs. A clerk types it; it is SOAP's PlusMinusDaysForWageComp.
const fieldPlus = "daysForWageComponentsPerDay"

func opDays() operation {
	return operation{name: "GET " + byEmployeePath + "variabledays", keep: []string{"days", fieldPlus}}
}

func opSetDays() operation {
	return operation{name: "POST " + byEmployeePath + "variabledays", keep: []string{"days"}}
}

// daysRecord is one figure for the days of a period, as Nmbrs lists it.
type daysRecord struct{ days, plus int }

// total adds up what is listed: one figure, or several where a server keeps
// each that it was given.
func total(list []daysRecord) (t daysRecord) {
	for _, r := range list {
		t.days, t.plus = t.days+r.days, t.plus+r.plus
	}
	return t
}

type daysBody struct {
	Days          int           `json:"days"`
	Plus          int           `json:"daysForWageComponentsPerDay"`
	PeriodDetails periodDetails `json:"periodDetails"`
}

// Days gives the figures that are set for the days worked; a person may have
// entered fewer than none, as unpaid leave.
func (c *Client) Days(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) (nmbrs.DayFigures, error) {
	list, err := c.daysListed(ctx, employee, p)
	var out nmbrs.DayFigures
	for _, r := range list {
		out = append(out, r.days)
	}
	return out, err
}

func (c *Client) daysListed(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]daysRecord, error) {
	req, err := newRequest(opDays(), string(employee))
	if err != nil {
		return nil, err
	}
	list, err := listOrNone(ctx, c, req.period(p), one(func(o object) (daysRecord, error) {
		days, err := o.number("days")
		plus, err1 := o.numberOrNone(fieldPlus)
		return daysRecord{days, plus}, errors.Join(err, err1)
	}))
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.daysAddUp = c.daysAddUp || len(list) > 1
	c.daysSeen[daysOf{employee, p}] = daysSeen{list, c.now()}
	return list, nil
}

// daysOf is whose days are meant, and of which period.
type daysOf struct {
	employee nmbrs.EmployeeID
	period   nmbrs.Period
}

// daysSeen is what a read of days showed.
type daysSeen struct {
	list []daysRecord
	at   time.Time
}

// daysFresh is how old a read of days may be to write on the strength of it.
const daysFresh = 2 * time.Second

// daysNow gives the days as they were read just now, reading them when they
// were not. A read serves one write.
func (c *Client) daysNow(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]daysRecord, error) {
	key := daysOf{employee, p}
	c.mu.Lock()
	seen, known := c.daysSeen[key]
	delete(c.daysSeen, key)
	c.mu.Unlock()
	if age := c.now().Sub(seen.at); known && age >= 0 && age <= daysFresh {
		return seen.list, nil
	}
	list, err := c.daysListed(ctx, employee, p)
	c.mu.Lock()
	delete(c.daysSeen, key)
	c.mu.Unlock()
	return list, err
}

// SetDays makes the days worked what is asked. Whether a second figure replaces
// the first or stands beside it is not known, so the days are read before, and
// where a figure stood already also afterwards: what was found beside it is
// countered then. The figure for components per day is sent along as it was: a
// server may take one that is left out for none. Nothing is sent where the days
// are what they should be.
func (c *Client) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	op := opSetDays()
	was, err := c.daysNow(ctx, in.Employee, in.Period)
	if err != nil {
		return notSent(op, err)
	}
	before := total(was)
	if len(was) > 0 && before.days == in.Days {
		return nil
	}
	if c.addsUp() && len(was) > 0 {
		return c.postDays(ctx, in, in.Days-before.days, 0)
	}
	if err := c.postDays(ctx, in, in.Days, before.plus); err != nil || before.days == 0 {
		return err
	}
	now, err := c.daysListed(ctx, in.Employee, in.Period)
	if err != nil {
		return unsure(op, err) // taken, and whether it replaced the one before is not known
	}
	found := total(now)
	if found.days == in.Days {
		return nil
	}
	if err := c.postDays(ctx, in, in.Days-found.days, before.plus-found.plus); err != nil {
		return unsure(op, err)
	}
	return nil
}

// addsUp tells whether figures for days were seen to stand beside each other.
func (c *Client) addsUp() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.daysAddUp
}

func (c *Client) postDays(ctx context.Context, in nmbrs.SetDays, days, plus int) error {
	req, err := newRequest(opSetDays(), string(in.Employee))
	if err != nil {
		return err
	}
	if err := req.send(daysBody{days, plus, details(in.Period, in.Unprotected)}); err != nil {
		return err
	}
	return c.send(ctx, req, func(doc any) error {
		if err := done(doc); err != nil || doc == nil {
			return err
		}
		o, err := result(doc)
		if err != nil || o["days"] == nil {
			return err
		}
		if n, err := o.number("days"); err != nil || !slices.Contains([]int{days, in.Days}, n) {
			return at("days", errors.Join(errValue, err))
		}
		return nil
	})
}

// notSent tells that a write was not begun because a read before it failed.
func notSent(op operation, err error) error {
	return reclassed(op, err, nmbrs.ClassUnsure, nmbrs.ClassNotSent)
}

// unsure tells that a write was made of which the outcome could not be read.
func unsure(op operation, err error) error { return reclassed(op, err, "", nmbrs.ClassUnsure) }

// reclassed gives an error of another call as one of op; where its class is
// from, or from is "", it becomes to.
func reclassed(op operation, err error, from, to nmbrs.Class) error {
	var e *nmbrs.Error
	if !errors.As(err, &e) {
		return err
	}
	told := *e
	if told.Class == from || from == "" {
		told.Class = to
	}
	told.Call, told.Err = op.name, err
	return &told
}
