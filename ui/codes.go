package ui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
)

// codesScreen decides per hour type and count to which code of Nmbrs it goes.
type codesScreen struct {
	deskPage
	codes *link.Codes
	grid  *grid.Grid
	// name is the type under the cursor, to come back to.
	name string
	// looks wait for a look in Nmbrs; unserved are rules without times.
	looks    []link.Look
	unserved []link.Unserved
}

func newCodesScreen(o *Office) *codesScreen {
	s := &codesScreen{deskPage: deskPage{o: o, id: ScreenCodes}}
	s.grid = grid.New(nil, listing{count: s.rows, cell: s.cell})
	return s
}

// Title names the screen.
func (s *codesScreen) Title() string { return s.o.Texts().Screens.Codes }

// Init starts nothing: Shown does.
func (s *codesScreen) Init() tea.Cmd { return nil }

// Shown loads the period.
func (s *codesScreen) Shown() tea.Cmd {
	cmd := s.show()
	if s.fresh() {
		s.renew()
	}
	return cmd
}

// Update moves the cursor and takes answers.
func (s *codesScreen) Update(msg tea.Msg) tea.Cmd {
	if k := keyName(msg); k != "" {
		s.grid.Key(k)
		s.remember()
		return nil
	}
	if m, ok := msg.(TaskEndedMsg); ok && m.Err == nil {
		s.o.touch()
		return nil
	}
	if m, ok := msg.(codesReadMsg); ok {
		for _, p := range m.notes {
			s.o.Say(Warn, s.o.Texts().Problem(p, ""))
		}
		return nil
	}
	cmd, renewed := s.turn(msg)
	if renewed {
		s.renew()
	}
	return cmd
}

// codesReadMsg brings what was worth telling about the codes of Nmbrs.
type codesReadMsg struct{ notes []*payroll.Problem }

// renew takes over the loaded period.
func (s *codesScreen) renew() {
	s.codes = s.o.svc.Codes(s.o.view)
	s.looks, s.unserved = s.o.view.Looks(), s.o.view.Unserved()
	if s.o.wantCode != "" {
		s.name, s.o.wantCode = s.o.wantCode, ""
	}
	for i := range s.codes.Rows {
		if s.codes.Rows[i].Name == s.name {
			_, col, _ := s.grid.Cursor()
			s.grid.SetCursor(i, col)
		}
	}
	s.remember()
}

func (s *codesScreen) remember() {
	if r := s.row(); r != nil {
		s.name = r.Name
	}
}

func (s *codesScreen) rows() int {
	if s.codes == nil {
		return 0
	}
	return len(s.codes.Rows)
}

// row gives the type under the cursor, nil when there is none.
func (s *codesScreen) row() *link.CodeRow {
	if i := cursorRow(s.grid); i >= 0 && i < s.rows() {
		return &s.codes.Rows[i]
	}
	return nil
}

// offered gives the codes that a type can go to.
func (s *codesScreen) offered(r *link.CodeRow) []store.CodeInfo {
	if r.Count {
		return s.codes.Wages
	}
	return s.codes.Hours
}

// Actions is the table of the screen.
func (s *codesScreen) Actions() []Action {
	x := s.o.Texts()
	refresh := Action{ID: "refresh", Keys: []string{"r"}, Help: x.Place.Refresh, Do: s.fetch, Disabled: s.noLink}
	if s.codes != nil && len(s.codes.Hours)+len(s.codes.Wages) == 0 {
		refresh.Keys, refresh.Help = []string{"r", "enter"}, x.Codes.FetchCodes
		return []Action{refresh, s.notAction(), s.daysAction(), {ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true}}
	}
	return append([]Action{
		{ID: "choose", Keys: []string{"enter", "e"}, Help: x.Codes.Choose, Do: s.choose, Disabled: s.noChoice},
		s.notAction(),
		{ID: "suggest", Keys: []string{"s"}, Help: x.Codes.Take, Do: s.take, Disabled: s.noSuggestion},
		{ID: "suggest-all", Keys: []string{"S"}, Help: x.Codes.TakeAll, Do: s.takeAll, Disabled: s.noSuggestions},
		s.daysAction(),
		{ID: "rate", Keys: []string{"t"}, Help: x.Codes.RateHelp, Do: s.rate, Disabled: s.noRate, Quiet: true},
		refresh,
		{ID: "surcharges", Keys: []string{"v"}, Help: x.Rules.Surcharges, Do: s.to(ScreenSurcharges)},
		{ID: "matrix", Keys: []string{"m"}, Help: x.Rules.Matrix, Do: s.to(ScreenMatrix), Quiet: true},
		{ID: "centres", Keys: []string{"k"}, Help: x.Rules.Centres, Do: s.to(ScreenCentres), Quiet: true},
		{ID: "looked", Keys: []string{"b"}, Help: x.Rules.LookedHelp, Do: s.looked, Disabled: s.noLook, Quiet: true},
		{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true},
	}, s.undoActions(store.AreaCodes)...)
}

