package payroll

import (
	"fmt"
	"testing"
)

func zeroHours(id EmployeeID, last string) Person {
	return Person{ID: id, Number: string(id), First: "A", Last: last, Employments: since(2020), Contracts: []Contract{{Span: Span{From: MustDate(2020, 1, 1)}, HoursPerWeek: hours(0)}}}
}

func salaried(id EmployeeID, last string) Person {
	p := zeroHours(id, last)
	p.SalaryType = "Bruto_Salaris_Fulltime"
	p.Contracts = []Contract{{Span: p.Contracts[0].Span, HoursPerWeek: hours(3800)}}
	return p
}

func rowsByID(rows []TeamRow) map[EmployeeID]TeamRow {
	out := map[EmployeeID]TeamRow{}
	for _, r := range rows {
		out[r.Person.ID] = r
	}
	return out
}

func TestTeamDiffKinds(t *testing.T) {
	on := MustDate(2026, 11, 23)
	same, moved, gone, vanished := zeroHours("1", "Zwart"), zeroHours("2", "Aalders"), zeroHours("3", "Bos"), zeroHours("4", "Cox")
	movedNow, goneNow := moved, gone
	movedNow.Emails = []string{"a@example.nl"}
	movedNow.Contracts = []Contract{{Span: year(2026), HoursPerWeek: hours(0)}}
	goneNow.Employments = []Span{{From: MustDate(2020, 1, 1), To: on - 1}}
	rows := TeamDiff([]Person{same, moved, gone, vanished}, []Person{zeroHours("5", "Dik"), same, movedNow, goneNow}, DiffInput{On: on})
	var order []EmployeeID
	for _, r := range rows {
		order = append(order, r.Person.ID)
		if len(r.Conflicts) > 0 {
			t.Errorf("%s has conflicts %v", r.Person.ID, r.Conflicts)
		}
		if r.Basis != BasisHourly || r.Reason.Code != ReasonContractHours {
			t.Errorf("%s is paid %q because %s", r.Person.ID, r.Basis, r.Reason.Code)
		}
	}
	if got := fmt.Sprint(order); got != "[2 3 4 5 1]" {
		t.Errorf("order %s", got)
	}
	got := rowsByID(rows)
	for id, want := range map[EmployeeID]RowKind{"1": RowSame, "2": RowChanged, "3": RowLeft, "4": RowLeft, "5": RowNew} {
		if got[id].Kind != want {
			t.Errorf("%s is %s, want %s", id, got[id].Kind, want)
		}
	}
	if c := got["2"].Changes; len(c) != 2 || c[0] != (FieldChange{FieldEmails, "", "a@example.nl"}) || c[1].Field != FieldContracts ||
		c[1].Old != "2020-01-01 – 0,00" || c[1].New != "2026-01-01 – 2026-12-31 0,00" {
		t.Errorf("changes %+v", c)
	}
	if c := got["3"].Changes; len(c) != 1 || c[0].Field != FieldEmployments {
		t.Errorf("changes of a leaver %+v", c)
	}
	if got["5"].Old != nil || got["1"].Old == nil || got["1"].OldBasis != BasisHourly {
		t.Error("old people are not beside the new")
	}
}

func TestTeamDiffAgainstItselfIsSame(t *testing.T) {
	on := MustDate(2026, 11, 23)
	left := zeroHours("3", "Bos")
	left.Employments = []Span{year(2024)}
	left.Contracts = []Contract{{Span: year(2024), HoursPerWeek: hours(0)}}
	people := []Person{zeroHours("1", "A"), salaried("2", "B"), left}
	for _, r := range TeamDiff(people, people, DiffInput{On: on}) {
		if r.Kind != RowSame || len(r.Changes)+len(r.Conflicts) > 0 || r.Basis == BasisUnknown {
			t.Errorf("%s: %+v", r.Person.ID, r)
		}
	}
}

