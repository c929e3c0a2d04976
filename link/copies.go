package link

import (
	"doorzet/payroll"
)

// Problems of copies.
const (
	// CodeCopyFailed: args reason. No copy of the ledger could be kept; the work
	// goes on, for what it needs is synced by itself.
	CodeCopyFailed payroll.Code = "copy-failed"
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

// prove has the ledger prove what a plan and everything that is sent rest on.
// Progress is in KiB.
func (s *Service) prove(progress func(Progress)) error {
	return s.Ledger.Prove(func(done, total int64) {
		if progress != nil {
			progress(Progress{Stage: StageProve, Done: int(done >> 10), Total: int(total >> 10)})
		}
	})
}
