// Command release makes, of the binaries in a folder, what people install:
// archives, the licences of everything that is built in, and the manifests of
// package managers. The same binaries give the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run is the whole program: "licences" writes the licences of the modules that
// are listed on standard input, "pack" the archives and manifests.
func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("usage: release licences|pack [flags]")
	}
	switch args[0] {
	case "licences":
		return licences(os.Stdin, out)
	case "pack":
		p, err := parse(args[1:])
		if err != nil {
			return err
		}
		return p.pack()
	}
	return fmt.Errorf("unknown command %q", args[0])
}

// packing is what pack is told.
type packing struct {
	dir     string
	version string
	url     string
	at      time.Time
}

func parse(args []string) (packing, error) {
	var p packing
	var built string
	f := flag.NewFlagSet("pack", flag.ContinueOnError)
	f.StringVar(&p.dir, "dir", "dist", "the folder with the binaries")
	f.StringVar(&p.version, "version", "", "the version that the names of the binaries hold")
	f.StringVar(&p.url, "url", "", "where the files of this version will be found")
	f.StringVar(&built, "built", "", "the moment of the commit, RFC 3339: every file in an archive bears it")
	if err := f.Parse(args); err != nil {
		return p, err
	}
	var err error
	if p.at, err = time.Parse(time.RFC3339, built); err != nil {
		return p, fmt.Errorf("the moment of the commit: %w", err)
	}
	if p.version == "" {
		return p, errors.New("no version")
	}
	return p, nil
}

// binary is one built program.
type binary struct {
	path, os, arch string
}

// binaries finds what was built: doorzet-VERSION-OS-ARCH, with .exe on Windows.
func (p packing) binaries() ([]binary, error) {
	paths, err := filepath.Glob(filepath.Join(p.dir, "doorzet-"+p.version+"-*"))
	if err != nil {
		return nil, err
	}
	var out []binary
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".exe")
		system, arch, ok := strings.Cut(strings.TrimPrefix(name, "doorzet-"+p.version+"-"), "-")
		if ok && !strings.Contains(arch, ".") {
			out = append(out, binary{path, system, arch})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no binaries of %s in %s", p.version, p.dir)
	}
	return out, nil
}

// pack writes an archive a binary, and the manifests that name them.
func (p packing) pack() error {
	bins, err := p.binaries()
	if err != nil {
		return err
	}
	sums := map[string]packed{}
	for _, b := range bins {
		a, err := p.archive(b)
		if err != nil {
			return err
		}
		sums[b.os+"/"+b.arch] = a
	}
	return p.manifests(sums)
}
