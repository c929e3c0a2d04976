package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Input asks for one line of text.
type Input struct {
	Heading, Text string
	// Value is what stands in the field at first.
	Value string
	// Secret hides what is typed.
	Secret bool
	// Empty allows an empty answer.
	Empty bool
	// Check gives what is wrong with a text, "" when nothing is.
	Check func(string) string
	OnOK  func(string) tea.Cmd
	// OnCancel runs when it is cancelled; it may be nil.
	OnCancel func() tea.Cmd

	field field
	wrong string
}

// field is a Field that is filled once.
type field struct {
	Field
	ready bool
}

// ask gives the field, filled with the first value.
func (i *Input) ask() *Field {
	if !i.field.ready {
		i.field.ready = true
		i.field.Secret = i.Secret
		i.field.SetText(i.Value)
	}
	return &i.field.Field
}

// Title gives the heading.
func (i *Input) Title(*lang.Texts) string { return i.Heading }

// Update types, or takes the text when it is right.
func (i *Input) Update(msg tea.Msg, x *lang.Texts) Outcome {
	f := i.ask()
	if keyName(msg) != "enter" {
		if f.Update(msg) {
			i.wrong = ""
		}
		return Outcome{}
	}
	text := f.Text()
	if i.wrong = i.check(text, x); i.wrong != "" {
		return Outcome{}
	}
	return Outcome{Close: true, Then: func() tea.Cmd {
		if i.OnOK == nil {
			return nil
		}
		return i.OnOK(text)
	}}
}

func (i *Input) check(text string, x *lang.Texts) string {
	if strings.TrimSpace(text) == "" && !i.Empty {
		return x.Dialog.Empty
	}
	if i.Check == nil {
		return ""
	}
	return i.Check(text)
}

// Cancelled runs OnCancel.
func (i *Input) Cancelled() tea.Cmd {
	if i.OnCancel == nil {
		return nil
	}
	return i.OnCancel()
}

// Body gives the text, the field and what is wrong.
func (i *Input) Body(t *theme.Theme, x *lang.Texts, w, h int) []string {
	out := i.above(x, w, h)
	out = append(out, i.ask().View(t, w))
	if i.wrong != "" {
		for _, l := range paint.Wrap(i.wrong, w) {
			out = append(out, t.Paint(theme.Bad, l))
		}
	}
	return out
}

// above gives the lines over the field, so many that the field stays in sight.
func (i *Input) above(x *lang.Texts, w, h int) []string {
	var out []string
	if i.Text != "" {
		out = append(paint.Wrap(i.Text, w), "")
	}
	if i.Secret {
		out = append(out, paint.Wrap(x.Dialog.PasswordHiddenHint, w)...)
	}
	return out[:min(len(out), max(0, h-3))]
}

// DialogCursor stands in the field.
func (i *Input) DialogCursor(x *lang.Texts, w, h int) (cx, cy int, ok bool) {
	return i.ask().Column(w), len(i.above(x, w, h)), true
}

// Hint names the keys.
func (i *Input) Hint(x *lang.Texts) string { return x.Dialog.HintInput }

// TypedConfirm asks to type a word before something that cannot be undone.
type TypedConfirm struct {
	Heading, Text string
	// Word must be typed exactly, apart from case.
	Word  string
	OnYes func() tea.Cmd
	OnNo  func() tea.Cmd

	input *Input
}

func (c *TypedConfirm) dialog(x *lang.Texts) *Input {
	if c.input == nil {
		c.input = &Input{}
	}
	in := c.input
	in.Heading = c.Heading
	in.Text = c.Text + "\n\n" + fmt.Sprintf(x.Dialog.TypeWord, c.Word)
	in.Check = func(s string) string {
		if strings.EqualFold(strings.TrimSpace(s), c.Word) {
			return ""
		}
		return x.Dialog.WordDiffers
	}
	in.OnOK = func(string) tea.Cmd {
		if c.OnYes == nil {
			return nil
		}
		return c.OnYes()
	}
	return in
}

// Title gives the heading.
func (c *TypedConfirm) Title(*lang.Texts) string { return c.Heading }

// Update types the word.
func (c *TypedConfirm) Update(msg tea.Msg, x *lang.Texts) Outcome { return c.dialog(x).Update(msg, x) }

// Cancelled runs OnNo.
func (c *TypedConfirm) Cancelled() tea.Cmd {
	if c.OnNo == nil {
		return nil
	}
	return c.OnNo()
}

// Body gives the text, the word to type and the field.
func (c *TypedConfirm) Body(t *theme.Theme, x *lang.Texts, w, h int) []string {
	return c.dialog(x).Body(t, x, w, h)
}

// DialogCursor stands in the field.
func (c *TypedConfirm) DialogCursor(x *lang.Texts, w, h int) (cx, cy int, ok bool) {
	return c.dialog(x).DialogCursor(x, w, h)
}

// Hint names the keys.
func (c *TypedConfirm) Hint(x *lang.Texts) string { return x.Dialog.HintInput }
