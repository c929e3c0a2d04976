package intake

import (
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
)

// GuessUnseen proposes how to read a file where nobody looks at the outcome before it
// is read: only what a header says of how its column is written counts, all else is
// found while reading, or asked. The columns that w names are what it says. It fails
// with CodeMissingColumn when too little is known, with CodeMapColumn for a column that
// is not there.
func GuessUnseen(in Input, w *Way) (Profile, error) {
	var c Choice
	if w != nil && len(w.Sheets) > 0 {
		c.Sheet = w.Sheets[0]
	}
	p, view, err := GuessAs(in, c)
	if err != nil {
		return p, err
	}
	p.Sheet = "" // all sheets with this header, or those that w names
	p.DateOrder, p.Hours, p.Break = "", NotationFree, NotationFree
	if w != nil {
		if err := p.call(w.Columns, view.Keys, baseName(in.Name)); err != nil {
			return p, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(p.Columns)) {
		switch p.Columns[key] {
		case FieldHours:
			p.Hours = headNotation(key)
		case FieldBreak:
			p.Break = headNotation(key)
		default: // no length
		}
	}
	if missing := p.missing(); len(missing) > 0 {
		return p, lacking(missing, "file", baseName(in.Name), "line", payroll.IntText(view.HeaderLine))
	}
	return p, nil
}

// lacking is the problem of a file without columns that are needed. One that lacks only
// the days has totals perhaps, for which there is a way.
func lacking(missing []string, pairs ...string) *payroll.Problem {
	code := CodeMissingColumn
	if len(missing) == 1 && missing[0] == string(FieldDate) {
		code = CodeNoDays
	}
	return payroll.NewProblem(code, append(pairs, "missing", strings.Join(missing, ", "))...)
}

// call gives columns the meaning that was said.
func (p *Profile) call(said map[string]Field, keys []string, name string) error {
	for _, key := range slices.Sorted(maps.Keys(said)) {
		if !slices.Contains(keys, key) {
			return payroll.NewProblem(CodeMapColumn, "file", name, "column", key, "columns", strings.Join(keys, ", "))
		}
		f := said[key]
		maps.DeleteFunc(p.Columns, func(k string, old Field) bool { return k == key || old == f })
		if f != "" {
			p.Columns[key] = f
		}
	}
	return nil
}

// ReadMapping reads what somebody says of a column: "COLUMN=MEANING", where the meaning
// is a field, "-" for one that is not to be read, or a notation.
func (w *Way) ReadMapping(s string) bool {
	cut := strings.LastIndex(s, "=")
	if cut < 0 {
		return false
	}
	head, means := foldHead(s[:cut]), foldHead(s[cut+1:])
	if head == "" || means == "" {
		return false
	}
	switch n := Notation(means); n {
	case NotationDecimal, NotationMinutes, NotationDigits, NotationPoint, NotationDayPart:
		if w.Written == nil {
			w.Written = map[string]Notation{}
		}
		w.Written[head] = n
		return true
	case NotationFree:
	}
	f := Field(means)
	_, count := f.kind()
	switch {
	case means == "-":
		f = ""
	case !slices.Contains(Fields(), f) && !count:
		if f = guessField(means); f == "" {
			return false
		}
	}
	if w.Columns == nil {
		w.Columns = map[string]Field{}
	}
	w.Columns[head] = f
	return true
}
