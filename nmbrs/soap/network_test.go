package soap

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

func TestEndpoint(t *testing.T) {
	for text, want := range map[string]error{
		"":                            nil,
		"https://api.nmbrs.nl":        nil,
		"https://api.nmbrs.se/":       nil,
		"https://gateway.test/nmbrs":  nil,
		"http://127.0.0.1:8080":       nil,
		"http://127.9.9.9":            nil,
		"http://[::1]:80":             nil,
		"http://localhost:1":          nil,
		"http://api.nmbrs.nl":         ErrInsecure,
		"http://127.0.0.1.evil.test":  ErrInsecure,
		"http://localhost.evil.test":  ErrInsecure,
		"http://10.0.0.1":             ErrInsecure,
		"http://0.0.0.0":              ErrInsecure,
		"ftp://api.nmbrs.nl":          ErrEndpoint,
		"api.nmbrs.nl":                ErrEndpoint,
		"https://":                    ErrEndpoint,
		"https://a:b@api.nmbrs.nl":    ErrEndpoint,
		"https://api.nmbrs.nl?x=1":    ErrEndpoint,
		"https://api.nmbrs.nl#x":      ErrEndpoint,
		"http://%zz":                  ErrEndpoint,
		"https://api.nmbrs.nl\x1b[1m": ErrEndpoint,
	} {
		_, err := New(Options{Endpoint: text, Email: testEmail, Token: func() string { return canary }})
		if !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%q: got %v, want %v", text, err, want)
		}
	}
	if _, err := New(Options{Email: testEmail}); !errors.Is(err, ErrOptions) {
		t.Errorf("without token: %v", err)
	}
}

// TestRequestForm checks what goes over the wire besides the document.
func TestRequestForm(t *testing.T) {
	var got atomic.Pointer[http.Request]
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got.Store(r.Clone(context.Background()))
		xmlAnswer(w, 200, insertResult("5"))
	}))
	defer s.Close()
	if _, err := client(t, s.URL+"/base/", nil).InsertHours(t.Context(), anInsert()); err != nil {
		t.Fatal(err)
	}
	r := got.Load()
	if r.Method != "POST" || r.URL.Path != "/base/soap/v3/EmployeeService.asmx" || r.ProtoMajor != 1 {
		t.Errorf("got %s %s HTTP/%d", r.Method, r.URL, r.ProtoMajor)
	}
	if a := r.Header.Get("SOAPAction"); a != `"https://api.nmbrs.nl/soap/v3/EmployeeService/HourComponentVar_Insert"` {
		t.Errorf("action %s", a)
	}
	if k := r.Header.Get("Content-Type"); k != "text/xml; charset=utf-8" || r.ContentLength <= 0 {
		t.Errorf("type %s, length %d", k, r.ContentLength)
	}
	for _, h := range []string{"Idempotency-Key", "X-Idempotency-Key", "Expect", "Cookie"} {
		if r.Header.Get(h) != "" {
			t.Errorf("header %s was sent", h)
		}
	}
}

// TestBodyCannotBeCopied: net/http must have no way to send a body again.
func TestBodyCannotBeCopied(t *testing.T) {
	c := client(t, "http://127.0.0.1:1", nil)
	hr, err := c.httpRequest(t.Context(), newRequest(writeOp(opHourInsert)))
	if err != nil {
		t.Fatal(err)
	}
	if hr.GetBody != nil {
		t.Error("the body can be had again")
	}
	if _, ok := hr.Body.(io.Seeker); ok {
		t.Error("the body can be wound back")
	}
	if c.line.Transport.Protocols.HTTP2() || !c.line.Transport.Protocols.HTTP1() {
		t.Error("HTTP/2 repeats refused streams by itself")
	}
	if d := c.line.Transport.IdleConnTimeout; d <= 0 || d > 2*time.Second {
		t.Errorf("a write may go over a connection that was idle for %v", d)
	}
}

func TestRedirects(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		var second atomic.Int32
		aim := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			second.Add(1)
			xmlAnswer(w, 200, insertResult("88001234"))
		}))
		s := serve(t, func(w http.ResponseWriter, _, _ string) {
			w.Header().Set("Location", aim.URL+"/soap/v3/EmployeeService.asmx")
			w.WriteHeader(status)
		})
		c := client(t, s.URL, nil)
		_, err := c.InsertHours(t.Context(), anInsert())
		wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseProxy)
		_, err = c.HourRows(t.Context(), someEmployee, month())
		wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseProxy)
		if s.count() != 2 || second.Load() != 0 {
			t.Errorf("%d: %d requests, %d followed", status, s.count(), second.Load())
		}
		aim.Close()
	}
}

