package payroll

import "testing"

// TestSeenSettlesNoDecision: what asks for a decision, or holds a line back, is not
// answered by having been seen.
func TestSeenSettlesNoDecision(t *testing.T) {
	l := Line{Facts: Facts{Person: "Zoë Hendriks", Date: MustDate(2026, 11, 3), Start: 600, End: 960, Minutes: 360, Type: TypeWorked}}
	settled := 0
	for _, kind := range FindingKinds() {
		for _, args := range []Args{nil, {"nowId": "7"}} {
			f := Finding{Kind: kind, Args: args}
			got := SeenSettles(&l, f)
			if got {
				settled++
			}
			switch kind {
			case FindTold, FindPaidOther, FindGone, FindSentFor, FindMoved, FindDouble, FindWaits, FindKept, FindBesideLink:
				if got {
					t.Errorf("%s is settled by having been seen", kind)
				}
			case FindNoBreak, FindLong, FindOverlap:
				if !got {
					t.Errorf("%s is not settled by having been seen", kind)
				}
			default:
				if f.Blocks() && got {
					t.Errorf("%s blocks and is settled by having been seen", kind)
				}
			}
			if got && SeenSettles(&l, Finding{Kind: kind, Args: args, Seen: true}) {
				t.Errorf("%s is asked again", kind)
			}
		}
	}
	if settled == 0 {
		t.Error("nothing is settled by having been seen")
	}
}
