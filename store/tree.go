package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"unsafe"

	"go.etcd.io/bbolt"
)

// What bbolt's file format says of pages that hold records (bbolt 1.5.0,
// internal/common). A page begins with id (8 bytes), flags (2), count (2) and
// overflow (4). Elements follow, 16 bytes each, and behind them keys and values
// in the same order without a gap. An element of a branch holds position, length
// of its key and page; one of a leaf flags, position and the two lengths. The
// value of a bucket is its root page and its sequence, and a small bucket's one
// page behind that.
const (
	pageBranch    = 0x01
	pageLeaf      = 0x02
	pageFree      = 0x10
	elementSize   = 16
	bucketFlag    = 1
	bucketHead    = 16
	longestKey    = 32768
	deepest       = 32
	firstDataPage = 2
)

var errTree = errors.New("store: the structure of the file is broken")

// tree reads the pages of a ledger as they were committed, and believes
// nothing: every length, place, order and reference is held against what bbolt
// writes before it is used. bbolt itself takes pages as they are, so that one
// altered bit lets it skip records, run in circles or leave the map.
type tree struct {
	data []byte
	page int
	high uint64
	// proven are pages whose inside was held against the format already.
	proven map[uint64]bool
	// opened are leaves of which every record's checksum was compared.
	opened map[uint64]bool
}

// spot is where a bucket begins; the zero spot is no bucket.
type spot struct {
	root uint64
	seq  uint64
	// inline is the one page of a small bucket.
	inline []byte
	known  bool
}

// node is one page of which the inside is proven.
type node struct {
	b    []byte
	leaf bool
	n    int
}

// record is what a leaf holds under a key.
type record struct {
	key, value []byte
	bucket     bool
}

// treeOf gives the committed tree that a transaction sees. It is valid until
// the next write of the same transaction.
func treeOf(b *bbolt.Tx, proven, opened map[uint64]bool) *tree {
	info, size := b.DB().Info(), b.Size()
	// The map is given as a number; it lives as long as the transaction.
	start := *(*unsafe.Pointer)(unsafe.Pointer(&info.Data)) //nolint:gosec // the only way that bbolt gives
	data := unsafe.Slice((*byte)(start), size)              //nolint:gosec // the file is no shorter: inspect
	return &tree{
		data: data, page: info.PageSize, high: uint64(size) / uint64(info.PageSize), //nolint:gosec // not negative
		proven: proven, opened: opened,
	}
}

// rootOf gives the bucket in which all others are.
func rootOf(b *bbolt.Tx) spot {
	return spot{root: uint64(b.Cursor().Bucket().Root()), known: true}
}

// node takes a page apart and proves its inside.
func (t *tree) node(id uint64) (node, error) {
	if id < firstDataPage || id >= t.high {
		return node{}, fmt.Errorf("%w: page %d of %d", errTree, id, t.high)
	}
	at := int(id) * t.page //nolint:gosec // below the size of the map
	head := t.data[at:]
	overflow := binary.NativeEndian.Uint32(head[12:])
	if binary.NativeEndian.Uint64(head) != id || uint64(overflow) >= t.high-id {
		return node{}, fmt.Errorf("%w: header of page %d", errTree, id)
	}
	n, err := parseNode(head[:(int(overflow)+1)*t.page], t.proven[id])
	if err != nil {
		return n, fmt.Errorf("page %d: %w", id, err)
	}
	if t.proven[id] {
		return n, nil
	}
	if used := n.used(); (used+t.page-1)/t.page != int(overflow)+1 {
		return n, fmt.Errorf("%w: page %d uses %d bytes", errTree, id, used)
	}
	t.proven[id] = true
	return n, nil
}

