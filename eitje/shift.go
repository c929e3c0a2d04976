package eitje

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"doorzet/payroll"
)

// Limits of what a shift may hold.
const (
	maxText   = 200
	maxRemark = 2000
	maxMeals  = 1000
	maxBreak  = 24 * 60
)

// TypeNone is the hour type of a shift for which eitje tells none: without it
// leave would pass for work. Its code is for the clerk to decide.
const TypeNone = "zonder type"

// Shift is a registered shift as far as payroll needs it.
type Shift struct {
	Date     payroll.Date    `json:"date"`
	Start    time.Time       `json:"start"`
	End      time.Time       `json:"end"`
	Break    payroll.Minutes `json:"break,omitempty"`
	Person   string          `json:"person"`
	PersonID string          `json:"personId"`
	Venue    string          `json:"venue"`
	Team     string          `json:"team,omitempty"`
	Type     string          `json:"type"`
	Remark   string          `json:"remark,omitempty"`
	Meals    int             `json:"meals,omitempty"`
	Approved bool            `json:"approved,omitempty"`
	Exported bool            `json:"exported,omitempty"`
}

// Bad says why a shift was refused, and what could be read of whose it was.
type Bad struct {
	Code   payroll.Code `json:"code"`
	Field  string       `json:"field"`
	Text   string       `json:"text,omitempty"`
	Person string       `json:"person,omitempty"`
	Date   payroll.Date `json:"date,omitempty"`
}

// Entry is one shift of an answer, understood or refused. ID is eitje's, 0
// when it could not be read.
type Entry struct {
	ID int `json:"id"`
	// Venue is the id of the environment, "" when it could not be read.
	Venue string `json:"venue"`
	Shift *Shift `json:"shift,omitempty"`
	Bad   *Bad   `json:"bad,omitempty"`
}

// date is the day of the entry, 0 when unknown.
func (e Entry) date() payroll.Date {
	if e.Shift != nil {
		return e.Shift.Date
	}
	return e.Bad.Date
}

// decodeShift reads one item. Whose it is comes first, so that a refusal of
// the rest can tell.
func decodeShift(raw json.RawMessage) Entry {
	var (
		w wireShift
		s Shift
		e Entry
	)
	if err := json.Unmarshal(raw, &w); err != nil || string(raw) == "null" {
		e.Bad = &Bad{Code: CodeShiftField, Field: "shift"}
		return e
	}
	bad := e.who(&w, &s)
	for _, part := range [...]func(*wireShift) *Bad{s.when, s.what, s.extras} {
		if bad == nil {
			bad = part(&w)
		}
	}
	if bad != nil {
		bad.Person, bad.Date = s.Person, s.Date
		if bad.Date == 0 {
			// What is wrong may stand before the date was read.
			if d, b := dateOf(w.Date); b == nil {
				bad.Date = d
			}
		}
		e.Bad = bad
		return e
	}
	e.Shift = &s
	return e
}

func (e *Entry) who(w *wireShift, s *Shift) *Bad {
	var id wireID
	bad := e.identify(w, &id)
	user, badUser := refOf("user", w.User, true)
	s.Person, s.PersonID = user.Name, user.ID
	env, badEnv := refOf("environment", w.Environment, true)
	e.Venue, s.Venue = env.ID, env.Name
	for _, b := range [...]*Bad{badUser, badEnv} {
		if bad == nil {
			bad = b
		}
	}
	return bad
}

func (e *Entry) identify(w *wireShift, id *wireID) *Bad {
	if !filled(w.ID) {
		return &Bad{Code: CodeShiftMissing, Field: "id"}
	}
	if err := json.Unmarshal(w.ID, id); err != nil {
		return unreadable("id", w.ID)
	}
	n, err := strconv.ParseInt(string(*id), 10, strconv.IntSize)
	if err != nil || n <= 0 {
		return unreadable("id", w.ID)
	}
	e.ID = int(n)
	return nil
}

func (s *Shift) when(w *wireShift) *Bad {
	var bad *Bad
	if s.Date, bad = dateOf(w.Date); bad != nil {
		return bad
	}
	if s.Start, bad = timeOf("start", w.Start); bad != nil {
		return bad
	}
	if !filled(w.End) {
		return &Bad{Code: CodeShiftOpen, Field: "end"}
	}
	if s.End, bad = timeOf("end", w.End); bad != nil {
		return bad
	}
	n, bad := wholeOf("break_minutes", w.Break)
	if bad != nil {
		return bad
	}
	if n < 0 || n > maxBreak {
		return &Bad{Code: CodeShiftBreak, Field: "break_minutes", Text: strconv.Itoa(n)}
	}
	s.Break = payroll.Minutes(n)
	return nil
}

