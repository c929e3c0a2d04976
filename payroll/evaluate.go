package payroll

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Share is what one line contributes to one component.
type Share struct {
	Component Component
	Part      Part
	// Name is the part of the line that the share carries, whatever code it
	// goes to: "" for its hours, KindDays for its day, SurchargeKey for a
	// surcharge, else the kind of count.
	Name string
	// Minutes is set for hours, Count (pieces in hundredths) for wage
	// components, and neither for days: a worked line is one date.
	Minutes Minutes
	Count   Hundredths
	// Rate turns Count into euros, nil for plain pieces.
	Rate *Hundredths
	// Replaces is set for a surcharge that takes its minutes out of the
	// ordinary hours.
	Replaces bool
}

// Verdict is what the rules say about one line.
type Verdict struct {
	Line  Line
	Match Match
	// Employee is whose the line is: of one that was sent, for whom it was,
	// until a confirmed correction has taken it away from there.
	Employee EmployeeID
	// SentFor is that employee where the line is somebody else's, or nobody's,
	// by its present words (see Destination); else "".
	SentFor  EmployeeID
	Period   Period
	Basis    PayBasis
	Reason   BasisReason
	Findings []Finding
	Shares   []Share
	Outside  OutsideReason
	State    State
	// Unserved names the surcharge rules that may be meant for the line and
	// cannot be worked out, because it has no times or other minutes than those.
	Unserved []string
	cover    *cover
	rest     []Share    // what is still to be sent of a confirmed line, nil for Shares
	base     *Component // where ordinary hours go, nil when they do not go along
}

// Blocked tells whether a finding forbids sending the line.
func (v *Verdict) Blocked() bool {
	return slices.ContainsFunc(v.Findings, Finding.Blocks)
}

// Changed tells whether the line differs from what was sent of it.
func (v *Verdict) Changed() bool { return v.Edited() || v.Confirmed() && v.cover.overtaken }

// Edited tells whether the line itself is another than what was sent of it: it
// was edited or withdrawn, or went to somebody else. What a setting or a plan that
// came to nothing would make of a line that nobody edited is no edit.
func (v *Verdict) Edited() bool {
	return v.Moved() || v.Confirmed() && (v.Line.Withdrawn || v.cover.oldest != v.Line.Version || v.cover.newest != v.Line.Version)
}

// Approved tells whether a person approved the line as it is now. What was
// edited or withdrawn after it was sent needs somebody's word before it counts,
// also when the sending was taken back since: Corrected is that word.
func (v *Verdict) Approved() bool { return v.Line.Approved && !v.Unconfirmed() }

// Unconfirmed tells whether the line was edited or withdrawn after it was sent
// and nobody has confirmed that.
func (v *Verdict) Unconfirmed() bool {
	return v.cover != nil && v.cover.sent > 0 && v.cover.sent < v.Line.Version && v.Line.Corrected != v.Line.Version
}

// Confirmed tells whether some component that counts the line is confirmed.
func (v *Verdict) Confirmed() bool { return v.cover != nil && len(v.cover.confirmed) > 0 }

// lacks tells whether a part of the line was planned and never confirmed,
// while another part may be: it was refused, or the sending broke off.
func (v *Verdict) lacks(name string) bool {
	return v.cover != nil && v.cover.missing[name] != nil && v.cover.confirmed[name] == nil
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
	return slices.ContainsFunc(v.due(), func(s Share) bool { return v.lacks(s.Name) })
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
	// Witnesses are the contract types that people files told.
	Witnesses map[EmployeeID]Witness
	// NoCompany tells whether a venue belongs to no company yet; nil: none does.
	NoCompany func(venue string) bool
	// Resumed are employees of whom a person said that their lines go along
	// although another link paid the same.
	Resumed map[EmployeeID]bool
	// Awaited tells where lines stand that others wait for and that are not in the book.
	Awaited map[LineID]Awaited
	// Untaken are rows of sources that were not taken, of any period.
	Untaken []Untaken
}

// Heads gathers the book's targets.
func (b *Book) Heads() map[Target]*Head { return Heads(b.Steps, b.Rows) }

