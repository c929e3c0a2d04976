package fake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// Run serves the API with a control door on a loopback port, tells its address
// on out, and ends when in does: a process of its own ends with its parent.
// POST /_put puts a shift, POST /_break adds a fault, GET /_calls lists the calls.
func Run(in io.Reader, out io.Writer, shifts ...map[string]any) error {
	s := New(shifts...)
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("fake eitje: %w", err)
	}
	if _, err := fmt.Fprintln(out, "http://"+l.Addr().String()); err != nil {
		return fmt.Errorf("fake eitje: %w", err)
	}
	web := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: time.Minute}
	go func() {
		// However the input ends, its end is the sign to stop.
		_, _ = io.Copy(io.Discard, in)
		_ = web.Close()
	}()
	if err := web.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("fake eitje: %w", err)
	}
	return nil
}

// Handler serves the API under /open_api/ and the control door beside it.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/open_api/", s)
	mux.HandleFunc("POST /_put", func(w http.ResponseWriter, r *http.Request) {
		var shift map[string]any
		if told(w, r, &shift) {
			s.Put(shift)
		}
	})
	mux.HandleFunc("POST /_drop", func(w http.ResponseWriter, r *http.Request) {
		var id int
		if told(w, r, &id) {
			s.Drop(id)
		}
	})
	mux.HandleFunc("POST /_break", func(w http.ResponseWriter, r *http.Request) {
		var f Fault
		if told(w, r, &f) {
			s.Break(f)
		}
	})
	mux.HandleFunc("GET /_calls", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(s.Calls()) // the caller may have gone
	})
	return mux
}

func told(w http.ResponseWriter, r *http.Request, what any) bool {
	if err := json.NewDecoder(r.Body).Decode(what); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return false
	}
	return true
}

// Drop deletes the shift with an id.
func (s *Server) Drop(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := s.shifts[:0]
	for _, sh := range s.shifts {
		if fmt.Sprint(sh["id"]) != fmt.Sprint(id) {
			kept = append(kept, sh)
		}
	}
	s.shifts = kept
}
