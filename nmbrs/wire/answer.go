package wire

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// The most bytes that an answer may have: any, and the bulk reads of a company.
const (
	LimitNormal = 8 << 20
	LimitBulk   = 64 << 20
)

// Limit is the most bytes that an answer may have.
func Limit(bulk bool) int64 {
	if bulk {
		return LimitBulk
	}
	return LimitNormal
}

// What can be wrong with an answer, whatever it is written in.
var (
	ErrType     = errors.New("another content type than expected")
	ErrCharset  = errors.New("not UTF-8")
	ErrEncoding = fmt.Errorf("unknown content encoding: %w", ErrCharset)
	ErrTooLarge = errors.New("answer over the size limit")
	ErrHTML     = errors.New("a web page instead of an answer")
)

// CheckType accepts the content types named, in UTF-8 without a further encoding.
// It fails with ErrEncoding, ErrCharset, ErrHTML or ErrType.
func CheckType(h http.Header, kinds ...string) error {
	if h.Get("Content-Encoding") != "" {
		// gzip that was asked for has been taken off with its header.
		return ErrEncoding
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		return ErrType
	}
	if cs := strings.ToLower(params["charset"]); cs != "" && cs != "utf-8" && cs != "utf8" {
		return ErrCharset
	}
	switch {
	case slices.Contains(kinds, kind):
		return nil
	case isHTML(h):
		return ErrHTML
	}
	return ErrType
}

// ReadError is a failure of the connection in the middle of an answer.
type ReadError struct{ Err error }

// Error words it.
func (e *ReadError) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *ReadError) Unwrap() error { return e.Err }

// Body reads an answer up to its limit, and remembers what ended that before its
// time: decoders wrap errors of their source, or lose them.
type Body struct {
	r    io.Reader
	left int64
	err  error
}

// NewBody makes a body of at most limit bytes; the limit itself is allowed.
func NewBody(r io.Reader, limit int64) *Body { return &Body{r: r, left: limit} }

// Read reads at most what is left and one byte more, which shows that the answer
// is too large. It fails with ErrTooLarge or a *ReadError.
func (b *Body) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		b.err = ErrTooLarge
		return 0, b.err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		b.err = &ReadError{err}
		return n, b.err
	}
	return n, err
}

// Failed is what ended the reading before its time, nil when nothing did.
func (b *Body) Failed() error { return b.err }

func isHTML(h http.Header) bool {
	kind, _, _ := mime.ParseMediaType(h.Get("Content-Type")) // what cannot be read is no page
	return kind == "text/html" || kind == "application/xhtml+xml"
}
