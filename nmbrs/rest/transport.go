package rest

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// ErrEndpoint and ErrInsecure say why the address of the server cannot be used.
var (
	ErrEndpoint = wire.ErrEndpoint
	ErrInsecure = wire.ErrInsecure
)

// The base addresses of Nmbrs.
const (
	DefaultEndpoint  = "https://api.nmbrsapp.com"
	DefaultAuthority = "https://identityservice.nmbrs.com"
)

const (
	limitNormal = 8 << 20
	limitBulk   = 64 << 20
)

// exchange sends the request once and reads the answer. The transport follows
// no redirect: an answer that is one is not believed.
func (c *Client) exchange(ctx context.Context, req *request, take func(any) error) error {
	op := req.op
	if err := c.tries.Wait(ctx); err != nil {
		return c.failure(ctx, op, nmbrs.ClassNotSent, err, "")
	}
	token, err := c.tokens.Token(ctx)
	if err != nil {
		return signInFailure(ctx, op, err)
	}
	limit := c.readTimeout
	if op.write() {
		limit = c.writeTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()

	key := c.currentKey()
	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	hr, err := c.httpRequest(httptrace.WithClientTrace(ctx, trace), req, token, key)
	if err != nil {
		return c.failure(ctx, op, nmbrs.ClassNotSent, err, token)
	}
	resp, err := c.transport.RoundTrip(hr)
	if err != nil {
		class := nmbrs.ClassNotSent
		if connected.Load() {
			class = nmbrs.ClassUnsure
		}
		return c.failure(ctx, op, class, err, token)
	}
	// The answer has been read or given up; a failure to close adds nothing.
	defer func() { _ = resp.Body.Close() }()
	return c.judge(ctx, op, resp, sent{token, key}, take)
}

// httpRequest builds a request of which the body can be read once.
func (c *Client) httpRequest(ctx context.Context, req *request, token, key string) (*http.Request, error) {
	u := *c.endpoint
	u.Path += req.path
	u.RawQuery = req.query.Encode()
	hr, err := http.NewRequestWithContext(ctx, req.op.method(), u.String(), nil)
	if err != nil {
		return nil, err
	}
	if req.body != nil {
		hr.Body = wire.Once{Reader: bytes.NewReader(req.body)}
		hr.ContentLength = int64(len(req.body))
		hr.Header.Set("Content-Type", "application/json")
	}
	hr.GetBody = nil
	hr.Header.Set("Accept", "application/json")
	hr.Header.Set("User-Agent", "doorzet")
	hr.Header.Set("Authorization", "Bearer "+token)
	hr.Header.Set("X-Subscription-Key", key)
	return hr, nil
}

// judge reads the answer and decides what may be believed of it.
func (c *Client) judge(ctx context.Context, op operation, resp *http.Response, with sent, take func(any) error) error {
	token := with.token
	doc, err := readAnswer(op, resp)
	if err == nil && resp.StatusCode != http.StatusUnauthorized {
		c.tokens.Worked(token)
		c.keyWorked(with.key)
	}
	good := resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusCreated || resp.StatusCode == http.StatusNoContent
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure}
	switch {
	case err == nil && good && !isProblemType(resp.Header):
		if err = take(doc); err == nil {
			return nil
		}
		e.Cause, e.Err = nmbrs.CauseMalformed, c.cleaned(err, token)
	case err == nil && !good:
		p, known := problemOf(doc, resp.StatusCode)
		if !known {
			e.Cause = causeOfAnswer(ctx, resp, errProblem)
			e.Err = errProblem
			break
		}
		p.text = c.scrub(p.text, token)
		e = p.read()
		if p.status == http.StatusUnauthorized {
			c.unauthorised(e, p.form, with)
		}
	default:
		if err == nil {
			err = errProblem
		}
		e.Cause, e.Err = causeOfAnswer(ctx, resp, err), c.cleaned(err, token)
	}
	e.Call, e.Status = op.name, resp.StatusCode
	e.RetryAfter = wire.RetryAfter(resp.Header.Get("Retry-After"), c.now())
	return e
}

// What can be wrong with an answer.
var (
	errType     = errors.New("not a JSON content type")
	errCharset  = errors.New("not UTF-8")
	errEncoding = fmt.Errorf("unknown content encoding: %w", errCharset)
	errTooLarge = errors.New("answer over the size limit")
	errHTML     = errors.New("a web page")
	errBody     = errors.New("a body where there is none, or none where there is one")
	errProblem  = errors.New("an error in no known form")
)

// readError is a failure of the connection in the middle of an answer.
type readError struct{ err error }

// Error words it.
func (e *readError) Error() string { return e.err.Error() }

