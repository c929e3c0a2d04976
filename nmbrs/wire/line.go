package wire

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
)

// How long one try may take where nobody says otherwise, and the pause before the
// second try of a read. Source of the pause: clients of Nmbrs's REST begin at one
// second where no Retry-After is given; for SOAP no source gives another figure.
const (
	readTimeout  = 120 * time.Second
	writeTimeout = 60 * time.Second
	FirstPause   = time.Second
)

// perSecond is the most calls that NewPace lets through in any one second.
// Nmbrs delays an environment above 150 a second, whoever makes the calls.
// Source: support article 205903718. What REST bears is not published: it begins
// with the same, and Tries gives way when the server complains.
const perSecond = 100

// paceBurst is how many calls may go at once after a rest.
const paceBurst = 5

// NewPace makes a limiter that lets at most 100 calls through in any second.
// All clients of a program are to share one, over both transports.
func NewPace() *rate.Limiter { return rate.NewLimiter(perSecond-paceBurst, paceBurst) }

// Settings say how the calls of a client travel. What is left out is as usual.
type Settings struct {
	// ReadTimeout and WriteTimeout bound one try; 120 s and 60 s when 0.
	ReadTimeout, WriteTimeout time.Duration
	// Pace limits the calls per second; nil is one of its own.
	Pace *rate.Limiter
	// Now and Sleep are the clock; the system's when nil.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error
	// Log takes the wire log at debug level; nil is none.
	Log *slog.Logger
}

// Line carries the calls of a client to its server: when they go, how often, how
// long each may take, and what is noted of them. It is safe for use by several
// goroutines.
type Line struct {
	// Tries says when calls go out and how often.
	Tries Tries
	// Transport sends each request once.
	Transport *http.Transport

	readTimeout, writeTimeout time.Duration
	log                       *slog.Logger
	title                     string
}

// NewLine makes a line of which the log is titled. With plain it reaches
// addresses of this machine only.
func NewLine(title string, plain bool, s Settings) *Line {
	l := &Line{
		Tries:     Tries{Pace: s.Pace, First: FirstPause, Now: s.Now, Sleep: s.Sleep},
		Transport: NewTransport(plain), readTimeout: s.ReadTimeout, writeTimeout: s.WriteTimeout, log: s.Log, title: title,
	}
	if l.readTimeout <= 0 {
		l.readTimeout = readTimeout
	}
	if l.writeTimeout <= 0 {
		l.writeTimeout = writeTimeout
	}
	if l.Tries.Pace == nil {
		l.Tries.Pace = NewPace()
	}
	if l.Tries.Now == nil {
		l.Tries.Now = time.Now
	}
	if l.Tries.Sleep == nil {
		l.Tries.Sleep = Sleep
	}
	if l.log == nil {
		l.log = slog.New(slog.DiscardHandler)
	}
	return l
}

// Now is the time on the line's clock.
func (l *Line) Now() time.Time { return l.Tries.Now() }

// Close drops the idle connections. The line stays usable.
func (l *Line) Close() { l.Transport.CloseIdleConnections() }

// Exchange sends a request of a call once and lets judge read the answer. A call
// that got none is NotSent as long as there was no connection, and unsure after
// that; secrets are kept out of its error. The transport follows no redirect: an
// answer that is one is not believed. build and judge get a context that bounds
// the try.
func (l *Line) Exchange(
	ctx context.Context, call Call, secrets []string,
	build func(context.Context) (*http.Request, error), judge func(context.Context, *http.Response) error,
) error {
	limit := l.readTimeout
	if call.Write {
		limit = l.writeTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	r, err := build(httptrace.WithClientTrace(ctx, trace))
	if err != nil {
		return Failure(ctx, call, nmbrs.ClassNotSent, err, secrets...)
	}
	resp, err := l.Transport.RoundTrip(r)
	if err != nil {
		class := nmbrs.ClassNotSent
		if connected.Load() {
			class = nmbrs.ClassUnsure
		}
		return Failure(ctx, call, class, err, secrets...)
	}
	// The answer has been read or given up; a failure to close adds nothing.
	defer func() { _ = resp.Body.Close() }()
	return judge(ctx, resp)
}

// Do makes a call: a write once, a read several times, each noted in the log. once
// is one try; again tells whether the next may follow its error at once. noted is
// what the log shows of the request, asked for only where there is a log; the
// secrets in it are taken out.
func (l *Line) Do(
	ctx context.Context, call Call, once func() error, again func(error) bool, noted func() (text string, secrets []string),
) error {
	return l.Tries.Do(ctx, call.Write, once, func(try int, took time.Duration, err error) bool {
		if l.log.Enabled(ctx, slog.LevelDebug) {
			text, secrets := noted()
			l.note(ctx, call, try, took, clean(text, secrets), err)
		}
		return again != nil && again(err)
	})
}

// note writes the wire log: no header, for they hold the secrets, and of answers
// only what went wrong, for they are personal.
func (l *Line) note(ctx context.Context, call Call, try int, took time.Duration, request string, err error) {
	attrs := []slog.Attr{
		slog.String("call", call.Name), slog.Int("try", try), slog.Duration("took", took), slog.String("request", request),
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", Clean(err.Error())))
	}
	l.log.LogAttrs(ctx, slog.LevelDebug, l.title, attrs...)
}
