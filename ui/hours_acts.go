package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

// Actions is the table of the screen.
func (s *hoursScreen) Actions() []Action {
	x := s.o.Texts()
	h := x.HourGrid
	if s.edit != nil || s.filter.typing {
		return []Action{{ID: "typing", Keys: []string{"enter", "esc"}, Help: h.EditHint}}
	}
	acts := []Action{
		{ID: "edit", Keys: []string{"enter", "e"}, Help: s.openHelp(), Do: s.open, Disabled: s.noOpen},
		{ID: "approve", Keys: []string{"space"}, Help: h.Approve, Do: s.approve, Disabled: s.noChosen},
		{ID: "approve-all", Keys: []string{"A"}, Help: h.ApproveAll, Do: s.approveAll, Disabled: s.noView},
		{ID: "filter", Keys: []string{"/"}, Help: h.Filter, Do: s.startFilter, Disabled: s.noView},
		{ID: "next", Keys: []string{"n"}, Help: h.NextFinding, Do: s.toFinding(1), Disabled: s.noView},
		{ID: "previous", Keys: []string{"N"}, Help: h.PrevFinding, Do: s.toFinding(-1), Disabled: s.noView, Quiet: true},
		{ID: "group", Keys: []string{"p"}, Help: h.Group, Do: s.chooseGrouping, Disabled: s.noView},
		{ID: "fix", Keys: []string{"f"}, Help: x.Review.Fix, Do: s.fix, Disabled: s.noFix},
		{ID: "explain", Keys: []string{"="}, Help: x.Review.Why, Do: s.explain, Disabled: s.noWhy, Quiet: true},
		{ID: "unfold-all", Keys: []string{"+"}, Help: x.Review.UnfoldAll, Do: s.unfoldAll, Disabled: s.noGroups, Quiet: true},
		{ID: "sort", Keys: []string{"s"}, Help: x.Review.Sort, Do: s.sortBy(false), Disabled: s.noSort, Quiet: true},
		{ID: "sort-more", Keys: []string{"S"}, Help: x.Review.SortMore, Do: s.sortBy(true), Disabled: s.noSort, Quiet: true},
		{ID: "columns", Keys: []string{"C"}, Help: x.Review.Columns, Do: s.chooseColumns, Disabled: s.noView, Quiet: true},
		{ID: "weeks", Keys: []string{"W"}, Help: x.Review.Weeks, Do: s.chooseWeek, Disabled: s.noView, Quiet: true},
		{ID: "reviewed", Keys: []string{"T"}, Help: x.Review.ReviewedKey, Do: s.reviewedHere, Disabled: s.noChosen, Quiet: true},
		{ID: "span", Keys: []string{"R"}, Help: x.Review.Span, Do: s.askSpan, Disabled: s.noView, Quiet: true},
		{ID: "note", Keys: []string{"M"}, Help: x.Review.Note, Do: s.editNote, Disabled: s.noPerson, Quiet: true},
		{ID: "range", Keys: []string{"v"}, Help: h.Range, Do: s.toggleRange, Disabled: s.noChosen, Quiet: true},
		{ID: "new", Keys: []string{"o"}, Help: h.New, Do: s.newLine, Disabled: s.noView, Quiet: true},
		{ID: "duplicate", Keys: []string{"D"}, Help: h.Duplicate, Do: s.duplicate, Disabled: s.noLine, Quiet: true},
		{ID: "delete", Keys: []string{"x", "delete"}, Help: h.Delete, Do: s.remove, Disabled: s.noChosen, Quiet: true},
		{ID: "confirm", Keys: []string{"c"}, Help: h.Confirm, Do: s.confirm, Disabled: s.noChanged, Quiet: true},
		{ID: "choose", Keys: []string{"K"}, Help: h.Choose, Do: s.chooseDouble, Disabled: s.noDouble, Quiet: true},
		{ID: "which-hour", Keys: []string{"w"}, Help: h.WhichHour, Do: s.askHour, Disabled: s.noTwice, Quiet: true},
		{ID: "to-code", Keys: []string{"L"}, Help: x.Rules.Code, Do: s.toCode, Disabled: s.noMissingCode, Quiet: true},
		{ID: "elsewhere", Keys: []string{"E"}, Help: x.Rules.ElsewhereHelp, Do: s.elsewhere, Disabled: s.noChosen, Quiet: true},
		{ID: "seen", Keys: []string{"m"}, Help: h.Seen, Do: s.markSeen, Disabled: s.noWarning, Quiet: true},
		{ID: "undo", Keys: []string{"u"}, Help: h.Undo, Do: s.undo, Disabled: s.noView, Quiet: true},
		{ID: "redo", Keys: []string{"U"}, Help: h.Redo, Do: s.redo, Disabled: s.noView, Quiet: true},
		{ID: "details", Keys: []string{"i"}, Help: h.Details, Do: s.toggleDetail, Disabled: s.noView, Quiet: true},
		{ID: "decimals", Keys: []string{"t"}, Help: h.Decimals, Do: s.toggleDecimals, Quiet: true},
		{ID: "copy", Keys: []string{"y"}, Help: h.Copy, Do: s.copyNumber, Disabled: s.noNumber, Quiet: true},
		{ID: "period-before", Keys: []string{"["}, Help: h.PrevPeriod, Do: s.turnPeriod(-1), Disabled: s.noView, Quiet: true},
		{ID: "period-after", Keys: []string{"]"}, Help: h.NextPeriod, Do: s.turnPeriod(1), Disabled: s.noView, Quiet: true},
		{ID: "refresh", Keys: []string{"r"}, Help: x.Place.Refresh, Do: s.again, Disabled: s.noLink, Quiet: true},
		{ID: "clear", Keys: []string{"esc"}, Help: h.Clear, Do: s.clear, Quiet: true},
		{ID: "move", Keys: movement(), Help: x.Everywhere.Move, Quiet: true},
	}
	return acts
}

