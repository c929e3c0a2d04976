package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"doorzet/payroll"
)

// partHarms are the ways in which a hand or a disk damages a closed part.
func partHarms() map[string]func(t *testing.T, r *rand.Rand, path string, others []string) {
	rewrite := func(fn func(r *rand.Rand, b []byte) []byte) func(*testing.T, *rand.Rand, string, []string) {
		return func(t *testing.T, r *rand.Rand, path string, _ []string) {
			noErr(t, change(path, func(b []byte) []byte { return fn(r, b) }))
		}
	}
	return map[string]func(*testing.T, *rand.Rand, string, []string){
		"bit": rewrite(func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b }),
		"cut": rewrite(func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }),
		"zeroed": rewrite(func(r *rand.Rand, b []byte) []byte {
			at := r.IntN(len(b) / 2)
			clear(b[at:min(len(b), at+512)])
			return b
		}),
		"longer": rewrite(func(_ *rand.Rand, b []byte) []byte { return append(b, b...) }),
		"packed otherwise": func(t *testing.T, _ *rand.Rand, path string, _ []string) {
			text := textOf(t, path)
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			_, err := z.Write(text)
			noErr(t, errors.Join(err, z.Close()))
			noErr(t, os.WriteFile(path, append(b.Bytes(), 0), 0o600))
		},
		"gone": func(t *testing.T, _ *rand.Rand, path string, _ []string) { noErr(t, os.Remove(path)) },
		"renamed": func(t *testing.T, _ *rand.Rand, path string, _ []string) {
			noErr(t, os.Rename(path, path+".old"))
		},
		"swapped": func(t *testing.T, r *rand.Rand, path string, others []string) {
			noErr(t, moveOver(others[r.IntN(len(others))], path))
		},
		"led elsewhere": func(t *testing.T, _ *rand.Rand, path string, others []string) {
			noErr(t, os.Remove(path))
			if os.Symlink(others[0], path) != nil { // not allowed here: gone is as bad
				t.Log("no link can be made")
			}
		},
		"directory": func(t *testing.T, _ *rand.Rand, path string, _ []string) {
			noErr(t, os.Remove(path))
			noErr(t, os.Mkdir(path, 0o700))
		},
	}
}

// However a closed part is damaged, nothing is sent before it is whole again, the
// words name it as they name the journal, and a copy heals it.
func TestDamagedPartIsRefusedAndHealed(t *testing.T) {
	whole := closedLedger(t)
	_, parts := closedIn(t, whole.Dir)
	if len(parts) < 6 {
		t.Fatalf("%d parts", len(parts))
	}
	for name, harm := range partHarms() {
		t.Run(name, func(t *testing.T) {
			for i := range 12 {
				r := rand.New(rand.NewPCG(18, uint64(i)))
				o := Options{Dir: copyDir(t, whole.Dir), StateDir: whole.StateDir}
				journal, parts := closedIn(t, o.Dir)
				n := r.IntN(len(parts))
				path := parts[n].path(journal)
				var others []string
				for k, p := range parts {
					if k != n {
						others = append(others, p.path(journal))
					}
				}
				harm(t, r, path, others)
				refused(t, o, path)
				healed, err := HealParts(o)
				noErr(t, err)
				if !slices.Equal(healed, []string{path}) {
					t.Fatalf("healed %v, want %s", healed, path)
				}
				l := openAt(t, o)
				noErr(t, l.Prove(nil))
				healthy(t, l, o.Dir, o.StateDir)
			}
		})
	}
}

// refused wants a ledger to open, to send nothing, and to name the part.
func refused(t *testing.T, o Options, path string) {
	t.Helper()
	l := openAt(t, o)
	defer shut(t, l)
	err := l.Prove(nil)
	wantCode(t, err, CodeJournalDamaged)
	var p *payroll.Problem
	if errors.As(err, &p); p.Args["path"] != path {
		t.Fatalf("%v names %s, want %s", p, p.Args["path"], path)
	}
	wantCode(t, l.Sendable(), CodeJournalDamaged)
	if found := l.Check(); !slices.ContainsFunc(found, func(p *payroll.Problem) bool {
		return p.Code == CodeJournalDamaged && p.Args["path"] == path
	}) {
		t.Fatalf("Check: %v", found)
	}
	c := &Company{l, testKey}
	wantCode(t, c.CreateBatch(makeBatch("B9"), []payroll.Step{makeStep("S9")}, Audit{}), CodeJournalDamaged)
}

// What is damaged while the ledger is open is refused before the next sending, and
// by the copy before a batch.
func TestPartDamagedWhileOpen(t *testing.T) {
	for name, ask := range map[string]func(l *Ledger) error{
		"prove":    func(l *Ledger) error { return l.Prove(nil) },
		"snapshot": func(l *Ledger) error { _, err := l.Snapshot("export"); return err },
		"backup":   func(l *Ledger) error { return l.Backup(filepath.Join(l.opts.Dir, "copy.db")) },
	} {
		t.Run(name, func(t *testing.T) {
			o := closedLedger(t)
			l := openAt(t, o)
			noErr(t, l.Prove(nil))
			journal, parts := closedIn(t, o.Dir)
			noErr(t, change(parts[1].path(journal), func(b []byte) []byte { return b[:len(b)-1] }))
			wantCode(t, ask(l), CodeJournalDamaged)
			wantCode(t, l.Sendable(), CodeJournalDamaged)
		})
	}
}

// A part that leads to another file is proven each time: nothing else would tell
// that the other file was altered.
func TestPartThatLeadsElsewhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	o := closedLedger(t)
	journal, parts := closedIn(t, o.Dir)
	path := parts[0].path(journal)
	noErr(t, os.Rename(path, path+".moved"))
	noErr(t, os.Symlink(path+".moved", path))
	l := openAt(t, o)
	noErr(t, l.Prove(nil))
	noErr(t, change(path+".moved", func(b []byte) []byte { b[len(b)/2] ^= 1; return b }))
	wantCode(t, l.Prove(nil), CodeJournalDamaged)
}

// Without any whole copy a damaged part stays what it is, and reconciling begins a
// new journal; the parts of the old one are left beside it.
func TestDamagedPartWithoutACopy(t *testing.T) {
	o := closedLedger(t)
	noErr(t, os.RemoveAll(filepath.Join(o.Dir, copiesDir)))
	journal, parts := closedIn(t, o.Dir)
	noErr(t, os.Remove(parts[0].path(journal)))
	if healed, err := HealParts(o); err != nil || len(healed) > 0 {
		t.Fatalf("healed %v, %v", healed, err)
	}
	refused(t, o, parts[0].path(journal))
	l := openAt(t, o)
	wantCode(t, l.Prove(nil), CodeJournalDamaged)
	noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
	noErr(t, l.Prove(nil))
	workFor(t, &Company{l, testKey}, 5, 8)
	closeNow(t, l, 3000)
	healthy(t, l, o.Dir, o.StateDir)
	for _, p := range parts[1:] {
		noErr(t, p.prove(journal))
	}
}

// A backup and a copy have the closed parts; restoring one brings them where the
// journal is gone, and heals a part where only that is bad.
func TestBackupsHoldTheParts(t *testing.T) {
	for name, tt := range map[string]struct {
		harm func(t *testing.T, journal string, parts []journalPart)
		from JournalFrom
	}{
		"all is gone": {func(t *testing.T, journal string, parts []journalPart) {
			for _, p := range parts {
				noErr(t, os.Remove(p.path(journal)))
			}
			noErr(t, os.Remove(journal))
		}, JournalBackup},
		"one part is gone": {func(t *testing.T, journal string, parts []journalPart) {
			noErr(t, os.Remove(parts[2].path(journal)))
		}, JournalHere},
	} {
		t.Run(name, func(t *testing.T) {
			o := closedLedger(t)
			l := openAt(t, o)
			backup := filepath.Join(t.TempDir(), "backup.db")
			noErr(t, l.Backup(backup))
			noErr(t, (&Company{l, testKey}).PutRow(harmRow("later", 800), Audit{Action: "row-choice"}))
			shut(t, l)
			noErr(t, os.RemoveAll(filepath.Join(o.Dir, copiesDir)))
			journal, parts := closedIn(t, o.Dir)
			tt.harm(t, journal, parts)
			was, err := Compare(backup, o)
			noErr(t, err)
			if was.Journal != tt.from {
				t.Errorf("the journal will come from %s, want %s", was.Journal, tt.from)
			}
			_, err = Restore(backup, o)
			noErr(t, err)
			o.StateDir = ""
			again := openAt(t, o)
			noErr(t, again.Prove(nil))
			rows, err := (&Company{again, testKey}).Rows()
			noErr(t, err)
			later := slices.ContainsFunc(rows, func(r payroll.OwnRow) bool { return r.ID == "later" })
			if later != (tt.from == JournalHere) {
				t.Errorf("the row of after the backup is known: %t", later)
			}
			healthy(t, again, o.Dir, "")
		})
	}
}

// The beginning of the journal cannot name other parts than were closed.
func TestForgedNamesOfParts(t *testing.T) {
	for name, fn := range map[string]func(parts []journalPart) []journalPart{
		"none":        func([]journalPart) []journalPart { return nil },
		"one less":    func(p []journalPart) []journalPart { return p[1:] },
		"one between": func(p []journalPart) []journalPart { return slices.Delete(p, 1, 2) },
		"the last":    func(p []journalPart) []journalPart { return p[:len(p)-1] },
		"twice":       func(p []journalPart) []journalPart { return append(p, p[len(p)-1]) },
		"in disorder": func(p []journalPart) []journalPart { p[0], p[1] = p[1], p[0]; return p },
		"another sum": func(p []journalPart) []journalPart { p[0].Sum = p[1].Sum; return p },
		"a path":      func(p []journalPart) []journalPart { p[0].Hash = "../../../../etc/passwd"; return p },
		"huge":        func(p []journalPart) []journalPart { p[0].Bytes = 1 << 50; return p },
		"a bomb":      func(p []journalPart) []journalPart { p[0].Text = 1 << 50; return p },
		"short":       func(p []journalPart) []journalPart { p[0].Text--; return p },
	} {
		t.Run(name, func(t *testing.T) {
			o := closedLedger(t)
			rewriteJournalFrom(t, o, func(r *journalRecord) { r.Parts = fn(slices.Clone(r.Parts)) })
			l := openAt(t, o)
			defer shut(t, l)
			err := l.Prove(nil)
			found := l.Check()
			if err == nil && len(found) == 0 {
				t.Fatal("nobody noticed")
			}
		})
	}
}

