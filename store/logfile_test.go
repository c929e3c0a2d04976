package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"doorzet/payroll"
)

// A file with the trail is proven by its fingerprint alone; any change of it is
// told, whoever made the rest fit again or not.
func TestLogFile(t *testing.T) {
	o := trailOptions(t, MemoryKeyring())
	trailed(t, o)
	l, err := Open(o)
	noErr(t, err)
	noErr(t, l.AnchorTrails())
	f, content, err := l.ExportLog()
	noErr(t, err)
	shut(t, l)
	if bytes.Contains(content, []byte("Jan")) {
		t.Error("the file holds a name")
	}
	for _, noted := range []string{"", f.Fingerprint, strings.ToUpper(ShowFingerprint(f.Fingerprint)), " " + f.Fingerprint[:8] + " " + f.Fingerprint[8:]} {
		got, err := VerifyLog("x", content, noted)
		noErr(t, err)
		if len(got.Trails) != 2 || len(got.Trails[1].Entries) == 0 || got.Trails[1].Proof.State != TrailProven {
			t.Errorf("read %+v", got)
		}
	}
	_, err = VerifyLog("x", content, strings.Repeat("0", 64))
	wantCode(t, err, CodeLogFileOther)
	for at := 0; at < len(content); at += 7 {
		b := slices.Clone(content)
		b[at] ^= 1
		if _, err := VerifyLog("x", b, f.Fingerprint); err == nil && compact(t, b) != compact(t, content) {
			t.Fatalf("byte %d (%q) changed in silence", at, content[max(0, at-20):at+5])
		}
	}
	// What a reader sees and the proof does not: a name that stands twice, one that
	// is spelled otherwise, one that nobody knows.
	for was, is := range map[string]string{
		`"by":`:     `"by": "Eve", "by":`,
		`"ledger":`: `"Ledger":`,
		`"trails":`: `"told": "nothing was changed", "trails":`,
	} {
		b := bytes.Replace(content, []byte(was), []byte(is), 1)
		if _, err := VerifyLog("x", b, f.Fingerprint); !errors.Is(err, &payroll.Problem{Code: CodeLogFile}) {
			t.Errorf("%s for %s: %v", is, was, err)
		}
	}
	for _, b := range [][]byte{bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")), []byte(compact(t, content))} {
		_, err := VerifyLog("x", b, f.Fingerprint)
		noErr(t, err)
	}
	// Who makes everything fit again has another fingerprint.
	forged := f
	forged.Trails = slices.Clone(f.Trails)
	forged.Trails[1].Entries = changeFirst(slices.Clone(f.Trails[1].Entries))
	forged.Anchors = nil
	prev := ""
	for i := range forged.Trails[1].Entries {
		e := &forged.Trails[1].Entries[i]
		e.Hash, err = e.chained(prev)
		noErr(t, err)
		prev = e.Hash
	}
	forged.Fingerprint, err = forged.fingerprint()
	noErr(t, err)
	b := encodeLog(t, forged)
	_, err = VerifyLog("x", b, "")
	noErr(t, err)
	_, err = VerifyLog("x", b, f.Fingerprint)
	wantCode(t, err, CodeLogFileOther)
	forged.Anchors = f.Anchors
	forged.Fingerprint, err = forged.fingerprint()
	noErr(t, err)
	_, err = VerifyLog("x", encodeLog(t, forged), "")
	wantCode(t, err, CodeLogFile)
}

// compact takes away the white space between values.
func compact(t *testing.T, text []byte) string {
	t.Helper()
	var b bytes.Buffer
	noErr(t, json.Compact(&b, text))
	return b.String()
}

func encodeLog(t *testing.T, f LogFile) []byte {
	t.Helper()
	b, err := json.Marshal(f)
	noErr(t, err)
	return b
}
