package payroll

import (
	"fmt"
	"strings"
	"testing"
)

// TestStrayTable goes through every combination of what can be known of a row
// that is not in the register, against the table of the design in other words.
func TestStrayTable(t *testing.T) {
	trials := 0
	for _, stand := range []Stand{StandNone, StandDoubt, StandDone} {
		for _, mark := range []Mark{MarkNone, MarkOurs, MarkOther, MarkText} {
			for _, equal := range []bool{true, false} {
				for _, fresh := range []bool{true, false} {
					for candidates := range 4 {
						for _, sending := range []bool{true, false} {
							for people := range 4 {
								s := Stray{stand, mark, equal, fresh, candidates, sending, people}
								trials++
								if got, want := s.Is(), strayByHand(s); got != want {
									t.Errorf("%+v: %s, want %s", s, got, want)
								}
							}
						}
					}
				}
			}
		}
	}
	if trials != 3*4*2*2*4*2*4 {
		t.Errorf("%d combinations", trials)
	}
}

// strayByHand is the table as the design writes it, one row after another.
func strayByHand(s Stray) StrayIs {
	table := []struct {
		holds bool
		is    StrayIs
	}{
		{s.Stand == StandDoubt && s.Mark == MarkOurs, StrayOurs},
		{s.Stand == StandDoubt && s.New && s.Mark == MarkNone && s.Equal && s.Candidates == 1 && !s.Sending, StrayAdopted},
		{s.Stand == StandDoubt && s.New, StrayAsk},
		{s.Stand == StandDone && (s.Mark == MarkOurs || s.New && s.Mark == MarkNone && s.Equal), StrayTwin},
		{s.New && (s.Mark == MarkOther || s.People >= 2), StrayStop},
		{s.New, StrayHold},
		{true, StrayForeign},
	}
	for _, row := range table {
		if row.holds {
			return row.is
		}
	}
	return ""
}

// TestStrayNeverAbsent says the point of the table in the world's terms: while a
// step is in doubt, no new row of its person and code leaves it absent.
func TestStrayNeverAbsent(t *testing.T) {
	marks := map[string]string{
		"none": "", "ours": stepID.Comment(), "upper": strings.ToUpper(stepID.Comment()), "cut": stepID.Comment()[:18],
		"prefixed": "API / " + stepID.Comment(), "another ledger": otherID.Comment(), "text": "door Daan",
	}
	for name, comment := range marks {
		for _, amount := range []Hundredths{800, 700} {
			for n := 1; n <= 3; n++ {
				var rows []SeenRow
				for i := range n {
					rows = append(rows, SeenRow{ID: RowID(fmt.Sprint(i + 2)), Code: 2100, Amount: amount, Comment: comment})
				}
				s := Settle(addStep(), 0, &Snapshot{Hours: rows}, Around{})
				if s.Fate == FateAbsent {
					t.Errorf("%s, %s, %d rows: the call is called absent and would be sent again", name, amount, n)
				}
				ours := name == "ours" || name == "upper" || name == "cut" || name == "prefixed"
				if certain := s.Fate == FateApplied; n == 1 && certain != (ours || name == "none" && amount == 800) {
					t.Errorf("%s, %s: %s", name, amount, s.Fate)
				}
			}
		}
	}
}

func TestMarkOf(t *testing.T) {
	full := stepID.Comment()
	for comment, want := range map[string]Mark{
		"": MarkNone, "  ": MarkNone, full: MarkOurs, strings.ToUpper(full): MarkOurs, "Doorzet: " + full: MarkOurs,
		full + " (import)": MarkOurs, full[:16]: MarkOurs, full[len(full)-13:]: MarkOurs, "DZ" + string(stepID): MarkOurs,
		full[:12]: MarkOther, "dz:": MarkOther, otherID.Comment(): MarkOther, "DZ: " + string(otherID): MarkOther, "Daan": MarkText,
		"dz " + string(stepID[:8]): MarkText,
	} {
		if got := stepID.MarkOf(comment); got != want {
			t.Errorf("%q: %s, want %s", comment, got, want)
		}
	}
	if StepID("s").MarkOf("dz:s") != MarkOurs || StepID("s").MarkOf("dz:ss") != MarkOther || StepID("").MarkOf("dz:") != MarkOther {
		t.Error("short ids are not compared whole")
	}
	if MarkedStep(full) != stepID || MarkedStep("dz") != "" {
		t.Error("the step of a mark is not read")
	}
}
