package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// deskPage is what the screens over a loaded period share: loading, writing one
// change after another, and what to say while there is nothing to show.
type deskPage struct {
	o   *Office
	id  ScreenID
	err error
	// queue are changes that wait for the one that is being written, so that
	// each is made on the lines as the one before it left them.
	queue []change
	busy  bool
}

// change is something to write, made on the period as it is at that moment.
type change func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error)

// outcome is what a change did: what to say, and the line that it made.
type outcome struct {
	said string
	made payroll.LineID
}

// wroteMsg tells that a change has been written, with the period as it is now.
type wroteMsg struct {
	outcome
	co   *store.Company
	view *link.Desk
	err  error
}

// fresh tells whether the loaded period is that of the ledger.
func (p *deskPage) fresh() bool { return p.o.view != nil && p.o.loaded == p.o.change }

// show loads the period when needed.
func (p *deskPage) show() tea.Cmd { return p.o.load(p.id) }

// turn handles loading and writing; renewed is set when there is a period to
// take over.
func (p *deskPage) turn(msg tea.Msg) (cmd tea.Cmd, renewed bool) {
	switch m := msg.(type) {
	case deskMsg:
		p.err = m.err
		if p.o.take(m) {
			return nil, true
		}
		if m.err == nil {
			return p.o.load(p.id), false
		}
	case changedMsg:
		if p.o.Active() != p.id {
			return nil, false
		}
		return p.o.load(p.id), p.fresh()
	case wroteMsg:
		return p.wrote(m), p.fresh()
	}
	return nil, false
}

// write makes a change when those before it have been made.
func (p *deskPage) write(c change) tea.Cmd {
	p.queue = append(p.queue, c)
	return p.next()
}

func (p *deskPage) next() tea.Cmd {
	o := p.o
	if p.busy || len(p.queue) == 0 || o.co == nil {
		return nil
	}
	c := p.queue[0]
	p.queue = p.queue[1:]
	p.busy = true
	svc, co, period, view := o.svc, o.co, o.period, o.view
	if !p.fresh() {
		view = nil
	}
	return o.Fetch(p.id, "write", func(context.Context) tea.Msg {
		if view == nil {
			now, err := svc.Desk(co, period)
			if err != nil {
				return wroteMsg{co: co, err: err}
			}
			view = now
		}
		out, err := c(svc, co, view)
		if err != nil {
			return wroteMsg{co: co, err: err}
		}
		now, err := svc.Renew(co, view)
		return wroteMsg{out, co, now, err}
	})
}

// wrote takes over what a change left behind. A refused change may still have
// been half of several, so the period is read again.
func (p *deskPage) wrote(m wroteMsg) tea.Cmd {
	o := p.o
	p.busy = false
	o.touch()
	switch {
	case m.err != nil:
		p.queue = nil
		if !o.tellElsewhere(m.err) {
			o.SayError("write", m.err)
		}
	case m.said != "":
		o.Say(Good, m.said)
	}
	if m.view != nil && m.co == o.co && m.view.Period == o.period {
		o.take(deskMsg{view: m.view, change: o.change})
	}
	return p.next()
}

// instead gives the lines that stand where the contents would, nil when there
// are contents.
func (p *deskPage) instead(t *theme.Theme, w int) []string {
	x := p.o.Texts().Place
	switch {
	case !p.o.linked():
		return wrapped(t, theme.Warn, x.NoLink, w)
	case p.o.view != nil:
		return nil
	case p.err != nil:
		return append(wrapped(t, theme.Bad, p.o.Word(p.err), w), wrapped(t, theme.Plain, x.Retry, w)...)
	}
	return wrapped(t, theme.Faint, x.Loading, w)
}

// noView is the reason why nothing can be done without a period.
func (p *deskPage) noView() string {
	x := p.o.Texts().Place
	switch {
	case !p.o.linked():
		return x.NoLinkShort
	case p.o.view == nil:
		return x.Loading
	}
	return ""
}

// again reads the period anew.
func (p *deskPage) again() tea.Cmd {
	p.err = nil
	p.o.touch()
	return nil
}

// wrapped gives a text in lines of at most w columns, painted.
func wrapped(t *theme.Theme, r theme.Role, text string, w int) []string {
	var out []string
	for _, l := range paint.Wrap(text, max(1, w-2)) {
		out = append(out, " "+t.Paint(r, l))
	}
	return out
}

// listing is a grid source made of functions, so that it always shows the
// screen as it is.
type listing struct {
	count func() int
	cell  func(row, col int) grid.Cell
	style func(row int) paint.Style
}

// Len counts the rows.
func (l listing) Len() int { return l.count() }

// Cell gives a field.
func (l listing) Cell(row, col int) grid.Cell { return l.cell(row, col) }

// RowStyle gives the look of a row.
func (l listing) RowStyle(row int) paint.Style {
	if l.style == nil {
		return paint.Style{}
	}
	return l.style(row)
}

// cursorRow gives the row of a grid's cursor, -1 when there is none.
func cursorRow(g *grid.Grid) int {
	row, _, ok := g.Cursor()
	if !ok {
		return -1
	}
	return row
}
