package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/oauth2"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// leeway is how long an access token must still hold: a call takes a minute at
// most, and clocks differ.
const leeway = 2 * time.Minute

// renewTimeout bounds one exchange with the authority.
const renewTimeout = 60 * time.Second

// scopes are what a link for hours needs. Source: the page of Nmbrs on time
// registration; offline_access gives the refresh token, and openid, which is
// not for partners, would have the whole request refused.
func scopes() []string {
	return []string{
		"offline_access", "company.info.read", "company.payrollsettings.read",
		"employee.info.read", "employee.employment.read", "employee.payment",
	}
}

// optionalScopes are asked for as well, unless somebody said not to: without the
// first departments cannot be read. One scope that an application may not ask
// for has the whole request refused, which is then made again without them.
func optionalScopes() []string { return []string{"employee.orgstructure.read"} }

// authority is the OAuth2 authority with an application's sign-in at it.
type authority struct {
	conf   oauth2.Config
	client *http.Client
	now    func() time.Time
}

func newAuthority(app nmbrs.App, now func() time.Time) (*authority, error) {
	base, err := wire.ParseEndpoint(app.Authority, DefaultAuthority)
	if err != nil {
		return nil, err
	}
	if app.ClientID == "" || app.Secret == nil {
		return nil, fmt.Errorf("%w: client id and client secret are needed", ErrOptions)
	}
	at := func(path string) string { u := *base; u.Path += path; return u.String() }
	asked := scopes()
	if !app.Narrow {
		asked = append(asked, optionalScopes()...)
	}
	transport := wire.NewTransport(base.Scheme == "http")
	transport.DisableKeepAlives = true
	return &authority{
		conf: oauth2.Config{
			ClientID: app.ClientID, ClientSecret: app.Secret(), Scopes: asked,
			Endpoint: oauth2.Endpoint{
				AuthURL: at("/connect/authorize"), TokenURL: at("/connect/token"),
				// Said outright: finding the style by trying would send a refresh
				// token, which works once, a second time.
				AuthStyle: oauth2.AuthStyleInHeader,
			},
		},
		client: &http.Client{
			Transport: single{transport}, Timeout: renewTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		now: now,
	}, nil
}

// authorityLimit is the most bytes of an answer of the authority.
const authorityLimit = 1 << 20

// single sends a request once and bounds its answer.
type single struct{ t *http.Transport }

// RoundTrip makes the call without a body that could be sent again.
func (s single) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.GetBody = nil
	if r.Body != nil {
		r.Body = wire.Once{Reader: r.Body}
	}
	r.Header.Set("User-Agent", "doorzet")
	resp, err := s.t.RoundTrip(r)
	if err == nil {
		resp.Body = struct {
			io.Reader
			io.Closer
		}{wire.NewBody(resp.Body, authorityLimit), resp.Body}
	}
	return resp, err
}

// context gives the library the client to use.
func (a *authority) context(ctx context.Context) context.Context {
	return context.WithValue(ctx, oauth2.HTTPClient, a.client)
}

// take checks what the authority gave.
func (a *authority) take(t *oauth2.Token) (nmbrs.Tokens, error) {
	if t.AccessToken == "" || t.RefreshToken == "" {
		return nmbrs.Tokens{}, at("refresh_token", errMissing)
	}
	out := nmbrs.Tokens{Access: t.AccessToken, Refresh: t.RefreshToken, Expiry: a.now().Add(time.Hour), Renewed: a.now()}
	if granted, told := t.Extra("scope").(string); told && granted != "" {
		for _, scope := range optionalScopes() {
			if !slices.Contains(strings.Fields(granted), scope) {
				out.Lacks = append(out.Lacks, scope)
			}
		}
	}
	if t.ExpiresIn > 0 {
		// By our own clock, from the moment that the answer came.
		out.Expiry = a.now().Add(time.Duration(t.ExpiresIn) * time.Second)
	}
	return out, nil
}

// Session gives the access tokens of one sign-in and renews them. It is safe
// for use by several goroutines; together with its vault, by several programs.
type Session struct {
	vault nmbrs.Vault
	app   nmbrs.App
	now   func() time.Time
	log   *slog.Logger

	// turn lets one caller at a time look and renew.
	turn chan struct{}

	mu      sync.Mutex
	tokens  nmbrs.Tokens
	refused string
	unsaved bool
	// renewed tells that the tokens were got while this program runs, proved that the
	// access token was taken at least once.
	renewed, proved bool
}

// NewSession makes a session; nothing is read or sent yet.
func NewSession(app nmbrs.App, vault nmbrs.Vault, now func() time.Time, log *slog.Logger) *Session {
	if now == nil {
		now = time.Now
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Session{vault: vault, app: app, now: now, log: log, turn: make(chan struct{}, 1)}
}

// Refused tells that Nmbrs did not take a token. False when it was renewed
// just now and so another one would fare no better.
func (s *Session) Refused(token string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens.Access != token {
		return true // somebody renewed it meanwhile
	}
	if s.renewed && !s.proved {
		return false
	}
	s.refused = token
	return true
}

// Worked tells that Nmbrs took a token.
func (s *Session) Worked(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens.Access == token {
		s.proved = true
	}
}

// held gives the access token at hand, "" when it must be renewed.
func (s *Session) held() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.good(s.tokens) {
		return s.tokens.Access
	}
	return ""
}

