package store

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorzet/payroll"
)

func trailOptions(t *testing.T, keys Keyring) Options {
	t.Helper()
	return Options{Dir: filepath.Join(quickDir(t), "d"), StateDir: quickDir(t), Seals: keys, Now: testNow, Actor: "tester"}
}

// trailed makes a ledger with batches, so that its trails are anchored, and an
// entry behind the last anchor.
func trailed(t *testing.T, o Options) {
	t.Helper()
	l, err := Open(o)
	noErr(t, err)
	c := company(t, l, 10)
	for i := range 3 {
		s := makeStep(fmt.Sprintf("S%d", i), makeLine(i))
		noErr(t, c.CreateBatch(makeBatch(fmt.Sprintf("B%d", i)), []payroll.Step{s}, Audit{Action: "export", Args: payroll.Args{"batch": fmt.Sprint(i)}}))
		noErr(t, c.Record([]payroll.CallMove{sending(string(s.ID))}))
		noErr(t, c.Record([]payroll.CallMove{done(string(s.ID), fmt.Sprint(1000+i))}))
	}
	noErr(t, c.Note(Audit{Action: "approve"}))
	shut(t, l)
}

// proofs opens a ledger, which must be whole and may send, and proves its trails.
func proofs(t *testing.T, o Options) map[CompanyKey]TrailProof {
	t.Helper()
	l, err := Open(o)
	noErr(t, err)
	defer shut(t, l)
	noErr(t, l.Prove(nil))
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("damage: %v", found)
	}
	noErr(t, l.Sendable())
	all, err := l.ProveTrails()
	noErr(t, err)
	out := map[CompanyKey]TrailProof{}
	for _, p := range all {
		out[p.Company] = p
	}
	return out
}

func codes(list []*payroll.Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}

// rewriteTrail does what somebody does who can write the ledger's file and knows
// its form: change entries and make the whole chain anew.
func rewriteTrail(t *testing.T, o Options, fn func([]AuditEntry) []AuditEntry) {
	t.Helper()
	l, err := Open(o)
	noErr(t, err)
	defer shut(t, l)
	noErr(t, l.update(func(x *tx) error {
		trail, err := (&Company{l, testKey}).table(x, bucketAudit)
		if err != nil {
			return err
		}
		list, err := x.auditLog((&Company{l, testKey}).path()...)
		if err != nil {
			return err
		}
		for _, e := range list {
			if err := trail.drop(number(e.Seq)); err != nil {
				return err
			}
		}
		prev := ""
		for i, e := range fn(list) {
			e.Seq = uint64(i) + 1
			if e.Hash, err = e.chained(prev); err != nil {
				return err
			}
			prev = e.Hash
			if err := trail.put(number(e.Seq), e); err != nil {
				return err
			}
		}
		return nil
	}))
}

// rewriteJournal does the same with the journal: it changes records, makes the
// chain anew, and lets the ledger believe in it.
func rewriteJournal(t *testing.T, o Options, fn func(mark, *journalRecord) bool) {
	t.Helper()
	path := filepath.Join(o.Dir, journalName)
	content, err := os.ReadFile(path)
	noErr(t, err)
	var out bytes.Buffer
	at, applied := mark{}, mark{}
	l, err := Open(o)
	noErr(t, err)
	_, _, err = readChain(content, mark{}, func(_ mark, r journalRecord) error {
		place, _, err := at.follow(r)
		if err != nil || !fn(place, &r) {
			return err
		}
		next, line, err := at.follow(r)
		if err == nil {
			at = next
			out.Write(line)
			applied = at
		}
		return err
	})
	noErr(t, err)
	noErr(t, l.update(func(x *tx) error { return x.setApplied(applied) }))
	noErr(t, l.Close())
	noErr(t, os.WriteFile(path, out.Bytes(), 0o600))
	noErr(t, os.RemoveAll(o.StateDir))
}

func changeFirst(list []AuditEntry) []AuditEntry {
	list[1].Actor = "somebody else"
	return list
}

