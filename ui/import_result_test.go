package ui

import (
	"os"
	"strings"
	"testing"

	practice "doorzet/nmbrs/sim/demo"
)

// TestImportTellsWhatBecameOfSentLines: a file that changes one sent line and
// lacks another says so in its result, taken over or not.
func TestImportTellsWhatBecameOfSentLines(t *testing.T) {
	for _, c := range []struct {
		keys      string
		see, hide []string
	}{
		{"", []string{"2 doorgezette regels blijven zoals ze zijn"}, []string{"bevestig"}},
		{"c", []string{"1 doorgezette regel is gewijzigd; bevestig de correctie", "1 doorgezette regel is ingetrokken; bevestig de correctie"}, []string{"blijven zoals"}},
	} {
		o := newTestOffice(t).ready()
		o.export()
		desk, err := o.svc.Desk(o.anker, november)
		o.must(err)
		sent := map[int]bool{}
		for i := range desk.Verdicts {
			if v := &desk.Verdicts[i]; v.Confirmed() {
				sent[v.Line.Source.Row] = true
			}
		}
		var kept []string
		changed, gone := false, false
		for i, r := range strings.Split(strings.TrimSpace(string(practice.Hours())), "\n") {
			switch {
			case !changed && sent[i+1]:
				cells := strings.Split(r, ";")
				cells[10], changed = "4", true // meals
				r = strings.Join(cells, ";")
			case !gone && sent[i+1]:
				gone = true
				continue
			}
			kept = append(kept, r)
		}
		o.must(os.WriteFile(o.hours, []byte(strings.Join(kept, "\n")), 0o600))
		d := o.start(120, 40, periodScreens(ScreenImport)).Press("enter")
		if c.keys != "" {
			d.Press(c.keys)
		}
		d.Press("enter", "tab", "enter").See("is ingelezen").See(c.see...).Not(c.hide...)
	}
}
