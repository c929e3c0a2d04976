package payroll

import (
	"cmp"
	"slices"
)

// EndKind says what keeps a period from being finished, or what is to be known of
// one that is.
type EndKind string

// The kinds of loose end, in the order in which they are told.
const (
	// Somebody must choose before these end.
	EndUnsure EndKind = "unsure"            // a step in doubt
	EndChange EndKind = "change-to-confirm" // Nmbrs holds something else than a line says
	EndRow    EndKind = "row"               // what Nmbrs holds is not what was sent: see End.Block
	// EndUntaken: rows of a source were not taken: nobody has said whose the venue
	// is, see End.Venue.
	EndUntaken EndKind = "not-taken"
	// These differ, by somebody's choice or without one.
	EndBroken  EndKind = "broken-off"     // a step of a sending that broke off
	EndSource  EndKind = "source-differs" // the source of a sent line says something else
	EndLeft    EndKind = "row-left"       // a row of ours was left as a colleague made it
	EndSkipped EndKind = "skipped"        // a person was left out
	EndAnew    EndKind = "anew"           // the settings of now would send it otherwise
	EndUnread  EndKind = "not-read"       // Nmbrs could not be read, so nobody knows
	// These go the ordinary road.
	EndReady      EndKind = "ready"
	EndCorrection EndKind = "correction" // a confirmed one that is to be sent
	EndPartly     EndKind = "partly"
	EndImport     EndKind = "to-import" // figures of an import sheet that Nmbrs does not hold yet
	EndApproval   EndKind = "to-approve"
	EndFinding    EndKind = "finding" // see End.Finding
	// These keep nothing from being finished, and are to be known of.
	EndAdopted EndKind = "row-adopted"  // a row counts for what it does not hold, by choice
	EndDays    EndKind = "without-days" // days that were left out by choice
)

// EndKinds lists every kind in the order in which they are told.
func EndKinds() []EndKind {
	return []EndKind{
		EndUnsure, EndChange, EndRow, EndUntaken, EndBroken, EndSource, EndLeft, EndSkipped, EndAnew, EndUnread, EndReady, EndCorrection,
		EndPartly, EndImport, EndApproval, EndFinding, EndAdopted, EndDays,
	}
}

// End is one reason why a period is not finished, or one thing to know of it.
type End struct {
	Kind EndKind
	// Finding is set for what a finding is behind, Block for EndRow.
	Finding FindingKind
	Block   Block
	// Count counts lines, steps for EndUnsure and EndBroken, and figures of people for
	// EndImport; Minutes are those of the lines.
	Count   int
	Minutes Minutes
	// Venue and File are set for EndUntaken: whose rows, and where they were read.
	Venue, File string
	// The rest is set for what is about one person's component or row. Sent is what
	// was sent, or what is wanted, Held what Nmbrs holds of it.
	Employee   EmployeeID
	Person     string
	Component  Component
	Row        RowID
	Sent, Held Hundredths
	// At and By tell when a choice was made, RFC 3339, and by whom.
	At, By string
}

// Weight is how much a loose end weighs.
type Weight uint8

// The weights, lightest first.
const (
	WeightTold    Weight = iota // to be known of
	WeightWaits                 // goes the ordinary road
	WeightDiffers               // differs from what was worked or sent
	WeightAsks                  // a person must choose
)

// Weight tells how much the end weighs.
func (e End) Weight() Weight {
	switch e.Kind {
	case EndUnsure, EndChange, EndRow, EndUntaken:
		return WeightAsks
	case EndBroken, EndSource, EndLeft, EndSkipped, EndAnew, EndUnread:
		return WeightDiffers
	case EndReady, EndCorrection, EndPartly, EndImport, EndApproval, EndFinding:
		return WeightWaits
	case EndAdopted, EndDays:
	}
	return WeightTold
}

// Ends are the loose ends of a period.
type Ends []End

// Weight gives the weight of the heaviest.
func (e Ends) Weight() Weight {
	var most Weight
	for i := range e {
		most = max(most, e[i].Weight())
	}
	return most
}

// Finished tells whether nothing keeps the period from being finished.
func (e Ends) Finished() bool { return e.Weight() == WeightTold }

// RowMatter is what a read of Nmbrs shows of somebody's rows that is not as it was
// sent, or that stands in the way.
type RowMatter struct {
	Block      Block
	Employee   EmployeeID
	Component  Component
	Row        RowID
	Sent, Held Hundredths
	// ToImport is set where the figure was marked as sent by an import sheet and Nmbrs
	// does not hold it yet.
	ToImport bool
}

// Closing is everything that tells whether a period is finished.
type Closing struct {
	Book     *Book
	Verdicts []Verdict
	// Matters are those that the newest read of Nmbrs showed.
	Matters []RowMatter
	// Skipped are rows of others because of which a person was left out.
	Skipped []Beside
	// Anew are lines that the settings of now would send otherwise.
	Anew []Anew
}

