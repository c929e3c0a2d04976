package soap

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

// perSecond is the most calls that NewPace lets through in any one second.
// Nmbrs delays an environment above 150 a second, whoever makes the calls.
// Source: support article 205903718.
const perSecond = 100

// paceBurst is how many calls may go at once after a rest.
const paceBurst = 5

// NewPace makes a limiter that lets at most 100 calls through in any second.
// All clients of a program are to share one.
func NewPace() *rate.Limiter { return rate.NewLimiter(perSecond-paceBurst, paceBurst) }

// ErrOptions says that a client cannot be made of the given options.
var ErrOptions = errors.New("soap: incomplete options")

// Options say how to reach Nmbrs.
type Options struct {
	// Endpoint is the base address; DefaultEndpoint when empty. Plain http is
	// taken for loopback hosts only.
	Endpoint string
	// Email is the login of the API user, Domain the sub-domain of the
	// environment ("" until Client.Domain told it).
	Email, Domain string
	// Token reveals the API token; it is called for each request and its
	// result is not kept.
	Token func() string
	// ReadTimeout and WriteTimeout bound one try; 120 s and 60 s when 0.
	ReadTimeout, WriteTimeout time.Duration
	// Pace limits the calls per second. A program with several clients makes
	// one with NewPace and gives it to all of them; nil is one of its own.
	Pace *rate.Limiter
	// Now and Sleep are the clock; the system's when nil.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error
	// Log takes the wire log at debug level: requests with the token left
	// out, of answers only the measure, for they are personal.
	Log *slog.Logger
	// DaysCall is the operation that SetDays found to work before, "" for the
	// first choice; OnDaysCall hears when another one is found.
	DaysCall   string
	OnDaysCall func(string)
}

// core is shared by the clients that WithDomain makes.
type core struct {
	endpoint     *url.URL
	email        string
	token        func() string
	readTimeout  time.Duration
	writeTimeout time.Duration
	tries        wire.Tries
	now          func() time.Time
	log          *slog.Logger
	transport    *http.Transport
	faults       faultReader

	mu         sync.Mutex
	daysCall   string
	onDaysCall func(string)
}

// Client is nmbrs.Client over SOAP v3.
type Client struct {
	core   *core
	domain string
}

// New makes a client; nothing is sent yet. It fails with ErrEndpoint,
// ErrInsecure or ErrOptions.
func New(o Options) (*Client, error) {
	endpoint, err := wire.ParseEndpoint(o.Endpoint, DefaultEndpoint)
	if err != nil {
		return nil, err
	}
	if o.Token == nil || o.Email == "" {
		return nil, fmt.Errorf("%w: e-mail and token are needed", ErrOptions)
	}
	k := &core{
		endpoint: endpoint, email: o.Email, token: o.Token,
		readTimeout: o.ReadTimeout, writeTimeout: o.WriteTimeout,
		tries: wire.Tries{Pace: o.Pace, First: firstPause, Sleep: o.Sleep}, now: o.Now, log: o.Log,
		transport: wire.NewTransport(endpoint.Scheme == "http"),
		faults:    newFaultReader(),
		daysCall:  o.DaysCall, onDaysCall: o.OnDaysCall,
	}
	k.defaults()
	return &Client{core: k, domain: o.Domain}, nil
}

func (k *core) defaults() {
	if k.readTimeout <= 0 {
		k.readTimeout = 120 * time.Second
	}
	if k.writeTimeout <= 0 {
		k.writeTimeout = 60 * time.Second
	}
	if k.tries.Pace == nil {
		k.tries.Pace = NewPace()
	}
	if k.now == nil {
		k.now = time.Now
	}
	k.tries.Now = k.now
	if k.tries.Sleep == nil {
		k.tries.Sleep = wire.Sleep
	}
	if k.log == nil {
		k.log = slog.New(slog.DiscardHandler)
	}
}

// WithDomain gives a client for the same user in another environment; pace,
// connections and the remembered days call are shared.
func (c *Client) WithDomain(domain string) *Client {
	return &Client{core: c.core, domain: domain}
}

// Close drops the idle connections. The client stays usable.
func (c *Client) Close() { c.core.transport.CloseIdleConnections() }

// firstPause is the pause before the second try of a read.
const firstPause = 500 * time.Millisecond

// send makes the call: a write once, a read several times. fresh makes the
// receiver of each try's result and is called again for each.
func (c *Client) send(ctx context.Context, req *request, fresh func() sink) error {
	return c.core.tries.Do(ctx, req.op.write, func() error { return c.exchange(ctx, req, fresh()) },
		func(try int, took time.Duration, err error) bool {
			c.logCall(ctx, req, try, took, err)
			return false
		})
}

// logCall writes the wire log. The token is left out by building the document
// without it.
func (c *Client) logCall(ctx context.Context, req *request, try int, took time.Duration, err error) {
	if !c.core.log.Enabled(ctx, slog.LevelDebug) {
		return
	}
	body := req.envelope(credentials{email: c.core.email, token: redacted, domain: c.domain})
	attrs := []slog.Attr{
		slog.String("call", req.op.call()),
		slog.Int("try", try),
		slog.Duration("took", took),
		slog.String("request", wire.Scrub(string(body), c.core.token())),
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", wire.Clean(err.Error())))
	}
	c.core.log.LogAttrs(ctx, slog.LevelDebug, "nmbrs soap", attrs...)
}