func TestTeamDiffConflicts(t *testing.T) {
	on := MustDate(2026, 11, 23)
	with := func(p Person, change func(*Person)) Person {
		change(&p)
		return p
	}
	mail := func(p *Person) { p.Emails = []string{"X@example.nl"} }
	for name, c := range map[string]struct {
		old, now []Person
		in       DiffInput
		id       EmployeeID
		want     []ConflictKind
	}{
		"same e-mail": {now: []Person{with(zeroHours("1", "A"), mail), with(zeroHours("2", "B"), mail)}, id: "1", want: []ConflictKind{ConflictEmail}},
		"hired again": {now: []Person{
			with(with(zeroHours("1", "A"), mail), func(p *Person) { p.Employments = []Span{{To: on - 100}} }),
			with(with(zeroHours("2", "A"), mail), func(p *Person) { p.Employments = []Span{{From: on - 50}}; p.Number = "1" }),
		}, id: "2"},
		"same number":       {now: []Person{zeroHours("1", "A"), with(zeroHours("2", "B"), func(p *Person) { p.Number = "01" })}, id: "2", want: []ConflictKind{ConflictNumber}},
		"no contract":       {now: []Person{zeroHours("1", "A")}, in: DiffInput{Worked: map[EmployeeID][]Date{"1": {on, MustDate(2019, 1, 1), MustDate(2019, 1, 1)}}}, id: "1", want: []ConflictKind{ConflictContract}},
		"contract there":    {now: []Person{zeroHours("1", "A")}, in: DiffInput{Worked: map[EmployeeID][]Date{"1": {on}}}, id: "1"},
		"decided by hand":   {now: []Person{with(zeroHours("1", "A"), func(p *Person) { p.Contracts = []Contract{{Span: year(2025)}} })}, in: DiffInput{Worked: map[EmployeeID][]Date{"1": {on}}, Overrides: map[EmployeeID][]Override{"1": {{Basis: BasisHourly}}}}, id: "1"},
		"min-max":           {now: []Person{with(salaried("1", "A"), func(p *Person) { p.SalaryType = "Bruto_Uurloon" })}, id: "1", want: []ConflictKind{ConflictUnknown}},
		"flip":              {old: []Person{salaried("1", "A")}, now: []Person{zeroHours("1", "A")}, id: "1", want: []ConflictKind{ConflictFlip}},
		"known to unknown":  {old: []Person{zeroHours("1", "A")}, now: []Person{with(zeroHours("1", "A"), func(p *Person) { p.Contracts = nil })}, id: "1", want: []ConflictKind{ConflictFlip, ConflictUnknown}},
		"unknown to known":  {old: []Person{with(zeroHours("1", "A"), func(p *Person) { p.Contracts = nil })}, now: []Person{zeroHours("1", "A")}, id: "1"},
		"decision outlasts": {old: []Person{salaried("1", "A")}, now: []Person{zeroHours("1", "A")}, in: DiffInput{Overrides: map[EmployeeID][]Override{"1": {{Basis: BasisFixed}}}}, id: "1"},
		"ended and renewed": {old: []Person{with(salaried("1", "A"), func(p *Person) { p.Contracts[0].To = on - 10 })}, now: []Person{zeroHours("1", "A")}, id: "1", want: []ConflictKind{ConflictFlip}},
		"starts next month": {now: []Person{with(zeroHours("1", "A"), func(p *Person) {
			p.Employments = []Span{{From: on + 10}}
			p.Contracts = []Contract{{Span: Span{From: on + 10}, HoursPerWeek: hours(0)}}
		})}, id: "1"},
	} {
		c.in.On = on
		var got []ConflictKind
		for _, conflict := range rowsByID(TeamDiff(c.old, c.now, c.in))[c.id].Conflicts {
			got = append(got, conflict.Kind)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestManyFlips(t *testing.T) {
	diff := func(known, flips int) int {
		var old, now []Person
		for i := range known {
			id := EmployeeID(fmt.Sprint(i))
			old = append(old, salaried(id, "X"))
			if i < flips {
				now = append(now, zeroHours(id, "X"))
			} else {
				now = append(now, salaried(id, "X"))
			}
		}
		n := 0
		for _, r := range TeamDiff(old, now, DiffInput{On: MustDate(2026, 11, 23)}) {
			if r.Has(ConflictManyFlips) {
				n++
			}
		}
		return n
	}
	for _, c := range []struct{ known, flips, want int }{{10, 2, 0}, {10, 3, 3}, {29, 3, 3}, {30, 3, 0}, {100, 10, 0}, {100, 11, 11}} {
		if got := diff(c.known, c.flips); got != c.want {
			t.Errorf("%d of %d: %d rows marked, want %d", c.flips, c.known, got, c.want)
		}
	}
}
