package store

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorzet/payroll"
)

// unpackSchema puts the kept ledger of a schema in a directory of its own. It
// was made by the program of that time: a month of five lines for two people,
// one batch that stands and one that was taken back; from schema 3 on, with an
// import sheet that was marked as sent, from schema 9 on with a closed journal.
func unpackSchema(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	files, err := filepath.Glob(filepath.Join("testdata", fmt.Sprintf("schema-%d", n), "*.gz"))
	if noErr(t, err); len(files) < 2 {
		t.Fatalf("keep a ledger of schema %d", n)
	}
	for _, path := range files {
		in, err := os.Open(path)
		noErr(t, err)
		z, err := gzip.NewReader(in)
		noErr(t, err)
		content, err := io.ReadAll(z)
		noErr(t, err)
		noErr(t, in.Close())
		noErr(t, os.WriteFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), partEnd)), content, 0o600))
	}
	return dir
}

// A ledger of every schema there ever was opens, is migrated after a copy, and
// says what it said then.
func TestLedgersOfEverySchemaMigrate(t *testing.T) {
	for n := 1; n <= Schema(); n++ {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			dir := unpackSchema(t, n)
			l, err := Open(Options{Dir: dir, MustExist: true, Now: testNow})
			noErr(t, err)
			if found := l.Check(); len(found) > 0 {
				t.Fatalf("Check: %v", found)
			}
			noErr(t, l.Sendable())
			noErr(t, l.CheckPages())
			companies, err := l.Companies()
			noErr(t, err)
			if len(companies) != 1 || companies[0].NmbrsID != "71001" {
				t.Fatalf("companies: %+v", companies)
			}
			c, err := l.Company(companies[0].Key)
			noErr(t, err)
			lines, err := c.Lines(payroll.Span{})
			noErr(t, err)
			var total payroll.Minutes
			for _, line := range lines {
				total += line.Minutes
			}
			if len(lines) != 5 || total != 34*60+20 || lines[1].Remark != "druk" || lines[3].Person != "Renée Óvári" {
				t.Errorf("%d lines of %s together", len(lines), total.Clock())
			}
			nov := payroll.Period{Year: 2026, Number: 11}
			batches, err := c.Batches()
			noErr(t, err)
			steps, err := c.StepsFor(nov)
			noErr(t, err)
			rows, err := c.RowsFor(nov)
			noErr(t, err)
			wantBatches, wantRows := 3, 3
			if n >= 3 {
				wantBatches, wantRows = 4, 6
			}
			if len(batches) != wantBatches || len(steps) != 3*wantBatches || len(rows) != wantRows {
				t.Errorf("%d batches, %d steps, %d rows", len(batches), len(steps), len(rows))
			}
			for target, h := range payroll.Heads(steps, rows) {
				if stands := target.Employee == "510009" || n >= 3; h.Stands() != stands {
					t.Errorf("%v stands: %t", target, h.Stands())
				}
			}
			set, err := c.Settings()
			noErr(t, err)
			if code, ok := set.Code("gewerkte uren", nov); !ok || code.Code != 2100 || !set.SendsDays(nov) {
				t.Errorf("settings: %+v", set)
			}
			changes, err := c.Undoes()
			noErr(t, err)
			if len(changes) == 0 {
				t.Error("no change can be taken back")
			}
			for _, e := range changes {
				want := AreaHours
				if e.Settings != nil {
					want = AreaCodes
				}
				if e.Area != want {
					t.Errorf("the change %q belongs to %q, want %q", e.Label, e.Area, want)
				}
			}
			shut(t, l)
			copies, err := Copies(dir)
			noErr(t, err)
			want := 1
			if n == Schema() {
				want = 0
			}
			if len(copies) != want {
				t.Fatalf("%d copies before the migration, want %d", len(copies), want)
			}
			for _, cp := range copies {
				if m, err := identify(filepath.Join(cp.Path, ledgerName)); err != nil || m.ID != l.ID() || cp.Reason != fmt.Sprintf("migration-%d", n) {
					t.Errorf("the copy %s: %v", cp.Name, err)
				}
			}
			// Open again: it is of today now.
			again, err := Open(Options{Dir: dir, MustExist: true, Now: testNow})
			noErr(t, err)
			shut(t, again)
		})
	}
}
