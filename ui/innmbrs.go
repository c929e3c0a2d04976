package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
)

// inNmbrsScreen reads back what Nmbrs holds of what was sent.
type inNmbrsScreen struct {
	deskPage
	grid  *grid.Grid
	lines *grid.Grid
	found *readBack
	// behind is the component whose hour lines are shown, nil for the list.
	behind  *link.VerifyLine
	members []int
	fault   error
}

// readBack is a read-back with what it was made for.
type readBack struct {
	*link.VerifyResult
	co     *store.Company
	period payroll.Period
	change int
	at     string
	// ends are what keeps the period from being finished, with this read.
	ends payroll.Ends
}

type verifiedMsg struct{ found *readBack }

func newInNmbrsScreen(o *Office) *inNmbrsScreen {
	s := &inNmbrsScreen{deskPage: deskPage{o: o, id: ScreenInNmbrs}}
	s.grid = grid.New(nil, listing{count: s.rows, cell: s.cell})
	s.lines = grid.New(nil, listing{count: func() int { return len(s.members) }, cell: s.lineCell, style: s.lineStyle})
	return s
}

// Title names the screen.
func (s *inNmbrsScreen) Title() string { return s.o.Texts().Screens.InNmbrs }

// Init starts nothing: Shown does.
func (s *inNmbrsScreen) Init() tea.Cmd { return nil }

// Shown reads back, unless what was read still holds.
func (s *inNmbrsScreen) Shown() tea.Cmd {
	if !s.o.linked() {
		return nil
	}
	return tea.Batch(s.show(), s.keepUp())
}

// keepUp reads back where what was read is not of now and nothing else runs.
func (s *inNmbrsScreen) keepUp() tea.Cmd {
	if s.found != nil && (s.found.co != s.o.co || s.found.period != s.o.period) {
		s.found, s.behind, s.fault = nil, nil, nil
	}
	if s.fault != nil || s.found != nil && s.found.change == s.o.change {
		return nil
	}
	if _, busy := s.o.Running(); busy {
		return nil
	}
	return s.verify()
}

// verify reads Nmbrs and compares.
func (s *inNmbrsScreen) verify() tea.Cmd {
	o := s.o
	svc, co, period, change := o.svc, o.co, o.period, o.change
	at := o.Now().Format("15:04")
	s.fault, s.behind = nil, nil
	return o.Start(TaskSpec{
		Name: fmt.Sprintf(o.Texts().InNmbrs.Reading, period.Label(o.info.Cadence)), Screen: s.id,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			res, err := svc.Verify(ctx, co, period, func(p link.Progress) { r.Set(p.Done, p.Total) })
			if err != nil {
				return nil, err
			}
			view, err := svc.Desk(co, period)
			if err != nil {
				return nil, err
			}
			ends, err := svc.Known(co, view, res)
			if err != nil {
				return nil, err
			}
			return verifiedMsg{&readBack{res, co, period, change, at, ends}}, nil
		},
	})
}

// Update moves and takes answers.
func (s *inNmbrsScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		if s.behind != nil {
			s.lines.Key(keyName(m))
		} else {
			s.grid.Key(keyName(m))
		}
		return nil
	case verifiedMsg:
		if m.found.co == s.o.co && m.found.period == s.o.period {
			s.found, s.o.compared = m.found, m.found
		}
		return nil
	case sourceMsg:
		s.showSource(m)
		return nil
	case rowChosenMsg:
		s.o.touch()
		return s.verify()
	case TaskEndedMsg:
		if m.Err != nil && !m.Stopped {
			s.fault = m.Err
		}
		return nil
	}
	cmd, renewed := s.turn(msg)
	if renewed && s.behind != nil {
		s.gather()
	}
	switch msg.(type) {
	case changedMsg, idleMsg:
		if s.o.linked() && s.o.Active() == s.id {
			cmd = tea.Batch(cmd, s.keepUp())
		}
	}
	return cmd
}

func (s *inNmbrsScreen) rows() int {
	if s.found == nil {
		return 0
	}
	return len(s.found.Lines)
}

