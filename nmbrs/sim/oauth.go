package sim

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"doorzet/ids"
)

// The lifetimes of the authority. Source of the first and the third: Nmbrs's
// pages on OAuth2; of the second: what its clients assume.
const (
	codeLife    = 5 * time.Minute
	accessLife  = time.Hour
	refreshLife = 30 * 24 * time.Hour
)

// The application that a scenario without one has.
const (
	DefaultClientID     = "doorzet-demo"
	DefaultClientSecret = "demo-client-secret-0000" //nolint:gosec // made up, opens the simulator alone
	DefaultKey          = "demo-subscription-key-0000"
)

// tokenLength is how many bytes of chance a token or a code has.
const tokenLength = 24

// oauthService names the authority among the services.
const oauthService = "oauth"

// oauth is what the authority remembers.
type oauth struct {
	apps    []App
	codes   map[string]*authCode
	access  map[string]*grant
	refresh map[string]*refreshToken
}

// authCode is a consent that was given and not exchanged yet.
type authCode struct {
	grant     grant
	redirect  string
	challenge string
	until     time.Time
}

// grant is what a user consented to, with the life of its access token.
type grant struct {
	app         string
	user        *User
	scopes      []string
	debtors     []int
	accessUntil time.Time
}

// refreshToken may be used once.
type refreshToken struct {
	grant grant
	until time.Time
	used  bool
}

func newOAuth(apps []App) oauth {
	if len(apps) == 0 {
		apps = []App{{ClientID: DefaultClientID, ClientSecret: DefaultClientSecret, SubscriptionKey: DefaultKey}}
	}
	return oauth{
		apps: slices.Clone(apps), codes: map[string]*authCode{}, access: map[string]*grant{}, refresh: map[string]*refreshToken{},
	}
}

// knowsKey tells whether a subscription key belongs to an application.
func (s *Server) knowsKey(key string) bool {
	return slices.ContainsFunc(s.auth.apps, func(a App) bool {
		return key != "" && (a.SubscriptionKey == key || a.SecondaryKey == key)
	})
}

func (o *oauth) app(id string) *App {
	for i := range o.apps {
		if o.apps[i].ClientID == id {
			return &o.apps[i]
		}
	}
	return nil
}

// authority adds the addresses of the OAuth authority.
func (s *Server) authority(mux *http.ServeMux) {
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) {
		base := "http://" + r.Host
		sendJSON(w, obj{
			"issuer": base, "authorization_endpoint": base + "/connect/authorize", "token_endpoint": base + "/connect/token",
			"revocation_endpoint": base + "/connect/revocation", "code_challenge_methods_supported": []string{"S256"},
			"grant_types_supported": []string{"authorization_code", "refresh_token"}, "scopes_supported": scopes(),
		})
	})
	mux.HandleFunc("GET /connect/authorize", s.getLogin)
	mux.HandleFunc("POST /connect/authorize", s.postLogin)
	op := operation{service: oauthService, name: "Token", rest: true}
	mux.HandleFunc("POST /connect/token", func(w http.ResponseWriter, r *http.Request) {
		s.serveREST(w, r, &restCall{s: s, r: r, op: op}, exchangeToken)
	})
	mux.HandleFunc("POST /connect/revocation", s.revoke)
}

func scopes() []string {
	return []string{
		"offline_access", scopeCompany, scopePayroll, "company.leave.read", scopePeople, "employee.info", scopeEmployment,
		"employee.employment", scopePayment, scopePay, scopeOrg, "employee.orgstructure", "employee.leave.read", "user.info.read",
	}
}

// oauthError is an error in the form of RFC 6749.
func oauthError(status int, code, about string) (restReply, error) {
	return restReply{status: status, doc: obj{"error": code, "error_description": about}}, nil
}

// exchangeToken gives tokens for a code or for a refresh token. Like the other
// work it runs under the lock; what it changes it changes in apply, so that a
// fault can leave it out.
func exchangeToken(c *restCall) (restReply, error) {
	form, err := url.ParseQuery(string(c.body))
	if err != nil {
		return oauthError(http.StatusBadRequest, "invalid_request", "not a form")
	}
	app := c.s.clientOf(c.r, form)
	if app == nil {
		return oauthError(http.StatusUnauthorized, "invalid_client", "unknown client or wrong secret")
	}
	switch form.Get("grant_type") {
	case "authorization_code":
		return c.byCode(app, form)
	case "refresh_token":
		return c.byRefresh(app, form)
	}
	return oauthError(http.StatusBadRequest, "unsupported_grant_type", "")
}

