package link

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// ImportRequest names a file to read in.
type ImportRequest struct {
	Input intake.Input
	// Profile is the column profile to read by, nil to recognise the form.
	Profile *intake.Profile
	// Approved is the clerk's answer for a file without an approval column.
	Approved bool
	Progress func(Progress)
}

// SentChange is a change that a file asks of a line that was sent already. It
// is never taken silently.
type SentChange struct {
	intake.Change
	// Vanished is set when the file no longer has the line.
	Vanished bool
}

// Preview is what a file would do, before anything is taken.
type Preview struct {
	Result  *intake.Result
	Changes intake.Changes
	// Sent are changes of sent lines; they are not among Changes.
	Sent []SentChange
	// Before tells when the same file was read in already, nil when it was not.
	Before *store.FileInfo
	// Unknown are names of new rows that no one in the company answers to.
	Unknown []string
	owner   map[payroll.LineID]*store.Company
	route   func(venue string) *store.Company
}

// TakeOptions say what of a preview is taken beside new and changed rows.
type TakeOptions struct {
	// Withdraw withdraws vanished lines that were not sent.
	Withdraw bool
	// Sent takes changes of sent lines too: they show as changed, and the next
	// export corrects them once confirmed.
	Sent bool
}

// Taken counts what an import did.
type Taken struct {
	New, Changed, Same, Approved, Withdrawn, Double, Refused, Sent, Vanished int
	Minutes                                                                  payroll.Minutes
}

