package soap

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
)

const (
	canary    = "canary-0123456789abcdef"
	testEmail = "api@example.test"
)

// month is the period of the samples.
func month() nmbrs.Period { return nmbrs.Period{Year: 2026, Number: 5, Type: nmbrs.Month} }

func readFile(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// server is an httptest server that remembers what it got.
type server struct {
	*httptest.Server
	mu     sync.Mutex
	bodies []string
	calls  []string
}

// serve starts a server that answers each call with f.
func serve(t testing.TB, f func(w http.ResponseWriter, call, body string)) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		s.mu.Lock()
		call := callOf(r)
		s.calls = append(s.calls, call)
		s.bodies = append(s.bodies, string(body))
		s.mu.Unlock()
		f(w, call, string(body))
	}))
	t.Cleanup(s.Close)
	return s
}

// callOf gives Service.Operation by the action header.
func callOf(r *http.Request) string {
	action := strings.Trim(r.Header.Get("SOAPAction"), `"`)
	action = strings.TrimPrefix(action, namespaceBase)
	return strings.Replace(action, "/", ".", 1)
}

func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.calls)
}

func (s *server) got() (calls, bodies []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.calls...), append([]string(nil), s.bodies...)
}

// client makes a client that waits for nothing.
func client(t testing.TB, endpoint string, change func(*Options)) *Client {
	t.Helper()
	o := Options{
		Endpoint: endpoint, Email: testEmail, Domain: "example",
		Token:       func() string { return canary },
		ReadTimeout: 20 * time.Second, WriteTimeout: 20 * time.Second,
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	if change != nil {
		change(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// xmlAnswer sends a document as Nmbrs does.
func xmlAnswer(w http.ResponseWriter, status int, doc string) {
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, doc)
}

// wrap puts a body into an envelope of SOAP 1.1.
func wrap(body string) string {
	return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="` + nsSOAP11 + `" xmlns:xsi="` + nsInstance +
		`"><soap:Body>` + body + `</soap:Body></soap:Envelope>`
}

// result wraps a result of an operation; inner is its content.
func result(op operation, inner string) string {
	return wrap(`<` + op.name + `Response xmlns="` + op.namespace() + `"><` + op.name + `Result>` + inner +
		`</` + op.name + `Result></` + op.name + `Response>`)
}

// fault11 is a fault of SOAP 1.1.
func fault11(code, text string) string {
	return wrap(`<soap:Fault><faultcode>` + code + `</faultcode><faultstring>` + text + `</faultstring><detail /></soap:Fault>`)
}

func numbered(code string) string {
	return fault11("soap:Server", "Server was unable to process request. ---&gt; "+code+": Some Title")
}

// asError gives the typed error or fails.
func asError(t testing.TB, err error) *nmbrs.Error {
	t.Helper()
	var e *nmbrs.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an *nmbrs.Error", err)
	}
	if strings.Contains(e.Error(), canary) {
		t.Errorf("the token stands in the error %q", e.Error())
	}
	return e
}

func wants(t testing.TB, err error, class nmbrs.Class, cause nmbrs.Cause) *nmbrs.Error {
	t.Helper()
	e := asError(t, err)
	if e.Class != class || e.Cause != cause {
		t.Errorf("got %s/%s, want %s/%s: %v", e.Class, e.Cause, class, cause, e)
	}
	return e
}

func anInsert() nmbrs.Insert {
	return nmbrs.Insert{Employee: "503293", Code: 2100, Amount: 1250, Period: month()}
}

// fast is a pace that never holds a test up.
func fast() *rate.Limiter { return rate.NewLimiter(rate.Inf, 1) }
