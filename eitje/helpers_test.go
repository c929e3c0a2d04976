package eitje

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/eitje/fake"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// childEnv makes the test binary serve the fake instead of testing.
const childEnv = "EITJE_FAKE_SERVE"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		if err := fake.Run(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// process starts the fake in its own process and gives its address.
func process(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), childEnv+"=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	return strings.TrimSpace(line)
}

func tell(t *testing.T, url string, what any) {
	t.Helper()
	b, err := json.Marshal(what)
	must(t, err)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(b))
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", url, resp.Status)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// clock is a time that goes on only by waiting.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

func options(base string, c *clock) Options {
	return Options{
		Endpoint: base + "/open_api", PartnerUser: fake.PartnerUser, APIUser: fake.APIUser,
		PartnerPassword: func() string { return fake.PartnerPassword }, APIPassword: func() string { return fake.APIPassword },
		Now: c.Now, Sleep: c.Sleep, Timeout: 10 * time.Second, Pace: rate.NewLimiter(2, 1),
	}
}

// rig is the fake in this process with a client before it.
func rig(t *testing.T, shifts ...map[string]any) (*fake.Server, *Client, *clock) {
	t.Helper()
	s, c := fake.New(shifts...), newClock()
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	return s, client(t, options(srv.URL, c)), c
}

func client(t *testing.T, o Options) *Client {
	t.Helper()
	cl, err := New(o)
	must(t, err)
	t.Cleanup(cl.Close)
	return cl
}

func date(day int) payroll.Date { return payroll.MustDate(2026, time.November, day) }

// november asks for the whole month at one venue.
func november() PullRequest {
	return PullRequest{Environments: []string{"11"}, From: date(1), To: date(30)}
}

func nov(id, day int) map[string]any {
	d := fmt.Sprintf("2026-11-%02d", day)
	return fake.Shift(id, d, d+"T09:00:00+01:00", d+"T17:30:00+01:00")
}

func with(s map[string]any, pairs ...any) map[string]any {
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			panic("with: a name is no text")
		}
		s[name] = pairs[i+1]
	}
	return s
}

func wantCode(t *testing.T, err error, code payroll.Code) {
	t.Helper()
	var p *payroll.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Fatalf("got %v, want %s", err, code)
	}
	noCanary(t, fmt.Sprintf("%v %+v %#v %v", err, err, p.Args, p.Cause))
}

func noCanary(t *testing.T, text string) {
	t.Helper()
	for _, s := range []string{"kanarie", "13.37", "1999-09-09", "66.6", "Geheimelaan"} {
		if strings.Contains(text, s) {
			t.Fatalf("%q leaks in %s", s, text)
		}
	}
}

func linesOf(res intake.Result) []payroll.Line {
	var out []payroll.Line
	for _, r := range res.Rows {
		out = append(out, payroll.Line{
			ID: payroll.LineID(fmt.Sprint(r.Line)), Version: 1, Facts: r.Facts, Approved: r.Approved, Source: res.Source(r),
		})
	}
	return out
}
