package link_test

import (
	"time"

	"pgregory.net/rapid"

	"doorzet/payroll"
)

// The model's surcharge: hours in the weekend go to a code of their own.
const (
	weekend     = "weekend"
	weekendCode = 2150
)

// rule is what the model knows of the surcharge.
type rule struct {
	on bool
	// switched tells that it was set or ended when something could have been
	// sent: which code a line went to then depends on when it was sent.
	switched bool
}

func (m *machine) setRule(on bool) {
	if !on {
		m.ok(m.svc.EndSurcharge(m.co, nov, weekend))
		m.rule.on = false
		return
	}
	m.ok(m.svc.SetSurcharge(m.co, nov, payroll.SurchargeRule{
		Name: weekend, Percent: 5000, Replaces: true, Days: []int{6, 7}, Break: payroll.BreakProportional,
	}))
	m.codes(payroll.SurchargeKey(weekend) + "=2150")
	m.rule.on = true
}

// switchRule sets the surcharge or ends it, whatever was sent already.
func (m *machine) switchRule(*rapid.T) {
	m.setRule(!m.rule.on)
	m.rule.switched = true
}

// endOf gives the end that fits the start and the minutes of a line.
func endOf(f payroll.Facts) payroll.ClockTime {
	return payroll.ClockTime((int(f.Start) + int(f.Minutes)) % (24 * 60))
}

// replaced counts the minutes of a line that lie in the weekend, one by one.
func (r rule) replaced(f payroll.Facts) payroll.Minutes {
	if !r.on {
		return 0
	}
	at := f.Date.Time().Add(time.Duration(f.Start) * time.Minute) // November has no change of the clock
	var n payroll.Minutes
	for range f.Minutes {
		if w := at.Weekday(); w == time.Saturday || w == time.Sunday {
			n++
		}
		at = at.Add(time.Minute)
	}
	return n
}

// judge compares what Nmbrs holds of a person's hours with their lines: each
// code where the rule never changed, else both together, of which each may be
// rounded by half a hundredth.
func (r rule) judge(m *machine, person int, all, base payroll.Minutes) {
	heldOf := func(code int) payroll.Hundredths {
		text, _ := m.held(person, code)
		h, err := payroll.ParseHundredths(text)
		m.ok(err)
		return h - m.beside(person, code)
	}
	plain, extra := heldOf(2100), heldOf(weekendCode)
	if r.switched {
		if off := plain + extra - payroll.RoundMinutes(all); off < -1 || off > 1 {
			m.t.Errorf("person %d: %s and %s hours, want %s together", person, plain, extra, payroll.RoundMinutes(all))
		}
		return
	}
	if plain != payroll.RoundMinutes(base) || extra != payroll.RoundMinutes(all-base) {
		m.t.Errorf("person %d: %s and %s hours, want %s and %s", person, plain, extra,
			payroll.RoundMinutes(base), payroll.RoundMinutes(all-base))
	}
}
