package link_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"golang.org/x/time/rate"
	"pgregory.net/rapid"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
	"doorzet/store"
)

// cell is one figure of one person in Nmbrs: the sum on a code, or the days.
type cell struct {
	person int
	kind   payroll.Kind
	code   int
}

// world is what Nmbrs holds, and no more: what a clerk could look up there.
type world map[cell]payroll.Hundredths

// backPeople is how many people the model of taking back has.
const backPeople = 2

// backModel is an office of which batches come and go, with what Nmbrs held
// before and after each of them.
type backModel struct {
	*office
	t *rapid.T
	// approved are the versions of each line that somebody gave their word for.
	approved map[payroll.LineID]map[int]bool
	sent     map[payroll.BatchID]*sentBatch
	// touched are figures of ours under a colleague's hand, with the row as it was.
	touched map[cell]serverRow
	machine *machine
}

// sentBatch is what a batch did to Nmbrs: the figures before and after.
type sentBatch struct {
	before, after world
	// shifts are the hours per code and person-day, before and after.
	shiftsBefore, shiftsAfter map[codeDay]payroll.Minutes
	back                      map[cell]bool // what was taken back of it
}

func dialOver(overREST bool) func(link.Access) (nmbrs.Client, error) {
	return func(a link.Access) (nmbrs.Client, error) {
		if overREST {
			return dialNumbered(a, atOnce())
		}
		return soap.New(soap.Options{
			Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal, WriteTimeout: a.WriteTimeout,
			DaysCall: a.DaysCall, OnDaysCall: a.OnDaysCall, Pace: rate.NewLimiter(rate.Inf, 1),
		})
	}
}

// TestTakingBackModel lets a clerk enter, approve, edit, withdraw, confirm, send,
// recalculate and take back at random, beside a colleague with both hands in
// Nmbrs. After every step: a batch that was taken back left what was there
// before it, or the person is named with what stands there now; no line is
// green that nobody approved as it is; none is white of which Nmbrs holds
// nothing; every figure told is what Nmbrs holds.
func TestTakingBackModel(t *testing.T) {
	t.Parallel()
	long(t)
	for name, rest := range map[string]bool{"SOAP": false, "REST": true} {
		t.Run(name, func(t *testing.T) {
			rapidChecks(t, tortureTrials(12, 200, 1000))
			rapid.Check(t, func(rt *rapid.T) {
				m := newBackModel(t, rt, rest)
				defer m.sim.Close()
				rt.Repeat(map[string]func(*rapid.T){
					"enter and send": m.enterAndSend, "enter": m.enter, "approve": m.approveAll, "edit": m.change, "withdraw": m.strike,
					"confirm": m.allow, "send": m.send, "correct and send": m.correctAndSend, "recalculate by another code": m.recalculate,
					"days on or off": m.switchDays, "take back": m.undo, "take back again": m.undo, "and again": m.undo,
					"take an older one back": m.undoOlder, "a colleague": m.colleague, "a colleague puts it right": m.putRight,
					"restart": m.restart, "": m.check,
				})
				m.clean()
			})
		})
	}
}

func newBackModel(t *testing.T, rt *rapid.T, rest bool) *backModel {
	m := &backModel{
		t: rt, approved: map[payroll.LineID]map[int]bool{}, sent: map[payroll.BatchID]*sentBatch{}, touched: map[cell]serverRow{},
	}
	m.office = smallOffice(t, backPeople, sim.Options{}, withToken(smallToken), func(o *link.Options) { o.Dial = dialOver(rest) })
	m.machine = &machine{office: m.office, t: rt}
	return m
}

func (m *backModel) ok(err error) {
	if err != nil {
		m.t.Fatalf("%v", err)
	}
}

// look gives what Nmbrs holds now.
func (m *backModel) look() world {
	out := world{}
	for _, r := range m.machine.serverRows() {
		kind := payroll.KindHours
		if r.code >= 5000 {
			kind = payroll.KindWage
		}
		out[cell{r.person, kind, r.code}] += r.amount
	}
	for p := range backPeople {
		if d := m.days(p); d != 0 {
			out[cell{p, payroll.KindWorked, 0}] = payroll.Hundredths(d * 100)
		}
	}
	maps.DeleteFunc(out, func(_ cell, n payroll.Hundredths) bool { return n == 0 })
	return out
}

