package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"doorzet/eitje/fake"
)

// eitjeFake is the fake eitje as a program of its own.
func eitjeFake() {
	if err := fake.Run(os.Stdin, os.Stdout, fake.Shift(1, "2026-11-03", "2026-11-03T09:00:00+01:00", "2026-11-03T17:30:00+01:00")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// cmdEitje starts a fake eitje for the rest of the script and sets EITJE_URL.
func cmdEitje(ts *testscript.TestScript, _ bool, _ []string) {
	cmd := exec.Command(filepath.Join(filepath.Dir(program(ts)), "eitjefake")) //nolint:noctx // ended below
	cmd.Env = environment(ts)
	in, err := cmd.StdinPipe()
	ts.Check(err)
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ts.Defer(func() {
		ts.Check(in.Close())
		if err := cmd.Wait(); err != nil {
			ts.Logf("the fake eitje ended with %v", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	ts.Check(err)
	ts.Setenv("EITJE_URL", strings.TrimSpace(line))
}
