package intake

import (
	"errors"
	"strings"
	"testing"

	"doorzet/payroll"
)

// readAs gives what a file becomes: its rows, a question, or what was not read.
func readAs(t *testing.T, data string, way *Way) string {
	t.Helper()
	res, err := Read(t.Context(), Input{Name: "u.csv", Data: []byte(data)}, Options{Way: way})
	var p *payroll.Problem
	if errors.As(err, &p) {
		return strings.TrimSpace(string(p.Code) + " " + p.Args["choices"])
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range res.Rows {
		out = append(out, r.Date.String()[5:]+" "+r.Minutes.Clock())
	}
	for _, r := range res.Refused {
		out = append(out, "refused "+string(r.Problem.Code))
	}
	for _, n := range res.Notes {
		out = append(out, "note "+string(n.What))
	}
	for range res.Totals {
		out = append(out, "total wrong")
	}
	return strings.Join(out, ", ")
}

func listOf(heads string, rows ...string) string {
	return heads + "\n" + strings.Join(rows, "\n") + "\n"
}

// A column is read as the whole of it settles, or it is asked about; one cell alone
// never decides.
func TestAColumnIsSettledOrAsked(t *testing.T) {
	list := func(hours ...string) string {
		var out []string
		for i, h := range hours {
			out = append(out, string(rune('2'+i))+"-11-2026;Ans;"+h)
		}
		return listOf("datum;naam;uren", out...)
	}
	days := func(all ...string) string {
		var out []string
		for _, d := range all {
			out = append(out, d+";Ans;8")
		}
		return listOf("datum;naam;uren", out...)
	}
	breaks := func(all ...string) string {
		var out []string
		for i, b := range all {
			out = append(out, string(rune('2'+i))+"-11-2026;Ans;08:00;16:30;"+b)
		}
		return listOf("datum;naam;start;eind;pauze", out...)
	}
	for name, c := range map[string]struct {
		data string
		way  *Way
		want string
	}{
		"quarters with a point":           {list("7.30", "8.00"), nil, "intake-ask-hours u.mm, decimaal"},
		"quarters with a comma":           {list("7,30", "8,00"), nil, "intake-ask-hours u.mm, decimaal"},
		"said to be a clock":              {list("7.30", "8.00"), &Way{Written: map[string]Notation{"uren": NotationPoint}}, "11-02 7:30, 11-03 8:00"},
		"said to be decimal":              {list("7.30"), &Way{Written: map[string]Notation{"uren": NotationDecimal}}, "11-02 7:18"},
		"settled by a fraction of hours":  {list("7.30", "7.75"), nil, "11-02 7:18, 11-03 7:45"},
		"minutes under hours":             {list("450", "480"), nil, "intake-ask-hours minuten, uumm, decimaal"},
		"one large figure among others":   {list("8", "7,5", "450"), nil, "11-02 8:00, 11-03 7:30, refused intake-hours"},
		"units and seconds":               {list("7h 30m", "7,5 uur", "7u30", "08:00:29", "+7,50", "'8,00"), nil, "11-02 7:30, 11-03 7:30, 11-04 7:30, 11-05 8:00, 11-06 7:30, 11-07 8:00, note seconds"},
		"month first settled":             {days("11/02/2026", "11/13/2026"), nil, "11-02 8:00, 11-13 8:00"},
		"month first or not":              {days("11/02/2026", "11/03/2026"), nil, "intake-ask-dates"},
		"month first said":                {days("11/02/2026"), &Way{Dates: MonthFirst}, "11-02 8:00"},
		"a week of days":                  {days("2-11-2026", "3-11-2026", "4-11-2026"), nil, "11-02 8:00, 11-03 8:00, 11-04 8:00"},
		"names of months and weekdays":    {days("2-nov-26", "maandag 2-11-2026", "2 november 2026", "20261102", "2026/11/02", "02-11-26"), nil, strings.TrimSuffix(strings.Repeat("11-02 8:00, ", 6), ", ")},
		"a weekday that is another":       {days("dinsdag 2-11-2026", "4-11-2026"), nil, "11-04 8:00, refused intake-date"},
		"an instant with its offset":      {days("2026-11-02T23:30:00Z"), nil, "11-03 8:00"},
		"breaks in every form":            {breaks("30", "0:30", "0,5", "30 min", "00:30:00"), nil, "11-02 8:00, 11-03 8:00, 11-04 8:00, 11-05 8:00, 11-06 8:00"},
		"a break of one":                  {breaks("30", "1"), nil, "intake-ask-break minuten, decimaal"},
		"a break of 0,30":                 {breaks("0,30"), nil, "intake-ask-break u.mm, decimaal"},
		"old line ends":                   {strings.ReplaceAll(list("8"), "\n", "\r"), nil, "11-02 8:00"},
		"a separator too many everywhere": {listOf("datum;naam;uren", "2-11-2026;Ans;8;", "3-11-2026;Ans;7;"), nil, "11-02 8:00, 11-03 7:00"},
		"a separator too many in one row": {listOf("datum;naam;uren;maaltijden", "2-11-2026;Ans;;8;", "3-11-2026;Ans;7;1"), nil, "11-03 7:00, refused intake-width"},
		"a column of figures":             {listOf("datum;naam;uren;overuren 150%", "2-11-2026;Ans;8;2,00"), nil, "11-02 8:00, note column"},
		"money is named":                  {listOf("datum;naam;uren;loonkosten", "2-11-2026;Ans;8;120,50"), nil, "11-02 8:00, note private-column"},
		"no row at all":                   {listOf("datum;naam;uren"), nil, "note no-rows"},
		"subtotals":                       {listOf("naam;datum;uren", "Ans;2-11-2026;8", "Subtotaal;2-11-2026;8", "Bo;3-11-2026;7", "Totaal week 45;8-11-2026;15"), nil, "11-02 8:00, 11-03 7:00, note total"},
		"a subtotal that is wrong":        {listOf("naam;datum;uren", "Ans;2-11-2026;8", "Totaal;;9"), nil, "11-02 8:00, note total, total wrong"},
		"a word of approval":              {listOf("datum;naam;uren;goedgekeurd", "2-11-2026;Ans;8;misschien"), nil, "11-02 8:00, note approval"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := readAs(t, c.data, c.way); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// The letters of names tell which old encoding a file has.
func TestOldEncodingsAreKnownByTheirLetters(t *testing.T) {
	const names = "datum;naam;uren\n2-11-2026;André Köhler;8\n3-11-2026;Zoë d'Hondt;8\n4-11-2026;Chloé;8\n"
	for _, e := range []string{encWindows, encDOS, encMac} {
		data, err := old(e).NewEncoder().Bytes([]byte(names))
		if err != nil {
			t.Fatal(err)
		}
		out, err := decodeAs("u.csv", data, "")
		if err != nil || out.encoding != e || string(out.data) != names {
			t.Errorf("%s was read as %s: %q %v", e, out.encoding, out.data, err)
		}
	}
}
