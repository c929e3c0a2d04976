package link_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

func storeKey(s string) store.CompanyKey { return store.CompanyKey(s) }

// forgetPlace takes the directory out of the chain heads of a copied state: the
// copy lies elsewhere, and nothing else of it differs.
func forgetPlace(t testing.TB, state string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(state, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		var head map[string]any
		if err == nil {
			err = json.Unmarshal(content, &head)
		}
		if err != nil {
			t.Fatal(err)
		}
		head["dir"] = filepath.Join(filepath.Dir(state), "data")
		if content, err = json.Marshal(head); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// judge holds the server against what was wanted, and the ledger against the
// server; false when anything is wrong.
func (s *slot) judge(dir string, server *sim.Server, res *tortureResult) bool {
	t := s.t
	led, err := openSlot(dir)
	if err != nil {
		t.Error(err)
		return false
	}
	o := &office{t: t, sim: server, url: s.url, dir: dir, led: led, settings: []func(*link.Options){withToken(smallToken)}}
	defer func() {
		if err := led.Close(); err != nil {
			t.Error(err)
		}
	}()
	o.wire()
	if o.co, err = o.svc.Company(s.key); err != nil {
		t.Error(err)
		return false
	}
	good := true
	open, err := o.co.OpenSteps()
	if err != nil || len(open) > 0 {
		res.unsure.Add(int64(len(open)))
		for _, st := range open {
			t.Errorf("step %s of %s is %s: %v", st.ID, st.Employee, st.State, st.Reason)
		}
		good = false
	}
	for _, w := range s.wants {
		sum, rows := o.held(w.person, w.code)
		if sum == w.amount.String() {
			continue
		}
		good = false
		t.Errorf("person %d code %d: %s in %d rows, want %s", w.person, w.code, sum, rows, w.amount)
		if got, err := sim.ParseDecimal(sum); err == nil && got > sim.Hundredths(int64(w.amount)) {
			res.doubled.Add(1)
		} else {
			res.lost.Add(1)
		}
	}
	for person, want := range s.days {
		if d := o.days(person); d != want {
			t.Errorf("person %d has %d days, want %d", person, d, want)
			good = false
		}
	}
	return s.judgeRest(o) && good
}

// judgeRest looks at what others made, the colours, the register and the chain.
func (s *slot) judgeRest(o *office) bool {
	good := true
	foreign := maps.Clone(s.foreign)
	comments := map[string]int{}
	st := o.sim.State()
	for _, r := range st.Rows {
		if foreign[r.ID] == r.Hours {
			delete(foreign, r.ID)
		}
		comments[r.Comment]++
	}
	for _, r := range st.Wages {
		if foreign[r.ID] == r.Value {
			delete(foreign, r.ID)
		}
		comments[r.Comment]++
	}
	for id := range foreign {
		o.t.Errorf("the row %s of somebody else was touched", id)
		good = false
	}
	for comment, n := range comments {
		id, ours := strings.CutPrefix(comment, "dz:")
		if !ours {
			continue
		}
		if _, err := o.co.Step(payroll.StepID(id)); err != nil || n != 1 {
			o.t.Errorf("%d rows say %q, the ledger says %v", n, comment, err)
			good = false
		}
	}
	for _, v := range o.desk().Verdicts {
		want := payroll.StateSent
		switch {
		case v.Line.Withdrawn:
			want = payroll.StateOutside
		case v.Employee == smallID(s.held):
			want = payroll.StateReady
		}
		if v.State != want {
			o.t.Errorf("the line of %s on %s is %s, want %s", v.Line.Person, v.Line.Date.Dutch(), v.State, want)
			good = false
		}
	}
	failed := o.t.Failed()
	o.clean()
	return good && (failed || !o.t.Failed())
}
