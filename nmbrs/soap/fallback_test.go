package soap

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs"
)

func noAction() string {
	return fault11("soap:Client", "Server did not recognize the value of HTTP Header SOAPAction: x.")
}

// by answers each call with its document, or with fault 1002.
func by(t *testing.T, docs map[string]string) *server {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, call, _ string) {
		doc, ok := docs[call]
		if !ok {
			doc = numbered("1002")
		}
		status := 200
		if strings.Contains(doc, "Fault>") {
			status = 500
		}
		xmlAnswer(w, status, doc)
	})
}

const (
	employeeDot = serviceEmployee + "."
	companyDot  = serviceCompany + "."
)

func TestPeopleFallback(t *testing.T) {
	history := `<PersonalInfoItem><EmployeeId>7</EmployeeId><EmployeePersonalInfos>
		<PersonalInfo_V2><EmployeeNumber>1</EmployeeNumber><LastName>Old</LastName><StartYear>2025</StartYear><StartPeriod>9</StartPeriod></PersonalInfo_V2>
		<PersonalInfo_V2><EmployeeNumber>1</EmployeeNumber><LastName>New</LastName><StartYear>2026</StartYear><StartPeriod>2</StartPeriod><CreationDate>2026-02-02T00:00:00</CreationDate></PersonalInfo_V2>
		<PersonalInfo_V2><EmployeeNumber>1</EmployeeNumber><LastName>Corrected</LastName><StartYear>2026</StartYear><StartPeriod>1</StartPeriod><CreationDate>2026-03-02T00:00:00</CreationDate></PersonalInfo_V2>
		<PersonalInfo_V2 xsi:nil="true"/></EmployeePersonalInfos></PersonalInfoItem>`
	flat := `<PersonalInfoContractSalaryAddress><EmployeeID>7</EmployeeID><EmployeeNumber>1</EmployeeNumber><FirstName>Fa</FirstName><LastName>Flat</LastName></PersonalInfoContractSalaryAddress>`
	plain := `<Anything><EmployeeId>7</EmployeeId><EmployeeNumber>1</EmployeeNumber><LastName>Plain</LastName></Anything>`
	docs := map[string]string{
		employeeDot + opPeople:    result(bulkOp(opPeople), history),
		employeeDot + opPeopleAll: result(bulkOp(opPeopleAll), strings.ReplaceAll(history, "New", "Second")),
		employeeDot + opFlat:      result(bulkOp(opFlat), flat),
	}
	for _, tt := range []struct {
		name    string
		change  func()
		want    string
		skipped int
	}{
		{"first", func() {}, "New", 0},
		{"first without history", func() { docs[employeeDot+opPeople] = result(bulkOp(opPeople), plain) }, "Plain", 0},
		{"first unknown", func() { docs[employeeDot+opPeople] = noAction() }, "Second", 1},
		{"first not understood", func() { docs[employeeDot+opPeople] = result(bulkOp(opPeople), "<Row><Nr>1</Nr></Row>") }, "Second", 1},
		{"second forbidden", func() { delete(docs, employeeDot+opPeopleAll) }, "Flat", 2},
		{"all forbidden", func() { delete(docs, employeeDot+opFlat) }, "", 3},
	} {
		tt.change()
		s := by(t, docs)
		people, skipped, err := client(t, s.URL, nil).People(t.Context(), someCompany)
		if len(skipped) != tt.skipped {
			t.Errorf("%s: skipped %v", tt.name, skipped)
		}
		if tt.want == "" {
			if !nmbrs.IsCode(err, 1002) {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if err != nil || len(people) != 1 || people[0].LastName != tt.want || people[0].Employee != "7" {
			t.Errorf("%s: got %v, %v", tt.name, people, err)
		}
	}
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 500, numbered("1001")) })
	if _, _, err := client(t, s.URL, nil).People(t.Context(), someCompany); nmbrs.OutcomeOf(err) != nmbrs.ClassBroken || s.count() != 1 {
		t.Errorf("a broken link was asked %d times: %v", s.count(), err)
	}
}

