package intake

import (
	"cmp"
	"maps"
	"slices"

	"doorzet/payroll"
)

// names knows what was renamed: per kind the first name of whatever had several,
// folded. A name that was taken back is the first one again.
type names map[payroll.RenameKind]map[string]string

func newNames(list []payroll.Rename) names {
	out := names{}
	for _, r := range list {
		if r.Not {
			continue
		}
		fold := payroll.FoldType
		if r.What == payroll.RenameName {
			fold = payroll.FoldName
		}
		before, now := fold(r.Old), fold(r.New)
		if before == "" || now == "" {
			continue
		}
		if out[r.What] == nil {
			out[r.What] = map[string]string{}
		}
		if first, other := out.old(r.What, before), out.old(r.What, now); first != other {
			out[r.What][other] = first
		}
	}
	return out
}

func (n names) any(what payroll.RenameKind) bool { return len(n[what]) > 0 }

// old gives the first name of something.
func (n names) old(what payroll.RenameKind, name string) string {
	all := n[what]
	if len(all) == 0 {
		return name
	}
	for {
		before, ok := all[name]
		if !ok {
			return name
		}
		name = before
	}
}

func (n names) oldName(name string) string { return n.old(payroll.RenameName, name) }

// renames are the questions about names that wait, by the new name.
type renames struct {
	venue map[string]string
	// twins are the lines that rows of a new name of somebody would be.
	twins map[*item]*item
}

// least is how many rows a question about a name needs, of which four fifths
// are equal.
const least = 3

func enough(equal, rows int) bool { return equal >= least && equal*5 >= rows*4 }

// tallied counts rows of new names, and those of them that equal lines of old ones.
type tallied struct {
	rows  map[string]int
	equal map[[2]string]int
	// days counts rows beside any line of the old name on their person's day; fresh
	// tells of which new names those are weighed, nil: of none.
	days  map[[2]string]int
	fresh func(name string) bool
	// denied tells of which somebody said that it is no new name.
	denied func(q RenameQuestion) bool
}

func (c *comparison) newTallied() tallied {
	return tallied{rows: map[string]int{}, equal: map[[2]string]int{}, days: map[[2]string]int{}, denied: func(q RenameQuestion) bool {
		return c.st.Answers.Denied(q.What, q.Old, q.New)
	}}
}

// questions gives, per new name, the old one with most in common, if enough.
func (t tallied) questions(what payroll.RenameKind) []RenameQuestion {
	best := map[string]RenameQuestion{}
	for pair := range t.pairs() {
		n := t.equal[pair]
		q := RenameQuestion{What: what, Old: pair[0], New: pair[1], Rows: t.rows[pair[1]], Equal: n}
		old, ok := best[q.New]
		if !enough(n, q.Rows) && (t.fresh == nil || !t.fresh(q.New) || !enough(t.days[pair], q.Rows)) {
			continue
		}
		if !t.denied(q) && (!ok || n > old.Equal || n == old.Equal && q.Old < old.Old) {
			best[q.New] = q
		}
	}
	return slices.SortedFunc(maps.Values(best), func(a, b RenameQuestion) int { return cmp.Compare(a.New, b.New) })
}

// pairs are the old and new names that have anything in common.
func (t tallied) pairs() map[[2]string]bool {
	out := map[[2]string]bool{}
	for pair := range t.equal {
		out[pair] = true
	}
	for pair := range t.days {
		out[pair] = true
	}
	return out
}

// match counts rows of a party that have an equal line, each line once, and those
// that have any line of another name.
func (t tallied) match(rows, lines []*item, name func(*item) string, takes func(*item) bool) {
	used := map[*item]bool{}
	for _, r := range rows {
		if r.done {
			continue
		}
		t.rows[name(r)]++
		met := map[string]bool{}
		for _, l := range lines {
			if !l.done && l.own && takes(l) && l.typ == r.typ && name(l) != name(r) && !met[name(l)] {
				met[name(l)] = true
				t.days[[2]string{name(l), name(r)}]++
			}
		}
		for _, l := range lines {
			if !l.done && !used[l] && l.own && takes(l) && sameMinutes(l, r) && name(l) != name(r) {
				used[l] = true
				t.equal[[2]string{name(l), name(r)}]++
				break
			}
		}
	}
}

// askTypes asks about hour types that the file seems to have renamed.
func (c *comparison) askTypes() {
	has := map[string]bool{}
	for i := range c.rows {
		has[c.folds.typ(c.rows[i].Type)] = true
	}
	t := c.newTallied()
	typ := func(x *item) string { return x.typ }
	for i := range c.parties {
		p := &c.parties[i]
		t.match(p.rows, p.lines, typ, func(l *item) bool {
			return l.covered && !c.lines[l.at].Withdrawn && !has[l.typ]
		})
	}
	c.out.Renames = append(c.out.Renames, t.questions(payroll.RenameType)...)
}