// parseNode proves that the elements of a page follow on each other, stay
// within it, and are in order.
func parseNode(b []byte, proven bool) (node, error) {
	if len(b) < boltPageHead {
		return node{}, errTree
	}
	flags := binary.NativeEndian.Uint16(b[8:])
	n := node{b: b, leaf: flags == pageLeaf, n: int(binary.NativeEndian.Uint16(b[10:]))}
	if proven {
		return n, nil
	}
	if flags != pageLeaf && flags != pageBranch {
		return n, fmt.Errorf("%w: page of kind %#x", errTree, flags)
	}
	if flags == pageBranch && n.n == 0 {
		return n, fmt.Errorf("%w: empty branch", errTree)
	}
	off := boltPageHead + elementSize*n.n
	var last []byte
	for i := range n.n {
		at := boltPageHead + elementSize*i
		if off > len(b) {
			return n, fmt.Errorf("%w: element %d lies outside", errTree, i)
		}
		pos, size, key := n.measure(at)
		if at+pos != off || key == 0 || key > longestKey || size > len(b)-off {
			return n, fmt.Errorf("%w: element %d", errTree, i)
		}
		if n.leaf && binary.NativeEndian.Uint32(b[at:]) > bucketFlag {
			return n, fmt.Errorf("%w: flags of element %d", errTree, i)
		}
		this := b[off : off+key]
		if i > 0 && bytes.Compare(last, this) >= 0 {
			return n, fmt.Errorf("%w: order of element %d", errTree, i)
		}
		last = this
		off += size
	}
	if off > len(b) {
		return n, fmt.Errorf("%w: elements lie outside", errTree)
	}
	return n, nil
}

// measure gives the position of an element's data, its length and that of its key.
func (n node) measure(at int) (pos, size, key int) {
	e := n.b[at:]
	if n.leaf {
		key = int(binary.NativeEndian.Uint32(e[8:]))
		return int(binary.NativeEndian.Uint32(e[4:])), key + int(binary.NativeEndian.Uint32(e[12:])), key
	}
	key = int(binary.NativeEndian.Uint32(e[4:]))
	return int(binary.NativeEndian.Uint32(e)), key, key
}

// used is how many bytes of the page are written.
func (n node) used() int {
	if n.n == 0 {
		return boltPageHead
	}
	at := boltPageHead + elementSize*(n.n-1)
	pos, size, _ := n.measure(at)
	return at + pos + size
}

func (n node) key(i int) []byte {
	at := boltPageHead + elementSize*i
	pos, _, key := n.measure(at)
	return n.b[at+pos : at+pos+key : at+pos+key]
}

// child is the page below an element of a branch.
func (n node) child(i int) uint64 {
	return binary.NativeEndian.Uint64(n.b[boltPageHead+elementSize*i+8:])
}

// record is the element of a leaf.
func (n node) record(i int) record {
	at := boltPageHead + elementSize*i
	pos, size, key := n.measure(at)
	from := at + pos
	return record{
		n.b[from : from+key : from+key], n.b[from+key : from+size : from+size],
		binary.NativeEndian.Uint32(n.b[at:]) == bucketFlag,
	}
}

// first is the first element whose key is not below a key.
func (n node) first(key []byte) int {
	return sort.Search(n.n, func(i int) bool { return bytes.Compare(n.key(i), key) >= 0 })
}

// start gives the page where a bucket begins.
func (t *tree) start(p spot) (node, error) {
	if p.root != 0 {
		return t.node(p.root)
	}
	n, err := parseNode(p.inline, false)
	if err == nil && (!n.leaf || n.used() != len(p.inline)) {
		err = fmt.Errorf("%w: a small bucket of %d bytes", errTree, len(p.inline))
	}
	return n, err
}

// below reads the spot of a bucket from its record.
func below(r record) (spot, error) {
	if !r.bucket || len(r.value) < bucketHead {
		return spot{}, fmt.Errorf("%w: no bucket", errTree)
	}
	p := spot{
		root: binary.NativeEndian.Uint64(r.value), seq: binary.NativeEndian.Uint64(r.value[8:]), known: true,
	}
	if p.root == 0 {
		p.inline = r.value[bucketHead:]
	} else if len(r.value) != bucketHead {
		return spot{}, fmt.Errorf("%w: a bucket with a page too many", errTree)
	}
	return p, nil
}