// raw starts a bare TCP server; each connection is handled by f. The number of
// connections is counted.
func raw(t *testing.T, f func(net.Conn)) (url string, conns *atomic.Int32) {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	conns = &atomic.Int32{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			conns.Add(1)
			f(conn)
			_ = conn.Close()
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		<-done
	})
	return "http://" + l.Addr().String(), conns
}

// readSome reads at most n bytes of a request, or the head when n is 0.
func readSome(conn net.Conn, n int) {
	buf := make([]byte, 1)
	all := ""
	for n == 0 && !strings.Contains(all, "\r\n\r\n") || n > 0 && len(all) < n {
		if _, err := conn.Read(buf); err != nil {
			return
		}
		all += string(buf)
	}
}

// reset closes a connection so that the other side sees a reset.
func reset(conn net.Conn) {
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
}

func TestBrokenConnections(t *testing.T) {
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
	for name, f := range map[string]func(net.Conn){
		"reset after a byte":     func(c net.Conn) { readSome(c, 1); reset(c) },
		"reset after ten bytes":  func(c net.Conn) { readSome(c, 10); reset(c) },
		"reset after the header": func(c net.Conn) { readSome(c, 0); reset(c) },
		"closed after the header": func(c net.Conn) {
			readSome(c, 0)
		},
		"reset in the answer's header": func(c net.Conn) {
			readSome(c, 0)
			_, _ = io.WriteString(c, head)
			reset(c)
		},
		"reset in the answer": func(c net.Conn) {
			readSome(c, 0)
			_, _ = io.WriteString(c, head+"Content-Length: 900\r\n\r\n<soap:Env")
		},
		"broken chunks": func(c net.Conn) {
			readSome(c, 0)
			_, _ = io.WriteString(c, head+"Transfer-Encoding: chunked\r\n\r\n5\r\n<soap\r\nzz\r\n")
		},
		"no HTTP": func(c net.Conn) {
			readSome(c, 0)
			_, _ = io.WriteString(c, "SSH-2.0-x\r\n\r\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			url, conns := raw(t, f)
			c := client(t, url, nil)
			_, err := c.InsertHours(t.Context(), anInsert())
			wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseNetwork)
			if conns.Load() != 1 {
				t.Errorf("a write went over %d connections", conns.Load())
			}
			_, err = c.HourRows(t.Context(), someEmployee, month())
			asError(t, err)
			if got := conns.Load() - 1; got != wire.ReadTries {
				t.Errorf("a read was tried %d times", got)
			}
		})
	}
}

// TestStaleConnection: the server closes a kept connection under a write; the
// write is not repeated on another one.
func TestStaleConnection(t *testing.T) {
	doc := result(employeeOp(opDays), "3")
	url, conns := raw(t, func(c net.Conn) {
		readSome(c, 0)
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: "+strconv.Itoa(len(doc))+"\r\n\r\n"+doc)
		// The body of the first request is still to be read, then the second
		// request is met with a closed connection.
		readSome(c, 100)
		reset(c)
	})
	c := client(t, url, nil)
	if days, err := c.Days(t.Context(), someEmployee, month()); err != nil || days.Sum() != 3 {
		t.Fatalf("got %d, %v", days, err)
	}
	_, err := c.InsertHours(t.Context(), anInsert())
	class := nmbrs.OutcomeOf(err)
	if err == nil || class != nmbrs.ClassUnsure || conns.Load() > 2 {
		t.Errorf("got %v over %d connections", err, conns.Load())
	}
}

