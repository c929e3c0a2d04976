package intake

import (
	"context"
	"errors"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"doorzet/payroll"
)

// Limits of what a cell may hold, in characters.
const (
	maxText   = 200
	maxRemark = 2000
	maxShown  = 60
	// maxCache bounds the texts that are remembered while reading.
	maxCache = 1 << 16
	// rowBytes guesses the length of a row, to make room for the rows at once.
	rowBytes = 80
	maxRoom  = 1 << 18
)

// reading is one run over a file.
type reading struct {
	opts Options
	t    table
	lay  *layout
	res  Result

	texts map[string]string
	dates map[string]payroll.Date
	types map[string]string
	scope scopeBuilder
	sum   hourSum
}

func newReading(name string, opts Options) *reading {
	return &reading{
		opts: opts, res: Result{Name: name},
		texts: map[string]string{}, dates: map[string]payroll.Date{}, types: map[string]string{},
		scope: newScopeBuilder(),
	}
}

// step is after how many rows the context is asked and progress is told.
const step = 2048

func (r *reading) run(ctx context.Context, t table, lay *layout, total int64) error {
	r.t, r.lay = t, lay
	if lay.form != FormPeople {
		r.res.Rows = make([]Row, 0, min(total/rowBytes, maxRoom))
	}
	r.res.Kind, r.res.Form = lay.kind, lay.form
	r.res.HasTimes = lay.has(FieldStart) && lay.has(FieldEnd)
	r.res.HasApproval = lay.has(FieldApproved)
	r.res.known = lay.known()
	r.res.HasMeals = r.res.known.counts[payroll.KindMeals]
	for n := 0; ; n++ {
		if n%step == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			r.progress(t.offset(), total)
		}
		cells, err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if !blank(cells) {
			r.row(cells)
		}
	}
	r.finish()
	r.progress(total, total)
	return nil
}

func (r *reading) progress(done, total int64) {
	if r.opts.Progress != nil {
		r.opts.Progress(done, total)
	}
}

// row reads one row that is not blank. A row that looks like a totals row is
// held: only as the last of the file is it one.
func (r *reading) row(cells []string) {
	if held := r.sum.held; held != nil {
		r.sum.held = nil
		r.res.RowCount++
		r.res.Refused = append(r.res.Refused, *held)
	}
	if len(cells) != len(r.lay.heads) {
		if !r.lay.widens {
			r.res.RowCount++
			r.refuseWidth(cells)
			return
		}
		cells = widen(cells, len(r.lay.heads))
	}
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
	r.scope.add(row.Facts)
	r.res.Rows = append(r.res.Rows, row)
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
	return &Refusal{File: r.res.Name, Line: line, Column: column, Text: shown, Problem: p}
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

// text reads a text cell: cleaned, remembered, within the limit.
func (r *reading) text(cells []string, i int) (string, *Refusal) {
	s := cell(cells, i)
	if s == "" {
		return "", nil
	}
	if t, ok := r.texts[s]; ok {
		return t, nil
	}
	t, bad := r.clean(i, s, maxText)
	if bad != nil {
		return "", bad
	}
	if len(r.texts) < maxCache {
		r.texts[strings.Clone(s)] = t
	}
	return t, nil
}

// clean checks and cleans a text. The result shares no memory with the row.
func (r *reading) clean(i int, s string, limit int) (string, *Refusal) {
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		return "", r.refuse(i, CodeTooLong, s, "limit", payroll.IntText(limit))
	}
	if !utf8.ValidString(s) {
		return "", r.refuse(i, CodeText, s)
	}
	return strings.Clone(strings.TrimSpace(payroll.Clean(s, 0))), nil
}

// hours reads a row of hours. On a refusal the row holds what was read before.
func (r *reading) hours(cells []string) (Row, *Refusal) {
	r.sum.next = figure{}
	row := Row{Approved: r.opts.Approved && !r.res.HasApproval}
	row.Line, _ = r.t.place(0)
	row.Start, row.End = payroll.NoTime, payroll.NoTime
	for _, part := range [...]func([]string, *Row) *Refusal{
		r.who, r.when, r.where, r.counts, r.worked, r.extras,
	} {
		if bad := part(cells, &row); bad != nil {
			return row, bad
		}
	}
	return row, nil
}

func (r *reading) who(cells []string, row *Row) *Refusal {
	c := &r.lay.cols
	for _, w := range [...]struct {
		at  int
		out *string
	}{
		{c.person, &row.Person}, {c.number, &row.Number}, {c.email, &row.Email},
		{c.nmbrsID, &row.NmbrsID}, {c.contract, &row.Contract},
	} {
		if w.at == none {
			continue
		}
		var bad *Refusal
		if *w.out, bad = r.text(cells, w.at); bad != nil {
			return bad
		}
	}
	if row.Person == "" && (c.first != none || c.last != none) {
		first, bad := r.text(cells, c.first)
		if bad != nil {
			return bad
		}
		last, bad := r.text(cells, c.last)
		if bad != nil {
			return bad
		}
		row.Person = strings.TrimSpace(first + " " + last)
	}
	return nil
}

