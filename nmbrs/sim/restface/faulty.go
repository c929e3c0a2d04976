package restface

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
)

// serveRESTFault does or leaves the work of a call as its fault says, and puts
// the altered answer on the wire.
func (s *Face) serveRESTFault(w http.ResponseWriter, r *http.Request, c *restCall, f *faults.Fault, logged int, work restWork) {
	a, doc := s.performREST(c, logged, f.Does(), work)
	ctx := context.WithoutCancel(r.Context())
	if f.Kind != "slow" && !s.Pause(ctx, f.Delay) {
		return
	}
	if a.Body == "" && spoilsBody(f.Kind) {
		// Where there is no body there is nothing to spoil: this one has.
		doc = obj{"status": "ok"}
		a = jsonAnswer(http.StatusOK, doc)
	}
	switch f.Kind {
	case "timeout":
		s.Hang(r)
	case "reset-before", "reset-after":
		faults.Reset(w)
	case "half-close", "truncate":
		cut := *f
		cut.At = min(f.Cut(len(a.Body)), max(0, len(a.Body)-1))
		if cut.At == 0 {
			faults.Reset(w)
			return
		}
		faults.CutOff(w, a, &cut)
	case "slow":
		s.Drip(ctx, w, a, f.Delay)
	case "huge", "gzip-bomb":
		sendBig(w, a, f.Kind == "gzip-bomb")
	case "status":
		faults.SendStatus(w, r, f)
	default:
		faults.Send(w, s.alterREST(c, a, doc, f))
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
func (s *Face) alterREST(c *restCall, a faults.Answer, doc any, f *faults.Fault) faults.Answer {
	switch f.Kind {
	case "fault", "fault12", "fault200":
		return s.restAnswer(f)
	case "html502", "body", "wrong-type":
		if f.Kind == "body" && a.Type == "" {
			a.Type = "application/json"
		}
		return f.Plain(a)
	case "empty200":
		return faults.Answer{Status: http.StatusOK, Type: a.Type}
	case "json":
		return faults.Answer{Status: http.StatusOK, Type: "text/xml; charset=utf-8", Body: `<?xml version="1.0" encoding="utf-8"?><ok>true</ok>`}
	case "wrong-charset":
		a.Type = strings.Replace(a.Type, "utf-8", "utf-16", 1)
	case "wrong-namespace":
		a.Type = "application/vnd.other+json"
	case "bom":
		a.Body = "\uFEFF" + a.Body
	case "trailing":
		a.Body += " and more"
	case "two-bodies":
		a.Body += a.Body
	case "truncate-clean":
		a.Body = a.Body[:min(f.Cut(len(a.Body)), max(0, len(a.Body)-1))]
	case "doctype", "entity-bomb":
		a.Body = "<!DOCTYPE json>" + a.Body
	case "deep":
		a.Body = `{"a":` + strings.Repeat("[", faults.DeepLevel) + strings.Repeat("]", faults.DeepLevel) + "}"
	case "wrong-operation":
		return jsonAnswer(http.StatusOK, obj{"data": []any{}, "pagination": obj{"pageNumber": 1, "totalPages": 1}})
	default:
		return s.alterDoc(c, a, doc, f)
	}
	return a
}

// alterDoc changes the document of an answer that has one.
func (s *Face) alterDoc(c *restCall, a faults.Answer, doc any, f *faults.Fault) faults.Answer {
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
		a.Body = string(b[:len(b)-1]) + "," + string(b[1:])
		return a
	case "no-result":
		return jsonAnswer(a.Status, obj{})
	case "missing-field":
		if isList && len(items) == 0 {
			return jsonAnswer(a.Status, obj{})
		}
		delete(target, id)
	case "dup-id", "foreign-id", "next-id":
		if given := text(target, id); given != "" {
			if n := s.OtherID(f.Kind, given, s.Data.EmployeeOf[strings.ToLower(c.r.PathValue("employee"))]); n != 0 {
				target[id] = office.GUID(office.EntityRow, n)
			}
		}
	default:
		if v, known := wrongIDs()[f.Kind]; known && id != "" {
			target[id] = v
		}
	}
	return jsonAnswer(a.Status, s.locked(c, doc))
}

// locked is spelt for a caller that does not hold the lock.
func (s *Face) locked(c *restCall, doc any) any {
	s.Lock()
	defer s.Unlock()
	return s.spelt(c, doc)
}

// cutDoc ends a list early; of wages that is the list of each employee.
func cutDoc(o obj, items []any, f *faults.Fault) {
	inner := false
	for _, item := range items {
		e, ok := item.(obj)
		for _, d := range dialects() {
			if rows, isWages := e[d.wageList].([]any); ok && isWages {
				e[d.wageList], inner = rows[:f.Cut(len(rows))], true
			}
		}
	}
	if items != nil && !inner {
		items = items[:f.Cut(len(items))]
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
func (s *Face) restAnswer(f *faults.Fault) faults.Answer {
	code := f.Code
	if code == 0 {
		code = 9999
	}
	a := s.problemAnswer(restFault(code, f.Text))
	if f.Kind == "fault200" {
		a.Status = http.StatusOK
	}
	if f.Status != 0 {
		a.Status = f.Status
	}
	a.RetryAfter = f.RetryAfter
	return a
}

// sendBig puts blanks before the answer, plain or compressed.
func sendBig(w http.ResponseWriter, a faults.Answer, packed bool) {
	w.Header().Set("Content-Type", a.Type)
	if !packed {
		w.WriteHeader(a.Status)
		if faults.Blanks(w, faults.HugeBytes) == nil {
			_, _ = io.WriteString(w, a.Body)
		}
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(a.Status)
	z := gzip.NewWriter(w)
	if faults.Blanks(z, faults.BombBytes) != nil {
		return
	}
	if _, err := io.WriteString(z, a.Body); err == nil {
		_ = z.Close() // the client is expected to have left by now
	}
}
