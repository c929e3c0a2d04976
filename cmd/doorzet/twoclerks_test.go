package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"doorzet/nmbrs/sim"
)

// The business of these tests: one company, everybody paid by the hour.
const (
	clerksEmail = "loket@twee.example"
	clerksToken = "twee0000twee0000twee0000twee0000"
	clerksFirst = 610001
)

func clerksScenario(people int) sim.Scenario {
	sc := sim.Scenario{
		Users:   []sim.User{{Email: clerksEmail, Token: clerksToken, Domain: "twee"}},
		Debtors: []sim.Debtor{{ID: 91, Number: "91", Name: "Twee"}},
		Companies: []sim.Company{{
			ID: 91001, Number: 1, Name: "Eetcafé Twee", Debtor: 91, Period: "2026-11-M",
			HourCodes: []sim.Code{{Code: 2100, Description: "Gewerkte uren"}},
			WageCodes: []sim.Code{{Code: 5100, Description: "Maaltijden"}},
		}},
	}
	for i := range people {
		var none sim.Decimal
		id := clerksFirst + i
		sc.Employees = append(sc.Employees, sim.Employee{
			ID: id, Company: 91001, Number: 1 + i, Person: sim.Person{FirstName: "Medewerker", LastName: clerksName(i)},
			Employments: []sim.Employment{{ID: 10*id + 1, Start: "2025-01-01"}},
			Contracts:   []sim.Contract{{ID: 10*id + 2, Start: "2025-01-01", HoursPerWeek: &none}},
			Salaries:    []sim.Salary{{ID: 10*id + 3, Start: "2025-01-01", Type: 3, Value: sim.Whole(14)}},
		})
	}
	return sc
}

func clerksName(i int) string { return fmt.Sprintf("%c%03d", 'A'+i%26, i) }

// clerks is a simulator in a process of its own, and the programs beside it.
type clerks struct {
	t           *testing.T
	dir, binary string
	url         string
}

// newClerks starts the simulator, as slow as a server far away, and writes the hours
// of everybody.
func newClerks(t *testing.T, people int, latency time.Duration) *clerks {
	t.Helper()
	c := startClerks(t, clerksScenario(people), latency)
	var hours strings.Builder
	hours.WriteString("datum;naam;personeelsnummer;vestiging;team;type;start;eind;pauze;uren;maaltijden;opmerking;goedgekeurd\n")
	for i := range people {
		fmt.Fprintf(&hours, "03-11-2026;Medewerker %s;%d;Twee;bar;gewerkte uren;;;;8,00;1;;ja\n", clerksName(i), 1+i)
	}
	c.write("hours.csv", hours.String())
	return c
}

// startClerks starts the simulator of a scenario.
func startClerks(t *testing.T, sc sim.Scenario, latency time.Duration) *clerks {
	t.Helper()
	binary, err := exec.LookPath("doorzet")
	if err != nil {
		t.Fatal(err)
	}
	c := &clerks{t: t, dir: t.TempDir(), binary: binary}
	scenario, err := json.Marshal(sc)
	if err != nil {
		t.Fatal(err)
	}
	c.write("scenario.json", string(scenario))
	server := c.command("", "sim", "--json", "--scenario", filepath.Join(c.dir, "scenario.json"), "--latency", latency.String())
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Process.Signal(os.Interrupt); err != nil {
			t.Log(err)
		}
		if err := server.Wait(); err != nil {
			t.Logf("the simulator ended with %v", err)
		}
	})
	var doc simJSON
	if err := json.NewDecoder(out).Decode(&doc); err != nil {
		t.Fatal(err)
	}
	c.url = doc.URL
	return c
}

