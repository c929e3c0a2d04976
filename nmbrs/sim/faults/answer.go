package faults

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// The sizes of the kinds "huge" and "gzip-bomb".
const (
	HugeBytes = 64<<20 + 1
	BombBytes = 256 << 20
)

// Answer is what goes back over the wire.
type Answer struct {
	Status int
	Type   string
	Body   string
	// RetryAfter is a header, "" when there is none.
	RetryAfter string
}

// Send puts an answer on the wire.
func Send(w http.ResponseWriter, a Answer) {
	if a.Type != "" {
		w.Header().Set("Content-Type", a.Type)
	}
	if a.RetryAfter != "" {
		w.Header().Set("Retry-After", a.RetryAfter)
	}
	if a.Status != http.StatusNoContent {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.Body)))
	}
	w.WriteHeader(a.Status)
	if a.Body == "" {
		return
	}
	// A client that has left is no concern of the server.
	_, _ = io.WriteString(w, a.Body)
}

// hijack takes the connection over; where that cannot be the answer is dropped.
func hijack(w http.ResponseWriter) net.Conn {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	return conn
}

// Reset ends the connection with a TCP reset.
func Reset(w http.ResponseWriter) {
	conn := hijack(w)
	if t, ok := conn.(*net.TCPConn); ok {
		_ = t.SetLinger(0) // without it the client would see an orderly end
	}
	_ = conn.Close()
}

// CutOff promises the whole answer and sends a part.
func CutOff(w http.ResponseWriter, a Answer, f *Fault) {
	conn := hijack(w)
	defer func() { _ = conn.Close() }()
	head := "HTTP/1.1 " + strconv.Itoa(a.Status) + " " + http.StatusText(a.Status) + "\r\nContent-Type: " + a.Type +
		"\r\nContent-Length: " + strconv.Itoa(len(a.Body)) + "\r\n\r\n"
	n := f.Cut(len(a.Body))
	if _, err := io.WriteString(conn, head+a.Body[:n]); err != nil || f.Kind == "truncate" {
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

// Blanks writes so many blanks, until its reader has left.
func Blanks(w io.Writer, n int) error {
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

// SendStatus answers with the status of a fault, and where that leads elsewhere
// with its address.
func SendStatus(w http.ResponseWriter, r *http.Request, f *Fault) {
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
	Send(w, Answer{Status: f.Status, Type: "text/html; charset=utf-8", Body: f.Body})
}

// Plain changes an answer for the kinds that know neither XML nor JSON.
func (f *Fault) Plain(a Answer) Answer {
	switch f.Kind {
	case "html502":
		return Answer{
			Status: http.StatusBadGateway, Type: "text/html; charset=utf-8",
			Body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
		}
	case "body":
		return Answer{Status: cmp.Or(f.Status, http.StatusOK), Type: a.Type, Body: f.Body}
	case "wrong-type":
		a.Type = "text/html; charset=utf-8"
	}
	return a
}

// Cut is where an answer or a list of that length ends early.
func (f *Fault) Cut(n int) int {
	if f.At > 0 {
		return min(f.At, n)
	}
	return n / 2
}

// MaxRequest bounds the size of a request.
const MaxRequest = 16 << 20

// SendJSON answers with a document.
func SendJSON(w http.ResponseWriter, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(append(b, '\n')) // a client that has left is no concern here
}

// ReadBody reads a request that is not too large, and answers where it is.
func ReadBody(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxRequest))
	if err != nil {
		http.Error(w, "the request could not be read: "+err.Error(), http.StatusBadRequest)
	}
	return b, err == nil
}
