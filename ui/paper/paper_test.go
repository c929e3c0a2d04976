package paper

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

var update = flag.Bool("update", false, "write the golden files anew")

var nov = payroll.Period{Year: 2026, Number: 11}

func day(d int) payroll.Date { return payroll.MustDate(2026, time.November, d) }

// hostile is a text that must not reach a spreadsheet, page or terminal as it is.
const hostile = "=HYPERLINK(\"http://x\")\x1b[31m<script>alert(1)</script>\u202e|*_"

func testInfo() store.CompanyInfo {
	return store.CompanyInfo{
		NmbrsID: "71001", Name: "Brasserie Het Anker B.V.", Cadence: payroll.Monthly, Link: store.Link{Environment: "simulator"},
		HourCodes: []store.CodeInfo{{Code: 2100, Description: "Gewerkte uren"}},
		WageCodes: []store.CodeInfo{{Code: 5100, Description: "Maaltijden"}},
	}
}

func line(id string, d int, row int, file string) payroll.Line {
	return payroll.Line{
		ID: payroll.LineID(id), Version: 1, Facts: payroll.Facts{
			Date: day(d), Person: "Lieke van 't Hoff", Venue: "Het Anker", Team: "bar", Type: "gewerkte uren",
			Start: 600, End: 940, Minutes: 340,
		}, Source: payroll.Source{Kind: payroll.SourceHourList, File: file, Hash: "ab12", Row: row},
	}
}

// sample is a batch with a done, a corrected, a refused and an unsure step.
func sample() *link.BatchReport {
	hours, meals := payroll.Component{Kind: payroll.KindHours, Code: 2100}, payroll.Component{Kind: payroll.KindWage, Code: 5100}
	rate := payroll.Hundredths(456)
	l1, l2 := line("l1", 3, 2, "uren.csv"), line("l2", 4, 3, hostile+".csv")
	l2.Version = 2
	counted := func(l payroll.Line, m payroll.Minutes) link.ReportLine {
		return link.ReportLine{
			Counted: payroll.Counted{Line: l.ID, Version: 1, Minutes: m, Date: l.Date}, Of: l, Known: true,
			Altered: l.Version != 1, ReadAt: "2026-12-01T08:00:00Z",
		}
	}
	pieces := counted(l1, 0)
	pieces.Count, pieces.Rate, pieces.Name = 300, &rate, "maaltijden"
	step := func(id, who string, c payroll.Component, st payroll.StepState) payroll.Step {
		return payroll.Step{
			ID: payroll.StepID(id), Batch: "b1", Employee: payroll.EmployeeID(who), Component: c, ForPeriod: nov, BookedIn: nov,
			Action: payroll.ActionAdd, State: st,
		}
	}
	r := &link.BatchReport{
		Info: testInfo(), Digest: "c0ffee", Days: payroll.Span{From: day(1), To: day(30)}, People: 2, Lines: 2, Minutes: 680,
		Batch: payroll.Batch{
			ID: "b1", Kind: payroll.BatchExport, ForPeriod: nov, BookedIn: nov, At: "2026-12-02T09:30:00Z", By: "loket", Closed: true,
			Check: &payroll.Check{At: "2026-12-02T09:31:00Z", Equal: 2, Different: 1},
		},
	}
	a := link.ReportStep{Step: step("s1", "510007", hours, payroll.StepDone), Person: "Lieke van 't Hoff", Number: "7", Written: 1133, After: 1133, AddsUp: true, Rows: []payroll.RowID{"88000001"}}
	a.Wanted, a.Amount, a.Minutes = 1133, 1133, 680
	a.Lines = []link.ReportLine{counted(l1, 340), counted(l2, 340)}
	b := link.ReportStep{Step: step("s2", "510007", meals, payroll.StepDone), Person: "Lieke van 't Hoff", Number: "7", Written: 468, After: 1368, AddsUp: true}
	b.Wanted, b.Ours, b.Seen, b.Amount = 1368, 900, 900, 468
	b.Lines = []link.ReportLine{pieces}
	c := link.ReportStep{Step: step("s3", "510009", hours, payroll.StepRefused), Person: hostile, Number: "=1+1", AddsUp: true, Later: "b2"}
	c.Wanted, c.Reason = 500, payroll.NewProblem("nmbrs-2011", "call", "HourComponentVar_Insert", "text", hostile)
	d := link.ReportStep{Step: step("s4", "510010", payroll.Component{Kind: payroll.KindWorked}, payroll.StepUnsure), Person: "-Piet", AddsUp: true}
	d.Wanted = 300
	d.Lines = []link.ReportLine{{Counted: payroll.Counted{Line: "weg", Version: 1, Date: day(9)}}}
	r.Steps = []link.ReportStep{a, b, c, d}
	r.Codes = []link.CodeSum{
		{Component: hours, People: 1, Lines: 2, Minutes: 680, Wanted: 1133, Written: 1133, After: 1133, Refused: 1},
		{Component: meals, People: 1, Lines: 1, Wanted: 1368, Before: 900, Written: 468, After: 1368},
		{Component: payroll.Component{Kind: payroll.KindWorked}, Lines: 1, Open: 1},
	}
	return r
}