// Who can write every file and not the keyring cannot make a trail that is
// proven: it is told as forged, or as not proven with the reason.
func TestRewrittenTrailIsTold(t *testing.T) {
	seal := func(k *sealKey, o Options) func(mark, *journalRecord) bool {
		return func(m mark, r *journalRecord) bool {
			if r.Anchor == nil {
				return true
			}
			for i := range r.Anchor.Trails {
				if h := &r.Anchor.Trails[i]; h.Company == testKey {
					l, err := Open(Options{Dir: o.Dir + "-forged", Now: testNow})
					if err != nil {
						return false
					}
					list, err := (&Company{l, testKey}).AuditLog()
					if h.Hash = list[h.Seq-1].Hash; err != nil || l.Close() != nil {
						return false
					}
				}
			}
			if k == nil {
				r.Anchor.Key, r.Anchor.Seal = "", ""
				return true
			}
			r.Anchor.Key = k.id
			sum, err := k.of(r.Ledger, m, r.At, r.Anchor.Trails)
			r.Anchor.Seal = sum
			return err == nil
		}
	}
	for name, tt := range map[string]struct {
		do    func(t *testing.T, o *Options)
		state TrailState
		why   payroll.Code
	}{
		"nothing":  {func(*testing.T, *Options) {}, TrailProven, ""},
		"an entry": {func(t *testing.T, o *Options) { rewriteTrail(t, *o, changeFirst) }, TrailForged, CodeTrailForged},
		"an entry taken out": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, func(list []AuditEntry) []AuditEntry { return slices.Delete(list, 1, 2) })
		}, TrailForged, CodeTrailForged},
		"the end cut off": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, func(list []AuditEntry) []AuditEntry { return list[:2] })
		}, TrailForged, CodeTrailForged},
		"the end, with an entry of a copy put back that was none": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, func(list []AuditEntry) []AuditEntry {
				return append(list[:2], AuditEntry{Action: actionBehind, Args: payroll.Args{"from": "3", "to": "4", "record": "1"}})
			})
		}, TrailForged, CodeTrailForged},
		"what came behind the last anchor": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, func(list []AuditEntry) []AuditEntry { return list[:len(list)-1] })
		}, TrailProven, ""},
		"the trail and the anchors, the seals left": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, changeFirst)
			noErr(t, os.CopyFS(o.Dir+"-forged", os.DirFS(o.Dir)))
			rewriteJournal(t, *o, func(m mark, r *journalRecord) bool {
				keep := journalRecord{}
				if r.Anchor != nil {
					keep.Anchor = &anchor{Key: r.Anchor.Key, Seal: r.Anchor.Seal}
				}
				ok := seal(nil, *o)(m, r)
				if r.Anchor != nil {
					r.Anchor.Key, r.Anchor.Seal = keep.Anchor.Key, keep.Anchor.Seal
				}
				return ok
			})
		}, TrailForged, CodeSealFalse},
		"the trail and the anchors, without seals": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, changeFirst)
			noErr(t, os.CopyFS(o.Dir+"-forged", os.DirFS(o.Dir)))
			rewriteJournal(t, *o, seal(nil, *o))
		}, TrailUnproven, CodeSealNone},
		"the trail and the anchors, with a key of one's own": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, changeFirst)
			noErr(t, os.CopyFS(o.Dir+"-forged", os.DirFS(o.Dir)))
			rewriteJournal(t, *o, seal(newSealKey(make([]byte, sealLength)), *o))
		}, TrailUnproven, CodeSealOther},
		"a journal without anchors": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, changeFirst)
			rewriteJournal(t, *o, func(_ mark, r *journalRecord) bool { return r.Anchor == nil })
		}, TrailUnproven, CodeSealNone},
		"no key any more": {func(_ *testing.T, o *Options) { o.Seals = MemoryKeyring() }, TrailUnproven, CodeSealNoKey},
		"no keyring":      {func(_ *testing.T, o *Options) { o.Seals = nil }, TrailUnproven, CodeSealNoKey},
		"forged, and no key": {func(t *testing.T, o *Options) {
			rewriteTrail(t, *o, changeFirst)
			o.Seals = nil
		}, TrailForged, CodeTrailForged},
	} {
		t.Run(name, func(t *testing.T) {
			o := trailOptions(t, MemoryKeyring())
			trailed(t, o)
			tt.do(t, &o)
			got := proofs(t, o)[testKey]
			if got.State != tt.state || !strings.Contains(codes(got.Why), string(tt.why)) {
				t.Errorf("%s %s, want %s %s", got.State, codes(got.Why), tt.state, tt.why)
			}
			if tt.state == TrailProven && (got.Sealed == 0 || got.Sealed >= got.Entries && name == "nothing" || got.At == "") {
				t.Errorf("proof %+v", got)
			}
			if own := proofs(t, o)[""]; name == "a journal without anchors" && !strings.Contains(codes(own.Why), string(CodeSealsGone)) {
				t.Errorf("the ledger's own trail: %s", codes(own.Why))
			}
		})
	}
}

