package link_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// noting is a keyring that remembers every value it was ever given, and can
// refuse to take more.
type noting struct {
	store.Keyring
	mu     sync.Mutex
	values []string
	refuse bool
}

func (n *noting) Set(account string, s store.Secret) error {
	n.mu.Lock()
	n.values = append(n.values, s.Reveal())
	refuse := n.refuse
	n.mu.Unlock()
	if refuse {
		return payroll.NewProblem(store.CodeKeyringLocked)
	}
	return n.Keyring.Set(account, s)
}

func (n *noting) stop(on bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.refuse = on
}

// secrets gives everything that must not be seen outside the keyring: the
// values themselves, and the tokens within those that are JSON.
func (n *noting) secrets() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	var out []string
	for _, v := range n.values {
		var kept struct{ Token string }
		if json.Unmarshal([]byte(v), &kept) == nil && kept.Token != "" {
			out = append(out, kept.Token)
			continue
		}
		out = append(out, v)
	}
	return out
}

// restOffice is an office linked over REST, its tokens in a keyring.
func restOffice(t *testing.T, change ...func(*link.Options)) (*office, *noting) {
	t.Helper()
	o := bothOffice(t)
	keys := &noting{Keyring: store.MemoryKeyring()}
	o.settings = append(o.settings, func(opts *link.Options) { opts.Keys = keys })
	o.settings = append(o.settings, change...)
	o.wire()
	l := o.signIn()
	o.co = o.must(o.svc.Activate(t.Context(), l, l.Companies[0], payroll.Period{}))
	return o, keys
}

// program is another run of the program on the same keyring and lock.
func (o *office) program() *link.Service {
	before := o.svc
	o.wire()
	other := o.svc
	o.svc = before
	return other
}