func cellOf(t payroll.Target) cell {
	for p := range backPeople {
		if t.Employee == smallID(p) {
			return cell{p, t.Component.Kind, t.Component.Code}
		}
	}
	return cell{-1, "", 0}
}

func (m *backModel) word(id payroll.LineID, version int) {
	if m.approved[id] == nil {
		m.approved[id] = map[int]bool{}
	}
	m.approved[id][version] = true
}

func (m *backModel) enter(t *rapid.T) {
	l := m.line(rapid.IntRange(0, backPeople-1).Draw(t, "person"), rapid.IntRange(1, 6).Draw(t, "day"),
		payroll.Minutes(rapid.IntRange(1, 700).Draw(t, "minutes")), payroll.Hundredths(100*rapid.IntRange(0, 1).Draw(t, "meals")))
	if l.Approved = rapid.Bool().Draw(t, "approved"); l.Approved {
		m.word(l.ID, 1)
	}
	m.put(l)
}

func (m *backModel) approveAll(*rapid.T) {
	d := m.desk()
	for i := range d.Verdicts {
		if v := &d.Verdicts[i]; v.State == payroll.StateOpen && !v.Blocked() {
			m.word(v.Line.ID, v.Line.Version)
		}
	}
	_, _, err := m.svc.ApproveAll(m.co, d)
	m.ok(err)
}

