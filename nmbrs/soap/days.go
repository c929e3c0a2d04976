package soap

import (
	"context"
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// dayCalls are the calls about the days worked.
type dayCalls struct {
	*conn
	choice *daysChoice
}

// Days gives the days worked that are set, one figure; a person may have entered
// fewer than none. A server without the first call is asked by the second.
func (c *dayCalls) Days(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) (nmbrs.DayFigures, error) {
	days, err := c.daysVar(ctx, employee, p)
	if isNoAction(err) {
		worked, werr := c.daysWorked(ctx, employee, p)
		days, err = worked.days, werr
	}
	if err != nil {
		return nil, err
	}
	return nmbrs.DayFigures{days}, nil
}

func (c *dayCalls) daysVar(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) (int, error) {
	req, err := byEmployee(employeeOp(opDays), employee)
	if err != nil {
		return 0, err
	}
	days := 0
	_, err = one(ctx, c.conn, req.period(p), func(v *wireDays) error {
		var derr error
		days, derr = v.number("Days")
		return derr
	})
	if err != nil {
		return 0, err
	}
	return days, nil
}

// wireDays is a number of days of an answer: any whole number. Clerks enter
// unpaid leave as fewer days than none, and other versions of the call may
// write a whole number as a decimal.
type wireDays struct{ wireInt }

// UnmarshalXML reads the number.
func (v *wireDays) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	text, err := v.read(d, start)
	if err != nil || text == "" {
		return err
	}
	whole, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0") != "" {
		return at(start.Name.Local, errValue)
	}
	v.val, v.set = n, true
	return nil
}

type wireDaysWorked struct {
	Days      wireDays
	PlusMinus wireDays `xml:"PlusMinusDaysForWageComp"`
}

// daysWorked are the days and the correction for wage components.
type daysWorked struct{ days, plusMinus int }

func (c *dayCalls) daysWorked(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) (daysWorked, error) {
	req, err := byEmployee(employeeOp(opDaysWorked), employee)
	if err != nil {
		return daysWorked{}, err
	}
	var w daysWorked
	_, err = one(ctx, c.conn, req.period(p), func(v *wireDaysWorked) error {
		days, derr := v.Days.number("Days")
		plus, perr := v.PlusMinus.number("PlusMinusDaysForWageComp")
		w = daysWorked{days: days, plusMinus: plus}
		return errors.Join(derr, perr)
	})
	if err != nil {
		return daysWorked{}, err
	}
	return w, nil
}

// SetDays replaces the days worked, by any whole number. Which of three calls
// a server knows is found out on the first use and remembered; the next one is
// tried only when the server says that it does not know the operation.
func (c *dayCalls) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	var err error
	for _, name := range c.choice.calls() {
		err = c.setDaysBy(ctx, name, in)
		if err == nil {
			c.choice.remember(name)
			return nil
		}
		if !isNoAction(err) {
			return err
		}
	}
	return err
}

// daysChoice remembers which operation sets days on this server.
type daysChoice struct {
	mu   sync.Mutex
	call string
	tell func(string)
}

// calls gives the ways to set days, the remembered one first.
func (d *daysChoice) calls() []string {
	calls := []string{opDaysSet, opDaysSetBatch, opDaysWorkedSet}
	d.mu.Lock()
	defer d.mu.Unlock()
	if i := slices.Index(calls, d.call); i > 0 {
		calls = append([]string{calls[i]}, slices.Delete(slices.Clone(calls), i, i+1)...)
	}
	return calls
}

// remember keeps what worked, and tells of it where that is news.
func (d *daysChoice) remember(name string) {
	d.mu.Lock()
	isNew := d.call != name && (d.call != "" || name != opDaysSet)
	d.call = name
	tell := d.tell
	d.mu.Unlock()
	if isNew && tell != nil {
		tell(name)
	}
}

func (c *dayCalls) setDaysBy(ctx context.Context, name string, in nmbrs.SetDays) error {
	op := writeOp(name)
	if err := intID(op, employeeIDMixed, string(in.Employee)); err != nil {
		return err
	}
	req := newRequest(op)
	switch name {
	case opDaysSetBatch:
		req.open("EmployeesDaysWorked").open("DaysWorked").
			text(employeeIDMixed, string(in.Employee)).int("Days", in.Days).period(in.Period).
			close("DaysWorked").close("EmployeesDaysWorked")
	case opDaysWorkedSet:
		was, err := c.daysWorked(ctx, in.Employee, in.Period)
		if err != nil {
			return wire.NotSent(op.known(), err)
		}
		// The order of the parameters is assumed; the server takes any.
		req.text(employeeIDMixed, string(in.Employee)).int("Days", in.Days).
			int("PlusMinusDaysForWageComp", was.plusMinus).period(in.Period)
	default:
		req.text(employeeIDMixed, string(in.Employee)).int("Days", in.Days).period(in.Period)
	}
	req.bool("UnprotectedMode", in.Unprotected)
	return c.send(ctx, req, func() sink { return voidSink{} })
}
