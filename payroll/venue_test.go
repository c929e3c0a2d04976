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

func TestVenueNamesCompany(t *testing.T) {
	for _, c := range []struct {
		venue, company string
		want           bool
	}{
		{"Het Anker", "Brasserie Het Anker B.V.", true},
		{"het ANKER", "Het Anker", true},
		{"Café Zürich", "cafe zurich holding", true},
		{"Anker", "Brasserie Het Anker B.V.", true},
		{"Ankers", "Brasserie Het Anker B.V.", false},
		{"Het Anker Noord", "Brasserie Het Anker B.V.", false},
		{"B.V.", "Brasserie Het Anker B.V.", false},
		{"Het", "Brasserie Het Anker B.V.", false},
		{"", "Brasserie Het Anker B.V.", false},
		{"Het Anker", "", false},
	} {
		if got := VenueNamesCompany(c.venue, c.company); got != c.want {
			t.Errorf("%q of %q: %v", c.venue, c.company, got)
		}
	}
}
