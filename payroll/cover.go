package payroll

// Head is where a target stands: what was confirmed last, what Nmbrs holds of
// ours for it, and whether a step is still under way.
type Head struct {
	Target Target
	// Done is the newest done step that was not taken back, nil when none.
	Done *Step
	// Latest is the newest step that counts at all, nil when none.
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
		if s.State == StepSuperseded || taken[s.ID] || s.Undoes != "" {
			if s.State.Open() {
				at(s.Target()).Open = s
			}
			continue
		}
		h := at(s.Target())
		h.Latest = s
		switch {
		case s.State.Open():
			h.Open = s
		case s.State == StepDone:
			h.Done = s
		}
	}
	for _, r := range rows {
		h := at(r.Target())
		h.Ours += r.Amount
		h.Rows = append(h.Rows, r)
	}
	return heads
}

// cover is what the steps of a period say about one line.
type cover struct {
	confirmed, open, missing int
	version                  int
	// targets are those whose newest step counts the line.
	targets []Target
}

// covers tells per line by which targets it is counted, and how that stands.
func covers(heads map[Target]*Head) map[LineID]*cover {
	out := map[LineID]*cover{}
	at := func(id LineID) *cover {
		c := out[id]
		if c == nil {
			c = &cover{}
			out[id] = c
		}
		return c
	}
	for t, h := range heads {
		standing := h.Stands()
		if h.Open != nil {
			for _, n := range h.Open.Counts {
				at(n.Line).open++
			}
		}
		if standing {
			for _, n := range h.Done.Counts {
				c := at(n.Line)
				c.confirmed++
				c.version = n.Version
				c.targets = append(c.targets, t)
			}
		}
		if h.Latest == nil || h.Latest.State.Open() || (standing && h.Latest == h.Done) {
			continue
		}
		confirmed := map[LineID]bool{}
		if standing {
			for _, n := range h.Done.Counts {
				confirmed[n.Line] = true
			}
		}
		for _, n := range h.Latest.Counts {
			if !confirmed[n.Line] {
				c := at(n.Line)
				c.missing++
				c.targets = append(c.targets, t)
			}
		}
	}
	return out
}
