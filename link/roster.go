package link

import (
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
)

// weekHours gives the hours a week of a roster: its first week, or the average
// of both where a second one is used; where a day is missing, the figure that
// Nmbrs names beside them. Nil where neither is known, and where one says zero
// and the other does not: zero hours decide how somebody is paid.
func weekHours(s nmbrs.Schedule) *payroll.Hundredths {
	told := hundredths(s.WeekHours)
	first, whole := sumDays(s.Hours[:7])
	if !whole {
		return told
	}
	if second, whole := sumDays(s.Hours[7:]); whole {
		if second != 0 {
			first = (first + second + 1) / 2
		}
	} else if !isEmpty(s.Hours[7:]) {
		return told
	}
	if told != nil && (*told == 0) != (first == 0) {
		return nil
	}
	return &first
}

// sumDays adds up days; false where one is missing.
func sumDays(days []*nmbrs.Hundredths) (payroll.Hundredths, bool) {
	var sum payroll.Hundredths
	for _, d := range days {
		if d == nil {
			return 0, false
		}
		sum += payroll.Hundredths(*d)
	}
	return sum, true
}

func isEmpty(days []*nmbrs.Hundredths) bool {
	return !slices.ContainsFunc(days, func(d *nmbrs.Hundredths) bool { return d != nil })
}
