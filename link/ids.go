package link

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"sync"
)

// idText writes ids in lower-case letters and digits that sort as their bytes do.
var idText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewIDs gives a source of unique ids that sort by the moment they were made:
// 48 bits of milliseconds, 16 bits of count and 56 bits of chance.
func NewIDs(clock Clock) func() string {
	var mu sync.Mutex
	var last, count uint64
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		now := uint64(clock.Now().UnixMilli())
		if now <= last {
			count++
		} else {
			last, count = now, 0
		}
		var b [15]byte
		binary.BigEndian.PutUint64(b[:8], last<<16|count&0xffff)
		if _, err := rand.Read(b[8:]); err != nil {
			panic("link: no randomness: " + err.Error()) // documented never to happen
		}
		return idText.EncodeToString(b[:])
	}
}