func (c *clerks) write(name, content string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, name), []byte(content), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// command makes a process of a clerk with a ledger of the clerk's own.
func (c *clerks) command(clerk string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.WithoutCancel(c.t.Context()), c.binary, args...)
	home := filepath.Join(c.dir, "home-"+clerk)
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_DATA_HOME=" + home + "/share", "XDG_STATE_HOME=" + home + "/state",
		"LANG=en_GB.UTF-8", "DOORZET_TOKEN=" + clerksToken, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + home + "/no-bus",
	}
	return cmd
}

// run runs a command of a clerk, reads its document into doc and gives its exit code.
func (c *clerks) run(clerk string, doc any, args ...string) int {
	c.t.Helper()
	cmd := c.command(clerk, append([]string{"--json", "--data", filepath.Join(c.dir, "ledger-"+clerk)}, args...)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		c.t.Fatal(err)
	}
	if doc != nil {
		if err := json.Unmarshal(out, doc); err != nil {
			c.t.Fatalf("%s %v: %v: %s %s", clerk, args, err, out, said.String())
		}
	}
	if cmd.ProcessState.ExitCode() == exitFailed {
		c.t.Errorf("%s %v failed: %s %s", clerk, args, out, said.String())
	}
	return cmd.ProcessState.ExitCode()
}

// ready brings a ledger to where everything is approved and nothing is sent.
func (c *clerks) ready(clerk string) {
	c.t.Helper()
	for _, args := range [][]string{
		{"activate", "--email", clerksEmail, "--endpoint", c.url},
		{"sync", "--apply"},
		{"import", filepath.Join(c.dir, "hours.csv")},
		{"codes", "--set", "gewerkte uren=2100", "--set", "maaltijden=5100"},
		{"approve", "--all"},
	} {
		if exit := c.run(clerk, nil, args...); exit != exitDone {
			c.t.Fatalf("%s %v ended with %d", clerk, args, exit)
		}
	}
}

// export sends all there is, and settles in a short loopback time.
func (c *clerks) export(clerk string, more ...string) (int, exportJSON) {
	c.t.Helper()
	var doc exportJSON
	exit := c.run(clerk, &doc, append([]string{"export", "--yes", "--settle", "700ms", "--timeout", "20s"}, more...)...)
	return exit, doc
}

func (c *clerks) state() sim.State {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url+"/_sim/state", nil)
	if err != nil {
		c.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	var st sim.State
	if err := json.NewDecoder(res.Body).Decode(&st); err != nil {
		c.t.Fatal(err)
	}
	return st
}

// paid counts the rows of everybody's hours in Nmbrs.
func (c *clerks) paid() map[string]int {
	out := map[string]int{}
	for _, r := range c.state().Rows {
		out[r.EmployeeID]++
	}
	return out
}

// doubled lists whose hours are in Nmbrs more than once, lost whose are not there.
func (c *clerks) doubled(people int) (doubled, lost []string) {
	c.t.Helper()
	paid := c.paid()
	for i := range people {
		switch id := fmt.Sprint(clerksFirst + i); {
		case paid[id] == 0:
			lost = append(lost, id)
		case paid[id] > 1:
			doubled = append(doubled, id)
		}
	}
	return doubled, lost
}

// named gives whom rows, plan and verify name to a clerk, and fails when one of
// them names somebody and exits as if nothing were the matter.
func (c *clerks) named(clerk string) map[string][]string {
	c.t.Helper()
	var rows rowsJSON
	var plan planJSON
	var found verifyJSON
	exits := map[string]int{"rows": c.run(clerk, &rows, "rows"), "plan": c.run(clerk, &plan, "plan"), "verify": c.run(clerk, &found, "verify")}
	out := map[string][]string{}
	for _, r := range rows.Rows {
		out["rows"] = append(out["rows"], r.EmployeeID)
	}
	for _, s := range plan.Steps {
		if s.Block != "" {
			out["plan"] = append(out["plan"], s.EmployeeID)
		}
	}
	for _, l := range found.Lines {
		if !l.Equal {
			out["verify"] = append(out["verify"], l.EmployeeID)
		}
	}
	for by, who := range out {
		slices.Sort(who)
		out[by] = slices.Compact(who)
		if exits[by] != exitPerson && exits[by] != exitParts {
			c.t.Errorf("%s names %v to %s and exits %d", by, out[by], clerk, exits[by])
		}
	}
	return out
}

