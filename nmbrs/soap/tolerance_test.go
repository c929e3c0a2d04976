package soap

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"doorzet/nmbrs"
)

// readCase is a result of a read and what must come of it; bad means that the
// answer must be refused as malformed.
type readCase struct {
	name, inner, want string
	bad               bool
}

func checkReads(t *testing.T, op operation, run func(context.Context, *Client) (any, error), cases []readCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, _, _ string) { xmlAnswer(w, 200, result(op, tt.inner)) })
			got, err := run(t.Context(), client(t, s.URL, nil))
			if tt.bad {
				wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseMalformed)
				return
			}
			j, jerr := json.Marshal(got)
			if err != nil || jerr != nil || string(j) != tt.want {
				t.Errorf("got %s, %v, %v\nwant %s", j, err, jerr, tt.want)
			}
		})
	}
}

func TestContractShapes(t *testing.T) {
	item := func(name, rest string) string {
		return "<" + name + "><EmployeeId>7</EmployeeId>" + rest + "</" + name + ">"
	}
	list := func(inner string) string { return "<EmployeeContracts>" + inner + "</EmployeeContracts>" }
	one := "<EmployeeContract><ContractID>1</ContractID><StartDate>2024-01-01T00:00:00</StartDate></EmployeeContract>"
	unknown := `[{"Employee":"7","ID":"1","Start":"2024-01-01T00:00:00Z","End":"0001-01-01T00:00:00Z","HoursPerWeek":null,"Indefinite":null}]`
	checkReads(t, bulkOp(opContracts), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.Contracts(ctx, someCompany))
	}, []readCase{
		{name: "empty", inner: "", want: `[]`},
		{name: "white space", inner: "\n  ", want: `[]`},
		{name: "new item name", inner: item("EmployeeContractItemGlobal", list(one)), want: unknown},
		{name: "old item name", inner: item("EmployeeContractItem", list(one)), want: unknown},
		{name: "absent hours are unknown", inner: item("X", list(one)), want: unknown},
		{name: "nil hours are unknown", inner: item("X", list(strings.Replace(one, "</Emp", `<HoursPerWeek xsi:nil="true"/><Indefinite xsi:nil="1"/><EndDate xsi:nil="true"/></Emp`, 1))), want: unknown},
		{name: "no end is the year 1", inner: item("X", list(strings.Replace(one, "</Emp", `<EndDate>0001-01-01T00:00:00</EndDate></Emp`, 1))), want: unknown},
		{name: "nil items", inner: `<X xsi:nil="true"/>` + item("X", list(`<EmployeeContract xsi:nil="true"/>`+one)), want: unknown},
		{name: "EmployeeID", inner: strings.ReplaceAll(item("X", list(one)), "EmployeeId", "EmployeeID"), want: unknown},
		{name: "ContractId", inner: strings.ReplaceAll(item("X", list(one)), "ContractID", "ContractId"), want: unknown},
		{name: "no contracts", inner: item("X", list("")), want: `[]`},
		{name: "no list", inner: item("X", ""), want: `[]`},
		{name: "list of another name", inner: item("X", "<Contracts>"+one+"</Contracts>"), bad: true},
		{name: "text", inner: "no access", bad: true},
		{name: "unknown content", inner: "<Message>no access</Message>", bad: true},
		{name: "unknown entry", inner: item("X", list("<Message>none</Message>")), bad: true},
		{name: "foreign items", inner: strings.Replace(item("X", list(one)), "<X>", `<X xmlns="urn:x">`, 1), bad: true},
		{name: "foreign field", inner: strings.Replace(item("X", list(one)), "<ContractID>", `<ContractID xmlns="urn:x">`, 1), bad: true},
		{name: "no employee", inner: "<X>" + list(one) + "</X>", bad: true},
		{name: "employee twice", inner: item("X", "<EmployeeId>8</EmployeeId>"+list(one)), bad: true},
		{name: "both spellings", inner: item("X", "<EmployeeID>8</EmployeeID>"+list(one)), bad: true},
		{name: "two lists", inner: item("X", list(one)+list(one)), bad: true},
		{name: "bad hours", inner: item("X", list(strings.Replace(one, "</Emp", `<HoursPerWeek>3,5</HoursPerWeek></Emp`, 1))), bad: true},
		{name: "bad date", inner: item("X", list(strings.Replace(one, "2024-01-01T", "01-01-2024T", 1))), bad: true},
	})
}