// sampleProof is a plan for two venues, one of which still has lines open.
func sampleProof() *link.ProofList {
	hours := payroll.Component{Kind: payroll.KindHours, Code: 2100}
	open, blocked := line("l3", 5, 4, "uren.csv"), line("l4", 6, 5, "uren.csv")
	open.Remark, blocked.Person = hostile, "Renée Óvári"
	vOpen := &payroll.Verdict{Line: open, State: payroll.StateOpen}
	vBlocked := &payroll.Verdict{Line: blocked, State: payroll.StateBlocked, Findings: []payroll.Finding{{Kind: payroll.FindUnknownBasis}}}
	held := payroll.PlanStep{
		Target: payroll.Target{Employee: "510006", Component: hours, ForPeriod: nov}, Person: "Daan Bakker", Wanted: 750, Seen: 800,
		Block: payroll.BlockForeign, Rows: []payroll.SeenRow{{ID: "9", Code: 2100, Amount: 800}},
	}
	return &link.ProofList{
		Info: testInfo(), Period: nov, BookedIn: nov, Days: payroll.Span{From: day(1), To: day(30)}, At: "2026-12-02T09:30:00Z",
		Guard: payroll.NewProblem(link.CodeLocked, "period", "2026-11", "current", "2026-12"),
		Steps: []payroll.PlanStep{held},
		Venues: []link.ProofVenue{
			{Name: "De Golf", Lines: 1, Minutes: 450, People: []link.ProofPerson{{
				Employee: "510006", Name: "Daan Bakker", Number: "6", Minutes: 450, Days: 1,
				Amounts: []link.ProofAmount{{Component: hours, Minutes: 450}}, Held: []payroll.PlanStep{held},
			}}},
			{Name: "Het Anker", Waiting: []*payroll.Verdict{vOpen, vBlocked}, People: []link.ProofPerson{
				{Employee: "510007", Name: "Lieke van 't Hoff", Number: "7", Waiting: 1, Notes: []*payroll.Verdict{vOpen}},
				{Name: "Renée Óvári", Waiting: 1, Notes: []*payroll.Verdict{vBlocked}},
			}},
		},
	}
}

