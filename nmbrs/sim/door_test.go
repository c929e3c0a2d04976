package sim

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Every path of the control door, with every method, is for programs on this
// machine: a page under another name or from another origin is refused.
func TestControlDoorIsForThisMachine(t *testing.T) {
	s := New(Demo(), Options{})
	defer s.Close()
	h := s.Handler()
	for _, door := range []struct{ method, path, body string }{
		{http.MethodGet, "/_sim/state", ""},
		{http.MethodPost, "/_sim/faults", `{"operation":"HourComponentVar_Insert","kind":"reset","effect":"none"}`},
		{http.MethodDelete, "/_sim/faults", ""},
		{http.MethodPost, "/_sim/do", `{"do":"roll"}`},
		{http.MethodGet, "/_sim/whatever", ""},
	} {
		for _, c := range []struct {
			host, origin, site string
			allowed            bool
		}{
			{"127.0.0.1:4711", "", "", true},
			{"localhost:4711", "", "", true},
			{"[::1]:4711", "", "", true},
			{"127.0.0.1", "http://127.0.0.1", "same-origin", true},
			{"evil.example:4711", "", "", false},
			{"127.0.0.1.evil.example", "", "", false},
			{"127.0.0.1:4711", "http://evil.example", "", false},
			{"127.0.0.1:4711", "null", "", false},
			{"127.0.0.1:4711", "http://127.0.0.1:9999", "", false},
			{"127.0.0.1:4711", "", "cross-site", false},
			{"127.0.0.1:4711", "", "same-site", false},
		} {
			r := httptest.NewRequestWithContext(t.Context(), door.method, door.path, strings.NewReader(door.body))
			r.Host = c.host
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			if c.site != "" {
				r.Header.Set("Sec-Fetch-Site", c.site)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if refused := w.Code == http.StatusForbidden; refused == c.allowed {
				t.Errorf("%s %s of host %q, origin %q, site %q: status %d", door.method, door.path, c.host, c.origin, c.site, w.Code)
			}
		}
	}
}
