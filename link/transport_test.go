package link_test

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
)

// envTransport chooses the transport of the tests of this package: rest, or
// else soap. What an export promises it promises on both.
const envTransport = "DOORZET_TEST_TRANSPORT"

func overREST() bool { return os.Getenv(envTransport) == "rest" }

// envDialect is how the simulated REST spells what is known in several ways.
const envDialect = "DOORZET_TEST_DIALECT"

// inDialect gives a scenario the dialect under test.
func inDialect(sc sim.Scenario) sim.Scenario {
	if sc.Options.RestDialect == "" {
		sc.Options.RestDialect = os.Getenv(envDialect)
	}
	return sc
}

// refusedAs is the code under which a refusal reaches a person: its number over
// SOAP, and over REST, where the status alone decides, that of every refusal.
func refusedAs(number payroll.Code) payroll.Code {
	switch {
	case !overREST():
		return number
	case number == link.Code1002:
		return link.CodeForbidden
	}
	return link.CodeRefused
}

// runMadeAs is the code for a run of the current period: where a dialect does
// not tell the period of a run, a person is asked.
func runMadeAs() payroll.Code {
	if d := os.Getenv(envDialect); overREST() && (d == "" || d == sim.DialectCurrent) {
		return link.CodeRunAsk
	}
	return link.CodeRunMade
}

// soapOnly leaves out a test of what cannot happen over REST.
func soapOnly(t *testing.T, why string) {
	t.Helper()
	if overREST() {
		t.Skip("over REST " + why)
	}
}

// timing is when the calls of a client go out; its zero value is the system's
// clock and a pace of the client's own.
type timing struct {
	pace  *rate.Limiter
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// atOnce is without the pace that spares the real Nmbrs.
func atOnce() timing { return timing{pace: rate.NewLimiter(rate.Inf, 1)} }

// dialTransport makes a client of the transport under test. Over REST the
// numbers of SOAP stand for the ids, so that the tests need know of one kind.
func dialTransport(a link.Access, at timing) (nmbrs.Client, error) {
	if overREST() {
		return dialNumbered(a, at)
	}
	return soap.New(soap.Options{
		Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal, WriteTimeout: a.WriteTimeout,
		DaysCall: a.DaysCall, OnDaysCall: a.OnDaysCall, Pace: at.pace, Now: at.now, Sleep: at.sleep,
	})
}

func dialNumbered(a link.Access, at timing) (nmbrs.Client, error) {
	c, err := rest.New(rest.Options{
		Endpoint: a.Endpoint, Key: func() string { return sim.DefaultKey }, Tokens: &scripted{access: a},
		WriteTimeout: a.WriteTimeout, Pace: at.pace, Now: at.now, Sleep: at.sleep,
	})
	return numbered{c}, err
}

// scripted signs in by script whenever there is no token: servers of these
// tests come and go, and their consents with them.
type scripted struct {
	access link.Access

	mu     sync.Mutex
	token  string
	proved bool
}

func (s *scripted) Token(ctx context.Context) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.token == "" {
		token, err := signInByScript(ctx, s.access)
		if err != nil {
			return "", &nmbrs.Error{Call: "sign in", Class: nmbrs.ClassBroken, Cause: nmbrs.CauseFault, Code: 1001, Err: err}
		}
		s.token, s.proved = token, false
	}
	return s.token, nil
}

func (s *scripted) Refused(token string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.token != token {
		return true
	}
	s.token = ""
	return s.proved
}

func (s *scripted) Worked(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.proved = s.proved || s.token == token
}

