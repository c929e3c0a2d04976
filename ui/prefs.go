package ui

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// Preferences are what a person chooses for the program itself, whatever the
// company. They hold nothing personal.
type Preferences struct {
	Lang lang.Lang `json:"lang"`
	// Mode is how many colours are used; Background is "dark", "light" or ""
	// for the terminal's own.
	Mode        theme.Mode `json:"mode,omitempty"`
	Background  string     `json:"background,omitempty"`
	ASCII       bool       `json:"ascii,omitempty"`
	ColourBlind bool       `json:"colourBlind,omitempty"`
	// Decimal shows 7,67 in place of 7:40.
	Decimal bool `json:"decimal,omitempty"`
	// Hours are how the hours are looked at.
	Hours HourPreferences `json:"hours"`
}

// themeOptions gives the theme that the preferences ask for.
func (p Preferences) themeOptions(dark bool) theme.Options {
	light := !dark
	switch p.Background {
	case "dark":
		light = false
	case "light":
		light = true
	}
	return theme.Options{Mode: p.Mode, Light: light, ASCII: p.ASCII, ColourBlind: p.ColourBlind}
}

// preferences gives what is in use now.
func (o *Office) preferences() Preferences {
	p := o.prefs
	opts := o.Theme().Options()
	p.Lang, p.Mode, p.ASCII, p.ColourBlind = o.texts.Lang, opts.Mode, opts.ASCII, opts.ColourBlind
	return p
}

// prefer puts preferences in use at once.
func (o *Office) prefer(p Preferences) {
	dark := !o.Theme().Options().Light
	if p.Mode == "" {
		p.Mode = o.Theme().Options().Mode
	}
	o.prefs = p
	o.opts.FollowBackground = p.Background == ""
	o.SetLang(p.Lang)
	o.SetTheme(p.themeOptions(dark))
	o.warnSOAP()
}

// kept reads the preferences of an earlier run, nil when there are none. What
// cannot be read is left aside: it is only about looks.
func (o *Office) kept() (*Preferences, error) {
	content, err := o.ledger.Preferences()
	if err != nil {
		return nil, fmt.Errorf("ui: read the preferences: %w", err)
	}
	if len(content) == 0 {
		return nil, nil
	}
	p := o.preferences()
	if err := json.Unmarshal(content, &p); err != nil {
		o.opts.Log("read the preferences", err)
		return nil, nil
	}
	return &p, nil
}

// fewest gives the mode with the fewer colours: what was kept on another
// terminal never asks more than this one shows, or than NO_COLOR allows.
func fewest(kept, shown theme.Mode) theme.Mode {
	order := []theme.Mode{theme.Mono, theme.Colours16, theme.Colours256, theme.TrueColour}
	if at := slices.Index(order, kept); at >= 0 && at < slices.Index(order, shown) {
		return kept
	}
	return shown
}

// keepInLedger keeps the preferences for the next run.
func (o *Office) keepInLedger(p Preferences) error {
	content, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("ui: write the preferences: %w", err)
	}
	return o.ledger.SavePreferences(content)
}

// hoursText writes a length of work as the clerk reads it: 7:40 or 7,67.
func (o *Office) hoursText(m payroll.Minutes) string {
	if o.prefs.Decimal {
		return o.texts.Hours(payroll.RoundMinutes(m))
	}
	return o.texts.Clock(m)
}

// parseMoment reads a moment as the ledger keeps it.
func parseMoment(stamp string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, stamp)
	return at, err == nil
}

// forThisRun keeps tokens in memory only, where the machine has no keyring.
// They are gone when the program ends.
func (o *Office) forThisRun() {
	o.svc.Keys, o.runOnly = store.MemoryKeyring(), true
}
