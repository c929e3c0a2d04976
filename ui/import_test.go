package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	practice "doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

func TestPracticeFileIsReadByKeys(t *testing.T) {
	o := newTestOffice(t).link().people()
	d := o.start(80, 24, periodScreens(ScreenImport))
	d.See("uren-november.csv", "Dit is het oefenbestand", "tab vult aan")
	d.Press("enter").See("urenlijst, 01-11-2026 t/m 30-11-2026", "geweigerd 1", "onbekende medewerkers 1", "nieuw ", "nog te keuren")
	d.See("regel", "regel 912, start", "25:10").Not("kolom 5").Press("tab").See("Sanne Bakkre", "Sanne Bakker (lijkt erop)").Press("shift+tab")
	d.Press("w").See("vervallen intrekken kan nu niet: er zijn geen vervallen regels")
	d.Press("enter").See("Uren inlezen?", "nieuwe en 0 gewijzigde regels", "1 geweigerde rij blijft achter", "[ Annuleren ]")
	d.Press("enter").See("geweigerd 1")
	d.Press("enter", "tab", "enter").See("uren-november.csv is ingelezen", "1 geweigerd", "1 naam is nog niet herkend", "Verder met 7 Uren")
	lines, err := o.anker.Lines(payroll.Span{})
	o.must(err)
	if len(lines) < 300 {
		t.Fatalf("%d lines were taken", len(lines))
	}
	// The same file again holds nothing new.
	d.Press("e", "enter").See("precies dit bestand is al ingelezen", "nieuw 0", "ongewijzigd")
	d.Press("enter").See("er is niets nieuws in dit bestand")
	// What was refused goes to a file beside it, and never over another one.
	d.Press("x").See("Geweigerde rijen staan in").Press("x")
	for _, name := range []string{"uren-november-geweigerd.csv", "uren-november-geweigerd-2.csv"} {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(o.hours), name))
		o.must(err)
		if !strings.Contains(string(data), "25:10") || !strings.Contains(string(data), "regel;kolom") {
			t.Errorf("%s: %q", name, data)
		}
	}
}

// A changed file: figures old → new, and lines that it no longer has.
func TestChangedAndVanishedLines(t *testing.T) {
	o := newTestOffice(t).link().people().read()
	rows := strings.Split(strings.TrimSpace(string(practice.Hours())), "\n")
	kept := append([]string{}, rows[:10]...)
	kept = append(kept, rows[11:]...)
	for i, r := range kept {
		if strings.Contains(r, ";6,00;") {
			kept[i] = strings.Replace(r, ";6,00;", ";5,50;", 1)
			break
		}
	}
	o.must(os.WriteFile(o.hours, []byte(strings.Join(kept, "\n")), 0o600))
	d := o.start(120, 40, periodScreens(ScreenImport))
	d.Press("enter").See("gewijzigd 1", "vervallen 1", "vervallen regels blijven staan")
	for range 8 {
		if strings.Contains(d.Screen(), "6:00 → 5:30") {
			break
		}
		d.Press("tab")
	}
	d.See("6:00 → 5:30")
	d.Press("w").See("vervallen regels worden ingetrokken")
	d.Press("enter").See("1 gewijzigde regels", "1 vervallen regel wordt ingetrokken")
	d.Press("tab", "enter").See("1 gewijzigd", "1 ingetrokken")
}

func TestEitjeAsksWhetherItWasApproved(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := filepath.Join(filepath.Dir(o.hours), "eitje.csv")
	o.must(os.WriteFile(path, practice.EitjeHours(), 0o600))
	d := o.start(80, 24, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(path).Press("enter").See("Al goedgekeurd in eitje?", "nee, ik keur ze hier")
	d.Press("enter").See("nog te keuren", "eitje-bestand")
	d.Press("e", "enter", "down", "enter").Not("nog te keuren", "Al goedgekeurd")
	d.Press("enter", "tab", "enter").See("is ingelezen")
	lines, err := o.anker.Lines(payroll.Span{})
	o.must(err)
	for _, l := range lines {
		if !l.Approved {
			t.Fatalf("%s of %s is not approved", l.ID, l.Date)
		}
	}
}

func TestPathCompletes(t *testing.T) {
	o := newTestOffice(t).link()
	dir := filepath.Dir(o.hours)
	for _, name := range []string{"uren-oktober.csv", "plaatje.png", ".verborgen.csv"} {
		o.must(os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600))
	}
	o.must(os.MkdirAll(filepath.Join(dir, "map"), 0o700))
	d := o.start(120, 40, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(dir+"/").Press("tab").See("uren-november.csv", "uren-oktober.csv", "map/").Not("plaatje", "verborgen")
	d.Type("ur").Press("tab").See("uren-november.csv", "uren-oktober.csv")
	d.Type("o").Press("tab").Not("uren-november.csv").See("uren-oktober.csv")
	d.Press("ctrl+u").Paste(dir + "/niets").Press("enter").See("bestaat niet")
	d.Press("ctrl+u").Paste(dir).Press("enter").See("dit is een map")
	d.Press("esc", "q")
	if !d.quit {
		t.Error("letters still go to the field after esc")
	}
}

func TestRefusedCSVDisarmsFormulas(t *testing.T) {
	refused := []intake.Refusal{{
		File: "a.csv", Line: 3, Column: 4, Text: "=HYPERLINK(\"x\";1)\x1b[31m", Person: "@Jan", Problem: payroll.NewProblem("intake-empty"),
	}}
	got := string(RefusedCSV(lang.NL(), refused, ""))
	for _, bad := range []string{";=", ";@", "\x1b"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q in %q", bad, got)
		}
	}
	for in, want := range map[string]string{"-5": "'-5", " +1": "' +1", "a;b": `"a;b"`, `a"b`: `a"b`, `"x";`: `"""x"";"`, "": "", "gewoon": "gewoon"} {
		if in == `a"b` {
			want = `"a""b"`
		}
		if got := csvCell(in); got != want {
			t.Errorf("csvCell(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestImportGolden(t *testing.T) {
	o := newTestOffice(t).link().people()
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o.t, o.desk = t, testOptions()
		o.desk.Theme.Mode = mode
		d := o.start(w, h, periodScreens(ScreenImport)).Press("enter")
		// The path is a new one in every run.
		screenOf[*importScreen](d, ScreenImport).path.SetText("uren-november.csv")
		d.look().Golden("import-" + suffix)
	})
}
