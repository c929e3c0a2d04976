package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// overviewScreen is the guided first page: what is done, what comes next.
type overviewScreen struct {
	*Office
	facts *overviewFacts
	err   error
	// at is the chosen step, -1 follows the next one.
	at int
}

// overviewFacts are the figures of the page, gathered beside the loop.
type overviewFacts struct {
	desk    deskMsg
	people  int
	bases   int // people with hours whose pay basis nobody knows
	ruled   bool
	oldLink bool // the old link may still be on
	differs bool
	codes   int
	kinds   int
	counts  map[payroll.State]link.Tally
	days    []dayTally
	late    []string
	lateNum int
	names   []string
	unsure  int
	half    int
	check   *payroll.Check
	// venues are those of lines that wait for a company.
	venues []string
	// others are linked companies beside this one whose people were never fetched.
	others []store.CompanyInfo
	// several is set while more than one company is linked.
	several bool
	month   overviewMonth
	// needs counts the lines by what they still need of a person.
	needs map[payroll.Need]int
	// corrections counts the changed lines that need nobody any more: they go along.
	corrections int
	// ends are what keeps the period from being finished, as far as the ledger and
	// the last read-back know.
	ends payroll.Ends
}

// dayTally is a day's minutes by state.
type dayTally struct {
	date    payroll.Date
	minutes map[payroll.State]payroll.Minutes
	total   payroll.Minutes
}

type overviewMsg struct {
	facts *overviewFacts
	err   error
}

func newOverviewScreen(o *Office) *overviewScreen { return &overviewScreen{Office: o, at: -1} }

// Title names the screen.
func (s *overviewScreen) Title() string { return s.texts.Screens.Overview }

// Init has nothing to do: Shown loads.
func (s *overviewScreen) Init() tea.Cmd { return nil }

// Shown gathers the figures when they have changed.
func (s *overviewScreen) Shown() tea.Cmd {
	s.at = -1
	if s.facts != nil && s.facts.desk.change == s.change {
		return nil
	}
	return s.gather()
}

// Update takes the figures and the keys that choose a step.
func (s *overviewScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case overviewMsg:
		s.err = m.err
		if m.err != nil {
			s.SayError("make the overview", m.err)
			return nil
		}
		if s.take(m.facts.desk) {
			s.facts = m.facts
			return s.compare()
		}
	case notInMsg:
		s.takeNotIn(m)
	case concealedMsg:
		if m.err != nil {
			s.SayError("conceal", m.err)
			return nil
		}
		s.Say(Good, s.texts.Exposed.Done)
	case deadlineMsg:
		return s.tookDeadline(m)
	case tourMsg:
		s.takeTour(m)
	case changedMsg:
		if s.Active() == ScreenOverview {
			return tea.Batch(s.gather(), s.lookTour())
		}
		return s.lookTour()
	case tea.KeyPressMsg:
		s.move(m.String())
	}
	return nil
}

func (s *overviewScreen) move(key string) {
	at := s.chosen()
	switch key {
	case "up", "k":
		at--
	case "down", "j":
		at++
	default:
		return
	}
	s.at = max(0, min(at, len(s.steps())-1))
}

// Actions opens a step.
func (s *overviewScreen) Actions() []Action {
	x := s.texts.Overview
	return []Action{
		{ID: "open", Keys: []string{"enter"}, Help: x.Open, Do: func() tea.Cmd {
			s.Go(s.steps()[s.chosen()].screen)
			return nil
		}},
		{ID: "venues", Keys: []string{"v"}, Help: x.Venues, Do: s.toVenues, Disabled: func() string {
			if s.facts == nil || len(s.facts.venues) == 0 {
				return x.NoVenues
			}
			return ""
		}},
		{ID: "other", Keys: []string{"b"}, Help: x.Other, Do: s.other, Disabled: func() string {
			if s.facts == nil || !s.facts.several {
				return x.NoOther
			}
			return ""
		}},
		{
			ID: "elsewhere", Keys: []string{"w"}, Help: s.texts.AtGlance.ToElsewhere, Do: s.toElsewhere, Disabled: s.noElsewhere,
			Quiet: s.noElsewhere() != "",
		},
		{ID: "deadline", Keys: []string{"d"}, Help: s.texts.AtGlance.SetDeadline, Do: s.askDeadline, Disabled: func() string {
			if s.facts == nil {
				return s.texts.Place.NoLinkShort
			}
			return ""
		}, Quiet: s.facts == nil},
		{ID: "choose", Keys: []string{"down", "up", "j", "k"}, Help: x.Choose},
	}
}

// other takes up a company with which nothing was done yet; when there is
// none, the board tells which there are.
func (s *overviewScreen) other() tea.Cmd {
	if len(s.facts.others) == 0 {
		s.Go(ScreenCompanies)
		return nil
	}
	c := s.facts.others[0]
	if err := s.choose(c.Key); err != nil {
		s.SayError("take up the company", err)
		return nil
	}
	s.at = -1
	s.Say(Good, fmt.Sprintf(s.texts.Board.Companies.Switched, c.Name))
	return nil
}

