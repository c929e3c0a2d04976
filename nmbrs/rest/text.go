package rest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText bounds what is kept of a server's own wording, in runes.
const maxText = 400

// clean drops what could steer a terminal or hide text (control, escape and
// bidirectional marks), turns white space into plain spaces and trims.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\u2028', r == '\u2029':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), steers(r), r >= 0xFFFE && r <= 0xFFFF:
			return -1
		}
		return r
	}, s))
}

// steers tells whether r changes the direction of text or is an invisible
// mark at its start.
func steers(r rune) bool {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x200E, r == 0x200F, r == 0x061C, r == 0xFEFF:
		return true
	}
	return false
}

// shorten keeps the first maxText runes.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= maxText {
		return s
	}
	return string([]rune(s)[:maxText]) + "…"
}

// cleanError shows a technical cause without control characters and without
// the token, and still unwraps to it.
type cleanError struct {
	text string
	err  error
}

// Error gives the cleaned wording.
func (e *cleanError) Error() string { return e.text }

// Unwrap gives the cause itself.
func (e *cleanError) Unwrap() error { return e.err }

// redacted stands where a secret would be.
const redacted = "[redacted]"

// scrub replaces the secret in s; an echo of the request by a server or a
// proxy must not bring it into a log.
func scrub(s, secret string) string {
	if len(secret) < 4 {
		return s
	}
	return strings.ReplaceAll(s, secret, redacted)
}
