package eitje

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"golang.org/x/time/rate"

	"doorzet/payroll"
)

// The addresses of the eitje Open API.
const (
	Production = "https://open-api.eitje.app/open_api"
	Test       = "https://open-api-test.eitje.app/open_api"
)

const (
	// maxRate is the gentle pace: no limit is published.
	maxRate        = rate.Limit(2)
	defaultTimeout = 120 * time.Second
)

// Options describe the link with eitje. Passwords are asked for at each call
// and kept nowhere.
type Options struct {
	// Endpoint is the base address, Production when empty. Plain http is for
	// loopback hosts only.
	Endpoint                     string
	PartnerUser, APIUser         string
	PartnerPassword, APIPassword func() string
	// Pace bounds the calls; nil makes two a second, and a faster one is
	// refused unless the endpoint is a loopback host.
	Pace *rate.Limiter
	// Now tells the time; it is required.
	Now func() time.Time
	// Sleep waits or fails with the context's error; nil waits on a timer.
	Sleep func(ctx context.Context, d time.Duration) error
	// Timeout bounds one call, 120 seconds when zero.
	Timeout time.Duration
	// Log takes technical remarks, never a secret; nil drops them.
	Log *slog.Logger
}

// Client reads from the eitje Open API. It is safe for one pull at a time.
type Client struct {
	base      *url.URL
	opts      Options
	transport http.RoundTripper
	zone      *time.Location
}

// New makes a client. It fails with CodeEndpoint, CodeInsecure or
// CodeCredentials, before anything is sent.
func New(o Options) (*Client, error) {
	base, loopback, err := parseEndpoint(o.Endpoint)
	if err != nil {
		return nil, err
	}
	if o.Now == nil {
		return nil, fmt.Errorf("eitje: the options lack a clock")
	}
	if o.PartnerPassword == nil || o.APIPassword == nil {
		return nil, payroll.NewProblem(CodeCredentials, "field", "Password")
	}
	if o.Pace == nil {
		o.Pace = rate.NewLimiter(maxRate, 1)
	}
	if o.Pace.Burst() < 1 || (!loopback && (o.Pace.Limit() > maxRate || o.Pace.Burst() > 2)) {
		return nil, fmt.Errorf("eitje: a pace of %v a second is not possible", o.Pace.Limit())
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return nil, fmt.Errorf("eitje: reading the zone data: %w", err)
	}
	return &Client{base: base, opts: o, transport: newTransport(base.Scheme == "http"), zone: zone}, nil
}

// Close lets go of idle connections.
func (c *Client) Close() {
	if t, ok := c.transport.(*http.Transport); ok {
		t.CloseIdleConnections()
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

func parseEndpoint(text string) (*url.URL, bool, error) {
	if text == "" {
		text = Production
	}
	u, err := url.Parse(strings.TrimRight(text, "/"))
	// The text of err would quote the address, which may hold a password.
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, false, payroll.NewProblem(CodeEndpoint)
	}
	loopback := isLoopback(u.Hostname())
	switch {
	case u.Scheme == "https", u.Scheme == "http" && loopback:
		return u, loopback, nil
	case u.Scheme == "http":
		return nil, false, payroll.NewProblem(CodeInsecure, "host", payroll.Clean(u.Hostname(), maxShown))
	}
	return nil, false, payroll.NewProblem(CodeEndpoint)
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

func newTransport(plain bool) *http.Transport {
	dialer := &net.Dialer{Timeout: 30 * time.Second, KeepAlive: 15 * time.Second}
	t := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		TLSHandshakeTimeout:    20 * time.Second,
		IdleConnTimeout:        10 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
	if plain {
		t.Proxy = nil
		dialer.Control = loopbackOnly
	}
	t.DialContext = dialer.DialContext
	return t
}

// loopbackOnly stops a name such as localhost from leading elsewhere.
func loopbackOnly(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("eitje: reading the address: %w", err)
	}
	if !isLoopback(host) {
		return payroll.NewProblem(CodeInsecure, "host", host)
	}
	return nil
}
