package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"doorzet/payroll"
)

// logForm is the form of a file with the audit trails.
const logForm = "doorzet-log-1"

// LogFile is the audit trails of a ledger as a file with its own proof: who has
// the fingerprint, on paper or by another way, can tell with the file alone that
// it is the one that was written then. It holds no personal values.
type LogFile struct {
	Form   string `json:"form"`
	Ledger string `json:"ledger"`
	// At is when it was written, RFC 3339; By is who wrote it.
	At     string     `json:"at"`
	By     string     `json:"by"`
	Trails []LogTrail `json:"trails"`
	// Anchors are those of the journal, for who can ask the keyring.
	Anchors []LogAnchor `json:"anchors"`
	// Fingerprint is the SHA-256 of the file with an empty fingerprint.
	Fingerprint string `json:"fingerprint"`
}

// LogTrail is one trail and what the writer's machine could prove of it.
type LogTrail struct {
	Proof   TrailProof   `json:"proof"`
	Entries []AuditEntry `json:"entries"`
}

// LogAnchor is an anchor as the journal has it: Record and Before are its number
// and the chain before it.
type LogAnchor struct {
	Record uint64 `json:"record"`
	Before string `json:"before"`
	At     string `json:"at"`
	anchor
}

// fingerprint computes what the file is known by.
func (f LogFile) fingerprint() (string, error) {
	f.Fingerprint = ""
	text, err := json.Marshal(f)
	if err != nil {
		return "", fmt.Errorf("store: write log: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// ExportLog gives the audit trails with their proof, ready to be written to a
// file. What could not be anchored yet should be, by AnchorTrails, before it.
func (l *Ledger) ExportLog() (f LogFile, content []byte, err error) {
	proofs, err := l.ProveTrails()
	if err != nil {
		return f, nil, err
	}
	f = LogFile{Form: logForm, Ledger: l.id, At: l.stamp(), By: l.opts.Actor, Anchors: []LogAnchor{}}
	closed, err := l.closedAnchors()
	if err != nil {
		return f, nil, err
	}
	l.write.Lock()
	defer l.write.Unlock()
	all, err := l.anchors(closed)
	if err != nil {
		return f, nil, err
	}
	for _, p := range all {
		f.Anchors = append(f.Anchors, LogAnchor{p.mark.Seq, p.mark.Prev, p.at, p.anchor})
	}
	err = l.view(func(t *tx) error {
		for _, p := range proofs {
			path := l.trailPath(p.Company)
			if err := t.verifyAudit(path...); err != nil {
				return err
			}
			entries, err := t.auditLog(path...)
			if err != nil {
				return err
			}
			f.Trails = append(f.Trails, LogTrail{p, slices.Clip(entries)})
		}
		return nil
	})
	if err == nil {
		f.Fingerprint, err = f.fingerprint()
	}
	if err == nil {
		content, err = json.MarshalIndent(f, "", " ")
	}
	return f, append(content, '\n'), err
}

// VerifyLog reads a file of ExportLog and proves that it is whole: its form, the
// chain of each trail, the anchors against the trails, and its own fingerprint.
// path only words a Problem. With the fingerprint that was noted when the file
// was written, in capitals or not, with blanks and dashes or not, it also proves
// that it is that file; without, the file proves no more than that it is whole.
func VerifyLog(path string, content []byte, noted string) (LogFile, error) {
	var f LogFile
	broken := func(seq string, err error) error {
		return payroll.NewProblem(CodeLogFile, "path", path, "seq", cmp.Or(seq, "?")).Because(err)
	}
	if err := decode(content, &f); err != nil {
		return f, broken("", err)
	}
	if f.Form != logForm {
		return f, broken("", fmt.Errorf("store: form %q", f.Form))
	}
	if err := f.saysOnly(content); err != nil {
		return f, broken("", err)
	}
	sum, err := f.fingerprint()
	if err != nil {
		return f, err
	}
	for _, t := range f.Trails {
		if seq, err := t.whole(f.Anchors); err != nil {
			return f, broken(number10(seq), err)
		}
	}
	if sum != f.Fingerprint {
		return f, broken("", fmt.Errorf("store: it says fingerprint %.70q and has %s", f.Fingerprint, sum))
	}
	if noted = plainPrint(noted); noted != "" && noted != sum {
		return f, payroll.NewProblem(CodeLogFileOther, "path", path, "fingerprint", ShowFingerprint(sum))
	}
	return f, nil
}

// saysOnly fails when a text says more than, or otherwise than, the file that was
// read from it: a name that stands twice shows its reader one value and the proof
// another. White space between the values is let be; mail changes it.
func (f LogFile) saysOnly(content []byte) error {
	var bare bytes.Buffer
	if err := json.Compact(&bare, content); err != nil {
		return fmt.Errorf("store: read log: %w", err)
	}
	want, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("store: write log: %w", err)
	}
	if !bytes.Equal(bare.Bytes(), want) {
		return errors.New("store: the text holds something else beside what is proven")
	}
	return nil
}

// whole tells whether the chain of a trail holds, and whether the anchors name
// entries of it; else it gives the first entry that does not fit.
func (t LogTrail) whole(anchors []LogAnchor) (uint64, error) {
	prev := ""
	for i, e := range t.Entries {
		want, err := e.chained(prev)
		seq := uint64(i) + 1
		if err != nil || e.Hash != want || e.Seq != seq {
			return seq, fmt.Errorf("store: entry %d of %q does not follow the one before it", seq, t.Proof.Company)
		}
		prev = e.Hash
	}
	all := make([]placed, 0, len(anchors))
	for _, a := range anchors {
		all = append(all, placed{mark{Seq: a.Record, Prev: a.Before}, a.At, a.anchor})
	}
	j := trailJudge{proof: TrailProof{Company: t.Proof.Company}}
	if err := j.judge(t.Entries, all); err != nil {
		return 0, err
	}
	if j.proof.State == TrailForged && t.Proof.State != TrailForged {
		return 0, fmt.Errorf("store: the trail of %q is not the one that was anchored", t.Proof.Company)
	}
	return 0, nil
}

// ShowFingerprint writes a fingerprint for people, in groups.
func ShowFingerprint(sum string) string {
	var groups []string
	for part := range slices.Chunk([]byte(sum), 8) {
		groups = append(groups, string(part))
	}
	return strings.Join(groups, "-")
}

// plainPrint takes out of a fingerprint what people write between its groups.
func plainPrint(text string) string {
	return strings.ToLower(strings.NewReplacer("-", "", " ", "", ":", "").Replace(text))
}
