package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"doorzet/store/plain"
)

// errHeld says that somebody else has the lock.
var errHeld = errors.New("store: the lock is held")

// lockEvery is how often a lock is tried.
const lockEvery = 20 * time.Millisecond

// FileLock is a lock on a file that holds for programs as well as goroutines.
// It ends with the program, however that ends.
type FileLock struct {
	f *os.File
}

// LockFile waits for the lock on a file, which it makes when it is not there.
func LockFile(ctx context.Context, path string) (*FileLock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("store: lock: %w", err)
	}
	f, err := plain.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("store: lock: %w", err)
	}
	tick := time.NewTicker(lockEvery)
	defer tick.Stop()
	for {
		err := tryLock(f)
		if err == nil {
			return &FileLock{f}, nil
		}
		if !errors.Is(err, errHeld) {
			return nil, errors.Join(fmt.Errorf("store: lock: %w", err), f.Close())
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), f.Close())
		case <-tick.C:
		}
	}
}

// Release gives the lock up.
func (l *FileLock) Release() error { return l.f.Close() }

// Mark keeps a few words in the file, durably; "" takes them away.
func (l *FileLock) Mark(text string) error {
	if err := l.f.Truncate(0); err != nil {
		return fmt.Errorf("store: mark: %w", err)
	}
	if _, err := l.f.WriteAt([]byte(text), 0); err != nil {
		return fmt.Errorf("store: mark: %w", err)
	}
	if err := l.f.Sync(); err != nil {
		return fmt.Errorf("store: mark: %w", err)
	}
	return nil
}

// Marked gives what Mark kept, also that of a program that ended meanwhile.
func (l *FileLock) Marked() (string, error) {
	b := make([]byte, 256)
	n, err := l.f.ReadAt(b, 0)
	if n == 0 && err != nil && n < len(b) {
		fi, serr := l.f.Stat()
		if serr == nil && fi.Size() == 0 {
			return "", nil
		}
		return "", fmt.Errorf("store: mark: %w", err)
	}
	return string(b[:n]), nil
}