// when comes after who, so that a refused date still tells whose it was.
func (r *reading) when(cells []string, row *Row) *Refusal {
	i := r.lay.cols.date
	s := cell(cells, i)
	if s == "" {
		return r.missing(i, CodeNoDate)
	}
	d, ok := r.date(s)
	if !ok {
		return r.refuse(i, CodeDate, s)
	}
	row.Date = d
	if row.Person == "" && row.Number == "" {
		at := r.lay.cols.person
		if at == none {
			at = r.lay.cols.number
		}
		return r.missing(at, CodeNoPerson)
	}
	return nil
}

// missing refuses an empty cell; in a sheet it may be a formula without outcome.
func (r *reading) missing(i int, code payroll.Code) *Refusal {
	if i != none && r.t.formula(i) {
		return r.refuse(i, CodeFormula, "")
	}
	return r.refuse(i, code, "")
}

func (r *reading) where(cells []string, row *Row) *Refusal {
	var bad *Refusal
	c := &r.lay.cols
	if row.Venue, bad = r.text(cells, c.venue); bad != nil {
		return bad
	}
	if row.Team, bad = r.text(cells, c.team); bad != nil {
		return bad
	}
	t, bad := r.text(cells, c.typ)
	if bad != nil {
		return bad
	}
	folded, ok := r.types[t]
	if !ok {
		folded = payroll.FoldType(t)
		if folded == "" {
			folded = r.lay.fallback
		}
		if len(r.types) < maxCache {
			r.types[t] = folded
		}
	}
	row.Type = folded
	return nil
}

func (r *reading) counts(cells []string, row *Row) *Refusal {
	for _, c := range r.lay.counts {
		s := cell(cells, c.cell)
		if s == "" {
			if r.t.formula(c.cell) {
				return r.refuse(c.cell, CodeFormula, "")
			}
			continue
		}
		n, err := payroll.ParseHundredths(s)
		if err != nil {
			return r.refuse(c.cell, CodeCount, s)
		}
		if n == 0 {
			continue
		}
		if row.Counts == nil {
			row.Counts = make(map[string]payroll.Hundredths, len(r.lay.counts))
		}
		row.Counts[c.kind] = n
	}
	return nil
}

// extras reads what does not pay: the remark and the approval.
func (r *reading) extras(cells []string, row *Row) *Refusal {
	c := &r.lay.cols
	if s := cell(cells, c.remark); s != "" {
		var bad *Refusal
		if row.Remark, bad = r.clean(c.remark, s, maxRemark); bad != nil {
			return bad
		}
	}
	if s := cell(cells, c.approved); s != "" {
		yes, ok := parseYes(s)
		if !ok {
			return r.refuse(c.approved, CodeApproved, s)
		}
		row.Approved = yes
	}
	return nil
}

// person reads a row of a people export.
func (r *reading) person(cells []string) {
	var p PersonRow
	p.Line, _ = r.t.place(0)
	c := &r.lay.cols
	for _, w := range [...]struct {
		at  int
		out *string
	}{{c.person, &p.Name}, {c.nmbrsID, &p.NmbrsID}, {c.email, &p.Email}, {c.contract, &p.Contract}} {
		var bad *Refusal
		if *w.out, bad = r.text(cells, w.at); bad != nil {
			bad.Person = p.Name
			r.res.Refused = append(r.res.Refused, *bad)
			return
		}
	}
	if p.Name == "" {
		r.res.Refused = append(r.res.Refused, *r.missing(c.person, CodeNoPerson))
		return
	}
	r.res.People = append(r.res.People, p)
}

// scopeBuilder gathers what a file speaks of.
type scopeBuilder struct {
	span                 payroll.Span
	venues, teams, types map[string]bool
	last                 [3]string
	some                 bool
}

func newScopeBuilder() scopeBuilder {
	return scopeBuilder{venues: map[string]bool{}, teams: map[string]bool{}, types: map[string]bool{}}
}

func (b *scopeBuilder) add(f payroll.Facts) {
	if !b.some || f.Date < b.span.From {
		b.span.From = f.Date
	}
	if f.Date > b.span.To {
		b.span.To = f.Date
	}
	if now := [3]string{f.Venue, f.Team, f.Type}; !b.some || now != b.last {
		b.venues[f.Venue], b.teams[f.Team], b.types[f.Type] = true, true, true
		b.last = now
	}
	b.some = true
}

func (b *scopeBuilder) scope() Scope {
	return Scope{Span: b.span, Venues: sortedKeys(b.venues), Teams: sortedKeys(b.teams), Types: sortedKeys(b.types)}
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return sorted(out)
}

func sorted(s []string) []string {
	sort.Strings(s)
	return s
}