func TestRowShapes(t *testing.T) {
	row := func(id, code, hours string) string {
		return "<HourComponent><Id>" + id + "</Id><HourCode>" + code + "</HourCode><Hours>" + hours + "</Hours></HourComponent>"
	}
	checkReads(t, employeeOp(opHourRows), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.HourRows(ctx, someEmployee, month()))
	}, []readCase{
		{
			name: "two rows", inner: row("1", "2100", "-1.5") + row("2", "2100", "8"),
			want: `[{"ID":"1","Code":2100,"Amount":-150,"Inexact":false,"Comment":""},{"ID":"2","Code":2100,"Amount":800,"Inexact":false,"Comment":""}]`,
		},
		{name: "more decimals", inner: row("1", "2100", "1.333"), want: `[{"ID":"1","Code":2100,"Amount":133,"Inexact":true,"Comment":""}]`},
		{
			name: "more fields", inner: strings.Replace(row("1", "2", "3"), "</HourComponent>", "<Comment>x</Comment></HourComponent>", 1),
			want: `[{"ID":"1","Code":2,"Amount":300,"Inexact":false,"Comment":""}]`,
		},
		{name: "nil row", inner: `<HourComponent xsi:nil="true" />`, want: `[]`},
		{name: "id twice", inner: row("1", "2100", "1") + row("1", "2100", "1"), bad: true},
		{name: "no id", inner: row("", "2100", "1"), bad: true},
		{name: "zero id", inner: row("0", "2100", "1"), bad: true},
		{name: "no code", inner: row("1", "", "1"), bad: true},
		{name: "no hours", inner: row("1", "2100", ""), bad: true},
		{name: "exponent", inner: row("1", "2100", "1E1"), bad: true},
		{name: "huge code", inner: row("1", "99999999999", "1"), bad: true},
		{name: "one unknown row", inner: row("1", "2100", "1") + "<Other><Nr>3</Nr></Other>", bad: true},
	})
}

// TestAbsentResult: lists may leave the result element out, values may not.
func TestAbsentResult(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, call, _ string) {
		service, op, _ := strings.Cut(call, ".")
		xmlAnswer(w, 200, wrap("<"+op+`Response xmlns="`+namespaceBase+service+`" />`))
	})
	c := client(t, s.URL, nil)
	rows, err := c.HourRows(t.Context(), someEmployee, month())
	if err != nil || rows == nil || len(rows) != 0 {
		t.Errorf("got %v, %v", rows, err)
	}
	_, err = c.Days(t.Context(), someEmployee, month())
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseMalformed)
	_, err = c.CurrentPeriod(t.Context(), someCompany)
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseMalformed)
	_, err = c.DeleteHours(t.Context(), someEmployee, "5")
	wants(t, err, nmbrs.ClassUnsure, nmbrs.CauseMalformed)
}

func TestMappingShapes(t *testing.T) {
	const guid = "6A1C2F6E-0000-4000-8000-0123456789AB"
	pair := "<Mapping><IdInt>5</IdInt><IdGuid>" + guid + "</IdGuid></Mapping>"
	want := `[{"Int":"5","GUID":"` + strings.ToLower(guid) + `"}]`
	checkReads(t, companyOp(opGUIDs), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.GUIDs(ctx, someCompany, "Employee"))
	}, []readCase{
		{name: "nested", inner: "<Entity>Employee</Entity><Mappings>" + pair + "</Mappings>", want: want},
		{name: "direct", inner: pair, want: want},
		{name: "empty", inner: "<Entity>Employee</Entity><Mappings/>", want: `[]`},
		{name: "unknown", inner: "<Pairs>" + pair + "</Pairs>", bad: true},
		{name: "text", inner: "none", bad: true},
		{name: "no GUID", inner: "<Mapping><IdInt>5</IdInt><IdGuid>5</IdGuid></Mapping>", bad: true},
	})
}

// TestHostileNames: text of a server cannot steer a terminal.
func TestHostileNames(t *testing.T) {
	inner := "<Employee><Id>1</Id><Number>1</Number><DisplayName>&#x9b;31mJan\u202e\tde&#x85; Vries</DisplayName></Employee>"
	checkReads(t, bulkOp(opEmployees), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.Employees(ctx, someCompany, "2"))
	}, []readCase{{name: "name", inner: inner, want: `[{"ID":"1","Number":"1","DisplayName":"31mJan de Vries","Type":"2"}]`}})
}

