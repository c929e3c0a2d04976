package link_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt" //nolint:depguard // the bare floor that the import is measured against

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll/intake"
)

// importRows is how long the list of the budget is.
const importRows = 100_000

// longList makes an hour list of n rows of fictitious people.
func longList(n int) []byte {
	var b bytes.Buffer
	b.Write(intake.Template())
	for i := range n {
		fmt.Fprintf(&b, "%02d-11-2026;Medewerker %d van Dam;%d;Vestiging %d;Team %d;gewerkte uren;%02d:30;%02d:00;30;;1;;nee\r\n",
			i%30+1, i%5000, 1000+i%5000, i%7, i%20, 7+i/30%4, 15+i/30%6)
	}
	return b.Bytes()
}

// floor reads the list with encoding/csv and writes each row as it stands into
// a bare bbolt file, in one transaction.
func floor(b *testing.B, data []byte) time.Duration {
	b.Helper()
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "floor"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.ReuseRecord = ';', true
	err = db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucket([]byte("rows"))
		if err != nil {
			return err
		}
		for i := uint64(0); ; i++ {
			from := r.InputOffset()
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			if err := bucket.Put(binary.BigEndian.AppendUint64(nil, i), data[from:r.InputOffset()]); err != nil {
				return err
			}
		}
	})
	took := time.Since(start)
	if err := errors.Join(err, db.Close()); err != nil {
		b.Fatal(err)
	}
	return took
}

// peak follows the most memory that is held while work runs, in MiB.
func peak(work func()) float64 {
	runtime.GC()
	debug.FreeOSMemory()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	most := uint64(0)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse+m.StackInuse)
			}
		}
	})
	work()
	close(stop)
	wg.Wait()
	return float64(most) / (1 << 20)
}

// importRounds is how often a run measures: what else the machine does only
// adds, so the least of them counts, for the import as for its floor.
const importRounds = 3

// BenchmarkImport reads an hour list of 100,000 rows, holds it against the
// ledger and takes it over. The ratio is to the bare floor (the budget is 3),
// the memory the most that was held, the file included (the budget is 150 MB).
func BenchmarkImport(b *testing.B) {
	data := longList(importRows)
	in := intake.Input{Name: "lang.csv", Data: data}
	for b.Loop() {
		bare, preview, whole, held := time.Hour, time.Hour, time.Hour, 0.0
		for range importRounds {
			b.StopTimer()
			o := benchLedger(b)
			bare = min(bare, floor(b, data))
			b.StartTimer()
			held = max(held, peak(func() {
				start := time.Now()
				p, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{Input: in})
				if err != nil {
					b.Fatal(err)
				}
				preview = min(preview, time.Since(start))
				if t, err := o.svc.Take(p, link.TakeOptions{}); err != nil || t.New != importRows {
					b.Fatal(t.New, err)
				}
				whole = min(whole, time.Since(start))
			}))
		}
		b.ReportMetric(preview.Seconds(), "preview-s")
		b.ReportMetric(whole.Seconds(), "import-s")
		b.ReportMetric(bare.Seconds(), "floor-s")
		b.ReportMetric(whole.Seconds()/bare.Seconds(), "ratio")
		b.ReportMetric(held, "peak-MiB")
	}
}

// BenchmarkImportAgain reads the same list once more: everything is there.
func BenchmarkImportAgain(b *testing.B) {
	data := longList(importRows)
	in := intake.Input{Name: "lang.csv", Data: data}
	o := benchLedger(b)
	func() { // so that the first preview is let go
		p, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{Input: in})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := o.svc.Take(p, link.TakeOptions{}); err != nil {
			b.Fatal(err)
		}
	}()
	for b.Loop() {
		held := peak(func() {
			again, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{Input: in})
			if err != nil || len(again.Changes.Same) != importRows {
				b.Fatal(err)
			}
		})
		b.ReportMetric(held, "peak-MiB")
	}
}

// benchLedger is an office with a linked company and nothing in it.
func benchLedger(b *testing.B) *office {
	b.Helper()
	return smallOffice(b, 5, sim.Options{}, withToken(smallToken))
}
