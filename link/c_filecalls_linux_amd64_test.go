package link_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/store/filecalls"
)

// envTraced holds, in a traced child, what it is to export.
const envTraced = "DOORZET_TEST_TRACED"

// Words with which a traced child tells how its export ended.
const (
	endedWell  = "export ended well"
	endedWords = "export stopped in words: "
	endedMute  = "export stopped without words: "
)

// fileFaults gives the faults to try on so many calls: all of them in the long
// form, else a spread over the calls with every kind in turn.
func fileFaults(calls int) []filecalls.Fault {
	var kinds []filecalls.Fault
	for _, errno := range []syscall.Errno{syscall.EIO, syscall.ENOSPC} {
		kinds = append(kinds, filecalls.Fault{Errno: errno}, filecalls.Fault{Errno: errno, ForEver: true})
	}
	var out []filecalls.Fault
	points := tortureTrials(6, 60, calls*len(kinds))
	for i := range points {
		f := kinds[i%len(kinds)]
		f.At = 1 + i*calls/points
		out = append(out, f)
	}
	return out
}

// TestTortureFileCalls lets one file call of an export fail, or all from that
// one on. The export must end well or say in words why not; when the disk is
// well again, the next export must bring every hour to Nmbrs exactly once.
func TestTortureFileCalls(t *testing.T) {
	t.Parallel()
	if text := os.Getenv(envTraced); text != "" {
		exportTraced(t, text)
		return
	}
	long(t)
	s := newSlot(t)
	clean, said, ok := s.traced(filecalls.Fault{})
	if !ok {
		return
	}
	if !strings.Contains(said, endedWell) || len(clean.Calls) < 50 {
		t.Fatalf("without a fault %d file calls: %s", len(clean.Calls), said)
	}
	t.Logf("%d file calls in an export", len(clean.Calls))
	var res tortureResult
	failed := 0
	for _, f := range fileFaults(len(clean.Calls)) {
		tr, _, ok := s.traced(f, &res)
		if !ok || t.Failed() {
			break
		}
		if len(tr.Failed) > 0 {
			failed++
		}
	}
	figuresOfTorture.add("file call fails", res.trials.Load(), res.doubled.Load(), res.lost.Load(), res.unsure.Load(),
		res.asked.Load())
	if res.doubled.Load()+res.lost.Load()+res.unsure.Load() != 0 {
		t.Error("the promise is broken")
	}
	if failed == 0 {
		t.Error("no file call failed: the test proves nothing")
	}
}

// traced exports a copy of the prepared ledger in a traced child. With a
// result it lets the disk be well again and judges where everything ended.
func (s *slot) traced(f filecalls.Fault, res ...*tortureResult) (*filecalls.Tracer, string, bool) {
	t := s.t
	t.Helper()
	dir, err := os.MkdirTemp(s.dir, "calls-")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	}()
	s.copyTo(dir)
	server := sim.New(inDialect(s.start), sim.Options{Now: unhurried()})
	defer server.Close()
	s.serve(server)
	f.Dir = dir
	tr, said, ok := s.traceChild(f)
	if !ok || len(res) == 0 {
		return tr, said, ok
	}
	judgeEnd(t, f, tr, said)
	for range 2 {
		s.run(dir, "", 0, 0)
	}
	res[0].trials.Add(1)
	if !s.judge(dir, server, res[0]) {
		t.Errorf("%s went wrong, failed were %q: %s", f, tr.Failed, said)
	}
	return tr, said, true
}

// copyTo puts a copy of the prepared ledger in a directory.
func (s *slot) copyTo(dir string) {
	s.t.Helper()
	for _, part := range []string{"data", "state"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
			s.t.Fatal(err)
		}
	}
	forgetPlace(s.t, filepath.Join(dir, "state"))
}

// judgeEnd looks how the export ended during which calls failed.
func judgeEnd(t testing.TB, f filecalls.Fault, tr *filecalls.Tracer, said string) {
	t.Helper()
	well := strings.Contains(said, endedWell)
	if !well && !strings.Contains(said, endedWords) {
		t.Errorf("%s: the export ended without words: %s", f, said)
	}
	for _, call := range tr.Failed {
		ours := strings.HasSuffix(call, "ledger.db") || strings.HasSuffix(call, "journal.jsonl")
		// A copy that cannot be kept is noted, and stops nothing.
		ofCopy := strings.Contains(call, "/backups/")
		switch {
		case ours && ofCopy && well && !strings.Contains(said, string(link.CodeCopyFailed)):
			t.Errorf("%s: %s failed, and nothing is said of the copy", f, call)
		case ours && !ofCopy && well:
			t.Errorf("%s: %s failed, and the export says that all is well", f, call)
		}
	}
}

// traceChild runs this test in a traced child; false when the system forbids it.
func (s *slot) traceChild(f filecalls.Fault) (*filecalls.Tracer, string, bool) {
	t := s.t
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(order{Dir: f.Dir, Company: storeKey(s.key), Settle: 150 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.CreateTemp(s.dir, "said-")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close() //nolint:errcheck // read below by its name
	argv := []string{self, "-test.run=^TestTortureFileCalls$", "-test.v"}
	env := append(os.Environ(), envTraced+"="+string(text), "GOMAXPROCS=2")
	tr, status, err := filecalls.Trace(argv, env, out, f, time.Minute)
	if errors.Is(err, filecalls.ErrNoTrace) {
		t.Skip(err.Error())
	}
	if err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	s.conns.Wait()
	said, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	if !status.Exited() || status.ExitStatus() != 0 {
		t.Errorf("%s: the child ended with %v, exit %d: %s", f, status.Signal(), status.ExitStatus(), said)
	}
	return tr, string(said), true
}

// exportTraced is the traced child: it exports and tells how that ended.
func exportTraced(t *testing.T, text string) {
	var o order
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		t.Fatal(err)
	}
	stop, notes, err := exportOnce(o)
	for _, n := range notes {
		fmt.Println("noted: " + n.Error())
	}
	var p *payroll.Problem
	switch {
	case errors.As(err, &p):
		fmt.Println(endedWords + err.Error())
	case err != nil:
		fmt.Println(endedMute + err.Error())
	case stop != nil:
		fmt.Println(endedWords + stop.Error())
	default:
		fmt.Println(endedWell)
	}
}

func exportOnce(o order) (stop *payroll.Problem, notes []*payroll.Problem, err error) {
	led, err := openSlot(o.Dir)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, led.Close()) }()
	svc := link.New(link.Options{
		Ledger: led, Keys: store.MemoryKeyring(), Actor: "test", Token: store.NewSecret(smallToken),
		Settle: o.Settle, WriteTimeout: 10 * time.Second, Dial: dialAtOnce,
	})
	co, err := svc.Company(string(o.Company))
	if err != nil {
		return nil, nil, err
	}
	res, err := svc.Export(context.Background(), co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	if res != nil {
		stop, notes = res.Stop, res.Notes
	}
	return stop, notes, err
}
