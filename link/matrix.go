package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of what goes along.
const (
	// CodeBadPart: args text. Not a pay basis and a part.
	CodeBadPart payroll.Code = "matrix-bad-part"
	// CodeBadFinding: args text. Not a kind of finding that can be switched off.
	CodeBadFinding payroll.Code = "finding-bad-kind"
	// CodeNotExtra: args name. The person is not paid a fixed wage with extra hours.
	CodeNotExtra payroll.Code = "people-not-extra"
)

// Bases and Parts are the rows and columns of what goes along.
func Bases() []payroll.PayBasis {
	return []payroll.PayBasis{payroll.BasisHourly, payroll.BasisExtra, payroll.BasisFixed}
}

// Parts are the columns of what goes along.
func Parts() []payroll.Part {
	return []payroll.Part{payroll.PartHours, payroll.PartSurcharges, payroll.PartDays, payroll.PartMeals, payroll.PartCounts}
}

// WhatGoes is what goes along for whom in a period.
type WhatGoes struct {
	Period payroll.Period
	// From is since when it is so, a zero period when it was never chosen.
	From   payroll.Period
	Matrix payroll.Matrix
	// ExtraTypes are the hour types that are extra hours on a fixed wage.
	ExtraTypes []string
	// Types are the hour types that the lines of the period have.
	Types []string
	// Off are the kinds of finding that are switched off.
	Off []payroll.FindingKind
}

// WhatGoes tells what goes along in the desk's period.
func (s *Service) WhatGoes(d *Desk) *WhatGoes {
	set := &d.Book.Settings
	out := &WhatGoes{
		Period: d.Period, From: since(set.Matrix, d.Period), Matrix: payroll.Matrix{}, ExtraTypes: set.ExtraTypesAt(d.Period), Off: set.Off,
	}
	for _, b := range Bases() {
		out.Matrix[b] = map[payroll.Part]bool{}
		for _, part := range Parts() {
			out.Matrix[b][part] = set.Sends(b, part, d.Period)
		}
	}
	for i := range d.Verdicts {
		if t := payroll.FoldType(d.Verdicts[i].Line.Type); !slices.Contains(out.Types, t) {
			out.Types = append(out.Types, t)
		}
	}
	slices.Sort(out.Types)
	return out
}

// SetPart keeps whether a part goes along for a pay basis from a period onward;
// the other cells stay as they are then.
func (s *Service) SetPart(co *store.Company, from payroll.Period, b payroll.PayBasis, part payroll.Part, on bool) error {
	if !slices.Contains(Bases(), b) || !slices.Contains(Parts(), part) {
		return payroll.NewProblem(CodeBadPart, "text", payroll.Clean(string(b)+"."+string(part), 60))
	}
	audit := store.Audit{Action: "goes-along", Args: payroll.Args{
		"basis": string(b), "part": string(part), "on": boolText(on), "from": from.String(),
	}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		changed := payroll.Matrix{}
		for _, basis := range Bases() {
			changed[basis] = map[payroll.Part]bool{}
			for _, p := range Parts() {
				changed[basis][p] = set.Sends(basis, p, from)
			}
		}
		changed[b][part] = on
		set.Matrix = set.Matrix.Set(from, changed)
		return nil
	})
}

func boolText(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// SetExtraType marks an hour type as extra hours on a fixed wage from a period
// onward, or takes the mark away; a zero from is from the beginning.
func (s *Service) SetExtraType(co *store.Company, from payroll.Period, name string, on bool) error {
	name = payroll.FoldType(name)
	if name == "" {
		return payroll.NewProblem(CodeBadLine, "field", "soort", "text", "")
	}
	audit := store.Audit{Action: "extra-type", Args: payroll.Args{"type": name, "on": boolText(on), "from": from.String()}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		types := slices.DeleteFunc(slices.Clone(set.ExtraTypesAt(from)), func(t string) bool { return payroll.FoldType(t) == name })
		if on {
			types = append(types, name)
			slices.Sort(types)
		}
		if from.IsZero() {
			set.ExtraTypes = types
		} else {
			set.ExtraFrom = set.ExtraFrom.Set(from, types)
		}
		return nil
	})
}

