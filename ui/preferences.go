package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// settingsScreen changes how the program looks and how corrections are booked.
type settingsScreen struct {
	*Office
	at         int
	correction payroll.CorrectionPolicy
	err        error
}

// setting is one row: its values and the one that holds.
type setting struct {
	label  string
	values []string
	now    int
	choose func(i int) tea.Cmd
	// why says why it cannot be changed now.
	why string
}

type (
	correctionMsg struct {
		policy payroll.CorrectionPolicy
		err    error
		kept   bool
	}
	keptMsg struct{ err error }
)

func newSettingsScreen(o *Office) *settingsScreen { return &settingsScreen{Office: o} }

// Title names the screen.
func (s *settingsScreen) Title() string { return s.texts.Screens.Settings }

// Init has nothing to do: Shown loads.
func (s *settingsScreen) Init() tea.Cmd { return nil }

// Shown reads the correction policy of the company.
func (s *settingsScreen) Shown() tea.Cmd {
	if !s.linked() {
		return nil
	}
	co, period := s.co, s.period
	return s.Fetch(ScreenSettings, "correction", func(context.Context) tea.Msg {
		set, err := co.Settings()
		return correctionMsg{policy: set.CorrectionAt(period), err: err}
	})
}

// Update takes answers and the keys that choose a row.
func (s *settingsScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case correctionMsg:
		if s.err = m.err; m.err != nil {
			s.SayError("settle the corrections", m.err)
			return nil
		}
		s.correction = m.policy
		if m.kept {
			s.Say(Good, s.texts.Board.Settings.Kept)
			s.touch()
		}
	case keptMsg:
		s.SayError("keep the preferences", m.err)
	case tea.KeyPressMsg:
		rows := len(s.rows())
		switch m.String() {
		case "up", "k":
			s.at = (s.at + rows - 1) % rows
		case "down", "j":
			s.at = (s.at + 1) % rows
		}
	}
	return nil
}

// Actions changes the setting under the cursor.
func (s *settingsScreen) Actions() []Action {
	x := s.texts.Board.Settings
	turn := func(by int) func() tea.Cmd { return func() tea.Cmd { return s.turn(by) } }
	why := func() string { return s.rows()[s.at].why }
	return []Action{
		{ID: "change", Keys: []string{"enter", "right", "l", "space"}, Help: x.Change, Do: turn(1), Disabled: why},
		{ID: "back", Keys: []string{"left", "h"}, Help: x.Back, Do: turn(-1), Disabled: why, Quiet: true},
	}
}

func (s *settingsScreen) turn(by int) tea.Cmd {
	r := s.rows()[s.at]
	n := len(r.values)
	return r.choose((r.now + by + n) % n)
}

// look makes a setting of the program's looks out of its values.
func look[T comparable](s *settingsScreen, label string, values []T, names []string, now T, set func(*Preferences, T)) setting {
	return setting{label: label, values: names, now: max(0, slices.Index(values, now)), choose: func(i int) tea.Cmd {
		p := s.preferences()
		set(&p, values[i])
		s.prefer(p)
		if s.keep == nil {
			return nil
		}
		keep := s.keep
		return s.Fetch(ScreenSettings, "keep", func(context.Context) tea.Msg { return keptMsg{keep(p)} })
	}}
}

// rows lists the settings.
func (s *settingsScreen) rows() []setting {
	x, p := s.texts.Board.Settings, s.preferences()
	onOff, both := []string{x.Off, x.On}, []bool{false, true}
	policies := []payroll.CorrectionPolicy{payroll.CorrectCurrent, payroll.CorrectTWK}
	corrections := setting{
		label: x.Correction, values: []string{s.texts.Correction(policies[0]), s.texts.Correction(policies[1])},
		now: max(0, slices.Index(policies, s.correction)), why: x.NoCompany,
	}
	if s.linked() {
		corrections.why = ""
		corrections.choose = func(i int) tea.Cmd { return s.setCorrection(policies[i]) }
	}
	return []setting{
		look(s, x.Lang, []lang.Lang{lang.Dutch, lang.English}, []string{x.Dutch, x.English}, p.Lang,
			func(p *Preferences, l lang.Lang) { p.Lang = l }),
		look(s, x.Colours, []theme.Mode{theme.TrueColour, theme.Colours256, theme.Colours16, theme.Mono},
			[]string{x.True, x.C256, x.C16, x.Mono}, p.Mode, func(p *Preferences, m theme.Mode) { p.Mode = m }),
		look(s, x.Background, []string{"", "dark", "light"}, []string{x.Own, x.Dark, x.Light}, p.Background,
			func(p *Preferences, b string) { p.Background = b }),
		look(s, x.ColourBlind, both, onOff, p.ColourBlind, func(p *Preferences, on bool) { p.ColourBlind = on }),
		look(s, x.Signs, both, []string{x.Unicode, x.ASCII}, p.ASCII, func(p *Preferences, on bool) { p.ASCII = on }),
		look(s, x.Hours, both, []string{x.ClockHours, x.DecimalHours}, p.Decimal, func(p *Preferences, on bool) { p.Decimal = on }),
		corrections,
	}
}

func (s *settingsScreen) setCorrection(policy payroll.CorrectionPolicy) tea.Cmd {
	co, svc, period := s.co, s.svc, s.period
	return s.Fetch(ScreenSettings, "correction", func(context.Context) tea.Msg {
		set, err := co.Settings()
		if err != nil {
			return correctionMsg{policy, err, true}
		}
		return correctionMsg{policy, svc.SetCorrection(co, set.Corrections.Since(period), policy), true}
	})
}

// Body draws the settings and, under them, the states in the looks chosen.
func (s *settingsScreen) Body(t *theme.Theme, w, h int) string {
	p, x, g := newSheet(t, w), s.texts.Board.Settings, t.Glyphs()
	p.text(theme.Plain, x.Intro)
	if s.keep == nil {
		p.text(theme.Faint, x.ThisRun)
	}
	p.gap()
	for i, r := range s.rows() {
		mark, role := " ", theme.Plain
		if i == s.at {
			mark, role = g.Focus, theme.Strong
		}
		label := min(27, p.room()/2)
		value := g.Left + " " + r.values[r.now] + " " + g.Right
		if r.why != "" {
			value, role = r.why, theme.Faint
		}
		p.line(role, mark+" "+t.Fit(r.label, label)+" "+value)
	}
	if p.left(h) < len(stacking())+2 {
		return p.String()
	}
	p.gap()
	p.line(theme.Title, x.Example)
	for _, st := range stacking() {
		p.raw(" " + t.MarkStyle(st).Over(t.RowStyle(st)).Render(t.Fit(t.Glyph(st)+" "+s.texts.State(st), 24)) + " " +
			t.Paint(theme.Faint, t.Fit(s.texts.StateHelp(st), p.room()-25)))
	}
	return p.String()
}
