package payroll

import (
	"slices"
	"strings"
)

// Share is what one line contributes to one component.
type Share struct {
	Component Component
	Part      Part
	// Name is the part of the line that the share carries, whatever code it
	// goes to: "" for its hours, KindDays for its day, else the kind of count.
	Name string
	// Minutes is set for hours, Count (pieces in hundredths) for wage
	// components, and neither for days: a worked line is one date.
	Minutes Minutes
	Count   Hundredths
	// Rate turns Count into euros, nil for plain pieces.
	Rate *Hundredths
}

// Verdict is what the rules say about one line.
type Verdict struct {
	Line     Line
	Match    Match
	Employee EmployeeID
	Period   Period
	Basis    PayBasis
	Reason   BasisReason
	Findings []Finding
	Shares   []Share
	Outside  OutsideReason
	State    State
	cover    *cover
}

// Blocked tells whether a finding forbids sending the line.
func (v *Verdict) Blocked() bool {
	return slices.ContainsFunc(v.Findings, Finding.Blocks)
}

// Changed tells whether the line differs from what was sent of it.
func (v *Verdict) Changed() bool {
	return v.Confirmed() && (v.Line.Withdrawn || v.cover.oldest != v.Line.Version || v.cover.newest != v.Line.Version)
}

// Confirmed tells whether some component that counts the line is confirmed.
func (v *Verdict) Confirmed() bool { return v.cover != nil && len(v.cover.confirmed) > 0 }

// lacks tells whether a part of the line was planned and never confirmed,
// while another part may be: it was refused, or the sending broke off.
func (v *Verdict) lacks(name string) bool {
	return v.cover != nil && v.cover.missing[name] && !v.cover.confirmed[name]
}

