package link

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"doorzet/eitje"
	"doorzet/ids"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of the link with eitje beside those of the package that calls it.
const (
	// CodeEitjeUnlinked: no args. There is no link with eitje.
	CodeEitjeUnlinked payroll.Code = "eitje-unlinked"
	// CodeEitjeBroken: no args. eitje refused the credentials the last time.
	CodeEitjeBroken payroll.Code = "eitje-broken"
	// CodeEitjeNoPull: no args. Changes are asked for and nothing was pulled yet.
	CodeEitjeNoPull payroll.Code = "eitje-no-pull"
)

// Where the two passwords are in the keyring, behind the id of the link.
const (
	partnerSecret = "/partner"
	apiSecret     = "/api"
)

// EitjePasswords are the two passwords of eitje's Open API.
type EitjePasswords struct{ Partner, API store.Secret }

// whole tells whether both are there.
func (p EitjePasswords) whole() bool { return !p.Partner.IsZero() && !p.API.IsZero() }

// EitjeCredentials are what a link with eitje needs.
type EitjeCredentials struct {
	// Endpoint is the base address, eitje's own when empty.
	Endpoint             string
	PartnerUser, APIUser string
	Passwords            EitjePasswords
}

// loopbackPace is how fast a local server may be asked; eitje itself is asked
// at the gentle pace of its package.
const loopbackPace = 200

// Eitje gives the link with eitje; ok is false when there is none.
func (s *Service) Eitje() (l store.EitjeLink, ok bool, err error) { return s.Ledger.Eitje() }

// LinkEitje checks credentials by asking for the environments, keeps them, and
// chooses the environment when there is only one. An earlier choice stays.
func (s *Service) LinkEitje(ctx context.Context, c EitjeCredentials) (store.EitjeLink, error) {
	old, had, err := s.Ledger.Eitje()
	if err != nil {
		return old, err
	}
	l := store.EitjeLink{
		ID: ids.New(), Endpoint: cmp.Or(strings.TrimSpace(c.Endpoint), eitje.Production),
		PartnerUser: strings.TrimSpace(c.PartnerUser), APIUser: strings.TrimSpace(c.APIUser), LinkedAt: s.stamp(),
	}
	if had && old.Endpoint == l.Endpoint {
		l.Environments, l.PulledAt, l.ChangedTo = old.Environments, old.PulledAt, old.ChangedTo
	}
	if err := s.askEnvironments(ctx, &l, c.Passwords); err != nil {
		return l, err
	}
	if !s.EitjeSecrets.whole() {
		if err := store.Store(s.Keys, l.ID+partnerSecret, c.Passwords.Partner); err != nil {
			return l, err
		}
		if err := store.Store(s.Keys, l.ID+apiSecret, c.Passwords.API); err != nil {
			return l, errors.Join(err, s.Keys.Delete(l.ID+partnerSecret))
		}
	}
	if err := s.Ledger.SaveEitje(&l, store.Audit{Action: "eitje-link", Args: payroll.Args{"host": hostOf(l.Endpoint)}}); err != nil {
		return l, err
	}
	if had {
		s.forgetEitje(old.ID)
	}
	return l, nil
}

// hostOf gives the host of an address for the audit trail.
func hostOf(endpoint string) string {
	u, err := url.Parse(endpoint)
	if err != nil {
		return ""
	}
	return payroll.Clean(u.Hostname(), 80)
}

// askEnvironments reads the environments, keeping which were chosen.
func (s *Service) askEnvironments(ctx context.Context, l *store.EitjeLink, p EitjePasswords) error {
	c, err := s.eitjeClient(*l, p)
	if err != nil {
		return err
	}
	defer c.Close()
	list, err := c.Environments(ctx)
	if err != nil {
		return err
	}
	var out []store.EitjeEnvironment
	for _, e := range list {
		out = append(out, store.EitjeEnvironment{
			ID: e.ID, Name: e.Name, Chosen: len(list) == 1 || slices.ContainsFunc(l.Environments, func(o store.EitjeEnvironment) bool {
				return o.ID == e.ID && o.Chosen
			}),
		})
	}
	l.Environments, l.Broken = out, false
	return nil
}

func (s *Service) eitjeClient(l store.EitjeLink, p EitjePasswords) (*eitje.Client, error) {
	o := eitje.Options{
		Endpoint: l.Endpoint, PartnerUser: l.PartnerUser, APIUser: l.APIUser,
		PartnerPassword: p.Partner.Reveal, APIPassword: p.API.Reveal,
		Now: s.Clock.Now, Sleep: s.wait, Log: s.Log, Timeout: s.EitjeTimeout,
	}
	if isLoopback(l.Endpoint) {
		o.Pace = rate.NewLimiter(loopbackPace, loopbackPace)
	}
	return eitje.New(o)
}

