package main

import (
	"context"
	"os"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"doorzet/payroll"
	"doorzet/ui"
	"doorzet/ui/theme"
)

// Problems of the screens before they begin.
const (
	// codeNoTerminal: no args. There is no terminal to draw on.
	codeNoTerminal payroll.Code = "screens-no-terminal"
	// codeSmallTerminal: args width, height. The window is too small.
	codeSmallTerminal payroll.Code = "screens-small-terminal"
)

// screenCmd is the program without arguments: the screens.
type screenCmd struct{}

func (c *screenCmd) run(ctx context.Context, a *app) (reply, error) {
	if err := terminalFits(a); err != nil {
		return reply{}, err
	}
	if err := a.open(true); err != nil {
		return reply{}, err
	}
	return showScreens(ctx, a, nil, time.Now)
}

// terminalFits refuses, before anything is opened, where no screen can be
// drawn: no terminal, or one below 80 × 24.
func terminalFits(a *app) error {
	if a.flags.JSON || !isTerminal(a.stdin) || !isTerminal(a.stdout) {
		return payroll.NewProblem(codeNoTerminal)
	}
	f, _ := a.stdout.(*os.File)
	w, h, err := term.GetSize(f.Fd())
	if err == nil && (w < ui.MinWidth || h < ui.MinHeight) {
		return payroll.NewProblem(codeSmallTerminal, "width", payroll.IntText(w), "height", payroll.IntText(h))
	}
	return nil
}

// showScreens runs the program of screens on an open ledger.
func showScreens(ctx context.Context, a *app, demo *ui.Demo, now func() time.Time) (reply, error) {
	o := ui.RunOptions{
		Service: a.svc, Demo: demo, In: a.stdin, Out: a.stdout, Env: os.Environ(),
		Desk: ui.Options{
			Lang: a.texts.Lang, Now: now, LogFile: a.logFile, FollowBackground: true,
			Theme:  theme.Options{Mode: a.colours(), ASCII: a.flags.ASCII},
			Browse: func(address string) error { return openBrowser(ctx, address) },
			Log:    func(what string, err error) { a.log.Error(what, "err", err) },
			Crashed: func(value any, stack string) string {
				return a.crash(value, stack).Args["report"]
			},
		},
		FixedLang: a.flags.Lang != "",
	}
	err := ui.Run(ctx, o)
	if crashed(err) && a.crashTold == nil {
		err = a.crash(err, "") // in the library that draws: it has told the stack itself
	}
	return reply{}, err
}

// colours tells how many colours may be used. NO_COLOR counts with any value.
func (a *app) colours() theme.Mode {
	if a.flags.NoColor || a.env("NO_COLOR") != "" {
		return theme.Mono
	}
	switch colorprofile.Detect(a.stdout, os.Environ()) {
	case colorprofile.TrueColor:
		return theme.TrueColour
	case colorprofile.ANSI256:
		return theme.Colours256
	case colorprofile.ANSI:
		return theme.Colours16
	default:
		return theme.Mono
	}
}
