package lang

import (
	"strings"
	"testing"

	"doorzet/payroll"
)

// TestEveryEndHasItsWordsAndRemedy: each thing that keeps a period from being finished
// is worded in both languages, with a command and a key.
func TestEveryEndHasItsWordsAndRemedy(t *testing.T) {
	for _, l := range []Lang{Dutch, English} {
		x := For(l)
		for _, k := range payroll.EndKinds() {
			e := payroll.End{Kind: k, Person: "Jan", Row: "1", Component: payroll.Component{Kind: payroll.KindHours, Code: 2100}, Count: 2, At: "2026-11-03T10:00:00Z", By: "ik"}
			switch k {
			case payroll.EndSource:
				e.Finding = payroll.FindTold
			case payroll.EndFinding:
				e.Finding = payroll.FindNoCode
			case payroll.EndRow:
				e.Block, e.Count = payroll.BlockGone, 0
			case payroll.EndUntaken:
				e.Venue, e.File = "Verweg", "uren.csv"
			default:
			}
			for what, text := range map[string]string{"text": x.End(e), "command": x.EndHow(e, payroll.Period{Year: 2026, Number: 11}), "key": x.EndKey(e)} {
				if text == "" || strings.Contains(text, "%!") || strings.Contains(text, "onbekend") || strings.Contains(text, "unknown") || strings.Contains(text, "|") {
					t.Errorf("%s, the %s of %s: %q", l, what, k, text)
				}
			}
		}
	}
}
