package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
)

// stopTold is how long a stop may take before it is said what it waits for.
const stopTold = 700 * time.Millisecond

// run is the whole program: it never ends the process and uses nothing of the
// machine but what it is given and the files that the arguments name.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) (code int) {
	a := newApp(args, stdin, stdout, stderr, env)
	a.ctx = ctx
	defer func() {
		if r := recover(); r != nil {
			code = a.fail(a.crash(r, string(debug.Stack())))
		}
		if err := a.close(); err != nil && code == exitDone {
			code = a.fail(err)
		}
	}()
	cmd, code, ok := a.parse(args)
	if !ok {
		return code
	}
	ended := make(chan struct{})
	context.AfterFunc(ctx, func() {
		select {
		case <-ended:
		case <-time.After(stopTold):
			a.note(a.say.Stopping)
		}
	})
	rep, err := cmd.run(link.WithWaits(ctx, time.Now, a.tellWait), a)
	close(ended)
	if err != nil {
		return a.fail(err)
	}
	if err := a.print(rep); err != nil {
		a.log.Error("print", "err", err)
		return exitFailed
	}
	return rep.exit
}

// parse reads the arguments. ok is false when there is nothing more to do: the
// help was asked for, or the usage was wrong.
func (a *app) parse(args []string) (cmd command, code int, ok bool) {
	grammar := &cli{}
	helped := false
	parser, err := a.parser(grammar, func(int) { helped = true })
	if err != nil {
		return nil, a.fail(err), false
	}
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	kctx, err := parser.Parse(args)
	if helped {
		return nil, exitDone, false
	}
	if err != nil {
		a.usage(parser, err)
		return nil, exitUsage, false
	}
	if name := emptied(kctx); name != "" {
		a.usage(parser, usageError{fmt.Sprintf(a.say.EmptyFlag, name)})
		return nil, exitUsage, false
	}
	a.flags = grammar.globals
	if a.flags.Lang != "" {
		if _, known := lang.Parse(a.flags.Lang); !known {
			a.usage(parser, usageError{fmt.Sprintf(a.say.BadLang, payroll.Clean(a.flags.Lang, 20))})
			return nil, exitUsage, false
		}
	}
	cmd, ok = selected(kctx)
	if !ok {
		a.usage(parser, usageError{a.say.NoCommand})
		return nil, exitUsage, false
	}
	a.help = func() { a.helpText(kctx) }
	return cmd, exitDone, true
}

// neverEmpty are the flags for which an empty value, as a script gives that never
// set its variable, would mean another server, ledger or period than was meant.
var neverEmpty = []string{"endpoint", "authority", "data", "company", "period", "from", "unlock", "book-in"} //nolint:gochecknoglobals // a constant

// emptied gives the first flag that was given nothing and may not be, "" for none.
func emptied(kctx *kong.Context) string {
	for _, p := range kctx.Path {
		if p.Flag == nil || !slices.Contains(neverEmpty, p.Flag.Name) {
			continue
		}
		if v := kctx.FlagValue(p.Flag); v == "" {
			return p.Flag.Name
		}
	}
	return ""
}

// parser reads the grammar in the language.
func (a *app) parser(grammar *cli, exit func(int)) (*kong.Kong, error) {
	return kong.New(grammar,
		kong.Name("doorzet"), kong.Description(a.say.About), kong.PostBuild(worded(lang.CmdHelp(a.texts.Lang))),
		kong.Writers(a.stdout, a.stderr), kong.Exit(exit),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}),
		kong.ExplicitGroups([]kong.Group{{Key: "flags", Title: a.say.GlobalFlags}}),
	)
}

// selected gives the command that was named, with its flags filled in.
func selected(kctx *kong.Context) (command, bool) {
	node := kctx.Selected()
	if node == nil || node.Target.Kind() != reflect.Struct || !node.Target.CanAddr() {
		return nil, false
	}
	cmd, ok := node.Target.Addr().Interface().(command)
	return cmd, ok
}

