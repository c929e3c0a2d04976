package store

import (
	"testing"

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
		code        int
	}{{"codes", "belt", 2100}, {"note", "", 2100}, {"codes", "", 0}} {
		e, err := c.Undo(Audit{Action: "undo-local"})
		noErr(t, err)
		if e.Label != want.label {
			t.Errorf("took back %q, want %q", e.Label, want.label)
		}
		is(want.code, want.note)
	}
	_, err = c.Undo(Audit{Action: "undo-local"})
	wantCode(t, err, CodeNoUndo)
	for range 3 {
		_, err := c.Redo(Audit{Action: "redo-local"})
		noErr(t, err)
	}
	is(2150, "belt")
	// A choice that cannot be taken back stands between: older ones go off the
	// list, notes and lines do not.
	noErr(t, c.UpdateSettings(Audit{Action: "period"}, func(s *payroll.Settings) error { s.Correction = payroll.CorrectTWK; return nil }))
	e, err := c.Undo(Audit{Action: "undo-local"})
	noErr(t, err)
	if e.Label != "note" {
		t.Errorf("took back %q, want the note", e.Label)
	}
	is(2150, "")
}
