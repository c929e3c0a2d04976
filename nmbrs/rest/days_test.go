package rest

import (
	"strings"
	"testing"
)

// TestDaysAreAnyWholeNumber reads what a clerk can enter as days, fewer than
// none too; only a broken day cannot be read.
func TestDaysAreAnyWholeNumber(t *testing.T) {
	for text, want := range map[string]struct {
		days int
		bad  bool
	}{
		"0": {}, "22": {days: 22}, "-2": {days: -2}, "20.0": {days: 20}, "-3.00": {days: -3}, `"20.0"`: {days: 20},
		"20.5": {bad: true}, "-0.5": {bad: true}, "2e1": {bad: true}, "null": {bad: true}, `"veel"`: {bad: true}, "true": {bad: true},
	} {
		doc, err := decode(strings.NewReader(`{"days":`+text+`}`), opDays().keep)
		if err != nil {
			t.Fatal(err)
		}
		o, err := asObject(doc)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := o.number("days"); got != want.days || (err != nil) != want.bad {
			t.Errorf("%s: %d, %v", text, got, err)
		}
	}
}
