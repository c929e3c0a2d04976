package soapface

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"

	"doorzet/nmbrs/sim/faults"
)

// serveFault does or leaves the work of a call as its fault says, and puts
// the altered answer on the wire.
func (s *Face) serveFault(w http.ResponseWriter, r *http.Request, c *call, f *faults.Fault, v12 bool) {
	a := s.perform(c, f.Does(), v12)
	ctx := context.WithoutCancel(r.Context())
	if f.Kind != "slow" && !s.Pause(ctx, f.Delay) {
		return
	}
	switch f.Kind {
	case "timeout":
		s.Hang(r)
	case "reset-before", "reset-after":
		faults.Reset(w)
	case "half-close", "truncate":
		faults.CutOff(w, a.Answer, f)
	case "slow":
		s.Drip(ctx, w, a.Answer, f.Delay)
	case "huge":
		sendHuge(w, a.Answer)
	case "gzip-bomb":
		sendBomb(w, a.Answer)
	case "status":
		faults.SendStatus(w, r, f)
	default:
		faults.Send(w, s.alter(a, f, c).Answer)
	}
}

// alter changes the answer for the kinds that end in an ordinary answer.
func (s *Face) alter(a soapAnswer, f *faults.Fault, c *call) soapAnswer {
	switch f.Kind {
	case "fault", "fault12", "fault200":
		return scriptedFault(f, a.v12)
	case "html502", "body", "wrong-type":
		a.Answer = f.Plain(a.Answer)
	case "empty200":
		a.Status, a.Body = http.StatusOK, ""
	case "json":
		a.Answer = faults.Answer{Status: http.StatusOK, Type: "application/json", Body: `{"ok":true}`}
	case "wrong-charset":
		a.Type = strings.Replace(a.Type, "utf-8", "utf-16", 1)
		a.Body = strings.Replace(a.Body, `encoding="utf-8"`, `encoding="utf-16"`, 1)
	case "bom":
		a.Body = "\uFEFF" + a.Body
	case "trailing":
		a.Body += "<!-- end --> and more"
	case "two-bodies":
		a.Body += a.Body
	case "truncate-clean":
		a.Body = a.Body[:f.Cut(len(a.Body))]
	case "doctype":
		a.Body = strings.Replace(a.Body, xmlHead, xmlHead+`<!DOCTYPE soap:Envelope SYSTEM "http://127.0.0.1/none.dtd">`, 1)
	case "entity-bomb":
		a.Body = strings.Replace(a.Body, xmlHead, xmlHead+entityBomb(), 1)
		a.Body = strings.Replace(a.Body, "<soap:Body>", "<soap:Body>&e9;", 1)
	case "deep":
		a.Body = strings.Replace(a.Body, "<soap:Body>",
			"<soap:Body>"+strings.Repeat("<d>", faults.DeepLevel)+strings.Repeat("</d>", faults.DeepLevel), 1)
	default:
		return s.alterNode(a, f, c)
	}
	return a
}

// alterNode changes what the response element says. A SOAP fault, which has
// no such element, goes out as it is.
func (s *Face) alterNode(a soapAnswer, f *faults.Fault, c *call) soapAnswer {
	if a.node == nil {
		return a
	}
	result := a.node.find(c.op.Name + "Result")
	switch f.Kind {
	case "wrong-namespace":
		a.namespace = strings.Replace(a.namespace, "/v3/", "/v2.1/", 1)
	case "wrong-operation":
		a.node = el("List_GetAllResponse", el("List_GetAllResult"))
	case "no-result":
		a.node.kids = nil
	case "cut-list":
		if result != nil {
			result.kids = result.kids[:f.Cut(len(result.kids))]
		}
	case "two-results":
		a.node.kids = append(a.node.kids, a.node.kids...)
	case "missing-field":
		if result == nil || len(result.kids) == 0 {
			a.node.kids = nil
		} else {
			for _, item := range result.kids {
				item.kids = item.kids[:max(0, len(item.kids)-1)]
			}
		}
	default:
		if id := idNode(result); id != nil {
			s.alterID(id, f.Kind, c.args.num("EmployeeId"))
		}
	}
	return nodeAnswer(a.node, a.namespace, a.v12)
}

// idNode is the element that holds the id: the result itself, or the first
// field of its first item.
func idNode(result *node) *node {
	if result == nil || len(result.kids) == 0 {
		return result
	}
	if first := result.kids[0]; len(first.kids) > 0 {
		return first.kids[0]
	}
	return result.kids[0]
}

func (s *Face) alterID(id *node, kind string, employee int) {
	switch kind {
	case "nil-id":
		id.text, id.null = "", true
	case "empty-id":
		id.text = ""
	case "text-id":
		id.text = "onbekend"
	case "negative-id":
		id.text = "-" + id.text
	case "zero-id":
		id.text = "0"
	case "big-id":
		id.text = "99999999999999999999"
	case "dup-id", "foreign-id", "next-id":
		if n := s.OtherID(kind, id.text, employee); n != 0 {
			id.text = strconv.Itoa(n)
		}
	}
}

// scriptedFault is the SOAP fault of the three fault kinds.
func scriptedFault(f *faults.Fault, v12 bool) soapAnswer {
	code := f.Code
	if code == 0 {
		code = 9999
	}
	sf := numbered(code)
	switch {
	case code < 0 && f.Text == "":
		sf = unnumbered("The server is too busy.")
	case code < 0:
		sf = unnumbered(f.Text)
	case f.Text != "":
		sf.text = faultPrefix + strconv.Itoa(code) + ": " + f.Text
	}
	a := faultAnswer(sf, v12 || f.Kind == "fault12")
	if f.Kind == "fault200" {
		a.Status = http.StatusOK
	}
	if f.Status != 0 {
		a.Status = f.Status
	}
	return a
}

// entityBomb declares entities of which each holds ten of the one before.
func entityBomb() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE bomb [<!ENTITY e0 "ha">`)
	for i := 1; i < 10; i++ {
		b.WriteString("<!ENTITY e" + strconv.Itoa(i) + ` "` + strings.Repeat("&e"+strconv.Itoa(i-1)+";", 10) + `">`)
	}
	b.WriteString("]>")
	return b.String()
}

// sendHuge puts blanks into the body of the envelope.
func sendHuge(w http.ResponseWriter, a faults.Answer) {
	head, tail, _ := strings.Cut(a.Body, "<soap:Body>")
	w.Header().Set("Content-Type", a.Type)
	w.WriteHeader(a.Status)
	if _, err := io.WriteString(w, head+"<soap:Body>"); err != nil {
		return
	}
	if faults.Blanks(w, faults.HugeBytes) == nil {
		_, _ = io.WriteString(w, tail)
	}
}

func sendBomb(w http.ResponseWriter, a faults.Answer) {
	w.Header().Set("Content-Type", a.Type)
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(a.Status)
	z := gzip.NewWriter(w)
	head, tail, _ := strings.Cut(a.Body, "<soap:Body>")
	if _, err := io.WriteString(z, head+"<soap:Body>"); err != nil {
		return
	}
	if faults.Blanks(z, faults.BombBytes) == nil {
		_, _ = io.WriteString(z, tail)
		_ = z.Close() // the client is expected to have left by now
	}
}