func (s *Shift) what(w *wireShift) *Bad {
	typ, bad := refOf("type", w.Type, false)
	if bad != nil {
		return bad
	}
	if s.Type = payroll.FoldType(typ.Name); s.Type == "" {
		s.Type = TypeNone
	}
	team, bad := refOf("team", w.Team, false)
	s.Team = team.Name
	return bad
}

func (s *Shift) extras(w *wireShift) *Bad {
	var bad *Bad
	if s.Approved, bad = boolOf("approved", w.Approved); bad != nil {
		return bad
	}
	if s.Exported, bad = boolOf("exported_to_hr_integration", w.Exported); bad != nil {
		return bad
	}
	if filled(w.Remarks) {
		var text string
		if json.Unmarshal(w.Remarks, &text) != nil {
			return unreadable("remarks", w.Remarks)
		}
		s.Remark = strings.TrimSpace(payroll.Clean(text, maxRemark))
	}
	s.Meals, bad = mealsOf(w.Meals)
	return bad
}

// mealsOf counts the named items.
func mealsOf(raw json.RawMessage) (int, *Bad) {
	if !filled(raw) {
		return 0, nil
	}
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil || len(items) > maxMeals {
		return 0, unreadable("meals", raw)
	}
	for _, item := range items {
		var name string
		if item[0] == '{' {
			if _, bad := refOf("meals", item, false); bad != nil {
				return 0, bad
			}
		} else if !filled(item) || json.Unmarshal(item, &name) != nil {
			return 0, unreadable("meals", item)
		}
	}
	return len(items), nil
}

// refOf reads a reference to something with an id and a name.
func refOf(field string, raw json.RawMessage, need bool) (Named, *Bad) {
	missing := &Bad{Code: CodeShiftMissing, Field: field}
	if !filled(raw) {
		if need {
			return Named{}, missing
		}
		return Named{}, nil
	}
	var w wireRef
	if raw[0] != '{' || json.Unmarshal(raw, &w) != nil {
		return Named{}, unreadable(field, raw)
	}
	out := Named{ID: string(w.ID)}
	if w.Name != nil {
		if utf8.RuneCountInString(*w.Name) > maxText {
			return out, &Bad{Code: CodeShiftField, Field: field, Text: payroll.Clean(*w.Name, maxShown)}
		}
		out.Name = tidy(*w.Name)
	}
	if need && (out.ID == "" || out.Name == "") {
		return out, missing
	}
	return out, nil
}

func dateOf(raw json.RawMessage) (payroll.Date, *Bad) {
	if !filled(raw) {
		return 0, &Bad{Code: CodeShiftMissing, Field: "date"}
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return 0, unreadable("date", raw)
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, unreadable("date", raw)
	}
	d, err := payroll.MakeDate(t.Date())
	if err != nil {
		return 0, unreadable("date", raw)
	}
	return d, nil
}

// timeOf reads a moment, to the minute that the clock showed.
func timeOf(field string, raw json.RawMessage) (time.Time, *Bad) {
	if !filled(raw) {
		return time.Time{}, &Bad{Code: CodeShiftMissing, Field: field}
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return time.Time{}, unreadable(field, raw)
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}, unreadable(field, raw)
	}
	return t.UTC().Truncate(time.Minute), nil
}

func wholeOf(field string, raw json.RawMessage) (int, *Bad) {
	var n int
	if filled(raw) && json.Unmarshal(raw, &n) != nil {
		return 0, unreadable(field, raw)
	}
	return n, nil
}

func boolOf(field string, raw json.RawMessage) (bool, *Bad) {
	var yes bool
	if len(raw) > 0 && json.Unmarshal(raw, &yes) != nil {
		return false, unreadable(field, raw)
	}
	return yes, nil
}

// unreadable refuses a field, showing a plain value but never what an object
// holds: that may be anything about a person.
func unreadable(field string, raw json.RawMessage) *Bad {
	b := &Bad{Code: CodeShiftField, Field: field}
	if raw[0] != '{' && raw[0] != '[' {
		b.Text = payroll.Clean(strings.Trim(string(raw), `"`), maxShown)
	}
	return b
}
