package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// packed is an archive: its name and the SHA-256 of its bytes.
type packed struct {
	name, sum string
}

// entry is a file in an archive.
type entry struct {
	name, from string
	mode       int64
}

// contents are the files that come with a binary, in order of their names.
func (p packing) contents(b binary) []entry {
	at := func(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }
	program := entry{"doorzet", b.path, 0o755}
	if b.os == "windows" {
		program.name += ".exe"
	}
	list := []entry{
		{"LICENSE", at("LICENSE"), 0o644},
		{"README.md", at("README.md"), 0o644},
		{"THIRD-PARTY-LICENSES.txt", at("THIRD-PARTY-LICENSES.txt"), 0o644},
	}
	if b.os == "windows" {
		return append(list, entry{"completions/doorzet.powershell", at("completions/doorzet.powershell"), 0o644}, program)
	}
	return append(
		list,
		entry{"completions/doorzet.bash", at("completions/doorzet.bash"), 0o644},
		entry{"completions/doorzet.fish", at("completions/doorzet.fish"), 0o644},
		entry{"completions/doorzet.zsh", at("completions/doorzet.zsh"), 0o644},
		program,
		entry{"doorzet.desktop", at("doorzet.desktop"), 0o644},
		entry{"man/doorzet.1", at("man/doorzet.1"), 0o644},
	)
}

// archive packs a binary with what comes with it: a zip for Windows, a tar
// compressed with gzip for the others.
func (p packing) archive(b binary) (packed, error) {
	base := strings.TrimSuffix(filepath.Base(b.path), ".exe")
	out := packed{name: base + ".tar.gz"}
	write := p.tarball
	if b.os == "windows" {
		out.name, write = base+".zip", p.zipball
	}
	f, err := os.Create(filepath.Join(p.dir, out.name))
	if err != nil {
		return out, err
	}
	h := sha256.New()
	err = write(io.MultiWriter(f, h), p.contents(b), base)
	if err := errors.Join(err, f.Close()); err != nil {
		return out, err
	}
	out.sum = hex.EncodeToString(h.Sum(nil))
	return out, nil
}

// tarball writes the entries below a folder; owner, times and order are fixed.
func (p packing) tarball(w io.Writer, list []entry, folder string) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, e := range list {
		content, err := os.ReadFile(e.from)
		if err != nil {
			return err
		}
		h := &tar.Header{
			Name: folder + "/" + e.name, Mode: e.mode, Size: int64(len(content)), ModTime: p.at,
			Typeflag: tar.TypeReg, Format: tar.FormatUSTAR,
		}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(content); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), z.Close())
}

// zipball does the same for Windows.
func (p packing) zipball(w io.Writer, list []entry, folder string) error {
	z := zip.NewWriter(w)
	for _, e := range list {
		content, err := os.ReadFile(e.from)
		if err != nil {
			return err
		}
		h := &zip.FileHeader{Name: folder + "/" + e.name, Method: zip.Deflate, Modified: p.at.UTC()}
		h.SetMode(os.FileMode(e.mode)) //nolint:gosec // one of the modes above
		f, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(content); err != nil {
			return err
		}
	}
	return z.Close()
}
