package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText bounds what is kept of a server's own wording, in runes.
const MaxText = 400

// Clean drops what could steer a terminal or hide text (control, escape and
// bidirectional marks), turns white space into plain spaces and trims.
func Clean(s string) string {
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

// Shorten keeps the first MaxText runes.
func Shorten(s string) string {
	if utf8.RuneCountInString(s) <= MaxText {
		return s
	}
	return string([]rune(s)[:MaxText]) + "…"
}

// CleanError shows a technical cause without control characters and without
// the token, and still unwraps to it.
type CleanError struct {
	Text string
	Err  error
}

// Error gives the cleaned wording.
func (e *CleanError) Error() string { return e.Text }

// Unwrap gives the cause itself.
func (e *CleanError) Unwrap() error { return e.Err }

// Redacted stands where a secret would be.
const Redacted = "[redacted]"

// Scrub replaces the secret in s; an echo of the request by a server or a
// proxy must not bring it into a log.
func Scrub(s, secret string) string {
	if len(secret) < 4 {
		return s
	}
	return strings.ReplaceAll(s, secret, Redacted)
}
