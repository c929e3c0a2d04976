package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"doorzet/payroll"
)

func testNow() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// openAt opens a ledger of a directory; the test closes it, checked.
func openAt(t testing.TB, o Options) *Ledger {
	t.Helper()
	o.Now, o.Actor = testNow, "tester"
	l, err := Open(o)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { shut(t, l) })
	return l
}

// shut closes a ledger after a full consistency check; twice is fine.
func shut(t testing.TB, l *Ledger) {
	t.Helper()
	if errors.Is(l.Sendable(), &payroll.Problem{Code: CodeClosed}) {
		return
	}
	if err := l.CheckPages(); err != nil {
		t.Errorf("CheckPages: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

func wantCode(t testing.TB, err error, code payroll.Code) {
	t.Helper()
	if !errors.Is(err, &payroll.Problem{Code: code}) {
		t.Fatalf("error = %v, want %s", err, code)
	}
}

func noErr(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const testKey CompanyKey = "api.nmbrs.nl/1"

var (
	november = payroll.Period{Year: 2026, Number: 11} //nolint:gochecknoglobals // a constant
	october  = payroll.Period{Year: 2026, Number: 10} //nolint:gochecknoglobals // a constant
)

func makeLine(i int) payroll.Line {
	return payroll.Line{
		ID: payroll.LineID(fmt.Sprintf("L%07d", i)), Version: 1,
		Facts: payroll.Facts{
			Date: payroll.MustDate(2026, time.November, 1) + payroll.Date(i%30), Person: fmt.Sprintf("Jan de Vries %d", i%1000),
			Venue: "Café \"Zuid\"", Team: "Bediening", Type: payroll.TypeWorked, Start: 540, End: 1020, Break: 30, Minutes: 450,
			Counts: map[string]payroll.Hundredths{payroll.KindMeals: 100}, Contract: "nul-uren",
		},
		Remark: "extra ingevallen", Approved: i%2 == 0, Seen: []payroll.FindingKind{payroll.FindLong},
		Source: payroll.Source{
			Kind: payroll.SourceHourList, Form: "1", File: "uren-november.csv",
			Hash: "0123456789abcdef0123456789abcdef", Row: i + 2, Key: fmt.Sprintf("key-%07d", (i*7919)%1000003),
		},
	}
}

func makeLines(n int) []payroll.Line {
	out := make([]payroll.Line, n)
	for i := range out {
		out[i] = makeLine(i)
	}
	return out
}

// company makes a linked company with n lines.
func company(t testing.TB, l *Ledger, n int) *Company {
	t.Helper()
	noErr(t, l.SaveCompany(CompanyInfo{
		Key: testKey, NmbrsID: "1", Name: "Café Zuid BV",
		Link: Link{Transport: "soap", Endpoint: "https://api.nmbrs.nl", Environment: "production"},
	}, Audit{Action: "link"}))
	c, err := l.Company(testKey)
	noErr(t, err)
	ch := Change{Put: makeLines(n), Sources: map[string]payroll.LineID{}, Chunked: true, Audit: Audit{Action: "import"}}
	for _, line := range ch.Put {
		ch.Sources[line.Source.Key] = line.ID
	}
	noErr(t, c.Commit(ch))
	return c
}

func makeStep(id string, lines ...payroll.Line) payroll.Step {
	s := payroll.Step{
		ID: payroll.StepID(id), Employee: payroll.EmployeeID("E" + id), Action: payroll.ActionAdd, Amount: 750, Wanted: 750,
		Component: payroll.Component{Kind: payroll.KindHours, Code: 2100}, ForPeriod: november, BookedIn: november,
		State: payroll.StepWaiting, Calls: []payroll.Call{{Op: payroll.OpAdd, Amount: 750, State: payroll.StepWaiting}},
	}
	for _, l := range lines {
		s.Counts = append(s.Counts, payroll.Counted{Line: l.ID, Version: l.Version, Minutes: l.Minutes, Date: l.Date})
	}
	return s
}

func makeBatch(id string) payroll.Batch {
	return payroll.Batch{ID: payroll.BatchID(id), Kind: payroll.BatchExport, ForPeriod: november, BookedIn: november}
}

func sending(id string) payroll.CallMove {
	return payroll.CallMove{
		Step: payroll.StepID(id), To: payroll.StepSending,
		Before: []payroll.SeenRow{{ID: "900", Code: 2100, Amount: 100}},
	}
}

func done(id, row string) payroll.CallMove {
	return payroll.CallMove{Step: payroll.StepID(id), To: payroll.StepDone, Row: payroll.RowID(row)}
}

func copyDir(t testing.TB, from string) string {
	t.Helper()
	to := t.TempDir()
	noErr(t, os.CopyFS(filepath.Join(to, "data"), os.DirFS(from)))
	to = filepath.Join(to, "data")
	noErr(t, os.Chmod(to, 0o700))
	return to
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	noErr(t, err)
	noErr(t, os.WriteFile(to, b, 0o600))
}

// brokenKeyring refuses everything with one code.
type brokenKeyring struct{ code payroll.Code }

func (k brokenKeyring) Set(string, Secret) error   { return payroll.NewProblem(k.code) }
func (k brokenKeyring) Get(string) (Secret, error) { return Secret{}, payroll.NewProblem(k.code) }
func (k brokenKeyring) Delete(string) error        { return payroll.NewProblem(k.code) }
