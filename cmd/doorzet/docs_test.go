package main

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
)

// codeBlock finds the blocks of a document.
var codeBlock = regexp.MustCompile("(?ms)^```[a-z]*\n(.*?)^```")

// arguments splits a command line: words, and texts between double quotes.
var argument = regexp.MustCompile(`"([^"]*)"|(\S+)`)

func argumentsOf(line string) []string {
	var out []string
	for _, m := range argument.FindAllStringSubmatch(line, -1) {
		if m[2] == "" {
			out = append(out, m[1])
		} else {
			out = append(out, strings.ReplaceAll(m[2], `"`, ""))
		}
	}
	return out
}

// notHere are commands that need a terminal, a network or a company over REST:
// their grammar is tried, not their work.
func notHere(args []string) bool {
	return len(args) == 0 || args[0] == "sim" || args[0] == "demo" || slices.Contains(args, "ID")
}

// Every command line of the documents that begins with doorzet works, in its
// order, on the example business. A person may have to choose in between (3, 4);
// nothing fails and no usage is wrong.
func TestCommandLinesOfTheDocuments(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, doc := range []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/handleiding.md", "docs/architecture.md", "docs/releasing.md", "docs/command-line.md", "docs/screens.md"} {
		text, err := os.ReadFile(filepath.Join(root, doc))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(doc, func(t *testing.T) {
			server := sim.New(sim.Demo(), sim.Options{})
			web := httptest.NewServer(server.Handler())
			defer func() { server.Close(); web.Close() }()
			dir := t.TempDir()
			t.Chdir(dir)
			if err := os.WriteFile("uren.csv", demo.Hours(), 0o600); err != nil {
				t.Fatal(err)
			}
			env := func(name string) string {
				return map[string]string{"XDG_DATA_HOME": dir, "XDG_STATE_HOME": dir, "LANG": "nl_NL", tokenVariable: demo.Token}[name]
			}
			for _, block := range codeBlock.FindAllStringSubmatch(string(text), -1) {
				for line := range strings.SplitSeq(block[1], "\n") {
					line, _, _ = strings.Cut(line, " #")
					rest, ok := strings.CutPrefix(strings.TrimSpace(line), "doorzet ")
					args := argumentsOf(rest)
					if !ok || notHere(args) || strings.HasPrefix(strings.TrimSpace(line), "doorzet  ") || args[0] == "move" || args[0] == "check" {
						continue
					}
					for i := range args {
						args[i] = strings.ReplaceAll(args[i], "http://127.0.0.1:8099", web.URL)
					}
					var out, errs bytes.Buffer
					code := run(t.Context(), args, strings.NewReader(""), &out, &errs, env)
					ran++
					if code == exitFailed || code == exitUsage {
						t.Errorf("%s: %q ends with %d\n%s", doc, line, code, errs.String())
					}
				}
			}
		})
	}
	if ran < 30 {
		t.Errorf("only %d command lines were run", ran)
	}
}

// The commands that the running text names are in the grammar.
func TestCommandsNamedInTheDocumentsExist(t *testing.T) {
	named := regexp.MustCompile("`doorzet ([a-z][a-z-]*)")
	a := newApp(nil, nil, nil, nil, func(string) string { return "" })
	parser, err := a.parser(&cli{}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range parser.Model.Children {
		known[c.Name] = true
	}
	for _, doc := range []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/handleiding.md", "docs/architecture.md", "docs/command-line.md", "docs/screens.md"} {
		text := source(t, filepath.Join("../..", doc))
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if !known[m[1]] {
				t.Errorf("%s names doorzet %s, which does not exist", doc, m[1])
			}
		}
	}
}
