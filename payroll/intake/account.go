package intake

// NoteKind is a thing that a file holds and that was not read as hours.
type NoteKind string

// The kinds.
const (
	// NoteColumn is a column with figures that has no meaning here. Column is its header.
	NoteColumn NoteKind = "column"
	// NoteAbsence is a column without a meaning here of which a word may be one of leave or
	// sickness: Text. The row is taken as it is and not approved.
	NoteAbsence NoteKind = "absence"
	// NoteSheet is a sheet that was not read, NoteHiddenSheet one that is hidden.
	NoteSheet       NoteKind = "sheet"
	NoteHiddenSheet NoteKind = "hidden-sheet"
	// NoteTogether are sheets with one header that were read together: Sheet names them.
	NoteTogether NoteKind = "sheets-together"
	// NoteHiddenRow is a row that is hidden or filtered out; it was not taken.
	NoteHiddenRow NoteKind = "hidden-row"
	// NoteApproval is a word of approval that is neither yes nor no: Text. The row is open.
	NoteApproval NoteKind = "approval"
	// NoteRejected is a word that turns the hours down: Text. The row is open.
	NoteRejected NoteKind = "rejected"
	// NoteTotal is a row with a total, which was held against the rows.
	NoteTotal NoteKind = "total"
	// NoteSeconds is a length or time with seconds, made whole minutes.
	NoteSeconds NoteKind = "seconds"
	// NoteEmpty is a file of which no row was taken.
	NoteEmpty NoteKind = "no-rows"
	// NoteMoney is a column of money or birth dates, which is never read.
	NoteMoney NoteKind = "private-column"
)

// Note tells of something that was not read. Notes that say the same are one, with
// their number.
type Note struct {
	What NoteKind
	// Column is a header, Sheet a sheet's name, Text what stood there; "" where that says nothing.
	Column, Sheet, Text string
	// Line is where it was first, from 1, 0 for the file as a whole.
	Line  int
	Count int
}

// Lost tells whether what was not read may be hours, or somebody has to look at it.
func (n *Note) Lost() bool {
	switch n.What {
	case NoteTotal, NoteSeconds, NoteMoney, NoteTogether:
		return false
	case NoteColumn, NoteAbsence, NoteSheet, NoteHiddenSheet, NoteHiddenRow, NoteApproval, NoteRejected, NoteEmpty:
	}
	return true
}

// mostNotes bounds how many different things are told.
const mostNotes = 100

// note counts a thing that was not read.
func (r *reading) note(n Note) {
	if n.Line == 0 && r.t != nil {
		n.Line, _ = r.t.place(0)
	}
	n.Sheet = r.sheetName()
	for i := range r.res.Notes {
		if o := &r.res.Notes[i]; o.What == n.What && o.Column == n.Column && o.Sheet == n.Sheet && o.Text == n.Text {
			o.Count++
			return
		}
	}
	if len(r.res.Notes) < mostNotes {
		n.Count = 1
		r.res.Notes = append(r.res.Notes, n)
	}
}

// sheetName gives the sheet at hand, "" for a file of which only one is read.
func (r *reading) sheetName() string {
	if r.t == nil || len(r.res.Sheets) == 0 {
		return ""
	}
	return r.res.Sheets[r.t.where().sheet]
}
