//go:build unix

package store

import (
	"os"
	"syscall"
)

// unlock gives up the lock of a file that cannot be closed for good: pages that
// are still mapped keep it locked, and bbolt maps a damaged file before it
// notices.
func unlock(f *os.File) {
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
}
