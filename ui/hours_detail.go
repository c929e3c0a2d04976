package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// detailPane keeps the details of the line that they were made for.
type detailPane struct {
	line  payroll.LineID
	lang  string
	lines []string
	// height is how many lines the last drawing gave to the pane.
	height int
}

// details tells everything that is known of the line under the cursor.
func (s *hoursScreen) details() []string {
	x := s.o.Texts()
	if g := s.groupAt(); g != nil {
		return s.groupDetails(g)
	}
	v := s.lineAt()
	if v == nil {
		return nil
	}
	if s.pane.line == v.Line.ID && s.pane.lang == string(x.Lang) {
		return s.pane.lines
	}
	d, l := x.HourGrid.Detail, &v.Line
	var out []string
	if p, ok := s.o.view.Book.Team.Person(v.Employee); ok {
		out = append(out, fmt.Sprintf(d.Person, p.Name(), p.Number, x.Match(v.Match.By)))
		out = append(out, s.saidLines(v)...)
		out = append(out, fmt.Sprintf(d.Basis, x.Basis(v.Basis), x.BasisReason(v.Reason)))
	} else {
		out = append(out, payroll.SaidName(l.Facts)+": "+d.Nobody)
	}
	span := l.Minutes.Clock()
	if t := times(&l.Facts); t != "" {
		span = t + ", " + span
	}
	out = append(out, fmt.Sprintf(d.Time, x.DateLong(l.Date), span, x.Decimal(l.Minutes)))
	for _, f := range v.Findings {
		text := d.Finding + " " + x.FindingText(f)
		if f.Seen {
			text += " (" + d.Seen + ")"
		}
		out = append(out, text)
	}
	if l.Remark != "" {
		out = append(out, fmt.Sprintf(d.Remark, l.Remark))
	}
	if l.Source.Kind == payroll.SourceTyped {
		out = append(out, d.Typed)
	} else {
		out = append(out, fmt.Sprintf(d.Source, x.Source(l.Source.Kind), l.Source.File, l.Source.Row))
	}
	out = append(out, s.history(v)...)
	out = append(out, s.changes(l.ID)...)
	s.pane.line, s.pane.lang, s.pane.lines = l.ID, string(x.Lang), out
	return out
}

// history tells where the line goes and which steps count it.
func (s *hoursScreen) history(v *payroll.Verdict) []string {
	x, d := s.o.Texts(), s.o.Texts().HourGrid.Detail
	var shares []string
	for _, sh := range v.Shares {
		if sh.Component.Kind == payroll.KindWorked {
			continue
		}
		amount := x.Pieces(sh.Count)
		if sh.Component.Kind == payroll.KindHours {
			amount = sh.Minutes.Clock()
		}
		shares = append(shares, fmt.Sprintf(d.Share, x.Kind(sh.Component.Kind), sh.Component.Code, amount))
	}
	var out []string
	if len(shares) > 0 {
		out = append(out, strings.Join(shares, " · "))
	}
	steps := s.stepsOf(v.Line.ID)
	for _, i := range steps {
		st := &s.o.view.Book.Steps[i]
		out = append(out, fmt.Sprintf(d.Step, st.Component.Code, x.Amount(st.Wanted), x.StepState(st.State)))
	}
	if len(steps) == 0 {
		out = append(out, d.NoSteps)
	}
	return out
}

// stepsOf gives the steps that count a line, by their place in the book.
func (s *hoursScreen) stepsOf(id payroll.LineID) []int {
	if s.known.counted == nil {
		s.known.counted = map[payroll.LineID][]int{}
		for i := range s.o.view.Book.Steps {
			for _, c := range s.o.view.Book.Steps[i].Counts {
				if at := s.known.counted[c.Line]; len(at) == 0 || at[len(at)-1] != i {
					s.known.counted[c.Line] = append(at, i)
				}
			}
		}
	}
	return s.known.counted[id]
}

// lineChange is a local change of a line that can still be undone or redone.
type lineChange struct {
	at, label string
	undone    bool
}

// hoursPast are the latest local changes, by line.
type hoursPast struct {
	co     *store.Company
	change int
	lines  map[payroll.LineID][]lineChange
}

type hoursPastMsg struct {
	hoursPast
	err error
}

// loadPast reads the latest changes while the details are open.
func (s *hoursScreen) loadPast() tea.Cmd {
	co, change := s.o.co, s.o.change
	if !s.look.detail || co == nil || s.o.svc == nil || s.past.co == co && s.past.change == change {
		return nil
	}
	return s.o.Fetch(ScreenHours, "past", func(context.Context) tea.Msg {
		all, err := co.Undoes()
		out := hoursPast{co, change, map[payroll.LineID][]lineChange{}}
		for _, e := range all {
			seen := map[payroll.LineID]bool{}
			for _, l := range slices.Concat(e.Before, e.After) {
				if !seen[l.ID] {
					seen[l.ID] = true
					out.lines[l.ID] = append(out.lines[l.ID], lineChange{e.At, e.Label, e.Undone})
				}
			}
		}
		return hoursPastMsg{out, err}
	})
}

