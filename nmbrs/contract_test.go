package nmbrs_test

import (
	"context"
	"errors"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/soap"
)

// contract is a transport under the contract: the same cases hold on each.
type contract struct {
	nmbrs.Client
	// name is soap or rest, dialect how REST is spelt.
	name, dialect string
	sim           *sim.Server
	// id gives an id as the transport has it.
	id func(entity string, n int) string
}

const (
	anker = 71001
	first = 510001
)

// zero-hours people of the example have no rows in November but one.
const worker = first + 7

func november() nmbrs.Period { return nmbrs.Period{Year: 2026, Number: 11, Type: nmbrs.Month} }

// eachTransport runs a case on SOAP and on REST in each dialect, each with a
// server of its own.
func eachTransport(t *testing.T, change func(*sim.Scenario), run func(t *testing.T, c *contract)) {
	t.Helper()
	start := func(t *testing.T, dialect string) (*sim.Server, string) {
		sc := sim.Demo()
		sc.Options.RestDialect = dialect
		if change != nil {
			change(&sc)
		}
		server := sim.New(sc, sim.Options{})
		web := httptest.NewServer(server.Handler())
		t.Cleanup(func() { server.Close(); web.Close() })
		return server, web.URL
	}
	t.Run("soap", func(t *testing.T) {
		t.Parallel()
		server, url := start(t, "")
		c, err := soap.New(soap.Options{
			Endpoint: url, Email: sim.Demo().Users[0].Email, Domain: sim.Demo().Users[0].Domain,
			Token: func() string { return sim.Demo().Users[0].Token }, Pace: rate.NewLimiter(rate.Inf, 1), Sleep: noSleep,
			WriteTimeout: 2 * time.Second, ReadTimeout: 5 * time.Second,
		})
		if err != nil {
			t.Fatal(err)
		}
		run(t, &contract{c, "soap", "", server, func(_ string, n int) string { return strconv.Itoa(n) }})
	})
	for _, dialect := range sim.Dialects() {
		t.Run("rest "+dialect, func(t *testing.T) {
			t.Parallel()
			server, url := start(t, dialect)
			vault := signedIn(t, url)
			c, err := rest.New(rest.Options{
				Endpoint: url, Key: func() string { return sim.DefaultKey }, Tokens: rest.NewSession(demoApp(url), vault, nil, nil),
				Company: nmbrs.CompanyID(sim.GUID("Company", anker)), Pace: rate.NewLimiter(rate.Inf, 1), Sleep: noSleep,
				WriteTimeout: 2 * time.Second, ReadTimeout: 5 * time.Second,
			})
			if err != nil {
				t.Fatal(err)
			}
			run(t, &contract{c, "rest", dialect, server, sim.GUID})
		})
	}
}

func noSleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

func (c *contract) company() nmbrs.CompanyID { return nmbrs.CompanyID(c.id("Company", anker)) }

func (c *contract) worker(n int) nmbrs.EmployeeID { return nmbrs.EmployeeID(c.id("Employee", n)) }

func TestContractReadsWhoAndWhat(t *testing.T) {
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		ctx := t.Context()
		debtors, err := c.Debtors(ctx)
		want(t, err, len(debtors) == 1 && debtors[0].Name == "Van Zanten Horeca Groep" && debtors[0].Number == "1208")
		companies, err := c.Companies(ctx)
		want(t, err, len(companies) == 2 && companies[0].ID == c.company() && companies[0].Name == "Brasserie Het Anker B.V.")
		p, err := c.CurrentPeriod(ctx, c.company())
		want(t, err, p == november())
		runs, err := c.Runs(ctx, c.company(), 2026)
		period := 10
		if c.dialect == sim.DialectCurrent {
			period = 0 // its number is not taken for one
		}
		want(t, err, len(runs) == 10 && runs[9].Locked && runs[9].Number == 10 && runs[9].PeriodStart == period && runs[9].PeriodEnd == period)
		none, err := c.Runs(ctx, c.company(), 2019)
		want(t, err, none != nil && len(none) == 0)
		hours, _, err := c.HourCodes(ctx, c.company())
		want(t, err, len(hours) == 8 && hours[0].Code == 2100 && hours[0].Description == "Gewerkte uren")
		centres, err := c.CostCentres(ctx, c.company())
		want(t, err, len(centres) == 3 && centres[0].Code == "100")
	})
}

