package store

import (
	"fmt"
	"testing"
	"time"

	"doorzet/ids"
	"doorzet/payroll"
)

// yearsOf writes the journal of so many months into a ledger, as an office of
// companies with forty people writes it: an anchor per batch, an intent and an
// outcome for each of three components of a person, four moves to a record. It closes
// each month when the next begins, where it is to be closed.
func yearsOf(b *testing.B, l *Ledger, at *time.Time, months, companies int, closed bool) (text, packed int64) {
	b.Helper()
	c := company(b, l, 1)
	for m := range months {
		*at = time.Date(2023, time.Month(1+m), 25, 9, 0, 0, 0, time.UTC)
		for range companies {
			batch := payroll.BatchID(ids.New())
			monthOf(b, l, c.key, batch, payroll.Period{Year: 2023 + m/12, Number: 1 + m%12})
		}
		noErr(b, l.update(func(t *tx) error { return t.setApplied(l.journal.head) }))
		l.applied = l.journal.head
		*at = at.AddDate(0, 0, 14)
		if closed {
			done, err := l.CloseJournal(nil)
			noErr(b, err)
			text, packed = text+done.Text, packed+done.Bytes
		}
	}
	return text, packed
}

// monthOf writes what one company sends in a month.
func monthOf(b *testing.B, l *Ledger, key CompanyKey, batch payroll.BatchID, p payroll.Period) {
	b.Helper()
	l.write.Lock()
	defer l.write.Unlock()
	j := l.journal
	put := func(r journalRecord) {
		next, line, err := j.head.follow(r)
		noErr(b, err)
		_, err = j.file.WriteAt(line, next.Start) // synced once, at the end
		noErr(b, err)
		j.head, j.size = next, max(j.size, next.End)
	}
	put(journalRecord{Type: journalAnchor, At: l.stamp(), Ledger: l.id, Anchor: &anchor{Trails: []trailHead{{key, uint64(p.Number), j.head.Hash}}, Seal: j.head.Hash}})
	var intents, outcomes []journalEntry
	for n := range 40 * 3 {
		step := payroll.StepID(fmt.Sprintf("%s-%d", batch, n))
		part := payroll.Component{Kind: payroll.KindHours, Code: 2100 + n%3}
		amount := payroll.Hundredths(750 * (1 + n%20))
		intents = append(intents, journalEntry{Intent: &intent{
			Batch: batch, Step: step, Employee: payroll.EmployeeID(fmt.Sprint(510000 + n/3)), ForPeriod: p, BookedIn: p,
			Component: part, Action: payroll.ActionAdd, Op: payroll.OpAdd, Amount: amount, Wanted: amount,
			Before: []payroll.SeenRow{{ID: payroll.RowID(fmt.Sprint(7000000 + n)), Code: 1000, Amount: 100}},
		}})
		outcomes = append(outcomes, journalEntry{Outcome: &outcome{Step: step, To: payroll.StepDone, Row: payroll.RowID(fmt.Sprint(8000000 + n*p.Number))}})
		if len(intents) == 4 {
			put(journalRecord{Type: journalMoves, At: l.stamp(), Company: key, Entries: intents})
			put(journalRecord{Type: journalMoves, At: l.stamp(), Company: key, Entries: outcomes})
			intents, outcomes = nil, nil
		}
	}
	noErr(b, j.file.Sync())
}

// BenchmarkJournalOf36Months tells how much closing saves of the journal of three
// years, and how long proving and checking all of it takes, as it is and closed.
func BenchmarkJournalOf36Months(b *testing.B) {
	for _, closed := range []bool{false, true} {
		at := time.Date(2022, time.December, 20, 9, 0, 0, 0, time.UTC)
		o := Options{Dir: quickDir(b), Now: func() time.Time { return at }, Actor: "tester"}
		l, err := Open(o)
		noErr(b, err)
		text, packed := yearsOf(b, l, &at, 36, 30, closed)
		text, packed = text+l.journal.head.End, packed+l.journal.head.End
		name := "open"
		if closed {
			name = "closed"
		}
		measure := func(what string, fn func()) {
			b.Run(name+"/"+what, func(b *testing.B) {
				b.SetBytes(text)
				for b.Loop() {
					fn()
				}
				b.ReportMetric(float64(text)/1e6, "MB-written")
				b.ReportMetric(float64(packed)/1e6, "MB-kept")
				b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/(float64(text)/1e8), "ms/100MB")
			})
		}
		measure("prove", func() { l.proof = chainProof{}; noErr(b, l.Prove(nil)) })
		measure("follow", func() {
			_, err := l.journal.walk(func(mark, journalRecord) error { return nil })
			noErr(b, err)
		})
		noErr(b, l.Close())
	}
}
