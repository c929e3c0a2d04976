package payroll

import (
	"fmt"
	"testing"
)

func TestEaster(t *testing.T) {
	for _, want := range []string{
		"1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17",
		"2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
		"2031-04-13", "2032-03-28", "2038-04-25",
	} {
		d := date(t, want)
		y, _, _ := d.YMD()
		if got := Easter(y); got != d {
			t.Errorf("Easter %d is %s, want %s", y, got, want)
		}
	}
	for y := 1900; y < 2200; y++ {
		e := Easter(y)
		if e.Weekday() != 7 || e < MustDate(y, 3, 22) || e > MustDate(y, 4, 25) {
			t.Errorf("Easter %d is %s, weekday %d", y, e, e.Weekday())
		}
	}
}

func TestHolidays(t *testing.T) {
	var got string
	for _, h := range Holidays(2026, true) {
		got += fmt.Sprintf("%s %s\n", h.Date, h.Name)
	}
	const want = `2026-01-01 Nieuwjaarsdag
2026-04-05 Eerste paasdag
2026-04-06 Tweede paasdag
2026-04-27 Koningsdag
2026-05-05 Bevrijdingsdag
2026-05-14 Hemelvaartsdag
2026-05-24 Eerste pinksterdag
2026-05-25 Tweede pinksterdag
2026-12-25 Eerste kerstdag
2026-12-26 Tweede kerstdag
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if n := len(Holidays(2026, false)); n != 9 {
		t.Errorf("%d holidays without Liberation Day", n)
	}
}

func TestKingsDayIsNoSunday(t *testing.T) {
	for y, want := range map[int]string{2025: "2025-04-26", 2026: "2026-04-27", 2031: "2031-04-26", 2027: "2027-04-27"} {
		found := false
		for _, h := range Holidays(y, false) {
			if h.Name == "Koningsdag" {
				found = h.Date.String() == want
			}
		}
		if !found {
			t.Errorf("King's Day %d is not on %s", y, want)
		}
	}
}
