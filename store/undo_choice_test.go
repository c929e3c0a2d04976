package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doorzet/payroll"
)

// TestUndoOfChoicesAndNotes takes back what the clerk chose and noted, after a
// restart too, and never over something newer.
func TestUndoOfChoicesAndNotes(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	c := company(t, l, 1)
	code := func(n int) {
		noErr(t, c.ChangeSettings(Audit{Action: "codes"}, func(s *payroll.Settings) error {
			if s.Codes == nil {
				s.Codes = map[string]payroll.History[payroll.CodeChoice]{}
			}
			s.Codes["gewerkte uren"] = payroll.History[payroll.CodeChoice]{{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: n}}}
			return nil
		}))
	}
	is := func(want int, note string) {
		t.Helper()
		s, err := c.Settings()
		noErr(t, err)
		m, err := c.Memo()
		noErr(t, err)
		got := 0
		if h := s.Codes["gewerkte uren"]; len(h) > 0 {
			got = h[0].Value.Code
		}
		if got != want || m.Notes["1"] != note {
			t.Errorf("code %d and note %q, want %d and %q", got, m.Notes["1"], want, note)
		}
	}
	code(2100)
	noErr(t, c.UpdateMemo(Audit{Action: "note"}, func(m *Memo) error { m.Notes = map[string]string{"1": "belt"}; return nil }))
	code(2150)
	code(2150) // the same again is no change
	shut(t, l)
	l = openAt(t, Options{Dir: dir})
	var err error
	c, err = l.Company(c.Key())
	noErr(t, err)
	is(2150, "belt")
	for _, want := range []struct {
		label, note string
		area        Area
		code        int
	}{{"codes", "belt", AreaCodes, 2100}, {"note", "", AreaHours, 2100}, {"codes", "", AreaCodes, 0}} {
		e, err := c.Undo(want.area, Audit{Action: "undo-local"})
		noErr(t, err)
		if e.Label != want.label || e.Area != want.area {
			t.Errorf("took back %q of %s, want %q of %s", e.Label, e.Area, want.label, want.area)
		}
		is(want.code, want.note)
	}
	_, err = c.Undo(AreaCodes, Audit{Action: "undo-local"})
	wantCode(t, err, CodeNoUndo)
	for _, area := range []Area{AreaCodes, AreaHours, AreaCodes} {
		_, err := c.Redo(area, Audit{Action: "redo-local"})
		noErr(t, err)
	}
	is(2150, "belt")
	// A choice that cannot be taken back stands between: it stays, whatever older
	// choice is taken back, because it is of another field.
	noErr(t, c.UpdateSettings(Audit{Action: "period"}, func(s *payroll.Settings) error { s.Correction = payroll.CorrectTWK; return nil }))
	_, err = c.Undo(AreaCodes, Audit{Action: "undo-local"})
	noErr(t, err)
	is(2100, "belt")
	if s, err := c.Settings(); err != nil || s.Correction != payroll.CorrectTWK {
		t.Errorf("taking a code back made corrections go %q (%v)", s.Correction, err)
	}
}

// TestUndoStaysInItsArea: a key too many on one screen takes nothing back that
// was done on another, and says where the newest change is.
func TestUndoStaysInItsArea(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 1)
	noErr(t, c.Commit(Change{Put: []payroll.Line{makeLine(0)}, Undo: &UndoEntry{Label: "add", After: []payroll.Line{makeLine(0)}}}))
	noErr(t, c.ChangeSettings(Audit{Action: "codes"}, func(s *payroll.Settings) error {
		s.Days = payroll.History[bool]{{Value: true}}
		return nil
	}))
	days := func() bool {
		s, err := c.Settings()
		noErr(t, err)
		return len(s.Days) > 0
	}
	e, err := c.Undo(AreaHours, Audit{})
	noErr(t, err)
	if e.Label != "add" || e.By != "tester" || !days() {
		t.Errorf("took back %q by %q, days on: %t", e.Label, e.By, days())
	}
	_, err = c.Undo(AreaHours, Audit{})
	wantCode(t, err, CodeUndoElsewhere)
	var p *payroll.Problem
	if errors.As(err, &p) && (p.Args["there"] != string(AreaCodes) || p.Args["change"] != "codes" || p.Args["at"] == "") {
		t.Errorf("the newest change is told as %v", p.Args)
	}
	if !days() {
		t.Error("a key too many took a setting of another screen back")
	}
	e, err = c.Undo(AreaCodes, Audit{})
	noErr(t, err)
	if got := e.Settings.Changed(); !slices.Equal(got, []string{"days"}) || days() {
		t.Errorf("took back %v, days on: %t", got, days())
	}
	// What was undone on one screen can be done again after a change on another.
	noErr(t, c.UpdateMemo(Audit{Action: "note"}, func(m *Memo) error { m.Notes = map[string]string{"1": "belt"}; return nil }))
	_, err = c.Redo(AreaCodes, Audit{})
	noErr(t, err)
	if !days() {
		t.Error("the days were not done again")
	}
}

