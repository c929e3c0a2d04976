// Package fake is a local eitje Open API for tests: it asks for the four
// headers, refuses windows that are too long, and fails in the ways that the
// tests name. It shares no code with the reader, so that a shared mistake
// cannot hide.
package fake

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The credentials that the server takes.
const (
	PartnerUser     = "partner"
	PartnerPassword = "kanarie-partner-geheim"
	APIUser         = "klant"
	APIPassword     = "kanarie-klant-geheim" //nolint:gosec // made up, for the fake server alone
)

// Call is one call that the server saw.
type Call struct {
	Path, From, To, Filter, Page string
	// Status is what was answered; 0 when the connection was cut.
	Status int
}

// Fault is one thing that goes wrong, at the first calls of a path.
type Fault struct {
	// Path is the resource, "" for any.
	Path  string `json:"path"`
	Times int    `json:"times"`
	// Skip lets that many calls of the path pass first.
	Skip   int    `json:"skip"`
	Status int    `json:"status"`
	Retry  string `json:"retry"`
	// Kind is status, cut (the connection breaks in the body), half (a whole
	// answer with half the data), html, slow (no answer until the caller goes),
	// huge, redirect or echo (an error that repeats the headers).
	Kind string `json:"kind"`
}

// Server is the API. Its methods may be called while it serves.
type Server struct {
	mu     sync.Mutex
	shifts []map[string]any
	faults []Fault
	calls  []Call
	wrap   string
}

// New makes a server with shifts, each as the API gives it.
func New(shifts ...map[string]any) *Server { return &Server{shifts: shifts} }

// Put replaces the shift with the same id, or adds it.
func (s *Server) Put(shift map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, old := range s.shifts {
		if fmt.Sprint(old["id"]) == fmt.Sprint(shift["id"]) {
			s.shifts[i] = shift
			return
		}
	}
	s.shifts = append(s.shifts, shift)
}

// Break adds a fault.
func (s *Server) Break(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
}

// Wrap chooses the form of a list: "" plain, "data" under data, "pages" two
// items a page, "stuck" pages that never end, "short" a total that is not met.
func (s *Server) Wrap(form string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wrap = form
}

// Calls lists what was asked.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Call(nil), s.calls...)
}

// Shift makes a shift as the API gives it, with things in it that nobody may
// read: a wage and a birth date.
func Shift(id int, date, start, end string) map[string]any {
	return map[string]any{
		"id": id, "date": date, "start": start, "end": end, "break_minutes": 30,
		"type":        map[string]any{"id": 1, "name": "Gewerkte uren"},
		"user":        map[string]any{"id": 7, "name": "Sanne de Vries", "date_of_birth": "1999-09-09", "hourly_wage": "13.37"},
		"team":        map[string]any{"id": 3, "name": "Bediening"},
		"environment": map[string]any{"id": 11, "name": "Het Anker", "street": "Geheimelaan"},
		"remarks":     nil, "approved": true, "meals": []any{}, "exported_to_hr_integration": false,
		"wage_cost": 66.6, "created_at": date + "T06:00:00+01:00", "updated_at": date + "T20:00:00+01:00",
	}
}

// ServeHTTP answers a call.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	call := Call{
		Path: strings.TrimPrefix(r.URL.Path, "/open_api/"), From: q.Get("filters[start_date]"),
		To: q.Get("filters[end_date]"), Filter: q.Get("filters[date_filter_type]"), Page: q.Get("page"),
	}
	rec := &recorder{ResponseWriter: w}
	defer func() {
		call.Status = rec.status
		s.mu.Lock()
		s.calls = append(s.calls, call)
		s.mu.Unlock()
	}()
	if f, ok := s.fault(call.Path); ok && f.Kind != "half" && f.Kind != "cut" {
		s.fail(rec, r, f)
		return
	} else if ok {
		rec.cut = f.Kind
	}
	for name, want := range map[string]string{
		"Partner-Username": PartnerUser, "Partner-Password": PartnerPassword,
		"Api-Username": APIUser, "Api-Password": APIPassword,
	} {
		if r.Header.Get(name) != want {
			http.Error(rec, `{"error":"unauthorized"}`, http.StatusUnauthorized)
			return
		}
	}
	items, status := s.items(call)
	if status != http.StatusOK {
		http.Error(rec, `{"error":"date range"}`, status)
		return
	}
	s.list(rec, items, call.Page)
}

