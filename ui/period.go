package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/store"
	"doorzet/ui/grid"
)

// periodScreen shows which days are paid in which period.
type periodScreen struct {
	*Office
	of   store.CompanyKey // whose periods these are
	year int
	// kept is what holds; shown is what the table shows: the same, or the
	// preview of a first day that is being typed.
	kept, shown *link.Periods
	rules       bool // the first day was confirmed
	sent        bool // something was pushed already
	read        int
	edit        Field
	editing     bool
	wrong       string
	table       *grid.Grid
	head        int
	cursorX     int
	cursorY     int
	err         error
}

type (
	periodsMsg struct {
		periods *link.Periods
		rules   bool
		sent    bool
		change  int
		err     error
	}
	periodPreviewMsg struct {
		periods *link.Periods
		err     error
	}
	periodChangeMsg struct {
		change *link.PeriodChange
		lead   string
		err    error
	}
	periodSetMsg struct {
		said string
		err  error
	}
)

func newPeriodScreen(o *Office) *periodScreen {
	s := &periodScreen{Office: o, table: grid.New(nil, nil), edit: Field{Limit: 12}}
	s.table.SetSource(periodRows{s})
	return s
}

// Title names the screen.
func (s *periodScreen) Title() string { return s.texts.Screens.Period }

// Init has nothing to do: Shown loads.
func (s *periodScreen) Init() tea.Cmd { return nil }

// Shown reads the periods when something has changed.
func (s *periodScreen) Shown() tea.Cmd {
	if s.read == s.change {
		return nil
	}
	return s.gather()
}

// Capture tells that a date is being typed.
func (s *periodScreen) Capture() Capture {
	if s.editing {
		return CaptureAll
	}
	return CaptureNone
}

// Cursor stands in the field or in the active cell.
func (s *periodScreen) Cursor() (x, y int, ok bool) {
	if s.editing {
		return s.cursorX, s.cursorY, true
	}
	x, y, ok = s.table.Position()
	return x, y + s.head, ok
}

// Update takes answers and keys.
func (s *periodScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case periodsMsg:
		s.taken(m)
	case periodPreviewMsg:
		if m.err != nil {
			s.wrong = s.Word(m.err)
		} else if s.editing {
			s.shown, s.wrong = m.periods, ""
		}
	case periodChangeMsg:
		s.confirm(m)
	case periodSetMsg:
		if m.err != nil {
			if !s.tellElsewhere(m.err) {
				s.SayError("settle the periods", m.err)
			}
			return s.gather()
		}
		if err := s.reread(); err != nil {
			s.SayError("read the company", err)
		}
		s.touch()
		s.Say(Good, m.said)
	case changedMsg:
		if s.Active() == ScreenPeriod {
			return s.gather()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.editing {
			return s.editKey(msg)
		}
		s.table.Key(keyName(msg))
	}
	return nil
}

func (s *periodScreen) taken(m periodsMsg) {
	if s.err = m.err; m.err != nil {
		s.SayError("read the periods", m.err)
		return
	}
	first := s.kept == nil
	s.kept, s.shown, s.rules, s.sent, s.read = m.periods, m.periods, m.rules, m.sent, m.change
	if first {
		for i, r := range s.kept.Rows {
			if r.Period == s.period {
				s.table.SetCursor(i, 0)
			}
		}
	}
}

// gather reads the periods of the year.
func (s *periodScreen) gather() tea.Cmd {
	if !s.linked() {
		s.of, s.kept, s.shown, s.editing = "", nil, nil, false
		return nil
	}
	if key := s.co.Key(); key != s.of {
		s.of, s.kept, s.shown, s.editing, s.year = key, nil, nil, false, 0
	}
	if s.year == 0 {
		s.year = s.period.Year
	}
	co, year, change, svc := s.co, s.year, s.change, s.svc
	return s.Fetch(ScreenPeriod, "periods", func(context.Context) tea.Msg {
		return readPeriods(svc, co, year, change)
	})
}

func readPeriods(svc *link.Service, co *store.Company, year, change int) periodsMsg {
	m := periodsMsg{change: change}
	if m.periods, m.err = svc.Periods(co, year); m.err != nil {
		return m
	}
	set, err := co.Settings()
	if err != nil {
		m.err = err
		return m
	}
	batches, err := co.Batches()
	m.rules, m.sent, m.err = len(set.Calendar.Rules) > 0, len(batches) > 0, err
	return m
}

// Actions lists what can be done.
func (s *periodScreen) Actions() []Action {
	x := s.texts.Period
	if s.editing {
		return nil
	}
	ready := func() string {
		switch {
		case !s.linked():
			return s.texts.Place.NoLinkShort
		case s.kept == nil:
			return x.Loading
		}
		return ""
	}
	turn := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			s.year += by
			return s.gather()
		}
	}
	return append([]Action{
		{ID: "edit", Keys: []string{"enter"}, Help: x.Edit, Do: s.startEdit, Disabled: ready},
		{ID: "right", Keys: []string{"o"}, Help: x.Right, Do: s.confirmAsIs, Disabled: ready},
		{ID: "work", Keys: []string{"w"}, Help: x.Work, Do: s.work, Disabled: ready},
		{ID: "cut", Keys: []string{"c"}, Help: x.SetCut, Do: s.askCut, Disabled: ready, Quiet: true},
		{ID: "elsewhere", Keys: []string{"e"}, Help: s.texts.Rules.ElsewhereHelp, Do: s.askElsewhere, Disabled: ready, Quiet: true},
		{ID: "basis", Keys: []string{"b"}, Help: s.texts.Rules.BasisFirst, Do: s.askBasisFirst, Disabled: ready, Quiet: true},
		{ID: "deadline", Keys: []string{"d"}, Help: s.texts.Rules.DeadlineHelp, Do: s.askDeadline, Disabled: ready, Quiet: true},
		{ID: "type", Keys: []string{"t"}, Help: s.texts.Rules.TakeType, Do: s.takeType, Disabled: func() string {
			if why := ready(); why != "" || s.kept.Differs {
				return why
			}
			return s.texts.Words.None
		}, Quiet: true},
		{ID: "paid", Keys: []string{"l"}, Help: x.Paid, Do: s.askPaid, Disabled: func() string {
			if why := ready(); why != "" {
				return why
			}
			if r, ok := s.at(); !ok || !r.RunAsk {
				return x.NotAsked
			}
			return ""
		}, Quiet: true},
		{ID: "refresh", Keys: []string{"r"}, Help: x.Refresh, Do: s.refresh, Disabled: ready, Quiet: true},
		{ID: "back", Keys: []string{"["}, Help: x.Year, Do: turn(-1), Disabled: ready, Quiet: true},
		{ID: "on", Keys: []string{"]"}, Help: x.NextYear, Do: turn(1), Disabled: ready, Quiet: true},
	}, s.undoOwn(store.AreaPeriod, ready, s.settleSaying)...)
}
