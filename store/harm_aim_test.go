package store

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// area is a run of bytes of the ledger's file that hold one kind of thing.
type area struct {
	at, n int
	what  string
}

// aims are the areas of a whole ledger by kind of target.
type aims map[string][]area

// aimAt reads where in a ledger's file everything lies. The ledger is whole, so
// that what the store says of its pages can be believed.
func aimAt(l *Ledger) (aims, error) {
	out := aims{"journal": {{0, int(l.journal.head.End), "records"}}} // behind them is room that was reserved
	err := l.view(func(t *tx) error {
		page := t.tree.page
		out["header"] = []area{{boltPageHead, boltMetaSize, "first"}, {page + boltPageHead, boltMetaSize, "second"}}
		for _, at := range []int{0, page} {
			if m := metaOf(t.tree.data[at:]); m.latest == uint64(t.bolt.ID()) {
				list := int(m.free) * page
				n := int(binary.NativeEndian.Uint16(t.tree.data[list+10:]))
				out["freelist"] = []area{{list, boltPageHead + 8*n, "freelist"}}
			}
		}
		a := aimer{tree: t.tree, out: out}
		root, err := t.spot(nil)
		if err != nil {
			return err
		}
		return a.bucket(nil, root)
	})
	return out, err
}

type aimer struct {
	tree *tree
	out  aims
}

func (a aimer) bucket(path []string, p spot) error {
	n, err := a.tree.start(p)
	if err != nil {
		return err
	}
	return a.node(path, n, p.root)
}

// offset gives where a piece of a page lies in the file.
func (a aimer) offset(piece []byte) int {
	// Every piece is a part of the map with the capacity cut to its own length.
	for at := range len(a.tree.data) {
		if &a.tree.data[at] == &piece[0] {
			return at
		}
	}
	return -1
}

func (a aimer) node(path []string, n node, id uint64) error {
	base := int(id) * a.tree.page
	if id == 0 {
		base = a.offset(n.b)
	}
	name := strings.Join(path, "/")
	a.add("page", base, boltPageHead, name)
	for i := range n.n {
		at := boltPageHead + elementSize*i
		a.add("element", base+at, elementSize, name)
		pos, size, key := n.measure(at)
		kind := "key"
		if len(path) > 0 {
			switch path[len(path)-1] {
			case bucketRowIndex, bucketStepIDs, bucketBatchIDs, bucketOpen, bucketCounted:
				kind = "index"
			case bucketTally, bucketRanges:
				kind = "tally"
			}
		}
		if !n.leaf {
			kind = "branch"
			a.add("branch", base+at+8, 8, name) // the page below
		}
		a.add(kind, base+at+pos, key, name)
		if n.leaf && size > key {
			a.add("value", base+at+pos+key, size-key, name)
		}
		if n.leaf && n.record(i).bucket {
			a.add("bucket", base+at+pos+key, bucketHead, name)
			sub, err := below(n.record(i))
			if err == nil {
				err = a.bucket(append(slices.Clone(path), string(n.key(i))), sub)
			}
			if err != nil {
				return err
			}
		}
		if !n.leaf {
			child, err := a.tree.node(n.child(i))
			if err == nil {
				err = a.node(path, child, n.child(i))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (a aimer) add(kind string, at, n int, what string) {
	a.out[kind] = append(a.out[kind], area{at, n, what})
}

// harm damages a work directory and says how, as one line.
type harm func(r *rand.Rand, dir string, where aims) (string, error)

// harms are the ways of damage; the aimed ones are each as often as another.
func harms() map[string]harm {
	out := map[string]harm{
		"zeroed page": zeroPage, "copied page": copyPage, "truncated": truncateFile, "journal bit": journalBit,
		"journal cut": journalCut, "journal zeroed": journalZeroed, "head": headBit, "older copy": olderCopy,
		"older journal": olderJournal, "copy bit": copyBit,
		"part bit": partBit, "part cut": partCut, "part zeroed": partZeroed, "part swapped": partSwapped, "part gone": partGone,
	}
	for _, kind := range []string{"header", "freelist", "page", "element", "key", "index", "tally", "branch", "value", "bucket"} {
		out[kind] = func(r *rand.Rand, dir string, where aims) (string, error) { return flipAt(r, dir, where, kind) }
	}
	return out
}

// change rewrites a file.
func change(path string, fn func([]byte) []byte) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, fn(b), 0o600)
}

func flipAt(r *rand.Rand, dir string, where aims, kind string) (string, error) {
	list := where[kind]
	if len(list) == 0 {
		return "", fmt.Errorf("nothing of the kind %s", kind)
	}
	a := list[r.IntN(len(list))]
	bit := a.at*8 + r.IntN(a.n*8)
	err := change(filepath.Join(dir, "data", ledgerName), func(b []byte) []byte {
		b[bit/8] ^= 1 << (bit % 8)
		return b
	})
	return fmt.Sprintf("bit %d of %s", bit, a.what), err
}

// somePage picks a page that something leads to.
func somePage(r *rand.Rand, where aims) (int, string) {
	list := where["page"]
	for {
		if a := list[r.IntN(len(list))]; a.at%os.Getpagesize() == 0 {
			return a.at, a.what
		}
	}
}

func zeroPage(r *rand.Rand, dir string, where aims) (string, error) {
	at, what := somePage(r, where)
	err := change(filepath.Join(dir, "data", ledgerName), func(b []byte) []byte {
		clear(b[at : at+os.Getpagesize()])
		return b
	})
	return "page of " + what, err
}

// copyPage lets a page stand where another belongs, as a write that went astray
// does; its header says what the place wants.
func copyPage(r *rand.Rand, dir string, where aims) (string, error) {
	to, what := somePage(r, where)
	from, other := somePage(r, where)
	err := change(filepath.Join(dir, "data", ledgerName), func(b []byte) []byte {
		copy(b[to+8:to+os.Getpagesize()], b[from+8:from+os.Getpagesize()])
		return b
	})
	return "page of " + other + " in the place of one of " + what, err
}

func truncateFile(r *rand.Rand, dir string, _ aims) (string, error) {
	to := 0
	err := change(filepath.Join(dir, "data", ledgerName), func(b []byte) []byte {
		to = r.IntN(len(b))
		return b[:to]
	})
	return fmt.Sprintf("to %d bytes", to), err
}

func journalBit(r *rand.Rand, dir string, where aims) (string, error) {
	bit := 0
	err := change(filepath.Join(dir, "data", journalName), func(b []byte) []byte {
		bit = r.IntN(8 * where["journal"][0].n)
		b[bit/8] ^= 1 << (bit % 8)
		return b
	})
	return fmt.Sprintf("bit %d", bit), err
}

func journalCut(r *rand.Rand, dir string, where aims) (string, error) {
	to := 0
	err := change(filepath.Join(dir, "data", journalName), func(b []byte) []byte {
		to = r.IntN(where["journal"][0].n)
		return b[:to]
	})
	return fmt.Sprintf("at %d", to), err
}

func journalZeroed(r *rand.Rand, dir string, where aims) (string, error) {
	at := 0
	err := change(filepath.Join(dir, "data", journalName), func(b []byte) []byte {
		at = r.IntN(where["journal"][0].n)
		clear(b[at:min(len(b), at+512)])
		return b
	})
	return fmt.Sprintf("from %d", at), err
}

// somePart picks a closed part of the journal, and another one.
func somePart(r *rand.Rand, dir string) (path, other string, err error) {
	files, err := partFiles(filepath.Join(dir, "data", journalName))
	if err != nil || len(files) < 2 {
		return "", "", fmt.Errorf("parts %v, %w", files, err)
	}
	r.Shuffle(len(files), func(i, k int) { files[i], files[k] = files[k], files[i] })
	return files[0], files[1], nil
}

// inPart damages a closed part; what fn says comes behind its name.
func inPart(r *rand.Rand, dir string, fn func(b []byte) ([]byte, string)) (string, error) {
	path, _, err := somePart(r, dir)
	if err != nil {
		return "", err
	}
	how := ""
	err = change(path, func(b []byte) []byte { b, how = fn(b); return b })
	return filepath.Base(path) + " " + how, err
}

func partBit(r *rand.Rand, dir string, _ aims) (string, error) {
	return inPart(r, dir, func(b []byte) ([]byte, string) {
		bit := r.IntN(8 * len(b))
		b[bit/8] ^= 1 << (bit % 8)
		return b, fmt.Sprintf("bit %d", bit)
	})
}

func partCut(r *rand.Rand, dir string, _ aims) (string, error) {
	return inPart(r, dir, func(b []byte) ([]byte, string) {
		to := r.IntN(len(b))
		return b[:to], fmt.Sprintf("at %d", to)
	})
}

func partZeroed(r *rand.Rand, dir string, _ aims) (string, error) {
	return inPart(r, dir, func(b []byte) ([]byte, string) {
		at := r.IntN(len(b))
		clear(b[at:min(len(b), at+512)])
		return b, fmt.Sprintf("from %d", at)
	})
}

func partSwapped(r *rand.Rand, dir string, _ aims) (string, error) {
	path, other, err := somePart(r, dir)
	if err != nil {
		return "", err
	}
	return filepath.Base(other) + " for " + filepath.Base(path), moveOver(other, path)
}

func partGone(r *rand.Rand, dir string, _ aims) (string, error) {
	path, _, err := somePart(r, dir)
	if err != nil {
		return "", err
	}
	return filepath.Base(path), os.Remove(path)
}

func headBit(r *rand.Rand, dir string, _ aims) (string, error) {
	heads, err := filepath.Glob(filepath.Join(dir, "state", "*"+headSuffix))
	if err != nil || len(heads) != 1 {
		return "", fmt.Errorf("heads %v, %w", heads, err)
	}
	bit := 0
	err = change(heads[0], func(b []byte) []byte {
		bit = r.IntN(8 * len(b))
		b[bit/8] ^= 1 << (bit % 8)
		return b
	})
	return fmt.Sprintf("bit %d", bit), err
}

// firstCopy is the oldest automatic copy of the prepared ledger.
func firstCopy(dir string) (string, error) {
	all, err := Copies(filepath.Join(dir, "data"))
	if err != nil || len(all) == 0 {
		return "", fmt.Errorf("copies %v, %w", all, err)
	}
	return all[len(all)-1].Path, nil
}

func olderCopy(_ *rand.Rand, dir string, _ aims) (string, error) {
	from, err := firstCopy(dir)
	if err != nil {
		return "", err
	}
	return "ledger alone", moveOver(filepath.Join(from, ledgerName), filepath.Join(dir, "data", ledgerName))
}

func olderJournal(_ *rand.Rand, dir string, _ aims) (string, error) {
	from, err := firstCopy(dir)
	if err != nil {
		return "", err
	}
	return "journal alone", moveOver(filepath.Join(from, journalName), filepath.Join(dir, "data", journalName))
}

func copyBit(r *rand.Rand, dir string, where aims) (string, error) {
	from, err := firstCopy(dir)
	if err != nil {
		return "", err
	}
	bit := 0
	err = change(filepath.Join(from, ledgerName), func(b []byte) []byte {
		bit = r.IntN(8 * len(b))
		b[bit/8] ^= 1 << (bit % 8)
		return b
	})
	return fmt.Sprintf("bit %d", bit), err
}

func moveOver(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}
