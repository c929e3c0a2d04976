package paint

import (
	"strings"
	"testing"
	"time"
)

// A huge text from a file must not hang the screen.
func TestHugeTextIsQuick(t *testing.T) {
	begin := time.Now()
	for _, s := range []string{"a", "界", "e\u0301", "a ", "\u0301"} {
		huge := strings.Repeat(s, 300_000)
		Wrap(huge, 1)
		Wrap(huge, 60)
		Fit(huge, 60, Right, "…")
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
