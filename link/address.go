package link

import (
	"net/url"
	"strconv"
	"strings"

	"doorzet/payroll"
	"doorzet/store"
)

// cleanAddress gives the one spelling of the base address of a server. What
// holds more than scheme, host and path is refused before it is used, kept or
// logged: it may hold a password.
func cleanAddress(text, otherwise string) (string, error) {
	address := store.NormalEndpoint(text)
	if address == "" {
		address = otherwise
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Contains(address, "@") {
		return "", badAddress(text)
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", badAddress(text)
		}
	}
	return address, nil
}

// badAddress is the Problem of an address, with what may be shown of it.
func badAddress(text string) *payroll.Problem {
	return payroll.NewProblem(CodeBadEndpoint, "endpoint", shownAddress(text))
}

// shownAddress is what may be shown of an address that cannot be used: nothing
// of who logs in, nor of what is asked.
func shownAddress(text string) string {
	if i := strings.LastIndex(text, "@"); i >= 0 {
		scheme, _, ok := strings.Cut(text[:i], "://")
		if ok {
			scheme += "://"
		} else {
			scheme = ""
		}
		text = scheme + "…@" + text[i+1:]
	}
	text, _, _ = strings.Cut(text, "?")
	text, _, _ = strings.Cut(text, "#")
	return payroll.Clean(text, 120)
}
