package eitje

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/eitje/fake"
	"doorzet/payroll"
)

func TestPullMapsShifts(t *testing.T) {
	_, c, _ := rig(t, nov(5, 3),
		with(nov(6, 4), "approved", false, "meals", []any{"Lunch", map[string]any{"id": 1, "name": "Diner"}},
			"exported_to_hr_integration", true, "type", map[string]any{"name": "Verlof"}, "remarks", "ruil\x1b[2J met Piet"),
		with(nov(7, 5), "environment", map[string]any{"id": 12, "name": "De Haven"}),
		with(nov(8, 6), "type", nil, "team", nil))
	res, err := c.Pull(t.Context(), november())
	must(t, err)
	if len(res.Rows) != 3 || len(res.Refused) != 0 || res.RowCount != 3 {
		t.Fatalf("%d rows, %v", len(res.Rows), res.Refused)
	}
	a, b, n := res.Rows[0], res.Rows[1], res.Rows[2]
	want := payroll.Facts{
		Date: date(3), Person: "Sanne de Vries", Email: "sanne@example.nl", Venue: "Het Anker", Team: "Bediening",
		Type: payroll.TypeWorked, Start: 540, End: 1050, Break: 30, Minutes: 480,
		Counts: map[string]payroll.Hundredths{payroll.KindMeals: 0},
	}
	if !a.Same(want) || !a.Approved || a.Elsewhere || a.Line != 5 {
		t.Errorf("got %+v", a)
	}
	if b.Approved || !b.Elsewhere || b.Count(payroll.KindMeals) != 200 || b.Type != "verlof" || b.Remark != "ruil[2J met Piet" {
		t.Errorf("got %+v", b)
	}
	if n.Type != TypeNone || n.Team != "" {
		t.Errorf("a shift without a type became %+v", n)
	}
	src := res.Source(a)
	if src.Kind != payroll.SourceEitjeAPI || src.Form != "api" || src.Row != 5 || len(src.Hash) != 64 {
		t.Errorf("source %+v", src)
	}
	if !slices.Equal(res.Covers.Venues, []string{"Het Anker"}) || res.Covers.From != date(1) || res.Covers.To != date(30) ||
		!slices.Contains(res.Covers.Teams, "Keuken") || !slices.Contains(res.Covers.Types, "verlof") {
		t.Errorf("covers %+v", res.Covers)
	}
	again, err := c.Pull(t.Context(), november())
	must(t, err)
	if again.Hash != res.Hash {
		t.Error("the same content has another hash")
	}
	noCanary(t, fmt.Sprintf("%+v", res))
}

func TestWindowsAndPace(t *testing.T) {
	s, c, clk := rig(t, nov(1, 3), nov(2, 30))
	began := clk.Now()
	var told [][2]int
	req := november()
	req.Progress = func(done, total int) { told = append(told, [2]int{done, total}) }
	_, err := c.Pull(t.Context(), req)
	must(t, err)
	var windows []string
	calls := s.Calls()
	for _, call := range calls {
		if call.Status != http.StatusOK {
			t.Errorf("the server answered %d to %+v", call.Status, call)
		}
		if call.Path == shiftsResource {
			windows = append(windows, call.From[8:]+"-"+call.To[8:]+" "+call.Filter)
		}
	}
	if got := strings.Join(windows, ","); got != "01-07 resource_date,08-14 resource_date,15-21 resource_date,22-28 resource_date,29-30 resource_date" {
		t.Errorf("windows %s", got)
	}
	if got, want := clk.Now().Sub(began), time.Duration(len(calls)-1)*time.Second/2; got < want {
		t.Errorf("%d calls in %v, want at least %v", len(calls), got, want)
	}
	if len(told) != 5 || told[4] != [2]int{5, 5} {
		t.Errorf("progress %v", told)
	}
}

