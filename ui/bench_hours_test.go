package ui

import (
	"context"
	"slices"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// benchSizes are the periods of the budget.
var benchSizes = []int{100_000, 1_000_000}

// manyLines is a period with so many lines in all states.
func manyLines(n int) *link.Desk {
	people := make([]payroll.Person, 500)
	for i := range people {
		id := strconv.Itoa(500000 + i)
		people[i] = payroll.Person{ID: payroll.EmployeeID(id), Number: strconv.Itoa(i + 1), First: "Zoë", Prefix: "van der", Last: "Berg-" + id}
	}
	d := &link.Desk{Period: november, Verdicts: make([]payroll.Verdict, n)}
	d.Book.Team = payroll.NewTeam(people)
	d.Book.Settings.Calendar = payroll.Calendar{Cadence: payroll.Monthly}
	states := payroll.States()
	first := payroll.MustDate(2026, time.November, 1)
	for i := range d.Verdicts {
		p := &people[i%len(people)]
		v := &d.Verdicts[i]
		v.Line.ID, v.Line.Version = payroll.LineID(strconv.Itoa(i)), 1
		v.Line.Facts = payroll.Facts{
			Date: first + payroll.Date(i*30/n), Person: p.First + " " + p.Prefix + " " + p.Last, Number: p.Number, Venue: "Het Anker", Team: "bediening",
			Type: payroll.TypeWorked, Start: 17 * 60, End: 23 * 60, Break: 30, Minutes: payroll.Minutes(240 + i%300),
		}
		v.Employee, v.State, v.Period = p.ID, states[i%len(states)], november
		if i%40 == 0 {
			v.Findings = []payroll.Finding{{Kind: payroll.FindLong, Args: payroll.Args{"length": "12:30"}}}
		}
	}
	return d
}

// hoursApp is the whole program on the real screen Uren over such a period.
func hoursApp(b testing.TB, n int) (*App, *hoursScreen) {
	b.Helper()
	return hoursAppBy(b, n, byLine)
}

// hoursAppBy is the same with other rows: a person, a day, ….
func hoursAppBy(b testing.TB, n int, by grouping) (*App, *hoursScreen) {
	b.Helper()
	at := time.Date(2026, 12, 2, 9, 30, 0, 0, time.UTC)
	desk := NewDesk(Options{
		Context: context.Background(), Lang: lang.Dutch, Theme: theme.Options{Mode: theme.TrueColour}, Now: func() time.Time { return at },
	})
	o := &Office{Desk: desk, co: new(store.Company), period: november, change: 1, loaded: 1, view: manyLines(n)}
	o.info.Link.ID = "bench"
	o.prefs.Hours.Group = string(by)
	s := newHoursScreen(o)
	app := New(desk, Entry{ScreenHours, s, 7})
	app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	app.Init()
	if by == byLine && len(s.rows) != n {
		b.Fatalf("%d rows of %d", len(s.rows), n)
	}
	return app, s
}

// medianKey presses a key again and again and gives the median time from the
// press to the finished frame.
func medianKey(b *testing.B, app *App, key tea.KeyPressMsg) time.Duration {
	b.Helper()
	took := make([]time.Duration, 0, 1<<12)
	for b.Loop() {
		began := time.Now()
		app.Update(key)
		content := app.View().Content
		took = append(took, time.Since(began))
		if content == "" {
			b.Fatal("nothing drawn")
		}
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// BenchmarkHoursKey is a key press and the whole frame that follows, 120×40, in
// the real screen Uren. The budget is 1 ms at the median, at any number of lines.
func BenchmarkHoursKey(b *testing.B) {
	down := tea.KeyPressMsg{Code: tea.KeyDown}
	for _, n := range benchSizes {
		app, s := hoursApp(b, n)
		for _, mode := range []string{"grid", "details", "selection"} {
			b.Run(mode+"/lines="+strconv.Itoa(n), func(b *testing.B) {
				s.grid.ClearSelection()
				s.grid.SetCursor(n/2, s.place(colPerson))
				s.look.detail = mode == "details"
				key := down
				if mode == "selection" {
					key = tea.KeyPressMsg{Code: tea.KeyDown, Mod: tea.ModShift}
				}
				b.ReportMetric(float64(medianKey(b, app, key).Microseconds()), "µs-median")
			})
		}
	}
}

// BenchmarkHoursPeopleKey is the same with a row a person, all of them unfolded.
func BenchmarkHoursPeopleKey(b *testing.B) {
	for _, n := range benchSizes {
		app, s := hoursAppBy(b, n, byPerson)
		s.unfoldAll()
		b.Run("lines="+strconv.Itoa(n), func(b *testing.B) {
			s.grid.SetCursor(n/2, s.place(colPerson))
			b.ReportMetric(float64(medianKey(b, app, tea.KeyPressMsg{Code: tea.KeyDown}).Microseconds()), "µs-median")
		})
	}
}

// BenchmarkHoursArrange is what the loop itself does when a changed period
// arrives: the longest that a key can have to wait after an approval.
func BenchmarkHoursArrange(b *testing.B) {
	for _, n := range benchSizes {
		app, s := hoursApp(b, n)
		b.Run("lines="+strconv.Itoa(n), func(b *testing.B) {
			s.spot.line = s.o.view.Verdicts[n-1].Line.ID
			for b.Loop() {
				s.renew()
				if app.View().Content == "" {
					b.Fatal("nothing drawn")
				}
			}
		})
		people, folded := hoursAppBy(b, n, byPerson)
		b.Run("people/lines="+strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				folded.renew()
				if people.View().Content == "" {
					b.Fatal("nothing drawn")
				}
			}
		})
		b.Run("sorted/lines="+strconv.Itoa(n), func(b *testing.B) {
			s.order = []sortKey{{col: colTeam}, {col: colHours, down: true}}
			defer func() { s.order = nil }()
			for b.Loop() {
				s.arrange()
			}
		})
		b.Run("filter/lines="+strconv.Itoa(n), func(b *testing.B) {
			s.filter.field.SetText("berg-500007")
			defer s.filter.field.SetText("")
			for b.Loop() {
				s.arrange()
			}
		})
	}
}
