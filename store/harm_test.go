package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"doorzet/payroll"
)

// The torture by damage: one thing at a time of a ledger with a history is
// altered, as a failing disk or a hand does, and the ledger is asked what a plan
// asks and then worked with. What may come of it: it says so in words, or it
// answers as the whole ledger does. Each trial runs in a child process, for a
// crash and a hang to be counted as well.

// envHarm tells a child process where to work and from which trial on.
const envHarm = "STORE_TEST_HARM"

// harmLimit is how long one trial may take before it counts as a hang.
const harmLimit = 30 * time.Second

// harmTrials is how many trials there are: DOORZET_TORTURE is short or long.
func harmTrials() int {
	switch os.Getenv("DOORZET_TORTURE") {
	case "short":
		return 2000
	case "long":
		return 10_000
	}
	return 500
}

// harmOptions is a directory of the torture; the head is outside the data.
func harmOptions(dir string) Options {
	return Options{Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Now: testNow, Actor: "tester", MustExist: true}
}

// harmLedger prepares a ledger with two companies, a month that was sent and
// taken back in part, a batch under way, and rows by hand.
func harmLedger(t *testing.T, dir string) {
	t.Helper()
	o := harmOptions(dir)
	o.MustExist = false
	l, err := Open(o)
	noErr(t, err)
	for n, key := range []CompanyKey{testKey, "api.nmbrs.nl/2"} {
		c := harmCompany(t, l, key, 350)
		_, err := l.Snapshot("early")
		noErr(t, err)
		for b := range 2 + n {
			harmBatch(t, c, b)
		}
		noErr(t, c.PutRow(harmRow("hand-1", 800), Audit{Action: "row-choice"}))
		noErr(t, c.PutRow(harmRow("hand-2", 800), Audit{Action: "row-choice"}))
		noErr(t, c.RetireRow(payroll.KindHours, "hand-2", Audit{Action: "row-choice"}))
		if n == 0 { // later a step waits
			closeNow(t, l, 8000)
		}
		noErr(t, c.SetBeside([]payroll.Beside{{Kind: payroll.KindHours, ID: "77", Employee: "E1", BookedIn: november}}, Audit{Action: "beside"}))
		open := makeStep("open-"+string(key), makeLine(300))
		wait := makeStep("wait-"+string(key), makeLine(301))
		noErr(t, c.CreateBatch(makeBatch("B-open"), []payroll.Step{open, wait}, Audit{Action: "batch"}))
		noErr(t, c.Record([]payroll.CallMove{sending(string(open.ID))}))
		noErr(t, c.Record([]payroll.CallMove{{Step: open.ID, To: payroll.StepUnsure, Reason: payroll.NewProblem(CodeInterrupted)}}))
	}
	_, err = l.Snapshot("late")
	noErr(t, err)
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("the prepared ledger: %v", found)
	}
	noErr(t, l.Close())
}

func harmCompany(t *testing.T, l *Ledger, key CompanyKey, lines int) *Company {
	t.Helper()
	noErr(t, l.SaveCompany(CompanyInfo{
		Key: key, NmbrsID: string(key[len(key)-1]), Name: "Bedrijf", Current: november,
		Link: Link{ID: "link-" + string(key), Transport: "soap", Endpoint: "https://api.nmbrs.nl", Environment: "production"},
	}, Audit{Action: "link"}))
	c, err := l.Company(key)
	noErr(t, err)
	noErr(t, c.UpdateSettings(Audit{Action: "settings"}, func(s *payroll.Settings) error {
		s.Calendar.Cadence = payroll.Monthly
		return nil
	}))
	var people []payroll.Person
	for i := range 40 {
		people = append(people, payroll.Person{ID: payroll.EmployeeID(fmt.Sprintf("E%03d", i)), First: "Jan", Last: fmt.Sprintf("Jansen%d", i)})
	}
	noErr(t, c.SaveTeam(people, nil, Audit{Action: "sync"}))
	noErr(t, c.Commit(Change{Put: makeLines(lines), Audit: Audit{Action: "import"}}))
	return c
}

// harmBatch sends thirty steps and ends them.
func harmBatch(t *testing.T, c *Company, n int) {
	t.Helper()
	id := fmt.Sprintf("B%d", n)
	var steps []payroll.Step
	var first, last []payroll.CallMove
	for i := range 30 {
		s := makeStep(fmt.Sprintf("S%d-%d", n, i), makeLine(n*60+2*i), makeLine(n*60+2*i+1))
		steps = append(steps, s)
		first = append(first, sending(string(s.ID)))
		last = append(last, done(string(s.ID), fmt.Sprintf("%s%d%03d", c.key[len(c.key)-1:], n, i)))
	}
	noErr(t, c.CreateBatch(makeBatch(id), steps, Audit{Action: "batch", Args: payroll.Args{"batch": id}}))
	noErr(t, c.Record(first))
	noErr(t, c.Record(last))
	noErr(t, c.CloseBatch(payroll.BatchID(id), &payroll.Check{At: "2026-11-23T09:00:00Z", Equal: 30}))
}

