package lang

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"doorzet/payroll"
)

// Each thing that a link can lack has words in both languages, and they follow
// the problem that tells of the call.
func TestEveryLackHasWords(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "link", "rights.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`Lack\s+=\s+"([a-z-]+)"`).FindAllStringSubmatch(string(source), -1)
	words := lackWords()
	if len(found) != len(words) || len(found) < 10 {
		t.Errorf("%d things can be lacking, %d have words", len(found), len(words))
	}
	for _, m := range found {
		w, ok := words[m[1]]
		if !ok {
			t.Errorf("%s has no words", m[1])
			continue
		}
		p := payroll.NewProblem("nmbrs-1002", "call", "X", "lack", m[1])
		for _, x := range []*Texts{NL(), EN()} {
			if got, alone := x.Problem(p, ""), x.say(w); len(got) <= len(alone) || got[len(got)-len(alone):] != alone {
				t.Errorf("%s: %q does not end with what is lacking", m[1], got)
			}
		}
	}
}
