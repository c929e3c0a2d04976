package link

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// The accounts of a link over REST in the keyring, behind the link's own id.
// A refresh token works once, so two places take turns: the new one is written
// and read back before the old one is taken away. Each value is short: Windows
// keeps 2,560 bytes.
const (
	accountSecret = "/client-secret"
	accountKey    = "/subscription-key"
	accountAccess = "/access"
	accountOne    = "/refresh-1"
	accountTwo    = "/refresh-2"
)

func restAccounts() []string {
	return []string{accountSecret, accountKey, accountAccess, accountOne, accountTwo}
}

// renewWait is how long another program may take to renew.
const renewWait = 90 * time.Second

// vault keeps the tokens of one link in the keyring. It is nmbrs.Vault.
type vault struct {
	s  *Service
	id string

	// turn is the lock among goroutines; the file's is among programs.
	turn chan struct{}
	mu   sync.Mutex
	file *store.FileLock
	cut  bool
	// memory holds tokens that the keyring did not take.
	memory *nmbrs.Tokens
}

// keptRefresh is a refresh token as the keyring holds it; the higher number is newer.
type keptRefresh struct {
	Token   string    `json:"token"`
	Number  int64     `json:"number"`
	Renewed time.Time `json:"renewed"`
}

type keptAccess struct {
	Token  string    `json:"token"`
	Expiry time.Time `json:"expiry"`
}

// vaultOf gives the one vault of a link.
func (s *Service) vaultOf(id string) *vault {
	s.vaultsMu.Lock()
	defer s.vaultsMu.Unlock()
	if s.vaults == nil {
		s.vaults = map[string]*vault{}
	}
	if s.vaults[id] == nil {
		s.vaults[id] = &vault{s: s, id: id, turn: make(chan struct{}, 1)}
	}
	return s.vaults[id]
}

// restKeys is the keyring for links over REST. With a token of this run the
// keyring of the system is left alone, so that a sign-in lasts for the run.
func (s *Service) restKeys() store.Keyring {
	if s.Token.IsZero() {
		return s.Keys
	}
	s.vaultsMu.Lock()
	defer s.vaultsMu.Unlock()
	if s.runKeys == nil {
		s.runKeys = store.MemoryKeyring()
	}
	return s.runKeys
}

