package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"doorzet/payroll"
)

func TestLinesComeBackAsTheyWere(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 25_000)
	shut(t, l)
	l = openAt(t, Options{Dir: dir, MustExist: true})
	c, err := l.Company(testKey)
	noErr(t, err)
	got, err := c.Lines(payroll.Span{})
	noErr(t, err)
	if !reflect.DeepEqual(got, sortedLines(makeLines(25_000))) {
		t.Fatal("lines differ from what was written")
	}
	day := payroll.MustDate(2026, time.November, 5)
	some, err := c.Lines(payroll.Span{From: day, To: day + 1})
	noErr(t, err)
	for _, line := range some {
		if line.Date != day && line.Date != day+1 {
			t.Fatalf("line of %s in the span", line.Date)
		}
	}
	if want := 25_000/30 + 25_000/30; len(some) < want || len(some) > want+2 {
		t.Fatalf("%d lines in two days", len(some))
	}
	byKey, err := c.LinesByKey([]LineKey{KeyOf(makeLine(7)), {day, "none"}, KeyOf(makeLine(3))})
	noErr(t, err)
	if len(byKey) != 2 || byKey[0].ID != makeLine(7).ID || byKey[1].ID != makeLine(3).ID {
		t.Fatalf("LinesByKey = %v", byKey)
	}
	refs, err := l.Sources([]string{makeLine(9).Source.Key, "nobody"})
	noErr(t, err)
	if ref := refs[makeLine(9).Source.Key]; len(refs) != 1 || ref != (SourceRef{testKey, makeLine(9).ID, makeLine(9).Date}) {
		t.Fatalf("Sources = %v", refs)
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

func TestModesOfFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	l := openAt(t, Options{Dir: dir})
	company(t, l, 3)
	for path, want := range map[string]os.FileMode{
		dir: 0o700, l.Path(): 0o600, filepath.Join(dir, journalName): 0o600,
	} {
		info, err := os.Stat(path)
		noErr(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("%s: mode %o, want %o", path, info.Mode().Perm(), want)
		}
	}
	entries, err := os.ReadDir(dir)
	noErr(t, err)
	if len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestCompaniesTeamSettings(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 0)
	info, err := c.Info()
	noErr(t, err)
	if info.Key != testKey || len(info.Link.ID) != 32 {
		t.Fatalf("info = %+v", info)
	}
	noErr(t, c.UpdateInfo(func(i *CompanyInfo) error { i.Current = november; i.Key = "other"; return nil }))
	boom := errors.New("no")
	if err := c.UpdateInfo(func(i *CompanyInfo) error { i.Current = october; return boom }); !errors.Is(err, boom) {
		t.Fatalf("UpdateInfo = %v", err)
	}
	if info, err = c.Info(); err != nil || info.Current != november || info.Key != testKey {
		t.Fatalf("info = %+v, %v", info, err)
	}
	hours := payroll.Hundredths(3800)
	noErr(t, c.SaveTeam([]payroll.Person{{ID: "9", First: "Jan"}, {ID: "10", First: "An", ContractHours: &hours}}, nil, Audit{Action: "team"}))
	noErr(t, c.SaveTeam(nil, []payroll.EmployeeID{"9", "77"}, Audit{Action: "team"}))
	team, err := c.Team()
	noErr(t, err)
	if len(team) != 1 || team[0].ID != "10" || *team[0].ContractHours != 3800 {
		t.Fatalf("team = %+v", team)
	}
	noErr(t, c.UpdateSettings(Audit{Action: "settings"}, func(s *payroll.Settings) error { s.CutOver = october; return nil }))
	s, err := c.Settings()
	noErr(t, err)
	if s.CutOver != october {
		t.Fatalf("settings = %+v", s)
	}
	noErr(t, l.Unlink(testKey, Audit{Action: "unlink"}))
	all, err := l.Companies()
	noErr(t, err)
	if len(all) != 1 || all[0].Link != (Link{}) || all[0].Name != "Café Zuid BV" {
		t.Fatalf("companies = %+v", all)
	}
	_, err = l.Company("nobody/2")
	wantCode(t, err, CodeNoCompany)
}

