package soap

import (
	"bytes"
	"encoding/xml"
	"strconv"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// namespaceBase is the same on every host, the sandbox included.
const namespaceBase = "https://api.nmbrs.nl/soap/v3/"

const (
	serviceDebtor   = "DebtorService"
	serviceCompany  = "CompanyService"
	serviceEmployee = "EmployeeService"
)

// operation is one call of one service.
type operation struct {
	service string
	name    string
	// write calls are sent once.
	write bool
	// bulk answers may be large.
	bulk bool
	// plain calls take the header without a domain.
	plain bool
}

// call is the name under which the rights of an API user list the operation.
func (o operation) call() string { return o.service + "." + o.name }

// known is the operation as the line knows it.
func (o operation) known() wire.Call { return wire.Call{Name: o.call(), Write: o.write} }

func (o operation) namespace() string { return namespaceBase + o.service }

func (o operation) action() string { return `"` + o.namespace() + "/" + o.name + `"` }

func (o operation) path() string { return "/soap/v3/" + o.service + ".asmx" }

// request is an operation with its parameters, in the order of the service's
// description.
type request struct {
	op   operation
	body bytes.Buffer
}

func newRequest(op operation) *request { return &request{op: op} }

// text adds a parameter. Control characters are illegal in XML and are left
// out before escaping.
func (r *request) text(name, value string) *request {
	r.body.WriteString("<" + name + ">")
	r.body.WriteString(escape(value))
	r.body.WriteString("</" + name + ">")
	return r
}

func (r *request) int(name string, n int) *request {
	return r.text(name, strconv.Itoa(n))
}

func (r *request) bool(name string, b bool) {
	r.text(name, strconv.FormatBool(b))
}

// id adds a parameter that is nil when value is empty.
func (r *request) id(name, value string) *request {
	if value == "" {
		r.body.WriteString("<" + name + ` xsi:nil="true" />`)
		return r
	}
	return r.text(name, value)
}

func (r *request) open(name string) *request {
	r.body.WriteString("<" + name + ">")
	return r
}

func (r *request) close(name string) *request {
	r.body.WriteString("</" + name + ">")
	return r
}

func (r *request) period(p nmbrs.Period) *request {
	return r.int("Period", p.Number).int("Year", p.Year)
}

// credentials go into the header of a request.
type credentials struct {
	email, token, domain string
}

// envelope writes the whole document.
func (r *request) envelope(cred credentials) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString(`<soap:Envelope xmlns:soap="` + nsSOAP11 + `" xmlns:xsi="` + nsInstance + `"><soap:Header>`)
	header := "AuthHeaderWithDomain"
	if r.op.plain {
		header = "AuthHeader"
	}
	b.WriteString("<" + header + ` xmlns="` + r.op.namespace() + `">`)
	b.WriteString("<Username>" + escape(cred.email) + "</Username>")
	b.WriteString("<Token>" + escape(cred.token) + "</Token>")
	if !r.op.plain {
		b.WriteString("<Domain>" + escape(cred.domain) + "</Domain>")
	}
	b.WriteString("</" + header + "></soap:Header><soap:Body>")
	b.WriteString("<" + r.op.name + ` xmlns="` + r.op.namespace() + `">`)
	b.Write(r.body.Bytes())
	b.WriteString("</" + r.op.name + "></soap:Body></soap:Envelope>")
	return b.Bytes()
}

// escape cleans and escapes text for an element.
func escape(s string) string {
	var b bytes.Buffer
	// A bytes.Buffer never fails to write.
	_ = xml.EscapeText(&b, []byte(wire.Clean(s)))
	return b.String()
}

// intID checks that an opaque id is one of SOAP's: a positive integer. Another
// one never leaves the machine.
func intID(op operation, name, id string) error {
	n, err := strconv.ParseInt(id, 10, 32)
	if err != nil || n <= 0 || strconv.FormatInt(n, 10) != id {
		return badValue(op, name)
	}
	return nil
}

// badValue refuses a parameter before anything is sent.
func badValue(op operation, name string) error {
	return &nmbrs.Error{
		Call: op.call(), Class: nmbrs.ClassRefused, Cause: nmbrs.CauseBadValue,
		Text: name + " is not a number that Nmbrs takes",
	}
}
