package ui

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// TaskSpec is long work with progress.
type TaskSpec struct {
	// Name is shown: "Doorzetten 2026-11".
	Name string
	// Screen gets the message that the work returns, and then TaskEndedMsg.
	Screen ScreenID
	// Work runs beside the loop until it is done or ctx ends. It reports
	// through r and touches neither screen nor desk. A nil message is not passed on.
	Work func(ctx context.Context, r *Report) (tea.Msg, error)
}

// TaskEndedMsg goes to the task's screen when the work has ended.
type TaskEndedMsg struct {
	Name string
	// Stopped is set when a person stopped it.
	Stopped bool
	Err     error
}

// idleMsg goes to every screen when work has ended, after the screen of the work
// has seen how. What waited because only one thing runs at a time can begin, and
// what the work read may have changed meanwhile.
type idleMsg struct{}

// Report is where running work tells how far it is. It is safe for any goroutine.
type Report struct {
	done, total atomic.Int64
	note        atomic.Pointer[string]
}

// Set tells how many of how many are done; a total of 0 is unknown.
func (r *Report) Set(done, total int) {
	r.total.Store(int64(total))
	r.done.Store(int64(done))
}

// Add counts n more as done.
func (r *Report) Add(n int) { r.done.Add(int64(n)) }

// Note tells what is being done now.
func (r *Report) Note(s string) {
	s = paint.Clean(s)
	r.note.Store(&s)
}

// Progress is how far the running task is, as of the last look.
type Progress struct {
	Name        string
	Note        string
	Done, Total int
	// Rate is in thousandths a second, 0 when not known yet.
	Rate     int64
	Elapsed  time.Duration
	Left     time.Duration // 0 when not known
	Stopping bool
}

// task is the one long work that runs.
type task struct {
	spec    TaskSpec
	serial  uint64
	report  *Report
	cancel  context.CancelFunc
	started time.Time
	// stage is when the present part of the work began: another total begins
	// another part, which has a rate of its own.
	stage    time.Time
	total    int
	progress Progress
}

type (
	taskTickMsg struct{ serial uint64 }
	taskDoneMsg struct {
		serial uint64
		msg    tea.Msg
		err    error
	}
)

// taskEvery is how often a running task is looked at; messageStays is how long
// a message hides its progress.
const (
	taskEvery    = 100 * time.Millisecond
	messageStays = 3 * time.Second
)

// Start begins a task. One runs at a time: while one does, Start says so in the
// status line and gives nil.
func (d *Desk) Start(spec TaskSpec) tea.Cmd {
	if d.task != nil {
		d.Say(Warn, fmt.Sprintf(d.texts.Task.Busy, d.task.spec.Name))
		return nil
	}
	ctx, cancel := context.WithCancel(d.opts.Context)
	d.serial++
	t := &task{spec: spec, serial: d.serial, report: &Report{}, cancel: cancel, started: d.Now(), stage: d.Now()}
	t.progress.Name = spec.Name
	d.task = t
	run := guarded(func() tea.Msg {
		msg, err := spec.Work(d.telling(ctx, t.report), t.report)
		return taskDoneMsg{t.serial, msg, err}
	})
	return tea.Batch(d.tickTask(t.serial), run)
}

// telling has the task's line say until when its calls wait because Nmbrs asks so.
func (d *Desk) telling(ctx context.Context, r *Report) context.Context {
	x, now := d.texts, d.Now
	return link.WithWaits(ctx, now, func(p *payroll.Problem) { r.Note(x.Problem(p, "")) })
}

// Running gives the progress of the running task; ok is false when none runs.
func (d *Desk) Running() (p Progress, ok bool) {
	if d.task == nil {
		return Progress{}, false
	}
	return d.task.progress, true
}

// StopTask asks the running task to stop cleanly.
func (d *Desk) StopTask() {
	if d.task == nil {
		return
	}
	d.task.progress.Stopping = true
	d.task.cancel()
}

func (d *Desk) tickTask(serial uint64) tea.Cmd {
	return d.opts.Tick(taskEvery, func(time.Time) tea.Msg { return taskTickMsg{serial} })
}

