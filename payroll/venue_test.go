package payroll

import "testing"

// TestVenueDoubtful holds the threshold over every mix of a few people.
func TestVenueDoubtful(t *testing.T) {
	for known := range 12 {
		for unknown := range 12 {
			want := unknown > 1 && 2*unknown > known+unknown
			if got := VenueDoubtful(known, unknown); got != want {
				t.Errorf("%d known, %d unknown: %v", known, unknown, got)
			}
		}
	}
}