func TestVenuesProfilesFiles(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 0)
	noErr(t, l.SaveVenues(map[string]CompanyKey{"Zuid": testKey, "Noord": testKey, "": testKey}, Audit{Action: "venues"}))
	noErr(t, l.SaveVenues(map[string]CompanyKey{"Zuid": testKey, "West": ""}, Audit{Action: "venues"}))
	venues, err := l.Venues()
	noErr(t, err)
	if !reflect.DeepEqual(venues, map[string]CompanyKey{"Zuid": testKey}) {
		t.Fatalf("venues = %v", venues)
	}
	noErr(t, l.SaveProfile("kassa", []byte("{}")))
	noErr(t, l.SaveProfile("oud", []byte("x")))
	noErr(t, l.SaveProfile("oud", nil))
	profiles, err := l.Profiles()
	noErr(t, err)
	if len(profiles) != 1 || string(profiles["kassa"]) != "{}" {
		t.Fatalf("profiles = %v", profiles)
	}
	noErr(t, c.Commit(Change{File: &FileInfo{Hash: "h2", Name: "b.csv", At: "2026-11-02T00:00:00Z"}}))
	noErr(t, c.Commit(Change{File: &FileInfo{Hash: "h9", Name: "a.csv", At: "2026-11-01T00:00:00Z", Counts: map[string]int{"new": 3}}}))
	files, err := l.Files()
	noErr(t, err)
	if len(files) != 2 || files[0].Name != "a.csv" || files[0].Counts["new"] != 3 {
		t.Fatalf("files = %+v", files)
	}
	if _, ok, err := l.File("h2"); err != nil || !ok {
		t.Fatalf("File = %v, %v", ok, err)
	}
	if _, ok, err := l.File("h3"); err != nil || ok {
		t.Fatalf("File = %v, %v", ok, err)
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

func TestASourceRowBelongsToOneCompany(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 2)
	noErr(t, l.SaveCompany(CompanyInfo{Key: "api.nmbrs.nl/2", NmbrsID: "2"}, Audit{}))
	other, err := l.Company("api.nmbrs.nl/2")
	noErr(t, err)
	line := makeLine(1)
	take := Change{Put: []payroll.Line{line}, Sources: map[string]payroll.LineID{line.Source.Key: line.ID}}
	wantCode(t, other.Commit(take), CodeSourceTaken)
	if lines, err := other.Lines(payroll.Span{}); err != nil || len(lines) != 0 {
		t.Fatalf("a refused change left %v, %v", lines, err)
	}
	noErr(t, c.Commit(Change{Drop: []LineKey{KeyOf(line)}, Sources: map[string]payroll.LineID{line.Source.Key: ""}}))
	noErr(t, other.Commit(take))
}

