package payroll

import (
	"slices"
	"strings"
)

// Likeness says whether two names can be those of one human being.
type Likeness int

// The degrees of likeness.
const (
	// NameOther: plainly another name. No part, no initial with a surname and
	// no known short form is in common.
	NameOther Likeness = iota
	// NameHalf: something is in common, and each has a part that the other
	// lacks: a marriage, a sibling, or a slip of the pen.
	NameHalf
	// NameAlike: nothing in the one speaks against the other.
	NameAlike
)

// CompareNames tells how far two names go together. Particles, accents, case,
// order, double names, initials, known short forms, the usual differences of
// spelling and a " | …" suffix make no difference. It does not matter which
// name is which. A name without a letter is plainly another one than any.
func CompareNames(a, b string) Likeness {
	return compareFolded(strings.Fields(FoldName(a)), strings.Fields(FoldName(b)))
}

// compareFolded compares the words of two folded names.
func compareFolded(a, b []string) Likeness {
	if len(a) == 0 || len(b) == 0 {
		return NameOther
	}
	if slices.Equal(a, b) || strings.Join(a, "") == strings.Join(b, "") {
		return NameAlike
	}
	a, b = joinedAs(a, b), joinedAs(b, a)
	common := slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return samePart(x, y) })
	})
	switch pairs := pairWords(a, b); {
	case !common:
		return NameOther
	case pairs == len(a) || pairs == len(b):
		return NameAlike
	}
	return NameHalf
}

// joinedAs writes neighbouring words of a name as one where the other name
// does: Anne Marie beside Annemarie.
func joinedAs(words, other []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) && slices.Contains(other, words[i]+words[i+1]) {
			out = append(out, words[i]+words[i+1])
			i++
			continue
		}
		out = append(out, words[i])
	}
	return out
}

// samePart tells whether two words are one part of a name, neither of them an
// initial.
func samePart(x, y string) bool {
	if runeLen(x) < 2 || runeLen(y) < 2 {
		return false
	}
	return x == y || calledBy().fit(x, y) || spoken(x) == spoken(y)
}

// sameOrInitial tells whether two words can be one part of a name.
func sameOrInitial(x, y string) bool {
	if runeLen(x) > 1 && runeLen(y) > 1 {
		return samePart(x, y)
	}
	if runeLen(x) > 1 {
		x, y = y, x
	}
	return calledBy().begins(x, y)
}

// pairWords gives how many words of two names can at most be paired, each with
// one of the other (augmenting paths: a name has few words).
func pairWords(a, b []string) int {
	partner := make([]int, len(b)) // 1 + the word of a that has it
	var seek func(i int, tried []bool) bool
	seek = func(i int, tried []bool) bool {
		for j := range b {
			if tried[j] || !sameOrInitial(a[i], b[j]) {
				continue
			}
			tried[j] = true
			if partner[j] == 0 || seek(partner[j]-1, tried) {
				partner[j] = i + 1
				return true
			}
		}
		return false
	}
	pairs := 0
	for i := range a {
		if seek(i, make([]bool, len(b))) {
			pairs++
		}
	}
	return pairs
}

// spelling writes what is said alike alike: Thijs and Tijs, Erik and Eric,
// Sophie and Sofie, Dijkstra and Dykstra, Mueller and Müller.
var spelling = strings.NewReplacer("ij", "y", "ph", "f", "th", "t", "ck", "k", "ue", "u", "ae", "a", "x", "ks",
	"ca", "ka", "co", "ko", "cu", "ku", "cl", "kl", "cr", "kr", "ct", "kt", "dt", "t")

// spoken gives a word as it sounds, with letters written double once: Janssen
// and Jansen, Mohammed and Mohamed.
func spoken(word string) string {
	s := spelling.Replace(word)
	if strings.HasSuffix(s, "c") {
		s = strings.TrimSuffix(s, "c") + "k"
	}
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// Renamed tells whether a person got another name that can be that of the same
// human being: a marriage, a correction of the spelling.
func Renamed(old, now Person) bool {
	a, b := old.Name(), now.Name()
	if FoldName(a) == "" || FoldName(a) == FoldName(b) {
		return false
	}
	first := firstName(old)
	return CompareNames(a, b) == NameAlike || (first != "" && first == firstName(now))
}