func harmRow(id string, amount payroll.Hundredths) payroll.OwnRow {
	return payroll.OwnRow{
		Kind: payroll.KindHours, ID: payroll.RowID(id), Employee: "E001", ForPeriod: november, BookedIn: november, Amount: amount,
		Component: payroll.Component{Kind: payroll.KindHours, Code: 2100},
	}
}

// planAnswer reads what a plan of november rests on, of every company.
func planAnswer(l *Ledger) (string, error) {
	if err := l.Prove(nil); err != nil {
		return "", err
	}
	var b strings.Builder
	all, err := l.Companies()
	if err != nil {
		return "", err
	}
	e := json.NewEncoder(&b)
	if err := e.Encode(all); err != nil {
		return "", err
	}
	days := payroll.Span{From: makeLine(0).Date - 40, To: makeLine(0).Date + 400}
	for _, info := range all {
		c, err := l.Company(info.Key)
		if err != nil {
			return "", err
		}
		for _, ask := range []func() (any, error){
			func() (any, error) { return c.Settings() },
			func() (any, error) { return c.Witnesses() },
			func() (any, error) { return c.Team() },
			func() (any, error) { return c.StepsFor(november) },
			func() (any, error) { return c.RowsFor(november) },
			func() (any, error) { return c.RowsIn(november) },
			func() (any, error) { return c.Besides(november) },
			func() (any, error) { return c.OpenSteps() },
			func() (any, error) { return c.Lines(days) },
			func() (any, error) { return c.Counted(days) },
			func() (any, error) { return c.Batches() },
			func() (any, error) { return l.Venues() },
		} {
			got, err := ask()
			if err != nil {
				return "", err
			}
			if err := e.Encode(got); err != nil {
				return "", err
			}
		}
	}
	return b.String(), l.Sendable()
}

// harmWork does to a ledger what an export does: a batch, a call, an outcome.
func harmWork(l *Ledger) error {
	c, err := l.Company(testKey)
	if err != nil {
		return err
	}
	s := makeStep("S-new", makeLine(310))
	if err := c.CreateBatch(makeBatch("B-new"), []payroll.Step{s}, Audit{Action: "batch"}); err != nil {
		return err
	}
	if err := c.Record([]payroll.CallMove{sending("S-new")}); err != nil {
		return err
	}
	return c.Record([]payroll.CallMove{done("S-new", "4242")})
}

// harmed asks a ledger, works with it, and asks again.
func harmed(o Options) (answer string, err error) {
	for i := range 2 {
		l, err := Open(o)
		if err != nil {
			return "", err
		}
		for _, n := range l.Notes() {
			if n.Code != CodeHeaderHalf && n.Code != CodeStateDir {
				return "", orClose(l, n)
			}
		}
		said, err := planAnswer(l)
		if err == nil && i == 0 {
			err = harmWork(l)
		}
		if err != nil {
			return "", orClose(l, err)
		}
		answer += said
		if err := l.Close(); err != nil {
			return "", err
		}
	}
	return answer, nil
}

// orClose closes a ledger whose error is told already.
func orClose(l *Ledger, err error) error {
	_ = guard("", l.Close) // what failed before counts
	return err
}

// healed repairs a damaged ledger as check --repair does and asks it again. It is
// healed when the answer is that of the whole one, and restored when an older
// copy says what it does not know. Told is what stays damaged, in words.
func healed(o Options, want string) string {
	_, mended := Mend(o)
	if mended != nil {
		from, err := NewestGood(o.Dir)
		if err == nil && from != "" {
			_, err = Restore(from, o)
		}
		if err != nil || from == "" {
			return "told"
		}
	}
	got, err := harmed(o)
	switch {
	case err == nil && got == want && mended == nil:
		return "mended"
	case err == nil && got == want:
		return "healed"
	case err == nil:
		return "silent"
	case mended != nil && errors.Is(err, &payroll.Problem{Code: CodeRecovered}):
		return "restored"
	}
	return "told"
}

// healedPart puts closed parts of the journal back from copies, as check --repair
// does, and asks the ledger again.
func healedPart(o Options, want string) string {
	if parts, err := HealParts(o); err != nil || len(parts) == 0 {
		return "told"
	}
	switch got, err := harmed(o); {
	case err != nil:
		return "told"
	case got == want:
		return "healed"
	}
	return "silent"
}

// harmChild is the child process: one line for a trial begun and one for how it
// ended.
func harmChild(arg string) {
	dir, rest, _ := strings.Cut(arg, "|")
	from, until, _ := strings.Cut(rest, "|")
	first, err := strconv.Atoi(from)
	if err == nil {
		var last int
		if last, err = strconv.Atoi(until); err == nil {
			err = harmAll(dir, first, last)
		}
	}
	if err != nil {
		fmt.Println("broken", err)
		os.Exit(2)
	}
	os.Exit(0)
}

