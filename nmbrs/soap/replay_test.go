package soap

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorzet/internal/shared"
	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// useCase runs the method behind one operation.
type useCase struct {
	call string
	// days is the remembered way to set days.
	days string
	run  func(context.Context, *Client) (any, error)
	// want is the result for the sample answer, as JSON; "" where there is no sample.
	want string
}

// keep forgets the kind of a result.
func keep[T any](v T, err error) (any, error) { return v, err }

const (
	someCompany  = nmbrs.CompanyID("54613")
	someEmployee = nmbrs.EmployeeID("503293")
)

// useCases covers every operation that the client can send.
func useCases() []useCase {
	return append(append(firmCases(), staffCases()...), writeCases()...)
}

func codes(op string) func(context.Context, *Client) (any, error) {
	return func(ctx context.Context, c *Client) (any, error) {
		return keep(listByCompany[wireCode](ctx, c.conn, companyOp(op), companyIDMixed, someCompany))
	}
}

func firmCases() []useCase {
	return []useCase{
		{
			call: "DebtorService.Environment_Get", want: `"example"`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Domain(ctx)) },
		},
		{
			call: "DebtorService.List_GetAll", want: `[{"ID":"1","Number":"1","Name":"DEMO B.V. 2"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Debtors(ctx)) },
		},
		{
			call: "DebtorService.Converter_GetDebtors_IntToGuid",
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.DebtorGUIDs(ctx)) },
		},
		{
			call: "CompanyService.List_GetAll", want: `[{"ID":"54613","Number":"1","Name":"DEMO B.V. 2","Debtor":""}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Companies(ctx)) },
		},
		{
			call: "CompanyService.List_GetByDebtor", want: `[{"ID":"54613","Number":"1","Name":"DEMO B.V. 2","Debtor":"12"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.CompaniesOf(ctx, "12")) },
		},
		{
			call: "CompanyService.Company_GetCurrentPeriod", want: `{"Year":2026,"Number":5,"Type":"M"}`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.CurrentPeriod(ctx, someCompany)) },
		},
		{call: "CompanyService.HourModel_GetHourCodes", want: `[{"Code":2100,"Description":"Gewerkte uren","Model":0}]`, run: codes(opHourCodes)},
		{call: "CompanyService.HourModel2_GetHourCodes", want: `[{"Code":2100,"Description":"Gewerkte uren","Model":0}]`, run: codes(opHourCodes2)},
		{call: "CompanyService.WageModel_GetWageCodes", want: `[{"Code":1100,"Description":"Gewerkte uren","Model":0}]`, run: codes(opWageCodes)},
		{call: "CompanyService.WageModel2_GetWageCodes", want: `[{"Code":1100,"Description":"Gewerkte uren","Model":0}]`, run: codes(opWageCodes2)},
		{
			call: "CompanyService.CostCenter_GetList", want: `[{"ID":"1","Code":"1100","Description":"Gewerkte uren"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.CostCentres(ctx, someCompany)) },
		},
		{
			call: "CompanyService.Run_GetList",
			want: `[{"ID":"301","Number":1,"Year":2026,"PeriodStart":4,"PeriodEnd":4,"Description":"Gewerkte uren","At":"2026-05-20T09:30:00.123Z","Locked":true}]`,
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.Runs(ctx, someCompany, 2026)) },
		},
		{
			call: "CompanyService.Converter_GetByCompany_IntToGuid",
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.GUIDs(ctx, someCompany, "Employee")) },
		},
	}
}

