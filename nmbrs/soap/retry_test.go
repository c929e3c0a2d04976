package soap

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"doorzet/nmbrs/wire"
)

// retryCase is an answer to a read and how often the read is tried.
type retryCase struct {
	name    string
	status  int
	body    string
	after   string
	tries   int
	longest time.Duration
}

func retryCases() []retryCase {
	return []retryCase{
		{"502", 502, "<html>", "", 3, 0},
		{"503 with Retry-After", 503, "", "9", 3, 9 * time.Second},
		{"503 for an hour", 503, "", "3600", 1, 0},
		{"504", 504, "", "", 3, 0},
		{"429", 429, "", "3", 3, 3 * time.Second},
		{"1006", 500, numbered("1006"), "", 3, 0},
		{"1002", 500, numbered("1002"), "", 1, 0},
		{"1002 at 503", 503, numbered("1002"), "", 1, 0},
		{"500", 500, "", "", 1, 0},
		{"malformed", 200, "<x>", "", 1, 0},
	}
}

func TestReadsAreRepeated(t *testing.T) {
	good := result(employeeOp(opDays), "4")
	for _, tt := range retryCases() {
		t.Run(tt.name, func(t *testing.T) {
			healAfter := 1 << 20
			var s *server
			s = serve(t, func(w http.ResponseWriter, _, _ string) {
				if s.count() > healAfter {
					xmlAnswer(w, 200, good)
					return
				}
				if tt.after != "" {
					w.Header().Set("Retry-After", tt.after)
				}
				xmlAnswer(w, tt.status, tt.body)
			})
			var waits []time.Duration
			c := client(t, s.URL, func(o *Options) {
				o.Sleep = func(_ context.Context, d time.Duration) error {
					// Calls also come a little apart once a server complained.
					if d > 100*time.Millisecond {
						waits = append(waits, d)
					}
					return nil
				}
			})
			if _, err := c.Days(t.Context(), someEmployee, month()); err == nil {
				t.Fatal("no error")
			}
			if s.count() != tt.tries || len(waits) != tt.tries-1 {
				t.Errorf("tried %d times with waits %v", s.count(), waits)
			}
			for i, w := range waits {
				low, high := wire.FirstPause<<i, wire.FirstPause<<(i+1)
				if tt.longest != 0 { // the server's wish, and never less than the own pause
					low, high = tt.longest, max(tt.longest, high)
				}
				if w < low || w > high {
					t.Errorf("wait %d was %v, want %v to %v", i, w, low, high)
				}
			}
			if tt.tries == wire.ReadTries {
				healAfter = s.count() + 2
				if days, err := c.Days(t.Context(), someEmployee, month()); err != nil || days.Sum() != 4 {
					t.Errorf("the third try gave %d, %v", days, err)
				}
			}
		})
	}
}

func TestSleepEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := wire.Sleep(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if err := wire.Sleep(t.Context(), time.Nanosecond); err != nil {
		t.Error(err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"": 0, "x": 0, "-1": 0, "5": 5 * time.Second,
		"Fri, 20 Nov 2026 12:01:00 GMT": time.Minute,
		"Fri, 20 Nov 2026 11:01:00 GMT": 0,
	} {
		if got := wire.RetryAfter(text, now); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