// TestTwoProgramsRenewOnce: 50 callers in two programs find the access token
// refused at once; the refresh token is used one time.
func TestTwoProgramsRenewOnce(t *testing.T) {
	t.Parallel()
	o, _ := restOffice(t)
	info, err := o.co.Info()
	if err != nil {
		t.Fatal(err)
	}
	programs := []*link.Service{o.svc, o.program()}
	for round := range 3 {
		o.sim.ExpireAccess()
		before := o.sim.State().Calls["Token"]
		errs := make(chan error, 50)
		var wg sync.WaitGroup
		for i := range 50 {
			wg.Go(func() {
				_, err := programs[i%2].LoginOf(context.Background(), info.Link)
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
		if n := o.sim.State().Calls["Token"] - before; n != 1 {
			t.Errorf("round %d: %d renewals", round, n)
		}
	}
	if _, err := o.program().LoginOf(t.Context(), info.Link); err != nil {
		t.Errorf("a program that starts afterwards: %v", err)
	}
}

// TestCrashBetweenExchangeAndKeeping: the run that has the new tokens goes on;
// one that comes after it is told to sign in again, and why. Nothing is lost.
func TestCrashBetweenExchangeAndKeeping(t *testing.T) {
	t.Parallel()
	o, keys := restOffice(t)
	ctx := t.Context()
	o.sim.ExpireAccess()
	keys.stop(true)
	for range 2 {
		if _, err := o.svc.Sync(ctx, o.co); err != nil {
			t.Fatalf("the run that holds the tokens: %v", err)
		}
	}
	keys.stop(false)
	after := o.program() // as if the first one had died before it could keep them
	_, err := after.Sync(ctx, o.co)
	if err == nil {
		t.Fatal("a used refresh token worked again")
	}
	// The access token that was kept is expired at the server as well.
	wantProblem(t, err, link.CodeSignInCut)
	_, err = o.program().Sync(ctx, o.co)
	wantProblem(t, err, link.CodeSignInOver) // the link is known to be broken now
	l := o.signIn()
	if _, err := o.program().Activate(ctx, l, l.Companies[0], payroll.Period{}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.program().Sync(ctx, o.co); err != nil {
		t.Errorf("after signing in again: %v", err)
	}
}

// TestLaterTokensAreKept: what could not be kept at first is kept with the next
// renewal, and the keyring holds one refresh token, the newest.
func TestLaterTokensAreKept(t *testing.T) {
	t.Parallel()
	o, keys := restOffice(t)
	ctx := t.Context()
	o.sim.ExpireAccess()
	keys.stop(true)
	if _, err := o.svc.Sync(ctx, o.co); err != nil {
		t.Fatal(err)
	}
	keys.stop(false)
	o.sim.ExpireAccess()
	if _, err := o.svc.Sync(ctx, o.co); err != nil {
		t.Fatal(err)
	}
	if _, err := o.program().Sync(ctx, o.co); err != nil {
		t.Errorf("another program: %v", err)
	}
	info, _ := o.co.Info()
	held := 0
	for _, a := range []string{"/refresh-1", "/refresh-2"} {
		if _, err := keys.Get(info.Link.ID + a); err == nil {
			held++
		}
	}
	if held != 1 {
		t.Errorf("%d refresh tokens are kept", held)
	}
}

// TestSecretsOfRESTCannotLeak walks the whole month over REST with servers
// that echo the secrets, and looks for them in everything said and kept.
func TestSecretsOfRESTCannotLeak(t *testing.T) {
	t.Parallel()
	heard := &sieve{}
	log := slog.New(slog.NewTextHandler(heard, &slog.HandlerOptions{Level: slog.LevelDebug}))
	o, keys := restOffice(t, func(opts *link.Options) {
		opts.Log = log
		opts.Dial = func(a link.Access) (nmbrs.Client, error) {
			_, _ = fmt.Fprintf(heard, "%v %+v %#v\n", a.Token, a.Key, a)
			app := nmbrs.App{Authority: a.Authority, ClientID: a.ClientID, Secret: a.Token.Reveal}
			return rest.New(rest.Options{
				Endpoint: a.Endpoint, Key: a.Key.Reveal, Tokens: rest.NewSession(app, a.Vault, nil, log), Company: a.Company,
				PeriodType: a.PeriodType, WriteTimeout: a.WriteTimeout, Pace: rate.NewLimiter(rate.Inf, 1), Log: log,
			})
		}
	})
	o.readyREST()
	// A server can echo what it was sent: the access token and the key.
	info, err := o.co.Info()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := keys.Get(info.Link.ID + "/access")
	if err != nil {
		t.Fatal(err)
	}
	var access struct{ Token string }
	if err := json.Unmarshal([]byte(kept.Reveal()), &access); err != nil {
		t.Fatal(err)
	}
	echo := access.Token + " " + sim.DefaultKey
	if err := o.sim.Inject(
		sim.Fault{Operation: "HourComponentVar_Insert", Kind: "fault", Code: 2030, Text: echo},
		sim.Fault{Operation: "HourComponentVar_Insert", Nth: 2, Kind: "body", Status: 500, Body: echo},
		sim.Fault{Operation: "Token", Kind: "status", Status: 400, Body: `{"error":"invalid_request","error_description":"` + sim.DefaultClientSecret + `"}`},
	); err != nil {
		t.Fatal(err)
	}
	res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	_, _ = fmt.Fprintf(heard, "%+v\n", res)
	o.sim.ExpireAccess()
	for range 2 {
		_, err := o.svc.Sync(t.Context(), o.co)
		heard.say(err)
	}
	if err := o.led.Backup(filepath.Join(o.dir, "copy.db")); err != nil {
		t.Fatal(err)
	}
	kinds := append(keys.secrets(), sim.DefaultKey, sim.DefaultClientSecret, sim.DemoCanaryBSN)
	if len(kinds) < 7 {
		t.Fatalf("only %d secrets", len(kinds))
	}
	read := 0
	err = filepath.WalkDir(o.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		read++
		for _, s := range kinds {
			if bytes.Contains(content, []byte(s)) {
				t.Errorf("a secret is in %s", filepath.Base(path))
			}
		}
		return err
	})
	if err != nil || read < 3 {
		t.Errorf("%d files read, %v", read, err)
	}
	heard.mu.Lock()
	defer heard.mu.Unlock()
	for i, s := range kinds {
		if at := bytes.Index(heard.all.Bytes(), []byte(s)); at >= 0 {
			t.Errorf("secret %d was said after %q", i, heard.all.Bytes()[max(0, at-80):at])
		}
	}
}
