package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Every screen in every language, size and colour mode: each line is as wide as
// the window (look checks it), no key's hint is wider than the window, and what
// a disabled key says fits on the status line of the smallest one.
func TestEveryScreenFits(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	d := o.start(80, 24, screens)
	desk := d.root.desk
	for _, look := range []theme.Options{{Mode: theme.Mono}, {Mode: theme.Mono, ASCII: true}, {Mode: theme.Colours16}, {Mode: theme.Colours16, Light: true, ColourBlind: true}} {
		for _, l := range []lang.Lang{lang.Dutch, lang.English} {
			for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
				desk.SetTheme(look)
				desk.SetLang(l)
				d.Resize(size[0], size[1])
				for _, e := range d.root.entries {
					desk.Go(e.ID)
					d.send(nil)
					d.look()
					if desk.Active() != e.ID {
						t.Fatalf("%s is not shown", e.ID)
					}
					d.hintsFit(e.Screen)
				}
			}
		}
	}
}

// hintsFit checks the table of actions of a screen against its window.
func (d *driver) hintsFit(s Screen) {
	d.t.Helper()
	if strings.TrimSpace(s.Title()) == "" {
		d.t.Fatal("a screen has no title")
	}
	acts := s.Actions()
	seen := map[string]string{}
	for _, a := range acts {
		if n := d.root.hintWidth(a); n > 60 || strings.TrimSpace(a.Help) == "" {
			d.t.Errorf("%s: the hint %q is %d wide", s.Title(), a.Help, n)
		}
		if why := a.reason(); why != "" {
			said := fmt.Sprintf(d.root.desk.texts.App.NotNow, a.Help, why)
			if n := paint.Width(said); n > d.root.w-2 && d.root.w >= 120 {
				d.t.Errorf("%s: %q is %d wide", s.Title(), said, n)
			}
		}
		for _, k := range a.Keys {
			if a.Do == nil {
				continue
			}
			if other, twice := seen[k]; twice {
				d.t.Errorf("%s: %s starts %s and %s", s.Title(), k, other, a.ID)
			}
			seen[k] = a.ID
		}
	}
	lines := strings.Split(d.Screen(), "\n")
	foot := lines[len(lines)-1]
	if !strings.Contains(foot, d.root.desk.texts.App.Quit) {
		d.t.Errorf("%s: the footer lost how to leave: %q", s.Title(), foot)
	}
}

// Whatever a clerk presses in the real program, over the real ledger and the
// practice Nmbrs: nothing crashes and every line keeps its width.
func TestRandomKeysOverTheWholeProgram(t *testing.T) {
	presses, seed := 5000, uint64(20261202)
	if n, err := strconv.Atoi(os.Getenv("DOORZET_KEYS")); err == nil {
		presses, seed = n, rand.Uint64() // make keys-long: another walk each time
	}
	rnd := rand.New(rand.NewPCG(seed, 2))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o := newTestOffice(t).ready()
	o.desk.Context = ctx
	d := o.start(80, 24, screens)
	desk := d.root.desk
	keys := strings.Fields("up down left right pgup pgdown home end tab shift+tab enter esc esc space backspace shift+down " +
		"ctrl+p f1 ? a b c d e f g h i j k l m n o p r s t u v w x y A C D G K M N R S T U W + - / [ ] . 0 5 7 é 界 ctrl+u ctrl+a " +
		"left alt+d alt+b alt+f alt+left alt+right ctrl+left ctrl+right alt+backspace ctrl+w ctrl+k ctrl+d ctrl+h ctrl+e ctrl+v delete " +
		"alt+1 alt+2 alt+3 alt+4 alt+5 alt+6 alt+7 alt+8 alt+9 1 2 3 4 5 6 7 8 9")
	for i := range presses {
		key := keys[rnd.IntN(len(keys))]
		switch rnd.IntN(40) {
		case 0:
			d.send(tea.WindowSizeMsg{Width: 78 + rnd.IntN(80), Height: 22 + rnd.IntN(30)})
		case 1:
			desk.SetLang([]lang.Lang{lang.Dutch, lang.English}[rnd.IntN(2)])
		case 2:
			d.Tick(time.Duration(rnd.IntN(3000)) * time.Millisecond)
		case 3:
			d.send(tea.PasteMsg{Content: "geplakt\n\x1b[31mtekst 界"})
		case 4:
			d.send(randomMouse(rnd))
		default:
			d.send(keyPress(key))
		}
		if i%7 == 0 {
			d.look()
		}
		if err := d.root.Err(); err != nil {
			t.Fatalf("seed %d, step %d, key %s: %v\n%s", seed, i, key, err, strings.Join(d.log, "\n"))
		}
		if d.quit {
			t.Fatalf("seed %d, step %d, key %s: left", seed, i, key)
		}
	}
	d.look()
}

// randomMouse is a click, a release, a move or a turn of the wheel anywhere,
// also beyond the window.
func randomMouse(rnd *rand.Rand) tea.Msg {
	m := tea.Mouse{X: rnd.IntN(170) - 5, Y: rnd.IntN(60) - 5, Button: tea.MouseLeft}
	switch rnd.IntN(4) {
	case 0:
		return tea.MouseClickMsg(m)
	case 1:
		return tea.MouseReleaseMsg(m)
	case 2:
		return tea.MouseMotionMsg(m)
	}
	m.Button = tea.MouseWheelDown
	return tea.MouseWheelMsg(m)
}
