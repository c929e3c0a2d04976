package wire

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/nmbrs"
)

// TestPaceIsShared: several clients with one pace stay below 100 calls in any
// second, counted on the limiter's own clock.
func TestPaceIsShared(t *testing.T) {
	pace := NewPace()
	began := time.Now()
	var at []time.Duration
	now := began
	for len(at) < 400 {
		r := pace.ReserveN(now, 1)
		at = append(at, now.Add(r.DelayFrom(now)).Sub(began))
		if len(at)%50 == 0 {
			now = began.Add(at[len(at)-1] + time.Duration(len(at))*time.Millisecond)
		}
	}
	slices.Sort(at)
	for i := range at {
		inOneSecond := 0
		for _, a := range at[i:] {
			if a < at[i]+time.Second {
				inOneSecond++
			}
		}
		if inOneSecond > perSecond {
			t.Fatalf("%d calls in the second after %v", inOneSecond, at[i])
		}
	}
	if last := at[len(at)-1]; last > 6*time.Second {
		t.Errorf("400 calls would take %v", last)
	}
}

// line is a line to a server, with a log.
func line(t *testing.T, h http.HandlerFunc, read, write time.Duration) (*Line, *httptest.Server, *bytes.Buffer) {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	var out bytes.Buffer
	l := NewLine("test", true, Settings{
		ReadTimeout: read, WriteTimeout: write, Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		Log: slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	t.Cleanup(l.Close)
	return l, srv, &out
}

const lineSecret = "very-secret-word"

// ask makes a call of a line: a GET of the address.
func ask(ctx context.Context, l *Line, call Call, address string) error {
	return l.Do(ctx, call, func() error {
		return l.Exchange(ctx, call, []string{lineSecret}, func(ctx context.Context) (*http.Request, error) {
			return http.NewRequestWithContext(ctx, http.MethodGet, address+"/"+lineSecret, http.NoBody)
		}, func(_ context.Context, resp *http.Response) error {
			if resp.StatusCode == http.StatusOK {
				return nil
			}
			return &nmbrs.Error{Call: call.Name, Class: nmbrs.ClassUnsure, Status: resp.StatusCode}
		})
	}, nil, func() (string, []string) { return "asked\u202e with " + lineSecret, []string{lineSecret} })
}

// TestLineCarries: a write goes once and a read again, each bounded by its own
// time; where there was no connection nothing was sent. The log shows each try,
// without secrets and without what could steer a terminal.
func TestLineCarries(t *testing.T) {
	calls := 0
	busy := func(w http.ResponseWriter, _ *http.Request) { calls++; w.WriteHeader(http.StatusServiceUnavailable) }
	for name, want := range map[string]int{"read": ReadTries, "write": 1} {
		calls = 0
		l, srv, out := line(t, busy, time.Minute, time.Minute)
		err := ask(t.Context(), l, Call{Name: "the call", Write: name == "write"}, srv.URL)
		if calls != want || nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure {
			t.Errorf("%s: %d calls, %v", name, calls, err)
		}
		log := out.String()
		if strings.Count(log, "the call") < want || strings.Contains(log, lineSecret) || strings.ContainsRune(log, 0x202e) || !strings.Contains(log, Redacted) {
			t.Errorf("%s: log %s", name, log)
		}
	}
	slow := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	for _, write := range []bool{false, true} {
		read, other := time.Minute, 20*time.Millisecond
		if !write {
			read, other = other, read
		}
		l, srv, _ := line(t, slow, read, other)
		err := ask(t.Context(), l, Call{Name: "slow", Write: write}, srv.URL)
		if nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure || !nmbrs.IsCause(err, nmbrs.CauseTimeout) {
			t.Errorf("no answer, write %v: %v", write, err)
		}
	}
	l, srv, _ := line(t, busy, 0, 0)
	srv.Close()
	if err := ask(t.Context(), l, Call{Name: "nobody", Write: true}, srv.URL); nmbrs.OutcomeOf(err) != nmbrs.ClassNotSent || strings.Contains(err.Error(), lineSecret) {
		t.Errorf("nobody there: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := ask(ctx, l, Call{Name: "stopped"}, srv.URL); !errors.Is(err, context.Canceled) || !nmbrs.IsCause(err, nmbrs.CauseCancelled) {
		t.Errorf("stopped: %v", err)
	}
}
