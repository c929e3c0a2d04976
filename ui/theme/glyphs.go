package theme

import "doorzet/payroll"

// Glyphs are the drawing characters of a theme: plain characters only, so that
// every font has them and every terminal agrees on their width.
type Glyphs struct {
	Ellipsis, Bullet, Check, Arrow       string
	Up, Down, Left, Right                string
	Horizontal, Vertical                 string
	TopLeft, TopRight, BotLeft, BotRight string
	Filled, Empty                        string // of a progress bar
	Focus                                string // before the chosen row of a list
	states                               map[payroll.State]string
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Ellipsis: "…", Bullet: "·", Check: "✓", Arrow: "→",
		Up: "↑", Down: "↓", Left: "←", Right: "→",
		Horizontal: "─", Vertical: "│",
		TopLeft: "┌", TopRight: "┐", BotLeft: "└", BotRight: "┘",
		Filled: "#", Empty: "·", Focus: ">",
		states: map[payroll.State]string{
			payroll.StateOpen: "○", payroll.StateReady: "●", payroll.StateSent: "✓",
			payroll.StatePartly: "◐", payroll.StateUnsure: "?", payroll.StateChanged: "≠",
			payroll.StateBlocked: "!", payroll.StateElsewhere: "«", payroll.StateOutside: "–",
		},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Ellipsis: "~", Bullet: "*", Check: "v", Arrow: ">",
		Up: "^", Down: "v", Left: "<", Right: ">",
		Horizontal: "-", Vertical: "|",
		TopLeft: "+", TopRight: "+", BotLeft: "+", BotRight: "+",
		Filled: "#", Empty: ".", Focus: ">",
		states: map[payroll.State]string{
			payroll.StateOpen: "o", payroll.StateReady: "*", payroll.StateSent: "v",
			payroll.StatePartly: "%", payroll.StateUnsure: "?", payroll.StateChanged: "#",
			payroll.StateBlocked: "!", payroll.StateElsewhere: "<", payroll.StateOutside: "-",
		},
	}
}

func (g Glyphs) state(s payroll.State) string { return g.states[s] }
