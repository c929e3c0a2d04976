package store

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"

	"doorzet/payroll"
)

// journalAnchor is the kind of journal record that holds an anchor.
const journalAnchor = "anchor"

// trailHead is how far an audit trail had come; "" is the ledger's own.
type trailHead struct {
	Company CompanyKey `json:"company,omitempty"`
	Seq     uint64     `json:"seq"`
	Hash    string     `json:"hash"`
}

// anchor holds the heads of audit trails in the journal's chain, so that who
// rewrites a trail has to rewrite the journal too; and a seal over them.
type anchor struct {
	Trails []trailHead `json:"trails"`
	// Key names the key of the seal; both are empty without a key.
	Key  string `json:"key,omitempty"`
	Seal string `json:"seal,omitempty"`
}

// placed is an anchor at its place in the journal.
type placed struct {
	mark   mark
	at     string
	anchor anchor
}

// trailsOf gives the heads of the ledger's own trail and of companies' trails,
// in a writing transaction, as it leaves them.
func (l *Ledger) trailsOf(t *tx, companies ...CompanyKey) ([]trailHead, error) {
	var out []trailHead
	for _, key := range slices.Concat([]CompanyKey{""}, companies) {
		h, err := t.headOf(key, l.trailPath(key)...)
		if err != nil {
			return nil, err
		}
		if h.Seq > 0 {
			out = append(out, h)
		}
	}
	return out, nil
}

// trailPath is where the trail of a company lies; "" is the ledger's own.
func (l *Ledger) trailPath(key CompanyKey) []string {
	if key == "" {
		return nil
	}
	return (&Company{l, key}).path()
}

func (t *tx) headOf(key CompanyKey, parent ...string) (trailHead, error) {
	h := trailHead{Company: key}
	trail, err := t.table(append(parent, bucketAudit)...)
	if err != nil {
		return h, err
	}
	at, err := trail.last()
	if err != nil || at == nil {
		return h, err
	}
	var last AuditEntry
	_, err = trail.get(at, &last)
	h.Seq, h.Hash = last.Seq, last.Hash
	return h, err
}

// anchorTrails writes the heads of trails into the journal, sealed when there is
// a key. A stop before the ledger has applied the record loses nothing: it holds
// what the record says. The caller holds l.write.
func (l *Ledger) anchorTrails(k *sealKey, heads []trailHead) (err error) {
	if l.journal == nil {
		return l.Sendable()
	}
	a := anchor{Trails: heads}
	at, when := mark{Seq: l.journal.head.Seq + 1, Prev: l.journal.head.Hash}, l.stamp()
	if k != nil {
		a.Key = k.id
		if a.Seal, err = k.of(l.id, at, when, a.Trails); err != nil {
			return err
		}
	}
	next, err := l.journal.append(journalRecord{Type: journalAnchor, At: when, Ledger: l.id, Anchor: &a})
	if err != nil {
		return l.fail(err)
	}
	l.syncs.Add(1)
	// A ledger that has not applied an anchor is one that was put back.
	if err := l.updateLocked(func(t *tx) error { return t.setApplied(next) }); err != nil {
		return l.fail(err)
	}
	l.applied = next
	return nil
}

// AnchorTrails anchors every audit trail as it stands, sealed when the keyring
// gives a key. A ledger that may not send is left as it is: that is a Problem.
func (l *Ledger) AnchorTrails() error {
	if err := l.Sendable(); err != nil {
		return err
	}
	k := l.wantSeal()
	l.write.Lock()
	defer l.write.Unlock()
	return l.anchorAll(k)
}

// anchorAll is AnchorTrails for a caller that holds l.write.
func (l *Ledger) anchorAll(k *sealKey) error {
	var heads []trailHead
	err := l.updateLocked(func(t *tx) error {
		keys, err := t.companyKeys()
		if err == nil {
			err = l.startSeal(t, k)
		}
		if err == nil {
			heads, err = l.trailsOf(t, keys...)
		}
		return err
	})
	if err == nil {
		err = l.anchorTrails(k, heads)
	}
	if err == nil {
		l.writeHead()
	}
	return err
}

