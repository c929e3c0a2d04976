package door

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// guarded lets only this machine through the control door: a page in a browser
// that reaches the simulator under another name, or from another origin, could
// otherwise take it over.
func guarded(inside http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ownHost(r.Host) || !ownOrigin(r) {
			http.Error(w, "the control door is for programs on this machine", http.StatusForbidden)
			return
		}
		inside.ServeHTTP(w, r)
	})
}

// ownHost tells whether a request names this machine by a name that nobody else
// can give out.
func ownHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.Unmap().IsLoopback()
}

// ownOrigin tells whether a request comes from no page, or from one of the
// simulator's own.
func ownOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && strings.EqualFold(u.Host, r.Host)
}
