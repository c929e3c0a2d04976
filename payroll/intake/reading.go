package intake

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// Limits of what a cell may hold, in characters.
const (
	maxText   = 200
	maxRemark = 2000
	maxShown  = 60
	// maxCache bounds the texts that are remembered while reading.
	maxCache = 1 << 16
	// maxRoom bounds the rows for which room is made at once.
	maxRoom = 1 << 18
)

// reading is one run over a file.
type reading struct {
	opts Options
	t    table
	lay  *layout
	res  Result

	texts map[string]string
	dates map[string]moment
	types map[string]string
	// shared holds the counts of rows with one sort of pieces, by their number.
	shared map[payroll.Hundredths]map[string]payroll.Hundredths
	scope  scopeBuilder
	sum    hourSum
	study  study
	// sheet is the place of the sheet at hand; seconds is set where the row at hand was
	// rounded to whole minutes.
	sheet   int
	near    payroll.Date
	seconds bool
	// watched are the columns that are not read and may hold hours.
	watched []watched
}

func newReading(name string, opts Options) *reading {
	return &reading{
		opts: opts, res: Result{Name: name},
		texts: map[string]string{}, dates: map[string]moment{}, types: map[string]string{},
		shared: map[payroll.Hundredths]map[string]payroll.Hundredths{},
		scope:  newScopeBuilder(),
	}
}

// step is after how many rows the context is asked and progress is told.
const step = 2048

func (r *reading) run(ctx context.Context, t table, lay *layout) error {
	r.t, r.lay = t, lay
	r.res.Sheets = lay.sheets
	r.watch()
	r.res.Notes = append(r.res.Notes, lay.beside...)
	about := t.rows()
	if lay.form != FormPeople {
		r.res.Rows = make([]Row, 0, min(about, maxRoom))
	}
	r.res.Kind, r.res.Form = lay.kind, lay.form
	r.res.HasTimes = lay.has(FieldStart) && lay.has(FieldEnd)
	r.res.HasApproval = lay.has(FieldApproved)
	r.res.known = lay.known()
	r.res.HasMeals = r.res.known.counts[payroll.KindMeals]
	n := 0
	for ; ; n++ {
		if n%step == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			r.progress(int64(n), max(about, 0))
		}
		cells, err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch {
		case blank(cells):
		case r.unseen():
			r.note(Note{What: NoteHiddenRow})
		default:
			r.row(cells)
		}
	}
	r.finish()
	r.progress(int64(n), int64(n))
	return nil
}

func (r *reading) progress(done, about int64) {
	if r.opts.Progress != nil {
		r.opts.Progress(done, about)
	}
}

// unseen tells whether the row at hand is one that the file does not show. Behind it
// comes what follows from another sheet having begun.
func (r *reading) unseen() bool {
	w := r.t.where()
	if w.sheet != r.sheet {
		r.sheet = w.sheet
		r.checkTotals()
		r.sum.held = nil
		r.sum.closed = append(r.sum.closed, mark{r.sum.minutes, r.sum.hundreds})
	}
	return w.hidden
}

// row reads one row that is not blank. A row that looks like a totals row is
// held: only as the last of the file is it one.
func (r *reading) row(cells []string) {
	if held := r.sum.held; held != nil {
		r.sum.held = nil
		r.res.RowCount++
		r.res.Refused = append(r.res.Refused, *held)
	}
	r.study.width(cells, len(r.lay.heads))
	if len(cells) != len(r.lay.heads) {
		if !r.lay.widens && !r.surplus(cells) {
			r.res.RowCount++
			r.refuseWidth(cells)
			return
		}
		cells = widen(cells, len(r.lay.heads))
	}
	r.carry(cells)
	if r.totals(cells) {
		return
	}
	r.res.RowCount++
	if r.lay.form == FormPeople {
		r.person(cells)
		return
	}
	row, bad := r.hours(cells)
	if bad != nil {
		bad.Person, bad.Date = row.Person, row.Date
		r.res.Refused = append(r.res.Refused, *bad)
		return
	}
	r.sum.commit()
	if r.seconds {
		r.note(Note{What: NoteSeconds})
	}
	r.unread(cells, &row)
	r.scope.add(row.Facts)
	r.res.Rows = append(r.res.Rows, row)
}

