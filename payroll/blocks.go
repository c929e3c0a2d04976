package payroll

// Block says why a planned step does not go along.
type Block string

// The reasons why a planned step is held back.
const (
	BlockNone    Block = ""
	BlockForeign Block = "foreign-row"  // a row that is not ours, on a code that the plan would write
	BlockDays    Block = "foreign-days" // days that are neither 0 nor what we set
	BlockChanged Block = "row-changed"  // our own row was altered in Nmbrs
	BlockGone    Block = "row-gone"     // our own row is no longer in Nmbrs
	BlockOpen    Block = "open-step"    // a step of the employee has not come to an end
	BlockUnread  Block = "not-read"     // Nmbrs's answer for the employee was not to be had
	// BlockPeriod: days are one figure per period, and what was booked goes into
	// another one; leaving them out is a choice.
	BlockPeriod Block = "other-period"
	// BlockLocked: the period must be unlocked first, or a person has to say
	// where what was never sent of a past period goes.
	BlockLocked Block = "period-locked"
	// What taking back leaves as it is, beside what was changed, is gone or could
	// not be read.
	BlockLeft      Block = "row-left"     // what stands there went by sheet, or a person left it so
	BlockDaysOther Block = "days-changed" // Nmbrs holds other days than we set
	BlockNewer     Block = "newer-stands" // something newer of the component was not taken back
	BlockWith      Block = "held-with"    // its hours moved from or to a component that is held
	// BlockRecount: lines that were sent without their day would be missing in
	// the days; recalculating the period takes them along.
	BlockRecount Block = "recount-days"
	// BlockLines: what was sent counts lines that this ledger does not have,
	// because an older copy was put back; see Head.LinesUnknown.
	BlockLines Block = "lines-unknown"
	// BlockBeside: since ours were sent, rows of somebody else came beside them.
	BlockBeside Block = "row-beside"
	// BlockTwin: a row that is not in the register is, or may be, the trace of a
	// call of ours that came twice.
	BlockTwin Block = "row-twin"
	// BlockSince: what Nmbrs holds of the employee is no longer what the plan was
	// confirmed on.
	BlockSince Block = "row-since"
	// BlockLink: ours were taken back, because another link had paid the same.
	BlockLink Block = "beside-link"
	// BlockSkipped: a person left the employee out, because of a row of somebody
	// else that still stands there as it was.
	BlockSkipped Block = "skipped"
)

// Blocks lists every reason for holding a step back.
func Blocks() []Block {
	return []Block{
		BlockForeign, BlockDays, BlockChanged, BlockGone, BlockOpen, BlockUnread, BlockPeriod, BlockLocked, BlockRecount, BlockLines,
		BlockBeside, BlockTwin, BlockSince, BlockLink, BlockSkipped,
		BlockLeft, BlockDaysOther, BlockNewer, BlockWith,
	}
}

// Waits tells whether a step that is held back for this waits for a person.
func (b Block) Waits() bool {
	switch b {
	case BlockForeign, BlockDays, BlockChanged, BlockGone, BlockOpen, BlockRecount, BlockLines, BlockBeside, BlockTwin, BlockSince, BlockLink,
		BlockPeriod, BlockLocked:
		return true
	case BlockNone, BlockSkipped, BlockUnread, BlockLeft, BlockDaysOther, BlockNewer, BlockWith:
	}
	return false
}

// Partly tells whether something was left as it is for this without asking: it
// could not be read, a person left it out, or taking back held it.
func (b Block) Partly() bool {
	switch b {
	case BlockUnread, BlockSkipped, BlockLeft, BlockDaysOther, BlockNewer, BlockWith:
		return true
	case BlockNone, BlockPeriod, BlockLocked, BlockForeign, BlockDays, BlockChanged, BlockGone, BlockOpen, BlockRecount, BlockLines, BlockBeside,
		BlockTwin, BlockSince, BlockLink:
	}
	return false
}
