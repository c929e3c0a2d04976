package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"doorzet/nmbrs/sim"
)

// call speaks to the control door of the script's simulator.
func call(ts *testscript.TestScript, method, path, body string) []byte {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, ts.Getenv("SIM_URL")+path, strings.NewReader(body))
	ts.Check(err)
	res, err := http.DefaultClient.Do(req)
	ts.Check(err)
	content, err := io.ReadAll(res.Body)
	ts.Check(err)
	ts.Check(res.Body.Close())
	if res.StatusCode >= http.StatusBadRequest {
		ts.Fatalf("%s %s: %s %s", method, path, res.Status, content)
	}
	return content
}

func state(ts *testscript.TestScript) sim.State {
	var st sim.State
	ts.Check(json.Unmarshal(call(ts, http.MethodGet, "/_sim/state", ""), &st))
	return st
}

// cmdPost sends JSON to the control door: post PATH BODY.
func cmdPost(ts *testscript.TestScript, _ bool, args []string) {
	call(ts, http.MethodPost, args[0], args[1])
}

// cmdDelete empties something behind the control door: delete PATH.
func cmdDelete(ts *testscript.TestScript, _ bool, args []string) {
	call(ts, http.MethodDelete, args[0], "")
}

// ours counts the rows in Nmbrs that Doorzet made, by employee, kind and code.
func ours(st sim.State) map[string][]string {
	out := map[string][]string{}
	for _, r := range st.Rows {
		if r.Origin == sim.OriginAPI {
			key := fmt.Sprintf("%s hours %d", r.EmployeeID, r.Code)
			out[key] = append(out[key], r.Hours)
		}
	}
	for _, r := range st.Wages {
		if r.Origin == sim.OriginAPI {
			key := fmt.Sprintf("%s wage %d", r.EmployeeID, r.Code)
			out[key] = append(out[key], r.Value)
		}
	}
	return out
}

// cmdOnce holds what Nmbrs has against a plan kept in a file: every planned
// row is there once, with its amount, and nothing else is.
func cmdOnce(ts *testscript.TestScript, _ bool, args []string) {
	var plan planJSON
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &plan))
	st := state(ts)
	have := ours(st)
	days := map[string]int{}
	for _, d := range st.Days {
		if d.Year == plan.BookedIn.Year && d.Period == plan.BookedIn.Number {
			days[d.EmployeeID] = d.Days
		}
	}
	checked := 0
	for _, s := range plan.Steps {
		if s.Action == "none" {
			continue
		}
		checked++
		if s.Kind == "days" {
			if got := strconv.Itoa(days[s.EmployeeID]) + ".00"; got != s.Amount {
				ts.Fatalf("%s: %s days, planned %s", s.Person, got, s.Amount)
			}
			delete(days, s.EmployeeID)
			continue
		}
		key := fmt.Sprintf("%s %s %d", s.EmployeeID, s.Kind, *s.Code)
		if len(have[key]) != 1 || have[key][0] != s.Amount {
			ts.Fatalf("%s %s: Nmbrs has %v, planned once %s", s.Person, key, have[key], s.Amount)
		}
		delete(have, key)
	}
	if checked == 0 || len(have) > 0 || len(days) > 0 {
		ts.Fatalf("%d steps checked; beside the plan: %v, days %v", checked, have, days)
	}
}

// cmdRows wants this many rows of Doorzet in Nmbrs, hours and wages together.
func cmdRows(ts *testscript.TestScript, _ bool, args []string) {
	n := 0
	for _, amounts := range ours(state(ts)) {
		n += len(amounts)
	}
	if strconv.Itoa(n) != args[0] {
		ts.Fatalf("%d rows of Doorzet in Nmbrs, want %s", n, args[0])
	}
}

// cmdInterrupt starts doorzet, sends it SIGINT once Nmbrs has had a number of
// calls of an operation, and wants an exit code:
// interrupt CODE OPERATION CALLS args….
func cmdInterrupt(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	calls, err := strconv.Atoi(args[2])
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program(ts), args[3:]...)
	cmd.Env = environment(ts)
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	ts.Check(cmd.Start())
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for state(ts).Calls[args[1]] < calls {
		select {
		case <-ctx.Done():
			ts.Fatalf("%s was not called %d times: %v", args[1], calls, state(ts).Calls)
		case <-tick.C:
		}
	}
	ts.Check(cmd.Process.Signal(os.Interrupt))
	err = cmd.Wait()
	ts.Logf("[stdout]\n%s\n[stderr]\n%s", stdout.String(), stderr.String())
	wantExit(ts, want, err)
}
