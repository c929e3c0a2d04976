package link_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// see previews a file.
func (o *office) see(name, data string) *link.Preview {
	o.t.Helper()
	p, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{Input: intake.Input{Name: name, Data: []byte(data)}})
	if err != nil {
		o.t.Fatalf("preview %s: %v", name, err)
	}
	return p
}

// take takes a preview over.
func (o *office) take(p *link.Preview, opt link.TakeOptions) link.Taken {
	o.t.Helper()
	t, err := o.svc.Take(p, opt)
	if err != nil {
		o.t.Fatalf("take: %v", err)
	}
	return t
}

// tally words what a preview would do, leaving out what is nothing.
func tally(p *link.Preview) string {
	c := p.Changes
	var out []string
	for _, part := range []struct {
		name string
		n    int
	}{
		{"new", len(c.New)},
		{"changed", len(c.Changed)},
		{"same", len(c.Same)},
		{"kept", len(c.Kept)},
		{"back", len(c.Back)},
		{"vanished", len(c.Vanished)},
		{"double", len(c.Double)},
		{"sent", len(p.Sent)},
		{"refused", len(p.Result.Refused)},
		{"approve", len(c.Approve)},
		{"elsewhere", len(c.Elsewhere)},
		{"clash", len(p.Clash)},
	} {
		if part.n > 0 {
			out = append(out, fmt.Sprintf("%s %d", part.name, part.n))
		}
	}
	return strings.Join(out, ", ")
}

func (o *office) wantTally(p *link.Preview, want string) {
	o.t.Helper()
	if got := tally(p); got != want {
		o.t.Fatalf("the preview of %s says %q, want %q", p.Result.Name, got, want)
	}
}

// hours adds up what counts in November, per state of approval.
func (o *office) hours() (lines int, minutes payroll.Minutes) {
	o.t.Helper()
	list, err := o.co.Lines(payroll.Span{})
	if err != nil {
		o.t.Fatal(err)
	}
	for _, l := range list {
		if !l.Withdrawn {
			lines++
			minutes += l.Minutes
		}
	}
	return lines, minutes
}

func (o *office) wantHours(lines int, minutes payroll.Minutes) {
	o.t.Helper()
	if l, m := o.hours(); l != lines || m != minutes {
		o.t.Fatalf("%d lines of %s, want %d of %s", l, m.Clock(), lines, minutes.Clock())
	}
}

// Fictitious shifts: two on one day, two venues, a team, leave.
const (
	formOne = "▲ datum,naam,naam van vestiging,team naam,type,uren,contracttype,support ID\n" +
		"02/11/2026,Fenna de Wit,Het Anker,Bar,gewerkte uren,04:00,nul uren,1\n" +
		"02/11/2026,Fenna de Wit,Het Anker,Bar,gewerkte uren,04:00,nul uren,1\n" +
		"03/11/2026,Joost van 't Hek,De Haven,Keuken,gewerkte uren,07:30,nul uren,2\n" +
		"05/11/2026,Joost van 't Hek,De Haven,Keuken,verlof,08:00,nul uren,2\n" +
		",,,,,23:30,,\n"
	formTwo = "▲ datum,naam,naam van vestiging,team naam,type,uren,contracttype,planning type,support ID\n" +
		"02/11/2026,Fenna de Wit,Het Anker,Bar,gewerkte uren,\"4,0\",nul uren,gepland,1\n" +
		"02/11/2026,Fenna de Wit,Het Anker,Bar,gewerkte uren,\"4,0\",nul uren,gepland,1\n" +
		"03/11/2026,Joost van 't Hek,De Haven,Keuken,gewerkte uren,\"7,5\",nul uren,gepland,2\n" +
		"05/11/2026,Joost van 't Hek,De Haven,Keuken,verlof,\"8,0\",nul uren,gepland,2\n"
)

func twiceOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.activate()
	return o
}

