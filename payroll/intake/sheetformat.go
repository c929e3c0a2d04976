package intake

import "strings"

// numberFormat is what the format of a sheet's number says that the number is. What it
// is shown as says less: 7.30 may be a time, a length, or hours and tenths.
type numberFormat struct {
	// day and clock tell which parts of a moment are shown.
	day, clock bool
	// elapsed is a length of time that does not begin anew every day: [h]:mm.
	elapsed bool
	// short shows minutes and seconds without hours, which look like hours and minutes.
	short bool
	// unit is that of hours or minutes, which stands behind a plain number; "" for none.
	unit string
}

// builtIn are the codes of formats that a book need not spell out. All others are plain.
var builtIn = map[int]string{
	14: "d-m-yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "d-m-yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}

// readFormat reads the code of a format by its first part, which is that of numbers above zero.
func readFormat(code string) numberFormat {
	var f formatReader
	f.read([]rune(code))
	f.month() // an m behind which nothing says otherwise
	out := numberFormat{day: f.days, clock: f.clock || f.elapsed, elapsed: f.elapsed, short: f.seconds && !f.hours && !f.elapsed}
	if !out.day && !out.clock {
		if u := strings.ToLower(strings.Trim(f.literal.String(), " .\u00a0")); hourWord(u) {
			out.unit = "uur"
		} else if minuteWord(u) {
			out.unit = "min"
		}
	}
	return out
}

func hourWord(s string) bool {
	switch s {
	case "u", "uur", "uren", "h", "hr", "hrs", "hours", "std":
		return true
	}
	return false
}

func minuteWord(s string) bool {
	switch s {
	case "m", "min", "minuten", "minutes", "mins":
		return true
	}
	return false
}

// formatReader walks over a format's code.
type formatReader struct {
	days, clock, hours, seconds, elapsed bool
	// pending is set behind an m of which the next part tells whether it is a month; after
	// is set behind hours, where it is none.
	pending, after bool
	literal        strings.Builder
}

func (f *formatReader) read(code []rune) {
	for i := 0; i < len(code); {
		switch c := code[i]; c {
		case ';':
			return
		case '"':
			i = f.quoted(code, i+1)
		case '\\', '!':
			if i+1 < len(code) {
				f.literal.WriteRune(code[i+1])
			}
			i += 2
		case '_', '*':
			i += 2
		case '[':
			i = f.bracket(code, i+1)
		default:
			n := 1
			for i+n < len(code) && code[i+n]|0x20 == c|0x20 {
				n++
			}
			i += f.part(code[i:], c|0x20, n)
		}
	}
}

func (f *formatReader) quoted(code []rune, i int) int {
	for i < len(code) && code[i] != '"' {
		f.literal.WriteRune(code[i])
		i++
	}
	return i + 1
}

// bracket reads [h], [mm] and [ss]; colours, languages and conditions say nothing.
func (f *formatReader) bracket(code []rune, i int) int {
	from := i
	for i < len(code) && code[i] != ']' {
		i++
	}
	switch strings.Trim(strings.ToLower(string(code[from:min(i, len(code))])), "") {
	case "h", "hh", "m", "mm", "s", "ss", "hhh", "mmm":
		f.elapsed, f.after = true, true
	}
	return i + 1
}

// part reads n equal letters, and gives how many were read.
func (f *formatReader) part(code []rune, c rune, n int) int {
	switch c {
	case 'g':
		if strings.HasPrefix(strings.ToLower(string(code[:min(len(code), 7)])), "general") {
			return 7
		}
	case 'a':
		for _, half := range [...]string{"am/pm", "a/p"} {
			if strings.HasPrefix(strings.ToLower(string(code[:min(len(code), len(half))])), half) {
				f.clock, f.hours = true, true
				return len(half)
			}
		}
	case 'y', 'd':
		f.month()
		f.days, f.after = true, false
	case 'h':
		f.month()
		f.clock, f.hours, f.after = true, true, true
	case 's':
		f.pending = false
		f.clock, f.seconds, f.after = true, true, false
	case 'm':
		switch {
		case n > 2:
			f.days = true
		case f.after:
			f.after = false
		default:
			f.pending = true
		}
	}
	return n
}

// month takes an m that no second followed and no hour preceded for a month.
func (f *formatReader) month() {
	f.days = f.days || f.pending
	f.pending = false
}
