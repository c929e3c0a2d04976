package store

import (
	"errors"
	"io/fs"
	"net"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"

	"doorzet/payroll"
)

// maxSecret is the longest value that every system takes: Windows keeps 2,560
// bytes in a credential.
const maxSecret = 2560

// Keyring keeps secrets by account. Its errors are Problems: absent, locked,
// timeout, not found, too big, other. None of them holds a secret.
type Keyring interface {
	Set(account string, s Secret) error
	Get(account string) (Secret, error)
	Delete(account string) error
}

// Store puts a secret in a keyring and reads it back; a keyring that gives
// another value is a Problem.
func Store(k Keyring, account string, s Secret) error {
	if err := k.Set(account, s); err != nil {
		return err
	}
	back, err := k.Get(account)
	if err != nil {
		return err
	}
	if !back.Equal(s) {
		return payroll.NewProblem(CodeKeyringWrong)
	}
	return nil
}

// systemKeyring is the keyring of the operating system.
type systemKeyring struct {
	service string
}

// SystemKeyring gives the operating system's keyring. It may wait for a
// person for ever: wrap it in WithDeadline.
func SystemKeyring(service string) Keyring { return systemKeyring{service} }

func (k systemKeyring) Set(account string, s Secret) error {
	value := s.Reveal()
	if len(value) > maxSecret {
		return payroll.NewProblem(CodeKeyringTooBig)
	}
	if err := findBus(); err != nil {
		return classify(err)
	}
	return classify(keyring.Set(k.service, account, value))
}

func (k systemKeyring) Get(account string) (Secret, error) {
	if err := findBus(); err != nil {
		return Secret{}, classify(err)
	}
	value, err := keyring.Get(k.service, account)
	if err != nil {
		return Secret{}, classify(err)
	}
	return NewSecret(value), nil
}

func (k systemKeyring) Delete(account string) error {
	if err := findBus(); err != nil {
		return classify(err)
	}
	return classify(keyring.Delete(k.service, account))
}

// classify words the untyped errors of go-keyring 0.2.8.
func classify(err error) error {
	if err == nil {
		return nil
	}
	var known *payroll.Problem
	if errors.As(err, &known) {
		return err
	}
	return payroll.NewProblem(codeOf(err)).Because(err)
}

func codeOf(err error) payroll.Code {
	var (
		execErr *exec.Error
		netErr  *net.OpError
		busErr  dbus.Error
		busPtr  *dbus.Error
	)
	switch {
	case errors.Is(err, keyring.ErrNotFound):
		return CodeKeyringNotFound
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return CodeKeyringTooBig
	case errors.Is(err, keyring.ErrUnsupportedPlatform),
		errors.As(err, &execErr), errors.As(err, &netErr), errors.Is(err, fs.ErrNotExist):
		return CodeKeyringAbsent
	case errors.As(err, &busErr):
		return busCode(busErr)
	case errors.As(err, &busPtr):
		return busCode(*busPtr)
	case strings.Contains(err.Error(), "failed to unlock"):
		return CodeKeyringLocked
	case strings.Contains(err.Error(), "couldn't determine address of session bus"),
		strings.Contains(err.Error(), "dbus: connection closed"):
		return CodeKeyringAbsent
	}
	return CodeKeyringOther
}

// busCode reads the names of errors that come over D-Bus.
func busCode(err dbus.Error) payroll.Code {
	switch {
	case strings.HasSuffix(err.Name, ".IsLocked"):
		return CodeKeyringLocked
	case strings.HasSuffix(err.Name, ".NoReply"), strings.HasSuffix(err.Name, ".Timeout"),
		strings.HasSuffix(err.Name, ".TimedOut"):
		return CodeKeyringTimeout
	case strings.HasPrefix(err.Name, "org.freedesktop.DBus.Error."),
		strings.HasSuffix(err.Name, ".NoSuchObject"):
		return CodeKeyringAbsent
	}
	return CodeKeyringOther
}

// deadlineKeyring gives up waiting for another keyring.
type deadlineKeyring struct {
	inner Keyring
	wait  time.Duration
	// turn lets one call at a time through, so that a late Set can never
	// overtake a newer one.
	turn chan struct{}
}

// WithDeadline gives a keyring whose calls return after at most d, with the
// Problem timeout. The call itself goes on: a Set that ends late has still set
// the value, and until it has ended every other call waits for it.
func WithDeadline(k Keyring, d time.Duration) Keyring {
	return &deadlineKeyring{inner: k, wait: d, turn: make(chan struct{}, 1)}
}

type answer struct {
	secret Secret
	err    error
}

func (k *deadlineKeyring) call(fn func() (Secret, error)) (Secret, error) {
	timer := time.NewTimer(k.wait)
	defer timer.Stop()
	late := func() error {
		return payroll.NewProblem(CodeKeyringTimeout, "seconds", strconv.FormatInt(int64(k.wait/time.Second), 10))
	}
	select {
	case k.turn <- struct{}{}:
	case <-timer.C:
		return Secret{}, late()
	}
	done := make(chan answer, 1)
	go func() {
		defer func() { <-k.turn }()
		s, err := fn()
		done <- answer{s, err}
	}()
	select {
	case a := <-done:
		return a.secret, classify(a.err)
	case <-timer.C:
		return Secret{}, late()
	}
}

func (k *deadlineKeyring) Set(account string, s Secret) error {
	_, err := k.call(func() (Secret, error) { return Secret{}, k.inner.Set(account, s) })
	return err
}

func (k *deadlineKeyring) Get(account string) (Secret, error) {
	return k.call(func() (Secret, error) { return k.inner.Get(account) })
}

func (k *deadlineKeyring) Delete(account string) error {
	_, err := k.call(func() (Secret, error) { return Secret{}, k.inner.Delete(account) })
	return err
}

// memoryKeyring forgets everything when the program ends.
type memoryKeyring struct {
	mu   sync.Mutex
	kept map[string]Secret
}

// MemoryKeyring keeps secrets for this run only.
func MemoryKeyring() Keyring { return &memoryKeyring{kept: make(map[string]Secret)} }

func (k *memoryKeyring) Set(account string, s Secret) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept[account] = s
	return nil
}

func (k *memoryKeyring) Get(account string) (Secret, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	s, ok := k.kept[account]
	if !ok {
		return Secret{}, payroll.NewProblem(CodeKeyringNotFound)
	}
	return s, nil
}

func (k *memoryKeyring) Delete(account string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.kept[account]; !ok {
		return payroll.NewProblem(CodeKeyringNotFound)
	}
	delete(k.kept, account)
	return nil
}
