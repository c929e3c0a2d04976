package store

import (
	"crypto/subtle"
	"fmt"
	"io"
	"log/slog"
)

// redacted stands where a secret would be printed.
const redacted = "[redacted]"

// Secret holds a token so that no printing, logging or encoding shows it. The
// zero Secret is empty.
type Secret struct {
	reveal func() string
}

// NewSecret keeps a value; an empty one gives the zero Secret.
func NewSecret(value string) Secret {
	if value == "" {
		return Secret{}
	}
	return Secret{reveal: func() string { return value }}
}

// Reveal gives the value, for the one place that sends it.
func (s Secret) Reveal() string {
	if s.reveal == nil {
		return ""
	}
	return s.reveal()
}

// IsZero tells whether there is no value.
func (s Secret) IsZero() bool { return s.reveal == nil }

// Equal compares without telling by its duration where the values differ.
func (s Secret) Equal(o Secret) bool {
	return subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(o.Reveal())) == 1
}

// String never shows the value.
func (s Secret) String() string { return redacted }

// GoString never shows the value.
func (s Secret) GoString() string { return redacted }

// Format never shows the value, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, redacted) // fmt has no way to report an error
}

// LogValue never shows the value.
func (s Secret) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText never gives the value, so neither JSON nor XML does.
func (s Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }
