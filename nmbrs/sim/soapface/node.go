package soapface

import (
	"strconv"
	"strings"

	"doorzet/nmbrs/sim/office"
)

const (
	nsSOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
	nsSOAP12 = "http://www.w3.org/2003/05/soap-envelope"
	nsXSI    = "http://www.w3.org/2001/XMLSchema-instance"
	nsBase   = "https://api.nmbrs.nl/soap/v3/"
	xmlHead  = `<?xml version="1.0" encoding="utf-8"?>`
	// noDate is how the server writes a missing date that may not be nil.
	noDate = "0001-01-01T00:00:00"
)

// node is an element of an answer. A nil *node is left out, as the server
// leaves out optional texts that it does not have.
type node struct {
	name string
	text string
	null bool
	kids []*node
}

func el(name string, kids ...*node) *node {
	n := &node{name: name}
	for _, k := range kids {
		if k != nil {
			n.kids = append(n.kids, k)
		}
	}
	return n
}

func txt(name, text string) *node             { return &node{name: name, text: text} }
func num(name string, v int) *node            { return txt(name, strconv.Itoa(v)) }
func dec(name string, v office.Decimal) *node { return txt(name, v.Wire()) }
func flag(name string, v bool) *node          { return txt(name, strconv.FormatBool(v)) }
func null(name string) *node                  { return &node{name: name, null: true} }

// opt leaves an empty text out.
func opt(name, text string) *node {
	if text == "" {
		return nil
	}
	return txt(name, text)
}

func (n *node) write(b *strings.Builder, attrs string) {
	b.WriteString("<" + n.name + attrs)
	if n.null {
		b.WriteString(` xsi:nil="true"`)
	}
	if n.text == "" && len(n.kids) == 0 {
		b.WriteString(" />")
		return
	}
	b.WriteByte('>')
	escape(b, n.text)
	for _, k := range n.kids {
		k.write(b, "")
	}
	b.WriteString("</" + n.name + ">")
}

// escape writes text as XML; characters that XML 1.0 cannot hold are dropped.
func escape(b *strings.Builder, s string) {
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&quot;")
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
}

// find gives the first child of that name, or nil.
func (n *node) find(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// envelope wraps a response element of a service.
func envelope(v12 bool, namespace string, body *node) string {
	var b strings.Builder
	openEnvelope(&b, v12)
	body.write(&b, ` xmlns="`+namespace+`"`)
	b.WriteString("</soap:Body></soap:Envelope>")
	return b.String()
}

func openEnvelope(b *strings.Builder, v12 bool) {
	ns := nsSOAP11
	if v12 {
		ns = nsSOAP12
	}
	b.WriteString(xmlHead + `<soap:Envelope xmlns:soap="` + ns + `" xmlns:xsi="` + nsXSI +
		`" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>`)
}
