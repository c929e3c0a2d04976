package main

import (
	"os"
	"strings"
)

// secretVariables are the environment variables that hold secrets.
func secretVariables() []string {
	return []string{tokenVariable, secretVariable, keyVariable, partnerVariable, eitjeAPIVariable}
}

// takeSecrets reads the secrets once and removes them from the environment of
// the process: a browser, a message bus, the keyring's own tool or whatever
// else is started from here inherits none of them. What it gives reads the
// environment, the secrets included.
func takeSecrets() func(string) string {
	secrets := map[string]string{}
	for _, name := range secretVariables() {
		v, ok := os.LookupEnv(name)
		if !ok {
			continue
		}
		secrets[name] = v
		if os.Unsetenv(name) != nil {
			secrets[name] = "" // it cannot be kept from others, so it is not used either
		}
	}
	return func(name string) string {
		if v, ok := secrets[name]; ok {
			return v
		}
		return os.Getenv(name)
	}
}

// plainVariables are those that a program started from here may have: where
// home, screen and session are, and in which language. All others stay here.
func plainVariables() []string {
	return []string{
		"HOME", "USER", "LOGNAME", "PATH", "SHELL", "LANG", "LANGUAGE", "TZ", "TERM", "TMPDIR", "TMP", "TEMP",
		"DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "BROWSER", "DESKTOP_SESSION", "DBUS_SESSION_BUS_ADDRESS",
		"SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "USERNAME", "APPDATA", "LOCALAPPDATA",
		"PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "HOMEDRIVE", "HOMEPATH",
	}
}

// childEnviron gives what of an environment a program started from here gets.
func childEnviron(environ []string) []string {
	allowed := map[string]bool{}
	for _, name := range plainVariables() {
		allowed[name] = true
	}
	var out []string
	for _, pair := range environ {
		name, _, _ := strings.Cut(pair, "=")
		upper := strings.ToUpper(name) // Windows does not tell cases apart
		if allowed[upper] || strings.HasPrefix(upper, "LC_") || strings.HasPrefix(upper, "XDG_") || strings.HasPrefix(upper, "KDE_") ||
			strings.HasPrefix(upper, "GNOME_") {
			out = append(out, pair)
		}
	}
	return out
}
