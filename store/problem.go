package store

import "doorzet/payroll"

// Problems that a person can meet. Each comment names the arguments.
const (
	// CodeAlreadyOpen: args path. Another process has the ledger open.
	CodeAlreadyOpen payroll.Code = "store-already-open"
	// CodeNoLedger: args path. There is no ledger and none may be made.
	CodeNoLedger payroll.Code = "store-no-ledger"
	// CodeMissing: args path, trace. The ledger is gone, but its journal, a copy or
	// its chain head is still there.
	CodeMissing payroll.Code = "store-missing"
	// CodeEmptyFile: args path. The ledger file holds nothing.
	CodeEmptyFile payroll.Code = "store-empty-file"
	// CodeForeignFile: args path. The file is not a ledger of this program.
	CodeForeignFile payroll.Code = "store-foreign-file"
	// CodeNotFile: args path. There is a directory or device where the file belongs.
	CodeNotFile payroll.Code = "store-not-a-file"
	// CodeReadOnly: args path. The file or its directory may not be read or written.
	CodeReadOnly payroll.Code = "store-read-only"
	// CodeNoBackup: args path. The file that was chosen is gone, empty, broken, or no
	// ledger at all, so that it cannot be put back; the ledger is as it was.
	CodeNoBackup payroll.Code = "store-no-backup"
	// CodeOtherLedger: args path. The backup was made of another ledger than the one
	// at path, which stays as it was.
	CodeOtherLedger payroll.Code = "store-other-ledger"
	// CodeNetwork: args path, kind. Network file systems break locks.
	CodeNetwork payroll.Code = "store-network"
	// CodeExposed: args path, count. Others on this machine may read or change
	// the ledger or what is kept beside it; path is the first of count.
	CodeExposed payroll.Code = "store-exposed"
	// CodeExposedAround: args path. Others may put another directory in the
	// place of the ledger's.
	CodeExposedAround payroll.Code = "store-exposed-around"
	// CodeNewer: args path, found, known. A newer program wrote the file.
	CodeNewer payroll.Code = "store-newer"
	// CodeUnreadable: args path. The operating system refused the file.
	CodeUnreadable payroll.Code = "store-unreadable"
	// CodeDamaged: args bucket, key. A record is not what was written.
	CodeDamaged payroll.Code = "store-damaged"
	// CodeDamagedFile: args path. The structure of the ledger file is broken.
	CodeDamagedFile payroll.Code = "store-damaged-file"
	// CodeHeaderHalf: args path. The older of the two headers is broken.
	CodeHeaderHalf payroll.Code = "store-header-half"
	// CodeHeaderLost: args path. The newer of the two headers is broken; the last
	// change may be missing.
	CodeHeaderLost payroll.Code = "store-header-lost"
	// CodeIndex: args bucket, key. An index does not agree with its records.
	CodeIndex payroll.Code = "store-index"
	// CodeTally: args bucket. Records are missing from a bucket or too many.
	CodeTally payroll.Code = "store-tally"
	// CodeJournalDamaged: args path, seq. The chain of the journal is broken.
	CodeJournalDamaged payroll.Code = "store-journal-damaged"
	// CodeJournalTorn: args path, bytes. A half-written last record was cut off.
	CodeJournalTorn payroll.Code = "store-journal-torn"
	// CodeJournalMissing: args path. The ledger has no journal.
	CodeJournalMissing payroll.Code = "store-journal-missing"
	// CodeJournalOther: args path. The journal does not hold the record that
	// the ledger applied last.
	CodeJournalOther payroll.Code = "store-journal-other"
	// CodeJournalShort: args path, seq, known. The journal ends at record seq, before
	// the record known that the ledger applied last: it was cut, is an older one, or
	// another ledger's.
	CodeJournalShort payroll.Code = "store-journal-short"
	// CodeHead: args path. The chain head outside cannot be read.
	CodeHead payroll.Code = "store-head"
	// CodeJournalOpen: args path. What is old of the journal could not be closed
	// into a part; the journal is as it was.
	CodeJournalOpen payroll.Code = "store-journal-open"
	// CodeJournalLeft: args path. What a stop left while the journal was being
	// closed could not be removed; it harms nothing.
	CodeJournalLeft payroll.Code = "store-journal-left"
	// CodeContradiction: args step, seq. The ledger and that record of the
	// journal say different things of a call.
	CodeContradiction payroll.Code = "store-contradiction"
	// CodeRecovered: args unsure, recovered. The journal knew more than the ledger.
	CodeRecovered payroll.Code = "store-recovered"
	// CodeInterrupted: args calls. The program stopped during calls, which are
	// now unsure; as a step's reason it has no arguments.
	CodeInterrupted payroll.Code = "store-interrupted"
	// CodeOlderCopy: args path, seq. An older copy of the ledger was put back.
	CodeOlderCopy payroll.Code = "store-older-copy"
	// CodeStateDir: args path. The chain head cannot be kept outside.
	CodeStateDir payroll.Code = "store-state-dir"
	// CodeFailed: no args. Writing failed: close, reopen and read the truth.
	CodeFailed payroll.Code = "store-ledger-failed"
	// CodeClosed: no args. The ledger has been closed.
	CodeClosed payroll.Code = "store-closed"
	// CodeNoRoom: args path. The disk is too full to start a batch.
	CodeNoRoom payroll.Code = "store-no-room"
	// CodeNoCompany: args company. The ledger does not know the company.
	CodeNoCompany payroll.Code = "store-no-company"
	// CodeNoBatch: args batch. CodeNoStep: args step. Unknown id.
	CodeNoBatch payroll.Code = "store-no-batch"
	CodeNoStep  payroll.Code = "store-no-step"
	// CodeNoRow: args kind, row. The row is not in the register.
	CodeNoRow payroll.Code = "store-no-row"
	// CodeRowTaken: args kind, row. The row is already in the register.
	CodeRowTaken payroll.Code = "store-row-taken"
	// CodeLineLocked: args line, person, date. A step that counts the line is open.
	CodeLineLocked payroll.Code = "store-line-locked"
	// CodeLineCounted: args line, person, date. The line was sent and can only be withdrawn.
	CodeLineCounted payroll.Code = "store-line-counted"
	// CodeSourceTaken: args company, line. The source row belongs to a line of
	// another company.
	CodeSourceTaken payroll.Code = "store-source-taken"
	// CodeNoUndo: no args. There is nothing to undo or redo.
	CodeNoUndo payroll.Code = "store-no-undo"
	// CodeUndoElsewhere: args area, change, at, there. There is nothing to undo in
	// the area; the newest change was made in another one.
	CodeUndoElsewhere payroll.Code = "store-undo-elsewhere"
	// CodeLineStale: args line, person, date. The line was changed after the
	// caller looked at it.
	CodeLineStale payroll.Code = "store-line-stale"
	// CodeChoiceStale: what was chosen or noted has been changed since.
	CodeChoiceStale payroll.Code = "store-choice-stale"
	// CodeUndoStale: args line. The line has been changed since.
	CodeUndoStale payroll.Code = "store-undo-stale"
	// CodeStepOpen: args step. A step that was tried cannot be superseded.
	CodeStepOpen payroll.Code = "store-step-open"
	// CodeAuditBroken: args seq. The chain of the audit trail is broken.
	CodeAuditBroken payroll.Code = "store-audit-broken"
)

