// Package ids makes what must be unique or must not be guessed: every random name
// and secret of the program comes from here. It stands at the ground and imports
// nothing of ours.
package ids

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"sync"
	"time"
)

// nameLength is how many bytes of chance a name has.
const nameLength = 16

// Bytes gives n random bytes, for keys.
func Bytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // crypto/rand.Read never fails since Go 1.24
	return b
}

// New gives 128 random bits as 32 hexadecimal digits, for links and ledgers.
func New() string { return hex.EncodeToString(Bytes(nameLength)) }

// Secret gives n random bytes as text that may stand in an address, for tokens and
// for what a browser brings back.
func Secret(n int) string { return base64.RawURLEncoding.EncodeToString(Bytes(n)) }

// sortedText writes ids in lower-case letters and digits that sort as their bytes do.
var sortedText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// Sorted gives a source of unique ids that sort by the moment they were made, by
// the clock given: 48 bits of milliseconds, 16 bits of count and 56 bits of chance.
// The source may be used by several goroutines.
func Sorted(now func() time.Time) func() string {
	var mu sync.Mutex
	var last uint64
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		// What is beyond the count of one millisecond is of the next one.
		last = max(last+1, uint64(now().UnixMilli())<<16)
		var b [15]byte
		binary.BigEndian.PutUint64(b[:8], last)
		copy(b[8:], Bytes(len(b)-8))
		return sortedText.EncodeToString(b[:])
	}
}