// Unwrap gives the cause.
func (e *readError) Unwrap() error { return e.err }

// readAnswer reads the whole document; nil is an answer that has none.
func readAnswer(op operation, resp *http.Response) (any, error) {
	limit := int64(limitNormal)
	if op.bulk {
		limit = limitBulk
	}
	in := &limited{r: resp.Body, left: limit}
	if resp.StatusCode == http.StatusNoContent {
		var b [1]byte
		if n, err := io.ReadFull(in, b[:]); n > 0 || !errors.Is(err, io.EOF) {
			return nil, errBody
		}
		return nil, nil
	}
	if err := checkType(resp.Header); err != nil {
		return nil, err
	}
	return decode(in, op.keep)
}

// limited reads up to a limit and tells failures of the connection apart.
type limited struct {
	r    io.Reader
	left int64
}

// Read reads on.
func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		// Whether there is more decides: the limit itself is allowed.
		var b [1]byte
		if n, _ := l.r.Read(b[:]); n > 0 {
			return 0, errTooLarge
		}
		return 0, io.EOF
	}
	n, err := l.r.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &readError{err}
	}
	return n, err
}

// checkType accepts JSON in UTF-8 without a further encoding.
func checkType(h http.Header) error {
	if h.Get("Content-Encoding") != "" {
		// gzip that was asked for has been taken off with its header.
		return errEncoding
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		return errType
	}
	if cs := strings.ToLower(params["charset"]); cs != "" && cs != "utf-8" && cs != "utf8" {
		return errCharset
	}
	switch kind {
	case "application/json", typeProblem:
		return nil
	case "text/html", "application/xhtml+xml":
		return errHTML
	}
	return errType
}

const typeProblem = "application/problem+json"

func isProblemType(h http.Header) bool {
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && kind == typeProblem
}

// causeOfAnswer names what was wrong with an answer that is not understood.
func causeOfAnswer(ctx context.Context, resp *http.Response, err error) nmbrs.Cause {
	var broken *readError
	switch status := resp.StatusCode; {
	case errors.As(err, &broken):
		return causeOfNetwork(ctx, broken.err)
	case errors.Is(err, errTooLarge):
		return nmbrs.CauseTooLarge
	case errors.Is(err, errHTML):
		return nmbrs.CauseProxy
	case status >= 500, status == http.StatusTooManyRequests:
		return nmbrs.CauseServer
	case status < 200 || status >= 300:
		return nmbrs.CauseProxy
	}
	return nmbrs.CauseMalformed
}

// failure is the error of a call that got no answer.
func (c *Client) failure(ctx context.Context, op operation, class nmbrs.Class, err error, token string) error {
	return &nmbrs.Error{Call: op.name, Class: class, Cause: causeOfNetwork(ctx, err), Err: c.cleaned(err, token)}
}

// signInFailure is the error of a call for which there was no access token: it
// was certainly not sent.
func signInFailure(ctx context.Context, op operation, err error) error {
	var e *nmbrs.Error
	if errors.As(err, &e) {
		told := *e
		told.Call = op.name
		if told.Class == nmbrs.ClassUnsure || told.Class == nmbrs.ClassRefused {
			told.Class = nmbrs.ClassNotSent
		}
		return &told
	}
	return &nmbrs.Error{Call: op.name, Class: nmbrs.ClassNotSent, Cause: causeOfNetwork(ctx, err), Err: err}
}

// causeOfNetwork names what went wrong on the way.
func causeOfNetwork(ctx context.Context, err error) nmbrs.Cause {
	var timeout interface{ Timeout() bool }
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var verify *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var hostname x509.HostnameError
	switch {
	case errors.Is(err, context.Canceled), errors.Is(ctx.Err(), context.Canceled):
		return nmbrs.CauseCancelled
	case errors.Is(err, context.DeadlineExceeded), errors.Is(ctx.Err(), context.DeadlineExceeded),
		errors.As(err, &timeout) && timeout.Timeout(), strings.Contains(err.Error(), "would exceed context deadline"):
		return nmbrs.CauseTimeout
	case errors.As(err, &record), errors.As(err, &alert), errors.As(err, &verify), errors.As(err, &unknown),
		errors.As(err, &invalid), errors.As(err, &hostname), strings.Contains(err.Error(), "tls: "),
		strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return nmbrs.CauseTLS
	}
	return nmbrs.CauseNetwork
}

// cleaned keeps control characters and secrets out of a cause.
func (c *Client) cleaned(err error, token string) error {
	if err == nil {
		return nil
	}
	return &wire.CleanError{Text: wire.Shorten(wire.Clean(c.scrub(err.Error(), token))), Err: err}
}
