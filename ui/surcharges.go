package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// surchargesScreen makes, changes and ends the office's own surcharge rules.
type surchargesScreen struct {
	deskPage
	rules *link.Surcharges
	grid  *grid.Grid
	head  int
}

func newSurchargesScreen(o *Office) *surchargesScreen {
	s := &surchargesScreen{deskPage: deskPage{o: o, id: ScreenSurcharges}}
	s.grid = grid.New(s.columns(), listing{count: s.rows, cell: s.cell})
	return s
}

// Title names the screen.
func (s *surchargesScreen) Title() string { return s.o.Texts().Rules.Surcharges }

// Init starts nothing: Shown does.
func (s *surchargesScreen) Init() tea.Cmd { return nil }

// Shown loads the period.
func (s *surchargesScreen) Shown() tea.Cmd {
	cmd := s.show()
	if s.fresh() {
		s.renew()
	}
	return cmd
}

// Update moves the cursor and takes answers.
func (s *surchargesScreen) Update(msg tea.Msg) tea.Cmd {
	if k := keyName(msg); k != "" {
		s.grid.Key(k)
		return nil
	}
	cmd, renewed := s.turn(msg)
	if renewed {
		s.renew()
	}
	return cmd
}

func (s *surchargesScreen) renew() {
	s.rules = s.o.svc.Surcharges(s.o.view)
	if s.row() == nil {
		s.grid.SetCursor(max(0, s.rows()-1), 0)
	}
}

// Cursor stands in the active cell.
func (s *surchargesScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.grid.Position()
	return x, y + s.head, ok
}

func (s *surchargesScreen) rows() int {
	if s.rules == nil {
		return 0
	}
	return len(s.rules.Rows)
}

// row gives the rule under the cursor, nil when there is none.
func (s *surchargesScreen) row() *link.SurchargeRow {
	if i := cursorRow(s.grid); i >= 0 && i < s.rows() {
		return &s.rules.Rows[i]
	}
	return nil
}

// Actions is the table of the screen.
func (s *surchargesScreen) Actions() []Action {
	x := s.o.Texts()
	return append([]Action{
		{ID: "add", Keys: []string{"a", "+"}, Help: x.Rules.Add, Do: s.add, Disabled: s.noView},
		{ID: "code", Keys: []string{"c"}, Help: x.Rules.Code, Do: s.toCodes, Disabled: s.noRow},
		{ID: "edit", Keys: []string{"enter", "e"}, Help: x.Rules.Edit, Do: s.edit, Disabled: s.noRow},
		{ID: "end", Keys: []string{"x", "delete"}, Help: x.Rules.End, Do: s.end, Disabled: s.noRow},
		{ID: "holidays", Keys: []string{"f"}, Help: x.Rules.Holidays, Do: s.holidays, Disabled: s.noView},
		{ID: "back", Keys: []string{"esc"}, Help: x.Screens.Codes, Do: s.toCodes, Quiet: true},
		{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true},
	}, s.undoActions(store.AreaSurcharges)...)
}

func (s *surchargesScreen) noRow() string {
	if why := s.noView(); why != "" {
		return why
	}
	if s.row() == nil {
		return s.o.Texts().Words.None
	}
	return ""
}

// toCodes goes where the code of a rule is chosen, with the cursor on it.
func (s *surchargesScreen) toCodes() tea.Cmd {
	if r := s.row(); r != nil {
		s.o.wantCode = payroll.SurchargeKey(r.Rule.Name)
	}
	s.o.Go(ScreenCodes)
	return nil
}

func (s *surchargesScreen) period() string { return s.o.period.Label(s.o.info.Cadence) }

// keep writes a rule from the period at hand on.
func (s *surchargesScreen) keep(r payroll.SurchargeRule) tea.Cmd {
	said := fmt.Sprintf(s.o.Texts().Rules.Kept, r.Name, s.period())
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{said: said}, svc.SetSurcharge(co, view.Period, r)
	})
}

func (s *surchargesScreen) end() tea.Cmd {
	x, name := s.o.Texts().Rules, s.row().Rule.Name
	said := fmt.Sprintf(x.Ended, name, s.period())
	s.o.Open(&Confirm{
		Heading: fmt.Sprintf(x.EndTitle, name), Text: fmt.Sprintf(x.EndText, name, s.period()), Yes: x.EndYes,
		OnYes: func() tea.Cmd {
			return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
				return outcome{said: said}, svc.EndSurcharge(co, view.Period, name)
			})
		},
	})
	return nil
}

