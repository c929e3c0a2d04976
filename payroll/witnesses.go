package payroll

import (
	"slices"
	"strings"
)

// found is what a source's words say of who somebody is, whatever the date.
type found struct {
	by MatchReason
	// direct are the people named, group with them the other ids of the same
	// human being; both are empty while it waits for a person.
	direct, group []int
	// doubt are the people whom a person must choose among, and why.
	doubt []int
	why   Doubt
	// exact is set when the whole name is theirs, strong when an id, a number
	// or an e-mail names them.
	exact, strong bool
	// alone is set when nothing but a number says so.
	alone bool
	// key and own are the keys under which links are looked for: that of the
	// name, and that of the name with what else the source tells.
	key, own string
}

// clue is a witness of the source with the people to whom it belongs.
type clue struct {
	by  MatchReason
	set []int
}

// lookUp weighs the witnesses of a source. Each that somebody answers to must
// point at the same human being; then the name, where it is not that human
// being's very name, must be like it; a word without a name speaks only where
// nothing speaks against it.
func (t *Team) lookUp(id identity) found {
	name := FoldName(id.name)
	f := found{key: id.key(name), own: id.ownKey(name)}
	clues, mute := t.clues(id)
	named := t.named(name)
	f.strong = len(clues) > 0
	if len(named) > 0 {
		clues = append(clues, clue{MatchName, named})
	}
	if len(clues) == 0 {
		return f
	}
	humans := t.inAll(clues)
	if len(humans) > 1 && name != "" && len(named) == 0 {
		if alike := t.alike(name, humans); len(alike) == 1 {
			humans = alike
		}
	}
	f.by = t.speaker(clues)
	switch len(humans) {
	case 0:
		return f.ask(DoubtDisagree, everybody(clues))
	case 1:
	default:
		return f.ask(DoubtShared, t.members(clues, humans))
	}
	h := humans[0]
	f.exact = len(named) > 0
	direct := t.narrowed(clues, h)
	if why := t.speaksAgainst(name, f.exact, h, clues, mute); why != DoubtNone {
		return f.ask(why, direct)
	}
	f.direct, f.group = direct, t.humans[h]
	f.alone = name == "" && len(clues) == 1 && clues[0].by == MatchNumber
	return f
}

func (f found) ask(why Doubt, among []int) found {
	f.why, f.doubt = why, among
	return f
}

// clues gives the id, the number and the e-mail of a source with those who
// answer to them, and which of them nobody answers to.
func (t *Team) clues(id identity) (clues []clue, mute []MatchReason) {
	add := func(by MatchReason, word string, set []int) {
		switch {
		case word == "":
		case len(set) == 0:
			mute = append(mute, by)
		default:
			clues = append(clues, clue{by, set})
		}
	}
	var one []int
	if i, ok := t.byID[foldID(id.nmbrs)]; ok {
		one = []int{i}
	}
	add(MatchNmbrsID, string(foldID(id.nmbrs)), one)
	number, mail := foldNumber(id.number), foldMail(id.email)
	add(MatchNumber, number, t.byNum[number])
	add(MatchEmail, mail, t.byMail[mail])
	return clues, mute
}

// named gives the people with a whole name: in its order, else in any.
func (t *Team) named(name string) []int {
	if set := t.byName[name]; len(set) > 0 || name == "" {
		return set
	}
	return t.byParts[sortedWords(name)]
}

// sortedWords puts the words of a folded name in a fixed order: some sources
// write the surname first and no comma behind it.
func sortedWords(name string) string {
	words := strings.Fields(name)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// inAll gives the human beings to whom every clue belongs.
func (t *Team) inAll(clues []clue) []int {
	var out []int
	for _, i := range clues[0].set {
		h := t.human[i]
		if slices.Contains(out, h) {
			continue
		}
		in := func(c clue) bool { return slices.ContainsFunc(c.set, func(j int) bool { return t.human[j] == h }) }
		if !slices.ContainsFunc(clues, func(c clue) bool { return !in(c) }) {
			out = append(out, h)
		}
	}
	return out
}

// speaker tells by what somebody is recognised: the first clue that belongs to
// one human being alone.
func (t *Team) speaker(clues []clue) MatchReason {
	for _, c := range clues {
		if len(t.inAll([]clue{c})) == 1 {
			return c.by
		}
	}
	return clues[0].by
}

// alike keeps the human beings whose name goes with a name.
func (t *Team) alike(name string, humans []int) []int {
	var out []int
	for _, h := range humans {
		if best, _ := t.likeness(name, h); best == NameAlike {
			out = append(out, h)
		}
	}
	return out
}

// likeness compares a folded name with the names that a human being has in
// Nmbrs: the id whose name goes best with it, and the one whose goes worst.
func (t *Team) likeness(name string, human int) (best, worst Likeness) {
	words := strings.Fields(name)
	best, worst = NameOther, NameAlike
	for _, i := range t.humans[human] {
		like := compareFolded(words, strings.Fields(t.folded[i]))
		if d := t.people[i].Display; d != "" {
			like = max(like, compareFolded(words, strings.Fields(FoldName(d))))
		}
		best, worst = max(best, like), min(worst, like)
	}
	return best, worst
}

// speaksAgainst tells why clues that all point at one human being do not settle it.
func (t *Team) speaksAgainst(name string, exact bool, human int, clues []clue, mute []MatchReason) Doubt {
	switch {
	case exact:
		return DoubtNone
	case name == "":
		if slices.ContainsFunc(mute, func(by MatchReason) bool { return t.has(human, by) }) {
			return DoubtAlone
		}
		return DoubtNone
	}
	best, worst := t.likeness(name, human)
	if worst == NameOther {
		return DoubtOther // one of the ids could be taken for somebody by another name
	}
	switch best {
	case NameAlike:
		return DoubtNone
	case NameHalf:
		if clues[0].by == MatchNmbrsID || len(clues) > 1 {
			return DoubtNone
		}
		return DoubtHalf
	default:
		return DoubtOther
	}
}

// has tells whether Nmbrs holds such a word of a human being, so that another
// one in a source speaks against it.
func (t *Team) has(human int, by MatchReason) bool {
	return slices.ContainsFunc(t.humans[human], func(i int) bool {
		switch p := &t.people[i]; by {
		case MatchNumber:
			return foldNumber(p.Number) != ""
		case MatchEmail:
			return len(p.Emails) > 0
		default:
			return true
		}
	})
}

// narrowed gives the ids of a human being that every clue names; where each
// names another, all that are named.
func (t *Team) narrowed(clues []clue, human int) []int {
	all := everybody(clues)
	all = slices.DeleteFunc(all, func(i int) bool { return t.human[i] != human })
	both := slices.DeleteFunc(slices.Clone(all), func(i int) bool {
		return slices.ContainsFunc(clues, func(c clue) bool { return !slices.Contains(c.set, i) })
	})
	if len(both) > 0 {
		return both
	}
	return all
}

// members gives the ids of human beings that the clues name.
func (t *Team) members(clues []clue, humans []int) []int {
	return slices.DeleteFunc(everybody(clues), func(i int) bool { return !slices.Contains(humans, t.human[i]) })
}

// everybody gives all whom some clue names, each once.
func everybody(clues []clue) []int {
	var out []int
	for _, c := range clues {
		for _, i := range c.set {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}
