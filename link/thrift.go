package link

import (
	"runtime/debug"
	"runtime/metrics"
)

const (
	// thriftBytes is from which size a file is read thriftily.
	thriftBytes = 4 << 20
	// thriftPercent is how much garbage may then wait, in per cent of what is
	// held: a long file would otherwise take twice its room.
	thriftPercent = 100
	// thriftLimit is the memory within which the work should stay: near it the
	// collector runs more often, and never takes more than half of the time.
	thriftLimit = 140 << 20
)

// thrifty keeps the memory of long work low until the function it gives is
// called; work on a small file needs none of it. Where the program holds much
// already, such as a very long period on the screen, there is no limit to keep.
func thrifty(bytes int) (done func()) {
	if bytes < thriftBytes {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(thriftPercent), int64(-1)
	if held() < thriftLimit/2 {
		limit = debug.SetMemoryLimit(thriftLimit)
	}
	return func() {
		debug.SetGCPercent(percent)
		if limit >= 0 {
			debug.SetMemoryLimit(limit)
		}
	}
}

// held gives what was in use when memory was last collected, in bytes.
func held() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 {
		return thriftLimit
	}
	return live[0].Value.Uint64()
}
