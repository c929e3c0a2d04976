package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/ui/lang"
)

// started runs the program in this process.
func started(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	dir := t.TempDir()
	env := func(name string) string {
		return map[string]string{"XDG_DATA_HOME": dir, "XDG_STATE_HOME": dir, "LANG": "nl_NL"}[name]
	}
	var out, errs bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &errs, env)
	return code, out.String(), errs.String()
}

func TestShorterTimesAreForLoopbackOnly(t *testing.T) {
	for endpoint, want := range map[string]bool{
		"http://127.0.0.1:8080": true, "http://localhost:1": true, "http://[::1]:9": true, "https://127.9.9.9": true,
		"https://api.nmbrs.nl": false, "https://127.0.0.1.example": false, "https://localhost.example": false, "": false, "::": false,
	} {
		a := newApp(nil, nil, nil, nil, func(string) string { return "" })
		a.svc = link.New(link.Options{})
		err := a.hasten(endpoint, time.Second, time.Millisecond)
		var u usageError
		switch {
		case want && (err != nil || a.svc.Settle != time.Millisecond || a.svc.WriteTimeout != time.Second):
			t.Errorf("%s: %v, settle %v", endpoint, err, a.svc.Settle)
		case !want && (!errors.As(err, &u) || a.svc.Settle != link.DefaultSettle):
			t.Errorf("%s: %v, settle %v", endpoint, err, a.svc.Settle)
		case a.hasten(endpoint, 0, 0) != nil:
			t.Errorf("%s: the usual times are refused", endpoint)
		}
	}
}

func TestExitCodeOfAnExport(t *testing.T) {
	held := func(b payroll.Block) []payroll.PlanStep { return []payroll.PlanStep{{Block: b}} }
	stop := payroll.NewProblem(link.CodeStopped)
	for name, c := range map[string]struct {
		res  link.ExportResult
		want int
	}{
		"all done":                   {link.ExportResult{Done: 3, Equal: 3, Left: 9}, 0},
		"nothing to send":            {link.ExportResult{Left: 4}, 0},
		"refused":                    {link.ExportResult{Done: 1, Refused: 1}, 3},
		"different":                  {link.ExportResult{Done: 1, Different: 1}, 3},
		"unsure":                     {link.ExportResult{Unsure: 1, Refused: 1, Stop: stop}, 4},
		"foreign row":                {link.ExportResult{Done: 1, Held: held(payroll.BlockForeign)}, 4},
		"foreign days":               {link.ExportResult{Done: 1, Held: held(payroll.BlockDays)}, 4},
		"changed in Nmbrs":           {link.ExportResult{Held: held(payroll.BlockChanged)}, 4},
		"gone from Nmbrs":            {link.ExportResult{Held: held(payroll.BlockGone)}, 4},
		"not read":                   {link.ExportResult{Held: held(payroll.BlockUnread)}, 3},
		"days of another period":     {link.ExportResult{Held: held(payroll.BlockPeriod)}, 4},
		"rolled on at the end":       {link.ExportResult{Done: 1, Notes: []*payroll.Problem{payroll.NewProblem(link.CodeRolledBehind)}}, 3},
		"a period to unlock":         {link.ExportResult{Done: 1, Held: held(payroll.BlockLocked)}, 4},
		"would come out otherwise":   {link.ExportResult{Behind: payroll.Behind{Anew: []payroll.Anew{{Lines: 1}}}}, 3},
		"stopped early":              {link.ExportResult{Done: 1, Waiting: 2, Stop: stop}, 1},
		"stopped early, and refused": {link.ExportResult{Refused: 1, Waiting: 2, Stop: stop}, 3},
	} {
		if got := exitExportOf(c.res); got != c.want {
			t.Errorf("%s: exit code %d, want %d", name, got, c.want)
		}
	}
}

// A row that may be ours a second time is not called somebody else's.
func TestVerifyTellsATwinFromSomebodyElses(t *testing.T) {
	for _, x := range []*lang.Texts{lang.NL(), lang.EN()} {
		p := &page{t: x, say: x.Cmd()}
		twin, other := seenRowJSON{"71", 2100, "8.00"}, seenRowJSON{"72", 2100, "4.00"}
		got := verifyNote(p, verifyLineJSON{Unexpected: []seenRowJSON{twin, other}, Twins: []seenRowJSON{twin}})
		want := p.say.VerifyUnexpected + " 72 (" + p.amount("4.00") + "), " + p.say.VerifyTwin + " 71 (" + p.amount("8.00") + ")"
		if got != want {
			t.Errorf("%s: %q, want %q", x.Lang, got, want)
		}
	}
}

