package link

import (
	"doorzet/payroll"
)

// recordFunc writes moves durably: the journal first, then the ledger. It gives
// them as they were recorded: a row id that another step has is not claimed.
type recordFunc func([]payroll.CallMove) ([]payroll.CallMove, error)

// recorder lets the moves of several employees share a commit. A move returns
// only when it is durable, so a call starts only after its own intent is.
type recorder struct {
	in   chan request
	done chan struct{}
}

// request asks for moves that are recorded together or not at all.
type request struct {
	moves []payroll.CallMove
	reply chan recorded
}

type recorded struct {
	moves []payroll.CallMove
	err   error
}

// maxShared bounds how many moves share a commit.
const maxShared = 64

func newRecorder(record recordFunc) *recorder {
	r := &recorder{in: make(chan request, maxShared), done: make(chan struct{})}
	go r.run(record)
	return r
}

// close ends the recorder; nobody may move after it.
func (r *recorder) close() {
	close(r.in)
	<-r.done
}

func (r *recorder) record(moves ...payroll.CallMove) ([]payroll.CallMove, error) {
	reply := make(chan recorded, 1)
	r.in <- request{moves, reply}
	got := <-reply
	return got.moves, got.err
}

func (r *recorder) run(record recordFunc) {
	defer close(r.done)
	for first := range r.in {
		batch := []request{first}
	drain:
		for len(batch) < maxShared {
			select {
			case next, ok := <-r.in:
				if !ok {
					break drain
				}
				batch = append(batch, next)
			default:
				break drain
			}
		}
		var moves []payroll.CallMove
		for _, q := range batch {
			moves = append(moves, q.moves...)
		}
		done, err := record(moves)
		for _, q := range batch {
			if err != nil {
				q.reply <- recorded{err: err}
				continue
			}
			n := len(q.moves)
			q.reply <- recorded{moves: done[:n:n]}
			done = done[n:]
		}
	}
}