func TestCountedLinesAreHeld(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 3)
	line := makeLine(0)
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("S1", line, makeLine(1)), makeStep("S2", line)}, Audit{Action: "batch"}))
	edit := line
	edit.Version, edit.Minutes = 2, 60
	wantCode(t, c.Commit(Change{Put: []payroll.Line{edit}}), CodeLineLocked)
	wantCode(t, c.Commit(Change{Drop: []LineKey{KeyOf(line)}}), CodeLineLocked)
	noErr(t, c.Commit(Change{Put: []payroll.Line{makeLine(2)}}))

	noErr(t, c.Record([]payroll.CallMove{sending("S1"), sending("S2")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	wantCode(t, c.Commit(Change{Put: []payroll.Line{edit}}), CodeLineLocked)
	noErr(t, c.Record([]payroll.CallMove{done("S2", "1002")}))
	noErr(t, c.Commit(Change{Put: []payroll.Line{edit}}))
	wantCode(t, c.Commit(Change{Drop: []LineKey{KeyOf(line)}}), CodeLineCounted)

	refs, err := c.Counted(payroll.Span{From: line.Date, To: line.Date})
	noErr(t, err)
	want := map[payroll.LineID][]CountRef{line.ID: {{"S1", november, 1}, {"S2", november, 1}}}
	if !reflect.DeepEqual(refs, want) {
		t.Fatalf("Counted = %v", refs)
	}
}

func TestBatchAndSteps(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 4)
	old := makeStep("S2", makeLine(1))
	old.ForPeriod = october
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("S1", makeLine(0)), old, makeStep("S3", makeLine(2))}, Audit{Action: "batch"}))
	noErr(t, c.AddSteps("B1", []payroll.StepID{"S3"}, []payroll.Step{makeStep("S4", makeLine(3))}, Audit{Action: "replan"}))
	steps, err := c.Steps("B1")
	noErr(t, err)
	var ids []payroll.StepID
	for i, s := range steps {
		ids = append(ids, s.ID)
		if s.Seq != i || s.Batch != "B1" || len(s.Counts) != 1 {
			t.Errorf("step %d = %+v", i, s)
		}
	}
	if !slices.Equal(ids, []payroll.StepID{"S1", "S2", "S3", "S4"}) || steps[2].State != payroll.StepSuperseded {
		t.Fatalf("steps = %v", ids)
	}
	if refs, err := c.Counted(payroll.Span{}); err != nil || len(refs) != 3 || refs[makeLine(2).ID] != nil {
		t.Fatalf("a superseded step still counts: %v, %v", refs, err)
	}
	for p, want := range map[payroll.Period]int{november: 3, october: 1} {
		got, err := c.StepsFor(p)
		noErr(t, err)
		if len(got) != want {
			t.Errorf("%s: %d steps, want %d", p, len(got), want)
		}
	}
	open, err := c.OpenSteps()
	noErr(t, err)
	if len(open) != 3 {
		t.Fatalf("%d open steps", len(open))
	}
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	wantCode(t, c.AddSteps("B1", []payroll.StepID{"S1"}, nil, Audit{}), CodeStepOpen)
	wantCode(t, c.CreateBatch(makeBatch("B1"), nil, Audit{}), CodeNoBatch)
	wantCode(t, c.CreateBatch(makeBatch("B2"), []payroll.Step{makeStep("S1")}, Audit{}), CodeNoStep)
	noErr(t, c.UpdateBatch("B1", Audit{Action: "note"}, func(b *payroll.Batch) error { b.Unlocked = true; b.ID = "other"; b.Steps = 99; return nil }))
	b, err := c.Batch("B1")
	noErr(t, err)
	if !b.Unlocked || b.ID != "B1" || b.Steps != 4 || b.By != "tester" || b.At != "2026-11-23T09:00:00Z" {
		t.Fatalf("batch = %+v", b)
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

func TestRecordKeepsTheRegister(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	l := openAt(t, Options{Dir: dir, StateDir: state})
	c := company(t, l, 2)
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("S1", makeLine(0)), makeStep("S2", makeLine(1))}, Audit{Action: "batch"}))
	noErr(t, c.Record([]payroll.CallMove{sending("S1"), sending("S2")}))
	refused := payroll.CallMove{Step: "S2", To: payroll.StepRefused, Reason: payroll.NewProblem("nmbrs-2001", "code", "2001")}
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001"), refused}))
	if err := c.Record([]payroll.CallMove{sending("S1")}); err == nil {
		t.Fatal("a done call could be sent again")
	}
	rows, err := c.RowsIn(november)
	noErr(t, err)
	if len(rows) != 1 || rows[0].ID != "1001" || rows[0].Step != "S1" || rows[0].Seq == 0 || rows[0].Amount != 750 {
		t.Fatalf("rows = %+v", rows)
	}
	s, err := c.Step("S2")
	noErr(t, err)
	if s.State != payroll.StepRefused || s.Reason.Args["code"] != "2001" || s.Calls[0].Tries != 1 || len(s.Calls[0].Before) != 1 {
		t.Fatalf("step = %+v", s)
	}
	noErr(t, c.CloseBatch("B1", &payroll.Check{Equal: 1}))
	b, err := c.Batch("B1")
	noErr(t, err)
	if !b.Closed || b.Check.Equal != 1 {
		t.Fatalf("batch = %+v", b)
	}
	noErr(t, c.RetireRow(payroll.KindHours, "1001", Audit{Action: "retire"}))
	wantCode(t, c.RetireRow(payroll.KindHours, "1001", Audit{}), CodeNoRow)
	noErr(t, c.PutRow(rows[0], Audit{Action: "adopt"}))
	wantCode(t, c.PutRow(rows[0], Audit{}), CodeRowTaken)
	if rows, err = c.RowsFor(november); err != nil || len(rows) != 1 {
		t.Fatalf("rows = %v, %v", rows, err)
	}
	shut(t, l)
	l = openAt(t, Options{Dir: dir, StateDir: state})
	if notes := l.Notes(); len(notes) > 0 {
		t.Fatalf("notes = %v", notes)
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

func TestUndoAndRedo(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 2)
	before := makeLine(0)
	edited := before
	edited.Version, edited.Minutes = 2, 60
	made := makeLine(5)
	noErr(t, c.Commit(Change{
		Put: []payroll.Line{edited, made},
		Undo: &UndoEntry{
			Label: "edit", Before: []payroll.Line{before}, After: []payroll.Line{edited, made},
		},
	}))
	look := func() []payroll.Line {
		lines, err := c.LinesByKey([]LineKey{KeyOf(before), KeyOf(made)})
		noErr(t, err)
		return lines
	}
	e, err := c.Undo(AreaHours, Audit{Action: "undo"})
	noErr(t, err)
	if got := look(); e.Label != "edit" || len(got) != 1 || !reflect.DeepEqual(got[0], before) {
		t.Fatalf("after undo: %+v", got)
	}
	_, err = c.Undo(AreaHours, Audit{})
	wantCode(t, err, CodeNoUndo)
	_, err = c.Redo(AreaHours, Audit{Action: "redo"})
	noErr(t, err)
	if got := look(); len(got) != 2 || got[0].Version != 2 {
		t.Fatalf("after redo: %+v", got)
	}
	_, err = c.Redo(AreaHours, Audit{})
	wantCode(t, err, CodeNoUndo)

	// Version 2 is sent; taking the edit back must not reuse a number below it.
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("S1", edited)}, Audit{}))
	_, err = c.Undo(AreaHours, Audit{})
	wantCode(t, err, CodeLineLocked)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1")}))
	_, err = c.Undo(AreaHours, Audit{})
	noErr(t, err)
	if got := look(); len(got) != 1 || got[0].Version != 3 || got[0].Minutes != before.Minutes {
		t.Fatalf("after undo of a sent line: %+v", got)
	}
}

