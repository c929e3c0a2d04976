package ui

import (
	"fmt"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// venueQuestions asks of each venue whose rows are held whether it belongs to the
// company at hand; another linked company can be named at once.
func (s *importScreen) venueQuestions() []question {
	x, p := s.o.Texts(), s.shown.preview
	a := x.Ask
	say := func(venue string, to store.CompanyKey, here bool) func(*link.Service, *link.Preview) (*link.Preview, error) {
		return func(svc *link.Service, p *link.Preview) (*link.Preview, error) {
			return svc.AnswerVenue(p, link.VenueChoice{Venue: venue, Company: to, Here: here})
		}
	}
	if len(p.Held) == 0 {
		return nil
	}
	companies, err := s.o.svc.Companies()
	if err != nil {
		s.o.SayError("read the companies", err)
		return nil
	}
	var out []question
	for _, h := range p.Held {
		q := question{key: "venue " + h.Venue, title: a.VenueTitle, text: s.heldText(h), settled: h.Elsewhere}
		q.answers = append(q.answers, askedAnswer{a.VenueYes, say(h.Venue, p.Company(), true)})
		for i := range companies {
			if info := &companies[i]; info.Key != p.Company() {
				q.answers = append(q.answers, askedAnswer{fmt.Sprintf(a.VenueOther, info.Title()), say(h.Venue, info.Key, true)})
			}
		}
		if !h.Elsewhere {
			q.answers = append(q.answers, askedAnswer{a.VenueNo, say(h.Venue, p.Company(), false)})
		}
		q.answers = append(q.answers, askedAnswer{a.VenueLater, nil})
		out = append(out, q)
	}
	return out
}

// heldText words why the rows of a venue are held.
func (s *importScreen) heldText(h link.HeldVenue) string {
	x := s.o.Texts()
	name := h.Venue
	if name == "" {
		name = x.Ask.VenueNone
	}
	if h.Elsewhere {
		return fmt.Sprintf(x.Many(x.Ask.VenueGone, h.Rows), name)
	}
	return fmt.Sprintf(x.Many(x.Ask.VenueText, h.Rows), name, x.Count(h.Unknown), x.Count(h.Known+h.Unknown))
}

// heldLines tells of the venues whose rows stay out.
func (s *importScreen) heldLines(t *theme.Theme, held []link.HeldVenue, w int) []string {
	var out []string
	for _, h := range held {
		out = append(out, wrapped(t, theme.Warn, s.heldText(h), w)...)
	}
	return out
}

// named gives the file's own name of somebody, with the one that Nmbrs has where it
// is another.
func (s *importScreen) named(f *payroll.Facts) string {
	said := payroll.SaidName(*f)
	if called := s.shown.preview.CalledAs(f); called != "" {
		return fmt.Sprintf(s.o.Texts().Ask.Line, said, called)
	}
	return said
}