func TestNotSent(t *testing.T) {
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = client(t, closed, nil).InsertHours(t.Context(), anInsert())
	wants(t, err, nmbrs.ClassNotSent, nmbrs.CauseNetwork)

	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = client(t, closed, nil).InsertHours(stopped, anInsert())
	wants(t, err, nmbrs.ClassNotSent, nmbrs.CauseCancelled)

	plain := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, insertResult("1")) })
	_, err = client(t, strings.Replace(plain.URL, "http:", "https:", 1), nil).InsertHours(t.Context(), anInsert())
	wants(t, err, nmbrs.ClassNotSent, nmbrs.CauseTLS)

	secret := httptest.NewUnstartedServer(http.NotFoundHandler())
	secret.Config.ErrorLog = log.New(io.Discard, "", 0)
	secret.StartTLS()
	defer secret.Close()
	_, err = client(t, secret.URL, nil).InsertHours(t.Context(), anInsert())
	wants(t, err, nmbrs.ClassNotSent, nmbrs.CauseTLS)
}

func TestTimeoutAndCancel(t *testing.T) {
	release := make(chan struct{})
	arrived := make(chan struct{}, 10)
	s := serve(t, func(_ http.ResponseWriter, _, _ string) {
		arrived <- struct{}{}
		<-release
	})
	defer close(release)
	c := client(t, s.URL, func(o *Options) { o.WriteTimeout, o.ReadTimeout = 500*time.Millisecond, 500*time.Millisecond })
	_, err := c.InsertHours(t.Context(), anInsert())
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseTimeout)
	_, err = c.HourRows(t.Context(), someEmployee, month())
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseTimeout)
	if s.count() != 2 {
		t.Errorf("%d requests; what took too long is not asked again", s.count())
	}
	ctx, cancel := context.WithCancel(t.Context())
	<-arrived
	<-arrived
	go func() {
		<-arrived
		cancel()
	}()
	_, err = client(t, s.URL, nil).InsertHours(ctx, anInsert())
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseCancelled)
}

// TestSlowAnswer: an answer whose end comes too late is a time-out.
func TestSlowAnswer(t *testing.T) {
	release := make(chan struct{})
	s := serve(t, func(w http.ResponseWriter, _, _ string) {
		w.Header().Set("Content-Type", "text/xml")
		_, _ = io.WriteString(w, insertResult("88001234"))
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		<-release
	})
	defer close(release)
	c := client(t, s.URL, func(o *Options) { o.WriteTimeout = 500 * time.Millisecond })
	_, err := c.InsertHours(t.Context(), anInsert())
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseTimeout)
}

// TestIdsAreCheckedBeforeSending: ids of another transport never leave.
func TestIdsAreCheckedBeforeSending(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _, _ string) { w.WriteHeader(500) })
	c := client(t, s.URL, nil)
	for _, id := range []string{"", "0", "-4", "01", "+3", "1.5", "9999999999999", "6a1c2f6e-0000-0000-0000-000000000000", "1</EmployeeId>"} {
		in := anInsert()
		in.Employee = nmbrs.EmployeeID(id)
		_, err := c.InsertHours(t.Context(), in)
		wants(t, err, nmbrs.ClassRefused, nmbrs.CauseBadValue)
		_, err = c.DeleteWage(t.Context(), someEmployee, nmbrs.RowID(id))
		wants(t, err, nmbrs.ClassRefused, nmbrs.CauseBadValue)
		_, err = c.Contracts(t.Context(), nmbrs.CompanyID(id))
		wants(t, err, nmbrs.ClassRefused, nmbrs.CauseBadValue)
	}
	in := anInsert()
	in.CostCentre = "abc"
	_, err := c.InsertHours(t.Context(), in)
	wants(t, err, nmbrs.ClassRefused, nmbrs.CauseBadValue)
	_, err = c.GUIDs(t.Context(), someCompany, "Debtor")
	wants(t, err, nmbrs.ClassRefused, nmbrs.CauseBadValue)
	if s.count() != 0 {
		t.Errorf("%d requests were sent", s.count())
	}
}

func TestWithDomain(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, result(employeeOp(opDays), "4")) })
	c := client(t, s.URL, nil)
	for _, d := range []*Client{c, c.WithDomain("other<")} {
		if _, err := d.Days(t.Context(), someEmployee, month()); err != nil {
			t.Fatal(err)
		}
	}
	_, bodies := s.got()
	for i, want := range []string{"<Domain>example</Domain>", "<Domain>other&lt;</Domain>"} {
		if !strings.Contains(bodies[i], want) {
			t.Errorf("request %d lacks %s", i, want)
		}
	}
	if !slices.ContainsFunc(c.Calls(), func(k nmbrs.Call) bool { return k.Write && k.Essential }) {
		t.Error("no essential write call is listed")
	}
}
