package soapface

import (
	"net/http"

	"doorzet/nmbrs/sim/faults"
)

// soapAnswer is an answer, with its response element where it is no fault, for
// those faults that alter it.
type soapAnswer struct {
	faults.Answer
	node      *node
	namespace string
	v12       bool
}

func contentType(v12 bool) string {
	if v12 {
		return "application/soap+xml; charset=utf-8"
	}
	return "text/xml; charset=utf-8"
}

func faultAnswer(f *soapError, v12 bool) soapAnswer {
	return soapAnswer{Answer: faults.Answer{Status: http.StatusInternalServerError, Type: contentType(v12), Body: f.envelope(v12)}, v12: v12}
}

func nodeAnswer(n *node, namespace string, v12 bool) soapAnswer {
	return soapAnswer{
		Answer: faults.Answer{Status: http.StatusOK, Type: contentType(v12), Body: envelope(v12, namespace, n)},
		node:   n, namespace: namespace, v12: v12,
	}
}
