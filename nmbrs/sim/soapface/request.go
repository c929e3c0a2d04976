package soapface

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"doorzet/nmbrs/sim/office"
)

// elem is an element of a request, with its place for error texts.
type elem struct {
	space, local string
	text         string
	null         bool
	kids         []*elem
	line, col    int
}

// maxDepth bounds the nesting of a request.
const maxDepth = 64

var errDepth = errors.New("nested too deeply")

// parseXML reads a whole document into a tree.
func parseXML(b []byte) (*elem, *soapError) {
	d := xml.NewDecoder(bytes.NewReader(b))
	var root *elem
	var stack []*elem
	for {
		tok, err := d.Token()
		line, col := d.InputPos()
		if errors.Is(err, io.EOF) && root != nil && len(stack) == 0 {
			return root, nil
		}
		if err == nil && len(stack) > maxDepth {
			err = errDepth
		}
		if err != nil {
			return nil, unreadable(line, col, err.Error())
		}
		switch t := tok.(type) {
		case xml.StartElement:
			e := &elem{space: t.Name.Space, local: t.Name.Local, line: line, col: col}
			for _, a := range t.Attr {
				if a.Name.Space == nsXSI && a.Name.Local == "nil" && (a.Value == "true" || a.Value == "1") {
					e.null = true
				}
			}
			switch {
			case len(stack) > 0:
				top := stack[len(stack)-1]
				top.kids = append(top.kids, e)
			case root != nil:
				return nil, unreadable(line, col, "There are multiple root elements.")
			default:
				root = e
			}
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text += string(t)
			}
		case xml.Directive:
			return nil, unreadable(line, col, "For security reasons DTD is prohibited in this XML document.")
		}
	}
}

// child gives the first child by namespace and exact local name, or nil.
func (e *elem) child(space, local string) *elem {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		if k.space == space && k.local == local {
			return k
		}
	}
	return nil
}

// message is a request that was understood as SOAP.
type message struct {
	v12    bool
	header *elem
	body   *elem // the first child of Body, nil when empty
}

func parseMessage(b []byte) (message, *soapError) {
	root, f := parseXML(b)
	if f != nil {
		return message{}, f
	}
	if root.local != "Envelope" || (root.space != nsSOAP11 && root.space != nsSOAP12) {
		return message{}, clientFault("Possible SOAP version mismatch: Envelope namespace %s was unexpected. Expecting %s.", root.space, nsSOAP11)
	}
	m := message{v12: root.space == nsSOAP12, header: root.child(root.space, "Header")}
	body := root.child(root.space, "Body")
	if body == nil {
		return m, unreadable(root.line, root.col, "The Body element is missing.")
	}
	if len(body.kids) > 0 {
		m.body = body.kids[0]
	}
	return m, nil
}

// fieldKind says how the server reads an element of a request.
func fieldKind(local string) string {
	switch local {
	case "EmployeeId", "employeeId", "CompanyId", "CompanyID", "DebtorId", "Id", "HourCode", "Code",
		"Period", "period", "Year", "year", "EndPeriod", "EndYear", "Days", "PlusMinusDaysForWageComp",
		"HourComponentID", "WageComponentID", "EmployeeType", "RunId":
		return "int"
	case "CostCenterId", "CostUnitId":
		return "int?"
	case "Hours", "Value":
		return "decimal"
	case "UnprotectedMode":
		return "bool"
	}
	return ""
}

// checkFields refuses values that the server's reader could not read; it does
// so before it looks at who is asking.
func checkFields(e *elem, namespace string) *soapError {
	for _, k := range e.kids {
		if k.space != namespace {
			continue
		}
		if f := checkFields(k, namespace); f != nil {
			return f
		}
		kind, t := fieldKind(k.local), strings.TrimSpace(k.text)
		var err error
		switch {
		case kind == "int?" && k.null:
		case kind == "int", kind == "int?":
			_, err = strconv.ParseInt(t, 10, 32)
		case kind == "decimal":
			_, err = office.ParseDecimal(t)
		case kind == "bool":
			if t != "true" && t != "false" && t != "1" && t != "0" {
				err = errors.New("bool")
			}
		}
		if err != nil {
			why := "Input string was not in a correct format."
			if kind == "bool" {
				why = "The string '" + t + "' is not a valid Boolean value."
			}
			return unreadable(k.line, k.col, why)
		}
	}
	return nil
}

// args are the children of an operation or of a component within it.
type args struct {
	space string
	e     *elem
}

// num gives an integer, 0 when it is missing. checkFields has run before.
func (a args) num(local string) int {
	k := a.e.child(a.space, local)
	if k == nil {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(k.text))
	if err != nil {
		return 0
	}
	return n
}

func (a args) decimal(local string) office.Decimal {
	k := a.e.child(a.space, local)
	if k == nil {
		return 0
	}
	d, err := office.ParseDecimal(k.text)
	if err != nil {
		return 0
	}
	return d
}

// unprotected tells whether the caller unlocks a period that is closed.
func (a args) unprotected() bool {
	k := a.e.child(a.space, "UnprotectedMode")
	if k == nil {
		return false
	}
	t := strings.TrimSpace(k.text)
	return t == "true" || t == "1"
}

func (a args) str(local string) string {
	if k := a.e.child(a.space, local); k != nil {
		return k.text
	}
	return ""
}

// sub gives a nested component; ok is false when it is missing or nil.
func (a args) sub(local string) (args, bool) {
	k := a.e.child(a.space, local)
	return args{a.space, k}, k != nil && !k.null
}

// list gives the items within a wrapper element.
func (a args) list(wrapper, item string) []args {
	w := a.e.child(a.space, wrapper)
	if w == nil {
		return nil
	}
	var out []args
	for _, k := range w.kids {
		if k.space == a.space && k.local == item && !k.null {
			out = append(out, args{a.space, k})
		}
	}
	return out
}

// employeeIDs collects every employee id that a request names.
func employeeIDs(e *elem) []string {
	if e == nil {
		return nil
	}
	var out []string
	for _, k := range e.kids {
		if strings.EqualFold(k.local, "EmployeeId") {
			out = append(out, strings.TrimSpace(k.text))
		}
		out = append(out, employeeIDs(k)...)
	}
	return out
}
