package eitje

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"doorzet/eitje/fake"
	"doorzet/payroll"
)

// A shift that cannot be understood is refused alone, with its id and field.
func TestRefusals(t *testing.T) {
	for name, tc := range map[string]struct {
		field string
		value any
		code  payroll.Code
	}{
		"no id":      {"id", nil, CodeShiftMissing},
		"id":         {"id", 1.5, CodeShiftField},
		"no date":    {"date", nil, CodeShiftMissing},
		"date":       {"date", "2026-11-2x", CodeShiftField},
		"other date": {"date", "2026-11-09", CodeShiftField},
		"no start":   {"start", nil, CodeShiftMissing},
		"no offset":  {"start", "2026-11-02T09:00:00", CodeShiftField},
		"running":    {"end", nil, CodeShiftOpen},
		"end":        {"end", 12, CodeShiftField},
		"backwards":  {"end", "2026-11-02T08:00:00+01:00", CodeShiftSpan},
		"days":       {"end", "2026-11-05T08:00:00+01:00", CodeShiftSpan},
		"one day":    {"end", "2026-11-03T09:00:00+01:00", CodeShiftClock},
		"minus":      {"break_minutes", -1, CodeShiftBreak},
		"fraction":   {"break_minutes", 1.5, CodeShiftField},
		"long break": {"break_minutes", 600, CodeShiftBreak},
		"no user":    {"user", nil, CodeShiftMissing},
		"nameless":   {"user", map[string]any{"id": 1, "hourly_wage": "13.37"}, CodeShiftMissing},
		"user":       {"user", []any{"13.37"}, CodeShiftField},
		"no venue":   {"environment", nil, CodeShiftMissing},
		"approved":   {"approved", "ja", CodeShiftField},
		"meals":      {"meals", 3, CodeShiftField},
		"meal":       {"meals", []any{4}, CodeShiftField},
		"long type":  {"type", map[string]any{"name": strings.Repeat("x", 201)}, CodeShiftField},
		"remarks":    {"remarks", 4, CodeShiftField},
		"exported":   {"exported_to_hr_integration", 1, CodeShiftField},
	} {
		t.Run(name, func(t *testing.T) {
			_, c, _ := rig(t, with(nov(41, 2), tc.field, tc.value), nov(42, 2))
			res, err := c.Pull(t.Context(), november())
			must(t, err)
			if len(res.Rows) != 1 || res.Rows[0].Line != 42 || len(res.Refused) == 0 {
				t.Fatalf("%d rows, %+v", len(res.Rows), res.Refused)
			}
			r := res.Refused[0]
			wantCode(t, r.Problem, tc.code)
			noCanary(t, r.Text)
			if tc.field != "id" && (r.Problem.Args["id"] != "41" || r.Line != 41) {
				t.Errorf("refusal %+v", r)
			}
			if got := r.Problem.Args["field"]; got != tc.field && tc.code != CodeShiftClock {
				t.Errorf("field %q, want %q", got, tc.field)
			}
		})
	}
}

