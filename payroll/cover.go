package payroll

// Head is where a target stands: what was confirmed last, what Nmbrs holds of
// ours for it, and whether a step is still under way.
type Head struct {
	Target Target
	// Done is the newest done step that was not taken back, nil when none.
	Done *Step
	// Latest is the newest step, whatever became of it, nil when none.
	Latest *Step
	// Open is a step that has not come to an end, nil when none.
	Open *Step
	// Ours is the sum of the own rows for the target, wherever booked.
	Ours Hundredths
	// Rows are those own rows, oldest first.
	Rows []OwnRow
}

// Stands tells whether what the newest done step confirmed still holds: the
// own rows add up to what it wanted. An undo or a half-done replacement ends it.
func (h *Head) Stands() bool {
	return h != nil && h.Done != nil && h.Ours == h.Done.Wanted
}

// Heads gathers the steps (oldest first, with their counts) and own rows of
// one period per target.
func Heads(steps []Step, rows []OwnRow) map[Target]*Head {
	heads := map[Target]*Head{}
	at := func(t Target) *Head {
		h := heads[t]
		if h == nil {
			h = &Head{Target: t}
			heads[t] = h
		}
		return h
	}
	taken := map[StepID]bool{}
	for _, s := range steps {
		if s.Undoes != "" && s.State == StepDone {
			taken[s.Undoes] = true
		}
	}
	for i := range steps {
		s := &steps[i]
		h := at(s.Target())
		if s.Undoes != "" {
			if s.State.Open() {
				h.Open = s
			}
			continue
		}
		h.Latest = s
		switch {
		case taken[s.ID]:
		case s.State.Open():
			h.Open = s
		case s.State == StepDone:
			h.Done = s
		}
	}
	for _, r := range rows {
		h := at(r.Target())
		h.Ours += r.Planned()
		h.Rows = append(h.Rows, r)
	}
	return heads
}

// cover is what the steps of a period say about one line.
type cover struct {
	// open counts the steps under way that count the line.
	open int
	// confirmed and missing are the parts of the line (see Share) that a
	// standing step confirms, and those that were planned and never confirmed.
	confirmed, missing map[string]bool
	// oldest and newest are the versions of the line that were confirmed.
	oldest, newest int
}

func (c *cover) confirm(n Counted) {
	if len(c.confirmed) == 0 || n.Version < c.oldest {
		c.oldest = n.Version
	}
	c.newest = max(c.newest, n.Version)
	c.confirmed[n.Name] = true
}

// covers tells per line by which targets it is counted, and how that stands. A
// step that was superseded or taken back still says what was asked of its
// lines: when nothing has confirmed that since, it is missing.
func covers(heads map[Target]*Head) map[LineID]*cover {
	out := map[LineID]*cover{}
	at := func(id LineID) *cover {
		c := out[id]
		if c == nil {
			c = &cover{confirmed: map[string]bool{}, missing: map[string]bool{}}
			out[id] = c
		}
		return c
	}
	for _, h := range heads {
		standing := h.Stands()
		if h.Open != nil {
			for _, n := range h.Open.Counts {
				at(n.Line).open++
			}
		}
		if standing {
			for _, n := range h.Done.Counts {
				at(n.Line).confirm(n)
			}
		}
		if h.Latest == nil || h.Latest.State.Open() || (standing && h.Latest == h.Done) {
			continue
		}
		for _, n := range h.Latest.Counts {
			at(n.Line).missing[n.Name] = true
		}
	}
	return out
}
