package store

import (
	"fmt"
	"testing"

	"doorzet/payroll"
)

func BenchmarkRead50000Lines(b *testing.B) {
	l := openAt(b, Options{Dir: b.TempDir()})
	c := company(b, l, 50_000)
	b.ReportAllocs()
	for b.Loop() {
		lines, err := c.Lines(payroll.Span{})
		if err != nil || len(lines) != 50_000 {
			b.Fatalf("%d lines, %v", len(lines), err)
		}
	}
}

func BenchmarkWrite100000Lines(b *testing.B) {
	lines := makeLines(100_000)
	sources := make(map[string]payroll.LineID, len(lines))
	for _, l := range lines {
		sources[l.Source.Key] = l.ID
	}
	for b.Loop() {
		b.StopTimer()
		l := openAt(b, Options{Dir: b.TempDir()})
		c := company(b, l, 0)
		b.StartTimer()
		noErr(b, c.Commit(Change{Put: lines, Sources: sources, Chunked: true}))
	}
}

func BenchmarkRecord(b *testing.B) {
	for _, n := range []int{1, 16} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := openAt(b, Options{Dir: b.TempDir()})
			c := company(b, l, 1000)
			steps := make([]payroll.Step, n)
			start := make([]payroll.CallMove, n)
			again := make([]payroll.CallMove, n)
			for i := range steps {
				id := fmt.Sprintf("S%d", i)
				steps[i], start[i] = makeStep(id, makeLine(i)), sending(id)
				again[i] = payroll.CallMove{Step: steps[i].ID, To: payroll.StepWaiting}
			}
			noErr(b, c.CreateBatch(makeBatch("B1"), steps, Audit{}))
			for b.Loop() {
				noErr(b, c.Record(start))
				noErr(b, c.Record(again))
			}
		})
	}
}

func BenchmarkOpenMillionLines(b *testing.B) {
	if testing.Short() {
		b.Skip("writing a million lines takes half a minute")
	}
	dir := b.TempDir()
	l := openAt(b, Options{Dir: dir})
	company(b, l, 1_000_000)
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l, err := Open(Options{Dir: dir, Now: testNow})
		noErr(b, err)
		noErr(b, l.Close())
	}
}
