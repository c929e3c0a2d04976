package office

// Scenario is everything a simulated Nmbrs starts with. It is a JSON file;
// unknown fields are refused, ids are whole numbers, dates are YYYY-MM-DD.
type Scenario struct {
	// Clock is the server's time at the start, RFC 3339; it runs on from there.
	// Empty means the machine's own clock.
	Clock string `json:"clock,omitempty"`
	// Options switch what is only guessed of Nmbrs.
	Options ScenarioOptions `json:"options,omitzero"`
	// Users are the API users; at least one.
	Users []User `json:"users"`
	// Apps are the applications that may ask for consent over REST; without any
	// there is one with the Default ids and secrets.
	Apps []App `json:"apps,omitempty"`
	// Debtors are the clients of the payroll office.
	Debtors []Debtor `json:"debtors"`
	// Companies belong to a debtor.
	Companies []Company `json:"companies"`
	// EmployeeTypes defaults to seven types, 2 being the payroll employee.
	EmployeeTypes []EmployeeType `json:"employeeTypes,omitempty"`
	// Employees belong to a company.
	Employees []Employee `json:"employees"`
	// Hours and Wages are the variable rows that are there already.
	Hours []InitialRow `json:"hours,omitempty"`
	Wages []InitialRow `json:"wages,omitempty"`
	// Days are the days worked that are filled in already.
	Days []InitialDays `json:"days,omitempty"`
}

// ScenarioOptions are the switches for oddities. A missing switch means the
// behaviour that is thought most likely.
type ScenarioOptions struct {
	// RequireDomain refuses calls without a domain (1001); default true.
	RequireDomain *bool `json:"requireDomain,omitempty"`
	// FutureProtected gives 2011 for later periods too; default true.
	FutureProtected *bool `json:"futureProtected,omitempty"`
	// Unguarded takes writes for any period, whatever the unlock flag says.
	Unguarded bool `json:"unguarded,omitempty"`
	// BatchAtomic stores a batch whole or not at all; default true. False
	// stores the rows before the first bad one.
	BatchAtomic *bool `json:"batchAtomic,omitempty"`
	// DeleteUnknown is the answer for an unknown row: "false" (default),
	// "true" or "fault".
	DeleteUnknown string `json:"deleteUnknown,omitempty"`
	// ContractItemName is the element of the contract list: default
	// EmployeeContractItemGlobal, else EmployeeContractItem.
	ContractItemName string `json:"contractItemName,omitempty"`
	// PeriodSpelling is "" for M, 4W, 1W; "w" for M, W4, W1; "short" for a bare W.
	PeriodSpelling string `json:"periodSpelling,omitempty"`
	// SOAPEnvelope forces the version of answers: "1.1" or "1.2"; default the
	// version of the request.
	SOAPEnvelope string `json:"soapEnvelope,omitempty"`
	// EmptyList is how an empty list is written: "element" (default) or "absent".
	EmptyList string `json:"emptyList,omitempty"`
	// NilItems puts an xsi:nil item at the end of every list.
	NilItems bool `json:"nilItems,omitempty"`
	// ZeroDates writes 0001-01-01 where a date is missing, instead of xsi:nil.
	ZeroDates bool `json:"zeroDates,omitempty"`
	// NilHours writes a missing HoursPerWeek as xsi:nil instead of leaving it out.
	NilHours bool `json:"nilHours,omitempty"`
	// RefuseNegative answers 2030 to a negative number of hours.
	RefuseNegative bool `json:"refuseNegative,omitempty"`
	// HiddenCompanyCode is the fault for a company that the user may not see:
	// 2004 (default) or 1003.
	HiddenCompanyCode int `json:"hiddenCompanyCode,omitempty"`
	// MissingOperations are operations that this server does not know.
	MissingOperations []string `json:"missingOperations,omitempty"`
	// AccessSeconds is the life of an access token; default 3600.
	AccessSeconds int `json:"accessSeconds,omitempty"`
	// RestPaging is how a page tells of the others: "" in pagination with all
	// fields, "top" beside data, "next" by nextPage alone, "total" by totalPages.
	RestPaging string `json:"restPaging,omitempty"`
	// RestPageLimit is the most items of a page; default 100.
	RestPageLimit int `json:"restPageLimit,omitempty"`
	// RestComments is what becomes of the comments of rows on their way back:
	// "" nothing, "upper" capitals, "prefix" words before them, "cut" an end.
	RestComments string `json:"restComments,omitempty"`
	// FloatNoise writes amounts with the noise of a binary fraction behind them.
	FloatNoise bool `json:"floatNoise,omitempty"`
	// RestWageCodes offers the list of wage codes; default not.
	RestWageCodes bool `json:"restWageCodes,omitempty"`
	// RestNoPeriodType leaves out the type of the current period.
	RestNoPeriodType bool `json:"restNoPeriodType,omitempty"`
	// RestKeepsRefresh lets a refresh token live on: an answer to it has none.
	RestKeepsRefresh bool `json:"restKeepsRefresh,omitempty"`
	// RestDialect is how REST spells what is known in several ways: one of
	// Dialects, the first of them when empty.
	RestDialect string `json:"restDialect,omitempty"`
	// RestMultiDebtor lets one consent cover several debtors.
	RestMultiDebtor bool `json:"restMultiDebtor,omitempty"`
}

