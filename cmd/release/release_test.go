package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// filled makes a folder as the build leaves it, with a stand-in for each binary.
func filled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"doorzet-v1.2.3-linux-amd64": "elf", "doorzet-v1.2.3-darwin-arm64": "mach-o", "doorzet-v1.2.3-darwin-amd64": "mach-o 2",
		"doorzet-v1.2.3-windows-amd64.exe": "mz", "doorzet-v1.2.2-linux-amd64": "an older one", "LICENSE": "MIT", "README.md": "# Doorzet",
		"THIRD-PARTY-LICENSES.txt": "theirs", "doorzet.desktop": "[Desktop Entry]", "man/doorzet.1": ".TH", "completions/doorzet.bash": "b",
		"completions/doorzet.zsh": "z", "completions/doorzet.fish": "f", "completions/doorzet.powershell": "p",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func pack(t *testing.T, dir string) {
	t.Helper()
	err := run([]string{"pack", "-dir", dir, "-version", "v1.2.3", "-url", "https://example.org/v1.2.3/", "-built", "2026-11-27T12:00:00Z"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The same binaries give the same archives and manifests, whenever they are made.
func TestPackingTwiceGivesTheSameBytes(t *testing.T) {
	one, two := filled(t), filled(t)
	pack(t, one)
	pack(t, two)
	for _, name := range []string{
		"doorzet-v1.2.3-linux-amd64.tar.gz", "doorzet-v1.2.3-darwin-arm64.tar.gz", "doorzet-v1.2.3-windows-amd64.zip", "doorzet.rb", "doorzet.json",
	} {
		if !bytes.Equal(read(t, filepath.Join(one, name)), read(t, filepath.Join(two, name))) {
			t.Errorf("%s differs", name)
		}
	}
	pack(t, one) // archives that are there already are no binaries
}

func TestArchivesHoldTheProgramAndItsPapers(t *testing.T) {
	dir := filled(t)
	pack(t, dir)
	z, err := gzip.NewReader(bytes.NewReader(read(t, filepath.Join(dir, "doorzet-v1.2.3-linux-amd64.tar.gz"))))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int64{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got[strings.TrimPrefix(h.Name, "doorzet-v1.2.3-linux-amd64/")] = h.Mode
		if h.Uid != 0 || h.Uname != "" || h.ModTime.UTC().Format("2006-01-02") != "2026-11-27" {
			t.Errorf("%s: owner %d %q, time %s", h.Name, h.Uid, h.Uname, h.ModTime)
		}
	}
	for name, mode := range map[string]int64{"doorzet": 0o755, "LICENSE": 0o644, "THIRD-PARTY-LICENSES.txt": 0o644, "man/doorzet.1": 0o644} {
		if got[name] != mode {
			t.Errorf("%s has mode %o, want %o (%v)", name, got[name], mode, got)
		}
	}
	b := read(t, filepath.Join(dir, "doorzet-v1.2.3-windows-amd64.zip"))
	w, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Open("doorzet-v1.2.3-windows-amd64/doorzet.exe"); err != nil {
		t.Error(err)
	}
}

// What a package manager checks is what the archive is.
func TestManifestsNameTheArchives(t *testing.T) {
	dir := filled(t)
	pack(t, dir)
	sum := func(name string) string {
		h := sha256.Sum256(read(t, filepath.Join(dir, name)))
		return hex.EncodeToString(h[:])
	}
	formula := string(read(t, filepath.Join(dir, "doorzet.rb")))
	for _, name := range []string{"doorzet-v1.2.3-linux-amd64.tar.gz", "doorzet-v1.2.3-darwin-arm64.tar.gz", "doorzet-v1.2.3-darwin-amd64.tar.gz"} {
		if !strings.Contains(formula, "https://example.org/v1.2.3/"+name) || !strings.Contains(formula, sum(name)) {
			t.Errorf("%s is not in the formula:\n%s", name, formula)
		}
	}
	var m struct {
		Version      string
		Architecture map[string]struct{ URL, Hash string }
	}
	if err := json.Unmarshal(read(t, filepath.Join(dir, "doorzet.json")), &m); err != nil {
		t.Fatal(err)
	}
	if a := m.Architecture["64bit"]; m.Version != "1.2.3" || a.Hash != sum("doorzet-v1.2.3-windows-amd64.zip") || len(m.Architecture) != 1 {
		t.Errorf("manifest %+v", m)
	}
}

// A module without a licence must not be built in.
func TestEveryModuleHasALicence(t *testing.T) {
	good, bad := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(good, "LICENCE.md"), []byte("mag\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := licences(strings.NewReader("b\tv1\t"+good+"\na\tv2\t"+good+"\nb\tv1\t"+good+"\n"), &out); err != nil {
		t.Fatal(err)
	}
	if text := out.String(); strings.Count(text, "mag\n") != 2 || strings.Index(text, "a v2") > strings.Index(text, "b v1") {
		t.Errorf("%s", text)
	}
	if err := licences(strings.NewReader("b\tv1\t"+bad+"\n"), io.Discard); err == nil {
		t.Error("a module without a licence was taken")
	}
}
