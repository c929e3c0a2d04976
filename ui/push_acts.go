package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
)

// Actions is the table of the screen, per thing that it shows.
func (s *pushScreen) Actions() []Action {
	x := s.o.Texts()
	p := x.Push
	back := Action{ID: "back", Keys: []string{"esc"}, Help: x.Place.Back, Do: s.back}
	plan := Action{ID: "plan", Keys: []string{"r"}, Help: p.Plan, Do: s.makePlan, Disabled: s.noLink}
	doubts := Action{ID: "doubts", Keys: []string{"d"}, Help: p.Doubts, Do: s.readDoubts, Disabled: s.noLink, Quiet: true}
	batches := Action{ID: "batches", Keys: []string{"b"}, Help: p.Batches, Do: s.readBatches, Disabled: s.noLink}
	move := Action{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true}
	switch s.mode {
	case pushResult:
		doubts.Quiet = s.result.Unsure == 0
		settle := Action{ID: "settle", Keys: []string{"f"}, Help: p.Choose, Do: s.settleHeld, Disabled: s.noHeld, Quiet: len(s.result.Held) == 0}
		return []Action{plan, settle, doubts, batches, s.reportAct(s.resultBatch), back, move}
	case pushBatches:
		return []Action{
			{ID: "take-back", Keys: []string{"u"}, Help: p.TakeBack, Do: s.askTakeBack, Disabled: s.noTakeBack},
			s.reportAct(s.batch), plan, back, move,
		}
	case pushDoubts:
		return []Action{
			{ID: "adopt", Keys: []string{"enter"}, Help: p.Doubt.Adopt, Do: s.adopt, Disabled: s.noAdopt},
			{ID: "none", Keys: []string{"x"}, Help: p.Doubt.None, Do: s.deny, Disabled: s.noDoubt},
			{ID: "other", Keys: []string{"tab"}, Help: p.Doubt.Other, Do: s.nextDoubt, Disabled: s.noDoubt},
			back, move,
		}
	default:
	}
	return []Action{
		{ID: "send", Keys: []string{"enter"}, Help: p.Send, Do: s.send, Disabled: s.noSend},
		{ID: "trial", Keys: []string{"p"}, Help: p.Trial, Do: s.trial, Disabled: s.noTrial},
		{ID: "mark", Keys: []string{"space"}, Help: p.Mark, Do: s.mark, Disabled: s.noRow},
		{ID: "venue", Keys: []string{"v"}, Help: p.MarkVenue, Do: s.markVenue, Disabled: s.noPlan, Quiet: true},
		{ID: "settle", Keys: []string{"f"}, Help: p.Choose, Do: s.settle, Disabled: s.noSettle},
		{ID: "next", Keys: []string{"n"}, Help: p.Hold.Next, Do: s.toHeld(1), Disabled: s.noneHeld, Quiet: s.noneHeld() != ""},
		{ID: "previous", Keys: []string{"N"}, Help: p.Hold.Prev, Do: s.toHeld(-1), Disabled: s.noneHeld, Quiet: true},
		{ID: "own", Keys: []string{"o"}, Help: p.Own.Act, Do: s.chooseOwn, Disabled: s.noOwn, Quiet: !s.ownTouched()},
		{ID: "why", Keys: []string{"="}, Help: x.Rules.WhyHelp, Do: s.why, Disabled: s.noRow},
		batches, plan, doubts, s.proofAct(), s.sheetAct(),
		{ID: "recalculate", Keys: []string{"c"}, Help: p.Own.Recalculate, Do: s.askRecalculate, Disabled: s.noPlan, Quiet: true},
		{ID: "clear", Keys: []string{"esc"}, Help: x.Place.Back, Do: s.clear, Quiet: true},
		move,
	}
}

func (s *pushScreen) noLink() string {
	if !s.o.linked() {
		return s.o.Texts().Place.NoLinkShort
	}
	return ""
}

// back shows the plan again, anew when something was sent meanwhile.
func (s *pushScreen) back() tea.Cmd {
	s.mode = pushPlan
	if s.current() || !s.o.linked() {
		return nil
	}
	return s.makePlan()
}

func (s *pushScreen) clear() tea.Cmd {
	s.want.marked = nil
	if s.want.recalculate {
		s.want.recalculate = false
		return s.makePlan()
	}
	return nil
}

// row gives the step under the cursor, nil when there is none.
func (s *pushScreen) row() *payroll.PlanStep {
	if i := cursorRow(s.grid); s.plan != nil && i >= 0 && i < len(s.plan.Steps) {
		return &s.plan.Steps[i]
	}
	return nil
}

func (s *pushScreen) noPlan() string {
	switch {
	case !s.o.linked():
		return s.o.Texts().Place.NoLinkShort
	case !s.current():
		return s.o.Texts().Push.NoPlan
	}
	return ""
}

func (s *pushScreen) noRow() string {
	if why := s.noPlan(); why != "" {
		return why
	}
	if s.row() == nil {
		return s.o.Texts().Push.NothingToSend
	}
	return ""
}

