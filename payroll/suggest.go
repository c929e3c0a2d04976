package payroll

import (
	"cmp"
	"slices"
	"strings"
)

// SuggestionWhy says what a suggested name has in common with the one asked.
type SuggestionWhy string

// The reasons of a suggestion.
const (
	SuggestSame     SuggestionWhy = "same-name"
	SuggestParts    SuggestionWhy = "same-parts"     // all parts, or all but an initial
	SuggestPart     SuggestionWhy = "part"           // some part is equal
	SuggestSpelling SuggestionWhy = "close-spelling" // a few letters differ
)

// Suggestion is somebody whom a name could mean.
type Suggestion struct {
	Employee EmployeeID
	Name     string
	// Score runs from 0 to 100, 100 for the same folded name.
	Score int
	Why   SuggestionWhy
}

// leastScore keeps names out that have nothing in common with the one asked.
const leastScore = 40

// closeScore is from where likeness of spelling says more than a shared part.
const closeScore = 70

// Suggest gives at most n people whom a name could mean, the likeliest first,
// by shared parts and by edit distance of the folded names.
func (t *Team) Suggest(name string, n int) []Suggestion {
	asked := FoldName(name)
	if t == nil || asked == "" || n <= 0 {
		return nil
	}
	parts := strings.Fields(asked)
	var out []Suggestion
	for i, p := range t.people {
		score, why := likeness(asked, parts, t.folded[i])
		if score >= leastScore {
			out = append(out, Suggestion{Employee: p.ID, Name: p.Name(), Score: score, Why: why})
		}
	}
	// stable: equals stay in the order of the list
	slices.SortStableFunc(out, func(a, b Suggestion) int { return cmp.Compare(b.Score, a.Score) })
	return out[:min(n, len(out))]
}

func likeness(asked string, parts []string, name string) (int, SuggestionWhy) {
	if asked == name {
		return 100, SuggestSame
	}
	longest := max(runeLen(asked), runeLen(name))
	score, why := 99*(longest-editDistance(asked, name))/max(longest, 1), SuggestSpelling
	theirs := strings.Fields(name)
	points, pairs := sharedParts(parts, theirs)
	shared := 95 * points / max(len(parts)+len(theirs), 1) / 2
	if pairs > 0 && (shared > score || score < closeScore) {
		score, why = max(score, shared), SuggestPart
		if pairs == min(len(parts), len(theirs)) {
			why = SuggestParts
		}
	}
	return score, why
}

// sharedParts counts the parts that two names share, and 4 points for each, 3
// where it is an initial that fits. Initials alone count for nothing.
func sharedParts(a, b []string) (points, pairs int) {
	used := make([]bool, len(b))
	a = slices.Clone(a)
	take := func(worth int, fits func(x, y string) bool) {
		for i, x := range a {
			for j, y := range b {
				if x != "" && !used[j] && fits(x, y) {
					used[j], a[i] = true, ""
					points += worth
					pairs++
					break
				}
			}
		}
	}
	take(4, func(x, y string) bool { return x == y && len(x) > 1 })
	if pairs > 0 {
		take(3, func(x, y string) bool { return x[0] == y[0] && (len(x) == 1 || len(y) == 1) })
	}
	return points, pairs
}

// editDistance counts insertions, deletions, replacements and swaps of
// neighbours between two strings.
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	older, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], older[j-2]+1)
			}
		}
		older, prev, cur = prev, cur, older
	}
	return prev[len(y)]
}
