package ui

import (
	"bytes"
	"context"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"charm.land/bubbles/v2/table"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"doorzet/ids"
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// counter counts what a terminal would get.
type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n += len(p)
	return len(p), nil
}

func (c *counter) total() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

// quiet waits until nothing more is drawn.
func (c *counter) quiet() int {
	const still = 60 * time.Millisecond // a few frames
	last := -1
	for n := c.total(); n != last; n = c.total() {
		last = n
		<-time.After(still)
	}
	return last
}

// BenchmarkBytesPerKey is what a terminal over SSH gets for one key press in
// the real screen Uren at 120×40, drawn by the library's own renderer.
func BenchmarkBytesPerKey(b *testing.B) {
	for _, key := range []struct {
		name string
		keys []tea.KeyPressMsg
	}{
		{"down", []tea.KeyPressMsg{{Code: tea.KeyDown}}},
		{"right", []tea.KeyPressMsg{{Code: tea.KeyRight}, {Code: tea.KeyLeft}}},
		{"pgdown", []tea.KeyPressMsg{{Code: tea.KeyPgDown}}},
		{"details", []tea.KeyPressMsg{{Code: 'i', Text: "i"}}},
	} {
		b.Run(key.name, func(b *testing.B) {
			app, s := hoursApp(b, 100_000)
			s.grid.SetCursor(100, s.place(colVenue))
			out := &counter{}
			ctx, cancel := context.WithCancel(b.Context())
			p := tea.NewProgram(app, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(out), tea.WithoutSignals(),
				tea.WithWindowSize(120, 40), tea.WithColorProfile(colorprofile.TrueColor))
			done := make(chan struct{})
			go func() { defer close(done); _, _ = p.Run() }()
			out.quiet()
			const presses = 20
			for b.Loop() {
				began := out.total()
				for i := range presses {
					p.Send(key.keys[i%len(key.keys)])
					out.quiet()
				}
				b.ReportMetric(float64(out.total()-began)/presses, "bytes/key")
			}
			cancel()
			<-done
		})
	}
}

// BenchmarkHoursBubblesTable is the library's table on the same lines and
// columns as BenchmarkHoursKey.
func BenchmarkHoursBubblesTable(b *testing.B) {
	const n = 100_000
	_, s := hoursApp(b, n)
	var cols []table.Column
	for _, c := range s.grid.Columns() {
		cols = append(cols, table.Column{Title: c.Title, Width: c.Width})
	}
	rows := make([]table.Row, n)
	for r := range rows {
		rows[r] = make(table.Row, len(cols))
		for c := range cols {
			rows[r][c] = s.cell(r, c).Text
		}
	}
	m := table.New(table.WithColumns(cols), table.WithRows(rows), table.WithHeight(37), table.WithWidth(120))
	m.SetCursor(n / 2)
	b.Run("lines="+strconv.Itoa(n), func(b *testing.B) {
		for b.Loop() {
			m.MoveDown(1)
			if m.View() == "" {
				b.Fatal("nothing drawn")
			}
		}
	})
}

// BenchmarkHoursMemory is what the screen Uren itself holds at a million lines,
// beside the lines that were loaded.
func BenchmarkHoursMemory(b *testing.B) {
	heap := func() float64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	for b.Loop() {
		before := heap()
		view := manyLines(1_000_000)
		loaded := heap()
		app, s := hoursApp(b, 1)
		s.o.view = view
		s.renew()
		if app.View().Content == "" {
			b.Fatal("nothing drawn")
		}
		b.ReportMetric(loaded-before, "MiB-lines")
		b.ReportMetric(heap()-loaded, "MiB-screen")
		runtime.KeepAlive(view)
		runtime.KeepAlive(app)
	}
}

// BenchmarkFirstFrame is the start of the program until the first frame, with a
// million lines in the ledger. The budget is 100 ms.
func BenchmarkFirstFrame(b *testing.B) {
	const lines, batch = 1_000_000, 10_000
	dir := b.TempDir()
	opts := store.Options{Dir: dir, Now: func() time.Time { return testNow }, Actor: "bench"}
	led, err := store.Open(opts)
	check := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	check(err)
	key := store.MakeKey("http://127.0.0.1", "", "71001")
	check(led.SaveCompany(store.CompanyInfo{
		Key: key, NmbrsID: "71001", Name: "Het Anker", Cadence: payroll.Monthly, Current: november,
		Link: store.Link{Transport: "soap", Endpoint: "http://127.0.0.1"},
	}, store.Audit{Action: "activate"}))
	co, err := led.Company(key)
	check(err)
	first := payroll.MustDate(2020, time.January, 1)
	for at := 0; at < lines; at += batch {
		put := make([]payroll.Line, batch)
		for i := range put {
			n := at + i
			put[i] = payroll.Line{
				ID: payroll.LineID(ids.New()), Version: 1, Approved: true, Source: payroll.Source{Kind: payroll.SourceTyped},
				Facts: payroll.Facts{
					Date: first + payroll.Date(n/400), Person: "Zoë van der Berg-" + strconv.Itoa(n%400), Type: payroll.TypeWorked,
					Start: payroll.NoTime, End: payroll.NoTime, Minutes: 300,
				},
			}
		}
		check(co.Commit(store.Change{Put: put, Audit: store.Audit{Action: "add"}}))
	}
	check(led.Close())
	for b.Loop() {
		led, err := store.Open(opts)
		check(err)
		desk := testOptions()
		desk.Now = opts.Now
		p, err := NewProgram(RunOptions{Service: link.New(link.Options{Ledger: led, Keys: store.MemoryKeyring(), Actor: "bench"}), Desk: desk})
		check(err)
		p.app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		p.app.Init()
		if !bytes.Contains([]byte(p.app.View().Content), []byte("Het Anker")) {
			b.Fatal("nothing drawn")
		}
		b.StopTimer()
		check(led.Close())
		b.StartTimer()
	}
}
