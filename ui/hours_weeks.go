package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// hourWeek is a week of the period with what it holds.
type hourWeek struct {
	year, number int
	from, to     payroll.Date
	sum          hourSum
	open         int
}

// weeks cuts the period into calendar weeks, also those without hours.
func (s *hoursScreen) weeks() []hourWeek {
	span := s.o.view.Book.Settings.Calendar.Range(s.o.view.Period, payroll.BasisHourly)
	for i := range s.o.view.Verdicts {
		d := s.o.view.Verdicts[i].Line.Date
		span.From, span.To = min(span.From, d), max(span.To, d)
	}
	var out []hourWeek
	at := map[[2]int]int{}
	for d := span.From; d <= span.To; d++ {
		y, n := d.ISOWeek()
		if len(out) == 0 || out[len(out)-1].number != n || out[len(out)-1].year != y {
			at[[2]int{y, n}] = len(out)
			out = append(out, hourWeek{year: y, number: n, from: d, to: d})
		}
		out[len(out)-1].to = d
	}
	for i := range s.o.view.Verdicts {
		v := &s.o.view.Verdicts[i]
		y, n := v.Line.Date.ISOWeek()
		w := &out[at[[2]int{y, n}]]
		w.sum.add(v)
		if v.State == payroll.StateOpen {
			w.open++
		}
	}
	return out
}

// chooseWeek shows the weeks of the period and until where it was reviewed.
func (s *hoursScreen) chooseWeek() tea.Cmd {
	x := s.o.Texts()
	r := x.Review
	options := []Option{{Label: r.AllWeeks}}
	picks := []string{""}
	done := s.reviewed()
	text := r.WeeksText
	if done != 0 {
		text = fmt.Sprintf(r.ReviewedHere, x.DateLong(done)) + ". " + text
		next := fmt.Sprintf("%s:%s", x.Review.FieldFrom, x.Date(done+1))
		options = append(options, Option{Label: fmt.Sprintf(r.NotReviewed, x.Date(done+1))})
		picks = append(picks, next)
	}
	first := 0
	for _, w := range s.weeks() {
		pick := "week:" + strconv.Itoa(w.number)
		if strings.Contains(s.filter.field.Text(), pick) {
			first = len(options)
		}
		options = append(options, Option{
			Label:  fmt.Sprintf(r.Week, w.number, s.date(w.from), s.date(w.to)),
			Detail: fmt.Sprintf(r.WeekDetail, x.Many(x.HourGrid.GroupLines, w.sum.lines), s.length(w.sum.minutes), x.Count(w.open)),
		})
		picks = append(picks, pick)
	}
	s.o.Open(&Choice{Heading: r.WeeksTitle, Text: text, Options: options, First: first, OnPick: func(i int) tea.Cmd {
		s.filterDays(picks[i])
		return nil
	}})
	return nil
}

// filterDays puts a condition on the days into the filter, in place of those
// that were there.
func (s *hoursScreen) filterDays(condition string) {
	var words []string
	for _, w := range filterWords(s.filter.field.Text()) {
		field, _, _ := strings.Cut(foldText(w), ":")
		if !isDayField(field) {
			words = append(words, w)
		}
	}
	if condition != "" {
		words = append(words, condition)
	}
	s.filter.field.SetText(strings.Join(words, " "))
	s.arrange()
}

