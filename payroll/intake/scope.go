package intake

import (
	"sort"

	"doorzet/payroll"
)

// scopeBuilder gathers what a file speaks of.
type scopeBuilder struct {
	span                 payroll.Span
	venues, teams, types map[string]bool
	last                 [3]string
	some                 bool
}

func newScopeBuilder() scopeBuilder {
	return scopeBuilder{venues: map[string]bool{}, teams: map[string]bool{}, types: map[string]bool{}}
}

func (b *scopeBuilder) add(f payroll.Facts) {
	if !b.some || f.Date < b.span.From {
		b.span.From = f.Date
	}
	if f.Date > b.span.To {
		b.span.To = f.Date
	}
	if now := [3]string{f.Venue, f.Team, f.Type}; !b.some || now != b.last {
		b.venues[f.Venue], b.teams[f.Team], b.types[f.Type] = true, true, true
		b.last = now
	}
	b.some = true
}

func (b *scopeBuilder) scope() Scope {
	return Scope{Span: b.span, Venues: sortedKeys(b.venues), Teams: sortedKeys(b.teams), Types: sortedKeys(b.types)}
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return sorted(out)
}

func sorted(s []string) []string {
	sort.Strings(s)
	return s
}
