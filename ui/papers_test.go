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

// The import sheet by keys: written, marked after a look at the numbers, taken back.
func TestImportSheetFromTheScreen(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, periodScreens(ScreenPush))
	path := filepath.Join(t.TempDir(), "blad.xlsx")
	d.Press("i").See("Importblad van Nmbrs", "Blad schrijven").Press("enter").See("Naar welk bestand?")
	d.Press("ctrl+u").Type(path).Press("enter").See("Het importblad is geschreven", "Tot dan tellen").Press("enter")
	before := len(o.sim.State().Rows)
	d.Press("i", "down", "enter").See("Welk blad is in Nmbrs").Press("ctrl+u").Type(path).Press("enter")
	d.See("Markeren als doorgezet?", "[ Annuleren ]").Press("tab", "enter").See("gemarkeerd als doorgezet").Press("enter")
	if n := len(o.sim.State().Rows); n != before {
		t.Fatalf("%d rows in Nmbrs, before %d", n, before)
	}
	d.Press("enter").See("er is niets door te zetten")
	d.Press("b").See("gemarkeerd via importblad").Press("u").See("Markering terugnemen?", "weer groen").Press("tab", "enter")
	d.See("tellen niet meer als doorgezet")
	if n := len(o.sim.State().Rows); n != before {
		t.Fatalf("%d rows in Nmbrs, before %d", n, before)
	}
}
