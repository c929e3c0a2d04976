package lang

import "testing"

func TestMany(t *testing.T) {
	for n, want := range map[int]string{0: "0 regels", 1: "1 regel", 2: "2 regels", 1234: "1.234 regels"} {
		if got := NL().Many("# regel|# regels", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
