package eitje

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// Form is the form of a pull, kept in payroll.Source.Form.
const Form = "api"

const day = 24 * time.Hour

// Hour tells which pass of an hour that the clock shows twice is meant in a
// row of a pull, "first" or "second" as payroll.Line.Resolved has it, and ""
// where the clock leaves no doubt. It follows from the minutes of the row,
// which are the time that really went by.
func Hour(f payroll.Facts) string {
	which, _ := hour(f)
	return which
}

// hour also tells whether the clock times explain the minutes at all.
func hour(f payroll.Facts) (string, bool) {
	for _, which := range [...]string{"", "first", "second"} {
		m, found := payroll.NetMinutes(f.Date, f.Start, f.End, f.Break, which)
		bad := slices.ContainsFunc(found, func(x payroll.Finding) bool { return x.Kind == payroll.FindBadTime })
		if !bad && m == f.Minutes {
			return which, true
		}
	}
	return "", false
}

// factsOf turns a shift into what payroll counts. The meals are always told,
// none as 0, so that a meal taken away shows as a change.
func (c *Client) factsOf(s *Shift, email string) (payroll.Facts, *Bad) {
	start, end := s.Start.In(c.zone), s.End.In(c.zone)
	f := payroll.Facts{
		Date: s.Date, Person: s.Person, Email: email, Venue: s.Venue, Team: s.Team, Type: s.Type,
		Start: clockOf(start), End: clockOf(end), Break: s.Break,
		Counts: map[string]payroll.Hundredths{payroll.KindMeals: payroll.Hundredths(s.Meals) * 100},
	}
	span := end.Sub(start)
	if span < 0 || span > day+time.Hour {
		return f, &Bad{Code: CodeShiftSpan, Field: "end", Text: end.Format(time.RFC3339)}
	}
	f.Minutes = payroll.Minutes(span/time.Minute) - s.Break
	if f.Minutes < 0 {
		return f, &Bad{Code: CodeShiftBreak, Field: "break_minutes", Text: s.Break.Clock()}
	}
	// A shift after midnight may be booked on the day before; no other day fits.
	if gap := payroll.DateOf(start) - s.Date; gap < 0 || gap > 1 {
		return f, &Bad{Code: CodeShiftField, Field: "date", Text: s.Date.String()}
	}
	if _, ok := hour(f); !ok {
		return f, &Bad{Code: CodeShiftClock, Field: "end", Text: end.Format(time.RFC3339)}
	}
	return f, nil
}

func clockOf(t time.Time) payroll.ClockTime { return payroll.ClockTime(t.Hour()*60 + t.Minute()) } //nolint:gosec // below 1,440

// scopeNames are what a pull covers whether or not a shift speaks of it.
type scopeNames struct{ venues, teams, types []string }

// result makes the rows of a finished pull. mails tells e-mail addresses by
// eitje's user id.
func (c *Client) result(p *Progress, names scopeNames, mails map[string]string) (intake.Result, error) {
	res := intake.Result{
		Kind: payroll.SourceEitjeAPI, Form: Form, Name: p.name(),
		HasTimes: true, HasApproval: true, HasMeals: true,
	}
	for _, e := range p.sorted() {
		bad := e.Bad
		if e.Shift != nil {
			var f payroll.Facts
			if f, bad = c.factsOf(e.Shift, mails[e.Shift.PersonID]); bad == nil {
				res.Rows = append(res.Rows, intake.Row{
					Facts: f, Remark: e.Shift.Remark, Approved: e.Shift.Approved, Denied: !e.Shift.Approved, Elsewhere: e.Shift.Exported, Line: e.ID,
				})
				continue
			}
			bad.Person, bad.Date = f.Person, f.Date
			res.Refused = append(res.Refused, refusal(res.Name, e.ID, bad, f))
			continue
		}
		res.Refused = append(res.Refused, refusal(res.Name, e.ID, bad, payroll.Facts{Start: payroll.NoTime, End: payroll.NoTime}))
	}
	res.RowCount = len(res.Rows) + len(res.Refused)
	res.Covers = coverOf(p, &res, names)
	return res, digest(&res)
}

// digest sets the hash over all that the result holds.
func digest(res *intake.Result) error {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, part := range []any{res.Form, res.Name, res.Covers, res.Rows, res.Refused} {
		if err := enc.Encode(part); err != nil {
			return fmt.Errorf("eitje: making the digest of a pull: %w", err)
		}
	}
	res.Hash = hex.EncodeToString(h.Sum(nil))
	return nil
}

func refusal(name string, id int, b *Bad, f payroll.Facts) intake.Refusal {
	shown := ""
	if id != 0 {
		shown = payroll.IntText(id)
	}
	pairs := []string{"file", name, "id", shown, "field", b.Field, "text", b.Text}
	if b.Code == CodeShiftClock {
		pairs = append(pairs, "start", f.Start.String(), "end", f.End.String(), "length", (f.Minutes + f.Break).Clock())
	}
	return intake.Refusal{
		File: name, Line: id, Text: b.Text, Problem: payroll.NewProblem(b.Code, pairs...), Person: b.Person, Date: b.Date,
	}
}

// coverOf says what the pull speaks of. A pull of changes speaks of whole days
// but not of all days between, so nothing outside it can have vanished.
func coverOf(p *Progress, res *intake.Result, names scopeNames) intake.Scope {
	if p.Updated {
		var span payroll.Span
		for _, r := range res.Rows {
			if span.From == 0 || r.Date < span.From {
				span.From = r.Date
			}
			span.To = max(span.To, r.Date)
		}
		return intake.Scope{Span: span}
	}
	teams, types := append([]string{""}, names.teams...), append([]string{TypeNone}, names.types...)
	venues := slices.Clone(names.venues)
	for _, r := range res.Rows {
		venues, teams, types = append(venues, r.Venue), append(teams, r.Team), append(types, r.Type)
	}
	return intake.Scope{
		Span:   payroll.Span{From: p.From, To: p.To},
		Venues: unique(venues), Teams: unique(teams), Types: unique(types),
	}
}

func unique(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// sorted gives the entries by day and id, so that one content gives one result.
func (p *Progress) sorted() []Entry {
	out := slices.Clone(p.Entries)
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.date(), b.date()), cmp.Compare(a.ID, b.ID))
	})
	return out
}
