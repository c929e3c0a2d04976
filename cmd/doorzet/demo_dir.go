package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"doorzet/store"
)

// demoPrefix begins the name of every directory of a demo.
const demoPrefix = "doorzet-demo-"

// demoLock is the file in it that is locked as long as the demo runs, however
// that ends.
const demoLock = "in-use"

// demoDir is the throw-away directory of a demo.
type demoDir struct {
	path string
	lock *store.FileLock
}

// newDemoDir makes the directory of a demo, and removes those that demos left
// behind whose terminal or machine went away.
func newDemoDir(ctx context.Context) (*demoDir, error) {
	removeLeftovers(os.TempDir())
	path, err := os.MkdirTemp("", demoPrefix)
	if err != nil {
		return nil, err
	}
	lock, err := store.LockFile(ctx, filepath.Join(path, demoLock))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(path))
	}
	return &demoDir{path, lock}, nil
}

// remove takes the directory away.
func (d *demoDir) remove() error {
	return errors.Join(d.lock.Release(), os.RemoveAll(d.path))
}

// removeLeftovers removes the directories of demos that no longer run: their
// lock is there and free. What cannot be removed is another user's, or goes the
// next time.
func removeLeftovers(temp string) {
	now, cancel := context.WithCancel(context.Background())
	cancel() // a lock that is held is not waited for
	all, err := filepath.Glob(filepath.Join(temp, demoPrefix+"*"))
	if err != nil {
		return
	}
	for _, path := range all {
		if info, err := os.Lstat(path); err != nil || !info.IsDir() {
			continue
		}
		if _, err := os.Lstat(filepath.Join(path, demoLock)); err != nil {
			continue // being made, or no demo's
		}
		lock, err := store.LockFile(now, filepath.Join(path, demoLock))
		if err != nil {
			continue
		}
		_ = (&demoDir{path, lock}).remove()
	}
}
