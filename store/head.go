package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"doorzet/payroll"
	"doorzet/store/plain"
)

const headSuffix = ".head.json"

// chainHead is what is kept outside the data directory: how far the journal
// had come. It holds nothing of a person.
type chainHead struct {
	Ledger string `json:"ledger"`
	Dir    string `json:"dir"`
	At     string `json:"at"`
	Mark   mark   `json:"mark"`
	// Sum proves ledger and mark, so that a damaged head is not taken for that of a
	// newer ledger. Heads of earlier versions have none.
	Sum string `json:"sum,omitempty"`
}

// sum computes what proves the head. Its place and moment prove nothing and may be
// made to fit by who moves a ledger.
func (h chainHead) sum() string {
	h.Sum, h.Dir, h.At = "", "", ""
	text, err := json.Marshal(h)
	if err != nil {
		return ""
	}
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:])
}

// readHead reads a head; fs.ErrNotExist where there is none.
func readHead(path string) (h chainHead, err error) {
	content, err := plain.Read(path, headLimit)
	if err != nil {
		return h, err
	}
	if err := decode(content, &h); err != nil {
		return h, err
	}
	if h.Sum != "" && h.Sum != h.sum() {
		return h, errors.New("store: the sum of the head does not fit")
	}
	return h, nil
}

func headPath(stateDir, id string) string { return filepath.Join(stateDir, id+headSuffix) }

// writeHead keeps the chain head outside; failing to do so is only a note.
func (l *Ledger) writeHead() {
	if l.opts.StateDir == "" || l.journal == nil {
		return
	}
	err := os.MkdirAll(l.opts.StateDir, dirMode)
	if err == nil {
		var content []byte
		h := chainHead{Ledger: l.id, Dir: l.opts.Dir, At: l.stamp(), Mark: l.journal.head}
		h.Sum = h.sum()
		content, err = json.Marshal(h)
		if err == nil {
			err = writeDurable(headPath(l.opts.StateDir, l.id), content)
		}
	}
	if err != nil {
		l.note(payroll.NewProblem(CodeStateDir, "path", l.opts.StateDir).Because(err))
	}
}

// headLimit is more than any head takes.
const headLimit = 64 << 10

// headOutside reads the mark that is kept outside, nil when there is none that
// can be read: that is a note at opening and no damage.
func (l *Ledger) headOutside() *mark {
	if l.opts.StateDir == "" {
		return nil
	}
	head, err := readHead(headPath(l.opts.StateDir, l.id))
	if err != nil {
		return nil
	}
	return &head.Mark
}

// checkHead compares the head kept outside with the journal.
func (l *Ledger) checkHead() error {
	if l.opts.StateDir == "" || l.journal == nil {
		return nil
	}
	path := headPath(l.opts.StateDir, l.id)
	head, err := readHead(path)
	if errors.Is(err, fs.ErrNotExist) {
		l.probeStateDir()
		return nil
	}
	if err != nil {
		code, at := CodeHead, path
		var place *fs.PathError
		if errors.As(err, &place) && !errors.Is(err, plain.ErrNotFile) { // the place, not the file
			code, at = CodeStateDir, l.opts.StateDir
		}
		l.note(payroll.NewProblem(code, "path", at).Because(err))
		return nil
	}
	ok, err := l.journal.contains(head.Mark)
	if err != nil {
		p := payroll.NewProblem(CodeJournalDamaged, "path", l.journal.path, "seq", "?").Because(err)
		_ = errors.As(err, &p) // damage that is named already
		l.block(p)
		return nil
	}
	if !ok {
		l.block(payroll.NewProblem(CodeOlderCopy, "path", filepath.Join(l.opts.Dir, ledgerName),
			"seq", strconv.FormatUint(head.Mark.Seq, 10)))
		return nil
	}
	l.probeStateDir()
	return nil
}

// probeStateDir notes a state directory that cannot be written, before it matters.
func (l *Ledger) probeStateDir() {
	err := os.MkdirAll(l.opts.StateDir, dirMode)
	if err == nil {
		var f *os.File
		if f, err = os.CreateTemp(l.opts.StateDir, ".probe-*"); err == nil {
			err = errors.Join(f.Close(), os.Remove(f.Name()))
		}
	}
	if err != nil {
		l.note(payroll.NewProblem(CodeStateDir, "path", l.opts.StateDir).Because(err))
	}
}

// traceOf finds what tells that a ledger once was in a directory: its journal,
// an automatic copy, or a head that names the directory. "" when there is nothing.
func traceOf(o Options) (string, error) {
	path := filepath.Join(o.Dir, journalName)
	info, err := present(path)
	if err != nil || info != nil {
		return path, err
	}
	if parts, err := partFiles(path); err == nil && len(parts) > 0 {
		return parts[0], nil
	}
	if copies, err := Copies(o.Dir); err == nil && len(copies) > 0 {
		return copies[0].Path, nil
	}
	if o.StateDir == "" {
		return "", nil
	}
	entries, err := os.ReadDir(o.StateDir)
	if err != nil {
		return "", nil //nolint:nilerr // without a readable state directory there is no trace
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), headSuffix) {
			continue
		}
		path := filepath.Join(o.StateDir, e.Name())
		if head, err := readHead(path); err == nil && head.Dir == o.Dir {
			return path, nil
		}
	}
	return "", nil
}