func TestContractReadsPeople(t *testing.T) {
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		ctx := t.Context()
		types, err := c.EmployeeTypes(ctx)
		want(t, err, len(types) > 0)
		kind := "2"
		if c.name == "rest" {
			kind = types[0].ID
		}
		people, err := c.Employees(ctx, c.company(), kind)
		want(t, err, len(people) > 20)
		infos, _, err := c.People(ctx, c.company())
		want(t, err, len(infos) > 20)
		for _, p := range infos {
			if p.Employee == c.worker(worker) && (p.FirstName != "Sanne" || p.LastName != "Bakker" || p.EmailWork != "sanne.bakker@het-anker.example") {
				t.Errorf("got %+v", p)
			}
		}
		employments, err := c.Employments(ctx, c.company())
		want(t, err, len(employments) > 20 && !employments[0].Start.IsZero())
		contracts, err := c.Contracts(ctx, c.company())
		want(t, err, len(contracts) > 20 && contracts[0].HoursPerWeek != nil && *contracts[0].HoursPerWeek == 3800)
		schedules, err := c.Schedules(ctx, c.company())
		want(t, err, len(schedules) > 20 && schedules[0].Hours[2] != nil && *schedules[0].Hours[2] == 760)
		departments, err := c.Departments(ctx, c.company())
		want(t, err, len(departments) > 10)
		for _, d := range departments {
			if d.Employee == c.worker(worker) && d.Description != "bediening" {
				t.Errorf("got %+v", d)
			}
		}
		facts, err := c.PayFacts(ctx, c.company())
		want(t, err, len(facts) > 20 && facts[0].SalaryType == "Bruto_Salaris_Fulltime")
		starts, err := c.SalaryStarts(ctx, c.company())
		want(t, err, len(starts) > 20 && starts[0].Type != "")
	})
}

func TestContractWritesAndReadsBack(t *testing.T) {
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		ctx := t.Context()
		who, p := c.worker(worker), november()
		for _, kind := range []struct {
			code   int
			insert func(context.Context, nmbrs.Insert) (nmbrs.RowID, error)
			rows   func(context.Context, nmbrs.EmployeeID, nmbrs.Period) ([]nmbrs.Row, error)
			remove func(context.Context, nmbrs.EmployeeID, nmbrs.RowID) (bool, error)
		}{{2100, c.InsertHours, c.HourRows, c.DeleteHours}, {5100, c.InsertWage, c.WageRows, c.DeleteWage}} {
			empty, err := kind.rows(ctx, who, p)
			want(t, err, empty != nil && len(empty) == 0)
			id, err := kind.insert(ctx, nmbrs.Insert{Employee: who, Code: kind.code, Amount: 1225, Comment: "dz:één", Period: p})
			want(t, err, id != "")
			rows, err := kind.rows(ctx, who, p)
			want(t, err, len(rows) == 1 && rows[0].ID == id && rows[0].Code == kind.code && rows[0].Amount == 1225)
			if comment := map[string]string{"rest": "dz:één"}[c.name]; rows[0].Comment != comment {
				t.Errorf("comment %q, want %q", rows[0].Comment, comment)
			}
			gone, err := kind.remove(ctx, who, id)
			want(t, err, gone)
			again, err := kind.remove(ctx, who, id)
			want(t, err, !again)
			rows, err = kind.rows(ctx, who, p)
			want(t, err, len(rows) == 0)
		}
		days, err := c.Days(ctx, who, p)
		want(t, err, days.Sum() == 0)
		want(t, c.SetDays(ctx, nmbrs.SetDays{Employee: who, Days: 7, Period: p}), true)
		days, err = c.Days(ctx, who, p)
		want(t, err, days.Sum() == 7)
		want(t, c.SetDays(ctx, nmbrs.SetDays{Employee: who, Days: 0, Period: p}), true)
		days, err = c.Days(ctx, who, p)
		want(t, err, days.Sum() == 0)
	})
}

func want(t *testing.T, err error, good bool) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if !good {
		t.Fatal("not what it should be")
	}
}

