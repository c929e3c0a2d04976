package ui

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Options are what the edge of the program hands in.
type Options struct {
	// Context ends all work when it ends; nil is the background.
	Context context.Context
	Lang    lang.Lang
	Theme   theme.Options
	// FollowBackground takes over whether the terminal says that it is dark.
	FollowBackground bool
	// Now is the clock.
	Now func() time.Time
	// Tick makes a command that waits; nil is tea.Tick.
	Tick func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	// LogFile is named on screen when something cannot be explained.
	LogFile string
	// Browse opens an address in the browser; nil where there is none.
	Browse func(address string) error
	// Log takes technical causes; nil drops them.
	Log func(what string, err error)
	// Crashed keeps a report of a panic and gives its file, "" when it could
	// not be written; nil logs the panic.
	Crashed func(value any, stack string) (report string)
}

// Desk is what the root shares with its screens: texts, status line, dialogs,
// tasks. Its methods are called on the program's loop only, never in a command.
type Desk struct {
	opts    Options
	texts   *lang.Texts
	theme   *theme.Theme
	header  Header
	status  status
	dialogs []opened
	active  ScreenID
	next    ScreenID
	notices []tea.Msg
	serial  uint64
	latest  map[slot]uint64
	task    *task
	quit    bool
	more    func() []Action
	strip   func() string
}

// status is the last message.
type status struct {
	level Level
	text  string
	at    time.Time
}

// slot is a place for one answer of a screen.
type slot struct {
	screen ScreenID
	name   string
}

// NewDesk makes the desk that screens are built on.
func NewDesk(o Options) *Desk {
	if o.Context == nil {
		o.Context = context.Background()
	}
	if o.Tick == nil {
		o.Tick = tea.Tick
	}
	if o.Log == nil {
		o.Log = func(string, error) {}
	}
	return &Desk{
		opts: o, texts: lang.For(o.Lang), theme: theme.New(o.Theme), latest: map[slot]uint64{},
	}
}

// Texts gives the texts in the current language.
func (d *Desk) Texts() *lang.Texts { return d.texts }

// SetLang changes the language at once.
func (d *Desk) SetLang(l lang.Lang) { d.texts = lang.For(l) }

// Theme gives the current theme.
func (d *Desk) Theme() *theme.Theme { return d.theme }

// SetTheme changes the theme at once.
func (d *Desk) SetTheme(o theme.Options) { d.theme = theme.New(o) }

// Now reads the clock that was handed in.
func (d *Desk) Now() time.Time { return d.opts.Now() }

// Context ends when the program does.
func (d *Desk) Context() context.Context { return d.opts.Context }

// Header gives what the top bar tells.
func (d *Desk) Header() Header { return d.header }

// SetHeader changes what the top bar tells.
func (d *Desk) SetHeader(h Header) { d.header = h }

// Active names the screen that is shown.
func (d *Desk) Active() ScreenID { return d.active }

// Say puts a message in the status line.
func (d *Desk) Say(l Level, text string) { d.status = status{l, paint.Clean(text), d.Now()} }

// SayError words an error in the status line; the cause goes to the log.
func (d *Desk) SayError(what string, err error) {
	if err == nil {
		return
	}
	d.opts.Log(what, err)
	d.Say(Bad, d.Word(err))
}

// Word words an error in the current language.
func (d *Desk) Word(err error) string {
	text, _ := d.texts.Word(err, d.opts.LogFile)
	return paint.CleanLines(text)
}

// SetMore adds actions to the palette of every screen. It is asked each time
// that the palette opens; nil adds none.
func (d *Desk) SetMore(more func() []Action) { d.more = more }

// SetStrip puts a line above every screen that is asked for at each drawing;
// nil or an empty text shows none.
func (d *Desk) SetStrip(text func() string) { d.strip = text }

// Go shows another screen when the current message has been handled. An
// unknown screen changes nothing.
func (d *Desk) Go(id ScreenID) { d.next = id }

// Notify gives a message to every screen when the current one has been
// handled: the way to say that data have changed.
func (d *Desk) Notify(msg tea.Msg) { d.notices = append(d.notices, msg) }

// Quit ends the program, after asking when a task is running.
func (d *Desk) Quit() tea.Cmd {
	if d.task == nil {
		return tea.Quit
	}
	d.Open(&Confirm{
		Heading: d.texts.App.QuitTitle,
		Text:    fmt.Sprintf(d.texts.App.QuitBusy, d.task.spec.Name),
		Yes:     d.texts.App.QuitYes,
		OnYes: func() tea.Cmd {
			if d.task == nil {
				return tea.Quit
			}
			d.quit = true
			d.StopTask()
			return nil
		},
	})
	return nil
}

// answerMsg carries the answer to a command of a screen.
type answerMsg struct {
	slot   slot
	serial uint64
	msg    tea.Msg
}

// crashMsg tells of a panic inside a command.
type crashMsg struct {
	value any
	stack string
	// report is the file that tells of it, "" when there is none.
	report string
}

// Fetch makes a command that does work beside the loop and gives its message to
// the screen. A later Fetch in the same slot makes an earlier one stale: its
// answer is dropped. The work must not touch the screen or the desk.
func (d *Desk) Fetch(screen ScreenID, name string, work func(context.Context) tea.Msg) tea.Cmd {
	s := slot{screen, name}
	d.serial++
	serial := d.serial
	d.latest[s] = serial
	ctx := d.opts.Context
	return guarded(func() tea.Msg { return answerMsg{s, serial, work(ctx)} })
}

// Forget makes whatever is under way in the slot stale.
func (d *Desk) Forget(screen ScreenID, name string) { delete(d.latest, slot{screen, name}) }

// After gives the message to the screen after a while, unless a later After or
// Fetch took the slot.
func (d *Desk) After(wait time.Duration, screen ScreenID, name string, msg tea.Msg) tea.Cmd {
	s := slot{screen, name}
	d.serial++
	serial := d.serial
	d.latest[s] = serial
	return d.opts.Tick(wait, func(time.Time) tea.Msg { return answerMsg{s, serial, msg} })
}

// fresh tells whether an answer is still wanted, and uses it up.
func (d *Desk) fresh(m answerMsg) bool {
	if d.latest[m.slot] != m.serial {
		return false
	}
	delete(d.latest, m.slot)
	return true
}

// guarded turns a panic inside a command into a message, so that the root can
// say in words what happened.
func guarded(work func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashMsg{value: r, stack: string(debug.Stack())}
			}
		}()
		return work()
	}
}
