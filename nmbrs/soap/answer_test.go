package soap

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// reply is an answer to an insert and what must be made of it.
type reply struct {
	name   string
	status int
	header map[string]string
	body   string
	class  nmbrs.Class
	cause  nmbrs.Cause
	code   int
}

func insertResult(inner string) string { return result(writeOp(opHourInsert), inner) }

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		panic(err)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func fault12(code, text string) string {
	return `<s:Envelope xmlns:s="` + nsSOAP12 + `"><s:Body><s:Fault><s:Code><s:Value>` + code +
		`</s:Value></s:Code><s:Reason><s:Text xml:lang="en">` + text + `</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`
}

// typed sets the content type of an answer.
func typed(kind string) map[string]string { return map[string]string{"Content-Type": kind} }

// doubtfulReplies are whole answers that must not be believed.
func doubtfulReplies() []reply {
	good := insertResult("88001234")
	const (
		unsure    = nmbrs.ClassUnsure
		malformed = nmbrs.CauseMalformed
	)
	return []reply{
		{name: "empty 200", status: 200, class: unsure, cause: malformed},
		{name: "white space only", status: 200, body: " \r\n ", class: unsure, cause: malformed},
		{name: "byte order mark only", status: 200, body: "\xEF\xBB\xBF", class: unsure, cause: malformed},
		{name: "other XML", status: 200, body: "<ok/>", class: unsure, cause: malformed},
		{name: "text", status: 200, body: "OK", class: unsure, cause: malformed},
		{name: "web page", status: 200, header: typed("text/html"), body: "<!DOCTYPE html><html><body>Portal</body></html>", class: unsure, cause: nmbrs.CauseProxy},
		{name: "web page as XML", status: 200, body: "<html xmlns='http://www.w3.org/1999/xhtml'><body>x</body></html>", class: unsure, cause: nmbrs.CauseProxy},
		{name: "web page 403", status: 403, header: typed("text/html"), body: "<html><head><br></html>", class: unsure, cause: nmbrs.CauseProxy},
		{name: "web page 502", status: 502, header: typed("text/html"), body: "<html>Bad Gateway</html>", class: unsure, cause: nmbrs.CauseProxy},
		{name: "503 without words", status: 503, class: unsure, cause: nmbrs.CauseServer},
		{name: "504", status: 504, header: typed("text/plain"), body: "timeout", class: unsure, cause: nmbrs.CauseServer},
		{name: "429", status: 429, header: map[string]string{"Retry-After": "7"}, class: unsure, cause: nmbrs.CauseServer},
		{name: "400", status: 400, class: unsure, cause: nmbrs.CauseProxy},
		{name: "result with 500", status: 500, body: good, class: unsure, cause: nmbrs.CauseServer},
		{name: "result with 202", status: 202, body: good, class: unsure, cause: malformed},
		{name: "JSON type", status: 200, header: typed("application/json"), body: good, class: unsure, cause: malformed},
		{name: "no type", status: 200, header: typed(""), body: good, class: unsure, cause: malformed},
		{name: "latin charset", status: 200, header: typed("text/xml; charset=iso-8859-1"), body: good, class: unsure, cause: malformed},
		{name: "latin declaration", status: 200, body: strings.Replace(good, `encoding="utf-8"`, `encoding="iso-8859-1"`, 1), class: unsure, cause: malformed},
		{name: "invalid UTF-8", status: 200, body: strings.Replace(good, "<soap:Body>", "<soap:Header><x>\xff</x></soap:Header><soap:Body>", 1), class: unsure, cause: malformed},
		{name: "unknown encoding", status: 200, header: map[string]string{"Content-Encoding": "br"}, body: good, class: unsure, cause: malformed},
	}
}

