//go:build dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"os"
	"path/filepath"
	"strconv"

	"github.com/godbus/dbus/v5"

	"doorzet/payroll"
)

// findBus makes sure that the message bus, behind which the keyring is, can be
// reached over a socket that is there. Without one the library would start a
// bus of its own, with the environment of this program, and no keyring answers
// on a bus that has just begun.
func findBus() error {
	const variable = "DBUS_SESSION_BUS_ADDRESS"
	if address := os.Getenv(variable); address != "" && address != "autolaunch:" {
		return nil
	}
	own := filepath.Join("/run/user", strconv.Itoa(os.Getuid()))
	for _, dir := range []string{os.Getenv("XDG_RUNTIME_DIR"), own} {
		path := filepath.Join(dir, "bus")
		info, err := os.Stat(path) //nolint:gosec // only looked at, and the user's own session says where
		if dir != "" && err == nil && info.Mode().Type() == os.ModeSocket {
			return os.Setenv(variable, "unix:path="+dbus.EscapeBusAddressValue(path))
		}
	}
	if _, err := os.Stat(filepath.Join(own, "dbus-session")); err == nil {
		return nil // the library reads the address there
	}
	return payroll.NewProblem(CodeKeyringAbsent)
}
