package soap

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs/wire"
)

// ErrEndpoint and ErrInsecure say why the address of the server cannot be used.
var (
	ErrEndpoint = wire.ErrEndpoint
	ErrInsecure = wire.ErrInsecure
)

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
	// one with wire.NewPace and gives it to all of them; nil is one of its own.
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

// DefaultEndpoint is the base address of Nmbrs.
const DefaultEndpoint = "https://api.nmbrs.nl"
