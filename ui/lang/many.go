package lang

import "strings"

// Many words a number of things. forms is the text for one and the text for
// more, parted by a bar; the number stands at # in either.
func (t *Texts) Many(forms string, n int) string {
	one, more, _ := strings.Cut(forms, "|")
	text := more
	if n == 1 {
		text = one
	}
	return strings.ReplaceAll(text, "#", t.Count(n))
}