func exitExportOf(res link.ExportResult) int { return exportExit(&res) }

// Every text that the grammar names is there in both languages, and none is
// there for nothing.
func TestHelpOfEveryCommandInBothLanguages(t *testing.T) {
	for _, l := range []lang.Lang{lang.Dutch, lang.English} {
		for name, text := range lang.CmdHelp(l) {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s is empty", l, name)
			}
		}
		code, out, _ := started(t, "--lang", string(l), "--help")
		if code != 0 || strings.Contains(out, "${") {
			t.Errorf("%s: exit code %d, help %s", l, code, out)
		}
		names := regexp.MustCompile(`(?m)^  ([a-z]+)  `).FindAllStringSubmatch(out, -1)
		if want := visibleCommands(); len(names) != want {
			t.Errorf("%d commands in the help, %d in the grammar", len(names), want)
		}
		for _, n := range names {
			code, out, _ := started(t, "--lang", string(l), n[1], "--help")
			if code != 0 || !strings.Contains(out, "doorzet "+n[1]) || strings.Contains(out, "${") {
				t.Errorf("%s: exit code %d, %s", n[1], code, out)
			}
		}
	}
}

// visibleCommands counts the commands of the grammar that are not hidden.
func visibleCommands() int {
	n := 0
	for f := range reflect.TypeFor[cli]().Fields() {
		_, command := f.Tag.Lookup("cmd")
		if _, hidden := f.Tag.Lookup("hidden"); command && !hidden {
			n++
		}
	}
	return n
}

func source(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestColumnsAreNamed(t *testing.T) {
	used := regexp.MustCompile(`(?:left|right)\("([a-z]+)"\)`)
	files := []string{
		"activate.go", "batches.go", "codes.go", "import.go", "lines.go", "log.go", "people.go", "period.go", "plan.go",
		"export.go", "resolve.go", "rights.go", "sync.go", "venues.go", "verify.go",
	}
	found := 0
	for _, f := range files {
		for _, m := range used.FindAllStringSubmatch(source(t, f), -1) {
			found++
			for _, l := range []lang.Lang{lang.Dutch, lang.English} {
				if name := lang.For(l).Column(m[1]); strings.Contains(name, "(") {
					t.Errorf("%s: the column %s has no name in %s", f, m[1], l)
				}
			}
		}
	}
	if found < 60 {
		t.Fatalf("only %d columns were found", found)
	}
}

func TestJSONIsOneDocumentWhateverHappens(t *testing.T) {
	for _, args := range [][]string{
		{"--json"},
		{"version", "--json"},
		{"--json", "lines"},
		{"--json", "nonsense"},
		{"export", "--json=true"},
		{"--json", "import", "nowhere.csv"},
		{"--json", "import", "--template"},
		{"--json", "--lang", "xx", "lines"},
	} {
		code, out, _ := started(t, args...)
		d := json.NewDecoder(strings.NewReader(out))
		var doc map[string]any
		if err := d.Decode(&doc); err != nil || d.More() {
			t.Errorf("%v (exit %d): %v in %q", args, code, err, out)
		}
		if _, isError := doc["error"]; isError != (code != 0) {
			t.Errorf("%v: exit code %d with %v", args, code, doc)
		}
	}
}

func TestPreScanStopsAtTheDoubleDash(t *testing.T) {
	if l, asJSON := preScan([]string{"import", "--lang=en", "--", "--json", "--lang", "nl"}); l != "en" || asJSON {
		t.Errorf("language %q, JSON %v", l, asJSON)
	}
}

func TestSimHelpNamesEveryFault(t *testing.T) {
	_, out, _ := started(t, "sim", "--help")
	words := strings.Fields(out)
	for _, kind := range sim.FaultKinds() {
		if !slices.Contains(words, kind) {
			t.Errorf("the help does not name %s", kind)
		}
	}
}