func TestTheSameFileTwice(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	p := o.see("e.csv", formOne)
	o.wantTally(p, "new 4")
	if p.Before != nil {
		t.Error("a new file was read in before")
	}
	o.take(p, link.TakeOptions{})
	o.wantHours(4, 23*60+30)

	p = o.see("ander.csv", formOne)
	o.wantTally(p, "same 4")
	if p.Before == nil || p.Before.Name != "e.csv" || p.Before.Counts["new"] != 4 {
		t.Errorf("before: %+v", p.Before)
	}
	o.take(p, link.TakeOptions{Withdraw: true, Sent: true})
	o.wantHours(4, 23*60+30)
	list, err := o.co.Lines(payroll.Span{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list {
		if l.Version != 1 || l.Source.File != "e.csv" || len(l.Source.Hash) != 64 || l.Source.Key == "" {
			t.Errorf("line %+v", l)
		}
	}
}

func TestAnOverlappingFile(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	o.take(o.see("begin.csv", formOne), link.TakeOptions{})
	// From the 3rd on, with a day more: the 2nd lies outside and has not vanished.
	rows := strings.SplitAfter(formOne, "\n")
	p := o.see("later.csv", rows[0]+rows[3]+rows[4]+"06/11/2026,Fenna de Wit,Het Anker,Bar,gewerkte uren,05:00,nul uren,1\n")
	o.wantTally(p, "new 1, same 2")
	o.take(p, link.TakeOptions{Withdraw: true})
	o.wantHours(5, 28*60+30)
}

func TestAReExportedFile(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	o.take(o.see("e.csv", formOne), link.TakeOptions{})
	o.approveLines()
	// A figure changed, a row gone, a row added; other bytes, so another hash.
	rows := strings.SplitAfter(formOne, "\n")
	again := rows[0] + rows[1] + strings.Replace(rows[3], "07:30", "06:45", 1) + rows[4] +
		"05/11/2026,Fenna de Wit,Het Anker,Bar,gewerkte uren,03:00,nul uren,1\n"
	p := o.see("e2.csv", again)
	o.wantTally(p, "new 1, changed 1, same 2, vanished 1")
	if c := p.Changes.Changed[0]; c.Old.Minutes != 450 || c.New.Minutes != 405 {
		t.Errorf("old → new: %s → %s", c.Old.Minutes.Clock(), c.New.Minutes.Clock())
	}
	o.take(p, link.TakeOptions{})
	o.wantHours(5, 23*60+30-45+3*60)
	list, err := o.co.Lines(payroll.Span{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list {
		changed := l.Minutes == 405 || l.Minutes == 180
		if l.Approved == changed {
			t.Errorf("approval of %s %s: %v", l.Person, l.Minutes.Clock(), l.Approved)
		}
	}
	o.wantTally(o.see("e2.csv", again), "same 4, vanished 1")
	// What vanished is withdrawn when asked, and comes back with the file that has it.
	o.take(o.see("e2.csv", again), link.TakeOptions{Withdraw: true})
	o.wantTally(o.see("e2.csv", again), "same 4")
	o.take(o.see("e.csv", formOne), link.TakeOptions{Withdraw: true})
	o.wantHours(4, 23*60+30)
}

func TestAReColumnedFile(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	o.take(o.see("e.csv", formOne), link.TakeOptions{})
	const other = "uren,* type,team naam,naam van vestiging,▼ naam,datum\n" +
		"08:00,verlof,Keuken,De Haven,Joost van 't Hek,05/11/2026\n" +
		"07:30,gewerkte uren,Keuken,De Haven,Joost van 't Hek,03/11/2026\n" +
		"04:00,gewerkte uren,Bar,Het Anker,Fenna de Wit,02/11/2026\n" +
		"04:00,gewerkte uren,Bar,Het Anker,Fenna de Wit,02/11/2026\n"
	p := o.see("kolommen.csv", other)
	o.wantTally(p, "same 4")
	// Without venue and team as well.
	p = o.see("smal.csv", "datum,naam,type,uren,support ID\n02/11/2026,Fenna de Wit,gewerkte uren,04:00,1\n02/11/2026,Fenna de Wit,gewerkte uren,04:00,1\n")
	o.wantTally(p, "same 2")
	o.take(p, link.TakeOptions{Withdraw: true})
	o.wantHours(4, 23*60+30)
}

func TestFormOneAfterFormTwo(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	o.take(o.see("2.csv", formTwo), link.TakeOptions{})
	p := o.see("1.csv", formOne)
	o.wantTally(p, "new 4, double 4")
	o.take(p, link.TakeOptions{})
	o.wantDouble(4, 8)
}

// wantDouble wants so many of the lines blocked as possibly double, however
// approved: those that came in later. What stood goes on, so that the hours are
// paid once while nobody has answered.
func (o *office) wantDouble(double, lines int) {
	o.t.Helper()
	d := o.desk()
	n := 0
	for i := range d.Verdicts {
		if slices.ContainsFunc(d.Verdicts[i].Findings, func(f payroll.Finding) bool { return f.Kind == payroll.FindDouble && f.Blocks() }) {
			n++
		}
	}
	if n != double || len(d.Verdicts) != lines {
		o.t.Fatalf("%d of %d lines are possibly double, want %d of %d", n, len(d.Verdicts), double, lines)
	}
	o.approveLines()
	for _, v := range o.desk().Verdicts {
		if isDouble := slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool { return f.Kind == payroll.FindDouble }); isDouble && v.State == payroll.StateReady {
			o.t.Errorf("%s of %s would be sent", v.Line.Person, v.Line.Date)
		}
	}
}

// approveLines approves every line, whatever is found about it.
func (o *office) approveLines() {
	o.t.Helper()
	d := o.desk()
	var ids []payroll.LineID
	for _, v := range d.Verdicts {
		ids = append(ids, v.Line.ID)
	}
	if _, err := o.svc.SetApproved(o.co, d, ids, true); err != nil {
		o.t.Fatal(err)
	}
}

func TestTypedAndImported(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	_, err := o.svc.Add(o.co, payroll.Facts{
		Date: payroll.MustDate(2026, 11, 3), Person: "Joost van 't Hek", Start: payroll.NoTime, End: payroll.NoTime, Minutes: 450,
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	p := o.see("1.csv", formOne)
	o.wantTally(p, "new 4, double 1")
	o.take(p, link.TakeOptions{})
	o.approveLines()
	// The typed line stood first and goes on; the file's asks, and stays open.
	asked := 0
	for _, v := range o.desk().Verdicts {
		if v.Line.Source.Kind == payroll.SourceTyped && v.Blocked() && v.Employee != "" {
			t.Errorf("the typed line is blocked by %v", v.Findings)
		}
		if v.Asked() {
			asked++
			if v.State != payroll.StateOpen || v.Line.Source.Kind == payroll.SourceTyped {
				t.Errorf("%s is %s", v.Line.ID, v.State)
			}
		}
	}
	if asked != 1 {
		t.Errorf("%d possibly double", asked)
	}
}

func TestVanishedOnlyWithinTheSource(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	o.take(o.see("e.csv", formOne), link.TakeOptions{})
	rows := strings.SplitAfter(formOne, "\n")
	for name, c := range map[string]struct{ data, want string }{
		"one venue":   {rows[0] + rows[1] + rows[2] + strings.NewReplacer("De Haven", "Het Anker", "Keuken", "Bar").Replace(rows[3]), "new 1, same 2, double 1"},
		"one type":    {rows[0] + rows[3] + strings.Replace(rows[4], "verlof", "gewerkte uren", 1), "changed 1, same 1"},
		"one day":     {rows[0] + rows[1], "same 1, vanished 1"},
		"other month": {rows[0] + strings.ReplaceAll(rows[1], "/11/", "/12/"), "new 1"},
		"no rows":     {rows[0], ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := o.see(name+".csv", c.data)
			o.t = t
			o.wantTally(p, c.want)
		})
	}
}

// A line that a person withdrew stays so; one that a person changed, too.
func TestWhatAPersonDidStays(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	o.take(o.see("e.csv", formOne), link.TakeOptions{})
	d := o.desk()
	var leave, work *payroll.Verdict
	for i := range d.Verdicts {
		switch v := &d.Verdicts[i]; {
		case v.Line.Type == "verlof":
			leave = v
		case v.Line.Minutes == 450:
			work = v
		}
	}
	if err := o.svc.Withdraw(o.co, d, []payroll.LineID{leave.Line.ID}, "niet gewerkt"); err != nil {
		t.Fatal(err)
	}
	f := work.Line.Facts
	f.Date, f.Minutes = payroll.MustDate(2026, 11, 28), 420 // outside the days of the file
	if err := o.svc.Edit(o.co, d, work.Line.ID, f, ""); err != nil {
		t.Fatal(err)
	}
	p := o.see("e.csv", formOne)
	o.wantTally(p, "same 3, kept 1, back 1")
	o.take(p, link.TakeOptions{Withdraw: true})
	o.wantHours(3, 8*60+420)
	// Brought back on purpose.
	o.take(o.see("e.csv", formOne), link.TakeOptions{Restore: true})
	o.wantHours(4, 16*60+420)
	o.wantTally(o.see("e.csv", formOne), "same 4, kept 1")
}

// A white line is changed by no file unless the clerk says so.
func TestWhiteLinesAreNeverChangedSilently(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	if res := o.export(); res.Refused+res.Unsure > 0 || res.Done == 0 {
		t.Fatalf("export %+v", res)
	}
	white := o.desk().CountStates()[payroll.StateSent].Lines
	hours := string(demo.Hours())
	other := strings.Replace(hours, ";08:30;13:30;15;", ";08:30;13:00;15;", 1)
	if other == hours {
		t.Fatal("the practice file has no such shift")
	}
	p := o.see("anders.csv", other)
	if len(p.Sent) == 0 || len(p.Changes.Changed) > 0 {
		t.Fatalf("the preview says %q", tally(p))
	}
	o.take(p, link.TakeOptions{Withdraw: true})
	if got := o.desk().CountStates()[payroll.StateSent].Lines; got != white {
		t.Fatalf("%d white lines, there were %d", got, white)
	}
	n := len(p.Sent)
	o.take(o.see("anders.csv", other), link.TakeOptions{Sent: true})
	if got := o.desk().CountStates()[payroll.StateChanged].Lines; got != n {
		t.Errorf("%d changed lines, want %d", got, n)
	}
}

// A white line that was withdrawn still counts in Nmbrs until it is corrected:
// the same hours from another source are possibly double.
func TestWithdrawnAfterSendingIsStillThere(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	o.export()
	d := o.desk()
	at := slices.IndexFunc(d.Verdicts, func(v payroll.Verdict) bool { return v.State == payroll.StateSent && v.Line.Minutes > 0 })
	l := d.Verdicts[at].Line
	if err := o.svc.Withdraw(o.co, d, []payroll.LineID{l.ID}, "dubbel"); err != nil {
		t.Fatal(err)
	}
	p := o.see("uren.csv", string(demo.Hours()))
	if len(p.Changes.New) > 0 || len(p.Changes.Back)+len(p.Sent) == 0 {
		t.Fatalf("the same file again: %q", tally(p))
	}
	id, err := o.svc.Add(o.co, l.Facts, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range o.desk().Verdicts {
		if v.Line.ID == id && !v.Blocked() {
			t.Error("the hours would be sent a second time")
		}
	}
}

// What was read before something else changed is not taken.
func TestAStalePreviewIsNotTaken(t *testing.T) {
	t.Parallel()
	o := twiceOffice(t)
	p, q := o.see("e.csv", formOne), o.see("e.csv", formOne)
	o.take(p, link.TakeOptions{})
	if _, err := o.svc.Take(q, link.TakeOptions{}); !errors.Is(err, &payroll.Problem{Code: store.CodeStale}) {
		t.Fatalf("got %v", err)
	}
	o.wantHours(4, 23*60+30)
	again, err := o.svc.Again(q)
	if err != nil {
		t.Fatal(err)
	}
	o.wantTally(again, "same 4")
}

// Hours for two companies come in together or not at all.
func TestTwoCompaniesInOneTransaction(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.activate()
	second := o.second()
	if err := o.svc.SetVenue("De Haven", second); err != nil {
		t.Fatal(err)
	}
	p := o.see("e.csv", formOne)
	if len(p.Venues) != 2 || p.Venues[0].Company == p.Venues[1].Company {
		t.Fatalf("venues %+v", p.Venues)
	}
	for _, v := range p.Venues {
		if v.New != 2 || v.Added != v.Minutes || v.Minutes != 8*60 && v.Minutes != 15*60+30 {
			t.Errorf("venue %+v", v)
		}
	}
	o.take(p, link.TakeOptions{})
	o.wantHours(2, 8*60)
	lines, err := second.Lines(payroll.Span{})
	if err != nil || len(lines) != 2 {
		t.Errorf("the other company has %d lines, %v", len(lines), err)
	}
	// Seen from the other company, nothing is new.
	p, err = o.svc.Preview(t.Context(), second, link.ImportRequest{Input: intake.Input{Name: "e.csv", Data: []byte(formOne)}})
	if err != nil {
		t.Fatal(err)
	}
	o.wantTally(p, "same 4")
}

// second links the other company of the example too.
func (o *office) second() *store.Company {
	o.t.Helper()
	login, err := o.svc.Try(context.Background(), link.Credentials{Email: demo.Email, Endpoint: o.url})
	if err != nil {
		o.t.Fatal(err)
	}
	return o.must(o.svc.Activate(context.Background(), login, login.Companies[1], payroll.Period{}))
}

// The contract type of a people file is a second witness of the pay basis: where
// it disagrees with Nmbrs, the lines of the person wait for a decision.
func TestAPeopleFileIsASecondWitness(t *testing.T) {
	t.Parallel()
	o := shapeOffice(t)
	o.take(o.see("uren.csv", "datum;naam;vestiging;uren;goedgekeurd\n02-11-2026;Daan Bakker;Het Anker;8;ja\n"), link.TakeOptions{})
	state := func() *payroll.Verdict {
		t.Helper()
		d := o.desk()
		if len(d.Verdicts) != 1 {
			t.Fatalf("%d lines", len(d.Verdicts))
		}
		return &d.Verdicts[0]
	}
	if v := state(); v.Basis != payroll.BasisHourly {
		t.Fatalf("at first: %s %+v", v.Basis, v.Reason)
	}
	const head = "▲ naam,contracttype,Nmbrs ID,e-mailadres,support ID\n"
	o.take(o.see("mensen.csv", head+"Daan Bakker,uren contract (38.0),,,1\n"), link.TakeOptions{})
	if v := state(); v.Basis != payroll.BasisUnknown || v.Reason.Code != payroll.ReasonWitness || v.State != payroll.StateBlocked {
		t.Errorf("with another contract type: %s %+v %s", v.Basis, v.Reason, v.State)
	}
	o.take(o.see("mensen2.csv", head+"Daan Bakker,nul uren,,,1\n"), link.TakeOptions{})
	if v := state(); v.Basis != payroll.BasisHourly || v.Blocked() && v.Reason.Code == payroll.ReasonWitness {
		t.Errorf("with the same contract type: %s %+v", v.Basis, v.Reason)
	}
	// A name that was decided here is not linked over.
	if err := o.svc.NotHere(o.co, "D. Bakker", "uitzendbureau"); err != nil {
		t.Fatal(err)
	}
	p := o.see("mensen3.csv", head+"D. Bakker,nul uren,,daan.bakker@het-anker.example,1\n")
	if len(p.People.Rows) != 1 || p.People.Rows[0].Fate != link.FateConflict || p.People.Teaches() != 0 {
		t.Errorf("people %+v", p.People.Rows)
	}
}
