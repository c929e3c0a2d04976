package store

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"doorzet/payroll"
)

// CodeStale is a ledger that was changed since it was read, so that what was
// worked out then does not hold any more. It has no arguments.
const CodeStale payroll.Code = "store-stale"

// CompanyChange is a change of the lines of one company.
type CompanyChange struct {
	Company *Company
	Change
}

// Stamp names the state of everything that an import is held against: lines,
// what was sent of them, people, choices, venues, sources and answers.
func (l *Ledger) Stamp() (stamp string, err error) {
	err = l.view(func(t *tx) (err error) { stamp, err = t.stampOf(); return err })
	return stamp, err
}

// stampOf adds up the tallies of the buckets that matter.
func (t *tx) stampOf() (string, error) {
	tallies, err := t.table(bucketTally)
	if err != nil {
		return "", err
	}
	h := fnv.New128a()
	err = tallies.scan(nil, nil, func(key, payload []byte) error {
		path := string(key)
		name := path[strings.LastIndexByte(path, '/')+1:]
		if slices.Contains(stamped[:], name) {
			_, _ = fmt.Fprintf(h, "%s=%s\n", path, payload) // a hash takes everything
		}
		return nil
	})
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

// stamped are the buckets that Stamp speaks of.
var stamped = [...]string{bucketLines, bucketCounted, bucketSteps, bucketShares, bucketOpen, bucketRows, bucketVenues, bucketSources, bucketAnswers, bucketTeam, bucketSettings} //nolint:gochecknoglobals // a constant

// OpenImport is a long import that was broken off between two transactions:
// what is in is whole, and reading the file again completes it.
type OpenImport struct {
	Hash string `json:"hash"`
	Name string `json:"name"`
	At   string `json:"at"`
	// Done and Total count lines.
	Done  int `json:"done"`
	Total int `json:"total"`
}

// openImportKey is where the import under way is kept.
const openImportKey = "import"

// OpenImport gives the import that was broken off, nil when none was.
func (l *Ledger) OpenImport() (*OpenImport, error) {
	var o OpenImport
	var ok bool
	err := l.view(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		ok, err = meta.get([]byte(openImportKey), &o)
		return err
	})
	if !ok {
		return nil, err
	}
	return &o, err
}

// CommitAll writes the changes of several companies in one transaction: all of
// them or none, and gives the stamp of the ledger behind it. It refuses with
// CodeStale when stamp is not that of the ledger, and with what Commit
// refuses. open is kept while more of the import is to follow; nil ends it.
func (l *Ledger) CommitAll(stamp string, open *OpenImport, list []CompanyChange) (next string, err error) {
	err = l.update(func(t *tx) error {
		if now, err := t.stampOf(); err != nil || now != stamp {
			if err == nil {
				err = payroll.NewProblem(CodeStale)
			}
			return err
		}
		for _, ch := range list {
			if err := ch.Company.commit(t, ch.Change); err != nil {
				return err
			}
		}
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		if open == nil {
			return meta.drop([]byte(openImportKey))
		}
		return meta.put([]byte(openImportKey), *open)
	})
	if err != nil {
		return "", err
	}
	return l.Stamp()
}

// SourcesUnder gives the source rows whose key begins with prefix.
func (l *Ledger) SourcesUnder(prefix string) (map[string]SourceRef, error) {
	out := map[string]SourceRef{}
	err := l.view(func(t *tx) error {
		all, err := t.table(bucketSources)
		if err != nil {
			return err
		}
		return all.scanPrefix(rowSource(prefix), func(key, payload []byte) error {
			var ref SourceRef
			if err := decode(payload, &ref); err != nil {
				return damaged(all.path, key, err)
			}
			out[strings.TrimPrefix(string(key), "r/")] = ref
			return nil
		})
	})
	return out, err
}
