package sim

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// The sizes of the kinds "huge" and "gzip-bomb".
const (
	hugeBytes = 64<<20 + 1
	bombBytes = 256 << 20
)

// hang answers nothing until the client leaves or the server closes.
func (s *Server) hang(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-s.closed:
	}
	panic(http.ErrAbortHandler)
}

// hijack takes the connection over; where that cannot be the answer is dropped.
func hijack(w http.ResponseWriter) net.Conn {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	return conn
}

// reset ends the connection with a TCP reset.
func reset(w http.ResponseWriter) {
	conn := hijack(w)
	if t, ok := conn.(*net.TCPConn); ok {
		_ = t.SetLinger(0) // without it the client would see an orderly end
	}
	_ = conn.Close()
}

// cutOff promises the whole answer and sends a part.
func (s *Server) cutOff(w http.ResponseWriter, a answer, f *Fault) {
	conn := hijack(w)
	defer func() { _ = conn.Close() }()
	head := "HTTP/1.1 " + itoa(a.status) + " " + http.StatusText(a.status) + "\r\nContent-Type: " + a.ctype +
		"\r\nContent-Length: " + itoa(len(a.body)) + "\r\n\r\n"
	n := f.cut(len(a.body))
	if _, err := io.WriteString(conn, head+a.body[:n]); err != nil || f.Kind == "truncate" {
		return
	}
	t, ok := conn.(*net.TCPConn)
	if !ok || t.CloseWrite() != nil {
		return
	}
	// Half closed: the other side may still talk; wait a while for its end.
	_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	_, _ = io.Copy(io.Discard, conn)
}

func (s *Server) drip(ctx context.Context, w http.ResponseWriter, a answer, pause time.Duration) {
	w.Header().Set("Content-Type", a.ctype)
	w.Header().Set("Content-Length", itoa(len(a.body)))
	w.WriteHeader(a.status)
	rc := http.NewResponseController(w)
	step := len(a.body)/16 + 1
	for rest := a.body; rest != ""; {
		n := min(step, len(rest))
		if _, err := io.WriteString(w, rest[:n]); err != nil {
			return
		}
		rest = rest[n:]
		if rc.Flush() != nil || !s.pause(ctx, pause) {
			return
		}
	}
}

// sendHuge puts blanks into the body of the envelope.
func sendHuge(w http.ResponseWriter, a answer) {
	head, tail, _ := strings.Cut(a.body, "<soap:Body>")
	w.Header().Set("Content-Type", a.ctype)
	w.WriteHeader(a.status)
	if _, err := io.WriteString(w, head+"<soap:Body>"); err != nil {
		return
	}
	if blanks(w, hugeBytes) == nil {
		_, _ = io.WriteString(w, tail)
	}
}

func sendBomb(w http.ResponseWriter, a answer) {
	w.Header().Set("Content-Type", a.ctype)
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(a.status)
	z := gzip.NewWriter(w)
	head, tail, _ := strings.Cut(a.body, "<soap:Body>")
	if _, err := io.WriteString(z, head+"<soap:Body>"); err != nil {
		return
	}
	if blanks(z, bombBytes) == nil {
		_, _ = io.WriteString(z, tail)
		_ = z.Close() // the client is expected to have left by now
	}
}

func blanks(w io.Writer, n int) error {
	block := bytes.Repeat([]byte(" "), 1<<16)
	for n > 0 {
		m, err := w.Write(block[:min(n, len(block))])
		if err != nil {
			return err
		}
		n -= m
	}
	return nil
}

func sendStatus(w http.ResponseWriter, r *http.Request, f *Fault) {
	if f.RetryAfter != "" {
		w.Header().Set("Retry-After", f.RetryAfter)
	}
	if f.Status < http.StatusBadRequest {
		location := f.Location
		if location == "" {
			location = r.URL.Path
		}
		w.Header().Set("Location", location)
	}
	send(w, answer{status: f.Status, ctype: "text/html; charset=utf-8", body: f.Body})
}
