package soapface

import (
	"fmt"
	"strings"

	"doorzet/nmbrs/sim/office"
)

// soapError is an error that the server answers with.
type soapError struct {
	client bool // soap:Client (1.2: soap:Sender) instead of soap:Server
	code   int
	text   string // the whole fault text
}

func (f *soapError) Error() string { return f.text }

const faultPrefix = "Server was unable to process request. ---> "

// numbered is a fault with a number of Nmbrs, in its wording.
func numbered(code int) *soapError {
	return &soapError{code: code, text: fmt.Sprintf("%s%d: %s", faultPrefix, code, office.FaultText(code))}
}

func unnumbered(text string) *soapError { return &soapError{text: faultPrefix + text} }

func clientFault(format string, args ...any) *soapError {
	return &soapError{client: true, text: fmt.Sprintf(format, args...)}
}

func unreadable(line, col int, why string) *soapError {
	return clientFault("Server was unable to read request. ---> There is an error in XML document (%d, %d). ---> %s", line, col, why)
}

// envelope writes the fault in the asked version.
func (f *soapError) envelope(v12 bool) string {
	var b, t strings.Builder
	openEnvelope(&b, v12)
	escape(&t, f.text)
	who := "Server"
	if v12 {
		who = "Receiver"
	}
	if f.client {
		who = "Client"
		if v12 {
			who = "Sender"
		}
	}
	if v12 {
		fmt.Fprintf(&b, `<soap:Fault><soap:Code><soap:Value>soap:%s</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">%s</soap:Text></soap:Reason><soap:Detail /></soap:Fault>`, who, t.String())
	} else {
		fmt.Fprintf(&b, `<soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring><detail /></soap:Fault>`, who, t.String())
	}
	b.WriteString("</soap:Body></soap:Envelope>")
	return b.String()
}
