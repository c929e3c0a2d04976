package link

import (
	"context"
	"errors"
	"strings"
	"time"

	"doorzet/ids"
	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of signing in to REST.
const (
	// CodeNoClient: the client id, the client secret or the subscription key is missing.
	CodeNoClient payroll.Code = "sign-in-no-client"
	// CodeSignInOver: the consent has ended; somebody has to sign in again.
	CodeSignInOver payroll.Code = "sign-in-over"
	// CodeSignInCut: renewing the consent was cut off; somebody has to sign in again.
	CodeSignInCut payroll.Code = "sign-in-cut"
	// CodeSignInNone: nobody has signed in.
	CodeSignInNone payroll.Code = "sign-in-none"
	// CodeSignInFailed: args text. The sign-in itself did not work.
	CodeSignInFailed payroll.Code = "sign-in-failed"
	// CodeSignInDenied: the person at the browser did not consent, or the code was used or too old.
	CodeSignInDenied payroll.Code = "sign-in-denied"
	// CodeSignInState: what came back belongs to another sign-in.
	CodeSignInState payroll.Code = "sign-in-state"
	// CodeSignInNoCode: what was pasted holds no code.
	CodeSignInNoCode payroll.Code = "sign-in-no-code"
	// CodeSignInNoPort: args address. None of the addresses for the way back is free.
	CodeSignInNoPort payroll.Code = "sign-in-no-port"
	// CodeSignInNarrow: args scopes, lack. Something a link can do without was not granted.
	CodeSignInNarrow payroll.Code = "sign-in-narrow"
	// CodeNoConsent: args debtor. No consent over REST is for that debtor.
	CodeNoConsent payroll.Code = "sign-in-no-consent"
	// CodeSignInReturn: args address. The address for the way back cannot be one.
	CodeSignInReturn payroll.Code = "sign-in-return"
	// CodeSignInClient: Nmbrs does not know the client id, or its secret is wrong.
	CodeSignInClient payroll.Code = "sign-in-client"
	// CodeSignInScope: the application may not ask for one of the scopes.
	CodeSignInScope payroll.Code = "sign-in-scope"
	// CodeSignInTooLong: nobody came back in time.
	CodeSignInTooLong payroll.Code = "sign-in-too-long"
	// CodeSignInOther: args company. The consent does not cover the company.
	CodeSignInOther payroll.Code = "sign-in-other"
	// CodeNoREST: this program was put together without REST.
	CodeNoREST payroll.Code = "sign-in-no-rest"
	// CodeWageByNumber: over REST there is no list of wage codes.
	CodeWageByNumber payroll.Code = "codes-wage-by-number"
)

// The base addresses of REST.
const (
	DefaultREST      = "https://api.nmbrsapp.com"
	DefaultAuthority = "https://identityservice.nmbrs.com"
)

// IdleDays is how long a consent lasts without being used. Source: clients of
// Nmbrs's REST API.
const IdleDays = 30

// idleWarning is how many days before that it is asked for.
const idleWarning = 7

// What a screen needs of a sign-in, so that it need not know the transport.
type (
	// SigningIn is a sign-in under way.
	SigningIn = nmbrs.SignIn
	// SignInPage words the page on which the browser ends.
	SignInPage = nmbrs.SignInPage
	// Tokens are what a sign-in gives.
	Tokens = nmbrs.Tokens
)

// RESTCredentials are what the portal of Nmbrs gave the office.
type RESTCredentials struct {
	// Endpoint and Authority are Nmbrs's own when empty. For the simulator both
	// are the same.
	Endpoint, Authority string
	ClientID            string
	Secret, Key         store.Secret
	// WayBack is the registered address to which the browser comes back, "" for
	// the usual one; Narrow asks for no scope that a link can do without.
	WayBack string
	Narrow  bool
}

func (c *RESTCredentials) clean() (err error) {
	c.ClientID, c.WayBack = strings.TrimSpace(c.ClientID), strings.TrimSpace(c.WayBack)
	if c.Endpoint, err = cleanAddress(c.Endpoint, DefaultREST); err != nil {
		return err
	}
	authority := DefaultAuthority
	if environment(c.Endpoint) == "simulator" {
		authority = c.Endpoint
	}
	if c.Authority, err = cleanAddress(c.Authority, authority); err != nil {
		return err
	}
	if c.ClientID == "" || c.Secret.IsZero() || c.Key.IsZero() {
		return payroll.NewProblem(CodeNoClient)
	}
	return nil
}

func (c *RESTCredentials) app() nmbrs.App {
	return nmbrs.App{Authority: c.Authority, ClientID: c.ClientID, Secret: c.Secret.Reveal, WayBack: c.WayBack, Narrow: c.Narrow}
}

// StartSignIn begins a sign-in at Nmbrs. The caller shows its address, waits,
// and closes it.
func (s *Service) StartSignIn(ctx context.Context, c RESTCredentials, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
	if err := c.clean(); err != nil {
		return nil, err
	}
	if s.SignIn == nil {
		return nil, payroll.NewProblem(CodeNoREST)
	}
	in, err := s.SignIn(ctx, c.app(), page)
	if errors.Is(err, nmbrs.ErrSignInReturn) {
		return nil, payroll.NewProblem(CodeSignInReturn, "address", payroll.Clean(c.WayBack, 80)).Because(err)
	}
	if err != nil {
		return nil, signInFailed(err)
	}
	return in, nil
}

// signInFailed words what went wrong in a sign-in.
func signInFailed(err error) error {
	if errors.Is(err, context.Canceled) {
		return payroll.NewProblem(CodeCancelled).Because(err)
	}
	for _, w := range []struct {
		err  error
		code payroll.Code
	}{
		{nmbrs.ErrSignInDenied, CodeSignInDenied},
		{nmbrs.ErrSignInState, CodeSignInState},
		{nmbrs.ErrSignInCode, CodeSignInNoCode},
		{nmbrs.ErrSignInPort, CodeSignInNoPort},
		{nmbrs.ErrSignInClient, CodeSignInClient},
		{nmbrs.ErrSignInScope, CodeSignInScope},
		{context.DeadlineExceeded, CodeSignInTooLong},
	} {
		if errors.Is(err, w.err) {
			return payroll.NewProblem(w.code).Because(err)
		}
	}
	if p := asProblem(err); p != nil && p.Code != CodeServer {
		return p
	}
	return payroll.NewProblem(CodeSignInFailed, "text", payroll.Clean(err.Error(), 200)).Because(err)
}

// SignedIn words the outcome of a sign-in that was waited for.
func SignedIn(t nmbrs.Tokens, err error) (nmbrs.Tokens, error) {
	if err != nil {
		return t, signInFailed(err)
	}
	return t, nil
}

// Lost says what a sign-in cannot do because it was not granted everything that
// was asked for, nil when it can do all.
func Lost(t nmbrs.Tokens) *payroll.Problem {
	if len(t.Lacks) == 0 {
		return nil
	}
	return payroll.NewProblem(CodeSignInNarrow, "scopes", payroll.Clean(strings.Join(t.Lacks, ", "), 200), "lack", string(LackDepartments))
}

// restLogin is what makes a Login one over REST.
type restLogin struct {
	RESTCredentials
	vault *pending
	// id is the link that this login was kept under, "" as long as it is not.
	id string
}

// TryREST lists the companies that a sign-in covers. Nothing is stored.
func (s *Service) TryREST(ctx context.Context, c RESTCredentials, tokens nmbrs.Tokens) (*Login, error) {
	if err := c.clean(); err != nil {
		return nil, err
	}
	l := &Login{Environment: environment(c.Endpoint), rest: &restLogin{RESTCredentials: c, vault: &pending{tokens: tokens}}}
	l.Endpoint = c.Endpoint
	return l, s.openREST(ctx, l)
}

// LoginOf takes up a sign-in that is there already, for another company.
func (s *Service) LoginOf(ctx context.Context, link store.Link) (*Login, error) {
	c, err := s.restCredentials(link)
	if err != nil {
		return nil, err
	}
	v := &pending{to: s.vaultOf(link.ID)}
	l := &Login{Environment: link.Environment, rest: &restLogin{RESTCredentials: c, vault: v, id: link.ID}}
	l.Endpoint = link.Endpoint
	return l, s.openREST(ctx, l)
}

func (s *Service) openREST(ctx context.Context, l *Login) error {
	var err error
	l.client, err = s.Dial(l.rest.access(l.rest.vault))
	if err != nil {
		return badAddress(l.Endpoint).Because(err)
	}
	if l.Companies, err = l.client.Companies(ctx); err != nil {
		return Explain(err)
	}
	if len(l.Companies) == 0 {
		return payroll.NewProblem(CodeNothingVisible, "email", l.rest.ClientID)
	}
	for i := range l.Companies {
		l.Companies[i].Name = payroll.Clean(l.Companies[i].Name, 120)
	}
	return nil
}

func (c *RESTCredentials) access(v nmbrs.Vault) Access {
	return Access{
		Transport: store.TransportREST, Endpoint: c.Endpoint, Authority: c.Authority, ClientID: c.ClientID,
		Token: c.Secret, Key: c.Key, Vault: v,
	}
}

// restCredentials reads the secrets of a link over REST.
func (s *Service) restCredentials(l store.Link) (RESTCredentials, error) {
	c := RESTCredentials{Endpoint: l.Endpoint, Authority: l.Authority, ClientID: l.ClientID, WayBack: l.WayBack, Narrow: l.Narrow}
	var err error
	if c.Secret, err = s.restKeys().Get(l.ID + accountSecret); err != nil {
		return c, noSecret(err)
	}
	if c.Key, err = s.restKeys().Get(l.ID + accountKey); err != nil {
		return c, noSecret(err)
	}
	return c, nil
}

// noSecret says that somebody has to sign in where the keyring has nothing.
func noSecret(err error) error {
	if errors.Is(err, &payroll.Problem{Code: store.CodeKeyringNotFound}) {
		return payroll.NewProblem(CodeSignInNone).Because(err)
	}
	return err
}

// keepREST keeps a sign-in under the link's own id. Companies of one sign-in
// share it, and so does a company of the same debtor and application.
func (s *Service) keepREST(l *Login, old store.Link, debtor string) (store.Link, error) {
	r := l.rest
	link := store.Link{
		ID: r.id, Transport: store.TransportREST, Endpoint: r.Endpoint, Authority: r.Authority, ClientID: r.ClientID,
		Environment: l.Environment, Email: old.Email, Domain: old.Domain, WayBack: r.WayBack, Narrow: r.Narrow,
	}
	if link.ID == "" && old.Transport == store.TransportREST {
		link.ID = old.ID
	}
	all, err := s.Ledger.Companies()
	if err != nil {
		return link, err
	}
	for _, c := range all {
		same := c.Link.Transport == store.TransportREST && store.SameEnvironment(c.Link.Endpoint, r.Endpoint) && c.Link.ClientID == r.ClientID
		if link.ID == "" && same && debtor != "" && (c.Debtor == debtor || c.RestDebtor == debtor) {
			link.ID = c.Link.ID
		}
	}
	if link.ID == "" {
		link.ID = ids.New()
	}
	if r.id == "" {
		for account, secret := range map[string]store.Secret{accountSecret: r.Secret, accountKey: r.Key} {
			if err := store.Store(s.restKeys(), link.ID+account, secret); err != nil {
				return link, err
			}
		}
		v := s.vaultOf(link.ID)
		release, err := v.Lock(context.Background())
		if err != nil {
			return link, err
		}
		err = r.vault.hand(v)
		release()
		if err != nil {
			return link, err
		}
		r.id = link.ID
	}
	tokens, _, err := s.vaultOf(link.ID).Load()
	link.SignedAt = tokens.Renewed.Format(time.RFC3339)
	return link, err
}

// SignInAgain puts a new sign-in in the place of one that has ended, after
// looking whether it covers the company.
func (s *Service) SignInAgain(ctx context.Context, co *store.Company, c RESTCredentials, tokens nmbrs.Tokens) error {
	info, err := co.Info()
	if err != nil {
		return err
	}
	l, err := s.TryREST(ctx, c, tokens)
	if err != nil {
		return err
	}
	if !l.covers(restCompany(info)) {
		return payroll.NewProblem(CodeSignInOther, "company", info.Title())
	}
	link, err := s.keepREST(l, info.Link, "")
	if err != nil {
		return err
	}
	if err := s.eachOfLink(link.ID, func(i *store.CompanyInfo) bool {
		i.Link.SignedAt, i.Link.Broken = link.SignedAt, ""
		i.Link.WayBack, i.Link.Narrow = link.WayBack, link.Narrow
		return true
	}); err != nil {
		return err
	}
	return nil
}

// RESTAgain gives what is known of an application for signing in again; the
// secrets are those of the keyring where it has them.
func (s *Service) RESTAgain(l store.Link) RESTCredentials {
	c, err := s.restCredentials(l)
	if err != nil {
		s.Log.Info("secrets of the sign-in", "err", err)
	}
	return c
}

func (l *Login) covers(id string) bool {
	for _, c := range l.Companies {
		if string(c.ID) == id {
			return true
		}
	}
	return false
}

// restCompany is the id by which REST knows a company.
func restCompany(i store.CompanyInfo) string {
	if i.RestID != "" {
		return i.RestID
	}
	return i.NmbrsID
}

// SignInLeft tells how many days a sign-in still lasts when it is not used, and
// whether it is time to say so. A link over SOAP lasts, as far as this goes.
func SignInLeft(l store.Link, now time.Time) (days int, soon bool) {
	at, err := time.Parse(time.RFC3339, l.SignedAt)
	if l.Transport != store.TransportREST || err != nil {
		return IdleDays, false
	}
	left := at.AddDate(0, 0, IdleDays).Sub(now)
	const day = 24 * time.Hour
	days = max(0, int((left+day-1)/day))
	return days, days <= idleWarning
}
