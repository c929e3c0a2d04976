package payroll

import (
	"cmp"
	"slices"
)

// entry is a line of the book on its way through an update, with what was said
// of it so far: nil for a line that is new, or was left out.
type entry struct {
	line     *Line
	was      *Verdict
	concerns bool
}

// Update changes lines of the book and judges anew only the people whom that
// concerns: whose line it was, and whose it becomes. old are the verdicts on
// the book as it was, whose lines stand in the order of date and id; lines that
// were left out of them stay out while nothing concerns them. It gives the
// verdicts that Evaluate gives on the changed book, and leaves old as it is.
func (b *Book) Update(old []Verdict, put []Line, drop []LineID) []Verdict {
	gone := make(map[LineID]bool, len(put)+len(drop))
	for _, id := range drop {
		gone[id] = true
	}
	for i := range put {
		gone[put[i].ID] = true
	}
	entries, covered := b.entries(old)
	concerns := map[string]bool{}
	cov := map[LineID]*cover{}
	who := func(e *entry) string {
		if e.was != nil {
			return e.was.who()
		}
		return b.whose(e.line)
	}
	names := make([]string, len(entries))
	for i := range entries {
		e := &entries[i]
		names[i] = who(e)
		if gone[e.line.ID] {
			concerns[names[i]] = true
			if e.was != nil {
				cov[e.line.ID] = e.was.cover
			}
		}
	}
	for i := range put {
		concerns[b.whose(&put[i])] = true
	}
	b.spread(entries, names, put, concerns)
	now := make([]entry, 0, len(entries)+len(put))
	for i := range entries {
		if e := &entries[i]; !gone[e.line.ID] {
			e.concerns = concerns[names[i]]
			now = append(now, *e)
		}
	}
	for i := range put {
		now = insert(now, entry{line: &put[i], concerns: true})
	}
	if !covered { // what the steps say of lines that were left out is not at hand
		cov = covers(b.Heads())
	}
	return b.judge(now, cov)
}

// spread lets a change of somebody's lines concern whoever waits for one of
// them or was asked about it by a link, and whoever that one waits for.
func (b *Book) spread(entries []entry, names []string, put []Line, concerns map[string]bool) {
	type wait struct {
		who string
		on  []LineID
	}
	var waits []wait
	note := func(l *Line, who string) {
		for i := range l.Questions {
			if q := &l.Questions[i]; q.Kind == QuestionNear || q.Kind == QuestionWaits || q.byLink() {
				waits = append(waits, wait{who, q.With})
			}
		}
	}
	for i := range entries {
		note(entries[i].line, names[i])
	}
	for i := range put {
		note(&put[i], b.whose(&put[i]))
	}
	if len(waits) == 0 {
		return
	}
	at := make(map[LineID]string, len(entries)+len(put))
	for i := range entries {
		at[entries[i].line.ID] = names[i]
	}
	for i := range put {
		at[put[i].ID] = b.whose(&put[i])
	}
	for grown := true; grown; {
		grown = false
		for _, w := range waits {
			for _, id := range w.on {
				if other, ok := at[id]; ok && concerns[w.who] != concerns[other] {
					concerns[w.who], concerns[other], grown = true, true, true
				}
			}
		}
	}
}

// entries pairs the lines of the book with the verdicts on them; all is set
// when no line was left out.
func (b *Book) entries(old []Verdict) (out []entry, all bool) {
	out = make([]entry, len(b.Lines))
	if len(old) == len(b.Lines) {
		for i := range out {
			out[i] = entry{line: &b.Lines[i], was: &old[i]}
		}
		return out, true
	}
	at := make(map[LineID]*Verdict, len(old))
	for i := range old {
		at[old[i].Line.ID] = &old[i]
	}
	for i := range out {
		out[i] = entry{line: &b.Lines[i], was: at[b.Lines[i].ID]}
	}
	return out, false
}

// whose names whose line it is.
func (b *Book) whose(l *Line) string {
	v := Verdict{Line: *l, Employee: b.Team.Resolve(l.Facts, b.Settings.Links).Employee}
	return v.who()
}

// insert puts a line where its date and id belong.
func insert(list []entry, e entry) []entry {
	at, _ := slices.BinarySearchFunc(list, e.line, func(x entry, l *Line) int { return ByDay(x.line, l) })
	return slices.Insert(list, at, e)
}

// ByDay orders lines by date and id, as the ledger keeps them.
func ByDay(a, b *Line) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) }

// judge makes the entries the lines of the book, judges those that are
// concerned and keeps what was said of the others.
func (b *Book) judge(now []entry, cov map[LineID]*cover) []Verdict {
	b.Lines = make([]Line, len(now))
	var anew []Line
	for i := range now {
		b.Lines[i] = *now[i].line
		if now[i].concerns {
			anew = append(anew, *now[i].line)
			if now[i].was != nil {
				cov[now[i].line.ID] = now[i].was.cover
			}
		}
	}
	judged := b.evaluate(anew, cov)
	out := make([]Verdict, 0, len(now))
	for i, n := 0, 0; i < len(now); i++ {
		switch {
		case now[i].concerns:
			out = append(out, judged[n])
			n++
		case now[i].was != nil:
			out = append(out, *now[i].was)
		}
	}
	return out
}
