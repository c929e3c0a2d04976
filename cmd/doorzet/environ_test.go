package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// Every variable that is named like a secret is in the table of secrets.
func TestSecretVariablesAreKnown(t *testing.T) {
	named := regexp.MustCompile(`"(DOORZET_[A-Z_]*(?:TOKEN|SECRET|PASSWORD|KEY)[A-Z_]*)"`)
	var found []string
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(content), -1) {
			found = append(found, m[1])
		}
	}
	slices.Sort(found)
	want := slices.Sorted(slices.Values(secretVariables()))
	if found = slices.Compact(found); !slices.Equal(found, want) {
		t.Errorf("the sources name %v, the table has %v", found, want)
	}
}

// A secret is read once; nothing that is started afterwards inherits it, and
// of the rest only what a browser needs.
func TestChildrenInheritNoSecrets(t *testing.T) {
	for _, name := range secretVariables() {
		t.Setenv(name, "canary-"+name)
	}
	t.Setenv("DOORZET_UNKNOWN", "canary-other")
	t.Setenv("LC_TIME", "nl_NL.UTF-8")
	env := takeSecrets()
	for _, name := range secretVariables() {
		if got := env(name); got != "canary-"+name {
			t.Errorf("%s is read as %q", name, got)
		}
		if v, ok := os.LookupEnv(name); ok {
			t.Errorf("%s is still in the environment: %q", name, v)
		}
	}
	if env("LC_TIME") != "nl_NL.UTF-8" {
		t.Error("other variables are not read")
	}
	if all := strings.Join(childEnviron(os.Environ()), "\n"); strings.Contains(all, "canary") || !strings.Contains(all, "LC_TIME=nl_NL.UTF-8") {
		t.Errorf("children get %q", all)
	}
}

// The browser really gets that environment, and the address as an argument.
func TestBrowserInheritsNoSecrets(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the browser of this system is not opened by a program on the path")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	script := "#!/bin/sh\n{ echo \"$1\"; /usr/bin/env; } >" + out + ".part\n/bin/mv " + out + ".part " + out + "\n"
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	t.Setenv("DISPLAY", ":9")
	for _, name := range secretVariables() {
		t.Setenv(name, "canary-"+name) // as if it could not be removed
	}
	if err := openBrowser(t.Context(), "http://127.0.0.1:1/"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		content, err := os.ReadFile(out)
		if err == nil {
			if text := string(content); strings.Contains(text, "canary") || !strings.Contains(text, "DISPLAY=:9") ||
				!strings.HasPrefix(text, "http://127.0.0.1:1/\n") {
				t.Errorf("the browser got %q", text)
			}
			return
		}
		select {
		case <-ctx.Done():
			t.Fatal("no browser was started")
		case <-tick.C:
		}
	}
}

// A file that never ends is left alone when the user stops the program.
func TestHangingInputIsLeftAlone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	never, w := io.Pipe()
	defer func() { _ = w.Close() }()
	a := newApp(nil, never, io.Discard, io.Discard, func(string) string { return "" })
	a.ctx = ctx
	cancel()
	if _, err := a.load(ctx, "-"); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if code := a.fail(context.Canceled); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
}