// incomplete tells whether something is still to be sent of a confirmed line.
// A part that the line no longer has, or that no longer goes along, is not missed.
func (v *Verdict) incomplete() bool {
	if v.Blocked() {
		for name := range v.cover.missing {
			if v.lacks(name) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(v.Shares, func(s Share) bool { return v.lacks(s.Name) })
}

// Book is everything that the state of the lines of one period depends on.
type Book struct {
	Period   Period
	Lines    []Line
	Team     *Team
	Settings Settings
	// Steps are those of the period, oldest first, with their counts; Rows
	// are the own rows for the period.
	Steps []Step
	Rows  []OwnRow
	// NoCompany tells whether a venue belongs to no company yet; nil: none does.
	NoCompany func(venue string) bool
}

// Heads gathers the book's targets.
func (b *Book) Heads() map[Target]*Head { return Heads(b.Steps, b.Rows) }

// Evaluate gives the verdict on every line of the book, in the order of the
// lines. It is a pure function of the book.
func (b *Book) Evaluate() []Verdict {
	heads := b.Heads()
	cov := covers(heads)
	out := make([]Verdict, len(b.Lines))
	for i := range b.Lines {
		out[i].Line = b.Lines[i]
		out[i].cover = cov[b.Lines[i].ID]
		b.identify(&out[i])
	}
	who := make(map[LineID]EmployeeID, len(out))
	for i := range out {
		who[out[i].Line.ID] = out[i].Employee
	}
	checks := Checks(b.Lines, func(l Line) EmployeeID { return who[l.ID] }, b.Settings.Off)
	doubles := doubleLines(out)
	for i := range out {
		v := &out[i]
		v.Findings = append(v.Findings, checks[v.Line.ID]...)
		if doubles[v.Line.ID] && !v.Line.Chosen {
			v.Findings = append(v.Findings, Finding{Kind: FindDouble})
		}
		b.share(v)
		b.markSeen(v)
		v.State = b.state(v)
	}
	return out
}

// identify settles who a line belongs to, in which period and on which basis.
func (b *Book) identify(v *Verdict) {
	l := &v.Line
	v.Match = b.Team.Resolve(l.Facts, b.Settings.Links)
	v.Employee = v.Match.Employee
	if b.NoCompany != nil && b.NoCompany(l.Venue) {
		v.add(FindNoCompany, "venue", l.Venue)
	}
	person, known := b.Team.Person(v.Employee)
	if known {
		v.Basis, v.Reason = BasisOf(person, l.Date, b.Settings.Overrides[v.Employee], l.Contract)
	}
	v.Period = b.Settings.Calendar.PeriodOf(l.Date, v.Basis)
	switch {
	case v.Match.NotHere != "":
	case !known && len(v.Match.Candidates) > 1:
		v.add(FindTwoIDs, "name", l.Person)
		v.add(FindUnknownPerson, "name", l.Person)
	case !known:
		v.add(FindUnknownPerson, "name", l.Person)
	case v.Match.NoEmployment || !Employed(person, l.Date):
		v.add(FindNoEmployment, "name", person.Name(), "date", l.Date.Dutch())
	case v.Basis == BasisUnknown:
		v.add(FindUnknownBasis, "name", person.Name())
	}
}

func (v *Verdict) add(k FindingKind, pairs ...string) {
	f := Finding{Kind: k}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Args == nil {
			f.Args = Args{}
		}
		f.Args[pairs[i]] = pairs[i+1]
	}
	v.Findings = append(v.Findings, f)
}

// share works out what the line contributes under the settings of its period.
func (b *Book) share(v *Verdict) {
	l, s, p := &v.Line, &b.Settings, b.Period
	switch {
	case l.Withdrawn:
		v.Outside = OutsideWithdrawn
		return
	case v.Match.NotHere != "":
		v.Outside = OutsideNotHere
		return
	case v.Basis == BasisUnknown:
		return
	}
	b.shareHours(v)
	if s.SendsDays(p) && s.Sends(v.Basis, PartDays, p) && IsWorkedType(l.Type) && l.Minutes > 0 {
		v.Shares = append(v.Shares, Share{Component: Component{Kind: KindWorked}, Part: PartDays, Name: KindDays})
	}
	for _, kind := range countKinds(l.Counts) {
		b.shareCount(v, kind)
	}
	if len(v.Shares) > 0 || v.Blocked() || v.Outside != "" {
		if len(v.Shares) > 0 {
			v.Outside = ""
		}
		return
	}
	if v.Basis == BasisHourly {
		v.Outside = OutsideNothing
		return
	}
	v.Outside = OutsideFixed
}

func (b *Book) shareHours(v *Verdict) {
	l, s, p := &v.Line, &b.Settings, b.Period
	sends := s.Sends(v.Basis, PartHours, p)
	if v.Basis == BasisExtra && !slices.Contains(s.ExtraTypes, FoldType(l.Type)) {
		sends = false
	}
	if !sends || l.Minutes == 0 {
		return
	}
	choice, decided := s.Code(l.Type, p)
	switch {
	case !decided:
		v.add(FindNoCode, "type", l.Type)
	case choice.Not:
		v.Outside = OutsideType
	default:
		v.Shares = append(v.Shares, Share{
			Component: Component{Kind: choice.Kind, Code: choice.Code}, Part: PartHours, Minutes: l.Minutes,
		})
	}
}

func (b *Book) shareCount(v *Verdict, kind string) {
	s, p := &b.Settings, b.Period
	part := PartCounts
	if kind == KindMeals {
		part = PartMeals
	}
	if !s.Sends(v.Basis, part, p) {
		return
	}
	choice, decided := s.Code(kind, p)
	switch {
	case !decided:
		v.add(FindNoCode, "type", kind)
	case !choice.Not:
		v.Shares = append(v.Shares, Share{
			Component: Component{Kind: choice.Kind, Code: choice.Code}, Part: part, Name: kind,
			Count: v.Line.Counts[kind], Rate: choice.Rate,
		})
	}
}

// countKinds lists the kinds with a figure, in a fixed order.
func countKinds(counts map[string]Hundredths) []string {
	var kinds []string
	for k, n := range counts {
		if n != 0 {
			kinds = append(kinds, k)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// absenceWords are the beginnings of hour types that are not work. It is a
// guess from the types that eitje and its users have, kept in this one place.
var absenceWords = []string{"ziek", "verlof", "vakantie", "vrij", "afwezig", "feestdag", "sick", "leave", "absen", "bijzonder"}

// IsWorkedType tells whether lines of an hour type are work, so that their
// dates count as worked days.
func IsWorkedType(t string) bool {
	t = FoldType(t)
	return !slices.ContainsFunc(absenceWords, func(w string) bool { return strings.HasPrefix(t, w) })
}

func (b *Book) markSeen(v *Verdict) {
	for i := range v.Findings {
		v.Findings[i].Seen = slices.Contains(v.Line.Seen, v.Findings[i].Kind)
	}
}

// state gives the place of the line on its way. The order of the questions is
// the meaning of the colours: what Nmbrs may hold of the line comes first.
func (b *Book) state(v *Verdict) State {
	l, c := &v.Line, v.cover
	if c != nil {
		switch {
		case c.open > 0:
			return StateUnsure
		case v.Changed():
			return StateChanged
		case v.Confirmed() && v.incomplete():
			return StatePartly
		case v.Confirmed():
			return StateSent
		}
	}
	switch {
	case l.Withdrawn:
		return StateOutside
	case l.Elsewhere || v.Period.Before(b.Settings.CutOver):
		return StateElsewhere
	case v.Outside == OutsideNothing && !l.Approved:
		return StateOpen
	case v.Outside != "" && !v.Blocked():
		return StateOutside
	case !l.Approved:
		return StateOpen
	case v.Blocked():
		return StateBlocked
	}
	return StateReady
}

// doubleLines finds lines of a person and day that come from more than one
// kind of source: hours that may have been brought in twice.
func doubleLines(vs []Verdict) map[LineID]bool {
	type day struct {
		who  string
		date Date
	}
	groups := map[day][]int{}
	for i := range vs {
		if vs[i].Line.Withdrawn {
			continue
		}
		who := string(vs[i].Employee)
		if who == "" {
			who = "name:" + FoldName(vs[i].Line.Person)
		}
		d := day{who, vs[i].Line.Date}
		groups[d] = append(groups[d], i)
	}
	out := map[LineID]bool{}
	for _, g := range groups {
		mixed := false
		for _, i := range g[1:] {
			if sourceForm(vs[i].Line.Source) != sourceForm(vs[g[0]].Line.Source) {
				mixed = true
			}
		}
		if !mixed {
			continue
		}
		for _, i := range g {
			out[vs[i].Line.ID] = true
		}
	}
	return out
}

func sourceForm(s Source) string { return string(s.Kind) + "/" + s.Form }
