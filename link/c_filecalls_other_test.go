//go:build !linux || !amd64

package link_test

import "testing"

// envTraced belongs to a test that needs another system.
const envTraced = "DOORZET_TEST_TRACED"

// TestTortureFileCalls needs to follow a child from call to call, which this
// test knows how to do in one place only.
func TestTortureFileCalls(t *testing.T) {
	t.Parallel()
	t.Skip("file calls can be made to fail only on Linux with an amd64 processor")
}
