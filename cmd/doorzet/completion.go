package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// completionsCmd writes the completions of a shell, made from the grammar.
type completionsCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish,powershell" help:"${a_shell}"`
}

type textJSON struct {
	Text string `json:"text"`
}

func (c *completionsCmd) run(_ context.Context, a *app) (reply, error) {
	parser, err := a.parser(&cli{}, func(int) {})
	if err != nil {
		return reply{}, err
	}
	words := wordsOf(parser.Model.Node)
	text := map[string]func([]wordList) string{
		"bash": bashWords, "zsh": zshWords, "fish": fishWords, "powershell": powershellWords,
	}[c.Shell](words)
	return reply{data: textJSON{text}, page: func(p *page) { p.write(text) }}, nil
}

// wordList is what can follow a path of commands: "" is the program itself.
type wordList struct {
	path     string
	commands []entry
	flags    []entry
	// choices are the values of flags and arguments that have a few.
	choices map[string][]string
}

type entry struct{ name, help string }

// wordsOf walks the grammar, commands in its order.
func wordsOf(root *kong.Node) []wordList {
	var out []wordList
	var walk func(n *kong.Node, path string, above []entry)
	walk = func(n *kong.Node, path string, above []entry) {
		w := wordList{path: path, choices: map[string][]string{}, flags: slices.Clone(above)}
		for _, f := range n.Flags {
			if f.Hidden {
				continue
			}
			w.flags = append(w.flags, entry{"--" + f.Name, f.Help})
			if f.Enum != "" {
				w.choices["--"+f.Name] = enums(f.Enum)
			}
		}
		for _, p := range n.Positional {
			if p.Enum != "" {
				for _, v := range enums(p.Enum) {
					w.commands = append(w.commands, entry{v, p.Help})
				}
			}
		}
		for _, c := range n.Children {
			if !c.Hidden && c.Type == kong.CommandNode {
				w.commands = append(w.commands, entry{c.Name, c.Help})
			}
		}
		out = append(out, w)
		for _, c := range n.Children {
			if !c.Hidden && c.Type == kong.CommandNode {
				walk(c, strings.TrimSpace(path+" "+c.Name), w.flags)
			}
		}
	}
	walk(root, "", nil)
	return out
}

func enums(s string) []string {
	return slices.DeleteFunc(strings.Split(s, ","), func(v string) bool { return v == "" })
}

func namesOf(list []entry) string {
	var out []string
	for _, n := range list {
		out = append(out, n.name)
	}
	return strings.Join(out, " ")
}

// bashWords writes a function for bash's complete.
func bashWords(words []wordList) string {
	var b strings.Builder
	b.WriteString("# doorzet completions for bash: source this file, or put it in bash-completion's directory\n_doorzet() {\n" +
		"    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= w i\n" +
		"    for ((i = 1; i < COMP_CWORD; i++)); do\n        w=${COMP_WORDS[i]}\n        case \"$path $w\" in\n")
	for _, w := range words {
		if w.path != "" {
			fmt.Fprintf(&b, "            %q) path=%q ;;\n", leading(w.path), " "+w.path)
		}
	}
	b.WriteString("        esac\n    done\n    case \"$path $prev\" in\n")
	for _, w := range words {
		for _, f := range w.flags {
			if v := w.choices[f.name]; len(v) > 0 {
				fmt.Fprintf(&b, "        %q) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", strings.TrimLeft(" "+w.path+" "+f.name, ""), strings.Join(v, " "))
			}
		}
	}
	b.WriteString("    esac\n    case \"$path\" in\n")
	for _, w := range words {
		path := w.path
		if path != "" {
			path = " " + path
		}
		fmt.Fprintf(&b, "        %q) COMPREPLY=($(compgen -W %q -- \"$cur\")) ;;\n", path, strings.TrimSpace(namesOf(w.commands)+" "+namesOf(w.flags)))
	}
	b.WriteString("    esac\n    [ -n \"$COMPREPLY\" ] || COMPREPLY=($(compgen -f -- \"$cur\"))\n}\ncomplete -o filenames -F _doorzet doorzet\n")
	return b.String()
}

// leading is a path the way the bash function has built it so far.
func leading(path string) string { return " " + path }

// quoted puts a text between single quotes of a Unix shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// zshWords writes a function for zsh's compsys.
func zshWords(words []wordList) string {
	var b strings.Builder
	b.WriteString("#compdef doorzet\n# doorzet completions for zsh: put this file as _doorzet in a directory of $fpath\n_doorzet() {\n" +
		"    local path= w i\n    local -a list\n    for ((i = 2; i < CURRENT; i++)); do\n        w=$words[i]\n        case \"$path $w\" in\n")
	for _, w := range words {
		if w.path != "" {
			fmt.Fprintf(&b, "            %s) path=%s ;;\n", quoted(" "+w.path), quoted(" "+w.path))
		}
	}
	b.WriteString("        esac\n    done\n    case \"$path\" in\n")
	for _, w := range words {
		path := w.path
		if path != "" {
			path = " " + path
		}
		fmt.Fprintf(&b, "        %s) list=(", quoted(path))
		for _, n := range append(slices.Clone(w.commands), w.flags...) {
			b.WriteString("\n            " + quoted(strings.ReplaceAll(n.name, ":", `\:`)+":"+n.help))
		}
		b.WriteString("\n        ) ;;\n")
	}
	b.WriteString("    esac\n    _describe 'doorzet' list || _files\n}\ncompdef _doorzet doorzet\n")
	return b.String()
}

// fishWords writes lines for fish's complete.
func fishWords(words []wordList) string {
	var b strings.Builder
	b.WriteString("# doorzet completions for fish: put this file in ~/.config/fish/completions\n")
	for _, w := range words {
		when := "__fish_use_subcommand"
		if w.path != "" {
			var seen []string
			for part := range strings.SplitSeq(w.path, " ") {
				seen = append(seen, "__fish_seen_subcommand_from "+part)
			}
			when = strings.Join(seen, "; and ")
		}
		for _, c := range w.commands {
			fmt.Fprintf(&b, "complete -c doorzet -f -n %s -a %s -d %s\n", quoted(when), quoted(c.name), quoted(c.help))
		}
		for _, f := range w.flags {
			line := fmt.Sprintf("complete -c doorzet -n %s -l %s -d %s", quoted(when), strings.TrimPrefix(f.name, "--"), quoted(f.help))
			if v := w.choices[f.name]; len(v) > 0 {
				line += " -xa " + quoted(strings.Join(v, " "))
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// powershellWords registers an argument completer.
func powershellWords(words []wordList) string {
	q := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	var b strings.Builder
	b.WriteString("# doorzet completions for PowerShell: dot-source this file in $PROFILE\n" +
		"Register-ArgumentCompleter -Native -CommandName doorzet -ScriptBlock {\n    param($word, $ast, $position)\n    $words = @{\n")
	for _, w := range words {
		fmt.Fprintf(&b, "        %s = @(", q(w.path))
		for i, n := range append(slices.Clone(w.commands), w.flags...) {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(q(n.name))
		}
		b.WriteString(")\n")
	}
	b.WriteString("    }\n    $path = ''\n    foreach ($e in $ast.CommandElements | Select-Object -Skip 1) {\n" +
		"        $next = (\"$path $e\").Trim()\n        if ($words.ContainsKey($next)) { $path = $next }\n    }\n" +
		"    $words[$path] | Where-Object { $_ -like \"$word*\" } | ForEach-Object {\n" +
		"        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)\n    }\n}\n")
	return b.String()
}
