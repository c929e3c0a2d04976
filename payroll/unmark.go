package payroll

// Unmarked is what undoing the marking of an import sheet does to one component.
type Unmarked struct {
	// Step is the step of the sheet, Row what stands in the register for it.
	Step Step
	Row  OwnRow
	// Before is the days that stood in the register before the marking, nil for
	// none and for other kinds.
	Before *OwnRow
	// Block tells why it stays marked.
	Block Block
}

// UnmarkSheet works out how the marking of an import sheet is undone: what it
// put into the register goes, and days that were ours before come back as what
// they were. sheet tells which batches were sheets. Nothing of it is in Nmbrs
// by a call of ours, so nothing is read.
func UnmarkSheet(in BackInput, row func(Step) OwnRow, sheet func(BatchID) bool) []Unmarked {
	t := &taking{BackInput: in, taken: takenBack(in.Steps)}
	var out []Unmarked
	for i := range in.Steps {
		s := &in.Steps[i]
		if s.Batch != in.Batch || s.Undoes != "" || t.taken[portion{s.Batch, s.Target()}] {
			continue
		}
		u := Unmarked{Step: *s, Row: row(*s)}
		if t.newerStands(s) {
			u.Block = BlockNewer
		}
		if s.Component.Kind == KindWorked && s.Ours != 0 {
			before := u.Row
			before.Amount, before.Step, before.Sheet, before.Prior = s.Ours, "", "", 0
			if was := t.doneBefore(s); was != nil {
				before.Step = was.ID
				if sheet(was.Batch) {
					before.Sheet = was.Batch
				}
			}
			u.Before = &before
		}
		out = append(out, u)
	}
	return out
}

// doneBefore gives the newest done step of the same target before a step.
func (t *taking) doneBefore(s *Step) *Step {
	var out *Step
	for i := range t.Steps {
		o := &t.Steps[i]
		switch {
		case o.ID == s.ID:
			return out
		case o.Undoes == "" && o.State == StepDone && o.Target() == s.Target() && !t.taken[portion{o.Batch, o.Target()}]:
			out = o
		}
	}
	return out
}