// misshapenReplies are answers of the right kind with the wrong content.
func misshapenReplies() []reply {
	good := insertResult("88001234")
	const (
		unsure    = nmbrs.ClassUnsure
		malformed = nmbrs.CauseMalformed
	)
	other := strings.Replace(good, `xmlns="`+namespaceBase, `xmlns="https://elsewhere.test/`, 1)
	return []reply{
		{name: "wrong namespace", status: 200, body: other, class: unsure, cause: malformed},
		{name: "no namespace", status: 200, body: strings.Replace(good, `xmlns="`+writeOp(opHourInsert).namespace()+`"`, "", 1), class: unsure, cause: malformed},
		{name: "result in a foreign namespace", status: 200, body: strings.Replace(good, "<HourComponentVar_InsertResult>", `<HourComponentVar_InsertResult xmlns="urn:x">`, 1), class: unsure, cause: malformed},
		{name: "foreign envelope", status: 200, body: strings.Replace(good, nsSOAP11, "urn:x", 1), class: unsure, cause: malformed},
		{name: "other operation", status: 200, body: result(writeOp(opWageInsert), "88001234"), class: unsure, cause: malformed},
		{name: "two results", status: 200, body: wrap(`<HourComponentVar_InsertResponse xmlns="` + writeOp(opHourInsert).namespace() +
			`"><HourComponentVar_InsertResult>1</HourComponentVar_InsertResult><HourComponentVar_InsertResult>2</HourComponentVar_InsertResult></HourComponentVar_InsertResponse>`), class: unsure, cause: malformed},
		{name: "two responses", status: 200, body: strings.Replace(good, "</soap:Body>", strings.SplitAfter(bodyPart(good), "Response>")[0]+"</soap:Body>", 1), class: unsure, cause: malformed},
		{name: "fault beside a response", status: 200, body: strings.Replace(good, "</soap:Body>", "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>---&gt; 2001: x</faultstring></soap:Fault></soap:Body>", 1), class: unsure, cause: malformed},
		{name: "two bodies", status: 200, body: strings.Replace(good, "</soap:Body>", "</soap:Body><soap:Body/>", 1), class: unsure, cause: malformed},
		{name: "no body", status: 200, body: `<s:Envelope xmlns:s="` + nsSOAP11 + `"/>`, class: unsure, cause: malformed},
		{name: "two headers", status: 200, body: strings.Replace(good, "<soap:Body>", "<soap:Header/><soap:Header/><soap:Body>", 1), class: unsure, cause: malformed},
		{name: "header after body", status: 200, body: strings.Replace(good, "</soap:Body>", "</soap:Body><soap:Header/>", 1), class: unsure, cause: malformed},
		{name: "more in the envelope", status: 200, body: strings.Replace(good, "</soap:Body>", "</soap:Body><soap:More/>", 1), class: unsure, cause: malformed},
		{name: "foreign in the envelope", status: 200, body: strings.Replace(good, "</soap:Body>", "</soap:Body><Body/>", 1), class: unsure, cause: malformed},
		{name: "text in the body", status: 200, body: strings.Replace(good, "</soap:Body>", "x</soap:Body>", 1), class: unsure, cause: malformed},
		{name: "mixed SOAP versions", status: 200, body: strings.Replace(strings.Replace(good, "<soap:Body>", `<s:Body xmlns:s="`+nsSOAP12+`">`, 1), "</soap:Body>", "</s:Body>", 1), class: unsure, cause: malformed},
		{name: "XML 1.1", status: 200, body: strings.Replace(good, `version="1.0"`, `version="1.1"`, 1), class: unsure, cause: malformed},
		{name: "no result", status: 200, body: wrap(`<HourComponentVar_InsertResponse xmlns="` + writeOp(opHourInsert).namespace() + `"/>`), class: unsure, cause: malformed},
		{name: "nil id", status: 200, body: strings.Replace(insertResult(""), "<HourComponentVar_InsertResult>", `<HourComponentVar_InsertResult xsi:nil="true">`, 1), class: unsure, cause: malformed},
		{name: "empty id", status: 200, body: insertResult(""), class: unsure, cause: malformed},
		{name: "zero id", status: 200, body: insertResult("0"), class: unsure, cause: malformed},
		{name: "negative id", status: 200, body: insertResult("-5"), class: unsure, cause: malformed},
		{name: "id with letters", status: 200, body: insertResult("12a"), class: unsure, cause: malformed},
		{name: "huge id", status: 200, body: insertResult(strings.Repeat("9", 30)), class: unsure, cause: malformed},
		{name: "elements in the id", status: 200, body: insertResult("<a>1</a>"), class: unsure, cause: malformed},
		{name: "trailing text", status: 200, body: good + "x", class: unsure, cause: malformed},
		{name: "trailing element", status: 200, body: good + "<x/>", class: unsure, cause: malformed},
		{name: "trailing NUL", status: 200, body: good + "\x00", class: unsure, cause: malformed},
		{name: "two documents", status: 200, body: good + good, class: unsure, cause: malformed},
		{name: "document type", status: 200, body: `<!DOCTYPE x SYSTEM "file:///etc/passwd">` + good[strings.Index(good, "<soap:"):], class: unsure, cause: malformed},
		{name: "entity bomb", status: 200, body: `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + insertResult("&b;")[38:], class: unsure, cause: malformed},
		{name: "unknown entity", status: 200, body: insertResult("&b;"), class: unsure, cause: malformed},
		{name: "deep nesting", status: 200, body: insertResult(strings.Repeat("<a>", 10000)), class: unsure, cause: malformed},
		{name: "wrong end tag", status: 200, body: strings.Replace(good, "</soap:Body>", "</soap:Bod>", 1), class: unsure, cause: malformed},
		{name: "too large", status: 200, body: insertResult(strings.Repeat(" ", wire.LimitNormal) + "88001234"), class: unsure, cause: nmbrs.CauseTooLarge},
		{name: "gzip bomb", status: 200, header: map[string]string{"Content-Encoding": "gzip"}, body: zipped(insertResult(strings.Repeat(" ", 4*wire.LimitNormal) + "88001234")), class: unsure, cause: nmbrs.CauseTooLarge},
		{name: "cut gzip", status: 200, header: map[string]string{"Content-Encoding": "gzip"}, body: zipped(good)[:60], class: unsure, cause: nmbrs.CauseNetwork},
	}
}

func bodyPart(doc string) string {
	_, rest, _ := strings.Cut(doc, "<soap:Body>")
	return rest
}

// faultReplies are faults, believed and not.
func faultReplies() []reply {
	const (
		unsure  = nmbrs.ClassUnsure
		refused = nmbrs.ClassRefused
		fault   = nmbrs.CauseFault
	)
	return []reply{
		{name: "numbered", status: 500, body: numbered("2001"), class: refused, cause: fault, code: 2001},
		{name: "numbered with 200", status: 200, body: numbered("2012"), class: refused, cause: fault, code: 2012},
		{name: "numbered with 302", status: 302, body: numbered("2011"), class: refused, cause: fault, code: 2011},
		{name: "numbered, plain text type", status: 500, header: typed("text/plain"), body: numbered("2001"), class: refused, cause: fault, code: 2001},
		{name: "broken link", status: 500, body: numbered("1001"), class: nmbrs.ClassBroken, cause: fault, code: 1001},
		{name: "no subscription", status: 500, body: numbered("1004"), class: nmbrs.ClassBroken, cause: fault, code: 1004},
		{name: "busy", status: 500, body: numbered("1006"), class: nmbrs.ClassBusy, cause: fault, code: 1006},
		{name: "unknown number", status: 500, body: numbered("2099"), class: unsure, cause: fault, code: 2099},
		{name: "9999", status: 500, body: numbered("9999"), class: unsure, cause: fault, code: 9999},
		{name: "9999 TWK", status: 500, body: fault11("soap:Server", "---&gt; 9999: TWK exception"), class: refused, cause: fault, code: 2011},
		{name: "9999 protected", status: 500, body: fault11("soap:Server", "---&gt; 9999: Period is Protected."), class: refused, cause: fault, code: 2011},
		{name: "9999 unprotected", status: 500, body: fault11("soap:Server", "---&gt; 9999: failed in UnprotectedMode"), class: unsure, cause: fault, code: 9999},
		{name: "two numbers", status: 500, body: fault11("soap:Server", "---&gt; 2001: a ---&gt; 9999: b"), class: unsure, cause: fault, code: 2001},
		{name: "SOAP 1.2", status: 500, header: typed("application/soap+xml; charset=utf-8"), body: fault12("s:Receiver", "---&gt; 2002: Invalid Wage Component"), class: refused, cause: fault, code: 2002},
		{name: "SOAP 1.2 sender", status: 400, header: typed("application/soap+xml"), body: fault12("s:Sender", "Server was unable to read request. ---&gt; x"), class: refused, cause: nmbrs.CauseBadValue},
		{name: "unknown action", status: 500, body: fault11("soap:Client", "Server did not recognize the value of HTTP Header SOAPAction: x."), class: refused, cause: nmbrs.CauseNoAction},
		{name: "unknown action of the server", status: 500, body: fault11("soap:Server", "Unable to handle request without a valid action parameter."), class: unsure, cause: nmbrs.CauseServer},
		{name: "no number", status: 500, body: fault11("soap:Server", "Timeout expired."), class: unsure, cause: nmbrs.CauseServer},
		{name: "no text", status: 500, body: fault11("soap:Server", ""), class: unsure, cause: nmbrs.CauseServer},
		{name: "number in the detail only", status: 500, body: strings.Replace(fault11("soap:Server", "x"), "<detail />", "<detail>---&gt; 2001: x</detail>", 1), class: unsure, cause: nmbrs.CauseServer},
		{name: "cut fault", status: 500, body: numbered("2001")[:len(numbered("2001"))-5], class: unsure, cause: nmbrs.CauseServer},
		{name: "fault and more", status: 500, body: numbered("2001") + "<x/>", class: unsure, cause: nmbrs.CauseServer},
		{name: "fault in a foreign envelope", status: 500, body: strings.ReplaceAll(numbered("2001"), nsSOAP11, "urn:x"), class: unsure, cause: nmbrs.CauseServer},
		{name: "fault in another charset", status: 500, header: typed("text/xml; charset=utf-16"), body: numbered("2001"), class: unsure, cause: nmbrs.CauseServer},
		{name: "echo of the token", status: 500, body: fault11("soap:Server", "---&gt; 1001: bad token "+canary), class: nmbrs.ClassBroken, cause: fault, code: 1001},
	}
}

func TestAnswersToAnInsert(t *testing.T) {
	for _, r := range slices.Concat(doubtfulReplies(), misshapenReplies(), faultReplies()) {
		t.Run(r.name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, _, _ string) {
				w.Header().Set("Content-Type", "text/xml; charset=utf-8")
				for k, v := range r.header {
					w.Header().Set(k, v)
				}
				w.WriteHeader(r.status)
				_, _ = w.Write([]byte(r.body))
			})
			id, err := client(t, s.URL, nil).InsertHours(t.Context(), anInsert())
			if id != "" {
				t.Errorf("believed id %s", id)
			}
			e := wants(t, err, r.class, r.cause)
			if e.Code != r.code || e.Status != r.status || e.Call != "EmployeeService.HourComponentVar_Insert" {
				t.Errorf("got %+v", e)
			}
			if s.count() != 1 {
				t.Errorf("delivered %d times", s.count())
			}
		})
	}
}

// TestGoodAnswersToAnInsert holds what must be believed all the same.
func TestGoodAnswersToAnInsert(t *testing.T) {
	good := insertResult("88001234")
	for name, r := range map[string]reply{
		"plain":            {body: good},
		"byte order mark":  {body: "\xEF\xBB\xBF" + good},
		"white space":      {body: good + "\r\n\t"},
		"comment after":    {body: good + "<!-- node 3 -->"},
		"application/xml":  {header: typed("application/xml"), body: good},
		"SOAP 1.2":         {header: typed("application/soap+xml; charset=UTF-8"), body: strings.Replace(good, nsSOAP11, nsSOAP12, 1)},
		"quoted charset":   {header: typed(`text/xml; charset="utf-8"`), body: good},
		"gzip":             {header: map[string]string{"Content-Encoding": "gzip"}, body: zipped(good)},
		"prefixed":         {body: strings.NewReplacer(`<HourComponentVar_InsertResponse xmlns=`, `<n:HourComponentVar_InsertResponse xmlns:n=`, `<HourComponentVar_InsertResult`, `<n:HourComponentVar_InsertResult`, `</Hour`, `</n:Hour`).Replace(good)},
		"soap header":      {body: strings.Replace(good, "<soap:Body>", "<soap:Header><x>1</x></soap:Header><soap:Body>", 1)},
		"white space in":   {body: insertResult(" \n 88001234 ")},
		"no declaration":   {body: good[strings.Index(good, "<soap:"):]},
		"character entity": {body: insertResult("8800&#49;234")},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, _, _ string) {
				w.Header().Set("Content-Type", "text/xml; charset=utf-8")
				for k, v := range r.header {
					w.Header().Set(k, v)
				}
				_, _ = w.Write([]byte(r.body))
			})
			id, err := client(t, s.URL, nil).InsertHours(t.Context(), anInsert())
			if err != nil || id != "88001234" {
				t.Errorf("got %q, %v", id, err)
			}
		})
	}
}

// TestInsertCutAtEveryByte cuts a good answer at each byte, once as a shorter
// document and once in mid-air.
func TestInsertCutAtEveryByte(t *testing.T) {
	good := insertResult("88001234")
	var cut atomic.Int64
	var short atomic.Bool
	s := serve(t, func(w http.ResponseWriter, _, _ string) {
		part, whole := good[:cut.Load()], short.Load()
		w.Header().Set("Content-Type", "text/xml; charset=utf-8")
		if !whole {
			w.Header().Set("Content-Length", "100000")
		}
		_, _ = w.Write([]byte(part))
		if !whole {
			// Leaving the handler with bytes missing breaks the connection.
			panic(http.ErrAbortHandler)
		}
	})
	c := client(t, s.URL, func(o *Options) { o.Pace = fast() })
	for _, whole := range []bool{true, false} {
		short.Store(whole)
		for n := range len(good) {
			cut.Store(int64(n))
			before := s.count()
			id, err := c.InsertHours(t.Context(), anInsert())
			if id != "" || nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure {
				t.Fatalf("cut at %d: got %q, %v", n, id, err)
			}
			if got := s.count() - before; got != 1 {
				t.Fatalf("cut at %d: delivered %d times", n, got)
			}
		}
	}
}

// TestVoidAnswers: an answer to a call without result is believed only with
// its own response element.
func TestVoidAnswers(t *testing.T) {
	op := writeOp(opDaysSet)
	response := func(inner string) string {
		return wrap(`<DaysVar_SetResponse xmlns="` + op.namespace() + `">` + inner + `</DaysVar_SetResponse>`)
	}
	for _, tt := range []struct {
		name, body string
		ok         bool
	}{
		{"empty", response(""), true},
		{"true", response("<DaysVar_SetResult>true</DaysVar_SetResult>"), true},
		{"false", response("<DaysVar_SetResult>false</DaysVar_SetResult>"), false},
		{"no body content", wrap(""), false},
		{"other response", strings.ReplaceAll(response(""), "DaysVar_Set", "DaysVar_Get"), false},
		{"no namespace", wrap("<DaysVar_SetResponse/>"), false},
		{"text", response("error"), false},
	} {
		s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, tt.body) })
		err := client(t, s.URL, nil).SetDays(t.Context(), nmbrs.SetDays{Employee: someEmployee, Days: 3, Period: month()})
		if tt.ok && err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if !tt.ok {
			wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseMalformed)
		}
		if s.count() != 1 {
			t.Errorf("%s: delivered %d times", tt.name, s.count())
		}
	}
}
