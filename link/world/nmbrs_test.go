package world_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/soap"
	"doorzet/store"
)

const (
	email = "loket@klein.example"
	token = "klein000klein000klein000klein000"
)

func overREST() bool { return os.Getenv("DOORZET_TEST_TRANSPORT") == "rest" }

// scenario is Nmbrs as the office finds it: two companies, nobody with a row.
func scenario(people []human) sim.Scenario {
	codes := []sim.Code{{Code: 2100, Description: "Gewerkte uren"}, {Code: 2150, Description: "Overuren"}, {Code: 2160, Description: "Ziekte-uren"}}
	wages := []sim.Code{{Code: 5100, Description: "Maaltijden"}}
	sc := sim.Scenario{
		Options: sim.ScenarioOptions{RestWageCodes: true},
		Users:   []sim.User{{Email: email, Token: token, Domain: "klein"}},
		Debtors: []sim.Debtor{{ID: 90, Number: "90", Name: "Klein"}},
		Companies: []sim.Company{
			{ID: firstCompany, Number: 1, Name: "Horeca Eén", Debtor: 90, Period: "2026-11-M", HourCodes: codes, WageCodes: wages},
			{ID: secondCompany, Number: 2, Name: "Horeca Twee", Debtor: 90, Period: "2026-11-M", HourCodes: codes, WageCodes: wages},
		},
	}
	for i, p := range people {
		var none sim.Decimal
		e := sim.Employee{
			ID: p.id, Company: companyID(p.company), Number: p.number, Person: personOf(p),
			Employments: []sim.Employment{{ID: 10*p.id + 1, Start: "2025-01-01"}},
			Contracts:   []sim.Contract{{ID: 10*p.id + 2, Start: "2025-01-01", HoursPerWeek: &none}},
			Salaries:    []sim.Salary{{ID: 10*p.id + 3, Start: "2025-01-01", Type: 3, Value: sim.Whole(14 + i)}},
		}
		if p.fixed {
			full := sim.Whole(38)
			e.Contracts[0].HoursPerWeek, e.Salaries[0].Type = &full, 1
		}
		sc.Employees = append(sc.Employees, e)
	}
	return sc
}

func personOf(p human) sim.Person {
	return sim.Person{FirstName: p.first, Prefix: p.prefix, LastName: p.last}
}

func companyID(c int) int { return firstCompany + c }

// unhurried is a server's clock on which no two calls are close together.
func unhurried() func() time.Time {
	var n atomic.Int64
	began := time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)
	return func() time.Time { return began.Add(time.Duration(n.Add(1)) * 100 * time.Millisecond) }
}

// dial makes a client of the transport of the link, as the program does.
func dial(a link.Access) (nmbrs.Client, error) {
	pace := rate.NewLimiter(rate.Inf, 1)
	if a.Transport != store.TransportREST {
		return soap.New(soap.Options{
			Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal, WriteTimeout: a.WriteTimeout, Pace: pace,
			DaysCall: a.DaysCall, OnDaysCall: a.OnDaysCall,
		})
	}
	app := nmbrs.App{Authority: a.Authority, ClientID: a.ClientID, Secret: a.Token.Reveal}
	return rest.New(rest.Options{
		Endpoint: a.Endpoint, Key: a.Key.Reveal, Tokens: rest.NewSession(app, a.Vault, nil, nil), Company: a.Company,
		PeriodType: a.PeriodType, WriteTimeout: a.WriteTimeout, Pace: pace,
	})
}

func startSignIn(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
	return rest.StartSignIn(ctx, app, rest.SignInOptions{Ports: []int{0}, Page: page})
}

// signIn signs in over REST without a browser.
func signIn(ctx context.Context, svc *link.Service, endpoint string) (*link.Login, error) {
	c := link.RESTCredentials{
		Endpoint: endpoint, ClientID: sim.DefaultClientID, Secret: store.NewSecret(sim.DefaultClientSecret), Key: store.NewSecret(sim.DefaultKey),
	}
	in, err := svc.StartSignIn(ctx, c, nmbrs.SignInPage{Title: "Doorzet", Good: "goed", Bad: "fout"})
	if err != nil {
		return nil, err
	}
	defer in.Close()
	form := url.Values{"email": {email}, "password": {token}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, in.Address(), strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	browser := &http.Client{
		Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	resp, err := browser.Do(r)
	if err != nil {
		return nil, err
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	tokens, err := link.SignedIn(in.Paste(ctx, resp.Header.Get("Location")))
	if err != nil {
		return nil, err
	}
	return svc.TryREST(ctx, c, tokens)
}

// employee is how the link knows somebody: by number, or over REST by GUID.
func employee(id int) string {
	if overREST() {
		return sim.GUID("Employee", id)
	}
	return strconv.Itoa(id)
}

// purse is where an amount lies: whose, on which code, in which period.
type purse struct {
	person, code, month int
	wage                bool
}

// row is a row of Nmbrs. by is the ledger that made it, "" for a colleague.
type row struct {
	purse
	id     int
	amount int // hundredths
	by     string
}

// rows reads what Nmbrs holds.
func (w *world) rows() []row {
	var out []row
	st := w.sim.State()
	add := func(id, who string, code int, amount string, month int, comment string, wage bool) {
		n, err := strconv.Atoi(id)
		w.ok(err)
		e, err := strconv.Atoi(who)
		w.ok(err)
		out = append(out, row{purse{w.personOf(e), code, month, wage}, n, hundredths(amount), w.made[comment]})
	}
	for _, r := range st.Rows {
		add(r.ID, r.EmployeeID, r.Code, r.Hours, r.Period, r.Comment, false)
	}
	for _, r := range st.Wages {
		add(r.ID, r.EmployeeID, r.Code, r.Value, r.Period, r.Comment, true)
	}
	return out
}

// days reads the days worked of a person in a month.
func (w *world) days(person, month int) int {
	for _, d := range w.sim.State().Days {
		if d.EmployeeID == strconv.Itoa(w.truth.people[person].id) && d.Period == month {
			return d.Days
		}
	}
	return 0
}

// hundredths reads an amount as the server writes it.
func hundredths(s string) int {
	neg := strings.HasPrefix(s, "-")
	whole, part, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	n, err := strconv.Atoi(whole + (part + "00")[:2])
	if err != nil {
		panic(fmt.Sprintf("the amount %q: %v", s, err))
	}
	if neg {
		return -n
	}
	return n
}

func (w *world) personOf(id int) int {
	for i, p := range w.truth.people {
		if p.id == id {
			return i
		}
	}
	return -1
}

// rowOf finds the row that a comment stands at, as the link writes its id.
func (w *world) rowOf(comment string) string {
	st := w.sim.State()
	id, entity := "", "Row"
	for _, r := range st.Rows {
		if r.Comment == comment {
			id = r.ID
		}
	}
	for _, r := range st.Wages {
		if r.Comment == comment {
			id = r.ID
		}
	}
	if n, err := strconv.Atoi(id); err == nil && overREST() {
		return sim.GUID(entity, n)
	}
	return id
}
