package ui

import (
	"fmt"
	"strings"
	"sync"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// pushLive is what is known of a sending or taking back while it is under way:
// how far it is, and every step that ended badly.
type pushLive struct {
	mu   sync.Mutex
	at   link.Progress
	list []missed
}

type missed struct {
	person    string
	component payroll.Component
	problem   *payroll.Problem
}

// told takes over what the work reports. It runs beside the loop.
func (l *pushLive) told(x *lang.Texts, r *Report, p link.Progress) {
	r.Set(p.Done, p.Total)
	r.Note(x.Stage(string(p.Stage)))
	l.mu.Lock()
	defer l.mu.Unlock()
	if p.OfPeople > 0 {
		l.at = p
	}
	if p.Problem != nil {
		l.list = append(l.list, missed{p.Person, p.Component, p.Problem})
	}
}

// look gives how far the work is, and the newest n steps that ended badly.
func (l *pushLive) look(n int) (link.Progress, []missed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.at, append([]missed(nil), l.list[max(0, len(l.list)-n):]...)
}

// liveBody shows how far the sending is, and what went wrong so far; meanwhile
// the work goes on for the others.
func (s *pushScreen) liveBody(t *theme.Theme, w, h int) []string {
	x := s.o.Texts()
	var out []string
	if p, ok := s.o.Running(); ok {
		out = append(out, " "+t.Paint(theme.Strong, s.o.ProgressLine(t, p, w-2)))
	}
	at, list := s.live.look(max(1, (h-5)/2))
	if at.OfPeople > 0 {
		out = append(out, wrapped(t, theme.Plain, s.liveFigures(at), w)...)
	}
	out = append(out, "")
	if len(list) > 0 {
		out = append(out, " "+t.Paint(theme.Bad, x.Push.Result.Refusals))
	}
	for _, m := range list {
		out = append(out, wrapped(t, theme.Plain, m.person+", "+s.code(m.component)+": "+s.o.Word(m.problem), w)...)
	}
	return out
}

// liveFigures words how many people, components and calls are done.
func (s *pushScreen) liveFigures(at link.Progress) string {
	x := s.o.Texts()
	l := x.Push.Live
	parts := []string{
		fmt.Sprintf(l.People, x.Count(at.People), x.Count(at.OfPeople)), fmt.Sprintf(l.Calls, x.Count(at.Calls)),
	}
	if at.Refused > 0 {
		parts = append(parts, fmt.Sprintf(l.Refused, x.Count(at.Refused)))
	}
	if at.Unsure > 0 {
		parts = append(parts, fmt.Sprintf(l.Unsure, x.Count(at.Unsure)))
	}
	return strings.Join(parts, " "+s.o.Theme().Glyphs().Bullet+" ")
}
