package soap

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"doorzet/internal/shared"
	"doorzet/nmbrs"
)

// notInSamples gives the answers to the calls of which there is no sample.
func notInSamples() map[string]struct{ doc, want string } {
	type answer = struct{ doc, want string }
	const guid = "6a1c2f6e-0000-4000-8000-0123456789ab"
	pairs := "<Entity>x</Entity><Mappings><Mapping><IdInt>5</IdInt><IdGuid>" + guid + "</IdGuid></Mapping></Mappings>"
	person := "<PersonalInfoItem><EmployeeId>7</EmployeeId><EmployeePersonalInfos><PersonalInfo_V2><EmployeeNumber>1</EmployeeNumber>" +
		"<LastName>Bos</LastName><CreationDate>2026-01-02T00:00:00</CreationDate></PersonalInfo_V2></EmployeePersonalInfos></PersonalInfoItem>"
	return map[string]answer{
		"DebtorService.Converter_GetDebtors_IntToGuid": {
			result(debtorOp(opDebtorGUIDs), pairs), `[{"Int":"5","GUID":"` + guid + `"}]`,
		},
		"CompanyService.Converter_GetByCompany_IntToGuid": {
			result(companyOp(opGUIDs), pairs), `[{"Int":"5","GUID":"` + guid + `"}]`,
		},
		"EmployeeService.PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany": {
			result(bulkOp(opPeople), person),
			`[{"Employee":"7","Number":"1","FirstName":"","Prefix":"","LastName":"Bos","Nickname":"","EmailWork":"","EmailHome":""}]`,
		},
		"EmployeeService.DaysVarWorked_Get": {workedDays(), ""},
		"EmployeeService.DaysVarWorked_Set": {
			wrap(`<DaysVarWorked_SetResponse xmlns="` + namespaceBase + serviceEmployee + `" />`), "null",
		},
	}
}

func workedDays() string {
	return result(employeeOp(opDaysWorked), "<Days>4</Days><PlusMinusDaysForWageComp>-1</PlusMinusDaysForWageComp>")
}

// goodAnswer gives an answer to a call and what must come of it.
func goodAnswer(t *testing.T, u useCase) (doc, want string) {
	t.Helper()
	if a, ok := notInSamples()[u.call]; ok {
		return a.doc, a.want
	}
	return readFile(t, filepath.Join(shared.Dir(t, "nmbrs", "samples"), u.call+".response.xml")), u.want
}

// stage is a server that gives one answer at a time to one call.
type stage struct {
	u      useCase
	c      *Client
	mu     sync.Mutex
	status int
	kind   string
	doc    string
}

