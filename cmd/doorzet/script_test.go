package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"doorzet/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"doorzet": main, "eitjefake": eitjeFake})
}

// TestScripts plays transcripts of the command line against the simulator,
// each program in a process of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			for name, dir := range map[string]string{"HOME": "home", "XDG_DATA_HOME": "share", "XDG_STATE_HOME": "state"} {
				path := filepath.Join(e.WorkDir, "."+dir)
				if err := os.MkdirAll(path, 0o700); err != nil {
					return err
				}
				e.Setenv(name, path)
			}
			e.Setenv("LANG", "nl_NL.UTF-8")
			e.Setenv("DZ", filepath.Join(e.WorkDir, "d"))
			// No keyring answers here; a test that needs a token sets it.
			e.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(e.WorkDir, "no-bus"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sim": cmdSim, "exits": cmdExits, "json": cmdJSON, "setenv": cmdSetenv, "post": cmdPost, "once": cmdOnce,
			"rows": cmdRows, "tokenfree": cmdTokenFree, "interrupt": cmdInterrupt, "dz": cmdDZ, "road": cmdRoad,
			"delete": cmdDelete, "hold": cmdHold, "arguments": cmdArguments, "damage": cmdDamage,
			"consent": cmdConsent, "eitje": cmdEitje, "forge": cmdForge, "lose": cmdLose, "oldjournal": cmdOldJournal,
		},
	})
}

// program finds doorzet on the script's path.
func program(ts *testscript.TestScript) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		path := filepath.Join(dir, "doorzet")
		if fi, err := os.Stat(path); err == nil && !fi.IsDir() {
			return path
		}
	}
	ts.Fatalf("doorzet is not on the path")
	return ""
}

// environment gives the script's variables to a process started by a command.
func environment(ts *testscript.TestScript) []string {
	var env []string
	for _, name := range []string{
		"PATH", "HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LANG", "TMPDIR", "DOORZET_TOKEN", "DBUS_SESSION_BUS_ADDRESS",
	} {
		if v := ts.Getenv(name); v != "" {
			env = append(env, name+"="+v)
		}
	}
	return env
}

// cmdSim starts a simulator for the rest of the script and sets SIM_URL,
// SIM_EMAIL and DOORZET_TOKEN. Arguments go to doorzet sim.
func cmdSim(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("sim cannot be negated")
	}
	for i, s := range args {
		if strings.HasSuffix(s, ".json") {
			args[i] = ts.MkAbs(s)
		}
	}
	cmd := exec.Command(program(ts), append([]string{"sim", "--json"}, args...)...) //nolint:noctx // ended below
	cmd.Env = environment(ts)
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ts.Defer(func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			ts.Logf("stopping the simulator: %v", err)
		}
		if err := cmd.Wait(); err != nil {
			ts.Logf("the simulator ended with %v", err)
		}
	})
	var doc simJSON
	ts.Check(json.NewDecoder(out).Decode(&doc))
	ts.Setenv("SIM_URL", doc.URL)
	ts.Setenv("SIM_EMAIL", doc.Email)
	ts.Setenv("DOORZET_TOKEN", doc.Token)
}

// cmdExits runs a command and wants exactly this exit code.
func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	wantExit(ts, want, ts.Exec(args[1], args[2:]...))
}

