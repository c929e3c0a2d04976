package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"
	"go.uber.org/goleak"

	"doorzet/payroll"
)

const envKeyring = "STORE_TEST_KEYRING"

const canary = "canary-7f3a-token"

func TestSecretIsNeverShown(t *testing.T) {
	s := NewSecret(canary)
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "secret", s, "in", struct{ S Secret }{s})
	text, err := json.Marshal(map[string]any{"s": s})
	noErr(t, err)
	shown := log.String() + string(text) + s.String() + s.GoString()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%p"} {
		shown += fmt.Sprintf(verb, s) + fmt.Sprintf(verb, struct{ S Secret }{s}) + fmt.Sprintf(verb, []Secret{s})
	}
	if strings.Contains(shown, canary) || strings.Contains(shown, fmt.Sprintf("%x", canary)) {
		t.Fatalf("shown: %s", shown)
	}
	if s.Reveal() != canary || s.IsZero() || !NewSecret("").IsZero() || (Secret{}).Reveal() != "" {
		t.Fatal("the secret itself is wrong")
	}
	if !s.Equal(NewSecret(canary)) || s.Equal(Secret{}) {
		t.Fatal("Equal is wrong")
	}
}

// oddKeyring answers in its own way.
type oddKeyring struct {
	Keyring
	release chan struct{}
	back    string
}

func (k oddKeyring) Set(account string, s Secret) error {
	if k.release != nil {
		<-k.release
	}
	return k.Keyring.Set(account, s)
}

func (k oddKeyring) Get(account string) (Secret, error) {
	if k.back != "" {
		return NewSecret(k.back), nil
	}
	return k.Keyring.Get(account)
}

func TestStoreReadsBack(t *testing.T) {
	k := MemoryKeyring()
	noErr(t, Store(k, "a", NewSecret(canary)))
	got, err := k.Get("a")
	noErr(t, err)
	if got.Reveal() != canary {
		t.Fatal("another value came back")
	}
	_, err = k.Get("b")
	wantCode(t, err, CodeKeyringNotFound)
	noErr(t, k.Delete("a"))
	wantCode(t, k.Delete("a"), CodeKeyringNotFound)
	err = Store(oddKeyring{Keyring: k, back: "other"}, "a", NewSecret(canary))
	wantCode(t, err, CodeKeyringWrong)
	if strings.Contains(err.Error(), canary) || strings.Contains(err.Error(), "other") {
		t.Fatalf("the error shows a value: %v", err)
	}
}

func TestHangingKeyringIsGivenUp(t *testing.T) {
	defer goleak.VerifyNone(t)
	inner := MemoryKeyring()
	release := make(chan struct{})
	k := WithDeadline(oddKeyring{Keyring: inner, release: release}, 30*time.Millisecond)
	start := time.Now()
	wantCode(t, k.Set("a", NewSecret("first")), CodeKeyringTimeout)
	_, err := k.Get("a") // waits for its turn, in vain
	wantCode(t, err, CodeKeyringTimeout)
	if took := time.Since(start); took > 5*time.Second {
		t.Fatalf("given up after %s", took)
	}
	close(release)
	patient, ok := k.(*deadlineKeyring)
	if !ok {
		t.Fatalf("WithDeadline gave a %T", k)
	}
	patient.wait = time.Minute
	got, err := k.Get("a") // the late Set has ended first
	noErr(t, err)
	if got.Reveal() != "first" {
		t.Fatal("a late Set was lost")
	}
	noErr(t, k.Set("a", NewSecret("second")))
	noErr(t, k.Delete("a"))
}

func TestKeyringErrorsAreWorded(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want payroll.Code
	}{
		{keyring.ErrNotFound, CodeKeyringNotFound},
		{keyring.ErrSetDataTooBig, CodeKeyringTooBig},
		{keyring.ErrUnsupportedPlatform, CodeKeyringAbsent},
		{&exec.Error{Name: "dbus-launch", Err: exec.ErrNotFound}, CodeKeyringAbsent},
		{&net.OpError{Op: "dial", Err: errors.New("refused")}, CodeKeyringAbsent},
		{fmt.Errorf("dial: %w", fs.ErrNotExist), CodeKeyringAbsent},
		{dbus.Error{Name: "org.freedesktop.DBus.Error.ServiceUnknown"}, CodeKeyringAbsent},
		{dbus.Error{Name: "org.freedesktop.DBus.Error.NoReply"}, CodeKeyringTimeout},
		{&dbus.Error{Name: "org.freedesktop.Secret.Error.IsLocked"}, CodeKeyringLocked},
		{dbus.Error{Name: "org.freedesktop.Secret.Error.NoSuchObject"}, CodeKeyringAbsent},
		{errors.New("failed to unlock correct collection '/x'"), CodeKeyringLocked},
		{payroll.NewProblem(CodeKeyringWrong), CodeKeyringWrong},
		{errors.New("something new"), CodeKeyringOther},
	} {
		wantCode(t, classify(tt.err), tt.want)
	}
	noErr(t, classify(nil))
	wantCode(t, SystemKeyring("doorzet-test").Set("a", NewSecret(strings.Repeat("x", maxSecret+1))), CodeKeyringTooBig)
}

