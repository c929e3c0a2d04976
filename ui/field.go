package ui

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Field is one line in which text is typed: the text input of Bubbles with
// what this program adds to it, clean text and an exact width. The zero Field
// is empty.
type Field struct {
	// Secret shows a sign for each character.
	Secret bool
	// Limit is the most characters, 0 for a thousand.
	Limit int

	input *textinput.Model
}

const fieldLimit = 1000

// model gives the text input, made when it is first needed.
func (f *Field) model() *textinput.Model {
	if f.input == nil {
		in := textinput.New()
		in.CharLimit = f.Limit
		if in.CharLimit <= 0 {
			in.CharLimit = fieldLimit
		}
		// The terminal pastes; the clipboard of the machine is not read.
		in.KeyMap.Paste.SetEnabled(false)
		in.KeyMap.AcceptSuggestion.SetEnabled(false)
		in.KeyMap.NextSuggestion.SetEnabled(false)
		in.KeyMap.PrevSuggestion.SetEnabled(false)
		in.SetVirtualCursor(false)
		in.Focus()
		f.input = &in
	}
	return f.input
}

// Text gives what was typed.
func (f *Field) Text() string { return f.model().Value() }

// SetText replaces the text and puts the cursor behind it.
func (f *Field) SetText(s string) {
	f.model().Reset()
	f.insert(s)
}

// Update takes a key press or a paste and tells whether it was one of its own.
func (f *Field) Update(msg tea.Msg) bool {
	switch m := msg.(type) {
	case tea.PasteMsg:
		f.insert(strings.TrimSpace(m.Content))
		return true
	case tea.KeyPressMsg:
		if f.byWord(m) {
			return true
		}
		if f.edits(m) {
			f.send(m)
			return true
		}
		if m.Text != "" && m.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
			f.insert(m.Text)
			return true
		}
	}
	return false
}

// edits tells whether the key moves or deletes in a text input.
func (f *Field) edits(m tea.KeyPressMsg) bool {
	k := f.model().KeyMap
	return key.Matches(m, k.CharacterForward, k.CharacterBackward, k.DeleteAfterCursor, k.DeleteBeforeCursor,
		k.DeleteCharacterBackward, k.DeleteCharacterForward, k.LineStart, k.LineEnd)
}

// byWord does what moves and deletes by words. The text input of bubbles
// v2.2.1 reads past its text when a word is deleted forward at the last
// character, and takes a white space too many at the beginning backward. Of a
// secret nobody may see where its words end: it is one word.
func (f *Field) byWord(m tea.KeyPressMsg) bool {
	in := f.model()
	k, text, pos := in.KeyMap, []rune(in.Value()), in.Position()
	left, right := f.wordLeft(text, pos), f.wordRight(text, pos)
	switch {
	case key.Matches(m, k.WordBackward):
		in.SetCursor(left)
	case key.Matches(m, k.WordForward):
		in.SetCursor(right)
	case key.Matches(m, k.DeleteWordBackward):
		in.SetValue(string(slices.Delete(text, left, pos)))
		in.SetCursor(left)
	case key.Matches(m, k.DeleteWordForward):
		in.SetValue(string(slices.Delete(text, pos, right)))
		in.SetCursor(pos)
	default:
		return false
	}
	return true
}

// wordLeft gives where the word before a place begins.
func (f *Field) wordLeft(text []rune, at int) int {
	for at > 0 && unicode.IsSpace(text[at-1]) {
		at--
	}
	for at > 0 && (f.Secret || !unicode.IsSpace(text[at-1])) {
		at--
	}
	return at
}

// wordRight gives where the word behind a place ends.
func (f *Field) wordRight(text []rune, at int) int {
	for at < len(text) && unicode.IsSpace(text[at]) {
		at++
	}
	for at < len(text) && (f.Secret || !unicode.IsSpace(text[at])) {
		at++
	}
	return at
}

// insert puts clean text at the cursor, as much as the limit allows.
func (f *Field) insert(s string) { f.send(tea.PasteMsg{Content: paint.Clean(s)}) }

func (f *Field) send(msg tea.Msg) {
	in, _ := f.model().Update(msg) // the only command would blink a cursor that is not drawn
	f.input = &in
}

// shown gives the part in sight in w columns and the cursor's column.
func (f *Field) shown(w int) (string, int) {
	text, pos := []rune(f.Text()), f.model().Position()
	if f.Secret {
		text = []rune(strings.Repeat("*", len(text)))
	}
	start := 0
	for start < pos && paint.Width(string(text[start:pos])) >= w {
		start++
	}
	return string(text[start:]), paint.Width(string(text[start:pos]))
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
