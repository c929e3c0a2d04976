package soapface

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorzet/internal/shared"
)

// TestSampleFaults: faults are worded and wrapped as the recorded ones.
func TestSampleFaults(t *testing.T) {
	dir := shared.Dir(t, "nmbrs", "samples")
	for file, f := range map[string]*soapError{
		"1001": numbered(1001), "1002": numbered(1002), "1003": numbered(1003), "2001": numbered(2001), "2002": numbered(2002),
		"2003": numbered(2003), "2004": numbered(2004), "2006": numbered(2006), "2011": numbered(2011),
		"bad-xml-value": unreadable(14, 27, "Input string was not in a correct format."),
		"no-action":     clientFault("Unable to handle request without a valid action parameter. Please supply a valid soap action."),
	} {
		want, err := os.ReadFile(filepath.Join(dir, "Fault.soap11."+file+".xml"))
		if err != nil {
			t.Fatal(err)
		}
		if g, w := squeeze(f.envelope(false)), squeeze(string(want)); g != w {
			t.Errorf("%s: got %s want %s", file, g, w)
		}
	}
	want, err := os.ReadFile(filepath.Join(dir, "Fault.soap12.1001.xml"))
	if err != nil {
		t.Fatal(err)
	}
	if g, w := squeeze(numbered(1001).envelope(true)), squeeze(string(want)); g != w {
		t.Errorf("1.2: got %s want %s", g, w)
	}
}

func squeeze(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "> <", "><")
}
