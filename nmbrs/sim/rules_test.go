package sim

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
)

func TestInsertAddsEveryTime(t *testing.T) {
	r := newRig(t, nil)
	for range 2 {
		if status, b := r.call("HourComponentVar_Insert", insert(2100, "8.25", aPeriod+"<UnprotectedMode>false</UnprotectedMode>")); status != 200 {
			t.Fatal(b)
		}
	}
	r.hours("12.50", "8.25", "8.25")
	st := r.s.State()
	if x := st.Rows[2]; x.Origin != OriginAPI || x.Comment != "dz:1" || x.ID == st.Rows[1].ID || x.CompanyID != "54613" {
		t.Errorf("row is %+v", x)
	}
	if st.Calls["HourComponentVar_Insert"] != 2 || st.Period != "2026-05" {
		t.Errorf("calls %v, period %s", st.Calls, st.Period)
	}
	_, b := r.call("HourComponentVar_Get", "<EmployeeId>503293</EmployeeId>"+aPeriod)
	if strings.Count(b, "<HourComponent>") != 3 || strings.Contains(b, "dz:1") {
		t.Errorf("read back %s", b)
	}
}

func TestFaultRules(t *testing.T) {
	prev := "<Period>4</Period><Year>2026</Year>"
	next := "<Period>6</Period><Year>2026</Year>"
	yes := "<UnprotectedMode>true</UnprotectedMode>"
	r := newRig(t, func(sc *Scenario) { sc.Companies[0].Declared = []string{"2026-03"} })
	r.wantFault("HourComponentVar_Insert", insert(9, "1", aPeriod), "2001: Invalid Hour component")
	r.wantFault("HourComponentVar_Insert", insert(2100, "1", prev), "2011: ")
	r.wantFault("HourComponentVar_Insert", insert(2100, "1", next), "2011: ")
	r.wantFault("HourComponentVar_Insert", insert(2100, "1", "<Period>13</Period><Year>2026</Year>"), "2006: ")
	r.wantFault("HourComponentVar_Insert", insert(2100, "1", "<Period>3</Period><Year>2026</Year>"+yes), "2012: ")
	r.wantFault("HourComponentVar_Insert", insert(2100, "1,5", aPeriod), "Input string was not in a correct format")
	r.wantFault("HourComponentVar_Insert", strings.Replace(insert(2100, "1", aPeriod), `<CostCenterId xsi:nil="true"/>`, "<CostCenterId>77</CostCenterId>", 1), "2037: ")
	r.wantFault("HourComponentVar_Insert", strings.Replace(insert(2100, "1", aPeriod), "503293", "4", 1), "2003: ")
	r.wantFault("HourComponentVar_Insert", strings.Replace(insert(2100, "1", aPeriod), "EmployeeId>", "EmployeeID>", 2), "2003: ")
	r.wantFault("HourComponentVar_Insert", strings.ReplaceAll(insert(2100, "1", aPeriod), "Hourcomponent", "HourComponent"), "Object reference")
	r.wantFault("WageComponentVar_Insert", "<EmployeeId>503293</EmployeeId><WageComponent><Code>9</Code><Value>1</Value></WageComponent>"+aPeriod, "2002: ")
	// The order of the checks: the period before the code.
	r.wantFault("HourComponentVar_Insert", insert(9, "1", prev), "2011: ")
	r.hours("12.50")
	if status, b := r.call("HourComponentVar_Insert", insert(2100, "1", prev+yes)); status != 200 {
		t.Errorf("unlocked write: %s", b)
	}
	r.s.Alter(func(o *ScenarioOptions) { no := false; o.FutureProtected = &no; o.RefuseNegative = true })
	if status, b := r.call("HourComponentVar_Insert", insert(2100, "1", next)); status != 200 {
		t.Errorf("later period: %s", b)
	}
	r.wantFault("HourComponentVar_Insert", insert(2100, "-1", aPeriod), "2030: ")
}

