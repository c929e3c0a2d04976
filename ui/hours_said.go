package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/payroll"
)

// said gives what the source of a line calls the person where Nmbrs has another
// name, "" where the names are the same or nobody is known.
func (s *hoursScreen) said(v *payroll.Verdict) string {
	p, ok := s.o.view.Book.Team.Person(v.Employee)
	if !ok || v.Line.Person == p.Name() || p.SameName(v.Line.Facts) {
		return ""
	}
	return payroll.SaidName(v.Line.Facts)
}

// inGroup writes what a line of a person is, with the name of its source where
// that is another one.
func (s *hoursScreen) inGroup(v *payroll.Verdict) string {
	text := "  " + inPerson(&v.Line.Facts)
	if said := s.said(v); said != "" {
		text += " " + s.o.Theme().Glyphs().Bullet + " " + said
	}
	return text
}

// saidLines tell in the details what the source calls the person.
func (s *hoursScreen) saidLines(v *payroll.Verdict) []string {
	said := s.said(v)
	if said == "" {
		return nil
	}
	parts := []string{said}
	for _, w := range []string{v.Line.Number, v.Line.Email, v.Line.NmbrsID} {
		if w != "" && !slices.Contains(parts, w) {
			parts = append(parts, w)
		}
	}
	return []string{fmt.Sprintf(s.o.Texts().People.Said, strings.Join(parts, ", "))}
}

// names tells whether who a line is can be settled by linking its name: nobody
// answers to it, though somebody may have been paid for it.
func names(v *payroll.Verdict) bool {
	return v != nil && v.Match.Employee == "" && v.Match.NotHere == ""
}

// noWho tells that a line has no finding about whose it is.
func noWho(v *payroll.Verdict) bool {
	return !slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool {
		return f.Kind == payroll.FindUnknownPerson || f.Kind == payroll.FindSentFor
	})
}
