package soap

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"net/http"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// TestTokenStaysSecret: an echoing server brings the token into no error and
// no log, and printing a client does not show it.
func TestTokenStaysSecret(t *testing.T) {
	var buf bytes.Buffer
	log := slog.New(slog.NewTextHandler(&buf, &slog.HandlerOptions{Level: slog.LevelDebug}))
	answers := []string{
		"%s", "<%s", "<!DOCTYPE %s>", insertResult("%s"), insertResult("<x%s>1</x%s>"),
		fault11("soap:Server", "---&gt; 1001: %s"), fault11("%s", "%s"), numbered("2001") + "%s", insertResult("7"),
		"<html>%s</html>", wrap("<%s/>"), "",
	}
	n := 0
	s := serve(t, func(w http.ResponseWriter, _, body string) {
		if !strings.Contains(body, "<Token>"+canary+"</Token>") {
			t.Error("the token was not sent")
		}
		w.Header().Set("Location", "https://"+canary+".test")
		xmlAnswer(w, []int{200, 500, 302}[n%3], strings.ReplaceAll(answers[n/3], "%s", canary))
		n++
	})
	c := client(t, s.URL, func(o *Options) { o.Log = log })
	for range 3 * len(answers) {
		if _, err := c.InsertHours(t.Context(), anInsert()); err != nil {
			asError(t, err)
			_, _ = fmt.Fprintf(&buf, "%v %+v %#v", err, err, err)
		}
	}
	broken := client(t, "https://127.0.0.1:1", func(o *Options) { o.Log = log })
	_, err := broken.InsertHours(t.Context(), anInsert())
	_, _ = fmt.Fprintf(&buf, "%v %+v %v %+v %#v", err, err, c, c, c.conn)
	out := buf.String()
	if strings.Contains(out, canary) {
		at := strings.Index(out, canary)
		t.Errorf("the token stands in %q", out[max(0, at-200):at+20])
	}
	for _, part := range []string{wire.Redacted, "HourComponentVar_Insert", "took="} {
		if !strings.Contains(out, part) {
			t.Errorf("the log lacks %q", part)
		}
	}
}

// TestLogIsQuietByDefault: without debug level nothing is written.
func TestLogIsQuietByDefault(t *testing.T) {
	var buf bytes.Buffer
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, insertResult("5")) })
	c := client(t, s.URL, func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&buf, nil)) })
	if _, err := c.InsertHours(t.Context(), anInsert()); err != nil || buf.Len() != 0 {
		t.Errorf("%v, wrote %s", err, &buf)
	}
}

// forbidden matches the names of what must never be decoded. Value is allowed
// in a variable wage row, whose amount is ours to check.
func forbidden() *regexp.Regexp {
	return regexp.MustCompile(`(?i)bsn|birth|bank|iban|salaryvalue|hourlywage|identification|national|^value$`)
}

// wireTypes are the types that answers are decoded into.
func wireTypes() []any {
	return []any{
		wireEnvironment{},
		wireDebtor{},
		wireCompany{},
		wireRun{},
		wireCode{},
		wireCostCentre{},
		wireMapping{},
		wireMappings{},
		wireEmployeeType{},
		wireEmployee{},
		wireAny{},
		wireEmployment{},
		wireEmploymentItem{},
		wireContract{},
		wireContractItem{},
		wireWeek1{},
		wireWeek2{},
		wireSchedule{},
		wireScheduleItem{},
		wireDepartment{},
		wireDepartmentItem{},
		wireSalary{},
		wireSalaryItem{},
		wireFlat{},
		wirePerson{},
		wirePersonItem{},
		wireHourRow{},
		wireWageRow{},
		wireDaysWorked{},
		wireFault{},
		wireText{},
		wireInt{},
		wireDays{},
		wireBool{},
		wireTime{},
		wireAmount{},
	}
}