// usage tells what was wrong with the arguments, with the help beside it.
func (a *app) usage(parser *kong.Kong, err error) {
	a.tellError("usage", nil, payroll.Clean(err.Error(), 400))
	var pe *kong.ParseError
	if errors.As(err, &pe) {
		a.helpText(pe.Context)
		return
	}
	if kctx, err := kong.Trace(parser, nil); err == nil {
		a.helpText(kctx)
	}
}

// helpText writes the help of a command to standard error.
func (a *app) helpText(kctx *kong.Context) {
	kctx.Stdout = a.stderr
	if err := kctx.PrintUsage(false); err != nil {
		a.log.Error("help", "err", err)
	}
}

// usageError is wrong usage that only shows when the command begins.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// fail words an error and gives its exit code.
func (a *app) fail(err error) int {
	var u usageError
	if errors.As(err, &u) {
		a.tellError("usage", nil, u.text)
		if a.help != nil {
			a.help()
		}
		return exitUsage
	}
	if crashed(err) && a.crashTold != nil {
		err = a.crashTold
	}
	a.log.Error("command", "err", err)
	var known codedError
	if errors.As(err, &known) {
		a.tellError(known.code, known.args, known.text)
		return exitFailed
	}
	if errors.Is(err, context.Canceled) && a.ctx != nil && a.ctx.Err() != nil {
		a.tellError("stopped", nil, a.say.Interrupted)
		return exitFailed
	}
	text, worded := a.texts.Word(err, a.logFile)
	var p *payroll.Problem
	code, args := "unknown", payroll.Args(nil)
	if errors.As(err, &p) {
		code, args = string(p.Code), p.Args
	}
	if !worded && a.logFile == "" {
		text += " " + payroll.Clean(err.Error(), 300)
	}
	a.tellError(code, args, text)
	return exitOf(p)
}

// exitOf gives the exit code of a problem.
func exitOf(p *payroll.Problem) int {
	if p == nil {
		return exitFailed
	}
	switch p.Code {
	case link.CodeChooseCompany, intake.CodeAskDates, intake.CodeAskHours, intake.CodeAskBreak, intake.CodeAskClock:
		return exitPerson
	case link.CodeBadChoice, link.CodeBadBasis, intake.CodeMapColumn, intake.CodeNoSheet, link.CodeNoReason, payroll.CodePeriodRange:
		return exitUsage
	case store.CodeLogFileOther:
		return exitParts
	default:
		return exitFailed
	}
}

// codedError is an error of the command line itself that has its text already.
type codedError struct {
	code string
	args payroll.Args
	text string
}

func (e codedError) Error() string { return e.code + ": " + e.text }

// tellError writes an error: as the one JSON document, or as a line.
func (a *app) tellError(code string, args payroll.Args, text string) {
	if a.flags.JSON {
		doc := struct {
			Error problemJSON `json:"error"`
		}{problemJSON{Code: code, Args: args, Text: text}}
		if err := a.encode(doc); err != nil {
			a.log.Error("print", "err", err)
		}
		return
	}
	a.note(text)
}

// note writes text to standard error, without what a terminal would obey.
func (a *app) note(text string) {
	if _, err := fmt.Fprintln(a.stderr, paint.CleanLines(text)); err != nil {
		a.log.Error("print", "err", err)
	}
}

// encode writes the JSON document.
func (a *app) encode(doc any) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

// print writes what a command found.
func (a *app) print(rep reply) error {
	if a.flags.JSON {
		if rep.data == nil {
			return nil
		}
		return a.encode(rep.data)
	}
	if rep.page == nil {
		return nil
	}
	p := &page{w: a.stdout, t: a.texts, say: a.say}
	rep.page(p)
	return p.err
}

// preScan finds what is needed before the arguments are read: the language and
// whether JSON is wanted.
func preScan(args []string) (language string, asJSON bool) {
	for i, s := range args {
		switch {
		case s == "--":
			return language, asJSON
		case s == "--json", s == "--json=true":
			asJSON = true
		case s == "--lang" && i+1 < len(args):
			language = args[i+1]
		case strings.HasPrefix(s, "--lang="):
			language = strings.TrimPrefix(s, "--lang=")
		}
	}
	return language, asJSON
}

// discard is the log of a command that has no data directory.
func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }
