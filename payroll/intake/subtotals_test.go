package intake

import (
	"context"
	"testing"
)

// TestTotalsOfPeopleBesideAGrandTotal: totals of people at the end of a list that is in
// the order of its days are held against their own rows, and the grand total against
// all; one that is wrong is named with what its rows add up to.
func TestTotalsOfPeopleBesideAGrandTotal(t *testing.T) {
	const days = "datum;naam;uren\n02-11-2026;Jan Smit;8:00\n02-11-2026;Eva Bos;4:00\n03-11-2026;Jan Smit;7:00\n03-11-2026;Eva Bos;5:30\n"
	const decimals = "datum;naam;uren\n02-11-2026;Jan Smit;8,33\n02-11-2026;Eva Bos;4,33\n03-11-2026;Jan Smit;7,33\n03-11-2026;Eva Bos;5,5\n"
	for name, c := range map[string]struct {
		data   string
		stated []string
	}{
		"in the name":         {days + ";Totaal Jan Smit;15:00\n;Totaal Eva Bos;9:30\n;Totaal;24:30\n", nil},
		"beside the name":     {days + "Totaal;Jan Smit;15:00\nTotaal;Eva Bos;9:30\nTotaal;;24:30\n", nil},
		"surname first":       {days + ";Totaal: Smit, Jan;15:00\n;Totaal: Bos, Eva;9:30\n;Eindtotaal;24:30\n", nil},
		"decimals":            {decimals + ";Totaal Jan Smit;15,66\n;Totaal Eva Bos;9,83\n;Totaal;25,49\n", nil},
		"the grand one first": {days + ";Totaal;24:30\n;Totaal Jan Smit;15:00\n;Totaal Eva Bos;9:30\n", nil},
		"one is wrong":        {days + ";Totaal Jan Smit;15:00\n;Totaal Eva Bos;8:30\n;Totaal;24:30\n", []string{"8:30 of 9:30"}},
		"the grand one wrong": {days + ";Totaal Jan Smit;15:00\n;Totaal Eva Bos;9:30\n;Totaal;25:00\n", []string{"25:00 of 24:30"}},
		"nobody of the list":  {days + ";Totaal Kees Vos;15:00\n", []string{"15:00 of 24:30"}},
	} {
		res, err := Read(context.Background(), Input{Name: "uren.csv", Data: []byte(c.data)}, Options{})
		if err != nil || len(res.Refused) > 0 || len(res.Rows) != 4 {
			t.Fatalf("%s: %v, %d rows, refused %v", name, err, len(res.Rows), res.Refused)
		}
		var got []string
		for _, n := range res.Totals {
			got = append(got, n.Stated.Clock()+" of "+n.Summed.Clock())
		}
		if len(got) != len(c.stated) || len(got) == 1 && got[0] != c.stated[0] {
			t.Errorf("%s: complaints %v, want %v", name, got, c.stated)
		}
	}
}
