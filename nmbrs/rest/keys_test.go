package rest

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
)

// tokenList gives tokens one after the other as they are refused.
type tokenList struct {
	tokens []string
	at     int
}

func (l *tokenList) Token(context.Context) (string, error) { return l.tokens[l.at], nil }

func (l *tokenList) Refused(token string) bool {
	if l.tokens[l.at] == token && l.at+1 < len(l.tokens) {
		l.at++
		return true
	}
	return l.tokens[l.at] != token
}

func (*tokenList) Worked(string) {}

// TestTwoKeysAndTwoTokens: whichever of them is good is found, for reads within
// the call and for writes by the next one; when none is, the reason is told.
func TestTwoKeysAndTwoTokens(t *testing.T) {
	for name, x := range map[string]struct {
		keys, goodKey, goodToken string
		tokens                   []string
		gateway                  bool
		cause                    nmbrs.Cause
	}{
		"first key":             {keys: "one two", goodKey: "one", goodToken: "a", tokens: []string{"a"}, gateway: true},
		"second key":            {keys: "one two", goodKey: "two", goodToken: "a", tokens: []string{"a"}, gateway: true},
		"second token":          {keys: "one", goodKey: "one", goodToken: "b", tokens: []string{"a", "b"}},
		"second token, gateway": {keys: "one two", goodKey: "one", goodToken: "b", tokens: []string{"a", "b"}, gateway: true},
		"second of both":        {keys: "one two", goodKey: "two", goodToken: "b", tokens: []string{"a", "b"}, gateway: true},
		"no key":                {keys: "one two", goodKey: "x", goodToken: "a", tokens: []string{"a"}, gateway: true, cause: nmbrs.CauseKey},
		"no key, one":           {keys: "one", goodKey: "x", goodToken: "a", tokens: []string{"a"}, gateway: true, cause: nmbrs.CauseKey},
		"no token":              {keys: "one two", goodKey: "one", goodToken: "x", tokens: []string{"a", "b"}, cause: nmbrs.CauseSignIn},
		"no key, another token": {keys: "one two", goodKey: "x", goodToken: "b", tokens: []string{"a", "b"}, gateway: true, cause: nmbrs.CauseKey},
	} {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if r.Header.Get("X-Subscription-Key") == x.goodKey && r.Header.Get("Authorization") == "Bearer "+x.goodToken {
				_, _ = w.Write([]byte(`{"data":[]}`))
				return
			}
			w.WriteHeader(http.StatusUnauthorized)
			if x.gateway {
				_, _ = w.Write([]byte(`{"statusCode":401,"message":"Access denied"}`))
			} else {
				_, _ = w.Write([]byte(`{"httpStatus":401,"title":"Unauthorized"}`))
			}
		}))
		c, err := New(Options{
			Endpoint: srv.URL, Key: func() string { return x.keys }, Tokens: &tokenList{tokens: x.tokens}, Pace: rate.NewLimiter(rate.Inf, 1),
			Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		})
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Debtors(t.Context())
		if x.cause == "" && err != nil || x.cause != "" && (!nmbrs.IsCause(err, x.cause) || nmbrs.OutcomeOf(err) != nmbrs.ClassBroken) {
			t.Errorf("%s: %v, want %q", name, err, x.cause)
		}
		if x.cause == nmbrs.CauseSignIn && !errors.Is(err, nmbrs.ErrSignInOver) {
			t.Errorf("%s: %v does not say to sign in", name, err)
		}
		if x.cause == "" {
			if _, err := c.Debtors(t.Context()); err != nil {
				t.Errorf("%s, once more: %v", name, err)
			}
		}
		srv.Close()
		c.Close()
	}
}

// TestNeitherKeyIsShown: an echo of either is taken out of an error.
func TestNeitherKeyIsShown(t *testing.T) {
	c := &conn{key: func() string { return "key-number-one key-number-two" }}
	if got := c.scrub("key-number-two and key-number-one for token", "token"); strings.Contains(got, "number") || strings.Contains(got, "token") {
		t.Errorf("got %q", got)
	}
}
