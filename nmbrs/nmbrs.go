// Package nmbrs says in Go what the payroll program Nmbrs offers to an hours
// link: the Client interface, its values and its typed errors. It knows no
// transport; nmbrs/soap speaks SOAP v3 and nmbrs/rest speaks REST, both
// behind the same Client.
//
// Ids are opaque strings: SOAP has integers, REST has GUIDs. Amounts are
// int64 hundredths, never floating point. Nothing in this package can hold a
// citizen service number, a bank account, a birth date or a salary amount.
package nmbrs

import (
	"fmt"
	"strconv"
	"time"
)

// DebtorID identifies a debtor (a client of the payroll office).
type DebtorID string

// CompanyID identifies a company within one environment of Nmbrs.
type CompanyID string

// EmployeeID identifies an employee of one company. A person who works for
// two companies, or was hired again, has several.
type EmployeeID string

// RowID identifies one variable hour or wage row of an employee.
type RowID string

// Hundredths is an amount in hundredths of an hour, a day, a piece or a euro.
type Hundredths int64

// String writes the amount as Nmbrs reads it: a decimal point, at least two
// and at most two decimals, never an exponent.
func (h Hundredths) String() string {
	sign, n := "", int64(h)
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// PeriodType is the pay period type of a company; it is fixed when the
// company is created.
type PeriodType string

// The period types of Nmbrs, in their canonical spelling.
const (
	Month     PeriodType = "M"
	FourWeeks PeriodType = "4W"
	Week      PeriodType = "1W"
	Quarter   PeriodType = "K"
)

// Period is a numbered pay period of a company.
type Period struct {
	Year   int
	Number int
	Type   PeriodType
}

// String writes the period as Company_GetCurrentPeriod does: 2026-11-M.
func (p Period) String() string {
	return strconv.Itoa(p.Year) + "-" + strconv.Itoa(p.Number) + "-" + string(p.Type)
}

// Debtor is a client of the payroll office.
type Debtor struct {
	ID     DebtorID
	Number string
	Name   string
}

// Company is an employer in Nmbrs. Debtor is empty where the list that named
// the company does not tell it.
type Company struct {
	ID     CompanyID
	Number string
	Name   string
	Debtor DebtorID
}

// Run is a payroll run that was made for a company. PeriodStart and PeriodEnd
// are 0 where the transport does not tell them; Number counts runs, not periods.
// Apart is set for a run that pays no period, such as a trial or a TWK run.
type Run struct {
	ID          string
	Number      int
	Year        int
	PeriodStart int
	PeriodEnd   int
	Description string
	At          time.Time
	Locked      bool
	Apart       bool `json:",omitempty"`
}

// Code is an hour code or a wage code of a company's model.
type Code struct {
	Code        int
	Description string
	// Model is 1 or 2: the company's first or second model.
	Model int
}

// CostCentre is a kostenplaats of a company.
type CostCentre struct {
	ID          string
	Code        string
	Description string
}

// EmployeeType is a kind of employee (payroll employee, former payroll
// employee, applicant, …).
type EmployeeType struct {
	ID          string
	Description string
}

// Employee is an entry of the employee list of a company.
type Employee struct {
	ID          EmployeeID
	Number      string
	DisplayName string
	// Type is the employee type whose list named the employee, or over REST
	// the type that the employee has, in the words of TypePayroll and the others.
	Type string
}

// The employee types of REST that matter to an hours link. Over SOAP a type is
// a number whose meaning EmployeeTypes tells.
const (
	TypePayroll        = "payroll"
	TypeFormerPayroll  = "formerPayroll"
	TypeNewHire        = "newHire" // entered, and not promoted to the payroll yet
	TypeExternal       = "external"
	TypeFormerExternal = "formerExternal"
)

// PersonalInfo is the current name and e-mail of an employee.
type PersonalInfo struct {
	Employee  EmployeeID
	Number    string
	FirstName string
	Prefix    string
	LastName  string
	Nickname  string
	EmailWork string
	EmailHome string
}

// Employment is a stretch of service. A zero End means still in service; a
// zero Start means that Nmbrs gave none.
type Employment struct {
	Employee   EmployeeID
	Start, End time.Time
}

// Contract is a contract of an employee. HoursPerWeek is nil when Nmbrs did
// not say it: absent is unknown, never zero.
type Contract struct {
	Employee     EmployeeID
	ID           string
	Start, End   time.Time
	HoursPerWeek *Hundredths
	Indefinite   *bool
}

// Schedule is the roster of an employee from Start on. Hours holds the two
// weeks, Monday first; a nil entry was not given, and a roster of one week has
// a second one without any entry. WeekHours are the hours a week that Nmbrs
// names beside the days, nil where it names none (SOAP never does).
type Schedule struct {
	Employee           EmployeeID
	Start              time.Time
	Hours              [14]*Hundredths
	WeekHours          *Hundredths `json:",omitempty"`
	ParttimePercentage *Hundredths
}

// Department is the department (or function) of an employee at present.
type Department struct {
	Employee    EmployeeID
	Description string
}

// PayFacts are the few fields that the flat call may be used for: the kind of
// salary in the spelling of SOAP, such as Bruto_Uurloon (empty when absent; a
// word that is not known passes as it is), and the contract hours (nil when
// absent). No amounts.
type PayFacts struct {
	Employee      EmployeeID
	SalaryType    string
	ContractHours *Hundredths
}

// SalaryStart is a date from which a salary holds, without its amount.
type SalaryStart struct {
	Employee EmployeeID
	Start    time.Time
	// Type is the kind of salary in the spelling of PayFacts, "" when unknown.
	Type string
}

// Row is a variable hour or wage row that Nmbrs holds for an employee in a
// period, whoever made it.
type Row struct {
	ID     RowID
	Code   int
	Amount Hundredths
	// Inexact is true when Nmbrs holds more than two decimals; Amount is then
	// cut off and the row can never be one of ours.
	Inexact bool
	// Comment is "" where the transport does not return comments (SOAP).
	Comment string
	// Created is when the row was made, zero where that is not told (SOAP).
	Created time.Time `json:",omitzero"`
}

// Insert asks for one more variable row. Nmbrs adds a row every time it is
// called; there is no idempotency key.
type Insert struct {
	Employee    EmployeeID
	Code        int
	Amount      Hundredths
	CostCentre  string
	Comment     string
	Period      Period
	Unprotected bool
}

// DayFigures are the figures that are set for the days worked of an employee in
// a period; together they are the days.
type DayFigures []int

// Sum gives the days: 0 when no figure is set, below 0 for unpaid leave.
func (d DayFigures) Sum() (sum int) {
	for _, n := range d {
		sum += n
	}
	return sum
}

// SetDays replaces the number of days worked of an employee in a period.
type SetDays struct {
	Employee    EmployeeID
	Days        int
	Period      Period
	Unprotected bool
}

// IDPair maps an integer id of SOAP to a GUID of REST.
type IDPair struct {
	Int  string
	GUID string
}

// Call names one operation of Nmbrs as the API user template lists it.
type Call struct {
	// Name is Service.Operation, such as CompanyService.Run_GetList.
	Name string
	// Essential calls must be allowed for a link to work at all.
	Essential bool
	// Write calls cannot be probed without effect.
	Write bool
}

// ProbeTarget says with which ids a read call is tried.
type ProbeTarget struct {
	Debtor   DebtorID
	Company  CompanyID
	Employee EmployeeID
	Period   Period
}

// Skipped is an optional call that failed while its caller went on.
type Skipped struct {
	Call string
	Err  error
}
