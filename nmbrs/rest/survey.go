package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

var _ nmbrs.Surveyor = (*Client)(nil)

// survey asks the questions that no public source answers. It looks at answers
// as they come, in whatever form, and keeps their shape alone.
type survey struct {
	c       *Client
	t       nmbrs.SurveyTarget
	answers []nmbrs.SurveyAnswer
	// limits are the headers that speak of a limit.
	limits map[string]bool
}

// raw is an answer as it came; doc is nil where it has no body of JSON.
type raw struct {
	status int
	doc    any
	err    error
}

// surveyText is the long comment of the last question.
const surveyText = 400

// Survey implements nmbrs.Surveyor.
func (c *Client) Survey(ctx context.Context, t nmbrs.SurveyTarget) ([]nmbrs.SurveyAnswer, error) {
	s := &survey{c: c, t: t, limits: map[string]bool{}}
	if err := s.takeBack(ctx); err != nil {
		return nil, err // of an earlier survey that broke off, or of somebody else
	}
	for _, ask := range []func(context.Context){s.emptyLists, s.company, s.rows, s.days, s.comments, s.pace} {
		if ctx.Err() != nil {
			break
		}
		ask(ctx)
	}
	// What was written goes, also when the survey was stopped.
	if err := s.takeBack(context.WithoutCancel(ctx)); err != nil {
		return s.answers, errors.Join(nmbrs.ErrSurveyLeft, err)
	}
	return s.answers, ctx.Err()
}

// note keeps an answer.
func (s *survey) note(question int, asked string, h raw, found string) {
	a := nmbrs.SurveyAnswer{Question: question, Asked: asked, Status: h.status, Found: found}
	if h.doc != nil {
		a.Shape = shapeOf(h.doc)
	}
	if h.err != nil {
		a.Found = strings.TrimSpace(found + " not answered")
	}
	s.answers = append(s.answers, a)
}

// ask makes one call and takes its answer as it comes.
func (s *survey) ask(ctx context.Context, req *request, err error) raw {
	if err != nil {
		return raw{err: err}
	}
	var h raw
	once := func(error) bool { return false }
	err = s.c.carry(ctx, req, func(_ context.Context, resp *http.Response, _ sent) error {
		h = s.look(resp)
		if resp.StatusCode != http.StatusTooManyRequests {
			return nil
		}
		// The pace gives way to the survey's own calls as well.
		return &nmbrs.Error{
			Call: req.op.name, Class: nmbrs.ClassBusy, Cause: nmbrs.CauseBusy, Status: resp.StatusCode,
			RetryAfter: wire.AskedToWait(resp.Header, s.c.line.Now()),
		}
	}, once)
	if err != nil && h.status == 0 {
		return raw{err: err}
	}
	return h
}

