package link_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"doorzet/eitje"
	"doorzet/eitje/fake"
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// envEitje makes the test binary serve a fake eitje instead of testing.
const envEitje = "DOORZET_TEST_EITJE"

func serveEitje() int {
	if err := fake.Run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// eitjeProcess is a fake eitje in a process of its own.
type eitjeProcess struct {
	t   *testing.T
	url string
}

func startEitje(t *testing.T) *eitjeProcess {
	t.Helper()
	self, err := os.Executable()
	noErr(t, err)
	cmd := exec.CommandContext(context.Background(), self)
	cmd.Env = append(os.Environ(), envEitje+"=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	noErr(t, err)
	out, err := cmd.StdoutPipe()
	noErr(t, err)
	noErr(t, cmd.Start())
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	noErr(t, err)
	return &eitjeProcess{t, strings.TrimSpace(line)}
}

func noErr(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// tell sends something to the control door.
func (e *eitjeProcess) tell(door string, what any) {
	e.t.Helper()
	b, err := json.Marshal(what)
	noErr(e.t, err)
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, e.url+door, bytes.NewReader(b))
	noErr(e.t, err)
	resp, err := http.DefaultClient.Do(req)
	noErr(e.t, err)
	noErr(e.t, resp.Body.Close())
	if resp.StatusCode != http.StatusOK {
		e.t.Fatalf("%s: %s", door, resp.Status)
	}
}

func (e *eitjeProcess) put(shifts ...map[string]any) {
	e.t.Helper()
	for _, s := range shifts {
		e.tell("/_put", s)
	}
}

func (e *eitjeProcess) calls() []fake.Call {
	e.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, e.url+"/_calls", http.NoBody)
	noErr(e.t, err)
	resp, err := http.DefaultClient.Do(req)
	noErr(e.t, err)
	var out []fake.Call
	noErr(e.t, json.NewDecoder(resp.Body).Decode(&out))
	noErr(e.t, resp.Body.Close())
	return out
}

// jumpClock is a clock that is where it is waited for at once.
type jumpClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *jumpClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *jumpClock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	ch := make(chan time.Time, 1)
	ch <- c.now
	return ch
}

// shift is one of November, of the fictitious Sanne de Vries.
func shift(id, day int, more ...any) map[string]any {
	d := fmt.Sprintf("2026-11-%02d", day)
	s := fake.Shift(id, d, d+"T09:00:00+01:00", d+"T17:30:00+01:00")
	s["updated_at"] = "2026-11-25T08:00:00+01:00"
	for i := 0; i+1 < len(more); i += 2 {
		s[fmt.Sprint(more[i])] = more[i+1]
	}
	return s
}

// eitjeOffice is an office linked with a fake eitje in a process of its own.
func eitjeOffice(t *testing.T, shifts ...map[string]any) (*office, *eitjeProcess, *jumpClock) {
	t.Helper()
	clock := &jumpClock{now: time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)}
	o := newOffice(t)
	o.settings = append(o.settings, func(opt *link.Options) {
		opt.Clock, opt.EitjeTimeout = clock, 2*time.Second
	})
	o.wire()
	o.activate()
	e := startEitje(t)
	e.put(shifts...)
	l, err := o.svc.LinkEitje(t.Context(), credentials(e.url))
	noErr(t, err)
	if len(l.Environments) != 2 || l.Environments[0].Chosen {
		t.Fatalf("environments %+v", l.Environments)
	}
	_, err = o.svc.ChooseEnvironments([]string{"11"})
	noErr(t, err)
	return o, e, clock
}

func credentials(url string) link.EitjeCredentials {
	return link.EitjeCredentials{
		Endpoint: url + "/open_api", PartnerUser: fake.PartnerUser, APIUser: fake.APIUser,
		Passwords: link.EitjePasswords{Partner: store.NewSecret(fake.PartnerPassword), API: store.NewSecret(fake.APIPassword)},
	}
}

var november = payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 30)} //nolint:gochecknoglobals // a constant

