package intake

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"doorzet/payroll"
)

// generatedFiles is how many files are written: DOORZET_TORTURE is short or long.
func generatedFiles() int {
	switch os.Getenv("DOORZET_TORTURE") {
	case "long":
		return 20_000
	case "short":
		return 6_000
	}
	return 500
}

// outcome is what became of a written file.
type outcome string

const (
	cameIn   outcome = "truth"
	isAsked  outcome = "question"
	refused  outcome = "refusal"
	isPartly outcome = "part, said"
	isWrong  outcome = "WRONG"
)

// TestTortureOfWrittenFiles writes what was worked in every way that files have, and
// reads it back without anybody who looks: all of it as it was, or a question, or words
// that say what is missing, never another figure and nothing lost in silence.
func TestTortureOfWrittenFiles(t *testing.T) {
	const seed = 20261128
	count, asks := map[outcome]int{}, map[string]int{}
	for n := range generatedFiles() {
		rnd := rand.New(rand.NewPCG(seed, uint64(n)))
		w := chosen(rnd)
		all := shifts(rnd, &w)
		in := w.file(all)
		got, why := judge(t.Context(), in, all, &w)
		count[got]++
		if got != cameIn {
			asks[string(got)+" "+why]++
		}
		if got == isWrong {
			t.Errorf("file %d: %s\n%s", n, &w, why)
			if testing.Verbose() && w.sheets == "" {
				t.Logf("%q", in.Data)
			}
		}
	}
	t.Logf("of %d files: %v", generatedFiles(), count)
	for _, why := range slices.SortedFunc(maps.Keys(asks), func(a, b string) int { return asks[b] - asks[a] }) {
		t.Logf("%5d %s", asks[why], why)
	}
}

// readUnseen reads a file as the command line does.
func readUnseen(ctx context.Context, in Input) (Result, error) {
	res, err := Read(ctx, in, Options{})
	if !Guessable(err) {
		return res, err
	}
	p, err := GuessUnseen(in, nil)
	if err != nil {
		return Result{}, err
	}
	return Read(ctx, in, Options{Profile: &p})
}

// judge compares what was read with what was worked.
func judge(ctx context.Context, in Input, all []truth, w *writings) (outcome, string) {
	res, err := readUnseen(ctx, in)
	var p *payroll.Problem
	switch {
	case errors.As(err, &p):
		switch p.Code {
		case CodeAskDates, CodeAskHours, CodeAskBreak, CodeAskClock:
			return isAsked, fmt.Sprintf("%s %s", p.Code, p.Args["doubt"])
		default:
			return refused, fmt.Sprintf("%s %s", p.Code, p.Args["missing"])
		}
	case err != nil:
		return isWrong, err.Error()
	}
	changes := res.Hold(Standing{})
	want := map[string]int{}
	for i := range all {
		want[all[i].said(w)]++
	}
	for i := range changes.New {
		r := &changes.New[i]
		if len(r.Questions) > 0 {
			continue // blocked until somebody answers
		}
		k := saidRow(r)
		if want[k] == 0 {
			return isWrong, fmt.Sprintf("%s was not worked; %v", k, want)
		}
		want[k]--
	}
	left := 0
	for _, n := range want {
		left += n
	}
	lost := slices.ContainsFunc(res.Notes, func(n Note) bool { return n.Lost() })
	switch {
	case left == 0:
		return cameIn, ""
	case len(res.Refused) >= left:
		return isPartly, string(res.Refused[0].Problem.Code)
	case lost:
		return isPartly, "noted"
	}
	return isWrong, fmt.Sprintf("%d rows are lost without a word", left)
}

// said gives who worked when how long, as a file of the layout can tell.
func (s *truth) said(w *writings) string {
	who := folk[s.person][0] + " " + folk[s.person][1]
	if w.lay == "number" {
		who = fmt.Sprint(100 + s.person)
	}
	return fmt.Sprintf("%s %s %d", s.day.Format("2006-01-02"), who, s.net())
}

func saidRow(r *Row) string {
	who := r.Person
	if who == "" {
		who = r.Number
	}
	return fmt.Sprintf("%s %s %d", r.Date, who, r.Minutes)
}
