package link_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// modelPeople is how many people the model check has.
const modelPeople = 3

// machine is an office under random work, with what should come of it: the
// lines as the clerk left them.
type machine struct {
	*office
	t     *rapid.T
	clock *soon
	dirs  string
	copys int
	// cut, when above 0, is the call with effect at which the program dies.
	cut   *cutter
	hands *hands
	rule  rule
}

// cutter copies the ledger at one call, as a program leaves it that dies
// there, and lets nothing of what follows reach the copy.
type cutter struct {
	at, n   int
	applied bool
	copied  string
	to      func() string
	stop    context.CancelFunc
}

func (c *cutter) before() {
	if c.n++; c.at > 0 && c.n == c.at && !c.applied {
		c.copied = c.to()
		c.stop()
	}
}

func (c *cutter) after() {
	if c.at > 0 && c.n == c.at && c.applied {
		c.copied = c.to()
		c.stop()
	}
}

// cutting is a client that dies where its cutter says.
type cutting struct {
	nmbrs.Client
	m *machine
}

func (c cutting) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	c.m.cut.before()
	defer c.m.cut.after()
	return c.Client.InsertHours(ctx, in)
}

func (c cutting) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	c.m.cut.before()
	defer c.m.cut.after()
	return c.Client.InsertWage(ctx, in)
}

func (c cutting) DeleteHours(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	c.m.cut.before()
	defer c.m.cut.after()
	return c.Client.DeleteHours(ctx, e, row)
}

func (c cutting) DeleteWage(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	c.m.cut.before()
	defer c.m.cut.after()
	return c.Client.DeleteWage(ctx, e, row)
}

func (c cutting) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	c.m.cut.before()
	defer c.m.cut.after()
	return c.Client.SetDays(ctx, in)
}

// TestTortureModel lets a clerk, a bad line and a killer work at random, and
// looks after each step whether everything still adds up.
func TestTortureModel(t *testing.T) {
	t.Parallel()
	long(t)
	rapidChecks(t, tortureTrials(10, 667, 3000)) // of 30 steps each
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine(t, rt)
		defer m.close()
		rt.Repeat(map[string]func(*rapid.T){
			"enter": m.enter, "approve": m.approve, "edit": m.change, "withdraw": m.strike, "confirm": m.allow,
			"export": m.send, "kill": m.kill, "fault": m.disturb, "restart": m.restart, "verify": m.look,
			"take back": m.takeBack, "": m.check, "a colleague alters": m.alter, "a colleague deletes": m.erase,
			"a colleague types": m.scribble, "choose": m.choose, "surcharge on or off": m.switchRule,
		})
		m.finish()
	})
}

// rapidChecks sets how many runs a property gets, and a seed that is told. The
// short forms walk the same way each time, so that a change is judged by itself;
// the long form walks another way each time.
func rapidChecks(t *testing.T, checks int) {
	t.Helper()
	seed := "20261127"
	if os.Getenv("DOORZET_TORTURE") == "long" {
		seed = strconv.FormatInt(time.Now().UnixNano(), 10)
	}
	for name, value := range map[string]string{"rapid.checks": strconv.Itoa(checks), "rapid.seed": seed} {
		f := flag.Lookup(name)
		if old := f.Value.String(); name == "rapid.seed" && old != "0" {
			t.Logf("seed %s from the command line", old)
			continue
		}
		old := f.Value.String()
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := flag.Set(name, old); err != nil {
				t.Error(err)
			}
		})
	}
	t.Logf("seed %s, %d checks of 30 steps", flag.Lookup("rapid.seed").Value, checks)
}

func newMachine(t *testing.T, rt *rapid.T) *machine {
	c := newSoon()
	m := &machine{t: rt, clock: c, dirs: quickDir(t), cut: &cutter{}, hands: newHands()}
	m.office = smallOffice(t, modelPeople, sim.Options{After: c.later}, quick(c), func(opt *link.Options) {
		opt.Parallel = 1 // nothing is written to the ledger while a call is under way
		opt.WriteTimeout = 2 * time.Second
		opt.Dial = func(a link.Access) (nmbrs.Client, error) {
			inner, err := dialAtOnce(a)
			return cutting{inner, m}, err
		}
	})
	if rapid.Bool().Draw(rt, "with a surcharge") {
		m.setRule(true)
	}
	return m
}

func (m *machine) close() { m.sim.Close() }

