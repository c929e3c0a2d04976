package payroll

import "strings"

// identity is what a source tells about who somebody is.
type identity struct{ name, number, email, nmbrs string }

// The signs behind which a key has another word than a name. No folded name
// holds one.
const (
	keyNumber = "#"
	keyMail   = "@"
	keyID     = "!"
	keySigns  = keyNumber + keyMail + keyID
)

// WhoKey names whom a source means, by its own words alone: the folded name,
// else the number behind "#", the e-mail behind "@", the Nmbrs id behind "!".
// It is "" for a source that tells nothing, and the key of a NameLink.
func WhoKey(f Facts) string {
	return identity{f.Person, f.Number, f.Email, f.NmbrsID}.key(FoldName(f.Person))
}

// ParseWho gives the key of a name as a person writes it: a name, a word
// behind one of the signs of WhoKey, or both ("Jan de Vries #90": only where
// the number is 90). It is "" when there is neither.
func ParseWho(text string) string {
	for i, r := range text {
		sign := string(r)
		if !strings.Contains(keySigns, sign) || (i > 0 && !strings.HasSuffix(text[:i], " ")) {
			continue
		}
		if word := foldWord(sign, text[i+1:]); word != "" {
			return strings.TrimSpace(FoldName(text[:i]) + " " + sign + word)
		}
		return FoldName(text[:i])
	}
	return FoldName(text)
}

// foldWord folds the word behind a sign.
func foldWord(sign, word string) string {
	switch sign {
	case keyNumber:
		return foldNumber(word)
	case keyMail:
		return foldMail(word)
	}
	return string(foldID(word))
}

// key is the key of the name, of another word where there is no name.
func (id identity) key(name string) string {
	if name != "" {
		return name
	}
	return id.word()
}

// ownKey is the key of the name together with what else the source tells; ""
// when it tells a name alone, or none.
func (id identity) ownKey(name string) string {
	word := id.word()
	if name == "" || word == "" {
		return ""
	}
	return name + " " + word
}

// word writes the first other word than the name, behind its sign.
func (id identity) word() string {
	if n := foldNumber(id.number); n != "" {
		return keyNumber + n
	}
	if m := foldMail(id.email); m != "" {
		return keyMail + m
	}
	if i := foldID(id.nmbrs); i != "" {
		return keyID + string(i)
	}
	return ""
}
