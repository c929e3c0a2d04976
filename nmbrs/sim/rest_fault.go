package sim

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
)

// serveRESTFault does or leaves the work of a call as its fault says, and puts
// the altered answer on the wire.
func (s *Server) serveRESTFault(w http.ResponseWriter, r *http.Request, c *restCall, f *Fault, logged int, work restWork) {
	a, doc := s.performREST(c, logged, f.does(), work)
	ctx := context.WithoutCancel(r.Context())
	if f.Kind != "slow" && !s.pause(ctx, f.Delay) {
		return
	}
	if a.body == "" && spoilsBody(f.Kind) {
		// Where there is no body there is nothing to spoil: this one has.
		doc = obj{"status": "ok"}
		a = jsonAnswer(http.StatusOK, doc)
	}
	switch f.Kind {
	case "timeout":
		s.hang(r)
	case "reset-before", "reset-after":
		reset(w)
	case "half-close", "truncate":
		cut := *f
		cut.At = min(f.cut(len(a.body)), max(0, len(a.body)-1))
		if cut.At == 0 {
			reset(w)
			return
		}
		s.cutOff(w, a, &cut)
	case "slow":
		s.drip(ctx, w, a, f.Delay)
	case "huge", "gzip-bomb":
		sendBig(w, a, f.Kind == "gzip-bomb")
	case "status":
		sendStatus(w, r, f)
	default:
		send(w, s.alterREST(c, a, doc, f))
	}
}

// spoilsBody tells which kinds of fault need a body to be seen at all.
func spoilsBody(kind string) bool {
	return slices.Contains([]string{
		"half-close", "truncate", "truncate-clean", "empty200", "wrong-type", "json", "wrong-charset", "bom", "trailing",
		"two-bodies", "wrong-operation", "wrong-namespace", "doctype", "entity-bomb", "deep", "huge", "gzip-bomb",
	}, kind)
}

// alterREST changes the answer for the kinds that end in an ordinary answer.
// What is about XML becomes what is like it in JSON.
func (s *Server) alterREST(c *restCall, a answer, doc any, f *Fault) answer {
	switch f.Kind {
	case "fault", "fault12", "fault200":
		return s.restAnswer(f)
	case "html502", "body", "wrong-type":
		if f.Kind == "body" && a.ctype == "" {
			a.ctype = "application/json"
		}
		return s.alter(a, f, nil)
	case "empty200":
		return answer{status: http.StatusOK, ctype: a.ctype}
	case "json":
		return answer{status: http.StatusOK, ctype: "text/xml; charset=utf-8", body: xmlHead + "<ok>true</ok>"}
	case "wrong-charset":
		a.ctype = strings.Replace(a.ctype, "utf-8", "utf-16", 1)
	case "wrong-namespace":
		a.ctype = "application/vnd.other+json"
	case "bom":
		a.body = "\uFEFF" + a.body
	case "trailing":
		a.body += " and more"
	case "two-bodies":
		a.body += a.body
	case "truncate-clean":
		a.body = a.body[:min(f.cut(len(a.body)), max(0, len(a.body)-1))]
	case "doctype", "entity-bomb":
		a.body = "<!DOCTYPE json>" + a.body
	case "deep":
		a.body = `{"a":` + strings.Repeat("[", deepLevel) + strings.Repeat("]", deepLevel) + "}"
	case "wrong-operation":
		return jsonAnswer(http.StatusOK, obj{"data": []any{}, "pagination": obj{"pageNumber": 1, "totalPages": 1}})
	default:
		return s.alterDoc(c, a, doc, f)
	}
	return a
}

// alterDoc changes the document of an answer that has one.
func (s *Server) alterDoc(c *restCall, a answer, doc any, f *Fault) answer {
	o, isObject := doc.(obj)
	if !isObject {
		return a
	}
	items, isList := o["data"].([]any)
	target := o
	if isList && len(items) > 0 {
		if first, ok := items[0].(obj); ok {
			target = first
		}
	}
	id := idField(target)
	switch f.Kind {
	case "cut-list":
		cutDoc(o, items, f)
	case "two-results":
		b, err := json.Marshal(s.locked(c, o))
		if err != nil || len(o) == 0 {
			return a
		}
		a.body = string(b[:len(b)-1]) + "," + string(b[1:])
		return a
	case "no-result":
		return jsonAnswer(a.status, obj{})
	case "missing-field":
		if isList && len(items) == 0 {
			return jsonAnswer(a.status, obj{})
		}
		delete(target, id)
	case "dup-id", "foreign-id", "next-id":
		if given := text(target, id); given != "" {
			if n := s.otherID(f.Kind, given, s.data.employeeOf[strings.ToLower(c.r.PathValue("employee"))]); n != 0 {
				target[id] = guid(entityRow, n)
			}
		}
	default:
		if v, known := wrongIDs()[f.Kind]; known && id != "" {
			target[id] = v
		}
	}
	return jsonAnswer(a.status, s.locked(c, doc))
}

// locked is spelt for a caller that does not hold the lock.
func (s *Server) locked(c *restCall, doc any) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.spelt(c, doc)
}

// cutDoc ends a list early; of wages that is the list of each employee.
func cutDoc(o obj, items []any, f *Fault) {
	inner := false
	for _, item := range items {
		e, ok := item.(obj)
		for _, d := range dialects() {
			if rows, isWages := e[d.wageList].([]any); ok && isWages {
				e[d.wageList], inner = rows[:f.cut(len(rows))], true
			}
		}
	}
	if items != nil && !inner {
		items = items[:f.cut(len(items))]
		o["data"] = items
		if p, ok := o["pagination"].(obj); ok {
			p["totalRecords"] = len(items)
		}
	}
}

// wrongIDs are what stands in the place of an id.
func wrongIDs() map[string]any {
	return map[string]any{
		"nil-id": nil, "empty-id": "", "text-id": "onbekend", "negative-id": -5,
		"zero-id": "00000000-0000-0000-0000-000000000000", "big-id": strings.Repeat("9", 600),
	}
}

// idField names the field that holds the id of a row, of an employee, or of
// whatever it is; days have none, and lose their figure.
func idField(o obj) string {
	for _, name := range []string{"hourComponentId", "variableWageComponentId", "employeeId", "companyId", "debtorId", "payrollRunId", "days", "code", "year", "id"} {
		if _, there := o[name]; there {
			return name
		}
	}
	return ""
}

// restAnswer is the error of the three fault kinds.
func (s *Server) restAnswer(f *Fault) answer {
	code := f.Code
	if code == 0 {
		code = 9999
	}
	a := s.problemAnswer(restFault(code, f.Text))
	if f.Kind == "fault200" {
		a.status = http.StatusOK
	}
	if f.Status != 0 {
		a.status = f.Status
	}
	a.retryAfter = f.RetryAfter
	return a
}

// sendBig puts blanks before the answer, plain or compressed.
func sendBig(w http.ResponseWriter, a answer, packed bool) {
	w.Header().Set("Content-Type", a.ctype)
	if !packed {
		w.WriteHeader(a.status)
		if blanks(w, hugeBytes) == nil {
			_, _ = io.WriteString(w, a.body)
		}
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(a.status)
	z := gzip.NewWriter(w)
	if blanks(z, bombBytes) != nil {
		return
	}
	if _, err := io.WriteString(z, a.body); err == nil {
		_ = z.Close() // the client is expected to have left by now
	}
}
