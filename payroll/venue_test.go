package payroll

import "testing"

// TestVenueDoubtful holds the threshold over every mix of a few people.
func TestVenueDoubtful(t *testing.T) {
	for known := range 12 {
		for unknown := range 12 {
			for bare := range 4 {
				others := unknown + bare
				want := (unknown > 1 || bare > 0) && 2*others > known+others
				if got := VenueDoubtful(known, unknown, bare); got != want {
					t.Errorf("%d known, %d unknown, %d bare: %v", known, unknown, bare, got)
				}
			}
		}
	}
}
