package link_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// The small business of these tests: one company, everybody paid by the hour.
const (
	smallEmail   = "loket@klein.example"
	smallToken   = "klein000klein000klein000klein000"
	smallCompany = 90001
	smallFirst   = 600001
)

var simNov = sim.Period{Year: 2026, Number: 11}

func smallID(i int) payroll.EmployeeID { return payroll.EmployeeID(strconv.Itoa(smallFirst + i)) }

func smallName(i int) string { return fmt.Sprintf("Medewerker %c%03d", 'A'+i%26, i) }

// smallBusiness is a scenario with so many people.
func smallBusiness(people int) sim.Scenario {
	sc := sim.Scenario{
		Options: sim.ScenarioOptions{RestWageCodes: true},
		Users:   []sim.User{{Email: smallEmail, Token: smallToken, Domain: "klein"}},
		Debtors: []sim.Debtor{{ID: 90, Number: "90", Name: "Klein"}},
		Companies: []sim.Company{{
			ID: smallCompany, Number: 1, Name: "Eetcafé Klein", Debtor: 90, Period: "2026-11-M",
			HourCodes:   []sim.Code{{Code: 2100, Description: "Gewerkte uren"}, {Code: 2150, Description: "Overuren"}, {Code: 2160, Description: "Bardienst"}},
			CostCentres: []sim.CostCentre{{ID: 77, Code: "K", Description: "Keuken"}},
			WageCodes:   []sim.Code{{Code: 5100, Description: "Maaltijden"}, {Code: 5200, Description: "Reiskosten"}},
		}},
	}
	for i := range people {
		var none sim.Decimal
		sc.Employees = append(sc.Employees, sim.Employee{
			ID: smallFirst + i, Company: smallCompany, Number: 1 + i,
			Person:      sim.Person{FirstName: "Medewerker", LastName: smallName(i)[len("Medewerker "):]},
			Employments: []sim.Employment{{ID: 10*(smallFirst+i) + 1, Start: "2025-01-01"}},
			Contracts:   []sim.Contract{{ID: 10*(smallFirst+i) + 2, Start: "2025-01-01", HoursPerWeek: &none}},
			Salaries:    []sim.Salary{{ID: 10*(smallFirst+i) + 3, Start: "2025-01-01", Type: 3, Value: sim.Whole(14)}},
		})
	}
	return sc
}

// smallOffice links the small business, with people, codes and no lines yet.
// settings alter how the service is wired.
func smallOffice(t testing.TB, people int, so sim.Options, settings ...func(*link.Options)) *office {
	t.Helper()
	if so.Now == nil {
		so.Now = unhurried()
	}
	server := sim.New(inDialect(smallBusiness(people)), so)
	web := httptest.NewServer(server.Handler())
	t.Cleanup(func() { server.Close(); web.Close() })
	o := &office{t: t, sim: server, url: web.URL, dir: quickDir(t), settings: settings}
	o.open()
	t.Cleanup(func() {
		if err := o.led.Close(); err != nil {
			t.Errorf("close the ledger: %v", err)
		}
	})
	o.setUpSmall()
	return o
}

// quickDir is a directory in memory where there is one: these tests commit
// thousands of times, and a killed process loses nothing of a file in memory.
func quickDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "doorzet-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// unhurried is a server's clock on which no two calls are close together, so
// that Nmbrs's limit of calls in a second is never met.
func unhurried() func() time.Time {
	var n atomic.Int64
	began := time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)
	return func() time.Time { return began.Add(time.Duration(n.Add(1)) * 100 * time.Millisecond) }
}

func (o *office) setUpSmall() {
	o.t.Helper()
	ctx := context.Background()
	login, err := o.svc.Try(ctx, link.Credentials{Email: smallEmail, Endpoint: o.url})
	if err != nil {
		o.t.Fatalf("try: %v", err)
	}
	o.co = o.must(o.svc.Activate(ctx, login, login.Companies[0], payroll.Period{}))
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		o.t.Fatalf("sync: %v", err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		o.t.Fatalf("apply: %v", err)
	}
	if _, err := o.svc.FetchCodes(ctx, o.co); err != nil {
		o.t.Fatalf("codes: %v", err)
	}
	o.codes("gewerkte uren=2100", "overuren=2150", "maaltijden=5100", "verlof=-", "dagen=on")
}

// withToken wires the service for the small business.
func withToken(token string) func(*link.Options) {
	return func(o *link.Options) { o.Token, o.Dial = store.NewSecret(token), dialAtOnce }
}

// dialAtOnce is dialSOAP without the pace that spares the real Nmbrs.
func dialAtOnce(a link.Access) (nmbrs.Client, error) {
	return dialTransport(a, atOnce())
}

// line makes an approved line of a person on a day of November.
func (o *office) line(person, day int, minutes payroll.Minutes, meals payroll.Hundredths) payroll.Line {
	l := payroll.Line{
		ID: payroll.LineID(o.svc.NewID()), Version: 1, Approved: true,
		Facts: payroll.Facts{
			Date: payroll.MustDate(2026, 11, day), Person: smallName(person), Number: strconv.Itoa(1 + person),
			Type: payroll.TypeWorked, Start: payroll.NoTime, End: payroll.NoTime, Minutes: minutes,
		},
		Source: payroll.Source{Kind: payroll.SourceTyped},
	}
	if meals != 0 {
		l.Counts = map[string]payroll.Hundredths{payroll.KindMeals: meals}
	}
	return l
}