// The nights of the clock changes: what counts is the time that went by.
func TestClockChanges(t *testing.T) {
	for name, tc := range map[string]struct {
		date, start, end string
		minutes          payroll.Minutes
		hour             string
		code             payroll.Code
	}{
		"autumn night":   {"2026-10-24", "2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00", 510, "", ""},
		"first pass":     {"2026-10-24", "2026-10-24T22:00:00+02:00", "2026-10-25T02:30:00+02:00", 240, "first", ""},
		"second pass":    {"2026-10-24", "2026-10-24T22:00:00+02:00", "2026-10-25T02:30:00+01:00", 300, "second", ""},
		"in UTC":         {"2026-10-24", "2026-10-24T20:00:00Z", "2026-10-25T01:30:00Z", 300, "second", ""},
		"spring night":   {"2026-03-28", "2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00", 390, "", ""},
		"same clock":     {"2026-10-25", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", 0, "", CodeShiftClock},
		"booked before":  {"2026-11-01", "2026-11-02T00:30:00+01:00", "2026-11-02T03:00:30+01:00", 120, "", ""},
		"booked wrongly": {"2026-10-24", "2026-10-25T00:30:00+02:00", "2026-10-25T06:00:00+01:00", 0, "", CodeShiftClock},
	} {
		t.Run(name, func(t *testing.T) {
			_, c, _ := rig(t, fake.Shift(1, tc.date, tc.start, tc.end))
			d, err := payroll.ParseDate(tc.date)
			must(t, err)
			res, err := c.Pull(t.Context(), PullRequest{Environments: []string{"11"}, From: d, To: d})
			must(t, err)
			if tc.code != "" {
				if len(res.Refused) != 1 {
					t.Fatalf("not refused: %+v", res.Rows)
				}
				wantCode(t, res.Refused[0].Problem, tc.code)
				return
			}
			if len(res.Rows) != 1 || res.Rows[0].Minutes != tc.minutes || Hour(res.Rows[0].Facts) != tc.hour {
				t.Errorf("got %+v, %+v", res.Rows, res.Refused)
			}
		})
	}
}

// An automatic clock-out leaves a shift without length: it comes in and is flagged.
func TestZeroHours(t *testing.T) {
	_, c, _ := rig(t, with(nov(1, 2), "end", "2026-11-02T09:00:00+01:00", "break_minutes", nil))
	res, err := c.Pull(t.Context(), november())
	must(t, err)
	if len(res.Rows) != 1 || res.Rows[0].Minutes != 0 {
		t.Errorf("got %+v, %+v", res.Rows, res.Refused)
	}
}

// What may be read is named here; anything else is a decision to be taken.
func TestOnlyAllowedFieldsAreRead(t *testing.T) {
	allowed := map[string]bool{}
	for _, f := range strings.Fields(`id date start end break_minutes type user team environment remarks approved meals
		exported_to_hr_integration name email data meta current_page total_pages last_page next_page total total_count`) {
		allowed[f] = true
	}
	for _, v := range []any{wireShift{}, wireRef{}, wireUser{}, wirePage{}, wireMeta{}} {
		typ := reflect.TypeOf(v)
		for i := range typ.NumField() {
			f := typ.Field(i)
			if tag := f.Tag.Get("json"); !allowed[tag] || f.Anonymous {
				t.Errorf("%s.%s reads %q", typ.Name(), f.Name, tag)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	b, err := json.Marshal([]any{nov(1, 2), with(nov(2, 3), "end", nil)})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{string(b), "", "[", "[]", "[null]", `{"data":[{}],"meta":{"next_page":2}}`, `[{"id":1,"user":{}}]`, "<html>"} {
		f.Add([]byte(s))
	}
	c := client2(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, code := decodePage(data, 1)
		if code != "" {
			return
		}
		prog := Progress{From: date(1), To: date(30)}
		for _, raw := range p.items {
			e := decodeShift(raw)
			if (e.Shift == nil) == (e.Bad == nil) {
				t.Fatalf("neither taken nor refused: %s", raw)
			}
			prog.Entries = append(prog.Entries, e)
		}
		res, err := c.result(&prog, scopeNames{}, nil)
		must(t, err)
		if res.RowCount != len(p.items) {
			t.Fatalf("%d items, %d counted", len(p.items), res.RowCount)
		}
		for _, r := range res.Rows {
			if r.Date == 0 || r.Person == "" || r.Venue == "" || r.Type == "" || r.Line < 1 || r.Minutes < 0 || r.Break < 0 {
				t.Errorf("half a row: %+v", r)
			}
			if text := r.Person + r.Venue + r.Team + r.Type + r.Remark; payroll.Clean(text, 0) != text {
				t.Errorf("not clean: %q", text)
			}
		}
	})
}

func client2(f *testing.F) *Client {
	c, err := New(options("http://127.0.0.1:1", newClock()))
	if err != nil {
		f.Fatal(err)
	}
	return c
}
