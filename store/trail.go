package store

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"doorzet/payroll"
)

// actionBehind is the entry that a trail gets when an older copy was put back.
const actionBehind = "trail-behind"

// TrailState says what the journal and the seals prove of an audit trail.
type TrailState string

// The states, the worst first.
const (
	// TrailForged: the trail is not the one that was anchored, or a seal is false.
	TrailForged TrailState = "forged"
	// TrailUnproven: nothing contradicts the trail, and no seal proves it here.
	TrailUnproven TrailState = "unproven"
	// TrailProven: the entries up to Sealed are the ones that were sealed.
	TrailProven TrailState = "proven"
)

// TrailProof tells what is known of one audit trail whose own chain is whole.
type TrailProof struct {
	// Company is whose trail it is, "" for the ledger's own.
	Company CompanyKey `json:"company"`
	State   TrailState `json:"state"`
	// Entries counts the trail; Anchored is the last entry that an anchor names,
	// Sealed the last one under a seal that fits, and At when that was (RFC 3339).
	Entries  uint64 `json:"entries"`
	Anchored uint64 `json:"anchored"`
	Sealed   uint64 `json:"sealed"`
	At       string `json:"at,omitempty"`
	// Why says what is the matter, and what was lost when a copy was put back.
	Why []*payroll.Problem `json:"-"`
}

// ProveTrails holds every audit trail against the anchors in the journal, and
// those against the key in the keyring. A trail whose own chain is broken, and a
// journal that is, is damage: that is the error then. A key that is missing leaves a trail
// unproven and is no error.
func (l *Ledger) ProveTrails() ([]TrailProof, error) {
	k, err := l.findSeal()
	var missing *payroll.Problem
	if err != nil && !errors.As(err, &missing) {
		return nil, err
	}
	closed, err := l.closedAnchors()
	l.write.Lock()
	defer l.write.Unlock()
	var all []placed
	if err == nil {
		all, err = l.anchors(closed)
	}
	if err != nil {
		return nil, orDamage(err, payroll.NewProblem(CodeJournalDamaged, "path", l.journal.path, "seq", "?").Because(err))
	}
	begins := len(all) == 0 && missing != nil && missing.Code == CodeKeyringNotFound
	var out []TrailProof
	err = l.view(func(t *tx) error {
		keys, err := t.companyKeys()
		if err != nil {
			return err
		}
		for _, key := range slices.Concat([]CompanyKey{""}, keys) {
			if err := t.verifyAudit(l.trailPath(key)...); err != nil {
				return err
			}
			entries, err := t.auditLog(l.trailPath(key)...)
			if err != nil {
				return err
			}
			j := trailJudge{ledger: l.id, key: k, begins: begins, proof: TrailProof{Company: key, Entries: uint64(len(entries))}}
			if err := j.judge(entries, all); err != nil {
				return err
			}
			out = append(out, j.proof)
		}
		return nil
	})
	return out, err
}

// trailJudge judges one trail.
type trailJudge struct {
	ledger string
	key    *sealKey
	// begins is set while no key is needed yet: the keyring answers that it has none,
	// and nothing was anchored.
	begins bool
	proof  TrailProof
	// others is set when an anchor of the trail bears the seal of another key.
	others bool
}

// lostPart is what a trail says itself of entries that are gone.
type lostPart struct{ from, to, record uint64 }

func lostParts(entries []AuditEntry) (out []lostPart) {
	for _, e := range entries {
		if e.Action != actionBehind {
			continue
		}
		var p lostPart
		var bad [3]error
		p.from, bad[0] = strconv.ParseUint(e.Args["from"], 10, 64)
		p.to, bad[1] = strconv.ParseUint(e.Args["to"], 10, 64)
		p.record, bad[2] = strconv.ParseUint(e.Args["record"], 10, 64)
		if errors.Join(bad[:]...) == nil {
			out = append(out, p)
		}
	}
	return out
}

// judge walks the anchors, oldest first.
func (j *trailJudge) judge(entries []AuditEntry, all []placed) error {
	lost := lostParts(entries)
	for _, p := range lost {
		j.say(CodeTrailLost, "from", number10(p.from), "to", number10(p.to))
	}
	forged, sealed := false, false
	for _, p := range all {
		h := p.headFor(j.proof.Company)
		if h == nil {
			continue
		}
		fits := h.Seq <= uint64(len(entries)) && h.Seq > 0 && entries[h.Seq-1].Hash == h.Hash
		gone := slices.ContainsFunc(lost, func(x lostPart) bool {
			return h.Seq >= x.from && p.mark.Seq <= x.record
		})
		if !fits && !gone && !forged {
			forged = true
			j.say(CodeTrailForged, "seq", number10(h.Seq), "at", p.at)
		}
		switch {
		case p.anchor.Seal == "":
		case j.key == nil || p.anchor.Key != j.key.id:
			j.others = true
		default:
			sealed = true
			good, err := j.key.fits(j.ledger, p)
			if err != nil {
				return err
			}
			if !good {
				forged = true
				j.say(CodeSealFalse, "record", number10(p.mark.Seq), "at", p.at)
			} else if fits {
				j.proof.Sealed, j.proof.At = max(j.proof.Sealed, h.Seq), cmp.Or(p.at, j.proof.At)
			}
		}
		if fits {
			j.proof.Anchored = max(j.proof.Anchored, h.Seq)
		}
	}
	j.close(forged, sealed)
	return nil
}

// close gives the state, and says why nothing is proven.
func (j *trailJudge) close(forged, sealed bool) {
	switch {
	case forged:
		j.proof.State = TrailForged
		return
	case j.proof.Sealed > 0:
		j.proof.State = TrailProven
		return
	}
	j.proof.State = TrailUnproven
	switch {
	case j.key == nil && !j.begins:
		j.say(CodeSealNoKey)
	case j.others:
		j.say(CodeSealOther)
	case j.key != nil && !sealed && j.proof.Company == "":
		j.say(CodeSealsGone)
	default:
		j.say(CodeSealNone)
	}
}

func (j *trailJudge) say(code payroll.Code, args ...string) {
	args = append([]string{"company", string(j.proof.Company)}, args...)
	j.proof.Why = append(j.proof.Why, payroll.NewProblem(code, args...))
}

// headFor gives what an anchor says of a trail, nil when it is about others.
func (p placed) headFor(key CompanyKey) *trailHead {
	for i := range p.anchor.Trails {
		if p.anchor.Trails[i].Company == key {
			return &p.anchor.Trails[i]
		}
	}
	return nil
}

func number10(n uint64) string { return strconv.FormatUint(n, 10) }
