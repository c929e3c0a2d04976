package paper

import (
	"bytes"
	_ "embed" // the page and its style
	"fmt"
	"html/template"
)

//go:embed page.tmpl.html
var pageText string

// html writes the paper as one page without anything from elsewhere.
func (d *Doc) html() ([]byte, error) {
	page, err := template.New("page").Funcs(template.FuncMap{
		"anchor": anchor, "clean": clean,
		"link": func(s string) template.URL { return template.URL("#" + anchor(s)) }, //nolint:gosec // anchor leaves letters, digits and hyphens
	}).Parse(pageText)
	if err != nil {
		return nil, fmt.Errorf("paper: read the page: %w", err)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, d); err != nil {
		return nil, fmt.Errorf("paper: write the page: %w", err)
	}
	return b.Bytes(), nil
}
