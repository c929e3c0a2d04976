package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
)

// hourFilter is what is typed to find lines, and what it means.
type hourFilter struct {
	field  Field
	typing bool
	// texts are what words are looked for in, made when first needed: one for
	// all lines of a person, place and type. of tells which is a line's.
	texts []hourText
	of    []int
}

// hourText is a line as words are looked for in it, folded.
type hourText struct{ person, venue, team, kind string }

// test is one condition of a filter: on the words of a line or on the line.
type test struct {
	text func(h *hourText) bool
	line func(v *payroll.Verdict) bool
}

func (f *hourFilter) forget() { f.texts, f.of = nil, nil }

func (f *hourFilter) active() bool { return strings.TrimSpace(f.field.Text()) != "" }

// pass gives the lines that the filter lets through.
func (f *hourFilter) pass(d *link.Desk, x *lang.Texts) []int {
	near := d.Book.Settings.Calendar.Range(d.Period, payroll.BasisHourly).From
	tests := readFilter(f.field.Text(), near, x)
	out := make([]int, 0, len(d.Verdicts))
	if len(tests) == 0 {
		for i := range d.Verdicts {
			out = append(out, i)
		}
		return out
	}
	if f.of == nil {
		f.index(d)
	}
	fits := make([]bool, len(f.texts))
	for i := range f.texts {
		fits[i] = !slices.ContainsFunc(tests, func(t test) bool { return t.text != nil && !t.text(&f.texts[i]) })
	}
	tests = slices.DeleteFunc(tests, func(t test) bool { return t.line == nil })
	for i, n := range f.of {
		if fits[n] && !slices.ContainsFunc(tests, func(t test) bool { return !t.line(&d.Verdicts[i]) }) {
			out = append(out, i)
		}
	}
	return out
}

// index folds the words of the lines, those that lines share only once.
func (f *hourFilter) index(d *link.Desk) {
	type words struct {
		person, number, venue, team, kind string
		employee                          payroll.EmployeeID
	}
	at := map[words]int{}
	f.of = make([]int, len(d.Verdicts))
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		l := &v.Line
		w := words{l.Person, l.Number, l.Venue, l.Team, l.Type, v.Employee}
		n, known := at[w]
		if !known {
			n = len(at)
			at[w] = n
			f.texts = append(f.texts, textOf(v, d))
		}
		f.of[i] = n
	}
}

func textOf(v *payroll.Verdict, d *link.Desk) hourText {
	name := v.Line.Person
	if p, ok := d.Book.Team.Person(v.Employee); ok && p.Name() != name {
		name += " " + p.Name()
	}
	return hourText{foldText(name + " " + v.Line.Number), foldText(v.Line.Venue), foldText(v.Line.Team), foldText(v.Line.Type)}
}

// foldText makes text comparable: lower case, without accents.
func foldText(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return string(folded(s))
		}
	}
	return strings.ToLower(s)
}

// filterWords cuts a filter into words; quotes keep spaces: team:"bar west".
func filterWords(text string) []string {
	var out []string
	var b strings.Builder
	quoted := false
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
			b.WriteRune(r)
		case r == ' ' && !quoted:
			flush()
		default:
			b.WriteRune(r)
		}
	}
	flush()
	return out
}

// readFilter gives the conditions of a typed filter; all must hold. near is a
// day of the period, for days without a year.
func readFilter(text string, near payroll.Date, x *lang.Texts) []test {
	var out []test
	for _, word := range filterWords(foldText(text)) {
		not := len(word) > 1 && word[0] == '-'
		if not {
			word = word[1:]
		}
		t := readTest(strings.ReplaceAll(word, "\"", ""), near, x)
		if not {
			t = t.not()
		}
		out = append(out, t)
	}
	return out
}

// not is the condition the other way round.
func (t test) not() test {
	out := test{}
	if is := t.text; is != nil {
		out.text = func(h *hourText) bool { return !is(h) }
	}
	if is := t.line; is != nil {
		out.line = func(v *payroll.Verdict) bool { return !is(v) }
	}
	return out
}

// isDayField tells whether a word of the filter is about days.
func isDayField(field string) bool {
	switch field {
	case "week", "datum", "date", "van", "from", "tot", "to", "dag", "day":
		return true
	}
	return false
}