// holidays shows the holidays of the year; enter turns one on or off.
func (s *surchargesScreen) holidays() tea.Cmd {
	x := s.o.Texts()
	options := make([]Option, 0, len(s.rules.Holidays)+1)
	for _, h := range s.rules.Holidays {
		word := x.Rules.HolidayOff
		switch {
		case h.Own:
			word = x.Rules.HolidayOwn
		case h.On:
			word = s.o.Theme().Glyphs().Check + " " + x.Rules.HolidayOn
		}
		options = append(options, Option{Label: strings.TrimSpace(x.DateLong(h.Date) + "  " + h.Name), Detail: word})
	}
	options = append(options, Option{Label: x.Rules.AddHoliday})
	s.o.Open(&Choice{
		Heading: x.Rules.Holidays, Text: fmt.Sprintf(x.Rules.GoesTextShort, s.period()), Options: options,
		OnPick: func(i int) tea.Cmd {
			if i == len(s.rules.Holidays) {
				return s.addHoliday()
			}
			h, choice := s.rules.Holidays[i], s.rules.Choice
			if h.Own {
				return s.keepHolidays(choice.WithDay(h.Date, false))
			}
			choice, _ = choice.With(h.Name, !h.On)
			return s.keepHolidays(choice)
		},
	})
	return nil
}

func (s *surchargesScreen) addHoliday() tea.Cmd {
	x, choice := s.o.Texts(), s.rules.Choice
	s.o.Open(&Input{
		Heading: x.Rules.AskHoliday,
		Check: func(text string) string {
			if d, err := payroll.ParseDate(text); err != nil || d == 0 {
				return x.Period.EditBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			d, err := payroll.ParseDate(text)
			if err != nil {
				return nil
			}
			return s.keepHolidays(choice.WithDay(d, true))
		},
	})
	return nil
}

func (s *surchargesScreen) keepHolidays(choice payroll.HolidayChoice) tea.Cmd {
	said := fmt.Sprintf(s.o.Texts().Rules.HolidaysKept, s.period())
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{said: said}, svc.SetHolidays(co, view.Period, choice)
	})
}

func (s *surchargesScreen) columns() []grid.Column {
	x := s.o.Texts().Rules
	return []grid.Column{
		{Title: x.Rule, Width: 12, Grow: 1},
		{Title: x.Percent, Width: 13},
		{Title: x.When, Width: 21, Grow: 2},
		{Title: x.CodeIn, Width: 15, Grow: 1},
		{Title: x.Took, Width: 8, Align: paint.Right},
	}
}

func (s *surchargesScreen) cell(row, col int) grid.Cell {
	x, t, r := s.o.Texts(), s.o.Theme(), &s.rules.Rows[row]
	switch col {
	case 0:
		return grid.Cell{Text: r.Rule.Name}
	case 1:
		return grid.Cell{Text: r.Rule.Notation()}
	case 2:
		return grid.Cell{Text: x.SurchargeRule(&r.Rule)}
	case 3:
		switch {
		case !r.Decided:
			return grid.Cell{Text: x.Rules.NoCode, Style: t.Style(theme.Warn)}
		case r.Choice.Not:
			return grid.Cell{Text: x.Codes.Not, Style: t.Style(theme.Faint)}
		}
		return grid.Cell{Text: strings.TrimSpace(strconv.Itoa(r.Choice.Code) + " " + r.Description)}
	}
	return grid.Cell{Text: r.Minutes.Clock()}
}

// Body draws the rules, and of the one under the cursor both notations.
func (s *surchargesScreen) Body(t *theme.Theme, w, h int) string {
	if lines := s.instead(t, w); lines != nil || s.rules == nil {
		return strings.Join(lines, "\n")
	}
	x := s.o.Texts()
	lines := append(wrapped(t, theme.Faint, fmt.Sprintf(x.Rules.GoesTextShort, s.period()), w), "")
	if s.rows() == 0 {
		return strings.Join(append(lines, wrapped(t, theme.Plain, x.Rules.NoRules, w)...), "\n")
	}
	foot := s.detail(t, w)
	s.head = len(lines)
	s.grid.SetColumns(s.columns())
	lines = append(lines, s.grid.View(GridStyles(t, ""), w, max(2, h-len(lines)-len(foot)-1)), "")
	return strings.Join(append(lines, foot...), "\n")
}

// detail says in full what the rule under the cursor does.
func (s *surchargesScreen) detail(t *theme.Theme, w int) []string {
	x, r := s.o.Texts(), s.row()
	if r == nil {
		return nil
	}
	both := r.Rule
	both.Replaces = true
	one := both.Notation()
	both.Replaces = false
	how := x.Rules.OnTop
	if r.Rule.Replaces {
		how = x.Rules.Replaces
	}
	since := x.Rules.FromStart
	if !r.From.IsZero() {
		since = fmt.Sprintf(x.Rules.FromPeriod, r.From)
	}
	out := wrapped(t, theme.Plain, how+": "+fmt.Sprintf(x.Rules.Notations, one, both.Notation()), w)
	out = append(out, wrapped(t, theme.Plain, x.SurchargeRule(&r.Rule)+", "+since, w)...)
	for _, u := range s.rules.Unserved {
		if u.Rule == r.Rule.Name {
			out = append(out, wrapped(t, theme.Warn, x.Unserved(u.Rule, u.File, u.Kind, u.Lines), w)...)
		}
	}
	return out
}