// signInByScript posts the login page and exchanges the code, without PKCE:
// that belongs to the tests of the sign-in itself.
func signInByScript(ctx context.Context, a link.Access) (string, error) {
	const back = "http://127.0.0.1:1/callback"
	q := url.Values{
		"client_id": {sim.DefaultClientID}, "redirect_uri": {back}, "response_type": {"code"},
		"scope": {"offline_access company.info.read company.payrollsettings.read employee.info.read employee.employment.read employee.payment"},
	}
	resp, err := postForm(ctx, a.Endpoint+"/connect/authorize?"+q.Encode(), url.Values{"email": {a.Email}, "password": {a.Token.Reveal()}})
	if err != nil {
		return "", err
	}
	_ = resp.Body.Close()
	to, err := url.Parse(resp.Header.Get("Location"))
	if err != nil {
		return "", err
	}
	resp, err = postForm(ctx, a.Endpoint+"/connect/token", url.Values{
		"grant_type": {"authorization_code"}, "code": {to.Query().Get("code")}, "redirect_uri": {back},
		"client_id": {sim.DefaultClientID}, "client_secret": {sim.DefaultClientSecret},
	})
	if err != nil {
		return "", err
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	_, text, _ := strings.Cut(string(b), `"access_token":"`)
	token, _, found := strings.Cut(text, `"`)
	if err == nil && !found {
		err = os.ErrPermission
	}
	return token, err
}

func postForm(ctx context.Context, address string, form url.Values) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	// A connection of its own: the servers of these tests come and go.
	c := &http.Client{
		Timeout:       time.Minute,
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c.Do(r)
}

// guids knows which number of SOAP a GUID of the simulator stands for.
var guids = struct { //nolint:gochecknoglobals // the ids of the simulator are the same for all
	sync.Mutex
	numbers map[string]string
	rows    int
}{numbers: map[string]string{}, rows: 88_000_000}

// guidOf gives the GUID of a number, and remembers the way back.
func guidOf(entity, number string) string {
	n, err := strconv.Atoi(number)
	if err != nil {
		return number
	}
	g := sim.GUID(entity, n)
	guids.Lock()
	defer guids.Unlock()
	guids.numbers[g] = number
	return g
}

// numberOf gives the number of a GUID; one that nobody asked for before is
// looked for among the ids that the scenarios use.
func numberOf(entity, guid string) string {
	if guid == "" {
		return "" // a call that failed gave none: there is nothing to look for
	}
	guids.Lock()
	defer guids.Unlock()
	for range 40 {
		if n := guids.numbers[guid]; n != "" {
			return n
		}
		from, to := 0, 0
		switch entity {
		case "Employee":
			from, to = 510_000, 510_300
			for _, first := range []int{510_000, 600_000} {
				for i := range 1_300 {
					guids.numbers[sim.GUID(entity, first+i)] = strconv.Itoa(first + i)
				}
			}
		case "Row":
			from, to = guids.rows, guids.rows+2_000
			guids.rows = to
		case "Company":
			from, to = 71_000, 72_300
			guids.numbers[sim.GUID(entity, smallCompany)] = strconv.Itoa(smallCompany)
		default:
			to = 10_000
		}
		for i := from; i < to; i++ {
			guids.numbers[sim.GUID(entity, i)] = strconv.Itoa(i)
		}
	}
	return guid
}

// numbered is a client over REST that speaks of ids by the numbers of SOAP.
type numbered struct{ nmbrs.Client }

func company(id nmbrs.CompanyID) nmbrs.CompanyID {
	return nmbrs.CompanyID(guidOf("Company", string(id)))
}

func employee(id nmbrs.EmployeeID) nmbrs.EmployeeID {
	return nmbrs.EmployeeID(guidOf("Employee", string(id)))
}

func back(id nmbrs.EmployeeID) nmbrs.EmployeeID {
	return nmbrs.EmployeeID(numberOf("Employee", string(id)))
}

func rowID(id nmbrs.RowID) nmbrs.RowID { return nmbrs.RowID(guidOf("Row", string(id))) }

func rowBack(id nmbrs.RowID) nmbrs.RowID { return nmbrs.RowID(numberOf("Row", string(id))) }

func (c numbered) Companies(ctx context.Context) ([]nmbrs.Company, error) {
	list, err := c.Client.Companies(ctx)
	for i := range list {
		list[i].ID = nmbrs.CompanyID(numberOf("Company", string(list[i].ID)))
		list[i].Debtor = nmbrs.DebtorID(numberOf("Debtor", string(list[i].Debtor)))
	}
	return list, err
}

func (c numbered) Debtors(ctx context.Context) ([]nmbrs.Debtor, error) {
	list, err := c.Client.Debtors(ctx)
	for i := range list {
		list[i].ID = nmbrs.DebtorID(numberOf("Debtor", string(list[i].ID)))
	}
	return list, err
}

func (c numbered) CurrentPeriod(ctx context.Context, id nmbrs.CompanyID) (nmbrs.Period, error) {
	return c.Client.CurrentPeriod(ctx, company(id))
}

func (c numbered) Runs(ctx context.Context, id nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	return c.Client.Runs(ctx, company(id), year)
}

func (c numbered) HourCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return c.Client.HourCodes(ctx, company(id))
}

func (c numbered) WageCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return c.Client.WageCodes(ctx, company(id))
}

