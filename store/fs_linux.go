package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// File system numbers of statfs(2).
const (
	magicNFS  = 0x6969
	magicSMB  = 0x517B
	magicCIFS = 0xFF534D42
	magicSMB2 = 0xFE534D42
	magicAFS  = 0x5346414F
	magicCoda = 0x73757245
	magicFUSE = 0x65735546
)

// networkKind names the network file system that a directory lies on, "" for
// a local one.
func networkKind(dir string) (string, error) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return "", err
	}
	switch uint32(st.Type) { //nolint:gosec // the numbers are 32 bits wide
	case magicNFS:
		return "NFS", nil
	case magicSMB, magicCIFS, magicSMB2:
		return "SMB", nil
	case magicAFS:
		return "AFS", nil
	case magicCoda:
		return "Coda", nil
	case magicFUSE:
		mounts, err := os.ReadFile("/proc/self/mountinfo")
		if err != nil {
			return "", err
		}
		return remoteFUSE(string(mounts), dir), nil
	}
	return "", nil
}

// remoteFUSE finds the mount of a directory in mountinfo (proc(5)) and gives
// its type when that is a remote one; disks too can be mounted through FUSE.
func remoteFUSE(mounts, dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	best, kind := "", ""
	for line := range strings.Lines(mounts) {
		left, right, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(left), strings.Fields(right)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		at := fields[4]
		within := at == "/" || dir == at || strings.HasPrefix(dir, at+"/")
		if within && len(at) >= len(best) {
			best, kind = at, types[0]
		}
	}
	for _, remote := range []string{"sshfs", "rclone", "s3fs", "davfs", "gvfs", "smbnetfs", "curlftpfs", "gcsfuse", "goofys"} {
		if strings.Contains(kind, remote) {
			return kind
		}
	}
	return ""
}
