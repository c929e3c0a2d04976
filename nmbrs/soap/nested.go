package soap

import (
	"encoding/xml"
	"strings"
)

// nested is a list inside an item. Its entries may carry any name; their
// required fields tell whether they were understood.
type nested[T any] struct{ list []T }

// UnmarshalXML reads the entries; nil ones are passed over.
func (n *nested[T]) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	if n.list != nil {
		return at(start.Name.Local, errTwice)
	}
	n.list = []T{}
	return eachChild(d, start, func(child xml.StartElement) error {
		if isNil(child) {
			return skip(d)
		}
		var v T
		if err := d.DecodeElement(&v, &child); err != nil {
			return eofInside(err)
		}
		n.list = append(n.list, v)
		return nil
	})
}

// skip passes over the rest of the current element.
func skip(d *xml.Decoder) error {
	return eofInside(d.Skip())
}

// eachChild calls f for every child element up to the end of the current
// element. Text between them, or a child of a foreign namespace, is an error:
// it would be content that was not understood.
func eachChild(d *xml.Decoder, parent xml.StartElement, f func(xml.StartElement) error) error {
	for {
		tok, err := d.Token()
		if err != nil {
			return eofInside(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				return at(parent.Name.Local, errContent)
			}
		case xml.StartElement:
			if t.Name.Local == foreign {
				return at(parent.Name.Local, errContent)
			}
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}
