package ui

import (
	"cmp"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// hit is an entry that a search found.
type hit struct {
	index int
	score int
	at    []int // positions of the matched characters, in runes
}

// search ranks the texts in which the query's characters occur in order, best
// first and otherwise in their own order. An empty query finds everything.
func search(query string, texts []string) []hit {
	var out []hit
	for i, t := range texts {
		if score, at, ok := match(query, t); ok {
			out = append(out, hit{i, score, at})
		}
	}
	slices.SortStableFunc(out, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return out
}

// match looks for the query's characters in order, from each possible first
// one; neighbours and beginnings of words score higher.
func match(query, text string) (score int, at []int, ok bool) {
	q := folded(query)
	t := folded(text)
	if len(q) == 0 {
		return 0, nil, true
	}
	for start := range t {
		if t[start] != q[0] {
			continue
		}
		if s, pos, found := matchFrom(q, t, start); found && (!ok || s > score) {
			score, at, ok = s, pos, true
		}
	}
	return score, at, ok
}

func matchFrom(q, t []rune, start int) (score int, at []int, ok bool) {
	n := 0
	for i := start; i < len(t) && n < len(q); i++ {
		if t[i] != q[n] {
			continue
		}
		score++
		if i == 0 || !unicode.IsLetter(t[i-1]) && !unicode.IsDigit(t[i-1]) {
			score += 6
		}
		if len(at) > 0 && at[len(at)-1] == i-1 {
			score += 4
		}
		at = append(at, i)
		n++
	}
	if n == len(q) && at[n-1]-at[0] == n-1 {
		score += 8 * n // 2100 means 2100, not 2200 … 100
	}
	return score*10 - start, at, n == len(q)
}

// folded gives the text rune by rune without case and accents, so that
// positions stay those of the text; spaces in a query match nothing special.
func folded(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if d := []rune(norm.NFD.String(string(r))); len(d) > 0 {
			r = d[0]
		}
		out = append(out, unicode.ToLower(r))
	}
	return out
}
