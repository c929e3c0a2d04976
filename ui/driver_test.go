package ui

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

// clock is a hand-turned clock.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time          { return c.t }
func (c *clock) advance(d time.Duration) { c.t = c.t.Add(d) }

// waiting is a command that waits; the driver runs it only when told to.
type waiting struct {
	after time.Duration
	make  func(time.Time) tea.Msg
}

// driver plays a person at the terminal: it gives messages to the root, runs
// commands at once and looks at the view. Waiting commands are kept for Tick.
type driver struct {
	t     *testing.T
	root  *App
	clock *clock
	ticks []waiting
	quit  bool
	seen  string
	log   []string
}

// testOptions are the options of a desk under test: Dutch, true colours on dark.
func testOptions() Options {
	return Options{
		Context: context.Background(), Lang: lang.Dutch,
		Theme: theme.Options{Mode: theme.TrueColour}, LogFile: "doorzet.log",
	}
}

// newDesk makes a desk whose clock and ticks the driver made by drive holds.
func newDesk(t *testing.T, o Options) (*Desk, *driver) {
	t.Helper()
	dr := &driver{t: t, clock: newClock()}
	o.Now = dr.clock.now
	o.Tick = func(d time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
		dr.ticks = append(dr.ticks, waiting{d, f})
		return nil
	}
	o.Log = func(what string, err error) { dr.log = append(dr.log, what+": "+err.Error()) }
	return NewDesk(o), dr
}

// drive starts the program in a window of w × h.
func (d *driver) drive(root *App, w, h int) *driver {
	d.t.Helper()
	d.root = root
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	d.run(root.Init())
	return d.look()
}

// send gives one message to the root and runs what follows.
func (d *driver) send(msg tea.Msg) {
	model, cmd := d.root.Update(msg)
	if model != d.root {
		d.t.Fatal("the root was replaced")
	}
	d.run(cmd)
}

// run runs a command and what follows from it.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil || d.quit {
		return
	}
	msg := cmd()
	if msg == nil {
		return
	}
	if _, ok := msg.(tea.QuitMsg); ok {
		d.quit = true
		return
	}
	// Batches and sequences are lists of commands, one of them unexported.
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			if c, ok := v.Index(i).Interface().(tea.Cmd); ok {
				d.run(c)
			}
		}
		return
	}
	d.send(msg)
}

// look draws the window and checks the promise that every line is as wide as it.
func (d *driver) look() *driver {
	d.t.Helper()
	d.seen = d.root.View().Content
	if d.root.w <= 0 || d.root.h <= 0 {
		return d
	}
	lines := strings.Split(d.seen, "\n")
	if len(lines) != d.root.h {
		d.t.Fatalf("the view has %d lines in a window of %d", len(lines), d.root.h)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n != d.root.w {
			d.t.Fatalf("line %d is %d wide in a window of %d: %q", i, n, d.root.w, l)
		}
	}
	return d
}

// Press presses keys by name: "down", "enter", "alt+3", "?".
func (d *driver) Press(names ...string) *driver {
	d.t.Helper()
	for _, n := range names {
		d.send(keyPress(n))
	}
	return d.look()
}

// Type types text, a key a character.
func (d *driver) Type(text string) *driver {
	d.t.Helper()
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d.look()
}

// Paste pastes text.
func (d *driver) Paste(text string) *driver {
	d.t.Helper()
	d.send(tea.PasteMsg{Content: text})
	return d.look()
}

// Resize changes the window.
func (d *driver) Resize(w, h int) *driver {
	d.t.Helper()
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d.look()
}

// Tick turns the clock and delivers what has been waiting so long or less.
func (d *driver) Tick(by time.Duration) *driver {
	d.t.Helper()
	d.clock.advance(by)
	due := d.ticks
	d.ticks = nil
	for _, w := range due {
		if w.after > by {
			d.ticks = append(d.ticks, waiting{w.after - by, w.make})
			continue
		}
		d.send(w.make(d.clock.now()))
	}
	return d.look()
}

// Screen gives the view without its colours.
func (d *driver) Screen() string { return ansi.Strip(d.seen) }

// See fails when a text is not on the screen.
func (d *driver) See(texts ...string) *driver {
	d.t.Helper()
	for _, s := range texts {
		if !strings.Contains(d.Screen(), s) {
			d.t.Fatalf("%q is not on the screen:\n%s", s, d.Screen())
		}
	}
	return d
}

// Not fails when a text is on the screen.
func (d *driver) Not(texts ...string) *driver {
	d.t.Helper()
	for _, s := range texts {
		if strings.Contains(d.Screen(), s) {
			d.t.Fatalf("%q is on the screen:\n%s", s, d.Screen())
		}
	}
	return d
}

// Golden compares the view, colours included, with a file under testdata.
func (d *driver) Golden(name string) *driver {
	d.t.Helper()
	file := filepath.Join("testdata", name+".golden")
	got := strings.ReplaceAll(d.seen, "\x1b", "\\e") + "\n"
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
		return d
	}
	want, err := os.ReadFile(file)
	if err != nil {
		d.t.Fatalf("no golden file (run the tests with -update): %v", err)
	}
	if got != string(want) {
		d.t.Fatalf("%s differs; the screen is now:\n%s", file, d.Screen())
	}
	return d
}

// keyPress makes the key press that a name stands for.
func keyPress(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	rest := name
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if r, ok := strings.CutPrefix(rest, m.prefix); ok && r != "" {
			rest, k.Mod = r, k.Mod|m.mod
		}
	}
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
		"delete": tea.KeyDelete, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "f2": tea.KeyF2, "space": tea.KeySpace,
	}
	if c, ok := codes[rest]; ok {
		k.Code = c
		if rest == "space" {
			k.Text = " "
		}
		return k
	}
	k.Code = []rune(rest)[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	return k
}
