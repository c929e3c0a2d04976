package rest

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

func replacePlace(path, place, id string) string { return strings.ReplaceAll(path, place, id) }

// TestCutAtEveryByte: an answer that ends anywhere before its end is believed at no
// byte, neither where it ends in good order nor where the connection breaks; of a
// write nobody knows then whether it was done.
func TestCutAtEveryByte(t *testing.T) {
	calls := append(append(reads(), companyReads()...), writes()...)
	for _, call := range calls {
		full := call.answers[0]
		if full.status == http.StatusNoContent {
			full = said{status: 200, body: "{}"}
		}
		for at := range full.body {
			cut := full
			cut.body = full.body[:at]
			c, got := exchange(t, cut)
			v, err := call.do(t.Context(), c)
			if nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure {
				t.Fatalf("%s cut at byte %d of %d: got %v, %v", call.name, at, len(full.body), v, err)
			}
			if len(*got) > len(call.request) {
				t.Fatalf("%s cut at byte %d: an answer that was given was asked for again", call.name, at)
			}
		}
	}
}

// TestBrokenAtEveryTenth: the same where the connection breaks instead: a read is
// asked for again, a write is not.
func TestBrokenAtEveryTenth(t *testing.T) {
	calls := append(append(reads(), companyReads()...), writes()...)
	for _, call := range calls {
		full := call.answers[0]
		if full.status == http.StatusNoContent {
			continue // there is nothing to break
		}
		isWrite := call.request[0].method != http.MethodGet
		for tenth := range 10 {
			at := len(full.body) * tenth / 10
			asked := 0
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				asked++
				conn, out, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				defer func() { _ = conn.Close() }()
				_, _ = fmt.Fprintf(out, "HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", full.status, len(full.body), full.body[:at])
				_ = out.Flush()
				if tcp, ok := conn.(*net.TCPConn); ok && tenth%2 == 1 {
					_ = tcp.SetLinger(0)
				}
			}))
			c := plainClient(t, srv.URL, nil)
			v, err := call.do(t.Context(), c)
			srv.Close()
			want := wire.ReadTries
			if isWrite {
				want = 1
			}
			if nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure || asked != want {
				t.Errorf("%s broken at byte %d of %d: got %v, %v, asked %d times", call.name, at, len(full.body), v, err, asked)
			}
		}
	}
}

// plainClient is a client of a server that looks at nothing.
func plainClient(t *testing.T, address string, slept *[]time.Duration) *Client {
	t.Helper()
	c, err := New(Options{
		Endpoint: address, Key: func() string { return testKey }, Tokens: fixed{}, Company: firm, PeriodType: nmbrs.Month,
		Pace: rate.NewLimiter(rate.Inf, 1), Now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
		Sleep: func(ctx context.Context, d time.Duration) error {
			if slept != nil {
				*slept = append(*slept, d)
			}
			return ctx.Err()
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// TestTooManyCalls: each read waits as long as it is asked to, however it is said
// and by whom, and is answered then; a write is left to the caller, with the wish.
func TestTooManyCalls(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"7": 7 * time.Second, "120": 2 * time.Minute, "Fri, 20 Nov 2026 12:00:30 GMT": 30 * time.Second, "": 0, "soon": 0,
	} {
		for form, body := range map[string]string{
			"own": `{"httpStatus":429,"title":"TooManyRequests"}`, "gateway": `{"statusCode":429,"message":"Rate limit is exceeded"}`,
			"page": `<html>`,
		} {
			for _, call := range append(append(reads(), companyReads()...), writes()...) {
				asked := 0
				srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					if asked++; asked == 1 {
						if header != "" {
							w.Header().Set("Retry-After", header)
						}
						w.Header().Set("Content-Type", map[bool]string{true: "text/html", false: "application/json"}[form == "page"])
						w.WriteHeader(http.StatusTooManyRequests)
						_, _ = w.Write([]byte(body))
						return
					}
					a := call.answers[0]
					w.Header().Set("Content-Type", "application/json")
					w.WriteHeader(a.status)
					_, _ = w.Write([]byte(a.body))
				}))
				var slept []time.Duration
				c := plainClient(t, srv.URL, &slept)
				v, err := call.do(t.Context(), c)
				srv.Close()
				checkTooMany(t, call, form+" "+strconv.Quote(header), v, err, asked, slept, want)
			}
		}
	}
}

func checkTooMany(t *testing.T, call everyCall, what string, v any, err error, asked int, slept []time.Duration, want time.Duration) {
	t.Helper()
	if call.request[0].method != http.MethodGet {
		var e *nmbrs.Error
		class := nmbrs.ClassBusy
		if strings.HasPrefix(what, "page") {
			class = nmbrs.ClassUnsure // no error of Nmbrs's, so that nobody knows
		}
		if !asError(err, &e) || e.Class != class || e.RetryAfter != want || asked != 1 {
			t.Errorf("%s, %s: %v after %d calls", call.name, what, err, asked)
		}
		return
	}
	b, jerr := json.Marshal(v)
	if err != nil || jerr != nil || string(b) != call.want || asked != 2 {
		t.Errorf("%s, %s: got %s, %v after %d calls", call.name, what, b, err, asked)
	}
	longest := time.Duration(0)
	for _, d := range slept {
		longest = max(longest, d)
	}
	if longest < max(want, wire.FirstPause) || want > wire.FirstPause && longest != want {
		t.Errorf("%s, %s: slept %v, want %v", call.name, what, slept, want)
	}
}