// newStage starts a server for a call. What DaysVarWorked_Set reads beforehand
// is always there.
func newStage(t *testing.T, u useCase) *stage {
	t.Helper()
	g := &stage{u: u}
	s := serve(t, func(w http.ResponseWriter, call, _ string) {
		if u.call == "EmployeeService.DaysVarWorked_Set" && call == "EmployeeService.DaysVarWorked_Get" {
			xmlAnswer(w, http.StatusOK, workedDays())
			return
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		w.Header().Set("Content-Type", g.kind)
		w.WriteHeader(g.status)
		_, _ = w.Write([]byte(g.doc))
	})
	g.c = client(t, s.URL, func(o *Options) { o.Pace = fast() })
	return g
}

// answer makes the call against one answer.
func (g *stage) answer(t *testing.T, status int, kind, doc string) (string, error) {
	t.Helper()
	g.mu.Lock()
	g.status, g.kind, g.doc = status, kind, doc
	g.mu.Unlock()
	// A way to set days that worked before is not remembered from answer to answer.
	g.c.choice.mu.Lock()
	g.c.choice.call = g.u.days
	g.c.choice.mu.Unlock()
	got, err := g.u.run(t.Context(), g.c)
	if err != nil {
		return "", err
	}
	j, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	return string(j), nil
}

const xml11 = "text/xml; charset=utf-8"

// variant is another spelling of a good answer that must give the same.
type variant struct {
	name, kind string
	make       func(string) string
}

func variants() []variant {
	swap := func(from, to string) func(string) string {
		return func(doc string) string { return strings.ReplaceAll(doc, from, to) }
	}
	match := func(expr, to string) func(string) string {
		re := regexp.MustCompile(expr)
		return func(doc string) string { return re.ReplaceAllString(doc, to) }
	}
	return []variant{
		{"SOAP 1.1", xml11, func(doc string) string { return doc }},
		{"SOAP 1.2", "application/soap+xml; charset=utf-8", swap(nsSOAP11, nsSOAP12)},
		{"byte order mark", xml11, func(doc string) string { return "\xEF\xBB\xBF" + doc }},
		{"prefixed names", xml11, prefixed},
		{"no white space", xml11, match(`>\s+<`, "><")},
		{"Id as ID", xml11, match(`<(/?)(Employee|Contract|Employment)?Id>`, "<$1${2}ID>")},
		{"ID as Id", xml11, match(`<(/?)(Employee|Contract|Employment)?ID>`, "<$1${2}Id>")},
		{"fractions", xml11, match(`(T\d\d:\d\d:\d\d)<`, "$1.0000000<")},
		{"zone", xml11, match(`(T\d\d:\d\d:\d\d(?:\.\d+)?)<`, "$1+01:00<")},
		{"Z", xml11, match(`(T\d\d:\d\d:\d\d(?:\.\d+)?)<`, "${1}Z<")},
		{"year 1 for nil", xml11, match(`<(\w*Date) xsi:nil="true" ?/>`, "<$1>0001-01-01T00:00:00</$1>")},
		{"nil as 1", xml11, match(`xsi:nil="true"`, `xsi:nil="1"`)},
		{"other item names", xml11, match(`<(/?)(?:Employee\w+Item(?:Global)?)>`, "<${1}RenamedItem>")},
		{"old contract items", xml11, swap("EmployeeContractItemGlobal", "EmployeeContractItem")},
		{"new contract items", xml11, match(`EmployeeContractItem\b`, "EmployeeContractItemGlobal")},
	}
}

// prefixed gives the elements of the service a prefix instead of a default
// namespace.
func prefixed(doc string) string {
	head, body, _ := strings.Cut(doc, "<soap:Body>")
	body, tail, _ := strings.Cut(body, "</soap:Body>")
	body = regexp.MustCompile(`<(/?)(\w)`).ReplaceAllString(body, "<${1}n:$2")
	return head + "<soap:Body>" + strings.ReplaceAll(body, " xmlns=", " xmlns:n=") + "</soap:Body>" + tail
}

// spoils are answers that must not be believed, made of a good one.
func spoils(u useCase, good string) map[string]string {
	service, op, _ := strings.Cut(u.call, ".")
	o := operation{service: service, name: op}
	closing := "</" + op + "Response>"
	return map[string]string{
		"text":            result(o, "geen toegang"),
		"unknown content": result(o, "<Message><Nr>1</Nr></Message>"),
		"two results":     strings.Replace(result(o, "<a/>"), closing, "<"+op+"Result/>"+closing, 1),
		"other operation": strings.ReplaceAll(good, op, "Other_Get"),
		"old namespace":   strings.ReplaceAll(good, "/soap/v3/", "/soap/v2.1/"),
		"trailing":        good + "<more/>",
		"cut":             good[:len(good)*3/4],
		"doctype":         "<!DOCTYPE x>" + good[strings.Index(good, "<soap:Envelope"):],
		"deep":            result(o, strings.Repeat("<a>", maxDepth+1)),
		"two bodies":      strings.Replace(good, "</soap:Body>", "</soap:Body><soap:Body/>", 1),
		"no body":         `<soap:Envelope xmlns:soap="` + nsSOAP11 + `"/>`,
		"web page":        "<html><body>Sign in</body></html>",
		"nothing":         "",
	}
}

// checkVariants gives how many answers to a call were judged rightly.
func checkVariants(t *testing.T, g *stage) int {
	t.Helper()
	u := g.u
	good, want := goodAnswer(t, u)
	n := 0
	for _, v := range variants() {
		doc := v.make(good)
		got, err := g.answer(t, http.StatusOK, v.kind, doc)
		if err != nil || want != "" && got != want {
			t.Errorf("%s, %s: got %s, %v; want %s", u.call, v.name, got, err, want)
			continue
		}
		n++
	}
	n += checkEmpty(t, g, want)
	for name, doc := range spoils(u, good) {
		got, err := g.answer(t, http.StatusOK, xml11, doc)
		if nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure {
			t.Errorf("%s, %s: believed %s, %v", u.call, name, got, err)
			continue
		}
		n++
	}
	for _, kind := range []string{"text/html", "application/json", "text/xml; charset=utf-16", ""} {
		if got, err := g.answer(t, http.StatusOK, kind, good); nmbrs.OutcomeOf(err) != nmbrs.ClassUnsure {
			t.Errorf("%s as %q: believed %s, %v", u.call, kind, got, err)
			continue
		}
		n++
	}
	return n
}

// checkEmpty tries an empty, an absent and a nil result and a nil item: lists
// are empty then, values are not there, and calls without result are done.
func checkEmpty(t *testing.T, g *stage, want string) int {
	t.Helper()
	u := g.u
	service, op, _ := strings.Cut(u.call, ".")
	o := operation{service: service, name: op}
	absent := wrap("<" + op + `Response xmlns="` + o.namespace() + `" />`)
	isList, isVoid := strings.HasPrefix(want, "["), want == "null"
	n := 0
	for name, doc := range map[string]string{
		"empty result":  result(o, ""),
		"absent result": absent,
		"nil result":    strings.Replace(absent, "/>", "><"+op+`Result xsi:nil="true"/></`+op+"Response>", 1),
		"nil items":     result(o, `<Item xsi:nil="true"/><Item xsi:nil="1" />`),
	} {
		got, err := g.answer(t, http.StatusOK, xml11, doc)
		switch {
		case isList && err == nil && got == "[]":
		case name == "nil items" && strings.Contains(u.call, "Converter_") && nmbrs.OutcomeOf(err) == nmbrs.ClassUnsure:
			// The result of a converter is no plain list.
		case isVoid && name != "nil items" && err == nil:
		case !isList && nmbrs.OutcomeOf(err) == nmbrs.ClassUnsure:
		default:
			t.Errorf("%s, %s: got %s, %v", u.call, name, got, err)
			continue
		}
		n++
	}
	return n
}

// faultNumbers are all numbers on Nmbrs's list, which is also that of the
// simulator; bank accounts, leave and reports included.
func faultNumbers() []int {
	numbers := []int{1001, 1002, 1003, 1004, 1006, 9999}
	for _, r := range [][2]int{{2001, 2004}, {2006, 2006}, {2009, 2009}, {2011, 2022}, {2028, 2030}, {2032, 2047}} {
		for n := r[0]; n <= r[1]; n++ {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// checkFaults gives how many faults to a call came out as the right error.
func checkFaults(t *testing.T, g *stage) int {
	t.Helper()
	u := g.u
	n := 0
	for _, number := range faultNumbers() {
		text := fmt.Sprintf("Server was unable to process request. ---&gt; %d: Some Title", number)
		for kind, doc := range map[string]string{
			xml11:                                 fault11("soap:Server", text),
			"application/soap+xml; charset=utf-8": fault12("s:Receiver", text),
		} {
			for _, status := range []int{http.StatusOK, http.StatusInternalServerError} {
				_, err := g.answer(t, status, kind, doc)
				if e := asError(t, err); e.Code != number || e.Class != nmbrs.ClassOfCode(number) || e.Status != status || e.Cause != nmbrs.CauseFault {
					t.Errorf("%s, %d at %d as %s: %v", u.call, number, status, kind, err)
					continue
				}
				n++
			}
		}
	}
	for _, f := range []struct {
		status int
		doc    string
		class  nmbrs.Class
		cause  nmbrs.Cause
	}{
		{500, noAction(), nmbrs.ClassRefused, nmbrs.CauseNoAction},
		{500, fault11("soap:Client", "Server was unable to read request. ---&gt; x"), nmbrs.ClassRefused, nmbrs.CauseBadValue},
		{500, fault11("soap:Server", "Timeout expired."), nmbrs.ClassUnsure, nmbrs.CauseServer},
		{502, "<html>Bad gateway</html>", nmbrs.ClassUnsure, nmbrs.CauseProxy},
		{503, "", nmbrs.ClassUnsure, nmbrs.CauseServer},
		{403, "<html>Blocked</html>", nmbrs.ClassUnsure, nmbrs.CauseProxy},
	} {
		_, err := g.answer(t, f.status, xml11, f.doc)
		if e := asError(t, err); e.Class != f.class || e.Cause != f.cause {
			t.Errorf("%s at %d: %v", u.call, f.status, err)
			continue
		}
		n++
	}
	return n
}

// TestEveryCall prints one table of every call: its request against the
// schema, its answers in all variants, its faults. A call that lacks one of
// the three fails.
func TestEveryCall(t *testing.T) {
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint (Debian: libxml2-utils) is not installed; requests are not checked against the schemas")
	}
	files := schemas(t)
	missing := map[string]bool{"EmployeeService.DaysVar_Set_Batch": true, "EmployeeService.DaysVarWorked_Set": true}
	for _, p := range probes() {
		missing[p.op.call()] = true
	}
	t.Logf("%-86s %-20s %8s %7s", "call", "request", "answers", "faults")
	for _, u := range useCases() {
		delete(missing, u.call)
		how, err := checkRequest(t, files, u)
		if err != nil {
			t.Errorf("%s: %v", u.call, err)
			how = "WRONG"
		}
		g := newStage(t, u)
		answers, faults := checkVariants(t, g), checkFaults(t, g)
		if answers == 0 || faults == 0 {
			t.Errorf("%s: %d answers and %d faults were tried", u.call, answers, faults)
		}
		t.Logf("%-86s %-20s %8d %7d", u.call, how, answers, faults)
	}
	for call := range missing {
		t.Errorf("%s has no line in the table", call)
	}
}
