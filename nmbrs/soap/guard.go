package soap

import (
	"encoding/xml"
	"strings"

	"doorzet/nmbrs/wire"
)

// guard hands the tokens of an answer to the decoder: it bounds the depth,
// refuses document types, takes namespace declarations away (names are
// resolved already) and renames elements of foreign namespaces.
type guard struct {
	in    *xml.Decoder
	depth int
	// only is the namespace of the service, set inside its response.
	only  string
	stack []bool
	root  bool
}

// Token gives the next token.
func (g *guard) Token() (xml.Token, error) {
	tok, err := g.in.Token()
	if err != nil {
		return nil, err
	}
	switch t := tok.(type) {
	case xml.Directive:
		if isHTMLText(t) {
			return nil, wire.ErrHTML
		}
		return nil, errDoctype
	case xml.StartElement:
		g.root = true
		g.depth++
		if g.depth > maxDepth {
			return nil, errDepth
		}
		return g.rename(t), nil
	case xml.EndElement:
		g.depth--
		last := len(g.stack) - 1
		if g.stack[last] {
			t.Name = xml.Name{Local: foreign}
		}
		g.stack = g.stack[:last]
		return t, nil
	}
	return tok, nil
}

func (g *guard) rename(t xml.StartElement) xml.StartElement {
	kept := t.Attr[:0]
	for _, a := range t.Attr {
		if a.Name.Space != "xmlns" && (a.Name.Space != "" || a.Name.Local != "xmlns") {
			kept = append(kept, a)
		}
	}
	t.Attr = kept
	isForeign := g.only != "" && t.Name.Space != g.only
	g.stack = append(g.stack, isForeign)
	if isForeign {
		t.Name = xml.Name{Local: foreign}
	}
	return t
}

// isHTMLText tells whether text begins like a web page.
func isHTMLText(b []byte) bool {
	head := strings.ToLower(strings.TrimSpace(string(b[:min(len(b), 64)])))
	head = strings.TrimPrefix(head, "<!")
	return strings.HasPrefix(head, "doctype html") || strings.HasPrefix(head, "<html")
}