// pull reads November, or what was changed when days is nil.
func (o *office) pull(days ...payroll.Span) (*link.Preview, error) {
	req := link.PullRequest{}
	if len(days) > 0 {
		req.Days = days[0]
	}
	return o.svc.PullEitje(context.Background(), o.co, req)
}

func (o *office) pulled(days ...payroll.Span) *link.Preview {
	o.t.Helper()
	p, err := o.pull(days...)
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

func TestEitjeBringsHoursOnceAndLaterChanges(t *testing.T) {
	t.Parallel()
	o, e, clock := eitjeOffice(t, shift(1, 2), shift(2, 3, "approved", false, "meals", []string{"Lunch"}), shift(3, 4, "exported_to_hr_integration", true))
	p := o.pulled(november)
	o.wantTally(p, "new 3")
	o.take(p, link.TakeOptions{})
	o.wantHours(3, 24*60)
	list, err := o.co.Lines(payroll.Span{})
	noErr(t, err)
	for i, l := range list {
		want := [...]bool{true, false, true}[i]
		if l.Approved != want || l.Elsewhere != (i == 2) || (l.Count(payroll.KindMeals) == 100) != (i == 1) || l.Break != 30 || l.Team != "Bediening" {
			t.Errorf("line %+v", l)
		}
	}
	o.wantTally(o.pulled(november), "same 3")

	// The next day: a figure, a day that moved out of November, one deleted, one
	// paid by the other link, one new.
	clock.now = clock.now.Add(24 * time.Hour)
	later := "2026-11-27T08:00:00+01:00"
	e.put(shift(2, 3, "end", "2026-11-03T18:30:00+01:00", "updated_at", later), shift(4, 9, "updated_at", later),
		shift(1, 2, "exported_to_hr_integration", true, "updated_at", later))
	moved := fake.Shift(3, "2026-12-02", "2026-12-02T09:00:00+01:00", "2026-12-02T17:30:00+01:00")
	moved["updated_at"] = later
	moved["exported_to_hr_integration"] = true
	e.put(moved)
	p = o.pulled()
	o.wantTally(p, "new 1, changed 2, same 1, elsewhere 1")
	o.take(p, link.TakeOptions{})
	o.wantHours(4, 33*60)
	o.wantTally(o.pulled(), "same 4")
	e.tell("/_drop", 4)
	o.wantTally(o.pulled(november), "same 2, vanished 1")
	for _, c := range e.calls() {
		if c.Filter == "updated" && c.From == "2026-11-26" && c.To != "2026-11-27" {
			t.Errorf("call %+v", c)
		}
	}
}

func TestCSVAfterTheAPIIsPossiblyDouble(t *testing.T) {
	t.Parallel()
	o, _, _ := eitjeOffice(t, shift(1, 2))
	o.take(o.pulled(november), link.TakeOptions{})
	p := o.see("e.csv", "▲ datum,naam,naam van vestiging,team naam,type,uren,support ID\n"+
		"02/11/2026,Sanne de Vries,Het Anker,Bediening,gewerkte uren,08:00,7\n")
	o.wantTally(p, "new 1, double 1")
	o.take(p, link.TakeOptions{})
	o.wantDouble(1, 2)
}

// A line that Doorzet pushed and that eitje says was pushed elsewhere is told.
func TestPushedTwiceIsTold(t *testing.T) {
	t.Parallel()
	o, e, _ := eitjeOffice(t, shift(1, 2, "user", map[string]any{"id": 7, "name": "Daan Bakker"}))
	team, err := o.svc.Sync(t.Context(), o.co)
	noErr(t, err)
	_, err = o.svc.Apply(o.co, team, nil)
	noErr(t, err)
	_, err = o.svc.FetchCodes(t.Context(), o.co)
	noErr(t, err)
	o.take(o.pulled(november), link.TakeOptions{})
	o.codes("gewerkte uren=2100")
	if res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true }); res.Done == 0 {
		t.Fatalf("export %+v", res)
	}
	e.put(shift(1, 2, "user", map[string]any{"id": 7, "name": "Daan Bakker"}, "exported_to_hr_integration", true))
	p := o.pulled(november)
	o.wantTally(p, "same 1, clash 1")
	o.take(p, link.TakeOptions{Sent: true, Withdraw: true})
	if n := o.desk().CountStates()[payroll.StateSent].Lines; n != 1 {
		t.Errorf("%d white lines", n)
	}
}

