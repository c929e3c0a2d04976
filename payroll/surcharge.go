package payroll

import (
	"errors"
	"slices"
	"strings"
)

// BreakRule says where a break falls when part of a shift earns a surcharge.
type BreakRule string

// The break rules.
const (
	// BreakProportional spreads the break over the whole shift, in whole
	// minutes by largest remainder. It holds where nothing else is said.
	BreakProportional BreakRule = "proportional"
	// BreakOutside takes the break from the other hours first.
	BreakOutside BreakRule = "outside"
)

// HolidayUse says what public holidays mean for a rule.
type HolidayUse string

// The uses of public holidays.
const (
	HolidayAny  HolidayUse = ""     // they make no difference
	HolidayOnly HolidayUse = "only" // the rule holds on holidays alone
	HolidayNot  HolidayUse = "not"  // the rule does not hold on holidays
)

// Window is a time of day from Start up to End; it crosses midnight when End
// lies before Start, and is the whole day when they are equal.
type Window struct {
	Start ClockTime `json:"start"`
	End   ClockTime `json:"end"`
}

func (w Window) wholeDay() bool { return w.Start == w.End }

// Scope narrows a rule to some lines; an empty list stands for all. Without
// Types a rule holds for worked hours only.
type Scope struct {
	Teams     []string     `json:"teams,omitempty"`
	Functions []string     `json:"functions,omitempty"`
	People    []EmployeeID `json:"people,omitempty"`
	Types     []string     `json:"types,omitempty"`
}

// SurchargeRule is a surcharge that the office made itself; there are none by
// default.
type SurchargeRule struct {
	Name string `json:"name"`
	// Percent is what comes above the ordinary wage, in hundredths of a
	// per cent: 50 % is 5000, whether it is paid as 150 % or as 100 % + 50 %.
	Percent Hundredths `json:"percent"`
	// Replaces takes the minutes out of the ordinary hours (150 % on its own
	// code); else they come on top (100 % + 50 %).
	Replaces bool `json:"replaces,omitempty"`
	// Days are weekdays, 1 for Monday; none means all. A window that crosses
	// midnight belongs to the day on which it begins.
	Days     []int      `json:"days,omitempty"`
	Window   Window     `json:"window"`
	Holidays HolidayUse `json:"holidays,omitempty"`
	// UntilTwo lets a holiday last until 02:00 of the next day, as the
	// hospitality agreement does.
	UntilTwo bool  `json:"untilTwo,omitempty"`
	Scope    Scope `json:"scope"`
	// Code is the hour code in Nmbrs, 0 while it is undecided. It is decided
	// like any other code (see Settings.Codes), so it is not kept with the rule.
	Code  int       `json:"-"`
	Break BreakRule `json:"break,omitempty"`
	// Where rules overlap the lowest Rank wins, then the highest percentage,
	// then the first in the list. Stacks lets a rule that comes on top count
	// beside the winner.
	Rank   int  `json:"rank,omitempty"`
	Stacks bool `json:"stacks,omitempty"`
	// Off ends the rule from the period onward for which this is kept.
	Off bool `json:"off,omitempty"`
}

// Notation writes what is paid for the hours: 150 % or 100 % + 50 %.
func (r SurchargeRule) Notation() string {
	if r.Replaces {
		return percent(r.Percent+100_00) + " %"
	}
	return "100 % + " + percent(r.Percent) + " %"
}

func percent(h Hundredths) string {
	return strings.TrimSuffix(strings.TrimRight(h.Comma(), "0"), ",")
}

// Problems of a surcharge rule; all have the arg name.
const (
	CodeSurchargeName    Code = "surcharge-name"    // it has none, or a rule before it has the same
	CodeSurchargePercent Code = "surcharge-percent" // arg percent: not above 0 or beyond 1000 %
	CodeSurchargeWindow  Code = "surcharge-window"  // args start, end: not times of day
	CodeSurchargeDay     Code = "surcharge-day"     // arg day: not 1 to 7
	CodeSurchargeStack   Code = "surcharge-stack"   // what replaces hours cannot count beside another
	CodeSurchargeWord    Code = "surcharge-word"    // arg text: not a break rule or a use of holidays
)

