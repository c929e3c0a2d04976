//go:build dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"

	"doorzet/payroll"
)

// Where no bus is, none is started: what would start it would inherit the
// environment of this program.
func TestNoBusIsStarted(t *testing.T) {
	if _, err := os.Stat(filepath.Join("/run/user", payroll.IntText(os.Getuid()))); err == nil {
		t.Skip("this user has a session of the system, whose bus would be found")
	}
	dir := t.TempDir()
	mark := filepath.Join(dir, "started")
	script := "#!/bin/sh\nenv >" + mark + "\n"
	if err := os.WriteFile(filepath.Join(dir, "dbus-launch"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	t.Setenv("XDG_RUNTIME_DIR", dir)
	for _, address := range []string{"", "autolaunch:"} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
		k := SystemKeyring("doorzet-test")
		_, get := k.Get("a")
		for what, err := range map[string]error{"get": get, "set": k.Set("a", NewSecret("geheim")), "delete": k.Delete("a")} {
			if !errors.Is(err, &payroll.Problem{Code: CodeKeyringAbsent}) {
				t.Errorf("%s with address %q: %v", what, address, err)
			}
		}
		if _, err := os.Stat(mark); err == nil {
			t.Fatalf("a bus was started with address %q", address)
		}
	}
}

// A bus that is there is found by its socket.
func TestBusIsFoundByItsSocket(t *testing.T) {
	dir := t.TempDir()
	ln, err := net.Listen("unix", filepath.Join(dir, "bus")) //nolint:noctx // closed below
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ln.Close() }()
	t.Setenv("XDG_RUNTIME_DIR", dir)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	if err := findBus(); err != nil {
		t.Fatal(err)
	}
	if got := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); got != "unix:path="+filepath.Join(dir, "bus") {
		t.Errorf("address %q", got)
	}
}
