package link

import (
	"doorzet/payroll"
)

// recordFunc writes moves durably: the journal first, then the ledger.
type recordFunc func([]payroll.CallMove) error

// recorder lets the moves of several employees share a commit. A move returns
// only when it is durable, so a call starts only after its own intent is.
type recorder struct {
	in   chan request
	done chan struct{}
}

type request struct {
	move  payroll.CallMove
	reply chan error
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

func (r *recorder) move(m payroll.CallMove) error {
	reply := make(chan error, 1)
	r.in <- request{m, reply}
	return <-reply
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
		moves := make([]payroll.CallMove, len(batch))
		for i, q := range batch {
			moves[i] = q.move
		}
		err := record(moves)
		for _, q := range batch {
			q.reply <- err
		}
	}
}
