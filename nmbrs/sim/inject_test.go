package sim

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"doorzet/nmbrs/sim/faults"
)

// TestEveryFaultKindWithEveryEffect meets each kind with each effect on an
// insert and checks both that the answer is not an ordinary one (where the
// kind alters it) and that exactly the told effect took place.
func TestEveryFaultKindWithEveryEffect(t *testing.T) {
	for _, kind := range FaultKinds() {
		for _, effect := range []string{faults.EffectNone, faults.EffectApplied, faults.EffectLate} {
			t.Run(kind+"/"+effect, func(t *testing.T) {
				r := newRig(t, nil)
				f := Fault{Operation: "HourComponentVar_Insert", Kind: kind, Effect: effect, Late: time.Minute, At: 30}
				switch kind {
				case "status":
					f.Status, f.RetryAfter = 307, "2"
				case "body":
					f.Body = "<half"
				}
				must(t, r.s.Inject(f))
				ok := r.plainAnswer(kind)
				usual := kind == "slow" || kind == "delay" || kind == "twice" || kind == "cut-list"
				if ok != usual {
					t.Errorf("an ordinary answer: %v", ok)
				}
				added := []string{"12.50", "1.00"}
				if kind == "twice" {
					added = append(added, "1.00")
				}
				if effect == faults.EffectApplied {
					r.hours(added...)
					return
				}
				r.hours("12.50")
				if n, want := r.s.FlushLate(), map[bool]int{true: 1}[effect == faults.EffectLate]; n != want {
					t.Errorf("%d late writes, want %d", n, want)
				}
				if effect == faults.EffectLate {
					r.hours(added...)
				}
			})
		}
	}
}

// plainAnswer inserts an hour and tells whether the answer was the usual one.
func (r *rig) plainAnswer(kind string) bool {
	r.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.url+"/soap/v3/EmployeeService.asmx",
		strings.NewReader(body("HourComponentVar_Insert", insert(2100, "1", aPeriod))))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "text/xml")
	if kind == "timeout" {
		r.s.Close() // so that the hanging call ends without a clock
	}
	tr := &http.Transport{DisableCompression: true}
	defer tr.CloseIdleConnections()
	res, err := tr.RoundTrip(req)
	if err != nil {
		return false
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(io.LimitReader(res.Body, 2000))
	text := string(b)
	return err == nil && res.StatusCode == 200 && strings.HasPrefix(res.Header.Get("Content-Type"), "text/xml; charset=utf-8") &&
		strings.HasPrefix(text, xmlHead+"<soap:Envelope") && strings.Index(text, "</soap:Envelope>") == len(text)-len("</soap:Envelope>") &&
		strings.Contains(text, `<soap:Body><HourComponentVar_InsertResponse xmlns="https://api.nmbrs.nl/soap/v3/EmployeeService"><HourComponentVar_InsertResult>88001236</HourComponentVar_InsertResult></HourComponentVar_InsertResponse></soap:Body>`)
}