// useKeyring is the other process of the tests below: it works with the
// system keyring of its session and says how it went.
func useKeyring(mode string) {
	k := WithDeadline(SystemKeyring("doorzet-test"), keyringPatience)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	var news <-chan *dbus.Signal
	isThere := mode == "unlocked" || mode == "killed" || mode == "stopped"
	if isThere || mode == "locked" {
		news = keyringNews(ctx)
	}
	began := time.Now()
	err := Store(k, "link", NewSecret(canary))
	// The daemon may still be taking its name, or making its collection.
	early := func() bool {
		return isThere && err != nil || mode == "locked" && errors.Is(err, &payroll.Problem{Code: CodeKeyringAbsent})
	}
	for early() && ctx.Err() == nil {
		select {
		case _, open := <-news:
			if !open {
				cancel() // the bus has gone
			}
			began = time.Now()
			err = Store(k, "link", NewSecret(canary))
		case <-ctx.Done():
		}
	}
	say("store", err)
	if !isThere {
		fmt.Println("took", time.Since(began).Milliseconds())
	}
	if mode == "killed" || mode == "stopped" {
		disturb(ctx, mode, k, news)
		os.Exit(0)
	}
	cancel()
	_, err = k.Get("nobody")
	say("absent", err)
	say("delete", k.Delete("link"))
	_, err = k.Get("link")
	say("deleted", err)
	os.Exit(0)
}

// keyringNews tells whenever the keyring service of the session, or what it
// holds, has changed.
func keyringNews(ctx context.Context) <-chan *dbus.Signal {
	news := make(chan *dbus.Signal, 64)
	conn, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		say("news", err)
		os.Exit(1)
	}
	conn.Signal(news)
	err = errors.Join(
		conn.AddMatchSignal(dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, "org.freedesktop.secrets")),
		conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.Secret.Service")),
	)
	if err != nil {
		say("news", err)
		os.Exit(1)
	}
	return news
}

func say(what string, err error) {
	var p *payroll.Problem
	switch {
	case err == nil:
		fmt.Println(what, "ok")
	case errors.As(err, &p):
		fmt.Println(what, p.Code)
	default:
		fmt.Println(what, "untyped", err)
	}
	if err != nil && strings.Contains(err.Error(), canary) {
		fmt.Println("LEAK")
	}
}

// session runs the test binary in a D-Bus session of its own.
func session(t *testing.T, mode, config, script string) string {
	t.Helper()
	for _, program := range []string{"dbus-run-session", "dbus-daemon", "gnome-keyring-daemon", "sh"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is not installed; the whole check is to have a real keyring", program)
			}
			t.Skipf("%s is not installed, so there is no real keyring to test against", program)
		}
	}
	// A short path: a socket's name has a limit of about a hundred bytes.
	home, err := os.MkdirTemp("", "kr")
	noErr(t, err)
	t.Cleanup(func() { noErr(t, os.RemoveAll(home)) })
	runtime := filepath.Join(home, "run")
	noErr(t, os.Mkdir(runtime, 0o700))
	args := []string{"--"}
	if config != "" {
		path := filepath.Join(home, "bus.conf")
		noErr(t, os.WriteFile(path, []byte(config), 0o600))
		args = []string{"--config-file=" + path, "--"}
	}
	cmd := exec.CommandContext(t.Context(), "dbus-run-session", append(args, "sh", "-c", script, "sh", os.Args[0])...)
	cmd.Env = []string{
		"HOME=" + home, "XDG_RUNTIME_DIR=" + runtime, "XDG_DATA_HOME=" + home, "PATH=" + os.Getenv("PATH"), envKeyring + "=" + mode,
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("session: %v\n%s", err, out)
	}
	if strings.Contains(string(out), "LEAK") || strings.Contains(string(out), "untyped") {
		t.Fatalf("session said:\n%s", out)
	}
	return string(out)
}

// startDaemon unlocks a keyring of its own and runs the test binary in it.
const startDaemon = `printf pw | gnome-keyring-daemon --daemonize --unlock --components=secrets >/dev/null 2>&1; exec "$1"`

func TestRealKeyring(t *testing.T) {
	out := session(t, "unlocked", "", startDaemon)
	for _, want := range []string{
		"store ok", "absent " + string(CodeKeyringNotFound), "delete ok", "deleted " + string(CodeKeyringNotFound),
	} {
		if !strings.Contains(out, want+"\n") {
			t.Errorf("want %q in:\n%s", want, out)
		}
	}
}

// busWithoutServices is a session bus that can start nothing.
const busWithoutServices = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`
