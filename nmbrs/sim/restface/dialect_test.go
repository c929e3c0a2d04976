package restface

import (
	"slices"
	"testing"

	"doorzet/nmbrs/sim/office"
)

// TestEveryDialectIsSpoken: the names that a scenario may choose are those that are
// spoken, in the same order, and each has words for every kind of salary and type.
func TestEveryDialectIsSpoken(t *testing.T) {
	var names []string
	for _, d := range dialects() {
		names = append(names, d.name)
		if len(d.salaries) != len(office.SalaryTypes()) || len(d.types) != 7 {
			t.Errorf("%s: %d kinds of salary, %d types", d.name, len(d.salaries), len(d.types))
		}
	}
	if !slices.Equal(names, office.Dialects()) {
		t.Errorf("spoken are %v, chosen from %v", names, office.Dialects())
	}
}
