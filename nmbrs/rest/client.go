package rest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net/http"
	"net/url"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

var _ nmbrs.Client = (*Client)(nil)

// ErrOptions says that a client cannot be made of the given options.
var ErrOptions = errors.New("rest: incomplete options")

// TokenSource gives access tokens; Session is one.
type TokenSource interface {
	// Token gives an access token that holds for a while yet. Its errors are
	// those of a call that was not sent.
	Token(ctx context.Context) (string, error)
	// Refused tells that Nmbrs did not take a token: the next one is another.
	// False means that there is no other: it was given just now.
	Refused(token string) bool
	// Worked tells that Nmbrs took a token.
	Worked(token string)
}

// Options say how to reach Nmbrs.
type Options struct {
	// Endpoint is the base address; DefaultEndpoint when empty. Plain http is
	// taken for loopback hosts only.
	Endpoint string
	// Key reveals the subscription key; it is called for each request.
	Key func() string
	// Tokens gives the access tokens.
	Tokens TokenSource
	// Company is the company that the client is for; wage rows are read by it.
	// Where it is empty that of an employee is known once they were listed.
	Company nmbrs.CompanyID
	// PeriodType is used where Nmbrs does not tell that of the current period.
	PeriodType nmbrs.PeriodType
	// ReadTimeout and WriteTimeout bound one try; 120 s and 60 s when 0.
	ReadTimeout, WriteTimeout time.Duration
	// Pace limits the calls per second; all clients of a program share one.
	Pace *rate.Limiter
	// Now and Sleep are the clock; the system's when nil.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error
	// Log takes the wire log at debug level: no header and nothing of answers.
	Log *slog.Logger
}

// Client is nmbrs.Client over REST.
type Client struct {
	endpoint     *url.URL
	key          func() string
	tokens       TokenSource
	company      nmbrs.CompanyID
	periodType   nmbrs.PeriodType
	readTimeout  time.Duration
	writeTimeout time.Duration
	pace         *rate.Limiter
	now          func() time.Time
	sleep        func(context.Context, time.Duration) error
	log          *slog.Logger
	transport    *http.Transport

	mu     sync.Mutex
	worksA map[nmbrs.EmployeeID]nmbrs.CompanyID
	// wageCodesAt is where the list of wage codes was found, "" as long as it was not.
	wageCodesAt string
	// daysAddUp tells that a second figure for days was seen to stand beside the first.
	daysAddUp bool
	daysSeen  map[daysOf]daysSeen
}

// New makes a client; nothing is sent yet. It fails with ErrEndpoint,
// ErrInsecure or ErrOptions.
func New(o Options) (*Client, error) {
	endpoint, err := wire.ParseEndpoint(o.Endpoint, DefaultEndpoint)
	if err != nil {
		return nil, err
	}
	if o.Key == nil || o.Tokens == nil {
		return nil, fmt.Errorf("%w: subscription key and tokens are needed", ErrOptions)
	}
	c := &Client{
		endpoint: endpoint, key: o.Key, tokens: o.Tokens, company: o.Company, periodType: o.PeriodType,
		readTimeout: o.ReadTimeout, writeTimeout: o.WriteTimeout, pace: o.Pace, now: o.Now, sleep: o.Sleep, log: o.Log,
		transport: wire.NewTransport(endpoint.Scheme == "http"), worksA: map[nmbrs.EmployeeID]nmbrs.CompanyID{},
		daysSeen: map[daysOf]daysSeen{},
	}
	if c.readTimeout <= 0 {
		c.readTimeout = 120 * time.Second
	}
	if c.writeTimeout <= 0 {
		c.writeTimeout = 60 * time.Second
	}
	if c.pace == nil {
		c.pace = rate.NewLimiter(95, 5)
	}
	if c.now == nil {
		c.now = time.Now
	}
	if c.sleep == nil {
		c.sleep = sleep
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	return c, nil
}

// sleep waits, or ends early with the context.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close drops the idle connections. The client stays usable.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

const (
	// readTries is how often a read is tried in all.
	readTries = 3
	// firstPause is the backoff before the second try. Source: Nmbrs's clients
	// begin at one second where no Retry-After is given.
	firstPause = time.Second
	// longestPause is the most that a read waits when a server asks for it.
	longestPause = 30 * time.Second
)

// send makes the call: a write once, a read up to readTries times. take reads
// the document of each try; nil is an answer without one.
func (c *Client) send(ctx context.Context, req *request, take func(doc any) error) error {
	pause := firstPause
	for try := 1; ; try++ {
		start := c.now()
		err := c.exchange(ctx, req, take)
		c.logCall(ctx, req, try, c.now().Sub(start), err)
		if err == nil || req.op.write() || try == readTries {
			return err
		}
		var e *nmbrs.Error
		if !errors.As(err, &e) || !repeatable(e) || e.RetryAfter > longestPause {
			return err
		}
		if e.Status == http.StatusUnauthorized {
			continue // with another token
		}
		wait := max(e.RetryAfter, pause+jitter(pause))
		pause *= 2
		if c.sleep(ctx, wait) != nil {
			return err
		}
	}
}

// repeatable tells whether another try of a read may help.
func repeatable(e *nmbrs.Error) bool {
	if e.Class == nmbrs.ClassBusy {
		return true
	}
	switch e.Status {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout, http.StatusTooManyRequests:
		return true
	}
	return e.Cause == nmbrs.CauseNetwork
}

// jitter is a random part of d, so that clients do not come back together.
func jitter(d time.Duration) time.Duration {
	n, err := rand.Int(rand.Reader, big.NewInt(int64(d)))
	if err != nil {
		return 0
	}
	return time.Duration(n.Int64())
}

// logCall writes the wire log, without headers: they hold the secrets.
func (c *Client) logCall(ctx context.Context, req *request, try int, took time.Duration, err error) {
	if !c.log.Enabled(ctx, slog.LevelDebug) {
		return
	}
	attrs := []slog.Attr{
		slog.String("call", req.op.name), slog.String("path", req.path), slog.Int("try", try), slog.Duration("took", took),
		slog.String("request", wire.Clean(string(req.body))),
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", wire.Clean(err.Error())))
	}
	c.log.LogAttrs(ctx, slog.LevelDebug, "nmbrs rest", attrs...)
}
