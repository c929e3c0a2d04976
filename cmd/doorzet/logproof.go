package main

import (
	"context"
	"errors"
	"os"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/store/plain"
)

// logFileLimit is more than any file with the audit trail takes.
const logFileLimit = 1 << 30

// trailJSON tells what is proven of one audit trail; company is the id in Nmbrs,
// "" for the trail of the ledger itself.
type trailJSON struct {
	Company string           `json:"company"`
	State   store.TrailState `json:"state"`
	Entries uint64           `json:"entries"`
	// Anchored and Sealed are the last entries that the journal and a seal name;
	// At is when that seal was made.
	Anchored uint64        `json:"anchored"`
	Sealed   uint64        `json:"sealed"`
	At       string        `json:"at"`
	Why      []problemJSON `json:"why"`
}

// logFileJSON tells of a file with the audit trail.
type logFileJSON struct {
	File        string      `json:"file"`
	Ledger      string      `json:"ledger"`
	At          string      `json:"at"`
	By          string      `json:"by"`
	Fingerprint string      `json:"fingerprint"`
	Log         []trailJSON `json:"log"`
	// Proven is set when the file was held against a fingerprint that was given.
	Proven bool `json:"proven"`
}

// trails proves the audit trails of the open ledger.
func (a *app) trails() ([]trailJSON, error) {
	all, err := a.ledger.ProveTrails()
	if err != nil {
		return nil, err
	}
	return a.trailsOf(all), nil
}

func (a *app) trailsOf(all []store.TrailProof) []trailJSON {
	out := []trailJSON{}
	for _, p := range all {
		if p.Entries == 0 && p.State == store.TrailUnproven {
			continue // nothing to prove
		}
		out = append(out, trailJSON{
			a.companyName(p.Company), p.State, p.Entries, p.Anchored, p.Sealed, p.At, a.problems(p.Why),
		})
	}
	return out
}

// companyName is the id in Nmbrs where the ledger is open and knows it.
func (a *app) companyName(key store.CompanyKey) string {
	if a.ledger == nil || key == "" {
		return string(key)
	}
	co, err := a.ledger.Company(key)
	if err != nil {
		return string(key)
	}
	if info, err := co.Info(); err == nil && info.NmbrsID != "" {
		return info.NmbrsID
	}
	return string(key)
}

func anyForged(list []trailJSON) bool {
	return slices.ContainsFunc(list, func(t trailJSON) bool { return t.State == store.TrailForged })
}

// trailsPage tells it in words: a line per trail, and why.
func trailsPage(p *page, list []trailJSON) {
	for _, t := range list {
		name := p.say.LogOwn
		if t.Company != "" {
			name = t.Company
		}
		switch t.State {
		case store.TrailForged:
			p.line(p.say.LogForged, name)
		case store.TrailProven:
			p.line(p.say.LogProven, name, t.Sealed, t.Entries, t.At)
		case store.TrailUnproven:
			p.line(p.say.LogUnproven, name, t.Entries)
		}
		p.problems(t.Why)
	}
}

// exportLog writes the audit trail to a new file with its own proof. What was
// not anchored yet is anchored first, where the ledger may be written.
func (a *app) exportLog(path string) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if err := a.ledger.AnchorTrails(); err != nil {
		var p *payroll.Problem
		if !errors.As(err, &p) || a.ledger.Sendable() == nil {
			return reply{}, err
		}
		a.note(a.texts.Problem(p, a.logFile)) // it is written as far as it is proven
	}
	f, content, err := a.ledger.ExportLog()
	if err != nil {
		return reply{}, err
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the user names the file
	if err != nil {
		return reply{}, a.fileError(path, err)
	}
	_, err = out.Write(content)
	if err == nil {
		err = out.Sync()
	}
	if err := errors.Join(err, out.Close()); err != nil {
		return reply{}, a.fileError(path, err)
	}
	doc := a.logDoc(path, f)
	rep := reply{data: doc, page: func(p *page) {
		trailsPage(p, doc.Log)
		p.line(p.say.LogWritten, doc.File)
		p.line(p.say.LogPrint, doc.Fingerprint)
		p.line("%s", p.say.LogPrintHow)
	}}
	if anyForged(doc.Log) {
		rep.exit = exitParts
	}
	return rep, nil
}

func (a *app) logDoc(path string, f store.LogFile) logFileJSON {
	doc := logFileJSON{
		File: payroll.Clean(path, 400), Ledger: f.Ledger, At: payroll.Clean(f.At, 40), By: payroll.Clean(f.By, 80),
		Fingerprint: store.ShowFingerprint(f.Fingerprint),
	}
	var proofs []store.TrailProof
	for _, t := range f.Trails {
		t.Proof.Company = store.CompanyKey(payroll.Clean(string(t.Proof.Company), 200))
		t.Proof.At = payroll.Clean(t.Proof.At, 40)
		proofs = append(proofs, t.Proof)
	}
	doc.Log = a.trailsOf(proofs)
	return doc
}

// verifyLog proves a file with the audit trail. It needs no ledger and no key:
// the fingerprint that was noted when the file was written is what it rests on.
func (a *app) verifyLog(path, noted string) (reply, error) {
	content, err := plain.Await(a.ctx, func() ([]byte, error) { return plain.Read(path, logFileLimit) })
	if err != nil {
		if errors.Is(err, context.Canceled) {
			return reply{}, err
		}
		return reply{}, a.fileError(path, err)
	}
	f, err := store.VerifyLog(payroll.Clean(path, 200), content, noted)
	if err != nil {
		return reply{}, err
	}
	doc := a.logDoc(path, f)
	doc.Proven = noted != ""
	rep := reply{data: doc, page: func(p *page) {
		p.line(p.say.LogFileOf, doc.At, doc.By)
		trailsPage(p, doc.Log)
		if doc.Proven {
			p.line("%s", p.say.LogFileProven)
			return
		}
		p.line(p.say.LogFileWhole, doc.Fingerprint)
	}}
	if anyForged(doc.Log) {
		rep.exit = exitParts
	}
	return rep, nil
}
