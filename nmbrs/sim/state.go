package sim

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"
)

// State is what the server holds at one moment, as the control door shows it.
type State struct {
	Rows  []StateRow     `json:"rows"`
	Wages []StateWage    `json:"wages"`
	Days  []StateDays    `json:"days"`
	Calls map[string]int `json:"calls"`
	// Period is the current period of the first company.
	Period    string         `json:"period"`
	Companies []StateCompany `json:"companies"`
	// Pending counts writes that will be applied late.
	Pending  int    `json:"pending"`
	CallsLog []Call `json:"calls_log,omitempty"`
}

// StateRow is an hour row; Hours has two decimals, more only if it needs them.
type StateRow struct {
	ID         string `json:"id"`
	CompanyID  string `json:"companyId"`
	EmployeeID string `json:"employeeId"`
	Code       int    `json:"code"`
	Hours      string `json:"hours"`
	Period     int    `json:"period"`
	Year       int    `json:"year"`
	Comment    string `json:"comment"`
	// Origin is scenario, api or hand.
	Origin string `json:"origin"`
}

// StateWage is a wage row.
type StateWage struct {
	ID         string `json:"id"`
	CompanyID  string `json:"companyId"`
	EmployeeID string `json:"employeeId"`
	Code       int    `json:"code"`
	Value      string `json:"value"`
	Period     int    `json:"period"`
	Year       int    `json:"year"`
	Comment    string `json:"comment"`
	Origin     string `json:"origin"`
}

// StateDays are the days worked of an employee in a period.
type StateDays struct {
	EmployeeID string `json:"employeeId"`
	Days       int    `json:"days"`
	Period     int    `json:"period"`
	Year       int    `json:"year"`
}

// StateCompany is a company with its current period, 2026-11.
type StateCompany struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Name   string `json:"name"`
	Period string `json:"period"`
}

// Call is one received call. Outcome is received, answered or fault; Fault
// names the entry of the fault script that it met; Effect says what became of
// a write (applied, none, late); Code is the number of a fault.
type Call struct {
	N          int       `json:"n"`
	Operation  string    `json:"operation"`
	EmployeeID string    `json:"employeeId,omitempty"`
	At         time.Time `json:"at"`
	Outcome    string    `json:"outcome"`
	Code       int       `json:"code,omitempty"`
	Effect     string    `json:"effect,omitempty"`
	Fault      string    `json:"fault,omitempty"`
}

// State gives a copy of everything, rows by id, with the log of calls.
func (s *Server) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := State{
		Rows: []StateRow{}, Wages: []StateWage{}, Days: []StateDays{}, Calls: maps.Clone(s.calls),
		Companies: []StateCompany{}, Pending: len(s.pending), CallsLog: slices.Clone(s.log),
	}
	for _, r := range s.book.sorted(hourRow) {
		st.Rows = append(st.Rows, s.stateRow(r))
	}
	for _, r := range s.book.sorted(wageRow) {
		x := s.stateRow(r)
		st.Wages = append(st.Wages, StateWage{x.ID, x.CompanyID, x.EmployeeID, x.Code, x.Hours, x.Period, x.Year, x.Comment, x.Origin})
	}
	for k, d := range s.book.days {
		st.Days = append(st.Days, StateDays{itoa(k.employee), d.days, k.period.Number, k.period.Year})
	}
	slices.SortFunc(st.Days, func(a, b StateDays) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Period, b.Period), cmp.Compare(a.EmployeeID, b.EmployeeID))
	})
	for _, c := range s.data.companies {
		st.Companies = append(st.Companies, StateCompany{itoa(c.ID), itoa(c.Number), c.Name, c.current.String()})
	}
	if len(st.Companies) > 0 {
		st.Period = st.Companies[0].Period
	}
	return st
}

func (s *Server) stateRow(r *row) StateRow {
	x := StateRow{
		ID: strconv.Itoa(r.id), EmployeeID: itoa(r.employee), Code: r.code, Hours: r.amount.String(),
		Period: r.period.Number, Year: r.period.Year, Comment: r.comment, Origin: r.origin,
	}
	if c := s.data.companyOf(r.employee); c != nil {
		x.CompanyID = itoa(c.ID)
	}
	return x
}