// What can be the matter with the proof of an audit trail; none of it is damage.
// The argument company is "" for the ledger's own trail.
const (
	// CodeTrailForged: args company, seq, at. The entry is another one than was
	// anchored in the journal at that moment, or it is gone.
	CodeTrailForged payroll.Code = "store-trail-forged"
	// CodeSealFalse: args company, record, at. An anchor names the key of this
	// ledger and its seal was not made with it.
	CodeSealFalse payroll.Code = "store-seal-false"
	// CodeTrailLost: args company, from, to. An older copy was put back: these
	// entries were anchored and are gone.
	CodeTrailLost payroll.Code = "store-trail-lost"
	// CodeSealNoKey: args company. The keyring has no key of the seal, or gives none.
	CodeSealNoKey payroll.Code = "store-seal-no-key"
	// CodeSealNone: args company. Nothing of the trail was ever sealed.
	CodeSealNone payroll.Code = "store-seal-none"
	// CodeSealOther: args company. The trail was sealed with a key that the
	// keyring here does not have.
	CodeSealOther payroll.Code = "store-seal-other"
	// CodeSealsGone: args company. The keyring has a key of this ledger, which
	// begins before the first batch that it seals, and no anchor bears its seal.
	CodeSealsGone payroll.Code = "store-seals-gone"
	// CodeLogFile: args path, seq. A file with the audit trail is not what it
	// says of itself.
	CodeLogFile payroll.Code = "store-log-file"
	// CodeLogFileOther: args path, fingerprint. A file with the audit trail is
	// whole, and is not the one of which the fingerprint was noted.
	CodeLogFileOther payroll.Code = "store-log-file-other"
)

// Problems of the keyring.
const (
	// CodeKeyringAbsent: no args. There is no keyring service.
	CodeKeyringAbsent payroll.Code = "store-keyring-absent"
	// CodeKeyringLocked: no args. The keyring is locked and was not unlocked.
	CodeKeyringLocked payroll.Code = "store-keyring-locked"
	// CodeKeyringTimeout: args seconds. The keyring gave no answer in time.
	CodeKeyringTimeout payroll.Code = "store-keyring-timeout"
	// CodeKeyringNotFound: no args. The keyring holds no token for this link.
	CodeKeyringNotFound payroll.Code = "store-keyring-not-found"
	// CodeKeyringWrong: no args. The keyring gave back another value.
	CodeKeyringWrong payroll.Code = "store-keyring-wrong"
	// CodeKeyringTooBig: no args. The value is too long for the keyring.
	CodeKeyringTooBig payroll.Code = "store-keyring-too-big"
	// CodeKeyringOther: no args. The keyring failed in another way.
	CodeKeyringOther payroll.Code = "store-keyring-other"
)
