package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"doorzet/payroll"
)

// mendable indexes and the register come back to the byte, whatever was lost of
// them; what else is damaged is refused by name and nothing is changed.
func TestMendRebuildsWhatIsProven(t *testing.T) {
	dir := quickDir(t)
	harmLedger(t, filepath.Join(dir, "whole"))
	l, err := Open(harmOptions(filepath.Join(dir, "whole")))
	noErr(t, err)
	want, err := planAnswer(l)
	noErr(t, err)
	shut(t, l)
	lose := map[string]func(t *testing.T, b table){
		"the first record": func(t *testing.T, b table) {
			k, _ := b.bucket.Cursor().First()
			noErr(t, b.bucket.Delete(clone(k)))
		},
		"every second record": func(t *testing.T, b table) {
			var gone [][]byte
			n := 0
			noErr(t, b.bucket.ForEach(func(k, _ []byte) error {
				if n++; n%2 == 0 {
					gone = append(gone, clone(k))
				}
				return nil
			}))
			for _, k := range gone {
				noErr(t, b.bucket.Delete(k))
			}
		},
		"a bit of a record": func(t *testing.T, b table) {
			k, v := b.bucket.Cursor().Last()
			v = clone(v)
			v[len(v)-2] ^= 1
			noErr(t, b.bucket.Put(clone(k), v))
		},
		"all": func(t *testing.T, b table) { noErr(t, empty(b)) },
	}
	for _, name := range []string{
		bucketBatchIDs, bucketStepIDs, bucketOpen, bucketRowIndex, bucketCounted, bucketRows, bucketRanges,
		bucketLines, bucketSteps, bucketShares, bucketBatches, bucketTeam, bucketSettings, bucketAudit, bucketUndo,
	} {
		for how, fn := range lose {
			if how == "every second record" && name == bucketSettings {
				continue // it has one
			}
			t.Run(name+", "+how, func(t *testing.T) {
				o := harmOptions(quickDir(t))
				noErr(t, os.CopyFS(o.Dir, os.DirFS(filepath.Join(dir, "whole", "data"))))
				noErr(t, os.Chmod(o.Dir, 0o700))
				o.StateDir = ""
				l, err := Open(o)
				noErr(t, err)
				noErr(t, l.update(func(x *tx) error { // two records at least, and nothing that counts them otherwise
					b, err := (&Company{l, testKey}).table(x, bucketUndo)
					return errors.Join(err, b.put(number(1), "one"), b.put(number(2), "two"))
				}))
				noErr(t, l.update(func(x *tx) error {
					b, err := (&Company{l, testKey}).table(x, name)
					if err == nil {
						fn(t, b)
					}
					return err
				}))
				noErr(t, l.Close())
				m, err := Mend(o)
				if !mendable[name] && name != bucketUndo {
					if !Damage(err) || m.Kept != "" || !strings.Contains(err.Error(), name) {
						t.Fatalf("mended %+v, %v", m, err)
					}
					return
				}
				noErr(t, err)
				rebuilt := slices.Contains(m.Rebuilt, "companies/"+string(testKey)+"/"+name)
				if name == bucketUndo {
					rebuilt = len(m.Rebuilt) == 0 && slices.Contains(m.Dropped, "companies/"+string(testKey)+"/"+name)
				}
				if !rebuilt || m.Kept == "" {
					t.Errorf("told %+v", m)
				}
				l, err = Open(o)
				noErr(t, err)
				defer shut(t, l)
				if found := l.Check(); len(found) > 0 {
					t.Fatalf("after mending: %v", found)
				}
				got, err := planAnswer(l)
				noErr(t, err)
				if got != want {
					t.Error("the mended ledger answers otherwise")
				}
				if name != bucketUndo {
					noErr(t, harmWork(l))
				}
			})
		}
	}
}

