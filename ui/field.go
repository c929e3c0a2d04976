package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Field is one line in which text is typed. The zero Field is empty.
type Field struct {
	// Secret shows a sign for each character.
	Secret bool
	// Limit is the most characters, 0 for a thousand.
	Limit int

	text []rune
	pos  int
}

const fieldLimit = 1000

// Text gives what was typed.
func (f *Field) Text() string { return string(f.text) }

// SetText replaces the text and puts the cursor behind it.
func (f *Field) SetText(s string) {
	f.text = nil
	f.pos = 0
	f.insert(s)
}

// Update takes a key press or a paste and tells whether it was one of its own.
func (f *Field) Update(msg tea.Msg) bool {
	switch m := msg.(type) {
	case tea.PasteMsg:
		f.insert(strings.TrimSpace(m.Content))
		return true
	case tea.KeyPressMsg:
		if f.edit(m.String()) {
			return true
		}
		if m.Text != "" && m.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
			f.insert(m.Text)
			return true
		}
	}
	return false
}

func (f *Field) edit(key string) bool {
	switch key {
	case "left":
		f.pos--
	case "right":
		f.pos++
	case "home", "ctrl+a":
		f.pos = 0
	case "end", "ctrl+e":
		f.pos = len(f.text)
	case "backspace", "ctrl+h":
		if f.pos > 0 {
			f.text = slices.Delete(f.text, f.pos-1, f.pos)
			f.pos--
		}
	case "delete", "ctrl+d":
		if f.pos < len(f.text) {
			f.text = slices.Delete(f.text, f.pos, f.pos+1)
		}
	case "ctrl+u":
		f.text = slices.Delete(f.text, 0, f.pos)
		f.pos = 0
	case "ctrl+k":
		f.text = f.text[:f.pos]
	case "ctrl+w", "alt+backspace":
		start := f.wordStart()
		f.text = slices.Delete(f.text, start, f.pos)
		f.pos = start
	default:
		return false
	}
	f.pos = max(0, min(f.pos, len(f.text)))
	return true
}

// wordStart gives where the word before the cursor begins.
func (f *Field) wordStart() int {
	i := f.pos
	for i > 0 && f.text[i-1] == ' ' {
		i--
	}
	for i > 0 && f.text[i-1] != ' ' {
		i--
	}
	return i
}

// insert puts clean text at the cursor, as much as the limit allows.
func (f *Field) insert(s string) {
	limit := f.Limit
	if limit <= 0 {
		limit = fieldLimit
	}
	add := []rune(paint.Clean(s))
	add = add[:max(0, min(len(add), limit-len(f.text)))]
	f.text = slices.Insert(f.text, f.pos, add...)
	f.pos += len(add)
}

// shown gives the part in sight in w columns and the cursor's column.
func (f *Field) shown(w int) (string, int) {
	text := f.text
	if f.Secret {
		text = []rune(strings.Repeat("*", len(f.text)))
	}
	start := 0
	for start < f.pos && paint.Width(string(text[start:f.pos])) >= w {
		start++
	}
	return string(text[start:]), paint.Width(string(text[start:f.pos]))
}

// View draws the field in exactly w columns.
func (f *Field) View(t *theme.Theme, w int) string {
	s, _ := f.shown(w)
	return t.Paint(theme.Input, paint.Fit(s, w, paint.Left, ""))
}

// Column gives the cursor's column in a field of w columns.
func (f *Field) Column(w int) int {
	_, x := f.shown(w)
	return max(0, min(x, w-1))
}
