package payroll

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseClock(t *testing.T) {
	for in, want := range map[string]ClockTime{
		"8:30": 510, "08:30": 510, "0830": 510, "830": 510, "8": 480, "08": 480, "8u30": 510, "8U30": 510,
		"8 u 30": 510, "8u": 480, "24:00": 0, "2400": 0, "24": 0, "0:00": 0, "0": 0, "23:59": 1439, " 7:05 ": 425,
		"08:30:00": 510,
	} {
		got, err := ParseClock(in)
		if err != nil || got != want {
			t.Errorf("ParseClock(%q) = %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "8.30", "8,5", "25:00", "24:01", "8:60", "8:3", "8:300", "-1", "acht", "08:30:15", "12345", "8u3", ":30", "99"} {
		if got, err := ParseClock(in); err == nil || got != NoTime {
			t.Errorf("ParseClock(%q) = %d, %v, want an error", in, got, err)
		}
	}
}

func TestClockTimeString(t *testing.T) {
	for c, want := range map[ClockTime]string{NoTime: "", 0: "00:00", 510: "08:30", 1439: "23:59"} {
		if got := c.String(); got != want {
			t.Errorf("%d reads %q, want %q", c, got, want)
		}
	}
}

// The spellings in which clerks type a time of day.
func TestParseTyped(t *testing.T) {
	for in, want := range map[string]string{
		"7": "07:00", "07": "07:00", "7:30": "07:30", "7,5": "07:30", "7.5": "07:30", "0730": "07:30", "730": "07:30", "7u30": "07:30", "7U30": "07:30",
		"7u": "07:00", "0": "00:00", "24:00": "00:00", "23:59": "23:59", "7,25": "07:15", "16,75": "16:45", " 8:05 ": "08:05", "0000": "00:00",
	} {
		got, err := ParseTyped(in)
		if err != nil || got.String() != want {
			t.Errorf("ParseTyped(%q) = %s, %v, want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"", "25", "25:00", "24:01", "7:60", "7u60", "0760", "-7", "-7,5", "24,5", "7,5,5", "acht", "7:5", "12345"} {
		if got, err := ParseTyped(in); err == nil {
			t.Errorf("ParseTyped(%q) = %s, want an error", in, got)
		}
	}
}

func TestParseWork(t *testing.T) {
	for in, want := range map[string]Minutes{
		"7": 420, "7:30": 450, "7,5": 450, "7.5": 450, "0730": 450, "7u30": 450, "-12:30": -750, "1234:05": 74045,
		"25:07": 1507, "25,07": 1504, "3,33": 200, "7,42": 445, "0": 0, "0,0083": 0, "0,0084": 1, "-0,0084": -1,
		"9,75": 585, "120": 7200, "173,3333": 10400, "\u22121:00": -60, "0,3333": 20, "00:00": 0, "7u": 420,
	} {
		got, err := ParseWork(in)
		if err != nil || got != want {
			t.Errorf("ParseWork(%q) = %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "-", "--1", "7:60", "7:5", "7,", ",5", "7,12345", "1.234,5", "1e3", "€7", "0760", "12345678", "7:30:30", "+7"} {
		if got, err := ParseWork(in); err == nil {
			t.Errorf("ParseWork(%q) = %d, want an error", in, got)
		}
	}
}

func TestParseWorkReadsWhatClockWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Minutes(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "minutes"))
		if got, err := ParseWork(m.Clock()); err != nil || got != m {
			t.Fatalf("%s reads as %d, %v", m.Clock(), got, err)
		}
	})
}

func TestNetMinutes(t *testing.T) {
	plain := MustDate(2026, time.November, 23)
	spring, autumn := MustDate(2026, time.March, 29), MustDate(2026, time.October, 25)
	for name, c := range map[string]struct {
		d          Date
		start, end string
		brk        Minutes
		resolved   string
		want       Minutes
		find       FindingKind
		why        BadTimeWhy
	}{
		"a day":                       {d: plain, start: "9:00", end: "17:30", brk: 30, want: 480},
		"over midnight":               {d: plain, start: "22:00", end: "6:00", want: 480},
		"until 24:00":                 {d: plain, start: "18:00", end: "24:00", want: 360},
		"from 24:00":                  {d: plain, start: "0:00", end: "6:00", want: 360},
		"no length is not a day":      {d: plain, start: "9:00", end: "9:00", find: FindZeroHours},
		"break takes all":             {d: plain, start: "9:00", end: "9:30", brk: 30, find: FindZeroHours},
		"break too long":              {d: plain, start: "9:00", end: "9:30", brk: 31, find: FindBadTime, why: BadTimeBreak},
		"break below nothing":         {d: plain, start: "9:00", end: "9:30", brk: -1, find: FindBadTime, why: BadTimeBreak},
		"spring night":                {d: spring - 1, start: "22:00", end: "6:00", want: 420, find: FindClockChange},
		"spring, same day":            {d: spring, start: "1:00", end: "4:00", want: 120, find: FindClockChange},
		"spring, before":              {d: spring, start: "0:00", end: "1:59", want: 119},
		"spring, behind":              {d: spring, start: "3:00", end: "6:00", want: 180},
		"spring, next evening":        {d: spring, start: "22:00", end: "6:00", want: 480},
		"spring, no such start":       {d: spring, start: "2:00", end: "6:00", find: FindBadTime, why: BadTimeMissing},
		"spring, no such end":         {d: spring - 1, start: "22:00", end: "2:59", find: FindBadTime, why: BadTimeMissing},
		"spring, nothing settles":     {d: spring, start: "2:30", end: "6:00", resolved: "first", find: FindBadTime, why: BadTimeMissing},
		"autumn night":                {d: autumn - 1, start: "22:00", end: "6:00", want: 540, find: FindClockChange},
		"autumn, ambiguous end":       {d: autumn - 1, start: "22:00", end: "2:30", find: FindBadTime, why: BadTimeAmbiguous},
		"autumn, first end":           {d: autumn - 1, start: "22:00", end: "2:30", resolved: "first", want: 270},
		"autumn, second end":          {d: autumn - 1, start: "22:00", end: "2:30", resolved: "second", want: 330, find: FindClockChange},
		"autumn, first start":         {d: autumn, start: "2:30", end: "6:00", resolved: "first", want: 270, find: FindClockChange},
		"autumn, second start":        {d: autumn, start: "2:30", end: "6:00", resolved: "second", want: 210},
		"autumn, within the hour":     {d: autumn, start: "2:10", end: "2:50", resolved: "second", want: 40},
		"autumn, 2:00 is ambiguous":   {d: autumn, start: "2:00", end: "6:00", find: FindBadTime, why: BadTimeAmbiguous},
		"autumn, 3:00 is not":         {d: autumn, start: "3:00", end: "6:00", want: 180},
		"spring 2027 is Easter":       {d: MustDate(2027, time.March, 27), start: "23:00", end: "7:00", want: 420, find: FindClockChange},
		"autumn 2027":                 {d: MustDate(2027, time.October, 30), start: "23:00", end: "7:00", want: 540, find: FindClockChange},
		"break over the long night":   {d: autumn - 1, start: "22:00", end: "6:00", brk: 60, want: 480, find: FindClockChange},
		"break is more than is there": {d: spring, start: "1:30", end: "3:30", brk: 61, find: FindBadTime, why: BadTimeBreak},
	} {
		t.Run(name, func(t *testing.T) {
			got, found := NetMinutes(c.d, clock(t, c.start), clock(t, c.end), c.brk, c.resolved)
			if got != c.want {
				t.Errorf("%d minutes, want %d", got, c.want)
			}
			if c.find == "" {
				if len(found) > 0 {
					t.Errorf("findings %v, want none", found)
				}
				return
			}
			if len(found) != 1 || found[0].Kind != c.find || BadTimeWhy(found[0].Args["why"]) != c.why {
				t.Errorf("findings %v, want %s %s", found, c.find, c.why)
			}
		})
	}
}

func TestNetMinutesTellsAboutTheClock(t *testing.T) {
	_, found := NetMinutes(MustDate(2026, time.October, 24), 22*60, 6*60, 0, "")
	if len(found) != 1 || found[0].Args["date"] != "25-10-2026" || found[0].Args["clock"] != "8:00" || found[0].Args["elapsed"] != "9:00" {
		t.Errorf("got %v", found)
	}
}

func TestNetMinutesWithHalfATime(t *testing.T) {
	d := MustDate(2026, time.November, 23)
	if n, found := NetMinutes(d, NoTime, NoTime, 0, ""); n != 0 || len(found) != 0 {
		t.Errorf("no times: %d %v", n, found)
	}
	for _, c := range [][2]ClockTime{{NoTime, 60}, {60, NoTime}, {60, 1440}, {-7, 60}} {
		n, found := NetMinutes(d, c[0], c[1], 0, "")
		if n != 0 || len(found) != 1 || found[0].Args["why"] != string(BadTimeNone) {
			t.Errorf("%v: %d %v", c, n, found)
		}
	}
}

func clock(t *testing.T, s string) ClockTime {
	t.Helper()
	c, err := ParseClock(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return c
}

func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"8:30", "0830", "24:00", "8u30", "8.30", "", "8", "08:30:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseClock(s)
		if err != nil {
			if c != NoTime {
				t.Fatalf("%q fails with %d", s, c)
			}
			return
		}
		if again, err := ParseClock(c.String()); c < 0 || c > 1439 || err != nil || again != c {
			t.Fatalf("%q is %d, which reads back as %d, %v", s, c, again, err)
		}
	})
}

func FuzzParseWork(f *testing.F) {
	for _, s := range []string{"7", "7:30", "7,5", "-12:30", "1234:05", "0730", "7u30", "1,23456", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseWork(s)
		if err != nil {
			return
		}
		if again, err := ParseWork(m.Clock()); err != nil || again != m {
			t.Fatalf("%q is %d, which reads back as %d, %v", s, m, again, err)
		}
	})
}
