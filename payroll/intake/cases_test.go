package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorzet/payroll"
)

// summary says in words what a comparison found, leaving out what is nothing.
func summary(c Changes) string {
	var out []string
	for _, p := range []struct {
		name string
		n    int
	}{
		{"new", len(c.New) - len(c.Double) - len(c.Moved)},
		{"same", len(c.Same)},
		{"told", len(c.Redescribed)},
		{"joined", len(c.Joined)},
		{"changed", len(c.Changed)},
		{"double", len(c.Double)},
		{"moved", len(c.Moved)},
		{"vanished", len(c.Vanished)},
		{"sent", len(c.Sent)},
		{"kept", len(c.Kept)},
		{"back", len(c.Back)},
		{"transferred", len(c.Transferred)},
		{"renames", len(c.Renames)},
		{"copies", len(c.Copies)},
	} {
		if p.n > 0 {
			out = append(out, fmt.Sprintf("%s %d", p.name, p.n))
		}
	}
	if c.Part != nil {
		out = append(out, "part?")
	}
	return strings.Join(out, ", ")
}

// dayCase is a case of the decision table: what stood, what the file says, and
// what Nmbrs holds after approving everything and sending.
type dayCase struct {
	name  string
	world func() *world
	stood func(w *world)
	says  file
	// want is the summary of the comparison, holds what Nmbrs then holds in
	// hours, then how that goes on.
	want  string
	holds string
	then  func(w *world) string
	ends  string
}

func sanne() *world { return newWorld(hourly("22", "7", "Sanne", "Bakker")) }

const me = "Sanne Bakker"

// before reads files in, and sends them when asked to.
func before(send bool, files ...file) func(*world) {
	return func(w *world) {
		for _, f := range files {
			w.read(f)
		}
		if send {
			w.send()
		}
	}
}

func rows(list ...Row) file { return file{rows: list} }

// confirmed confirms what waits and sends again.
func confirmed(w *world) string {
	w.opt.Sent = true
	w.confirm()
	w.send()
	return w.figures()
}

func (w *world) figures() string {
	var out []string
	for i := range w.offices {
		for _, code := range []int{2100, 2200} {
			if m := w.holds(i, code); m != 0 {
				out = append(out, fmt.Sprintf("%d/%d %s", i+1, code, m.Clock()))
			}
		}
	}
	return strings.Join(out, ", ")
}

func surchargeOn(team string) func() *world {
	return func() *world {
		w := sanne()
		s := &w.offices[0].book.Settings
		s.Surcharges = map[string]payroll.History[payroll.SurchargeRule]{"bediening": {{Value: payroll.SurchargeRule{
			Name: "Bediening", Percent: 50_00, Scope: payroll.Scope{Teams: []string{team}},
		}}}}
		s.Codes[payroll.SurchargeKey("bediening")] = payroll.History[payroll.CodeChoice]{{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2300}}}
		return w
	}
}

func typed(w *world, r Row, form string) {
	w.next++
	w.put(0, payroll.Line{
		ID: payroll.LineID(fmt.Sprintf("l%05d", w.next)), Version: 1, Facts: r.Facts, Source: payroll.Source{Kind: payroll.SourceTyped, Form: form},
	})
}

// edited changes the first line as a person does.
func edited(w *world, change func(l *payroll.Line)) {
	l := &w.offices[0].book.Lines[0]
	l.Source.Key = Edited(l.Source.Key, &payroll.Facts{
		Date: l.Date, Start: l.Start, End: l.End, Break: l.Break, Minutes: l.Minutes, Type: l.Type,
	})
	change(l)
	l.Version++
}

func crowdOf(venue string, n int) []Row {
	var out []Row
	for i := range n {
		out = append(out, row(2, fmt.Sprintf("Mens Nummer%c", 'a'+i), venue, "B", 480))
	}
	return out
}

func crowdWorld() *world {
	var people []payroll.Person
	for i := range 20 {
		people = append(people, hourly(fmt.Sprint(100+i), fmt.Sprint(i+1), "Mens", fmt.Sprintf("Nummer%c", 'a'+i)))
	}
	return newWorld(people...)
}

func asKind(kind payroll.SourceKind, form string, list ...Row) file {
	return file{kind: kind, form: form, rows: list}
}

func with(r Row, change func(*Row)) Row {
	change(&r)
	return r
}

