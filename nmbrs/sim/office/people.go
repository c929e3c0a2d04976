package office

// Employee is one employment relation: a person with two companies, or hired
// again, has two. Everything with a history is a list, oldest first.
type Employee struct {
	ID      int `json:"id"`
	Company int `json:"company"`
	// Number is unique within the company only.
	Number int `json:"number"`
	// Type is an EmployeeType id; default 2, payroll employee.
	Type        int                  `json:"type,omitempty"`
	Person      Person               `json:"person"`
	Earlier     []Person             `json:"earlier,omitempty"`
	Address     *Address             `json:"address,omitempty"`
	Employments []Employment         `json:"employments,omitempty"`
	Contracts   []Contract           `json:"contracts,omitempty"`
	Schedules   []Schedule           `json:"schedules,omitempty"`
	Salaries    []Salary             `json:"salaries,omitempty"`
	Departments []Post               `json:"departments,omitempty"`
	Functions   []Post               `json:"functions,omitempty"`
	CostCentres []EmployeeCostCentre `json:"costCentres,omitempty"`
	// ContractHours overrides the figure of the flat call, which is otherwise
	// that of the contract, else the sum of the schedule.
	ContractHours *Decimal `json:"contractHours,omitempty"`
}

// Person holds personal data. All of it is fictional; the fields that a link
// has no use for are there so that a leak can be noticed.
type Person struct {
	// DisplayName defaults to first name, prefix and last name.
	DisplayName  string `json:"displayName,omitempty"`
	FirstName    string `json:"firstName,omitempty"`
	Initials     string `json:"initials,omitempty"`
	Prefix       string `json:"prefix,omitempty"`
	LastName     string `json:"lastName,omitempty"`
	Nickname     string `json:"nickname,omitempty"`
	Gender       string `json:"gender,omitempty"`
	EmailWork    string `json:"emailWork,omitempty"`
	EmailPrivate string `json:"emailPrivate,omitempty"`
	Mobile       string `json:"mobile,omitempty"`
	BSN          string `json:"bsn,omitempty"`
	Birthday     string `json:"birthday,omitempty"`
	Created      string `json:"created,omitempty"`
	StartYear    int    `json:"startYear,omitempty"`
	StartPeriod  int    `json:"startPeriod,omitempty"`
}

// Display is the name as lists show it.
func (p Person) Display() string {
	if p.DisplayName != "" {
		return p.DisplayName
	}
	s := p.FirstName
	for _, part := range []string{p.Prefix, p.LastName} {
		if s != "" && part != "" {
			s += " "
		}
		s += part
	}
	return s
}

// GenderWord is undefined where nobody filled it in.
func (p Person) GenderWord() string {
	if p.Gender == "" {
		return "undefined"
	}
	return p.Gender
}

// CreatedBySystem is the creation date of records without a history.
const CreatedBySystem = "2024-01-02T10:11:12"

// Address is a home address.
type Address struct {
	ID         int    `json:"id"`
	Street     string `json:"street,omitempty"`
	Number     string `json:"number,omitempty"`
	Addition   string `json:"addition,omitempty"`
	PostalCode string `json:"postalCode,omitempty"`
	City       string `json:"city,omitempty"`
	Country    string `json:"country,omitempty"`
}

// Employment is a stretch of service; an empty End means still in service.
type Employment struct {
	ID      int    `json:"id"`
	Start   string `json:"start"`
	End     string `json:"end,omitempty"`
	Initial string `json:"initial,omitempty"`
}

// Contract is a contract; a missing HoursPerWeek is unknown, not zero.
type Contract struct {
	ID           int      `json:"id"`
	Start        string   `json:"start"`
	End          string   `json:"end,omitempty"`
	Trial        string   `json:"trial,omitempty"`
	Type         int      `json:"type,omitempty"`
	Indefinite   *bool    `json:"indefinite,omitempty"`
	Phase        int      `json:"phase,omitempty"`
	Written      bool     `json:"written,omitempty"`
	HoursPerWeek *Decimal `json:"hoursPerWeek"`
}

// Schedule is a roster of two weeks, Monday first; one week gives seven
// numbers, two weeks fourteen.
type Schedule struct {
	ID       int       `json:"id"`
	Start    string    `json:"start"`
	Hours    []Decimal `json:"hours"`
	Parttime Decimal   `json:"parttime"`
}

// Salary is an amount of a kind. Type counts Nmbrs's list from 0: 1 full-time
// salary, 2 part-time salary, 3 gross hourly wage.
type Salary struct {
	ID    int     `json:"id"`
	Start string  `json:"start"`
	Type  int     `json:"type"`
	Value Decimal `json:"value"`
}

// EmployeeCostCentre says which part of an employee goes to a cost centre.
type EmployeeCostCentre struct {
	ID         int     `json:"id"`
	CostCentre int     `json:"costCentre"`
	Percentage Decimal `json:"percentage"`
	Default    bool    `json:"default,omitempty"`
}

// SalaryTypes is Nmbrs's list in its own spelling, mistakes included.
func SalaryTypes() []string {
	return []string{
		"None", "Bruto_Salaris_Fulltime", "Bruto_Salaris_Partime", "Bruto_Uurloon",
		"Netto_Salaris_Partime_incl_looncomp", "Netto_Salaris_Partime_excl_looncomp",
		"Netto_Uurloon_excl_looncomp", "Werkgerverslasten", "Netto_Uurloon_incl_looncomp",
	}
}

func defaultEmployeeTypes() []EmployeeType {
	return []EmployeeType{
		{1, "Applicant"},
		{2, "Payroll employee"},
		{3, "New hire"},
		{4, "Former payroll employee"},
		{5, "External employee"},
		{6, "Former external employee"},
		{7, "Rejected applicant"},
	}
}
