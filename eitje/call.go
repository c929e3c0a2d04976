package eitje

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"doorzet/payroll"
)

const (
	tries      = 3
	firstPause = time.Second
	// longestWait is how long a server may ask to wait before the pull gives up.
	longestWait = 2 * time.Minute
	answerLimit = 8 << 20
	maxShown    = 60
)

// failure is a call that went wrong.
type failure struct {
	problem *payroll.Problem
	// again tells that another try may help; after is what the server asks.
	again bool
	after time.Duration
}

// fetch asks for a resource, up to three times where that may help.
func (c *Client) fetch(ctx context.Context, resource string, q url.Values) ([]byte, error) {
	for try := 1; ; try++ {
		if err := c.await(ctx); err != nil {
			return nil, err
		}
		body, f := c.once(ctx, resource, q)
		if f == nil {
			return body, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("eitje: reading %s: %w", resource, err)
		}
		c.opts.Log.Warn("eitje", "resource", resource, "try", try, "err", f.problem.Error())
		if !f.again || try == tries || f.after > longestWait {
			return nil, f.problem
		}
		pause := firstPause << (try - 1)
		pause += rand.N(pause / 2) //nolint:gosec // spreads retries, guards nothing
		if err := c.opts.Sleep(ctx, max(pause, f.after)); err != nil {
			return nil, fmt.Errorf("eitje: waiting to read %s: %w", resource, err)
		}
	}
}

// await keeps the pace by the injected clock.
func (c *Client) await(ctx context.Context) error {
	now := c.opts.Now()
	r := c.opts.Pace.ReserveN(now, 1)
	if d := r.DelayFrom(now); d > 0 {
		if err := c.opts.Sleep(ctx, d); err != nil {
			r.CancelAt(now)
			return fmt.Errorf("eitje: waiting for the next call: %w", err)
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("eitje: stopped: %w", err)
	}
	return nil
}

// once makes one call and believes nothing but a whole answer 200.
func (c *Client) once(ctx context.Context, resource string, q url.Values) ([]byte, *failure) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	u := c.base.JoinPath(resource)
	u.RawQuery = q.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return nil, c.fail(CodeEndpoint, false, err, "resource", resource)
	}
	if p := c.authorise(req.Header); p != nil {
		return nil, &failure{problem: p}
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", "doorzet")
	// The transport itself follows no redirects.
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, c.broken(ctx, resource, err, false)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, answerLimit+1))
	// The answer has been read or given up; a failure to close adds nothing.
	_ = resp.Body.Close()
	if f := c.judge(resource, resp); f != nil {
		return nil, f
	}
	switch {
	case len(body) > answerLimit:
		return nil, c.fail(CodeTooLarge, false, nil, "resource", resource, "limit", strconv.Itoa(answerLimit>>20))
	case isHTML(resp.Header, body):
		return nil, c.fail(CodeHTML, false, nil, "resource", resource)
	case err != nil:
		return nil, c.broken(ctx, resource, err, true)
	}
	return body, nil
}

// authorise sets the four headers that every call needs.
func (c *Client) authorise(h http.Header) *payroll.Problem {
	for _, w := range [...]struct{ name, value string }{
		{"Partner-Username", c.opts.PartnerUser},
		{"Partner-Password", c.opts.PartnerPassword()},
		{"Api-Username", c.opts.APIUser},
		{"Api-Password", c.opts.APIPassword()},
	} {
		if w.value == "" || strings.ContainsFunc(w.value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return payroll.NewProblem(CodeCredentials, "field", w.name)
		}
		h.Set(w.name, w.value)
	}
	return nil
}

// judge reads the status; the text of an error answer is not kept, for it may
// repeat what was sent.
func (c *Client) judge(resource string, resp *http.Response) *failure {
	status := strconv.Itoa(resp.StatusCode)
	switch s := resp.StatusCode; {
	case s == http.StatusOK:
		return nil
	case s == http.StatusUnauthorized:
		return c.fail(CodeUnauthorised, false, nil, "resource", resource)
	case s == http.StatusForbidden:
		return c.fail(CodeForbidden, false, nil, "resource", resource)
	case s == http.StatusTooManyRequests:
		after, said := c.retryAfter(resp.Header.Get("Retry-After"))
		wait := ""
		if said {
			wait = strconv.Itoa(int((after + time.Second - 1) / time.Second))
		}
		f := c.fail(CodeBusy, true, nil, "resource", resource, "wait", wait)
		f.after = after
		return f
	case s >= 500:
		f := c.fail(CodeServer, s >= 502 && s <= 504, nil, "resource", resource, "status", status)
		f.after, _ = c.retryAfter(resp.Header.Get("Retry-After"))
		return f
	case s >= 300 && s < 400:
		return c.fail(CodeRedirect, false, nil, "resource", resource, "status", status)
	}
	return c.fail(CodeStatus, false, nil, "resource", resource, "status", status)
}

// retryAfter reads the header, in seconds or as a date.
func (c *Client) retryAfter(text string) (time.Duration, bool) {
	if n, err := strconv.ParseInt(text, 10, 32); err == nil && n >= 0 {
		return time.Duration(n) * time.Second, true
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, at.Sub(c.opts.Now())), true
	}
	return 0, false
}

// broken names a call that got no answer, or only part of one.
func (c *Client) broken(ctx context.Context, resource string, err error, begun bool) *failure {
	var netErr net.Error
	switch {
	case ctx.Err() != nil, errors.As(err, &netErr) && netErr.Timeout():
		limit := strconv.Itoa(int((c.opts.Timeout + time.Second - 1) / time.Second))
		return c.fail(CodeTimeout, true, err, "resource", resource, "limit", limit)
	case begun:
		return c.fail(CodeTruncated, true, err, "resource", resource)
	}
	return c.fail(CodeNetwork, true, err, "resource", resource)
}

func (c *Client) fail(code payroll.Code, again bool, cause error, pairs ...string) *failure {
	p := payroll.NewProblem(code, pairs...)
	if cause != nil {
		p = p.Because(c.scrubbed(cause))
	}
	return &failure{problem: p, again: again}
}

// scrubbed keeps the words of an error, without control characters and
// without the passwords.
func (c *Client) scrubbed(err error) error {
	text := err.Error()
	for _, secret := range [...]string{c.opts.PartnerPassword(), c.opts.APIPassword()} {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "•••")
		}
	}
	return errors.New(payroll.Clean(text, 4*maxShown))
}

// isHTML recognises the page of a proxy or a maintenance notice.
func isHTML(h http.Header, body []byte) bool {
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err == nil && (kind == "text/html" || kind == "application/xhtml+xml") {
		return true
	}
	return bytes.HasPrefix(bytes.TrimLeft(body, "\ufeff \t\r\n"), []byte("<"))
}
