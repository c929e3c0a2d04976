package payroll

import (
	"slices"
	"testing"
)

// TestHeadsOfSteps: an undo ends what it takes back once it is done, and holds
// its target while it is under way.
func TestHeadsOfSteps(t *testing.T) {
	c := Component{Kind: KindHours, Code: 2100}
	step := func(id StepID, state StepState, undoes StepID) Step {
		return Step{ID: id, Batch: BatchID("batch " + id), Employee: jan, Component: c, ForPeriod: testNov, State: state, Undoes: undoes, Wanted: 100}
	}
	target := Target{Employee: jan, Component: c, ForPeriod: testNov}
	row := OwnRow{Kind: KindHours, ID: "r", Employee: jan, Component: c, ForPeriod: testNov, Amount: 100}
	for name, x := range map[string]struct {
		steps              []Step
		done, latest, open StepID
		taken              StepID
	}{
		"done":             {[]Step{step("a", StepDone, "")}, "a", "a", "", ""},
		"refused after":    {[]Step{step("a", StepDone, ""), step("b", StepRefused, "")}, "a", "b", "", ""},
		"under way":        {[]Step{step("a", StepWaiting, "")}, "", "a", "a", ""},
		"taken back":       {[]Step{step("a", StepDone, ""), step("u", StepDone, "a")}, "", "", "", "a"},
		"the newer back":   {[]Step{step("a", StepDone, ""), step("b", StepDone, ""), step("u", StepDone, "b")}, "a", "a", "", "b"},
		"taking back":      {[]Step{step("a", StepDone, ""), step("u", StepSending, "a")}, "a", "a", "u", ""},
		"refused the undo": {[]Step{step("a", StepDone, ""), step("u", StepRefused, "a")}, "a", "a", "", ""},
		"sent again":       {[]Step{step("a", StepDone, ""), step("u", StepDone, "a"), step("b", StepDone, "")}, "b", "b", "", "a"},
		"refused on top":   {[]Step{step("a", StepDone, ""), step("b", StepDone, ""), step("c", StepRefused, ""), step("u", StepDone, "b")}, "a", "a", "", "bc"},
		"refused before":   {[]Step{step("c", StepRefused, ""), step("b", StepDone, ""), step("u", StepDone, "b")}, "", "c", "", "b"},
		"refused after it": {[]Step{step("b", StepDone, ""), step("u", StepDone, "b"), step("c", StepRefused, "")}, "", "c", "", "b"},
		"a twin removed":   {[]Step{step("a", StepDone, ""), step("u", StepDone, "u")}, "a", "a", "", ""},
	} {
		h := Heads(x.steps, []OwnRow{row})[target]
		id := func(s *Step) StepID {
			if s == nil {
				return ""
			}
			return s.ID
		}
		back := func(h *Head) (out StepID) {
			for _, s := range h.back {
				out += s.ID
			}
			return out
		}
		if id(h.Done) != x.done || id(h.Latest) != x.latest || id(h.Open) != x.open || back(h) != x.taken || h.Ours != 100 {
			t.Errorf("%s: done %s, latest %s, open %s, taken %s", name, id(h.Done), id(h.Latest), id(h.Open), back(h))
		}
	}
}

// TestOvertaken: a newer plan that came to nothing leaves the lines that it
// divided otherwise in doubt, and only those.
func TestOvertaken(t *testing.T) {
	n := func(line LineID, version int, m Minutes) Counted {
		return Counted{Line: line, Version: version, Minutes: m}
	}
	done := &Step{ID: "a", State: StepDone, Wanted: 100, Counts: []Counted{n("x", 1, 60), n("y", 1, 60)}}
	for name, c := range map[string]struct {
		counts []Counted
		change func(*Head)
		want   []LineID
	}{
		"the same":              {[]Counted{n("x", 1, 60), n("y", 1, 60)}, nil, nil},
		"one more":              {[]Counted{n("x", 1, 60), n("y", 1, 60), n("z", 1, 60)}, nil, nil},
		"left out":              {[]Counted{n("x", 1, 60)}, nil, []LineID{"y"}},
		"other minutes":         {[]Counted{n("x", 1, 30), n("y", 1, 60)}, nil, []LineID{"x"}},
		"another version":       {[]Counted{n("x", 2, 30), n("y", 1, 60)}, nil, nil}, // shows as changed by itself
		"an older plan":         {nil, func(h *Head) { h.doneAt, h.latestAt = 2, 1 }, nil},
		"nothing newer":         {nil, func(h *Head) { h.Latest = h.Done }, nil},
		"no step at all":        {nil, func(h *Head) { h.Latest = nil }, nil},
		"it no longer stands":   {nil, func(h *Head) { h.Ours = 0 }, nil},
		"days say nothing here": {nil, func(h *Head) { h.Target.Component.Kind = KindWorked }, nil},
	} {
		h := &Head{Target: Target{Component: Component{Kind: KindHours}}, Done: done, Latest: &Step{ID: "b", State: StepRefused, Counts: c.counts}, Ours: 100, latestAt: 1}
		if c.change != nil {
			c.change(h)
		}
		if got := h.overtaken(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestCoverKeepsTheNewest remembers of several steps what the newest said.
func TestCoverKeepsTheNewest(t *testing.T) {
	p := func(at int, m Minutes, version int) *planned {
		return &planned{Counted: Counted{Minutes: m, Version: version}, at: at}
	}
	for _, order := range [][]int{{1, 2}, {2, 1}} {
		c := &cover{confirmed: map[string]*planned{}, missing: map[string]*planned{}}
		for _, at := range order {
			c.miss(p(at, Minutes(at), at))
			c.confirm(p(at, Minutes(at), at))
		}
		if c.missing[""].at != 2 || c.confirmed[""].at != 2 || c.oldest != 1 || c.newest != 2 || c.worked != 3 {
			t.Errorf("%v: %+v", order, c)
		}
	}
	c := &cover{confirmed: map[string]*planned{}}
	c.confirm(&planned{Counted: Counted{Name: "toeslag avond", Minutes: 30, Version: 3}})
	c.confirm(&planned{Counted: Counted{Name: "toeslag nacht", Replaces: true, Minutes: 20, Version: 3}})
	if c.worked != 20 {
		t.Errorf("%d minutes of work", c.worked)
	}
}

// TestFits keeps to what is left of the hours worked, also below zero.
func TestFits(t *testing.T) {
	for _, c := range []struct {
		m, room Minutes
		want    bool
	}{{60, 60, true}, {61, 60, false}, {0, 0, true}, {-60, -60, true}, {-61, -60, false}, {-10, 0, false}, {10, 0, false}} {
		if got := fits(c.m, c.room); got != c.want {
			t.Errorf("%d in %d: %t", c.m, c.room, got)
		}
	}
}
