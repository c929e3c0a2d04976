package link

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"doorzet/ids"
	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of activating.
const (
	// CodeNoEmail: no e-mail address was given.
	CodeNoEmail payroll.Code = "activate-no-email"
	// CodeTokenMissing: no token was given.
	CodeTokenMissing payroll.Code = "activate-no-token"
	// CodeBadDomain: args domain. Not a sub-domain of Nmbrs.
	CodeBadDomain payroll.Code = "activate-bad-domain"
	// CodeOtherTransport: args company, id, transport. The company seems to be
	// linked already, over the other transport; that link can be moved.
	CodeOtherTransport payroll.Code = "activate-other-transport"
	// CodeBadEndpoint: args endpoint. Not a base address that may be used.
	CodeBadEndpoint payroll.Code = "activate-bad-endpoint"
	// CodeNothingVisible: args email. The login sees no company.
	CodeNothingVisible payroll.Code = "activate-nothing-visible"
	// CodeCadenceUnknown: args period. Nmbrs pays by a cadence that Doorzet cannot send for.
	CodeCadenceUnknown payroll.Code = "activate-cadence-unknown"
)

// DefaultEndpoint is Nmbrs's own base address; SandboxEndpoint its sandbox.
const (
	DefaultEndpoint = "https://api.nmbrs.nl"
	SandboxEndpoint = "https://api-sandbox.nmbrs.nl"
)

// Credentials are what the clerk types on the activation screen.
type Credentials struct {
	Email, Domain, Endpoint string
	Token                   store.Secret
}

// Login is a tried set of credentials with the companies that it sees.
type Login struct {
	Credentials
	// Environment is production, sandbox, simulator or other.
	Environment string
	// Cadence is used where Nmbrs does not tell the type of the current period.
	Cadence   payroll.Cadence
	Companies []nmbrs.Company
	client    nmbrs.Client
	// rest is set for a sign-in over REST.
	rest *restLogin
	// debtors are those that the login sees, read once when they are needed.
	debtors []nmbrs.Debtor
}

// codeLogin is Nmbrs's number for an e-mail, token or domain that is wrong.
const codeLogin = 1001

var domainForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// CleanDomain takes the sub-domain out of what a person typed or pasted:
// https://example.nmbrs.nl/… becomes example. "" stays "".
func CleanDomain(s string) (string, error) {
	d := strings.ToLower(strings.TrimSpace(s))
	d = strings.TrimPrefix(strings.TrimPrefix(d, "https://"), "http://")
	d, _, _ = strings.Cut(d, "/")
	for _, suffix := range []string{".nmbrs.nl", ".nmbrs-sandbox.nl", ".nmbrs.se"} {
		d = strings.TrimSuffix(d, suffix)
	}
	if d != "" && !domainForm.MatchString(d) {
		return "", payroll.NewProblem(CodeBadDomain, "domain", payroll.Clean(s, 60))
	}
	return d, nil
}

// environment names where an endpoint leads, for the header of the screens.
func environment(endpoint string) string {
	u, err := url.Parse(endpoint)
	switch {
	case err != nil:
		return "other"
	case u.Host == "api.nmbrs.nl", u.Host == "api.nmbrs.se", u.Host == "api.nmbrsapp.com":
		return "production"
	case strings.HasPrefix(u.Host, "api-sandbox."):
		return "sandbox"
	case u.Hostname() == "localhost", strings.HasPrefix(u.Hostname(), "127."), u.Hostname() == "::1":
		return "simulator"
	}
	return "other"
}

// Try checks credentials against Nmbrs: the domain is discovered when empty,
// or left out where the login may not ask for it, and the visible companies
// are listed. Nothing is stored.
func (s *Service) Try(ctx context.Context, c Credentials) (*Login, error) {
	var err error
	c.Email = strings.TrimSpace(c.Email)
	if c.Endpoint, err = cleanAddress(c.Endpoint, DefaultEndpoint); err != nil {
		return nil, err
	}
	if c.Token.IsZero() {
		c.Token = s.Token
	}
	if c.Domain, err = CleanDomain(c.Domain); err != nil {
		return nil, err
	}
	switch {
	case c.Email == "":
		return nil, payroll.NewProblem(CodeNoEmail)
	case c.Token.IsZero():
		return nil, payroll.NewProblem(CodeTokenMissing)
	}
	client, err := s.dialWith(c)
	if err != nil {
		return nil, badAddress(c.Endpoint).Because(err)
	}
	var unknown error
	if c.Domain == "" {
		if c.Domain, unknown, err = discover(ctx, client); err != nil {
			return nil, err
		}
		if client, err = s.dialWith(c); err != nil {
			return nil, err
		}
	}
	l := &Login{Credentials: c, Environment: environment(c.Endpoint), client: client}
	if l.Companies, err = client.Companies(ctx); err != nil {
		if unknown != nil && nmbrs.IsCode(err, codeLogin) {
			return nil, Explain(unknown)
		}
		return nil, wrongDomain(ctx, client, c, err)
	}
	if len(l.Companies) == 0 {
		return nil, payroll.NewProblem(CodeNothingVisible, "email", c.Email)
	}
	for i := range l.Companies {
		l.Companies[i].Name = payroll.Clean(l.Companies[i].Name, 120)
	}
	return l, nil
}

