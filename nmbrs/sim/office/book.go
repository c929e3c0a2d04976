package office

import (
	"cmp"
	"slices"
	"strings"
)

// firstRowID is the first id that the server gives to a row.
const firstRowID = 88_000_001

// Book holds the rows and the days worked. Ids are never given twice.
type Book struct {
	rows   map[bookKey][]*Row
	byID   map[int]*Row
	byGUID map[string]*Row
	Days   map[DaysKey]daysWorked
	last   int
}

func newBook(sc Scenario, d *Data) *Book {
	b := &Book{rows: map[bookKey][]*Row{}, byID: map[int]*Row{}, byGUID: map[string]*Row{}, Days: map[DaysKey]daysWorked{}, last: firstRowID - 1}
	for _, list := range [][]InitialRow{sc.Hours, sc.Wages} {
		for _, r := range list {
			b.last = max(b.last, r.ID)
		}
	}
	b.fill(HourRow, sc.Hours, d)
	b.fill(WageRow, sc.Wages, d)
	for _, x := range sc.Days {
		if p, _, err := ParsePeriod(x.Period); err == nil && d.ByID[x.Employee] != nil {
			b.Days[DaysKey{Employee: x.Employee, Period: p}] = daysWorked{Days: x.Days, PlusMinus: x.PlusMinus}
		}
	}
	return b
}

func (b *Book) fill(k Kind, list []InitialRow, d *Data) {
	for _, in := range list {
		p, _, err := ParsePeriod(in.Period)
		if err != nil || d.ByID[in.Employee] == nil {
			continue
		}
		r := &Row{
			ID: in.ID, Kind: k, Employee: in.Employee, Code: in.Code, Amount: in.Amount,
			Period: p, Comment: in.Comment, Origin: OriginScenario,
		}
		if r.ID == 0 {
			r.ID = b.NextID()
		}
		if in.Hand {
			r.Origin = OriginHand
		}
		b.Add(r)
	}
}

// firstCreated is when rows were made that no call made.
const firstCreated = "2026-01-01T00:00:00"

// NextID gives an id that no row had.
func (b *Book) NextID() int {
	b.last++
	return b.last
}

// Add books a row.
func (b *Book) Add(r *Row) {
	key := bookKey{r.Kind, r.Employee, r.Period}
	b.rows[key] = append(b.rows[key], r)
	r.GUID = GUID(EntityRow, r.ID)
	if r.Created == "" {
		r.Created = firstCreated
	}
	b.byID[r.ID], b.byGUID[r.GUID] = r, r
}

// Remove takes a row away.
func (b *Book) Remove(r *Row) {
	key := bookKey{r.Kind, r.Employee, r.Period}
	b.rows[key] = slices.DeleteFunc(b.rows[key], func(x *Row) bool { return x == r })
	delete(b.byID, r.ID)
	delete(b.byGUID, r.GUID)
}

// Of gives the rows of an employee in a period, in the order in which they came.
func (b *Book) Of(k Kind, employee int, p Period) []*Row { return b.rows[bookKey{k, employee, p}] }

// Known gives the row with an id of REST, or nil.
func (b *Book) Known(guid string) *Row { return b.byGUID[strings.ToLower(guid)] }

// FillIn puts a figure for days in the place of what stood there.
func (b *Book) FillIn(key DaysKey, days int) {
	d := b.Days[key]
	d.Days, d.Parts = days, nil
	b.Days[key] = d
}

// FillInPlus puts the figure for wage components in the place of what stood there.
func (b *Book) FillInPlus(key DaysKey, plus int) {
	d := b.Days[key]
	d.PlusMinus = plus
	b.Days[key] = d
}

// Find gives a row of that kind and employee, or nil.
func (b *Book) Find(k Kind, employee, id int) *Row {
	r := b.byID[id]
	if r == nil || r.Kind != k || r.Employee != employee {
		return nil
	}
	return r
}

// Sorted gives all rows of a kind by id.
func (b *Book) Sorted(k Kind) []*Row {
	var out []*Row
	for _, r := range b.byID {
		if r.Kind == k {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(x, y *Row) int { return cmp.Compare(x.ID, y.ID) })
	return out
}

// PostDays keeps a figure for days in the place of the one before or, where that
// adds, beside it. A figure for wage components that is left out is lost, unless
// it keeps.
func (b *Book) PostDays(key DaysKey, days int, plus *int, adds, keepsPlus bool) {
	was, old := b.Days[key]
	now := daysWorked{Days: days, PlusMinus: was.PlusMinus}
	if old && adds {
		now.Parts = append(was.Records(), days)
		now.Days = was.Days + days
	}
	switch {
	case plus != nil:
		now.PlusMinus = *plus
	case !keepsPlus:
		now.PlusMinus = 0
	}
	b.Days[key] = now
}
