package nmbrs_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
)

func restClient(t testing.TB, web string, vault nmbrs.Vault, now func() time.Time) *rest.Client {
	t.Helper()
	c, err := rest.New(rest.Options{
		Endpoint: web, Key: func() string { return sim.DefaultKey }, Tokens: rest.NewSession(demoApp(web), vault, now, nil),
		Company: nmbrs.CompanyID(sim.GUID("Company", anker)), Pace: rate.NewLimiter(rate.Inf, 1), Sleep: noSleep,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestFiftyCallersRenewOnce: two programs with 25 goroutines each find the
// access token expired at the same moment; the refresh token is used once.
func TestFiftyCallersRenewOnce(t *testing.T) {
	server, web := simulator(t, nil)
	vault := signedIn(t, web)
	for round := range 3 {
		server.ExpireAccess()
		before := server.State().Calls["Token"]
		one, two := restClient(t, web, vault, nil), restClient(t, web, vault, nil)
		var wg sync.WaitGroup
		errs := make(chan error, 50)
		for i := range 50 {
			wg.Go(func() {
				c := one
				if i%2 == 1 {
					c = two
				}
				_, err := c.Debtors(context.Background())
				errs <- err
			})
		}
		wg.Wait()
		close(errs)
		for err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
		// Two sessions that each were refused the old one may renew it in turn.
		if n := server.State().Calls["Token"] - before; n < 1 || n > 2 {
			t.Errorf("round %d: %d renewals for 50 callers", round, n)
		}
	}
	if _, cut, _ := vault.Load(); cut {
		t.Error("a renewal was left open")
	}
}

// TestRenewalBeforeItExpires: nobody is refused when the time is up.
func TestRenewalBeforeItExpires(t *testing.T) {
	server, web := simulator(t, func(sc *sim.Scenario) { sc.Options.AccessSeconds = 3600; sc.Clock = "" })
	vault := signedIn(t, web)
	now := time.Now()
	var offset atomic.Int64
	c := restClient(t, web, vault, func() time.Time { return now.Add(time.Duration(offset.Load())) })
	for range 5 {
		offset.Add(int64(30 * time.Minute))
		if _, err := c.Debtors(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if server.State().Calls["Token"] < 3 {
		t.Errorf("renewed %d times", server.State().Calls["Token"]-1)
	}
}

// TestRenewalCutOff: the answer of the authority was lost, or the program died
// before it was kept. The next run says so, and a fresh sign-in mends it.
func TestRenewalCutOff(t *testing.T) {
	server, web := simulator(t, nil)
	vault := signedIn(t, web)
	server.ExpireAccess()
	if err := server.Inject(sim.Fault{Operation: "Token", Kind: "reset-after"}); err != nil {
		t.Fatal(err)
	}
	_, err := restClient(t, web, vault, nil).Debtors(t.Context())
	if c := nmbrs.OutcomeOf(err); c != nmbrs.ClassNotSent && c != nmbrs.ClassBroken {
		t.Errorf("the call itself was not sent, got %v", err)
	}
	for range 2 {
		_, err = restClient(t, web, vault, nil).Debtors(t.Context())
		if !errors.Is(err, nmbrs.ErrSignInCut) || nmbrs.OutcomeOf(err) != nmbrs.ClassBroken {
			t.Errorf("got %v, want the cut explained", err)
		}
	}
	fresh := signedIn(t, web)
	if _, err := restClient(t, web, fresh, nil).Debtors(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestRenewalNotReached: the authority failed without using the token; later it works.
func TestRenewalNotReached(t *testing.T) {
	server, web := simulator(t, nil)
	vault := signedIn(t, web)
	server.ExpireAccess()
	for _, f := range []sim.Fault{
		{Kind: "status", Status: 503, Body: "busy"}, {Kind: "status", Status: 429, Body: "{}"}, {Kind: "reset-before"}, {Kind: "html502"},
	} {
		f.Operation, f.Times = "Token", 3
		if err := server.Inject(f); err != nil {
			t.Fatal(err)
		}
		_, err := restClient(t, web, vault, nil).Debtors(t.Context())
		server.ClearFaults()
		if c := nmbrs.OutcomeOf(err); c != nmbrs.ClassNotSent {
			t.Errorf("%s: got %q (%v)", f.Kind, c, err)
		}
	}
	if _, err := restClient(t, web, vault, nil).Debtors(t.Context()); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// TestRenewalThatCannotBeKept: the tokens that were given go on in memory, and
// the old refresh token is not used again.
func TestRenewalThatCannotBeKept(t *testing.T) {
	server, web := simulator(t, nil)
	vault := signedIn(t, web)
	server.ExpireAccess()
	vault.fail = errors.New("locked")
	c := restClient(t, web, vault, nil)
	for range 3 {
		if _, err := c.Debtors(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	server.ExpireAccess()
	if _, err := c.Debtors(t.Context()); err != nil {
		t.Errorf("the token in memory was not used: %v", err)
	}
}

// TestRefreshTokenLivesOn: an answer without a new refresh token keeps the old
// one, and its access token is used.
func TestRefreshTokenLivesOn(t *testing.T) {
	server, web := simulator(t, func(sc *sim.Scenario) { sc.Options.RestKeepsRefresh = true })
	vault := signedIn(t, web)
	old := vault.tokens
	c := restClient(t, web, vault, nil)
	for range 3 {
		server.ExpireAccess()
		if _, err := c.Debtors(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if vault.tokens.Refresh != old.Refresh || vault.tokens.Access == old.Access || vault.begun {
		t.Errorf("kept the refresh token: %v, another access token: %v, renewal open: %v",
			vault.tokens.Refresh == old.Refresh, vault.tokens.Access != old.Access, vault.begun)
	}
}

// TestConsentIsOver: taken back at the portal, or expired by 30 idle days.
func TestConsentIsOver(t *testing.T) {
	server, web := simulator(t, nil)
	vault := signedIn(t, web)
	if err := server.Revoke(""); err != nil {
		t.Fatal(err)
	}
	_, err := restClient(t, web, vault, nil).Debtors(t.Context())
	if !errors.Is(err, nmbrs.ErrSignInOver) || nmbrs.OutcomeOf(err) != nmbrs.ClassBroken {
		t.Errorf("got %v", err)
	}
	if _, err := restClient(t, web, &memoryVault{}, nil).Debtors(t.Context()); !errors.Is(err, nmbrs.ErrSignInNone) {
		t.Errorf("got %v", err)
	}
}

// TestConsentForSeveralDebtors: the list of companies is refused whole and
// read debtor by debtor; with a consent for one the others are not seen.
func TestConsentForSeveralDebtors(t *testing.T) {
	two := func(multi bool) func(*sim.Scenario) {
		return func(sc *sim.Scenario) {
			sc.Options.RestMultiDebtor = multi
			sc.Debtors = append(sc.Debtors, sim.Debtor{ID: 5000, Number: "2", Name: "Andere"})
			sc.Companies = append(sc.Companies, sim.Company{ID: 72000, Number: 1, Name: "Andere B.V.", Debtor: 5000, Period: "2026-48-1W"})
		}
	}
	for multi, count := range map[bool]int{true: 3, false: 2} {
		_, web := simulator(t, two(multi))
		s := startSignIn(t, web)
		debtors := []string{"4071"}
		if multi {
			debtors = append(debtors, "5000")
		}
		browse(t, s.Address(), url.Values{"debtor": debtors})
		tokens, err := s.Wait(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		c := restClient(t, web, &memoryVault{tokens: tokens}, nil)
		companies, err := c.Companies(t.Context())
		if err != nil || len(companies) != count || companies[0].Debtor != nmbrs.DebtorID(sim.GUID("Debtor", 4071)) {
			t.Errorf("multi %v: %d companies, %v", multi, len(companies), err)
		}
		if multi {
			p, err := c.CurrentPeriod(t.Context(), companies[2].ID)
			if err != nil || p.Type != nmbrs.Week || p.Number != 48 {
				t.Errorf("period %v, %v", p, err)
			}
		}
	}
}

// TestPagingInEveryForm reads a long list in small pages, however a page tells
// of the next one.
func TestPagingInEveryForm(t *testing.T) {
	for _, form := range []string{"", "top", "next", "total"} {
		_, web := simulator(t, func(sc *sim.Scenario) {
			sc.Options.RestPaging, sc.Options.RestPageLimit = form, 5
			for i := range 13 {
				sc.Hours = append(sc.Hours, sim.InitialRow{Employee: worker, Code: 2100, Amount: sim.Whole(i + 1), Period: "2026-11"})
			}
		})
		c := restClient(t, web, signedIn(t, web), nil)
		rows, err := c.HourRows(t.Context(), nmbrs.EmployeeID(sim.GUID("Employee", worker)), november())
		var sum nmbrs.Hundredths
		for _, r := range rows {
			sum += r.Amount
		}
		if err != nil || len(rows) != 13 || sum != 9100 {
			t.Errorf("form %q: %d rows, %s, %v", form, len(rows), sum, err)
		}
	}
}

// TestTooManyRequests: a read waits as long as it is told, a write waits again
// as with 1006 of SOAP.
func TestTooManyRequests(t *testing.T) {
	server, web := simulator(t, nil)
	var waited []time.Duration
	c, err := rest.New(rest.Options{
		Endpoint: web, Key: func() string { return sim.DefaultKey }, Tokens: rest.NewSession(demoApp(web), signedIn(t, web), nil, nil),
		Sleep: func(_ context.Context, d time.Duration) error { waited = append(waited, d); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	busy := sim.Fault{Kind: "fault", Code: 1006, RetryAfter: "7"}
	busy.Operation = "DebtorService.List_GetAll"
	write := busy
	write.Operation = "HourComponentVar_Insert"
	if err := server.Inject(busy, write); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Debtors(t.Context()); err != nil || len(waited) != 1 || waited[0] != 7*time.Second {
		t.Errorf("waited %v, %v", waited, err)
	}
	_, err = c.InsertHours(t.Context(), nmbrs.Insert{Employee: nmbrs.EmployeeID(sim.GUID("Employee", worker)), Code: 2100, Amount: 1, Period: november()})
	var e *nmbrs.Error
	if !errors.As(err, &e) || e.Class != nmbrs.ClassBusy || e.Cause != nmbrs.CauseBusy || e.RetryAfter != 7*time.Second {
		t.Errorf("got %v", err)
	}
}

// TestWriteWithAnExpiredToken: nothing was stored, so the call may be made
// again, with another token.
func TestWriteWithAnExpiredToken(t *testing.T) {
	server, web := simulator(t, nil)
	c := restClient(t, web, signedIn(t, web), nil)
	in := nmbrs.Insert{Employee: nmbrs.EmployeeID(sim.GUID("Employee", worker)), Code: 2100, Amount: 100, Period: november()}
	server.ExpireAccess()
	if _, err := c.InsertHours(t.Context(), in); nmbrs.OutcomeOf(err) != nmbrs.ClassBusy {
		t.Errorf("got %v", err)
	}
	if _, err := c.InsertHours(t.Context(), in); err != nil {
		t.Errorf("again: %v", err)
	}
	server.ExpireAccess()
	if _, err := c.Debtors(t.Context()); err != nil {
		t.Errorf("a read renews by itself: %v", err)
	}
}

// TestWageCodes: not offered is said apart from a failure.
func TestWageCodes(t *testing.T) {
	for offered, count := range map[bool]int{true: 3, false: 0} {
		_, web := simulator(t, func(sc *sim.Scenario) { sc.Options.RestWageCodes = offered })
		c := restClient(t, web, signedIn(t, web), nil)
		codes, _, err := c.WageCodes(t.Context(), nmbrs.CompanyID(sim.GUID("Company", anker)))
		if len(codes) != count || errors.Is(err, nmbrs.ErrUnsupported) == offered {
			t.Errorf("offered %v: %d codes, %v", offered, len(codes), err)
		}
	}
}

// TestSecretsOfRESTStayOut: no error, log or print holds a token or key.
func TestSecretsOfRESTStayOut(t *testing.T) {
	server, web := simulator(t, nil)
	vault := signedIn(t, web)
	var out strings.Builder
	log := slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
	c, err := rest.New(rest.Options{
		Endpoint: web, Key: func() string { return sim.DefaultKey }, Tokens: rest.NewSession(demoApp(web), vault, nil, log),
		Sleep: noSleep, Log: log,
	})
	if err != nil {
		t.Fatal(err)
	}
	echo := vault.tokens.Access + " " + sim.DefaultKey
	for _, f := range []sim.Fault{
		{Kind: "fault", Code: 2030, Text: echo},
		{Kind: "body", Body: `{"title":"` + echo},
		{Kind: "body", Status: 500, Body: echo},
		{Kind: "reset-after"},
	} {
		f.Operation = "HourComponentVar_Insert"
		if err := server.Inject(f); err != nil {
			t.Fatal(err)
		}
		_, err := c.InsertHours(t.Context(), nmbrs.Insert{
			Employee: nmbrs.EmployeeID(sim.GUID("Employee", worker)), Code: 2100, Amount: 100, Period: november(),
		})
		fmt.Fprintf(&out, "%v %+v\n", err, err)
	}
	fmt.Fprintf(&out, "%v %+v %#v %s", vault.tokens, vault.tokens, vault.tokens, vault.tokens)
	if b, err := json.Marshal(vault.tokens); err == nil {
		out.Write(b)
	}
	for _, secret := range []string{vault.tokens.Access, vault.tokens.Refresh, sim.DefaultKey} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("a secret is in:\n%s", strings.ReplaceAll(out.String(), secret, "<<<SECRET>>>"))
		}
	}
	if strings.Contains(out.String(), sim.DemoCanaryBSN) {
		t.Error("a citizen service number is in the log")
	}
}
