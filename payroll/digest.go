package payroll

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
)

// BatchDigest identifies what a batch sent: its periods, and per step the
// figures on which it was planned, its calls, how they ended, and every line
// that it counts with the frozen share. Names and texts are left out, so that
// two reports of one batch bear the same digest as long as nothing of it moved.
func BatchDigest(b Batch, steps []Step) string {
	h := sha256.New()
	put(h, "batch|%s|%s|%s|%s|%s|%s|%t|%s\n", b.ID, b.Kind, b.ForPeriod, b.BookedIn, b.At, b.By, b.Unlocked, b.Undoes)
	for i := range steps {
		s := &steps[i]
		put(h, "step|%s|%s|%s|%d|%s|%s|%s|%s|%d|%d|%d|%d|%d|%s|%s\n", s.ID, s.Employee, s.Component.Kind, s.Component.Code,
			s.Component.CostCentre, s.ForPeriod, s.BookedIn, s.Action, s.Amount, s.Wanted, s.Ours, s.Seen, s.Minutes, s.State, s.Undoes)
		if s.Apart != 0 {
			put(h, "apart|%d\n", s.Apart)
		}
		for _, c := range s.Calls {
			put(h, "call|%s|%s|%d|%s\n", c.Op, c.Row, c.Amount, c.State)
		}
		for _, n := range s.Counts {
			rate := "-"
			if n.Rate != nil {
				rate = n.Rate.String()
			}
			put(h, "line|%s|%d|%s|%d|%d|%s|%s|%t\n", n.Line, n.Version, n.Date, n.Minutes, n.Count, rate, n.Name, n.Replaces)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// put writes to a hash, which does not fail.
func put(w hash.Hash, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }
