package intake

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// accents are the letters beyond a to z that names in Dutch files have.
const accents = "éèëêïíöóòôüúùûáàäâãåçñøæœßýÿÉÈËÊÏÍÖÓÜÚÁÀÄÅÇÑØÆŠš’ij"

// likeliest tells which encoding of one byte a character a text is in, by the letters
// that it puts into words. Windows-1252 is the one where nothing tells.
func likeliest(data []byte) string {
	best, most := encWindows, wordScore(data, charmap.Windows1252)
	for _, e := range [...]string{encDOS, encMac} {
		if n := wordScore(data, old(e)); n > most {
			best, most = e, n
		}
	}
	return best
}

// wordScore counts the letters of names, less the signs, that stand within words.
func wordScore(data []byte, m *charmap.Charmap) int {
	score := 0
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		before, after := i > 0 && wordByte(data[i-1]), i+1 < len(data) && wordByte(data[i+1])
		if !before && !after {
			continue
		}
		r := m.DecodeByte(b)
		switch {
		case before && unicode.IsUpper(r) && lowerByte(data[i-1]):
			score -= 2 // AndrŽ
		case strings.ContainsRune(accents, r):
			score += 2
		case !unicode.IsLetter(r):
			score -= 2
		}
	}
	return score
}

func wordByte(b byte) bool  { return lowerByte(b) || b >= 'A' && b <= 'Z' }
func lowerByte(b byte) bool { return b >= 'a' && b <= 'z' }
