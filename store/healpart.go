package store

import (
	"errors"
	"os"
	"path/filepath"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// HealParts puts a whole copy in the place of each closed part of the journal that
// is damaged or gone, from the automatic copies of the data directory, whose
// ledger must not be open. What was there is kept under another name. It gives
// the parts that it put back; one of which no copy is whole stays as it is, and
// opening or checking the ledger tells of it.
func HealParts(o Options) (healed []string, err error) {
	if o.Dir, err = filepath.Abs(o.Dir); err != nil {
		return nil, err
	}
	if path := filepath.Join(o.Dir, journalName); notPlain(path) { // nothing is mended around it
		return nil, payroll.NewProblem(CodeNotFile, "path", path)
	}
	path := filepath.Join(o.Dir, ledgerName)
	held := &Ledger{opts: o}
	if _, err := held.admit(path); err == nil {
		if err := held.openBolt(path); errors.Is(err, &payroll.Problem{Code: CodeAlreadyOpen}) {
			return nil, err
		} else if err == nil {
			defer func() { err = errors.Join(err, guard(path, held.db.Close)) }()
		}
	}
	return o.healParts()
}

// healParts is HealParts for a caller that has the directory to itself. also are
// journals beside which copies may lie too.
func (o Options) healParts(also ...string) (healed []string, err error) {
	here := filepath.Join(o.Dir, journalName)
	content, err := plain.Read(here, journalLimit)
	if err != nil {
		return nil, nil //nolint:nilerr // without a journal nothing says what belongs to it
	}
	parts, err := partsIn(content)
	if err != nil || len(parts) == 0 {
		return nil, nil //nolint:nilerr // a broken journal is told when it is read
	}
	copies, err := journalCopies(o.Dir)
	if err != nil {
		return nil, err
	}
	also = append(also, copies...)
	for _, p := range parts {
		put, err := p.heal(here, also)
		if err != nil {
			return healed, err
		}
		if put {
			healed = append(healed, p.path(here))
		}
	}
	return healed, nil
}

// journalCopies are the journals of the automatic copies, newest first.
func journalCopies(dir string) (out []string, err error) {
	copies, err := Copies(dir)
	for _, c := range copies {
		out = append(out, filepath.Join(c.Path, journalName))
	}
	return out, err
}

// heal puts the part beside a journal in its place where it is not whole, from the
// first place where it is.
func (p journalPart) heal(here string, from []string) (put bool, err error) {
	if p.prove(here) == nil {
		return false, nil
	}
	if len(from) == 0 {
		return false, nil
	}
	content, err := p.load(p.whole(from))
	if err != nil {
		return false, nil //nolint:nilerr // it is whole nowhere: proving the journal says so
	}
	path := p.path(here)
	info, err := present(path)
	if err == nil && info != nil {
		var kept string
		if kept, err = freeName(path + ".before-repair"); err == nil {
			err = os.Rename(path, kept)
		}
	}
	if err == nil {
		err = writeDurable(path, content)
	}
	if err != nil {
		return false, payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
	}
	return true, nil
}
