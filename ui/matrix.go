package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// matrixScreen chooses what goes along for whom, which hour types are extra
// hours, and which findings are told.
type matrixScreen struct {
	deskPage
	goes *link.WhatGoes
	grid *grid.Grid
	head int
}

func newMatrixScreen(o *Office) *matrixScreen {
	s := &matrixScreen{deskPage: deskPage{o: o, id: ScreenMatrix}}
	s.grid = grid.New(s.columns(), listing{count: func() int { return len(link.Bases()) }, cell: s.cell})
	s.grid.SetCursor(0, 1)
	return s
}

// Title names the screen.
func (s *matrixScreen) Title() string { return s.o.Texts().Rules.Matrix }

// Init starts nothing: Shown does.
func (s *matrixScreen) Init() tea.Cmd { return nil }

// Shown loads the period.
func (s *matrixScreen) Shown() tea.Cmd {
	cmd := s.show()
	if s.fresh() {
		s.renew()
	}
	return cmd
}

// Update moves the cursor and takes answers.
func (s *matrixScreen) Update(msg tea.Msg) tea.Cmd {
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

func (s *matrixScreen) renew() { s.goes = s.o.svc.WhatGoes(s.o.view) }

// Cursor stands in the active cell.
func (s *matrixScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.grid.Position()
	return x, y + s.head, ok
}

// Actions is the table of the screen.
func (s *matrixScreen) Actions() []Action {
	x := s.o.Texts()
	return append([]Action{
		{ID: "toggle", Keys: []string{"space", "enter"}, Help: x.Rules.Toggle, Do: s.toggle, Disabled: s.noPart},
		{ID: "extra", Keys: []string{"m"}, Help: x.Rules.ExtraTypes, Do: s.extra, Disabled: s.noView},
		{ID: "findings", Keys: []string{"a"}, Help: x.Rules.FindingsHelp, Do: s.findings, Disabled: s.noView},
		{ID: "back", Keys: []string{"esc"}, Help: x.Screens.Codes, Do: func() tea.Cmd { s.o.Go(ScreenCodes); return nil }, Quiet: true},
		{ID: "move", Keys: []string{"up", "down", "left", "right"}, Help: x.Place.Move, Quiet: true},
	}, s.undoActions(store.AreaMatrix)...)
}

func (s *matrixScreen) noPart() string {
	if why := s.noView(); why != "" {
		return why
	}
	if _, col, ok := s.grid.Cursor(); !ok || col == 0 {
		return s.o.Texts().Words.None
	}
	return ""
}

func (s *matrixScreen) period() string { return s.o.period.Label(s.o.info.Cadence) }

func (s *matrixScreen) onOff(on bool) string {
	if on {
		return s.o.Texts().Rules.On
	}
	return s.o.Texts().Rules.Off
}

func (s *matrixScreen) toggle() tea.Cmd {
	row, col, _ := s.grid.Cursor()
	basis, part := link.Bases()[row], link.Parts()[col-1]
	on := !s.goes.Matrix[basis][part]
	x := s.o.Texts()
	said := fmt.Sprintf(x.Rules.GoesKept, x.Basis(basis), x.Part(part), s.onOff(on))
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{said: said}, svc.SetPart(co, view.Period, basis, part, on)
	})
}

// extra lets an hour type be marked as extra hours or not.
func (s *matrixScreen) extra() tea.Cmd {
	x := s.o.Texts().Rules
	types := slices.Clone(s.goes.Types)
	for _, t := range append(slices.Clone(s.goes.ExtraTypes), link.TypeExtra) {
		if !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	options := make([]Option, len(types))
	for i, t := range types {
		options[i] = Option{Label: t, Detail: s.onOff(slices.Contains(s.goes.ExtraTypes, t))}
	}
	s.o.Open(&Choice{Heading: x.AskExtra, Options: options, OnPick: func(i int) tea.Cmd {
		name, on := types[i], !slices.Contains(s.goes.ExtraTypes, types[i])
		said := fmt.Sprintf(x.ExtraOff, name)
		if on {
			said = fmt.Sprintf(x.ExtraOn, name)
		}
		return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
			return outcome{said: said}, svc.SetExtraType(co, view.Period, name, on)
		})
	}})
	return nil
}

// findings lets kinds of finding be switched off and on again.
func (s *matrixScreen) findings() tea.Cmd {
	x := s.o.Texts()
	var kinds []payroll.FindingKind
	var options []Option
	for _, k := range payroll.FindingKinds() {
		if !k.Blocks() {
			kinds = append(kinds, k)
			options = append(options, Option{Label: x.Finding(k), Detail: s.onOff(!slices.Contains(s.goes.Off, k))})
		}
	}
	s.o.Open(&Choice{Heading: x.Rules.Findings, Text: x.Rules.FindingsText, Options: options, OnPick: func(i int) tea.Cmd {
		kind, on := kinds[i], slices.Contains(s.goes.Off, kinds[i])
		said := fmt.Sprintf(x.Rules.FindingOff, x.Finding(kind))
		if on {
			said = fmt.Sprintf(x.Rules.FindingOn, x.Finding(kind))
		}
		return s.write(func(svc *link.Service, co *store.Company, _ *link.Desk) (outcome, error) {
			return outcome{said: said}, svc.SetFinding(co, kind, on)
		})
	}})
	return nil
}

func (s *matrixScreen) columns() []grid.Column {
	x := s.o.Texts()
	cols := []grid.Column{{Width: 24, Grow: 1}}
	for _, p := range link.Parts() {
		cols = append(cols, grid.Column{Title: x.Part(p), Width: max(7, paint.Width(x.Part(p)))})
	}
	return cols
}

func (s *matrixScreen) cell(row, col int) grid.Cell {
	t, basis := s.o.Theme(), link.Bases()[row]
	if col == 0 {
		return grid.Cell{Text: s.o.Texts().Basis(basis)}
	}
	if s.goes != nil && s.goes.Matrix[basis][link.Parts()[col-1]] {
		return grid.Cell{Text: t.Glyphs().Check + " " + s.onOff(true), Style: t.Style(theme.Good)}
	}
	return grid.Cell{Text: s.onOff(false), Style: t.Style(theme.Faint)}
}

// Body draws the choices.
func (s *matrixScreen) Body(t *theme.Theme, w, h int) string {
	if lines := s.instead(t, w); lines != nil || s.goes == nil {
		return strings.Join(lines, "\n")
	}
	x := s.o.Texts()
	lines := append(wrapped(t, theme.Faint, fmt.Sprintf(x.Rules.GoesText, s.period()), w), "")
	var off []string
	for _, k := range s.goes.Off {
		off = append(off, x.Finding(k))
	}
	s.head = len(lines)
	s.grid.SetColumns(s.columns())
	lines = append(lines, s.grid.View(GridStyles(t, ""), w, max(2, min(h-len(lines)-4, len(link.Bases())+2))), "")
	p := newSheet(t, w)
	p.pair(x.Rules.ExtraTypes, theme.Plain, cmp.Or(strings.Join(s.goes.ExtraTypes, ", "), x.Rules.ExtraNone))
	p.pair(x.Rules.FindingsOff, theme.Plain, cmp.Or(strings.Join(off, ", "), x.Rules.ExtraNone))
	return strings.Join(append(lines, p.String()), "\n")
}
