package store

import (
	"slices"
	"testing"

	"doorzet/payroll"
)

func TestLinesSince(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 5)
	m := l.Mark()
	if keys, ok := c.LinesSince(m); !ok || len(keys) != 0 {
		t.Fatalf("nothing was written: %v, %t", keys, ok)
	}
	line := makeLine(1)
	old := KeyOf(line)
	line.Date += 2
	noErr(t, c.Commit(Change{Put: []payroll.Line{line}, Drop: []LineKey{old}, Audit: Audit{Action: "edit"}}))
	noErr(t, c.Commit(Change{Put: []payroll.Line{line}, Audit: Audit{Action: "edit"}}))
	if keys, ok := c.LinesSince(m); !ok || len(keys) != 2 || !slices.Contains(keys, old) || !slices.Contains(keys, KeyOf(line)) {
		t.Fatalf("a moved line: %v, %t", keys, ok)
	}
	// A write that fails is no news.
	m = l.Mark()
	if err := l.update(func(t *tx) error {
		t.onlyLines(c)
		t.touch(old)
		return errLine
	}); err == nil {
		t.Fatal("the write did not fail")
	}
	if keys, ok := c.LinesSince(m); !ok || len(keys) != 0 {
		t.Fatalf("a failed write is told: %v, %t", keys, ok)
	}
	// Anything else than lines makes everything be read anew.
	m = l.Mark()
	noErr(t, c.UpdateSettings(Audit{Action: "codes"}, func(s *payroll.Settings) error { return nil }))
	if _, ok := c.LinesSince(m); ok {
		t.Fatal("settings went unnoticed")
	}
	if _, ok := c.LinesSince(l.Mark() + 1); ok {
		t.Fatal("a mark of another opening is taken")
	}
	// Who is too far behind reads everything as well.
	m = l.Mark()
	for range newsKept + 1 {
		l.news.tell(newsItem{company: testKey})
	}
	if _, ok := c.LinesSince(m); ok {
		t.Fatal("forgotten writes went unnoticed")
	}
	if _, ok := c.LinesSince(l.Mark() - newsKept); !ok {
		t.Fatal("a remembered write is not told")
	}
}
