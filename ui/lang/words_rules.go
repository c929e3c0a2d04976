package lang

import (
	"fmt"
	"strings"

	"doorzet/payroll"
)

// SurchargeRule says in a line when and for whom a rule holds.
func (t *Texts) SurchargeRule(r *payroll.SurchargeRule) string {
	return strings.Join(append(t.SurchargeWhen(r), t.SurchargeFor(r)...), ", ")
}

// SurchargeWhen says when a rule holds, a part each.
func (t *Texts) SurchargeWhen(r *payroll.SurchargeRule) []string {
	x := &t.Rules
	out := []string{x.EveryDay}
	if len(r.Days) > 0 {
		var days []string
		for _, d := range r.Days {
			// the first day of all was a Monday
			days = append(days, t.WeekdayShort(payroll.Date(d))) //nolint:gosec // 1 to 7
		}
		out[0] = strings.Join(days, " ")
	}
	if r.Window.Start == r.Window.End {
		out = append(out, x.AllDay)
	} else {
		out = append(out, r.Window.Start.String()+"–"+r.Window.End.String())
	}
	switch r.Holidays {
	case payroll.HolidayOnly:
		out = append(out, x.HolidayOnly)
	case payroll.HolidayNot:
		out = append(out, x.HolidayNot)
	default:
	}
	if r.UntilTwo && r.Holidays != payroll.HolidayAny {
		out = append(out, x.UntilTwo)
	}
	return out
}

// SurchargeFor says for whom a rule holds and how it behaves, a part each;
// nothing for everybody in the usual way.
func (t *Texts) SurchargeFor(r *payroll.SurchargeRule) []string {
	x := &t.Rules
	var out []string
	list := func(form string, names []string) {
		if len(names) > 0 {
			out = append(out, fmt.Sprintf(form, strings.Join(names, ", ")))
		}
	}
	list(x.Teams, r.Scope.Teams)
	list(x.Functions, r.Scope.Functions)
	people := make([]string, len(r.Scope.People))
	for i, id := range r.Scope.People {
		people[i] = string(id)
	}
	list(x.People, people)
	list(x.HourTypes, r.Scope.Types)
	if r.Break == payroll.BreakOutside {
		out = append(out, x.BreakOutside)
	}
	if r.Rank != 0 {
		out = append(out, fmt.Sprintf(x.Rank, r.Rank))
	}
	if r.Stacks {
		out = append(out, x.Stacks)
	}
	return out
}

// Unserved says which rule the lines of a source cannot be judged by.
func (t *Texts) Unserved(rule, file string, k payroll.SourceKind, lines int) string {
	if file == "" {
		file = t.Source(k)
	}
	return fmt.Sprintf(t.Rules.Unserved, rule, file, t.Count(lines))
}

// Seconds says how much longer or shorter what is sent is than the minutes.
func (t *Texts) Seconds(r payroll.Rounding) string {
	if r.Seconds == 0 {
		return t.Rules.WhyNone
	}
	return t.Off(r.Seconds)
}

// Off says how far apart two lengths are: what rounding makes in seconds, what is no
// rounding in hours and minutes.
func (t *Texts) Off(seconds int64) string {
	if most := int64(minuteSeconds); -most < seconds && seconds < most {
		return fmt.Sprintf(t.Rules.WhySeconds, seconds)
	}
	m := payroll.Minutes(seconds / minuteSeconds)
	if m > 0 {
		return "+" + m.Clock()
	}
	return m.Clock()
}

const minuteSeconds = 60
