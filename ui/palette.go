package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// openPalette lets every action be found by typing: those of the screen, then
// the program's own and what was added with SetMore.
func (a *App) openPalette() tea.Cmd {
	x := a.desk.texts
	var acts []Action
	if s := a.current(); s != nil {
		acts = append(acts, s.Actions()...)
	}
	acts = append(acts, a.globals()...)
	if a.desk.more != nil {
		acts = append(acts, a.desk.more()...)
	}
	options := make([]Option, 0, len(acts))
	kept := make([]Action, 0, len(acts))
	for _, act := range acts {
		if act.Do == nil || act.ID == "palette" {
			continue
		}
		kept = append(kept, act)
		options = append(options, Option{
			Label: act.Help, Detail: keysText(x, a.desk.theme, act.Keys), Disabled: act.reason(),
		})
	}
	a.desk.Open(&Choice{
		Heading: x.Dialog.PaletteTitle, Options: options, Filter: true,
		OnPick: func(i int) tea.Cmd { return a.run(kept[i]) },
	})
	return nil
}

// openHelp lists the keys of the screen and of the program.
func (a *App) openHelp() tea.Cmd {
	h := &help{everywhere: a.globals()}
	if s := a.current(); s != nil {
		h.title = s.Title()
		h.screen = s.Actions()
	}
	a.desk.Open(h)
	return nil
}

// help is the list of keys: the same tables that dispatch them.
type help struct {
	title              string
	screen, everywhere []Action
	scroll             block
}

// Title gives the heading.
func (h *help) Title(x *lang.Texts) string {
	return fmt.Sprintf(x.Dialog.HelpTitle, h.title)
}

// Update scrolls or closes.
func (h *help) Update(msg tea.Msg, _ *lang.Texts) Outcome {
	name := keyName(msg)
	if h.scroll.key(name) {
		return Outcome{}
	}
	switch name {
	case "?", "f1", "q", "enter":
		return Outcome{Close: true}
	}
	return Outcome{}
}

// Body lists the keys.
func (h *help) Body(t *theme.Theme, x *lang.Texts, w, height int) []string {
	var all []string
	if len(h.screen) > 0 {
		all = append(all, t.Paint(theme.Title, t.Fit(x.Dialog.HelpScreen, w)))
		all = append(all, helpLines(t, x, h.screen, w)...)
		all = append(all, "")
	}
	all = append(all, t.Paint(theme.Title, t.Fit(x.Dialog.HelpEverywhere, w)))
	all = append(all, helpLines(t, x, h.everywhere, w)...)
	return h.scroll.lines(t, x, all, height)
}

// helpLines gives one line or more an action: keys, what it does, why not now.
func helpLines(t *theme.Theme, x *lang.Texts, acts []Action, w int) []string {
	keyWidth := min(20, w/3)
	var out []string
	for _, act := range acts {
		keys := t.Fit(keysText(x, t, act.Keys), keyWidth)
		text := act.Help
		if why := act.reason(); why != "" {
			text += " (" + fmt.Sprintf(x.Dialog.HelpUnavailable, why) + ")"
		}
		for i, l := range paint.Wrap(text, max(1, w-keyWidth-1)) {
			if i > 0 {
				keys = paint.Spaces(keyWidth)
			}
			out = append(out, t.Paint(theme.Key, keys)+" "+l)
		}
	}
	return out
}

// Hint names the keys.
func (h *help) Hint(x *lang.Texts) string { return x.Dialog.HintScroll }

// keysText names the keys of an action.
func keysText(x *lang.Texts, t *theme.Theme, keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = keyText(x, t, k)
	}
	return strings.Join(names, " ")
}

// keyText names a key as a person knows it.
func keyText(x *lang.Texts, t *theme.Theme, key string) string {
	parts := strings.Split(key, "+")
	if strings.HasSuffix(key, "++") || key == "+" {
		parts = []string{key}
	}
	k, g := x.Keys, t.Glyphs()
	names := map[string]string{
		"space": k.Space, "enter": k.Enter, "tab": k.Tab, "esc": k.Escape, "delete": k.Delete,
		"backspace": k.Backspace, "pgup": k.PageUp, "pgdown": k.PageDown, "home": k.Home, "end": k.End,
		"shift": k.Shift, "ctrl": k.Control,
		"up": g.Up, "down": g.Down, "left": g.Left, "right": g.Right,
	}
	for i, p := range parts {
		if name, ok := names[p]; ok {
			parts[i] = name
		}
	}
	return strings.Join(parts, "+")
}
