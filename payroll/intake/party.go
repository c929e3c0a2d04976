package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
)

// item is a row or a line as it takes part in the comparison.
type item struct {
	// facts are the row's, or what the source told of the line.
	facts *payroll.Facts
	// at is its place among the rows or the lines, number its row, order its id.
	at      int
	number  int
	order   string
	isRow   bool
	company int
	who     payroll.EmployeeID
	id      int32 // its identity
	// venue, team and typ are folded, under the oldest name they had.
	venue, team, typ string
	// own is set for a line of the file's own kind of source, covered for one
	// that the file speaks of, off for one that counts for nothing any more.
	own, covered, off bool
	// beside is set for a line of a day that the file tells otherwise. reserved is set for a row that may be hours of a venue which the file does
	// not cover; done for what was paired or answered.
	beside, reserved, done bool
}

// identity is what a source tells of who somebody is.
type identity struct{ person, number, email, nmbrs string }

// bearer is an identity made ready: its tokens are shared with whoever may be
// the same human.
type bearer struct {
	name   string // folded, under the oldest name
	number string
	tokens []int32
	// numberToken is the one of the number, -1 for none.
	numberToken int32
}

// bearers knows every identity once.
type bearers struct {
	at     map[identity]int32
	list   []bearer
	tokens map[string]int32
	byWho  map[whoOn]payroll.EmployeeID
	other  map[[2]string]bool
}

type whoOn struct {
	id      int32
	company int
	date    payroll.Date
}

func newBearers() *bearers {
	return &bearers{at: map[identity]int32{}, tokens: map[string]int32{}, byWho: map[whoOn]payroll.EmployeeID{}, other: map[[2]string]bool{}}
}

// token gives the number of a text that people may share.
func (b *bearers) token(s string) int32 {
	n, ok := b.tokens[s]
	if !ok {
		n = int32(len(b.tokens)) //nolint:gosec // far fewer than that
		b.tokens[s] = n
	}
	return n
}

// of gives the identity of facts.
func (b *bearers) of(f *payroll.Facts, c *comparison) int32 {
	k := identity{f.Person, f.Number, f.Email, f.NmbrsID}
	if at, ok := b.at[k]; ok {
		return at
	}
	x := bearer{name: c.names.oldName(c.folds.name(f.Person)), number: foldNumber(f.Number), numberToken: -1}
	for _, t := range [...]struct{ sort, text string }{
		{"n", x.name}, {"#", x.number}, {"@", strings.ToLower(strings.TrimSpace(f.Email))}, {"i", strings.TrimSpace(f.NmbrsID)},
	} {
		if t.text == "" {
			continue
		}
		token := b.token(t.sort + t.text)
		x.tokens = append(x.tokens, token)
		if t.sort == "#" {
			x.numberToken = token
		}
	}
	at := int32(len(b.list)) //nolint:gosec // far fewer than that
	b.list = append(b.list, x)
	b.at[k] = at
	return at
}

// foldNumber drops spaces and the leading zeros that spreadsheets lose.
func foldNumber(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if cut := strings.TrimLeft(s, "0"); cut != "" {
		return cut
	}
	return s
}

// who resolves an identity on a day, once.
func (c *comparison) who(id int32, f *payroll.Facts, company int) payroll.EmployeeID {
	if c.st.Who == nil {
		return ""
	}
	k := whoOn{id, company, f.Date}
	e, ok := c.ids.byWho[k]
	if !ok {
		e = c.st.who(f, company)
		c.ids.byWho[k] = e
	}
	return e
}

// party is the rows and lines of a day that may be one human's.
type party struct {
	date        payroll.Date
	rows, lines []*item
}

// divide puts rows and lines into parties, day by day. A number or an
// address that the file itself gives to people of plainly different names joins
// nobody; a number alone joins whoever bears it with a name.
func (c *comparison) divide(items []*item) []party {
	c.join = joiner{
		named: c.namesOfNumbers(items), shared: c.sharedTokens(items), foreign: c.ids.foreignNumber,
		node: map[int32]int{}, numbered: map[int32][]int{}, whoNode: map[whoIn]int{},
	}
	days := map[payroll.Date][]*item{}
	for _, x := range items {
		days[x.facts.Date] = append(days[x.facts.Date], x)
	}
	var out []party
	for _, date := range slices.Sorted(maps.Keys(days)) {
		out = append(out, c.join.partiesOf(date, days[date], c.ids.list)...)
	}
	return out
}

// sharedTokens finds the numbers and addresses that rows give to plainly
// different names.
func (c *comparison) sharedTokens(items []*item) map[int32]bool {
	first := map[int32]string{}
	out := map[int32]bool{}
	seen := map[int32]bool{}
	for _, x := range items {
		b := &c.ids.list[x.id]
		if !x.isRow || seen[x.id] || b.name == "" {
			continue
		}
		seen[x.id] = true
		own := c.ids.tokens["n"+b.name]
		for _, t := range b.tokens {
			if t == own {
				continue
			}
			if name, ok := first[t]; !ok {
				first[t] = b.name
			} else if c.ids.plainlyOther(name, b.name) {
				out[t] = true
			}
		}
	}
	return out
}

// foreignNumber tells whether a number that two items have in common says nothing of
// them: every company numbers its own people, so that the number of one is somebody
// else's in the other, unless the names, or for want of a name the venue, say that it may
// be the same human.
func (b *bearers) foreignNumber(x, y *item) bool {
	if x.company == y.company {
		return false
	}
	one, other := b.list[x.id].name, b.list[y.id].name
	if one != "" && other != "" {
		return b.plainlyOther(one, other)
	}
	return x.venue != "" && y.venue != "" && x.venue != y.venue
}

