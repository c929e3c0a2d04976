package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/nmbrs/soap"
	"doorzet/nmbrs/wire"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/store/plain"
	"doorzet/ui/lang"
)

// tokenVariable names the environment variable that wins over the keyring.
const tokenVariable = "DOORZET_TOKEN" //nolint:gosec // the name of a variable, not a token

// keyringService is the name under which the keyring keeps tokens.
const keyringService = "doorzet"

// keyringWait is how long a keyring may take, a person's password included.
const keyringWait = 60 * time.Second

// sealWait is how long the keyring may take to give the key of the audit seal,
// which nothing depends on.
const sealWait = 5 * time.Second

// logLimit is the size at which a log file is put aside.
const logLimit = 8 << 20

// app is one run of the program.
type app struct {
	// ctx ends when the user stops the program: what hangs is left alone then.
	ctx       context.Context
	flags     globals
	stdin     io.Reader
	lines     *bufio.Reader // standard input, line by line
	stdout    io.Writer
	stderr    io.Writer
	env       func(string) string
	texts     *lang.Texts
	say       *lang.CmdTexts
	log       *slog.Logger
	logFile   string
	help      func()
	closers   []func() error
	opened    []string // what opening the ledger had to tell, held back while holdNotes is set
	holdNotes bool
	ledger    *store.Ledger
	svc       *link.Service
	// crashTold says what crashed in the screens, nil when nothing did.
	crashTold *payroll.Problem
	// waits are the moments until which Nmbrs asked to wait, as they were told.
	waitsMu sync.Mutex
	waits   []string
}

func newApp(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) *app {
	language, asJSON := preScan(args)
	l, ok := lang.Parse(language)
	if !ok {
		l = lang.Detect(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
	}
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, env: env, texts: lang.For(l), log: discard()}
	a.say = a.texts.Cmd()
	a.flags.JSON = asJSON
	return a
}

// close ends everything that was opened, the newest first.
func (a *app) close() error {
	var errs []error
	for i := len(a.closers) - 1; i >= 0; i-- {
		errs = append(errs, a.closers[i]())
	}
	a.closers = nil
	return errors.Join(errs...)
}

// dataDir is where the ledger is.
func (a *app) dataDir() (string, error) {
	dir := a.flags.Data
	if dir == "" {
		dir = filepath.Join(a.base("XDG_DATA_HOME", xdg.DataHome), "doorzet")
	}
	return filepath.Abs(dir)
}

// stateDir is where the chain head is kept outside the data directory.
func (a *app) stateDir() string {
	return filepath.Join(a.base("XDG_STATE_HOME", xdg.StateHome), "doorzet")
}

func (a *app) base(variable, otherwise string) string {
	if v := a.env(variable); filepath.IsAbs(v) {
		return v
	}
	return otherwise
}

// actor is who acts, for the audit trail.
func (a *app) actor() string {
	if a.flags.Actor != "" {
		return payroll.Clean(a.flags.Actor, 80)
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return payroll.Clean(u.Username, 80)
	}
	return payroll.Clean(a.env("USER"), 80)
}

// opening tells what opening the ledger has to tell, once: check opens it in two
// processes.
func (a *app) opening(text string) {
	if slices.Contains(a.opened, text) {
		return
	}
	a.opened = append(a.opened, text)
	if !a.holdNotes {
		a.note(text)
	}
}

// tellOpening tells what was held back of opening, but for what told has.
func (a *app) tellOpening(told ...string) {
	if !a.holdNotes {
		return
	}
	a.holdNotes = false
	for _, text := range a.opened {
		if !slices.Contains(told, text) {
			a.note(text)
		}
	}
}

// open opens the ledger and makes the service; only activating may make a
// ledger where there is none.
func (a *app) open(create bool) error {
	if a.ledger != nil {
		return nil // the example brings its own
	}
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	if _, err := os.Stat(dir); err == nil || create {
		if err := a.openLog(dir); err != nil {
			a.note(a.say.NoLog)
		}
	}
	o := store.Options{
		Dir: dir, StateDir: a.stateDir(), Actor: a.actor(), MustExist: !create,
		Seals: store.WithDeadline(store.SystemKeyring(keyringService), sealWait),
	}
	if a.ledger, err = plain.Await(a.ctx, func() (*store.Ledger, error) { return store.Open(o) }); err != nil {
		return err
	}
	a.closers = append(a.closers, a.ledger.Close)
	for _, p := range append(a.ledger.Notes(), a.ledger.Exposed()...) {
		a.log.Warn("opening", "problem", p)
		a.opening(a.texts.Problem(p, a.logFile))
	}
	a.svc = link.New(link.Options{
		Ledger: a.ledger, Keys: store.WithDeadline(store.SystemKeyring(keyringService), keyringWait),
		Dial: dialer(a.log, time.Now), SignIn: startSignIn(time.Now), LockDir: a.stateDir(),
		Actor: a.actor(), Token: store.NewSecret(a.env(tokenVariable)), Log: a.log,
		EitjeSecrets: eitjeSecrets(a.env),
	})
	return nil
}

