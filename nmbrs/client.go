package nmbrs

import "context"

// Client is what Doorzet needs of Nmbrs, on any transport. Its methods are
// safe for use by several goroutines. Every error that comes from the server
// or the network is, or wraps, an *Error.
type Client interface {
	Reader
	Writer
}

// Reader holds the calls without effect. They may be repeated by the
// transport. An empty result is a slice of length 0; an answer of which
// nothing was understood is an error, never an empty result.
type Reader interface {
	// Calls lists the operations that this transport uses, for the rights check.
	Calls() []Call
	// Probe tries one read call; the result is not kept. A write call or an
	// unknown name is an error that is no *Error.
	Probe(ctx context.Context, call string, target ProbeTarget) error

	// Domain tells the sub-domain of the environment that the e-mail and token
	// belong to (SOAP: Environment_Get).
	Domain(ctx context.Context) (string, error)
	Debtors(ctx context.Context) ([]Debtor, error)
	// Companies lists every visible company, with its debtor where known.
	Companies(ctx context.Context) ([]Company, error)
	CurrentPeriod(ctx context.Context, company CompanyID) (Period, error)
	// Runs lists the payroll runs made in a year.
	Runs(ctx context.Context, company CompanyID, year int) ([]Run, error)
	// HourCodes and WageCodes merge both models by code. A second model that
	// cannot be read is a Skipped; a first one is too, when the other answered.
	HourCodes(ctx context.Context, company CompanyID) ([]Code, []Skipped, error)
	WageCodes(ctx context.Context, company CompanyID) ([]Code, []Skipped, error)
	CostCentres(ctx context.Context, company CompanyID) ([]CostCentre, error)

	EmployeeTypes(ctx context.Context) ([]EmployeeType, error)
	// Employees lists the employees of one type (an EmployeeType.ID).
	Employees(ctx context.Context, company CompanyID, employeeType string) ([]Employee, error)
	// People gives names and e-mails in bulk, by the call without citizen
	// service numbers where it is allowed, else by the next best; what was
	// passed over is in Skipped.
	People(ctx context.Context, company CompanyID) ([]PersonalInfo, []Skipped, error)
	Employments(ctx context.Context, company CompanyID) ([]Employment, error)
	Contracts(ctx context.Context, company CompanyID) ([]Contract, error)
	Schedules(ctx context.Context, company CompanyID) ([]Schedule, error)
	Departments(ctx context.Context, company CompanyID) ([]Department, error)
	// PayFacts reads salary kind and contract hours from the flat call.
	PayFacts(ctx context.Context, company CompanyID) ([]PayFacts, error)
	// SalaryStarts gives the dates from which salaries hold.
	SalaryStarts(ctx context.Context, company CompanyID) ([]SalaryStart, error)

	// HourRows and WageRows give every variable row of an employee in a
	// period, also those typed by hand.
	HourRows(ctx context.Context, employee EmployeeID, p Period) ([]Row, error)
	WageRows(ctx context.Context, employee EmployeeID, p Period) ([]Row, error)
	// WageRowsOf gives the wage rows of many employees of one company in few calls,
	// each as WageRows gives them. Who is not in the answer was not listed, and has
	// to be asked for alone. Where a transport has no such call, or it would take
	// as many calls as asking one by one, the error is ErrUnsupported.
	WageRowsOf(ctx context.Context, employees []EmployeeID, p Period) (map[EmployeeID][]Row, error)
	// Days gives the figures that are set for the days worked: none, one, or
	// several where Nmbrs keeps each that it was given beside the others.
	Days(ctx context.Context, employee EmployeeID, p Period) (DayFigures, error)

	// DebtorGUIDs and GUIDs map integer ids to REST GUIDs; entity is "Company"
	// or "Employee". Transports without them return ErrUnsupported.
	DebtorGUIDs(ctx context.Context) ([]IDPair, error)
	GUIDs(ctx context.Context, company CompanyID, entity string) ([]IDPair, error)
}

// Writer holds the calls with effect. Each is tried exactly once: no retry,
// no redirect. What an error says about the effect is told by OutcomeOf.
type Writer interface {
	// InsertHours adds one variable hour row and gives its id.
	InsertHours(ctx context.Context, in Insert) (RowID, error)
	// InsertWage adds one variable wage row and gives its id.
	InsertWage(ctx context.Context, in Insert) (RowID, error)
	// DeleteHours and DeleteWage remove one row. False means that Nmbrs did
	// not remove it; only a later read tells whether it is gone.
	DeleteHours(ctx context.Context, employee EmployeeID, row RowID) (bool, error)
	DeleteWage(ctx context.Context, employee EmployeeID, row RowID) (bool, error)
	// SetDays replaces the days worked.
	SetDays(ctx context.Context, in SetDays) error
}