func (m *backModel) pick(t *rapid.T, fits func(*payroll.Verdict) bool) *payroll.Verdict {
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

func (m *backModel) change(t *rapid.T) {
	v := m.pick(t, standsIn)
	f := v.Line.Facts
	f.Minutes = payroll.Minutes(rapid.IntRange(1, 700).Draw(t, "minutes"))
	m.ok(m.svc.Edit(m.co, m.desk(), v.Line.ID, f, ""))
}

func (m *backModel) strike(t *rapid.T) {
	v := m.pick(t, standsIn)
	m.ok(m.svc.Withdraw(m.co, m.desk(), []payroll.LineID{v.Line.ID}, "vervallen"))
}

func (m *backModel) allow(t *rapid.T) {
	v := m.pick(t, func(v *payroll.Verdict) bool { return v.State == payroll.StateChanged })
	m.word(v.Line.ID, v.Line.Version)
	m.ok(m.svc.Confirm(m.co, m.desk(), []payroll.LineID{v.Line.ID}, "juist"))
}

func (m *backModel) send(t *rapid.T) {
	m.export(t, func(r *link.ExportRequest) {
		r.BesideForeign = rapid.Bool().Draw(t, "beside")
		r.OverwriteDays = rapid.Bool().Draw(t, "over other days")
	})
}

func (m *backModel) enterAndSend(t *rapid.T) {
	m.enter(t)
	m.approveAll(t)
	m.send(t)
}

// correctAndSend is the whole road of a correction: a sent line is edited or
// withdrawn, confirmed and sent.
func (m *backModel) correctAndSend(t *rapid.T) {
	v := m.pick(t, func(v *payroll.Verdict) bool { return v.State == payroll.StateSent })
	if rapid.IntRange(0, 3).Draw(t, "how") == 0 {
		m.ok(m.svc.Withdraw(m.co, m.desk(), []payroll.LineID{v.Line.ID}, "vervallen"))
	} else {
		m.edit(v.Line.ID, payroll.Minutes(rapid.IntRange(1, 700).Draw(t, "minutes")))
	}
	m.allow(t)
	m.send(t)
}

// colleague lets somebody else work in Nmbrs.
func (m *backModel) colleague(t *rapid.T) {
	rapid.SampledFrom([]func(*rapid.T){m.alter, m.erase, m.scribble, m.otherDays}).Draw(t, "what")(t)
}

func (m *backModel) recalculate(t *rapid.T) {
	m.otherCode(t)
	m.export(t, func(r *link.ExportRequest) { r.Recalculate, r.BesideForeign = true, true })
}

// export sends and remembers what the batch did to Nmbrs.
func (m *backModel) export(_ *rapid.T, change func(*link.ExportRequest)) {
	before, shifts := m.look(), m.shifts()
	res := m.office.export(change)
	if res.Stop != nil || res.Refused+res.Unsure+res.Waiting != 0 {
		m.t.Fatalf("the export: stop %v, %d refused, %d unsure, %d waiting", res.Stop, res.Refused, res.Unsure, res.Waiting)
	}
	if res.Batch == "" {
		if !maps.Equal(before, m.look()) {
			m.t.Errorf("an export without a batch changed Nmbrs")
		}
		return
	}
	m.sent[res.Batch] = &sentBatch{before, m.look(), shifts, m.shifts(), map[cell]bool{}}
}

func (m *backModel) otherCode(t *rapid.T) {
	m.codes("gewerkte uren=" + rapid.SampledFrom([]string{"2100", "2150"}).Draw(t, "code"))
}

func (m *backModel) switchDays(t *rapid.T) {
	m.codes("dagen=" + rapid.SampledFrom([]string{"on", "off"}).Draw(t, "days"))
}

func (m *backModel) restart(*rapid.T) {
	m.reopen()
}

// hand draws a row of ours that no hand is on.
func (m *backModel) hand(t *rapid.T) (serverRow, cell) {
	ours := m.machine.inRegister()
	rows := slices.DeleteFunc(m.machine.serverRows(), func(r serverRow) bool { return !ours[r.key] })
	if len(rows) == 0 {
		t.Skip("there is no such row")
	}
	r := rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")]
	c := cell{r.person, payroll.KindHours, r.code}
	if r.code >= 5000 {
		c.kind = payroll.KindWage
	}
	if _, under := m.touched[c]; under {
		t.Skip("a hand is on it")
	}
	return r, c
}

func (m *backModel) setRow(id int, to payroll.Hundredths) {
	d, err := sim.ParseDecimal(to.String())
	m.ok(err)
	m.ok(m.sim.AlterRow(id, d))
}

func (m *backModel) alter(t *rapid.T) {
	r, c := m.hand(t)
	m.touched[c] = r
	m.setRow(r.id, r.amount+100)
}

// erase deletes a row of ours for good: nobody can type it again under its id.
func (m *backModel) erase(t *rapid.T) {
	r, c := m.hand(t)
	m.touched[c] = serverRow{}
	m.ok(m.sim.DeleteRow(r.id))
}

func (m *backModel) putRight(t *rapid.T) {
	for c, r := range m.touched {
		if r.key != "" {
			delete(m.touched, c)
			m.setRow(r.id, r.amount)
			return
		}
	}
	t.Skip("nothing to put right")
}

// scribble types a row of somebody else.
func (m *backModel) scribble(t *rapid.T) {
	h := sim.HandRow{
		Employee: smallFirst + rapid.IntRange(0, backPeople-1).Draw(t, "person"), Code: rapid.SampledFrom([]int{2100, 2150, 5100}).Draw(t, "code"),
		Amount: sim.Whole(rapid.IntRange(1, 9).Draw(t, "amount")), Period: simNov,
	}
	h.Wage = h.Code == 5100
	_, err := m.sim.TypeRow(h)
	m.ok(err)
}

func (m *backModel) otherDays(t *rapid.T) {
	m.ok(m.sim.SetDays(smallFirst+rapid.IntRange(0, backPeople-1).Draw(t, "person"), simNov, rapid.IntRange(-2, 9).Draw(t, "days")))
}

func (m *backModel) undo(t *rapid.T) { m.takeBack(t, "last") }

// undoOlder names another batch than the newest: it is refused, unless
// everything newer has gone as far as it could.
func (m *backModel) undoOlder(t *rapid.T) {
	all, err := m.co.Batches()
	m.ok(err)
	if len(all) == 0 {
		t.Skip("nothing was sent")
	}
	m.takeBack(t, all[rapid.IntRange(0, len(all)-1).Draw(t, "batch")].ID)
}

// takeBack takes a batch back and holds Nmbrs against what it held before it.
func (m *backModel) takeBack(_ *rapid.T, id payroll.BatchID) {
	all, err := m.co.Batches()
	m.ok(err)
	of, refused := link.BatchToTakeBack(all, id)
	pre := m.look()
	res, err := m.svc.TakeBack(context.Background(), m.co, link.TakeBackRequest{Batch: id})
	if refused != nil {
		var p *payroll.Problem
		if !errors.As(err, &p) || !maps.Equal(pre, m.look()) {
			m.t.Errorf("a taking back that must be refused: %v", err)
		}
		return
	}
	m.ok(err)
	now, batch := m.look(), m.sent[of.ID]
	held := map[cell]bool{}
	for _, h := range res.Held {
		c := cellOf(h.Target)
		held[c] = true
		if h.Person != smallName(c.person) || h.Seen != now[c] {
			m.t.Errorf("%s is named with %s of %v, Nmbrs holds %s", h.Person, h.Seen, h.Component, now[c])
		}
		m.justified(h.Block, c)
	}
	for _, st := range res.Steps {
		if c := cellOf(st.Target()); st.State != payroll.StepDone || st.Seen != pre[c] {
			m.t.Errorf("%v of %s is %s and was seen as %s, Nmbrs held %s", st.Component, st.Person, st.State, st.Seen, pre[c])
		}
	}
	cells := map[cell]bool{}
	for _, w := range []world{pre, now, batch.before, batch.after} {
		for c := range w {
			cells[c] = true
		}
	}
	for c := range cells {
		want := pre[c] - batch.after[c] + batch.before[c]
		if held[c] || batch.back[c] {
			want = pre[c]
		}
		if now[c] != want {
			m.t.Errorf("%v: Nmbrs holds %s after taking back, want %s (%s before the batch, %s after it, %s before this; held %t)",
				c, now[c], want, batch.before[c], batch.after[c], pre[c], held[c])
		}
		if !held[c] {
			batch.back[c] = true
		}
	}
	m.together(pre, now, batch, held)
	b, err := m.co.Batch(of.ID)
	m.ok(err)
	if (b.UndoneBy != "") != (len(held) == 0) {
		m.t.Errorf("%d figures stayed, and the batch is taken back by %q", len(held), b.UndoneBy)
	}
}

// justified looks whether there is a reason in the world for what was held.
func (m *backModel) justified(b payroll.Block, c cell) {
	_, under := m.touched[c]
	sameKind := slices.ContainsFunc(slices.Collect(maps.Keys(m.touched)), func(o cell) bool { return o.person == c.person && o.kind == c.kind })
	switch b {
	case payroll.BlockChanged, payroll.BlockGone:
		if !under {
			m.t.Errorf("%v is held as %s and nobody touched it", c, b)
		}
	case payroll.BlockWith, payroll.BlockNewer:
		if !sameKind && c.kind != payroll.KindWorked {
			m.t.Errorf("%v is held as %s and nothing of the kind was touched", c, b)
		}
	case payroll.BlockDaysOther: // the model's colleague sets days at any time
	default:
		m.t.Errorf("%v is held as %s", c, b)
	}
}

// check holds after every step.
func (m *backModel) check(*rapid.T) {
	d, now := m.desk(), m.look()
	for p := range backPeople {
		var white payroll.Minutes
		for i := range d.Verdicts {
			v := &d.Verdicts[i]
			if v.Employee != smallID(p) {
				continue
			}
			switch v.State {
			case payroll.StateReady:
				if !m.approved[v.Line.ID][v.Line.Version] {
					m.t.Errorf("the line of %s in version %d is green and nobody approved that", v.Line.Date.Dutch(), v.Line.Version)
				}
			case payroll.StateSent:
				white += v.Line.Minutes
			default:
			}
		}
		hours := now[cell{p, payroll.KindHours, 2100}] + now[cell{p, payroll.KindHours, 2150}]
		_, one := m.touched[cell{p, payroll.KindHours, 2100}]
		_, two := m.touched[cell{p, payroll.KindHours, 2150}]
		if most := payroll.RoundMinutes(white) - hours; most > 1 && !one && !two {
			m.t.Errorf("person %d: lines of %s are white, Nmbrs holds %s hours", p, white.Clock(), hours)
		}
	}
}

// clean looks at the end whether the ledger is whole and knows its rows.
func (m *backModel) clean() {
	for _, p := range m.led.Check() {
		m.t.Errorf("check of the ledger: %v", p)
	}
	rows, err := m.co.Rows()
	m.ok(err)
	known := map[string]store.CompanyKey{}
	for _, r := range rows {
		known[string(r.Kind)+"/"+string(r.ID)] = m.co.Key()
	}
	for _, r := range m.machine.serverRows() {
		if _, ours := known[r.key]; r.api && !ours {
			m.t.Errorf("row %s came from us and is not in the register", r.key)
		}
	}
}
