//go:build unix

package store

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"syscall"
	"testing"
	"time"
)

// TestStoppedProcessKeepsTheLedger stops the process that holds the ledger in
// its tracks: a second one is told all the same, and writes nothing.
func TestStoppedProcessKeepsTheLedger(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 3)
	shut(t, l)
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envHold+"="+dir)
	in, err := cmd.StdinPipe()
	noErr(t, err)
	out, err := cmd.StdoutPipe()
	noErr(t, err)
	noErr(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "open\n" {
		t.Fatalf("other process: %q, %v", line, err)
	}
	noErr(t, cmd.Process.Signal(syscall.SIGSTOP))
	files := func() map[string]string {
		held := map[string]string{}
		entries, err := os.ReadDir(dir)
		noErr(t, err)
		for _, e := range entries {
			content, err := os.ReadFile(filepath.Join(dir, e.Name()))
			noErr(t, err)
			held[e.Name()] = string(content)
		}
		return held
	}
	before := files()
	start := time.Now()
	_, err = Open(Options{Dir: dir})
	t.Logf("told after %s", time.Since(start).Round(time.Millisecond))
	wantCode(t, err, CodeAlreadyOpen)
	if !reflect.DeepEqual(before, files()) {
		t.Error("the second process wrote")
	}
	noErr(t, cmd.Process.Signal(syscall.SIGCONT))
	noErr(t, in.Close())
	noErr(t, cmd.Wait())
	// The first one goes on as if nothing had been.
	openAt(t, Options{Dir: dir})
}
