package store

import (
	"os"
	"testing"
)

func TestRemoteFUSE(t *testing.T) {
	mounts := "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n" +
		"30 22 0:40 / /mnt/office rw,nosuid shared:1 - fuse.sshfs clerk@host:/ rw\n" +
		"31 22 0:41 / /mnt/disk rw - fuseblk /dev/sdb1 rw\n"
	for dir, want := range map[string]string{
		"/mnt/office": "fuse.sshfs", "/mnt/office/doorzet": "fuse.sshfs", "/mnt/officer": "", "/mnt/disk/x": "", "/home": "",
	} {
		if got := remoteFUSE(mounts, dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	if kind, err := networkKind(os.TempDir()); err != nil || kind != "" {
		t.Errorf("the temporary directory: %q, %v", kind, err)
	}
	if _, err := networkKind("/no/such/directory"); err == nil {
		t.Error("a directory that is not there has a file system")
	}
}
