package link

import (
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Ended is what is known of how far a period is.
type Ended struct {
	payroll.Ends
	// Unread is why Nmbrs could not be read although something was sent; then an end
	// says that nobody knows what it holds.
	Unread *payroll.Problem
}

// Ended reads back what was sent of the desk's period, where anything was, and
// tells what keeps the period from being finished.
func (s *Service) Ended(ctx context.Context, co *store.Company, d *Desk, progress func(Progress)) (*Ended, error) {
	out := &Ended{}
	var matters []payroll.RowMatter
	if len(d.Book.Rows) > 0 || len(d.Book.Steps) > 0 {
		found, err := s.readBack(ctx, co, d.Period, progress)
		switch {
		case ctx.Err() != nil:
			return nil, Explain(err)
		case err != nil:
			out.Unread = reason(err)
			matters = []payroll.RowMatter{{Block: payroll.BlockUnread}}
		default:
			matters = found.matters()
		}
	}
	skipped, err := s.skipsFor(co, d)
	if err != nil {
		return nil, err
	}
	out.Ends = d.ends(matters, skipped, d.anew())
	return out, nil
}

// readBack reads what was sent of a period, wherever it was booked.
func (s *Service) readBack(ctx context.Context, co *store.Company, p payroll.Period, progress func(Progress)) (*VerifyResult, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	return s.verifyAll(ctx, c, co, info, p, progress)
}

// skipsFor gives the rows because of which people are left out, where the lines of
// the desk's period are booked: there, or in the period that is current.
func (s *Service) skipsFor(co *store.Company, d *Desk) ([]payroll.Beside, error) {
	out, err := co.Skips(d.Period)
	if err != nil || d.Info.Current == d.Period {
		return out, err
	}
	more, err := co.Skips(d.Info.Current)
	return append(out, more...), err
}

// Known tells what keeps the desk's period from being finished as far as the ledger
// knows, without a read of Nmbrs; seen, when not nil, is a read-back made before.
func (s *Service) Known(co *store.Company, d *Desk, seen *VerifyResult) (payroll.Ends, error) {
	skipped, err := s.skipsFor(co, d)
	if err != nil {
		return nil, err
	}
	var matters []payroll.RowMatter
	if seen != nil {
		matters = seen.matters()
	}
	return d.ends(matters, skipped, d.anew()), nil
}

// ends holds what is known beside the desk against it.
func (d *Desk) ends(matters []payroll.RowMatter, skipped []payroll.Beside, anew []payroll.Anew) payroll.Ends {
	return payroll.Closing{Book: &d.Book, Verdicts: d.Verdicts, Matters: matters, Skipped: skipped, Anew: anew}.Ends()
}

// anew lists what the settings of now would send otherwise.
func (d *Desk) anew() []payroll.Anew {
	return payroll.Leaving{Book: &d.Book, Verdicts: d.Verdicts, Otherwise: payroll.LeftOther}.Behind().Anew
}

// Ends tells what keeps the period of the plan from being finished.
func (p *PlanResult) Ends() payroll.Ends {
	var skipped []payroll.Beside
	for i := range p.Steps {
		for _, r := range p.Steps[i].Rows {
			st := &p.Steps[i]
			skip, ok := p.skipOf(payroll.NewBeside(st.Employee, st.Component.Kind, st.BookedIn, r))
			if ok && st.Block == payroll.BlockSkipped && !slices.Contains(skipped, skip) {
				skipped = append(skipped, skip)
			}
		}
	}
	behind := p.Behind(nil) // what this plan recalculates is no loose end of it
	return p.Desk.ends(append(heldMatters(p.Steps), p.toImport()...), skipped, behind.Anew)
}

// toImport are the figures that were marked as sent by an import sheet and that the
// read of the plan did not show.
func (p *PlanResult) toImport() []payroll.RowMatter {
	bySheet := map[payroll.Target]bool{}
	for i := range p.Desk.Book.Rows {
		if r := &p.Desk.Book.Rows[i]; r.Sheet != "" {
			bySheet[payroll.Target{Employee: r.Employee, Component: r.Component, ForPeriod: r.ForPeriod}] = true
		}
	}
	var out []payroll.RowMatter
	for i := range p.Steps {
		if st := &p.Steps[i]; bySheet[st.Target] && st.Block == payroll.BlockNone && st.Seen < st.Ours {
			out = append(out, payroll.RowMatter{Employee: st.Employee, Component: st.Component, Sent: st.Ours, Held: st.Seen, ToImport: true})
		}
	}
	return out
}

// heldMatters are the rows and figures for which steps are held back: each row
// once, and what has no row once an employee. What is under way, and what stood back
// for another link, is told of steps and lines.
func heldMatters(steps []payroll.PlanStep) []payroll.RowMatter {
	var out []payroll.RowMatter
	type reason struct {
		e payroll.EmployeeID
		b payroll.Block
	}
	told := map[reason]bool{}
	each := func(rows bool) {
		for i := range steps {
			st := &steps[i]
			k := reason{st.Employee, st.Block}
			if !st.Block.Waits() && st.Block != payroll.BlockUnread || st.Block == payroll.BlockOpen || st.Block == payroll.BlockLink {
				continue
			}
			m := payroll.RowMatter{Block: st.Block, Employee: st.Employee, Component: st.Component, Sent: st.Ours, Held: st.Seen}
			switch {
			case rows:
				for _, r := range st.Rows {
					m.Row, m.Held = r.ID, r.Amount
					out, told[k] = append(out, m), true
				}
			case !told[k] && len(st.Rows) == 0:
				out, told[k] = append(out, m), true
			}
		}
	}
	each(true)
	each(false)
	return out
}

// matters are the rows and figures of a read-back that are not as they were sent,
// and that nobody has decided about.
func (v *VerifyResult) matters() []payroll.RowMatter {
	var out []payroll.RowMatter
	for i := range v.Lines {
		l := &v.Lines[i]
		m := payroll.RowMatter{Employee: l.Employee, Component: l.Component, Sent: l.Sent, Held: l.Found}
		add := func(b payroll.Block, r payroll.SeenRow) {
			m.Block, m.Row, m.Held = b, r.ID, r.Amount
			out = append(out, m)
		}
		switch {
		case l.Unread != nil:
			add(payroll.BlockUnread, payroll.SeenRow{})
		case len(l.ToImport) > 0, l.Component.Kind == payroll.KindWorked && l.bySheet && l.Found < l.Sent:
			m.ToImport, m.Held = true, l.Found
			out = append(out, m)
			m.ToImport = false
		case l.Component.Kind == payroll.KindWorked && l.Sent != l.Found && !l.bySheet:
			add(payroll.BlockDays, payroll.SeenRow{Amount: l.Found})
		}
		for _, r := range l.gone {
			add(payroll.BlockGone, payroll.SeenRow{ID: r.ID})
		}
		for _, r := range l.touched {
			add(payroll.BlockChanged, r)
		}
		for _, r := range l.Strays {
			if r.Step != "" {
				add(payroll.BlockTwin, r.SeenRow)
			} else {
				add(payroll.BlockBeside, r.SeenRow)
			}
		}
	}
	return out
}
