package main

import (
	"testing"

	"doorzet/ui/lang"
)

// TestPagesFaultKeepsTheWordsOfTheRuntime: a child that died on a page leaves a stack,
// which is no sentence for a clerk.
func TestPagesFaultKeepsTheWordsOfTheRuntime(t *testing.T) {
	say := lang.EN().Cmd()
	a := &app{say: say}
	for _, c := range []struct {
		exit int
		said string
		want string
	}{
		{exitFailed, "ledger.db is damaged.\n", "ledger.db is damaged."},
		{exitFailed, " \n", say.PagesCrash},
		{2, "unexpected fault address 0x7f0000\nfatal error: fault\ngoroutine 22 [running]:\n", say.PagesCrash},
		{-1, "signal: killed", say.PagesCrash},
	} {
		if got := a.pagesFault(c.exit, c.said); got.Text != c.want {
			t.Errorf("exit %d with %q: %q, want %q", c.exit, c.said, got.Text, c.want)
		}
	}
}
