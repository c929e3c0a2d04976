package main

import (
	"testing"
	"time"

	"doorzet/link"
	"doorzet/ui/lang"
)

func TestPaceTellsRateAndTimeLeft(t *testing.T) {
	a := &app{texts: lang.NL()}
	for _, c := range []struct {
		done, total int
		took        time.Duration
		want        string
	}{
		{40_000, 100_000, 2 * time.Second, " (20.000 per seconde, nog 3 s)"},
		{10, 100, 500 * time.Millisecond, ""},
		{100, 100, 5 * time.Second, ""},
		{5, 0, 5 * time.Second, ""},
	} {
		if got := a.pace(link.Progress{Stage: link.StageImport, Done: c.done, Total: c.total}, c.took); got != c.want {
			t.Errorf("%d of %d in %s: %q, want %q", c.done, c.total, c.took, got, c.want)
		}
	}
}
