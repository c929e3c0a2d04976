package main

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestWordsOfTheGrammar: a text stands as it was written, whatever signs it holds, in
// each place that names it, and a name without a text is told instead of shown.
func TestWordsOfTheGrammar(t *testing.T) {
	type grammar struct {
		Sub struct {
			File string `arg:"" optional:"" help:"${a_file}"`
			To   string `help:"${f_to}" placeholder:"${p_to}"`
		} `cmd:"" help:"${c_sub}"`
	}
	texts := map[string]string{"c_sub": "Costs $5.", "a_file": "Give ${HOME} or $$.", "f_to": "To.", "p_to": "WHERE"}
	k, err := kong.New(&grammar{}, kong.PostBuild(worded(texts)))
	if err != nil {
		t.Fatal(err)
	}
	sub := k.Model.Children[0]
	for place, want := range map[string]string{
		sub.Help: "Costs $5.", sub.Positional[0].Help: "Give ${HOME} or $$.", sub.Flags[0].Help: "To.", sub.Flags[0].PlaceHolder: "WHERE",
	} {
		if place != want {
			t.Errorf("%q, want %q", place, want)
		}
	}
	for name := range texts {
		less := map[string]string{}
		for n, text := range texts {
			if n != name {
				less[n] = text
			}
		}
		if _, err := kong.New(&grammar{}, kong.PostBuild(worded(less))); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without the text of %s: %v", name, err)
		}
	}
}