// Evaluate gives the verdict on every line of the book, in the order of the
// lines. It is a pure function of the book.
func (b *Book) Evaluate() []Verdict {
	return b.evaluate(b.Lines, covers(b.Heads()))
}

// evaluate judges lines that are whole people: every line of whoever has one.
func (b *Book) evaluate(lines []Line, cov map[LineID]*cover) []Verdict {
	out := make([]Verdict, len(lines))
	for i := range lines {
		out[i].Line = lines[i]
		out[i].cover = cov[lines[i].ID]
		b.identify(&out[i])
	}
	who := make(map[LineID]EmployeeID, len(out))
	for i := range out {
		who[out[i].Line.ID] = out[i].Employee
	}
	// an overlap holds hours back, whatever is switched off: see remark
	off := slices.DeleteFunc(slices.Clone(b.Settings.Off), FindingKind.Holds)
	checks := Checks(lines, func(l Line) EmployeeID { return who[l.ID] }, off)
	notes := b.personFindings(out)
	inParts(len(out), func(from, to int) {
		rs := newRuleset(&b.Settings, b.Period)
		for i := from; i < to; i++ {
			v := &out[i]
			v.Findings = append(v.Findings, checks[v.Line.ID]...)
			v.Findings = append(v.Findings, notes[v.Line.ID]...)
			b.besideLink(v)
			b.share(v, rs)
			b.keepsSent(v)
			v.freeze(rs)
		}
	})
	b.ask(out)
	inParts(len(out), func(from, to int) {
		for i := from; i < to; i++ {
			b.markSeen(&out[i])
			out[i].State = b.state(&out[i])
		}
	})
	return out
}

// inParts runs a loop in as many parts as there are processors, when that is
// worth it. The parts share nothing that they change.
func inParts(n int, part func(from, to int)) {
	const least = 4096
	parts := min(runtime.GOMAXPROCS(0), n/least)
	if parts < 2 {
		part(0, n)
		return
	}
	var all sync.WaitGroup
	for k := range parts {
		all.Go(func() { part(n*k/parts, n*(k+1)/parts) })
	}
	all.Wait()
}

