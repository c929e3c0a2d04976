package soapface

import (
	"strconv"

	"doorzet/nmbrs/sim/office"
)

func daysOps() map[string]func(*call) (reply, error) {
	return map[string]func(*call) (reply, error){
		"DaysVar_Get":              daysGet(false, false),
		"DaysVar_GetCurrent":       daysGet(true, false),
		"DaysVar_Set":              daysSet(false, false),
		"DaysVar_SetCurrent":       daysSet(true, false),
		"DaysVar_Set_Batch":        daysBatch,
		"DaysVarWorked_Get":        daysGet(false, true),
		"DaysVarWorked_GetCurrent": daysGet(true, true),
		"DaysVarWorked_Set":        daysSet(false, true),
		"DaysVarWorked_SetCurrent": daysSet(true, true),
	}
}

func daysGet(current, worked bool) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		t, err := c.target(current, false)
		if err != nil {
			return reply{}, err
		}
		d := c.s.Book.Days[office.DaysKey{Employee: t.employee.ID, Period: t.period}]
		if worked {
			return c.result(num("Days", d.Days), num("PlusMinusDaysForWageComp", d.PlusMinus)), nil
		}
		return c.scalar(strconv.Itoa(d.Days)), nil
	}
}

func daysSet(current, worked bool) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		t, err := c.target(current, true)
		if err != nil {
			return reply{}, err
		}
		days, plusMinus := c.args.num("Days"), c.args.num("PlusMinusDaysForWageComp")
		key := office.DaysKey{Employee: t.employee.ID, Period: t.period}
		return c.empty(func() {
			c.s.Book.FillIn(key, days)
			if worked {
				c.s.Book.FillInPlus(key, plusMinus)
			}
		}), nil
	}
}

func daysBatch(c *call) (reply, error) {
	set := map[office.DaysKey]int{}
	var failed error
	for _, a := range c.args.list("EmployeesDaysWorked", "DaysWorked") {
		e, co, err := c.employee(a.num("EmployeeId"))
		if err == nil {
			err = c.guard(co, a.period(), c.args.unprotected())
		}
		if err != nil {
			failed = err
			break
		}
		set[office.DaysKey{Employee: e.ID, Period: a.period()}] = a.num("Days")
	}
	res := c.empty(func() {
		for key, n := range set {
			c.s.Book.FillIn(key, n)
		}
	})
	if failed != nil && office.IsOn(c.s.Options.BatchAtomic) {
		res.apply = nil
	}
	return res, failed
}