func TestUpdatedGivesWholeDays(t *testing.T) {
	s, c, _ := rig(t, with(nov(1, 2), "updated_at", "2026-11-20T10:00:00+01:00"), nov(2, 2), nov(3, 3),
		with(nov(4, 12), "updated_at", "2026-11-24T10:00:00+01:00"))
	req := november()
	req.From, req.To = date(20), date(26)
	res, err := c.PullUpdated(t.Context(), req)
	must(t, err)
	var ids []int
	for _, r := range res.Rows {
		ids = append(ids, r.Line)
	}
	if !slices.Equal(ids, []int{1, 2, 4}) {
		t.Errorf("shifts %v", ids)
	}
	if len(res.Covers.Venues) != 0 {
		t.Error("a pull of changes makes lines vanish")
	}
	var windows []string
	for _, call := range s.Calls() {
		if call.Path == shiftsResource {
			windows = append(windows, call.From[8:]+"-"+call.To[8:]+" "+call.Filter)
		}
		if call.Status != http.StatusOK {
			t.Errorf("the server answered %d to %+v", call.Status, call)
		}
	}
	if got := strings.Join(windows, ","); got != "20-22 updated,23-25 updated,26-26 updated,02-02 resource_date,12-12 resource_date" {
		t.Errorf("windows %s", got)
	}
}

func TestResume(t *testing.T) {
	for _, updated := range []bool{false, true} {
		s, c, clk := rig(t, nov(1, 2), nov(2, 9), with(nov(3, 16), "end", "later"), nov(4, 30))
		pull := c.Pull
		if updated {
			pull = c.PullUpdated
		}
		whole, err := pull(t.Context(), november())
		must(t, err)
		stop := errors.New("stopped by the test")
		var kept []byte
		req, n := november(), 0
		req.Save = func(p Progress) error {
			b, err := json.Marshal(p)
			must(t, err)
			noCanary(t, string(b))
			if kept = b; n == 2 {
				return stop
			}
			n++
			return nil
		}
		if _, err := pull(t.Context(), req); !errors.Is(err, stop) {
			t.Fatalf("got %v", err)
		}
		var p Progress
		must(t, json.Unmarshal(kept, &p))
		before := len(s.Calls())
		req = november()
		req.Resume = &p
		res, err := pull(t.Context(), req)
		must(t, err)
		if !reflect.DeepEqual(res, whole) {
			t.Errorf("updated %v: resumed %+v, want %+v", updated, res, whole)
		}
		for _, call := range s.Calls()[before:] {
			if call.Path == shiftsResource && call.From == "2026-11-01" {
				t.Error("a window was read twice")
			}
		}
		clk.now = clk.now.Add(ResumeAge)
		before = len(s.Calls())
		_, err = pull(t.Context(), req)
		must(t, err)
		if !slices.ContainsFunc(s.Calls()[before:], func(call fake.Call) bool { return call.From == "2026-11-01" }) {
			t.Error("an old interrupted pull was taken up")
		}
	}
}

