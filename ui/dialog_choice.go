package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Option is one row of a Choice.
type Option struct {
	Label string
	// Detail stands on the right-hand side.
	Detail string
	// Disabled is why it cannot be chosen, "" when it can.
	Disabled string
}

// Choice lets one of several options be chosen.
type Choice struct {
	Heading, Text string
	Options       []Option
	// First is the option that has the cursor at first.
	First int
	// Filter shows a field in which a search can be typed.
	Filter bool
	// OnPick gets the index in Options.
	OnPick func(int) tea.Cmd
	// OnCancel runs when it is cancelled; it may be nil.
	OnCancel func() tea.Cmd

	search Field
	hits   []hit
	at     int
	top    int
	why    string
	ready  bool
}

// prepare fills the list the first time.
func (c *Choice) prepare() {
	if c.ready {
		return
	}
	c.ready = true
	c.find()
	c.at = max(0, min(c.First, len(c.hits)-1))
}

// find lists what the search finds.
func (c *Choice) find() {
	labels := make([]string, len(c.Options))
	for i, o := range c.Options {
		labels[i] = o.Label
	}
	c.hits = search(strings.TrimSpace(c.search.Text()), labels)
	c.at, c.top = 0, 0
}

// Title gives the heading.
func (c *Choice) Title(*lang.Texts) string { return c.Heading }

// Update moves, searches or picks.
func (c *Choice) Update(msg tea.Msg, _ *lang.Texts) Outcome {
	c.prepare()
	name := keyName(msg)
	if name == "enter" {
		return c.pick()
	}
	c.why = ""
	if c.move(name) {
		return Outcome{}
	}
	if c.Filter && c.search.Update(msg) {
		c.find()
	}
	return Outcome{}
}

func (c *Choice) pick() Outcome {
	if c.at >= len(c.hits) {
		return Outcome{}
	}
	i := c.hits[c.at].index
	if c.why = c.Options[i].Disabled; c.why != "" {
		return Outcome{}
	}
	return Outcome{Close: true, Then: func() tea.Cmd {
		if c.OnPick == nil {
			return nil
		}
		return c.OnPick(i)
	}}
}

func (c *Choice) move(name string) bool {
	switch name {
	case "up", "ctrl+p", "shift+tab":
		c.at--
	case "down", "ctrl+n", "tab":
		c.at++
	case "pgup":
		c.at -= 10
	case "pgdown":
		c.at += 10
	case "k", "j", "home", "end", "g", "G":
		if c.Filter {
			return false
		}
		c.at = map[string]int{"k": c.at - 1, "j": c.at + 1, "end": len(c.hits), "G": len(c.hits)}[name]
	default:
		return false
	}
	c.at = max(0, min(c.at, len(c.hits)-1))
	return true
}

// Cancelled runs OnCancel.
func (c *Choice) Cancelled() tea.Cmd {
	if c.OnCancel == nil {
		return nil
	}
	return c.OnCancel()
}

// above gives the lines over the list.
func (c *Choice) above(t *theme.Theme, x *lang.Texts, w, h int) []string {
	var out []string
	if c.Text != "" {
		text := paint.Wrap(c.Text, w)
		out = append(text[:min(len(text), max(0, h-6))], "")
	}
	if c.Filter {
		prompt := x.Dialog.PalettePrompt + " "
		out = append(out, t.Paint(theme.Strong, prompt)+c.search.View(t, max(1, w-paint.Width(prompt))), "")
	}
	return out
}

// Body gives the text, the search and the options in sight.
func (c *Choice) Body(t *theme.Theme, x *lang.Texts, w, h int) []string {
	c.prepare()
	out := c.above(t, x, w, h)
	room := max(1, h-len(out))
	if c.why != "" {
		room = max(1, room-1)
	}
	if len(c.hits) == 0 {
		return append(out, t.Paint(theme.Faint, x.Dialog.PaletteNothing))
	}
	c.top = max(0, min(c.top, c.at, len(c.hits)-room))
	c.top = max(c.top, c.at-room+1)
	for i := c.top; i < min(len(c.hits), c.top+room); i++ {
		out = append(out, c.row(t, w, i))
	}
	if c.why != "" {
		out = append(out, t.Paint(theme.Warn, t.Fit(c.why, w)))
	}
	return out
}

func (c *Choice) row(t *theme.Theme, w, i int) string {
	h := c.hits[i]
	o := c.Options[h.index]
	detail := o.Detail
	if o.Disabled != "" {
		detail = o.Disabled
	}
	detail = paint.Clean(detail)
	dw := min(paint.Width(detail), w/2)
	lw := max(1, w-2-dw-1)
	if i == c.at {
		line := t.Glyphs().Focus + " " + t.Fit(o.Label, lw) + " " + t.FitRight(detail, dw)
		return t.Paint(theme.Cursor, paint.Fit(line, w, paint.Left, ""))
	}
	if o.Disabled != "" {
		return t.Paint(theme.Faint, "  "+t.Fit(o.Label, lw)+" "+t.FitRight(detail, dw))
	}
	return "  " + highlight(t, t.Fit(o.Label, lw), h.at) + " " + t.Paint(theme.Faint, t.FitRight(detail, dw))
}

// highlight paints the characters that a search matched.
func highlight(t *theme.Theme, s string, at []int) string {
	if len(at) == 0 {
		return s
	}
	var b, run strings.Builder
	hit := false
	flush := func() {
		if hit {
			b.WriteString(t.Paint(theme.Match, run.String()))
		} else {
			b.WriteString(run.String())
		}
		run.Reset()
	}
	n := 0
	for _, r := range s {
		if now := slices.Contains(at, n); now != hit {
			flush()
			hit = now
		}
		run.WriteRune(r)
		n++
	}
	flush()
	return b.String()
}

// DialogCursor stands in the search field, or on the option.
func (c *Choice) DialogCursor(x *lang.Texts, w, h int) (cx, cy int, ok bool) {
	c.prepare()
	over := 0
	if c.Text != "" {
		over = min(len(paint.Wrap(c.Text, w)), max(0, h-6)) + 1
	}
	if c.Filter {
		prompt := paint.Width(x.Dialog.PalettePrompt) + 1
		return prompt + c.search.Column(max(1, w-prompt)), over, true
	}
	return 0, over + c.at - c.top, len(c.hits) > 0
}

// Hint names the keys.
func (c *Choice) Hint(x *lang.Texts) string { return x.Dialog.HintChoose }