// row gives the component under the cursor, nil when there is none.
func (s *inNmbrsScreen) row() *link.VerifyLine {
	if i := cursorRow(s.grid); i >= 0 && i < s.rows() {
		return &s.found.Lines[i]
	}
	return nil
}

// Actions is the table of the screen.
func (s *inNmbrsScreen) Actions() []Action {
	x := s.o.Texts()
	acts := []Action{
		{ID: "open", Keys: []string{"enter"}, Help: x.InNmbrs.Open, Do: s.open, Disabled: s.noRow},
		{ID: "twin", Keys: []string{"x"}, Help: x.Push.Own.TwinAct, Do: s.chooseTwin, Disabled: s.noTwin, Quiet: true},
		{ID: "settle", Keys: []string{"f"}, Help: x.Push.Choose, Do: s.settle, Disabled: s.noDifference},
		{ID: "verify", Keys: []string{"r"}, Help: x.InNmbrs.Again, Do: s.verify, Disabled: s.noLink},
		{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true},
	}
	if s.behind != nil {
		acts[0] = Action{ID: "source", Keys: []string{"enter"}, Help: x.Origin.Act, Do: s.source, Disabled: s.noMember}
		acts = append(acts, Action{ID: "back", Keys: []string{"esc"}, Help: x.Place.Back, Do: s.back})
	}
	return acts
}

func (s *inNmbrsScreen) noLink() string {
	if !s.o.linked() {
		return s.o.Texts().Place.NoLinkShort
	}
	return ""
}

func (s *inNmbrsScreen) noRow() string {
	if why := s.noView(); why != "" {
		return why
	}
	if s.row() == nil {
		return s.o.Texts().InNmbrs.NoRow
	}
	return ""
}

// open shows the hour lines behind the component under the cursor.
func (s *inNmbrsScreen) open() tea.Cmd {
	row := *s.row()
	s.behind = &row
	s.gather()
	s.lines.SetCursor(0, 0)
	return nil
}

func (s *inNmbrsScreen) back() tea.Cmd {
	s.behind = nil
	return nil
}

// gather finds the lines that the standing steps of the component count.
func (s *inNmbrsScreen) gather() {
	s.members = nil
	counted := map[payroll.LineID]bool{}
	for t, h := range s.o.view.Book.Heads() {
		same := t.Employee == s.behind.Employee && t.Component.Kind == s.behind.Component.Kind && t.Component.Code == s.behind.Component.Code
		if !same || h.Done == nil {
			continue
		}
		for _, c := range h.Done.Counts {
			counted[c.Line] = true
		}
	}
	for i := range s.o.view.Verdicts {
		if counted[s.o.view.Verdicts[i].Line.ID] {
			s.members = append(s.members, i)
		}
	}
}

func (s *inNmbrsScreen) noDifference() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if s.row().Equal() {
		return s.o.Texts().InNmbrs.NoDifference
	}
	return ""
}

// settle leads to the plan, where what differs is held and settled.
func (s *inNmbrsScreen) settle() tea.Cmd {
	s.o.wantHeld = s.row().Employee
	s.o.Go(ScreenPush)
	return nil
}

func (s *inNmbrsScreen) noTwin() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if len(s.row().Twins) == 0 {
		return s.o.Texts().Push.Own.NoTwin
	}
	return ""
}

// chooseTwin decides about a row that arrived late and was sent again. The
// first option leaves everything as it is.
func (s *inNmbrsScreen) chooseTwin() tea.Cmd {
	x, l := s.o.Texts().Push.Own, s.row()
	twin, kind := l.Twins[0], l.Component.Kind
	choices := []link.RowChoice{"", link.ChoiceRemove, link.ChoiceKeep}
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.TwinTitle, l.Person), Text: fmt.Sprintf(x.TwinText, twin.ID, s.amount(kind, twin.Amount)),
		Options: []Option{{Label: x.TwinWait}, {Label: x.TwinRemove}, {Label: x.Keep}},
		OnPick: func(i int) tea.Cmd {
			if choices[i] == "" {
				return nil
			}
			return s.o.chooseRow(s.id, string(kind)+"/"+string(twin.ID), choices[i])
		},
	})
	return nil
}