func readTest(word string, near payroll.Date, x *lang.Texts) test {
	if fits := lengthTest(word); fits != nil {
		return test{line: fits}
	}
	field, value, ok := strings.Cut(word, ":")
	if !ok {
		field, value = "", word
	}
	has := func(get func(*hourText) string) test {
		return test{text: func(h *hourText) bool { return strings.Contains(get(h), value) }}
	}
	switch {
	case isDayField(field):
		return dayTest(field, value, near, x)
	case field == "status", field == "state", field == "toestand":
		return stateTest(value, x)
	case field == "team":
		return has(func(h *hourText) string { return h.team })
	case field == "vestiging", field == "venue":
		return has(func(h *hourText) string { return h.venue })
	case field == "soort", field == "type":
		return has(func(h *hourText) string { return h.kind })
	case field == "naam", field == "name", field == "person", field == "medewerker":
		return has(func(h *hourText) string { return h.person })
	case field == "let", field == "punt", field == "finding", field == "aandachtspunt":
		return findingTest(value, x)
	case field == "opmerking", field == "remark":
		return test{line: func(v *payroll.Verdict) bool { return strings.Contains(foldText(v.Line.Remark), value) }}
	}
	return test{text: func(h *hourText) bool {
		return strings.Contains(h.person, word) || strings.Contains(h.venue, word) ||
			strings.Contains(h.team, word) || strings.Contains(h.kind, word)
	}}
}

// nothing is a condition that holds for no line.
func nothing(*payroll.Verdict) bool { return false }

// dayTest holds for lines of a week, a day, a day of the week, or from or until one.
func dayTest(field, value string, near payroll.Date, x *lang.Texts) test {
	switch field {
	case "week":
		n, err := strconv.Atoi(value)
		if err != nil {
			return test{line: nothing}
		}
		return test{line: func(v *payroll.Verdict) bool { _, w := v.Line.Date.ISOWeek(); return w == n }}
	case "dag", "day":
		return test{line: func(v *payroll.Verdict) bool {
			return value != "" && strings.HasPrefix(foldText(x.Weekday(v.Line.Date)), value)
		}}
	}
	d, ok := readDay(value, near)
	if !ok {
		return test{line: nothing}
	}
	switch field {
	case "van", "from":
		return test{line: func(v *payroll.Verdict) bool { return v.Line.Date >= d }}
	case "tot", "to":
		return test{line: func(v *payroll.Verdict) bool { return v.Line.Date <= d }}
	}
	return test{line: func(v *payroll.Verdict) bool { return v.Line.Date == d }}
}

// findingTest holds for lines with a finding whose name has the value in it,
// without a value for lines that ask for a look.
func findingTest(value string, x *lang.Texts) test {
	if value == "" {
		return test{line: asks}
	}
	names := map[payroll.FindingKind]string{}
	for _, k := range payroll.FindingKinds() {
		names[k] = foldText(x.Finding(k))
	}
	return test{line: func(v *payroll.Verdict) bool {
		return slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool { return strings.Contains(names[f.Kind], value) })
	}}
}

// stateTest holds for states whose word or name begins as the value does.
func stateTest(value string, x *lang.Texts) test {
	var states []payroll.State
	for _, st := range payroll.States() {
		if strings.HasPrefix(foldText(x.State(st)), value) || strings.HasPrefix(string(st), value) {
			states = append(states, st)
		}
	}
	return test{line: func(v *payroll.Verdict) bool { return slices.Contains(states, v.State) }}
}

// lengthTest reads >8u, <=7:30 and the like; nil for anything else.
func lengthTest(word string) func(*payroll.Verdict) bool {
	rest := strings.TrimLeft(word, "<>=")
	sign := word[:len(word)-len(rest)]
	m, err := payroll.ParseWork(strings.TrimSuffix(rest, "h"))
	if err != nil {
		return nil
	}
	switch sign {
	case ">":
		return func(v *payroll.Verdict) bool { return v.Line.Minutes > m }
	case ">=":
		return func(v *payroll.Verdict) bool { return v.Line.Minutes >= m }
	case "<":
		return func(v *payroll.Verdict) bool { return v.Line.Minutes < m }
	case "<=":
		return func(v *payroll.Verdict) bool { return v.Line.Minutes <= m }
	case "=":
		return func(v *payroll.Verdict) bool { return v.Line.Minutes == m }
	}
	return nil
}

// filterKey types the filter; the lines follow at once.
func (s *hoursScreen) filterKey(msg tea.Msg) tea.Cmd {
	switch keyName(msg) {
	case "enter", "down":
		s.filter.typing = false
		s.remember()
		return nil
	case "esc":
		s.filter.typing = false
		s.filter.field.SetText("")
		s.arrange()
		return nil
	}
	if s.filter.field.Update(msg) {
		s.arrange()
	}
	return nil
}
