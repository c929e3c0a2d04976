package link

import (
	"cmp"
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// CodeNoSurcharge has the arg name: there is no surcharge of that name.
const CodeNoSurcharge payroll.Code = "surcharge-unknown"

// SurchargeRow is a surcharge rule as it holds in a period.
type SurchargeRow struct {
	Rule payroll.SurchargeRule
	// From is the period from which it holds as it is.
	From payroll.Period
	// Choice is the decision about its code; Decided is false while there is none.
	Choice      payroll.CodeChoice
	Decided     bool
	Description string
	// Lines and Minutes are what it takes of the period's lines. Unserved
	// counts the lines for which it cannot be worked out.
	Lines    int
	Minutes  payroll.Minutes
	Unserved int
}

// HolidayRow is a public holiday of the year, and whether the company keeps it.
type HolidayRow struct {
	payroll.Holiday
	On bool
	// Own is set for a day that the company itself added.
	Own bool
}

// Surcharges is what the office settled about surcharges, for a period.
type Surcharges struct {
	Period   payroll.Period
	Rows     []SurchargeRow
	Holidays []HolidayRow
	Choice   payroll.HolidayChoice
	// Unserved tells per source which rules it cannot serve.
	Unserved []Unserved
}

// Unserved is a rule that lines of one source cannot be judged by: the source
// has no times.
type Unserved struct {
	Rule  string
	Kind  payroll.SourceKind
	File  string
	Lines int
}

// Surcharges lists the rules that hold in the desk's period, in the order in
// which they win, with what they take.
func (s *Service) Surcharges(d *Desk) *Surcharges {
	set := &d.Book.Settings
	out := &Surcharges{Period: d.Period, Unserved: d.Unserved()}
	taken := d.surchargeTallies()
	for _, name := range slices.Sorted(maps.Keys(set.Surcharges)) {
		h := set.Surcharges[name]
		r, ok := h.At(d.Period)
		if !ok || r.Off {
			continue
		}
		key := payroll.SurchargeKey(name)
		row := SurchargeRow{Rule: r, From: since(h, d.Period), Lines: taken[key].Lines, Minutes: taken[key].Minutes}
		row.Choice, row.Decided = set.Code(key, d.Period)
		for _, c := range d.Info.HourCodes {
			if row.Decided && c.Code == row.Choice.Code {
				row.Description = c.Description
			}
		}
		for _, u := range out.Unserved {
			if payroll.FoldType(u.Rule) == name {
				row.Unserved += u.Lines
			}
		}
		out.Rows = append(out.Rows, row)
	}
	slices.SortStableFunc(out.Rows, func(a, b SurchargeRow) int {
		return cmp.Or(cmp.Compare(a.Rule.Rank, b.Rule.Rank), cmp.Compare(b.Rule.Percent, a.Rule.Percent))
	})
	out.Choice, _ = set.Holidays.At(d.Period)
	out.Holidays = holidayRows(out.Choice, span(set.Calendar, d.Period))
	return out
}

// since gives the period from which the value that holds in p holds.
func since[T any](h payroll.History[T], p payroll.Period) (from payroll.Period) {
	for _, x := range h {
		if !p.Before(x.From) {
			from = x.From
		}
	}
	return from
}

func holidayRows(choice payroll.HolidayChoice, days payroll.Span) []HolidayRow {
	year, _, _ := days.To.YMD()
	var out []HolidayRow
	for _, h := range payroll.Holidays(year, true) {
		on := !slices.Contains(choice.Off, h.Name)
		if h.Name == payroll.LiberationDay {
			on = choice.LiberationDay
		}
		out = append(out, HolidayRow{Holiday: h, On: on})
	}
	for _, d := range choice.Extra {
		if y, _, _ := d.YMD(); y == year {
			out = append(out, HolidayRow{Holiday: payroll.Holiday{Date: d}, On: true, Own: true})
		}
	}
	slices.SortStableFunc(out, func(a, b HolidayRow) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

// surchargeTallies adds up what each surcharge takes, by its key. Lines whose
// surcharge has no code yet count as well, without minutes.
func (d *Desk) surchargeTallies() map[string]Tally {
	out := map[string]Tally{}
	add := func(name string, m payroll.Minutes) {
		t := out[name]
		t.Lines++
		t.Minutes += m
		out[name] = t
	}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		for _, x := range v.Shares {
			if x.Part == payroll.PartSurcharges {
				add(x.Name, x.Minutes)
			}
		}
		for _, f := range v.Findings {
			if _, ok := payroll.SurchargeOf(f.Args["type"]); ok && f.Kind == payroll.FindNoCode {
				add(f.Args["type"], 0)
			}
		}
	}
	return out
}

// Unserved tells which rules the lines of which source cannot be judged by.
// It is told once per rule and source, never as a finding per line.
func (d *Desk) Unserved() []Unserved {
	type key struct {
		rule, file string
		kind       payroll.SourceKind
	}
	n := map[key]int{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if v.Line.Withdrawn || v.State == payroll.StateSent {
			continue
		}
		for _, rule := range v.Unserved {
			n[key{rule, v.Line.Source.File, v.Line.Source.Kind}]++
		}
	}
	var out []Unserved
	for k, lines := range n {
		out = append(out, Unserved{Rule: k.rule, Kind: k.kind, File: k.file, Lines: lines})
	}
	slices.SortFunc(out, func(a, b Unserved) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.File, b.File), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// SetSurcharge keeps a rule from a period onward: a new one, or another shape
// of the one with the same name. Sent lines keep what was sent.
func (s *Service) SetSurcharge(co *store.Company, from payroll.Period, r payroll.SurchargeRule) error {
	r.Name = payroll.Clean(r.Name, 60)
	audit := store.Audit{Action: "surcharge", Args: payroll.Args{
		"name": r.Name, "from": from.String(), "notation": r.Notation(),
	}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		if err := payroll.ValidateSurcharges([]payroll.SurchargeRule{r}); err != nil {
			return err
		}
		if set.Surcharges == nil {
			set.Surcharges = map[string]payroll.History[payroll.SurchargeRule]{}
		}
		key := payroll.FoldType(r.Name)
		set.Surcharges[key] = set.Surcharges[key].Set(from, r)
		return nil
	})
}

// EndSurcharge ends a rule from a period onward; earlier periods keep it.
func (s *Service) EndSurcharge(co *store.Company, from payroll.Period, name string) error {
	audit := store.Audit{Action: "surcharge-end", Args: payroll.Args{"name": payroll.Clean(name, 60), "from": from.String()}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		key := payroll.FoldType(name)
		r, ok := set.Surcharges[key].At(from)
		if !ok || r.Off {
			return payroll.NewProblem(CodeNoSurcharge, "name", payroll.Clean(name, 60))
		}
		r.Off = true
		set.Surcharges[key] = set.Surcharges[key].Set(from, r)
		return nil
	})
}

// SetHolidays keeps the company's own choice of holidays from a period onward.
func (s *Service) SetHolidays(co *store.Company, from payroll.Period, choice payroll.HolidayChoice) error {
	audit := store.Audit{Action: "holidays", Args: payroll.Args{"from": from.String()}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		set.Holidays = set.Holidays.Set(from, choice)
		return nil
	})
}

// LineCut is a line with the stretches of its shift, for the time bar.
type LineCut struct {
	Line      payroll.Line
	Stretches []payroll.Stretch
	Shares    []payroll.Share
	Unserved  []string
}

// Cut gives the stretches of a line; none for one without times.
func (d *Desk) Cut(id payroll.LineID) (LineCut, error) {
	vs, err := d.find([]payroll.LineID{id})
	if err != nil {
		return LineCut{}, err
	}
	v := vs[0]
	return LineCut{Line: v.Line, Stretches: d.Book.Stretches(v), Shares: v.Shares, Unserved: v.Unserved}, nil
}