// SetFinding switches a kind of finding off or on again. Findings that forbid
// sending cannot be switched off.
func (s *Service) SetFinding(co *store.Company, k payroll.FindingKind, on bool) error {
	if !slices.Contains(payroll.FindingKinds(), k) || k.Blocks() {
		return payroll.NewProblem(CodeBadFinding, "text", payroll.Clean(string(k), 60))
	}
	audit := store.Audit{Action: "finding", Args: payroll.Args{"kind": string(k), "on": boolText(on)}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		set.Off = slices.DeleteFunc(slices.Clone(set.Off), func(o payroll.FindingKind) bool { return o == k })
		if !on {
			set.Off = append(set.Off, k)
			slices.Sort(set.Off)
		}
		return nil
	})
}

// TypeExtra is the hour type of a typed figure of extra hours.
const TypeExtra = "meeruren"

// ExtraRow shows the typed and marked extra hours of a person beside the
// contract and the hours worked in the period.
type ExtraRow struct {
	Employee payroll.EmployeeID
	Name     string
	// Contract is the weekly hours of the contract at the end of the period in
	// hundredths, nil when Nmbrs does not tell.
	Contract *payroll.Hundredths
	Worked   payroll.Minutes
	Extra    payroll.Minutes
}

// ExtraHours lists everybody with a fixed wage and extra hours. The figures
// stand beside each other; nothing is computed from them.
func (s *Service) ExtraHours(d *Desk) []ExtraRow {
	on := span(d.Book.Settings.Calendar, d.Period).To
	rows := map[payroll.EmployeeID]*ExtraRow{}
	for _, p := range d.Book.Team.People() {
		if b, _ := basisInPeriod(p, on, d.Book.Settings.Overrides[p.ID]); b == payroll.BasisExtra {
			rows[p.ID] = &ExtraRow{Employee: p.ID, Name: p.Name(), Contract: payroll.WeekHours(p, on)}
		}
	}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		r := rows[v.Employee]
		if r == nil || v.Line.Withdrawn {
			continue
		}
		if slices.ContainsFunc(d.Book.Settings.ExtraTypesAt(d.Period), func(t string) bool { return payroll.FoldType(t) == payroll.FoldType(v.Line.Type) }) {
			r.Extra += v.Line.Minutes
		} else if payroll.IsWorkedType(v.Line.Type) {
			r.Worked += v.Line.Minutes
		}
	}
	out := make([]ExtraRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b ExtraRow) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Employee, b.Employee))
	})
	return out
}

// TypeExtraHours makes a line of a typed figure of extra hours, on the last day
// of the period that the person was employed. It marks the type as extra hours from then on.
func (s *Service) TypeExtraHours(co *store.Company, d *Desk, id payroll.EmployeeID, m payroll.Minutes) (payroll.LineID, error) {
	p, ok := d.Book.Team.Person(id)
	if !ok {
		return "", payroll.NewProblem(CodeNoEmployee, "id", payroll.Clean(string(id), 60), "suggestions", payroll.LikelyIDs(d.Book.Team.People(), id))
	}
	days := d.Book.Settings.Calendar.Range(d.Period, payroll.BasisExtra)
	on := days.To
	for on > days.From && !payroll.Employed(p, on) {
		on--
	}
	if b, _ := payroll.BasisOf(p, on, d.Book.Settings.Overrides[id], ""); b != payroll.BasisExtra {
		return "", payroll.NewProblem(CodeNotExtra, "name", p.Name())
	}
	if !slices.Contains(d.Book.Settings.ExtraTypesAt(d.Period), TypeExtra) {
		if err := s.SetExtraType(co, d.Period, TypeExtra, true); err != nil {
			return "", err
		}
	}
	return s.Add(co, payroll.Facts{
		Date: on, Person: p.Name(), NmbrsID: string(id), Type: TypeExtra, Start: payroll.NoTime, End: payroll.NoTime, Minutes: m,
	}, "")
}