// identify settles who a line belongs to, in which period and on which basis.
func (b *Book) identify(v *Verdict) {
	l := &v.Line
	v.Match = b.Team.Resolve(l.Facts, b.Settings.Links)
	v.SentFor = v.heldByOther()
	v.Employee = cmp.Or(v.SentFor, v.Match.Employee)
	if b.NoCompany != nil && b.NoCompany(l.Venue) {
		v.add(FindNoCompany, "venue", l.Venue)
	}
	person, known := b.Team.Person(v.Employee)
	if known {
		v.Basis, v.Reason = BasisOf(person, l.Date, b.Settings.Overrides[v.Employee], b.witness(l, v.Employee))
	}
	v.Period = b.Settings.Calendar.PeriodOf(l.Date, v.Basis)
	switch {
	case v.SentFor != "":
		b.tellSentFor(v)
	case v.Match.NotHere != "":
	case !known:
		b.unknownPerson(v)
	case person.Status == StatusNewHire:
		v.add(FindNewHire, "name", person.Name())
	case person.Status == StatusExternal:
		v.add(FindExternal, "name", person.Name())
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
func (b *Book) share(v *Verdict, rs *ruleset) {
	l, s, p := &v.Line, &b.Settings, b.Period
	switch {
	case l.Withdrawn:
		v.Outside = OutsideWithdrawn
		return
	case v.Match.NotHere != "" && v.SentFor == "":
		v.Outside = OutsideNotHere
		return
	case v.Basis == BasisUnknown:
		return
	}
	b.shareHours(v, rs)
	if s.SendsDays(p) && s.Sends(v.Basis, PartDays, p) && l.Minutes > 0 && rs.of(l.Type).worked {
		v.Shares = append(v.Shares, Share{Component: Component{Kind: KindWorked}, Part: PartDays, Name: KindDays})
	}
	for _, kind := range countKinds(l.Counts) {
		b.shareCount(v, kind)
	}
	if centre := rs.centres.Of(&l.Facts); centre != "" {
		for i := range v.Shares {
			if v.Shares[i].Part != PartDays {
				v.Shares[i].Component.CostCentre = centre
			}
		}
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

// shareHours divides the minutes of the line over its ordinary hours and the
// surcharges that it earns.
func (b *Book) shareHours(v *Verdict, rs *ruleset) {
	l := &v.Line
	hours, surcharges := rs.goesAlong(v)
	if (!hours && !surcharges) || l.Minutes == 0 {
		return
	}
	choice, decided := rs.of(l.Type).choice, rs.of(l.Type).decided
	if decided && choice.Not {
		v.Outside = OutsideType
		return
	}
	function := ""
	if rs.of(l.Type).narrowed {
		person, _ := b.Team.Person(v.Employee)
		function = person.Department
	}
	cut, unserved := rs.segments(v, function, hours, surcharges)
	v.Unserved = unserved
	switch {
	case !hours:
	case !decided || choice.Kind != KindHours:
		v.add(FindNoCode, "type", l.Type)
	default:
		v.base = &Component{Kind: KindHours, Code: choice.Code, CostCentre: rs.centres.Of(&l.Facts)}
		if cut.Base != 0 {
			v.Shares = append(v.Shares, Share{Component: *v.base, Part: PartHours, Minutes: cut.Base})
		}
	}
	for _, x := range cut.Shares {
		name := SurchargeKey(x.Rule)
		if x.Code == 0 {
			v.add(FindNoCode, "type", name)
			continue
		}
		v.Shares = append(v.Shares, Share{
			Component: Component{Kind: KindHours, Code: x.Code}, Part: PartSurcharges, Name: name, Minutes: x.Minutes,
			Replaces: x.Replaces,
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
	case decided && choice.Not:
	case !decided || choice.Kind != KindWage:
		v.add(FindNoCode, "type", kind)
	default:
		v.Shares = append(v.Shares, Share{
			Component: Component{Kind: KindWage, Code: choice.Code}, Part: part, Name: kind,
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

// Words of those who do not work: absenceStems begin one wherever it stands, typeStems
// begin an hour type, absenceWords are whole words of any text ("vrij" is one, "vrijdag"
// is not). They are a guess from the types that eitje, its users and other programs
// have, kept in this one place.
var (
	absenceStems = []string{"ziek", "verlof", "vakantie", "afwezig", "feestdag", "sick", "absen"}
	typeStems    = []string{"vrij", "leave", "bijzonder"}
	absenceWords = []string{"vrij", "leave", "vacation", "vacations", "holiday", "holidays", "pto", "atv", "adv", "urlaub", "krank", "krankheit"}
)

// IsWorkedType tells whether lines of an hour type are work, so that their
// dates count as worked days.
func IsWorkedType(t string) bool {
	t = FoldType(t)
	return !beginsWithAny(t, absenceStems) && !beginsWithAny(t, typeStems)
}

func beginsWithAny(s string, stems []string) bool {
	return slices.ContainsFunc(stems, func(stem string) bool { return strings.HasPrefix(s, stem) })
}

// AbsenceIn gives the first word of a text that says that somebody did not work, ""
// for none: of a column whose meaning is not known.
func AbsenceIn(s string) string {
	for _, w := range strings.FieldsFunc(FoldType(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(absenceWords, w) || beginsWithAny(w, absenceStems) {
			return w
		}
	}
	return ""
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
	case l.Withdrawn && v.Unconfirmed():
		return StateOpen
	case l.Withdrawn:
		return StateOutside
	case l.Elsewhere || v.Period.Before(b.Settings.CutOver):
		return StateElsewhere
	case v.Outside == OutsideNothing && !v.Approved():
		return StateOpen
	case v.Outside != "" && !v.Blocked():
		return StateOutside
	case !v.Approved():
		return StateOpen
	case v.Blocked():
		return StateBlocked
	}
	return StateReady
}

// who names whose line it is, also while nobody in Nmbrs answers to the name.
func (v *Verdict) who() string {
	if v.Employee != "" {
		return string(v.Employee)
	}
	return "name:" + FoldName(v.Line.Person)
}

// gone tells whether a line counts for nothing. One that was withdrawn after it
// was sent still counts until its correction is confirmed.
func (v *Verdict) gone() bool {
	return v.Line.Withdrawn && (!v.Confirmed() || v.Line.Corrected == v.Line.Version)
}
