package wire

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// A name such as localhost that leads elsewhere is found out at the dial.
func TestLoopbackOnly(t *testing.T) {
	for address, want := range map[string]error{
		"127.0.0.1:80": nil, "[::1]:443": nil, "192.0.2.1:80": ErrInsecure, "no port": ErrInsecure,
	} {
		if err := loopbackOnly("tcp", address, nil); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
	if tr := NewTransport(false); tr.Protocols.HTTP2() || !tr.Protocols.HTTP1() {
		t.Error("the transport may repeat a request by itself")
	}
}

// A body cannot be recognised as one that could be read again.
func TestOnceHidesItsReader(t *testing.T) {
	var body io.ReadCloser = Once{Reader: strings.NewReader("uren")}
	if _, ok := body.(io.Seeker); ok {
		t.Error("the body can be rewound")
	}
	got, err := io.ReadAll(body)
	if err != nil || string(got) != "uren" || body.Close() != nil {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestCleanTakesOutWhatSteers(t *testing.T) {
	if got := Clean(" a\x1b[31mb\u202ec\nd\x00 "); got != "a[31mbc d" {
		t.Errorf("cleaned to %q", got)
	}
	if got := Scrub("token geheim1 hier", "geheim1"); got != "token [redacted] hier" {
		t.Errorf("scrubbed to %q", got)
	}
	if got := Shorten(strings.Repeat("é", MaxText+5)); len([]rune(got)) != MaxText+1 {
		t.Errorf("shortened to %d runes", len([]rune(got)))
	}
}
