package payroll

import (
	"maps"
	"slices"
	"testing"
)

// TestSheetRowsByTheirMark: a mark tells more than an amount, and what bears the
// mark of another step is nobody's of this sheet.
func TestSheetRowsByTheirMark(t *testing.T) {
	comp := Component{Kind: KindHours, Code: 2100}
	own := func(step StepID, amount Hundredths) OwnRow {
		return OwnRow{Kind: KindHours, ID: SheetRow(step), Employee: "1", Component: comp, Amount: amount, Step: step, Sheet: "b"}
	}
	row := func(id RowID, amount Hundredths, comment string) SeenRow {
		return SeenRow{ID: id, Code: 2100, Amount: amount, Comment: comment}
	}
	const one, two = StepID("06h1x28eww0022gdveg8mz40"), StepID("06h1x5x22m00j6jv4nj4wqws")
	for name, x := range map[string]struct {
		own  []OwnRow
		rows []SeenRow
		want []RowID
	}{
		"by amount, no comments":         {[]OwnRow{own(one, 800)}, []SeenRow{row("a", 800, "")}, []RowID{"a"}},
		"by mark among equals":           {[]OwnRow{own(one, 800)}, []SeenRow{row("a", 800, "hand"), row("b", 800, one.Comment())}, []RowID{"b"}},
		"by mark, altered":               {[]OwnRow{own(one, 800)}, []SeenRow{row("a", 700, one.Comment())}, []RowID{"a"}},
		"another step's mark":            {[]OwnRow{own(one, 800)}, []SeenRow{row("a", 800, two.Comment())}, []RowID{}},
		"two steps, two marks":           {[]OwnRow{own(one, 800), own(two, 800)}, []SeenRow{row("b", 800, two.Comment()), row("a", 800, one.Comment())}, []RowID{"a", "b"}},
		"two amounts under one mark":     {[]OwnRow{own(one, 800), own(two, 200)}, []SeenRow{row("a", 1000, one.Comment()), row("b", 200, "")}, []RowID{"a"}},
		"two amounts as one, no comment": {[]OwnRow{own(one, 800), own(two, 200)}, []SeenRow{row("a", 1000, "")}, []RowID{"a"}},
		"registered already":             {[]OwnRow{own(one, 800), {Kind: KindHours, ID: "a"}}, []SeenRow{row("a", 800, one.Comment())}, []RowID{}},
		"another code":                   {[]OwnRow{own(one, 800)}, []SeenRow{{ID: "a", Code: 2110, Amount: 800, Comment: one.Comment()}}, []RowID{}},
	} {
		got := slices.Sorted(maps.Keys(SheetRowsIn(x.rows, x.own, "1", comp)))
		if !slices.Equal(got, x.want) && len(got)+len(x.want) > 0 {
			t.Errorf("%s: %v, want %v", name, got, x.want)
		}
	}
}