// dayCases are the cases of the decision table, by their numbers.
func dayCases() map[int]dayCase {
	b8 := row(2, me, "A", "B", 480)
	api := func(id, minutes int) Row {
		return with(row(2, me, "A", "B", minutes), func(r *Row) { r.Line = id })
	}
	eva := func(number, nmbrs string) Row {
		return with(row(2, "Eva", "A", "B", 480), func(r *Row) { r.Number, r.NmbrsID = number, nmbrs })
	}
	return map[int]dayCase{
		1: {name: "the same", stood: before(false, rows(b8)), says: rows(b8), want: "same 1", holds: "1/2100 8:00"},
		2: {name: "another team", stood: before(false, rows(b8)), says: rows(row(2, me, "A", "T", 480)), want: "same 1, told 1", holds: "1/2100 8:00"},
		3: {
			name: "another team with a surcharge", world: surchargeOn("T"), stood: before(true, rows(b8)), says: rows(row(2, me, "A", "T", 480)),
			want: "sent 1", holds: "1/2100 8:00",
		},
		4: {name: "split", stood: before(true, rows(b8)), says: rows(row(2, me, "A", "B", 300), row(2, me, "A", "B", 180)), want: "same 1, joined 1", holds: "1/2100 8:00"},
		5: {
			name: "split and more", stood: before(true, rows(b8)), says: rows(row(2, me, "A", "B", 300), row(2, me, "A", "B", 240)),
			want: "new 1, sent 1", holds: "1/2100 8:00",
			then: func(w *world) string {
				w.opt.Sent = true
				w.read(rows(row(2, me, "A", "B", 300), row(2, me, "A", "B", 240)))
				w.send()
				return w.figures() + " then " + confirmed(w)
			},
			ends: "1/2100 8:00 then 1/2100 9:00",
		},
		6: {name: "joined", stood: before(false, rows(row(2, me, "A", "B", 300), row(2, me, "A", "B", 180))), says: rows(b8), want: "same 2, joined 1", holds: "1/2100 8:00"},
		7: {name: "a second equal shift", stood: before(false, rows(row(2, me, "A", "B", 240))), says: rows(row(2, me, "A", "B", 240), row(2, me, "A", "B", 240)), want: "new 1, same 1", holds: "1/2100 8:00"},
		8: {
			name: "one of two equal shifts", stood: before(false, rows(row(2, me, "A", "B", 240), row(2, me, "A", "B", 240))), says: rows(row(2, me, "A", "B", 240)),
			want: "same 1, vanished 1", holds: "1/2100 4:00",
		},
		9:  {name: "fewer hours", stood: before(false, rows(b8)), says: rows(row(2, me, "A", "B", 360)), want: "changed 1", holds: "1/2100 6:00"},
		10: {name: "another venue, equal", stood: before(false, rows(b8)), says: rows(row(2, me, "Elders", "B", 480)), want: "double 1", holds: "1/2100 8:00"},
		11: {
			name: "another venue, other times", stood: before(false, rows(timedRow(2, me, "A", "B", 8, 12))), says: rows(timedRow(2, me, "Elders", "B", 17, 21)),
			want: "new 1", holds: "1/2100 8:00",
		},
		12: {
			name: "a renamed venue", world: crowdWorld, stood: before(false, rows(crowdOf("Zaak", 20)...)), says: rows(crowdOf("De Zaak", 20)...),
			want: "double 20, renames 1", holds: "1/2100 160:00",
			then: func(w *world) string {
				w.answers.Renames = []payroll.Rename{{What: payroll.RenameVenue, Old: "Zaak", New: "De Zaak"}}
				fresh := crowdWorld()
				fresh.answers = w.answers
				before(false, rows(crowdOf("Zaak", 20)...))(fresh)
				fresh.read(rows(crowdOf("De Zaak", 20)...))
				return summary(fresh.last)
			},
			ends: "same 20, told 20",
		},
		13: {
			name: "a name put right",
			stood: func(w *world) {
				w.offices[0].book.Settings.Links = []payroll.NameLink{{Key: payroll.FoldName("Sanne Bakkre"), Name: "Sanne Bakkre", Employee: "22"}}
				before(true, rows(row(2, "Sanne Bakkre", "A", "B", 480)))(w)
			},
			says: rows(b8), want: "same 1, told 1", holds: "1/2100 8:00",
		},
		14: {
			name: "by number only", stood: before(true, rows(b8)), says: rows(with(row(2, "", "A", "B", 480), func(r *Row) { r.Number = "7" })),
			want: "same 1, told 1", holds: "1/2100 8:00",
		},
		15: {
			name: "two of one name", world: func() *world { return newWorld(hourly("22", "7", "Eva", "Jansen"), hourly("31", "8", "Eva", "Smit")) },
			stood: before(true, rows(eva("", "22"))), says: rows(eva("", "31")), want: "double 1, sent 1", holds: "1/2100 8:00",
		},
		16: {
			name: "another day", stood: before(true, rows(b8)), says: file{rows: []Row{row(3, me, "A", "B", 480)}, span: payroll.Span{From: b8.Date, To: b8.Date + 1}},
			want: "moved 1, sent 1", holds: "1/2100 8:00",
		},
		17: {
			name:  "another midnight",
			stood: before(true, rows(timedRow(29, me, "A", "B", 20, 4))),
			says:  file{rows: []Row{timedRow(30, me, "A", "B", 20, 4)}, span: payroll.Span{From: payroll.MustDate(2026, 11, 29), To: payroll.MustDate(2026, 11, 30)}},
			want:  "moved 1, sent 1", holds: "1/2100 8:00",
		},
		18: {
			name: "worked becomes sick", stood: before(true, rows(b8)), says: rows(with(b8, func(r *Row) { r.Type = "ziek" })), want: "sent 1", holds: "1/2100 8:00",
			then: func(w *world) string {
				w.opt.Sent = true
				w.read(rows(with(b8, func(r *Row) { r.Type = "ziek" })))
				w.send()
				return w.figures() + " then " + confirmed(w)
			},
			ends: "1/2100 8:00 then 1/2200 8:00",
		},
		19: {name: "typed first", stood: func(w *world) { typed(w, b8, "") }, says: rows(b8), want: "double 1", holds: "1/2100 8:00"},
		20: {
			name: "typed on top", stood: func(w *world) {
				before(false, rows(b8))(w)
				typed(w, row(2, me, "A", "B", 120), "")
			},
			says: rows(b8), want: "same 1", holds: "1/2100 10:00",
		},
		21: {
			name: "a remedy", stood: func(w *world) {
				typed(w, with(row(2, me, "", "", 1800), func(r *Row) { r.Type = "garantie-uren" }), payroll.FormRemedy)
			},
			says: rows(b8), want: "new 1", holds: "1/2100 38:00",
		},
		22: {name: "API and CSV", stood: before(false, asKind(payroll.SourceEitjeAPI, "", api(11, 480))), says: asKind(payroll.SourceEitjeCSV, "1", b8), want: "double 1", holds: "1/2100 8:00"},
		23: {
			name: "API in two, CSV in one", stood: before(false, asKind(payroll.SourceEitjeAPI, "", api(11, 240), api(12, 240))),
			says: asKind(payroll.SourceEitjeCSV, "1", b8), want: "double 1", holds: "1/2100 8:00",
		},
		24: {
			name: "fixed pay", world: func() *world {
				week := payroll.Hundredths(3800)
				return newWorld(payroll.Person{ID: "22", Number: "7", First: "Sanne", Last: "Bakker", ContractHours: &week, SalaryType: "Bruto_Salaris_Fulltime"})
			},
			stood: before(false, rows(b8)), says: asKind(payroll.SourceEitjeCSV, "1", b8), want: "new 1", holds: "",
		},
		25: {
			name: "a week, then the month", stood: before(false, rows(b8, row(3, me, "A", "B", 300))),
			says: rows(b8, row(3, me, "A", "B", 300), row(12, me, "A", "B", 240), row(13, me, "A", "B", 240)), want: "new 2, same 2", holds: "1/2100 21:00",
		},
		26: {
			name: "a month, then three people", world: crowdWorld, stood: before(false, rows(crowdOf("Zaak", 20)...)), says: rows(crowdOf("Zaak", 3)...),
			want: "same 3, part?", holds: "1/2100 160:00",
			then: func(w *world) string {
				no := false
				w.answers.Part = &no
				w.read(rows(crowdOf("Zaak", 3)...))
				whole := summary(w.last)
				yes := true
				w.answers.Part = &yes
				w.read(rows(crowdOf("Zaak", 3)...))
				return whole + " or " + summary(w.last)
			},
			ends: "same 3, sent 17 or same 3",
		},
		27: {
			name: "changed here", stood: func(w *world) {
				before(false, rows(b8))(w)
				edited(w, func(l *payroll.Line) { l.Minutes = 510 })
			},
			says: rows(b8), want: "same 1, kept 1", holds: "1/2100 8:30",
		},
		28: {
			name: "withdrawn here", stood: func(w *world) {
				before(false, rows(b8))(w)
				edited(w, func(l *payroll.Line) { l.Withdrawn = true })
			},
			says: rows(b8), want: "back 1", holds: "",
		},
		29: {
			name: "two sheets alike", stood: func(*world) {},
			says: file{rows: []Row{b8, with(b8, func(r *Row) { r.Sheet = 1 })}, sheets: []string{"nov", "nov (2)"}},
			want: "new 1, double 1, copies 1", holds: "1/2100 8:00",
		},
		30: {
			name: "a venue goes to another company", world: func() *world {
				w := sanne()
				w.addOffice(hourly("900", "3", "Sanne", "Bakker"))
				return w
			},
			stood: func(w *world) {
				before(true, rows(b8))(w)
				w.venues["a"] = 1
			},
			says: rows(b8), want: "sent 1", holds: "1/2100 8:00",
			then: func(w *world) string {
				w.opt.Sent = true
				w.read(rows(b8))
				w.send()
				out := w.figures()
				out += " then " + confirmed(w)
				for i := range w.offices[1].book.Lines { // somebody says that it went down there
					w.offices[1].book.Lines[i].Settle(payroll.QuestionWaits)
				}
				return out + " then " + confirmed(w)
			},
			ends: "1/2100 8:00 then  then 2/2100 8:00",
		},
		31: {
			name: "two people of one name", world: func() *world { return newWorld(hourly("22", "7", "A.", "Bakker"), hourly("31", "8", "A.", "Bakker")) },
			stood: before(false, rows(row(2, "A. Bakker", "A", "B", 480))), says: rows(row(2, "A. Bakker", "A", "B", 480)), want: "same 1", holds: "",
		},
		32: {
			name: "meals", stood: before(true, file{counts: true, rows: []Row{with(b8, func(r *Row) { r.Counts = map[string]payroll.Hundredths{payroll.KindMeals: 100} })}}),
			says: file{counts: true, rows: []Row{b8}}, want: "sent 1", holds: "1/2100 8:00",
		},
		33: {
			name: "taken back", stood: func(w *world) {
				before(true, rows(b8))(w)
				w.undo()
			},
			says: rows(b8), want: "same 1", holds: "1/2100 8:00",
		},
		34: {
			name: "changed, not confirmed, taken back", stood: func(w *world) {
				before(true, rows(b8))(w)
				edited(w, func(l *payroll.Line) { l.Minutes = 600 })
				w.undo()
			},
			says: rows(b8), want: "same 1, kept 1", holds: "", // open: the edit waits for somebody's word
		},
	}
}

