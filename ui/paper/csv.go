package paper

import (
	"bytes"
	"regexp"
	"strings"
)

// csv writes the flat table the way a Dutch spreadsheet opens it: a byte order
// mark, semicolons, lines that end with CR LF.
func (d *Doc) csv() []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	head := make([]string, len(d.Data.Columns))
	for i, c := range d.Data.Columns {
		head[i] = c.Head
	}
	csvLine(&b, head)
	for _, r := range d.Data.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = c.Text
		}
		csvLine(&b, cells)
	}
	return b.Bytes()
}

func csvLine(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(csvCell(c))
	}
	b.WriteString("\r\n")
}

// figure is a number, also a negative one: it can be no formula.
var figure = regexp.MustCompile(`^-?\d[\d.,:]*$`)

// csvCell writes a cell that a spreadsheet takes for what it says: a text that
// begins with the sign of a formula gets an apostrophe before it.
func csvCell(s string) string {
	raw := s
	s = clean(s)
	if !figure.MatchString(s) && (startsFormula(s) || startsFormula(raw)) {
		s = "'" + s
	}
	if strings.ContainsAny(s, ";\"\r\n'") || s != strings.TrimSpace(s) {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// startsFormula tells whether a spreadsheet could take a text for a formula;
// spaces and tabs before the sign are skipped by some.
func startsFormula(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n\u00a0")
	return s != "" && strings.ContainsRune("=+-@", []rune(s)[0]) || (s != "" && strings.ContainsRune("＝＋－＠", []rune(s)[0]))
}
