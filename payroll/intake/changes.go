package intake

import "doorzet/payroll"

// Changes is what a file says beside the lines that are there. Every row is in
// at most one of New, Changed, Same, Sent, Kept and Back; so is every line of the
// same kind of source, or it is in Vanished, or the file does not cover it.
type Changes struct {
	// New are the rows that no line answers to. Those with doubts come in
	// blocked, until somebody answers.
	New     []Row
	Changed []Change
	Same    []payroll.LineID
	// Redescribed are lines of Same that the file tells otherwise in nothing
	// that is paid: a name, a number, a team, a venue. They follow the file,
	// those that were sent stay as they are.
	Redescribed []Change
	// Joined are lines and rows that are the same hours divided otherwise. The
	// lines stay as they are, and are among Same.
	Joined []Join
	// Approve are lines of Same that are open and that the file now says are
	// approved. A file never gives an approval again that was taken off here.
	Approve []payroll.LineID
	// Unapprove are lines of Same that the source had called approved and now says are
	// not: the approval that came from it falls with its word.
	Unapprove []payroll.LineID
	// Revoked are lines of Same that were sent, of which the source takes back that
	// they are approved: they stay as they are.
	Revoked []payroll.Line
	// Against are lines of Same that somebody approved here while the source says that
	// they are not: they stay approved.
	Against []payroll.LineID
	// Elsewhere are lines of Same of which the source now says that another
	// link has paid them. A source never takes that back.
	Elsewhere []payroll.LineID
	// Kept are lines of Same that a person changed here while the file still
	// says what it said before: they stay as they are.
	Kept []Change
	// Back are lines that a person withdrew while the file still has them. They
	// stay withdrawn unless a person says otherwise.
	Back []Change
	// Sent are changes of lines that were sent, or that another link has paid. They
	// are never taken silently.
	Sent []SentChange
	// Vanished are unsent lines that the file covers and no longer has.
	Vanished []payroll.Line
	// Transferred are unsent lines whose hours belong to another company now.
	Transferred []Change
	// Keep and Withdraw are lines that vanished and about which somebody has
	// answered; Replaced are those that a row of New takes the place of.
	Keep, Withdraw, Replaced []payroll.Line
	// KeepTold are lines of Same that somebody says stay as they were paid, although
	// the file tells them otherwise.
	KeepTold []Change
	// Settled are lines whose doubt about the source is over.
	Settled []payroll.LineID
	// Answered are lines of Same of which it was asked before whether they are the
	// hours of others, and about which somebody has answered now.
	Answered []AnsweredLine
	// Named are lines that had come in blocked by a question about a name, and that
	// give way to the lines of the old name now that it is answered.
	Named []payroll.Line
	// Double and Moved are the rows of New that may be hours which are there.
	Double, Moved []Asked
	// Renames are the names that seem to be new ones of old ones.
	Renames []RenameQuestion
	// Part is set when the file may be only a part of what it covers.
	Part *PartQuestion
	// Copies are sheets that seem to be copies of one another.
	Copies []CopyQuestion
}

// LaterAnswers counts the lines that came in blocked by a question before and that
// answers given since settle.
func (c *Changes) LaterAnswers() int {
	n := len(c.Answered) + len(c.Named)
	for i := range c.Changed {
		if c.Changed[i].Free {
			n++
		}
	}
	return n
}

// Change is a line that the file tells otherwise. What the file has no column
// for is taken over from the line.
type Change struct {
	Old payroll.Line
	New Row
	// Free is set where an answer given since lets the line go that came in as
	// possibly double.
	Free bool
}

// SentChange is a change that a file asks of a line that was sent, or that another
// link has paid.
type SentChange struct {
	Change
	// Vanished is set when the file no longer has the line.
	Vanished bool
	// Apart is set when its hours go to another company: they go down where they
	// were sent and up where they belong.
	Apart bool
	// Answered is set when somebody said that it be taken.
	Answered bool
}

// Taken tells whether the change is taken over: sent tells whether those of sent
// lines are. What another link has paid is changed only where somebody said so of
// that line: no correction of ours follows.
func (s *SentChange) Taken(sent bool) bool { return s.Answered || sent && !s.Old.Elsewhere }

// Join is hours that the file divides over more or fewer rows than there are lines.
type Join struct {
	Lines []payroll.LineID
	Rows  []Row
}

// Asked is a new row that may be the hours of lines that are there.
type Asked struct {
	Row    Row
	Others []payroll.LineID
}

// RenameQuestion is a name of the file whose rows have the hours that lines of
// another name have, which the file does not know any more.
type RenameQuestion struct {
	What     payroll.RenameKind
	Old, New string
	// Rows counts the rows of the new name that no line answers to, Equal those
	// of them that have equal hours.
	Rows, Equal int
}

// PartQuestion asks whether a file is a part of what it covers: fewer than half
// of the people known for its venues and days are in it.
type PartQuestion struct {
	Known, Appear int
	// Lines counts the lines that have vanished if it is the whole.
	Lines int
}

// CopyQuestion is a sheet of which half or more is in an earlier one.
type CopyQuestion struct {
	Sheet       string
	Rows, Equal int
}
