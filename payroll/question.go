package payroll

import "slices"

// QuestionKind names a question about a line that stays until somebody answers it.
type QuestionKind string

// The kinds of doubt.
const (
	// QuestionDouble: the hours may be those of another line.
	QuestionDouble QuestionKind = "double"
	// QuestionMoved: the hours may be those that a line of another day had.
	QuestionMoved QuestionKind = "moved"
	// QuestionGone: the source does not have the line any more.
	QuestionGone QuestionKind = "gone"
	// QuestionTold: the source says something else of a line that was sent.
	QuestionTold QuestionKind = "told"
	// QuestionWaits: the line comes in the place of another that was sent, on
	// another day or in another company, and waits for its correction.
	QuestionWaits QuestionKind = "waits"
	// QuestionNear: the hours may be those that the source takes off a line that
	// was sent, of the day before or after or of somebody else, and wait for its
	// correction, or for a person who says that they come on top.
	QuestionNear QuestionKind = "near"
)

// Question is a question about a line, kept with it. It is raised by an import, a
// link or a sync, and it goes when a person answers or the source takes it back.
type Question struct {
	Kind QuestionKind `json:"kind"`
	// With are the lines that the question speaks of; none for a second sheet
	// of the same file, and for QuestionGone and QuestionTold.
	With []LineID `json:"with,omitempty"`
	// File is the name of the file that raised it, "" for a link or a sync.
	File string `json:"file,omitempty"`
	// Told is what the source now says of a sent line, and Key its digest.
	Told *Facts `json:"told,omitempty"`
	Key  string `json:"key,omitempty"`
}

// Question gives the line's doubt of a kind, nil when there is none.
func (l *Line) Question(k QuestionKind) *Question {
	for i := range l.Questions {
		if l.Questions[i].Kind == k {
			return &l.Questions[i]
		}
	}
	return nil
}

// Ask puts a doubt on the line in place of one of the same kind; lines that it
// may repeat come to those that were asked about before. The slice that the line
// had stays as it is.
func (l *Line) Ask(d Question) {
	if old := l.Question(d.Kind); old != nil && d.Kind == QuestionDouble {
		d.With = slices.Concat(old.With, d.With)
		slices.Sort(d.With)
		d.With = slices.Compact(d.With)
	}
	l.Settle(d.Kind)
	l.Questions = append(slices.Clip(l.Questions), d)
}

// Settle takes the doubts of these kinds off the line.
func (l *Line) Settle(kinds ...QuestionKind) {
	if len(l.Questions) == 0 {
		return
	}
	kept := make([]Question, 0, len(l.Questions))
	for _, d := range l.Questions {
		if !slices.Contains(kinds, d.Kind) {
			kept = append(kept, d)
		}
	}
	if l.Questions = kept; len(kept) == 0 {
		l.Questions = nil
	}
}

// MayRepeat tells whether two lines of one person and day, of different venues
// or kinds of source, may be the same hours: where both have times only if they
// overlap, else if the minutes are equal. Another kind of source that tells no
// times may have added the same hours up otherwise.
func MayRepeat(a, b *Facts, otherKind bool) bool {
	if hasTimes(a) && hasTimes(b) {
		return overlap(a, b)
	}
	return otherKind || a.Minutes == b.Minutes
}

func hasTimes(f *Facts) bool { return f.Start >= 0 && f.End >= 0 }

// overlap compares two stretches of one day, each of which may pass midnight.
func overlap(a, b *Facts) bool {
	from, to := stretchOf(a)
	start, end := stretchOf(b)
	return from < end && start < to
}

func stretchOf(f *Facts) (from, to int) {
	from, to = int(f.Start), int(f.End)
	if to <= from {
		to += dayMinutes
	}
	return from, to
}

// SameKind tells whether two sources are of one kind: each form of eitje's
// files, each profile, the hour list, eitje's API and what was typed are one each.
func (s Source) SameKind(o Source) bool { return s.Kind == o.Kind && s.Form == o.Form }

// FormRemedy is the form of a typed line that a remedy made, such as guaranteed
// hours: it repeats nothing that a file says.
const FormRemedy = "remedy"

// Awaited tells where a line stands that another one waits for, and that is not
// in the book.
type Awaited struct {
	Place AwaitedPlace
	// Company is what the office calls the company of a line at AwaitedFar, Date
	// the day of the line there.
	Company string
	Date    Date
}

// AwaitedPlace is where a line stands that is waited for.
type AwaitedPlace uint8

// The places. The zero value is for a line of which nothing is known: it is
// waited for.
const (
	AwaitedUnknown AwaitedPlace = iota
	AwaitedNear                 // in another period of the company
	AwaitedFar                  // in another company
	AwaitedGone                 // withdrawn, and Nmbrs holds nothing of it
)