func (c numbered) CostCentres(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	list, err := c.Client.CostCentres(ctx, company(id))
	for i := range list {
		list[i].ID = numberOf("CostCenter", list[i].ID)
	}
	return list, err
}

func (c numbered) Employees(ctx context.Context, id nmbrs.CompanyID, t string) ([]nmbrs.Employee, error) {
	list, err := c.Client.Employees(ctx, company(id), t)
	for i := range list {
		list[i].ID = back(list[i].ID)
	}
	return list, err
}

func (c numbered) People(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PersonalInfo, []nmbrs.Skipped, error) {
	list, skipped, err := c.Client.People(ctx, company(id))
	for i := range list {
		list[i].Employee = back(list[i].Employee)
	}
	return list, skipped, err
}

func (c numbered) Employments(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Employment, error) {
	list, err := c.Client.Employments(ctx, company(id))
	for i := range list {
		list[i].Employee = back(list[i].Employee)
	}
	return list, err
}

func (c numbered) Contracts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Contract, error) {
	list, err := c.Client.Contracts(ctx, company(id))
	for i := range list {
		list[i].Employee = back(list[i].Employee)
	}
	return list, err
}

func (c numbered) Schedules(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Schedule, error) {
	list, err := c.Client.Schedules(ctx, company(id))
	for i := range list {
		list[i].Employee = back(list[i].Employee)
	}
	return list, err
}

func (c numbered) PayFacts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PayFacts, error) {
	list, err := c.Client.PayFacts(ctx, company(id))
	for i := range list {
		list[i].Employee = back(list[i].Employee)
	}
	return list, err
}

func (c numbered) SalaryStarts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.SalaryStart, error) {
	list, err := c.Client.SalaryStarts(ctx, company(id))
	for i := range list {
		list[i].Employee = back(list[i].Employee)
	}
	return list, err
}

func (c numbered) HourRows(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	rows, err := c.Client.HourRows(ctx, employee(id), p)
	for i := range rows {
		rows[i].ID = rowBack(rows[i].ID)
	}
	return rows, err
}

// knowing makes a call that needs to know the company of an employee, which a
// fresh client learns by its list.
func (c numbered) knowing(ctx context.Context, call func() error) error {
	err := call()
	if nmbrs.OutcomeOf(err) != nmbrs.ClassRefused {
		return err
	}
	companies, lerr := c.Client.Companies(ctx)
	if lerr != nil {
		return lerr
	}
	for _, x := range companies {
		if _, err := c.Client.Employees(ctx, x.ID, "payroll"); err != nil {
			return err
		}
	}
	return call()
}

func (c numbered) WageRows(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) (rows []nmbrs.Row, err error) {
	err = c.knowing(ctx, func() error {
		rows, err = c.Client.WageRows(ctx, employee(id), p)
		return err
	})
	for i := range rows {
		rows[i].ID = rowBack(rows[i].ID)
	}
	return rows, err
}

func (c numbered) WageRowsOf(ctx context.Context, ids []nmbrs.EmployeeID, p nmbrs.Period) (map[nmbrs.EmployeeID][]nmbrs.Row, error) {
	var there []nmbrs.EmployeeID
	for _, id := range ids {
		there = append(there, employee(id))
	}
	var rows map[nmbrs.EmployeeID][]nmbrs.Row
	err := c.knowing(ctx, func() (err error) {
		rows, err = c.Client.WageRowsOf(ctx, there, p)
		return err
	})
	out := map[nmbrs.EmployeeID][]nmbrs.Row{}
	for i, id := range ids {
		list, listed := rows[there[i]]
		for n := range list {
			list[n].ID = rowBack(list[n].ID)
		}
		if listed {
			out[id] = list
		}
	}
	return out, err
}

func (c numbered) Days(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) (nmbrs.DayFigures, error) {
	return c.Client.Days(ctx, employee(id), p)
}

func (c numbered) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	in.Employee = employee(in.Employee)
	id, err := c.Client.InsertHours(ctx, in)
	return rowBack(id), err
}

func (c numbered) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	in.Employee = employee(in.Employee)
	id, err := c.Client.InsertWage(ctx, in)
	return rowBack(id), err
}

func (c numbered) DeleteHours(ctx context.Context, id nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return c.Client.DeleteHours(ctx, employee(id), rowID(row))
}

func (c numbered) DeleteWage(ctx context.Context, id nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return c.Client.DeleteWage(ctx, employee(id), rowID(row))
}

func (c numbered) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	in.Employee = employee(in.Employee)
	return c.Client.SetDays(ctx, in)
}
