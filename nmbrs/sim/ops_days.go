package sim

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
		d := c.s.book.days[daysKey{t.employee.ID, t.period}]
		if worked {
			return c.result(num("Days", d.days), num("PlusMinusDaysForWageComp", d.plusMinus)), nil
		}
		return c.scalar(itoa(d.days)), nil
	}
}

func daysSet(current, worked bool) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		t, err := c.target(current, true)
		if err != nil {
			return reply{}, err
		}
		days, plusMinus := c.args.num("Days"), c.args.num("PlusMinusDaysForWageComp")
		key := daysKey{t.employee.ID, t.period}
		return c.empty(func() {
			d := c.s.book.days[key]
			d.days, d.parts = days, nil
			if worked {
				d.plusMinus = plusMinus
			}
			c.s.book.days[key] = d
		}), nil
	}
}

func daysBatch(c *call) (reply, error) {
	set := map[daysKey]int{}
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
		set[daysKey{e.ID, a.period()}] = a.num("Days")
	}
	res := c.empty(func() {
		for key, n := range set {
			d := c.s.book.days[key]
			d.days, d.parts = n, nil
			c.s.book.days[key] = d
		}
	})
	if failed != nil && isOn(c.s.options.BatchAtomic) {
		res.apply = nil
	}
	return res, failed
}