func (m *machine) ok(err error) {
	if err != nil {
		m.t.Fatalf("%v", err)
	}
}

func (m *machine) enter(t *rapid.T) {
	l := m.line(rapid.IntRange(0, modelPeople-1).Draw(t, "person"), rapid.IntRange(1, 30).Draw(t, "day"),
		payroll.Minutes(rapid.IntRange(1, 700).Draw(t, "minutes")), payroll.Hundredths(100*rapid.IntRange(0, 1).Draw(t, "meals")))
	l.Approved = rapid.Bool().Draw(t, "approved")
	l.Start = payroll.ClockTime(rapid.IntRange(0, 1439).Draw(t, "start"))
	l.End = endOf(l.Facts)
	m.put(l)
}

func (m *machine) approve(*rapid.T) {
	_, _, err := m.svc.ApproveAll(m.co, m.desk())
	m.ok(err)
}

// pick draws a line that is not in doubt, or skips.
func (m *machine) pick(t *rapid.T, fits func(*payroll.Verdict) bool) *payroll.Verdict {
	d := m.desk()
	var vs []*payroll.Verdict
	for i := range d.Verdicts {
		if v := &d.Verdicts[i]; v.State != payroll.StateUnsure && fits(v) {
			vs = append(vs, v)
		}
	}
	if len(vs) == 0 {
		t.Skip("no such line")
	}
	return vs[rapid.IntRange(0, len(vs)-1).Draw(t, "line")]
}

func standsIn(v *payroll.Verdict) bool { return !v.Line.Withdrawn }

func (m *machine) change(t *rapid.T) {
	v := m.pick(t, standsIn)
	f := v.Line.Facts
	f.Minutes = payroll.Minutes(rapid.IntRange(1, 700).Draw(t, "minutes"))
	f.End = endOf(f)
	m.ok(m.svc.Edit(m.co, m.desk(), v.Line.ID, f, ""))
}

func (m *machine) strike(t *rapid.T) {
	v := m.pick(t, standsIn)
	m.ok(m.svc.Withdraw(m.co, m.desk(), []payroll.LineID{v.Line.ID}, "vervallen"))
}

func (m *machine) allow(t *rapid.T) {
	v := m.pick(t, func(v *payroll.Verdict) bool { return v.State == payroll.StateChanged })
	m.ok(m.svc.Confirm(m.co, m.desk(), []payroll.LineID{v.Line.ID}, "juist"))
}

func (m *machine) send(*rapid.T) {
	res := m.export()
	if res.Stop != nil {
		m.t.Errorf("the export stopped: %v", res.Stop)
	}
}

// disturb spoils the next call of a kind; the export that meets it comes later.
func (m *machine) disturb(t *rapid.T) {
	m.ok(m.sim.Inject(sim.Fault{
		Operation: rapid.SampledFrom([]string{"HourComponentVar_Insert", "WageComponentVar_Insert", "DaysVar_Set", "HourComponent_Delete", "WageComponent_Delete"}).Draw(t, "operation"),
		Kind:      rapid.SampledFrom([]string{"reset-after", "html502", "empty200", "truncate", "wrong-namespace"}).Draw(t, "kind"),
		Effect:    rapid.SampledFrom([]string{"none", "applied", "late"}).Draw(t, "effect"),
		Late:      time.Duration(rapid.IntRange(1, 9).Draw(t, "late")) * time.Second,
	}))
}

