package payroll

import "testing"

func TestOwnRowSettled(t *testing.T) {
	n := func(h Hundredths) *Hundredths { return &h }
	base := OwnRow{Kind: KindHours, ID: "7", Component: Component{Kind: KindHours, Code: 2100}, Amount: 800}
	row := func(change func(*OwnRow)) OwnRow { r := base; change(&r); return r }
	left, gone := row(func(r *OwnRow) { r.Left = n(500) }), row(func(r *OwnRow) { r.Gone = true })
	seen := func(amount Hundredths) *SeenRow { return &SeenRow{ID: "7", Code: 2100, Amount: amount} }
	for name, c := range map[string]struct {
		row  OwnRow
		seen *SeenRow
		want bool
	}{
		"as made": {base, seen(800), true}, "altered": {base, seen(500), false}, "deleted": {base, nil, false},
		"left so": {left, seen(500), true}, "put back": {left, seen(800), true}, "altered again": {left, seen(400), false},
		"left, then deleted": {left, nil, false}, "gone": {gone, nil, true}, "back again": {gone, seen(800), false},
		"another code": {base, &SeenRow{ID: "7", Code: 2150, Amount: 800}, false},
		"more digits":  {base, &SeenRow{ID: "7", Code: 2100, Amount: 800, Inexact: true}, false},
	} {
		if got := c.row.Settled(c.seen); got != c.want {
			t.Errorf("%s: settled %t, want %t", name, got, c.want)
		}
	}
	for name, c := range map[string]struct {
		row     OwnRow
		planned Hundredths
		remove  bool
	}{
		"as made": {base, 800, true}, "left": {left, 800, false}, "gone": {gone, 800, false},
		"taken over":   {row(func(r *OwnRow) { r.Amount, r.Counts = 500, n(800) }), 800, true},
		"by sheet":     {row(func(r *OwnRow) { r.Sheet = "uren.xlsx" }), 800, false},
		"kept twin":    {row(func(r *OwnRow) { r.Counts = n(0) }), 0, false},
		"negative row": {row(func(r *OwnRow) { r.Amount = -200 }), -200, false},
	} {
		if got := c.row.Planned(); got != c.planned {
			t.Errorf("%s: planned %s, want %s", name, got, c.planned)
		}
		if got := c.row.Removable(); got != c.remove {
			t.Errorf("%s: removable %t", name, got)
		}
	}
}