func isLoopback(endpoint string) bool {
	u, err := url.Parse(endpoint)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || (ip != nil && ip.IsLoopback())
}

// eitjeSecrets gives the passwords of a link: those of this run, else the keyring's.
func (s *Service) eitjeSecrets(l store.EitjeLink) (EitjePasswords, error) {
	if s.EitjeSecrets.whole() {
		return s.EitjeSecrets, nil
	}
	partner, err := s.Keys.Get(l.ID + partnerSecret)
	if err != nil {
		return EitjePasswords{}, err
	}
	api, err := s.Keys.Get(l.ID + apiSecret)
	return EitjePasswords{Partner: partner, API: api}, err
}

// linkedEitje gives the link and its passwords.
func (s *Service) linkedEitje() (store.EitjeLink, EitjePasswords, error) {
	l, ok, err := s.Ledger.Eitje()
	if err != nil {
		return l, EitjePasswords{}, err
	}
	if !ok {
		return l, EitjePasswords{}, payroll.NewProblem(CodeEitjeUnlinked)
	}
	p, err := s.eitjeSecrets(l)
	return l, p, err
}

// Environments reads the environments anew.
func (s *Service) Environments(ctx context.Context) ([]store.EitjeEnvironment, error) {
	l, p, err := s.linkedEitje()
	if err != nil {
		return nil, err
	}
	if err := s.askEnvironments(ctx, &l, p); err != nil {
		return nil, s.noteEitje(l, err)
	}
	return l.Environments, s.Ledger.SaveEitje(&l, store.Audit{})
}

// ChooseEnvironments says whose hours are pulled; every id must be known.
func (s *Service) ChooseEnvironments(ids []string) ([]store.EitjeEnvironment, error) {
	l, ok, err := s.Ledger.Eitje()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, payroll.NewProblem(CodeEitjeUnlinked)
	}
	for _, id := range ids {
		if !slices.ContainsFunc(l.Environments, func(e store.EitjeEnvironment) bool { return e.ID == id }) {
			return nil, payroll.NewProblem(eitje.CodeEnvironment, "id", payroll.Clean(id, 60))
		}
	}
	for i := range l.Environments {
		l.Environments[i].Chosen = slices.Contains(ids, l.Environments[i].ID)
	}
	audit := store.Audit{Action: "eitje-environments", Args: payroll.Args{"ids": strings.Join(ids, " ")}}
	return l.Environments, s.Ledger.SaveEitje(&l, audit)
}

// UnlinkEitje forgets the link and its passwords; lines that came in stay.
func (s *Service) UnlinkEitje() error {
	l, ok, err := s.Ledger.Eitje()
	if err != nil {
		return err
	}
	if !ok {
		return payroll.NewProblem(CodeEitjeUnlinked)
	}
	if err := s.Ledger.SaveEitje(nil, store.Audit{Action: "eitje-unlink"}); err != nil {
		return err
	}
	s.forgetEitje(l.ID)
	return nil
}

// forgetEitje takes the passwords of a link out of the keyring. What cannot be
// taken out is of no further use to anybody who reads the ledger, and logged.
func (s *Service) forgetEitje(id string) {
	if s.EitjeSecrets.whole() {
		return
	}
	for _, part := range []string{partnerSecret, apiSecret} {
		if err := s.Keys.Delete(id + part); err != nil && !errors.Is(err, &payroll.Problem{Code: store.CodeKeyringNotFound}) {
			s.Log.Warn("eitje: forgetting a password", "err", err)
		}
	}
}

// noteEitje remembers that eitje refused the credentials.
func (s *Service) noteEitje(l store.EitjeLink, err error) error {
	if !errors.Is(err, &payroll.Problem{Code: eitje.CodeUnauthorised}) || l.Broken {
		return err
	}
	l.Broken = true
	return errors.Join(err, s.Ledger.SaveEitje(&l, store.Audit{Action: "eitje-broken"}))
}

// today is the day it is in the Netherlands.
func (s *Service) today() payroll.Date { return payroll.DateOf(s.Clock.Now().In(amsterdam())) }

// amsterdam is the zone of Dutch work, UTC when the machine does not know it.
func amsterdam() *time.Location {
	loc, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return time.UTC
	}
	return loc
}
