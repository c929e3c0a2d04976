//go:build unix

package plain

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Whatever is no plain file is refused at once, for reading and for writing.
func TestOnlyPlainFilesAreOpened(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := syscall.Mkfifo(at("pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("file"), []byte("tien tekens"), 0o600); err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("unix", at("socket")) //nolint:noctx // closed below
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ln.Close() }()
	for link, to := range map[string]string{"link-pipe": "pipe", "link-file": "file"} {
		if err := os.Symlink(at(to), at(link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, flag := range []int{os.O_RDONLY, os.O_WRONLY | os.O_CREATE | os.O_APPEND, os.O_RDWR} {
		for _, path := range []string{dir, at("pipe"), at("socket"), at("link-pipe"), "/dev/null", "/dev/zero"} {
			f, err := OpenFile(path, flag, 0o600)
			if !errors.Is(err, ErrNotFile) {
				t.Errorf("%s with flags %#x: %v, %v", path, flag, f, err)
			}
		}
		for _, name := range []string{"file", "link-file"} {
			f, err := OpenFile(at(name), flag, 0o600)
			if err != nil {
				t.Errorf("%s with flags %#x: %v", name, flag, err)
				continue
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	if _, err := Open(at("none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if b, err := Read(at("file"), 3); err != nil || len(b) != 4 {
		t.Errorf("read %d bytes, %v", len(b), err)
	}
}

func TestAwaitLeavesWhatHangs(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	hang := make(chan struct{})
	defer close(hang)
	cancel()
	if _, err := Await(ctx, func() (int, error) { <-hang; return 1, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n, err := Await(t.Context(), func() (int, error) { return 2, nil }); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}
