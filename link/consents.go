package link

import (
	"cmp"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// Consent is one sign-in over REST with what hangs on it. Nmbrs gives consent
// for one debtor at a time, so that an office has as many as it has debtors, each
// with tokens of its own.
type Consent struct {
	// Link is the id under which the keyring has the tokens.
	Link, ClientID string
	// Debtor is what people know the debtor by, its id where that is not known.
	Debtor string
	// Companies are those that go by it, by name.
	Companies []store.CompanyInfo
	// Days is how long it lasts without being used; Soon that it is time to say so.
	Days int
	Soon bool
	// Broken tells that somebody has to sign in again.
	Broken bool
}

// ConsentsOf gathers the sign-ins over REST of the linked companies, the one that
// ends first at the top.
func ConsentsOf(all []store.CompanyInfo, now time.Time) []Consent {
	by := map[string]*Consent{}
	for _, c := range all {
		if c.Link.Transport != store.TransportREST || c.Link.ID == "" {
			continue
		}
		k := by[c.Link.ID]
		if k == nil {
			k = &Consent{Link: c.Link.ID, ClientID: c.Link.ClientID}
			k.Days, k.Soon = SignInLeft(c.Link, now)
			by[c.Link.ID] = k
		}
		k.Companies = append(k.Companies, c)
		k.Debtor = cmp.Or(k.Debtor, c.DebtorNumber, c.RestDebtor, c.Debtor)
		k.Broken = k.Broken || c.Link.Broken != ""
	}
	out := make([]Consent, 0, len(by))
	for _, k := range by {
		slices.SortFunc(k.Companies, func(a, b store.CompanyInfo) int { return cmp.Compare(a.Title(), b.Title()) })
		out = append(out, *k)
	}
	slices.SortFunc(out, func(a, b Consent) int {
		if a.Broken != b.Broken {
			if a.Broken {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Days, b.Days), cmp.Compare(a.Debtor, b.Debtor), cmp.Compare(a.Link, b.Link))
	})
	return out
}

// Consents gathers the sign-ins over REST of this ledger.
func (s *Service) Consents() ([]Consent, error) {
	all, err := s.Companies()
	return ConsentsOf(all, s.Clock.Now()), err
}

// ConsentFor finds the consent of a debtor by its number, its id, or the number
// or id of a company that goes by it. It fails with CodeNoConsent.
func ConsentFor(all []Consent, debtor string) (Consent, error) {
	for _, k := range all {
		for _, c := range k.Companies {
			if slices.Contains([]string{k.Debtor, c.DebtorNumber, c.Debtor, c.RestDebtor, c.NmbrsID, c.RestID, c.Number}, debtor) && debtor != "" {
				return k, nil
			}
		}
	}
	return Consent{}, payroll.NewProblem(CodeNoConsent, "debtor", payroll.Clean(debtor, 40))
}
