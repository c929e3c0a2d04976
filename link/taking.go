package link

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"doorzet/eitje"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// TakeOptions say what of a preview is taken beside new and changed rows.
type TakeOptions struct {
	// Withdraw withdraws vanished lines that were not sent.
	Withdraw bool
	// Sent takes changes of sent lines too: they show as changed, and the next
	// export corrects them once confirmed.
	Sent bool
	// Restore brings lines back that a person withdrew and the file still has.
	Restore bool
	// Progress is told how many lines have been written.
	Progress func(Progress)
	// Stop, when set, is asked between the transactions of a long import
	// whether to stop; what is in by then is whole.
	Stop func() bool
}

// Taken counts what an import did.
type Taken struct {
	New, Changed, Same, Approved, Withdrawn, Double, Refused, Sent, Vanished int
	// Elsewhere counts the lines marked as paid by another link, Kept those that
	// stay as a person changed them, Back those that a person withdrew and the
	// file still has, Restored those of them that were brought back.
	Elsewhere, Kept, Back, Restored int
	// Moved counts the new lines that may be a shift of another day, Redescribed
	// the lines that are told otherwise, SentTaken the changes of sent lines that
	// were taken.
	Moved, Redescribed, SentTaken int
	// Linked and Witnesses count what a people file taught.
	Linked, Witnesses int
	Minutes           payroll.Minutes
}

// undoLimit is the largest import that can be undone, and that is written in
// one transaction. Beyond it the copy for undoing would weigh more than the
// lines, and new lines go in by chunks: one that is broken off leaves whole
// lines, says so, and is completed by reading the file again.
const undoLimit = 20_000

// chunkLines is how many new lines of a long import share a transaction.
const chunkLines = 10_000

// taking is a preview on its way into the ledger.
type taking struct {
	s       *Service
	p       *Preview
	opt     TakeOptions
	t       Taken
	maker   intake.Taker
	changes map[store.CompanyKey]*store.Change
	order   []*store.Company
	// stamp is that of the ledger as this import last left it.
	stamp       string
	done, total int
}

// Take writes a preview and remembers the file: all of it in one transaction or
// none, a very long one by chunks (see undoLimit). Refused rows are left out;
// sent lines stay as they are unless asked otherwise, with a note of what the
// file says; what may be the same hours comes in blocked. It fails with
// store.CodeStale when the ledger has changed since the preview was made.
func (s *Service) Take(p *Preview, opt TakeOptions) (Taken, error) {
	if p.People != nil {
		return s.takePeople(p)
	}
	if err := p.free(); err != nil {
		return Taken{}, err
	}
	defer thrifty(p.size)()
	c := &p.Changes
	w := &taking{s: s, p: p, opt: opt, stamp: p.stamp, total: opt.size(c), changes: map[store.CompanyKey]*store.Change{}, t: counts(p, opt)}
	w.maker = intake.Taker{
		Result: p.Result, NewID: func() payroll.LineID { return payroll.LineID(s.NewID()) }, Withdraw: opt.Withdraw, Sent: opt.Sent,
		Restore: opt.Restore, Meant: func(r intake.Row) string { return hourMeant(p, r) },
	}
	if err := w.fresh(); err != nil {
		return Taken{}, err
	}
	edits := w.maker.Edits(c)
	edits = append(edits, w.maker.Small(c, p.wasSent, p.line)...)
	for _, e := range edits {
		if e.Old == nil {
			w.addLine(e.Now)
		} else {
			w.put(*e.Old, e.Now)
		}
	}
	if err := w.last(); err != nil {
		return Taken{}, err
	}
	if err := s.linkRenamed(p); err != nil {
		return w.t, err
	}
	if p.taken != nil {
		return w.t, p.taken(p)
	}
	return w.t, nil
}

// counts tells what taking a preview over does.
func counts(p *Preview, opt TakeOptions) Taken {
	c := &p.Changes
	t := Taken{
		New: len(c.New), Changed: len(c.Changed) + len(c.Transferred), Same: len(c.Same), Approved: len(c.Approve), Double: len(c.Double),
		Refused: len(p.Result.Refused), Sent: len(p.Sent), Vanished: len(c.Vanished), Elsewhere: len(c.Elsewhere),
		Kept: len(c.Kept), Back: len(c.Back), Moved: len(c.Moved), Redescribed: len(c.Redescribed), Withdrawn: len(c.Withdraw) + len(c.Replaced) + len(c.Named),
	}
	if opt.Withdraw {
		t.Withdrawn += len(c.Vanished)
	}
	if opt.Restore {
		t.Restored = len(c.Back)
	}
	for _, s := range c.Sent {
		if s.Taken(opt.Sent) {
			t.SentTaken++
		}
	}
	return t
}

func (p *Preview) wasSent(id payroll.LineID) bool {
	_, ok := p.sent[id]
	return ok
}

// linkRenamed lets the new name of somebody lead where the old one did.
func (s *Service) linkRenamed(p *Preview) error {
	for _, r := range p.learn.Renames {
		if r.What != payroll.RenameName {
			continue
		}
		b, err := s.namesOf(p.at)
		if err != nil {
			return err
		}
		on := p.Result.Covers.To
		old := b.team.Resolve(payroll.Facts{Date: on, Person: r.Old}, b.links)
		if now := b.team.Resolve(payroll.Facts{Date: on, Person: r.New}, b.links); old.Employee == "" || now.Employee != "" || now.NotHere != "" {
			continue
		}
		if err := s.LinkName(p.at, r.New, old.Employee); err != nil {
			return err
		}
	}
	return nil
}