func (s *codesScreen) to(id ScreenID) func() tea.Cmd {
	return func() tea.Cmd {
		s.o.Go(id)
		return nil
	}
}

func (s *codesScreen) noLook() string {
	if len(s.looks) == 0 {
		return s.o.Texts().Words.None
	}
	return ""
}

// looked remembers that somebody looked at the first wage code in Nmbrs.
func (s *codesScreen) looked() tea.Cmd {
	code := s.looks[0].Code
	said := fmt.Sprintf(s.o.Texts().Rules.Looked, code)
	return s.write(func(svc *link.Service, co *store.Company, _ *link.Desk) (outcome, error) {
		return outcome{said: said}, svc.MarkLooked(co, code)
	})
}

func (s *codesScreen) notAction() Action {
	return Action{ID: "not", Keys: []string{"-"}, Help: s.o.Texts().Codes.NotSent, Do: s.not, Disabled: s.noRow}
}

func (s *codesScreen) daysAction() Action {
	return Action{ID: "days", Keys: []string{"d"}, Help: s.o.Texts().Codes.Days, Do: s.days, Disabled: s.noView}
}

func (s *codesScreen) noLink() string {
	if !s.o.linked() {
		return s.o.Texts().Place.NoLinkShort
	}
	return ""
}

func (s *codesScreen) noRow() string {
	if why := s.noView(); why != "" {
		return why
	}
	if s.row() == nil {
		return s.o.Texts().Words.None
	}
	return ""
}

func (s *codesScreen) noChoice() string {
	if why := s.noRow(); why != "" {
		return why
	}
	switch {
	case len(s.codes.Hours)+len(s.codes.Wages) == 0:
		return s.o.Texts().Codes.FetchFirst
	case len(s.offered(s.row())) == 0:
		return s.o.Texts().Codes.NoWages
	}
	return ""
}

func (s *codesScreen) noSuggestion() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if s.row().Suggest == nil {
		return s.o.Texts().Codes.NothingSuggested
	}
	return ""
}

func (s *codesScreen) noSuggestions() string {
	if why := s.noView(); why != "" {
		return why
	}
	if len(s.suggestions()) == 0 {
		return s.o.Texts().Codes.NothingSuggested
	}
	return ""
}

func (s *codesScreen) noRate() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if r := s.row(); !r.Count || !r.Decided || r.Choice.Not {
		return s.o.Texts().Codes.RateOnlyCounts
	}
	return ""
}

// fetch reads the codes from Nmbrs.
func (s *codesScreen) fetch() tea.Cmd {
	svc, co := s.o.svc, s.o.co
	return s.o.Start(TaskSpec{
		Name: s.o.Texts().Codes.Fetching, Screen: s.id,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			notes, err := svc.FetchCodes(ctx, co)
			return codesReadMsg{notes}, err
		},
	})
}

// choose lets a code be picked.
func (s *codesScreen) choose() tea.Cmd {
	x, r := s.o.Texts(), *s.row()
	offered := s.offered(&r)
	first := 0
	options := make([]Option, len(offered))
	for i, c := range offered {
		options[i] = Option{Label: codeLabel(c), Detail: fmt.Sprintf(x.Codes.Model, c.Model)}
		if r.Suggest != nil && c.Code == r.Suggest.Code || r.Decided && !r.Choice.Not && c.Code == r.Choice.Code {
			first = i
		}
	}
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.Codes.ChooseTitle, r.Name),
		Text:    fmt.Sprintf(x.Codes.ChooseText, s.period()), Options: options, First: first, Filter: true,
		OnPick: func(i int) tea.Cmd {
			return s.set(fmt.Sprintf(x.Codes.Saved, r.Name, codeLabel(offered[i]), s.period()), choiceOf(&r, offered[i]))
		},
	})
	return nil
}