// anchors gives the anchors of the journal, oldest first; closed are those of
// closed parts that were read before, by the sum of the part. The caller holds
// l.write.
func (l *Ledger) anchors(closed map[string][]placed) (out []placed, err error) {
	j := l.journal
	if j == nil {
		return nil, nil
	}
	parts, err := j.parts()
	for _, p := range parts {
		list, ok := closed[p.Sum]
		if !ok && err == nil {
			list, err = p.anchors(j.path)
		}
		out = append(out, list...)
	}
	if err != nil {
		return nil, err
	}
	_, err = j.walkOpen(func(m mark, r journalRecord) error {
		if r.Anchor != nil {
			out = append(out, placed{m, r.At, *r.Anchor})
		}
		return nil
	})
	return out, err
}

// closedAnchors reads the anchors of the closed parts, which can take a while: the
// caller does not hold l.write.
func (l *Ledger) closedAnchors() (map[string][]placed, error) {
	l.write.Lock()
	j := l.journal
	var parts []journalPart
	var err error
	if j != nil {
		parts, err = j.parts()
	}
	l.write.Unlock()
	out := map[string][]placed{}
	for _, p := range parts {
		if err == nil {
			out[p.Sum], err = p.anchors(j.path)
		}
	}
	return out, err
}

// anchors proves the part and gives the anchors in it.
func (p journalPart) anchors(journal string) (out []placed, err error) {
	err = p.lines(journal, func(m mark, line []byte) (mark, error) {
		if !bytes.Contains(line, []byte(`"anchor":`)) { // most records need not be taken apart
			return m.step(line)
		}
		next, r, err := m.parseLine(line, false)
		if err == nil && r.Anchor != nil {
			out = append(out, placed{next, r.At, *r.Anchor})
		}
		return next, err
	})
	return out, err
}

// lastSealed finds the newest anchor that has a seal. The caller holds l.write.
func (l *Ledger) lastSealed() (placed, bool, error) {
	all, err := l.anchors(nil)
	for _, p := range slices.Backward(all) {
		if p.anchor.Seal != "" {
			return p, true, err
		}
	}
	return placed{}, false, err
}

// walk reads the records of the journal from its beginning, its closed parts
// first, without holding more than one. It gives the last good one of the file.
func (j *journal) walk(fn func(mark, journalRecord) error) (mark, error) {
	fn = fromBeginning(fn)
	parts, err := j.parts()
	for _, p := range parts {
		if err == nil {
			err = p.read(j.path, fn)
		}
	}
	if err != nil {
		return mark{}, err
	}
	return j.walkOpen(fn)
}

// walkOpen is walk for the file itself, without the parts.
func (j *journal) walkOpen(fn func(mark, journalRecord) error) (mark, error) {
	last := mark{}
	err := eachLine(io.NewSectionReader(j.file, 0, j.head.End), func(line []byte) error {
		next, r, err := last.parseLine(line, last.End == 0)
		if err != nil {
			return err
		}
		last = next
		return fn(next, r)
	})
	if err == nil && last != j.head {
		err = errors.Join(errJournal, io.ErrUnexpectedEOF)
	}
	return last, err
}

// behind writes into a trail that anchors know otherwise or more of it than the
// ledger: an older copy was put back. What it names is told by ProveTrails from
// then on, and is no forgery.
func (r *recovery) behind(tail []tailRecord) error {
	heads := map[CompanyKey][]trailHead{}
	seq := uint64(0)
	for _, rec := range tail {
		if rec.record.Anchor == nil {
			continue
		}
		seq = rec.mark.Seq
		for _, h := range rec.record.Anchor.Trails {
			heads[h.Company] = append(heads[h.Company], h)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(heads)) {
		if err := r.behindOf(key, heads[key], seq); err != nil {
			return err
		}
	}
	return nil
}

func (r *recovery) behindOf(key CompanyKey, heads []trailHead, seq uint64) error {
	if key != "" {
		if _, err := r.company(key); err != nil {
			return err
		}
	}
	path := r.l.trailPath(key)
	trail, err := r.t.table(append(slices.Clone(path), bucketAudit)...)
	if err != nil {
		return err
	}
	now, err := r.t.headOf(key, path...)
	if err != nil {
		return err
	}
	from, to := uint64(0), uint64(0)
	for _, h := range heads {
		var e AuditEntry
		if _, err := trail.get(number(h.Seq), &e); err != nil {
			return err
		}
		if e.Hash == h.Hash {
			continue
		}
		first := min(h.Seq, now.Seq+1)
		if from == 0 || first < from {
			from = first
		}
		to = max(to, h.Seq)
	}
	if from == 0 {
		return nil
	}
	return r.t.audit(Audit{Action: actionBehind, Args: payroll.Args{
		"from": number10(from), "to": number10(to), "record": number10(seq),
	}}, path...)
}
