package ui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// dialogGuard is how long a dialog that opened by itself ignores keys, so that
// a key meant for the screen does not answer it.
const dialogGuard = 700 * time.Millisecond

// Dialog is a panel over the screen that gets every key until it closes.
type Dialog interface {
	// Title is the panel's heading.
	Title(x *lang.Texts) string
	// Update takes a key press or a paste. The root does what it asks for.
	Update(msg tea.Msg, x *lang.Texts) Outcome
	// Body gives the lines of the panel, each at most w columns; those after
	// the h-th are not shown.
	Body(t *theme.Theme, x *lang.Texts, w, h int) []string
	// Hint is the line of keys in the footer.
	Hint(x *lang.Texts) string
}

// Canceller is a dialog that does something when escape leaves it.
type Canceller interface {
	Cancelled() tea.Cmd
}

// DialogCursorer is a dialog that places the real cursor in a body of w × h.
type DialogCursorer interface {
	DialogCursor(x *lang.Texts, w, h int) (cx, cy int, ok bool)
}

// Outcome is what a dialog asks of the root.
type Outcome struct {
	// Close takes the dialog away before Then runs.
	Close bool
	Then  func() tea.Cmd
}

// opened is a dialog on the stack.
type opened struct {
	dialog  Dialog
	at      time.Time
	unasked bool
}

// Open puts a dialog on top, as the answer to a key.
func (d *Desk) Open(dialog Dialog) {
	d.dialogs = append(d.dialogs, opened{dialog: dialog})
}

// OpenUnasked puts a dialog on top that nobody asked for; it ignores keys for
// a moment.
func (d *Desk) OpenUnasked(dialog Dialog) {
	d.dialogs = append(d.dialogs, opened{dialog: dialog, at: d.Now(), unasked: true})
}

// close does what the dialog on top asked for.
func (d *Desk) close(o Outcome) tea.Cmd {
	if o.Close && len(d.dialogs) > 0 {
		d.dialogs = d.dialogs[:len(d.dialogs)-1]
	}
	if o.Then == nil {
		return nil
	}
	return o.Then()
}

// keyName gives the name of a pressed key, "" for any other message.
func keyName(msg tea.Msg) string {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		return k.String()
	}
	return ""
}

// block is a text that scrolls when there is no room for all of it.
type block struct{ offset int }

// key scrolls; it tells whether the key was one of its own.
func (b *block) key(name string) bool {
	switch name {
	case "up", "k":
		b.offset--
	case "down", "j":
		b.offset++
	case "pgup":
		b.offset -= 10
	case "pgdown", "space":
		b.offset += 10
	case "home", "g":
		b.offset = 0
	default:
		return false
	}
	b.offset = max(0, b.offset)
	return true
}

// lines gives the part that is in sight; the last line tells how much follows.
func (b *block) lines(t *theme.Theme, x *lang.Texts, all []string, h int) []string {
	if h < 1 {
		return nil
	}
	if len(all) <= h {
		b.offset = 0
		return all
	}
	b.offset = min(b.offset, len(all)-h+1)
	from := b.offset
	to := min(len(all), from+h-1)
	out := append([]string(nil), all[from:to]...)
	if rest := len(all) - to; rest > 0 {
		out = append(out, t.Paint(theme.Faint, fmt.Sprintf(x.Dialog.More, rest)))
	}
	return out
}

// Message shows a text until it is closed.
type Message struct {
	Heading, Text string
	// Then runs when it is closed, by whatever key.
	Then func() tea.Cmd

	scroll block
	// isHelp is set for the help of a dialog, so that F1 closes it again.
	isHelp bool
}

// Title gives the heading.
func (m *Message) Title(*lang.Texts) string { return m.Heading }

// Update scrolls or closes.
func (m *Message) Update(msg tea.Msg, _ *lang.Texts) Outcome {
	name := keyName(msg)
	if m.scroll.key(name) {
		return Outcome{}
	}
	if name == "enter" || name == "q" {
		return Outcome{Close: true, Then: m.Then}
	}
	return Outcome{}
}

// Cancelled runs Then.
func (m *Message) Cancelled() tea.Cmd {
	if m.Then == nil {
		return nil
	}
	return m.Then()
}

// Body gives the text and one button.
func (m *Message) Body(t *theme.Theme, x *lang.Texts, w, h int) []string {
	out := m.scroll.lines(t, x, paint.Wrap(m.Text, w), h-2)
	return append(out, "", button(t, x.Dialog.OK, true))
}

// Hint names the keys.
func (m *Message) Hint(x *lang.Texts) string { return x.Dialog.HintScroll }

// Confirm asks before something is done. Cancel is focused first.
type Confirm struct {
	Heading string
	// Text names the object and the numbers.
	Text string
	// Yes is the word on the button that does it.
	Yes   string
	OnYes func() tea.Cmd
	// OnNo runs when it is cancelled; it may be nil.
	OnNo func() tea.Cmd

	onYes  bool
	scroll block
}

// Title gives the heading.
func (c *Confirm) Title(*lang.Texts) string { return c.Heading }

// Update moves between the buttons and presses them.
func (c *Confirm) Update(msg tea.Msg, _ *lang.Texts) Outcome {
	switch name := keyName(msg); name {
	case "left", "right", "tab", "shift+tab", "h", "l":
		c.onYes = !c.onYes
	case "enter":
		if c.onYes {
			return Outcome{Close: true, Then: c.OnYes}
		}
		return Outcome{Close: true, Then: c.OnNo}
	case "space": // never an answer and never a scroll: it is pressed without looking
	default:
		c.scroll.key(name)
	}
	return Outcome{}
}

// Cancelled runs OnNo.
func (c *Confirm) Cancelled() tea.Cmd {
	if c.OnNo == nil {
		return nil
	}
	return c.OnNo()
}

// Body gives the text and two buttons.
func (c *Confirm) Body(t *theme.Theme, x *lang.Texts, w, h int) []string {
	out := c.scroll.lines(t, x, paint.Wrap(c.Text, w), h-2)
	return append(out, "", button(t, x.Dialog.Cancel, !c.onYes)+"  "+button(t, c.Yes, c.onYes))
}

// Hint names the keys.
func (c *Confirm) Hint(x *lang.Texts) string { return x.Dialog.HintConfirm }

// button draws a button; brackets show the focus where colours do not.
func button(t *theme.Theme, label string, focus bool) string {
	label = paint.Clean(label)
	if focus {
		return t.Paint(theme.ButtonFocus, "[ "+label+" ]")
	}
	return t.Paint(theme.Button, "  "+label+"  ")
}
