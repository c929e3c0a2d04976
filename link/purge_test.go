package link_test

import (
	"bytes"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// dateClock is a clock at one moment.
type dateClock struct {
	link.SystemClock
	at time.Time
}

func (c dateClock) Now() time.Time { return c.at }

// filesHold searches every file under the directories for a text.
func filesHold(t *testing.T, text string, dirs ...string) (where []string, looked int) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			content, err := os.ReadFile(path)
			looked++
			if bytes.Contains(content, []byte(text)) {
				where = append(where, filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return where, looked
}

// A whole month of the example with forbidden values planted in Nmbrs's answers
// and in the files: none of them is in the ledger, the journal, the copies, the
// log or the backup.
func TestNothingForbiddenIsEverStored(t *testing.T) {
	t.Parallel()
	const (
		bsn, birthday, mobile = "999990019", "1987-06-05", "06-98765432"
		salary, iban          = 765_43, "NL91ABNA0417164300"
	)
	scenario := sim.Demo()
	for i := range scenario.Employees {
		e := &scenario.Employees[i]
		e.Person.BSN, e.Person.Birthday, e.Person.Mobile = bsn, birthday, mobile
		for j := range e.Salaries {
			e.Salaries[j].Value = sim.Hundredths(salary)
		}
	}
	o := officeAt(t, scenario, t.TempDir())
	logFile, err := os.Create(filepath.Join(o.dir, "doorzet.log"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = logFile.Close() })
	o.settings = []func(*link.Options){func(opts *link.Options) {
		opts.Log = slog.New(slog.NewTextHandler(logFile, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}}
	o.wire()
	o.ready()
	o.read("uren-eitje.csv", []byte("▲ datum,naam,naam van vestiging,team naam,type,uren,gerealizeerde loonkosten,Loonkosten per uur,contracttype,uurloon,support ID\n"+
		"02/12/2026,Lieke van 't Hoff,Het Anker,bediening,gewerkte uren,07:30,€8765,€87.65,nul uren,€76.54,1234567\n"))
	o.read("eigen.csv", []byte("datum;naam;vestiging;team;type;uren;IBAN;geboortedatum;uurloon\n"+
		"03-12-2026;Lieke van 't Hoff;Het Anker;bediening;gewerkte uren;4,00;"+iban+";05-06-1987;76,54\n"))
	if res := o.export(); res.Done == 0 {
		t.Fatal("nothing was sent")
	}
	if _, err := o.svc.Verify(t.Context(), o.co, nov, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Rights(t.Context(), o.co, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.TakeBack(t.Context(), o.co, link.TakeBackRequest{Batch: "last"}); err != nil {
		t.Fatal(err)
	}
	if err := o.led.Backup(filepath.Join(o.dir, "kopie.db")); err != nil {
		t.Fatal(err)
	}
	for _, forbidden := range []string{
		bsn, birthday, "05-06-1987", "05/06/1987", "19870605", mobile, iban, "765.43", "765,43", "€8765", "87.65", "76.54", "76,54",
		"geboortedatum", "uurloon",
	} {
		where, looked := filesHold(t, forbidden, o.dir)
		if len(where) > 0 {
			t.Errorf("%q is in %v", forbidden, where)
		}
		if looked < 8 {
			t.Fatalf("only %d files were looked at", looked)
		}
	}
	// The search can find: what may be kept is there.
	if where, _ := filesHold(t, "Hoff", o.dir); len(where) < 3 {
		t.Errorf("the name is only in %v", where)
	}
}

// Retention: nothing goes before it may, and then it is gone from every file,
// with the chain of the audit trail whole and the figures that were sent kept.
func TestPurgeDrill(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	team, err := o.co.Team()
	if err != nil {
		t.Fatal(err)
	}
	leaver, stays := team[0], team[1]
	leaver.Emails, leaver.Department = []string{"vertrokken@geheim.example"}, "Bediening Geheim"
	leaver.Employments = []payroll.Span{{From: payroll.MustDate(2020, 1, 1), To: payroll.MustDate(2026, 11, 30)}}
	stays.Employments = []payroll.Span{{From: payroll.MustDate(2020, 1, 1)}}
	if err := o.co.SaveTeam([]payroll.Person{leaver, stays}, nil, store.Audit{
		Action: "basis", Args: payroll.Args{"employee": string(leaver.ID)}, Details: payroll.Args{"name": "Detail van Geheim"},
	}); err != nil {
		t.Fatal(err)
	}
	if err := o.co.UpdateMemo(store.Audit{Action: "note"}, func(m *store.Memo) error {
		m.Notes = map[string]string{string(leaver.ID): "belt altijd over Geheimpje", string(stays.ID): "blijft bewaard"}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	o.export()
	before, err := o.co.AuditLog()
	if err != nil {
		t.Fatal(err)
	}
	lines := len(o.desk().Book.Lines)
	data := filepath.Join(o.dir, "data")
	at := func(y int, m time.Month, d int) *link.PurgePlan {
		t.Helper()
		o.settings = []func(*link.Options){func(opts *link.Options) { opts.Clock = dateClock{at: time.Date(y, m, d, 12, 0, 0, 0, time.UTC)} }}
		o.wire()
		p, err := o.svc.PurgePlan()
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	company := func(p *link.PurgePlan) *link.CompanyPurge { return &p.Companies[0] }
	hasLeaver := func(list []payroll.Person) bool {
		return slices.ContainsFunc(list, func(p payroll.Person) bool { return p.ID == leaver.ID })
	}
	if p := at(2028, 11, 30); hasLeaver(company(p).Bare) || company(p).Lines != 0 {
		t.Errorf("two years less a day: %+v", company(p).Purged)
	}
	p := at(2028, 12, 1)
	if c := company(p); !hasLeaver(c.Bare) || len(c.Gone) != 0 || c.Lines != 0 || c.Details == 0 {
		t.Fatalf("after two years: %+v", c.Purged)
	}
	if where, _ := filesHold(t, "vertrokken@geheim", data); len(where) < 2 {
		t.Fatalf("before the purge only in %v", where) // the ledger and a copy
	}
	o.purge(p, data)
	if m, err := o.co.Memo(); err != nil || len(m.Notes) != 1 || m.Notes[string(stays.ID)] == "" {
		t.Errorf("notes after the purge: %v, %v", m.Notes, err)
	}
	for _, gone := range []string{"vertrokken@geheim", "Bediening Geheim", "Detail van Geheim", "Geheimpje"} {
		if where, _ := filesHold(t, gone, data); len(where) > 0 {
			t.Errorf("after the purge %q is still in %v", gone, where)
		}
	}
	after, err := o.co.AuditLog()
	if err != nil || len(after) != len(before)+1 || after[len(after)-1].Action != "purge" {
		t.Fatalf("%d entries, were %d, %v", len(after), len(before), err)
	}
	for i := range before {
		if after[i].Hash != before[i].Hash || after[i].Digest != before[i].Digest {
			t.Fatalf("entry %d was changed", i)
		}
	}
	if err := o.co.VerifyAudit(); err != nil {
		t.Error(err)
	}
	if found := o.led.Check(); len(found) > 0 {
		t.Errorf("Check: %v", found)
	}
	if n := len(o.desk().Book.Lines); n != lines {
		t.Errorf("%d lines, were %d", n, lines)
	}

	// Seven years after the year: the lines go, the figures stay.
	if p = at(2033, 12, 31); company(p).Lines != 0 {
		t.Errorf("within seven years %d lines would go", company(p).Lines)
	}
	rows, err := o.co.Rows()
	if err != nil {
		t.Fatal(err)
	}
	p = at(2034, 1, 1)
	if c := company(p); c.Lines != lines || !hasLeaver(c.Gone) {
		t.Fatalf("after seven years: %+v of %d lines", c.Purged, lines)
	}
	o.purge(p, data)
	if where, _ := filesHold(t, "ziek gemeld", data); len(where) > 0 {
		t.Errorf("a remark is still in %v", where)
	}
	if left, err := o.co.Rows(); err != nil || len(left) != len(rows) {
		t.Errorf("%d rows, were %d, %v", len(left), len(rows), err)
	}
	if found := o.led.Check(); len(found) > 0 {
		t.Errorf("Check: %v", found)
	}
	if p, err := o.svc.PurgePlan(); err != nil || !p.Empty() {
		t.Errorf("a second purge has something to do: %v", err)
	}
	if o.export().Batch != "" {
		t.Error("something was sent again after the purge")
	}
}

// purge does what the command does: purge, close, write the ledger anew.
func (o *office) purge(p *link.PurgePlan, data string) {
	o.t.Helper()
	if _, err := o.svc.Purge(p, data); err != nil {
		o.t.Fatal(err)
	}
	if err := o.led.Close(); err != nil {
		o.t.Fatal(err)
	}
	if err := store.Compact(store.Options{Dir: data}); err != nil {
		o.t.Fatal(err)
	}
	key := o.co.Key()
	o.open()
	o.co = o.must(o.svc.Company(string(key)))
}