// put writes lines into the ledger.
func (o *office) put(lines ...payroll.Line) {
	o.t.Helper()
	if err := o.co.Commit(store.Change{Put: lines, Audit: store.Audit{Action: "test"}}); err != nil {
		o.t.Fatalf("put lines: %v", err)
	}
}

// states counts the lines per state.
func (o *office) states() map[payroll.State]int {
	o.t.Helper()
	out := map[payroll.State]int{}
	for state, n := range o.desk().CountStates() {
		out[state] = n.Lines
	}
	return out
}

// allIn fails unless every line of the period is in one state.
func (o *office) allIn(want payroll.State) {
	o.t.Helper()
	for state, n := range o.states() {
		if state != want && n > 0 {
			o.t.Errorf("%d lines are %s, not %s", n, state, want)
		}
	}
}

// ids gives the lines of a person.
func (o *office) ids(person int) []payroll.LineID {
	o.t.Helper()
	var out []payroll.LineID
	for _, v := range o.desk().Verdicts {
		if v.Employee == smallID(person) {
			out = append(out, v.Line.ID)
		}
	}
	return out
}

// edit gives a line another length and confirms its correction.
func (o *office) edit(id payroll.LineID, minutes payroll.Minutes) {
	o.t.Helper()
	d := o.desk()
	for _, v := range d.Verdicts {
		if v.Line.ID == id {
			f := v.Line.Facts
			f.Minutes = minutes
			if err := o.svc.Edit(o.co, d, id, f, ""); err != nil {
				o.t.Fatalf("edit: %v", err)
			}
		}
	}
}

func (o *office) confirm(ids ...payroll.LineID) {
	o.t.Helper()
	if err := o.svc.Confirm(o.co, o.desk(), ids, "vergissing"); err != nil {
		o.t.Fatalf("confirm: %v", err)
	}
}

func (o *office) withdraw(ids ...payroll.LineID) {
	o.t.Helper()
	if err := o.svc.Withdraw(o.co, o.desk(), ids, "niet gewerkt"); err != nil {
		o.t.Fatalf("withdraw: %v", err)
	}
}

// held gives the sum on the server of a person and code, and how many rows it has.
func (o *office) held(person, code int) (string, int) {
	st := o.sim.State()
	var sum sim.Decimal
	n := 0
	add := func(employee string, c int, amount string) {
		if employee == string(smallID(person)) && c == code {
			d, err := sim.ParseDecimal(amount)
			if err != nil {
				o.t.Fatalf("amount %q: %v", amount, err)
			}
			sum += d
			n++
		}
	}
	for _, r := range st.Rows {
		add(r.EmployeeID, r.Code, r.Hours)
	}
	for _, r := range st.Wages {
		add(r.EmployeeID, r.Code, r.Value)
	}
	return sum.String(), n
}

// holds fails unless the server holds that sum, in so many rows.
func (o *office) holds(person, code int, want string, rows int) {
	o.t.Helper()
	if sum, n := o.held(person, code); sum != want || n != rows {
		o.t.Errorf("person %d, code %d: %s in %d rows on the server, want %s in %d", person, code, sum, n, want, rows)
	}
}

// days gives the days worked on the server.
func (o *office) days(person int) int {
	for _, d := range o.sim.State().Days {
		if d.EmployeeID == string(smallID(person)) && d.Period == 11 {
			return d.Days
		}
	}
	return 0
}

// writes counts the calls with effect that the server received.
func (o *office) writes() int {
	n := 0
	for op, calls := range o.sim.State().Calls {
		if isWrite(op) {
			n += calls
		}
	}
	return n
}

func isWrite(op string) bool {
	switch lastPart(op) {
	case "HourComponentVar_Insert", "WageComponentVar_Insert", "HourComponent_Delete", "WageComponent_Delete",
		"DaysVarWorked_Set", "DaysVar_Set":
		return true
	}
	return false
}

func lastPart(op string) string {
	for i := len(op) - 1; i >= 0; i-- {
		if op[i] == '.' {
			return op[i+1:]
		}
	}
	return op
}

// clean fails unless the ledger is whole and Nmbrs holds what it says.
func (o *office) clean() {
	o.t.Helper()
	for _, p := range o.led.Check() {
		o.t.Errorf("check of the ledger: %v", p)
	}
	rows, err := o.co.RowsIn(nov)
	if err != nil {
		o.t.Fatal(err)
	}
	st := o.sim.State()
	there := map[string]string{}
	for _, r := range st.Rows {
		there["hours/"+r.ID] = r.Hours
	}
	for _, r := range st.Wages {
		there["wage/"+r.ID] = r.Value
	}
	for _, r := range rows {
		if r.Kind == payroll.KindWorked {
			continue
		}
		key := string(r.Kind) + "/" + string(r.ID)
		want := r.Amount.String()
		switch { // as a person chose to leave it
		case r.Gone:
			want = ""
		case r.Left != nil:
			want = r.Left.String()
		}
		if there[key] != want {
			o.t.Errorf("own row %s is %q on the server, %q in the register", key, there[key], want)
		}
		delete(there, key)
	}
	for _, r := range st.Rows {
		if _, left := there["hours/"+r.ID]; left && r.Origin == sim.OriginAPI {
			o.t.Errorf("row %s (%s) came from us and is not in the register", r.ID, r.Comment)
		}
	}
	for _, r := range st.Wages {
		if _, left := there["wage/"+r.ID]; left && r.Origin == sim.OriginAPI {
			o.t.Errorf("wage row %s (%s) came from us and is not in the register", r.ID, r.Comment)
		}
	}
}
