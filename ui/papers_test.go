package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A paper of the plan, of the result and of an older batch is made by keys; a
// file that is there already stays.
func TestPapersFromTheScreens(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenPush))
	dir := t.TempDir()
	file := func(name string) string {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(dir, name))
		o.must(err)
		return string(content)
	}
	save := func(name string) {
		t.Helper()
		d.Press("w").See("Naar welk bestand?").Press("ctrl+u").Type(filepath.Join(dir, name)).Press("enter")
	}
	save("proef.html")
	d.See("Staat in")
	if got := file("proef.html"); !strings.Contains(got, "Vestiging Het Anker") || !strings.Contains(got, "</html>") {
		t.Error(got)
	}
	d.Press("w").Press("ctrl+u").Type(filepath.Join(dir, "x.pdf")).Press("enter").See("moet eindigen op").Press("esc")
	o.export()
	d.Press("b").See("Verzendingen, nieuwste eerst")
	save("verslag.md")
	d.See("Staat in")
	if got := file("verslag.md"); !strings.Contains(got, "# Controleverslag") || !strings.Contains(got, "uren-november.csv") {
		t.Error(got)
	}
	save("verslag.md")
	d.See("bestaat al")
}
