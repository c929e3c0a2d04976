// Package shared finds, for tests, the folder with service descriptions, samples and
// files that is not part of the repository.
package shared

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir gives a folder of the shared folder, which DOORZET_SHARED names, else the one
// beside the repository. Where it is absent the test is skipped, in words.
func Dir(t testing.TB, folders ...string) string {
	t.Helper()
	dir := os.Getenv("DOORZET_SHARED")
	if dir == "" {
		dir = filepath.Join(root(t), "..", "shared")
	}
	dir = filepath.Join(append([]string{dir}, folders...)...)
	if _, err := os.Stat(dir); err != nil { //nolint:gosec // the folder is what who runs the tests names
		t.Skipf("the shared folder with %s is not here; name it with DOORZET_SHARED", filepath.Join(folders...))
	}
	return dir
}

// root is the repository's.
func root(t testing.TB) string {
	t.Helper()
	at, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at
		}
		if filepath.Dir(at) == at {
			t.Fatal("no go.mod above the test")
		}
		at = filepath.Dir(at)
	}
}