// look takes over what the task has reported.
func (d *Desk) look() {
	t := d.task
	p := &t.progress
	p.Done, p.Total = int(t.report.done.Load()), int(t.report.total.Load())
	if note := t.report.note.Load(); note != nil {
		p.Note = *note
	}
	if t.total != 0 && p.Total != t.total {
		t.stage = d.Now()
	}
	t.total = p.Total
	p.Elapsed = d.Now().Sub(t.started)
	p.Rate, p.Left = 0, 0
	if spent := d.Now().Sub(t.stage); spent > 0 && p.Done > 0 {
		p.Rate = int64(p.Done) * 1000 * int64(time.Second) / int64(spent)
		if p.Total > p.Done {
			p.Left = spent * time.Duration(p.Total-p.Done) / time.Duration(p.Done)
		}
	}
}

// taskMsg handles the messages of the running task; those of an earlier one
// are dropped.
func (a *App) taskMsg(msg tea.Msg) tea.Cmd {
	d := a.desk
	switch m := msg.(type) {
	case taskTickMsg:
		if d.task == nil || d.task.serial != m.serial {
			return nil
		}
		d.look()
		if d.Now().Sub(d.status.at) >= messageStays {
			d.status = status{}
		}
		return d.tickTask(m.serial)
	case taskDoneMsg:
		if d.task == nil || d.task.serial != m.serial {
			return nil
		}
		return a.endTask(m)
	}
	return nil
}

func (a *App) endTask(m taskDoneMsg) tea.Cmd {
	d, x := a.desk, a.desk.texts.Task
	t := d.task
	t.cancel()
	d.task = nil
	ended := TaskEndedMsg{Name: t.spec.Name, Stopped: t.progress.Stopping, Err: m.err}
	switch {
	case m.err != nil && !(ended.Stopped && errors.Is(m.err, context.Canceled)):
		d.opts.Log(t.spec.Name, m.err)
		d.Say(Bad, fmt.Sprintf(x.Failed, t.spec.Name, d.Word(m.err)))
	case ended.Stopped:
		d.Say(Warn, fmt.Sprintf(x.Stopped, t.spec.Name))
	default:
		d.Say(Good, fmt.Sprintf(x.Done, t.spec.Name))
	}
	if d.quit {
		return tea.Quit
	}
	d.Notify(idleMsg{})
	s := a.screen(t.spec.Screen)
	if s == nil {
		return nil
	}
	var cmds []tea.Cmd
	if m.msg != nil {
		cmds = append(cmds, s.Update(m.msg))
	}
	return tea.Batch(append(cmds, s.Update(ended))...)
}

// ProgressLine draws a running task in one line of w columns.
func (d *Desk) ProgressLine(t *theme.Theme, p Progress, w int) string {
	x := d.texts
	g := t.Glyphs()
	s := p.Name
	if p.Total > 0 {
		const bar = 12
		filled := max(0, min(bar, bar*p.Done/p.Total))
		s += " ["
		for i := range bar {
			if i < filled {
				s += g.Filled
			} else {
				s += g.Empty
			}
		}
		s += "] " + fmt.Sprintf(x.Task.Counts, x.Count(p.Done), x.Count(p.Total))
	} else if p.Done > 0 {
		s += " " + x.Count(p.Done)
	}
	if p.Rate > 0 {
		s += " " + g.Bullet + " " + fmt.Sprintf(x.Task.Rate, x.Rate(p.Rate))
	}
	if p.Left > 0 {
		s += " " + g.Bullet + " " + fmt.Sprintf(x.Task.Left, x.Duration(p.Left))
	}
	if p.Note != "" {
		s += " " + g.Bullet + " " + p.Note
	}
	hint := ""
	switch {
	case p.Stopping:
		hint = x.Task.Stopping
	case d.task != nil && d.task.spec.Screen == d.active:
		hint = x.Task.StopHint
	}
	room := w - paint.Width(hint) - 2
	if room < 10 {
		return t.Fit(s, w)
	}
	return t.Fit(s, room) + "  " + hint
}
