package soap

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"mime"
	"net"
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

// DefaultEndpoint is the base address of Nmbrs.
const DefaultEndpoint = "https://api.nmbrs.nl"

const (
	limitNormal = 8 << 20
	limitBulk   = 64 << 20
)

// exchange sends the request once and reads the answer into out.
func (c *Client) exchange(ctx context.Context, req *request, out sink) error {
	op := req.op
	if err := c.core.tries.Wait(ctx); err != nil {
		return c.failure(ctx, op, nmbrs.ClassNotSent, err)
	}
	limit := c.core.readTimeout
	if op.write {
		limit = c.core.writeTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()

	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	hr, err := c.httpRequest(httptrace.WithClientTrace(ctx, trace), req)
	if err != nil {
		return c.failure(ctx, op, nmbrs.ClassNotSent, err)
	}
	resp, err := c.core.transport.RoundTrip(hr)
	if err != nil {
		class := nmbrs.ClassNotSent
		if connected.Load() {
			class = nmbrs.ClassUnsure
		}
		return c.failure(ctx, op, class, err)
	}
	// The answer has been read or given up; a failure to close adds nothing.
	defer func() { _ = resp.Body.Close() }()
	return c.judge(ctx, op, resp, out)
}

// httpRequest builds a request of which the body can be read once.
func (c *Client) httpRequest(ctx context.Context, req *request) (*http.Request, error) {
	cred := credentials{email: c.core.email, token: c.core.token(), domain: c.domain}
	body := req.envelope(cred)
	u := *c.core.endpoint
	u.Path += req.op.path()
	hr, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), wire.Once{Reader: strings.NewReader(string(body))})
	if err != nil {
		return nil, err
	}
	hr.ContentLength = int64(len(body))
	hr.GetBody = nil
	hr.Header.Set("Content-Type", "text/xml; charset=utf-8")
	hr.Header.Set("Accept", "text/xml, application/soap+xml")
	hr.Header.Set("User-Agent", "doorzet")
	hr.Header["SOAPAction"] = []string{req.op.action()}
	return hr, nil
}

// judge reads the answer and decides what may be believed of it. The document
// is decoded first, at any status: a complete fault counts at each of them.
func (c *Client) judge(ctx context.Context, op operation, resp *http.Response, out sink) error {
	limit := int64(limitNormal)
	if op.bulk {
		limit = limitBulk
	}
	typeErr := checkType(resp.Header)
	var fault *wireFault
	err := typeErr
	if !errors.Is(typeErr, errCharset) {
		fault, err = decodeAnswer(resp.Body, limit, op, out)
	}
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure}
	switch {
	case err == nil && fault != nil:
		fault.scrub(c.core.token())
		e = c.core.faults.read(fault)
	case err == nil && typeErr == nil && resp.StatusCode == http.StatusOK:
		return nil
	default:
		if err == nil {
			err = typeErr
		}
		e.Cause = causeOfAnswer(ctx, resp, err)
		e.Err = c.cleaned(err)
	}
	e.Call = op.call()
	e.Status = resp.StatusCode
	e.RetryAfter = wire.RetryAfter(resp.Header.Get("Retry-After"), c.core.now())
	return e
}

// What can be wrong with the headers of an answer.
var (
	errType     = errors.New("not an XML content type")
	errCharset  = errors.New("not UTF-8")
	errEncoding = fmt.Errorf("unknown content encoding: %w", errCharset)
)

// checkType accepts the XML types in UTF-8 without a further encoding.
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
	case "text/xml", "application/xml", "application/soap+xml":
		return nil
	}
	return errType
}

// causeOfAnswer names what was wrong with an answer that is no fault.
func causeOfAnswer(ctx context.Context, resp *http.Response, err error) nmbrs.Cause {
	var broken *readError
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch status := resp.StatusCode; {
	case errors.As(err, &broken):
		return causeOfNetwork(ctx, broken.err)
	case errors.Is(err, errTooLarge):
		return nmbrs.CauseTooLarge
	case errors.Is(err, errHTML), kind == "text/html", kind == "application/xhtml+xml":
		return nmbrs.CauseProxy
	case status >= 500, status == http.StatusTooManyRequests:
		return nmbrs.CauseServer
	case status != http.StatusOK && (status < 200 || status >= 300):
		return nmbrs.CauseProxy
	}
	return nmbrs.CauseMalformed
}

// failure is the error of a call that got no answer.
func (c *Client) failure(ctx context.Context, op operation, class nmbrs.Class, err error) error {
	return &nmbrs.Error{Call: op.call(), Class: class, Cause: causeOfNetwork(ctx, err), Err: c.cleaned(err)}
}

// causeOfNetwork names what went wrong on the way.
func causeOfNetwork(ctx context.Context, err error) nmbrs.Cause {
	var (
		netErr   net.Error
		record   tls.RecordHeaderError
		alert    tls.AlertError
		verify   *tls.CertificateVerificationError
		unknown  x509.UnknownAuthorityError
		invalid  x509.CertificateInvalidError
		hostname x509.HostnameError
	)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(ctx.Err(), context.Canceled):
		return nmbrs.CauseCancelled
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil,
		errors.As(err, &netErr) && netErr.Timeout():
		return nmbrs.CauseTimeout
	case errors.As(err, &record), errors.As(err, &alert), errors.As(err, &verify),
		errors.As(err, &unknown), errors.As(err, &invalid), errors.As(err, &hostname):
		return nmbrs.CauseTLS
	case strings.Contains(err.Error(), "would exceed context deadline"):
		return nmbrs.CauseTimeout
	case strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return nmbrs.CauseTLS
	}
	return nmbrs.CauseNetwork
}

// cleaned keeps control characters and the token out of a cause.
func (c *Client) cleaned(err error) error {
	if err == nil {
		return nil
	}
	return &wire.CleanError{Text: wire.Shorten(wire.Clean(wire.Scrub(err.Error(), c.core.token()))), Err: err}
}