// openHelp says what enter does where the cursor is.
func (s *hoursScreen) openHelp() string {
	x := s.o.Texts()
	if g := s.groupAt(); g != nil {
		return either(s.unfolded[g.key], x.Review.Fold, x.Review.Unfold)
	}
	return x.HourGrid.Edit
}

// movement lists the keys that move in a grid.
func movement() []string {
	return []string{"up", "down", "left", "right", "h", "j", "k", "l", "pgup", "pgdown", "home", "end", "g", "G", "tab", "shift+tab", "ctrl+a"}
}

func (s *hoursScreen) noLink() string {
	if !s.o.linked() {
		return s.o.Texts().Place.NoLinkShort
	}
	return ""
}

func (s *hoursScreen) noChosen() string {
	if why := s.noView(); why != "" {
		return why
	}
	if cursorRow(s.grid) < 0 {
		return s.o.Texts().HourGrid.NoLine
	}
	return ""
}

func (s *hoursScreen) noLine() string {
	if why := s.noView(); why != "" {
		return why
	}
	if s.lineAt() == nil {
		return s.o.Texts().HourGrid.NoLine
	}
	return ""
}

func (s *hoursScreen) noNumber() string {
	if why := s.noChosen(); why != "" {
		return why
	}
	if s.number() == "" {
		return s.o.Texts().HourGrid.NoNumber
	}
	return ""
}

// noneOf gives the reason when none of the chosen lines is as asked. Only the
// line under the cursor is looked at, so that a large selection costs nothing.
func (s *hoursScreen) noneOf(keep func(*payroll.Verdict) bool, reason string) string {
	if why := s.noChosen(); why != "" {
		return why
	}
	if _, ok := s.grid.Selection(); ok {
		return ""
	}
	if v := s.lineAt(); v != nil && !keep(v) {
		return reason
	}
	return ""
}

func (s *hoursScreen) noChanged() string {
	x := s.o.Texts().HourGrid
	if v := s.lineAt(); v != nil && v.Changed() && !unconfirmed(v) {
		return s.noneOf(unconfirmed, x.IsConfirmed)
	}
	return s.noneOf(unconfirmed, x.NotChanged)
}

func (s *hoursScreen) noWarning() string { return s.noneOf(warns, s.o.Texts().HourGrid.NothingSeen) }

// warns tells whether the line has a warning that nobody marked as seen.
func warns(v *payroll.Verdict) bool {
	return slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool { return payroll.SeenSettles(&v.Line, f) })
}

func isDouble(v *payroll.Verdict) bool {
	return slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool { return f.Kind == payroll.FindDouble })
}

func (s *hoursScreen) noDouble() string {
	if why := s.noLine(); why != "" {
		return why
	}
	if !isDouble(s.lineAt()) {
		return s.o.Texts().HourGrid.NotDouble
	}
	return ""
}

// approve approves what is chosen; when all of it is approved, that is taken back.
func (s *hoursScreen) approve() tea.Cmd {
	open, _ := s.pick(func(v *payroll.Verdict) bool {
		return v.Unconfirmed() && v.State == payroll.StateOpen || !v.Line.Approved && !v.Line.Withdrawn
	})
	on := len(open) > 0
	ids := open
	if !on {
		ids, _ = s.pick(func(*payroll.Verdict) bool { return true })
		// what its file approved and is held all the same asks for a person's word
		waits, _ := s.pick((*payroll.Verdict).Held)
		on = len(ids) == 1 && len(waits) == 1
	}
	x := s.o.Texts()
	held := 0
	if on {
		held = s.heldOf(ids)
	}
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		n, err := svc.SetApproved(co, view, ids, on)
		return outcome{said: x.Many(either(on, x.HourGrid.Approved, x.HourGrid.Unapproved), n) + stayHeld(x, held)}, err
	})
}

