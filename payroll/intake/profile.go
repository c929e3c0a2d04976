package intake

import (
	"maps"
	"strings"

	"doorzet/payroll"
)

// Profile tells how to read a file that is no known form. It is kept as JSON
// under its name.
type Profile struct {
	// Name also is the source's form: two profiles are two kinds of source.
	Name string `json:"name"`
	// HeaderKey recognises the header of the files that the profile is for.
	HeaderKey string `json:"header"`
	// Delimiter is the separator of a CSV file, "" for a sheet.
	Delimiter string `json:"delimiter,omitempty"`
	// Encoding is what the first file was in. Every file is looked at anew,
	// unless Fixed says that the clerk has chosen it.
	Encoding string `json:"encoding,omitempty"`
	Fixed    bool   `json:"fixed,omitempty"`
	// Sheet is the name of the sheet, "" for the first.
	Sheet     string    `json:"sheet,omitempty"`
	DateOrder DateOrder `json:"dates,omitempty"`
	// Columns gives the folded header of each column that is read its meaning.
	Columns map[string]Field `json:"columns"`
	// Hours and Break tell how the columns of these names write lengths; a
	// break is whole minutes unless it says otherwise.
	Hours Notation `json:"hours,omitempty"`
	Break Notation `json:"break,omitempty"`
	// Type is the hour type of a row without one; "" is ordinary work.
	Type string `json:"type,omitempty"`
}

// Clone gives a copy that shares no columns.
func (p Profile) Clone() Profile {
	p.Columns = maps.Clone(p.Columns)
	if p.Columns == nil {
		p.Columns = map[string]Field{}
	}
	return p
}

// Kept gives the profile under a name, with what was said of how its columns are written.
func (p Profile) Kept(name string, w *Way) Profile {
	out := p.Clone()
	out.Name = name
	if w == nil {
		return out
	}
	if w.Dates != "" {
		out.DateOrder = w.Dates
	}
	for head, n := range w.Written {
		switch out.Columns[head] {
		case FieldHours:
			out.Hours = n
		case FieldBreak:
			out.Break = n
		default: // times are found out
		}
	}
	return out
}

// HeaderKey makes the key by which a profile recognises a header: the folded
// headers in their order.
func HeaderKey(cells []string) string {
	heads := make([]string, len(cells))
	for i, c := range cells {
		heads[i] = foldHead(c)
	}
	return strings.Join(heads, "\t")
}

// ColumnKeys gives the keys of a header's cells in Profile.Columns: the folded
// header, with its number behind it where it occurs again, and the column's
// number where it has none.
func ColumnKeys(cells []string) []string {
	out := make([]string, len(cells))
	seen := map[string]int{}
	for i, c := range cells {
		h := foldHead(c)
		if h == "" {
			h = "kolom " + payroll.IntText(i+1)
		}
		if seen[h]++; seen[h] > 1 {
			h += " (" + payroll.IntText(seen[h]) + ")"
		}
		out[i] = h
	}
	return out
}

// layoutOf looks for the profile's header. All its columns must be there; the
// order, and other columns, do not matter.
func (p *Profile) layoutOf(cells []string) (*layout, *payroll.Problem) {
	lay := &layout{
		kind: payroll.SourceOther, form: p.Name, cols: noColumns(), heads: headTexts(cells),
		dates: p.DateOrder, hoursIn: p.Hours, breakIn: p.Break, fallback: payroll.FoldType(p.Type),
	}
	if lay.fallback == "" {
		lay.fallback = payroll.TypeWorked
	}
	heads := ColumnKeys(cells)
	there := map[string]bool{}
	for _, h := range heads {
		there[h] = true
	}
	var missing []string
	for h := range p.Columns {
		if !there[h] {
			missing = append(missing, h)
		}
	}
	if len(missing) > 0 {
		return nil, p.misfit(len(missing) < len(p.Columns), missing)
	}
	if bad := lay.assign(heads, func(h string) Field { return p.Columns[h] }); bad != nil {
		return nil, bad
	}
	return lay.require(lay.needs()...)
}

// misfit is the problem of a header that has some of the columns; one that has
// none is not the header.
func (p *Profile) misfit(some bool, missing []string) *payroll.Problem {
	if !some {
		return nil
	}
	return payroll.NewProblem(CodeProfile, "profile", p.Name, "missing", strings.Join(sorted(missing), ", "))
}

// openProfileCSV opens a CSV file by a profile.
func openProfileCSV(name string, t text, p *Profile, in Input) (table, *layout, error) {
	all := dialects(t.data)
	if sep := []rune(p.Delimiter); len(sep) == 1 && validComma(sep[0]) && len(all) > 1 {
		all = []dialect{{comma: sep[0]}}
	}
	return openCSV(name, t, all, in.known(p.layoutOf))
}
