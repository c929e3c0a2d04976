package nmbrs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"
)

// App is the application under which an office signs in to REST: the ids that
// Nmbrs's portal gave it.
type App struct {
	// Authority is the base address of the OAuth2 authority, "" for Nmbrs's own.
	Authority string
	ClientID  string
	// Secret reveals the client secret; it is called for each use.
	Secret func() string
	// WayBack is the address to which the browser comes back, as it is registered
	// with the application: http://localhost:51781/callback, the host alone, or an
	// https address of another machine. "" is http://127.0.0.1.
	WayBack string
	// Narrow leaves out the scopes that a link can do without.
	Narrow bool
}

// Tokens are what a sign-in gives. No printing or logging shows them.
type Tokens struct {
	// Access opens the API until Expiry; Refresh gets the next pair, once.
	Access, Refresh string
	Expiry          time.Time
	// Renewed is when the pair was given: after 30 idle days the refresh token
	// no longer works.
	Renewed time.Time
	// Lacks are the scopes that a link can do without and that were not granted,
	// as far as the answer tells.
	Lacks []string
}

const redacted = "[redacted]"

// Format never shows the tokens, whatever the verb.
func (Tokens) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, redacted) // fmt has no way to report an error
}

// LogValue never shows the tokens.
func (Tokens) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText never gives the tokens, so no encoder does.
func (Tokens) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// Vault keeps the tokens of one sign-in. A refresh token works once, so that
// what Renew brought must be kept before anybody else may try.
type Vault interface {
	// Lock keeps every other goroutine and program from renewing until release.
	Lock(ctx context.Context) (release func(), err error)
	// Load gives the newest tokens that were kept. cut tells that an earlier
	// renewal was begun and never came to its end.
	Load() (t Tokens, cut bool, err error)
	// Begin notes durably that a renewal is under way.
	Begin() error
	// Save keeps the new tokens before it forgets the old ones, and ends what
	// Begin noted.
	Save(Tokens) error
	// Abort ends what Begin noted: the renewal certainly did not take place.
	Abort() error
}

// What a CauseSignIn can come from.
var (
	// ErrSignInOver: the consent has ended, by 30 idle days or at the portal.
	ErrSignInOver = errors.New("nmbrs: the sign-in is over")
	// ErrSignInCut: the program ended between getting and keeping new tokens.
	ErrSignInCut = errors.New("nmbrs: renewing the sign-in was cut off")
	// ErrSignInNone: nobody signed in yet, or the tokens are gone.
	ErrSignInNone = errors.New("nmbrs: nobody is signed in")
)

// What can go wrong in a sign-in.
var (
	// ErrSignInState: the way back belongs to another sign-in.
	ErrSignInState = errors.New("nmbrs: the state of the sign-in does not fit")
	// ErrSignInCode: nothing in the text is a code.
	ErrSignInCode = errors.New("nmbrs: no code in the text")
	// ErrSignInDenied: the person did not consent, or the code was used or too old.
	ErrSignInDenied = errors.New("nmbrs: the sign-in was refused")
	// ErrSignInPort: none of the addresses for the way back is free.
	ErrSignInPort = errors.New("nmbrs: no port to listen on")
	// ErrSignInReturn: the address for the way back cannot be one.
	ErrSignInReturn = errors.New("nmbrs: no address to come back to")
	// ErrSignInClient: the client id is not known, or its secret is wrong.
	ErrSignInClient = errors.New("nmbrs: the application is not known or its secret is wrong")
	// ErrSignInScope: the application may not ask for one of the scopes.
	ErrSignInScope = errors.New("nmbrs: one of the scopes is not for this application")
)

// SignIn is a sign-in under way: a person at a browser, and this program that
// waits for the way back.
type SignIn interface {
	// Address is the page to open.
	Address() string
	// Wait waits for the browser to come back and gives the tokens.
	Wait(ctx context.Context) (Tokens, error)
	// Paste takes the address that the browser ended at, or the code alone.
	Paste(ctx context.Context, text string) (Tokens, error)
	// Close stops listening.
	Close()
}

// SignInPage words the page on which the browser ends.
type SignInPage struct{ Title, Good, Bad string }
