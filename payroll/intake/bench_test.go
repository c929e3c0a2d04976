package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"testing"
)

// bigList makes an hour list of n rows.
func bigList(n int) []byte {
	var b bytes.Buffer
	b.Write(Template())
	for i := range n {
		fmt.Fprintf(&b, "%02d-11-2026;Medewerker %d van Dam;%d;Vestiging %d;Team %d;gewerkte uren;%02d:30;%02d:00;30;;1;;ja\r\n",
			i%30+1, i%1000, 1000+i%1000, i%7, i%20, 7+i%4, 15+i%6)
	}
	return b.Bytes()
}

// BenchmarkRead100k reads an hour list of 100,000 rows; Bare reads the same
// bytes with encoding/csv and does nothing with them.
func BenchmarkRead100k(b *testing.B) {
	data := bigList(100_000)
	b.Run("Intake", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			res, err := Read(b.Context(), Input{Name: "u.csv", Data: data}, Options{})
			if err != nil || len(res.Rows) != 100_000 {
				b.Fatal(err, len(res.Refused))
			}
		}
	})
	b.Run("Bare", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(data))
			r.Comma = ';'
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("CompareSame", func(b *testing.B) {
		res, err := Read(b.Context(), Input{Name: "u.csv", Data: data}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		old := keep(res, "a")
		for b.Loop() {
			if c := res.Compare(old); len(c.Same) != len(old) {
				b.Fatal(len(c.Same))
			}
		}
	})
}

// A hundred thousand rows must fit the budget of 150 MB.
func TestMemoryOf100k(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 100,000 rows: left out of a short run")
	}
	data := bigList(100_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	res, err := Read(context.Background(), Input{Name: "u.csv", Data: data}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	// What was allocated in all, freed or not, bounds what was ever held.
	if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 140 {
		t.Errorf("reading allocated %d MiB", got)
	}
	if len(res.Rows) != 100_000 {
		t.Errorf("%d rows", len(res.Rows))
	}
}
