package link

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"doorzet/payroll"
)

// TestMovesShareACommit holds the first commit up while a hundred employees
// move: they share as few commits as the bound allows, and each is answered.
func TestMovesShareACommit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		var sizes []int
		r := newRecorder(func(moves []payroll.CallMove) ([]payroll.CallMove, error) {
			sizes = append(sizes, len(moves))
			if len(sizes) == 1 {
				<-release
			}
			return moves, nil
		})
		var wg sync.WaitGroup
		move := func() {
			if _, err := r.record(payroll.CallMove{}); err != nil {
				t.Error(err)
			}
		}
		wg.Go(move)
		synctest.Wait()
		for range 100 {
			wg.Go(move)
		}
		synctest.Wait()
		close(release)
		wg.Wait()
		r.close()
		if want := []int{1, maxShared, 100 - maxShared}; !slices.Equal(sizes, want) {
			t.Errorf("commits of %v moves, want %v", sizes, want)
		}
	})
}