// Ends tells what keeps the period from being finished, heaviest kinds first, and
// what else is to be known of it. It is the one place that decides this.
func (in Closing) Ends() Ends {
	g := &gathering{Closing: in, lines: map[End]End{}, waits: map[EmployeeID]bool{}}
	for i := range in.Verdicts {
		g.line(&in.Verdicts[i])
	}
	g.steps()
	for _, a := range in.Anew {
		g.count(End{Kind: EndAnew}, a.Lines, a.Minutes)
	}
	for _, l := range g.Book.untaken() {
		g.out = append(g.out, End{Kind: EndUntaken, Venue: l.Venue, File: l.File, Count: l.Lines, Minutes: l.Minutes})
	}
	for _, m := range in.Matters {
		if m.ToImport {
			g.count(End{Kind: EndImport}, 1, 0)
		}
	}
	for _, e := range g.lines {
		g.out = append(g.out, e)
	}
	for _, m := range in.Matters {
		if m.ToImport {
			continue
		}
		kind := EndRow
		if m.Block == BlockUnread {
			kind = EndUnread
		}
		g.add(End{Kind: kind, Block: m.Block, Employee: m.Employee, Component: m.Component, Row: m.Row, Sent: m.Sent, Held: m.Held})
	}
	g.rows()
	g.days()
	g.skips()
	order := EndKinds()
	slices.SortFunc(g.out, func(a, b End) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)), cmp.Compare(b.Count, a.Count),
			cmp.Compare(a.Finding, b.Finding), cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.File, b.File), cmp.Compare(FoldName(a.Person), FoldName(b.Person)), cmp.Compare(a.Employee, b.Employee),
			cmp.Compare(kindOrder(a.Component.Kind), kindOrder(b.Component.Kind)), cmp.Compare(a.Component.Code, b.Component.Code), cmp.Compare(a.Row, b.Row))
	})
	return g.out
}

// gathering is the loose ends as far as they are gathered.
type gathering struct {
	Closing
	lines map[End]End // by what they are, counted
	waits map[EmployeeID]bool
	out   Ends
}

func (g *gathering) count(of End, n int, m Minutes) {
	e := g.lines[of]
	if e.Kind == "" {
		e = of
	}
	e.Count += n
	e.Minutes += m
	g.lines[of] = e
}

func (g *gathering) add(e End) {
	if p, ok := g.Book.Team.Person(e.Employee); ok {
		e.Person = p.Name()
	}
	g.out = append(g.out, e)
}

// line tells what a line still needs.
func (g *gathering) line(v *Verdict) {
	if of, waits := v.end(); waits && v.stays() == "" {
		g.count(of, 1, v.Line.Minutes)
		g.waits[v.Employee] = true
	}
	if v.Needs() == NeedSource {
		for _, f := range v.Findings {
			if !f.Seen && (f.Kind == FindTold || f.Kind == FindPaidOther || f.Kind == FindSentFor) {
				g.count(End{Kind: EndSource, Finding: f.Kind}, 1, v.Line.Minutes)
				break
			}
		}
	}
}

// end tells what the line waits for, beside the word of its source.
func (v *Verdict) end() (End, bool) {
	switch v.State {
	case StateReady:
		return End{Kind: EndReady}, true
	case StatePartly:
		if left := v.leftFor(); v.Blocked() {
			return End{Kind: EndFinding, Finding: left.Finding}, true
		}
		return End{Kind: EndPartly}, true
	case StateBlocked:
		if v.has(FindBesideLink) {
			return End{Kind: EndRow, Block: BlockLink}, true
		}
		return End{Kind: EndFinding, Finding: v.leftFor().Finding}, true
	case StateOpen:
		if v.Needs() == NeedConfirmation {
			return End{Kind: EndChange}, true
		}
		return End{Kind: EndApproval, Finding: v.leftFor().Finding}, true
	case StateChanged:
		if v.corrects() {
			return End{Kind: EndCorrection}, true
		}
		return End{Kind: EndChange, Finding: v.unsaid().Finding}, true
	case StateUnsure, StateSent, StateElsewhere, StateOutside:
	}
	return End{}, false // what is unsure is told by its step
}

// steps tells what is under way.
func (g *gathering) steps() {
	for i := range g.Book.Steps {
		switch s := &g.Book.Steps[i]; {
		case s.State == StepUnsure:
			g.count(End{Kind: EndUnsure}, 1, 0)
		case s.State.Open():
			g.count(End{Kind: EndBroken}, 1, 0)
		}
	}
}

// rows tells which rows of ours count for something else than Nmbrs holds, because a
// person chose so.
func (g *gathering) rows() {
	for i := range g.Book.Rows {
		r := &g.Book.Rows[i]
		held := r.Amount
		switch {
		case r.Gone:
			held = 0
		case r.Left != nil:
			held = *r.Left
		}
		if r.Sheet != "" || held == r.Planned() {
			continue
		}
		kind := EndLeft
		if r.Counts != nil {
			kind = EndAdopted
		}
		g.add(End{Kind: kind, Employee: r.Employee, Component: r.Component, Row: r.ID, Sent: r.Planned(), Held: held})
	}
}

// days tells of whom days were left out.
func (g *gathering) days() {
	for t, h := range g.Book.Heads() {
		if h.Stands() && h.Done.Apart != 0 {
			g.add(End{Kind: EndDays, Employee: t.Employee, Component: t.Component, Sent: h.Done.Wanted + h.Done.Apart, Held: h.Done.Wanted})
		}
	}
}

// skips tells who was left out, as long as something of them waits.
func (g *gathering) skips() {
	for _, s := range g.Skipped {
		if g.waits[s.Employee] && s.Kind != KindLink {
			g.add(End{
				Kind: EndSkipped, Employee: s.Employee, Component: Component{Kind: s.Kind, Code: s.Code}, Row: s.ID, Held: s.Amount, At: s.At, By: s.By,
			})
		}
	}
}
