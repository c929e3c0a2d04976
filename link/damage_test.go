package link_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// The torture by damage of the whole office: a file of a ledger that is half
// sent is altered, and plan and export are asked. What may come of it, judged by
// what Nmbrs holds: it is refused in words, or what was to be paid is paid, or a
// repair makes one of the two of it. Nobody is paid another amount.

// damageTrials is how many trials there are: DOORZET_TORTURE is short or long.
func damageTrials() int {
	if n, err := strconv.Atoi(os.Getenv("DOORZET_DAMAGE")); err == nil {
		return n
	}
	switch os.Getenv("DOORZET_TORTURE") {
	case "short": // in CI
		return 500
	case "long":
		return 10_000
	}
	return 100
}

// damageLimit is how long a trial may take before it counts as a hang.
const damageLimit = time.Minute

// damageLanes is how many offices are damaged side by side: each has an Nmbrs of
// its own, and most of the time of a trial is waiting for it.
const damageLanes = 4

// TestTortureDamagedOffice counts how each damage ends.
func TestTortureDamagedOffice(t *testing.T) {
	t.Parallel()
	n := damageTrials()
	names := slices.Sorted(maps.Keys(damages()))
	counts := map[string]map[string]int{"all": {}}
	var mu sync.Mutex
	t.Run("lanes", func(t *testing.T) {
		for lane := range damageLanes {
			t.Run(strconv.Itoa(lane), func(t *testing.T) {
				t.Parallel()
				d := damagedOffice(t)
				for i := lane; i < n; i += damageLanes {
					name := names[i%len(names)]
					class := d.trial(t, rand.New(rand.NewPCG(2027, uint64(i))), name, i)
					mu.Lock()
					for _, of := range []string{name, "all"} {
						if counts[of] == nil {
							counts[of] = map[string]int{}
						}
						counts[of][class]++
					}
					mu.Unlock()
				}
			})
		}
	})
	for _, name := range append(names, "all") {
		t.Logf("%-14s %v", name, counts[name])
	}
	all := counts["all"]
	if all["refused"]+all["paid"]+all["healed"] != n || all["paid"] < n/20 || all["healed"] < n/20 {
		t.Errorf("%d trials: %v", n, all)
	}
}

// damaged is the office whose copies are damaged.
type damaged struct {
	*office
	// whole is where its files are; base and final are what Nmbrs holds before and
	// after an export of the whole office, rows the ids of before.
	whole       string
	base, final map[string]string
	rows        map[string]bool
}

const damagedPeople = 2

// damagedOffice sends a first part of november and makes a second part ready.
func damagedOffice(t *testing.T) *damaged {
	t.Helper()
	o := smallOffice(t, damagedPeople, sim.Options{}, withToken(smallToken))
	for person := range damagedPeople {
		o.put(o.line(person, 2, 480, 0), o.line(person, 3, 245, 0))
	}
	if res := o.export(); res.Stop != nil || res.Different != 0 {
		t.Fatalf("the first part: %+v", res)
	}
	for person := range damagedPeople {
		o.put(o.line(person, 4, 300, 0))
	}
	if _, err := o.led.Snapshot("ready"); err != nil {
		t.Fatal(err)
	}
	d := &damaged{office: o, whole: quickDir(t), rows: map[string]bool{}}
	if err := o.led.Close(); err != nil {
		t.Fatal(err)
	}
	copyTo(t, o.dir, d.whole)
	// Without the pages that nothing uses, all damage is of something.
	if err := store.Compact(store.Options{Dir: filepath.Join(d.whole, "data")}); err != nil {
		t.Fatal(err)
	}
	for _, r := range o.sim.State().Rows {
		d.rows[r.ID] = true
	}
	d.base = d.held()
	dir := quickDir(t)
	copyTo(t, d.whole, dir)
	if said := d.ask(dir); said != nil {
		t.Fatalf("the whole office: %v", said)
	}
	if d.final = d.held(); maps.Equal(d.base, d.final) {
		t.Fatal("the second part changes nothing")
	}
	d.reset(t)
	o.open() // for the end of the test
	return d
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	err := errors.Join(os.RemoveAll(to), os.CopyFS(to, os.DirFS(from)), os.Chmod(filepath.Join(to, "data"), 0o700))
	if err != nil {
		t.Fatal(err)
	}
	forgetPlace(t, filepath.Join(to, "state"))
}

