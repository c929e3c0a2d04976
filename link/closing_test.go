package link_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// oldJournal lets the journal of an office be large and of another month: what went
// by an import sheet long ago stands in it, and the clock of the ledger is later.
func oldJournal(t *testing.T, o *office) {
	t.Helper()
	long := payroll.Period{Year: 2020, Number: 1}
	var changes []payroll.RowChange
	for i := range 3000 {
		changes = append(changes, payroll.RowChange{Put: &payroll.OwnRow{
			Kind: payroll.KindHours, ID: payroll.RowID(fmt.Sprint("long-", i)), Employee: "1", ForPeriod: long, BookedIn: long, Amount: 800,
			Component: payroll.Component{Kind: payroll.KindHours, Code: 2100},
		}})
	}
	b := payroll.Batch{ID: "long-ago", Kind: payroll.BatchSheet, ForPeriod: long, BookedIn: long}
	if err := o.co.CreateMarked(b, nil, changes, store.Audit{Action: "sheet"}); err != nil {
		t.Fatal(err)
	}
	if err := o.led.Close(); err != nil {
		t.Fatal(err)
	}
	led, err := store.Open(store.Options{
		Dir: filepath.Join(o.dir, "data"), StateDir: filepath.Join(o.dir, "state"), Actor: "test",
		Now: func() time.Time { return time.Now().AddDate(0, 2, 0) },
	})
	if err != nil {
		t.Fatal(err)
	}
	o.led = led
	o.wire()
	o.co = o.must(o.led.Company(o.co.Key()))
}

func partsBeside(t *testing.T, o *office) []string {
	t.Helper()
	parts, err := filepath.Glob(filepath.Join(o.dir, "data", "journal.jsonl.*.gz"))
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// An export closes what is old of the journal before its batch and says so, sends
// what it would have sent, and the next one has nothing to close.
func TestExportClosesTheOldJournalFirst(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0), o.line(1, 2, 480, 0))
	oldJournal(t, o)
	o.plan()
	if parts := partsBeside(t, o); len(parts) > 0 {
		t.Fatalf("a plan closed %v", parts)
	}
	res := o.export()
	if res.Stop != nil || res.Different != 0 || res.Done == 0 || len(partsBeside(t, o)) != 1 {
		t.Fatalf("%+v, parts %v", res, partsBeside(t, o))
	}
	if len(res.Notes) != 1 || res.Notes[0].Code != link.CodeJournalClosed || res.Notes[0].Args["before"] != "0.5" {
		t.Errorf("noted %v", res.Notes)
	}
	if found := o.led.Check(); len(found) > 0 {
		t.Errorf("Check: %v", found)
	}
	held := len(o.sim.State().Rows)
	o.put(o.line(0, 3, 60, 0))
	if res = o.export(); res.Stop != nil || len(res.Notes) > 0 || len(o.sim.State().Rows) != held+1 {
		t.Errorf("the next: %+v", res)
	}
}

// Where the part cannot be put in its place the export says so and sends all the
// same; where a closed part is damaged nothing is sent.
func TestExportBesideClosingThatFails(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	oldJournal(t, o)
	blockPart(t, o)
	res := o.export()
	if res.Stop != nil || res.Done == 0 || len(res.Notes) != 1 || res.Notes[0].Code != store.CodeJournalOpen {
		t.Fatalf("%+v", res)
	}
	for _, path := range partsBeside(t, o) {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
	o.put(o.line(0, 3, 60, 0))
	if res = o.export(); res.Stop != nil || len(partsBeside(t, o)) != 1 {
		t.Fatalf("%+v", res)
	}
	held := len(o.sim.State().Rows)
	if err := os.Remove(partsBeside(t, o)[0]); err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 4, 60, 0))
	_, err := o.svc.Export(t.Context(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	if err == nil || !strings.Contains(err.Error(), string(store.CodeJournalDamaged)) || len(o.sim.State().Rows) != held {
		t.Errorf("told %v", err)
	}
}

// blockPart lets a directory stand where the part would come.
func blockPart(t *testing.T, o *office) {
	t.Helper()
	journal := filepath.Join(o.dir, "data", "journal.jsonl")
	b, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(b), "\x00\n"), "\n")
	last := strings.SplitN(lines[len(lines)-1], " ", 3)
	if err := os.MkdirAll(filepath.Join(fmt.Sprintf("%s.1-%s-%s.gz", journal, last[0], last[1][:12]), "x"), 0o700); err != nil {
		t.Fatal(err)
	}
}
