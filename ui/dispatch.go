package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// key gives a key press to the dialog on top, to a screen in which text is
// being typed, to the screen's actions, to the program's own, or to the screen.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	switch name {
	case "ctrl+c":
		return a.interrupt()
	case "ctrl+z":
		return tea.Suspend
	}
	if a.tooSmall() {
		return nil // nobody can see what a key would do
	}
	if len(a.desk.dialogs) > 0 {
		return a.dialogKey(k)
	}
	if id, ok := a.digit(name, "alt+"); ok {
		a.desk.Go(id)
		return nil
	}
	s := a.current()
	if s == nil {
		return a.globalKey(name)
	}
	capture := captureOf(s)
	if capture == CaptureAll && name == "f1" {
		return a.openHelp() // also for who is lost while typing
	}
	if capture == CaptureAll {
		return s.Update(k)
	}
	if name == "esc" && a.desk.task != nil && a.desk.task.spec.Screen == a.desk.active {
		a.desk.StopTask()
		return nil
	}
	if act, ok := find(s.Actions(), name); ok {
		return a.run(act)
	}
	if capture == CaptureDigits && bareDigit(name) {
		return s.Update(k)
	}
	if act, ok := find(a.everywhere(name), name); ok {
		return a.run(act)
	}
	return s.Update(k)
}

// everywhere gives the actions of every screen; those that were added are
// asked for function keys only, such as F2.
func (a *App) everywhere(key string) []Action {
	acts := a.globals()
	if len(key) > 1 && key[0] == 'f' && a.desk.more != nil {
		acts = append(acts, a.desk.more()...)
	}
	return acts
}

func (a *App) globalKey(name string) tea.Cmd {
	if act, ok := find(a.globals(), name); ok {
		return a.run(act)
	}
	return nil
}

// interrupt is ctrl+c: the first time it lets a running task stop cleanly.
func (a *App) interrupt() tea.Cmd {
	d := a.desk
	if d.task == nil || d.quit {
		return tea.Quit
	}
	d.quit = true
	d.StopTask()
	return nil
}

func captureOf(s Screen) Capture {
	if c, ok := s.(Capturer); ok {
		return c.Capture()
	}
	return CaptureNone
}

func bareDigit(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }

// find gives the first action that a key starts. Those that only explain a key
// are passed over.
func find(actions []Action, key string) (Action, bool) {
	for _, act := range actions {
		if act.Do != nil && act.has(key) {
			return act, true
		}
	}
	return Action{}, false
}

// run does an action, or tells why it cannot be done.
func (a *App) run(act Action) tea.Cmd {
	if why := act.reason(); why != "" {
		a.desk.Say(Warn, fmt.Sprintf(a.desk.texts.App.NotNow, act.Help, why))
		return nil
	}
	if act.Do == nil {
		return nil
	}
	a.desk.status = status{}
	return act.Do()
}

// digit gives the screen that a key with a prefix and a digit opens.
func (a *App) digit(key, prefix string) (ScreenID, bool) {
	if len(key) != len(prefix)+1 || key[:len(prefix)] != prefix || !bareDigit(key[len(prefix):]) {
		return "", false
	}
	n := int(key[len(prefix)] - '0')
	for _, e := range a.entries {
		if e.Digit == n && n > 0 {
			return e.ID, true
		}
	}
	return "", false
}

// globals are the actions that work on every screen.
func (a *App) globals() []Action {
	x := a.desk.texts
	acts := []Action{
		{ID: "help", Keys: []string{"?", "f1"}, Help: x.App.Help, Do: a.openHelp},
		{ID: "palette", Keys: []string{"ctrl+p"}, Help: x.App.Palette, Do: a.openPalette},
		{ID: "quit", Keys: []string{"q"}, Help: x.App.Quit, Do: a.desk.Quit},
		{ID: "interrupt", Keys: []string{"ctrl+c"}, Help: x.Everywhere.Interrupt, Quiet: true},
		{ID: "suspend", Keys: []string{"ctrl+z"}, Help: x.Everywhere.Suspend, Quiet: true},
	}
	for _, e := range a.entries {
		act := Action{
			ID: "go-" + string(e.ID), Help: fmt.Sprintf(x.App.GoTo, e.Screen.Title()), Quiet: true,
			Do: func() tea.Cmd { a.desk.Go(e.ID); return nil },
		}
		if e.Digit > 0 {
			d := strconv.Itoa(e.Digit)
			act.Keys = []string{"alt+" + d, d}
			if s := a.current(); s != nil && captureOf(s) != CaptureNone {
				act.Keys = act.Keys[:1] // the bare digit types here
			}
		}
		acts = append(acts, act)
	}
	return acts
}

// dialogKey gives a key to the dialog on top. Escape always leaves it.
func (a *App) dialogKey(k tea.KeyPressMsg) tea.Cmd {
	d := a.desk
	top := d.dialogs[len(d.dialogs)-1]
	if top.unasked && d.Now().Sub(top.at) < dialogGuard {
		return nil
	}
	if k.String() == "f1" {
		return a.dialogHelp(top.dialog)
	}
	if k.String() == "esc" {
		var then func() tea.Cmd
		if c, ok := top.dialog.(Canceller); ok {
			then = c.Cancelled
		}
		return d.close(Outcome{Close: true, Then: then})
	}
	return d.close(top.dialog.Update(k, d.texts))
}

// dialogHelp tells the keys of a dialog in a panel over it.
func (a *App) dialogHelp(d Dialog) tea.Cmd {
	x := a.desk.texts
	if _, already := d.(*help); already {
		return a.desk.close(Outcome{Close: true})
	}
	if m, already := d.(*Message); already && m.isHelp {
		return a.desk.close(Outcome{Close: true})
	}
	text := x.Everywhere.InDialog + "\n\n" + strings.ReplaceAll(a.asciiHint(d.Hint(x)), " "+a.desk.theme.Glyphs().Bullet+" ", "\n")
	a.desk.Open(&Message{Heading: fmt.Sprintf(x.Dialog.HelpTitle, d.Title(x)), Text: text, isHelp: true})
	return nil
}

// paste gives pasted text to where it can be typed.
func (a *App) paste(m tea.PasteMsg) tea.Cmd {
	d := a.desk
	if a.tooSmall() {
		return nil
	}
	if n := len(d.dialogs); n > 0 {
		if top := d.dialogs[n-1]; top.unasked && d.Now().Sub(top.at) < dialogGuard {
			return nil
		}
		return d.close(d.dialogs[n-1].dialog.Update(m, d.texts))
	}
	if s := a.current(); s != nil && captureOf(s) != CaptureNone {
		return s.Update(m)
	}
	return nil
}
