package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// overviewStep is one step of the month, as far as it is.
type overviewStep struct {
	screen ScreenID
	name   string
	detail string
	done   bool
	// waits is set when it cannot be done yet.
	waits bool
	hint  string
}

// steps tells how far each step is, in the order of the work.
func (s *overviewScreen) steps() []overviewStep {
	x, n := s.texts.Overview, s.texts.Screens
	d, h := x.Detail, x.Hint
	out := []overviewStep{
		{screen: ScreenLink, name: n.Link, detail: d.NotLinked, hint: h.Link},
		{screen: ScreenPeople, name: n.People, waits: true, hint: h.People},
		{screen: ScreenPeriod, name: n.Period, waits: true, hint: h.Period},
		{screen: ScreenCodes, name: n.Codes, waits: true, hint: h.Codes},
		{screen: ScreenImport, name: n.Import, waits: true, hint: h.Import},
		{screen: ScreenHours, name: x.Review, waits: true, hint: h.Hours},
		{screen: ScreenPush, name: n.Push, waits: true, hint: h.Push},
		{screen: ScreenInNmbrs, name: x.Check, waits: true, hint: h.InNmbrs},
	}
	if s.demo != nil {
		out[4].hint = h.ImportDemo
	}
	if !s.linked() || s.facts == nil {
		out[0].done = s.linked()
		return out
	}
	s.firstSteps(out)
	s.monthSteps(out)
	return out
}

// firstSteps fills in link, people, period and codes.
func (s *overviewScreen) firstSteps(out []overviewStep) {
	x, f, d := s.texts, s.facts, s.texts.Overview.Detail
	out[0].done, out[0].detail = true, d.Linked
	if s.info.Link.Broken != "" {
		out[0].done, out[0].detail = false, d.Broken
	}
	p := &out[1]
	p.waits, p.done = false, s.info.SyncedAt != "" && len(f.names)+f.bases == 0
	if s.info.SyncedAt != "" && !p.done {
		p.hint = x.Overview.Hint.PeopleFix
	}
	switch {
	case s.info.SyncedAt == "":
		p.detail = d.Fetch
	case len(f.names) > 0:
		p.detail = fmt.Sprintf(d.Names, x.Count(len(f.names)))
	case f.bases > 0:
		p.detail = fmt.Sprintf(d.Bases, x.Count(f.bases))
	default:
		p.detail = fmt.Sprintf(d.People, x.Count(f.people))
	}
	c := &out[2]
	c.waits = false
	c.done, c.detail = !f.differs && (f.ruled || len(f.counts) > 0), d.Confirmed
	switch {
	case f.differs:
		c.detail = d.Differs
	case !c.done:
		c.detail = d.Confirm
	}
	k := &out[3]
	k.waits = f.kinds == 0
	k.done, k.detail = !k.waits && f.codes == f.kinds, fmt.Sprintf(d.Codes, x.Count(f.codes), x.Count(f.kinds))
	if k.waits {
		k.detail = d.After
	}
}

// monthSteps fills in import, review, push and check.
func (s *overviewScreen) monthSteps(out []overviewStep) {
	x, f, d := s.texts, s.facts, s.texts.Overview.Detail
	lines := 0
	for _, t := range f.counts {
		lines += t.Lines
	}
	num := func(st payroll.State) int { return f.counts[st].Lines }
	r, p, c := &out[5], &out[6], &out[7]
	s.importStep(&out[4], lines)
	r.waits = lines == 0
	r.done = lines > 0
	if r.done {
		r.detail = d.Reviewed
	}
	words := map[payroll.Need]string{
		payroll.NeedApproval: d.Open, payroll.NeedRemedy: d.Blocked, payroll.NeedConfirmation: d.Unconfirmed, payroll.NeedSource: d.Source,
	}
	for _, need := range payroll.Needs() {
		if n := f.needs[need]; n > 0 {
			r.done, r.detail = false, fmt.Sprintf(words[need], x.Count(n))
			break
		}
	}
	unsure, ready, sent := num(payroll.StateUnsure)+f.unsure, num(payroll.StateReady), num(payroll.StateSent)
	p.waits = ready+unsure+sent+f.half == 0
	p.done = sent > 0 && ready+unsure+f.half+num(payroll.StateChanged)+num(payroll.StatePartly) == 0
	switch {
	case unsure > 0:
		p.detail = fmt.Sprintf(d.Unsure, x.Count(unsure))
	case ready > 0:
		p.detail = fmt.Sprintf(d.Ready, x.Count(ready))
	case f.corrections > 0:
		p.detail = x.Many(d.Corrections, f.corrections)
	case f.count(payroll.EndSkipped) > 0:
		p.detail = x.Many(d.Skipped, f.count(payroll.EndSkipped))
	case sent > 0:
		p.detail = fmt.Sprintf(d.Sent, x.Count(sent))
	}
	p.done = p.done && f.count(payroll.EndSkipped, payroll.EndAnew) == 0
	c.waits = sent == 0
	if f.check != nil && !c.waits {
		different := s.differing(f.check.Different)
		c.done, c.detail = different == 0, d.Equal
		if !c.done {
			c.detail = x.Many(d.Different, different)
		}
		if n := f.count(payroll.EndRow, payroll.EndLeft, payroll.EndUnread); c.done && n > 0 {
			c.done, c.detail = false, x.Many(d.Different, n)
		}
	}
}