func TestModels(t *testing.T) {
	code := func(n, text string) string {
		return "<HourCode><Code>" + n + "</Code><Description>" + text + "</Description></HourCode>"
	}
	first := companyDot + opHourCodes
	second := companyDot + opHourCodes2
	docs := map[string]string{
		first:  result(companyOp(opHourCodes), code("2200", "a")+code("2100", "b")),
		second: result(companyOp(opHourCodes2), code("2100", "c")+code("2150", "d")),
	}
	want := []nmbrs.Code{{Code: 2100, Description: "b", Model: 1}, {Code: 2150, Description: "d", Model: 2}, {Code: 2200, Description: "a", Model: 1}}
	got, skipped, err := client(t, by(t, docs).URL, nil).HourCodes(t.Context(), someCompany)
	if err != nil || len(skipped) != 0 || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, %v", got, skipped, err)
	}
	delete(docs, second)
	got, skipped, err = client(t, by(t, docs).URL, nil).HourCodes(t.Context(), someCompany)
	if err != nil || len(got) != 2 || len(skipped) != 1 || skipped[0].Call != second || !nmbrs.IsCode(skipped[0].Err, 1002) {
		t.Errorf("without the second: %v, %v, %v", got, skipped, err)
	}
	delete(docs, first)
	if _, _, err = client(t, by(t, docs).URL, nil).HourCodes(t.Context(), someCompany); !nmbrs.IsCode(err, 1002) {
		t.Errorf("without both: %v", err)
	}
}

func TestCompaniesByDebtor(t *testing.T) {
	docs := map[string]string{
		serviceDebtor + "." + opListAll: result(debtorOp(opListAll), "<Debtor><Id>3</Id></Debtor><Debtor><Id>4</Id></Debtor>"),
		companyDot + opListByDebtor:     result(companyOp(opListByDebtor), "<Company><ID>9</ID><Number>1</Number><Name>N</Name></Company>"),
	}
	got, err := client(t, by(t, docs).URL, nil).Companies(t.Context())
	if err != nil || len(got) != 2 || got[0].Debtor != "3" || got[1].Debtor != "4" {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err = client(t, by(t, nil).URL, nil).Companies(t.Context()); !nmbrs.IsCode(err, 1002) {
		t.Errorf("got %v", err)
	}
}

func TestSetDaysFallback(t *testing.T) {
	void := func(op string) string {
		return wrap("<" + op + `Response xmlns="` + writeOp(op).namespace() + `" />`)
	}
	docs := map[string]string{
		employeeDot + opDaysSet:       noAction(),
		employeeDot + opDaysSetBatch:  noAction(),
		employeeDot + opDaysWorkedSet: void(opDaysWorkedSet),
		employeeDot + opDaysWorked:    result(employeeOp(opDaysWorked), "<Days>4</Days><PlusMinusDaysForWageComp>-2</PlusMinusDaysForWageComp>"),
		employeeDot + opDays:          noAction(),
	}
	s := by(t, docs)
	var told []string
	c := client(t, s.URL, func(o *Options) { o.OnDaysCall = func(name string) { told = append(told, name) } })
	set := nmbrs.SetDays{Employee: someEmployee, Days: 9, Period: month(), Unprotected: true}
	for range 2 {
		if err := c.SetDays(t.Context(), set); err != nil {
			t.Fatal(err)
		}
	}
	calls, bodies := s.got()
	want := []string{opDaysSet, opDaysSetBatch, opDaysWorked, opDaysWorkedSet, opDaysWorked, opDaysWorkedSet}
	for i := range want {
		want[i] = employeeDot + want[i]
	}
	if !slices.Equal(calls, want) || !slices.Equal(told, []string{opDaysWorkedSet}) {
		t.Errorf("called %v, told %v", calls, told)
	}
	last := bodies[len(bodies)-1]
	if !strings.Contains(last, "<Days>9</Days><PlusMinusDaysForWageComp>-2</PlusMinusDaysForWageComp>") ||
		!strings.Contains(last, "<UnprotectedMode>true</UnprotectedMode>") {
		t.Errorf("the correction was not carried: %s", last)
	}
	if days, err := c.Days(t.Context(), someEmployee, month()); err != nil || days.Sum() != 4 {
		t.Errorf("days by the second call: %d, %v", days, err)
	}
	// Only an unknown operation leads to the next one.
	docs[employeeDot+opDaysSet] = numbered("1002")
	s = by(t, docs)
	err := client(t, s.URL, nil).SetDays(t.Context(), set)
	wants(t, err, nmbrs.ClassRefused, nmbrs.CauseFault)
	docs[employeeDot+opDaysSet] = "<cut"
	err = client(t, s.URL, nil).SetDays(t.Context(), set)
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseMalformed)
	if s.count() != 2 {
		t.Errorf("%d calls", s.count())
	}
	// Nothing was written when the read before it failed.
	docs[employeeDot+opDaysWorked] = "<cut"
	s = by(t, docs)
	err = client(t, s.URL, func(o *Options) { o.DaysCall = opDaysWorkedSet }).SetDays(t.Context(), set)
	wants(t, err, nmbrs.ClassNotSent, nmbrs.CauseMalformed)
	if s.count() != 1 {
		t.Errorf("%d calls", s.count())
	}
}
