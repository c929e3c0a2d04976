package payroll

import "testing"

// TestALinkTakenBackAsksNothing: what a link asked, because it made lines one
// person's, is asked no more once they are two people's again; what a file asked
// stays, and so does what is asked while nobody knows whose a line is.
func TestALinkTakenBackAsksNothing(t *testing.T) {
	for name, c := range map[string]struct {
		other string
		file  string
		asked bool
	}{
		"one person":          {other: "Jan Smit", asked: true},
		"two people":          {other: "Eva Bos"},
		"asked by a file":     {other: "Eva Bos", file: "uren.csv", asked: true},
		"nobody knows whose":  {other: "Wie Dan", asked: true},
		"a line that is gone": {asked: true},
	} {
		o := newPairOffice()
		with := LineID("elsewhere")
		if c.other != "" {
			with = o.add(c.other, 3).ID
		}
		l := o.add("Jan Smit", 3)
		l.Questions = []Question{{Kind: QuestionDouble, With: []LineID{with}, File: c.file}}
		id := l.ID
		for _, v := range o.book.Evaluate() {
			if v.Line.ID == id && v.has(FindDouble) != c.asked {
				t.Errorf("%s: asked is %t, want %t", name, v.has(FindDouble), c.asked)
			}
		}
	}
}