func TestUndoOfALineChangedSince(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 1)
	before, edited := makeLine(0), makeLine(0)
	edited.Version, edited.Minutes = 2, 60
	noErr(t, c.Commit(Change{Put: []payroll.Line{edited}, Undo: &UndoEntry{Before: []payroll.Line{before}, After: []payroll.Line{edited}}}))
	edited.Version, edited.Minutes = 3, 90
	noErr(t, c.Commit(Change{Put: []payroll.Line{edited}}))
	_, err := c.Undo(AreaHours, Audit{})
	wantCode(t, err, CodeUndoStale)
	for i := range 120 {
		noErr(t, c.Commit(Change{Undo: &UndoEntry{Label: fmt.Sprint(i)}}))
	}
	all, err := c.Undoes()
	noErr(t, err)
	if len(all) != undoKeep || all[len(all)-1].Label != "119" {
		t.Fatalf("%d entries kept, newest %q", len(all), all[len(all)-1].Label)
	}
}

func TestAuditTrail(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 1)
	noErr(t, c.Note(Audit{Action: "edit", Args: payroll.Args{"line": "L1"}, Details: payroll.Args{"person": "Jan"}}))
	log, err := c.AuditLog()
	noErr(t, err)
	last := log[len(log)-1]
	if last.Actor != "tester" || last.Details["person"] != "Jan" || last.Digest == "" || last.Seq != uint64(len(log)) {
		t.Fatalf("entry = %+v", last)
	}
	noErr(t, c.VerifyAudit())
	n, err := c.PurgeDetails("2026-11-24T00:00:00Z", Audit{Action: "purge"})
	noErr(t, err)
	if n != 1 {
		t.Fatalf("%d details purged", n)
	}
	noErr(t, c.VerifyAudit())
	log, err = c.AuditLog()
	noErr(t, err)
	if log[len(log)-2].Details != nil || log[len(log)-1].Action != "purge" {
		t.Fatalf("log = %+v", log)
	}
	// An entry changed with a correct envelope still breaks the chain.
	noErr(t, l.update(func(t *tx) error {
		trail, err := c.table(t, bucketAudit)
		if err != nil {
			return err
		}
		log[0].Action = "nothing"
		return trail.put(number(1), log[0])
	}))
	wantCode(t, c.VerifyAudit(), CodeAuditBroken)
	if found := l.Check(); len(found) != 1 || found[0].Code != CodeAuditBroken {
		t.Fatalf("Check: %v", found)
	}
}

func TestMakeKey(t *testing.T) {
	for _, tt := range []struct {
		endpoint, domain, id string
		want                 CompanyKey
	}{
		{"https://api.nmbrs.nl", "", "12", "api.nmbrs.nl/12"},
		{"https://API.nmbrs.nl/", "Kantoor", "12", "api.nmbrs.nl+kantoor/12"},
		{"http://127.0.0.1:8080/x", "", "1", "127.0.0.1:8080/1"},
		{"http://LOCALHOST:8080", "", "1", "127.0.0.1:8080/1"},
		{"http://[::1]:8080/", "", "1", "127.0.0.1:8080/1"},
		{"http://[::ffff:127.0.0.1]:8080/", "", "1", "127.0.0.1:8080/1"},
		{"https://api.nmbrs.nl.:443/", " ", "12", "api.nmbrs.nl/12"},
		{"https://api.nmbrs.nl:8443", "", "12", "api.nmbrs.nl:8443/12"},
	} {
		if got := MakeKey(tt.endpoint, tt.domain, tt.id); got != tt.want {
			t.Errorf("MakeKey(%q, %q, %q) = %q, want %q", tt.endpoint, tt.domain, tt.id, got, tt.want)
		}
	}
}
