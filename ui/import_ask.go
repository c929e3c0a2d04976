package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// What a file asks before it is taken over: whose a venue is, whether a name is a
// new one of an old one, whether the file is a part, whether a sheet is a copy. Each
// is asked once; what is not answered comes in blocked, or not at all.

// asking remembers which questions were put; all is set to put those too that were
// answered before.
type asking struct {
	put map[string]bool
	all bool
}

// question is one of them.
type question struct {
	key, title, text string
	answers          []askedAnswer
	// settled is set for one that was answered before: it is put on request only.
	settled bool
}

// askedAnswer is one of the answers to a question: do holds the file anew with it,
// nil leaves the question open.
type askedAnswer struct {
	label string
	do    func(*link.Service, *link.Preview) (*link.Preview, error)
}

// questions lists what the preview asks.
func (s *importScreen) questions() []question {
	x, p := s.o.Texts(), s.shown.preview
	a := x.Ask
	out := s.venueQuestions()
	for _, q := range p.Changes.Renames {
		out = append(out, question{
			key: "rename " + string(q.What) + q.Old + q.New, title: a.RenameTitle,
			text: s.renameWords(&q),
			answers: []askedAnswer{{a.RenameYes, func(svc *link.Service, p *link.Preview) (*link.Preview, error) {
				return svc.AnswerFile(p, nil, link.Renamed{Old: q.Old, New: q.New})
			}}, {a.RenameNo, func(svc *link.Service, p *link.Preview) (*link.Preview, error) {
				return svc.AnswerFile(p, nil, link.Renamed{Old: q.Old, New: q.New, Not: true})
			}}, {a.RenameLater, nil}},
		})
	}
	said := func(set func(*intake.Answers, *bool), yes bool) func(*link.Service, *link.Preview) (*link.Preview, error) {
		return func(svc *link.Service, p *link.Preview) (*link.Preview, error) {
			return svc.AnswerFile(p, func(given *intake.Answers) { set(given, &yes) })
		}
	}
	if q := p.Changes.Part; q != nil {
		set := func(given *intake.Answers, yes *bool) { given.Part = yes }
		out = append(out, question{
			key: "part", title: a.PartTitle, answers: []askedAnswer{{a.PartYes, said(set, true)}, {a.PartNo, said(set, false)}},
			text: fmt.Sprintf(a.PartText, x.Count(q.Appear), x.Count(q.Known), x.Count(q.Lines)),
		})
	}
	for _, q := range p.Changes.Copies {
		set := func(given *intake.Answers, yes *bool) { given.Copies = yes }
		out = append(out, question{
			key: "copy " + q.Sheet, title: a.CopyTitle, answers: []askedAnswer{{a.CopyYes, said(set, true)}, {a.CopyNo, said(set, false)}},
			text: fmt.Sprintf(a.CopyText, q.Sheet, x.Count(q.Equal), x.Count(q.Rows)),
		})
	}
	return out
}

// askNext puts the first question that was not put yet.
func (s *importScreen) askNext() tea.Cmd {
	if s.shown == nil {
		return nil
	}
	if s.asked.put == nil {
		s.asked.put = map[string]bool{}
	}
	for _, q := range s.questions() {
		if !s.asked.put[q.key] && (s.asked.all || !q.settled) {
			s.asked.put[q.key] = true
			s.put(q)
			return nil
		}
	}
	return nil
}

// askAgain puts the questions that are open from the first one on.
func (s *importScreen) askAgain() tea.Cmd {
	s.asked = asking{all: true}
	return s.askNext()
}

func (s *importScreen) put(q question) {
	var options []Option
	for _, a := range q.answers {
		options = append(options, Option{Label: a.label})
	}
	s.o.Open(&Choice{
		Heading: q.title, Text: q.text, Options: options,
		OnPick: func(i int) tea.Cmd {
			do := q.answers[i].do
			if do == nil {
				return s.askNext()
			}
			svc, p := s.o.svc, s.shown.preview
			return s.o.Fetch(ScreenImport, "answer", func(context.Context) tea.Msg {
				now, err := do(svc, p)
				return againMsg{preview: now, err: err, next: true}
			})
		},
	})
}

func (s *importScreen) noQuestions() string {
	return s.reasonWhen(func(p *link.Preview) int {
		n := len(p.Changes.Renames) + len(p.Changes.Copies) + len(p.Held)
		if p.Changes.Part != nil {
			n++
		}
		return n
	}, s.o.Texts().Ask.None)
}

// joinedFacts gives what a row of a part of the preview shows of hours that are
// divided otherwise.
func (s *importScreen) joinedFacts(row int) (f *payroll.Facts, extra string) {
	j := &s.shown.preview.Changes.Joined[row]
	var lengths []string
	for i := range j.Rows {
		lengths = append(lengths, j.Rows[i].Minutes.Clock())
	}
	return &j.Rows[0].Facts, strings.Join(lengths, " + ")
}

// renameText words a question about a name for the list.
func (s *importScreen) renameText(row int) string {
	return s.renameWords(&s.shown.preview.Changes.Renames[row])
}

// renameWords asks whether a name is the new one of another. Hours of a team are the
// same hours whatever the answer.
func (s *importScreen) renameWords(q *intake.RenameQuestion) string {
	x := s.o.Texts()
	text := x.Ask.RenameText
	if q.What == payroll.RenameTeam {
		text = x.Ask.RenameTeam
	}
	return fmt.Sprintf(text, q.New, q.Old, x.Count(q.Equal), x.Count(q.Rows))
}
