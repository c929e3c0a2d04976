package link

import (
	"strconv"
	"sync"

	"doorzet/payroll"
)

type rowKey struct {
	kind payroll.Kind
	id   payroll.RowID
}

// holder is who has a row in the register.
type holder struct {
	employee payroll.EmployeeID
	step     payroll.StepID
	in       payroll.Period
	row      payroll.SeenRow
	// loose rows need not show: they were removed, or a person let them be gone.
	loose bool
}

// holdings is what a run knows of rows: whose they are, or were, in the
// register, and at whom a read of this run showed them.
type holdings struct {
	mu  sync.Mutex
	own map[rowKey]holder
	at  map[rowKey]payroll.EmployeeID
	// first are the lowest ids that rows of this run got, of those that are numbers.
	first map[payroll.Kind]int64
}

func newHoldings(rows []payroll.OwnRow) *holdings {
	h := &holdings{own: map[rowKey]holder{}, at: map[rowKey]payroll.EmployeeID{}, first: map[payroll.Kind]int64{}}
	for _, r := range rows {
		h.put(r)
	}
	return h
}

func (h *holdings) put(r payroll.OwnRow) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.own[rowKey{r.Kind, r.ID}] = holder{
		r.Employee, r.Step, r.BookedIn,
		payroll.SeenRow{ID: r.ID, Code: r.Component.Code, Amount: r.Amount},
		r.Kind == payroll.KindWorked || r.Sheet != "" || r.Gone,
	}
}

// change follows what a move did to the register. A row that was removed is
// remembered: its id is never given again. One that was given up is not ours.
func (h *holdings) change(c payroll.RowChange) {
	if c.Put != nil {
		h.put(*c.Put)
		h.made(*c.Put)
	}
	if c.Drop == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	k := rowKey{c.Drop.Kind, c.Drop.ID}
	old, ok := h.own[k]
	switch {
	case !ok:
	case c.Drop.Step == "":
		old.loose = true
		h.own[k] = old
	case c.Drop.Step == old.step:
		delete(h.own, k)
	}
}

func (h *holdings) made(r payroll.OwnRow) {
	id, err := strconv.ParseInt(string(r.ID), 10, 64)
	if err != nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if old, ok := h.first[r.Kind]; !ok || id < old {
		h.first[r.Kind] = id
	}
}

// firstMade gives the lowest id of a row of a kind that this run made.
func (h *holdings) firstMade(k payroll.Kind) (id int64, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	id, ok = h.first[k]
	return id, ok
}

// saw keeps at whom a read showed rows.
func (h *holdings) saw(e payroll.EmployeeID, snap *payroll.Snapshot) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range []payroll.Kind{payroll.KindHours, payroll.KindWage} {
		for _, r := range snap.Rows(k) {
			h.at[rowKey{k, r.ID}] = e
		}
	}
}

// of gives who has a row in the register, or had it; ok is false for nobody.
func (h *holdings) of(k payroll.Kind, id payroll.RowID) (who holder, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	who, ok = h.own[rowKey{k, id}]
	return who, ok
}

// known tells whether an id was given before: it is in the register under any
// kind, or a read showed it at somebody else. The row that was just made is not.
func (h *holdings) known(e payroll.EmployeeID, id payroll.RowID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range []payroll.Kind{payroll.KindHours, payroll.KindWage} {
		if _, ours := h.own[rowKey{k, id}]; ours {
			return true
		}
		if at, seen := h.at[rowKey{k, id}]; seen && at != e {
			return true
		}
	}
	return false
}

// around says what else is known when a call of a step is settled. A row that
// Nmbrs shows at this employee is this employee's, whatever a wrong answer made
// of its id elsewhere.
func (h *holdings) around(st payroll.Step, sending bool) payroll.Around {
	kind := st.Component.Kind
	a := payroll.Around{Sending: sending}
	a.Taken = func(id payroll.RowID) bool {
		who, ok := h.of(kind, id)
		return ok && who.employee == st.Employee && who.step != st.ID
	}
	a.Own = func(id payroll.RowID) bool {
		who, ok := h.of(kind, id)
		return ok && who.step == st.ID && !who.loose
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for k, who := range h.own {
		if k.kind == kind && who.employee == st.Employee && who.in == st.BookedIn && !who.loose && who.step != st.ID {
			a.Must = append(a.Must, who.row)
		}
	}
	return a
}
