package rest

import (
	"context"
	"crypto/subtle"
	"errors"
	"html/template"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/oauth2"

	"doorzet/ids"
	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// Ports are where a sign-in listens, the first that is free: the addresses
// http://127.0.0.1:PORT/callback, or those with localhost, have to be registered
// with the application, and five is the most that Nmbrs takes.
func Ports() []int { return []int{51781, 51782, 51783, 51784, 51785} }

// callbackPath is the end of the address that the browser comes back to.
const callbackPath = "/callback"

// What can go wrong in a sign-in, as nmbrs has it.
var (
	ErrState  = nmbrs.ErrSignInState
	ErrNoCode = nmbrs.ErrSignInCode
	ErrDenied = nmbrs.ErrSignInDenied
	ErrNoPort = nmbrs.ErrSignInPort
)

// SignInOptions say how a sign-in is made.
type SignInOptions struct {
	// Ports to listen on, the first that is free; Ports() when empty, 0 any.
	Ports []int
	// Page words what the browser shows at the end.
	Page nmbrs.SignInPage
	// Now is the clock; the system's when nil.
	Now func() time.Time
}

// signIn is a sign-in under way.
type signIn struct {
	auth     *authority
	conf     oauth2.Config
	state    string
	verifier string
	page     nmbrs.SignInPage
	// narrow is the same request without what a link can do without, narrowed
	// that it was made: once, or a refusal of that one too would go round.
	narrow   func() string
	narrowed atomic.Bool
	// server receives the browser, nil where it ends at another machine.
	server *http.Server
	done   sync.Once
	codes  chan callback
}

type callback struct {
	code string
	err  error
}

var _ nmbrs.SignIn = (*signIn)(nil)

// StartSignIn begins to listen on loopback and makes the address to open. The
// consent is by authorization code with PKCE (S256) and a state.
func StartSignIn(ctx context.Context, app nmbrs.App, o SignInOptions) (nmbrs.SignIn, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	auth, err := newAuthority(app, o.Now)
	if err != nil {
		return nil, err
	}
	ports := o.Ports
	if len(ports) == 0 {
		ports = Ports()
	}
	back, err := readWayBack(app.WayBack, ports)
	if err != nil {
		return nil, err
	}
	s := &signIn{
		auth: auth, conf: auth.conf, state: ids.Secret(32), verifier: oauth2.GenerateVerifier(), page: o.Page,
		codes: make(chan callback, 1),
	}
	if !app.Narrow {
		s.narrow = func() string {
			conf := s.conf
			conf.Scopes = scopes()
			return conf.AuthCodeURL(s.state, oauth2.S256ChallengeOption(s.verifier))
		}
	}
	if back.elsewhere != "" {
		s.conf.RedirectURL = back.elsewhere
		return s, nil
	}
	listeners, port, err := back.listen(ctx)
	if err != nil {
		return nil, err
	}
	s.conf.RedirectURL = back.address(port)
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+back.path, s.back)
	s.server = &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10}
	for _, ln := range listeners {
		go func() { _ = s.server.Serve(ln) }() // ends with Close
	}
	return s, nil
}

// Address is the page to open.
func (s *signIn) Address() string {
	return s.conf.AuthCodeURL(s.state, oauth2.S256ChallengeOption(s.verifier))
}

// farewell is how long the browser may take to receive its last page.
const farewell = 2 * time.Second

// Close stops listening. The browser first gets the page that it is receiving:
// cut off, it would show an error beside a sign-in that went well.
func (s *signIn) Close() {
	s.done.Do(func() {
		if s.server == nil {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), farewell)
		defer cancel()
		if s.server.Shutdown(ctx) != nil {
			_ = s.server.Close() // what is still open then is no browser of ours
		}
	})
}