// choiceOf is the decision for a code; the rate of a count stays.
func choiceOf(r *link.CodeRow, c store.CodeInfo) link.CodeSetting {
	kind := payroll.KindHours
	if r.Count {
		kind = payroll.KindWage
	}
	return link.CodeSetting{Name: r.Name, Choice: payroll.CodeChoice{Kind: kind, Code: c.Code, Rate: r.Choice.Rate}}
}

func codeLabel(c store.CodeInfo) string {
	return strings.TrimSpace(strconv.Itoa(c.Code) + " " + paint.Clean(c.Description))
}

// period names the period from which a choice holds: the one at hand.
func (s *codesScreen) period() string { return s.o.period.Label(s.o.info.Cadence) }

// set keeps decisions from the period at hand on.
func (s *codesScreen) set(said string, list ...link.CodeSetting) tea.Cmd {
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{said: said}, svc.SetCodes(co, view.Period, list)
	})
}

func (s *codesScreen) not() tea.Cmd {
	x, r := s.o.Texts().Codes, s.row()
	return s.set(fmt.Sprintf(x.Saved, r.Name, x.Not, s.period()),
		link.CodeSetting{Name: r.Name, Choice: payroll.CodeChoice{Not: true}})
}

func (s *codesScreen) take() tea.Cmd {
	x, r := s.o.Texts().Codes, s.row()
	return s.set(fmt.Sprintf(x.Saved, r.Name, codeLabel(*r.Suggest), s.period()), choiceOf(r, *r.Suggest))
}

func (s *codesScreen) suggestions() []link.CodeSetting {
	var list []link.CodeSetting
	if s.codes == nil {
		return nil
	}
	for i := range s.codes.Rows {
		if r := &s.codes.Rows[i]; r.Suggest != nil {
			list = append(list, choiceOf(r, *r.Suggest))
		}
	}
	return list
}

func (s *codesScreen) takeAll() tea.Cmd {
	list := s.suggestions()
	return s.set(fmt.Sprintf(s.o.Texts().Codes.SavedAll, len(list), s.period()), list...)
}

func (s *codesScreen) days() tea.Cmd {
	x := s.o.Texts().Codes
	if s.codes == nil {
		return nil
	}
	on := !s.codes.Days
	word := x.DaysOff
	if on {
		word = x.DaysOn
	}
	return s.set(fmt.Sprintf(x.SavedDays, word, s.period()), link.CodeSetting{Name: payroll.KindDays, Days: &on})
}

// rate asks what a piece is worth.
func (s *codesScreen) rate() tea.Cmd {
	x, r := s.o.Texts(), *s.row()
	value := ""
	if r.Choice.Rate != nil {
		value = x.Amount(*r.Choice.Rate)
	}
	s.o.Open(&Input{
		Heading: fmt.Sprintf(x.Codes.RateTitle, r.Name), Text: x.Codes.RateText, Value: value, Empty: true,
		Check: func(text string) string {
			if _, err := readRate(text); err != nil {
				return x.Codes.RateBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			rate, err := readRate(text)
			if err != nil {
				return nil
			}
			choice := r.Choice
			choice.Rate = rate
			return s.set(fmt.Sprintf(x.Codes.Saved, r.Name, x.Codes.RateHelp, s.period()),
				link.CodeSetting{Name: r.Name, Choice: choice})
		},
	})
	return nil
}

var errRate = errors.New("ui: not a rate")

// readRate reads euros per piece; nothing is no rate.
func readRate(text string) (*payroll.Hundredths, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil //nolint:nilnil // no rate is an answer here
	}
	n, err := payroll.ParseHundredths(text)
	if err != nil || n == 0 {
		return nil, errRate
	}
	return &n, nil
}
