package payroll

import (
	"encoding/json"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	d := MustDate(2026, time.November, 23)
	if d.String() != "2026-11-23" || d.Dutch() != "23-11-2026" || d.Weekday() != 1 {
		t.Errorf("got %s, %s, weekday %d", d, d.Dutch(), d.Weekday())
	}
	if y, w := MustDate(2025, time.December, 29).ISOWeek(); y != 2026 || w != 1 {
		t.Errorf("29-12-2025 lies in %d week %d", y, w)
	}
	if one := Date(1).Time(); one.Year() != 1 || one.YearDay() != 1 || Date(1).Weekday() != 1 {
		t.Errorf("day 1 is %v", one)
	}
	if Date(0).String() != "" || Date(0).Dutch() != "" {
		t.Error("no date is written as a date")
	}
	if DateOf(time.Time{}) != 0 {
		t.Error("no time is a date")
	}
}

func TestDateOfTakesTheDayOfItsOwnZone(t *testing.T) {
	late := time.Date(2026, time.November, 23, 23, 30, 0, 0, time.FixedZone("west", -5*3600))
	if got := DateOf(late); got != MustDate(2026, time.November, 23) {
		t.Errorf("got %s", got)
	}
}

func TestDateAgreesWithTheCalendar(t *testing.T) {
	at := time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)
	d := MustDate(1900, time.January, 1)
	for ; at.Year() <= 2200; at, d = at.AddDate(0, 0, 1), d+1 {
		weekday := int(at.Weekday())
		if weekday == 0 {
			weekday = 7
		}
		if DateOf(at) != d || !d.Time().Equal(at) || d.Weekday() != weekday {
			t.Fatalf("%v is day %d, weekday %d", at, d, d.Weekday())
		}
	}
}

func TestMakeDateRefusesDaysThatDoNotExist(t *testing.T) {
	for _, c := range []struct {
		y int
		m time.Month
		d int
	}{{2026, 2, 29}, {2026, 2, 31}, {2026, 13, 1}, {2026, 0, 1}, {2026, 4, 31}, {2026, 1, 0}, {1899, 12, 31}, {2201, 1, 1}} {
		if d, err := MakeDate(c.y, c.m, c.d); err == nil {
			t.Errorf("%v gives %s", c, d)
		}
	}
	if _, err := MakeDate(2028, time.February, 29); err != nil {
		t.Errorf("29-02-2028: %v", err)
	}
}

func TestParseDate(t *testing.T) {
	want := MustDate(2026, time.March, 9)
	for _, s := range []string{"2026-03-09", "09-03-2026", "9-3-2026", "09/03/2026", "9/3/2026"} {
		if got, err := ParseDate(s); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %s, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "31-02-2026", "2026-13-01", "09.03.2026", "2026/03/09x", "9-3-26", "03-2026", "0001-01-01", "31/02/2026"} {
		if got, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", s, got)
		}
	}
}

func TestDateInJSON(t *testing.T) {
	type box struct {
		D Date `json:"d"`
	}
	in := box{MustDate(2026, time.March, 9)}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `{"d":"2026-03-09"}` {
		t.Fatalf("%s, %v", text, err)
	}
	var out box
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("%v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"d":""}`), &out); err != nil || out.D != 0 {
		t.Errorf("%v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"d":"31-02-2026"}`), &out); err == nil {
		t.Error("a day that does not exist is read")
	}
}

func TestSpan(t *testing.T) {
	a, b, c := MustDate(2026, 1, 1), MustDate(2026, 6, 30), MustDate(2026, 7, 1)
	open, closed := Span{From: a}, Span{From: a, To: b}
	if !open.Contains(c) || closed.Contains(c) || !closed.Contains(a) || !closed.Contains(b) || closed.Contains(a-1) {
		t.Error("Contains")
	}
	if closed.Overlaps(Span{From: c}) || !closed.Overlaps(Span{From: b}) || !open.Overlaps(Span{From: c}) || !(Span{}).Overlaps(closed) {
		t.Error("Overlaps")
	}
	if closed.Days() != 181 || (Span{a, a}).Days() != 1 {
		t.Errorf("Days: %d", closed.Days())
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-03-09", "31/12/2026", "1-1-2026", "29-02-2027", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		for _, text := range []string{d.String(), d.Dutch()} {
			if again, err := ParseDate(text); err != nil || again != d {
				t.Fatalf("%q is %s, which reads back as %s, %v", s, d, again, err)
			}
		}
	})
}