// askTeams asks about teams that the file seems to have renamed. Their hours are
// paired whatever the answer: it says what the team is called from now on.
func (c *comparison) askTeams() {
	team := func(s string) string { return c.names.old(payroll.RenameTeam, c.folds.typ(s)) }
	has := map[string]bool{}
	for i := range c.rows {
		has[team(c.rows[i].Team)] = true
	}
	t := c.newTallied()
	for i := range c.rows {
		now := team(c.rows[i].Team)
		at := c.lineOf[i]
		if now == "" || at == joinedTo || at == dropped {
			continue
		}
		if at == none {
			t.rows[now]++
			continue
		}
		l := &c.lines[at]
		was := team(l.Team)
		if was == now || was == "" {
			continue
		}
		t.rows[now]++
		if !has[was] && l.Minutes == c.rows[i].Minutes {
			t.equal[[2]string{was, now}]++
		}
	}
	c.out.Renames = append(c.out.Renames, t.questions(payroll.RenameTeam)...)
}

// askNames asks about venues and people that the file seems to have renamed,
// and gives what waits for the answer. Hours of a team pair whatever it is called.
func (c *comparison) askNames() renames {
	out := renames{venue: map[string]string{}, twins: map[*item]*item{}}
	t := c.newTallied()
	venue := func(x *item) string { return x.venue }
	// A venue that no line of this kind of source bears, and whose people stood on
	// almost all its days at one that the file does not have, is likely that one,
	// also where all its hours are other ones.
	stands := map[string]bool{}
	for i := range c.lineItems {
		if x := &c.lineItems[i]; x.own {
			stands[x.venue] = true
		}
	}
	t.fresh = func(name string) bool { return name != "" && !stands[name] }
	for i := range c.parties {
		p := &c.parties[i]
		t.match(p.rows, p.lines, venue, func(l *item) bool {
			return !l.covered && !c.lines[l.at].Withdrawn && l.venue != "" && c.scope.span.Contains(l.facts.Date)
		})
	}
	for _, q := range t.questions(payroll.RenameVenue) {
		if q.New == "" {
			continue
		}
		out.venue[q.New] = q.Old
		c.out.Renames = append(c.out.Renames, q)
	}
	c.askPeople(&out)
	return out
}

// sameLength is what rows and lines of one day must share to be the same hours
// under another name.
type sameLength struct {
	date    payroll.Date
	typ     string
	minutes payroll.Minutes
}

// manyNames is how many pairs of names are weighed before they must have a part
// in common.
const manyNames = 1 << 12

// askPeople looks for people whom the file calls otherwise now: a name that no
// line has, whose hours are those of a name that the file does not have.
func (c *comparison) askPeople(out *renames) {
	fresh, left := c.strangers()
	if len(fresh) == 0 || len(left) == 0 {
		return
	}
	byLength := map[sameLength][]*item{}
	for _, list := range left {
		for _, l := range list {
			k := sameLength{l.facts.Date, l.typ, l.facts.Minutes}
			byLength[k] = append(byLength[k], l)
		}
	}
	strict := len(fresh)*len(left) > manyNames
	t := c.newTallied()
	used := map[[2]string]map[*item]*item{}
	for name, rows := range fresh {
		for _, r := range rows {
			t.rows[name]++
			seen := map[string]bool{}
			for _, l := range byLength[sameLength{r.facts.Date, r.typ, r.facts.Minutes}] {
				old := c.ids.list[l.id].name
				pair := [2]string{old, name}
				if seen[old] || used[pair][l] != nil || strict && c.ids.plainlyOther(old, name) {
					continue
				}
				seen[old] = true
				if used[pair] == nil {
					used[pair] = map[*item]*item{}
				}
				used[pair][l] = r
				t.equal[pair]++
			}
		}
	}
	for _, q := range t.questions(payroll.RenameName) {
		c.out.Renames = append(c.out.Renames, q)
		for l, r := range used[[2]string{q.Old, q.New}] {
			out.twins[r] = l
		}
	}
}

// strangers gives the rows that are left over of names that no line has, and
// the lines of names that no row has.
func (c *comparison) strangers() (fresh, left map[string][]*item) {
	inFile, standing := map[string]bool{}, map[string]bool{}
	for i := range c.rows {
		inFile[c.names.oldName(c.folds.name(c.rows[i].Person))] = true
	}
	for i := range c.lines {
		if c.ownKind(&c.lines[i]) && !c.lines[i].Withdrawn {
			standing[c.names.oldName(c.folds.name(c.lines[i].Person))] = true
		}
	}
	fresh, left = map[string][]*item{}, map[string][]*item{}
	for _, p := range c.parties {
		for _, r := range p.rows {
			if name := c.ids.list[r.id].name; !r.done && name != "" && !standing[name] {
				fresh[name] = append(fresh[name], r)
			}
		}
		for _, l := range p.lines {
			name := c.ids.list[l.id].name
			if !l.done && l.own && l.covered && !c.lines[l.at].Withdrawn && name != "" && !inFile[name] {
				left[name] = append(left[name], l)
			}
		}
	}
	return fresh, left
}
