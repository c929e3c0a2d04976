package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"doorzet/payroll"
)

// keyringPatience is the deadline of the keyrings in these tests.
const keyringPatience = 3 * time.Second

// envDaemon names the process of the keyring service to disturb.
const envDaemon = "STORE_TEST_DAEMON"

// disturb kills or halts the keyring service after something was kept, and
// tells what a read says then, and after the service goes on.
func disturb(ctx context.Context, mode string, k Keyring, news <-chan *dbus.Signal) {
	pid, err := strconv.Atoi(os.Getenv(envDaemon))
	if err != nil || pid <= 1 {
		fmt.Println("untyped daemon", os.Getenv(envDaemon))
		return
	}
	if err := sendSignal(ctx, map[string]string{"killed": "KILL", "stopped": "STOP"}[mode], pid); err != nil {
		fmt.Println("untyped signal", err)
		return
	}
	if mode == "killed" {
		waitUntilGone(ctx, news)
	}
	began := time.Now()
	_, err = k.Get("link")
	say(mode, err)
	fmt.Println("took", time.Since(began).Milliseconds())
	if mode == "stopped" {
		if err := sendSignal(ctx, "CONT", pid); err != nil {
			fmt.Println("untyped signal", err)
			return
		}
		s, err := k.Get("link")
		say("continued", err)
		fmt.Println("same", s.Reveal() == canary)
	}
}

func sendSignal(ctx context.Context, name string, pid int) error {
	return exec.CommandContext(ctx, "kill", "-"+name, strconv.Itoa(pid)).Run()
}

// waitUntilGone returns when the bus says that nobody offers the keyring.
func waitUntilGone(ctx context.Context, news <-chan *dbus.Signal) {
	for {
		select {
		case sig, open := <-news:
			if !open {
				return
			}
			if strings.HasSuffix(sig.Name, ".NameOwnerChanged") && len(sig.Body) == 3 && sig.Body[2] == "" {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// knownDaemon runs the keyring service where its process is known, and the
// test binary beside it.
const knownDaemon = `printf pw | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
` + envDaemon + `=$! "$1"; code=$?
kill -9 $! 2>/dev/null
exit $code`

// keyringTrouble is one way in which a keyring fails, with how it was said.
type keyringTrouble struct {
	name string
	// run gives the codes that were said and how long the call took.
	run  func(*testing.T) (said string, took time.Duration)
	want []payroll.Code
}

// told takes what a child said after a word, and how long that took.
func told(t *testing.T, out, word string) (string, time.Duration) {
	t.Helper()
	said, took := "", -1
	for line := range strings.Lines(out) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), word+" "); ok && said == "" {
			said = rest
		}
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "took "); ok {
			n, err := strconv.Atoi(rest)
			noErr(t, err)
			took = n
		}
	}
	if said == "" || took < 0 {
		t.Fatalf("the child said:\n%s", out)
	}
	return said, time.Duration(took) * time.Millisecond
}

// fake times a call on a keyring made for the test.
func fake(k Keyring) func(*testing.T) (string, time.Duration) {
	return func(t *testing.T) (string, time.Duration) {
		t.Helper()
		began := time.Now()
		err := Store(k, "link", NewSecret(canary))
		took := time.Since(began)
		return saidBy(t, err), took
	}
}

func saidBy(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return "ok"
	}
	if strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, err), canary) {
		t.Error("the error shows the token")
	}
	var p *payroll.Problem
	if !errors.As(err, &p) {
		return "untyped " + err.Error()
	}
	return string(p.Code)
}

func realTroubles() []keyringTrouble {
	inSession := func(mode, config, script, word string) func(*testing.T) (string, time.Duration) {
		return func(t *testing.T) (string, time.Duration) {
			t.Helper()
			out := session(t, mode, config, script)
			if mode == "stopped" && (!strings.Contains(out, "continued ok\n") || !strings.Contains(out, "same true\n")) {
				t.Errorf("after going on the service said:\n%s", out)
			}
			return told(t, out, word)
		}
	}
	return []keyringTrouble{
		{"absent bus", withoutBus, []payroll.Code{CodeKeyringAbsent}},
		{"absent service", inSession("bare", busWithoutServices, `exec "$1"`, "store"), []payroll.Code{CodeKeyringAbsent}},
		{
			"locked, nobody to ask", inSession("locked", busWithoutServices,
				`gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1 </dev/null; exec "$1"`, "store"),
			[]payroll.Code{CodeKeyringLocked, CodeKeyringTimeout},
		},
		{"killed daemon", inSession("killed", busWithoutServices, knownDaemon, "killed"), []payroll.Code{CodeKeyringAbsent}},
		{"halted daemon", inSession("stopped", busWithoutServices, knownDaemon, "stopped"), []payroll.Code{CodeKeyringTimeout}},
	}
}

func withoutBus(t *testing.T) (string, time.Duration) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = []string{"HOME=" + t.TempDir(), "PATH=/nowhere", envKeyring + "=bare"}
	out, err := cmd.CombinedOutput()
	noErr(t, err)
	return told(t, string(out), "store")
}

// TestKeyringTroubles prints one table of every way in which a keyring fails:
// each is a Problem with words of its own, none takes longer than its deadline.
func TestKeyringTroubles(t *testing.T) {
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	troubles := append(realTroubles(),
		keyringTrouble{"hanging prompt", fake(WithDeadline(oddKeyring{Keyring: MemoryKeyring(), release: never}, keyringPatience/10)), []payroll.Code{CodeKeyringTimeout}},
		keyringTrouble{"slow", func(t *testing.T) (string, time.Duration) {
			t.Helper()
			slow := make(chan struct{})
			time.AfterFunc(100*time.Millisecond, func() { close(slow) })
			return fake(WithDeadline(oddKeyring{Keyring: MemoryKeyring(), release: slow}, keyringPatience))(t)
		}, []payroll.Code{"ok"}},
		keyringTrouble{"wrong value back", fake(WithDeadline(oddKeyring{Keyring: MemoryKeyring(), back: "other"}, keyringPatience)), []payroll.Code{CodeKeyringWrong}},
		keyringTrouble{"value too long", func(t *testing.T) (string, time.Duration) {
			t.Helper()
			began := time.Now()
			err := WithDeadline(SystemKeyring("doorzet-test"), keyringPatience).Set("a", NewSecret(strings.Repeat("x", maxSecret+1)))
			return saidBy(t, err), time.Since(began)
		}, []payroll.Code{CodeKeyringTooBig}},
	)
	for _, x := range troubles {
		t.Run(x.name, func(t *testing.T) {
			said, took := x.run(t)
			known := false
			for _, code := range x.want {
				known = known || said == string(code)
			}
			// A machine under load may wake up late.
			if !known || took > keyringPatience+2*time.Second {
				t.Errorf("said %s after %v, want %v", said, took, x.want)
			}
			t.Logf("%-24s %-26s %6d ms", x.name, said, took.Milliseconds())
		})
	}
}
