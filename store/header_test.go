package store

import (
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"
)

// TestHeaderWithoutPageSize gives both headers a page size of nothing under a
// checksum that fits: damage, and no division by it.
func TestHeaderWithoutPageSize(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 3)
	shut(t, l)
	path := filepath.Join(dir, ledgerName)
	b, err := os.ReadFile(path)
	noErr(t, err)
	order := binary.NativeEndian
	for _, page := range []int{0, os.Getpagesize()} {
		meta := b[page+boltPageHead:]
		if order.Uint32(meta) != boltMagic {
			t.Fatalf("no header at %d", page)
		}
		order.PutUint32(meta[8:], 0)
		h := fnv.New64a()
		_, _ = h.Write(meta[:boltMetaSum]) // a hash does not fail
		order.PutUint64(meta[boltMetaSum:], h.Sum64())
	}
	noErr(t, os.WriteFile(path, b, 0o600))
	_, err = Open(Options{Dir: dir, Now: testNow})
	wantCode(t, err, CodeDamagedFile)
}