// TestUndoOfOneFieldOfTheSettings: whatever was chosen since in other fields
// stays, and the same field changed since is never overwritten.
func TestUndoOfOneFieldOfTheSettings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := func(s *payroll.Settings, field, value int) {
			code := payroll.History[payroll.CodeChoice]{{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: value}}}
			switch field {
			case 0:
				s.Days = payroll.History[bool]{{Value: value%2 == 0}}
			case 1:
				s.CutOver = payroll.Period{Year: 2026, Number: value%12 + 1}
			default:
				if s.Codes == nil {
					s.Codes = map[string]payroll.History[payroll.CodeChoice]{}
				}
				s.Codes[fmt.Sprint("soort ", field)] = code
			}
		}
		clone := func(s payroll.Settings) payroll.Settings {
			s.Codes = maps.Clone(s.Codes)
			return s
		}
		text := func(s payroll.Settings) json.RawMessage {
			b, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		draw := func(name string) (fields map[int]int) {
			return rapid.MapOfN(rapid.IntRange(0, 4), rapid.IntRange(1, 9), 0, 4).Draw(t, name)
		}
		var before payroll.Settings
		for f, v := range draw("at first") {
			set(&before, f, v)
		}
		after := clone(before)
		changed := draw("change")
		for f, v := range changed {
			was := text(after)
			if set(&after, f, v); bytes.Equal(was, text(after)) {
				delete(changed, f)
			}
		}
		now, want := clone(after), clone(before)
		same := true
		for f, v := range draw("since") {
			if _, mine := changed[f]; mine {
				old, other := clone(now), clone(before)
				set(&now, f, v)
				set(&other, f, v)
				same = same && (bytes.Equal(text(old), text(now)) || bytes.Equal(text(before), text(other)))
				continue
			}
			set(&now, f, v)
			set(&want, f, v)
		}
		merged, ok := mergeFields(text(now), text(after), text(before))
		if ok != same {
			t.Fatalf("taken back %t, want %t: %s, %s, %s", ok, same, text(before), text(after), text(now))
		}
		var got payroll.Settings
		if ok {
			if err := json.Unmarshal(merged, &got); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(text(got), text(want)) {
				t.Fatalf("%s, want %s", text(got), text(want))
			}
		}
	})
}

// TestAreasOfOldChanges: a change that was kept before areas were belongs to the
// screen on which it was made.
func TestAreasOfOldChanges(t *testing.T) {
	choice := &Swap{}
	for _, c := range []struct {
		e    UndoEntry
		want Area
	}{
		{UndoEntry{Label: "approve"}, AreaHours},
		{UndoEntry{Label: "import"}, AreaHours},
		{UndoEntry{Label: "note", Memo: choice}, AreaHours},
		{UndoEntry{Label: "deadline", Memo: choice}, AreaPeriod},
		{UndoEntry{Label: "codes", Settings: choice}, AreaCodes},
		{UndoEntry{Label: "looked", Settings: choice}, AreaCodes},
		{UndoEntry{Label: "link-name", Settings: choice}, AreaPeople},
		{UndoEntry{Label: "basis", Settings: choice}, AreaPeople},
		{UndoEntry{Label: "surcharge", Settings: choice}, AreaSurcharges},
		{UndoEntry{Label: "surcharge-end", Settings: choice}, AreaSurcharges},
		{UndoEntry{Label: "holidays", Settings: choice}, AreaSurcharges},
		{UndoEntry{Label: "cost-centre", Settings: choice}, AreaCentres},
		{UndoEntry{Label: "goes-along", Settings: choice}, AreaMatrix},
		{UndoEntry{Label: "extra-type", Settings: choice}, AreaMatrix},
		{UndoEntry{Label: "finding", Settings: choice}, AreaMatrix},
	} {
		if got := areaOf(c.e); got != c.want || !slices.Contains(Areas(), got) {
			t.Errorf("%q belongs to %s, want %s", c.e.Label, got, c.want)
		}
	}
}
