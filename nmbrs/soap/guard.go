package soap

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// limitReader fails with errTooLarge when more than left bytes come.
type limitReader struct {
	r    io.Reader
	left int64
}

// Read reads at most what is left and one byte more.
func (l *limitReader) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	if l.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// readError marks an error of the connection, as opposed to one of the XML.
type readError struct{ err error }

// Error words the failure.
func (e *readError) Error() string { return e.err.Error() }

// Unwrap gives the failure.
func (e *readError) Unwrap() error { return e.err }

// sourceReader remembers the error of the connection: encoding/xml wraps some.
type sourceReader struct {
	r   io.Reader
	err error
}

// Read passes on and remembers.
func (s *sourceReader) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

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
			return nil, errHTML
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