// Body draws the page: warnings, what is next, steps beside states, the days.
func (s *overviewScreen) Body(t *theme.Theme, w, h int) string {
	p, x := newSheet(t, w), s.texts.Overview
	if s.linked() && s.facts == nil {
		if s.err != nil {
			p.text(theme.Bad, s.Word(s.err))
		} else {
			p.text(theme.Faint, x.Loading)
		}
		return p.String()
	}
	if s.demo != nil {
		p.line(theme.Info, x.Demo)
	}
	s.warnings(p)
	s.next(p)
	s.deadlineLine(p)
	s.otherToDo(p)
	p.gap()
	left := 40
	if w >= 100 {
		left = 46
	}
	right := s.stateLines(t, w-left-1)
	if s.facts != nil {
		right = append(right, s.beforeLines(t, w-left-1)...)
	}
	p.beside(s.stepLines(t, left-1), right, left)
	if s.facts != nil {
		p.gap()
		s.footnotes(p, h)
	}
	return p.String()
}

// warnings come before everything else.
func (s *overviewScreen) warnings(p *sheet) {
	f, x := s.facts, s.texts.Overview
	if s.info.Link.Broken != "" {
		p.text(theme.Bad, s.whyBroken(x.Broken))
	}
	if f == nil {
		return
	}
	if f.unsure > 0 {
		p.text(theme.Bad, fmt.Sprintf(x.Unsure, s.texts.Count(f.unsure)))
	}
	if f.half > 0 {
		p.text(theme.Warn, fmt.Sprintf(x.Half, s.texts.Count(f.half)))
	}
	if f.oldLink {
		p.text(theme.Warn, x.OldLink)
	}
	if len(f.venues) > 0 {
		p.line(theme.Warn, fmt.Sprintf(x.VenuesWait, s.some(f.venues)))
	}
}

// next names the step that comes and explains it.
func (s *overviewScreen) next(p *sheet) {
	x := s.texts.Overview
	steps := s.steps()
	st := steps[s.chosen()]
	if s.chosen() == len(steps)-1 && st.done {
		p.line(theme.Good, x.AllDone)
		p.text(theme.Faint, x.Hint.Done)
		return
	}
	p.line(theme.Title, fmt.Sprintf(x.Next, st.name))
	hint := st.hint
	if f := s.facts; f != nil && f.unsure+f.half > 0 && st.screen == ScreenPush {
		hint = x.Hint.Doubt
	}
	p.text(theme.Faint, hint)
}

// otherToDo names the companies with which nothing was done yet.
func (s *overviewScreen) otherToDo(p *sheet) {
	if s.facts == nil || len(s.facts.others) == 0 {
		return
	}
	var names []string
	for _, c := range s.facts.others {
		names = append(names, c.Name)
	}
	p.line(theme.Info, fmt.Sprintf(s.texts.Overview.OtherToDo, s.some(names)))
}

// stepLines draws the steps in w columns.
func (s *overviewScreen) stepLines(t *theme.Theme, w int) []string {
	g, x := t.Glyphs(), s.texts.Overview
	out := []string{" " + t.Paint(theme.Title, t.Fit(x.Steps, w-1))}
	at := s.chosen()
	nameWidth := min(17, w/2)
	for i, st := range s.steps() {
		mark, role := " ", theme.Plain
		switch {
		case st.done:
			mark, role = g.Check, theme.Good
		case st.waits:
			mark, role = g.Bullet, theme.Faint
		}
		if i == at {
			mark, role = g.Arrow, theme.Strong
		}
		text := mark + " " + string(rune('2'+i)) + " " + t.Fit(st.name, nameWidth) + " "
		out = append(out, " "+t.Paint(role, text+t.Fit(st.detail, w-2-paint.Width(text))))
	}
	return out
}

