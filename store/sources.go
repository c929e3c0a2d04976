package store

import (
	"maps"
	"slices"

	"doorzet/payroll"
)

// FileInfo is a file that was read in.
type FileInfo struct {
	Hash string `json:"hash"`
	Name string `json:"name"`
	// At is when, RFC 3339; filled in when empty.
	At      string     `json:"at"`
	Company CompanyKey `json:"company,omitempty"`
	Profile string     `json:"profile,omitempty"`
	// Counts tells how many rows were new, changed, repeated, ….
	Counts map[string]int `json:"counts,omitempty"`
}

// SourceRef says which line a source row became.
type SourceRef struct {
	Company CompanyKey     `json:"company"`
	Line    payroll.LineID `json:"line"`
	Date    payroll.Date   `json:"date"`
}

func rowSource(key string) []byte   { return []byte("r/" + key) }
func fileSource(hash string) []byte { return []byte("f/" + hash) }

// Sources tells which of these source rows are known, and as which line. A row
// that is not known is an hour that comes in once more, so the bucket is proven
// as a whole: nothing of it is gone.
func (l *Ledger) Sources(keys []string) (map[string]SourceRef, error) {
	out := make(map[string]SourceRef)
	err := l.view(func(t *tx) error {
		all, err := t.table(bucketSources)
		if err == nil && len(keys) > 0 {
			err = all.proven()
		}
		if err != nil {
			return err
		}
		for _, key := range keys {
			var ref SourceRef
			ok, err := all.get(rowSource(key), &ref)
			if err != nil {
				return err
			}
			if ok {
				out[key] = ref
			}
		}
		return nil
	})
	return out, err
}

// bindSources binds source rows to lines; a row belongs to one line of one
// company at most.
func (c *Company) bindSources(t *tx, ch Change) error {
	if len(ch.Sources) == 0 {
		return nil
	}
	all, err := t.table(bucketSources)
	if err != nil {
		return err
	}
	dates := make(map[payroll.LineID]payroll.Date, len(ch.Put))
	for _, l := range ch.Put {
		dates[l.ID] = l.Date
	}
	for _, row := range slices.Sorted(maps.Keys(ch.Sources)) {
		key, line := rowSource(row), ch.Sources[row]
		var old SourceRef
		known, err := all.get(key, &old)
		if err != nil {
			return err
		}
		if known && old.Company != c.key {
			if err := c.claimed(t, old); err != nil {
				return err
			}
		}
		if line == "" {
			if err := all.drop(key); err != nil {
				return err
			}
			continue
		}
		date, ok := dates[line]
		if !ok && old.Line == line {
			date = old.Date
		}
		if err := all.put(key, SourceRef{Company: c.key, Line: line, Date: date}); err != nil {
			return err
		}
	}
	return nil
}

// claimed refuses a source row whose line another company has. A line that is
// not there any more went over with its venue, or was undone.
func (c *Company) claimed(t *tx, old SourceRef) error {
	lines, err := (&Company{c.l, old.Company}).table(t, bucketLines)
	if err != nil {
		return err
	}
	there, err := lines.has(LineKey{old.Date, old.Line}.bytes())
	if err != nil || !there {
		return err
	}
	return payroll.NewProblem(CodeSourceTaken, "company", string(old.Company), "line", string(old.Line))
}

func (t *tx) putFile(f FileInfo) error {
	if f.At == "" {
		f.At = t.stamp()
	}
	all, err := t.table(bucketSources)
	if err != nil {
		return err
	}
	return all.put(fileSource(f.Hash), f)
}

// Files lists the files that were read in, oldest first.
func (l *Ledger) Files() (out []FileInfo, err error) {
	err = l.view(func(t *tx) error {
		all, err := t.table(bucketSources)
		if err != nil {
			return err
		}
		out, err = readAll[FileInfo](all, []byte("f/"), after([]byte("f/")))
		return err
	})
	slices.SortStableFunc(out, func(a, b FileInfo) int {
		if a.At < b.At {
			return -1
		}
		if a.At > b.At {
			return 1
		}
		return 0
	})
	return out, err
}

// File finds a file that was read in by its hash.
func (l *Ledger) File(hash string) (f FileInfo, ok bool, err error) {
	err = l.view(func(t *tx) error {
		all, err := t.table(bucketSources)
		if err != nil {
			return err
		}
		ok, err = all.get(fileSource(hash), &f)
		return err
	})
	return f, ok, err
}

// Venues tells which company a venue belongs to.
func (l *Ledger) Venues() (map[string]CompanyKey, error) {
	out := make(map[string]CompanyKey)
	err := l.view(func(t *tx) error {
		all, err := t.table(bucketVenues)
		if err != nil {
			return err
		}
		if err := all.proven(); err != nil {
			return err
		}
		return all.scan(nil, nil, func(key, payload []byte) error {
			var company CompanyKey
			if err := decode(payload, &company); err != nil {
				return damaged(all.path, key, err)
			}
			out[string(key)] = company
			return nil
		})
	})
	return out, err
}

// SaveVenues replaces the whole map of venues. Venues without a name or a
// company are left out.
func (l *Ledger) SaveVenues(venues map[string]CompanyKey, a Audit) error {
	return l.ChangeVenues(venues, nil, a)
}

// ChangeVenues replaces the whole map of venues, and changes lines of companies
// with it: all in one transaction or nothing.
func (l *Ledger) ChangeVenues(venues map[string]CompanyKey, list []CompanyChange, a ...Audit) error {
	return l.update(func(t *tx) error {
		if err := t.putVenues(venues); err != nil {
			return err
		}
		for _, ch := range list {
			if err := ch.Company.commit(t, ch.Change); err != nil {
				return err
			}
		}
		for _, entry := range a {
			if err := t.audit(entry); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) putVenues(venues map[string]CompanyKey) error {
	all, err := t.table(bucketVenues)
	if err != nil {
		return err
	}
	var gone [][]byte
	err = all.scan(nil, nil, func(key, _ []byte) error {
		if venues[string(key)] == "" {
			gone = append(gone, clone(key))
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range gone {
		if err := all.drop(key); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(venues)) {
		if name == "" || venues[name] == "" {
			continue
		}
		if err := all.put([]byte(name), venues[name]); err != nil {
			return err
		}
	}
	return nil
}

// Profiles gives the saved column profiles by name.
func (l *Ledger) Profiles() (map[string][]byte, error) {
	out := make(map[string][]byte)
	err := l.view(func(t *tx) error {
		all, err := t.table(bucketProfiles)
		if err != nil {
			return err
		}
		return all.scan(nil, nil, func(key, payload []byte) error {
			out[string(key)] = clone(payload)
			return nil
		})
	})
	return out, err
}

// SaveProfile keeps a column profile; no content removes it.
func (l *Ledger) SaveProfile(name string, content []byte) error {
	return l.update(func(t *tx) error {
		all, err := t.table(bucketProfiles)
		if err != nil {
			return err
		}
		if len(content) == 0 {
			return all.drop([]byte(name))
		}
		return all.putRaw([]byte(name), content)
	})
}
