package link

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"doorzet/ids"
	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Clock is the time as the link sees it. Now carries a monotonic reading, so
// that settling is never shortened by a jump of the wall clock.
type Clock interface {
	Now() time.Time
	After(d time.Duration) <-chan time.Time
}

// SystemClock is the machine's own clock.
type SystemClock struct{}

// Now gives the time with its monotonic reading.
func (SystemClock) Now() time.Time { return time.Now() }

// After fires once when d has passed.
func (SystemClock) After(d time.Duration) <-chan time.Time { return time.After(d) }

// Access is what a transport needs to reach Nmbrs.
type Access struct {
	// Transport is soap (also when empty) or rest.
	Transport               string
	Endpoint, Email, Domain string
	// Token is the API token of SOAP, or the client secret of REST.
	Token store.Secret
	// The rest is of REST alone: the application, its subscription key, where
	// the tokens are, and which company with which period type it is for.
	Authority, ClientID string
	Key                 store.Secret
	Vault               nmbrs.Vault
	Company             nmbrs.CompanyID
	PeriodType          nmbrs.PeriodType
	// DaysCall is the remembered way to set days, OnDaysCall is told a new one.
	DaysCall   string
	OnDaysCall func(string)
	// WriteTimeout is the time a write may take, 0 for the transport's own.
	WriteTimeout time.Duration
}

// Dialer makes a client for an access; it does not connect yet.
type Dialer func(Access) (nmbrs.Client, error)

// Options wire a Service.
type Options struct {
	Ledger *store.Ledger
	Keys   store.Keyring
	Dial   Dialer
	// SignIn begins a sign-in to REST; nil where there is none.
	SignIn func(context.Context, nmbrs.App, nmbrs.SignInPage) (nmbrs.SignIn, error)
	// LockDir is where programs keep out of each other's way when they renew a
	// sign-in; "" is for a ledger that no other program can know of.
	LockDir string
	Clock   Clock
	// Actor is who acts, for the audit trail.
	Actor string
	// Token, when set, wins everywhere; the keyring is then neither read nor written.
	Token store.Secret
	// EitjeSecrets, when both are set, win over the keyring's passwords of eitje.
	EitjeSecrets EitjePasswords
	// EitjeTimeout is how long a call of eitje may take; 0 is 120 s.
	EitjeTimeout time.Duration
	// NewID gives a fresh, sortable, unique text; see ids.Sorted.
	NewID func() string
	Log   *slog.Logger
	// Settle is how long a doubtful answer rests before it is read back; 0 is 120 s.
	Settle time.Duration
	// WriteTimeout overrides the time a write may take, loopback only; 0 is the transport's own.
	WriteTimeout time.Duration
	// Parallel is how many employees are worked on at once; 0 is as many as the
	// time that calls take asks for, from 6 on.
	Parallel int
}

// Service offers the use cases on one ledger. It is safe for one caller at a
// time; long work takes a context and stops cleanly when it ends.
type Service struct {
	Options

	vaultsMu sync.Mutex
	vaults   map[string]*vault
	runKeys  store.Keyring

	tempo *tempo

	// rejected is the token of this run that Nmbrs rejected; the next run may have
	// another one.
	rejectedMu  sync.Mutex
	rejected    store.Secret
	rejectedFor string
}

// DefaultSettle is how long a doubtful answer rests before it is read back.
const DefaultSettle = 120 * time.Second

// defaultParallel is how many employees are sent at once.
const defaultParallel = 6

