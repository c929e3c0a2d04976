package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"doorzet/payroll"
)

// Exposed tells what of the ledger's directory others on this machine may read
// or change, a Problem each for the directory, the files in it, and the
// directory around it; none on a system without such modes. Conceal mends all
// but the last.
func (l *Ledger) Exposed() []*payroll.Problem {
	paths, around := exposed(l.opts.Dir)
	var out []*payroll.Problem
	if len(paths) > 0 {
		out = append(out, payroll.NewProblem(CodeExposed, "path", paths[0], "count", payroll.IntText(len(paths))))
	}
	if around != "" {
		out = append(out, payroll.NewProblem(CodeExposedAround, "path", around))
	}
	return out
}

// Conceal takes the ledger's directory and what is in it away from others.
func (l *Ledger) Conceal() error {
	paths, _ := exposed(l.opts.Dir)
	var errs []error
	for _, path := range paths {
		info, err := os.Lstat(path)
		if err == nil {
			err = os.Chmod(path, info.Mode().Perm()&^othersMode)
		}
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return payroll.NewProblem(CodeReadOnly, "path", l.opts.Dir).Because(err)
	}
	return nil
}

// othersMode are the rights of everybody but the owner.
const othersMode fs.FileMode = 0o077

// exposed finds what below a data directory others have any right to, the
// directory first, and the directory around it when others may put another one
// in its place.
func exposed(dir string) (paths []string, around string) {
	if !hasModes {
		return nil, ""
	}
	// What cannot be looked at cannot be shown to be open either.
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // see above
		}
		info, err := e.Info()
		ours := path == dir || e.IsDir() || strings.HasPrefix(e.Name(), "ledger") || strings.HasPrefix(e.Name(), "journal") ||
			strings.HasPrefix(e.Name(), "doorzet")
		if err == nil && ours && info.Mode().Type()&^fs.ModeDir == 0 && info.Mode().Perm()&othersMode != 0 {
			paths = append(paths, path)
		}
		return nil
	})
	parent := filepath.Dir(dir)
	info, err := os.Stat(parent)
	if err == nil && info.Mode().Perm()&0o002 != 0 && info.Mode()&fs.ModeSticky == 0 {
		around = parent
	}
	return paths, around
}
