package theme

import "doorzet/ui/paint"

// palette is the first layer: named colours without a purpose.
type palette struct {
	faint, accent, amber, red, green, violet paint.Colour
	readyRow, unsureRow, cursorRow, selected paint.Colour
	bar, barText                             paint.Colour
	danger, caution, practice, onFlag        paint.Colour
}

// trueDark and its siblings choose the colours per background. The ready row
// keeps a contrast of at least 7 with the default foreground.
func trueDark() palette {
	return palette{
		faint: paint.RGB(0x8a, 0x8a, 0x8a), accent: paint.RGB(0x6c, 0xb6, 0xff),
		amber: paint.RGB(0xff, 0xc1, 0x4d), red: paint.RGB(0xff, 0x7b, 0x72),
		green: paint.RGB(0x7e, 0xe7, 0x87), violet: paint.RGB(0xd2, 0xa8, 0xff),
		readyRow: paint.RGB(0x0b, 0x3d, 0x0b), unsureRow: paint.RGB(0x5c, 0x3d, 0x00),
		cursorRow: paint.RGB(0x2a, 0x2a, 0x33), selected: paint.RGB(0x1f, 0x3a, 0x5f),
		bar: paint.RGB(0x24, 0x29, 0x33), barText: paint.RGB(0xe6, 0xe6, 0xe6),
		danger: paint.RGB(0x8b, 0x1a, 0x1a), caution: paint.RGB(0x6e, 0x4a, 0x00),
		practice: paint.RGB(0x1d, 0x4e, 0x89), onFlag: paint.RGB(0xff, 0xff, 0xff),
	}
}

func trueLight() palette {
	return palette{
		faint: paint.RGB(0x6a, 0x6a, 0x6a), accent: paint.RGB(0x0b, 0x57, 0xd0),
		amber: paint.RGB(0x8a, 0x5a, 0x00), red: paint.RGB(0xb3, 0x1b, 0x1b),
		green: paint.RGB(0x1a, 0x6b, 0x1a), violet: paint.RGB(0x6f, 0x2d, 0xa8),
		readyRow: paint.RGB(0xc8, 0xf0, 0xc8), unsureRow: paint.RGB(0xff, 0xe2, 0xa8),
		cursorRow: paint.RGB(0xe8, 0xe8, 0xee), selected: paint.RGB(0xcf, 0xe1, 0xff),
		bar: paint.RGB(0xdf, 0xe3, 0xea), barText: paint.RGB(0x1a, 0x1a, 0x1a),
		danger: paint.RGB(0xb3, 0x1b, 0x1b), caution: paint.RGB(0x8a, 0x5a, 0x00),
		practice: paint.RGB(0x0b, 0x57, 0xd0), onFlag: paint.RGB(0xff, 0xff, 0xff),
	}
}

func indexedDark() palette {
	return palette{
		faint: paint.Indexed(245), accent: paint.Indexed(75), amber: paint.Indexed(215),
		red: paint.Indexed(210), green: paint.Indexed(120), violet: paint.Indexed(183),
		readyRow: paint.Indexed(22), unsureRow: paint.Indexed(58), cursorRow: paint.Indexed(237),
		selected: paint.Indexed(24), bar: paint.Indexed(236), barText: paint.Indexed(254),
		danger: paint.Indexed(88), caution: paint.Indexed(94), practice: paint.Indexed(25), onFlag: paint.Indexed(231),
	}
}

func indexedLight() palette {
	return palette{
		faint: paint.Indexed(242), accent: paint.Indexed(26), amber: paint.Indexed(94),
		red: paint.Indexed(124), green: paint.Indexed(22), violet: paint.Indexed(91),
		readyRow: paint.Indexed(194), unsureRow: paint.Indexed(223), cursorRow: paint.Indexed(254),
		selected: paint.Indexed(153), bar: paint.Indexed(252), barText: paint.Indexed(234),
		danger: paint.Indexed(124), caution: paint.Indexed(94), practice: paint.Indexed(26), onFlag: paint.Indexed(231),
	}
}

// basicDark keeps to the 16 colours whose look the user's own terminal decides.
func basicDark() palette {
	return palette{
		faint: paint.ANSI(8), accent: paint.ANSI(14), amber: paint.ANSI(11), red: paint.ANSI(9),
		green: paint.ANSI(10), violet: paint.ANSI(13),
		readyRow: paint.ANSI(2), unsureRow: paint.ANSI(3), cursorRow: paint.ANSI(8), selected: paint.ANSI(4),
		bar: paint.ANSI(4), barText: paint.ANSI(15),
		danger: paint.ANSI(1), caution: paint.ANSI(5), practice: paint.ANSI(6), onFlag: paint.ANSI(15),
	}
}

func basicLight() palette {
	return palette{
		faint: paint.ANSI(8), accent: paint.ANSI(4), amber: paint.ANSI(3), red: paint.ANSI(1),
		green: paint.ANSI(2), violet: paint.ANSI(5),
		readyRow: paint.ANSI(10), unsureRow: paint.ANSI(11), cursorRow: paint.ANSI(7), selected: paint.ANSI(14),
		bar: paint.ANSI(7), barText: paint.ANSI(0),
		danger: paint.ANSI(1), caution: paint.ANSI(5), practice: paint.ANSI(4), onFlag: paint.ANSI(15),
	}
}

// colourBlind trades the red–green pair for blue and orange.
func (p palette) colourBlind(m Mode, dark bool) palette {
	switch {
	case m == TrueColour && dark:
		p.readyRow, p.green = paint.RGB(0x0b, 0x2f, 0x5b), paint.RGB(0x56, 0xb4, 0xe9)
		p.red, p.danger = paint.RGB(0xff, 0x9e, 0x4a), paint.RGB(0x8f, 0x45, 0x00)
		p.amber = paint.RGB(0xf0, 0xe4, 0x42)
	case m == TrueColour:
		p.readyRow, p.green = paint.RGB(0xcf, 0xe4, 0xff), paint.RGB(0x00, 0x5a, 0x8f)
		p.red, p.danger = paint.RGB(0xa8, 0x46, 0x00), paint.RGB(0xa8, 0x46, 0x00)
		p.amber = paint.RGB(0x6b, 0x5b, 0x00)
	case m == Colours256 && dark:
		p.readyRow, p.green, p.red, p.danger = paint.Indexed(17), paint.Indexed(74), paint.Indexed(215), paint.Indexed(130)
		p.amber = paint.Indexed(227)
	case m == Colours256:
		p.readyRow, p.green, p.red, p.danger = paint.Indexed(153), paint.Indexed(24), paint.Indexed(130), paint.Indexed(130)
		p.amber = paint.Indexed(58)
	case dark:
		p.readyRow, p.green, p.red = paint.ANSI(4), paint.ANSI(12), paint.ANSI(11)
	default:
		p.readyRow, p.green, p.red = paint.ANSI(14), paint.ANSI(4), paint.ANSI(5)
	}
	return p
}
