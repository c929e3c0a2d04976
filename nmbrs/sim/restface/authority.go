package restface

import (
	"crypto/subtle"
	"net/http"
	"net/url"
	"slices"
	"time"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
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

// oauthService names the authority among the services.
const oauthService = "oauth"

// Authority gives consents and tokens, and remembers them under the office's lock.
type Authority struct {
	*office.Office
	apps    []office.App
	codes   map[string]*authCode
	access  map[string]*grant
	refresh map[string]*refreshToken
}

// NewAuthority makes an authority for applications; without any there is the one
// with the Default names.
func NewAuthority(o *office.Office, apps []office.App) *Authority {
	if len(apps) == 0 {
		apps = []office.App{{ClientID: DefaultClientID, ClientSecret: DefaultClientSecret, SubscriptionKey: DefaultKey}}
	}
	return &Authority{
		Office: o, apps: slices.Clone(apps), codes: map[string]*authCode{}, access: map[string]*grant{}, refresh: map[string]*refreshToken{},
	}
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
	user        *office.User
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

// knowsKey tells whether a subscription key belongs to an application.
func (a *Authority) knowsKey(key string) bool {
	return slices.ContainsFunc(a.apps, func(x office.App) bool {
		return key != "" && (x.SubscriptionKey == key || x.SecondaryKey == key)
	})
}

func (a *Authority) app(id string) *office.App {
	for i := range a.apps {
		if a.apps[i].ClientID == id {
			return &a.apps[i]
		}
	}
	return nil
}

// clientOf finds the application: HTTP Basic, or id and secret in the form.
func (a *Authority) clientOf(r *http.Request, form url.Values) *office.App {
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
	app := a.app(id)
	if app == nil || subtle.ConstantTimeCompare([]byte(app.ClientSecret), []byte(secret)) != 1 {
		return nil
	}
	return app
}

func (a *Authority) revoke(w http.ResponseWriter, r *http.Request) {
	raw, read := faults.ReadBody(w, r)
	if !read {
		return
	}
	form, err := url.ParseQuery(string(raw))
	a.Lock()
	defer a.Unlock()
	if err != nil || a.clientOf(r, form) == nil {
		http.Error(w, "invalid_client", http.StatusUnauthorized)
		return
	}
	delete(a.access, form.Get("token"))
	delete(a.refresh, form.Get("token"))
}

// Revoke takes back every consent of a user; "" is the first user.
func (a *Authority) Revoke(email string) error {
	return a.OnUser(email, a.forget)
}

// forget drops the tokens of a user; the caller holds the lock.
func (a *Authority) forget(u *office.User) {
	for k, g := range a.access {
		if g.user == u {
			delete(a.access, k)
		}
	}
	for k, t := range a.refresh {
		if t.grant.user == u {
			delete(a.refresh, k)
		}
	}
}

// ExpireAccess makes every access token expire now; the refresh tokens stay.
func (a *Authority) ExpireAccess() {
	a.Lock()
	defer a.Unlock()
	clear(a.access)
}

// ResetToken gives a user a new token; the old one gets 1001, and what the
// user consented to over REST ends.
func (a *Authority) ResetToken(email, token string) error {
	return a.OnUser(email, func(u *office.User) {
		u.Token = token
		a.forget(u)
	})
}