// fault takes the next fault for a path.
func (s *Server) fault(path string) (Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.faults {
		f := &s.faults[i]
		if (f.Path != "" && f.Path != path) || f.Times == 0 {
			continue
		}
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		f.Times--
		return *f, true
	}
	return Fault{}, false
}

func (s *Server) fail(w http.ResponseWriter, r *http.Request, f Fault) {
	switch f.Kind {
	case "slow":
		<-r.Context().Done()
	case "html":
		w.Header().Set("Content-Type", "text/html")
		_, _ = fmt.Fprint(w, "<!doctype html><title>Onderhoud</title>")
	case "huge":
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprint(w, "["+strings.Repeat(" ", 9<<20)+"]")
	case "redirect":
		http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
	case "echo":
		http.Error(w, fmt.Sprint(r.Header), f.Status)
	default:
		if f.Retry != "" {
			w.Header().Set("Retry-After", f.Retry)
		}
		http.Error(w, `{"error":"as asked"}`, f.Status)
	}
}

// items gives what a call asks for; too long a window is refused.
func (s *Server) items(c Call) ([]any, int) {
	switch c.Path {
	case "environments":
		return named(11, "Het Anker", 12, "De Haven"), http.StatusOK
	case "teams":
		return named(3, "Bediening", 4, "Keuken"), http.StatusOK
	case "shift_types":
		return named(1, "Gewerkte uren", 2, "Verlof"), http.StatusOK
	case "users":
		return []any{map[string]any{"id": 7, "email": "sanne@example.nl", "date_of_birth": "1999-09-09"}}, http.StatusOK
	case "time_registration_shifts":
	default:
		return nil, http.StatusNotFound
	}
	from, err1 := time.Parse(time.DateOnly, c.From)
	to, err2 := time.Parse(time.DateOnly, c.To)
	longest, field := 7, "date"
	if c.Filter == "updated" {
		longest, field = 3, "updated_at"
	}
	if days := int(to.Sub(from)/(24*time.Hour)) + 1; err1 != nil || err2 != nil || days < 1 || days > longest {
		return nil, http.StatusUnprocessableEntity
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []any{}
	for _, sh := range s.shifts {
		day, _ := sh[field].(string)
		if len(day) < 10 || day[:10] >= c.From && day[:10] <= c.To {
			out = append(out, sh)
		}
	}
	return out, http.StatusOK
}

func named(pairs ...any) []any {
	var out []any
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, map[string]any{"id": pairs[i], "name": pairs[i+1], "address": "Geheimelaan 1"})
	}
	return out
}

// list writes items in the chosen form.
func (s *Server) list(w *recorder, items []any, pageText string) {
	s.mu.Lock()
	form := s.wrap
	s.mu.Unlock()
	var body any = items
	meta := map[string]any{"total_count": len(items)}
	switch form {
	case "data":
		body = map[string]any{"data": items, "meta": meta}
	case "stuck":
		body = map[string]any{"data": items, "meta": map[string]any{"next_page": 2}}
	case "short":
		body = map[string]any{"data": items, "meta": map[string]any{"total_count": len(items) + 1}}
	case "pages":
		n, err := strconv.Atoi(pageText)
		if err != nil {
			n = 1
		}
		meta["current_page"], meta["total_pages"] = n, max(1, (len(items)+1)/2)
		body = map[string]any{"data": items[min(2*(n-1), len(items)):min(2*n, len(items))], "meta": meta}
	}
	data, err := json.Marshal(body)
	if err != nil {
		http.Error(w, "marshal", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	switch w.cut {
	case "half":
		data = data[:len(data)/2]
	case "cut":
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		_, _ = w.Write(data[:len(data)/2])
		if f, ok := w.ResponseWriter.(http.Flusher); ok {
			f.Flush()
		}
		panic(http.ErrAbortHandler)
	}
	// The caller may have gone; there is nobody to tell.
	_, _ = w.Write(data)
}

// recorder notes the status.
type recorder struct {
	http.ResponseWriter
	status int
	cut    string
}

// WriteHeader notes the status and passes it on.
func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// Write notes an unspoken 200.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}
