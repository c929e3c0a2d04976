package soap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"doorzet/nmbrs/wire"
)

// sink takes the result element of an answer and reads it to its end.
type sink interface {
	element(d *xml.Decoder, start xml.StartElement) error
	// done is called when the answer was whole; results is how many result
	// elements there were (0 or 1).
	done(results int) error
}

// answer reads one envelope.
type answer struct {
	g   *guard
	d   *xml.Decoder
	op  operation
	out sink
	// results counts result elements.
	results int
	fault   *wireFault
}

// decodeAnswer reads a whole answer of at most limit bytes from r to its end.
// It gives the fault if the answer was one; else out holds the result. Any
// error means that nothing of the answer may be believed.
func decodeAnswer(r io.Reader, limit int64, op operation, out sink) (*wireFault, error) {
	src := wire.NewBody(r, limit)
	in, head, err := newDecoder(src)
	if err == nil {
		a := &answer{g: &guard{in: in}, op: op, out: out}
		a.d = xml.NewTokenDecoder(a.g)
		err = a.read()
		if err == nil {
			return a.fault, nil
		}
	}
	switch {
	case src.Failed() != nil:
		return nil, src.Failed()
	case isHTMLText(head):
		return nil, wire.ErrHTML
	}
	return nil, plainError(err)
}

// newDecoder looks at the head of the answer and takes one byte order mark off.
func newDecoder(r io.Reader) (*xml.Decoder, []byte, error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	head = bytes.TrimPrefix(head[:n], []byte("\xEF\xBB\xBF"))
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r = bytes.NewReader(head)
	case err != nil:
		return nil, head, err
	default:
		r = io.MultiReader(bytes.NewReader(head), r)
	}
	if n < 512 && len(bytes.TrimSpace(head)) == 0 {
		return nil, nil, errEmpty
	}
	return xml.NewDecoder(r), head, nil
}

// plainError keeps the words of encoding/xml out of errors: they quote the
// answer, which may be personal or hostile.
func plainError(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d: %w", syntax.Line, errSyntax)
	}
	for _, known := range []error{
		errDoctype, wire.ErrHTML, errDepth, errShape, errContent, errTrailing, errEmpty, errSyntax,
		errValue, errTwice, errMissing, errNesting, io.ErrUnexpectedEOF,
	} {
		if errors.Is(err, known) {
			return err
		}
	}
	return errSyntax
}

func (a *answer) read() error {
	root, err := a.first()
	if err != nil {
		return err
	}
	if root == nil {
		return errEmpty
	}
	ns := root.Name.Space
	if strings.EqualFold(root.Name.Local, "html") {
		return wire.ErrHTML
	}
	if root.Name.Local != "Envelope" || ns != nsSOAP11 && ns != nsSOAP12 {
		return errShape
	}
	if err := a.envelope(*root); err != nil {
		return err
	}
	if err := a.trailer(); err != nil {
		return err
	}
	if a.fault != nil {
		return nil
	}
	return a.out.done(a.results)
}

// first gives the root element, nil when there is none.
func (a *answer) first() (*xml.StartElement, error) {
	for {
		tok, err := a.d.Token()
		if errors.Is(err, io.EOF) && !a.g.root {
			return nil, nil
		}
		if err != nil {
			return nil, eofInside(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			return &t, nil
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				return nil, errShape
			}
		}
	}
}

// envelope reads header and body: one body, at most one header before it.
func (a *answer) envelope(root xml.StartElement) error {
	headers, bodies := 0, 0
	err := eachChild(a.d, root, func(child xml.StartElement) error {
		if child.Name.Space != root.Name.Space {
			return errShape
		}
		switch child.Name.Local {
		case "Header":
			headers++
			if headers > 1 || bodies > 0 {
				return errShape
			}
			return skip(a.d)
		case "Body":
			bodies++
			if bodies > 1 {
				return errShape
			}
			return a.body(child)
		}
		return errShape
	})
	if err != nil {
		return err
	}
	if bodies != 1 {
		return errShape
	}
	return nil
}

// body reads exactly one fault or response.
func (a *answer) body(start xml.StartElement) error {
	count := 0
	err := eachChild(a.d, start, func(child xml.StartElement) error {
		count++
		switch {
		case count > 1:
			return errShape
		case child.Name.Space == start.Name.Space && child.Name.Local == "Fault":
			a.fault = &wireFault{}
			return eofInside(a.d.DecodeElement(a.fault, &child))
		case child.Name.Space == a.op.namespace() && child.Name.Local == a.op.name+"Response":
			return a.response(child)
		}
		return errShape
	})
	if err != nil {
		return err
	}
	if count != 1 {
		return errShape
	}
	return nil
}

// response reads at most one result element and nothing beside it.
func (a *answer) response(start xml.StartElement) error {
	a.g.only = a.op.namespace()
	defer func() { a.g.only = "" }()
	return eachChild(a.d, start, func(child xml.StartElement) error {
		if child.Name.Local != a.op.name+"Result" {
			return errShape
		}
		a.results++
		if a.results > 1 {
			return errShape
		}
		return a.out.element(a.d, child)
	})
}

// trailer makes sure that nothing but white space follows, up to the end of
// the input.
func (a *answer) trailer() error {
	for {
		tok, err := a.d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				return errTrailing
			}
		case xml.Comment:
		default:
			return errTrailing
		}
	}
}