func staffCases() []useCase {
	person := func(op, name string) func(context.Context, *Client) (any, error) {
		return func(ctx context.Context, c *Client) (any, error) {
			return keep(flatten(listByCompany[wirePersonItem](ctx, c.conn, bulkOp(op), name, someCompany)))
		}
	}
	return []useCase{
		{
			call: "EmployeeService.EmployeeType_GetList", want: `[{"ID":"2","Description":"Payroll employee"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.EmployeeTypes(ctx)) },
		},
		{
			call: "EmployeeService.List_GetByCompany", want: `[{"ID":"503293","Number":"1","DisplayName":"Jan de Vries","Type":"2"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Employees(ctx, someCompany, "2")) },
		},
		{call: "EmployeeService.PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany", run: person(opPeople, companyIDMixed)},
		{
			call: "EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany", run: person(opPeopleAll, companyIDUpper),
			want: `[{"Employee":"503293","Number":"1","FirstName":"Jan","Prefix":"de","LastName":"Vries","Nickname":"","EmailWork":"jan@example.test","EmailHome":""}]`,
		},
		{
			call: "EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany",
			want: `[{"Employee":"503293","SalaryType":"Bruto_Uurloon","ContractHours":0}]`,
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.PayFacts(ctx, someCompany)) },
		},
		{
			call: "EmployeeService.Employment_GetAll_AllEmployeesByCompany",
			want: `[{"Employee":"503293","Start":"2024-01-01T00:00:00Z","End":"0001-01-01T00:00:00Z"}]`,
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.Employments(ctx, someCompany)) },
		},
		{
			call: "EmployeeService.Contract_GetAll_AllEmployeesByCompany",
			want: `[{"Employee":"503293","ID":"7001","Start":"2024-01-01T00:00:00Z","End":"0001-01-01T00:00:00Z","HoursPerWeek":0,"Indefinite":true}]`,
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.Contracts(ctx, someCompany)) },
		},
		{
			call: "EmployeeService.Schedule_GetAll_AllEmployeesByCompany",
			want: `[{"Employee":"503293","Start":"2024-01-01T00:00:00Z","Hours":[800,800,800,800,800,0,0,0,0,0,0,0,0,0],"ParttimePercentage":10000}]`,
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.Schedules(ctx, someCompany)) },
		},
		{
			call: "EmployeeService.Department_GetAll_AllEmployeesByCompany", want: `[{"Employee":"503293","Description":"Gewerkte uren"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Departments(ctx, someCompany)) },
		},
		{
			call: "EmployeeService.Salary_GetAll_AllEmployeesByCompany",
			want: `[{"Employee":"503293","Start":"2024-01-01T00:00:00Z","Type":"Bruto_Uurloon"}]`,
			run:  func(ctx context.Context, c *Client) (any, error) { return keep(c.SalaryStarts(ctx, someCompany)) },
		},
	}
}

func writeCases() []useCase {
	set := func(ctx context.Context, c *Client) (any, error) {
		return nil, c.SetDays(ctx, nmbrs.SetDays{Employee: someEmployee, Days: 9, Period: month()})
	}
	wage := anInsert()
	wage.Code, wage.Amount, wage.CostCentre, wage.Comment = 1100, 2500, "17", "dz:\x1b[31m<a & b>"
	return []useCase{
		{
			call: "EmployeeService.HourComponentVar_Get", want: `[{"ID":"88001234","Code":2100,"Amount":1250,"Inexact":false,"Comment":""}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.HourRows(ctx, someEmployee, month())) },
		},
		{
			call: "EmployeeService.HourComponentVar_Insert", want: `"88001234"`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.InsertHours(ctx, anInsert())) },
		},
		{
			call: "EmployeeService.HourComponent_Delete", want: `true`,
			run: func(ctx context.Context, c *Client) (any, error) {
				return keep(c.DeleteHours(ctx, someEmployee, "88001234"))
			},
		},
		{
			call: "EmployeeService.WageComponentVar_Get", want: `[{"ID":"99004321","Code":1100,"Amount":2500,"Inexact":false,"Comment":""}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.WageRows(ctx, someEmployee, month())) },
		},
		{
			call: "EmployeeService.WageComponentVar_Insert", want: `"99004321"`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.InsertWage(ctx, wage)) },
		},
		{
			call: "EmployeeService.WageComponent_Delete", want: `true`,
			run: func(ctx context.Context, c *Client) (any, error) {
				return keep(c.DeleteWage(ctx, someEmployee, "99004321"))
			},
		},
		{
			call: "EmployeeService.DaysVar_Get", want: `9`,
			run: func(ctx context.Context, c *Client) (any, error) {
				figures, err := c.Days(ctx, someEmployee, month())
				return keep(figures.Sum(), err)
			},
		},
		{
			call: "EmployeeService.DaysVarWorked_Get",
			run: func(ctx context.Context, c *Client) (any, error) {
				return keep(c.daysWorked(ctx, someEmployee, month()))
			},
		},
		{call: "EmployeeService.DaysVar_Set", want: `null`, run: set},
		{call: "EmployeeService.DaysVar_Set_Batch", want: `null`, days: opDaysSetBatch, run: set},
		{call: "EmployeeService.DaysVarWorked_Set", days: opDaysWorkedSet, run: set},
	}
}

// play answers every call with doc and gives the result as JSON.
func play(t *testing.T, u useCase, doc string) string {
	t.Helper()
	s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, http.StatusOK, doc) })
	c := client(t, s.URL, func(o *Options) { o.DaysCall = u.days })
	got, err := u.run(t.Context(), c)
	if err != nil {
		t.Fatalf("%s: %v", u.call, err)
	}
	j, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if calls, _ := s.got(); len(calls) != 1 || calls[0] != u.call {
		t.Fatalf("sent %v, want %s once", calls, u.call)
	}
	return string(j)
}

func TestSampleAnswers(t *testing.T) {
	dir := shared.Dir(t, "nmbrs", "samples")
	used := map[string]bool{}
	for _, u := range useCases() {
		if u.want == "" {
			continue
		}
		file := u.call + ".response.xml"
		used[file] = true
		t.Run(u.call, func(t *testing.T) {
			if got := play(t, u, readFile(t, filepath.Join(dir, file))); got != u.want {
				t.Errorf("got  %s\nwant %s", got, u.want)
			}
		})
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".response.xml") && !used[name] {
			t.Run(name, func(t *testing.T) { replayUnused(t, filepath.Join(dir, name), name) })
		}
	}
}

// anySink accepts whatever result there is.
type anySink struct{ results int }

func (s *anySink) element(d *xml.Decoder, _ xml.StartElement) error { return skip(d) }

func (s *anySink) done(results int) error {
	s.results = results
	return nil
}

// replayUnused reads the answer to an operation that the client has no method
// for: the envelope must be understood all the same.
func replayUnused(t *testing.T, path, name string) {
	service, rest, _ := strings.Cut(name, ".")
	op := operation{service: service, name: strings.TrimSuffix(rest, ".response.xml")}
	if service == "Empty_list" {
		op = employeeOp(opHourRows)
	}
	s := &anySink{}
	fault, err := decodeAnswer(strings.NewReader(readFile(t, path)), wire.LimitBulk, op, s)
	switch {
	case op.name == "Contract_GetCurrentPeriod":
		// Its answer has no result element; the client does not use it.
		if err == nil {
			t.Error("an answer without its result element was believed")
		}
	case err != nil || fault != nil:
		t.Errorf("fault %v, error %v", fault, err)
	case strings.Contains(readFile(t, path), op.name+"Result>") && s.results != 1:
		t.Error("the result element was passed over")
	}
}

func TestRecordedAnswers(t *testing.T) {
	dir := shared.Dir(t, "nmbrs", "samples", "recorded")
	for _, u := range []useCase{
		{
			call: "ListGetAll.xml", want: `[{"ID":"54613","Number":"444445","Name":"DEMO B.V. 2","Debtor":""}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Companies(ctx)) },
		},
		{
			call: "ListGetByCompany.xml", want: `[{"ID":"503293","Number":"1","DisplayName":"Jan de Vries","Type":"2"},{"ID":"503294","Number":"2","DisplayName":"Anton de Jong","Type":"2"}]`,
			run: func(ctx context.Context, c *Client) (any, error) { return keep(c.Employees(ctx, someCompany, "2")) },
		},
	} {
		doc := strings.ReplaceAll(readFile(t, filepath.Join(dir, u.call)), "/v2.1/", "/v3/")
		s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, http.StatusOK, doc) })
		got, err := u.run(t.Context(), client(t, s.URL, nil))
		if err != nil {
			t.Fatalf("%s: %v", u.call, err)
		}
		j, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if string(j) != u.want {
			t.Errorf("%s: got %s, want %s", u.call, j, u.want)
		}
	}
}