// held is what Nmbrs holds per person and code, and the days.
func (d *damaged) held() map[string]string {
	sums := map[string]int64{}
	state := d.sim.State()
	for _, r := range state.Rows {
		n, err := payroll.ParseHundredths(r.Hours)
		if err != nil {
			d.t.Fatal(err)
		}
		sums[fmt.Sprint(r.EmployeeID, " ", r.Code, " ", r.Year, "-", r.Period)] += int64(n)
	}
	out := map[string]string{}
	for k, n := range sums {
		out[k] = fmt.Sprint(n)
	}
	for _, day := range state.Days {
		out["days "+fmt.Sprint(day.EmployeeID)] = fmt.Sprint(day.Days)
	}
	return out
}

// reset lets Nmbrs hold what it held before.
func (d *damaged) reset(t *testing.T) {
	t.Helper()
	state := d.sim.State()
	for _, r := range state.Rows {
		if d.rows[r.ID] {
			continue
		}
		id, err := strconv.Atoi(r.ID)
		if err == nil {
			err = d.sim.DeleteRow(id)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for person := range damagedPeople {
		days, err := strconv.Atoi(d.base["days "+string(smallID(person))])
		if err == nil {
			err = d.sim.SetDays(smallFirst+person, simNov, days)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := d.held(); !maps.Equal(got, d.base) {
		t.Fatalf("Nmbrs holds %v, want %v", got, d.base)
	}
}

// ask opens a ledger, plans and exports, and gives what a clerk is told when not
// all that was ready went.
func (d *damaged) ask(dir string) (told error) {
	o := &office{t: d.t, sim: d.sim, url: d.url, dir: dir, settings: d.settings}
	led, err := store.Open(store.Options{
		Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Now: time.Now, Actor: "test", MustExist: true,
	})
	if err != nil {
		return err
	}
	defer func() { told = errors.Join(told, led.Close()) }()
	o.led = led
	o.wire()
	companies, err := led.Companies()
	if err != nil {
		return err
	}
	if len(companies) != 1 {
		return errors.New("no company is shown: a clerk sees that")
	}
	co, err := led.Company(companies[0].Key)
	if err != nil {
		return err
	}
	req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}
	plan, err := o.svc.Plan(context.Background(), co, req.PlanRequest)
	if err != nil {
		return err
	}
	if plan.Guard != nil {
		return plan.Guard
	}
	res, err := o.svc.Export(context.Background(), co, req)
	switch {
	case err != nil:
		return err
	case res.Stop != nil:
		return res.Stop
	case res.Left+len(res.Held)+res.Refused+res.Unsure+res.Waiting+res.Different > 0:
		return fmt.Errorf("left %d, held %d, refused %d, unsure %d, waiting %d, different %d",
			res.Left, len(res.Held), res.Refused, res.Unsure, res.Waiting, res.Different)
	case len(led.Notes()) > 0:
		return led.Notes()[0]
	}
	return nil
}

// trial damages a copy of the office in one way and says how it ended.
func (d *damaged) trial(t *testing.T, r *rand.Rand, name string, i int) string {
	t.Helper()
	dir := filepath.Join(d.dir, "trial")
	copyTo(t, d.whole, dir)
	how, err := damages()[name](r, dir)
	if err != nil {
		t.Fatal(err)
	}
	watch := time.AfterFunc(damageLimit, func() { panic(fmt.Sprintf("trial %d, %s, %s: hangs", i, name, how)) })
	defer watch.Stop()
	defer d.reset(t)
	told := d.ask(dir)
	if wrong := d.wrong(told == nil); wrong != "" {
		t.Errorf("trial %d, %s, %s: told %v, and %s", i, name, how, told, wrong)
		return "wrong"
	}
	if told == nil {
		return "paid"
	}
	if !store.Damage(told) || !d.repaired(t, dir) {
		return "refused"
	}
	told = d.ask(dir)
	if wrong := d.wrong(told == nil); wrong != "" {
		t.Errorf("trial %d, %s, %s: repaired, then told %v, and %s", i, name, how, told, wrong)
		return "wrong"
	}
	if told != nil {
		return "refused"
	}
	return "healed"
}

// repaired does what check --repair does.
func (d *damaged) repaired(t *testing.T, dir string) bool {
	t.Helper()
	at := store.Options{Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Actor: "test"}
	if _, err := store.Mend(at); err == nil {
		return true
	}
	good, err := store.NewestGood(at.Dir)
	if err != nil || good == "" {
		return false
	}
	_, err = store.Restore(good, at)
	return err == nil
}

// wrong judges what Nmbrs holds: every figure is what it was or what it should
// become, and all have become so when nothing was told.
func (d *damaged) wrong(all bool) string {
	got := d.held()
	for k := range got {
		if got[k] != d.base[k] && got[k] != d.final[k] {
			return fmt.Sprintf("Nmbrs holds %s of %s, which was %s and should become %s", got[k], k, d.base[k], d.final[k])
		}
	}
	if all && !maps.Equal(got, d.final) {
		return fmt.Sprintf("Nmbrs holds %v, want %v", got, d.final)
	}
	return ""
}

// damages are the ways in which a file is altered.
func damages() map[string]func(r *rand.Rand, dir string) (string, error) {
	ledger := func(fn func(r *rand.Rand, b []byte) (string, []byte)) func(*rand.Rand, string) (string, error) {
		return alter(filepath.Join("data", "ledger.db"), fn)
	}
	page := os.Getpagesize()
	return map[string]func(*rand.Rand, string) (string, error){
		"page head": ledger(func(r *rand.Rand, b []byte) (string, []byte) { return flipIn(r, b, page*r.IntN(len(b)/page), 16) }),
		"elements":  ledger(func(r *rand.Rand, b []byte) (string, []byte) { return flipIn(r, b, page*r.IntN(len(b)/page)+16, 160) }),
		"key": ledger(func(r *rand.Rand, b []byte) (string, []byte) {
			words := []string{"90001", "steps", "rows", "rowindex", "counted", "lines", "2026-11/", "hours/", "f2026-11", "b2026-11", "open", "shares"}
			word := []byte(words[r.IntN(len(words))])
			var at []int
			for from := 0; ; {
				n := bytes.Index(b[from:], word)
				if n < 0 {
					break
				}
				at = append(at, from+n)
				from += n + 1
			}
			if len(at) == 0 {
				return "nothing", b
			}
			return flipIn(r, b, at[r.IntN(len(at))], len(word))
		}),
		"anywhere": ledger(func(r *rand.Rand, b []byte) (string, []byte) { return flipIn(r, b, 0, len(b)) }),
		"zeroed": ledger(func(r *rand.Rand, b []byte) (string, []byte) {
			at := page * r.IntN(len(b)/page)
			clear(b[at : at+page])
			return fmt.Sprintf("page %d", at/page), b
		}),
		"astray": ledger(func(r *rand.Rand, b []byte) (string, []byte) {
			from, to := page*r.IntN(len(b)/page), page*r.IntN(len(b)/page)
			copy(b[to:to+page], slices.Clone(b[from:from+page]))
			return fmt.Sprintf("page %d over %d", from/page, to/page), b
		}),
		"truncated": ledger(func(r *rand.Rand, b []byte) (string, []byte) {
			n := r.IntN(len(b))
			return fmt.Sprintf("to %d", n), b[:n]
		}),
		"journal": alter(filepath.Join("data", "journal.jsonl"), func(r *rand.Rand, b []byte) (string, []byte) {
			return flipIn(r, b, 0, len(bytes.TrimRight(b, "\x00")))
		}),
		"journal cut": alter(filepath.Join("data", "journal.jsonl"), func(r *rand.Rand, b []byte) (string, []byte) {
			n := r.IntN(len(bytes.TrimRight(b, "\x00")))
			return fmt.Sprintf("to %d", n), b[:n]
		}),
		"older ledger":  older("ledger.db"),
		"older journal": older("journal.jsonl"),
	}
}

func flipIn(r *rand.Rand, b []byte, from, n int) (string, []byte) {
	bit := 8*from + r.IntN(8*min(n, len(b)-from))
	b[bit/8] ^= 1 << (bit % 8)
	return fmt.Sprintf("bit %d", bit), b
}

func alter(name string, fn func(*rand.Rand, []byte) (string, []byte)) func(*rand.Rand, string) (string, error) {
	return func(r *rand.Rand, dir string) (string, error) {
		path := filepath.Join(dir, name)
		b, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		how, b := fn(r, b)
		return how, os.WriteFile(path, b, 0o600)
	}
}

// older puts a file of a copy in place, the other one stays.
func older(name string) func(*rand.Rand, string) (string, error) {
	return func(r *rand.Rand, dir string) (string, error) {
		all, err := store.Copies(filepath.Join(dir, "data"))
		if err != nil || len(all) == 0 {
			return "", fmt.Errorf("copies %v: %w", all, err)
		}
		from := all[r.IntN(len(all))]
		b, err := os.ReadFile(filepath.Join(from.Path, name))
		if err != nil {
			return "", err
		}
		return from.Reason, os.WriteFile(filepath.Join(dir, "data", name), b, 0o600)
	}
}

// An export stops on damage that only the copy before the batch finds: no plan
// reads the trail, and nothing is sent all the same.
func TestDamageFoundByTheCopyStopsTheExport(t *testing.T) {
	t.Parallel()
	d := damagedOffice(t)
	for name, act := range map[string]func(o *office) error{
		"export": func(o *office) error {
			_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
			return err
		},
		"taking back": func(o *office) error {
			batches, err := o.co.Batches()
			if err != nil {
				return err
			}
			_, err = o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{Batch: batches[len(batches)-1].ID})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := quickDir(t)
			copyTo(t, d.whole, dir)
			o := &office{t: t, sim: d.sim, url: d.url, dir: dir, settings: d.settings}
			o.open()
			t.Cleanup(func() {
				if err := o.led.Close(); err != nil {
					t.Error(err)
				}
			})
			companies, err := o.led.Companies()
			if err != nil {
				t.Fatal(err)
			}
			o.co = o.must(o.led.Company(companies[0].Key))
			o.plan() // reads everything that it needs
			_, err = alter(filepath.Join("data", "ledger.db"), func(_ *rand.Rand, b []byte) (string, []byte) {
				if !bytes.Contains(b, []byte(`"action":"activate"`)) {
					t.Fatal("the trail is not in the file")
				}
				return "", bytes.ReplaceAll(b, []byte(`"action":"activate"`), []byte(`"action":"activatf"`))
			})(nil, dir)
			if err != nil {
				t.Fatal(err)
			}
			o.plan() // still
			if err := act(o); !store.Damage(err) {
				t.Errorf("told %v", err)
			}
			if got := d.held(); !maps.Equal(got, d.base) {
				t.Errorf("Nmbrs holds %v, want %v", got, d.base)
			}
			if err := o.led.Sendable(); !store.Damage(err) {
				t.Errorf("the ledger may send: %v", err)
			}
		})
	}
}