func harmAll(dir string, first, last int) error {
	whole, work := filepath.Join(dir, "whole"), filepath.Join(dir, "work")
	l, err := Open(harmOptions(whole))
	if err != nil {
		return err
	}
	where, err := aimAt(l)
	if err = orClose(l, err); err != nil {
		return err
	}
	want := ""
	kinds := harms()
	names := slices.Sorted(maps.Keys(kinds))
	for i := first - 1; i < last; i++ {
		if err := os.RemoveAll(work); err != nil {
			return err
		}
		if err := os.CopyFS(work, os.DirFS(whole)); err != nil {
			return err
		}
		if err := os.Chmod(filepath.Join(work, "data"), 0o700); err != nil {
			return err
		}
		if i < first { // the answer of the whole ledger
			if want, err = harmed(harmOptions(work)); err != nil {
				return err
			}
			continue
		}
		r := rand.New(rand.NewPCG(2026, uint64(i)))
		kind := names[i%len(names)]
		how, err := kinds[kind](r, work, where)
		if err != nil {
			return err
		}
		fmt.Println("try", i, kind, how)
		got, err := harmed(harmOptions(work))
		switch {
		case err != nil:
			class := "told"
			if errors.Is(err, &payroll.Problem{Code: CodeJournalDamaged}) {
				class = healedPart(harmOptions(work), want)
			} else if Damage(err) {
				class = healed(harmOptions(work), want)
			}
			fmt.Println(class, i, kind, strings.ReplaceAll(err.Error(), "\n", "; "))
		case got == want:
			fmt.Println("same", i, kind)
		default:
			fmt.Println("silent", i, kind, how)
		}
	}
	return nil
}

// TestTortureDamage counts what comes of damage: nothing in silence, no crash,
// no hang.
func TestTortureDamage(t *testing.T) {
	t.Parallel()
	dir := quickDir(t)
	harmLedger(t, filepath.Join(dir, "whole"))
	n := harmTrials()
	counts := map[string]map[string]int{}
	count := func(class, kind string) {
		if counts[kind] == nil {
			counts[kind] = map[string]int{}
		}
		counts[kind][class]++
	}
	for from := 0; from < n; {
		at, kind, ended := harmRun(t, dir, from, n, count)
		if ended == "" {
			break
		}
		count(ended, kind)
		t.Errorf("trial %d, %s: %s", at, kind, ended)
		from = at + 1
	}
	total := map[string]int{}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%-14s %v", kind, counts[kind])
		for class, n := range counts[kind] {
			total[class] += n
		}
	}
	t.Logf("%-14s %v", "all", total)
	cured := total["mended"] + total["healed"] + total["restored"]
	if total["told"]+total["same"]+cured != n || total["told"]+cured < n/3 || total["mended"] < n/50 || cured < n/5 {
		t.Errorf("%d trials: %v", n, total)
	}
}

// quickDir gives a directory in memory where the system has one: thousands of
// trials would otherwise wait for the disk, of which they prove nothing.
func quickDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "store-harm-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { noErr(t, os.RemoveAll(dir)) })
	return dir
}

// harmRun lets a child process go on from a trial. It gives the trial in which
// the child crashed or hung, "" when it came to its end.
func harmRun(t *testing.T, dir string, from, until int, count func(class, kind string)) (at int, kind, ended string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s|%d|%d", envHarm, dir, from, until))
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	noErr(t, err)
	noErr(t, cmd.Start())
	hung := false
	watch := time.AfterFunc(harmLimit, func() { hung = true; _ = cmd.Process.Kill() })
	at = from
	for line := range linesOf(out) {
		watch.Reset(harmLimit)
		class, rest, _ := strings.Cut(line, " ")
		number, rest, _ := strings.Cut(rest, " ")
		switch class {
		case "try":
			at, err = strconv.Atoi(number)
			noErr(t, err)
			kind = rest
		case "told", "same", "silent", "mended", "healed", "restored":
			for name := range harms() {
				if rest == name || strings.HasPrefix(rest, name+" ") {
					kind = name
				}
			}
			count(class, kind)
			if class == "silent" {
				t.Errorf("%s", line)
			}
			if os.Getenv("DOORZET_TORTURE_TELL") != "" {
				t.Logf("%s", line)
			}
		default:
			t.Fatalf("the other process: %s", line)
		}
	}
	watch.Stop()
	switch err := cmd.Wait(); {
	case hung:
		return at, kind, "hang"
	case err != nil:
		t.Logf("%s", said.String()[:min(1500, said.Len())])
		return at, kind, "crash"
	}
	return at, kind, ""
}

// linesOf gives the lines of a stream as they come.
func linesOf(r io.Reader) func(func(string) bool) {
	return func(yield func(string) bool) {
		for s := bufio.NewScanner(r); s.Scan(); {
			if !yield(s.Text()) {
				return
			}
		}
	}
}