// approveAll approves every open line in sight that nothing blocks.
func (s *hoursScreen) approveAll() tea.Cmd {
	x := s.o.Texts()
	var ids []payroll.LineID
	var sum hourSum
	left := 0
	for _, i := range s.filter.pass(s.o.view, x) {
		v := &s.o.view.Verdicts[i]
		switch {
		case v.State != payroll.StateOpen:
		case v.Blocked():
			left++
		default:
			ids = append(ids, v.Line.ID)
			sum.add(v)
		}
	}
	if len(ids) == 0 {
		s.o.Say(Warn, x.HourGrid.NothingOpen)
		return nil
	}
	s.o.Open(&Confirm{
		Heading: x.HourGrid.ApproveTitle, Yes: x.HourGrid.ApproveYes,
		Text: fmt.Sprintf(x.HourGrid.ApproveText, x.Count(len(ids)), s.length(sum.minutes), x.Count(left)),
		OnYes: func() tea.Cmd {
			return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
				n, err := svc.SetApproved(co, view, ids, true)
				return outcome{said: x.Many(x.HourGrid.Approved, n)}, err
			})
		},
	})
	return nil
}

// reasoned asks for a reason and writes with it.
func (s *hoursScreen) reasoned(title, text string, do func(*link.Service, *store.Company, *link.Desk, string) error, said string) {
	s.o.Open(&Input{Heading: title, Text: text, OnOK: func(reason string) tea.Cmd {
		return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
			return outcome{said: said}, do(svc, co, view, reason)
		})
	}})
}

// remove deletes what was never sent, and withdraws what was.
func (s *hoursScreen) remove() tea.Cmd {
	x := s.o.Texts()
	sent, _ := s.pick(func(v *payroll.Verdict) bool { return v.Confirmed() && !v.Line.Withdrawn })
	if len(sent) > 0 {
		s.reasoned(x.HourGrid.WithdrawTitle, x.Many(x.HourGrid.WithdrawText, len(sent)),
			func(svc *link.Service, co *store.Company, view *link.Desk, reason string) error {
				return svc.Withdraw(co, view, sent, reason)
			}, x.Many(x.HourGrid.Withdrawn, len(sent)))
		return nil
	}
	ids, sum := s.pick(func(v *payroll.Verdict) bool { return !v.Confirmed() })
	if len(ids) == 0 {
		return nil
	}
	drop := func() tea.Cmd {
		return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
			return outcome{said: x.Many(x.HourGrid.Deleted, len(ids))}, svc.Delete(co, view, ids)
		})
	}
	if len(ids) == 1 {
		return drop()
	}
	s.o.Open(&Confirm{
		Heading: x.HourGrid.DeleteTitle, Yes: x.HourGrid.DeleteYes, OnYes: drop,
		Text: fmt.Sprintf(x.HourGrid.DeleteText, x.Count(len(ids)), s.length(sum.minutes)),
	})
	return nil
}

// confirm lets the next batch correct what was sent of changed lines.
func (s *hoursScreen) confirm() tea.Cmd {
	x, t := s.o.Texts().HourGrid, s.o.Texts()
	ids, _ := s.pick(unconfirmed)
	if len(ids) == 0 {
		s.o.Say(Warn, x.NotChanged)
		return nil
	}
	s.reasoned(x.ConfirmTitle, t.Many(x.ConfirmText, len(ids)),
		func(svc *link.Service, co *store.Company, view *link.Desk, reason string) error {
			return svc.Confirm(co, view, ids, reason)
		}, t.Many(x.Confirmed, len(ids)))
	return nil
}

// chooseDouble settles hours that may be there already.
func (s *hoursScreen) chooseDouble() tea.Cmd { return s.fix() }

func (s *hoursScreen) markSeen() tea.Cmd {
	ids, _ := s.pick(warns)
	held := s.heldOf(ids)
	x := s.o.Texts()
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		if len(ids) == 1 {
			return outcome{said: x.HourGrid.SeenDone}, svc.MarkSeen(co, view, ids)
		}
		return outcome{said: x.HourGrid.SeenDone + stayHeld(x, held)}, svc.MarkWarnings(co, view, ids)
	})
}

// heldOf counts the lines that ask for a word of their own: what is done to several
// at once leaves those.
func (s *hoursScreen) heldOf(ids []payroll.LineID) int {
	if len(ids) < 2 {
		return 0
	}
	of := make(map[payroll.LineID]bool, len(ids))
	for _, id := range ids {
		of[id] = true
	}
	n := 0
	for i := range s.o.view.Verdicts {
		if v := &s.o.view.Verdicts[i]; v.Held() && of[v.Line.ID] {
			n++
		}
	}
	return n
}

// stayHeld says how many those are.
func stayHeld(x *lang.Texts, n int) string {
	if n == 0 {
		return ""
	}
	return x.Many(x.HourGrid.StayHeld, n)
}

func (s *hoursScreen) undo() tea.Cmd {
	s.memo = hoursMemo{} // it may be a note: read them again
	return s.deskPage.undo(store.AreaHours)
}

func (s *hoursScreen) redo() tea.Cmd {
	s.memo = hoursMemo{} // it may be a note: read them again
	return s.deskPage.redo(store.AreaHours)
}
