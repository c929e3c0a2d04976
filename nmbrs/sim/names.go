package sim

import (
	"doorzet/nmbrs/sim/door"
	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
	"doorzet/nmbrs/sim/restface"
)

// Who starts a server or looks into it needs no other package than this one: what
// its parts define for callers stands here under the same names.
type (
	// Scenario is what a server starts with.
	Scenario = office.Scenario
	// ScenarioOptions is the switches of a scenario.
	ScenarioOptions = office.ScenarioOptions
	// User is an API user.
	User = office.User
	// App is an application of REST.
	App = office.App
	// Debtor is a client of the payroll office.
	Debtor = office.Debtor
	// Post is a department or a function.
	Post = office.Post
	// Company is an employer.
	Company = office.Company
	// Code is an hour code or a wage code.
	Code = office.Code
	// CostCentre is a cost centre.
	CostCentre = office.CostCentre
	// Run is a payroll run.
	Run = office.Run
	// EmployeeType is a kind of employee.
	EmployeeType = office.EmployeeType
	// Employee is one employment relation.
	Employee = office.Employee
	// Person is personal data.
	Person = office.Person
	// Address is a home address.
	Address = office.Address
	// Employment is a stretch of service.
	Employment = office.Employment
	// Contract is a contract.
	Contract = office.Contract
	// Schedule is a roster.
	Schedule = office.Schedule
	// Salary is an amount of a kind.
	Salary = office.Salary
	// EmployeeCostCentre is a share of an employee.
	EmployeeCostCentre = office.EmployeeCostCentre
	// InitialRow is a row that is there already.
	InitialRow = office.InitialRow
	// InitialDays is days that are filled in already.
	InitialDays = office.InitialDays
	// Decimal is a number with four decimals.
	Decimal = office.Decimal
	// Period is a pay period.
	Period = office.Period
	// PeriodType is the length of pay periods.
	PeriodType = office.PeriodType
	// HandRow is a row that a colleague types.
	HandRow = office.HandRow
	// Fault is an entry of the fault script.
	Fault = faults.Fault
	// Call is one received call.
	Call = gate.Call
	// State is what the server holds at one moment.
	State = door.State
	// StateRow is an hour row.
	StateRow = door.StateRow
	// StateWage is a wage row.
	StateWage = door.StateWage
	// StateDays is the days worked of somebody.
	StateDays = door.StateDays
	// StateCompany is a company with its period.
	StateCompany = door.StateCompany
)

// The origins of a row, as the state shows them.
const (
	OriginScenario = office.OriginScenario
	OriginAPI      = office.OriginAPI
	OriginHand     = office.OriginHand
)

// The dialects of REST by name.
const (
	DialectCurrent = office.DialectCurrent
	DialectOld     = office.DialectOld
	DialectOther   = office.DialectOther
)

// The application that a scenario without one has, and the names of the example.
const (
	DefaultClientID     = restface.DefaultClientID
	DefaultClientSecret = restface.DefaultClientSecret
	DefaultKey          = restface.DefaultKey
	DemoCanaryBSN       = office.DemoCanaryBSN
	DemoHandTyped       = office.DemoHandTyped
)

// What the hand of a colleague and a fault script may be refused for.
var (
	ErrNotThere = office.ErrNotThere
	ErrFault    = faults.ErrFault
)

// Functions of the parts that stand under this package's name for their callers.
var (
	Demo          = office.Demo
	ParseScenario = office.ParseScenario
	ParseDecimal  = office.ParseDecimal
	Whole         = office.Whole
	Hundredths    = office.Hundredths
	GUID          = office.GUID
	Dialects      = office.Dialects
	FaultKinds    = faults.FaultKinds
)