func (s *pushScreen) noSend() string {
	if why := s.noPlan(); why != "" {
		return why
	}
	if s.want.stopped {
		return s.o.Texts().Push.Stopped
	}
	if s.sendsAny(s.marks()) || s.unfinished() || s.waitsForPeriod() != nil {
		return ""
	}
	return s.o.Texts().Push.NothingToSend
}

func (s *pushScreen) noTrial() string {
	if why := s.noSend(); why != "" || s.waitsForPeriod() != nil {
		return why
	}
	if len(s.trialOf()) == 0 {
		return s.o.Texts().Push.NothingToSend
	}
	return ""
}

// trialOf gives the employee under the cursor, when something of theirs goes along.
func (s *pushScreen) trialOf() []payroll.EmployeeID {
	r := s.row()
	if r == nil {
		return nil
	}
	if only := []payroll.EmployeeID{r.Employee}; s.sendsAny(only) {
		return only
	}
	return nil
}

// mark chooses the employee under the cursor, or no longer.
func (s *pushScreen) mark() tea.Cmd {
	e := s.row().Employee
	if s.want.marked == nil {
		s.want.marked = map[payroll.EmployeeID]bool{}
	}
	s.want.marked[e] = !s.want.marked[e]
	return nil
}

// markVenue chooses everybody with lines at a venue.
func (s *pushScreen) markVenue() tea.Cmd {
	seen := map[string]bool{}
	var venues []string
	for i := range s.plan.Desk.Verdicts {
		if v := s.plan.Desk.Verdicts[i].Line.Venue; v != "" && !seen[v] {
			seen[v] = true
			venues = append(venues, v)
		}
	}
	slices.Sort(venues)
	options := make([]Option, len(venues))
	for i, v := range venues {
		options[i].Label = paint.Clean(v)
	}
	x := s.o.Texts().Push
	s.o.Open(&Choice{Heading: x.MarkVenue, Text: x.MarkVenueText, Options: options, OnPick: func(i int) tea.Cmd {
		s.want.marked = map[payroll.EmployeeID]bool{}
		for _, e := range s.plan.Desk.AtVenue(venues[i]) {
			s.want.marked[e] = true
		}
		return nil
	}})
	return nil
}

// send asks what must be asked, in order: unlocking, a trial first, the numbers.
func (s *pushScreen) send() tea.Cmd {
	if s.finishFirst() || s.locked() {
		return nil
	}
	only := s.marks()
	n := s.figures(only)
	if s.plan.first && len(only) == 0 && n.people > 1 {
		if one := s.trialOf(); len(one) > 0 {
			s.askFirst(one, n.people)
			return nil
		}
	}
	s.ask(only)
	return nil
}

func (s *pushScreen) trial() tea.Cmd {
	if !s.locked() {
		s.ask(s.trialOf())
	}
	return nil
}

func (s *pushScreen) askFirst(one []payroll.EmployeeID, people int) {
	x := s.o.Texts()
	s.o.Open(&Choice{
		Heading: x.Push.FirstTitle, Text: x.Push.FirstText,
		Options: []Option{
			{Label: fmt.Sprintf(x.Push.FirstOne, s.row().Person)}, {Label: fmt.Sprintf(x.Push.FirstAll, x.Count(people))},
		},
		OnPick: func(i int) tea.Cmd {
			if i == 0 {
				s.ask(one)
			} else {
				s.ask(nil)
			}
			return nil
		},
	})
}

// ask names what would be sent, and sends it.
func (s *pushScreen) ask(only []payroll.EmployeeID) {
	x := s.o.Texts()
	s.o.Open(&Confirm{
		Heading: x.Push.AskTitle, Yes: x.Push.AskYes,
		Text:  s.askText(only),
		OnYes: func() tea.Cmd { return s.export(only) },
	})
}

func (s *pushScreen) askText(only []payroll.EmployeeID) string {
	text := fmt.Sprintf(s.o.Texts().Push.AskText, s.figuresText(only), s.where(only), s.o.info.Title())
	if !s.want.unlock.IsZero() {
		text += "\n\n" + fmt.Sprintf(s.o.Texts().Push.Unlocked, s.want.unlock)
	}
	if n := s.besideSent(only); n > 0 {
		text += "\n\n" + s.o.Texts().Many(s.o.Texts().Push.Beside, n)
	}
	if s.want.withoutDays {
		text += "\n\n" + s.o.Texts().Push.Hold.DaysOut
	}
	if s.unfinished() {
		text += "\n\n" + s.unfinishedText()
	}
	return text
}

// besideSent counts the employees of whom something would come beside a row of
// somebody else.
func (s *pushScreen) besideSent(only []payroll.EmployeeID) int {
	return len(slices.DeleteFunc(s.besidePeople(), func(e payroll.EmployeeID) bool {
		return !slices.ContainsFunc(s.plan.Steps, func(st payroll.PlanStep) bool { return st.Employee == e && s.sends(&st, only) })
	}))
}

