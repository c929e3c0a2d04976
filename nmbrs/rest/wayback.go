package rest

import (
	"context"
	"net"
	"net/url"
	"strconv"
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// The address at which the browser comes back has to be registered with the
// application, letter by letter. Whether Nmbrs takes one of this machine, and in
// which spelling, is not shown anywhere; clients register http://localhost:PORT/…
// and https addresses of a site of their own.

// DefaultWayBack is the host of the way back where nobody chose one.
const DefaultWayBack = "127.0.0.1"

// wayBack is where a sign-in ends.
type wayBack struct {
	// host and path are those of the registered address.
	host, path string
	// ports are where to listen, the first that is free; none where the address
	// is of another machine, and what the browser ends at has to be pasted.
	ports []int
	// elsewhere is that address, whole.
	elsewhere string
}

// readWayBack reads a registered address: a host of this machine, with or without
// port and path, or an https address. It fails with ErrSignInReturn.
func readWayBack(text string, ports []int) (wayBack, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		text = DefaultWayBack
	}
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return wayBack{}, nmbrs.ErrSignInReturn
	}
	if u.Scheme == "https" {
		return wayBack{elsewhere: text}, nil
	}
	if u.Scheme != "http" || !wire.IsLoopback(u.Hostname()) {
		return wayBack{}, nmbrs.ErrSignInReturn
	}
	w := wayBack{host: u.Hostname(), path: u.EscapedPath(), ports: ports}
	if w.path == "" {
		w.path = callbackPath
	}
	if u.Port() != "" {
		port, err := strconv.Atoi(u.Port())
		if err != nil || port < 1 || port > 65535 {
			return wayBack{}, nmbrs.ErrSignInReturn
		}
		w.ports = []int{port}
	}
	return w, nil
}

// address is what the authority is told, and what has to be registered.
func (w wayBack) address(port int) string {
	return "http://" + net.JoinHostPort(w.host, strconv.Itoa(port)) + w.path
}

// listen takes the first port that is free. A browser goes to either address of
// this machine for localhost, so that both are listened at where there are two.
func (w wayBack) listen(ctx context.Context) (all []net.Listener, port int, err error) {
	hosts := []string{w.host}
	if strings.EqualFold(w.host, "localhost") {
		hosts = []string{"127.0.0.1", "::1"}
	}
	var lc net.ListenConfig
	for _, p := range w.ports {
		first, err := lc.Listen(ctx, "tcp", net.JoinHostPort(hosts[0], strconv.Itoa(p)))
		if err != nil {
			continue
		}
		all = []net.Listener{first}
		if a, is := first.Addr().(*net.TCPAddr); is {
			port = a.Port
		}
		for _, h := range hosts[1:] {
			// A machine without that family of addresses does well with one.
			if more, err := lc.Listen(ctx, "tcp", net.JoinHostPort(h, strconv.Itoa(port))); err == nil {
				all = append(all, more)
			}
		}
		return all, port, nil
	}
	return nil, 0, nmbrs.ErrSignInPort
}
