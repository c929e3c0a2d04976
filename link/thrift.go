package link

import "runtime/debug"

const (
	// thriftBytes is from which size a file is read thriftily.
	thriftBytes = 4 << 20
	// thriftPercent is how much garbage may then wait, in per cent of what is
	// held: a long file would otherwise take twice its room.
	thriftPercent = 60
)

// thrifty keeps the memory of long work low until the function it gives is
// called; work on a small file needs none of it.
func thrifty(bytes int) (done func()) {
	if bytes < thriftBytes {
		return func() {}
	}
	old := debug.SetGCPercent(thriftPercent)
	return func() { debug.SetGCPercent(old) }
}
