package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"doorzet/payroll"
	"doorzet/store"
)

// cmdOldJournal makes a ledger of three months ago with a journal that is large
// enough to be closed (oldjournal make), keeps a copy as an export does (oldjournal
// copy), or alters a bit of every closed part (oldjournal break) or of the open
// journal (oldjournal bend).
func cmdOldJournal(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.Getenv("DZ")
	switch args[0] {
	case "make":
		ts.Check(oldJournal(dir))
	case "copy":
		l, err := store.Open(store.Options{Dir: dir, MustExist: true})
		ts.Check(err)
		_, err = l.Snapshot("export")
		ts.Check(err)
		ts.Check(l.Close())
	case "break":
		parts, err := filepath.Glob(filepath.Join(dir, "journal.jsonl.*.gz"))
		ts.Check(err)
		for _, path := range parts {
			b, err := os.ReadFile(path)
			ts.Check(err)
			b[len(b)/2] ^= 1
			ts.Check(os.WriteFile(path, b, 0o600))
		}
	case "bend": // the open journal
		path := filepath.Join(dir, "journal.jsonl")
		b, err := os.ReadFile(path)
		ts.Check(err)
		b[len(b)/3] ^= 1
		ts.Check(os.WriteFile(path, b, 0o600))
	default:
		ts.Fatalf("oldjournal %q", args)
	}
}

func oldJournal(dir string) error {
	l, err := store.Open(store.Options{Dir: dir, Actor: "anneke", Now: func() time.Time { return time.Now().AddDate(0, -3, 0) }})
	if err != nil {
		return err
	}
	key := store.CompanyKey("api.nmbrs.nl/71001")
	link := store.Link{ID: "link", Transport: "soap", Endpoint: "https://api.nmbrs.nl", Environment: "production"}
	if err := l.SaveCompany(store.CompanyInfo{Key: key, NmbrsID: "71001", Name: "Anker BV", Link: link}, store.Audit{Action: "link"}); err != nil {
		return err
	}
	c, err := l.Company(key)
	if err != nil {
		return err
	}
	period := payroll.Period{Year: 2026, Number: 8}
	var changes []payroll.RowChange
	for i := range 3000 {
		changes = append(changes, payroll.RowChange{Put: &payroll.OwnRow{
			Kind: payroll.KindHours, ID: payroll.RowID(fmt.Sprint(100000 + i)), Employee: payroll.EmployeeID(fmt.Sprint(500000 + i)),
			ForPeriod: period, BookedIn: period, Amount: 800, Component: payroll.Component{Kind: payroll.KindHours, Code: 2100},
		}})
	}
	b := payroll.Batch{ID: "sheet-1", Kind: payroll.BatchSheet, ForPeriod: period, BookedIn: period}
	if err := c.CreateMarked(b, nil, changes, store.Audit{Action: "sheet"}); err != nil {
		return err
	}
	return l.Close()
}
