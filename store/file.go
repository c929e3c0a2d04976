package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// What bbolt's file format says (bbolt 1.5.0, internal/common): a page header
// of 16 bytes, then the meta with magic, version, page size, flags, root,
// sequence, freelist, high-water page, transaction, and FNV-64a over all that.
const (
	boltMagic    = 0xED0CDAED
	boltPageHead = 16
	boltMetaSize = 64
	boltMetaSum  = 56
)

// fileName and the names beside it.
const (
	ledgerName  = "ledger.db"
	journalName = "journal.jsonl"
	dirMode     = 0o700
	fileMode    = 0o600
)

// boltMeta is what one header page of a ledger says.
type boltMeta struct {
	known  bool // the magic number is there
	valid  bool // and the checksum fits
	size   int64
	free   uint64
	high   uint64
	latest uint64
}

func readMeta(f io.ReaderAt, at int64) boltMeta {
	buf := make([]byte, boltPageHead+boltMetaSize)
	if _, err := f.ReadAt(buf, at); err != nil {
		return boltMeta{}
	}
	return metaOf(buf)
}

// metaOf reads a header page.
func metaOf(page []byte) boltMeta {
	b := page[boltPageHead : boltPageHead+boltMetaSize]
	order := binary.NativeEndian
	m := boltMeta{
		known: order.Uint32(b) == boltMagic,
		size:  int64(order.Uint32(b[8:])),
		free:  order.Uint64(b[32:]), high: order.Uint64(b[40:]), latest: order.Uint64(b[48:]),
	}
	h := fnv.New64a()
	_, _ = h.Write(b[:boltMetaSum]) // a hash does not fail
	m.valid = m.known && h.Sum64() == order.Uint64(b[boltMetaSum:])
	return m
}

// notPlain tells whether something else than a file has its name: a link, a
// directory, a pipe.
func notPlain(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && !info.Mode().IsRegular()
}

// unopened words why a file could not be opened or read.
func unopened(path string, err error) error {
	code := CodeUnreadable
	if errors.Is(err, plain.ErrNotFile) {
		code = CodeNotFile
	}
	return payroll.NewProblem(code, "path", path).Because(err)
}

// inspect looks at a ledger file before bbolt does, because bbolt takes an
// empty file for a new one and a damaged header for an older state. The note
// is for a file of which only one header is whole.
func inspect(path string) (note *payroll.Problem, err error) {
	f, err := plain.Open(path)
	if err != nil {
		return nil, unopened(path, err)
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return nil, payroll.NewProblem(CodeUnreadable, "path", path).Because(err)
	}
	if info.Size() == 0 {
		return nil, payroll.NewProblem(CodeEmptyFile, "path", path)
	}
	first := readMeta(f, 0)
	page := first.size
	if !first.valid {
		page = findSecond(f, int64(os.Getpagesize()))
	}
	second := readMeta(f, page)
	switch {
	case !first.known && !second.known:
		return nil, payroll.NewProblem(CodeForeignFile, "path", path)
	case !first.valid && !second.valid:
		return nil, payroll.NewProblem(CodeDamagedFile, "path", path)
	}
	newest := first
	if !first.valid || (second.valid && second.latest > first.latest) {
		newest = second
	}
	if newest.size == 0 {
		return nil, payroll.NewProblem(CodeDamagedFile, "path", path)
	}
	pages := uint64(info.Size() / newest.size) //nolint:gosec // no file and no page is smaller than nothing
	if newest.high > pages {
		return nil, payroll.NewProblem(CodeDamagedFile, "path", path)
	}
	if err := inspectFree(f, newest); err != nil {
		return nil, payroll.NewProblem(CodeDamagedFile, "path", path).Because(err)
	}
	return headersOf(path, first, second)
}

// headersOf judges a file of which one header is broken. The broken one was
// certainly the older of the two when it still says so: then nothing is lost.
// Otherwise the last change may be missing, and nothing may be written, for
// that would put a whole header in its place and nobody would know any more.
func headersOf(path string, first, second boltMeta) (note *payroll.Problem, err error) {
	good, bad := first, second
	if !good.valid {
		good, bad = second, first
	}
	if bad.valid {
		return nil, nil
	}
	if bad.latest+1 == good.latest {
		return payroll.NewProblem(CodeHeaderHalf, "path", path), nil
	}
	return nil, payroll.NewProblem(CodeHeaderLost, "path", path)
}

// inspectFree proves the list of free pages, which bbolt reads at once.
func inspectFree(f io.ReaderAt, m boltMeta) error {
	if m.free < firstDataPage || m.free >= m.high {
		return badFreeList(m.free)
	}
	page := int(m.size)
	head := make([]byte, boltPageHead)
	if _, err := f.ReadAt(head, int64(m.free)*m.size); err != nil { //nolint:gosec // below the size of the file
		return err
	}
	overflow := uint64(binary.NativeEndian.Uint32(head[12:]))
	if overflow >= m.high-m.free {
		return badFreeList(m.free)
	}
	b := make([]byte, (int(overflow)+1)*page)                    //nolint:gosec // no more than the file has
	if _, err := f.ReadAt(b, int64(m.free)*m.size); err != nil { //nolint:gosec // below the size of the file
		return err
	}
	_, err := parseFree(b, m.free, m.high, page)
	return err
}

// findSecond looks for the second header where the first is broken: page
// sizes are powers of two.
func findSecond(f io.ReaderAt, usual int64) int64 {
	for size := int64(1024); size <= 64*1024; size *= 2 {
		if m := readMeta(f, size); m.valid && m.size == size {
			return size
		}
	}
	return usual
}

// present tells whether something is at the path; an error other than
// absence is a Problem.
func present(path string) (fs.FileInfo, error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, payroll.NewProblem(CodeUnreadable, "path", path).Because(err)
	}
	return info, nil
}

// prepareDir makes the directory private and refuses one on a network.
func prepareDir(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return payroll.NewProblem(CodeNotFile, "path", dir)
	}
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return payroll.NewProblem(CodeReadOnly, "path", dir).Because(err)
	}
	return refuseNetwork(dir)
}

// refuseNetwork says that a directory lies on a file system that cannot lock.
func refuseNetwork(dir string) error {
	kind, err := networkKind(dir)
	if err != nil {
		return fmt.Errorf("store: ask for the file system of %s: %w", dir, err)
	}
	if kind != "" {
		return payroll.NewProblem(CodeNetwork, "path", dir, "kind", kind)
	}
	return nil
}

// syncDir makes the names in a directory durable. Windows has no such call
// and needs none.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir) //nolint:gosec // a directory that was just written to
	if err != nil {
		return fmt.Errorf("store: open directory: %w", err)
	}
	if err := d.Sync(); err != nil {
		return errors.Join(fmt.Errorf("store: sync directory: %w", err), d.Close())
	}
	return d.Close()
}

// writeDurable puts a whole small file in place: temp, sync, rename, sync of
// the directory. A reader sees the old file or the new one.
func writeDurable(path string, content []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*")
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return payroll.NewProblem(CodeReadOnly, "path", dir).Because(err)
	}
	if err != nil {
		return fmt.Errorf("store: make %s: %w", path, err)
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("store: write %s: %w", path, err), os.Remove(f.Name()))
	}
	return syncDir(dir)
}