// carry fills in what a row shares with the one above, in cells that are merged: who and
// when and where, never how long.
func (r *reading) carry(cells []string) {
	if !r.lay.widens {
		return
	}
	c := &r.lay.cols
	for _, i := range [...]int{c.date, c.person, c.first, c.last, c.number, c.email, c.nmbrsID, c.contract, c.venue, c.team, c.typ} {
		if i != none && strings.TrimSpace(cells[i]) == "" {
			cells[i] = r.t.about(i).above
		}
	}
}

// surplus tells whether a row only has empty cells too many, as some programs end
// every row but the header with a separator. They do so in every row: in one alone, a
// separator in the middle has moved the cells.
func (r *reading) surplus(cells []string) bool {
	n := len(r.lay.heads)
	return r.lay.trims > 0 && len(cells) == n+r.lay.trims && blank(cells[n:])
}

// widen fits a sheet's row to the header: a sheet leaves out empty cells and
// may have notes beside the table, but its cells never shift.
func widen(cells []string, n int) []string {
	if len(cells) > n {
		return cells[:n]
	}
	return append(cells, make([]string, n-len(cells))...)
}

func (r *reading) finish() {
	r.res.Covers = r.scope.scope()
	if r.lay.eitje && r.lay.form == "" {
		r.res.Form = r.sum.form(r.lay.secondForm)
	}
	r.checkTotals()
	r.turnedNotes()
	if len(r.res.Rows)+len(r.res.People) == 0 {
		r.res.Notes = append(r.res.Notes, Note{What: NoteEmpty, Count: 1})
	}
}

// cell gives a field's cell, "" where the file has no such column.
func cell(cells []string, i int) string {
	if i == none {
		return ""
	}
	return strings.TrimSpace(cells[i])
}

// refuse makes a refusal of the row for what stands in a cell.
func (r *reading) refuse(i int, code payroll.Code, shown string, pairs ...string) *Refusal {
	line, column := r.t.place(max(i, 0))
	shown = shorten(shown)
	p := payroll.NewProblem(code, append([]string{
		"file", r.res.Name, "line", payroll.IntText(line), "column", payroll.IntText(column),
		"field", r.lay.head(i), "text", shown,
	}, pairs...)...)
	if cell, err := excelize.CoordinatesToCellName(column, line); r.lay.serial && err == nil {
		p.Args["cell"], p.Args["sheet"] = cell, r.sheetName()
	}
	return &Refusal{File: r.res.Name, Sheet: r.sheetName(), Line: line, Column: column, Text: shown, Problem: p}
}

func shorten(s string) string { return clip(strings.TrimSpace(payroll.Clean(s, maxShown+1)), maxShown) }

func (r *reading) refuseWidth(cells []string) {
	want := len(r.lay.heads)
	at := min(want, len(cells)-1)
	bad := r.refuse(at, CodeWidth, gist(cells), "want", payroll.IntText(want), "got", payroll.IntText(len(cells)))
	if i := r.lay.cols.person; i != none && i < len(cells) {
		bad.Person = payroll.Clean(strings.TrimSpace(cells[i]), maxText)
	}
	if i := r.lay.cols.date; i != none && i < len(cells) {
		bad.Date, _ = r.date(cell(cells, i))
	}
	r.res.Refused = append(r.res.Refused, *bad)
}

// gist shows a row whose cells cannot be told apart.
func gist(cells []string) string {
	var b strings.Builder
	for _, c := range cells {
		if c = strings.TrimSpace(c); c == "" || b.Len() > maxShown {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" · ")
		}
		b.WriteString(c)
	}
	return b.String()
}
