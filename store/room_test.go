package store

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"doorzet/payroll"
)

// After the room for a batch has been reserved, recording its outcomes must
// not make either file longer: on a full disk that would fail.
func TestOutcomesNeedNoNewRoom(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 300)
	var steps []payroll.Step
	for i := range 100 {
		steps = append(steps, makeStep(fmt.Sprintf("S%03d", i), makeLine(i), makeLine(i+100)))
	}
	noErr(t, c.CreateBatch(makeBatch("B1"), steps, Audit{Action: "batch"}))
	sizes := func() (out [2]int64) {
		for i, name := range []string{ledgerName, journalName} {
			info, err := os.Stat(filepath.Join(o.Dir, name))
			noErr(t, err)
			out[i] = info.Size()
		}
		return out
	}
	before := sizes()
	for i, s := range steps {
		noErr(t, c.Record([]payroll.CallMove{sending(string(s.ID))}))
		noErr(t, c.Record([]payroll.CallMove{done(string(s.ID), fmt.Sprint(1000+i))}))
	}
	if after := sizes(); after != before {
		t.Fatalf("files grew from %v to %v bytes", before, after)
	}
	if before[1] < roomJournal {
		t.Fatalf("the journal holds %d bytes", before[1])
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

// A stop or a full disk between taking the room for a batch and giving it back
// leaves a healthy ledger, and the next batch gives it back.
func TestStopWithTheRoomFilled(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 2)
	l.write.Lock()
	err := l.fillRoom()
	l.write.Unlock()
	noErr(t, err)
	noErr(t, l.Close())
	l = openAt(t, o)
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
	c = &Company{l, c.key}
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("S1", makeLine(0))}, Audit{Action: "batch"}))
	err = l.view(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		if there, err := meta.has([]byte(keyRoom)); there || err != nil {
			return fmt.Errorf("the room is still filled, %w", err)
		}
		return nil
	})
	noErr(t, err)
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

func TestManyAtOnce(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 40)
	var steps []payroll.Step
	for i := range 16 {
		steps = append(steps, makeStep(fmt.Sprintf("S%02d", i), makeLine(i)))
	}
	noErr(t, c.CreateBatch(makeBatch("B1"), steps, Audit{Action: "batch"}))
	var wg sync.WaitGroup
	errs := make(chan error, 100)
	for i, s := range steps {
		wg.Go(func() {
			errs <- c.Record([]payroll.CallMove{sending(string(s.ID))})
			errs <- c.Record([]payroll.CallMove{done(string(s.ID), fmt.Sprint(1000+i))})
		})
		wg.Go(func() {
			lines, err := c.Lines(payroll.Span{})
			if err == nil && len(lines) != 40 {
				err = fmt.Errorf("%d lines", len(lines))
			}
			errs <- err
			_, err = c.StepsFor(november)
			errs <- err
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		noErr(t, err)
	}
	rows, err := c.Rows()
	noErr(t, err)
	if len(rows) != 16 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, r := range rows {
		if r.Seq != uint64(i+1) {
			t.Fatalf("row %d has number %d", i, r.Seq)
		}
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
}

func TestMovedLinesInAChunkedChange(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 10)
	ch := Change{Chunked: true, Audit: Audit{Action: "import"}, Sources: map[string]payroll.LineID{"loose": "L0000003"}}
	for i := range chunkSize + 5 {
		line := makeLine(i)
		if i < 10 {
			ch.Drop = append(ch.Drop, KeyOf(line))
			line.Date += 40
		}
		ch.Sources[line.Source.Key] = line.ID
		ch.Put = append(ch.Put, line)
	}
	noErr(t, c.Commit(ch))
	if len(ch.Drop) != 10 || len(ch.Sources) != chunkSize+6 {
		t.Fatal("the caller's change was changed")
	}
	lines, err := c.Lines(payroll.Span{})
	noErr(t, err)
	if len(lines) != chunkSize+5 {
		t.Fatalf("%d lines", len(lines))
	}
	refs, err := l.Sources([]string{"loose", makeLine(3).Source.Key})
	noErr(t, err)
	if len(refs) != 2 || refs[makeLine(3).Source.Key].Date != makeLine(3).Date+40 {
		t.Fatalf("sources = %v", refs)
	}
}
