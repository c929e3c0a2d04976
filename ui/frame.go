package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// product is the program's name.
const product = "Doorzet"

// maxDialog is the widest panel, borders included.
const maxDialog = 72

// frame draws the whole window: header, notice, body, status, footer. Every
// line is exactly as wide as the window.
func (a *App) frame() (string, *tea.Cursor) {
	d, t := a.desk, a.desk.theme
	top := []string{a.headerLine()}
	if n := d.header.Notice; n != "" {
		top = append(top, t.Paint(theme.Warn, t.Fit(" "+n, a.w)))
	}
	if d.strip != nil {
		if text := d.strip(); text != "" {
			top = append(top, t.Paint(theme.Strip, t.Fit(" "+text, a.w)))
		}
	}
	bodyHeight := a.h - len(top) - 2
	var body []string
	s := a.current()
	if s != nil {
		body = fitLines(s.Body(t, a.w, bodyHeight), a.w, bodyHeight)
	} else {
		body = fitLines("", a.w, bodyHeight)
	}
	cursor := a.overlay(body, bodyHeight, len(top))
	if len(d.dialogs) == 0 {
		if c, ok := s.(Cursorer); ok {
			if x, y, shown := c.Cursor(); shown && x >= 0 && x < a.w && y >= 0 && y < bodyHeight {
				cursor = tea.NewCursor(x, y+len(top))
			}
		}
	}
	lines := append(top, body...)
	lines = append(lines, a.statusLine(), a.footerLine())
	return strings.Join(lines, "\n"), cursor
}

// fitLines gives exactly h lines of exactly w columns.
func fitLines(s string, w, h int) []string {
	out := make([]string, 0, h)
	for line := range strings.SplitSeq(s, "\n") {
		if len(out) == h {
			break
		}
		out = append(out, fitLine(line, w))
	}
	for len(out) < h {
		out = append(out, paint.Spaces(w))
	}
	return out
}

// fitLine cuts or pads a painted line to exactly w columns.
func fitLine(line string, w int) string {
	n := ansi.StringWidth(line)
	if n > w {
		line = ansi.Truncate(line, w, "")
		n = ansi.StringWidth(line)
	}
	if n < w {
		line += paint.Spaces(w - n)
	}
	return line
}

// headerLine tells where one is: product, screen, company, period, environment.
func (a *App) headerLine() string {
	d, t := a.desk, a.desk.theme
	h := d.header
	env, role := a.environment()
	right := ""
	if env != "" {
		right = " " + env + " "
	}
	parts := []string{}
	if s := a.current(); s != nil {
		parts = append(parts, a.place(d.active)+paint.Clean(s.Title()))
	}
	company := h.Company
	if company == "" {
		company = d.texts.App.NoCompany
	}
	parts = append(parts, paint.Clean(company))
	if h.Period != "" {
		parts = append(parts, paint.Clean(h.Period))
	}
	name := " " + product + " "
	sep := " " + t.Glyphs().Vertical + " "
	rest := t.Glyphs().Vertical + " " + strings.Join(parts, sep)
	room := a.w - paint.Width(name) - paint.Width(right)
	return t.Paint(theme.KeyBar, name) + t.Paint(theme.Bar, t.Fit(rest, room)) + t.Paint(role, right)
}

// place gives the digit before a screen's title.
func (a *App) place(id ScreenID) string {
	for _, e := range a.entries {
		if e.ID == id && e.Digit > 0 {
			return fmt.Sprintf("%d ", e.Digit)
		}
	}
	return ""
}

// environment gives the word and its look.
func (a *App) environment() (string, theme.Role) {
	x := a.desk.texts.Environment
	switch a.desk.header.Environment {
	case Production:
		return x.Production, theme.Production
	case Sandbox:
		return x.Sandbox, theme.Sandbox
	case Simulator:
		return x.Simulator, theme.Simulator
	case OtherEnv:
		return x.Other, theme.Sandbox
	}
	return "", theme.Bar
}

// statusLine shows the running task, or the last message.
func (a *App) statusLine() string {
	d, t := a.desk, a.desk.theme
	if p, ok := d.Running(); ok && d.status.text == "" {
		return t.Paint(theme.Info, paint.Fit(" "+d.ProgressLine(t, p, a.w-2), a.w, paint.Left, ""))
	}
	role := [...]theme.Role{Info: theme.Info, Good: theme.Good, Warn: theme.Warn, Bad: theme.Bad}[d.status.level]
	return t.Paint(role, t.Fit(" "+d.status.text, a.w))
}

// footerLine names as many keys as fit; help always fits.
func (a *App) footerLine() string {
	d, t, x := a.desk, a.desk.theme, a.desk.texts
	if n := len(d.dialogs); n > 0 {
		return t.Paint(theme.Bar, t.Fit(" "+a.asciiHint(d.dialogs[n-1].dialog.Hint(x)), a.w))
	}
	globals := a.globals()
	var acts []Action
	if s := a.current(); s != nil {
		for _, act := range s.Actions() {
			if !act.Quiet && act.reason() == "" {
				acts = append(acts, act)
			}
		}
	}
	tail := globals[:3]
	tailWidth := 0
	for _, act := range tail {
		tailWidth += a.hintWidth(act)
	}
	var b strings.Builder
	used := 0
	for _, act := range acts {
		n := a.hintWidth(act)
		if used+n+tailWidth > a.w {
			continue // a shorter one may still fit
		}
		a.writeHint(&b, act)
		used += n
	}
	for _, act := range tail {
		a.writeHint(&b, act)
	}
	return b.String() + t.Paint(theme.Bar, paint.Spaces(a.w-used-tailWidth))
}

