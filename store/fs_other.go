//go:build !linux

package store

// networkKind knows no network file systems here.
func networkKind(string) (string, error) { return "", nil }