// TestPersonDay holds the decision table, each case in every order of the rows
// of its file and of the lines that stand.
func TestPersonDay(t *testing.T) {
	cases := dayCases()
	for n := 1; n <= 34; n++ {
		c, ok := cases[n]
		if !ok {
			t.Errorf("case %d is missing", n)
			continue
		}
		t.Run(fmt.Sprintf("%d %s", n, c.name), func(t *testing.T) {
			for _, order := range orders(len(c.says.rows)) {
				for lines := range 3 {
					c.check(t, order, lines)
				}
			}
		})
	}
}

func (c dayCase) check(t *testing.T, order []int, lines int) {
	t.Helper()
	w := sanne()
	if c.world != nil {
		w = c.world()
	}
	c.stood(w)
	for _, b := range w.offices {
		shuffle(b.book.Lines, lines)
	}
	says := c.says
	says.rows = nil
	for _, i := range order {
		says.rows = append(says.rows, c.says.rows[i])
	}
	w.read(says)
	if got := summary(w.last); got != c.want {
		t.Fatalf("rows %v, lines %d: %q, want %q", order, lines, got, c.want)
	}
	w.send()
	if got := w.figures(); got != c.holds {
		t.Fatalf("rows %v, lines %d: Nmbrs holds %q, want %q", order, lines, got, c.holds)
	}
	if c.then != nil {
		if got := c.then(w); got != c.ends {
			t.Fatalf("rows %v, lines %d: then %q, want %q", order, lines, got, c.ends)
		}
	}
}

// orders gives every order of a few things, and some of many.
func orders(n int) [][]int {
	first := make([]int, n)
	for i := range first {
		first[i] = i
	}
	if n > 4 {
		back := slices.Clone(first)
		slices.Reverse(back)
		turned := append(slices.Clone(first[n/2:]), first[:n/2]...)
		return [][]int{first, back, turned}
	}
	var out [][]int
	var walk func(chosen, rest []int)
	walk = func(chosen, rest []int) {
		if len(rest) == 0 {
			out = append(out, slices.Clone(chosen))
			return
		}
		for i := range rest {
			walk(append(slices.Clone(chosen), rest[i]), append(slices.Clone(rest[:i]), rest[i+1:]...))
		}
	}
	walk(nil, first)
	return out
}

// shuffle puts lines in one of three orders.
func shuffle(lines []payroll.Line, how int) {
	switch how {
	case 1:
		slices.Reverse(lines)
	case 2:
		if len(lines) > 1 {
			lines[0], lines[1] = lines[1], lines[0]
		}
	}
}
