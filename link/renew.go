package link

import (
	"context"
	"errors"

	"doorzet/payroll"
	"doorzet/store"
)

// NewToken replaces the token of a link after checking it against Nmbrs, and
// mends a link that Nmbrs had rejected. Every company of the link is served.
func (s *Service) NewToken(ctx context.Context, co *store.Company, token store.Secret) error {
	info, err := co.Info()
	if err != nil {
		return err
	}
	if info.Link.ID == "" {
		return payroll.NewProblem(CodeUnlinked, "company", info.Name)
	}
	if info.Link.Transport == store.TransportREST {
		return payroll.NewProblem(CodeSignInNone)
	}
	l, err := s.Try(ctx, Credentials{
		Email: info.Link.Email, Domain: info.Link.Domain, Endpoint: info.Link.Endpoint, Token: token,
	})
	if err != nil {
		return err
	}
	if _, err := l.Choose(info.NmbrsID); err != nil {
		return err
	}
	if s.Token.IsZero() {
		if err := store.Store(s.Keys, info.Link.ID, token); err != nil {
			return err
		}
	}
	return s.markLink(info.Link.ID, "")
}

// markLink notes on every company of a link why it is broken, "" when it works.
func (s *Service) markLink(id, broken string) error {
	return s.eachOfLink(id, func(i *store.CompanyInfo) bool {
		differs := i.Link.Broken != broken
		i.Link.Broken = broken
		return differs
	})
}

// eachOfLink changes what is known of every company of a link; change tells
// whether there is anything to write.
func (s *Service) eachOfLink(id string, change func(*store.CompanyInfo) bool) error {
	if id == "" {
		return nil
	}
	all, err := s.Ledger.Companies()
	if err != nil {
		return err
	}
	for _, c := range all {
		key := c.Key
		if c.Link.ID != id || !change(&c) {
			continue
		}
		co, err := s.Ledger.Company(key)
		if err != nil {
			return err
		}
		if err := co.UpdateInfo(func(i *store.CompanyInfo) error { change(i); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// Unlink forgets a company's link and keeps all its data. The token goes from
// the keyring when no other company uses it.
func (s *Service) Unlink(co *store.Company) error {
	info, err := co.Info()
	if err != nil {
		return err
	}
	audit := store.Audit{Action: "unlink", Args: payroll.Args{"company": info.NmbrsID}}
	if err := s.Ledger.Unlink(info.Key, audit); err != nil {
		return err
	}
	all, err := s.Ledger.Companies()
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Link.ID == info.Link.ID {
			return nil
		}
	}
	if info.Link.ID == "" || info.Link.Transport != store.TransportREST && !s.Token.IsZero() {
		return nil
	}
	if info.Link.Transport == store.TransportREST {
		return s.vaultOf(info.Link.ID).forget()
	}
	err = s.Keys.Delete(info.Link.ID)
	if errors.Is(err, &payroll.Problem{Code: store.CodeKeyringNotFound}) {
		return nil
	}
	return err
}
