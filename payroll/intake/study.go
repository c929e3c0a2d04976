package intake

import (
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// study gathers, while a file is read, what its columns tell of how they are written.
type study struct {
	dates  written.Dates
	hours  written.Lengths
	breaks written.Breaks
	clocks written.Clocks
	agree  agreement
	// extra is how many empty cells every row so far has too many, none where rows differ.
	extra int
	seen  bool
}

// width takes in how wide a row is.
func (s *study) width(cells []string, want int) {
	extra := len(cells) - want
	if extra <= 0 || !blank(cells[want:]) || s.seen && extra != s.extra {
		extra = none
	}
	s.extra, s.seen = extra, true
}

// settle holds what was found of the columns against how they were read: a
// layout to read the file by again, nil where all was read right, or what has to be asked.
// Rows that were refused for one thing have told nothing of what stands behind it, so one
// thing is settled at a time.
func (r *reading) settle() (*layout, error) {
	lay := *r.lay
	if !lay.widens && lay.trims == 0 && r.study.extra > 0 {
		lay.trims = r.study.extra
		return &lay, nil
	}
	for _, settle := range [...]func(*layout) (bool, error){r.settleDates, r.settleClock, r.settleBreak, r.settleHours} {
		if again, err := settle(&lay); again || err != nil {
			return &lay, err
		}
	}
	return nil, nil
}

func (r *reading) settleDates(lay *layout) (again bool, err error) {
	if lay.dates != "" {
		return false, nil
	}
	order, ok := r.study.dates.Order()
	if !ok {
		return false, r.askDates()
	}
	lay.dates = order
	return order != DayFirst, nil
}

func (r *reading) settleClock(lay *layout) (again bool, err error) {
	if lay.clockIn != NotationFree {
		return false, nil
	}
	n, ok := r.study.clocks.Notation()
	if !ok {
		return false, r.ask(CodeAskClock, lay.cols.start, r.study.clocks.Example, written.DoubtPoint)
	}
	lay.clockIn = n
	return n == NotationDayPart, nil
}

func (r *reading) settleBreak(lay *layout) (again bool, err error) {
	if lay.breakIn != NotationFree {
		return false, nil
	}
	n, d, cell := r.study.breaks.Settle()
	if d != written.NoDoubt {
		return false, r.ask(CodeAskBreak, lay.cols.pause, cell, d)
	}
	lay.breakIn = n
	return n != NotationFree, nil
}

func (r *reading) settleHours(lay *layout) (again bool, err error) {
	if lay.hoursIn != NotationFree {
		return false, nil
	}
	if n := r.study.agree.notation(); n != NotationFree {
		lay.hoursIn = n
		return true, nil
	}
	if d := r.study.hours.Doubt(); d != written.NoDoubt {
		return false, r.ask(CodeAskHours, lay.cols.hours, r.study.hours.Example, d)
	}
	return false, nil
}

// ask makes the question of a column that can be read in several ways.
func (r *reading) ask(code payroll.Code, column int, text string, d written.Doubt) *payroll.Problem {
	return payroll.NewProblem(code, "file", r.res.Name, "field", r.lay.head(column), "text", shorten(text), "doubt", string(d),
		"choices", choices(d.Offers()))
}

func choices(list []Notation) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = string(n)
	}
	return strings.Join(words, ", ")
}

func (r *reading) askDates() *payroll.Problem {
	text := r.study.dates.Example
	day := func(o DateOrder) string {
		d, _ := written.Date(text, o)
		return d.String()
	}
	return payroll.NewProblem(CodeAskDates, "file", r.res.Name, "field", r.lay.head(r.lay.cols.date), "text", shorten(text),
		"dmy", day(DayFirst), "mdy", day(MonthFirst), "ymd", day(YearFirst))
}

// Offer is an answer to how a column is written.
type Offer struct {
	Dates    DateOrder
	Notation Notation
	// Reads is what the example becomes.
	Reads string
}

// Offers lists the answers to a question about a column, none where err asks none.
func Offers(p *payroll.Problem) []Offer {
	if p == nil {
		return nil
	}
	var out []Offer
	switch p.Code {
	case CodeAskDates:
		for _, o := range [...]DateOrder{DayFirst, MonthFirst, YearFirst} {
			if d := p.Args[string(o)]; d != "" {
				out = append(out, Offer{Dates: o, Reads: d})
			}
		}
	case CodeAskHours, CodeAskBreak, CodeAskClock:
		l, _ := written.ReadLength(p.Args["text"])
		for _, n := range written.Doubt(p.Args["doubt"]).Offers() {
			o := Offer{Notation: n}
			if m, ok := l.In(n); ok {
				o.Reads = m.Clock()
			}
			out = append(out, o)
		}
	default: // no question about a column
	}
	return out
}

// Way is what a person says of how a file is written.
type Way struct {
	// Sheets are those of a book that are read, none for all with the header of the first.
	Sheets []string
	// Dates is the order of its days, "" to find it out.
	Dates DateOrder
	// Written tells of columns, by their folded headers, how they are written; Columns
	// what they are, "" for one that is not to be read.
	Written map[string]Notation
	Columns map[string]Field
}

// Names tells whether the meaning of some column was said.
func (w *Way) Names() bool { return w != nil && len(w.Columns) > 0 }

// With gives what was said with the answer to a question about a column.
func (w *Way) With(q *payroll.Problem, answer Offer) *Way {
	out := Way{Written: map[string]Notation{}}
	if w != nil {
		out.Sheets, out.Dates, out.Columns = w.Sheets, w.Dates, w.Columns
		maps.Copy(out.Written, w.Written)
	}
	if answer.Dates != "" {
		out.Dates = answer.Dates
	} else {
		out.Written[foldHead(q.Args["field"])] = answer.Notation
	}
	return &out
}

// apply makes a layout follow what was said. It fails with CodeMapColumn for a column
// that the file does not have, or that holds no times or lengths.
func (w *Way) apply(l *layout, name string) error {
	if w == nil {
		return nil
	}
	if w.Dates != "" {
		l.dates = w.Dates
	}
	heads := make([]string, len(l.heads))
	for i, h := range l.heads {
		heads[i] = foldHead(h)
	}
	for _, key := range sortedKeys(w.Written) {
		n := w.Written[key]
		i := slices.Index(heads, key)
		switch c := &l.cols; {
		case i < 0:
			return payroll.NewProblem(CodeMapColumn, "file", name, "column", key, "columns", strings.Join(l.heads, ", "))
		case i == c.hours:
			l.hoursIn = n
		case i == c.pause:
			l.breakIn = n
		case i == c.start || i == c.end:
			l.clockIn = n
		default:
			return payroll.NewProblem(CodeMapColumn, "file", name, "column", key, "columns", strings.Join(l.heads, ", "))
		}
	}
	return nil
}
