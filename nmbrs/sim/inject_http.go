package sim

import (
	"context"
	"net/http"
	"strings"
)

// deepLevel is the nesting of the kind "deep".
const deepLevel = 100_000

// serveFault does or leaves the work of a call as its fault says, and puts
// the altered answer on the wire.
func (s *Server) serveFault(w http.ResponseWriter, r *http.Request, c *call, f *Fault, v12 bool) {
	a := s.perform(c, f.does(), v12)
	ctx := context.WithoutCancel(r.Context())
	if f.Kind != "slow" && !s.pause(ctx, f.Delay) {
		return
	}
	switch f.Kind {
	case "timeout":
		s.hang(r)
	case "reset-before", "reset-after":
		reset(w)
	case "half-close", "truncate":
		s.cutOff(w, a, f)
	case "slow":
		s.drip(ctx, w, a, f.Delay)
	case "huge":
		sendHuge(w, a)
	case "gzip-bomb":
		sendBomb(w, a)
	case "status":
		sendStatus(w, r, f)
	default:
		send(w, s.alter(a, f, c))
	}
}

// alter changes the answer for the kinds that end in an ordinary answer.
func (s *Server) alter(a answer, f *Fault, c *call) answer {
	switch f.Kind {
	case "fault", "fault12", "fault200":
		return f.answer(a.v12)
	case "html502":
		return answer{
			status: http.StatusBadGateway, ctype: "text/html; charset=utf-8",
			body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
		}
	case "body":
		status := f.Status
		if status == 0 {
			status = http.StatusOK
		}
		return answer{status: status, ctype: a.ctype, body: f.Body}
	case "empty200":
		a.status, a.body = http.StatusOK, ""
	case "json":
		return answer{status: http.StatusOK, ctype: "application/json", body: `{"ok":true}`}
	case "wrong-type":
		a.ctype = "text/html; charset=utf-8"
	case "wrong-charset":
		a.ctype = strings.Replace(a.ctype, "utf-8", "utf-16", 1)
		a.body = strings.Replace(a.body, `encoding="utf-8"`, `encoding="utf-16"`, 1)
	case "bom":
		a.body = "\uFEFF" + a.body
	case "trailing":
		a.body += "<!-- end --> and more"
	case "two-bodies":
		a.body += a.body
	case "truncate-clean":
		a.body = a.body[:f.cut(len(a.body))]
	case "doctype":
		a.body = strings.Replace(a.body, xmlHead, xmlHead+`<!DOCTYPE soap:Envelope SYSTEM "http://127.0.0.1/none.dtd">`, 1)
	case "entity-bomb":
		a.body = strings.Replace(a.body, xmlHead, xmlHead+entityBomb(), 1)
		a.body = strings.Replace(a.body, "<soap:Body>", "<soap:Body>&e9;", 1)
	case "deep":
		a.body = strings.Replace(a.body, "<soap:Body>",
			"<soap:Body>"+strings.Repeat("<d>", deepLevel)+strings.Repeat("</d>", deepLevel), 1)
	default:
		return s.alterNode(a, f, c)
	}
	return a
}

// alterNode changes what the response element says. A SOAP fault, which has
// no such element, goes out as it is.
func (s *Server) alterNode(a answer, f *Fault, c *call) answer {
	if a.node == nil {
		return a
	}
	result := a.node.find(c.op.name + "Result")
	switch f.Kind {
	case "wrong-namespace":
		a.namespace = strings.Replace(a.namespace, "/v3/", "/v2.1/", 1)
	case "wrong-operation":
		a.node = el("List_GetAllResponse", el("List_GetAllResult"))
	case "no-result":
		a.node.kids = nil
	case "cut-list":
		if result != nil {
			result.kids = result.kids[:f.cut(len(result.kids))]
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

func (s *Server) alterID(id *node, kind string, employee int) {
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
		if n := s.otherID(kind, id.text, employee); n != 0 {
			id.text = itoa(n)
		}
	}
}

// otherID is an id that stands in the place of the one just given, 0 when there
// is none: the highest row id beside it, the lowest one of somebody else, or the
// one that comes next.
func (s *Server) otherID(kind, given string, employee int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if kind == "next-id" {
		return s.book.last + 1
	}
	highest, lowest := 0, 0
	for id, r := range s.book.byID {
		if itoa(id) == given || r.guid == given {
			continue
		}
		highest = max(highest, id)
		if r.employee != employee && (lowest == 0 || id < lowest) {
			lowest = id
		}
	}
	if kind == "foreign-id" && lowest != 0 {
		return lowest
	}
	return highest
}

// answer is the SOAP fault of the three fault kinds.
func (f *Fault) answer(v12 bool) answer {
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
		sf.text = faultPrefix + itoa(code) + ": " + f.Text
	}
	a := faultAnswer(sf, v12 || f.Kind == "fault12")
	if f.Kind == "fault200" {
		a.status = http.StatusOK
	}
	if f.Status != 0 {
		a.status = f.Status
	}
	return a
}

func (f *Fault) cut(n int) int {
	if f.At > 0 {
		return min(f.At, n)
	}
	return n / 2
}

// entityBomb declares entities of which each holds ten of the one before.
func entityBomb() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE bomb [<!ENTITY e0 "ha">`)
	for i := 1; i < 10; i++ {
		b.WriteString("<!ENTITY e" + itoa(i) + ` "` + strings.Repeat("&e"+itoa(i-1)+";", 10) + `">`)
	}
	b.WriteString("]>")
	return b.String()
}