// back receives the browser. A visit with another state is none of ours: it is
// answered and waiting goes on.
func (s *signIn) back(w http.ResponseWriter, r *http.Request) {
	code, err := s.read(r.URL.Query())
	if host, _, herr := net.SplitHostPort(r.Host); herr != nil || !wire.IsLoopback(host) {
		err = ErrState
	}
	if errors.Is(err, nmbrs.ErrSignInScope) && s.narrow != nil && !s.narrowed.Swap(true) {
		// The same sign-in goes on with fewer scopes; what is lost without them is
		// told from what the answer grants.
		http.Redirect(w, r, s.narrow(), http.StatusFound)
		return
	}
	text, status := s.page.Good, http.StatusOK
	if err != nil {
		text, status = s.page.Bad, http.StatusBadRequest
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(status)
	const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>{{.Title}}</title></head>` +
		`<body style="font-family: sans-serif; margin: 3em"><h1>{{.Title}}</h1><p>{{.Text}}</p></body></html>`
	// A browser that has left is no concern here.
	_ = template.Must(template.New("page").Parse(page)).Execute(w, struct{ Title, Text string }{s.page.Title, text})
	if errors.Is(err, ErrState) || errors.Is(err, ErrNoCode) {
		return
	}
	select {
	case s.codes <- callback{code, err}:
	default: // the first one counts
	}
}

// read takes the code out of the way back.
func (s *signIn) read(q url.Values) (string, error) {
	if subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(s.state)) != 1 {
		return "", ErrState
	}
	if word := q.Get("error"); word != "" {
		if known := refusals()[word]; known != nil {
			return "", known
		}
		return "", ErrDenied
	}
	if q.Get("code") == "" {
		return "", ErrNoCode
	}
	return q.Get("code"), nil
}

// Wait waits for the browser to come back and exchanges the code.
func (s *signIn) Wait(ctx context.Context) (nmbrs.Tokens, error) {
	select {
	case <-ctx.Done():
		return nmbrs.Tokens{}, ctx.Err()
	case b := <-s.codes:
		if b.err != nil {
			return nmbrs.Tokens{}, b.err
		}
		return s.exchange(ctx, b.code)
	}
}

// Paste takes what a person copied: the address that a browser elsewhere ended
// at, of which the state is checked, or the code alone, which is of use only
// together with the verifier that this sign-in holds.
func (s *signIn) Paste(ctx context.Context, text string) (nmbrs.Tokens, error) {
	text = strings.TrimSpace(text)
	code := text
	if strings.Contains(text, "://") || strings.Contains(text, "code=") {
		_, query, _ := strings.Cut(text, "?")
		query, _, _ = strings.Cut(query, "#")
		q, err := url.ParseQuery(query)
		if err != nil {
			return nmbrs.Tokens{}, ErrNoCode
		}
		if code, err = s.read(q); err != nil {
			return nmbrs.Tokens{}, err
		}
	}
	if code == "" || strings.ContainsAny(code, " \t\r\n") || len(code) > 4096 {
		return nmbrs.Tokens{}, ErrNoCode
	}
	return s.exchange(ctx, code)
}

// exchange makes tokens of a code; a code works once.
func (s *signIn) exchange(ctx context.Context, code string) (nmbrs.Tokens, error) {
	got, err := s.conf.Exchange(s.auth.context(ctx), code, oauth2.VerifierOption(s.verifier))
	if err == nil {
		return s.auth.take(got)
	}
	var answer *oauth2.RetrieveError
	if !errors.As(err, &answer) {
		return nmbrs.Tokens{}, &nmbrs.Error{
			Call: callToken, Class: nmbrs.ClassNotSent, Cause: wire.CauseOfNetwork(ctx, err), Err: withoutQuery(err),
		}
	}
	e := &nmbrs.Error{
		Call: callToken, Class: nmbrs.ClassNotSent, Cause: nmbrs.CauseServer, Status: answer.Response.StatusCode,
		Text: wire.Shorten(wire.Clean(answer.ErrorCode + " " + answer.ErrorDescription)), Err: errAuthority,
	}
	if known := refusals()[answer.ErrorCode]; known != nil {
		e.Err = known
	}
	return nmbrs.Tokens{}, e
}