// TestTwoClerksAtOnce lets two programs, each with a ledger of its own, push the
// same people through one Nmbrs: begun together, and the second while the first
// is under way. Nobody is paid twice; whoever is not sent by one is held by it.
func TestTwoClerksAtOnce(t *testing.T) {
	for name, test := range map[string]struct {
		people int
		// under is how many rows of the first are there when the second begins.
		under int
	}{"together": {20, 0}, "apart": {60, 12}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClerks(t, test.people, 15*time.Millisecond)
			for _, clerk := range []string{"anna", "bram"} {
				c.ready(clerk)
			}
			var both sync.WaitGroup
			exits := map[string]int{}
			var mu sync.Mutex
			send := func(clerk string) {
				exit, _ := c.export(clerk)
				mu.Lock()
				defer mu.Unlock()
				exits[clerk] = exit
			}
			both.Go(func() { send("anna") })
			both.Go(func() {
				for len(c.paid()) < test.under { // the server is slow: this waits on it
				}
				send("bram")
			})
			both.Wait()
			if exits["anna"] == exitDone && exits["bram"] == exitDone {
				t.Error("both say that all is well")
			}
			twice, _ := c.doubled(test.people)
			for _, clerk := range []string{"anna", "bram"} {
				for by, who := range c.named(clerk) {
					for _, id := range twice {
						if !slices.Contains(who, id) {
							t.Errorf("%s does not name %s to %s", by, id, clerk)
						}
					}
				}
			}
			if len(twice) > 0 {
				t.Errorf("paid twice: %v", twice)
			}
			// Each was told to look again. Whoever neither of them sent goes now.
			for _, clerk := range []string{"anna", "bram"} {
				c.export(clerk)
			}
			if twice, lost := c.doubled(test.people); len(twice)+len(lost) > 0 {
				t.Errorf("after looking again: paid twice %v, not paid %v", twice, lost)
			}
		})
	}
}

// TestTwoClerksBeside lets the second clerk send beside what the first sent, by
// choice: the first is told who, everywhere, and one command takes back what is
// the first clerk's for exactly those.
func TestTwoClerksBeside(t *testing.T) {
	c := newClerks(t, 4, time.Millisecond)
	for _, clerk := range []string{"anna", "bram"} {
		c.ready(clerk)
	}
	if exit, _ := c.export("anna"); exit != exitDone {
		t.Fatalf("the first export ended with %d", exit)
	}
	twice := []string{fmt.Sprint(clerksFirst + 1), fmt.Sprint(clerksFirst + 3)}
	c.export("bram", "--beside-foreign", "--only", twice[0], "--only", twice[1])
	if got, _ := c.doubled(4); !slices.Equal(got, twice) {
		t.Fatalf("%v are there twice, want %v", got, twice)
	}
	for _, by := range []string{"rows", "plan", "verify"} {
		if who := c.named("anna")[by]; !slices.Equal(who, twice) {
			t.Errorf("%s names %v, want %v", by, who, twice)
		}
	}
	var doc exportJSON
	c.run("anna", &doc, "undo", "beside", "--yes", "--settle", "700ms")
	if got, lost := c.doubled(4); len(got)+len(lost) != 0 {
		t.Errorf("still there twice: %v; not there any more: %v", got, lost)
	}
	var gone []string
	for _, s := range doc.Steps {
		gone = append(gone, s.EmployeeID)
	}
	slices.Sort(gone)
	if gone = slices.Compact(gone); !slices.Equal(gone, twice) {
		t.Errorf("taken back of %v, want %v", gone, twice)
	}
}
