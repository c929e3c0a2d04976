package soap

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// FuzzAnswer feeds the decoder anything. It must end, and what it believes
// must hold: a positive id, from a document that still ends the same way.
func FuzzAnswer(f *testing.F) {
	for _, r := range slices.Concat(doubtfulReplies(), misshapenReplies(), faultReplies()) {
		if len(r.body) < 4096 {
			f.Add([]byte(r.body))
		}
	}
	f.Add([]byte(insertResult("88001234")))
	if dir := os.Getenv("DOORZET_SHARED"); dir != "" {
		files, err := filepath.Glob(filepath.Join(dir, "nmbrs", "samples", "*.response.xml"))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			f.Add([]byte(readFile(f, file)))
		}
	}
	op := writeOp(opHourInsert)
	faults := newFaultReader()
	f.Fuzz(func(t *testing.T, doc []byte) {
		text := string(doc)
		s := &valueSink[wireInt]{check: newID}
		fault, err := decodeAnswer(strings.NewReader(text), 1<<16, op, s)
		if err == nil && fault == nil {
			if s.val.val <= 0 || !strings.Contains(text, op.namespace()) {
				t.Errorf("believed id %d of %q", s.val.val, text)
			}
			again := &valueSink[wireInt]{check: newID}
			if _, err := decodeAnswer(strings.NewReader(text+"x"), 1<<16, op, again); err == nil {
				t.Errorf("trailing data passed in %q", text)
			}
			if _, err := decodeAnswer(io.MultiReader(strings.NewReader(text), broken{}), 1<<16, op, again); err == nil {
				t.Errorf("a broken end passed in %q", text)
			}
		}
		if fault != nil {
			e := faults.read(fault)
			if e.Class == "" || e.Text != wire.Clean(e.Text) {
				t.Errorf("fault %+v", e)
			}
		}
		rows := &listSink[wireContractItem, []nmbrs.Contract]{}
		_, err = decodeAnswer(strings.NewReader(text), 1<<16, bulkOp(opContracts), rows)
		if err != nil && errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// broken fails at once, as a cut connection does.
type broken struct{}

// Read fails.
func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
