package store

import (
	"bytes"
	"runtime"
	"sync"
)

// parallelFrom is the number of records from which decoding is shared out.
const parallelFrom = 512

// sealed is a record copied out of its transaction.
type sealed struct {
	key, value []byte
}

// collect copies the records of a range out of the transaction, unopened. Where
// there is a tally of the range, which there is of a whole bucket and of all
// that money rests on, it proves that none is missing or too many.
func collect(t table, from, to []byte) ([]sealed, error) {
	var out []sealed
	var block []byte
	keep := func(b []byte) []byte {
		if len(b) > cap(block)-len(block) {
			block = make([]byte, 0, max(1<<20, len(b)))
		}
		start := len(block)
		block = append(block, b...)
		return block[start:len(block):len(block)]
	}
	scan := t.scanSealed
	if _, _, parted := partsAround(t.name, from, to); parted || (from == nil && to == nil) {
		scan = t.scanProven
	}
	err := scan(from, to, func(k, v []byte) error {
		out = append(out, sealed{keep(k), keep(v)})
		return nil
	})
	return out, err
}

// open checks and decodes one record.
func (s sealed) open(t table, v any) error {
	payload, err := unseal(t.name, s.key, s.value)
	if err == nil {
		err = decode(payload, v)
	}
	if err != nil {
		return damaged(t.path, s.key, err)
	}
	return nil
}

// share splits n pieces of work over the processors and gives the error of
// the lowest piece that failed. Faults and panics are caught per goroutine, so
// each worker has its own guard: the one of the caller does not reach it. path
// is the file that a fault is blamed on.
func share(path string, n int, work func(i int) error) error {
	workers := min(runtime.GOMAXPROCS(0), n/(parallelFrom/2)+1)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			errs[w] = guard(path, func() error {
				for i := n * w / workers; i < n*(w+1)/workers; i++ {
					if err := work(i); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// readAll reads the records of a range in key order, decoding in parallel.
func readAll[T any](t table, from, to []byte) ([]T, error) {
	raw, err := collect(t, from, to)
	if err != nil {
		return nil, err
	}
	out := make([]T, len(raw))
	return out, share(t.tx.path, len(raw), func(i int) error { return raw[i].open(t, &out[i]) })
}

// clone copies a key out of a transaction.
func clone(key []byte) []byte { return bytes.Clone(key) }
