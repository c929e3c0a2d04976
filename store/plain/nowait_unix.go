//go:build unix

package plain

import "syscall"

// noWait keeps opening from waiting for the other end of a pipe.
const noWait = syscall.O_NONBLOCK