// openLog begins to log to the data directory; the standard logger goes along,
// so that no library writes to the terminal.
func (a *app) openLog(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, "doorzet.log")
	if fi, err := os.Stat(path); err == nil && fi.Size() > logLimit {
		if err := os.Rename(path, path+".old"); err != nil {
			return err
		}
	}
	f, err := plain.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	level := slog.LevelInfo
	if a.flags.Debug {
		level = slog.LevelDebug
	}
	a.log = slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: level}))
	a.logFile = path
	before := log.Writer()
	log.SetOutput(f)
	a.closers = append(a.closers, f.Close, func() error { log.SetOutput(before); a.log = discard(); return nil })
	return nil
}

// dialer makes clients of either transport that share one pace.
func dialer(log *slog.Logger, now func() time.Time) link.Dialer {
	pace := wire.NewPace()
	return func(acc link.Access) (nmbrs.Client, error) {
		if acc.Transport == store.TransportREST {
			app := nmbrs.App{Authority: acc.Authority, ClientID: acc.ClientID, Secret: acc.Token.Reveal}
			c, err := rest.New(rest.Options{
				Endpoint: acc.Endpoint, Key: acc.Key.Reveal, Tokens: rest.NewSession(app, acc.Vault, now, log),
				Company: acc.Company, PeriodType: acc.PeriodType, WriteTimeout: acc.WriteTimeout, Log: log, Pace: pace, Now: now,
			})
			if err != nil {
				return nil, err
			}
			return c, nil
		}
		c, err := soap.New(soap.Options{
			Endpoint: acc.Endpoint, Email: acc.Email, Domain: acc.Domain, Token: acc.Token.Reveal,
			WriteTimeout: acc.WriteTimeout, Log: log, Pace: pace, DaysCall: acc.DaysCall, OnDaysCall: acc.OnDaysCall,
		})
		if err != nil {
			return nil, err
		}
		return c, nil
	}
}

// company opens the ledger and finds the company that is worked on.
func (a *app) company() (*store.Company, store.CompanyInfo, error) {
	if err := a.open(false); err != nil {
		return nil, store.CompanyInfo{}, err
	}
	co, err := a.svc.Company(a.flags.Company)
	if err != nil {
		return nil, store.CompanyInfo{}, err
	}
	info, err := co.Info()
	return co, info, err
}

// period reads a period argument; "" is Nmbrs's last known current one.
func (a *app) period(text string, info store.CompanyInfo) (payroll.Period, error) {
	if text == "" {
		return link.Current(info), nil
	}
	p, err := payroll.ParsePeriod(text)
	if err != nil || p.IsZero() {
		return p, a.wrong(a.say.BadPeriod, payroll.Clean(text, 40))
	}
	if info.Cadence != "" {
		return p, payroll.Calendar{Cadence: info.Cadence}.Valid(p)
	}
	return p, nil
}

// inCalendar refuses a period that the company's cadence does not have; one
// that was not given is none.
func inCalendar(d *link.Desk, p payroll.Period) error {
	if p.IsZero() {
		return nil
	}
	return d.Book.Settings.Calendar.Valid(p)
}

// desk opens a period of the company that is worked on.
func (a *app) desk(period string) (*store.Company, *link.Desk, error) {
	co, info, err := a.company()
	if err != nil {
		return nil, nil, err
	}
	p, err := a.period(period, info)
	if err != nil {
		return nil, nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, nil, err
	}
	if err := set.Calendar.Valid(p); err != nil {
		return nil, nil, err
	}
	d, err := a.svc.Desk(co, p)
	return co, d, err
}

// deskOf opens the desk on which the named lines lie; a period that was named is kept to.
func (a *app) deskOf(period string, ids []payroll.LineID) (*store.Company, *link.Desk, error) {
	co, d, err := a.desk(period)
	if err != nil || period != "" {
		return co, d, err
	}
	d, err = a.svc.DeskOf(co, d.Period, ids)
	return co, d, err
}

// loopback tells whether an address leads to this machine only.
func loopback(endpoint string) bool {
	u, err := url.Parse(endpoint)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || (ip != nil && ip.IsLoopback())
}