func TestWhoMayWhat(t *testing.T) {
	r := newRig(t, nil)
	get := "<EmployeeId>503293</EmployeeId>" + aPeriod
	for _, x := range [][2]string{
		{"<Domain>example</Domain>", ""},
		{"<Domain>example</Domain>", "<Domain>other</Domain>"},
		{strings.Repeat("0", 32), "1"},
		{"api@example.test", "x@example.test"},
		{`AuthHeaderWithDomain xmlns="https://api.nmbrs.nl/soap/v3/EmployeeService"`, `AuthHeaderWithDomain xmlns="https://api.nmbrs.nl/soap/v3/CompanyService"`},
	} {
		status, b, err := r.send(office.EmployeeService, strings.Replace(body("HourComponentVar_Get", get), x[0], x[1], 1), "")
		if err != nil || status != 500 || !strings.Contains(b, "1001: Invalid Authentication") {
			t.Errorf("%q: %d %s %v", x[1], status, b, err)
		}
	}
	no := false
	r.s.Alter(func(o *ScenarioOptions) { o.RequireDomain = &no })
	if status, _, err := r.send(office.EmployeeService, strings.Replace(body("HourComponentVar_Get", get), "<Domain>example</Domain>", "", 1), ""); err != nil || status != 200 {
		t.Errorf("without a domain: %d %v", status, err)
	}
	must(t, r.s.Deny("", "HourComponentVar_Get"))
	r.wantFault("HourComponentVar_Get", get, "1002: ")
	must(t, r.s.Allow("", "HourComponentVar_Get"))
	must(t, r.s.Hide("", 54613))
	r.wantFault("HourComponentVar_Get", get, "2003: ")
	r.wantFault("List_GetByCompany", "<CompanyId>54613</CompanyId>", "2004: ")
	must(t, r.s.Show("", 54613))
	must(t, r.s.ResetToken("", "new"))
	r.wantFault("HourComponentVar_Get", get, "1001: ")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestRouting(t *testing.T) {
	r := newRig(t, nil)
	get := body("HourComponentVar_Get", "<EmployeeId>503293</EmployeeId>"+aPeriod)
	if status, b, err := r.send(office.EmployeeService, get, ""); err != nil || status != 200 {
		t.Errorf("by body: %d %s %v", status, b, err)
	}
	if _, b, err := r.send(office.EmployeeService, get, "Nothing_Get"); err != nil || !strings.Contains(b, "did not recognize the value of HTTP Header SOAPAction") {
		t.Errorf("unknown action: %s %v", b, err)
	}
	if _, b, err := r.send(office.EmployeeService, body("Nothing_Get", ""), ""); err != nil || !strings.Contains(b, "without a valid action parameter") {
		t.Errorf("unknown body: %s %v", b, err)
	}
	v12 := strings.Replace(strings.Replace(get, nsSOAP11, nsSOAP12, 1), "503293", "1", 1)
	if _, b, err := r.send(office.EmployeeService, v12, ""); err != nil || !strings.Contains(b, "soap:Receiver") || !strings.Contains(b, nsSOAP12) {
		t.Errorf("1.2: %s %v", b, err)
	}
	if _, b, err := r.send(office.EmployeeService, "<a><b></a>", "HourComponentVar_Get"); err != nil || !strings.Contains(b, "There is an error in XML document") {
		t.Errorf("broken XML: %s %v", b, err)
	}
	r.s.Alter(func(o *ScenarioOptions) { o.SOAPEnvelope = "1.2" })
	if _, b, err := r.send(office.EmployeeService, get, ""); err != nil || !strings.Contains(b, nsSOAP12) {
		t.Errorf("forced 1.2: %s %v", b, err)
	}
}

func TestBatchIsWholeOrInPart(t *testing.T) {
	item := func(code int) string {
		return "<EmployeeHourComponent><EmployeeId>503293</EmployeeId><HourCode>" + strconv.Itoa(code) + "</HourCode><Hours>1</Hours></EmployeeHourComponent>"
	}
	batch := "<HourComponents>" + item(2100) + item(9) + item(2100) + "</HourComponents>" + aPeriod
	r := newRig(t, nil)
	r.wantFault("HourComponentVar_Insert_Batch", batch, "2001: ")
	r.hours("12.50")
	no := false
	r.s.Alter(func(o *ScenarioOptions) { o.BatchAtomic = &no })
	r.wantFault("HourComponentVar_Insert_Batch", batch, "2001: ")
	r.hours("12.50", "1.00")
}

func TestDeleteUpdateClear(t *testing.T) {
	r := newRig(t, nil)
	del := "<EmployeeId>503293</EmployeeId><HourComponentID>5</HourComponentID>"
	if _, b := r.call("HourComponent_Delete", del); !strings.Contains(b, "Result>false<") {
		t.Errorf("unknown row: %s", b)
	}
	r.s.Alter(func(o *ScenarioOptions) { o.DeleteUnknown = "fault" })
	r.wantFault("HourComponent_Delete", del, "2001: ")
	r.call("HourComponent_Update", "<EmployeeId>503293</EmployeeId><Hourcomponent><Id>88001234</Id><HourCode>2100</HourCode><Hours>3</Hours></Hourcomponent>")
	r.hours("3.00")
	if _, b := r.call("HourComponent_Delete", strings.Replace(del, ">5<", ">88001234<", 1)); !strings.Contains(b, "Result>true<") {
		t.Errorf("own row: %s", b)
	}
	r.hours()
	r.call("WageComponentVar_Clear", "<EmployeeId>503293</EmployeeId>"+aPeriod)
	if n := len(r.s.State().Wages); n != 0 {
		t.Errorf("%d wage rows after clearing", n)
	}
}

func TestRollAndDays(t *testing.T) {
	r := newRig(t, nil)
	must(t, r.s.RollPeriod(54613))
	must(t, r.s.RollPeriod(54614))
	if _, b := r.call("Employee_GetCurrent", "<EmployeeId>503293</EmployeeId>"); !strings.Contains(b, ">2026-6-M<") {
		t.Error(b)
	}
	if c := r.s.State().Companies; c[0].Period != "2026-06" || c[1].Period != "2026-21" {
		t.Errorf("%+v", c)
	}
	r.wantFault("DaysVar_Set", "<EmployeeId>503293</EmployeeId><Days>9</Days>"+aPeriod, "2011: ")
	r.call("DaysVarWorked_Set", "<EmployeeId>503293</EmployeeId><Days>9</Days><PlusMinusDaysForWageComp>1</PlusMinusDaysForWageComp>"+aPeriod+"<UnprotectedMode>true</UnprotectedMode>")
	if _, b := r.call("DaysVar_Get", "<EmployeeId>503293</EmployeeId>"+aPeriod); !strings.Contains(b, "Result>9<") {
		t.Error(b)
	}
	must(t, r.s.DeclareSent(54613, Period{Year: 2026, Number: 6}))
	r.wantFault("HourComponentVar_InsertCurrent", insert(2100, "1", ""), "2012: ")
	for year, weeks := range map[int]int{2020: 53, 2025: 52, 2026: 53, 2027: 52} {
		if n := office.Week.PeriodsIn(year); n != weeks {
			t.Errorf("%d has %d weeks", year, n)
		}
	}
}

func TestRateDelaysAboveLimit(t *testing.T) {
	r := newRig(t, nil)
	var slept []time.Duration
	r.sleep = func(_ context.Context, d time.Duration) error { slept = append(slept, d); return nil }
	for range gate.RatePerSecond + 2 {
		if status, _ := r.call("DaysVar_Get", "<EmployeeId>503293</EmployeeId>"+aPeriod); status != 200 {
			t.Fatal("refused")
		}
	}
	r.now = r.now.Add(time.Second)
	r.call("DaysVar_Get", "<EmployeeId>503293</EmployeeId>"+aPeriod)
	if len(slept) != 2 || slept[0] != gate.RateDelay {
		t.Errorf("delays %v", slept)
	}
}

func TestOptionsOnTheWire(t *testing.T) {
	r := newRig(t, func(sc *Scenario) {
		sc.Options = ScenarioOptions{
			ContractItemName: office.ContractItem, EmptyList: "absent", ZeroDates: true, NilHours: true, MissingOperations: []string{"DaysVar_Set"},
		}
		sc.Employees[0].Contracts[0].HoursPerWeek = nil
	})
	_, b := r.call("Contract_GetAll_AllEmployeesByCompany", "<CompanyID>54613</CompanyID>")
	for _, want := range []string{"<EmployeeContractItem>", `<HoursPerWeek xsi:nil="true" />`, "<EndDate>0001-01-01T00:00:00</EndDate>"} {
		if !strings.Contains(b, want) {
			t.Errorf("no %s in %s", want, b)
		}
	}
	if _, b := r.call("HourComponentVar_Get", "<EmployeeId>503293</EmployeeId><Period>1</Period><Year>2026</Year>"); strings.Contains(b, "Result") {
		t.Errorf("empty list: %s", b)
	}
	r.wantFault("DaysVar_Set", "", "did not recognize")
	r.s.Alter(func(o *ScenarioOptions) { o.NilItems = true })
	if _, b := r.call("HourComponentVar_Get", "<EmployeeId>503293</EmployeeId>"+aPeriod); !strings.Contains(b, `<HourComponent xsi:nil="true" />`) {
		t.Errorf("nil item: %s", b)
	}
}

// The period rolls on after so many writes that were taken; a server without a
// guard takes more of them for the period that is over.
func TestRollAfter(t *testing.T) {
	r := newRig(t, nil)
	must(t, r.s.RollAfter(54613, 2))
	r.wantFault("HourComponentVar_Insert", insert(9, "1", aPeriod), "2001: ")
	for n, period := range []string{"2026-05", "2026-06"} {
		if status, b := r.call("HourComponentVar_Insert", insert(2100, "1", aPeriod)); status != 200 {
			t.Fatal(b)
		}
		if got := r.s.State().Period; got != period {
			t.Errorf("after %d writes the period is %s, want %s", n+1, got, period)
		}
	}
	r.wantFault("HourComponentVar_Insert", insert(2100, "1", aPeriod), "2011: ")
	r.s.Alter(func(o *ScenarioOptions) { o.Unguarded = true })
	if status, b := r.call("HourComponentVar_Insert", insert(2100, "1", aPeriod)); status != 200 {
		t.Errorf("a server without a guard: %s", b)
	}
	must(t, r.s.RollAfter(54613, 0))
	if got := r.s.State().Period; got != "2026-07" {
		t.Errorf("rolled at once to %s", got)
	}
}
