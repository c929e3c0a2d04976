package ui

import (
	"errors"
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/theme"
)

// The least window in which the screens can be read.
const (
	MinWidth  = 80
	MinHeight = 24
)

// ErrCrashed is wrapped by what Err gives after a panic.
var ErrCrashed = errors.New("ui: the program crashed")

// App is the root: it owns the window and decides who gets a message.
type App struct {
	desk    *Desk
	entries []Entry
	started map[ScreenID]bool
	w, h    int
	crash   *crashMsg
}

// New makes the program's model. The first entry is shown first.
func New(d *Desk, entries ...Entry) *App {
	a := &App{desk: d, entries: entries, started: map[ScreenID]bool{}}
	if len(entries) > 0 {
		d.next = entries[0].ID
	}
	return a
}

// Err tells why the program ended: nil, or an error that wraps ErrCrashed.
func (a *App) Err() error {
	if a.crash == nil {
		return nil
	}
	return fmt.Errorf("%w: %v", ErrCrashed, a.crash.value)
}

// Init shows the first screen.
func (a *App) Init() tea.Cmd {
	cmd := a.guard(func() tea.Cmd { return nil })
	if a.desk.opts.FollowBackground {
		return tea.Batch(tea.RequestBackgroundColor, cmd)
	}
	return cmd
}

// Update gives the message to whoever should have it.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.crash != nil {
		return a, a.crashKey(msg)
	}
	return a, a.guard(func() tea.Cmd { return a.handle(msg) })
}

// guard runs a step of the program and what it set going; a panic in it becomes
// the crash screen.
func (a *App) guard(step func() tea.Cmd) (cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			a.fail(crashMsg{value: r, stack: string(debug.Stack())})
			cmd = nil
		}
	}()
	cmd = step()
	return tea.Batch(cmd, a.settle())
}

// settleRounds bounds how often screens may send each other on in one step.
const settleRounds = 20

// settle shows the screen that was asked for and hands out notices.
func (a *App) settle() tea.Cmd {
	d := a.desk
	var cmds []tea.Cmd
	for range settleRounds {
		if d.next == "" && len(d.notices) == 0 {
			break
		}
		if id := d.next; id != "" {
			d.next = ""
			cmds = append(cmds, a.show(id))
		}
		notices := d.notices
		d.notices = nil
		for _, n := range notices {
			for _, e := range a.entries {
				if a.started[e.ID] {
					cmds = append(cmds, e.Screen.Update(n))
				}
			}
		}
	}
	d.next, d.notices = "", nil
	return tea.Batch(cmds...)
}

// show makes a screen the active one.
func (a *App) show(id ScreenID) tea.Cmd {
	s := a.screen(id)
	if s == nil {
		return nil
	}
	if a.desk.active != id {
		a.desk.status = status{}
	}
	a.desk.active = id
	var cmds []tea.Cmd
	if !a.started[id] {
		a.started[id] = true
		cmds = append(cmds, s.Init())
	}
	if sh, ok := s.(Shower); ok {
		cmds = append(cmds, sh.Shown())
	}
	return tea.Batch(cmds...)
}

// screen finds a screen by id, nil when there is none.
func (a *App) screen(id ScreenID) Screen {
	for _, e := range a.entries {
		if e.ID == id {
			return e.Screen
		}
	}
	return nil
}

func (a *App) current() Screen { return a.screen(a.desk.active) }

// handle is the order in which messages are given out: the window and the
// program's own first, then the dialog on top, then the screen.
func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = m.Width, m.Height
	case tea.BackgroundColorMsg:
		a.background(m.IsDark())
	case tea.KeyPressMsg:
		return a.key(m)
	case tea.KeyReleaseMsg:
	case tea.PasteMsg:
		return a.paste(m)
	case answerMsg:
		if s := a.screen(m.slot.screen); s != nil && a.desk.fresh(m) && m.msg != nil {
			return s.Update(m.msg)
		}
	case taskTickMsg, taskDoneMsg:
		return a.taskMsg(msg)
	case crashMsg:
		a.fail(m)
	default:
		if s := a.current(); s != nil {
			return s.Update(msg)
		}
	}
	return nil
}

// background follows the terminal's own background when asked to.
func (a *App) background(dark bool) {
	if !a.desk.opts.FollowBackground {
		return
	}
	o := a.desk.theme.Options()
	o.Light = !dark
	a.desk.theme = theme.New(o)
}

func (a *App) tooSmall() bool { return a.w < MinWidth || a.h < MinHeight }

// fail keeps what went wrong; from then on only leaving is possible.
func (a *App) fail(m crashMsg) {
	a.crash = &m
	a.desk.StopTask()
	if a.desk.opts.Crashed == nil {
		a.desk.opts.Log("crash", fmt.Errorf("%w: %v\n%s", ErrCrashed, m.value, m.stack))
		return
	}
	a.crash.report = a.desk.opts.Crashed(m.value, m.stack)
}

func (a *App) crashKey(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = m.Width, m.Height
	case tea.KeyPressMsg:
		switch m.String() {
		case "q", "esc", "enter", "ctrl+c":
			return tea.Quit
		}
	}
	return nil
}

// View draws the window.
func (a *App) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			a.fail(crashMsg{value: r, stack: string(debug.Stack())})
			v = a.view(a.crashBody(), nil)
		}
	}()
	switch {
	case a.w <= 0 || a.h <= 0:
		return a.view("", nil)
	case a.crash != nil:
		return a.view(a.crashBody(), nil)
	case a.tooSmall():
		return a.view(a.smallBody(), nil)
	}
	content, cursor := a.frame()
	return a.view(content, cursor)
}

func (a *App) view(content string, cursor *tea.Cursor) tea.View {
	v := tea.NewView(content)
	v.AltScreen = true
	v.WindowTitle = a.windowTitle()
	v.Cursor = cursor
	return v
}