// New makes a service; zero options get their defaults.
func New(o Options) *Service {
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	if o.Settle == 0 {
		o.Settle = DefaultSettle
	}
	fixed := o.Parallel
	if o.Parallel == 0 {
		o.Parallel = defaultParallel
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.NewID == nil {
		o.NewID = ids.Sorted(o.Clock.Now)
	}
	return &Service{Options: o, tempo: &tempo{fixed: fixed}}
}

// Problems of the link.
const (
	// CodeNoCompany: no company is linked yet.
	CodeNoCompany payroll.Code = "link-no-company"
	// CodeChooseCompany: args companies. Several companies; one must be named.
	CodeChooseCompany payroll.Code = "link-choose-company"
	// CodeUnknownCompany: args company. The named company is not linked or not visible.
	CodeUnknownCompany payroll.Code = "link-unknown-company"
	// CodeNoToken: args email. The token is not in the keyring.
	CodeNoToken payroll.Code = "link-no-token"
	// CodeBroken: args email, reason. Nmbrs rejected the link; a new token is needed.
	CodeBroken payroll.Code = "link-broken"
	// CodeUnlinked: args company. The link of the company was removed.
	CodeUnlinked payroll.Code = "link-unlinked"
	// CodeInternal: args what. A state that the program holds to be impossible.
	CodeInternal payroll.Code = "link-internal"
)

// Companies lists the linked companies.
func (s *Service) Companies() ([]store.CompanyInfo, error) { return s.Ledger.Companies() }

// Company finds a linked company by its Nmbrs id, its key or its name; with an
// empty id the only one there is. Where several bear the id or the name, the
// one that is still linked is meant; where more are, only the key tells them apart.
func (s *Service) Company(id string) (*store.Company, error) {
	all, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	var hits []store.CompanyInfo
	for _, is := range []func(store.CompanyInfo) bool{
		func(c store.CompanyInfo) bool {
			return id == "" || c.NmbrsID == id || c.RestID == id || string(c.Key) == id
		},
		func(c store.CompanyInfo) bool {
			name := payroll.FoldName(id)
			return name != "" && (payroll.FoldName(c.Name) == name || payroll.FoldName(c.Label) == name)
		},
	} {
		if len(hits) > 0 {
			break
		}
		for _, c := range all {
			if is(c) {
				hits = append(hits, c)
			}
		}
	}
	if id != "" && len(hits) > 1 {
		if linked := slices.DeleteFunc(slices.Clone(hits), func(c store.CompanyInfo) bool { return c.Link.ID == "" }); len(linked) == 1 {
			hits = linked
		}
	}
	switch {
	case len(hits) == 1:
		return s.Ledger.Company(hits[0].Key)
	case len(all) == 0:
		return nil, payroll.NewProblem(CodeNoCompany)
	case len(hits) == 0:
		return nil, payroll.NewProblem(CodeUnknownCompany, "company", id)
	}
	return nil, payroll.NewProblem(CodeChooseCompany, "companies", companyNames(hits))
}

// companyNames lists companies by what names them: the id, and where two share
// it the key.
func companyNames(cs []store.CompanyInfo) string {
	times := map[string]int{}
	for _, c := range cs {
		times[c.NmbrsID]++
	}
	names := make([]string, len(cs))
	for i, c := range cs {
		names[i] = c.NmbrsID + " " + c.Name
		if times[c.NmbrsID] > 1 {
			names[i] = string(c.Key) + " " + c.Name
		}
	}
	return strings.Join(names, ", ")
}

// secret gives the token of a link: the one of this run, else the keyring's.
func (s *Service) secret(l store.Link) (store.Secret, error) {
	if !s.Token.IsZero() {
		return s.Token, nil
	}
	if l.ID == "" {
		return store.Secret{}, payroll.NewProblem(CodeUnlinked, "company", "")
	}
	return s.Keys.Get(l.ID)
}

// client dials Nmbrs for a linked company.
func (s *Service) client(co *store.Company) (nmbrs.Client, store.CompanyInfo, error) {
	info, err := co.Info()
	if err != nil {
		return nil, info, err
	}
	if info.Link.ID == "" {
		return nil, info, payroll.NewProblem(CodeUnlinked, "company", info.Name)
	}
	if info.Link.Broken == brokenSignIn {
		return nil, info, payroll.NewProblem(CodeSignInOver)
	}
	if info.Link.Broken == brokenKey {
		return nil, info, payroll.NewProblem(CodeKey, "call", "–", "text", "–", "status", "401")
	}
	if s.forOneRun(info.Link) {
		info.Link.Broken = s.rejection()
	}
	if info.Link.Broken != "" {
		return nil, info, payroll.NewProblem(CodeBroken, "email", info.Link.Email, "reason", info.Link.Broken)
	}
	if info.Link.Transport == store.TransportREST {
		c, err := s.restClient(co, info)
		return c, info, err
	}
	token, err := s.secret(info.Link)
	if err != nil {
		return nil, info, err
	}
	c, err := s.Dial(Access{
		Endpoint: info.Link.Endpoint, Email: info.Link.Email, Domain: info.Link.Domain, Token: token,
		DaysCall: info.DaysCall, WriteTimeout: s.WriteTimeout,
		OnDaysCall: func(call string) {
			if err := s.eachOfLink(info.Link.ID, func(i *store.CompanyInfo) bool {
				differs := i.DaysCall != call
				i.DaysCall = call
				return differs
			}); err != nil {
				s.Log.Error("remember the call for days", "err", err)
			}
		},
	})
	return c, info, err
}

// forOneRun tells whether a link is used with a token that was given for this run
// alone: what Nmbrs says of it says nothing of the token that is kept, nor of the
// next one that is given.
func (s *Service) forOneRun(l store.Link) bool {
	return l.Transport != store.TransportREST && !s.Token.IsZero()
}

// rejection tells with which code the token of this run was rejected, "" when it
// was not.
func (s *Service) rejection() string {
	s.rejectedMu.Lock()
	defer s.rejectedMu.Unlock()
	if !s.rejected.IsZero() && s.rejected.Equal(s.Token) {
		return s.rejectedFor
	}
	return ""
}

// reject remembers, for this run, that its token was rejected.
func (s *Service) reject(reason string) {
	s.rejectedMu.Lock()
	defer s.rejectedMu.Unlock()
	s.rejected, s.rejectedFor = s.Token, reason
}

// noteBroken marks the link broken when Nmbrs rejected it, for every company
// that it serves, and passes the error on as a Problem.
func (s *Service) noteBroken(co *store.Company, err error) error {
	if err == nil || nmbrs.OutcomeOf(err) != nmbrs.ClassBroken {
		return Explain(err)
	}
	var e *nmbrs.Error
	reason := ""
	if errors.As(err, &e) {
		reason = payroll.IntText(e.Code)
		switch e.Cause {
		case nmbrs.CauseSignIn:
			reason = brokenSignIn
		case nmbrs.CauseKey:
			reason = brokenKey
		default:
		}
	}
	info, uerr := co.Info()
	switch {
	case uerr != nil:
	case s.forOneRun(info.Link):
		s.reject(reason)
	default:
		uerr = s.markLink(info.Link.ID, reason)
	}
	if uerr != nil {
		return errors.Join(Explain(err), uerr)
	}
	return Explain(err)
}

// brokenSignIn is why a link over REST is broken for which somebody has to
// sign in again.
const brokenSignIn = "sign-in"

// brokenKey is why a link over REST is broken of which no subscription key is
// taken any more.
const brokenKey = "key"

// restClient dials REST for a linked company; where that was moved from SOAP
// the ledger goes on with the ids that it has.
func (s *Service) restClient(co *store.Company, info store.CompanyInfo) (nmbrs.Client, error) {
	c, err := s.restCredentials(info.Link)
	if err != nil {
		return nil, err
	}
	a := c.access(s.vaultOf(info.Link.ID))
	a.Company, a.PeriodType, a.WriteTimeout = nmbrs.CompanyID(restCompany(info)), periodTypes[info.Cadence], s.WriteTimeout
	client, err := s.Dial(a)
	if err != nil || info.RestID == "" {
		return client, err
	}
	pairs, err := co.IDs()
	if err != nil {
		return nil, err
	}
	rows, err := co.Rows()
	if err != nil {
		return nil, err
	}
	return newBridge(client, info, pairs, rows), nil
}

// wait rests for d on the injected clock, or until the context ends.
func (s *Service) wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.Clock.After(d):
		return nil
	}
}

func (s *Service) stamp() string { return s.Clock.Now().Format(time.RFC3339) }
