package sim

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"doorzet/internal/shared"
	"doorzet/nmbrs/sim/office"
)

// sampleScenario holds the ids that the sample envelopes speak of.
func sampleScenario() Scenario {
	zero, yes := Decimal(0), true
	return Scenario{
		Clock: "2026-05-20T09:30:00+02:00",
		Users: []User{{Email: "api@example.test", Token: strings.Repeat("0", 32), Domain: "example"}},
		Debtors: []Debtor{{
			ID: 1, Number: "1", Name: "DEMO B.V. 2",
			Departments: []Post{{ID: 1, Code: 1100, Description: "Gewerkte uren"}},
			Functions:   []Post{{ID: 1, Code: 1100, Description: "Gewerkte uren"}},
		}},
		Companies: []Company{{
			ID: 54613, Number: 1, Name: "DEMO B.V. 2", Debtor: 1, Period: "2026-5-M",
			HourCodes:   []Code{{Code: 2100, Description: "Gewerkte uren", Model: 1}, {Code: 2100, Description: "Gewerkte uren", Model: 2}},
			WageCodes:   []Code{{Code: 1100, Description: "Gewerkte uren", Model: 1}, {Code: 1100, Description: "Gewerkte uren", Model: 2}},
			CostCentres: []CostCentre{{ID: 1, Code: "1100", Description: "Gewerkte uren"}},
			Runs:        []Run{{ID: 301, Year: 2026, PeriodStart: 4, PeriodEnd: 4, Description: "Run", RunAt: "2026-05-20T09:30:00.123", Locked: true}},
			RunRequests: []office.RunRequest{{Period: 5, Year: 2026, Status: "Pending", HandledDate: "2026-05-20T09:30:00"}},
		}, {ID: 54614, Number: 2, Name: "Ander", Debtor: 1, Period: "2026-20-1W"}},
		EmployeeTypes: []EmployeeType{{ID: 2, Description: "Payroll employee"}},
		Employees: []Employee{{
			ID: 503293, Company: 54613, Number: 1,
			Person: Person{
				FirstName: "Jan", Initials: "J.", Prefix: "de", LastName: "Vries", Gender: "male",
				EmailWork: "jan@example.test", Birthday: "1990-01-31",
			},
			Address:     &Address{ID: 1, Street: "Dorpsstraat", Number: "1", PostalCode: "3500AA", City: "Utrecht", Country: "NL"},
			Employments: []Employment{{ID: 6001, Start: "2024-01-01"}},
			Contracts:   []Contract{{ID: 7001, Start: "2024-01-01", Type: 1, Indefinite: &yes, HoursPerWeek: &zero}},
			Schedules:   []Schedule{{ID: 1, Start: "2024-01-01", Hours: []Decimal{Whole(8), Whole(8), Whole(8), Whole(8), Whole(8), 0, 0}, Parttime: Whole(100)}},
			Salaries:    []Salary{{ID: 1, Start: "2024-01-01", Type: 3, Value: Hundredths(2500)}},
			Departments: []Post{{ID: 1, Code: 1100, Description: "Gewerkte uren"}},
			Functions:   []Post{{ID: 1, Code: 1100, Description: "Gewerkte uren"}},
			CostCentres: []EmployeeCostCentre{{ID: 1, CostCentre: 1, Percentage: Whole(100)}},
		}},
		Hours: []InitialRow{{ID: 88001234, Employee: 503293, Code: 2100, Amount: Hundredths(1250), Period: "2026-05"}},
		Wages: []InitialRow{{ID: 88001235, Employee: 503293, Code: 1100, Amount: Hundredths(1250), Period: "2026-05"}},
	}
}

// What requests say; the tests write it themselves, apart from the server.
const (
	nsSOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
	nsSOAP12 = "http://www.w3.org/2003/05/soap-envelope"
	nsXSI    = "http://www.w3.org/2001/XMLSchema-instance"
	nsBase   = "https://api.nmbrs.nl/soap/v3/"
	xmlHead  = `<?xml version="1.0" encoding="utf-8"?>`
)

type rig struct {
	t   *testing.T
	s   *Server
	url string
	now time.Time
	// sleep is what a wait of the server does; nil is nothing.
	sleep func(context.Context, time.Duration) error
}

func newRig(t *testing.T, change func(*Scenario)) *rig {
	t.Helper()
	sc := sampleScenario()
	if change != nil {
		change(&sc)
	}
	if err := sc.Validate(); err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, now: time.Date(2026, 5, 20, 9, 30, 0, 0, time.UTC)}
	r.s = New(sc, Options{
		Now: func() time.Time { return r.now },
		Sleep: func(ctx context.Context, d time.Duration) error {
			if r.sleep == nil {
				return nil
			}
			return r.sleep(ctx, d)
		},
		After: func(time.Duration, func()) {},
	})
	srv := httptest.NewServer(r.s.Handler())
	t.Cleanup(srv.Close)
	t.Cleanup(r.s.Close)
	r.url = srv.URL
	return r
}

