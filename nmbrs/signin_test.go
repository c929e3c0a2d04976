package nmbrs_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
)

func demoApp(authority string) nmbrs.App {
	return nmbrs.App{
		Authority: authority, ClientID: sim.DefaultClientID, Secret: func() string { return sim.DefaultClientSecret },
	}
}

// memoryVault keeps tokens in memory. Its lock is shared by the sessions on it,
// as the file lock is by programs.
type memoryVault struct {
	lock sync.Mutex

	mu     sync.Mutex
	tokens nmbrs.Tokens
	begun  bool
	saves  int
	fail   error
}

func (v *memoryVault) Lock(context.Context) (func(), error) {
	v.lock.Lock()
	return v.lock.Unlock, nil
}

func (v *memoryVault) Load() (nmbrs.Tokens, bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.tokens, v.begun, nil
}

func (v *memoryVault) Begin() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.begun = true
	return nil
}

func (v *memoryVault) Save(t nmbrs.Tokens) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.fail != nil {
		return v.fail
	}
	v.tokens, v.begun = t, false
	v.saves++
	return nil
}

func (v *memoryVault) Abort() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.begun = false
	return nil
}

func post(t testing.TB, address string, form url.Values) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// browse does what a person does at the login page: sign in, consent, and be
// led back. It gives the address at which the browser ended.
func browse(t testing.TB, address string, form url.Values) string {
	t.Helper()
	var last string
	client := &http.Client{CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		last = r.URL.String()
		return nil
	}}
	for k, v := range map[string]string{"email": sim.Demo().Users[0].Email, "password": sim.Demo().Users[0].Token, "consent": "yes"} {
		if form.Get(k) == "" {
			form.Set(k, v)
		}
	}
	resp, err := client.Do(post(t, address, form))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		t.Fatal(err)
	}
	return last
}

func startSignIn(t testing.TB, authority string) nmbrs.SignIn {
	t.Helper()
	s, err := rest.StartSignIn(t.Context(), demoApp(authority), rest.SignInOptions{Ports: []int{0}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// signedIn signs in by script, without a browser, and keeps the tokens.
func signedIn(t testing.TB, authority string) *memoryVault {
	t.Helper()
	s := startSignIn(t, authority)
	browse(t, s.Address(), url.Values{})
	tokens, err := s.Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return &memoryVault{tokens: tokens}
}

// TestSignInAsksWhatItShould: PKCE with S256, a state, and exactly the scopes.
func TestSignInAsksWhatItShould(t *testing.T) {
	s := startSignIn(t, "http://127.0.0.1:1")
	u, err := url.Parse(s.Address())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	const scope = "offline_access company.info.read company.payrollsettings.read employee.info.read employee.employment.read employee.payment employee.orgstructure.read"
	if q.Get("scope") != scope || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" ||
		len(q.Get("code_challenge")) != 43 || len(q.Get("state")) < 40 || !strings.HasPrefix(q.Get("redirect_uri"), "http://127.0.0.1:") {
		t.Errorf("asked %v", q)
	}
}

func simulator(t testing.TB, change func(*sim.Scenario)) (*sim.Server, string) {
	t.Helper()
	sc := sim.Demo()
	if change != nil {
		change(&sc)
	}
	server := sim.New(sc, sim.Options{})
	web := httptest.NewServer(server.Handler())
	t.Cleanup(func() { server.Close(); web.Close() })
	return server, web.URL
}

// TestSignInByPaste: where the browser is on another machine the address that
// it ended at, or the code alone, is as good.
func TestSignInByPaste(t *testing.T) {
	_, web := simulator(t, nil)
	for name, cut := range map[string]func(string) string{
		"address": func(a string) string { return "  " + a + "\n" },
		"query":   func(a string) string { _, q, _ := strings.Cut(a, "callback"); return q },
		"code": func(a string) string {
			u, err := url.Parse(a)
			if err != nil {
				t.Fatal(err)
			}
			return u.Query().Get("code")
		},
	} {
		s := startSignIn(t, web)
		// The browser elsewhere comes to an address where nobody listens.
		s.Close()
		ended := browseNoFollow(t, s.Address(), url.Values{})
		tokens, err := s.Paste(t.Context(), cut(ended))
		if err != nil || tokens.Access == "" || tokens.Refresh == "" || tokens.Expiry.IsZero() {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.Paste(t.Context(), cut(ended)); err == nil {
			t.Errorf("%s: a code worked twice", name)
		}
	}
	s := startSignIn(t, web)
	for _, text := range []string{"", "twee woorden", "http://127.0.0.1:1/callback?code=x&state=anders", "http://x/?state=1"} {
		if _, err := s.Paste(t.Context(), text); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}

// browseNoFollow is browse for a browser that cannot reach this program.
func browseNoFollow(t testing.TB, address string, form url.Values) string {
	t.Helper()
	for k, v := range map[string]string{"email": sim.Demo().Users[0].Email, "password": sim.Demo().Users[0].Token} {
		form.Set(k, v)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(post(t, address, form))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	return resp.Header.Get("Location")
}

// TestSignInOfAnotherIsNotTaken: a visit with another state is answered and
// forgotten; the right one still comes through.
func TestSignInOfAnotherIsNotTaken(t *testing.T) {
	_, web := simulator(t, nil)
	s := startSignIn(t, web)
	u, err := url.Parse(s.Address())
	if err != nil {
		t.Fatal(err)
	}
	back := u.Query().Get("redirect_uri")
	resp, err := http.Get(back + "?state=vreemd&code=gestolen") //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusBadRequest {
		t.Errorf("a foreign state got %d", resp.StatusCode)
	}
	browse(t, s.Address(), url.Values{})
	if _, err := s.Wait(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestSignInRefused(t *testing.T) {
	_, web := simulator(t, nil)
	s := startSignIn(t, web)
	browse(t, s.Address(), url.Values{"consent": {"no"}})
	if _, err := s.Wait(t.Context()); !errors.Is(err, rest.ErrDenied) {
		t.Errorf("got %v", err)
	}
	// A wrong password stays on the page.
	s = startSignIn(t, web)
	if ended := browseNoFollow(t, s.Address(), url.Values{"debtor": {"999"}}); ended != "" {
		t.Errorf("an unknown debtor led back to %s", ended)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestAuthorityIsStrict: a scope that is not for partners refuses the whole
// request, and a code works only together with the verifier of its sign-in.
func TestAuthorityIsStrict(t *testing.T) {
	_, web := simulator(t, nil)
	s := startSignIn(t, web)
	u, err := url.Parse(s.Address())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("scope", q.Get("scope")+" openid")
	u.RawQuery = q.Encode()
	if ended := browseNoFollow(t, u.String(), url.Values{}); !strings.Contains(ended, "error=invalid_scope") {
		t.Errorf("openid ended at %q", ended)
	}
	stolen, err := url.Parse(browseNoFollow(t, s.Address(), url.Values{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := startSignIn(t, web).Paste(t.Context(), stolen.Query().Get("code")); !errors.Is(err, rest.ErrDenied) {
		t.Errorf("a code without its verifier: %v", err)
	}
}
