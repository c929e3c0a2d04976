package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui"
)

// Problems of the program itself.
const (
	// codeCrashed: args log, report. Something went wrong in the program itself.
	codeCrashed payroll.Code = "crashed"
	// codeCrashedNoLog: args report. The same where no log is kept.
	codeCrashedNoLog payroll.Code = "crashed-no-log"
)

// witness is a panic that was passed on from another goroutine, with the value
// and the stack of the place where it began.
type witness interface {
	Panicked() (value any, stack string)
}

// crash keeps a report of a panic and says in words what happened. The report
// tells where in the program it was and nothing of what the program was
// working on, so that it can be sent to whoever mends it.
func (a *app) crash(value any, stack string) *payroll.Problem {
	if w, ok := value.(witness); ok {
		value, stack = w.Panicked()
	}
	report := crashReport(value, stack, time.Now())
	dir := os.TempDir()
	if a.logFile != "" {
		dir = filepath.Dir(a.logFile)
	}
	path, err := writeReport(dir, report)
	if err != nil {
		a.log.Error("write crash report", "err", err)
	}
	a.log.Error("crash", "report", path, "what", report)
	a.crashTold = payroll.NewProblem(codeCrashedNoLog, "report", path)
	if a.logFile != "" {
		a.crashTold = payroll.NewProblem(codeCrashed, "log", a.logFile, "report", path)
	}
	return a.crashTold
}

// crashed tells whether an error says that the screens, or the library that
// draws them, crashed.
func crashed(err error) bool {
	return errors.Is(err, ui.ErrCrashed) || errors.Is(err, tea.ErrProgramPanic)
}

// writeReport puts a report in a file of its own that only its owner can read.
func writeReport(dir, report string) (string, error) {
	f, err := os.CreateTemp(dir, "doorzet-crash-*.txt") // 0600
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(report)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name())) //nolint:gosec // a name of CreateTemp
	}
	return f.Name(), nil
}

// crashReport words a panic. What the value says stays out unless the Go
// runtime said it: only then is it certain to hold nothing of a person.
func crashReport(value any, stack string, now time.Time) string {
	said := "(left out)"
	var fault runtime.Error
	if err, ok := value.(error); ok && errors.As(err, &fault) {
		said = fault.Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "doorzet %s %s\n%s %s/%s\n%s\n%T: %s\n\n", version, commit,
		runtime.Version(), runtime.GOOS, runtime.GOARCH, now.UTC().Format(time.RFC3339), value, said)
	for line := range strings.Lines(stack) {
		if kept := stackLine(strings.TrimRight(line, "\n")); kept != "" {
			b.WriteString(kept + "\n")
		}
	}
	return b.String()
}

// stackLine keeps of a line of a stack the function or the place in the source.
// Arguments go, and so do directories, which can name somebody.
func stackLine(line string) string {
	if place, ok := strings.CutPrefix(line, "\t"); ok {
		place, _, _ = strings.Cut(place, " +0x")
		parts := strings.Split(strings.ReplaceAll(place, `\`, "/"), "/")
		return "\t" + strings.Join(parts[max(0, len(parts)-2):], "/")
	}
	if strings.HasPrefix(line, "goroutine ") || line == "" {
		return ""
	}
	// panic(…) shows the value; pointers in other arguments tell nobody anything.
	if at := strings.LastIndexByte(line, '('); at > 0 && strings.HasSuffix(line, ")") {
		return line[:at]
	}
	line, _, _ = strings.Cut(line, " in goroutine ")
	return line
}