// body makes an envelope for an operation of the EmployeeService.
func body(op, inner string) string {
	ns := nsBase + office.EmployeeService
	return xmlHead + `<soap:Envelope xmlns:soap="` + nsSOAP11 + `" xmlns:xsi="` + nsXSI + `"><soap:Header><AuthHeaderWithDomain xmlns="` + ns +
		`"><Username>api@example.test</Username><Token>` + strings.Repeat("0", 32) + `</Token><Domain>example</Domain></AuthHeaderWithDomain></soap:Header><soap:Body><` +
		op + ` xmlns="` + ns + `">` + inner + `</` + op + `></soap:Body></soap:Envelope>`
}

const aPeriod = `<Period>5</Period><Year>2026</Year>`

func insert(code int, hours, period string) string {
	return `<EmployeeId>503293</EmployeeId><Hourcomponent><Id>0</Id><HourCode>` + strconv.Itoa(code) + `</HourCode><Hours>` + hours +
		`</Hours><CostCenterId xsi:nil="true"/><CostUnitId xsi:nil="true"/><Comment>dz:1</Comment></Hourcomponent>` + period
}

// send posts an envelope and gives status and body; err is a broken answer.
func (r *rig) send(service, envelope, action string) (int, string, error) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.url+"/soap/v3/"+service+".asmx", strings.NewReader(envelope))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "text/xml; charset=utf-8")
	if action != "" {
		req.Header.Set("SOAPAction", `"`+nsBase+service+"/"+action+`"`)
	}
	c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := c.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	return res.StatusCode, string(b), err
}

func (r *rig) call(op, inner string) (int, string) {
	r.t.Helper()
	status, b, err := r.send(office.EmployeeService, body(op, inner), op)
	if err != nil {
		r.t.Fatalf("%s: %v", op, err)
	}
	return status, b
}

func (r *rig) wantFault(op, inner, text string) {
	r.t.Helper()
	status, b := r.call(op, inner)
	if status != 500 || !strings.Contains(b, text) {
		r.t.Errorf("%s: got %d %s, want a fault with %q", op, status, b, text)
	}
}

func (r *rig) hours(want ...string) {
	r.t.Helper()
	var got []string
	for _, x := range r.s.State().Rows {
		got = append(got, x.Hours)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		r.t.Errorf("hours are %v, want %v", got, want)
	}
}

// outline lists the elements of a document with namespaces, in order; values
// are left out, nil-ness too.
func outline(t *testing.T, doc string) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(doc))
	depth := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in %s", err, doc)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			b.WriteString(strings.Repeat(" ", depth) + x.Name.Space + " " + x.Name.Local + "\n")
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

// TestSamples posts every sample request and compares the shape of the answer
// with the sample answer: names, namespaces and order.
func TestSamples(t *testing.T) {
	dir := shared.Dir(t, "nmbrs", "samples")
	files, err := filepath.Glob(filepath.Join(dir, "*.request.xml"))
	if err != nil || len(files) < 55 {
		t.Fatalf("%d sample requests, %v", len(files), err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".request.xml")
		service, op, _ := strings.Cut(name, ".")
		t.Run(name, func(t *testing.T) {
			r := newRig(t, func(sc *Scenario) { sc.Companies = sc.Companies[:1] })
			req, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			sent := string(req)
			// The samples carry ids that stand for any id.
			for _, x := range []string{"HourComponentID", "WageComponentID"} {
				sent = replaceValue(sent, x, map[bool]string{true: "88001234", false: "88001235"}[x[0] == 'H'])
			}
			sent = replaceValue(replaceValue(sent, "DebtorId", "1"), "EmployeeType", "2")
			sent = replaceValue(sent, "RunId", "301")
			if strings.HasSuffix(op, "_Update") {
				sent = replaceValue(sent, "Id", map[bool]string{true: "88001234", false: "88001235"}[op[0] == 'H'])
			}
			status, got, err := r.send(service, sent, op)
			if err != nil || status != 200 {
				t.Fatalf("%d %v %s", status, err, got)
			}
			want, err := os.ReadFile(filepath.Join(dir, name+".response.xml"))
			if err != nil {
				t.Fatal(err)
			}
			if g, w := outline(t, got), outline(t, string(want)); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func replaceValue(doc, name, value string) string {
	head, rest, ok := strings.Cut(doc, "<"+name+">")
	if !ok {
		return doc
	}
	_, tail, _ := strings.Cut(rest, "</"+name+">")
	return head + "<" + name + ">" + value + "</" + name + ">" + tail
}
