package store

import (
	"errors"
	"testing"

	"doorzet/payroll"
)

// TestCheckProvesJournalAgainstLedger alters a step in the ledger as no move
// of the journal did.
func TestCheckProvesJournalAgainstLedger(t *testing.T) {
	for name, alter := range map[string]func(*payroll.Step){
		"another row":  func(s *payroll.Step) { s.Calls[0].Row = "78" },
		"not done":     func(s *payroll.Step) { s.Calls[0].State, s.State = payroll.StepWaiting, payroll.StepWaiting },
		"call is gone": func(s *payroll.Step) { s.Calls = nil },
		"as it was":    nil,
	} {
		t.Run(name, func(t *testing.T) {
			l := openAt(t, Options{Dir: t.TempDir()})
			c := company(t, l, 1)
			noErr(t, c.CreateBatch(makeBatch("b"), []payroll.Step{makeStep("s", makeLine(0))}, Audit{Action: "export"}))
			noErr(t, c.Record([]payroll.CallMove{sending("s")}))
			noErr(t, c.Record([]payroll.CallMove{done("s", "77")}))
			if alter != nil {
				noErr(t, l.update(func(x *tx) error {
					key, s, err := c.step(x, "s")
					if err != nil {
						return err
					}
					alter(&s)
					return c.putStep(x, key, s)
				}))
			}
			found := false
			for _, p := range l.Check() {
				found = found || errors.Is(p, &payroll.Problem{Code: CodeContradiction})
			}
			if found != (alter != nil) {
				t.Errorf("contradiction found: %t, want %t: %v", found, alter != nil, l.Check())
			}
		})
	}
}

// TestReplaceRow keeps the row's place, and survives in the journal.
func TestReplaceRow(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 1)
	row := payroll.OwnRow{Kind: payroll.KindHours, ID: "77", Employee: "E", ForPeriod: november, BookedIn: november, Amount: 800}
	wantCode(t, c.ReplaceRow(row, Audit{Action: "row-choice"}), CodeNoRow)
	noErr(t, c.PutRow(row, Audit{Action: "row-choice"}))
	later := row
	later.ID = "78"
	noErr(t, c.PutRow(later, Audit{Action: "row-choice"}))
	left := payroll.Hundredths(500)
	row.Left = &left
	noErr(t, c.ReplaceRow(row, Audit{Action: "row-choice"}))
	rows, err := c.RowsIn(november)
	noErr(t, err)
	if len(rows) != 2 || rows[0].ID != "77" || rows[0].Left == nil || *rows[0].Left != 500 || rows[0].Seq >= rows[1].Seq {
		t.Errorf("rows: %+v", rows)
	}
	if found := l.Check(); len(found) != 0 {
		t.Errorf("check: %v", found)
	}
}