// The dialects by name.
const (
	DialectCurrent = "current"
	DialectOld     = "old"
	DialectOther   = "other"
)

// Dialects names the dialects of REST, the default first.
func Dialects() []string { return []string{DialectCurrent, DialectOld, DialectOther} }

// The two names of an entry of the contract list.
const (
	ContractItemGlobal = "EmployeeContractItemGlobal"
	ContractItem       = "EmployeeContractItem"
)

// User is an API user with its rights.
type User struct {
	Email  string `json:"email"`
	Token  string `json:"token"`
	Domain string `json:"domain"`
	// Password is for the login page of REST; default the token.
	Password string `json:"password,omitempty"`
	// Allowed names the operations of the API user template; empty means all.
	// Names are written Operation or Service.Operation.
	Allowed []string `json:"allowed,omitempty"`
	// Denied names operations that are switched off; it wins over Allowed.
	Denied []string `json:"denied,omitempty"`
	// Companies are the visible company ids; null means all.
	Companies []int `json:"companies"`
}

// App is an application that a developer registered, with its subscription.
type App struct {
	ClientID        string `json:"clientId"`
	ClientSecret    string `json:"clientSecret"`
	SubscriptionKey string `json:"subscriptionKey"`
	// SecondaryKey is as good, "" for none.
	SecondaryKey string `json:"secondaryKey,omitempty"`
	// Redirects are the addresses it may be led back to; none is any on loopback.
	Redirects []string `json:"redirects,omitempty"`
	// Scopes are those that it may ask for; none is every known one.
	Scopes []string `json:"scopes,omitempty"`
}

// Debtor is a client of the payroll office.
type Debtor struct {
	ID          int    `json:"id"`
	Number      string `json:"number"`
	Name        string `json:"name"`
	Departments []Post `json:"departments,omitempty"`
	Functions   []Post `json:"functions,omitempty"`
}

// Post is a department or a function, with the period from which it holds.
type Post struct {
	ID          int    `json:"id"`
	Code        int    `json:"code"`
	Description string `json:"description"`
	StartYear   int    `json:"startYear,omitempty"`
	StartPeriod int    `json:"startPeriod,omitempty"`
}

// Company is an employer.
type Company struct {
	ID     int    `json:"id"`
	Number int    `json:"number"`
	Name   string `json:"name"`
	Debtor int    `json:"debtor"`
	// Period is the current period with its type: "2026-11-M".
	Period string `json:"period"`
	// Declaration is the interval of the wage tax return: Month (default),
	// Week4, Month6 or Year. It is not the pay period.
	Declaration string `json:"declaration,omitempty"`
	// HourCodes and WageCodes carry the number of their model, 1 or 2.
	HourCodes   []Code       `json:"hourCodes,omitempty"`
	WageCodes   []Code       `json:"wageCodes,omitempty"`
	CostCentres []CostCentre `json:"costCentres,omitempty"`
	Runs        []Run        `json:"runs,omitempty"`
	RunRequests []RunRequest `json:"runRequests,omitempty"`
	// Declared lists the periods whose wage tax return was sent: "2026-10".
	Declared []string `json:"declared,omitempty"`
}

// Code is an hour code or a wage code of model 1 (default) or 2.
type Code struct {
	Code        int    `json:"code"`
	Description string `json:"description"`
	Model       int    `json:"model,omitempty"`
}

// CostCentre is a cost centre of a company.
type CostCentre struct {
	ID          int    `json:"id"`
	Code        string `json:"code"`
	Description string `json:"description"`
}

// Run is a payroll run that was made. Number defaults to the order in its year.
type Run struct {
	ID          int    `json:"id"`
	Number      int    `json:"number,omitempty"`
	Year        int    `json:"year"`
	PeriodStart int    `json:"periodStart"`
	PeriodEnd   int    `json:"periodEnd"`
	Description string `json:"description,omitempty"`
	// RunAt is local time without zone: 2026-10-28T14:05:00.
	RunAt  string `json:"runAt"`
	Locked bool   `json:"locked"`
	// Type is "" for an ordinary run; any other word is a run that does not pay
	// a period, such as a trial run or a retroactive one.
	Type string `json:"type,omitempty"`
}

// RunRequest is a run that was asked for: Undefined, Pending, Handled,
// Complete or Canceled.
type RunRequest struct {
	Period      int    `json:"period"`
	Year        int    `json:"year"`
	Status      string `json:"status"`
	HandledDate string `json:"handledDate,omitempty"`
}

// EmployeeType is a kind of employee; 2 is the payroll employee.
type EmployeeType struct {
	ID          int    `json:"id"`
	Description string `json:"description"`
}

// InitialRow is a variable row that is there at the start.
type InitialRow struct {
	// ID may be left out and is then given in order.
	ID       int     `json:"id,omitempty"`
	Employee int     `json:"employee"`
	Code     int     `json:"code"`
	Amount   Decimal `json:"amount"`
	Period   string  `json:"period"`
	Comment  string  `json:"comment,omitempty"`
	// Hand marks a row as typed by a person.
	Hand bool `json:"hand,omitempty"`
}

// InitialDays are the days worked of an employee at the start.
type InitialDays struct {
	Employee  int    `json:"employee"`
	Period    string `json:"period"`
	Days      int    `json:"days"`
	PlusMinus int    `json:"plusMinus,omitempty"`
}