// kill lets an export die before or after a call, and starts again with what
// the disk held at that moment.
func (m *machine) kill(t *rapid.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	m.cut = &cutter{
		at: rapid.IntRange(1, 6).Draw(t, "call"), applied: rapid.Bool().Draw(t, "after the call"), stop: cancel, to: m.copy,
	}
	_, err := m.svc.Export(ctx, m.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	m.ok(err)
	copied := m.cut.copied
	m.cut = &cutter{}
	if copied == "" {
		return // there was less to send
	}
	m.ok(m.led.Close())
	m.dir = copied
	m.open()
	m.co = m.must(m.svc.Company(string(m.co.Key())))
	<-m.clock.After(0)
}

func (m *machine) copy() string {
	m.copys++
	to := filepath.Join(m.dirs, strconv.Itoa(m.copys))
	for _, part := range []string{"data", "state"} {
		m.ok(os.CopyFS(filepath.Join(to, part), os.DirFS(filepath.Join(m.dir, part))))
	}
	forgetPlace(m.office.t, filepath.Join(to, "state"))
	return to
}

func (m *machine) restart(*rapid.T) { m.reopen() }

func (m *machine) look(*rapid.T) {
	_, err := m.svc.Verify(context.Background(), m.co, nov, nil)
	m.ok(err)
}

func (m *machine) takeBack(t *rapid.T) {
	batches, err := m.co.Batches()
	m.ok(err)
	if len(batches) == 0 {
		t.Skip("nothing was sent")
	}
	if _, err := m.svc.TakeBack(context.Background(), m.co, link.TakeBackRequest{}); err != nil {
		if p := (*payroll.Problem)(nil); !errors.As(err, &p) || (p.Code != link.CodeNothingSent && p.Code != link.CodeInDoubt) {
			m.t.Errorf("take back: %v", err)
		}
	}
}

// check holds after every step: minutes in (a withdrawn line has none) are minutes over the states, and of
// a person without doubts Nmbrs holds what the white lines add up to.
func (m *machine) check(*rapid.T) {
	d := m.desk()
	var in payroll.Minutes
	lines, err := m.co.Lines(payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 30)})
	m.ok(err)
	for _, l := range lines {
		in += l.Hours()
	}
	if over := sum(d.CountStates()); in != over {
		m.t.Errorf("%d minutes in, %d over the states", in, over)
	}
	for person := range modelPeople {
		var white, base payroll.Minutes
		plain := !m.hands.touched[person]
		for i := range d.Verdicts {
			v := &d.Verdicts[i]
			if v.Employee != smallID(person) {
				continue
			}
			switch v.State {
			case payroll.StateSent:
				white += v.Line.Minutes
				base += v.Line.Minutes - m.rule.replaced(v.Line.Facts)
			case payroll.StateUnsure, payroll.StateChanged, payroll.StatePartly:
				plain = false
			default:
			}
		}
		if plain {
			m.rule.judge(m, person, white, base)
		}
	}
}

// finish lets the clerk bring everything to its end and looks whether each
// hour is in Nmbrs once.
func (m *machine) finish() {
	m.sim.ClearFaults()
	for range 3 {
		m.decideAll()
		m.export()
		open, err := m.co.OpenSteps()
		m.ok(err)
		if len(open) > 0 {
			settleByLooking(m.office)
		}
	}
	d := m.desk()
	var ids []payroll.LineID
	for i := range d.Verdicts {
		if d.Verdicts[i].State == payroll.StateChanged {
			ids = append(ids, d.Verdicts[i].Line.ID)
		}
	}
	if len(ids) > 0 {
		m.confirm(ids...)
	}
	m.approve(nil)
	m.decideAll()
	m.export()
	m.decideAll()
	m.export()
	for person := range modelPeople {
		m.judge(person)
	}
	if m.t.Failed() {
		for _, st := range m.plan().Steps {
			m.t.Logf("plan: %s %v %s %s wanted %s, ours %s, seen %s, held by %q", st.Employee, st.Component, st.Action, st.Amount, st.Wanted, st.Ours, st.Seen, st.Block)
		}
	}
	m.clean()
	m.check(nil)
}

// judge compares a person with the lines as they stand.
func (m *machine) judge(person int) {
	var minutes, base payroll.Minutes
	var meals payroll.Hundredths
	dates := map[payroll.Date]bool{}
	for _, v := range m.desk().Verdicts {
		if v.Employee != smallID(person) || v.Line.Withdrawn {
			continue
		}
		if v.State != payroll.StateSent {
			m.t.Errorf("the line of person %d on %s is %s", person, v.Line.Date.Dutch(), v.State)
		}
		minutes += v.Line.Minutes
		base += v.Line.Minutes - m.rule.replaced(v.Line.Facts)
		meals += v.Line.Count(payroll.KindMeals)
		dates[v.Line.Date] = true
	}
	m.rule.judge(m, person, minutes, base)
	meals += m.beside(person, 5100)
	if got, n := m.held(person, 5100); got != meals.String() {
		m.t.Errorf("person %d: %s meals in %d rows, want %s", person, got, n, meals)
	}
	if got := m.days(person); got != len(dates) && (len(dates) > 0 || !m.leftTo(person, got)) {
		m.t.Errorf("person %d: %d days, want %d", person, got, len(dates))
	}
}