// TestContractWordsRefusals: the same refusal has the same class on both, and
// over SOAP its number. The numbers and words of REST are its own, so that its
// status alone says what is the matter.
func TestContractWordsRefusals(t *testing.T) {
	october := nmbrs.Period{Year: 2026, Number: 10, Type: nmbrs.Month}
	declared := nmbrs.Period{Year: 2026, Number: 9, Type: nmbrs.Month}
	eachTransport(t, func(sc *sim.Scenario) { sc.Options.RefuseNegative = true }, func(t *testing.T, c *contract) {
		ctx := t.Context()
		insert := func(change func(*nmbrs.Insert)) error {
			in := nmbrs.Insert{Employee: c.worker(worker), Code: 2100, Amount: 100, Period: november()}
			change(&in)
			_, err := c.InsertHours(ctx, in)
			return err
		}
		wage := func(code int) error {
			_, err := c.InsertWage(ctx, nmbrs.Insert{Employee: c.worker(worker), Code: code, Amount: 100, Period: november()})
			return err
		}
		for _, x := range []struct {
			name string
			err  error
			code int
		}{
			{"unknown code", insert(func(in *nmbrs.Insert) { in.Code = 999 }), 2001},
			{"unknown wage code", wage(999), 2002},
			{"earlier period", insert(func(in *nmbrs.Insert) { in.Period = october }), 2011},
			{"declared period", insert(func(in *nmbrs.Insert) { in.Period, in.Unprotected = declared, true }), 2012},
			{"no such period", insert(func(in *nmbrs.Insert) { in.Period.Number = 13 }), 2006},
			{"cost centre", insert(func(in *nmbrs.Insert) { in.CostCentre = c.id("CostCenter", 4) }), 2037},
			{"negative", insert(func(in *nmbrs.Insert) { in.Amount = -100 }), 2030},
			{"nobody", insert(func(in *nmbrs.Insert) { in.Employee = c.worker(7) }), 2003},
		} {
			number, cause := x.code, nmbrs.CauseFault
			if c.name == "rest" {
				number, cause = 0, nmbrs.CauseRefused
				if x.code == 2003 {
					cause = nmbrs.CauseNotFound
				}
			}
			if nmbrs.OutcomeOf(x.err) != nmbrs.ClassRefused || !nmbrs.IsCode(x.err, number) || !nmbrs.IsCause(x.err, cause) {
				t.Errorf("%s: got %v, want a refusal %d", x.name, x.err, number)
			}
		}
		if err := insert(func(in *nmbrs.Insert) { in.Period, in.Unprotected = october, true }); err != nil {
			t.Errorf("unlocked: %v", err)
		}
		if _, err := c.CurrentPeriod(ctx, nmbrs.CompanyID(c.id("Company", 4))); !nmbrs.IsCode(err, 2004) && !nmbrs.IsCause(err, nmbrs.CauseNotFound) {
			t.Errorf("an unknown company: %v", err)
		}
		if _, err := c.HourRows(ctx, "niet-een-id", november()); nmbrs.OutcomeOf(err) != nmbrs.ClassRefused {
			t.Errorf("a wrong id: %v", err)
		}
	})
}

