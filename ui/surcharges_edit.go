package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// surchargePart asks for one part of a rule and hands the rule on.
type surchargePart struct {
	label func() string
	ask   func(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd
}

// parts are what can be asked of a rule; a new one needs the first six.
func (s *surchargesScreen) parts() []surchargePart {
	x := &s.o.Texts().Rules
	text := func(s string) func() string { return func() string { return s } }
	return []surchargePart{
		{text(x.Rule), s.askName},
		{text(x.AskPercent), s.askPercent},
		{text(x.AskHow), s.askHow},
		{text(x.AskDays), s.askDays},
		{text(x.AskWindow), s.askWindow},
		{text(x.AskHolidays), s.askHolidays},
		{text(x.AskBreak), s.askBreak},
		{text(x.AskScope), s.askScope},
		{text(x.AskStacks), s.askStacks},
		{text(x.AskRank), s.askRank},
	}
}

// newRuleParts is how many parts are asked of a new rule.
const newRuleParts = 6

// add asks the parts of a new rule one after another, and keeps it at the end.
func (s *surchargesScreen) add() tea.Cmd {
	next := s.keep
	parts := s.parts()
	for i := newRuleParts - 1; i >= 0; i-- {
		ask, after := parts[i].ask, next
		next = func(r payroll.SurchargeRule) tea.Cmd { return ask(r, after) }
	}
	return next(payroll.SurchargeRule{})
}

// edit asks which part is to be changed; the name stays.
func (s *surchargesScreen) edit() tea.Cmd {
	parts, r := s.parts()[1:], s.row().Rule
	options := make([]Option, len(parts))
	for i, p := range parts {
		options[i] = Option{Label: p.label()}
	}
	s.o.Open(&Choice{
		Heading: r.Name, Text: s.o.Texts().Rules.WhichPart, Options: options,
		OnPick: func(i int) tea.Cmd { return parts[i].ask(r, s.keep) },
	})
	return nil
}

// line asks for a line of text that read can make something of.
func (s *surchargesScreen) line(heading, text, value, bad string, empty bool, read func(string) error, next func() tea.Cmd) tea.Cmd {
	s.o.Open(&Input{
		Heading: heading, Text: text, Value: value, Empty: empty,
		Check: func(typed string) string {
			if read(typed) != nil {
				return bad
			}
			return ""
		},
		OnOK: func(typed string) tea.Cmd {
			if read(typed) != nil {
				return nil
			}
			return next()
		},
	})
	return nil
}

// pick asks for one of several; the answers stand in the order of labels.
func (s *surchargesScreen) pick(heading string, first int, labels []string, next func(int) tea.Cmd) tea.Cmd {
	options := make([]Option, len(labels))
	for i, l := range labels {
		options[i] = Option{Label: l}
	}
	s.o.Open(&Choice{Heading: heading, Options: options, First: first, OnPick: next})
	return nil
}

func (s *surchargesScreen) askName(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x := &s.o.Texts().Rules
	return s.line(x.AskName, "", r.Name, x.BadName, false, func(t string) error {
		if r.Name = payroll.Clean(strings.TrimSpace(t), 60); r.Name == "" {
			return errRate
		}
		for i := range s.rules.Rows {
			if payroll.FoldType(s.rules.Rows[i].Rule.Name) == payroll.FoldType(r.Name) {
				return errRate
			}
		}
		return nil
	}, func() tea.Cmd { return next(r) })
}

func (s *surchargesScreen) askPercent(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x, value := s.o.Texts(), ""
	if r.Percent != 0 {
		value = x.Amount(r.Percent)
	}
	return s.line(x.Rules.AskPercent, x.Rules.AskPercentText, value, x.Rules.BadPercent, false, func(t string) (err error) {
		r.Percent, err = payroll.ParseHundredths(strings.TrimSuffix(strings.TrimSpace(t), "%"))
		if err == nil && (r.Percent <= 0 || r.Percent > 1000_00) {
			err = errRate
		}
		return err
	}, func() tea.Cmd { return next(r) })
}

func (s *surchargesScreen) askHow(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x, one, two := &s.o.Texts().Rules, r, r
	one.Replaces, two.Replaces = true, false
	first := 1
	if r.Replaces {
		first = 0
	}
	labels := []string{one.Notation() + ": " + x.Replaces, two.Notation() + ": " + x.OnTop}
	return s.pick(x.AskHow, first, labels, func(i int) tea.Cmd {
		r.Replaces = i == 0
		r.Stacks = r.Stacks && !r.Replaces
		return next(r)
	})
}

func (s *surchargesScreen) askDays(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x, days := &s.o.Texts().Rules, make([]string, len(r.Days))
	for i, d := range r.Days {
		days[i] = strconv.Itoa(d)
	}
	return s.line(x.AskDays, x.AskDaysText, strings.Join(days, " "), x.BadDays, true, func(t string) (err error) {
		r.Days, err = payroll.ParseDays(t)
		return err
	}, func() tea.Cmd { return next(r) })
}

func (s *surchargesScreen) askWindow(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x, value := &s.o.Texts().Rules, ""
	if r.Window.Start != r.Window.End {
		value = r.Window.Start.String() + "-" + r.Window.End.String()
	}
	return s.line(x.AskWindow, x.AskWindowText, value, x.BadWindow, true, func(t string) (err error) {
		r.Window, err = payroll.ParseWindow(t)
		return err
	}, func() tea.Cmd { return next(r) })
}

func (s *surchargesScreen) askHolidays(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x := &s.o.Texts().Rules
	uses := []payroll.SurchargeRule{
		{},
		{Holidays: payroll.HolidayOnly},
		{Holidays: payroll.HolidayOnly, UntilTwo: true},
		{Holidays: payroll.HolidayNot},
		{Holidays: payroll.HolidayNot, UntilTwo: true},
	}
	labels := []string{x.HolidayAny, x.HolidayOnly, x.HolidayOnly + ", " + x.UntilTwo, x.HolidayNot, x.HolidayNot + ", " + x.UntilTwo}
	first := 0
	for i, u := range uses {
		if u.Holidays == r.Holidays && (u.UntilTwo == r.UntilTwo || u.Holidays == payroll.HolidayAny) {
			first = i
		}
	}
	return s.pick(x.AskHolidays, first, labels, func(i int) tea.Cmd {
		r.Holidays, r.UntilTwo = uses[i].Holidays, uses[i].UntilTwo
		return next(r)
	})
}

func (s *surchargesScreen) askBreak(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x, first := &s.o.Texts().Rules, 0
	if r.Break == payroll.BreakOutside {
		first = 1
	}
	return s.pick(x.AskBreak, first, []string{x.BreakProportional, x.BreakOutside}, func(i int) tea.Cmd {
		r.Break = []payroll.BreakRule{payroll.BreakProportional, payroll.BreakOutside}[i]
		return next(r)
	})
}

func (s *surchargesScreen) askStacks(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x, first := &s.o.Texts().Rules, 0
	if r.Stacks {
		first = 1
	}
	return s.pick(x.AskStacks, first, []string{x.StacksNo, x.Stacks}, func(i int) tea.Cmd {
		r.Stacks = i == 1
		return next(r)
	})
}

func (s *surchargesScreen) askRank(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x := &s.o.Texts().Rules
	return s.line(x.AskRank, x.AskRankText, strconv.Itoa(r.Rank), x.BadNumber, false, func(t string) (err error) {
		r.Rank, err = strconv.Atoi(strings.TrimSpace(t))
		return err
	}, func() tea.Cmd { return next(r) })
}

// askScope asks which list narrows the rule, then for its names.
func (s *surchargesScreen) askScope(r payroll.SurchargeRule, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	x := &s.o.Texts().Rules
	labels := []string{x.ScopeAll, x.ScopeTeams, x.ScopeFunctions, x.ScopePeople, x.ScopeTypes}
	return s.pick(x.AskScope, 0, labels, func(i int) tea.Cmd {
		if i == 0 {
			r.Scope = payroll.Scope{}
			return next(r)
		}
		return s.askNames(labels[i], r, i, next)
	})
}

func (s *surchargesScreen) askNames(heading string, r payroll.SurchargeRule, which int, next func(payroll.SurchargeRule) tea.Cmd) tea.Cmd {
	people := make([]string, len(r.Scope.People))
	for i, id := range r.Scope.People {
		people[i] = string(id)
	}
	lists := []*[]string{nil, &r.Scope.Teams, &r.Scope.Functions, &people, &r.Scope.Types}
	s.o.Open(&Input{
		Heading: heading, Text: s.o.Texts().Rules.AskScopeText, Value: strings.Join(*lists[which], ", "), Empty: true,
		OnOK: func(typed string) tea.Cmd {
			var names []string
			for _, n := range strings.Split(typed, ",") {
				if n = payroll.Clean(strings.TrimSpace(n), 60); n != "" {
					names = append(names, n)
				}
			}
			*lists[which] = names
			r.Scope.People = nil
			for _, id := range people {
				r.Scope.People = append(r.Scope.People, payroll.EmployeeID(id))
			}
			return next(r)
		},
	})
	return nil
}
