package link

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of the code mapping.
const (
	// CodeUnknownCode: args code, suggestions. Nmbrs has no such code.
	CodeUnknownCode payroll.Code = "codes-unknown"
	// CodeBadChoice: args text. Not TYPE=CODE.
	CodeBadChoice payroll.Code = "codes-bad-choice"
	// CodeWrongKind: args type, kind. Hours on a wage code, or a count on an hour code.
	CodeWrongKind payroll.Code = "codes-wrong-kind"
	// CodeNoCodes: args company. Nmbrs gave no codes at all.
	CodeNoCodes payroll.Code = "codes-none"
)

// CodeRow is one hour type or count with its decision.
type CodeRow struct {
	Name    string
	Lines   int
	Minutes payroll.Minutes
	Count   bool
	// Surcharge is set for a surcharge rule, under the name of its code.
	Surcharge bool
	percent   payroll.Hundredths
	Choice    payroll.CodeChoice
	Decided   bool
	// Gone is set when Nmbrs no longer has the chosen code.
	Gone bool
	// Unchecked is set when Nmbrs gave no list to check the chosen code against:
	// it was typed by its number.
	Unchecked   bool
	Description string
	// Suggest is the code whose description fits best, nil when none does.
	Suggest *store.CodeInfo
}

// Codes is the mapping of a period with what Nmbrs offers.
type Codes struct {
	Rows      []CodeRow
	Hours     []store.CodeInfo
	Wages     []store.CodeInfo
	Days      bool
	Decided   int
	Skipped   []*payroll.Problem
	WagesRead bool
}

// FetchCodes reads the codes of both models afresh and keeps them.
func (s *Service) FetchCodes(ctx context.Context, co *store.Company) ([]*payroll.Problem, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	company := nmbrs.CompanyID(info.NmbrsID)
	var notes []*payroll.Problem
	hours, skipped, err := c.HourCodes(ctx, company)
	wages, more, werr := []nmbrs.Code(nil), []nmbrs.Skipped(nil), err
	if !hopeless(ctx, err) {
		wages, more, werr = c.WageCodes(ctx, company)
	}
	for _, e := range []error{err, werr} {
		switch {
		case hopeless(ctx, e):
			return nil, s.noteBroken(co, e)
		case errors.Is(e, nmbrs.ErrUnsupported):
			notes = append(notes, payroll.NewProblem(CodeWageByNumber))
		case e != nil:
			notes = append(notes, finding(e))
		}
	}
	for _, x := range append(skipped, more...) {
		notes = append(notes, finding(x.Err))
	}
	return notes, co.UpdateInfo(func(i *store.CompanyInfo) error {
		if err == nil {
			i.HourCodes = codeInfos(hours)
		}
		if werr == nil {
			i.WageCodes = codeInfos(wages)
		}
		i.Missing = noteUnread(i.Missing, unreadHours, err != nil && len(i.HourCodes) == 0)
		i.Missing = noteUnread(i.Missing, unreadWages, werr != nil && len(i.WageCodes) == 0)
		i.CodesAt = s.stamp()
		return nil
	})
}

// The marks in CompanyInfo.Missing for codes of which Nmbrs never showed a
// list. They are no names of calls, which hold a point.
const (
	unreadHours = "hour codes"
	unreadWages = "wage codes"
)

// noteUnread sets or takes away a mark.
func noteUnread(missing []string, mark string, unread bool) []string {
	missing = slices.DeleteFunc(missing, func(m string) bool { return m == mark })
	if unread {
		missing = append(missing, mark)
	}
	return missing
}

// hopeless tells whether further calls are pointless after an error: the link
// is broken or the caller has stopped.
func hopeless(ctx context.Context, err error) bool {
	return err != nil && (ctx.Err() != nil || nmbrs.OutcomeOf(err) == nmbrs.ClassBroken)
}

