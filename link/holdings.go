package link

import (
	"slices"
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
	payroll.OwnRow
	// loose rows need not show: they were removed, or a person let them be gone.
	loose bool
	// told rows were never read: all that speaks for them is Nmbrs's answer.
	told bool
}

// wrong tells whether a row that a read shows is that of the step in doubt and
// not the holder's: its mark says so, or it cannot be what the holder's call made
// and no read ever showed it as that.
func (w holder) wrong(doubt payroll.StepID, r payroll.SeenRow) bool {
	return doubt.MarkOf(r.Comment) == payroll.MarkOurs ||
		w.told && w.Belies(r) && w.Step.MarkOf(r.Comment) != payroll.MarkOurs
}

// holdings is what a run knows of rows: whose they are, or were, in the
// register, and at whom a read of this run showed them.
type holdings struct {
	mu  sync.Mutex
	own map[rowKey]holder
	at  map[rowKey]payroll.EmployeeID
	// accepted are rows of others that a person let be: none of a step's.
	accepted []payroll.Beside
	// first are the lowest ids that rows of this run got, of those that are numbers.
	first map[payroll.Kind]int64
}

func newHoldings(rows []payroll.OwnRow, accepted []payroll.Beside) *holdings {
	h := &holdings{accepted: accepted, own: map[rowKey]holder{}, at: map[rowKey]payroll.EmployeeID{}, first: map[payroll.Kind]int64{}}
	for _, r := range rows {
		h.put(r, false)
	}
	return h
}

// put takes a row along; told tells that no read showed it yet.
func (h *holdings) put(r payroll.OwnRow, told bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	loose := r.Kind == payroll.KindWorked || r.Sheet != "" || r.Gone
	h.own[rowKey{r.Kind, r.ID}] = holder{OwnRow: r, loose: loose, told: told && !loose}
}

// change follows what a move did to the register. A row that was removed is
// remembered: its id is never given again. One that was given up is not ours.
// One that no read showed yet is as certain as the answer that told of it.
func (h *holdings) change(c payroll.RowChange, told bool) {
	if c.Put != nil {
		h.put(*c.Put, told)
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
	case c.Drop.Step == old.Step:
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

// doubt notes that no read showed the rows of steps yet.
func (h *holdings) doubt(steps ...payroll.StepID) {
	of := map[payroll.StepID]bool{}
	for _, id := range steps {
		of[id] = true
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for k, who := range h.own {
		if of[who.Step] && !who.loose {
			who.told = true
			h.own[k] = who
		}
	}
}

// saw keeps at whom a read showed rows, and which of ours it showed as they were made.
func (h *holdings) saw(e payroll.EmployeeID, snap *payroll.Snapshot) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range []payroll.Kind{payroll.KindHours, payroll.KindWage} {
		for _, r := range snap.Rows(k) {
			key := rowKey{k, r.ID}
			h.at[key] = e
			if who, ours := h.own[key]; ours && who.told && who.Employee == e && !who.Belies(r) {
				who.told = false
				h.own[key] = who
			}
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
// of its id elsewhere; and one that cannot be what another step of the employee
// made is not that step's, when all that says so is the answer to it.
func (h *holdings) around(st payroll.Step, sending bool) payroll.Around {
	kind := st.Component.Kind
	a := payroll.Around{Sending: sending}
	a.Taken = func(r payroll.SeenRow) bool {
		if slices.Contains(h.accepted, payroll.NewBeside(st.Employee, kind, st.BookedIn, r)) {
			return st.ID.MarkOf(r.Comment) != payroll.MarkOurs
		}
		who, ok := h.of(kind, r.ID)
		return ok && who.Employee == st.Employee && who.Step != st.ID && !who.wrong(st.ID, r)
	}
	a.Own = func(id payroll.RowID) bool {
		who, ok := h.of(kind, id)
		return ok && who.Step == st.ID && !who.loose
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for k, who := range h.own {
		if k.kind == kind && who.Employee == st.Employee && who.BookedIn == st.BookedIn && !who.loose && who.Step != st.ID {
			a.Must = append(a.Must, payroll.SeenRow{ID: who.ID, Code: who.Component.Code, Amount: who.Amount})
		}
	}
	return a
}