// TestForbiddenFields walks every wire type, and makes sure that the list of
// them is complete by reading the source.
func TestForbiddenFields(t *testing.T) {
	listed := map[string]bool{}
	for _, v := range wireTypes() {
		rt := reflect.TypeOf(v)
		listed[rt.Name()] = true
		for f := range rt.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("xml"), ",")
			for _, n := range []string{f.Name, name} {
				if forbidden().MatchString(n) && rt.Name() != "wireWageRow" {
					t.Errorf("%s.%s can hold what must not be kept", rt.Name(), f.Name)
				}
			}
			if strings.Contains(f.Tag.Get("xml"), "innerxml") || f.Type.Kind() == reflect.Interface {
				t.Errorf("%s.%s can hold anything", rt.Name(), f.Name)
			}
		}
	}
	for _, probe := range []string{"BSN", "Birthday", "SalaryValue", "HourlyWage", "Value", "IdentificationNumber"} {
		if !forbidden().MatchString(probe) {
			t.Errorf("%s would not be noticed", probe)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && strings.HasPrefix(spec.Name.Name, "wire") {
				found++
				if !listed[spec.Name.Name] {
					t.Errorf("%s is not in the list of wire types", spec.Name.Name)
				}
			}
			return true
		})
	}
	if found != len(listed) {
		t.Errorf("%d wire types in the source, %d in the list", found, len(listed))
	}
}

// TestPersonalDataIsDropped decodes an answer full of it.
func TestPersonalDataIsDropped(t *testing.T) {
	const bsn, wage = "123456782", "98765.43"
	inner := `<X><EmployeeID>7</EmployeeID><EmployeeNumber>1</EmployeeNumber><LastName>N</LastName><BSN>` + bsn + `</BSN><Birthday>1990-01-31T00:00:00</Birthday>` +
		`<SalaryValue>` + wage + `</SalaryValue><HourlyWage>` + wage + `</HourlyWage><ContractHours>36</ContractHours></X>`
	var buf bytes.Buffer
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, result(bulkOp(opFlat), inner)) })
	c := client(t, s.URL, func(o *Options) {
		o.Log = slog.New(slog.NewTextHandler(&buf, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	rows, err := c.flat(t.Context(), someCompany)
	if err != nil || len(rows) != 1 || rows[0].LastName.val != "N" || *rows[0].ContractHours.pointer() != 3600 {
		t.Fatalf("got %v, %v", rows, err)
	}
	all := fmt.Sprintf("%+v", rows) + buf.String()
	for _, secret := range []string{bsn, wage, "1990"} {
		if strings.Contains(all, secret) {
			t.Errorf("%s was kept", secret)
		}
	}
}

func TestProbe(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 500, numbered("1002")) })
	c := client(t, s.URL, nil)
	target := nmbrs.ProbeTarget{Debtor: "1", Company: someCompany, Employee: someEmployee, Period: month()}
	var essential []string
	reads := 0
	for _, call := range c.Calls() {
		if call.Essential {
			essential = append(essential, call.Name)
		}
		before := s.count()
		err := c.Probe(t.Context(), call.Name, target)
		calls, _ := s.got()
		switch {
		case call.Write:
			if err == nil || s.count() != before || nmbrs.IsCode(err, 1002) {
				t.Errorf("%s: a write call was probed: %v", call.Name, err)
			}
		case !nmbrs.IsCode(err, 1002) || s.count() != before+1 || calls[before] != call.Name:
			t.Errorf("%s: %v, sent %v", call.Name, err, calls[before:])
		default:
			reads++
		}
	}
	want := "CompanyService.List_GetAll CompanyService.Company_GetCurrentPeriod EmployeeService.List_GetByCompany " +
		"EmployeeService.Contract_GetAll_AllEmployeesByCompany EmployeeService.HourComponentVar_Get EmployeeService.HourComponentVar_Insert"
	if got := strings.Join(essential, " "); got != want {
		t.Errorf("essential are %s", got)
	}
	if reads < 25 {
		t.Errorf("%d read calls", reads)
	}
	if err := c.Probe(t.Context(), "EmployeeService.HourComponentVar_Clear", target); err == nil {
		t.Error("an unknown call was probed")
	}
}
