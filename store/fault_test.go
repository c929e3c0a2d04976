package store

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"doorzet/payroll"
)

// TestDamagedPageNeverKills lets the values of a long period reach far behind
// the file: the workers that open the records touch what is not there.
func TestDamagedPageNeverKills(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 4*parallelFrom)
	noErr(t, l.Close())
	path := filepath.Join(dir, ledgerName)
	b, err := os.ReadFile(path)
	noErr(t, err)
	size := os.Getpagesize()
	stretched := 0
	for at := 2 * size; at+size <= len(b); at += size {
		leaf, n := binary.NativeEndian.Uint16(b[at+8:]) == 2, int(binary.NativeEndian.Uint16(b[at+10:]))
		if !leaf || n < 4 || int(binary.NativeEndian.Uint32(b[at+boltPageHead+8:])) != len(KeyOf(makeLine(0)).bytes()) {
			continue // no page of lines
		}
		// The length of the value of one record on each page.
		length := b[at+boltPageHead+16*(n/2)+12:]
		binary.NativeEndian.PutUint32(length, binary.NativeEndian.Uint32(length)|1<<28)
		stretched++
	}
	if stretched < 10 {
		t.Fatalf("only %d pages were damaged", stretched)
	}
	noErr(t, os.WriteFile(path, b, 0o600))
	l, err = Open(Options{Dir: dir, Now: testNow})
	if err != nil {
		damageOf(t, err)
		return
	}
	defer func() { noErr(t, l.Close()) }()
	c := &Company{l, testKey}
	_, err = c.Lines(payroll.Span{})
	damageOf(t, err)
}

// damageOf wants an error that says in words that the ledger is damaged.
func damageOf(t testing.TB, err error) {
	t.Helper()
	if !Damage(err) {
		t.Fatalf("the damage was not told: %v", err)
	}
}
