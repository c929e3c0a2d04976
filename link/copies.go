package link

import (
	"errors"
	"strconv"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of copies.
const (
	// CodeCopyFailed: args reason. No copy of the ledger could be kept; the work
	// goes on, for what it needs is synced by itself.
	CodeCopyFailed payroll.Code = "copy-failed"
	// CodeJournalClosed: args records, before, after (MB with one decimal). What was
	// old of the journal was closed before the batch.
	CodeJournalClosed payroll.Code = "journal-closed"
)

// KeepCopy keeps a copy of the ledger and the journal before something
// far-reaching. A copy is a convenience, not a promise: when it fails a Problem
// tells so and nothing is stopped. But where it fails because the ledger itself
// is damaged, that stops what follows: the ledger sends nothing any more.
func (s *Service) KeepCopy(reason string) *payroll.Problem {
	if _, err := s.Ledger.Snapshot(reason); err != nil {
		s.Log.Error("keep a copy", "reason", reason, "err", err)
		return payroll.NewProblem(CodeCopyFailed, "reason", reason).Because(err)
	}
	return nil
}

// keepCopy keeps a copy before a batch and notes a failure with its result.
func (s *Service) keepCopy(reason string, res *ExportResult) {
	if p := s.KeepCopy(reason); p != nil {
		res.Notes = append(res.Notes, p)
	}
}

// closeJournal closes what is old of the journal before the first batch of a
// sending, and notes with its result what was closed, or that it could not be:
// the sending goes on then, unless the ledger takes no more writes.
func (s *Service) closeJournal(progress func(Progress), res *ExportResult) error {
	done, err := s.Ledger.CloseJournal(inKiB(progress))
	var open *payroll.Problem
	switch {
	case errors.As(err, &open) && open.Code == store.CodeJournalOpen:
		s.Log.Error("close the journal", "err", err)
		res.Notes = append(res.Notes, open)
	case err != nil:
		return err
	case done.Parts > 0:
		res.Notes = append(res.Notes, payroll.NewProblem(CodeJournalClosed,
			"records", strconv.FormatUint(done.Records, 10), "before", Megabytes(done.Text), "after", Megabytes(done.Bytes)))
	}
	return nil
}

// Megabytes writes a number of bytes as MB with one decimal, half up.
func Megabytes(bytes int64) string {
	tenths := (bytes + 50_000) / 100_000
	return strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10)
}

// prove has the ledger prove what a plan and everything that is sent rest on.
// Progress is in KiB.
func (s *Service) prove(progress func(Progress)) error {
	return s.Ledger.Prove(inKiB(progress))
}

// inKiB tells the progress of proving.
func inKiB(progress func(Progress)) func(done, total int64) {
	return func(done, total int64) {
		if progress != nil {
			progress(Progress{Stage: StageProve, Done: int(done >> 10), Total: int(total >> 10)})
		}
	}
}
