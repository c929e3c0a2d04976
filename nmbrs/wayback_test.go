package nmbrs_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
)

// signInAs starts a sign-in of an application that is registered in its own way.
func signInAs(t *testing.T, app nmbrs.App, ports ...int) (nmbrs.SignIn, error) {
	t.Helper()
	s, err := rest.StartSignIn(t.Context(), app, rest.SignInOptions{Ports: ports})
	if err == nil {
		t.Cleanup(s.Close)
	}
	return s, err
}

// askedFor is a value of the address that a browser opens.
func askedFor(t *testing.T, s nmbrs.SignIn, name string) string {
	t.Helper()
	u, err := url.Parse(s.Address())
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get(name)
}

// TestWayBackIsTheRegisteredOne: an authority takes the address that is
// registered, letter by letter, and no other; the sign-in comes home by each form
// that a clerk may have registered.
func TestWayBackIsTheRegisteredOne(t *testing.T) {
	free := func() string {
		web := httptest.NewServer(http.NotFoundHandler())
		defer web.Close()
		_, port, _ := strings.Cut(strings.TrimPrefix(web.URL, "http://"), ":")
		return port
	}
	for _, form := range []string{"http://127.0.0.1:PORT/callback", "http://localhost:PORT/callback", "http://localhost:PORT/oauth/terug"} {
		registered := strings.Replace(form, "PORT", free(), 1)
		_, web := simulator(t, func(sc *sim.Scenario) {
			sc.Apps = []sim.App{{
				ClientID: sim.DefaultClientID, ClientSecret: sim.DefaultClientSecret, SubscriptionKey: sim.DefaultKey, Redirects: []string{registered},
			}}
		})
		app := demoApp(web)
		app.WayBack = registered
		s, err := signInAs(t, app)
		if err != nil {
			t.Fatal(registered, err)
		}
		if back := askedFor(t, s, "redirect_uri"); back != registered {
			t.Errorf("comes back to %s, registered is %s", back, registered)
		}
		browse(t, s.Address(), url.Values{})
		if tokens, err := s.Wait(t.Context()); err != nil || tokens.Refresh == "" {
			t.Errorf("%s: %v", registered, err)
		}
	}
	// The host alone is one with the usual ports and path.
	app := demoApp("http://127.0.0.1:1")
	for host, want := range map[string]string{"localhost": "http://localhost:", "127.0.0.1": "http://127.0.0.1:", "": "http://127.0.0.1:"} {
		app.WayBack = host
		s, err := signInAs(t, app, 0)
		if err != nil {
			t.Fatal(host, err)
		}
		if back := askedFor(t, s, "redirect_uri"); !strings.HasPrefix(back, want) || !strings.HasSuffix(back, "/callback") {
			t.Errorf("%q comes back to %s", host, back)
		}
	}
	for _, bad := range []string{"http://kantoor.example/callback", "ftp://localhost/x", "http://localhost:0/", "http://localhost:99999/x", "localhost?x=1", "http://a@localhost", "://"} {
		app.WayBack = bad
		if _, err := signInAs(t, app, 0); !errors.Is(err, nmbrs.ErrSignInReturn) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestWayBackElsewhere: where an https address of another machine is registered
// nothing listens here, and what the browser ends at is pasted.
func TestWayBackElsewhere(t *testing.T) {
	const registered = "https://kantoor.example/nmbrs"
	_, web := simulator(t, func(sc *sim.Scenario) {
		sc.Apps = []sim.App{{
			ClientID: sim.DefaultClientID, ClientSecret: sim.DefaultClientSecret, SubscriptionKey: sim.DefaultKey, Redirects: []string{registered},
		}}
	})
	app := demoApp(web)
	app.WayBack = registered
	s, err := signInAs(t, app)
	if err != nil {
		t.Fatal(err)
	}
	ended := browseNoFollow(t, s.Address(), url.Values{})
	if tokens, err := s.Paste(t.Context(), ended); err != nil || tokens.Access == "" || !strings.HasPrefix(ended, registered+"?") {
		t.Errorf("ended at %s: %v", ended, err)
	}
	s.Close()
}

// TestOptionalScopes: departments are asked for; an application that may not ask
// for them signs in all the same, in one go of the browser, and what it lacks is
// told. Asked to leave them out, it is not asked at all.
func TestOptionalScopes(t *testing.T) {
	const optional = "employee.orgstructure.read"
	may := []string{
		"offline_access", "company.info.read", "company.payrollsettings.read", "employee.info.read", "employee.employment.read", "employee.payment",
	}
	for name, c := range map[string]struct {
		scopes []string
		narrow bool
		lacks  []string
		err    error
	}{
		"all":        {nil, false, nil, nil},
		"may not":    {may, false, []string{optional}, nil},
		"left out":   {may, true, []string{optional}, nil},
		"not enough": {may[:3], false, nil, nmbrs.ErrSignInScope},
	} {
		_, web := simulator(t, func(sc *sim.Scenario) {
			sc.Apps = []sim.App{{
				ClientID: sim.DefaultClientID, ClientSecret: sim.DefaultClientSecret, SubscriptionKey: sim.DefaultKey, Scopes: c.scopes,
			}}
		})
		app := demoApp(web)
		app.Narrow = c.narrow
		s, err := signInAs(t, app, 0)
		if err != nil {
			t.Fatal(err)
		}
		if asked := strings.Contains(askedFor(t, s, "scope"), optional); asked == c.narrow {
			t.Errorf("%s: asked %v", name, asked)
		}
		address := signInPage(t, s.Address())
		if address != "" {
			browse(t, address, url.Values{})
		}
		tokens, err := s.Wait(t.Context())
		if !errors.Is(err, c.err) || !slices.Equal(tokens.Lacks, c.lacks) {
			t.Errorf("%s: lacks %v, %v", name, tokens.Lacks, err)
		}
	}
}

// signInPage opens an address as a browser does, through every redirect, and
// gives the page to sign in at, "" where there is none.
func signInPage(t *testing.T, address string) string {
	t.Helper()
	resp, err := http.Get(address) //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.Request.URL.Path != "/connect/authorize" {
		return ""
	}
	return resp.Request.URL.String()
}
