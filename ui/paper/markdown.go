package paper

import (
	"bytes"
	"strings"
)

// markdown writes the paper as Markdown.
func (d *Doc) markdown() []byte {
	var b bytes.Buffer
	b.WriteString("# " + mdText(d.Title) + "\n\n")
	if d.Sub != "" {
		b.WriteString(mdText(d.Sub) + "\n\n")
	}
	if len(d.Facts) > 0 {
		b.WriteString("| | |\n|---|---|\n")
		for _, f := range d.Facts {
			b.WriteString("| " + mdCell(f.Label) + " | " + mdCell(f.Value) + " |\n")
		}
		b.WriteString("\n")
	}
	for i := range d.Parts {
		d.Parts[i].markdown(&b)
	}
	if d.Foot != "" {
		b.WriteString("---\n\n" + mdText(d.Foot) + "\n")
	}
	return b.Bytes()
}

func (p *Part) markdown(b *bytes.Buffer) {
	if p.Anchor != "" {
		b.WriteString("<a id=\"" + anchor(p.Anchor) + "\"></a>\n\n")
	}
	if p.Heading != "" {
		b.WriteString(either(p.Small, "### ", "## ") + mdText(p.Heading) + "\n\n")
	}
	for _, t := range p.Text {
		b.WriteString(mdText(t) + "\n\n")
	}
	if p.Table != nil {
		p.Table.markdown(b)
	}
	if p.Letter != "" {
		for l := range strings.SplitSeq(strings.TrimRight(p.Letter, "\n"), "\n") {
			b.WriteString("    " + clean(l) + "\n")
		}
		b.WriteString("\n")
	}
	for _, s := range p.Sign {
		b.WriteString(mdText(s) + " ________________________\n\n")
	}
}

func (t *Table) markdown(b *bytes.Buffer) {
	b.WriteByte('|')
	for _, c := range t.Columns {
		b.WriteString(" " + mdCell(c.Head) + " |")
	}
	b.WriteString("\n|")
	for _, c := range t.Columns {
		b.WriteString(either(c.Right, "---:|", "---|"))
	}
	b.WriteByte('\n')
	for _, r := range t.Rows {
		b.WriteByte('|')
		for i, c := range r.Cells {
			text := mdCell(c.Text)
			if c.Link != "" && text != "" {
				text = "[" + text + "](#" + anchor(c.Link) + ")"
			}
			if r.Strong && text != "" {
				text = "**" + text + "**"
			}
			if i == 0 && r.Anchor != "" {
				text = "<a id=\"" + anchor(r.Anchor) + "\"></a>" + text
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}

// mdEscape makes signs of Markdown and HTML plain text.
var mdEscape = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`,
	"~", `\~`, "$", `\$`,
)

func mdText(s string) string {
	s = mdEscape.Replace(clean(s))
	if s != "" && strings.ContainsRune("#+-=!", rune(s[0])) {
		s = `\` + s // not a heading, list or picture
	}
	return s
}

func mdCell(s string) string { return mdText(s) }

// anchor keeps of a name what an anchor may hold.
func anchor(s string) string {
	return strings.Map(func(r rune) rune {
		if (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z') || (r >= '0' && r <= '9') || r == '-' {
			return r
		}
		return '-'
	}, s)
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