func TestEitjeFaults(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		fault fake.Fault
		code  payroll.Code // "" when it is got over
	}{
		{"busy once", fake.Fault{Times: 1, Status: 429, Retry: "30"}, ""},
		{"busy on and on", fake.Fault{Times: 9, Status: 429}, eitje.CodeBusy},
		{"unavailable twice", fake.Fault{Times: 2, Status: 503}, ""},
		{"broken", fake.Fault{Times: 1, Status: 500}, eitje.CodeServer},
		{"cut off once", fake.Fault{Times: 1, Kind: "cut"}, ""},
		{"half an answer", fake.Fault{Times: 1, Kind: "half"}, eitje.CodeTruncated},
		{"slow once", fake.Fault{Times: 1, Kind: "slow"}, ""},
		{"a web page", fake.Fault{Times: 1, Kind: "html"}, eitje.CodeHTML},
		{"too large", fake.Fault{Times: 1, Kind: "huge"}, eitje.CodeTooLarge},
		{"pointed elsewhere", fake.Fault{Times: 1, Kind: "redirect"}, eitje.CodeRedirect},
		{"refused", fake.Fault{Times: 1, Status: 401}, eitje.CodeUnauthorised},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, e, _ := eitjeOffice(t, shift(1, 2), shift(2, 16))
			c.fault.Path, c.fault.Skip = "time_registration_shifts", 2
			e.tell("/_break", c.fault)
			p, err := o.pull(november)
			if c.code == "" {
				noErr(t, err)
				o.wantTally(p, "new 2")
				return
			}
			if !errors.Is(err, &payroll.Problem{Code: c.code}) {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			o.wantHours(0, 0)
			if c.code == eitje.CodeUnauthorised {
				if _, err := o.pull(november); !errors.Is(err, &payroll.Problem{Code: link.CodeEitjeBroken}) {
					t.Fatalf("a refused link goes on: %v", err)
				}
				_, err := o.svc.LinkEitje(t.Context(), credentials(e.url))
				noErr(t, err)
			}
			// The windows that came are not asked for again.
			before := len(e.calls())
			if c.code == eitje.CodeBusy {
				for range 2 { // what is left of the fault
					_, _ = o.pull(november)
				}
				before = len(e.calls())
			}
			o.wantTally(o.pulled(november), "new 2")
			shifts := 0
			for _, call := range e.calls()[before:] {
				if call.Path == "time_registration_shifts" {
					shifts++
				}
			}
			if shifts != 3 {
				t.Errorf("%d windows were asked for, want the 3 that were missing", shifts)
			}
		})
	}
}

