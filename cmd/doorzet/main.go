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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once; that is safe at any moment.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	holdWindow(code, lang.For(lang.Detect(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))).Cmd().PressEnter)
	os.Exit(code)
}
