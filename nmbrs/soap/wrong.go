package soap

import "errors"

const (
	nsSOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
	nsSOAP12 = "http://www.w3.org/2003/05/soap-envelope"
)

// maxDepth bounds the nesting of elements; the deepest known answer has ten.
const maxDepth = 32

// foreign is the local name given to elements of another namespace than the
// service's, so that no field matches them. It is no possible XML name.
const foreign = "\x00"

// What can be wrong with the shape of an answer.
var (
	errDoctype  = errors.New("document type declaration in the answer")
	errDepth    = errors.New("answer nested too deeply")
	errShape    = errors.New("not the answer to this call")
	errContent  = errors.New("content that was not understood")
	errTrailing = errors.New("data after the end of the answer")
	errSyntax   = errors.New("not well-formed XML")
	errEmpty    = errors.New("empty answer")
)
