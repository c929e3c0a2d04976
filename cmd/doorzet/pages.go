package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"time"

	"doorzet/payroll"
)

// pagesLimit is how long looking through the pages of the ledger may take.
const pagesLimit = 2 * time.Minute

// pagesCmd looks through the pages of the ledger's file. On a damaged file
// that can crash or hang, so check runs it in a process of its own.
type pagesCmd struct{}

func (c *pagesCmd) run(_ context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if err := a.ledger.CheckPages(); err != nil {
		return reply{}, err
	}
	return reply{page: func(p *page) { p.line("%s", p.say.CheckGood) }}, nil
}

// checkPages runs pagesCmd in a child process, before this one holds the
// ledger. It gives what is wrong with the pages, nil when nothing is.
func (a *app) checkPages(ctx context.Context) (*problemJSON, error) {
	dir, err := a.dataDir()
	if err != nil {
		return nil, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, pagesLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--data", dir, "--actor", a.actor(), "--lang", string(a.texts.Lang), "check-pages") //nolint:gosec // this program itself
	cmd.Env = childEnviron(os.Environ())
	var said bytes.Buffer
	cmd.Stderr = &said
	err = cmd.Run()
	var failed *exec.ExitError
	switch {
	case err == nil:
		for line := range strings.Lines(said.String()) {
			if text := strings.TrimSpace(line); text != "" {
				a.opening(payroll.Clean(text, 600))
			}
		}
		return nil, nil
	case ctx.Err() != nil:
		return &problemJSON{Code: "check-pages-time", Text: a.say.PagesTime}, nil
	case errors.As(err, &failed):
		return a.pagesFault(failed.ExitCode(), said.String()), nil
	}
	return nil, err
}

// pagesFault words the end of a child that found something. Only what it says
// itself is passed on: one that died on a page leaves the words of the runtime.
func (a *app) pagesFault(exit int, said string) *problemJSON {
	if text := strings.TrimSpace(said); exit == exitFailed && text != "" {
		return &problemJSON{Code: "check-pages", Text: payroll.Clean(text, 600)}
	}
	return &problemJSON{Code: "check-pages-crash", Text: a.say.PagesCrash}
}
