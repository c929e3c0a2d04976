package payroll

// Head is where a target stands: what was confirmed last, what Nmbrs holds of
// ours for it, and whether a step is still under way.
type Head struct {
	Target Target
	// Done is the newest done step that was not taken back, nil when none.
	Done *Step
	// Latest is the newest step that was not taken back, whatever became of it,
	// nil when none.
	Latest *Step
	// doneAt and latestAt are the places of those two among all steps.
	doneAt, latestAt int
	// back are the steps that were taken back, and those that came to nothing in
	// a batch that was, or on top of one.
	back []placed
	// failed are older steps than Latest that came to nothing and were not taken
	// back: a newer plan may have left their lines out.
	failed []placed
	// Open is a step that has not come to an end, nil when none.
	Open *Step
	// Ours is the sum of the own rows for the target, wherever booked.
	Ours Hundredths
	// Rows are those own rows, oldest first.
	Rows []OwnRow
	// gaveWay is the newest step, when it was taken back because another link paid
	// the same.
	gaveWay *Step
}

// yields tells whether the newest step stood back for another link.
func (h *Head) yields() bool { return h != nil && h.gaveWay != nil && h.Open == nil }

// Stands tells whether what the newest done step confirmed still holds: the
// own rows add up to what it wanted. An undo or a half-done replacement ends it.
func (h *Head) Stands() bool {
	return h != nil && h.Done != nil && h.Ours == h.Done.Wanted
}

