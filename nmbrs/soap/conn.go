package soap

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// conn signs the calls of one user in one environment, sends them and judges what
// comes back.
type conn struct {
	line     *wire.Line
	endpoint *url.URL
	email    string
	token    func() string
	domain   string
	faults   faultReader
}

// newConn makes the connection of a client.
func newConn(o Options) (*conn, error) {
	endpoint, err := wire.ParseEndpoint(o.Endpoint, DefaultEndpoint)
	if err != nil {
		return nil, err
	}
	if o.Token == nil || o.Email == "" {
		return nil, fmt.Errorf("%w: e-mail and token are needed", ErrOptions)
	}
	return &conn{
		endpoint: endpoint, email: o.Email, token: o.Token, domain: o.Domain, faults: newFaultReader(),
		line: wire.NewLine("nmbrs soap", endpoint.Scheme == "http", wire.Settings{
			ReadTimeout: o.ReadTimeout, WriteTimeout: o.WriteTimeout, Pace: o.Pace, Now: o.Now, Sleep: o.Sleep, Log: o.Log,
		}),
	}, nil
}

// in is the same connection for another environment.
func (c *conn) in(domain string) *conn {
	other := *c
	other.domain = domain
	return &other
}

// send makes the call: a write once, a read several times. fresh makes the
// receiver of each try's result and is called again for each. The log shows the
// document as it would be without the token.
func (c *conn) send(ctx context.Context, req *request, fresh func() sink) error {
	return c.line.Do(ctx, req.op.known(), func() error { return c.exchange(ctx, req, fresh()) }, nil, func() (string, []string) {
		return string(req.envelope(credentials{email: c.email, token: wire.Redacted, domain: c.domain})), []string{c.token()}
	})
}

// exchange sends the request once and reads the answer into out.
func (c *conn) exchange(ctx context.Context, req *request, out sink) error {
	call := req.op.known()
	if err := c.line.Tries.Wait(ctx); err != nil {
		return wire.Failure(ctx, call, nmbrs.ClassNotSent, err, c.token())
	}
	return c.line.Exchange(ctx, call, []string{c.token()},
		func(ctx context.Context) (*http.Request, error) { return c.httpRequest(ctx, req) },
		func(ctx context.Context, resp *http.Response) error { return c.judge(ctx, req.op, resp, out) })
}

// httpRequest builds a request of which the body can be read once.
func (c *conn) httpRequest(ctx context.Context, req *request) (*http.Request, error) {
	body := req.envelope(credentials{email: c.email, token: c.token(), domain: c.domain})
	u := *c.endpoint
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
func (c *conn) judge(ctx context.Context, op operation, resp *http.Response, out sink) error {
	typeErr := wire.CheckType(resp.Header, "text/xml", "application/xml", "application/soap+xml")
	var fault *wireFault
	err := typeErr
	if !errors.Is(typeErr, wire.ErrCharset) {
		fault, err = decodeAnswer(resp.Body, wire.Limit(op.bulk), op, out)
	}
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure}
	switch {
	case err == nil && fault != nil:
		fault.scrub(c.token())
		e = c.faults.read(fault)
	case err == nil && typeErr == nil && resp.StatusCode == http.StatusOK:
		return nil
	default:
		if err == nil {
			err = typeErr
		}
		e.Cause = wire.CauseOfAnswer(ctx, resp, err)
		e.Err = wire.Cleaned(err, c.token())
	}
	e.Call = op.call()
	e.Status = resp.StatusCode
	e.RetryAfter = wire.AskedToWait(resp.Header, c.line.Now())
	return e
}
