package main

import (
	"context"
	"strings"

	"github.com/alecthomas/kong"

	"doorzet/payroll"
)

// manCmd writes the manual page, made from the grammar.
type manCmd struct{}

func (c *manCmd) run(_ context.Context, a *app) (reply, error) {
	parser, err := a.parser(&cli{}, func(int) {})
	if err != nil {
		return reply{}, err
	}
	text := a.manPage(parser)
	return reply{data: textJSON{text}, page: func(p *page) { p.write(text) }}, nil
}

// roff escapes a text of a manual page.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(payroll.Clean(s, 0))
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

func (a *app) manPage(parser *kong.Kong) string {
	var b strings.Builder
	t := a.say
	b.WriteString(".TH DOORZET 1 \"\" \"doorzet " + roff(version) + "\" Doorzet\n")
	b.WriteString(".SH " + t.ManName + "\ndoorzet \\- " + roff(t.About) + "\n")
	b.WriteString(".SH " + t.ManUse + "\n.B doorzet\n[" + roff("--data DIR") + "] [" + roff("--company ID") + "] [\\fI" + roff(t.ManCommand) + "\\fR] ...\n")
	b.WriteString(".SH " + t.ManOptions + "\n")
	manFlags(&b, parser.Model.Flags)
	b.WriteString(".SH " + t.ManCommands + "\n")
	manCommands(&b, parser.Model.Node, "")
	b.WriteString(".SH " + t.ManExit + "\n")
	for _, line := range []string{t.ManExit0, t.ManExit1, t.ManExit2, t.ManExit3, t.ManExit4} {
		code, text, _ := strings.Cut(line, " ")
		b.WriteString(".TP\n.B " + code + "\n" + roff(text) + "\n")
	}
	b.WriteString(".SH " + t.ManEnv + "\n.TP\n.B DOORZET_TOKEN\n" + roff(t.ManToken) + "\n.TP\n.B NO_COLOR\n" + roff(t.ManNoColor) + "\n")
	return b.String()
}

func manCommands(b *strings.Builder, n *kong.Node, path string) {
	for _, c := range n.Children {
		if c.Hidden || c.Type != kong.CommandNode {
			continue
		}
		name := strings.TrimSpace(path + " " + c.Name)
		if len(c.Children) > 0 {
			manCommands(b, c, name)
			continue
		}
		usage := name
		for _, p := range c.Positional {
			usage += " " + p.Summary()
		}
		b.WriteString(".SS " + roff(usage) + "\n" + roff(c.Help) + "\n")
		manFlags(b, c.Flags)
	}
}

func manFlags(b *strings.Builder, flags []*kong.Flag) {
	for _, f := range flags {
		if f.Hidden {
			continue
		}
		name := "--" + f.Name
		if f.Short != 0 {
			name = "-" + string(f.Short) + ", " + name
		}
		if !f.IsBool() {
			place := f.PlaceHolder
			if place == "" {
				place = strings.ToUpper(f.Name)
			}
			name += "=" + place
		}
		b.WriteString(".TP\n.B " + roff(name) + "\n" + roff(f.Help) + "\n")
	}
}
