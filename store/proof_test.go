package store

import "testing"

// A source row that is gone from the ledger would come in once more: that it is
// not known is only said when nothing is gone.
func TestLostSourceIsNotUnknown(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	company(t, l, 10)
	key := makeLine(3).Source.Key
	known, err := l.Sources([]string{key, "never seen"})
	noErr(t, err)
	if len(known) != 1 {
		t.Fatalf("known: %v", known)
	}
	noErr(t, l.update(func(x *tx) error {
		all, err := x.table(bucketSources)
		if err != nil {
			return err
		}
		return all.bucket.Delete(rowSource(key))
	}))
	_, err = l.Sources([]string{key})
	wantCode(t, err, CodeTally)
	wantCode(t, l.Sendable(), CodeTally)
}
