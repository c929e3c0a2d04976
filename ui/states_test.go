package ui

import (
	"strings"
	"testing"

	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// looks are the ways in which the nine states can be shown.
func looks() map[string]theme.Options {
	return map[string]theme.Options{
		"dark":           {Mode: theme.TrueColour},
		"light":          {Mode: theme.TrueColour, Light: true},
		"dark-256":       {Mode: theme.Colours256},
		"light-256":      {Mode: theme.Colours256, Light: true},
		"dark-16":        {Mode: theme.Colours16},
		"light-16":       {Mode: theme.Colours16, Light: true},
		"none":           {Mode: theme.Mono},
		"none-ascii":     {Mode: theme.Mono, ASCII: true},
		"blind-dark":     {Mode: theme.TrueColour, ColourBlind: true},
		"blind-light":    {Mode: theme.TrueColour, Light: true, ColourBlind: true},
		"blind-256":      {Mode: theme.Colours256, ColourBlind: true},
		"blind-dark-16":  {Mode: theme.Colours16, ColourBlind: true},
		"blind-light-16": {Mode: theme.Colours16, Light: true, ColourBlind: true},
	}
}

// The nine states on every background and with every number of colours, in the
// real grid: a row each, with the legend in sight.
func TestStatesInEveryLook(t *testing.T) {
	for name, o := range looks() {
		t.Run(name, func(t *testing.T) {
			app, s := hoursApp(t, 9)
			app.desk.SetTheme(o)
			d := &driver{t: t, root: app}
			d.Resize(100, 24)
			s.toColumn(colVenue)
			d.look()
			for _, st := range payroll.States() {
				// On its row and in the legend.
				word := lang.NL().State(st)
				sign := app.desk.Theme().Glyph(st)
				if n := strings.Count(d.Screen(), sign+" "+word); n < 1 {
					t.Errorf("%s is not in the legend", st)
				}
				if strings.Count(d.Screen(), word) < 2 {
					t.Errorf("%s is not on a row", st)
				}
			}
			d.Golden("states-" + name)
		})
	}
}