// ValidateSurcharges gives the first Problem of a list of rules, nil for none.
func ValidateSurcharges(rules []SurchargeRule) error {
	names := map[string]bool{}
	for _, r := range rules {
		folded := FoldType(r.Name)
		switch {
		case folded == "" || names[folded]:
			return NewProblem(CodeSurchargeName, "name", r.Name)
		case r.Percent <= 0 || r.Percent > 1000_00:
			return NewProblem(CodeSurchargePercent, "name", r.Name, "percent", r.Percent.Comma())
		case !isTime(r.Window.Start) || !isTime(r.Window.End):
			return NewProblem(CodeSurchargeWindow, "name", r.Name, "start", r.Window.Start.String(), "end", r.Window.End.String())
		case r.Replaces && r.Stacks:
			return NewProblem(CodeSurchargeStack, "name", r.Name)
		case !slices.Contains([]BreakRule{"", BreakProportional, BreakOutside}, r.Break):
			return NewProblem(CodeSurchargeWord, "name", r.Name, "text", Clean(string(r.Break), 40))
		case !slices.Contains([]HolidayUse{HolidayAny, HolidayOnly, HolidayNot}, r.Holidays):
			return NewProblem(CodeSurchargeWord, "name", r.Name, "text", Clean(string(r.Holidays), 40))
		}
		for _, d := range r.Days {
			if d < 1 || d > 7 {
				return NewProblem(CodeSurchargeDay, "name", r.Name, "day", IntText(d))
			}
		}
		names[folded] = true
	}
	return nil
}

func isTime(c ClockTime) bool { return c >= 0 && c < dayMinutes }

// Serves tells whether the rule is meant for a line of an employee who works
// in a function, "" where Nmbrs tells none. The day and the time are left to
// Cut.
func (r *SurchargeRule) Serves(f Facts, who EmployeeID, function string) bool {
	return r.fits(&f) &&
		(len(r.Scope.People) == 0 || slices.Contains(r.Scope.People, who)) && listed(r.Scope.Functions, function)
}

// fits checks the part of the scope that the line itself tells.
func (r *SurchargeRule) fits(f *Facts) bool {
	if len(r.Scope.Types) == 0 && !IsWorkedType(f.Type) {
		return false
	}
	return listed(r.Scope.Types, f.Type) && listed(r.Scope.Teams, f.Team)
}

func listed(list []string, s string) bool {
	return len(list) == 0 || slices.ContainsFunc(list, func(x string) bool { return FoldType(x) == FoldType(s) })
}

// dayHolds tells whether weekday and holidays allow the rule at a moment,
// where anchor is the day that the window began on.
func (r *SurchargeRule) dayHolds(anchor, day Date, at ClockTime, holiday func(Date) bool) bool {
	free := holiday(day)
	if r.Holidays != HolidayAny && !free && r.UntilTwo && at < untilTwo && holiday(day-1) {
		free = true
		if r.Window.wholeDay() {
			anchor = day - 1
		}
	}
	switch {
	case r.Holidays == HolidayOnly && !free, r.Holidays == HolidayNot && free:
		return false
	}
	return len(r.Days) == 0 || slices.Contains(r.Days, anchor.Weekday())
}

// untilTwo is the hour until which a holiday can last into the next day.
const untilTwo ClockTime = 120

// holds tells whether the rule counts at a moment.
func (r *SurchargeRule) holds(day Date, at ClockTime, holiday func(Date) bool) bool {
	w := r.Window
	switch {
	case w.wholeDay():
		return r.dayHolds(day, day, at, holiday)
	case w.Start < w.End:
		return at >= w.Start && at < w.End && r.dayHolds(day, day, at, holiday)
	case at >= w.Start:
		return r.dayHolds(day, day, at, holiday)
	}
	return at < w.End && r.dayHolds(day-1, day, at, holiday)
}

var (
	errDays   = errors.New("payroll: not weekdays 1 to 7")
	errWindow = errors.New("payroll: not two times of day")
)

// ParseDays reads weekdays as digits, 1 for Monday, with or without commas and
// spaces between: "6 7", "6,7", "67". Nothing is every day.
func ParseDays(s string) ([]int, error) {
	var out []int
	for _, r := range s {
		switch {
		case r == ' ' || r == ',':
		case r >= '1' && r <= '7':
			if d := int(r - '0'); !slices.Contains(out, d) {
				out = append(out, d)
			}
		default:
			return nil, errDays
		}
	}
	slices.Sort(out)
	return out, nil
}

// ParseWindow reads 22:00-06:00; nothing or "all" is the whole day.
func ParseWindow(s string) (Window, error) {
	s = strings.TrimSpace(s)
	if s == "" || strings.EqualFold(s, "all") {
		return Window{}, nil
	}
	from, to, ok := strings.Cut(strings.ReplaceAll(s, "–", "-"), "-")
	start, err := ParseClock(from)
	end, err2 := ParseClock(to)
	if !ok || err != nil || err2 != nil {
		return Window{}, errWindow
	}
	return Window{start, end}, nil
}