// TestContractClassesOfTrouble: what is known after trouble is the same.
func TestContractClassesOfTrouble(t *testing.T) {
	cases := []struct {
		name  string
		fault sim.Fault
		class nmbrs.Class
	}{
		{"busy", sim.Fault{Kind: "fault", Code: 1006}, nmbrs.ClassBusy},
		{"no subscription", sim.Fault{Kind: "fault", Code: 1004}, nmbrs.ClassBroken},
		{"forbidden", sim.Fault{Kind: "fault", Code: 1002}, nmbrs.ClassRefused},
		{"unnumbered", sim.Fault{Kind: "fault", Code: -1}, nmbrs.ClassUnsure},
		{"9999", sim.Fault{Kind: "fault"}, nmbrs.ClassUnsure},
		{"timeout", sim.Fault{Kind: "timeout"}, nmbrs.ClassUnsure},
	}
	for _, kind := range sim.FaultKinds() {
		switch kind {
		case "fault", "fault12", "fault200", "timeout", "status", "slow", "delay", "bom", "dup-id", "body", "foreign-id", "next-id", "twice", "cut-list":
			continue
		}
		cases = append(cases, struct {
			name  string
			fault sim.Fault
			class nmbrs.Class
		}{kind, sim.Fault{Kind: kind}, nmbrs.ClassUnsure})
	}
	for _, status := range []int{301, 302, 307, 308, 400, 404, 408, 500, 502, 503, 504} {
		cases = append(cases, struct {
			name  string
			fault sim.Fault
			class nmbrs.Class
		}{"status " + strconv.Itoa(status), sim.Fault{Kind: "status", Status: status, Body: "<html>nee</html>"}, nmbrs.ClassUnsure})
	}
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		for _, x := range cases {
			x.fault.Operation = "HourComponentVar_Insert"
			if err := c.sim.Inject(x.fault); err != nil {
				t.Fatal(err)
			}
			before := c.sim.State().Calls["HourComponentVar_Insert"]
			_, err := c.InsertHours(t.Context(), nmbrs.Insert{Employee: c.worker(worker), Code: 2100, Amount: 100, Period: november()})
			if x.name == "no subscription" && c.name == "rest" {
				// A 401: another key or token may help, and nothing was stored.
				x.class = nmbrs.ClassBusy
			}
			if got := nmbrs.OutcomeOf(err); got != x.class {
				t.Errorf("%s: got %q (%v), want %q", x.name, got, err, x.class)
			}
			var e *nmbrs.Error
			if !errors.As(err, &e) || e.Call == "" {
				t.Errorf("%s: %v is no *nmbrs.Error", x.name, err)
			}
			if n := c.sim.State().Calls["HourComponentVar_Insert"] - before; n != 1 {
				t.Errorf("%s: the write was sent %d times", x.name, n)
			}
			c.sim.ClearFaults()
		}
	})
}

// TestContractRepeatsReads: a read is tried again, and an error of it is typed.
func TestContractRepeatsReads(t *testing.T) {
	eachTransport(t, nil, func(t *testing.T, c *contract) {
		for _, f := range []sim.Fault{
			{Kind: "status", Status: 503, Times: 2}, {Kind: "reset-before", Times: 2}, {Kind: "fault", Code: 1006, Times: 2},
		} {
			f.Operation = "HourComponentVar_Get"
			if err := c.sim.Inject(f); err != nil {
				t.Fatal(err)
			}
			if _, err := c.HourRows(t.Context(), c.worker(worker), november()); err != nil {
				t.Errorf("%s %d: %v", f.Kind, f.Status, err)
			}
			c.sim.ClearFaults()
		}
	})
}

// TestContractSeesBothWays: what one transport wrote the other one sees, with
// its comment where that comes back.
func TestContractSeesBothWays(t *testing.T) {
	server := sim.New(sim.Demo(), sim.Options{})
	web := httptest.NewServer(server.Handler())
	defer func() { server.Close(); web.Close() }()
	s, err := soap.New(soap.Options{
		Endpoint: web.URL, Email: sim.Demo().Users[0].Email, Domain: sim.Demo().Users[0].Domain,
		Token: func() string { return sim.Demo().Users[0].Token },
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := rest.New(rest.Options{
		Endpoint: web.URL, Key: func() string { return sim.DefaultKey },
		Tokens: rest.NewSession(demoApp(web.URL), signedIn(t, web.URL), nil, nil),
	})
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.InsertHours(t.Context(), nmbrs.Insert{
		Employee: nmbrs.EmployeeID(strconv.Itoa(worker)), Code: 2100, Amount: 850, Comment: "dz:abc", Period: november(),
	})
	if err != nil {
		t.Fatal(err)
	}
	guid := nmbrs.EmployeeID(sim.GUID("Employee", worker))
	rows, err := r.HourRows(t.Context(), guid, november())
	n, _ := strconv.Atoi(string(id))
	want(t, err, len(rows) == 1 && rows[0].Comment == "dz:abc" && rows[0].ID == nmbrs.RowID(sim.GUID("Row", n)))
	gone, err := r.DeleteHours(t.Context(), guid, rows[0].ID)
	want(t, err, gone)
	left, err := s.HourRows(t.Context(), nmbrs.EmployeeID(strconv.Itoa(worker)), november())
	want(t, err, len(left) == 0)
	pairs, err := s.GUIDs(t.Context(), nmbrs.CompanyID(strconv.Itoa(anker)), "Employee")
	want(t, err, len(pairs) > 20 && pairs[0].GUID == sim.GUID("Employee", first))
}
