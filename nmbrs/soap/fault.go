package soap

import (
	"regexp"
	"strconv"
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// wireFault is a fault of SOAP 1.1 or 1.2.
type wireFault struct {
	Code11 wireText   `xml:"faultcode"`
	Text11 wireText   `xml:"faultstring"`
	Code12 wireText   `xml:"Code>Value"`
	Text12 []wireText `xml:"Reason>Text"`
}

func (f *wireFault) text() string {
	if f.Text11.val != "" || len(f.Text12) == 0 {
		return f.Text11.val
	}
	return f.Text12[0].val
}

// scrub takes an echo of the token out of the wording.
func (f *wireFault) scrub(secret string) {
	f.Text11.val = wire.Scrub(f.Text11.val, secret)
	for i := range f.Text12 {
		f.Text12[i].val = wire.Scrub(f.Text12[i].val, secret)
	}
}

// isClients tells whether the server blames the request.
func (f *wireFault) isClients() bool {
	code := f.Code11.val
	if code == "" {
		code = f.Code12.val
	}
	_, local, found := strings.Cut(code, ":")
	if !found {
		local = code
	}
	return local == "Client" || local == "Sender"
}

// faultReader knows the wordings of faults.
type faultReader struct {
	number    *regexp.Regexp
	protected *regexp.Regexp
}

func newFaultReader() faultReader {
	return faultReader{
		number: regexp.MustCompile(`--->\s*(\d{4}):\s*`),
		// The older wording of a protected period came under 9999.
		protected: regexp.MustCompile(`(?i)\b(TWK|protected)\b`),
	}
}

// codeProtected is Nmbrs's number for a period that may not be changed.
const codeProtected = 2011

// read tells what a complete fault means.
func (r faultReader) read(f *wireFault) *nmbrs.Error {
	text := f.text()
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure, Cause: nmbrs.CauseServer, Text: wire.Shorten(text)}
	if numbers := r.number.FindAllStringSubmatch(text, -1); len(numbers) > 0 {
		r.numbered(e, text, numbers)
		return e
	}
	if !f.isClients() {
		return e
	}
	low := strings.ToLower(text)
	switch {
	case strings.Contains(low, "valid action"), strings.Contains(low, "did not recognize the value of http header soapaction"):
		e.Class, e.Cause = nmbrs.ClassRefused, nmbrs.CauseNoAction
	case strings.Contains(low, "unable to read request"):
		e.Class, e.Cause = nmbrs.ClassRefused, nmbrs.CauseBadValue
	}
	return e
}

// numbered fills in a fault with Nmbrs's number. Where a text holds several
// different ones, the call counts as unsure: which of them decides is unknown.
func (r faultReader) numbered(e *nmbrs.Error, text string, numbers [][]string) {
	e.Cause = nmbrs.CauseFault
	// Four digits always fit.
	e.Code, _ = strconv.Atoi(numbers[0][1])
	if e.Code == 9999 && r.protected.MatchString(text) {
		e.Code = codeProtected
	}
	e.Class = nmbrs.ClassOfCode(e.Code)
	for _, n := range numbers[1:] {
		if n[1] != numbers[0][1] && e.Code != codeProtected {
			e.Class = nmbrs.ClassUnsure
		}
	}
	at := r.number.FindStringIndex(text)
	if wording := strings.TrimSpace(text[at[1]:]); wording != "" {
		e.Text = wire.Shorten(wording)
	}
}