func (s *Service) dialWith(c Credentials) (nmbrs.Client, error) {
	return s.Dial(Access{Endpoint: c.Endpoint, Email: c.Email, Domain: c.Domain, Token: c.Token})
}

// discover asks for the domain of the login. Where the login may not ask, the
// domain stays "" and unknown says why: Nmbrs may do without it.
func discover(ctx context.Context, client nmbrs.Client) (domain string, unknown, err error) {
	found, err := client.Domain(ctx)
	switch {
	case err == nil:
		domain, err = CleanDomain(found)
		return domain, nil, err
	case hopeless(ctx, err) || unreached(err):
		return "", nil, Explain(err)
	}
	return "", err, nil
}

// unreached tells that a call never came to Nmbrs itself, so that the next one
// would fare no better.
func unreached(err error) bool {
	var e *nmbrs.Error
	if !errors.As(err, &e) {
		return false
	}
	return slices.Contains([]nmbrs.Cause{nmbrs.CauseNetwork, nmbrs.CauseTLS, nmbrs.CauseTimeout, nmbrs.CauseProxy}, e.Cause)
}

// wrongDomain explains why the companies could not be listed. Nmbrs answers
// 1001 to a wrong domain as well as to a wrong token; the call that needs no
// domain tells them apart.
func wrongDomain(ctx context.Context, client nmbrs.Client, c Credentials, err error) error {
	if !nmbrs.IsCode(err, codeLogin) {
		return Explain(err)
	}
	if own, derr := client.Domain(ctx); derr == nil && !strings.EqualFold(own, c.Domain) {
		return payroll.NewProblem(CodeBadDomain, "domain", c.Domain).Because(err)
	}
	return Explain(err)
}

// Choose finds a company of a login; with an empty id the only one there is.
func (l *Login) Choose(id string) (nmbrs.Company, error) {
	if id == "" && len(l.Companies) == 1 {
		return l.Companies[0], nil
	}
	var names []string
	for _, c := range l.Companies {
		if string(c.ID) == id {
			return c, nil
		}
		names = append(names, string(c.ID)+" "+c.Name)
	}
	if id == "" {
		return nmbrs.Company{}, payroll.NewProblem(CodeChooseCompany, "companies", strings.Join(names, ", "))
	}
	return nmbrs.Company{}, payroll.NewProblem(CodeUnknownCompany, "company", id)
}

// Activate links a company of a tried login: reads its current period, keeps
// the token in the keyring (set, read back, compare) and the rest in the
// ledger. from is the first period that Doorzet pushes; zero is the current one.
func (s *Service) Activate(ctx context.Context, l *Login, c nmbrs.Company, from payroll.Period) (*store.Company, error) {
	p, err := l.client.CurrentPeriod(ctx, c.ID)
	if err != nil {
		return nil, Explain(err)
	}
	if p.Type == "" {
		p.Type = periodTypes[l.Cadence]
	}
	cadence := cadences[p.Type]
	calendar := payroll.Calendar{Cadence: cadence}
	if err := calendar.Validate(); err != nil {
		return nil, payroll.NewProblem(CodeCadenceUnknown, "period", p.String())
	}
	current := payroll.Period{Year: p.Year, Number: p.Number}
	if from.IsZero() {
		from = current
	}
	if err := calendar.Valid(from); err != nil {
		return nil, err
	}
	info, err := s.linkedInfo(l, c)
	if err != nil {
		return nil, err
	}
	key := info.Key
	info.Number, info.Name, info.Debtor = c.Number, c.Name, string(c.Debtor)
	info.DebtorNumber = l.debtorNumber(ctx, c.Debtor, info.DebtorNumber)
	if l.rest != nil {
		info.Link, err = s.keepREST(l, info.Link, info.Debtor)
	} else {
		info.Link, err = s.keepToken(l, info.Link)
	}
	if err != nil {
		return nil, err
	}
	info.Current, info.Cadence, info.CurrentAt = current, cadence, s.stamp()
	audit := store.Audit{Action: "activate", Args: payroll.Args{"company": info.NmbrsID, "from": from.String()}}
	if err := s.Ledger.SaveCompany(info, audit); err != nil {
		return nil, err
	}
	// The token just worked, so it mends the other companies of the link too.
	if err := s.markLink(info.Link.ID, ""); err != nil {
		return nil, err
	}
	co, err := s.Ledger.Company(key)
	if err != nil {
		return nil, err
	}
	return co, co.UpdateSettings(audit, func(set *payroll.Settings) error {
		if set.Calendar.Cadence == "" {
			set.Calendar = calendar
		}
		set.CutOver = from
		return nil
	})
}

