package world_test

import "math/rand/v2"

// awaited are the operations of which it is known that a promise does not hold
// yet. What is mended is taken out; DOORZET_WORLD_ONLY=all runs them too.
const awaited = "second,yield"

// table lists all that can happen and how often. An operation can be switched
// off by its name: see DOORZET_WORLD_ONLY.
func table() []op {
	return []op{
		{"begin", 0, (*world).setOut},
		{"import", 14, (*world).imports},
		{"approve", 9, (*world).approve},
		{"export", 11, (*world).export},
		{"work", 4, (*world).works},
		{"longer", 4, (*world).longer},
		{"split", 2, (*world).splits},
		{"join", 1, (*world).joins},
		{"move", 2, (*world).moveDay},
		{"drop", 2, (*world).drops},
		{"meals", 2, (*world).eats},
		{"rename", 3, (*world).renames},
		{"sick", 1, (*world).fallsIll},
		{"marry", 1, (*world).marries},
		{"sync", 2, (*world).syncs},
		{"link", 3, (*world).links},
		{"mislink", 1, (*world).mislinks},
		{"type", 2, (*world).types},
		{"edit", 2, (*world).edits},
		{"withdraw", 1, (*world).withdraws},
		{"confirm", 4, (*world).confirms},
		{"both", 1, (*world).both},
		{"undo", 2, (*world).undoes},
		{"restart", 2, (*world).restarts},
		{"codes", 1, (*world).recodes},
		{"daysoff", 1, (*world).switchesDays},
		{"firstday", 1, (*world).firstDay},
		{"policy", 1, (*world).policy},
		{"fault", 4, (*world).fault},
		{"kill", 3, (*world).kill},
		{"second", 3, (*world).second},
		{"hand", 1, (*world).hand},
		{"choose", 3, (*world).chooses},
		{"verify", 2, (*world).verify},
		{"roll", 1, (*world).roll},
		{"takeback", 2, (*world).takeBack},
		{"recalculate", 1, (*world).recalculate},
	}
}

// told is for what happens to the work itself, of which nobody is told yet.
func (w *world) happened(text string) {
	if text != "" {
		w.say("%s", text)
	}
}

func (w *world) works(r *rand.Rand)  { w.must(); w.happened(w.truth.work(r)) }
func (w *world) longer(r *rand.Rand) { w.must(); w.happened(w.truth.longer(r)) }
func (w *world) splits(r *rand.Rand) { w.must(); w.happened(w.truth.split(r)) }
func (w *world) joins(r *rand.Rand)  { w.must(); w.happened(w.truth.join(r)) }
func (w *world) drops(r *rand.Rand)  { w.must(); w.happened(w.truth.drop(r)) }
func (w *world) renames(r *rand.Rand) {
	w.must()
	w.happened(w.truth.rename(r))
}

func (w *world) moveDay(r *rand.Rand) {
	w.must()
	text, m := w.truth.move(r)
	if m != nil {
		w.moves = append(w.moves, *m)
	}
	w.happened(text)
}

func (w *world) eats(r *rand.Rand) {
	w.must()
	if s := w.truth.pick(r); s != nil && s.typ == worked {
		s.meals = (s.meals + 1) % 3
		w.say("other meals: %s", w.truth.tell(*s))
	}
}

func (w *world) fallsIll(r *rand.Rand) {
	w.must()
	if s := w.truth.pick(r); s != nil && s.typ == worked {
		s.typ, s.meals = sick, 0
		w.say("was ill: %s", w.truth.tell(*s))
	}
}

// marries gives somebody another last name, in the planning and in Nmbrs.
func (w *world) marries(r *rand.Rand) {
	w.must()
	h := &w.truth.people[r.IntN(len(w.truth.people))]
	if h.born != "" {
		return
	}
	h.born, h.last = h.last, []string{"Mulder", "Bos", "Dekker", "Brouwer"}[r.IntN(4)]
	w.ok(w.sim.RenamePerson(h.id, personOf(*h)))
	w.say("%s %s is now called %s", h.first, h.born, h.name())
}

// restarts ends a program and starts it again.
func (w *world) restarts(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	c.restart()
	w.say("%s starts the program again", c.name)
}

// traits are what files and people can be like: other spellings of a name,
// other kinds of source, columns that are missing, files of a part, lists of a
// company that is not linked; and that who stays behind is counted; and
// servers that take longer than any settling waits; that a day of which nothing
// is open is there whole; that of two ledgers one gives way; answers with
// the id that the next row will get.
func traits() []op {
	return []op{{"spell", 0, nil}, {"forms", 0, nil}, {"layouts", 0, nil}, {"parts", 0, nil}, {"strangers", 0, nil}, {"counts", 0, nil}, {"twins", 0, nil}, {"complete", 0, nil}, {"yield", 0, nil}, {"nextid", 0, nil}}
}