func codeInfos(codes []nmbrs.Code) []store.CodeInfo {
	out := make([]store.CodeInfo, len(codes))
	for i, c := range codes {
		out[i] = store.CodeInfo{Code: c.Code, Description: payroll.Clean(c.Description, 120), Model: c.Model}
	}
	slices.SortFunc(out, func(a, b store.CodeInfo) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// Codes shows the mapping for a period: every type and count that its lines
// have, and those decided before.
func (s *Service) Codes(d *Desk) *Codes {
	set := d.Book.Settings
	rows := map[string]*CodeRow{}
	at := func(name string, count bool) *CodeRow {
		if rows[name] == nil {
			rows[name] = &CodeRow{Name: name, Count: count}
		}
		return rows[name]
	}
	for i := range d.Verdicts {
		l := &d.Verdicts[i].Line
		if l.Withdrawn {
			continue // it asks for no code
		}
		r := at(payroll.FoldType(l.Type), false)
		r.Lines++
		r.Minutes += l.Hours()
		for kind, n := range l.Counts {
			if n != 0 {
				at(kind, true).Lines++
			}
		}
	}
	for name := range set.Codes {
		if _, surcharge := payroll.SurchargeOf(name); surcharge {
			continue // listed while its rule holds
		}
		if choice, ok := set.Codes[name].At(d.Period); ok {
			at(name, choice.Kind == payroll.KindWage)
		}
	}
	taken := d.surchargeTallies()
	for name, h := range set.Surcharges {
		if r, ok := h.At(d.Period); ok && !r.Off {
			row := at(payroll.SurchargeKey(name), false)
			row.Surcharge, row.percent = true, r.Percent
			row.Lines, row.Minutes = taken[row.Name].Lines, taken[row.Name].Minutes
		}
	}
	out := &Codes{Hours: d.Info.HourCodes, Wages: d.Info.WageCodes, Days: set.SendsDays(d.Period)}
	for _, r := range rows {
		r.Choice, r.Decided = set.Code(r.Name, d.Period)
		offered := d.Info.HourCodes
		if r.Count {
			offered = d.Info.WageCodes
		}
		r.describe(offered)
		r.Unchecked = r.Decided && !r.Choice.Not && len(offered) == 0
		if r.Decided {
			out.Decided++
		}
		out.Rows = append(out.Rows, *r)
	}
	slices.SortFunc(out.Rows, func(a, b CodeRow) int {
		return cmp.Or(boolCompare(a.Count, b.Count), boolCompare(a.Surcharge, b.Surcharge), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// describe fills in what Nmbrs says of the chosen code, or a suggestion.
func (r *CodeRow) describe(offered []store.CodeInfo) {
	if r.Decided && !r.Choice.Not {
		r.Gone = len(offered) > 0
		for _, c := range offered {
			if c.Code == r.Choice.Code {
				r.Gone, r.Description = false, c.Description
			}
		}
		return
	}
	if r.Surcharge {
		offered = ofPercent(offered, r.percent)
	}
	if best := suggest(r.Name, offered, 1); !r.Decided && len(best) > 0 {
		r.Suggest = &best[0]
	}
}

var percentForm = regexp.MustCompile(`(\d+(?:[.,]\d{1,2})?)\s*%`)

// ofPercent leaves the codes whose description names the percentage of a
// surcharge, as 50 % or as 150 %; when none does, those that name none.
func ofPercent(offered []store.CodeInfo, percent payroll.Hundredths) []store.CodeInfo {
	var named, silent []store.CodeInfo
	for _, c := range offered {
		found := percentForm.FindAllStringSubmatch(c.Description, -1)
		if len(found) == 0 {
			silent = append(silent, c)
		}
		for _, m := range found {
			if n, err := payroll.ParseHundredths(m[1]); err == nil && (n == percent || n == percent+100_00) {
				named = append(named, c)
				break
			}
		}
	}
	if len(named) > 0 {
		return named
	}
	return silent
}

// suggest ranks codes by how much of the name their description shares.
func suggest(name string, offered []store.CodeInfo, n int) []store.CodeInfo {
	type scored struct {
		c     store.CodeInfo
		score int
	}
	words := strings.Fields(payroll.FoldType(name))
	var hits []scored
	for _, c := range offered {
		d := payroll.FoldType(c.Description)
		score := 0
		for _, w := range words {
			if len(w) > 2 && strings.Contains(d, w[:min(len(w), 5)]) {
				score += 2
			}
			if strings.Contains(d, w) {
				score++
			}
		}
		if score > 0 {
			hits = append(hits, scored{c, score})
		}
	}
	slices.SortStableFunc(hits, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var out []store.CodeInfo
	for _, h := range hits[:min(n, len(hits))] {
		out = append(out, h.c)
	}
	return out
}

var choiceForm = regexp.MustCompile(`^([UuLl]?)(\d{1,9})(?:@(-?\d{1,7}(?:[.,]\d{1,2})?))?$`)

// CodeSetting is one decision about a type, read from "TYPE=CODE".
type CodeSetting struct {
	Name   string
	Choice payroll.CodeChoice
	// Days is set for dagen=on and dagen=off.
	Days *bool
}

// ParseCodeSetting reads "gewerkte uren=2100", "U2100", "L5100", "verlof=-",
// "kilometers=L5300@0,23" (a rate per piece) and "dagen=on". A bare number is a
// wage code for counts, else an hour code.
func ParseCodeSetting(text string, counts func(string) bool) (CodeSetting, error) {
	name, value, ok := strings.Cut(text, "=")
	name, value = payroll.FoldType(name), strings.TrimSpace(value)
	bad := payroll.NewProblem(CodeBadChoice, "text", payroll.Clean(text, 80))
	if !ok || name == "" || value == "" {
		return CodeSetting{}, bad
	}
	set := CodeSetting{Name: name}
	if name == payroll.KindDays {
		on := strings.EqualFold(value, "on") || strings.EqualFold(value, "aan")
		if !on && !strings.EqualFold(value, "off") && !strings.EqualFold(value, "uit") {
			return CodeSetting{}, bad
		}
		set.Days = &on
		return set, nil
	}
	if value == "-" {
		set.Choice = payroll.CodeChoice{Not: true}
		return set, nil
	}
	m := choiceForm.FindStringSubmatch(value)
	if m == nil {
		return CodeSetting{}, bad
	}
	code, err := strconv.Atoi(m[2])
	if err != nil {
		return CodeSetting{}, bad
	}
	set.Choice = payroll.CodeChoice{Kind: payroll.KindHours, Code: code}
	if strings.EqualFold(m[1], "L") || (m[1] == "" && counts(name)) {
		set.Choice.Kind = payroll.KindWage
	}
	if m[3] != "" {
		rate, err := payroll.ParseHundredths(m[3])
		if err != nil || rate == 0 || set.Choice.Kind != payroll.KindWage {
			return CodeSetting{}, bad
		}
		set.Choice.Rate = &rate
	}
	return set, nil
}

// Named gives a setting the name that the office means: that of a surcharge
// where a rule and no hour type of the period has it.
func (d *Desk) Named(c CodeSetting) CodeSetting {
	if _, ok := d.Book.Settings.Surcharges[c.Name]; !ok {
		return c
	}
	for i := range d.Verdicts {
		if payroll.FoldType(d.Verdicts[i].Line.Type) == c.Name {
			return c
		}
	}
	c.Name = payroll.SurchargeKey(c.Name)
	return c
}

// Fits refuses a code of the wrong kind: hours and surcharges go to an hour
// code, counts to a wage code. A name that no line has yet is what its code
// makes it.
func (d *Desk) Fits(c CodeSetting) error {
	if c.Days != nil || c.Choice.Not {
		return nil
	}
	_, want := payroll.SurchargeOf(c.Name)
	count := false
	for i := range d.Verdicts {
		l := &d.Verdicts[i].Line
		want = want || payroll.FoldType(l.Type) == c.Name
		if _, ok := l.Counts[c.Name]; ok {
			count = true
		}
	}
	if (want && !count && c.Choice.Kind != payroll.KindHours) || (count && !want && c.Choice.Kind != payroll.KindWage) {
		return payroll.NewProblem(CodeWrongKind, "type", c.Name, "kind", string(c.Choice.Kind))
	}
	return nil
}

// countNames are counts even before a line has them.
var countNames = []string{payroll.KindMeals, "kilometers", "km", "reiskosten", "fooien", "onkosten"}

// IsCount tells whether a name is a count in this period, so that a bare
// number is a wage code.
func (d *Desk) IsCount(name string) bool {
	name = payroll.FoldType(name)
	if slices.Contains(countNames, name) {
		return true
	}
	for i := range d.Verdicts {
		if _, ok := d.Verdicts[i].Line.Counts[name]; ok {
			return true
		}
	}
	return false
}

// SetCodes keeps decisions from a period onward, all or none. An unknown code
// is refused with what Nmbrs does have. Where the login may not read the codes
// at all, a code is taken as it is: Nmbrs refuses a wrong one by itself (2001,
// 2002).
func (s *Service) SetCodes(co *store.Company, from payroll.Period, list []CodeSetting) error {
	info, err := co.Info()
	if err != nil {
		return err
	}
	audit := store.Audit{Action: "codes", Args: payroll.Args{"from": from.String()}}
	for _, c := range list {
		if c.Days != nil || c.Choice.Not {
			continue
		}
		offered, mark := info.HourCodes, unreadHours
		if c.Choice.Kind == payroll.KindWage {
			offered, mark = info.WageCodes, unreadWages
		}
		if !slices.Contains(info.Missing, mark) && !slices.ContainsFunc(offered, func(o store.CodeInfo) bool { return o.Code == c.Choice.Code }) {
			return unknownCode(c, offered)
		}
		audit.Args[c.Name] = strconv.Itoa(c.Choice.Code)
	}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		for _, c := range list {
			if c.Days != nil {
				set.Days = set.Days.Set(from, *c.Days)
				continue
			}
			if set.Codes == nil {
				set.Codes = map[string]payroll.History[payroll.CodeChoice]{}
			}
			set.Codes[c.Name] = set.Codes[c.Name].Set(from, c.Choice)
		}
		return nil
	})
}

func unknownCode(c CodeSetting, offered []store.CodeInfo) error {
	near := suggest(c.Name, offered, 3)
	if len(near) == 0 {
		near = offered[:min(len(offered), 8)]
	}
	var names []string
	for _, o := range near {
		names = append(names, strconv.Itoa(o.Code)+" "+o.Description)
	}
	prefix := "U"
	if c.Choice.Kind == payroll.KindWage {
		prefix = "L"
	}
	return payroll.NewProblem(CodeUnknownCode,
		"code", prefix+strconv.Itoa(c.Choice.Code), "type", c.Name, "suggestions", strings.Join(names, ", "))
}