// chosen gives the index of the step that enter opens.
func (s *overviewScreen) chosen() int {
	steps := s.steps()
	if s.at >= 0 {
		return min(s.at, len(steps)-1)
	}
	if f := s.facts; f != nil && f.unsure+f.half > 0 {
		for i, st := range steps {
			if st.screen == ScreenPush {
				return i
			}
		}
	}
	for i, st := range steps {
		if !st.done && !st.waits {
			return i
		}
	}
	return len(steps) - 1
}

// gather reads the period and what else the page shows.
func (s *overviewScreen) gather() tea.Cmd {
	if !s.linked() {
		s.facts = nil
		return nil
	}
	co, period, change, svc := s.co, s.period, s.change, s.svc
	var seen *link.VerifyResult
	if c := s.compared; c != nil && c.co == co && c.period == period {
		seen = c.VerifyResult
	}
	return s.Fetch(ScreenOverview, "facts", func(context.Context) tea.Msg {
		f, err := gatherFacts(svc, co, period, seen)
		if err != nil {
			return overviewMsg{nil, err}
		}
		f.desk.change = change
		return overviewMsg{f, nil}
	})
}

func gatherFacts(svc *link.Service, co *store.Company, period payroll.Period, seen *link.VerifyResult) (*overviewFacts, error) {
	view, err := svc.Desk(co, period)
	if err != nil {
		return nil, err
	}
	open, err := co.OpenSteps()
	if err != nil {
		return nil, err
	}
	batches, err := co.Batches()
	if err != nil {
		return nil, err
	}
	f := &overviewFacts{desk: deskMsg{view: view}, counts: view.CountStates()}
	for _, st := range open {
		switch {
		case st.HalfDone(), st.State == payroll.StepWaiting:
			f.half++
		default:
			f.unsure++
		}
	}
	for _, b := range batches {
		if b.BookedIn == period || b.ForPeriod == period {
			f.check = b.Check
		}
	}
	set := view.Book.Settings
	f.ruled = len(set.Calendar.Rules) > 0
	f.oldLink = set.OldLinkOff != nil && !*set.OldLinkOff
	f.differs = set.Calendar.Cadence != view.Info.Cadence
	codes := svc.Codes(view)
	f.codes, f.kinds = codes.Decided, len(codes.Rows)
	people, names := svc.People(view)
	f.people = len(people)
	for _, p := range people {
		if p.Lines > 0 && p.Basis == payroll.BasisUnknown {
			f.bases++
		}
	}
	for _, n := range names {
		f.names = append(f.names, n.Name)
	}
	f.tally(view)
	if f.ends, err = svc.Known(co, view, seen); err != nil {
		return nil, err
	}
	if f.month, err = gatherMonth(co, set.Calendar, period); err != nil {
		return nil, err
	}
	return f, f.companies(svc, co.Key())
}

// companies finds what the other companies ask.
func (f *overviewFacts) companies(svc *link.Service, at store.CompanyKey) error {
	all, err := svc.Companies()
	if err != nil {
		return err
	}
	n := 0
	for _, c := range all {
		if c.Link.ID == "" {
			continue
		}
		n++
		if c.Key != at && c.SyncedAt == "" {
			f.others = append(f.others, c)
		}
	}
	f.several = n > 1
	return nil
}

// tally counts the days and who has still to be approved.
func (f *overviewFacts) tally(view *link.Desk) {
	days := map[payroll.Date]*dayTally{}
	late := map[string]bool{}
	f.needs = map[payroll.Need]int{}
	for i := range view.Verdicts {
		v := &view.Verdicts[i]
		need := v.Needs()
		f.needs[need]++
		if v.State == payroll.StateChanged && need == payroll.NeedNobody {
			f.corrections++
		}
		d := days[v.Line.Date]
		if d == nil {
			d = &dayTally{date: v.Line.Date, minutes: map[payroll.State]payroll.Minutes{}}
			days[v.Line.Date] = d
		}
		d.minutes[v.State] += v.Line.Hours()
		d.total += v.Line.Hours()
		for _, n := range v.Findings {
			if n.Kind == payroll.FindNoCompany && !slices.Contains(f.venues, v.Line.Venue) {
				f.venues = append(f.venues, v.Line.Venue)
			}
		}
		if v.State == payroll.StateOpen {
			f.lateNum++
			late[v.Line.Person] = true
		}
	}
	span := view.Book.Settings.Calendar.Range(view.Period, payroll.BasisUnknown)
	for d := span.From; d <= span.To; d++ {
		if days[d] == nil {
			days[d] = &dayTally{date: d}
		}
	}
	for _, d := range days {
		f.days = append(f.days, *d)
	}
	slices.SortFunc(f.days, func(a, b dayTally) int { return cmp.Compare(a.date, b.date) })
	for name := range late {
		f.late = append(f.late, name)
	}
	slices.Sort(f.late)
}
