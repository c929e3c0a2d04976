package door

import "doorzet/nmbrs/sim/gate"

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
	Pending  int         `json:"pending"`
	CallsLog []gate.Call `json:"calls_log,omitempty"`
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
