package ui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// Whatever is pressed at whatever size: every line is as wide as the window
// (look checks it), and nothing crashes.
func TestRandomKeysAtRandomSizes(t *testing.T) {
	const presses = 5000
	seed := uint64(20261123)
	rnd := rand.New(rand.NewPCG(seed, 1))
	keys := strings.Fields("up down left right pgup pgdown home end g G tab shift+tab enter esc space backspace " +
		"shift+down shift+right ctrl+a ctrl+p ? f1 a s e c t o i w 1 2 3 alt+1 alt+2 n j k h l z é 界 delete ctrl+u ctrl+w")
	themes := []theme.Options{
		{Mode: theme.TrueColour},
		{Mode: theme.Colours256, Light: true},
		{Mode: theme.Colours16, ColourBlind: true},
		{Mode: theme.Mono, ASCII: true},
	}
	d, one, _ := start(t, 80, 24)
	desk := d.root.desk
	for i := range presses {
		switch rnd.IntN(12) {
		case 0:
			d.Resize(1+rnd.IntN(200), 1+rnd.IntN(60))
		case 1:
			d.Resize(80+rnd.IntN(100), 24+rnd.IntN(40))
		case 2:
			d.Tick(time.Duration(rnd.IntN(2000)) * time.Millisecond)
		case 3:
			desk.SetTheme(themes[rnd.IntN(len(themes))])
			desk.SetLang([]lang.Lang{lang.Dutch, lang.English}[rnd.IntN(2)])
			desk.SetHeader(Header{Company: strings.Repeat("Kadé界", rnd.IntN(40)), Notice: strings.Repeat("let op ", rnd.IntN(30))})
		case 4:
			one.text = strings.Repeat("界é\u0301", rnd.IntN(5))
			d.send(tea.PasteMsg{Content: "geplakt\n\x1b[31mtekst 界"})
		default:
			d.Press(keys[rnd.IntN(len(keys))])
		}
		if err := d.root.Err(); err != nil {
			t.Fatalf("seed %d, step %d: %v\n%s", seed, i, err, strings.Join(d.log, "\n"))
		}
		if d.quit {
			t.Fatalf("seed %d, step %d: left", seed, i)
		}
	}
}