func (s *hoursScreen) takePast(m hoursPastMsg) {
	if m.err != nil {
		s.o.SayError("read the changes", m.err)
		return
	}
	s.past, s.pane = m.hoursPast, detailPane{height: s.pane.height}
}

// changes tells what was done to a line lately, the newest first.
func (s *hoursScreen) changes(id payroll.LineID) []string {
	const most = 3
	x := s.o.Texts()
	var out []string
	for _, c := range slices.Backward(s.past.lines[id]) {
		if len(out) == most {
			break
		}
		when := ""
		if at, ok := parseMoment(c.at); ok {
			at = at.In(s.o.Now().Location())
			when = x.Date(payroll.DateOf(at)) + at.Format(" 15:04") + " "
		}
		text := when + x.ChangeLabel(c.label)
		if c.undone {
			text += " (" + x.Review.Undone + ")"
		}
		out = append(out, text)
	}
	return out
}

// groupDetails tells what the lines of a group are together.
func (s *hoursScreen) groupDetails(g *hourGroup) []string {
	x := s.o.Texts()
	out := []string{g.label}
	if p, ok := s.o.view.Book.Team.Person(g.who); ok {
		v := &s.o.view.Verdicts[g.members[0]]
		out[0] = fmt.Sprintf(x.HourGrid.Detail.Person, p.Name(), p.Number, x.Match(v.Match.By))
		out = append(out, fmt.Sprintf(x.HourGrid.Detail.Basis, x.Basis(v.Basis), x.BasisReason(v.Reason)))
	}
	minutes := map[string]payroll.Minutes{}
	findings := map[payroll.FindingKind]int{}
	for _, i := range g.members {
		v := &s.o.view.Verdicts[i]
		if !v.Line.Withdrawn {
			minutes[v.Line.Type] += v.Line.Hours()
		}
		for _, f := range v.Findings {
			if f.Blocks() || !f.Seen {
				findings[f.Kind]++
			}
		}
	}
	out = append(out, s.typesText(minutes))
	if n, ok := s.beforeOf(g); ok {
		out = append(out, fmt.Sprintf(x.Review.BeforeWas, s.before.period.Label(s.o.info.Cadence), s.length(n), s.difference(g.sum.minutes-n)))
	}
	for _, k := range payroll.FindingKinds() {
		if n := findings[k]; n > 0 {
			out = append(out, x.HourGrid.Detail.Finding+" "+x.Count(n)+" × "+x.Finding(k))
		}
	}
	if note := s.note(g); note != "" {
		out = append(out, fmt.Sprintf(x.HourGrid.Detail.Remark, note))
	}
	return out
}

// typesText lists hours per type, the most first.
func (s *hoursScreen) typesText(minutes map[string]payroll.Minutes) string {
	types := make([]string, 0, len(minutes))
	for k := range minutes {
		types = append(types, k)
	}
	slices.SortFunc(types, func(a, b string) int {
		if minutes[a] != minutes[b] {
			return int(minutes[b] - minutes[a])
		}
		return strings.Compare(a, b)
	})
	for i, k := range types {
		types[i] = k + " " + s.length(minutes[k])
	}
	return strings.Join(types, " · ")
}

// explain tells why the figures under the cursor are what they are: of a line
// what becomes of it, of a person every figure down to its lines.
func (s *hoursScreen) explain() tea.Cmd {
	x := s.o.Texts()
	g := s.groupAt()
	if g == nil {
		s.o.Open(&Message{Heading: x.Review.WhyTitle, Text: x.WhyLine(s.lineAt())})
		return nil
	}
	view, who := s.o.view, g.who
	return s.o.Fetch(ScreenHours, "why", func(context.Context) tea.Msg {
		figures, err := view.Draft().Explain(who, nil)
		return hoursWhyMsg{who, figures, err}
	})
}

// hoursWhyMsg brings the figures of a person.
type hoursWhyMsg struct {
	who     payroll.EmployeeID
	figures []link.Figure
	err     error
}

func (s *hoursScreen) showWhy(m hoursWhyMsg) {
	x := s.o.Texts()
	if m.err != nil {
		s.o.Say(Warn, x.Review.NoFigures)
		return
	}
	texts := make([]string, len(m.figures))
	for i := range m.figures {
		texts[i] = x.Figure(&m.figures[i].Why, m.figures[i].Description)
	}
	s.o.Open(&Message{Heading: x.Review.WhyTitle, Text: strings.Join(texts, "\n\n")})
}

// noWhy is the reason why there is no figure to explain.
func (s *hoursScreen) noWhy() string {
	if why := s.noChosen(); why != "" {
		return why
	}
	if g := s.groupAt(); g != nil && (s.by != byPerson || g.who == "") {
		return s.o.Texts().Review.NoPerson
	}
	return ""
}