// TestNoListPassesForEmpty: whatever a service renames, no call about
// employees takes what it does not understand for nothing.
func TestNoListPassesForEmpty(t *testing.T) {
	type read = func(context.Context, *Client) (any, error)
	for op, r := range map[string]struct {
		list string
		run  read
	}{
		opEmployments: {"EmployeeEmployments", func(ctx context.Context, c *Client) (any, error) { return keep(c.Employments(ctx, someCompany)) }},
		opContracts:   {"EmployeeContracts", func(ctx context.Context, c *Client) (any, error) { return keep(c.Contracts(ctx, someCompany)) }},
		opSchedules:   {"EmployeeSchedules", func(ctx context.Context, c *Client) (any, error) { return keep(c.Schedules(ctx, someCompany)) }},
		opDepartments: {"EmployeeDepartments", func(ctx context.Context, c *Client) (any, error) { return keep(c.Departments(ctx, someCompany)) }},
		opSalaries:    {"EmployeeSalaries", func(ctx context.Context, c *Client) (any, error) { return keep(c.SalaryStarts(ctx, someCompany)) }},
		opPeopleAll: {"EmployeePersonalInfos", func(ctx context.Context, c *Client) (any, error) {
			return keep(flatten(listByCompany[wirePersonItem](ctx, c.conn, bulkOp(opPeopleAll), companyIDUpper, someCompany)))
		}},
		opFlat: {"None", func(ctx context.Context, c *Client) (any, error) { return keep(c.PayFacts(ctx, someCompany)) }},
	} {
		t.Run(op, func(t *testing.T) {
			checkReads(t, bulkOp(op), r.run, []readCase{
				{name: "renamed list", inner: "<X><EmployeeId>7</EmployeeId><Renamed><A><Id>1</Id></A></Renamed></X>", bad: true},
				{name: "renamed fields", inner: "<X><EmployeeId>7</EmployeeId><" + r.list + "><A><Nr>1</Nr></A></" + r.list + "></X>", bad: true},
				{name: "text in the list", inner: "<X><EmployeeId>7</EmployeeId><" + r.list + ">none</" + r.list + "></X>", bad: true},
				{name: "no employee", inner: "<X><" + r.list + "/></X>", bad: true},
				{name: "negative employee", inner: "<X><EmployeeId>-7</EmployeeId><" + r.list + "/></X>", bad: true},
				{name: "nothing", inner: "", want: "[]"},
			})
		})
	}
}

func TestLatestDepartment(t *testing.T) {
	dep := func(text, year, period, made string) string {
		return "<Department_V2><Id>1</Id><Description>" + text + "</Description><CreationDate>" + made +
			"</CreationDate><StartPeriod>" + period + "</StartPeriod><StartYear>" + year + "</StartYear></Department_V2>"
	}
	inner := "<X><EmployeeId>7</EmployeeId><EmployeeDepartments>" +
		dep("old", "2025", "12", "2026-06-01T00:00:00") + dep("bar", "2026", "3", "2026-01-01T00:00:00") +
		dep("kitchen", "2026", "3", "2026-01-02T00:00:00") + dep("first", "2026", "1", "2026-09-01T00:00:00") +
		"</EmployeeDepartments></X><X><EmployeeId>8</EmployeeId><EmployeeDepartments/></X>"
	checkReads(t, bulkOp(opDepartments), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.Departments(ctx, someCompany))
	}, []readCase{{name: "history", inner: inner, want: `[{"Employee":"7","Description":"kitchen"}]`}})
}

func TestCostCentreShapes(t *testing.T) {
	checkReads(t, companyOp(opCostCentres), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.CostCentres(ctx, someCompany))
	}, []readCase{
		{
			name: "nil id", inner: `<CostCenter><Code>K</Code><Id xsi:nil="true"/></CostCenter><CostCenter><Code>L</Code><Description>Bar</Description><Id>4</Id></CostCenter>`,
			want: `[{"ID":"4","Code":"L","Description":"Bar"}]`,
		},
		{name: "unknown", inner: `<CostCenter><Nr>1</Nr></CostCenter>`, bad: true},
	})
}

func TestRunShapes(t *testing.T) {
	run := `<RunInfo><ID>1</ID><Number>1</Number><Year>2026</Year><PeriodStart>4</PeriodStart><PeriodEnd>5</PeriodEnd><RunAt>0001-01-01T00:00:00</RunAt><IsLocked>0</IsLocked></RunInfo>`
	checkReads(t, companyOp(opRuns), func(ctx context.Context, c *Client) (any, error) {
		return keep(c.Runs(ctx, someCompany, 2026))
	}, []readCase{
		{name: "never run", inner: run, want: `[{"ID":"1","Number":1,"Year":2026,"PeriodStart":4,"PeriodEnd":5,"Description":"","At":"0001-01-01T00:00:00Z","Locked":false}]`},
		{name: "no lock", inner: strings.Replace(run, "<IsLocked>0</IsLocked>", "", 1), bad: true},
		{name: "no period", inner: strings.Replace(run, "<PeriodEnd>5</PeriodEnd>", "", 1), bad: true},
		{name: "odd lock", inner: strings.Replace(run, "<IsLocked>0", "<IsLocked>yes", 1), bad: true},
	})
}