func TestPapersAreAsKept(t *testing.T) {
	for _, x := range []*lang.Texts{lang.NL(), lang.EN()} {
		for name, d := range map[string]*Doc{"report": Report(x, sample()), "proof": Proof(x, sampleProof())} {
			for _, f := range Formats() {
				got, err := d.Render(f)
				if err != nil {
					t.Fatal(err)
				}
				path := filepath.Join("testdata", name+"-"+string(x.Lang)+"."+string(f))
				if *update {
					if err := os.WriteFile(path, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("%s differs from what is kept; look at the difference and run with -update", path)
				}
			}
		}
	}
}

func TestHostileTextIsHarmlessOnPaper(t *testing.T) {
	for _, d := range []*Doc{Report(lang.NL(), sample()), Proof(lang.NL(), sampleProof())} {
		for _, f := range Formats() {
			got, err := d.Render(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"\x1b", "\u202e", "<script>alert"} {
				if f == CSV && strings.HasPrefix(bad, "<") {
					continue // plain text in a spreadsheet
				}
				if bytes.Contains(got, []byte(bad)) {
					t.Errorf("%s in %s holds %q", d.Title, f, bad)
				}
			}
			if f == HTML && (bytes.Contains(got, []byte("src=")) || bytes.Contains(got, []byte("@import"))) {
				t.Errorf("%s takes something from elsewhere", d.Title)
			}
		}
	}
}

func TestFormulasAreDisarmed(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": `"'=1+1"`, "+31 6": `"'+31 6"`, "-Piet": `"'-Piet"`, "@SUM(A1)": `"'@SUM(A1)"`, "\t=1": `"' =1"`, "\r=1": `"' =1"`,
		" =1": `"' =1"`, "＝1": `"'＝1"`, "-3,00": "-3,00", "12:30": "12:30", "a;b": `"a;b"`, `a"b`: `"a""b"`, "-": `"'-"`, "-1-1": `"'-1-1"`,
		"0,5": "0,5", "gewoon": "gewoon", "-2+3": `"'-2+3"`,
	} {
		if got := csvCell(in); got != want {
			t.Errorf("%q is written %s, want %s", in, got, want)
		}
	}
}

// The spreadsheet's own reader finds a whole table, and adding a column up
// counts nothing twice.
func TestCSVIsOneTable(t *testing.T) {
	got, err := Report(lang.NL(), sample()).Render(CSV)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(got, []byte("\uFEFF"))))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1+4+4 {
		t.Fatalf("%d rows, want a head, four steps and four lines", len(all))
	}
	col := map[string]int{}
	for i, h := range all[0] {
		col[h] = i
	}
	for _, rec := range all[1:] {
		if rec[0] == "regel" && rec[col["gewenst"]] != "" || rec[0] == "stap" && rec[col["aandeel uren"]] != "" {
			t.Errorf("a row holds figures of two kinds: %q", rec)
		}
		if n := rec[col["nummer"]]; strings.HasPrefix(n, "=") {
			t.Errorf("a formula: %q", n)
		}
	}
}

func TestTotalsLeadToLinesAndFiles(t *testing.T) {
	d := Report(lang.NL(), sample())
	anchors := map[string]bool{}
	for _, p := range d.Parts {
		anchors[p.Anchor] = true
	}
	links := 0
	for _, p := range d.Parts {
		if p.Table == nil {
			continue
		}
		for _, r := range p.Table.Rows {
			for _, c := range r.Cells {
				if c.Link != "" {
					links++
					if !anchors[c.Link] {
						t.Errorf("%q leads to %s, which is nowhere", c.Text, c.Link)
					}
				}
			}
		}
	}
	if links < 10 {
		t.Errorf("only %d links", links)
	}
	md, err := d.Render(Markdown)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(md), "| uren.csv | 2 |") {
		t.Error("file and row of the first line are not told")
	}
}

func TestMailNamesWhoAndWhen(t *testing.T) {
	p := sampleProof()
	got := Mail(lang.NL(), p, &p.Venues[1])
	for _, want := range []string{"nog goed te keuren: 2 regels", "- Lieke van 't Hoff: 05-11 (1)", "- Renée Óvári: 06-11 (1): loonvorm onbekend"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in:\n%s", want, got)
		}
	}
	if got := Mail(lang.EN(), p, &p.Venues[0]); !strings.Contains(got, "everything is approved") {
		t.Error(got)
	}
}