// clientOf finds the application: HTTP Basic, or id and secret in the form.
func (s *Server) clientOf(r *http.Request, form url.Values) *App {
	id, secret, basic := r.BasicAuth()
	if basic {
		// RFC 6749 has both of them escaped as in a form.
		if i, err := url.QueryUnescape(id); err == nil {
			id = i
		}
		if x, err := url.QueryUnescape(secret); err == nil {
			secret = x
		}
	} else {
		id, secret = form.Get("client_id"), form.Get("client_secret")
	}
	app := s.auth.app(id)
	if app == nil || subtle.ConstantTimeCompare([]byte(app.ClientSecret), []byte(secret)) != 1 {
		return nil
	}
	return app
}

func (c *restCall) byCode(app *App, form url.Values) (restReply, error) {
	code := c.s.auth.codes[form.Get("code")]
	switch {
	case code == nil, code.grant.app != app.ClientID, !c.s.opt.Now().Before(code.until):
		return oauthError(http.StatusBadRequest, "invalid_grant", "unknown, used or expired code")
	case code.redirect != form.Get("redirect_uri"):
		return oauthError(http.StatusBadRequest, "invalid_grant", "another redirect_uri")
	case !proves(code.challenge, form.Get("code_verifier")):
		return oauthError(http.StatusBadRequest, "invalid_grant", "the code verifier does not fit")
	}
	g := code.grant
	return c.tokens(g, func() { delete(c.s.auth.codes, form.Get("code")) })
}

// proves checks a PKCE verifier against an S256 challenge.
func proves(challenge, verifier string) bool {
	sum := sha256.Sum256([]byte(verifier))
	return challenge == "" || challenge == base64.RawURLEncoding.EncodeToString(sum[:])
}

func (c *restCall) byRefresh(app *App, form url.Values) (restReply, error) {
	t := c.s.auth.refresh[form.Get("refresh_token")]
	if t == nil || t.used || t.grant.app != app.ClientID || !c.s.opt.Now().Before(t.until) {
		return oauthError(http.StatusBadRequest, "invalid_grant", "unknown, used or expired refresh token")
	}
	if c.s.options.RestKeepsRefresh {
		g := t.grant
		g.scopes = slices.DeleteFunc(slices.Clone(g.scopes), func(s string) bool { return s == "offline_access" })
		return c.tokens(g, func() {})
	}
	return c.tokens(t.grant, func() { t.used = true })
}

// tokens makes an access token, and a refresh token where that was asked for.
func (c *restCall) tokens(g grant, spend func()) (restReply, error) {
	life := accessLife
	if n := c.s.options.AccessSeconds; n > 0 {
		life = time.Duration(n) * time.Second
	}
	access, refresh := ids.Secret(tokenLength), ""
	now := c.s.opt.Now()
	g.accessUntil = now.Add(life)
	doc := obj{
		"access_token": access, "token_type": "Bearer", "expires_in": int(life / time.Second), "scope": strings.Join(g.scopes, " "),
	}
	if slices.Contains(g.scopes, "offline_access") {
		refresh = ids.Secret(tokenLength)
		doc["refresh_token"] = refresh
	}
	return restReply{status: http.StatusOK, doc: doc, apply: func() {
		spend()
		c.s.auth.access[access] = &g
		if refresh != "" {
			c.s.auth.refresh[refresh] = &refreshToken{grant: g, until: now.Add(refreshLife)}
		}
	}}, nil
}

func (s *Server) revoke(w http.ResponseWriter, r *http.Request) {
	raw, read := readBody(w, r)
	if !read {
		return
	}
	form, err := url.ParseQuery(string(raw))
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil || s.clientOf(r, form) == nil {
		http.Error(w, "invalid_client", http.StatusUnauthorized)
		return
	}
	delete(s.auth.access, form.Get("token"))
	delete(s.auth.refresh, form.Get("token"))
}

// Revoke takes back every consent of a user; "" is the first user.
func (s *Server) Revoke(email string) error {
	return s.onUser(email, s.forget)
}

// forget drops the tokens of a user; the caller holds the lock.
func (s *Server) forget(u *User) {
	for k, g := range s.auth.access {
		if g.user == u {
			delete(s.auth.access, k)
		}
	}
	for k, t := range s.auth.refresh {
		if t.grant.user == u {
			delete(s.auth.refresh, k)
		}
	}
}

// ExpireAccess makes every access token expire now; the refresh tokens stay.
func (s *Server) ExpireAccess() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.auth.access)
}
