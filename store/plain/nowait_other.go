//go:build !unix

package plain

// noWait is nothing here: this system has no pipes among its files.
const noWait = 0
