package main

import (
	"bytes"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/alecthomas/kong"

	"doorzet/ui/lang"
)

// leaves gives every command of the grammar as it is typed, with as many
// arguments as it takes.
func leaves(t *testing.T) []*kong.Node {
	t.Helper()
	k, err := kong.New(&cli{}, kong.Vars(lang.CmdHelp(lang.Dutch)))
	if err != nil {
		t.Fatal(err)
	}
	return k.Model.Leaves(false)
}

// Whatever a command gets to hear, in an argument or as the value of any flag,
// nothing that a terminal would obey comes back, and no line without end.
func TestArgumentsAreEchoedClean(t *testing.T) {
	t.Parallel()
	hostile := "a=\x1b[31mROOD\x1b]0;titel\a\x9b2J\u202egnp.exe\x07" + strings.Repeat("lang", 2000)
	dir := t.TempDir()
	tried := 0
	try := func(args ...string) {
		tried++
		var out, errOut bytes.Buffer
		run(t.Context(), args, strings.NewReader(""), &out, &errOut, func(name string) string {
			return map[string]string{"XDG_STATE_HOME": dir, "LANG": "nl_NL.UTF-8"}[name]
		})
		for where, text := range map[string]string{"output": out.String(), "errors": errOut.String()} {
			for line := range strings.SplitSeq(text, "\n") {
				if i := strings.IndexFunc(line, func(r rune) bool { return r != '\t' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) }); i >= 0 {
					t.Errorf("%q: the %s hold %q", args, where, line)
				}
				if len(line) > 2500 {
					t.Errorf("%.60q: a line of %d in the %s", args, len(line), where)
				}
			}
		}
	}
	for _, node := range leaves(t) {
		if node.Name == "sim" || node.Name == "demo" || node.Name == "screen" || node.Name == "completions" || node.Name == "man" {
			continue // these run until they are stopped, or take over the terminal
		}
		path := strings.Fields(node.FullPath())[1:]
		base := append([]string{"--data", filepath.Join(dir, "none")}, path...)
		try(append(base, hostile)...)
		for _, f := range node.Flags {
			if f.Target.Kind() != reflect.Bool {
				try(append(base, "--"+f.Name+"="+hostile)...)
			}
		}
	}
	try(hostile)
	try("--data", hostile, "lines")
	try("--company", hostile, "lines")
	try("--" + hostile)
	if tried < 100 {
		t.Errorf("only %d command lines were tried", tried)
	}
}