func TestSampleFaults(t *testing.T) {
	dir := shared.Dir(t, "nmbrs", "samples")
	files, err := filepath.Glob(filepath.Join(dir, "Fault.*.xml"))
	if err != nil || len(files) < 12 {
		t.Fatalf("found %d faults (%v), want 12 or more", len(files), err)
	}
	for _, file := range files {
		name := strings.Split(filepath.Base(file), ".")[2]
		for _, status := range []int{200, 400, 500, 503} {
			s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, status, readFile(t, file)) })
			_, err := client(t, s.URL, nil).InsertHours(t.Context(), anInsert())
			e := asError(t, err)
			switch name {
			case "bad-xml-value":
				wants(t, err, nmbrs.ClassRefused, nmbrs.CauseBadValue)
			case "no-action":
				wants(t, err, nmbrs.ClassRefused, nmbrs.CauseNoAction)
			case "1001":
				wants(t, err, nmbrs.ClassBroken, nmbrs.CauseFault)
			default:
				wants(t, err, nmbrs.ClassRefused, nmbrs.CauseFault)
			}
			if e.Status != status || strings.HasPrefix(name, "1") != nmbrs.IsCode(err, 1001, 1002, 1003) || s.count() != 1 {
				t.Errorf("%s at %d: %v after %d calls", name, status, e, s.count())
			}
		}
	}
}