func wantExit(ts *testscript.TestScript, want int, err error) {
	got := 0
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// cmdDZ runs doorzet on the script's ledger with --json: dz CODE args….
func cmdDZ(ts *testscript.TestScript, _ bool, args []string) {
	cmdExits(ts, false, append([]string{args[0], "doorzet", "--json", "--data", ts.Getenv("DZ")}, args[1:]...))
	var doc any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	ts.Check(d.Decode(&doc))
	if d.More() {
		ts.Fatalf("more than one JSON document")
	}
}

// cmdDamage overwrites the middle of a file, as a failing disk does.
func cmdDamage(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	content, err := os.ReadFile(path)
	ts.Check(err)
	for i := 2 * 4096; i < len(content); i++ { // the two headers stay
		content[i] ^= 0x5a
	}
	ts.Check(os.WriteFile(path, content, 0o600))
}

// cmdHold opens the script's ledger from here, as another window would.
func cmdHold(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := store.Open(store.Options{Dir: ts.Getenv("DZ"), StateDir: filepath.Join(ts.Getenv("XDG_STATE_HOME"), "doorzet"), MustExist: true})
	ts.Check(err)
	ts.Defer(func() { ts.Check(l.Close()) })
}

// cmdArguments looks at the argument list of a running activation, which
// must not show the token that it is about to use.
func cmdArguments(ts *testscript.TestScript, _ bool, _ []string) {
	cmd := exec.Command(program(ts), "--data", ts.Getenv("DZ"), "activate", //nolint:noctx // ends with its input
		"--email", ts.Getenv("SIM_EMAIL"), "--endpoint", ts.Getenv("SIM_URL"), "--company", "71002")
	cmd.Env = environment(ts)
	in, err := cmd.StdinPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	_, err = io.WriteString(in, ts.Getenv("CANARY")) // the program waits for the end of the line
	ts.Check(err)
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", cmd.Process.Pid))
	for range 100_000 { // for an instant after its start a process has no arguments yet
		if err != nil || len(line) > 0 {
			break
		}
		line, err = os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", cmd.Process.Pid))
	}
	if errors.Is(err, fs.ErrNotExist) {
		ts.Logf("this system shows no argument lists")
	} else if ts.Check(err); !bytes.Contains(line, []byte("activate")) || bytes.Contains(line, []byte(ts.Getenv("CANARY"))) {
		ts.Fatalf("argument list %q", line)
	}
	ts.Check(in.Close())
	// There is no keyring, so the activation fails; the token was used all the same.
	wantExit(ts, exitFailed, cmd.Wait())
}

// cmdRoad goes the road up to a green screen for the first company.
func cmdRoad(ts *testscript.TestScript, _ bool, _ []string) {
	cmdDZ(ts, false, []string{"0", "activate", "--email", ts.Getenv("SIM_EMAIL"), "--endpoint", ts.Getenv("SIM_URL"), "--company", "71001"})
	cmdDZ(ts, false, []string{"0", "sync", "--apply"})
	cmdDZ(ts, false, []string{"0", "import", ts.MkAbs("hours.csv")})
	cmdDZ(ts, false, []string{"0", "codes", "--set", "gewerkte uren=2100", "--set", "maaltijden=5100", "--set", "verlof=-"})
	cmdDZ(ts, false, []string{"0", "approve", "--all"})
}

// lookUp follows a path such as steps.0.amount; len is the number of items.
func lookUp(ts *testscript.TestScript, path string) any {
	var at any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	d.UseNumber()
	ts.Check(d.Decode(&at))
	for part := range strings.SplitSeq(path, ".") {
		switch v := at.(type) {
		case map[string]any:
			next, ok := v[part]
			if !ok {
				ts.Fatalf("%s: there is no %s", path, part)
			}
			at = next
		case []any:
			if part == "len" {
				at = json.Number(strconv.Itoa(len(v)))
				continue
			}
			at = pick(ts, v, part)
		case nil:
			ts.Fatalf("%s: nothing at %s", path, part)
		}
	}
	return at
}

// pick takes an item by its index, or the first with key=value.
func pick(ts *testscript.TestScript, list []any, part string) any {
	if key, value, ok := strings.Cut(part, "="); ok {
		for _, x := range list {
			if m, isMap := x.(map[string]any); isMap && fmt.Sprint(m[key]) == value {
				return x
			}
		}
		ts.Fatalf("no item with %s", part)
	}
	n, err := strconv.Atoi(part)
	ts.Check(err)
	if n >= len(list) {
		ts.Fatalf("only %d items", len(list))
	}
	return list[n]
}

// cmdJSON compares a value of the document on standard output.
func cmdJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	got := fmt.Sprint(lookUp(ts, args[0]))
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %q, want %q", args[0], got, args[1])
	}
}

// cmdSetenv keeps a value of the document in a variable.
func cmdSetenv(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], fmt.Sprint(lookUp(ts, args[1])))
}

// cmdTokenFree wants the token in no file under the given directories, nor in
// what the last command wrote.
func cmdTokenFree(ts *testscript.TestScript, _ bool, args []string) {
	token := ts.Getenv("CANARY")
	if token == "" {
		ts.Fatalf("CANARY is not set")
	}
	for _, name := range []string{"stdout", "stderr"} {
		if strings.Contains(ts.ReadFile(name), token) {
			ts.Fatalf("the token is in %s", name)
		}
	}
	read := 0
	for _, dir := range args {
		ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			if err == nil && bytes.Contains(content, []byte(token)) {
				err = fmt.Errorf("the token is in %s", path)
			}
			read++
			return err
		}))
	}
	if read == 0 {
		ts.Fatalf("no file was looked at")
	}
}
