package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// demoScreen is a screen that uses everything the root offers.
type demoScreen struct {
	desk    *Desk
	id      ScreenID
	name    string
	grid    *grid.Grid
	capture Capture
	typed   string
	keys    []string
	got     []string
	did     []string
	blocked string
	inits   int
	shown   int
	text    string
	boom    bool
}

func newDemo(d *Desk, id ScreenID, name string) *demoScreen {
	m := &demoScreen{desk: d, id: id, name: name}
	m.grid = grid.New([]grid.Column{
		{Title: "", Width: 1},
		{Title: "datum", Width: 10},
		{Title: "naam", Width: 20, Grow: 1},
		{Title: "uren", Width: 8, Align: paint.Right},
		{Title: "toestand", Width: 18},
	}, demoRows{m})
	m.grid.Freeze(2)
	return m
}

// demoRows shows the nine states in turn.
type demoRows struct{ m *demoScreen }

func (demoRows) Len() int { return 40 }

func (r demoRows) state(row int) payroll.State { return payroll.States()[row%9] }

func (r demoRows) Cell(row, col int) grid.Cell {
	s := r.state(row)
	t := r.m.desk.Theme()
	switch col {
	case 0:
		return grid.Cell{Text: t.Glyph(s), Style: t.MarkStyle(s)}
	case 1:
		return grid.Cell{Text: fmt.Sprintf("%02d-11-2026", row%30+1)}
	case 2:
		return grid.Cell{Text: []string{"Anna de Vries", "Zoë 日本 van 't Hof", "e\u0301le\u0300ne"}[row%3] + r.m.text}
	case 3:
		return grid.Cell{Text: r.m.desk.Texts().Hours(payroll.Hundredths(row*25 + 1))}
	}
	return grid.Cell{Text: r.m.desk.Texts().State(s)}
}

func (r demoRows) RowStyle(row int) paint.Style { return r.m.desk.Theme().RowStyle(r.state(row)) }

func (m *demoScreen) Title() string { return m.name }

func (m *demoScreen) Init() tea.Cmd {
	m.inits++
	return nil
}

func (m *demoScreen) Shown() tea.Cmd {
	m.shown++
	return nil
}

type loadedMsg struct{ what string }

func (m *demoScreen) Update(msg tea.Msg) tea.Cmd {
	switch v := msg.(type) {
	case tea.KeyPressMsg:
		m.keys = append(m.keys, v.String())
		if m.capture == CaptureAll {
			switch v.String() {
			case "enter", "esc":
				m.capture = CaptureNone
			default:
				m.typed += v.Text
			}
			return nil
		}
		m.grid.Key(v.String())
	case tea.PasteMsg:
		m.typed += v.Content
	case loadedMsg:
		m.got = append(m.got, v.what)
	case TaskEndedMsg:
		m.got = append(m.got, fmt.Sprintf("ended %s stopped=%v err=%v", v.Name, v.Stopped, v.Err))
	}
	return nil
}

func (m *demoScreen) Capture() Capture { return m.capture }

func (m *demoScreen) Cursor() (x, y int, ok bool) { return m.grid.Position() }

func (m *demoScreen) do(what string) func() tea.Cmd {
	return func() tea.Cmd {
		m.did = append(m.did, what)
		return nil
	}
}

func (m *demoScreen) Actions() []Action {
	return []Action{
		{ID: "move", Keys: []string{"up", "down"}, Help: "bewegen", Quiet: true},
		{ID: "approve", Keys: []string{"space", "a"}, Help: "goedkeuren", Do: m.do("approve")},
		{ID: "send", Keys: []string{"s"}, Help: "doorzetten", Do: m.do("send"), Disabled: func() string { return m.blocked }},
		{ID: "edit", Keys: []string{"e"}, Help: "bewerken", Do: func() tea.Cmd { m.capture = CaptureAll; return nil }},
		{ID: "confirm", Keys: []string{"c"}, Help: "bevestigen", Do: func() tea.Cmd {
			m.desk.Open(&Confirm{
				Heading: "Doorzetten?", Text: "12 urenregels van 3 medewerkers naar Nmbrs.", Yes: "Doorzetten",
				OnYes: m.do("yes"), OnNo: m.do("no"),
			})
			return nil
		}},
		{ID: "type", Keys: []string{"t"}, Help: "typ een woord", Quiet: true, Do: func() tea.Cmd {
			m.desk.Open(&TypedConfirm{Heading: "Ontgrendelen", Text: "Periode 2026-10 is voorbij.", Word: "2026-10", OnYes: m.do("typed")})
			return nil
		}},
		{ID: "choose", Keys: []string{"o"}, Help: "kies", Quiet: true, Do: func() tea.Cmd {
			m.desk.Open(&Choice{
				Heading: "Urencode", Text: "Welke code?", Options: []Option{
					{Label: "2100 Gewerkte uren"}, {Label: "2200 Toeslag", Disabled: "bestaat niet meer"}, {Label: "2300 Nacht"},
				},
				OnPick: func(i int) tea.Cmd { return m.do(fmt.Sprintf("pick %d", i))() },
			})
			return nil
		}},
		{ID: "input", Keys: []string{"i"}, Help: "vul in", Quiet: true, Do: func() tea.Cmd {
			m.desk.Open(&Input{Heading: "E-mail", Text: "Het adres bij het token.", Check: func(s string) string {
				if !strings.Contains(s, "@") {
					return "Er ontbreekt een @."
				}
				return ""
			}, OnOK: func(s string) tea.Cmd { return m.do("input " + s)() }})
			return nil
		}},
		{ID: "task", Keys: []string{"w"}, Help: "werk", Quiet: true, Do: func() tea.Cmd {
			return m.desk.Start(TaskSpec{Name: "Doorzetten 2026-11", Screen: m.id, Work: m.work})
		}},
		{ID: "crash", Keys: []string{"x"}, Help: "stuk", Quiet: true, Do: func() tea.Cmd { panic("kapot") }},
	}
}

func (m *demoScreen) work(ctx context.Context, r *Report) (tea.Msg, error) {
	r.Set(0, 3)
	for range 3 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.Add(1)
	}
	return loadedMsg{"worked"}, nil
}

func (m *demoScreen) Body(t *theme.Theme, w, h int) string {
	if m.boom {
		panic("tekening stuk")
	}
	return m.grid.View(gridStyles(t), w, h)
}

func gridStyles(t *theme.Theme) grid.Styles { return GridStyles(t, "geen urenregels") }