// debtorNumber gives the number by which people know a debtor: of the one with
// the id, or of the only one that the login sees. It is for the import sheet
// alone, so that what cannot be read leaves what is known already.
func (l *Login) debtorNumber(ctx context.Context, id nmbrs.DebtorID, known string) string {
	if l.debtors == nil {
		list, err := l.client.Debtors(ctx)
		if err != nil {
			return known
		}
		l.debtors = list
	}
	for _, d := range l.debtors {
		if d.ID == id && id != "" || id == "" && len(l.debtors) == 1 {
			return payroll.Clean(d.Number, 40)
		}
	}
	return known
}

// linkedInfo gives what is known of a company already, or a beginning of it. A
// company is its environment and its id in Nmbrs: another spelling of the
// address or another domain is the same one, and one that went over to REST is
// known by its id there too. A company that seems to be linked over the other
// transport is refused: linked twice, its hours would be sent twice.
func (s *Service) linkedInfo(l *Login, c nmbrs.Company) (store.CompanyInfo, error) {
	all, err := s.Ledger.Companies()
	if err != nil {
		return store.CompanyInfo{}, err
	}
	transport := store.TransportSOAP
	if l.rest != nil {
		transport = store.TransportREST
	}
	for _, linked := range []bool{true, false} { // what is linked goes before what was
		for _, k := range all {
			if (k.Link.ID != "") == linked && isCompany(k, l.Endpoint, transport, string(c.ID)) {
				return k, nil
			}
		}
	}
	for _, k := range all {
		other := k.Link.ID != "" && k.Link.Transport != transport
		if other && (k.NmbrsID == string(c.ID) || looksLike(k, l, c)) || k.Link.ID == "" && l.rest != nil && looksLike(k, l, c) {
			return store.CompanyInfo{}, payroll.NewProblem(CodeOtherTransport,
				"company", k.Name, "id", k.NmbrsID, "transport", strings.ToUpper(cmp.Or(k.Link.Transport, store.TransportSOAP)))
		}
	}
	return store.CompanyInfo{Key: store.MakeKey(l.Endpoint, l.Domain, string(c.ID)), NmbrsID: string(c.ID)}, nil
}

// isCompany tells whether a company of the ledger is the one of that id behind
// an address. The ids of REST are unique in the world.
func isCompany(k store.CompanyInfo, endpoint, transport, id string) bool {
	if transport == store.TransportREST && k.RestID == id && id != "" {
		return true
	}
	if k.NmbrsID != id || k.Link.ID != "" && k.Link.Transport != transport {
		return false
	}
	return slices.ContainsFunc(addresses(k), func(at string) bool { return store.SameEnvironment(at, endpoint) })
}

// addresses are those behind which a company is or was: of an unlinked one only
// the key tells, which has no scheme.
func addresses(k store.CompanyInfo) []string {
	if k.Link.ID != "" {
		return []string{k.Link.Endpoint}
	}
	at, _, _ := strings.Cut(string(k.Key), "/")
	at, _, _ = strings.Cut(at, "+")
	return []string{"https://" + at, "http://" + at}
}

// looksLike tells whether a company that is linked, or was, over the other
// transport, whose ids are of another kind, is this one: the same number and
// name in the same environment.
func looksLike(k store.CompanyInfo, l *Login, c nmbrs.Company) bool {
	return string(c.ID) != k.NmbrsID && environment(addresses(k)[0]) == l.Environment &&
		k.Number != "" && k.Number == c.Number && payroll.FoldName(k.Name) == payroll.FoldName(c.Name)
}

// keepToken stores the token under the link's own id. Companies reached by
// the same login share one link. With a token of this run the keyring is left alone.
func (s *Service) keepToken(l *Login, old store.Link) (store.Link, error) {
	link := store.Link{
		ID: old.ID, Transport: "soap", Endpoint: l.Endpoint, Email: l.Email, Domain: l.Domain, Environment: l.Environment,
	}
	if link.ID == "" {
		all, err := s.Ledger.Companies()
		if err != nil {
			return link, err
		}
		for _, c := range all {
			if c.Link.ID != "" && store.SameEnvironment(c.Link.Endpoint, l.Endpoint) && c.Link.Email == l.Email && c.Link.Domain == l.Domain {
				link.ID = c.Link.ID
			}
		}
	}
	if link.ID == "" {
		link.ID = ids.New()
	}
	if !s.Token.IsZero() {
		return link, nil
	}
	return link, store.Store(s.Keys, link.ID, l.Token)
}
