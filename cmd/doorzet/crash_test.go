package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// stackOf gives the stack of a panic whose arguments and value hold a name.
func stackOf(name string) (value any, stack string) {
	defer func() {
		value = recover()
		stack = string(debug.Stack())
	}()
	type person struct{ name string }
	func(p person) { panic("no such person: " + p.name) }(person{name})
	return nil, ""
}

func TestCrashReportHoldsNothingOfAPerson(t *testing.T) {
	value, stack := stackOf("Wilhelmina Geheim")
	report := crashReport(value, stack, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Geheim", "0x", home} {
		if strings.Contains(report, secret) {
			t.Errorf("%q is in the report:\n%s", secret, report)
		}
	}
	for _, wanted := range []string{"doorzet/cmd/doorzet.stackOf", "crash_test.go:", "2026-11-23T09:00:00Z", "string: (left out)"} {
		if !strings.Contains(report, wanted) {
			t.Errorf("%q is not in the report:\n%s", wanted, report)
		}
	}
}

func TestCrashReportTellsWhatTheRuntimeSaid(t *testing.T) {
	var none []int
	var fault error
	func() {
		defer func() { fault, _ = recover().(error) }()
		_ = none[len(none)]
	}()
	if report := crashReport(fmt.Errorf("wrapped: %w", fault), "", time.Time{}); !strings.Contains(report, "index out of range [0] with length 0") ||
		strings.Contains(report, "wrapped") {
		t.Errorf("report:\n%s", report)
	}
}

type passedOn struct{}

func (passedOn) Panicked() (any, string) {
	return errors.New("inner"), "there.work(...)\n\t/home/x/y/there.go:7 +0x1\n"
}

// A crash is told in one sentence with both files, whoever is asked.
func TestCrashIsToldInWords(t *testing.T) {
	dir := t.TempDir()
	for _, language := range []string{"nl", "en"} {
		var out, told bytes.Buffer
		a := newApp([]string{"--lang", language}, strings.NewReader(""), &out, &told, func(string) string { return "" })
		if err := a.openLog(dir); err != nil {
			t.Fatal(err)
		}
		code := a.fail(a.crash(passedOn{}, "elsewhere"))
		if err := a.close(); err != nil {
			t.Fatal(err)
		}
		if code != exitFailed || !strings.Contains(told.String(), filepath.Join(dir, "doorzet.log")) || strings.Count(strings.TrimSpace(told.String()), "\n") != 0 {
			t.Errorf("exit %d, told %q", code, told.String())
		}
		reports, err := filepath.Glob(filepath.Join(dir, "doorzet-crash-*.txt"))
		if err != nil || len(reports) != 1 || !strings.Contains(told.String(), reports[0]) {
			t.Fatalf("reports %v, %v; told %q", reports, err, told.String())
		}
		content, err := os.ReadFile(reports[0])
		if err != nil || !strings.Contains(string(content), "there.work\n\ty/there.go:7") || strings.Contains(string(content), "inner") {
			t.Errorf("report %q, %v", content, err)
		}
		if info, err := os.Stat(reports[0]); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("the report: %v, %v", info, err)
		}
		if err := os.Remove(reports[0]); err != nil {
			t.Fatal(err)
		}
	}
}
