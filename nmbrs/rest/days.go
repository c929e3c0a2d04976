package rest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
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

// dayCalls are the calls about the days worked.
type dayCalls struct {
	*conn
	seen *daysMemory
}

// Days gives the figures that are set for the days worked; a person may have
// entered fewer than none, as unpaid leave.
func (c *dayCalls) Days(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) (nmbrs.DayFigures, error) {
	list, err := c.daysListed(ctx, employee, p)
	var out nmbrs.DayFigures
	for _, r := range list {
		out = append(out, r.days)
	}
	return out, err
}

func (c *dayCalls) daysListed(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]daysRecord, error) {
	req, err := newRequest(opDays(), string(employee))
	if err != nil {
		return nil, err
	}
	list, err := listOrNone(ctx, c.conn, req.period(p), one(func(o object) (daysRecord, error) {
		days, err := o.number("days")
		plus, err1 := o.numberOrNone(fieldPlus)
		return daysRecord{days, plus}, errors.Join(err, err1)
	}))
	if err != nil {
		return nil, err
	}
	c.seen.note(daysOf{employee, p}, daysSeen{list, c.line.Now()})
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

// daysMemory remembers what reads of days showed.
type daysMemory struct {
	mu sync.Mutex
	// addUp tells that a second figure was seen to stand beside the first, replaces
	// that it was seen to take its place, and never beside it.
	addUp, replaces bool
	of              map[daysOf]daysSeen
}

func (m *daysMemory) note(key daysOf, seen daysSeen) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil {
		m.of = map[daysOf]daysSeen{}
	}
	m.addUp = m.addUp || len(seen.list) > 1
	m.replaces = m.replaces && !m.addUp
	m.of[key] = seen
}

// use gives what was seen and forgets it: a read serves one write.
func (m *daysMemory) use(key daysOf) (daysSeen, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	seen, known := m.of[key]
	delete(m.of, key)
	return seen, known
}

// addsUp tells whether figures for days were seen to stand beside each other.
func (m *daysMemory) addsUp() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.addUp
}

// learn takes what a read after a second figure showed.
func (m *daysMemory) learn(replaces bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.replaces = replaces && !m.addUp
}

// knownToReplace tells whether a second figure needs no look at what became of it.
func (m *daysMemory) knownToReplace() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.replaces
}

// daysNow gives the days as they were read just now, reading them when they
// were not.
func (c *dayCalls) daysNow(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]daysRecord, error) {
	key := daysOf{employee, p}
	seen, known := c.seen.use(key)
	if age := c.line.Now().Sub(seen.at); known && age >= 0 && age <= daysFresh {
		return seen.list, nil
	}
	list, err := c.daysListed(ctx, employee, p)
	c.seen.use(key)
	return list, err
}

// SetDays makes the days worked what is asked. Whether a second figure replaces
// the first or stands beside it is not known, so the days are read before, and
// where a figure stood already also afterwards, until this server was seen to put
// the one in the place of the other: what was found beside it is countered then.
// The caller reads back in any case. The figure for components per day is sent along as it was: a
// server may take one that is left out for none. Nothing is sent where the days
// are what they should be.
func (c *dayCalls) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	op := opSetDays()
	was, err := c.daysNow(ctx, in.Employee, in.Period)
	if err != nil {
		return wire.NotSent(op.call(), err)
	}
	before := total(was)
	if len(was) > 0 && before.days == in.Days {
		return nil
	}
	if c.seen.addsUp() && len(was) > 0 {
		return c.postDays(ctx, in, in.Days-before.days, 0)
	}
	if err := c.postDays(ctx, in, in.Days, before.plus); err != nil || before.days == 0 || c.seen.knownToReplace() {
		return err
	}
	now, err := c.daysListed(ctx, in.Employee, in.Period)
	if err != nil {
		return wire.Unsure(op.call(), err) // taken, and whether it replaced the one before is not known
	}
	found := total(now)
	c.seen.learn(len(now) == 1 && found.days == in.Days)
	if found.days == in.Days {
		return nil
	}
	if err := c.postDays(ctx, in, in.Days-found.days, before.plus-found.plus); err != nil {
		return wire.Unsure(op.call(), err)
	}
	return nil
}

func (c *dayCalls) postDays(ctx context.Context, in nmbrs.SetDays, days, plus int) error {
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
