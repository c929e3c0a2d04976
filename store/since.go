package store

import (
	"slices"
	"sync"
)

// Mark is a moment in the life of an open ledger; it means nothing to another
// opening of it.
type Mark uint64

// newsKept is how many writes are remembered; who is further behind reads all.
const newsKept = 512

// news remembers which lines the latest writes touched, so that a screen need
// not read a whole period for one edited line.
type news struct {
	mu   sync.Mutex
	last Mark
	log  []newsItem // the newest last; its marks follow on each other
}

// newsItem is one write. Without company it may have touched anything.
type newsItem struct {
	company CompanyKey
	lines   []LineKey
}

// onlyLines says that the transaction touches lines of one company and the
// records that go with them, and nothing else that a period is judged by.
func (t *tx) onlyLines(c *Company) { t.news.company = c.key }

// touch names a line that the transaction writes or drops.
func (t *tx) touch(k LineKey) { t.news.lines = append(t.news.lines, k) }

// tell remembers a write that was committed.
func (n *news) tell(item newsItem) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.last++
	n.log = append(n.log, item)
	if len(n.log) > newsKept {
		n.log = slices.Clone(n.log[len(n.log)-newsKept:])
	}
}

// Mark gives the present moment: take it before reading what is to be kept
// up to date with LinesSince.
func (l *Ledger) Mark() Mark {
	l.news.mu.Lock()
	defer l.news.mu.Unlock()
	return l.news.last
}

// LinesSince tells where lines of the company were written or dropped since a
// mark. ok is false when anything else was written, or too much.
func (c *Company) LinesSince(m Mark) (keys []LineKey, ok bool) {
	n := &c.l.news
	n.mu.Lock()
	defer n.mu.Unlock()
	if m > n.last || n.last-m > Mark(len(n.log)) {
		return nil, false
	}
	seen := map[LineKey]bool{}
	for _, item := range n.log[len(n.log)-int(n.last-m):] { //nolint:gosec // no more than the log holds
		if item.company == "" {
			return nil, false
		}
		if item.company != c.key {
			continue
		}
		for _, k := range item.lines {
			if !seen[k] {
				seen[k] = true
				keys = append(keys, k)
			}
		}
	}
	return keys, true
}

// touchAll names every line of a change.
func (t *tx) touchAll(ch Change) {
	for i := range ch.Put {
		t.touch(KeyOf(ch.Put[i]))
	}
	for _, k := range ch.Drop {
		t.touch(k)
	}
}
