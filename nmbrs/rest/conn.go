package rest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"sync"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// conn signs the calls of a client with a key and a token, sends them and judges
// what comes back.
type conn struct {
	line     *wire.Line
	endpoint *url.URL
	key      func() string
	tokens   TokenSource

	mu sync.Mutex
	// keyTurn is which of the keys is used, keysRefused how many were refused
	// one after the other.
	keyTurn, keysRefused int
}

// maxUnauthorised is how many refused keys and tokens a call goes through: two
// keys with the token at hand, and both with the next one.
const maxUnauthorised = 4

// send makes the call: a write once, a read several times. take reads the
// document of each try; nil is an answer without one. A read that was refused a
// key or a token goes on at once with the next.
func (c *conn) send(ctx context.Context, req *request, take func(doc any) error) error {
	judge := func(ctx context.Context, resp *http.Response, with sent) error {
		return c.judge(ctx, req.op, resp, with, take)
	}
	refused := 0
	again := func(err error) bool {
		var e *nmbrs.Error
		if !errors.As(err, &e) || e.Status != http.StatusUnauthorized || e.Class != nmbrs.ClassBusy {
			return false
		}
		refused++
		return refused < maxUnauthorised && ctx.Err() == nil
	}
	return c.carry(ctx, req, judge, again)
}

// carry sends a request by the line, each try signed anew.
func (c *conn) carry(
	ctx context.Context, req *request, judge func(context.Context, *http.Response, sent) error, again func(error) bool,
) error {
	call := req.op.call()
	return c.line.Do(ctx, call, func() error {
		if err := c.line.Tries.Wait(ctx); err != nil {
			return wire.Failure(ctx, call, nmbrs.ClassNotSent, err, c.keys()...)
		}
		token, err := c.tokens.Token(ctx)
		if err != nil {
			return signInFailure(ctx, call, err)
		}
		with := sent{token, c.currentKey()}
		return c.line.Exchange(ctx, call, c.secrets(token), func(ctx context.Context) (*http.Request, error) {
			return c.httpRequest(ctx, req, with)
		}, func(ctx context.Context, resp *http.Response) error { return judge(ctx, resp, with) })
	}, again, func() (string, []string) { return req.path + " " + string(req.body), c.keys() })
}

// httpRequest builds a request of which the body can be read once.
func (c *conn) httpRequest(ctx context.Context, req *request, with sent) (*http.Request, error) {
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
	hr.Header.Set("Authorization", "Bearer "+with.token)
	hr.Header.Set("X-Subscription-Key", with.key)
	return hr, nil
}

// judge reads the answer and decides what may be believed of it.
func (c *conn) judge(ctx context.Context, op operation, resp *http.Response, with sent, take func(any) error) error {
	doc, err := readAnswer(op, resp)
	if err == nil && resp.StatusCode != http.StatusUnauthorized {
		c.tokens.Worked(with.token)
		c.keyWorked(with.key)
	}
	good := resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusCreated || resp.StatusCode == http.StatusNoContent
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure}
	switch {
	case err == nil && good && !isProblemType(resp.Header):
		if err = take(doc); err == nil {
			return nil
		}
		e.Cause, e.Err = nmbrs.CauseMalformed, wire.Cleaned(err, c.secrets(with.token)...)
	case err == nil && !good:
		p, known := problemOf(doc, resp.StatusCode)
		if !known {
			e.Cause = wire.CauseOfAnswer(ctx, resp, errProblem)
			e.Err = errProblem
			break
		}
		p.text = c.scrub(p.text, with.token)
		e = p.read()
		if p.status == http.StatusUnauthorized {
			c.unauthorised(e, p.form, with)
		}
	default:
		if err == nil {
			err = errProblem
		}
		e.Cause, e.Err = wire.CauseOfAnswer(ctx, resp, err), wire.Cleaned(err, c.secrets(with.token)...)
	}
	e.Call, e.Status = op.name, resp.StatusCode
	e.RetryAfter = wire.AskedToWait(resp.Header, c.line.Now())
	return e
}

// What can be wrong with an answer beside what can be with any.
var (
	errBody    = errors.New("a body where there is none, or none where there is one")
	errProblem = errors.New("an error in no known form")
)

const (
	typeJSON    = "application/json"
	typeProblem = "application/problem+json"
)

// readAnswer reads the whole document; nil is an answer that has none.
func readAnswer(op operation, resp *http.Response) (any, error) {
	in := wire.NewBody(resp.Body, wire.Limit(op.bulk))
	if resp.StatusCode == http.StatusNoContent {
		var b [1]byte
		if n, err := io.ReadFull(in, b[:]); n > 0 || !errors.Is(err, io.EOF) {
			return nil, errBody
		}
		return nil, nil
	}
	if err := wire.CheckType(resp.Header, typeJSON, typeProblem); err != nil {
		return nil, err
	}
	doc, err := decode(in, op.keep)
	if err != nil && in.Failed() != nil {
		err = in.Failed()
	}
	return doc, err
}

func isProblemType(h http.Header) bool {
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && kind == typeProblem
}

// signInFailure is the error of a call for which there was no access token: it
// was certainly not sent.
func signInFailure(ctx context.Context, call wire.Call, err error) error {
	var e *nmbrs.Error
	if errors.As(err, &e) {
		told := *e
		told.Call = call.Name
		if told.Class == nmbrs.ClassUnsure || told.Class == nmbrs.ClassRefused {
			told.Class = nmbrs.ClassNotSent
		}
		return &told
	}
	return &nmbrs.Error{Call: call.Name, Class: nmbrs.ClassNotSent, Cause: wire.CauseOfNetwork(ctx, err), Err: err}
}

// newConn makes the connection of a client.
func newConn(o Options) (*conn, error) {
	endpoint, err := wire.ParseEndpoint(o.Endpoint, DefaultEndpoint)
	if err != nil {
		return nil, err
	}
	if o.Key == nil || o.Tokens == nil {
		return nil, fmt.Errorf("%w: subscription key and tokens are needed", ErrOptions)
	}
	return &conn{endpoint: endpoint, key: o.Key, tokens: o.Tokens, line: wire.NewLine("nmbrs rest", endpoint.Scheme == "http", wire.Settings{
		ReadTimeout: o.ReadTimeout, WriteTimeout: o.WriteTimeout, Pace: o.Pace, Now: o.Now, Sleep: o.Sleep, Log: o.Log,
	})}, nil
}
