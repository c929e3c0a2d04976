package store

import (
	"testing"

	"doorzet/payroll"
)

// Several companies are written in one transaction or not at all, and only on
// the state that was looked at.
func TestCommitAllIsAllOrNothing(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	a := company(t, l, 0)
	noErr(t, l.SaveCompany(CompanyInfo{Key: "api.nmbrs.nl/2", NmbrsID: "2"}, Audit{}))
	b, err := l.Company("api.nmbrs.nl/2")
	noErr(t, err)
	lines := makeLines(3)
	noErr(t, b.Commit(Change{Put: lines[:1], Sources: map[string]payroll.LineID{"row": lines[0].ID}}))
	stamp, err := l.Stamp()
	noErr(t, err)

	count := func(c *Company) int {
		t.Helper()
		out, err := c.Lines(payroll.Span{})
		noErr(t, err)
		return len(out)
	}
	// The second change is refused: the source row belongs to the other company.
	_, err = l.CommitAll(stamp, &OpenImport{Name: "x"}, []CompanyChange{
		{Company: b, Change: Change{Put: lines[1:2]}},
		{Company: a, Change: Change{Put: lines[2:], Sources: map[string]payroll.LineID{"row": lines[2].ID}}},
	})
	wantCode(t, err, CodeSourceTaken)
	if count(a) != 0 || count(b) != 1 {
		t.Fatalf("%d and %d lines", count(a), count(b))
	}
	if o, err := l.OpenImport(); o != nil || err != nil {
		t.Errorf("open %+v, %v", o, err)
	}

	next, err := l.CommitAll(stamp, &OpenImport{Name: "x", Done: 1, Total: 2}, []CompanyChange{{Company: a, Change: Change{Put: lines[1:2]}}})
	noErr(t, err)
	_, err = l.CommitAll(stamp, nil, []CompanyChange{{Company: a, Change: Change{Put: lines[2:]}}})
	wantCode(t, err, CodeStale)
	if o, err := l.OpenImport(); err != nil || o == nil || o.Done != 1 {
		t.Errorf("open %+v, %v", o, err)
	}
	_, err = l.CommitAll(next, nil, []CompanyChange{{Company: a, Change: Change{Put: lines[2:]}}})
	noErr(t, err)
	if o, err := l.OpenImport(); o != nil || err != nil || count(a) != 2 {
		t.Errorf("open %+v, %v, %d lines", o, err, count(a))
	}
	refs, err := l.SourcesUnder("ro")
	noErr(t, err)
	if len(refs) != 1 || refs["row"].Line != lines[0].ID {
		t.Errorf("sources %+v", refs)
	}
	if found := l.Check(); len(found) > 0 {
		t.Errorf("check: %v", found)
	}
}

// The link with eitje and what people files tell are kept, beside what older
// programs read.
func TestEitjeAndWitnessesAreKept(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	c := company(t, l, 1)
	if _, ok, err := l.Eitje(); ok || err != nil {
		t.Fatalf("linked at first: %v %v", ok, err)
	}
	noErr(t, l.SaveEitje(&EitjeLink{ID: "x", Environments: []EitjeEnvironment{{ID: "1", Name: "A", Chosen: true}}}, Audit{Action: "eitje-link"}))
	noErr(t, l.SaveEitjePull([]byte(`{"next":1}`)))
	noErr(t, l.CommitPeople([]PeopleChange{{
		Company: c, Witnesses: map[payroll.EmployeeID]payroll.Witness{"7": {Contract: "zzp"}, "8": {Contract: "nul uren"}},
		Settings: func(s *payroll.Settings) error { s.ExtraTypes = []string{"overuren"}; return nil }, File: &FileInfo{Hash: "h", Name: "m.csv"},
	}}))
	noErr(t, l.CommitPeople([]PeopleChange{{Company: c, Witnesses: map[payroll.EmployeeID]payroll.Witness{"8": {}}}}))
	shut(t, l)

	l = openAt(t, Options{Dir: dir})
	e, ok, err := l.Eitje()
	if err != nil || !ok || !e.Environments[0].Chosen {
		t.Errorf("eitje %+v %v %v", e, ok, err)
	}
	c, err = l.Company(testKey)
	noErr(t, err)
	w, err := c.Witnesses()
	noErr(t, err)
	set, err := c.Settings()
	noErr(t, err)
	if len(w) != 1 || w["7"].Contract != "zzp" || len(set.ExtraTypes) != 1 {
		t.Errorf("witnesses %+v, settings %+v", w, set)
	}
	if _, ok, err := l.File("h"); !ok || err != nil {
		t.Errorf("the file is forgotten: %v", err)
	}
	noErr(t, l.SaveEitje(nil, Audit{}))
	pull, err := l.EitjePull()
	if len(pull) != 0 || err != nil {
		t.Errorf("what was pulled outlives the link: %s %v", pull, err)
	}
}
