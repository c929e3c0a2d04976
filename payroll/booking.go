package payroll

// Booking is what decides where a sending of a period books, and what a person
// said about it. Nmbrs takes another period than its current one, and anything
// under a made run, only on purpose.
type Booking struct {
	// Current is Nmbrs's current period.
	Current Period
	// RunMade tells whether a payroll run of a period was made; nil: of none.
	RunMade func(Period) bool
	// Correction is where corrections of the period are booked; see Settings.CorrectionAt.
	Correction CorrectionPolicy
	// Unlock is the period that a person unlocked by naming it.
	Unlock Period
	// BookIn is where a person lets go what was never sent of a past period: the
	// current one. Zero is the period itself, unlocked.
	BookIn Period
	// WithoutDays leaves the days out of what is booked in another period: they
	// are one figure per period, and there it is another period's.
	WithoutDays bool
}

// Route is where an employee's hours of a period are booked.
type Route struct {
	BookedIn Period
	// RunMade tells that a run of BookedIn was made.
	RunMade bool
	// Locked is set while a person has to unlock or to choose first.
	Locked bool
	// First tells that something of the employee was never sent.
	First bool
	// WithoutDays leaves the days out by choice, when BookedIn is another period.
	WithoutDays bool
}

// RouteOf gives where an employee's hours of a period go. What was never sent
// is no correction: first tells that there is such a thing, and then all of the
// employee goes where the clerk says. Corrections alone go by the office's
// choice, into another year always in the current period.
func (b Booking) RouteOf(p Period, first bool) Route {
	r := Route{BookedIn: p, First: first}
	if past := p.Before(b.Current); past {
		switch {
		case first && b.BookIn == b.Current:
			r.BookedIn = b.Current
		case !first && (b.Correction != CorrectTWK || p.Year != b.Current.Year):
			r.BookedIn = b.Current
		}
	}
	r.RunMade = b.RunMade != nil && b.RunMade(r.BookedIn)
	r.Locked = (r.BookedIn != b.Current || r.RunMade) && b.Unlock != r.BookedIn
	r.WithoutDays = b.WithoutDays && r.BookedIn != p
	return r
}

// firsts tells of which employees something is to be sent that never was.
func (in *PlanInput) firsts() map[EmployeeID]bool {
	out := map[EmployeeID]bool{}
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		if v.Employee == "" || out[v.Employee] {
			continue
		}
		for _, s := range v.due() {
			if v.counts(s.Name) && (!v.Confirmed() || v.lacks(s.Name)) {
				out[v.Employee] = true
				break
			}
		}
	}
	return out
}

// leftOut is how many days Nmbrs lacks by choice of those that the lines ask for now,
// below zero where it has too many by choice. It is no more than what the lines ask
// beside what Nmbrs holds: where a day that was never sent is withdrawn, what lacks
// gets less, and no day that was sent goes for it.
func (h *Head) leftOut(wanted Hundredths) Hundredths {
	lacks, apart := wanted-h.Ours, h.Done.Apart
	return min(max(lacks, min(apart, 0)), max(apart, 0))
}

// prepare finds out of whom something is to be sent, and of whom something that
// never was.
func (in *PlanInput) prepare(wants map[Target]*want, split centreSplit, heads map[Target]*Head) {
	if in.Booking == nil {
		return
	}
	in.never, in.busy = in.firsts(), map[EmployeeID]bool{}
	for t := range targetsOf(wants, heads) {
		w, h := wants[t], heads[t]
		wanted, ours := split.of(t, w), Hundredths(0)
		if h.Stands() {
			wanted -= h.leftOut(wanted)
		}
		if h != nil {
			ours = h.Ours
		}
		var counts []Counted
		if w != nil {
			counts = w.counts
		}
		if wanted != ours || !sameCounts(counts, h) {
			in.busy[t.Employee] = true
		}
	}
}

// route gives where an employee's hours go. Of whom nothing is to be sent the
// period itself is looked at.
func (in *PlanInput) route(e EmployeeID) Route {
	switch {
	case in.Booking == nil:
		return Route{BookedIn: in.BookedIn, RunMade: in.RunMade}
	case !in.busy[e]:
		return Route{BookedIn: in.Book.Period, RunMade: true}
	}
	r := in.Booking.RouteOf(in.Book.Period, in.never[e])
	r.RunMade = r.RunMade || in.RunMade
	return r
}

// Routes gives where each employee's hours go under the input as it is.
func (in *PlanInput) Routes() func(EmployeeID) Route {
	own := *in
	heads := own.Book.Heads()
	wants := own.wants(heads)
	own.prepare(wants, splitCentres(wants), heads)
	return own.route
}

// lock holds a step back that a person has to unlock, or to choose about, first.
func (in *PlanInput) lock(s *PlanStep) {
	r := in.route(s.Employee)
	s.First = r.First
	if r.Locked && s.Block == BlockNone && (s.Action != ActionNone || s.Recount) {
		s.Block = BlockLocked
	}
}

// mainly gives where the plan books: what was never sent before the rest, and
// the period itself where nothing is sent.
func (in *PlanInput) mainly(steps []PlanStep) Period {
	out := in.Book.Period
	for i := range steps {
		e := steps[i].Employee
		if in.busy[e] && (steps[i].First || out == in.Book.Period) {
			out = in.route(e).BookedIn
			if steps[i].First {
				return out
			}
		}
	}
	return out
}
