package link_test

import (
	"os"
	"testing"
)

// TestMain runs the tests, or in a child process of the kill tests the one
// export that is to be killed.
func TestMain(m *testing.M) {
	if os.Getenv(envChild) != "" {
		os.Exit(child())
	}
	os.Exit(m.Run())
}
