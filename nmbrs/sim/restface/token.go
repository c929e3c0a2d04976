package restface

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"doorzet/ids"
	"doorzet/nmbrs/sim/office"
)

// tokenLength is how many bytes of chance a token or a code has.
const tokenLength = 24

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

func (c *restCall) byCode(app *office.App, form url.Values) (restReply, error) {
	code := c.s.Authority.codes[form.Get("code")]
	switch {
	case code == nil, code.grant.app != app.ClientID, !c.s.Now().Before(code.until):
		return oauthError(http.StatusBadRequest, "invalid_grant", "unknown, used or expired code")
	case code.redirect != form.Get("redirect_uri"):
		return oauthError(http.StatusBadRequest, "invalid_grant", "another redirect_uri")
	case !proves(code.challenge, form.Get("code_verifier")):
		return oauthError(http.StatusBadRequest, "invalid_grant", "the code verifier does not fit")
	}
	g := code.grant
	return c.tokens(g, func() { delete(c.s.Authority.codes, form.Get("code")) })
}

// proves checks a PKCE verifier against an S256 challenge.
func proves(challenge, verifier string) bool {
	sum := sha256.Sum256([]byte(verifier))
	return challenge == "" || challenge == base64.RawURLEncoding.EncodeToString(sum[:])
}

func (c *restCall) byRefresh(app *office.App, form url.Values) (restReply, error) {
	t := c.s.Authority.refresh[form.Get("refresh_token")]
	if t == nil || t.used || t.grant.app != app.ClientID || !c.s.Now().Before(t.until) {
		return oauthError(http.StatusBadRequest, "invalid_grant", "unknown, used or expired refresh token")
	}
	if c.s.Options.RestKeepsRefresh {
		g := t.grant
		g.scopes = slices.DeleteFunc(slices.Clone(g.scopes), func(s string) bool { return s == "offline_access" })
		return c.tokens(g, func() {})
	}
	return c.tokens(t.grant, func() { t.used = true })
}

// tokens makes an access token, and a refresh token where that was asked for.
func (c *restCall) tokens(g grant, spend func()) (restReply, error) {
	life := accessLife
	if n := c.s.Options.AccessSeconds; n > 0 {
		life = time.Duration(n) * time.Second
	}
	access, refresh := ids.Secret(tokenLength), ""
	now := c.s.Now()
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
		c.s.Authority.access[access] = &g
		if refresh != "" {
			c.s.Authority.refresh[refresh] = &refreshToken{grant: g, until: now.Add(refreshLife)}
		}
	}}, nil
}