// look takes an answer as it comes, and which headers of it speak of a limit.
func (s *survey) look(resp *http.Response) raw {
	for name := range resp.Header {
		if low := strings.ToLower(name); strings.Contains(low, "limit") || strings.Contains(low, "retry") || strings.Contains(low, "quota") {
			s.limits[low+"="+resp.Header.Get(name)] = true
		}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	h := raw{status: resp.StatusCode, err: err}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	if dec.Decode(&h.doc) != nil {
		h.doc = nil
	}
	return h
}

func (s *survey) get(ctx context.Context, op operation, ids ...string) raw {
	req, err := newRequest(op, ids...)
	if err != nil {
		return raw{err: err}
	}
	if strings.Contains(op.name, "variable") {
		req.period(s.t.Period)
	}
	if op.name == opWages().name {
		req.ask("employeeId", string(s.t.Employee))
	}
	return s.ask(ctx, req, nil)
}

func (s *survey) post(ctx context.Context, op operation, body any) raw {
	req, err := newRequest(op, string(s.t.Employee))
	if err == nil {
		err = req.send(body)
	}
	return s.ask(ctx, req, err)
}

// emptyLists is question 5: what a list without rows looks like.
func (s *survey) emptyLists(ctx context.Context) {
	for _, op := range []operation{opHours(), opDays()} {
		s.note(5, op.name, s.get(ctx, op, string(s.t.Employee)), "")
	}
	s.note(5, opWages().name, s.get(ctx, opWages(), string(s.t.Company)), "")
}

// company is questions 6 and 7: the period, the runs, and the list of wage codes.
func (s *survey) company(ctx context.Context) {
	s.note(6, opPeriod().name, s.get(ctx, opPeriod(), string(s.t.Company)), "")
	req, err := newRequest(opRuns(), string(s.t.Company))
	if err == nil {
		req.ask("year", strconv.Itoa(s.t.Period.Year))
	}
	runs := s.ask(ctx, req, err)
	s.note(6, opRuns().name, runs, "types: "+strings.Join(wordsAt(runs.doc, "type"), ", "))
	for _, path := range wageCodePaths() {
		s.note(7, path, s.get(ctx, operation{name: path}, string(s.t.Company)), "")
	}
}

// kind is a kind of rows that a survey writes.
type kind struct {
	op   operation
	body func(amount, comment string) any
}

func (s *survey) kinds() []kind {
	var out []kind
	if s.t.HourCode > 0 {
		out = append(out, kind{opAddHours(), func(amount, comment string) any {
			return hoursBody{HourCode: s.t.HourCode, Hours: json.Number(amount), Comment: comment, PeriodDetails: details(s.t.Period, false)}
		}})
	}
	if s.t.WageCode > 0 {
		out = append(out, kind{opAddWage(), func(amount, comment string) any {
			return wageBody{
				Code: s.t.WageCode, Value: json.Number(amount), Comment: comment,
				PeriodDetails: wirePeriod{s.t.Period.Year, s.t.Period.Number},
			}
		}})
	}
	return out
}

// rows are questions 1, 3 and 4: what answers a new row, one below zero, and how
// the list of wage rows is spelt.
func (s *survey) rows(ctx context.Context) {
	for _, k := range s.kinds() {
		s.note(1, k.op.name, s.post(ctx, k.op, k.body("0.01", s.t.Mark)), "")
		s.note(3, k.op.name+", below zero", s.post(ctx, k.op, k.body("-0.01", s.t.Mark)), "")
	}
	s.note(4, opWages().name, s.get(ctx, opWages(), string(s.t.Company)), "")
}

// surveyDays names a figure for components or leaves it out, which daysBody does not.
type surveyDays struct {
	Days          int           `json:"days"`
	Plus          *int          `json:"daysForWageComponentsPerDay,omitempty"`
	PeriodDetails periodDetails `json:"periodDetails"`
}

// days are questions 1, 2 and 3 for the days worked.
func (s *survey) days(ctx context.Context) {
	one, op := 1, opSetDays()
	body := func(n int, plus *int) surveyDays { return surveyDays{n, plus, details(s.t.Period, false)} }
	s.note(1, op.name, s.post(ctx, op, body(1, &one)), "")
	second := s.post(ctx, op, body(2, nil))
	list, err := s.c.daysListed(ctx, s.t.Employee, s.t.Period)
	now, found := total(list), "not read"
	switch {
	case err != nil:
	case now.days == 2:
		found = "replaces"
	case now.days == 3:
		found = "adds"
	default:
		found = "neither replaces nor adds"
	}
	if err == nil && now.plus == one {
		found += ", components per day kept"
	} else if err == nil {
		found += ", components per day lost"
	}
	s.note(2, op.name+", a second figure", second, found)
	s.note(3, op.name+", below zero", s.post(ctx, op, body(-1, nil)), "")
}

// comments is question 10: whether a comment comes back as it was given, and how
// long it may be.
func (s *survey) comments(ctx context.Context) {
	for _, k := range s.kinds()[:min(1, len(s.kinds()))] {
		long := s.t.Mark + " " + strings.Repeat("lang ", surveyText/5)
		h := s.post(ctx, k.op, k.body("0.01", long))
		given := map[string]bool{s.t.Mark: true, strings.TrimSpace(long): true}
		found := "no comment read"
		rows, err := s.c.HourRows(ctx, s.t.Employee, s.t.Period)
		if k.op.name != opAddHours().name {
			rows, err = s.c.WageRows(ctx, s.t.Employee, s.t.Period)
		}
		whole, longest := 0, 0
		for _, r := range rows {
			if given[strings.TrimSpace(r.Comment)] {
				whole++
			}
			longest = max(longest, utf8.RuneCountInString(r.Comment))
		}
		if err == nil && longest > 0 {
			found = strconv.Itoa(whole) + " of " + strconv.Itoa(len(rows)) + " as given, longest " + strconv.Itoa(longest) + " of " + strconv.Itoa(len(strings.TrimSpace(long)))
		}
		s.note(10, k.op.name+", comment of "+strconv.Itoa(len(long)), h, found)
	}
}

// pace is question 9, as far as headers tell.
func (s *survey) pace(context.Context) {
	found := "no header tells a limit"
	if len(s.limits) > 0 {
		found = strings.Join(sorted(s.limits), ", ")
	}
	s.answers = append(s.answers, nmbrs.SurveyAnswer{Question: 9, Asked: "headers of all answers", Status: http.StatusOK, Found: found})
}

// takeBack removes every row and all days of a survey. It fails with
// ErrSurveyBusy where there is something else.
func (s *survey) takeBack(ctx context.Context) error {
	hours, err := s.c.HourRows(ctx, s.t.Employee, s.t.Period)
	if err != nil {
		return err
	}
	var wages []nmbrs.Row
	if s.t.WageCode > 0 {
		if wages, err = s.c.WageRows(ctx, s.t.Employee, s.t.Period); err != nil {
			return err
		}
	}
	list, err := s.c.daysListed(ctx, s.t.Employee, s.t.Period)
	if err != nil {
		return err
	}
	known := s.ofSurvey(hours, s.t.HourCode) && s.ofSurvey(wages, s.t.WageCode)
	if !known || len(s.answers) == 0 && len(hours)+len(wages) == 0 && total(list) != (daysRecord{}) {
		return nmbrs.ErrSurveyBusy
	}
	for _, r := range hours {
		if _, err := s.c.DeleteHours(ctx, s.t.Employee, r.ID); err != nil {
			return err
		}
	}
	for _, r := range wages {
		if _, err := s.c.DeleteWage(ctx, s.t.Employee, r.ID); err != nil {
			return err
		}
	}
	if err := s.daysToNone(ctx, list); err != nil {
		return err
	}
	return s.isGone(ctx)
}

// ofSurvey tells whether every row is one that a survey makes. There were none of
// anybody else when this one began, so that code and amount tell of its own also
// where a comment does not come back.
func (s *survey) ofSurvey(rows []nmbrs.Row, code int) bool {
	mark := s.t.Mark[:min(len(s.t.Mark), surveyMark)]
	for _, r := range rows {
		marked := len(r.Comment) >= len(mark) && strings.EqualFold(r.Comment[:len(mark)], mark)
		own := marked || len(s.answers) > 0 && r.Comment == ""
		if r.Code != code || r.Amount != 1 && r.Amount != -1 || r.Inexact || !own {
			return false
		}
	}
	return true
}

// surveyMark is how much of a mark is the same in every survey.
const surveyMark = len("dz:probe")

// daysToNone takes the days back, whether figures replace each other or add up.
func (s *survey) daysToNone(ctx context.Context, list []daysRecord) error {
	if total(list) == (daysRecord{}) {
		return nil
	}
	for try := range 2 {
		// Both figures go to nothing at once where one replaces the other, and by
		// their opposite where they add up.
		var to daysRecord
		if t := total(list); len(list) > 1 || try > 0 {
			to = daysRecord{-t.days, -t.plus}
		}
		if h := s.post(ctx, opSetDays(), surveyDays{to.days, &to.plus, details(s.t.Period, false)}); h.err != nil {
			return h.err
		}
		var err error
		if list, err = s.c.daysListed(ctx, s.t.Employee, s.t.Period); err != nil {
			return err
		}
		if total(list) == (daysRecord{}) {
			return nil
		}
	}
	return nmbrs.ErrSurveyLeft
}

// isGone reads once more that nothing of the survey is there.
func (s *survey) isGone(ctx context.Context) error {
	hours, err := s.c.HourRows(ctx, s.t.Employee, s.t.Period)
	if err == nil && s.t.WageCode > 0 {
		var wages []nmbrs.Row
		wages, err = s.c.WageRows(ctx, s.t.Employee, s.t.Period)
		hours = append(hours, wages...)
	}
	if err == nil && len(hours) > 0 {
		err = nmbrs.ErrSurveyLeft
	}
	return err
}
