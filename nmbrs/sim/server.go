package sim

import (
	"context"
	"net/http"
	"sync"
	"time"

	"doorzet/nmbrs/sim/door"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
	"doorzet/nmbrs/sim/restface"
	"doorzet/nmbrs/sim/soapface"
)

// Options are the circumstances of a server, as opposed to its contents.
type Options struct {
	// Latency is the time every call takes, half before and half after its work.
	Latency time.Duration
	// Now is the server's clock; default the scenario's, running.
	Now func() time.Time
	// Sleep waits; default real waiting. It returns early when ctx ends.
	Sleep func(ctx context.Context, d time.Duration) error
	// After runs f after d; default a timer. It serves late application.
	After func(d time.Duration, f func())
}

// Server is a simulated Nmbrs. Its methods may be called while it serves: those of
// the office are the hand of a colleague, those of the gate slow calls down and
// make them fail, those of the authority end consents.
type Server struct {
	*office.Office
	*gate.Gate
	*restface.Authority
	*door.Door
	soap      *soapface.Face
	rest      *restface.Face
	closeOnce sync.Once
}

// New makes a server from a scenario. A scenario that ParseScenario would
// refuse gives a server without the parts that do not fit.
func New(sc Scenario, opt Options) *Server {
	o := office.New(sc, opt.Now)
	g := gate.New(o, opt.Latency, opt.Sleep, opt.After)
	a := restface.NewAuthority(o, sc.Apps)
	return &Server{Office: o, Gate: g, Authority: a, Door: door.New(o, g, a), soap: soapface.New(o, g), rest: restface.New(o, g, a)}
}

// Close releases calls that hang on purpose. It does not stop a listener.
func (s *Server) Close() { s.closeOnce.Do(s.Gate.Release) }

// Handler gives the services and the control door as one HTTP handler.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	s.soap.Register(mux)
	s.rest.Register(mux)
	mux.Handle("/_sim/", s.Door.Handler())
	return mux
}
