package store

import (
	"encoding/binary"
	"fmt"
)

// surveyed goes through every page that the root leads to. A page that is in
// two places, or in use and free at once, would be overwritten at some later
// time while something still rests on it.
func (t *tx) surveyed(root spot) error {
	s := survey{tree: t.tree, used: make([]bool, t.tree.high)}
	if err := s.bucket(root); err != nil {
		return err
	}
	free, err := t.freePages()
	if err != nil {
		return err
	}
	for _, id := range free {
		if s.used[id] {
			return fmt.Errorf("%w: page %d is in use and free", errTree, id)
		}
		s.used[id] = true
	}
	return nil
}

// survey marks the pages in use.
type survey struct {
	tree *tree
	used []bool
}

func (s survey) bucket(p spot) error {
	n, err := s.tree.start(p)
	if err != nil {
		return err
	}
	return s.node(n, p.root, 0)
}

func (s survey) node(n node, id uint64, depth int) error {
	if depth > deepest {
		return fmt.Errorf("%w: pages run in circles", errTree)
	}
	if id != 0 {
		for i := range uint64(len(n.b) / s.tree.page) { //nolint:gosec // not negative
			if s.used[id+i] {
				return fmt.Errorf("%w: page %d is in two places", errTree, id+i)
			}
			s.used[id+i] = true
		}
	}
	for i := range n.n {
		if n.leaf {
			r := n.record(i)
			if !r.bucket {
				continue
			}
			p, err := below(r)
			if err == nil {
				err = s.bucket(p)
			}
			if err != nil {
				return err
			}
			continue
		}
		child, err := s.tree.node(n.child(i))
		if err == nil {
			err = s.node(child, n.child(i), depth+1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// freePages reads the list of free pages that belongs to what the transaction
// sees; none when newer transactions have overwritten its header.
func (t *tx) freePages() ([]uint64, error) {
	for _, at := range []int{0, t.tree.page} {
		m := metaOf(t.tree.data[at:])
		if !m.valid || m.latest != uint64(t.bolt.ID()) { //nolint:gosec // counts from 0
			continue
		}
		if m.free < firstDataPage || m.free >= t.tree.high {
			return nil, badFreeList(m.free)
		}
		return parseFree(t.tree.data[int(m.free)*t.tree.page:], m.free, t.tree.high, t.tree.page) //nolint:gosec // below the size of the map
	}
	return nil, nil
}

func badFreeList(id uint64) error {
	return fmt.Errorf("%w: the list of free pages at %d", errTree, id)
}

// parseFree reads a list of free pages, which begins with a header as other
// pages do. A count of 65,535 says that the real one stands before the pages.
func parseFree(b []byte, id, high uint64, page int) ([]uint64, error) {
	if len(b) < page || id >= high {
		return nil, badFreeList(id)
	}
	n := uint64(binary.NativeEndian.Uint16(b[10:]))
	overflow := uint64(binary.NativeEndian.Uint32(b[12:]))
	if binary.NativeEndian.Uint64(b) != id || binary.NativeEndian.Uint16(b[8:]) != pageFree ||
		overflow >= high-id || overflow >= uint64(len(b)/page) { //nolint:gosec // not negative
		return nil, badFreeList(id)
	}
	b = b[boltPageHead : (int(overflow)+1)*page] //nolint:gosec // no more than there is
	if n == 0xffff {
		n, b = binary.NativeEndian.Uint64(b), b[8:]
	}
	if n > uint64(len(b)/8) {
		return nil, badFreeList(id)
	}
	out := make([]uint64, n)
	last := uint64(firstDataPage - 1)
	for i := range out {
		free := binary.NativeEndian.Uint64(b[8*i:])
		if free <= last || free >= high {
			return nil, badFreeList(id)
		}
		out[i], last = free, free
	}
	return out, nil
}
