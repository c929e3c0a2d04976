// Package plain opens the files that a person or a directory names, and nothing
// else that bears a name: opening a pipe, a device or a socket could wait for
// ever, or do something.
package plain

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

// ErrNotFile says that what is there is a directory, a pipe, a device or a
// socket.
var ErrNotFile = errors.New("not a plain file")

// Open opens a file for reading. It fails with ErrNotFile, at once, where
// something else is there.
func Open(path string) (*os.File, error) { return OpenFile(path, os.O_RDONLY, 0) }

// OpenFile opens or makes a file, as os.OpenFile does. It fails with
// ErrNotFile, at once, where something else is there.
func OpenFile(path string, flag int, mode fs.FileMode) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && flag&os.O_CREATE != 0:
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: path, Err: ErrNotFile}
	}
	// What is there may be another thing by now: opening does not wait for it.
	f, err := os.OpenFile(path, flag|noWait, mode) //nolint:gosec // the caller says whose path it is
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: ErrNotFile}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Read reads a whole file of at most limit bytes; limit+1 bytes come back from
// a larger one, so that the caller sees that it is too large.
func Read(path string, limit int64) (content []byte, err error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// ReadAll reads a whole file.
func ReadAll(path string) (content []byte, err error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(f)
}

// Await does what may hang, on a share that does not answer or a terminal where
// nobody types, and leaves it alone when ctx ends first.
func Await[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := work()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