// asciiHint replaces the signs in a hint where only 7-bit characters may show.
func (a *App) asciiHint(s string) string {
	if !a.desk.theme.Options().ASCII {
		return s
	}
	g := a.desk.theme.Glyphs()
	return strings.NewReplacer("↑", g.Up, "↓", g.Down, "·", g.Bullet).Replace(s)
}

func (a *App) hint(act Action) (key, help string) {
	if len(act.Keys) > 0 {
		key = keyText(a.desk.texts, a.desk.theme, act.Keys[0])
	}
	return " " + key + " ", paint.Clean(act.Help) + " "
}

func (a *App) hintWidth(act Action) int {
	key, help := a.hint(act)
	return paint.Width(key) + paint.Width(help)
}

func (a *App) writeHint(b *strings.Builder, act Action) {
	key, help := a.hint(act)
	b.WriteString(a.desk.theme.Paint(theme.KeyBar, key))
	b.WriteString(a.desk.theme.Paint(theme.Bar, help))
}

// overlay draws the dialog on top over the body's lines and gives the cursor.
func (a *App) overlay(body []string, h, y0 int) *tea.Cursor {
	d, t, x := a.desk, a.desk.theme, a.desk.texts
	if len(d.dialogs) == 0 {
		return nil
	}
	dialog := d.dialogs[len(d.dialogs)-1].dialog
	bw := min(a.w-2, maxDialog)
	inner, room := bw-4, h-2
	lines := dialog.Body(t, x, inner, room)
	lines = lines[:min(len(lines), room)]
	g := t.Glyphs()
	left, top := (a.w-bw)/2, (h-len(lines)-2)/2
	title := paint.Clean(dialog.Title(x))
	title = ansi.Truncate(title, bw-6, g.Ellipsis)
	rule := strings.Repeat(g.Horizontal, bw-5-paint.Width(title))
	head := t.Paint(theme.Border, g.TopLeft+g.Horizontal+" ") + t.Paint(theme.Title, title) +
		t.Paint(theme.Border, " "+rule+g.TopRight)
	body[top] = lay(body[top], head, left, bw, a.w)
	side := t.Paint(theme.Border, g.Vertical)
	for i, l := range lines {
		row := side + " " + fitLine(l, inner) + " " + side
		body[top+1+i] = lay(body[top+1+i], row, left, bw, a.w)
	}
	foot := t.Paint(theme.Border, g.BotLeft+strings.Repeat(g.Horizontal, bw-2)+g.BotRight)
	body[top+1+len(lines)] = lay(body[top+1+len(lines)], foot, left, bw, a.w)
	if c, ok := dialog.(DialogCursorer); ok {
		if cx, cy, shown := c.DialogCursor(x, inner, room); shown && cy < len(lines) {
			return tea.NewCursor(left+2+cx, y0+top+1+cy)
		}
	}
	return nil
}

// lay puts a painted piece of bw columns over a painted line, leaving what
// stands on both sides.
func lay(line, piece string, left, bw, w int) string {
	before := fitLine(ansi.Truncate(line, left, ""), left)
	after := ansi.TruncateLeft(line, left+bw, "")
	return before + piece + fitLine(after, w-left-bw)
}

// smallBody says in words that the window is too small.
func (a *App) smallBody() string {
	text := fmt.Sprintf(a.desk.texts.App.TooSmall, a.w, a.h, MinWidth, MinHeight)
	return strings.Join(fitLines(strings.Join(paint.Wrap(text, a.w), "\n"), a.w, a.h), "\n")
}

// crashBody says that the program failed, and where the cause is.
func (a *App) crashBody() string {
	x := a.desk.texts.Crash
	where := x.NoLog
	if f := a.desk.opts.LogFile; f != "" {
		where = fmt.Sprintf(x.Log, f)
	}
	var lines []string
	if a.crash.report != "" {
		where += " " + fmt.Sprintf(x.Report, a.crash.report)
	}
	for _, text := range []string{x.Title, "", x.Text, "", where, "", x.Leave} {
		lines = append(lines, paint.Wrap(text, max(1, a.w))...)
	}
	return strings.Join(fitLines(strings.Join(lines, "\n"), a.w, a.h), "\n")
}

// taskTitle tells how far a task is, in a few words: it is read among other windows.
func taskTitle(p Progress) string {
	if p.Total <= 0 {
		return p.Name
	}
	return fmt.Sprintf("%s %d%%", p.Name, min(100, 100*p.Done/p.Total))
}

// windowTitle names what runs, the product, the screen and the company.
func (a *App) windowTitle() string {
	parts := []string{product}
	if a.crash == nil {
		if p, busy := a.desk.Running(); busy {
			parts = append([]string{taskTitle(p)}, parts...)
		}
		if s := a.current(); s != nil {
			parts = append(parts, s.Title())
		}
		if c := a.desk.header.Company; c != "" {
			parts = append(parts, c)
		}
	}
	return paint.Clean(strings.Join(parts, " - "))
}