// where names the pay periods in which what would be sent is booked, and the one
// that the hours are of where that is another.
func (s *pushScreen) where(only []payroll.EmployeeID) string {
	var in []payroll.Period
	for i := range s.plan.Steps {
		if st := &s.plan.Steps[i]; s.sends(st, only) && !slices.Contains(in, st.BookedIn) {
			in = append(in, st.BookedIn)
		}
	}
	slices.SortFunc(in, func(a, b payroll.Period) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Number, b.Number))
	})
	names := make([]string, len(in))
	for i, p := range in {
		names[i] = p.Label(s.o.info.Cadence)
		if p != s.o.period {
			names[i] = fmt.Sprintf(s.o.Texts().Push.Hold.HoursOf, names[i], s.period())
		}
	}
	return cmp.Or(strings.Join(names, ", "), s.period())
}

// figures are the control totals of what would be sent.
type figures struct {
	people int
	hours  payroll.Hundredths
	days   payroll.Hundredths
	names  []string
	counts map[string]payroll.Hundredths
	money  map[string]bool
	only   string
}

func (s *pushScreen) figures(only []payroll.EmployeeID) figures {
	n := figures{counts: map[string]payroll.Hundredths{}, money: map[string]bool{}}
	var last payroll.EmployeeID
	for i := range s.plan.Steps {
		st := &s.plan.Steps[i]
		if !s.sends(st, only) {
			continue
		}
		if n.people == 0 || st.Employee != last {
			n.people++
			last = st.Employee
			n.only = st.Person
		}
		switch st.Component.Kind {
		case payroll.KindHours:
			n.hours += st.Amount
		case payroll.KindWorked:
			n.days += st.Wanted - st.Ours // like hours and counts what changes, although the whole figure is set
		default:
			name := s.countName(st)
			if _, ok := n.counts[name]; !ok {
				n.names = append(n.names, name)
			}
			n.counts[name] += st.Amount
			n.money[name] = isMoney(st.Counts)
		}
	}
	return n
}

// countName names what a wage component counts.
func (s *pushScreen) countName(st *payroll.PlanStep) string {
	for _, c := range st.Counts {
		if c.Name != "" {
			return c.Name
		}
	}
	return s.code(st.Component)
}

// isMoney tells whether an amount is euros: pieces times a rate.
func isMoney(counts []payroll.Counted) bool {
	for _, c := range counts {
		if c.Rate != nil {
			return true
		}
	}
	return false
}

// figuresText writes the control totals in one line.
func (s *pushScreen) figuresText(only []payroll.EmployeeID) string {
	x, n := s.o.Texts(), s.figures(only)
	parts := []string{fmt.Sprintf(x.Push.Figures, x.Count(n.people))}
	if n.people == 1 {
		parts[0] = n.only
	}
	if n.hours != 0 {
		parts = append(parts, fmt.Sprintf(x.Push.FigureHours, x.Hours(n.hours)))
	}
	if n.days != 0 {
		parts = append(parts, fmt.Sprintf(x.Push.FigureDays, x.Pieces(n.days)))
	}
	for _, name := range n.names {
		parts = append(parts, fmt.Sprintf(x.Push.FigureCount, pieces(x, n.counts[name], n.money[name]), name))
	}
	return strings.Join(parts, " · ")
}

func pieces(x *lang.Texts, n payroll.Hundredths, money bool) string {
	if money {
		return x.Money(n)
	}
	return x.Pieces(n)
}

// readBatches lists what was sent before.
func (s *pushScreen) readBatches() tea.Cmd {
	co := s.o.co
	return s.o.Fetch(ScreenPush, "batches", func(context.Context) tea.Msg {
		all, err := co.Batches()
		return batchesMsg{all, err}
	})
}

// batch gives the batch under the cursor, newest first.
func (s *pushScreen) batch() *payroll.Batch {
	if i := cursorRow(s.list); i >= 0 && i < len(s.batches) {
		return &s.batches[len(s.batches)-1-i]
	}
	return nil
}

func (s *pushScreen) noTakeBack() string {
	x, b := s.o.Texts().Push.Batch, s.batch()
	if b == nil {
		return x.NoneToUndo
	}
	var p *payroll.Problem
	if _, err := link.BatchToTakeBack(s.batches, b.ID); errors.As(err, &p) {
		return either(p.Code == link.CodeNotNewest, x.NotNewest, x.NoneToUndo)
	}
	return ""
}

func (s *pushScreen) askTakeBack() tea.Cmd {
	x, b := s.o.Texts().Push.Batch, *s.batch()
	if b.Kind == payroll.BatchSheet {
		s.askUnmark(b)
		return nil
	}
	s.o.Open(&Confirm{
		Heading: x.UndoTitle, Yes: x.UndoYes, OnYes: func() tea.Cmd { return s.takeBack(b) },
		Text: fmt.Sprintf(x.UndoText, moment(b.At), b.Steps, b.ForPeriod.Label(s.o.info.Cadence), s.o.info.Title()),
	})
	return nil
}