// Lock keeps others from renewing: goroutines by turn, programs by a file.
func (v *vault) Lock(ctx context.Context) (func(), error) {
	ctx, cancel := context.WithTimeout(ctx, renewWait)
	defer cancel()
	select {
	case v.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if v.s.LockDir == "" {
		return func() { <-v.turn }, nil
	}
	file, err := store.LockFile(ctx, filepath.Join(v.s.LockDir, "sign-in-"+v.id+".lock"))
	if err != nil {
		<-v.turn
		return nil, err
	}
	v.mu.Lock()
	v.file = file
	v.mu.Unlock()
	return func() {
		v.mu.Lock()
		v.file = nil
		v.mu.Unlock()
		if err := file.Release(); err != nil {
			v.s.Log.Error("release the lock of the sign-in", "err", err)
		}
		<-v.turn
	}, nil
}

// read reads an account; false when there is none.
func (v *vault) read(account string, into any) (bool, error) {
	secret, err := v.s.restKeys().Get(v.id + account)
	if errors.Is(err, &payroll.Problem{Code: store.CodeKeyringNotFound}) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if json.Unmarshal([]byte(secret.Reveal()), into) != nil {
		// The cause would quote the value.
		return false, payroll.NewProblem(store.CodeKeyringWrong)
	}
	return true, nil
}

func (v *vault) write(account string, value any) error {
	b, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return store.Store(v.s.restKeys(), v.id+account, store.NewSecret(string(b)))
}

// refresh gives the newest refresh token and where it is, "" for nowhere.
func (v *vault) refresh() (kept keptRefresh, account string, err error) {
	for _, a := range []string{accountOne, accountTwo} {
		var k keptRefresh
		found, rerr := v.read(a, &k)
		if rerr != nil {
			err = rerr
			continue
		}
		if found && k.Number > kept.Number {
			kept, account = k, a
		}
	}
	if account != "" {
		err = nil
	}
	return kept, account, err
}

// Load gives the newest tokens.
func (v *vault) Load() (nmbrs.Tokens, bool, error) {
	v.mu.Lock()
	memory, file, cut := v.memory, v.file, v.cut
	v.mu.Unlock()
	if file != nil {
		mark, err := file.Marked()
		if err != nil {
			return nmbrs.Tokens{}, false, err
		}
		cut = mark != ""
	}
	if memory != nil {
		return *memory, cut, nil
	}
	kept, _, err := v.refresh()
	if err != nil {
		return nmbrs.Tokens{}, false, err
	}
	t := nmbrs.Tokens{Refresh: kept.Token, Renewed: kept.Renewed}
	var access keptAccess
	if found, err := v.read(accountAccess, &access); err == nil && found {
		t.Access, t.Expiry = access.Token, access.Expiry
	}
	return t, cut, nil
}

// Begin notes that a renewal is under way.
func (v *vault) Begin() error { return v.mark("renewing since " + v.s.stamp()) }

// Abort ends what Begin noted.
func (v *vault) Abort() error { return v.mark("") }

func (v *vault) mark(text string) error {
	v.mu.Lock()
	file := v.file
	v.cut = text != ""
	v.mu.Unlock()
	if file == nil {
		return nil
	}
	return file.Mark(text)
}

// Save keeps new tokens: the new refresh token first, then the access token,
// then the old one goes. What the keyring does not take stays in memory.
func (v *vault) Save(t nmbrs.Tokens) error {
	err := v.save(t)
	v.mu.Lock()
	v.memory = nil
	if err != nil {
		v.memory = &t
	}
	v.mu.Unlock()
	if err != nil {
		return err
	}
	v.s.noteSignedIn(v.id, t.Renewed)
	return v.Abort()
}

func (v *vault) save(t nmbrs.Tokens) error {
	old, account, err := v.refresh()
	if err != nil {
		return err
	}
	to := accountOne
	if account == accountOne {
		to = accountTwo
	}
	if err := v.write(to, keptRefresh{t.Refresh, old.Number + 1, t.Renewed}); err != nil {
		return err
	}
	if err := v.write(accountAccess, keptAccess{t.Access, t.Expiry}); err != nil {
		// It is only got once more; an old one left there would be refused.
		v.s.Log.Warn("keep the access token", "err", err)
		_ = v.s.restKeys().Delete(v.id + accountAccess)
	}
	if account != "" {
		if err := v.s.restKeys().Delete(v.id + account); err != nil {
			v.s.Log.Warn("forget the used refresh token", "err", err)
		}
	}
	return nil
}

// forget takes everything of the link out of the keyring.
func (v *vault) forget() error {
	var errs []error
	for _, a := range restAccounts() {
		err := v.s.restKeys().Delete(v.id + a)
		if err != nil && !errors.Is(err, &payroll.Problem{Code: store.CodeKeyringNotFound}) {
			errs = append(errs, err)
		}
	}
	v.mu.Lock()
	v.memory = nil
	v.mu.Unlock()
	return errors.Join(errs...)
}

// noteSignedIn keeps when the tokens of a link were renewed.
func (s *Service) noteSignedIn(id string, at time.Time) {
	stamp := at.Format(time.RFC3339)
	if err := s.eachOfLink(id, func(i *store.CompanyInfo) bool {
		differs := i.Link.SignedAt != stamp
		i.Link.SignedAt = stamp
		return differs
	}); err != nil {
		s.Log.Error("note the renewed sign-in", "err", err)
	}
}

// pending is a vault for a sign-in that is not kept yet: in memory, until the
// company is linked and the link's own vault takes over.
type pending struct {
	mu     sync.Mutex
	tokens nmbrs.Tokens
	to     nmbrs.Vault
}

func (p *pending) target() nmbrs.Vault {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.to
}

// hand gives the tokens to the vault of a link, once.
func (p *pending) hand(to nmbrs.Vault) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.to != nil {
		return nil
	}
	if err := to.Save(p.tokens); err != nil {
		return err
	}
	p.to = to
	return nil
}

func (p *pending) Lock(ctx context.Context) (func(), error) {
	if to := p.target(); to != nil {
		return to.Lock(ctx)
	}
	return func() {}, nil
}

func (p *pending) Load() (nmbrs.Tokens, bool, error) {
	if to := p.target(); to != nil {
		return to.Load()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.tokens, false, nil
}

func (p *pending) Begin() error {
	if to := p.target(); to != nil {
		return to.Begin()
	}
	return nil
}

func (p *pending) Save(t nmbrs.Tokens) error {
	if to := p.target(); to != nil {
		return to.Save(t)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tokens = t
	return nil
}

func (p *pending) Abort() error {
	if to := p.target(); to != nil {
		return to.Abort()
	}
	return nil
}
