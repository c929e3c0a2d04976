package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"doorzet/payroll"
)

// The buckets at the top.
const (
	bucketMeta      = "meta"
	bucketTally     = "tally"
	bucketSources   = "sources"
	bucketProfiles  = "profiles"
	bucketVenues    = "venues"
	bucketCompanies = "companies"
	bucketAudit     = "audit"
	bucketDetails   = "details"
)

// Options say where a ledger is and who works with it.
type Options struct {
	// Dir is the data directory; it is made when it is not there.
	Dir string
	// StateDir is where the chain head is kept outside; "" keeps none.
	StateDir string
	// Now is the clock, time.Now when nil.
	Now func() time.Time
	// Actor is who is named in the audit trail.
	Actor string
	// MustExist refuses to make a new ledger.
	MustExist bool
	// Seals is the keyring of the seal beside the audit trail's anchors; nil
	// seals nothing. It is only asked, and waited for, before a batch and when
	// the trail is proven.
	Seals Keyring
}

// Ledger is the open ledger. Its methods may be called from any goroutine.
type Ledger struct {
	opts Options
	db   *bbolt.DB
	file *os.File
	id   string

	// write is held during every write, so that what a method has read is
	// still true when it writes, also across the journal.
	write   sync.Mutex
	journal *journal
	applied mark
	// legacy is set until a ledger of a schema without proof has been migrated.
	legacy bool
	syncs  atomic.Uint64
	news   news

	state  sync.Mutex
	failed error
	closed bool
	notes  []*payroll.Problem
	blocks []*payroll.Problem
	// damage is the first damage that this process met, nil when none.
	damage *payroll.Problem
	proof  chainProof
}

// ledgerMeta is the ledger's record of itself.
type ledgerMeta struct {
	ID      string `json:"id"`
	Created string `json:"created"`
	// Journalled is set once the journal has been made.
	Journalled bool `json:"journalled"`
	Applied    mark `json:"applied"`
}

// ID is the ledger's own random name.
func (l *Ledger) ID() string { return l.id }

// Notes are what a person should know about the opening: a record cut off,
// calls that became unsure, a state directory that cannot be written.
func (l *Ledger) Notes() []*payroll.Problem {
	l.state.Lock()
	defer l.state.Unlock()
	return slices.Concat(l.blocks, l.notes)
}

// Sendable says why nothing may be sent, nil when sending is fine. Reconcile
// lifts the reasons.
func (l *Ledger) Sendable() error {
	l.state.Lock()
	defer l.state.Unlock()
	switch {
	case l.closed:
		return payroll.NewProblem(CodeClosed)
	case l.failed != nil:
		return payroll.NewProblem(CodeFailed).Because(l.failed)
	case l.damage != nil:
		return l.damage
	case len(l.blocks) > 0:
		return l.blocks[0]
	}
	return nil
}

// Close ends the work with the ledger.
func (l *Ledger) Close() error {
	l.write.Lock()
	defer l.write.Unlock()
	l.state.Lock()
	closed := l.closed
	l.closed = true
	l.state.Unlock()
	if closed {
		return nil
	}
	var errs []error
	if l.journal != nil {
		errs = append(errs, l.journal.close())
	}
	if err := l.db.Close(); err != nil {
		errs = append(errs, fmt.Errorf("store: close ledger: %w", err))
	}
	return errors.Join(errs...)
}

func (l *Ledger) stamp() string { return l.opts.Now().UTC().Format(time.RFC3339) }

func (l *Ledger) note(p *payroll.Problem) {
	l.state.Lock()
	defer l.state.Unlock()
	for _, old := range l.notes {
		if old.Code == p.Code && old.Args["path"] == p.Args["path"] && old.Args["company"] == p.Args["company"] {
			return
		}
	}
	l.notes = append(l.notes, p)
}

// block notes a reason why nothing may be sent until Reconcile.
func (l *Ledger) block(p *payroll.Problem) {
	l.state.Lock()
	defer l.state.Unlock()
	for _, old := range l.blocks {
		if old.Code == p.Code {
			return
		}
	}
	l.blocks = append(l.blocks, p)
}

