// Command doorzet reviews hours and pushes them through to Nmbrs, once and
// provably.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"doorzet/ui/lang"
)

// What the linker sets: the version, the commit and the moment of that commit.
var (
	version = "dev"
	commit  = ""
	built   = ""
)

func main() {
	env := takeSecrets()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	// A second signal ends the program at once; that is safe at any moment.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env)
	stop()
	holdWindow(code, lang.For(lang.Detect(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))).Cmd().PressEnter)
	os.Exit(code)
}