// A keyring that is absent, locked, slow or lies never stops a batch; the trail
// is then not proven, and that is no damage.
func TestNoKeyringStopsABatch(t *testing.T) {
	for _, code := range []payroll.Code{
		CodeKeyringAbsent, CodeKeyringLocked, CodeKeyringTimeout, CodeKeyringWrong, CodeKeyringTooBig, CodeKeyringOther, CodeKeyringNotFound,
	} {
		o := trailOptions(t, brokenKeyring{code})
		trailed(t, o)
		for key, p := range proofs(t, o) {
			if p.State != TrailUnproven || (p.Anchored == 0 && p.Entries > 0) || codes(p.Why) != string(CodeSealNoKey) {
				t.Errorf("%s, trail %q: %+v", code, key, p)
			}
		}
	}
}

// The key of the seal is in the keyring and in no file.
func TestSealKeyIsInNoFile(t *testing.T) {
	keys := MemoryKeyring()
	o := trailOptions(t, keys)
	trailed(t, o)
	l, err := Open(o)
	noErr(t, err)
	_, exported, err := l.ExportLog()
	noErr(t, err)
	noErr(t, l.Backup(filepath.Join(o.Dir, "copy.db")))
	key, err := keys.Get(sealAccount + l.ID())
	noErr(t, err)
	shut(t, l)
	raw, err := hex.DecodeString(key.Reveal())
	noErr(t, err)
	files := filesOf(t, o.Dir)
	maps.Copy(files, filesOf(t, o.StateDir))
	files["the export"] = string(exported)
	if len(files) < 4 || len(raw) != sealLength {
		t.Fatalf("%d files, a key of %d bytes", len(files), len(raw))
	}
	for path, content := range files {
		if strings.Contains(content, key.Reveal()) || strings.Contains(content, string(raw)) {
			t.Errorf("the key is in %s", path)
		}
	}
}

// A key begins with an entry that names it and what was sealed last before it.
func TestNewKeyIsAudited(t *testing.T) {
	o := trailOptions(t, MemoryKeyring())
	trailed(t, o)
	o.Seals = MemoryKeyring() // another computer
	l, err := Open(o)
	noErr(t, err)
	defer shut(t, l)
	noErr(t, l.AnchorTrails())
	list, err := l.AuditLog()
	noErr(t, err)
	var keys []AuditEntry
	for _, e := range list {
		if e.Action == "seal-key" {
			keys = append(keys, e)
		}
	}
	if len(keys) != 2 || keys[0].Args["after"] != "" || keys[1].Args["after"] == "" || keys[1].Args["before"] != keys[0].Args["key"] {
		t.Fatalf("entries of keys: %+v", keys)
	}
	all, err := l.ProveTrails()
	noErr(t, err)
	for _, p := range all {
		if p.State != TrailProven || p.Sealed != p.Entries {
			t.Errorf("%+v", p)
		}
	}
}

// Putting an older copy back is no forgery: what was lost is told, for ever, and
// what comes after it is proven again.
func TestCopyPutBackIsNoForgery(t *testing.T) {
	o := trailOptions(t, MemoryKeyring())
	l, err := Open(o)
	noErr(t, err)
	c := company(t, l, 10)
	noErr(t, c.CreateBatch(makeBatch("B0"), []payroll.Step{makeStep("S0", makeLine(0))}, Audit{Action: "export"}))
	from := filepath.Join(t.TempDir(), "copy.db")
	noErr(t, l.Backup(from))
	noErr(t, c.Note(Audit{Action: "approve"}))
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("S1", makeLine(1))}, Audit{Action: "export"}))
	shut(t, l)
	_, err = Restore(from, o)
	noErr(t, err)
	got := proofs(t, o)[testKey]
	if got.State != TrailProven || codes(got.Why) != string(CodeTrailLost) || got.Why[0].Args["from"] == "" {
		t.Errorf("%s %v", got.State, got.Why)
	}
	l, err = Open(o)
	noErr(t, err)
	noErr(t, l.AnchorTrails())
	shut(t, l)
	if got = proofs(t, o)[testKey]; got.State != TrailProven || got.Sealed != got.Entries || codes(got.Why) != string(CodeTrailLost) {
		t.Errorf("after an anchor: %+v", got)
	}
}

// The same copy put back again and again, with other work between, is none either.
func TestCopiesPutBackAgainAndAgain(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		o := trailOptions(t, MemoryKeyring())
		l, err := Open(o)
		noErr(t, err)
		c := company(t, l, 10)
		var kept []string
		steps := 0
		for range rapid.IntRange(3, 8).Draw(r, "acts") {
			switch rapid.SampledFrom([]string{"batch", "note", "copy", "back"}).Draw(r, "act") {
			case "batch":
				steps++
				id := fmt.Sprintf("S%d", steps)
				noErr(t, c.CreateBatch(makeBatch("B"+id), []payroll.Step{makeStep(id, makeLine(0))}, Audit{Action: "export", Args: payroll.Args{"batch": id}}))
			case "note":
				noErr(t, c.Note(Audit{Action: "approve", Args: payroll.Args{"lines": fmt.Sprint(steps)}}))
			case "copy":
				to := filepath.Join(t.TempDir(), "copy.db")
				noErr(t, l.Backup(to))
				kept = append(kept, to)
			case "back":
				if len(kept) == 0 {
					continue
				}
				noErr(t, l.Close())
				_, err := Restore(rapid.SampledFrom(kept).Draw(r, "copy"), o)
				noErr(t, err)
				l, err = Open(o)
				noErr(t, err)
				c = &Company{l, testKey}
			}
		}
		shut(t, l)
		for _, p := range proofs(t, o) {
			if p.State == TrailForged {
				r.Errorf("%+v", p)
			}
		}
	})
}

// A new journal after a person has compared with Nmbrs begins with an anchor.
func TestReconciledTrailIsAnchored(t *testing.T) {
	o := trailOptions(t, MemoryKeyring())
	trailed(t, o)
	noErr(t, os.Remove(filepath.Join(o.Dir, journalName)))
	l, err := Open(o)
	noErr(t, err)
	wantCode(t, l.Sendable(), CodeJournalMissing)
	if _, err := l.ProveTrails(); err != nil {
		t.Error(err)
	}
	noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
	shut(t, l)
	for _, p := range proofs(t, o) {
		if p.State != TrailProven || p.Sealed != p.Entries {
			t.Errorf("%+v", p)
		}
	}
}

// Anchors survive a stop at any byte of the journal: what a torn anchor would
// have said is said by the next.
func TestTornAnchorIsNoForgery(t *testing.T) {
	o := trailOptions(t, MemoryKeyring())
	trailed(t, o)
	l, err := Open(o)
	noErr(t, err)
	from, before := l.journal.head.End, snapshot(t, l)
	noErr(t, l.AnchorTrails())
	to := l.journal.head.End
	shut(t, l)
	whole := copyDir(t, o.Dir)
	for at := from; at <= to; at += 13 {
		work := o
		work.Dir, work.StateDir = crashed(t, whole, before), ""
		noErr(t, os.Truncate(filepath.Join(work.Dir, journalName), at))
		got := proofs(t, work)[testKey]
		if got.State != TrailProven {
			t.Fatalf("cut at %d: %+v", at, got)
		}
	}
}
