package intake

import (
	"strings"
	"unicode/utf8"

	"doorzet/payroll"
)

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
	r.sum.next, r.seconds = figure{}, false
	row := Row{Approved: r.opts.Approved && !r.res.HasApproval}
	row.Line, _ = r.t.place(0)
	row.Sheet = uint16(r.sheet) //nolint:gosec // a book has far fewer
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
		{c.person, &row.Person},
		{c.number, &row.Number},
		{c.email, &row.Email},
		{c.nmbrsID, &row.NmbrsID},
		{c.contract, &row.Contract},
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
	if i != none && r.t.about(i).formula {
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
			if r.t.about(c.cell).formula {
				return r.refuse(c.cell, CodeFormula, "")
			}
			continue
		}
		n, err := parsePieces(s)
		if err != nil {
			return r.refuse(c.cell, CodeCount, s)
		}
		if n == 0 {
			continue
		}
		if len(r.lay.counts) == 1 {
			row.Counts = r.pieces(c.kind, n)
			return nil
		}
		if row.Counts == nil {
			row.Counts = make(map[string]payroll.Hundredths, len(r.lay.counts))
		}
		row.Counts[c.kind] = n
	}
	return nil
}

// pieces gives the counts of a row with one sort of them. Most rows have one of
// a few numbers, so rows of equal numbers share a map, which nobody changes.
func (r *reading) pieces(kind string, n payroll.Hundredths) map[string]payroll.Hundredths {
	out := r.shared[n]
	if out == nil {
		out = map[string]payroll.Hundredths{kind: n}
		if len(r.shared) < maxCache {
			r.shared[n] = out
		}
	}
	return out
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
		if !ok { // the hours stand whatever the word means: they wait for a person
			r.note(Note{What: NoteApproval, Column: r.lay.head(c.approved), Text: shorten(s)})
		}
		if ok && turnsDown(s) {
			r.note(Note{What: NoteRejected, Column: r.lay.head(c.approved), Text: shorten(s)})
		}
		row.Approved, row.Denied = yes, ok && !yes
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
	}{{c.person, &p.Name}, {c.nmbrsID, &p.NmbrsID}, {c.number, &p.Number}, {c.email, &p.Email}, {c.contract, &p.Contract}} {
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
