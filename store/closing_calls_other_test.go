//go:build !linux || !amd64

package store

import "testing"

// envClose and closeChild belong to a test that needs another system.
const envClose = "STORE_TEST_CLOSE"

func closeChild(string) {}

// TestStopWhileClosingTheJournal needs to follow a child from call to call.
func TestStopWhileClosingTheJournal(t *testing.T) {
	t.Skip("file calls can be followed only on Linux with an amd64 processor")
}