// alike tells whether two items have a name, number, e-mail or id in common that says
// that they may be one human's.
func (b *bearers) alike(x, y *item) bool {
	number := b.list[x.id].numberToken
	return slices.ContainsFunc(b.list[x.id].tokens, func(t int32) bool {
		return slices.Contains(b.list[y.id].tokens, t) && (t != number || !b.foreignNumber(x, y))
	})
}

// numberIn is a number in the company that gave it.
type numberIn struct {
	company int
	number  string
}

// namesOfNumbers tells which name bears a number, where one name alone does.
func (c *comparison) namesOfNumbers(items []*item) map[numberIn]string {
	out := map[numberIn]string{}
	for _, x := range items {
		b := &c.ids.list[x.id]
		if b.number == "" || b.name == "" {
			continue
		}
		k := numberIn{x.company, b.number}
		if name, ok := out[k]; ok && name != b.name {
			out[k] = ""
		} else if !ok {
			out[k] = b.name
		}
	}
	for number, name := range out {
		if name == "" {
			delete(out, number)
		}
	}
	return out
}

// joiner joins the items of a day that share something of who they are.
type joiner struct {
	named   map[numberIn]string
	shared  map[int32]bool
	foreign func(x, y *item) bool
	parent  []int
	node    map[int32]int
	// numbered are the items of a number.
	numbered map[int32][]int
	nameOf   map[string]int
	whoNode  map[whoIn]int
}

type whoIn struct {
	company int
	who     payroll.EmployeeID
}

func (j *joiner) root(n int) int {
	for j.parent[n] != n {
		j.parent[n] = j.parent[j.parent[n]]
		n = j.parent[n]
	}
	return n
}

func (j *joiner) unite(a, b int) {
	if a, b = j.root(a), j.root(b); a != b {
		j.parent[max(a, b)] = min(a, b)
	}
}

func (j *joiner) partiesOf(date payroll.Date, items []*item, list []bearer) []party {
	j.parent, j.nameOf = j.parent[:0], map[string]int{}
	clear(j.node)
	clear(j.numbered)
	clear(j.whoNode)
	for n, x := range items {
		j.parent = append(j.parent, n)
		b := &list[x.id]
		for _, t := range b.tokens {
			switch {
			case j.shared[t]:
			case t == b.numberToken:
				j.touchNumber(n, t, items)
			default:
				j.touch(n, t)
			}
		}
		for _, name := range [...]string{b.name, j.nameBehind(x, b)} {
			if name == "" {
				continue
			}
			if m, ok := j.nameOf[name]; ok {
				j.unite(n, m)
			} else {
				j.nameOf[name] = n
			}
		}
		if x.who != "" {
			k := whoIn{x.company, x.who}
			if m, ok := j.whoNode[k]; ok {
				j.unite(n, m)
			} else {
				j.whoNode[k] = n
			}
		}
	}
	at := map[int]int{}
	var out []party
	for n, x := range items {
		r := j.root(n)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, party{date: date})
		}
		if x.isRow {
			out[k].rows = append(out[k].rows, x)
		} else {
			out[k].lines = append(out[k].lines, x)
		}
	}
	for i := range out {
		slices.SortFunc(out[i].rows, inOrder)
		slices.SortFunc(out[i].lines, inOrder)
	}
	return out
}

// nameBehind gives the name that bears the number of somebody without a name.
func (j *joiner) nameBehind(x *item, b *bearer) string {
	if b.name != "" || b.number == "" {
		return ""
	}
	return j.named[numberIn{x.company, b.number}]
}

// touchNumber joins an item with those that bear its number, as far as the number is
// the same company's. One of each company is enough where the names do not differ.
func (j *joiner) touchNumber(n int, token int32, items []*item) {
	known := false
	for _, m := range j.numbered[token] {
		if !j.foreign(items[n], items[m]) {
			j.unite(n, m)
		}
		known = known || items[m].company == items[n].company && items[m].id == items[n].id && items[m].venue == items[n].venue
	}
	if !known {
		j.numbered[token] = append(j.numbered[token], n)
	}
}

func (j *joiner) touch(n int, token int32) {
	if m, ok := j.node[token]; ok {
		j.unite(n, m)
	} else {
		j.node[token] = n
	}
}

// inOrder puts items in an order that the order of the file has no part in, as
// long as they differ; those that are alike stay in it.
func inOrder(a, b *item) int {
	f, g := a.facts, b.facts
	return cmp.Or(
		cmp.Compare(f.Start, g.Start), cmp.Compare(f.End, g.End), cmp.Compare(f.Minutes, g.Minutes), cmp.Compare(a.typ, b.typ),
		cmp.Compare(a.venue, b.venue), cmp.Compare(a.team, b.team), cmp.Compare(f.Person, g.Person), cmp.Compare(f.Number, g.Number),
		cmp.Compare(a.number, b.number), cmp.Compare(a.order, b.order), cmp.Compare(a.at, b.at),
	)
}

// plainlyOther tells whether two folded names are plainly those of two people,
// once for each pair.
func (b *bearers) plainlyOther(x, y string) bool {
	if x == y || x == "" || y == "" {
		return false
	}
	k := [2]string{min(x, y), max(x, y)}
	other, known := b.other[k]
	if !known {
		other = payroll.CompareNames(x, y) == payroll.NameOther
		b.other[k] = other
	}
	return other
}
