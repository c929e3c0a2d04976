package link

import (
	"strings"
	"testing"

	"doorzet/payroll"
)

// Whatever holds a password is refused, and nothing of it is in the error.
func TestAddressesWithPasswordsAreRefused(t *testing.T) {
	t.Parallel()
	const secret = "kanarie"
	for _, text := range []string{
		"http://u:" + secret + "@127.0.0.1:80", "https://" + secret + "@api.nmbrs.nl", "https://u:" + secret + "@api.nmbrs.nl/x?y#z",
		"u:" + secret + "@api.nmbrs.nl", "https://api.nmbrs.nl?token=" + secret, "https://api.nmbrs.nl/#" + secret,
		"https://u:" + secret + "@a@b", "https://u:" + secret + "\x1b[2J@api.nmbrs.nl", "://u:" + secret + "@",
		"https://u:%zz" + secret + "@api.nmbrs.nl", "https:u:" + secret + "@x",
	} {
		got, err := cleanAddress(text, DefaultEndpoint)
		if err == nil {
			t.Errorf("%q is taken as %q", text, got)
			continue
		}
		if strings.Contains(err.Error(), secret) || strings.Contains(shownAddress(text), secret) {
			t.Errorf("%q: %v", text, err)
		}
		if s := shownAddress(text); s != payroll.Clean(s, 0) {
			t.Errorf("%q is shown raw: %q", text, s)
		}
	}
}

func TestAddressesHaveOneSpelling(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             DefaultEndpoint,
		" https://API.nmbrs.nl:443/ ":  "https://api.nmbrs.nl",
		"HTTPS://api.nmbrs.nl.":        "https://api.nmbrs.nl",
		"https://api.nmbrs.nl.:443///": "https://api.nmbrs.nl",
		"http://LOCALHOST:80/":         "http://localhost",
		"http://[::1]:8080/a/":         "http://[::1]:8080/a",
		"https://api.nmbrs.nl:8443":    "https://api.nmbrs.nl:8443",
	} {
		if got, err := cleanAddress(text, DefaultEndpoint); err != nil || got != want {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
}
