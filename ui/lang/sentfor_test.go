package lang

import (
	"strings"
	"testing"

	"doorzet/payroll"
)

// A line that was sent for somebody else and bears the name of whose it is tells
// that name once: nobody "is now" who they were.
func TestSentForNamesNobodyTwice(t *testing.T) {
	args := payroll.Args{"name": "Jan Smit", "id": "1", "now": "Ruben ten Brink", "nowId": "2", "person": "Ruben ten Brink"}
	for _, x := range []*Texts{NL(), EN()} {
		text := x.FindingText(payroll.Finding{Kind: payroll.FindSentFor, Args: args})
		if strings.Count(text, "Ruben ten Brink") != 2 || strings.Contains(text, "Ruben ten Brink is nu") || strings.Contains(text, "Ruben ten Brink now is") {
			t.Error(text)
		}
	}
}