func TestCancelled(t *testing.T) {
	_, c, _ := rig(t, nov(1, 2))
	ctx, cancel := context.WithCancel(t.Context())
	req := november()
	req.Save = func(Progress) error { cancel(); return nil }
	if _, err := c.Pull(ctx, req); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestChangedAnswersAreChanges(t *testing.T) {
	s, c, _ := rig(t, with(nov(1, 2), "meals", []any{"Lunch"}), nov(2, 3), nov(3, 4))
	first, err := c.Pull(t.Context(), november())
	must(t, err)
	lines := linesOf(first)
	if ch := first.Compare(lines); len(ch.Same) != 3 || len(ch.Vanished)+len(ch.Changed)+len(ch.New) != 0 {
		t.Fatalf("the same answer gives %+v", ch)
	}
	s.Put(nov(1, 2))                                           // its meal taken away
	s.Put(with(nov(2, 3), "end", "2026-11-03T18:30:00+01:00")) // an hour longer
	s.Put(nov(3, 5))                                           // moved a day
	res, err := c.Pull(t.Context(), november())
	must(t, err)
	ch := res.Compare(lines)
	if len(ch.Changed) != 3 || len(ch.New) != 0 || len(ch.Vanished) != 0 {
		t.Fatalf("changes %+v", ch)
	}
	for _, x := range ch.Changed {
		if x.Old.ID == "2" && x.New.Minutes != 540 || x.Old.ID == "1" && x.New.Count(payroll.KindMeals) != 0 ||
			x.Old.ID == "3" && x.New.Date != date(5) {
			t.Errorf("change %+v", x)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, tc := range []struct {
		name string
		f    fake.Fault
		code payroll.Code
		asks int
	}{
		{"401", fake.Fault{Status: 401}, CodeUnauthorised, 1},
		{"403", fake.Fault{Status: 403}, CodeForbidden, 1},
		{"422", fake.Fault{Status: 422}, CodeStatus, 1},
		{"500", fake.Fault{Status: 500}, CodeServer, 1},
		{"502", fake.Fault{Status: 502}, CodeServer, 3},
		{"503", fake.Fault{Status: 503}, CodeServer, 3},
		{"504", fake.Fault{Status: 504}, CodeServer, 3},
		{"429", fake.Fault{Status: 429, Retry: "7"}, CodeBusy, 3},
		{"429 for long", fake.Fault{Status: 429, Retry: "3600"}, CodeBusy, 1},
		{"cut", fake.Fault{Kind: "cut"}, CodeTruncated, 3},
		{"half", fake.Fault{Kind: "half"}, CodeTruncated, 1},
		{"html", fake.Fault{Kind: "html"}, CodeHTML, 1},
		{"huge", fake.Fault{Kind: "huge"}, CodeTooLarge, 1},
		{"redirect", fake.Fault{Kind: "redirect"}, CodeRedirect, 1},
		{"echo", fake.Fault{Kind: "echo", Status: 400}, CodeStatus, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, c, clk := rig(t, nov(1, 2))
			var log strings.Builder
			c.opts.Log = slog.New(slog.NewTextHandler(&log, nil))
			tc.f.Path, tc.f.Times = shiftsResource, 99
			s.Break(tc.f)
			_, err := c.Pull(t.Context(), november())
			wantCode(t, err, tc.code)
			noCanary(t, log.String())
			asks := 0
			for _, call := range s.Calls() {
				if call.Path == shiftsResource {
					asks++
				}
			}
			if asks != tc.asks {
				t.Errorf("asked %d times, want %d", asks, tc.asks)
			}
			if tc.f.Retry == "7" && !slices.Contains(clk.slept, 7*time.Second) {
				t.Errorf("did not wait as asked: %v", clk.slept)
			}
		})
	}
}

func TestFaultsThatPass(t *testing.T) {
	for _, f := range []fake.Fault{{Status: 429}, {Status: 503}, {Kind: "cut"}} {
		s, c, _ := rig(t, nov(1, 2))
		f.Path, f.Times, f.Skip = shiftsResource, 2, 1
		s.Break(f)
		res, err := c.Pull(t.Context(), november())
		must(t, err)
		if len(res.Rows) != 1 {
			t.Errorf("%+v: %d rows", f, len(res.Rows))
		}
	}
}

func TestSlow(t *testing.T) {
	s, c, _ := rig(t, nov(1, 2))
	c.opts.Timeout = 30 * time.Millisecond
	s.Break(fake.Fault{Path: "environments", Times: 99, Kind: "slow"})
	_, err := c.Pull(t.Context(), november())
	wantCode(t, err, CodeTimeout)
}

func TestPages(t *testing.T) {
	for form, code := range map[string]payroll.Code{"data": "", "pages": "", "stuck": CodePages, "short": CodePages} {
		s, c, _ := rig(t, nov(1, 2), nov(2, 3), nov(3, 4))
		s.Wrap(form)
		res, err := c.Pull(t.Context(), november())
		if code != "" {
			wantCode(t, err, code)
			continue
		}
		must(t, err)
		if len(res.Rows) != 3 {
			t.Errorf("%s: %d rows", form, len(res.Rows))
		}
	}
}

func TestRequests(t *testing.T) {
	_, c, _ := rig(t)
	req := november()
	req.Environments = nil
	_, err := c.Pull(t.Context(), req)
	wantCode(t, err, CodeNoEnvironment)
	req.Environments = []string{"99"}
	_, err = c.Pull(t.Context(), req)
	wantCode(t, err, CodeEnvironment)
	req.To = date(1) - 1
	_, err = c.Pull(t.Context(), req)
	wantCode(t, err, CodeRange)
}

func TestOptions(t *testing.T) {
	for address, code := range map[string]payroll.Code{
		"http://example.com": CodeInsecure, "ftp://127.0.0.1": CodeEndpoint, "https://a:kanarie@b": CodeEndpoint, ":": CodeEndpoint,
	} {
		_, err := New(options(address, newClock()))
		wantCode(t, err, code)
	}
	o := options("", newClock())
	o.Endpoint, o.Pace = Production, rate.NewLimiter(3, 1)
	if _, err := New(o); err == nil {
		t.Error("a hasty pace was taken")
	}
	_, c, _ := rig(t)
	c.opts.APIPassword = func() string { return "kanarie\n" }
	_, err := c.Environments(t.Context())
	wantCode(t, err, CodeCredentials)
	c.opts.APIPassword = func() string { return "kanarie" }
	_, err = c.Environments(t.Context())
	wantCode(t, err, CodeUnauthorised)
}

// The fake in its own process: a whole pull with faults on the way.
func TestOwnProcess(t *testing.T) {
	base := process(t)
	for i := range 4 {
		tell(t, base+"/_put", nov(i+1, 2+i*7))
	}
	tell(t, base+"/_break", fake.Fault{Path: shiftsResource, Times: 1, Kind: "cut"})
	tell(t, base+"/_break", fake.Fault{Path: shiftsResource, Times: 1, Status: 503, Skip: 2})
	c := client(t, options(base, newClock()))
	res, err := c.Pull(t.Context(), november())
	must(t, err)
	if len(res.Rows) != 4 {
		t.Fatalf("%d rows", len(res.Rows))
	}
	tell(t, base+"/_put", with(nov(1, 2), "break_minutes", 60))
	again, err := c.Pull(t.Context(), november())
	must(t, err)
	if ch := again.Compare(linesOf(res)); len(ch.Changed) != 1 || ch.Changed[0].New.Minutes != 450 || again.Hash == res.Hash {
		t.Errorf("changes %+v", ch)
	}
	tell(t, base+"/_break", fake.Fault{Path: "environments", Times: 9, Status: 401})
	_, err = c.Pull(t.Context(), november())
	wantCode(t, err, CodeUnauthorised)
}

// A pull can do without the lists, but not with credentials that are refused.
func TestOptionalLists(t *testing.T) {
	for _, resource := range []string{"users", "teams", "shift_types"} {
		s, c, _ := rig(t, nov(1, 2))
		s.Break(fake.Fault{Path: resource, Times: 1, Status: 403})
		res, err := c.Pull(t.Context(), november())
		must(t, err)
		if len(res.Rows) != 1 || resource == "users" && res.Rows[0].Email != "" {
			t.Errorf("without %s: %+v", resource, res.Rows)
		}
		s.Break(fake.Fault{Path: resource, Times: 1, Status: 401})
		_, err = c.Pull(t.Context(), november())
		wantCode(t, err, CodeUnauthorised)
	}
}

func TestProgressOfChanges(t *testing.T) {
	_, c, _ := rig(t, nov(1, 2), nov(2, 3), nov(3, 20))
	req := november()
	var told [][2]int
	req.Progress = func(done, total int) { told = append(told, [2]int{done, total}) }
	_, err := c.PullUpdated(t.Context(), req)
	must(t, err)
	if len(told) != 12 || told[9] != [2]int{10, 12} || told[11] != [2]int{12, 12} {
		t.Errorf("progress %v", told)
	}
}
