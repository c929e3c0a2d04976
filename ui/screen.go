// Package ui is the terminal program: a thin root that sends each key to
// whoever should have it, and the screens, which show the use cases of package
// link. Nothing in it reads a clock, a file or the environment by itself.
package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorzet/ui/theme"
)

// ScreenID names a screen.
type ScreenID string

// The screens. The first nine have a digit, the others are in the palette.
const (
	ScreenOverview  ScreenID = "overview"
	ScreenLink      ScreenID = "link"
	ScreenPeople    ScreenID = "people"
	ScreenPeriod    ScreenID = "period"
	ScreenCodes     ScreenID = "codes"
	ScreenImport    ScreenID = "import"
	ScreenHours     ScreenID = "hours"
	ScreenPush      ScreenID = "push"
	ScreenInNmbrs   ScreenID = "innmbrs"
	ScreenLog       ScreenID = "log"
	ScreenSettings  ScreenID = "settings"
	ScreenCompanies ScreenID = "companies"

	ScreenSurcharges ScreenID = "surcharges"
	ScreenMatrix     ScreenID = "matrix"
	ScreenCentres    ScreenID = "centres"
	ScreenStragglers ScreenID = "stragglers"
)

// Screen is one page of the program. It is a pointer, changed only by Init,
// Update and the Do of its actions, which all run on the program's one loop;
// anything that waits goes into a command.
type Screen interface {
	// Title names the screen in the header, in the current language.
	Title() string
	// Init runs once, when the screen is first shown.
	Init() tea.Cmd
	// Update takes keys that no action claimed, and the answers to the
	// screen's own commands.
	Update(msg tea.Msg) tea.Cmd
	// Actions is the one table of what can be done here now.
	Actions() []Action
	// Body draws the screen in w × h. It changes nothing that can be seen.
	Body(t *theme.Theme, w, h int) string
}

// Capture says which keys a screen wants before any action.
type Capture uint8

// The captures.
const (
	CaptureNone   Capture = iota
	CaptureDigits         // a bare digit starts typing
	CaptureAll            // text is being typed
)

// Capturer is a screen in which text can be typed.
type Capturer interface {
	Capture() Capture
}

// Cursorer is a screen that places the real cursor, counted from the top left
// of its body. Screen readers and input methods follow it.
type Cursorer interface {
	Cursor() (x, y int, ok bool)
}

// Shower is a screen that wants to know each time that it is shown.
type Shower interface {
	Shown() tea.Cmd
}

// Action is something that a person can do. One table of actions drives the
// keys, the footer, the help and the palette.
type Action struct {
	// ID is stable, for tests and the palette: "approve".
	ID string
	// Keys start the action; the first one is shown in hints.
	Keys []string
	// Help says what it does in a few words.
	Help string
	// Do starts it. Without Do the line is there for the help only and its
	// keys go on to Update: the way to list movement keys.
	Do func() tea.Cmd
	// Disabled gives the reason why it cannot be done now, "" when it can.
	Disabled func() string
	// Quiet keeps it out of the footer.
	Quiet bool
}

// reason gives why the action cannot be done now, "" when it can.
func (a Action) reason() string {
	if a.Disabled == nil {
		return ""
	}
	return a.Disabled()
}

// has tells whether a key starts the action.
func (a Action) has(key string) bool {
	for _, k := range a.Keys {
		if k == key {
			return true
		}
	}
	return false
}

// Entry is a screen with its place in the program.
type Entry struct {
	ID     ScreenID
	Screen Screen
	// Digit is 1–9, or 0 for a screen that only the palette opens.
	Digit int
}

// Environment says what sort of Nmbrs the company is linked to.
type Environment string

// The environments; "" shows none.
const (
	Production Environment = "production"
	Sandbox    Environment = "sandbox"
	Simulator  Environment = "simulator"
	OtherEnv   Environment = "other"
)

// Header is what the bar at the top tells beside the screen's title.
type Header struct {
	Company     string
	Period      string
	Environment Environment
	// Notice is a standing warning on a line of its own, "" for none.
	Notice string
}

// Level is how a status message looks.
type Level uint8

// The levels.
const (
	Info Level = iota
	Good
	Warn
	Bad
)