func TestFaultScriptCounts(t *testing.T) {
	r := newRig(t, nil)
	must(t, r.s.Inject(
		Fault{Operation: "EmployeeService.HourComponentVar_Insert", Nth: 2, Times: 2, Kind: "fault", Code: 1006, EmployeeID: "503293"},
		Fault{Operation: "HourComponentVar_Insert", Kind: "fault", EmployeeID: "9"},
	))
	var got []int
	for range 4 {
		status, _ := r.call("HourComponentVar_Insert", insert(2100, "1", aPeriod))
		got = append(got, status)
	}
	if got[0] != 200 || got[1] != 500 || got[2] != 500 || got[3] != 200 {
		t.Errorf("answers %v", got)
	}
	log := r.s.State().CallsLog
	if len(log) != 4 || log[1].Fault != "fault" || log[1].Effect != faults.EffectNone || log[3].Effect != faults.EffectApplied || log[0].EmployeeID != "503293" {
		t.Errorf("log %+v", log)
	}
	for _, bad := range []Fault{{Kind: "nothing"}, {Kind: "status"}, {Kind: "slow", Effect: "half"}, {Kind: "slow", Nth: -1}} {
		if r.s.Inject(bad) == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

func TestLag(t *testing.T) {
	r := newRig(t, nil)
	r.s.SetLag(time.Second)
	r.call("HourComponentVar_Insert", insert(2100, "1", aPeriod))
	r.hours("12.50")
	if r.s.State().Pending != 1 || r.s.FlushLate() != 1 {
		t.Error("nothing was pending")
	}
	r.hours("12.50", "1.00")
}

func (r *rig) control(method, path, text string) (int, string) {
	r.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, r.url+path, strings.NewReader(text))
	if err != nil {
		r.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func TestControlDoor(t *testing.T) {
	r := newRig(t, nil)
	if status, b := r.control("GET", "/_sim/state", ""); status != 200 || !strings.Contains(b, `"rows":[{"id":"88001234","companyId":"54613","employeeId":"503293","code":2100,"hours":"12.50","period":5,"year":2026,"comment":"","origin":"scenario"}]`) {
		t.Errorf("state: %d %s", status, b)
	}
	good := []string{
		`{"action":"type","employeeId":503293,"code":2100,"amount":"4"}`,
		`{"action":"alter","rowId":88001234,"amount":1.5}`,
		`{"action":"delete","rowId":88001236}`,
		`{"action":"days","employeeId":503293,"days":3}`,
		`{"action":"run","companyId":54613}`, `{"action":"roll","companyId":54613}`,
		`{"action":"declare","companyId":54613,"period":"2026-05"}`,
		`{"action":"deny","operations":["Run_GetList"]}`, `{"action":"allow","operations":["Run_GetList"]}`,
		`{"action":"hide","companies":[54614]}`, `{"action":"show","companies":[54614]}`,
		`{"action":"late","ms":0}`, `{"action":"latency","ms":0}`, `{"action":"flush"}`,
		`{"action":"options","options":{"nilItems":true}}`, `{"action":"reset-token","token":"t"}`,
	}
	for _, x := range good {
		if status, b := r.control("POST", "/_sim/do", x); status != 200 {
			t.Errorf("%s: %d %s", x, status, b)
		}
	}
	r.hours("1.50")
	for _, x := range []string{`{"action":"dance"}`, `{"action":"alter","rowId":1}`, `{"what":1}`, `{`, `{"action":"roll"}`, `{"action":"options","options":{"emptyList":"x"}}`} {
		if status, b := r.control("POST", "/_sim/do", x); status != 400 || len(b) < 10 {
			t.Errorf("%s: %d %s", x, status, b)
		}
	}
	if status, b := r.control("POST", "/_sim/faults", `[{"kind":"slow","times":0},{"kind":"fault","operation":"X"}]`); status != 200 || !strings.Contains(b, "2") {
		t.Errorf("faults: %d %s", status, b)
	}
	if r.s.Faults()[0].Times != -1 || r.s.Faults()[1].Times != 1 {
		t.Error("times were not read")
	}
	if status, _ := r.control("POST", "/_sim/faults", `{"kind":"nothing"}`); status != 400 {
		t.Error("an unknown kind was taken")
	}
	r.control("DELETE", "/_sim/faults", "")
	if len(r.s.Faults()) != 0 {
		t.Error("the script is not empty")
	}
	for _, k := range FaultKinds() {
		if !strings.Contains(Help(), "\n  "+k+" ") {
			t.Errorf("help does not name %s", k)
		}
	}
}

func TestServe(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := New(sampleScenario(), Options{})
	url := make(chan string, 1)
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, "", s, func(u string) { url <- u }) }()
	if u := <-url; !strings.HasPrefix(u, "http://127.0.0.1:") {
		t.Error(u)
	}
	cancel()
	must(t, <-done)
	if Serve(context.Background(), "0.0.0.0:0", s, nil) == nil {
		t.Error("it listened for everybody")
	}
}