func (s *Session) good(t nmbrs.Tokens) bool {
	return t.Access != "" && t.Access != s.refused && s.now().Add(leeway).Before(t.Expiry)
}

// Token gives an access token, renewing it when that is due. Its errors are
// *nmbrs.Error, or those of the vault.
func (s *Session) Token(ctx context.Context) (string, error) {
	if token := s.held(); token != "" {
		return token, nil
	}
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	if token := s.held(); token != "" {
		return token, nil
	}
	release, err := s.vault.Lock(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	return s.renew(ctx)
}

// renew reads what another program may have renewed, and else renews. It holds
// the vault's lock.
func (s *Session) renew(ctx context.Context) (string, error) {
	kept, cut, err := s.vault.Load()
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	if s.unsaved {
		kept = s.tokens // newer than what could be kept
	}
	good := s.good(kept)
	s.mu.Unlock()
	if good {
		s.take(kept, false, false)
		return kept.Access, nil
	}
	if kept.Refresh == "" {
		return "", signInError(nmbrs.ErrSignInNone)
	}
	auth, err := newAuthority(s.app, s.now)
	if err != nil {
		return "", err
	}
	if err := s.vault.Begin(); err != nil {
		return "", err
	}
	fresh, sent, err := auth.refresh(ctx, kept.Refresh)
	if err != nil {
		return "", s.failed(err, sent, cut, kept.Refresh)
	}
	// The one that was given goes on whatever becomes of keeping it.
	err = s.vault.Save(fresh)
	if err != nil {
		s.log.Error("keep the renewed sign-in", "err", err)
	}
	s.take(fresh, err != nil, true)
	return fresh.Access, nil
}

func (s *Session) take(t nmbrs.Tokens, unsaved, renewed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens, s.unsaved, s.renewed, s.proved = t, unsaved, renewed, false
	if s.refused != t.Access {
		s.refused = ""
	}
}

// refresh exchanges a refresh token, once. sent tells whether it may have
// reached the authority.
func (a *authority) refresh(ctx context.Context, token string) (t nmbrs.Tokens, sent bool, err error) {
	// A person's stop does not cut an exchange off: its answer would be lost.
	ctx = context.WithoutCancel(ctx)
	var connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }})
	got, err := a.conf.TokenSource(a.context(ctx), &oauth2.Token{RefreshToken: token}).Token()
	if err != nil {
		return t, connected.Load(), err
	}
	// Where the answer has no refresh token the library repeats the old one, which
	// lives on then: the fresh access token is good, whatever becomes of the other.
	t, err = a.take(got)
	return t, true, err
}

// failed says what a failed renewal means.
func (s *Session) failed(err error, sent, cut bool, token string) error {
	var answer *oauth2.RetrieveError
	known := errors.As(err, &answer)
	switch {
	case known && answer.ErrorCode == "invalid_grant" && cut:
		return signInError(nmbrs.ErrSignInCut) // the mark stays until somebody signs in
	case known && answer.ErrorCode == "invalid_grant":
		if aerr := s.vault.Abort(); aerr != nil {
			s.log.Error("forget a renewal", "err", aerr)
		}
		return signInError(nmbrs.ErrSignInOver)
	case !sent, known && answer.Response.StatusCode < 500:
		// It certainly was not used: the mark would explain what did not happen.
		if aerr := s.vault.Abort(); aerr != nil {
			s.log.Error("forget a renewal", "err", aerr)
		}
	}
	if known && errors.Is(refusals()[answer.ErrorCode], nmbrs.ErrSignInClient) {
		// Trying again would fare no better: the secret was renewed at the portal.
		return signInError(nmbrs.ErrSignInClient)
	}
	if known {
		return &nmbrs.Error{
			Call: callToken, Class: nmbrs.ClassNotSent, Cause: nmbrs.CauseServer, Status: answer.Response.StatusCode,
			Text: wire.Shorten(wire.Clean(wire.Scrub(wire.Scrub(answer.ErrorCode+" "+answer.ErrorDescription, token), s.app.Secret()))), Err: errAuthority,
		}
	}
	return &nmbrs.Error{
		Call: callToken, Class: nmbrs.ClassNotSent, Cause: wire.CauseOfNetwork(context.Background(), err), Err: withoutQuery(err),
	}
}

// callToken names the exchange with the authority in errors.
const callToken = "POST /connect/token"

var errAuthority = errors.New("the authority refused")

// signInError says that a person has to sign in, and why.
func signInError(why error) error {
	return &nmbrs.Error{Call: callToken, Class: nmbrs.ClassBroken, Cause: nmbrs.CauseSignIn, Err: why}
}

// withoutQuery drops what a network error may quote.
func withoutQuery(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return &wire.CleanError{Text: wire.Shorten(wire.Clean(err.Error())), Err: err}
}

// refusals are the error codes of OAuth2 that a person can do something about.
func refusals() map[string]error {
	return map[string]error{
		"access_denied": nmbrs.ErrSignInDenied, "invalid_grant": nmbrs.ErrSignInDenied, "invalid_client": nmbrs.ErrSignInClient,
		"unauthorized_client": nmbrs.ErrSignInClient, "invalid_scope": nmbrs.ErrSignInScope,
	}
}
