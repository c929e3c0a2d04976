package rest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
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
	// Key reveals the subscription key, or the primary and the secondary one with
	// a space between them: where one is refused the other is tried. It is called
	// for each request.
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
	tries        wire.Tries
	now          func() time.Time
	log          *slog.Logger
	transport    *http.Transport

	mu sync.Mutex
	// keyTurn is which of the keys is used, keysRefused how many were refused
	// one after the other.
	keyTurn, keysRefused int
	worksA               map[nmbrs.EmployeeID]nmbrs.CompanyID
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
		readTimeout: o.ReadTimeout, writeTimeout: o.WriteTimeout, now: o.Now, log: o.Log,
		tries:     wire.Tries{Pace: o.Pace, First: firstPause, Sleep: o.Sleep},
		transport: wire.NewTransport(endpoint.Scheme == "http"), worksA: map[nmbrs.EmployeeID]nmbrs.CompanyID{},
		daysSeen: map[daysOf]daysSeen{},
	}
	if c.readTimeout <= 0 {
		c.readTimeout = 120 * time.Second
	}
	if c.writeTimeout <= 0 {
		c.writeTimeout = 60 * time.Second
	}
	if c.tries.Pace == nil {
		c.tries.Pace = rate.NewLimiter(firstRate, 5)
	}
	if c.now == nil {
		c.now = time.Now
	}
	c.tries.Now = c.now
	if c.tries.Sleep == nil {
		c.tries.Sleep = wire.Sleep
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	return c, nil
}

// Close drops the idle connections. The client stays usable.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// firstPause is the pause before the second try of a read. Source: Nmbrs's
// clients begin at one second where no Retry-After is given.
const firstPause = time.Second

// maxUnauthorised is how many refused keys and tokens a call goes through: two
// keys with the token at hand, and both with the next one.
const maxUnauthorised = 4

// send makes the call: a write once, a read several times. take reads the
// document of each try; nil is an answer without one. A read that was refused a
// key or a token goes on at once with the next.
func (c *Client) send(ctx context.Context, req *request, take func(doc any) error) error {
	refused := 0
	return c.tries.Do(ctx, req.op.write(), func() error { return c.exchange(ctx, req, take) },
		func(try int, took time.Duration, err error) bool {
			c.logCall(ctx, req, try, took, err)
			var e *nmbrs.Error
			if !errors.As(err, &e) || e.Status != http.StatusUnauthorized || e.Class != nmbrs.ClassBusy {
				return false
			}
			refused++
			return refused < maxUnauthorised && ctx.Err() == nil
		})
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