// reviewedHere keeps that the hours have been reviewed until the day under the
// cursor; on a person or a team it asks until which day.
func (s *hoursScreen) reviewedHere() tea.Cmd {
	if g := s.groupAt(); g == nil || g.date != 0 {
		if v := s.firstAt(); v != nil {
			return s.setReviewed(v.Line.Date)
		}
	}
	x := s.o.Texts()
	value := ""
	if d := s.reviewed(); d != 0 {
		value = x.Date(d)
	}
	near := s.o.view.Book.Settings.Calendar.Range(s.o.view.Period, payroll.BasisHourly).From
	s.o.Open(&Input{
		Heading: x.Review.ReviewedKey, Text: x.Review.ReviewedAsk, Value: value, Empty: true,
		Check: func(text string) string {
			if _, ok := readDay(strings.TrimSpace(text), near); !ok && strings.TrimSpace(text) != "" {
				return x.HourGrid.BadDate
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			d, _ := readDay(strings.TrimSpace(text), near)
			return s.setReviewed(d)
		},
	})
	return nil
}

// spanLimit bounds how many days a range may have.
const spanLimit = 366

// spanPart is the part of a range of days that falls into one period.
type spanPart struct {
	period payroll.Period
	days   payroll.Span
	sum    hourSum
}

type spanMsg struct {
	days  payroll.Span
	parts []spanPart
	err   error
}

// readSpan reads two days with anything but a date between them.
func readSpan(text string, near payroll.Date) (payroll.Span, bool) {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '–' })
	var days []payroll.Date
	for _, w := range words {
		if w == "" || w[0] < '0' || w[0] > '9' {
			continue // "t/m", "to"
		}
		d, ok := readDay(w, near)
		if !ok {
			return payroll.Span{}, false
		}
		days = append(days, d)
		near = d
	}
	if len(days) != 2 || days[1] < days[0] || days[1]-days[0] >= spanLimit {
		return payroll.Span{}, false
	}
	return payroll.Span{From: days[0], To: days[1]}, true
}

// askSpan asks for two days and shows how they fall over the periods.
func (s *hoursScreen) askSpan() tea.Cmd {
	x := s.o.Texts().Review
	near := s.o.view.Book.Settings.Calendar.Range(s.o.view.Period, payroll.BasisHourly).From
	s.o.Open(&Input{
		Heading: x.SpanTitle, Text: x.SpanText,
		Check: func(text string) string {
			if _, ok := readSpan(text, near); !ok {
				return x.SpanBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			days, _ := readSpan(text, near)
			return s.divide(days)
		},
	})
	return nil
}

// divide reads the periods that a range of days touches and counts what each
// of them has on those days.
func (s *hoursScreen) divide(days payroll.Span) tea.Cmd {
	svc, co, cal := s.o.svc, s.o.co, s.o.view.Book.Settings.Calendar
	return s.o.Fetch(ScreenHours, "span", func(ctx context.Context) tea.Msg {
		out := spanMsg{days: days}
		last := cal.PeriodOf(days.To, payroll.BasisHourly)
		for p := cal.PeriodOf(days.From, payroll.BasisHourly); !last.Before(p) && ctx.Err() == nil; p = cal.Next(p) {
			own := cal.Range(p, payroll.BasisHourly)
			part := spanPart{period: p, days: payroll.Span{From: max(own.From, days.From), To: min(own.To, days.To)}}
			view, err := svc.Desk(co, p)
			if err != nil {
				return spanMsg{err: err}
			}
			for i := range view.Verdicts {
				if days.Contains(view.Verdicts[i].Line.Date) {
					part.sum.add(&view.Verdicts[i])
				}
			}
			out.parts = append(out.parts, part)
		}
		return out
	})
}

// showSpan lists the periods of a range; the one chosen is shown for its days.
func (s *hoursScreen) showSpan(m spanMsg) {
	if m.err != nil {
		s.o.SayError("read the periods", m.err)
		return
	}
	x := s.o.Texts()
	r := x.Review
	options := make([]Option, len(m.parts))
	for i, p := range m.parts {
		detail := r.SpanNone
		if p.sum.lines > 0 {
			detail = fmt.Sprintf(r.SpanDetail, x.Many(x.HourGrid.Sum, p.sum.lines), s.length(p.sum.minutes))
		}
		options[i] = Option{Label: fmt.Sprintf(r.SpanPart, p.period.Label(s.o.info.Cadence), x.Date(p.days.From), x.Date(p.days.To)), Detail: detail}
	}
	s.o.Open(&Choice{
		Heading: r.SpanTitle, Text: fmt.Sprintf(r.SpanFalls, x.DateLong(m.days.From), x.DateLong(m.days.To)), Options: options,
		OnPick: func(i int) tea.Cmd {
			p := m.parts[i]
			f := x.Review
			if p.period != s.o.period {
				s.toPeriod(p.period)
			}
			s.filterDays(fmt.Sprintf("%s:%s %s:%s", f.FieldFrom, x.Date(p.days.From), f.FieldTo, x.Date(p.days.To)))
			return nil
		},
	})
}