// damaging passes an error on. One that tells of damage stops sending: what else
// is wrong, nobody knows until the ledger has been repaired and opened again.
func (l *Ledger) damaging(err error) error {
	var p *payroll.Problem
	if Damage(err) && errors.As(err, &p) {
		l.state.Lock()
		defer l.state.Unlock()
		if l.damage == nil {
			l.damage = p
		}
	}
	return err
}

// fail stops all further writing: after a failed commit nobody knows what the
// file holds until it has been opened again.
func (l *Ledger) fail(err error) error {
	l.state.Lock()
	defer l.state.Unlock()
	if l.failed == nil {
		l.failed = err
	}
	return payroll.NewProblem(CodeFailed).Because(err)
}

func (l *Ledger) writable() error {
	l.state.Lock()
	defer l.state.Unlock()
	if l.closed {
		return payroll.NewProblem(CodeClosed)
	}
	if l.failed != nil {
		return payroll.NewProblem(CodeFailed).Because(l.failed)
	}
	return nil
}

// guard turns the panics and faults that damaged pages cause into a Problem.
func guard(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = payroll.NewProblem(CodeDamagedFile, "path", path).Because(fmt.Errorf("store: %v", r))
		}
	}()
	return fn()
}

// view runs fn in a reading transaction.
func (l *Ledger) view(fn func(*tx) error) error {
	return l.damaging(guard(l.db.Path(), func() error {
		err := l.db.View(func(b *bbolt.Tx) error { return fn(l.begun(b)) })
		if errors.Is(err, berrors.ErrDatabaseNotOpen) {
			return payroll.NewProblem(CodeClosed)
		}
		return err
	}))
}

// update runs fn in a writing transaction and commits it.
func (l *Ledger) update(fn func(*tx) error) error {
	l.write.Lock()
	defer l.write.Unlock()
	return l.updateLocked(fn)
}

// updateLocked is update for a caller that holds l.write.
func (l *Ledger) updateLocked(fn func(*tx) error) error {
	if err := l.writable(); err != nil {
		return err
	}
	committing := false
	err := guard(l.db.Path(), func() error {
		b, err := l.db.Begin(true)
		if err != nil {
			return fmt.Errorf("store: begin: %w", err)
		}
		done := false
		defer func() {
			if !done {
				_ = b.Rollback() // the error that brought us here counts
			}
		}()
		t := l.begun(b)
		if err := fn(t); err != nil {
			return err
		}
		if err := t.settleTallies(); err != nil {
			return err
		}
		committing = true
		err = b.Commit()
		done = true
		if err == nil {
			l.syncs.Add(1)
			l.news.tell(t.news)
		}
		return err
	})
	if err != nil && committing {
		return l.fail(err)
	}
	return l.damaging(err)
}

// readMeta reads the ledger's record of itself.
func (t *tx) meta() (ledgerMeta, error) {
	var m ledgerMeta
	meta, err := t.table(bucketMeta)
	if err != nil {
		return m, err
	}
	ok, err := meta.get([]byte("ledger"), &m)
	if err == nil && !ok {
		err = damaged(bucketMeta, []byte("ledger"), errEnvelope)
	}
	return m, err
}

func (t *tx) setMeta(m ledgerMeta) error {
	meta, err := t.table(bucketMeta)
	if err != nil {
		return err
	}
	return meta.put([]byte("ledger"), m)
}

// setApplied writes which journal record the transaction belongs to.
func (t *tx) setApplied(at mark) error {
	m, err := t.meta()
	if err != nil {
		return err
	}
	m.Applied = at
	return t.setMeta(m)
}

// Path is the file of the ledger.
func (l *Ledger) Path() string { return filepath.Join(l.opts.Dir, ledgerName) }

// Syncs counts, since the ledger was opened, how often something was made
// durable: once for each record or reservation that was synced to the journal
// and once for each transaction that was committed.
func (l *Ledger) Syncs() uint64 { return l.syncs.Load() }