// LinesUnknown tells whether the newest done step stands for an amount of
// which no line is known: the journal told of it after an older copy of the
// ledger was put back. The lines may have been typed after that copy was made,
// so a difference says nothing about what was worked.
func (h *Head) LinesUnknown() bool {
	return h.Stands() && h.Done.Wanted != 0 && len(h.Done.Counts) == 0
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
	void := voidSteps(steps)
	yielded := map[StepID]bool{}
	for i := range steps {
		if s := &steps[i]; s.Yields && s.State == StepDone {
			yielded[s.Undoes] = true
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
		if void[i] {
			h.back = append(h.back, placed{s, i})
			if yielded[s.ID] {
				h.gaveWay = s
			}
			continue
		}
		if old := h.Latest; old != nil && old != h.Done && !old.State.Open() {
			h.failed = append(h.failed, placed{old, h.latestAt})
		}
		h.Latest, h.latestAt, h.gaveWay = s, i, nil
		switch {
		case s.State.Open():
			h.Open = s
		case s.State == StepDone:
			h.Done, h.doneAt = s, i
		}
	}
	for _, r := range rows {
		h := at(r.Target())
		h.Ours += r.Planned()
		h.Rows = append(h.Rows, r)
	}
	return heads
}

// placed is a step with its place among all.
type placed struct {
	*Step
	at int
}

// voidSteps tells which steps say nothing any more of where their target
// stands: those that were taken back; those of which nothing arrived, in a batch
// of which something of the employee was taken back; and those of which nothing
// arrived, on top of what was taken back: of the target, or of the employee where
// nothing at all of them arrived with that batch.
func voidSteps(steps []Step) []bool {
	taken := takenBack(steps)
	out := make([]bool, len(steps))
	if len(taken) == 0 {
		return out
	}
	shares := map[batchShare]bool{}
	for p := range taken {
		shares[batchShare{p.batch, p.target.Employee}] = true
	}
	came := map[batchShare]bool{}
	for i := range steps {
		if s := &steps[i]; s.Undoes == "" {
			came[s.share()] = came[s.share()] || s.came()
			out[i] = taken[portion{s.Batch, s.Target()}] || !s.came() && shares[s.share()]
		}
	}
	at := make(map[StepID]int, len(steps))
	of := map[EmployeeID][]int{}
	for i := range steps {
		s := &steps[i]
		first, undoes := at[s.Undoes]
		if undoes && s.State == StepDone {
			for _, k := range of[s.Employee] {
				o := &steps[k]
				out[k] = out[k] || k > first && !o.came() && (o.Target() == s.Target() || !came[o.share()])
			}
		}
		at[s.ID] = i
		if s.Undoes == "" {
			of[s.Employee] = append(of[s.Employee], i)
		}
	}
	return out
}

// batchShare is what a batch sent of one employee.
type batchShare struct {
	batch    BatchID
	employee EmployeeID
}

func (s *Step) share() batchShare { return batchShare{s.Batch, s.Employee} }

// came tells whether something of a step arrived, or may have.
func (s *Step) came() bool { return touched(s) || s.State.Open() }

// cover is what the steps of a period say about one line.
type cover struct {
	// open counts the steps under way that count the line.
	open int
	// confirmed and missing are the parts of the line (see Share) that a
	// standing step confirms, and those that were planned and never confirmed.
	confirmed, missing map[string]*planned
	// oldest and newest are the versions of the line that were confirmed.
	oldest, newest int
	// worked adds up the confirmed minutes that are hours worked.
	worked Minutes
	// overtaken is set when a newer plan of those minutes came to nothing.
	overtaken bool
	// held are the employees for whom a step counts the line (see holders).
	held []EmployeeID
	// sent is the newest version of the line that ever arrived, also when it was
	// taken back since.
	sent int
	// back are parts that were taken back.
	back []*planned
	// yielded is set when what was sent of the line stood back for another link.
	yielded bool
}

// planned is a part of a line as a step had frozen it.
type planned struct {
	Counted
	component Component
	batch     BatchID
	at        int // the place of the step among all steps
	replaced  bool
}

func (c *cover) confirm(p *planned) {
	if len(c.confirmed) == 0 || p.Version < c.oldest {
		c.oldest = p.Version
	}
	c.newest = max(c.newest, p.Version)
	if p.worked() {
		c.worked += p.Minutes
	}
	if old := c.confirmed[p.Name]; old == nil || old.at < p.at {
		c.confirmed[p.Name] = p
	}
}

// overtaken gives the lines of a standing step that a newer plan divided
// otherwise or left out, while that plan was refused or broke off: what Nmbrs
// holds of such a line may no longer add up.
func (h *Head) overtaken() []LineID {
	if !h.Stands() || h.Latest == h.Done || h.Latest == nil || h.latestAt < h.doneAt || h.Target.Component.Kind != KindHours {
		return nil
	}
	type share struct {
		line LineID
		name string
	}
	planned := make(map[share]Counted, len(h.Latest.Counts))
	for _, n := range h.Latest.Counts {
		planned[share{n.Line, n.Name}] = n
	}
	var out []LineID
	for _, n := range h.Done.Counts {
		if p, ok := planned[share{n.Line, n.Name}]; !ok || (p.Version == n.Version && p.Minutes != n.Minutes) {
			out = append(out, n.Line)
		}
	}
	return out
}

// covers tells per line by which targets it is counted, and how that stands. A
// step that was superseded still says what was asked of its lines: when nothing
// has confirmed that since, it is missing. So does one that was taken back, as
// long as another part of the line that the same batch sent stands.
func covers(heads map[Target]*Head) map[LineID]*cover {
	all := coverings{}
	for _, h := range heads {
		all.sent(h)
		all.standing(h)
		all.missing(h)
	}
	for _, c := range all {
		c.missBack()
	}
	return all
}

// coverings are the covers of lines while they are gathered.
type coverings map[LineID]*cover

func (all coverings) at(id LineID) *cover {
	c := all[id]
	if c == nil {
		c = &cover{confirmed: map[string]*planned{}, missing: map[string]*planned{}}
		all[id] = c
	}
	return c
}

// sent tells which lines were ever sent, are under way, were taken back, or
// stood back.
func (all coverings) sent(h *Head) {
	if h.Open != nil {
		for _, n := range h.Open.Counts {
			all.at(n.Line).open++
			all.at(n.Line).hold(h.Target.Employee)
		}
	}
	if h.Done != nil {
		for _, n := range h.Done.Counts {
			all.at(n.Line).sent = max(all.at(n.Line).sent, n.Version)
		}
	}
	for _, s := range h.back {
		for _, n := range s.Counts {
			c := all.at(n.Line)
			if s.State == StepDone {
				c.sent = max(c.sent, n.Version)
			}
			c.back = append(c.back, &planned{n, h.Target.Component, s.Batch, s.at, s.State == StepSuperseded})
		}
	}
	if h.gaveWay != nil {
		for _, n := range h.gaveWay.Counts {
			all.at(n.Line).yielded = true
		}
	}
}

// standing tells which lines a step that stands confirms, or may still hold.
func (all coverings) standing(h *Head) {
	switch {
	case h.Stands():
		for _, n := range h.Done.Counts {
			all.at(n.Line).hold(h.Target.Employee)
			all.at(n.Line).confirm(&planned{Counted: n, component: h.Target.Component, batch: h.Done.Batch, at: h.doneAt})
		}
	case h.Done != nil && h.Latest != h.Done && len(h.Rows) > 0:
		// a replacement went half through: the rows may hold the lines yet. Where no
		// row is left Nmbrs holds nothing of them, and no step would ever let them go.
		for _, n := range h.Done.Counts {
			all.at(n.Line).hold(h.Target.Employee)
		}
	}
}

// missing tells what was asked of lines and nothing has confirmed. It looks at
// every plan that came to nothing, not at the newest alone: that one left out
// what was blocked then, or confirmed under another code and taken back since.
func (all coverings) missing(h *Head) {
	for _, s := range h.failed {
		all.missed(h, s)
	}
	if h.Latest == nil || h.Latest.State.Open() || (h.Stands() && h.Latest == h.Done) {
		return
	}
	for _, id := range h.overtaken() {
		all.at(id).overtaken = true
	}
	all.missed(h, placed{h.Latest, h.latestAt})
}

func (all coverings) missed(h *Head, s placed) {
	for _, n := range s.Counts {
		all.at(n.Line).miss(&planned{n, h.Target.Component, s.Batch, s.at, s.State == StepSuperseded})
	}
}

// missBack counts as missing what was taken back of a line while other parts
// that went with it stand.
func (c *cover) missBack() {
	for _, p := range c.back {
		for _, done := range c.confirmed {
			if done.batch == p.batch {
				c.miss(p)
				break
			}
		}
	}
}

// miss keeps a part that was planned; of two steps that miss it the newer one
// counts.
func (c *cover) miss(p *planned) {
	if old := c.missing[p.Name]; old == nil || old.at < p.at {
		c.missing[p.Name] = p
	}
}
