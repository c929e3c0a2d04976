package payroll

import "strings"

// markPrefix begins every comment that Doorzet gives a row.
const markPrefix = "dz:"

// Mark says whose mark the comment of a row bears, held against one step.
type Mark string

// The marks.
const (
	// MarkNone: there is no comment. SOAP never shows one.
	MarkNone Mark = "none"
	// MarkOurs: it holds the id of the step, however it was treated.
	MarkOurs Mark = "ours"
	// MarkOther: a mark of Doorzet, of another step or of another ledger.
	MarkOther Mark = "other"
	// MarkText: somebody's own words.
	MarkText Mark = "text"
)

// leastMark is how many letters of a step's id must be left of it to be known
// again: the moment and the count that it begins with, or more of its chance.
const leastMark = 13

// Comment is what a row of the step carries in Nmbrs.
func (s StepID) Comment() string { return markPrefix + string(s) }

// MarkOf tells whose mark a comment bears. A comment that came back in other
// case, with something before or behind it, or cut off, is known as long as
// enough of the id is left of it.
func (s StepID) MarkOf(comment string) Mark {
	if strings.TrimSpace(comment) == "" {
		return MarkNone
	}
	folded := strings.ToLower(comment)
	id := strings.ToLower(string(s))
	for _, run := range markRuns(folded) {
		switch {
		case id == "":
		case run == id, len(id) >= leastMark && strings.Contains(run, id):
			return MarkOurs
		case len(run) >= leastMark && strings.Contains(id, run):
			return MarkOurs
		}
	}
	if HasMark(comment) {
		return MarkOther
	}
	return MarkText
}

// HasMark tells whether a comment bears a mark of Doorzet, whosever it is.
func HasMark(comment string) bool {
	return strings.Contains(strings.ReplaceAll(strings.ToLower(comment), " ", ""), markPrefix)
}

// MarkedStep gives the step that a comment names, "" when it names none. Only a
// mark that came back as it was written is read.
func MarkedStep(comment string) StepID {
	id, ok := strings.CutPrefix(comment, markPrefix)
	if !ok {
		return ""
	}
	return StepID(id)
}

// markRuns gives the words of a comment, without the letters of the mark where
// its colon was lost.
func markRuns(comment string) []string {
	words := strings.FieldsFunc(comment, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	for _, w := range words {
		if rest, ok := strings.CutPrefix(w, "dz"); ok && rest != "" {
			words = append(words, rest)
		}
	}
	return words
}
