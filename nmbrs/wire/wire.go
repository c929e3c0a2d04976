// Package wire holds what the transports of Nmbrs share: addresses that may be
// reached, a transport that sends a request once and by itself never again, and
// the cleaning of what servers say.
package wire

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// ErrEndpoint says that the address of a server cannot be used.
var ErrEndpoint = errors.New("unusable endpoint")

// ErrInsecure says that the address would send secrets unencrypted over a
// network: http is for loopback hosts only.
var ErrInsecure = errors.New("endpoint is not https")

// ParseEndpoint checks a base address: https, or http for loopback hosts. An
// empty text stands for otherwise. It fails with ErrEndpoint or ErrInsecure.
func ParseEndpoint(text, otherwise string) (*url.URL, error) {
	if text == "" {
		text = otherwise
	}
	u, err := url.Parse(strings.TrimRight(text, "/"))
	if err != nil {
		// The text of err quotes the address, which may hold a password.
		return nil, fmt.Errorf("%w: not an address", ErrEndpoint)
	}
	if u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return nil, fmt.Errorf("%w: want scheme and host only", ErrEndpoint)
	}
	switch u.Scheme {
	case "https":
	case "http":
		if !IsLoopback(u.Hostname()) {
			return nil, fmt.Errorf("%w: %s", ErrInsecure, Clean(u.Hostname()))
		}
	default:
		return nil, fmt.Errorf("%w: want https", ErrEndpoint)
	}
	return u, nil
}

// IsLoopback tells whether a host is this machine by its name or address.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// NewTransport makes a transport that sends a request once: HTTP/1.1 only,
// because HTTP/2 repeats refused streams by itself. An idle connection is
// dropped after two seconds: a server that closes it at the moment of a write
// would cause a doubt for nothing. With plain it reaches loopback addresses only.
func NewTransport(plain bool) *http.Transport {
	dialer := &net.Dialer{Timeout: 30 * time.Second, KeepAlive: 15 * time.Second}
	if plain {
		dialer.Control = loopbackOnly
	}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    20 * time.Second,
		Protocols:              protocols,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    64,
		IdleConnTimeout:        2 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
}

// loopbackOnly stops a name such as localhost from leading elsewhere.
func loopbackOnly(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrInsecure, err)
	}
	if !IsLoopback(host) {
		return ErrInsecure
	}
	return nil
}

// Once hides the kind of reader from net/http, so that it cannot make copies
// of the body and send it again.
type Once struct{ io.Reader }

// Close does nothing; there is nothing to release.
func (Once) Close() error { return nil }