// Preview reads a file and holds it against the lines of every linked
// company: a row is known wherever its line is.
func (s *Service) Preview(ctx context.Context, co *store.Company, req ImportRequest) (*Preview, error) {
	res, err := intake.Read(ctx, req.Input, intake.Options{
		Profile: req.Profile, Approved: req.Approved, Progress: func(done, total int64) {
			if req.Progress != nil {
				req.Progress(Progress{Stage: StageImport, Done: int(done), Total: int(total)})
			}
		},
	})
	if err != nil {
		return nil, err
	}
	p := &Preview{Result: &res, owner: map[payroll.LineID]*store.Company{}}
	if f, ok, err := s.Ledger.File(res.Hash); err != nil {
		return nil, err
	} else if ok {
		p.Before = &f
	}
	all, err := s.allCompanies()
	if err != nil {
		return nil, err
	}
	if p.route, err = s.router(co, all); err != nil {
		return nil, err
	}
	var existing []payroll.Line
	sent := map[payroll.LineID]bool{}
	for _, c := range all {
		lines, err := c.Lines(res.Covers.Span)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			p.owner[l.ID] = c
		}
		existing = append(existing, lines...)
		if err := countedLines(c, res.Covers.Span, sent); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(existing, func(a, b payroll.Line) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	p.Changes = res.Compare(existing)
	p.setAside(sent)
	return p, s.findUnknown(p)
}

// countedLines marks lines that a step counts; a line whose steps were all
// taken back or refused still counts as sent here, which only asks more.
func countedLines(c *store.Company, span payroll.Span, sent map[payroll.LineID]bool) error {
	counted, err := c.Counted(span)
	if err != nil {
		return err
	}
	periods := map[payroll.Period]bool{}
	for _, refs := range counted {
		for _, r := range refs {
			periods[r.Period] = true
		}
	}
	for p := range periods {
		steps, err := c.StepsFor(p)
		if err != nil {
			return err
		}
		rows, err := c.RowsFor(p)
		if err != nil {
			return err
		}
		for _, h := range payroll.Heads(steps, rows) {
			for _, st := range []*payroll.Step{h.Open, standing(h)} {
				if st == nil {
					continue
				}
				for _, n := range st.Counts {
					sent[n.Line] = true
				}
			}
		}
	}
	return nil
}

// setAside takes changes of sent lines out of what is taken by default.
func (p *Preview) setAside(sent map[payroll.LineID]bool) {
	c := &p.Changes
	c.Changed = slices.DeleteFunc(c.Changed, func(ch intake.Change) bool {
		if sent[ch.Old.ID] {
			p.Sent = append(p.Sent, SentChange{Change: ch})
		}
		return sent[ch.Old.ID]
	})
	c.Learned = slices.DeleteFunc(c.Learned, func(ch intake.Change) bool { return sent[ch.Old.ID] })
	c.Vanished = slices.DeleteFunc(c.Vanished, func(l payroll.Line) bool {
		if sent[l.ID] {
			p.Sent = append(p.Sent, SentChange{Change: intake.Change{Old: l}, Vanished: true})
		}
		return sent[l.ID]
	})
}

func (s *Service) allCompanies() ([]*store.Company, error) {
	infos, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	var out []*store.Company
	for _, i := range infos {
		c, err := s.Ledger.Company(i.Key)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// router decides to which company a venue's lines go: the one the venue is
// mapped to, else the company at hand, where they wait for a decision.
func (s *Service) router(at *store.Company, all []*store.Company) (func(string) *store.Company, error) {
	venues, err := s.Ledger.Venues()
	if err != nil {
		return nil, err
	}
	by := map[store.CompanyKey]*store.Company{}
	for _, c := range all {
		by[c.Key()] = c
	}
	return func(venue string) *store.Company {
		if c := by[venues[payroll.FoldType(venue)]]; c != nil {
			return c
		}
		return at
	}, nil
}

// findUnknown lists the names of new rows that match nobody.
func (s *Service) findUnknown(p *Preview) error {
	teams := map[store.CompanyKey]*payroll.Team{}
	links := map[store.CompanyKey][]payroll.NameLink{}
	seen := map[string]bool{}
	for _, row := range p.Changes.New {
		c := p.route(row.Venue)
		if teams[c.Key()] == nil {
			people, err := c.Team()
			if err != nil {
				return err
			}
			set, err := c.Settings()
			if err != nil {
				return err
			}
			teams[c.Key()], links[c.Key()] = payroll.NewTeam(people), set.Links
		}
		m := teams[c.Key()].Resolve(row.Facts, links[c.Key()])
		if m.Employee == "" && m.NotHere == "" && !seen[row.Person] {
			seen[row.Person] = true
			p.Unknown = append(p.Unknown, row.Person)
		}
	}
	slices.Sort(p.Unknown)
	return nil
}

// Take writes a preview's rows, one transaction a company, and remembers the
// file. Refused rows are left out; sent lines are not touched unless asked.
func (s *Service) Take(p *Preview, opt TakeOptions) (Taken, error) {
	t := Taken{
		New: len(p.Changes.New), Changed: len(p.Changes.Changed), Same: len(p.Changes.Same), Approved: len(p.Changes.Approve),
		Double: len(p.Changes.Double), Refused: len(p.Result.Refused), Sent: len(p.Sent), Vanished: len(p.Changes.Vanished),
	}
	changes := map[store.CompanyKey]*store.Change{}
	var order []*store.Company
	at := func(c *store.Company) *store.Change {
		if changes[c.Key()] == nil {
			changes[c.Key()] = &store.Change{Undo: &store.UndoEntry{At: s.stamp(), Label: "import"}}
			order = append(order, c)
		}
		return changes[c.Key()]
	}
	for _, row := range p.Changes.New {
		ch := at(p.route(row.Venue))
		ch.Put = append(ch.Put, s.newLine(p, row))
		t.Minutes += row.Minutes
	}
	put := func(old, now payroll.Line) {
		ch := at(p.owner[old.ID])
		ch.Put = append(ch.Put, now)
		ch.Undo.Before = append(ch.Undo.Before, old)
	}
	for _, c := range p.Changes.Changed {
		put(c.Old, s.changedLine(p, c))
	}
	if err := p.small(put); err != nil {
		return t, err
	}
	if opt.Withdraw {
		for _, l := range p.Changes.Vanished {
			put(l, withdrawn(l, l.Source.File))
			t.Withdrawn++
		}
	}
	if opt.Sent {
		for _, c := range p.Sent {
			if c.Vanished {
				put(c.Old, withdrawn(c.Old, p.Result.Name))
				continue
			}
			now := s.changedLine(p, c.Change)
			now.Approved = true
			put(c.Old, now)
		}
	}
	return t, s.commitImport(p, t, order, changes)
}

// small puts what an import teaches without changing what is paid: approvals
// and further witnesses of who somebody is.
func (p *Preview) small(put func(old, now payroll.Line)) error {
	olds := map[payroll.LineID]payroll.Line{}
	var ids []payroll.LineID
	add := func(l payroll.Line, change func(*payroll.Line)) {
		now, ok := olds[l.ID]
		if !ok {
			now = l
			ids = append(ids, l.ID)
		}
		change(&now)
		olds[l.ID] = now
	}
	before := map[payroll.LineID]payroll.Line{}
	for _, c := range p.Changes.Learned {
		before[c.Old.ID] = c.Old
		add(c.Old, func(l *payroll.Line) {
			l.Number, l.Email, l.NmbrsID, l.Contract = c.New.Number, c.New.Email, c.New.NmbrsID, c.New.Contract
		})
	}
	byCompany := map[*store.Company][]payroll.LineID{}
	for _, id := range p.Changes.Approve {
		byCompany[p.owner[id]] = append(byCompany[p.owner[id]], id)
	}
	for c, list := range byCompany {
		lines, err := c.Lines(p.Result.Covers.Span)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if slices.Contains(list, l.ID) {
				if _, ok := before[l.ID]; !ok {
					before[l.ID] = l
				}
				add(l, func(l *payroll.Line) { l.Approved = true })
			}
		}
	}
	for _, id := range ids {
		put(before[id], olds[id])
	}
	return nil
}

func withdrawn(l payroll.Line, reason string) payroll.Line {
	l.Withdrawn, l.Reason = true, reason
	l.Version++
	return l
}

func (p *Preview) source(row intake.Row) payroll.Source {
	return p.Result.Source(row)
}

func (s *Service) newLine(p *Preview, row intake.Row) payroll.Line {
	return payroll.Line{
		ID: payroll.LineID(s.NewID()), Version: 1, Facts: row.Facts, Remark: row.Remark, Approved: row.Approved,
		Elsewhere: row.Elsewhere, Source: p.source(row),
	}
}

// changedLine is a line with what the file now says; its approval is off.
func (s *Service) changedLine(p *Preview, c intake.Change) payroll.Line {
	l := c.Old
	l.Facts, l.Remark, l.Source = c.New.Facts, c.New.Remark, p.source(c.New)
	l.Version++
	l.Approved, l.Seen, l.Chosen, l.Resolved = false, nil, false, ""
	return l
}

// undoLimit is the largest import that can be undone: beyond it the copy for
// undoing would weigh more than the lines.
const undoLimit = 20_000

func (s *Service) commitImport(p *Preview, t Taken, order []*store.Company, changes map[store.CompanyKey]*store.Change) error {
	file := &store.FileInfo{
		Hash: p.Result.Hash, Name: p.Result.Name, At: s.stamp(), Counts: map[string]int{
			"new": t.New, "changed": t.Changed, "same": t.Same, "refused": t.Refused,
		},
	}
	for i, c := range order {
		ch := changes[c.Key()]
		ch.Undo.After = ch.Put
		if len(ch.Put) > undoLimit {
			ch.Undo = nil
		}
		ch.Audit = store.Audit{Action: "import", Args: payroll.Args{
			"file": p.Result.Hash[:12], "lines": strconv.Itoa(len(ch.Put)),
		}, Details: payroll.Args{"name": p.Result.Name}}
		if i == 0 {
			ch.File = file
			file.Company = c.Key()
		}
		if err := c.Commit(*ch); err != nil {
			return err
		}
	}
	return nil
}
