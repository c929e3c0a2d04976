package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

const eitjeHeader = "▲ datum,naam,naam van vestiging,team naam,type,uren,gerealizeerde loonkosten,Loonkosten per uur,contracttype,uurloon,support ID"

// EitjeHours is a practice file in the first form of an eitje export, with
// its sort arrow and totals row: the first week of December 2026 for the
// hourly people of one venue. It shares no day with Hours.
func EitjeHours() []byte {
	rng := rand.New(rand.NewPCG(2026, 12)) //nolint:gosec // the example must be the same every time
	var b strings.Builder
	b.WriteString(eitjeHeader + "\n")
	total := 0
	for d := 1; d <= 6; d++ {
		day := time.Date(2026, time.December, d, 0, 0, 0, 0, time.UTC)
		for i, w := range workers() {
			if w.fixed || w.end != "" || w.venue != VenueAnker || rng.IntN(100) >= 40 {
				continue
			}
			minutes := 180 + rng.IntN(25)*15
			total += minutes
			fmt.Fprintf(&b, "%s,%s,%s,%s,gewerkte uren,%s,€%d,\"€19,5\",nul uren,\"€14,71\",%d\n",
				day.Format("02/01/2006"), w.name, w.venue, w.team, span(minutes), minutes*195/600, 90001+i)
		}
	}
	fmt.Fprintf(&b, ",,,,,%s,€%d,,,,\n", span(total), total*195/600)
	return []byte(b.String())
}

// span writes minutes as the export does: 05:15, and beyond a day 123:45.
func span(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