// scan calls fn with every record whose key is at least from and, unless to is
// nil, below to, in order. What lies beside the range is proven as far as it
// decides what lies inside.
func (t *tree) scan(p spot, from, to []byte, fn func(record) error) error {
	n, err := t.start(p)
	if err != nil {
		return err
	}
	return t.walk(n, from, to, nil, nil, 0, fn)
}

// walk goes through a page and those below it. bbolt keeps the first key of
// each page in the one above: low is that key, high the one beside it.
func (t *tree) walk(n node, from, to, low, high []byte, depth int, fn func(record) error) error {
	if err := n.within(low, high); err != nil {
		return err
	}
	if depth > deepest {
		return fmt.Errorf("%w: pages run in circles", errTree)
	}
	if n.leaf {
		for i := n.first(from); i < n.n; i++ {
			r := n.record(i)
			if to != nil && bytes.Compare(r.key, to) >= 0 {
				return nil
			}
			if err := fn(r); err != nil {
				return err
			}
		}
		return nil
	}
	// The last page that begins at from or before it.
	i := max(0, sort.Search(n.n, func(i int) bool { return bytes.Compare(n.key(i), from) > 0 })-1)
	for ; i < n.n; i++ {
		child, err := t.node(n.child(i))
		if err != nil {
			return err
		}
		begin, end := n.key(i), high
		if i+1 < n.n {
			end = n.key(i + 1)
		}
		if to != nil && bytes.Compare(begin, to) >= 0 && i > 0 {
			return child.within(begin, end) // the range ends before this page
		}
		if err := t.walk(child, from, to, begin, end, depth+1, fn); err != nil {
			return err
		}
	}
	return nil
}

// seek finds a record. That there is none is proven: the pages beside the way
// begin where the pages above them say, and check finds every record of the page
// good in which it would be, so that it does not hide under an altered key.
func (t *tree) seek(p spot, key []byte, check func(record) error) (record, bool, error) {
	n, err := t.start(p)
	if err != nil {
		return record{}, false, err
	}
	id := p.root
	var low, high []byte
	var beside []func() error
	for depth := 0; !n.leaf; depth++ {
		if depth > deepest {
			return record{}, false, fmt.Errorf("%w: pages run in circles", errTree)
		}
		i := max(0, sort.Search(n.n, func(i int) bool { return bytes.Compare(n.key(i), key) > 0 })-1)
		low = n.key(i)
		if i+1 < n.n {
			high = n.key(i + 1)
			next, begin := n.child(i+1), high
			beside = append(beside, func() error {
				b, err := t.node(next)
				if err == nil {
					err = b.within(begin, nil)
				}
				return err
			})
		}
		id = n.child(i)
		if n, err = t.node(id); err == nil {
			err = n.within(low, high)
		}
		if err != nil {
			return record{}, false, err
		}
	}
	if i := n.first(key); i < n.n && bytes.Equal(n.key(i), key) {
		return n.record(i), true, nil
	}
	for _, prove := range beside {
		if err := prove(); err != nil {
			return record{}, false, err
		}
	}
	return record{}, false, t.open(n, id, check)
}

// open has every record of a leaf checked, once.
func (t *tree) open(n node, id uint64, check func(record) error) error {
	if t.opened[id] {
		return nil
	}
	for i := range n.n {
		if r := n.record(i); !r.bucket {
			if err := check(r); err != nil {
				return err
			}
		}
	}
	if id != 0 {
		t.opened[id] = true
	}
	return nil
}

// within proves that a page holds the keys that the page above says.
func (n node) within(low, high []byte) error {
	if low == nil && high == nil {
		return nil
	}
	if n.n == 0 || !bytes.Equal(n.key(0), low) {
		return fmt.Errorf("%w: a page begins with another key than the one above it says", errTree)
	}
	if high != nil && bytes.Compare(n.key(n.n-1), high) >= 0 {
		return fmt.Errorf("%w: a page goes on beyond the one beside it", errTree)
	}
	return nil
}
