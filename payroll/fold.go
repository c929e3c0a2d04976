package payroll

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes text from a file or a server safe for a terminal: control,
// escape, bidi and other invisible format characters go, line breaks and tabs
// become spaces, invalid UTF-8 becomes U+FFFD. The result has at most limit
// runes; a limit of 0 or less is none.
func Clean(s string, limit int) string {
	if isPlain(s) && (limit <= 0 || len(s) <= limit) {
		return s
	}
	var b strings.Builder
	n := 0
	for _, r := range s {
		if limit > 0 && n >= limit {
			break
		}
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			r = ' '
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r):
			continue
		}
		b.WriteRune(r) // an invalid byte ranges as utf8.RuneError
		n++
	}
	return b.String()
}

// isPlain tells whether s is printable ASCII throughout.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// FoldType folds an hour type or the name of a count: cleaned, lower case,
// single spaces.
func FoldType(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.ToLower(strings.Join(strings.Fields(Clean(s, 0)), " "))
}

// isFolded tells whether s is plain lower-case ASCII with single inner spaces.
func isFolded(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || (c >= 'A' && c <= 'Z') || (c == ' ' && last == ' ') {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// particles stand between first and last name in Dutch and neighbouring
// languages; sources write or leave them as they please.
var particles = map[string]bool{
	"van": true, "de": true, "den": true, "der": true, "des": true, "ter": true, "ten": true, "te": true,
	"het": true, "vd": true, "vande": true, "vanden": true, "vander": true, "v.d.": true, "v/d": true,
	"von": true, "vom": true, "zu": true, "zum": true, "zur": true, "tot": true, "op": true, "aan": true, "in": true,
	"uit": true, "bij": true, "onder": true, "over": true, "voor": true,
	"la": true, "le": true, "du": true, "da": true, "di": true, "do": true, "dos": true, "das": true, "del": true,
	"della": true, "el": true, "al": true, "'t": true, "'s": true,
}

// firstNames are the particles that are first names as well.
var firstNames = map[string]bool{
	"la": true, "le": true, "du": true, "da": true, "di": true, "do": true, "del": true, "della": true,
	"el": true, "al": true, "bij": true, "in": true,
}

// unmarked are the letters whose accent is no combining mark.
var unmarked = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d",
	"þ", "th", "ı", "i", "ħ", "h", "ŧ", "t", "’", "'", "‘", "'", "`", "'", "´", "'", "ʼ", "'")

var particleWord = strings.NewReplacer("'", "", ".", "", "/", "")

// FoldName makes names comparable: lower case, without accents, particles,
// punctuation and a " | …" suffix, "Last, First" turned around. Folding a
// folded name changes nothing.
func FoldName(s string) string {
	s, _, _ = strings.Cut(s, "|")
	if last, first, ok := strings.Cut(s, ","); ok {
		s = first + " " + last
	}
	return strings.Join(dropParticles(nameWords(s)), " ")
}

// nameWord is one word of a name; raw still shows whether an apostrophe made
// a "t" or "s" a particle, word is what remains of it.
type nameWord struct{ raw, word string }

// nameWords splits a name into lower-case words without accents. Hyphens and
// dots part words, apostrophes do not.
func nameWords(s string) []nameWord {
	s = unmarked.Replace(plainLetters(s))
	var out []nameWord
	for _, raw := range strings.Fields(s) {
		if particles[raw] {
			out = append(out, nameWord{raw, particleWord.Replace(raw)})
			continue
		}
		for _, part := range strings.FieldsFunc(raw, isSeparator) {
			if word := strings.ReplaceAll(part, "'", ""); word != "" {
				out = append(out, nameWord{part, word})
			}
		}
	}
	return out
}

// plainLetters decomposes, lowers and drops marks and invisible characters.
func plainLetters(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	// lowering can bring new marks (İ) and decomposing new capitals (ℌ)
	s = norm.NFKD.String(strings.ToLower(norm.NFKD.String(s)))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
			return -1
		}
		return r
	}, s)
}

func isSeparator(r rune) bool {
	return r != '\'' && !unicode.In(r, unicode.L, unicode.N, unicode.Mc)
}

// dropParticles gives the words that are no particles. The last word is always
// kept, and one that is a first name too where it comes first: Do Tran and Da
// Tran are two people.
func dropParticles(words []nameWord) []string {
	var kept []string
	dropped := false
	for i, w := range words {
		// without its apostrophe a "t" is one only behind another: van t Hof
		dropped = i < len(words)-1 && !(i == 0 && firstNames[w.word]) &&
			(particles[w.raw] || particles[w.word] || (dropped && w.word == "t"))
		if !dropped {
			kept = append(kept, w.word)
		}
	}
	return kept
}

// SortName gives the key by which a Dutch list sorts a person: the main name
// without particle, then the first name, then the particle.
func SortName(p Person) string {
	last, first := p.Last, p.First
	if last == "" {
		last, first = splitDisplay(p.Display)
	}
	// two spaces keep "Berg" before "Berg Jansen" whatever the first name
	return FoldName(last) + "  " + FoldName(first) + "  " + strings.ToLower(p.Prefix)
}

// splitDisplay parts a display name into main name and first names: at the
// comma, else behind the last particle, else before the last word.
func splitDisplay(s string) (last, first string) {
	s, _, _ = strings.Cut(s, "|")
	if l, f, ok := strings.Cut(s, ","); ok {
		return l, f
	}
	words := strings.Fields(s)
	if len(words) == 0 {
		return "", ""
	}
	cut := len(words) - 1
	for i := cut - 1; i > 0; i-- {
		if particles[strings.ToLower(words[i])] {
			cut = i + 1
			break
		}
	}
	return strings.Join(words[cut:], " "), strings.Join(words[:cut], " ")
}

// runeLen counts the characters of a string.
func runeLen(s string) int { return utf8.RuneCountInString(s) }
