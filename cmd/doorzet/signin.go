package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/rest"
	"doorzet/store"
)

// The environment variables that hold the secrets of REST where standard input
// is not to be used.
const (
	secretVariable = "DOORZET_CLIENT_SECRET"    //nolint:gosec // the name of a variable
	keyVariable    = "DOORZET_SUBSCRIPTION_KEY" //nolint:gosec // the name of a variable
)

// signInWait is how long a person may take to sign in and consent.
const signInWait = 15 * time.Minute

// restFlags name the application and where Nmbrs's REST is.
type restFlags struct {
	ClientID  string `name:"client-id" help:"${f_clientid}" placeholder:"ID"`
	Authority string `help:"${f_authority}" placeholder:"URL"`
	Return    string `name:"return" help:"${f_wayback}" placeholder:"ADDRESS"`
	Narrow    bool   `name:"without-departments" help:"${f_narrow}"`
	NoBrowser bool   `help:"${f_nobrowser}"`
}

// onto puts the way back and the scopes that were chosen now in the place of those
// that a link has.
func (f restFlags) onto(c *link.RESTCredentials) {
	c.WayBack = cmp.Or(f.Return, c.WayBack)
	c.Narrow = c.Narrow || f.Narrow
}

// startSignIn is how the program signs in to REST.
func startSignIn(now func() time.Time) func(context.Context, nmbrs.App, nmbrs.SignInPage) (nmbrs.SignIn, error) {
	return func(ctx context.Context, app nmbrs.App, page nmbrs.SignInPage) (nmbrs.SignIn, error) {
		return rest.StartSignIn(ctx, app, rest.SignInOptions{Page: page, Now: now})
	}
}

// typed reads standard input line by line, for secrets and for what is pasted.
func (a *app) typed() *bufio.Reader {
	if a.lines == nil {
		a.lines = bufio.NewReader(io.LimitReader(a.stdin, 4*tokenLimit))
	}
	return a.lines
}

// secretOf reads a secret: from the environment, else a line of standard input
// that a terminal does not show.
func (a *app) secretOf(variable, prompt string) (store.Secret, error) {
	if v := strings.TrimSpace(a.env(variable)); v != "" {
		return store.NewSecret(v), nil
	}
	if f, ok := a.stdin.(*os.File); ok && term.IsTerminal(f.Fd()) {
		a.note(prompt)
		text, err := term.ReadPassword(f.Fd())
		return store.NewSecret(strings.TrimSpace(string(text))), err
	}
	text, err := a.typed().ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return store.NewSecret(strings.TrimSpace(text)), err
}

// credentials gathers what the portal gave the office.
func (a *app) credentials(f restFlags, endpoint string) (link.RESTCredentials, error) {
	c := link.RESTCredentials{Endpoint: endpoint, Authority: f.Authority, ClientID: f.ClientID}
	f.onto(&c)
	if strings.TrimSpace(c.ClientID) == "" {
		return c, a.wrong("%s", a.texts.Rest.Move.NeedClient)
	}
	x := a.texts.Rest.SignIn
	var err error
	if c.Secret, err = a.secretOf(secretVariable, x.SecretTitle); err != nil {
		return c, err
	}
	if c.Key, err = a.secretOf(keyVariable, x.KeyTitle); err != nil {
		return c, err
	}
	if c.Secret.IsZero() || c.Key.IsZero() {
		return c, a.wrong("%s", a.texts.Rest.Cmd.SecretFrom)
	}
	return c, nil
}

// signIn has a person sign in: the address is opened and shown, and the way
// back is waited for; what is pasted on standard input counts as well.
func (a *app) signIn(ctx context.Context, c link.RESTCredentials, browser bool) (nmbrs.Tokens, error) {
	x := a.texts.Rest
	in, err := a.svc.StartSignIn(ctx, c, nmbrs.SignInPage{Title: x.SignIn.PageTitle, Good: x.SignIn.PageGood, Bad: x.SignIn.PageBad})
	if err != nil {
		return nmbrs.Tokens{}, err
	}
	defer in.Close()
	a.note(fmt.Sprintf(x.Cmd.Open, in.Address()))
	if browser && isTerminal(a.stderr) && openBrowser(ctx, in.Address()) == nil {
		a.note(x.SignIn.Opened)
	}
	a.note(x.Cmd.Paste)
	ctx, cancel := context.WithTimeout(ctx, signInWait)
	defer cancel()
	type outcome struct {
		tokens nmbrs.Tokens
		err    error
	}
	done := make(chan outcome, 2)
	go func() {
		t, err := in.Wait(ctx)
		done <- outcome{t, err}
	}()
	lines := a.typed()
	go func() {
		text, err := lines.ReadString('\n')
		if text = strings.TrimSpace(text); text == "" || (err != nil && !errors.Is(err, io.EOF)) {
			return // nothing was pasted: the browser may still come
		}
		t, err := in.Paste(ctx, text)
		done <- outcome{t, err}
	}()
	o := <-done
	if lost := link.Lost(o.tokens); lost != nil && o.err == nil {
		a.note(a.texts.Problem(lost, a.logFile))
	}
	return link.SignedIn(o.tokens, o.err)
}

// openBrowser opens an address in the browser of the system.
func openBrowser(ctx context.Context, address string) error {
	var opener []string
	switch runtime.GOOS {
	case "windows":
		opener = []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		opener = []string{"open"}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return exec.ErrNotFound
		}
		opener = []string{"xdg-open"}
	}
	// The address is one that this program made, and no shell reads it.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), opener[0], append(opener[1:], address)...) //nolint:gosec // see above
	cmd.Env = childEnviron(os.Environ())
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // how a browser ends is no concern here
	return nil
}