// rewriteJournalFrom changes the first record of a journal and makes the chain
// anew behind it, as who can write every file but the closed parts can.
func rewriteJournalFrom(t *testing.T, o Options, fn func(*journalRecord)) {
	t.Helper()
	path := filepath.Join(o.Dir, journalName)
	content, err := os.ReadFile(path)
	noErr(t, err)
	var out bytes.Buffer
	var at mark
	_, _, err = readChain(content, mark{}, func(m mark, r journalRecord) error {
		if m.Start == 0 {
			at = mark{Seq: m.Seq - 1, Hash: m.Prev}
			fn(&r)
		}
		next, line, err := at.follow(r)
		out.Write(line)
		at = next
		return err
	})
	noErr(t, err)
	l, err := Open(o)
	noErr(t, err)
	noErr(t, l.update(func(x *tx) error { return x.setApplied(at) }))
	noErr(t, l.Close())
	noErr(t, os.WriteFile(path, out.Bytes(), 0o600))
	noErr(t, os.RemoveAll(o.StateDir))
}

// Two histories that part never have two parts of one name: after a journal was put
// back and carried on, closing leaves the parts of before as they were.
func TestTwoPartsOfOneName(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 0)
	workFor(t, c, 0, 2)
	old := copyDir(t, o.Dir)
	for i := range 2 {
		noErr(t, c.PutRow(harmRow("first", payroll.Hundredths(100+i)), Audit{Action: "row-choice"}))
		noErr(t, c.RetireRow(payroll.KindHours, "first", Audit{Action: "row-choice"}))
	}
	closeNow(t, l, partText)
	journal, before := closedIn(t, o.Dir)
	shut(t, l)
	for _, name := range []string{ledgerName, journalName} {
		copyFile(t, filepath.Join(old, name), filepath.Join(o.Dir, name))
	}
	l = openAt(t, o)
	c = &Company{l, testKey}
	for range 2 {
		noErr(t, c.PutRow(harmRow("second", 200), Audit{Action: "row-choice"}))
		noErr(t, c.RetireRow(payroll.KindHours, "second", Audit{Action: "row-choice"}))
	}
	closeNow(t, l, partText)
	_, after := closedIn(t, o.Dir)
	if before[0].First != after[0].First || before[0].Last != after[0].Last || before[0].path(journal) == after[0].path(journal) {
		t.Fatalf("parts %+v and %+v", before, after)
	}
	noErr(t, before[0].prove(journal))
	healthy(t, l, o.Dir, "")
}

// Who can write the files and puts the journal of before it was closed back, with
// its parts or without, is told: the ledger has gone on.
func TestOpenJournalPutBackBesideItsParts(t *testing.T) {
	for name, state := range map[string]bool{"with the head outside": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			o := Options{Dir: t.TempDir()}
			if state {
				o.StateDir = t.TempDir()
			}
			l := openAt(t, o)
			c := company(t, l, 0)
			workFor(t, c, 0, 2)
			old, err := os.ReadFile(filepath.Join(o.Dir, journalName))
			noErr(t, err)
			closeNow(t, l, partText)
			noErr(t, os.WriteFile(l.journal.path, old, 0o600))
			wantCode(t, l.Prove(nil), CodeJournalDamaged)
			noErr(t, l.Close())
			again := openAt(t, o)
			// It ends before what the ledger knows, which is told once: the head
			// outside would say the same thing again.
			wantCode(t, again.Sendable(), CodeJournalShort)
			if hasNote(again, CodeOlderCopy) {
				t.Errorf("notes %v", again.Notes())
			}
		})
	}
}

// Where a part cannot be put in its place, closing leaves the journal as it was, in
// words, and sending goes on.
func TestNoRoomToClose(t *testing.T) {
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 0)
	workFor(t, c, 0, 2)
	// A directory stands where the part wants to be: no name can be made there.
	first, _, err := l.journal.beginning()
	noErr(t, err)
	p := journalPart{First: first.Seq + 1, Last: l.journal.head.Seq, Hash: l.journal.head.Hash}
	noErr(t, os.MkdirAll(filepath.Join(p.path(l.journal.path), "x"), 0o700))
	head := l.journal.head
	_, err = l.closeJournal(atOnce(partText), nil)
	wantCode(t, err, CodeJournalOpen)
	if l.journal.head != head {
		t.Error("the journal is another one")
	}
	noErr(t, l.Sendable())
	workFor(t, c, 1, 1)
	healthy(t, l, o.Dir, o.StateDir)
}