// The passwords are in the keyring and nowhere else, and are forgotten.
func TestEitjePasswordsStayInTheKeyring(t *testing.T) {
	t.Parallel()
	o, _, _ := eitjeOffice(t, shift(1, 2))
	l, ok, err := o.svc.Eitje()
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	for part, want := range map[string]string{"/partner": fake.PartnerPassword, "/api": fake.APIPassword} {
		s, err := o.svc.Keys.Get(l.ID + part)
		if err != nil || s.Reveal() != want {
			t.Errorf("%s: %v", part, err)
		}
	}
	o.take(o.pulled(november), link.TakeOptions{})
	noErr(t, o.svc.UnlinkEitje())
	if _, err := o.svc.Keys.Get(l.ID + "/partner"); !errors.Is(err, &payroll.Problem{Code: store.CodeKeyringNotFound}) {
		t.Errorf("the password is still there: %v", err)
	}
	if _, err := o.pull(november); !errors.Is(err, &payroll.Problem{Code: link.CodeEitjeUnlinked}) {
		t.Errorf("pulled without a link: %v", err)
	}
	files, err := filepath.Glob(filepath.Join(o.dir, "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		noErr(t, err)
		if bytes.Contains(content, []byte("kanarie")) {
			t.Errorf("a password is in %s", f)
		}
	}
}

// Wrong credentials are kept nowhere.
func TestWrongEitjeCredentials(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.activate()
	e := startEitje(t)
	c := credentials(e.url)
	c.Passwords.API = store.NewSecret("fout")
	if _, err := o.svc.LinkEitje(t.Context(), c); !errors.Is(err, &payroll.Problem{Code: eitje.CodeUnauthorised}) {
		t.Fatalf("got %v", err)
	}
	if _, ok, err := o.svc.Eitje(); ok || err != nil {
		t.Errorf("a link was kept: %v %v", ok, err)
	}
	c.Endpoint = "http://eitje.example/open_api"
	if _, err := o.svc.LinkEitje(t.Context(), c); !errors.Is(err, &payroll.Problem{Code: eitje.CodeInsecure}) {
		t.Fatalf("passwords over plain http: %v", err)
	}
}

// A pull that was undone leaves no claim on its shifts: another company can
// have them when the venue turns out to be its own.
func TestAnUndonePullCanGoToAnotherCompany(t *testing.T) {
	t.Parallel()
	o, _, _ := eitjeOffice(t, shift(1, 2))
	second := o.second()
	noErr(t, o.svc.SetVenue("Het Anker", o.co))
	o.take(o.pulled(november), link.TakeOptions{})
	o.wantHours(1, 8*60)
	if _, err := o.svc.Undo(t.Context(), o.co, store.AreaHours); err != nil {
		t.Fatal(err)
	}
	o.wantHours(0, 0)
	noErr(t, o.svc.SetVenue("Het Anker", second))
	p := o.pulled(november)
	o.wantTally(p, "new 1")
	o.take(p, link.TakeOptions{})
	lines, err := second.Lines(payroll.Span{})
	if err != nil || len(lines) != 1 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	o.wantTally(o.pulled(november), "same 1")
}

// A shift that a person moved to another day here is still the same shift.
func TestAShiftMovedHereIsNotNew(t *testing.T) {
	t.Parallel()
	o, e, _ := eitjeOffice(t, shift(1, 2))
	o.take(o.pulled(november), link.TakeOptions{})
	d := o.desk()
	f := d.Verdicts[0].Line.Facts
	f.Date = payroll.MustDate(2026, 11, 30)
	noErr(t, o.svc.Edit(o.co, d, d.Verdicts[0].Line.ID, f, ""))
	only := payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 7)}
	o.wantTally(o.pulled(only), "same 1, kept 1")
	// Once eitje says something new of it, that is a change of that line.
	e.put(shift(1, 3))
	p := o.pulled(only)
	o.wantTally(p, "changed 1")
	o.take(p, link.TakeOptions{})
	o.wantHours(1, 8*60)
}

// Lines that went over to another company with their venue take their shifts along.
func TestAVenueThatGoesOverTakesItsShiftsAlong(t *testing.T) {
	t.Parallel()
	o, e, _ := eitjeOffice(t, shift(1, 2), shift(2, 3))
	o.take(o.pulled(november), link.TakeOptions{})
	second := o.second()
	noErr(t, o.svc.SetVenue("Het Anker", second))
	o.wantHours(0, 0)
	e.put(shift(1, 2, "end", "2026-11-02T18:30:00+01:00"), shift(2, 9))
	p := o.pulled(november)
	o.wantTally(p, "changed 2")
	o.take(p, link.TakeOptions{})
	lines, err := second.Lines(payroll.Span{})
	if err != nil || len(lines) != 2 || lines[0].Minutes != 540 || lines[1].Date != payroll.MustDate(2026, 11, 9) {
		t.Fatalf("lines %+v, %v", lines, err)
	}
	o.wantTally(o.pulled(november), "same 2")
}