// size counts the lines that will be written, about.
func (o TakeOptions) size(c *intake.Changes) int {
	n := len(c.New) + len(c.Changed) + len(c.Redescribed) + len(c.Approve) + len(c.Elsewhere) + len(c.Sent)
	if o.Withdraw {
		n += len(c.Vanished)
	}
	if o.Restore {
		n += len(c.Back)
	}
	return n
}

// fresh adds the new lines. Those of a very long import are written by chunks,
// in the order of their days, but for the last chunk.
func (w *taking) fresh() error {
	rows := w.p.Changes.New
	for i := range rows {
		w.t.Minutes += rows[i].Minutes
	}
	if len(rows) <= undoLimit {
		for i := range rows {
			w.add(rows[i])
		}
		return nil
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rows[a].Date, rows[b].Date) })
	for len(order) > 0 {
		if w.opt.Stop != nil && w.opt.Stop() {
			return context.Canceled
		}
		n := min(chunkLines, len(order))
		for _, i := range order[:n] {
			w.add(rows[i])
		}
		if order = order[n:]; len(order) == 0 {
			return nil
		}
		open := &store.OpenImport{Hash: w.p.Result.Hash, Name: w.p.Result.Name, At: w.s.stamp(), Done: w.done + n, Total: w.total}
		if err := w.commit(open, nil); err != nil {
			return err
		}
	}
	return nil
}

func (w *taking) at(c *store.Company) *store.Change {
	ch := w.changes[c.Key()]
	if ch == nil {
		ch = &store.Change{Undo: &store.UndoEntry{At: w.s.stamp(), Label: "import"}, Sources: map[string]payroll.LineID{}}
		ch.Put = make([]payroll.Line, 0, min(w.total, chunkLines))
		w.changes[c.Key()] = ch
		w.order = append(w.order, c)
	}
	return ch
}

// add makes a new line of a row.
func (w *taking) add(row intake.Row) { w.addLine(w.maker.Line(row)) }

// addLine puts a new line in the company that its venue belongs to.
func (w *taking) addLine(l payroll.Line) {
	ch := w.at(w.p.route(l.Venue))
	ch.Put = append(ch.Put, l)
	bind(ch, l)
}

// put replaces a line; one that moved to another day leaves its old place.
func (w *taking) put(old, now payroll.Line) {
	ch := w.at(w.p.ownerOf(old.ID))
	ch.Put = append(ch.Put, now)
	ch.Undo.Before = append(ch.Undo.Before, old)
	if old.Date != now.Date {
		ch.Drop = append(ch.Drop, store.KeyOf(old))
	}
	bind(ch, now)
}

// bind keeps which line a shift of eitje became: it may move to any day.
func bind(ch *store.Change, l payroll.Line) {
	if l.Source.Kind == payroll.SourceEitjeAPI && l.Source.Row > 0 {
		ch.Sources[eitjeKey(l.Source.Row)] = l.ID
	}
}

// hourMeant tells which of two equal clock times eitje means; a file cannot tell.
func hourMeant(p *Preview, row intake.Row) string {
	if p.Result.Kind != payroll.SourceEitjeAPI {
		return ""
	}
	return eitje.Hour(row.Facts)
}

// last writes what is left, with the file.
func (w *taking) last() error {
	p := w.p
	w.at(p.at).Remember = p.learn // and the file, even when it brings nothing new
	w.at(p.at).Readings = p.readings()
	file := &store.FileInfo{
		Hash: p.Result.Hash, Name: p.Result.Name, At: w.s.stamp(), Company: p.at.Key(), Counts: map[string]int{
			"new": w.t.New, "changed": w.t.Changed, "same": w.t.Same, "refused": w.t.Refused, "withdrawn": w.t.Withdrawn,
		},
	}
	if p.Profile != nil {
		file.Profile = p.Profile.Name
	}
	return w.commit(nil, file)
}

// commit writes what was gathered, of all companies in one transaction, and
// begins anew.
func (w *taking) commit(open *store.OpenImport, file *store.FileInfo) error {
	p := w.p
	var list []store.CompanyChange
	whole := w.done == 0 && open == nil
	for _, c := range w.order {
		ch := w.changes[c.Key()]
		ch.Undo.After = ch.Put
		if len(ch.Put) == 0 || !whole || len(ch.Put) > undoLimit {
			ch.Undo = nil
		}
		if len(ch.Put) > 0 {
			ch.Audit = store.Audit{Action: "import", Args: payroll.Args{
				"file": p.Result.Hash[:12], "lines": strconv.Itoa(len(ch.Put)),
			}, Details: payroll.Args{"name": p.Result.Name}}
		}
		if c.Key() == p.at.Key() {
			ch.File = file
		}
		ch.Progress = func(n int) {
			if w.done += n; w.opt.Progress != nil {
				w.opt.Progress(Progress{Stage: StageTake, Done: w.done, Total: max(w.done, w.total)})
			}
		}
		list = append(list, store.CompanyChange{Company: c, Change: *ch})
	}
	next, err := w.s.Ledger.CommitAll(w.stamp, open, list)
	w.stamp, w.changes, w.order = next, map[store.CompanyKey]*store.Change{}, nil
	return err
}