// A ledger in which nothing can be rebuilt is left as it is.
func TestMendLeavesAWholeLedger(t *testing.T) {
	l, _, o := sender(t)
	shut(t, l)
	before := filesOf(t, o.Dir)
	_, err := Mend(o)
	if !errors.Is(err, errNoMend) {
		t.Errorf("error %v", err)
	}
	after := filesOf(t, o.Dir)
	for path, content := range before {
		if after[path] != content {
			t.Errorf("%s changed", path)
		}
	}
}

// What a register that the journal does not tell whole holds is not guessed.
func TestMendDoesNotGuess(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	noErr(t, l.update(func(x *tx) error { return c.putRow(x, harmRow("unjournalled", 100)) }))
	noErr(t, l.update(func(x *tx) error {
		rows, err := c.table(x, bucketRows)
		if err != nil {
			return err
		}
		return rows.bucket.Delete(rowBytes(payroll.KindHours, "1001"))
	}))
	noErr(t, l.Close())
	_, err := Mend(o)
	wantCode(t, err, CodeTally)
}

// After an older ledger was put back, the calls since are unsure and are settled
// anew, in whatever order and with whatever end. The register that comes of that
// is rebuilt as it is, not as the journal first told of it.
func TestMendAfterAnOlderLedger(t *testing.T) {
	settle := func(ids ...string) (out []payroll.CallMove) {
		for _, id := range ids {
			out = append(out, done(id, "row of "+id))
		}
		return out
	}
	back := func(id string) payroll.CallMove {
		return payroll.CallMove{Step: payroll.StepID(id), To: payroll.StepUnsure, Reason: interrupted()}
	}
	again := func(id string) []payroll.CallMove {
		return []payroll.CallMove{{Step: payroll.StepID(id), To: payroll.StepWaiting}, sending(id), done(id, "second row of "+id)}
	}
	for name, then := range map[string][]payroll.CallMove{
		"in the same order":       settle("S1", "S2", "S3"),
		"the other way round":     settle("S3", "S2", "S1"),
		"one in the middle first": settle("S2", "S1", "S3"),
		"absent and sent again":   slices.Concat(again("S2"), settle("S3", "S1")),
		"retracted and put right": slices.Concat(settle("S3", "S1"), []payroll.CallMove{back("S3")}, settle("S2", "S3")),
	} {
		for at := range 7 {
			t.Run(fmt.Sprintf("%s, back to %d", name, at), func(t *testing.T) {
				o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
				l := openAt(t, o)
				c := company(t, l, 3)
				var steps []payroll.Step
				for i := range 3 {
					steps = append(steps, makeStep(fmt.Sprintf("S%d", i+1), makeLine(i)))
				}
				noErr(t, c.CreateBatch(makeBatch("B1"), steps, Audit{Action: "batch"}))
				before := ""
				for i, m := range slices.Concat([]payroll.CallMove{sending("S1"), sending("S2"), sending("S3")}, settle("S1", "S2", "S3")) {
					if i == at {
						before = snapshot(t, l)
					}
					noErr(t, c.Record([]payroll.CallMove{m}))
				}
				if before == "" {
					before = snapshot(t, l)
				}
				noErr(t, l.Close())
				copyFile(t, before, filepath.Join(o.Dir, ledgerName))
				l = openAt(t, o)
				noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
				c = &Company{l, testKey}
				for _, m := range then {
					s, err := c.Step(m.Step)
					noErr(t, err)
					if _, _, err := payroll.Advance(s, m); err != nil {
						continue // the older ledger had that already
					}
					noErr(t, c.Record([]payroll.CallMove{m}))
				}
				want, err := c.Rows()
				noErr(t, err)
				noErr(t, l.update(func(x *tx) error {
					rows, err := c.table(x, bucketRows)
					if err != nil {
						return err
					}
					return empty(rows)
				}))
				noErr(t, l.Close())
				_, err = Mend(o)
				noErr(t, err)
				l = openAt(t, o)
				got, err := (&Company{l, testKey}).Rows()
				noErr(t, err)
				if !slices.EqualFunc(got, want, func(a, b payroll.OwnRow) bool { return reflect.DeepEqual(a, b) }) {
					t.Errorf("%+v, want %+v", got, want)
				}
			})
		}
	}
}
