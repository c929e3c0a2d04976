package sim

import (
	"fmt"
	"strings"
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
	return &soapError{code: code, text: fmt.Sprintf("%s%d: %s", faultPrefix, code, faultText(code))}
}

func unnumbered(text string) *soapError { return &soapError{text: faultPrefix + text} }

func clientFault(format string, args ...any) *soapError {
	return &soapError{client: true, text: fmt.Sprintf(format, args...)}
}

func unreadable(line, col int, why string) *soapError {
	return clientFault("Server was unable to read request. ---> There is an error in XML document (%d, %d). ---> %s", line, col, why)
}

// faultText words the numbers, from the error list of Nmbrs (support article
// 360013526891) in the wording of recorded faults.
func faultText(code int) string {
	switch code {
	case 1001:
		return "Invalid Authentication"
	case 1002, 1003, 2003, 2004, 2009:
		return "Unauthorized Access"
	case 1004:
		return "Disabled, no valid subscription"
	case 1006:
		return "Generic Login Security Failure"
	case 2001:
		return "Invalid Hour component"
	case 2002:
		return "Invalid Wage Component"
	case 2006:
		return "Invalid Period"
	case 2011:
		return "Protected Mode: Cannot Change in the Past"
	case 2012:
		return "Wage Tax Declaration Already Sent"
	case 2013:
		return "Operation Not Possible On Free Trial"
	case 2030:
		return "Invalid Set of Values"
	case 2037:
		return "Invalid CostCenterId"
	case 2038:
		return "Invalid CostCenterCode"
	case 2039:
		return "Duplicate CostCenterCode"
	case 2042:
		return "User belongs to multiple environments"
	case 2043:
		return "Invalid Domain"
	case 2046:
		return "Not Found"
	}
	return "Unknown"
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
