package rest

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// ErrEndpoint and ErrInsecure say why the address of the server cannot be used.
var (
	ErrEndpoint = wire.ErrEndpoint
	ErrInsecure = wire.ErrInsecure
)

// ErrOptions says that a client cannot be made of the given options.
var ErrOptions = errors.New("rest: incomplete options")

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

// The base addresses of Nmbrs.
const (
	DefaultEndpoint  = "https://api.nmbrsapp.com"
	DefaultAuthority = "https://identityservice.nmbrs.com"
)

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