// stateLines draws lines and hours by state as bars in w columns.
func (s *overviewScreen) stateLines(t *theme.Theme, w int) []string {
	x := s.texts
	out := []string{t.Paint(theme.Title, t.Fit(x.Overview.States, w))}
	if s.facts == nil || len(s.facts.counts) == 0 {
		return append(out, t.Paint(theme.Faint, t.Fit(x.Overview.None, w)))
	}
	most := payroll.Minutes(1)
	for _, n := range s.facts.counts {
		most = max(most, n.Minutes)
	}
	for _, st := range payroll.States() {
		n := s.facts.counts[st]
		if n.Lines == 0 {
			continue
		}
		text := t.Glyph(st) + " " + t.Fit(x.State(st), 17) + t.FitRight(x.Count(n.Lines), 6) + t.FitRight(s.hoursText(n.Minutes), 9)
		room := max(0, w-paint.Width(text)-1)
		bar := strings.Repeat(t.Glyphs().Filled, int(n.Minutes)*room/int(most))
		style := t.MarkStyle(st).Over(t.RowStyle(st))
		out = append(out, style.Render(text+" "+paint.Fit(bar, room, paint.Left, "")))
	}
	return out
}

// footnotes draws the days and the lines below them, as far as there is room.
func (s *overviewScreen) footnotes(p *sheet, h int) {
	x, f := s.texts.Overview, s.facts
	notes := newSheet(p.t, p.w)
	if len(f.names) > 0 && s.info.SyncedAt != "" {
		notes.line(theme.Warn, fmt.Sprintf(x.Names, s.texts.Count(len(f.names)), s.some(f.names)))
	}
	if len(f.late) > 0 {
		notes.line(theme.Plain, fmt.Sprintf(x.Late, s.texts.Count(len(f.late)), s.texts.Count(f.lateNum), s.some(f.late)))
	}
	if text := s.notInLine(); text != "" {
		notes.line(theme.Warn, text)
	}
	s.endNotes(notes)
	if text := s.elsewhereLine(); text != "" {
		notes.line(theme.Warn, text)
	}
	const least, most = 4, 12
	if room := p.left(h) - len(notes.lines); room >= least {
		for _, l := range s.dayChart(p.t, p.w, min(room, most)) {
			p.raw(l)
		}
	}
	p.lines = append(p.lines, notes.lines...)
	if text := s.signInEnds(); text != "" && p.left(h) > 0 {
		p.line(theme.Warn, text)
	}
	if text, warn := s.ending(); text != "" && p.left(h) > 0 {
		role := theme.Faint
		if warn {
			role = theme.Warn
		}
		p.line(role, text)
	}
}

// mostEnds is how many loose ends are named before the rest is counted.
const mostEnds = 2

// endNotes names what keeps the period from being finished and no line says, each
// with its key.
func (s *overviewScreen) endNotes(p *sheet) {
	var ends payroll.Ends
	for _, e := range s.facts.ends {
		if e.Kind == payroll.EndRow || e.Kind == payroll.EndUntaken || e.Kind == payroll.EndUnread || slices.Contains(besideLines(), e.Kind) {
			ends = append(ends, e)
		}
	}
	for _, e := range ends[:min(len(ends), mostEnds)] {
		p.text(theme.Warn, s.texts.End(e)+" · "+s.texts.EndKey(e))
	}
	if n := len(ends) - mostEnds; n > 0 {
		p.line(theme.Warn, s.texts.Many(s.texts.AtGlance.MoreEnds, n))
	}
}

// importStep tells how far taking hours in is.
func (s *overviewScreen) importStep(i *overviewStep, lines int) {
	x := s.texts
	i.waits, i.done, i.detail = false, lines > 0, x.Many(x.Overview.Detail.Lines, lines)
	if n := s.facts.untaken(); n > 0 {
		i.done, i.detail = false, x.Many(x.Overview.Detail.Untaken, n)
	}
}

// untaken counts the rows of sources that nobody took in for want of an answer.
func (f *overviewFacts) untaken() int {
	n := 0
	for _, e := range f.ends {
		if e.Kind == payroll.EndUntaken {
			n += e.Count
		}
	}
	return n
}

// count counts the loose ends of kinds.
func (f *overviewFacts) count(kinds ...payroll.EndKind) int {
	n := 0
	for _, e := range f.ends {
		if slices.Contains(kinds, e.Kind) {
			n++
		}
	}
	return n
}

// some names a few of many.
func (s *overviewScreen) some(names []string) string {
	const few = 3
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:few], ", ") + " " + fmt.Sprintf(s.texts.Overview.AndMore, s.texts.Count(len(names)-few))
}
