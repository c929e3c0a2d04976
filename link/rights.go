package link

import (
	"context"
	"errors"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// RightState says how a call fared when it was tried.
type RightState string

// The states of a right.
const (
	RightAllowed   RightState = "allowed"
	RightForbidden RightState = "forbidden" // 1002: switched off in the API user template
	RightNoData    RightState = "no-data"   // 1003 and the like: not this company
	RightFailed    RightState = "failed"    // anything else
	// RightUntried: a write call cannot be tried without effect; nor can a read
	// about an employee or a debtor where none is visible.
	RightUntried RightState = "not-probed"
	// RightUnoffered calls are not there on this transport, and nothing is lost by it.
	RightUnoffered RightState = "not-offered"
)

// Lack names what cannot be done without an optional call.
type Lack string

// What is lacking without one of the optional calls.
const (
	LackDomain      Lack = "domain"       // the domain must be typed when linking
	LackDebtors     Lack = "debtors"      // companies cannot be listed by debtor
	LackGUIDs       Lack = "guids"        // the link cannot move to the successor of SOAP
	LackHourCodes   Lack = "hour-codes"   // hour codes cannot be shown, suggested or checked
	LackWageCodes   Lack = "wage-codes"   // wage codes cannot be shown, suggested or checked
	LackCostCentres Lack = "cost-centres" // cost centres cannot be chosen
	LackRuns        Lack = "runs"         // nobody sees whether a payroll run was made
	LackTypes       Lack = "types"        // kinds of employees are assumed
	LackNames       Lack = "names"        // e-mails and name parts for matching may be missing
	LackPay         Lack = "pay"          // kind of pay and contract hours may be unknown
	LackService     Lack = "service"      // dates in and out of service are unknown
	LackSchedules   Lack = "schedules"    // rosters are unknown
	LackDepartments Lack = "departments"  // departments are unknown
	LackSalaries    Lack = "salaries"     // the date from which pay holds is unknown
	LackWages       Lack = "wages"        // meals and counts cannot be sent
	LackDays        Lack = "days"         // days worked cannot be sent
	LackRemoving    Lack = "removing"     // rows cannot be taken back, only countered
)

// lacks tells what each optional call is for.
var lacks = map[string]Lack{
	"DebtorService.Environment_Get": LackDomain, "DebtorService.List_GetAll": LackDebtors,
	"CompanyService.List_GetByDebtor": LackDebtors, "DebtorService.Converter_GetDebtors_IntToGuid": LackGUIDs,
	"CompanyService.Converter_GetByCompany_IntToGuid": LackGUIDs,
	"CompanyService.HourModel_GetHourCodes":           LackHourCodes, "CompanyService.HourModel2_GetHourCodes": LackHourCodes,
	"CompanyService.WageModel_GetWageCodes": LackWageCodes, "CompanyService.WageModel2_GetWageCodes": LackWageCodes,
	"CompanyService.CostCenter_GetList": LackCostCentres, "CompanyService.Run_GetList": LackRuns,
	"EmployeeService.EmployeeType_GetList":                                           LackTypes,
	"EmployeeService.PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany":            LackNames,
	"EmployeeService.PersonalInfo_GetAll_AllEmployeesByCompany":                      LackNames,
	"EmployeeService.PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany": LackPay,
	"EmployeeService.Employment_GetAll_AllEmployeesByCompany":                        LackService,
	"EmployeeService.Schedule_GetAll_AllEmployeesByCompany":                          LackSchedules,
	"EmployeeService.Department_GetAll_AllEmployeesByCompany":                        LackDepartments,
	"EmployeeService.Salary_GetAll_AllEmployeesByCompany":                            LackSalaries,
	"EmployeeService.WageComponentVar_Get":                                           LackWages,
	"EmployeeService.WageComponentVar_Insert":                                        LackWages,
	"EmployeeService.DaysVar_Get":                                                    LackDays, "EmployeeService.DaysVarWorked_Get": LackDays,
	"EmployeeService.DaysVar_Set":          LackDays,
	"EmployeeService.HourComponent_Delete": LackRemoving,
	"EmployeeService.WageComponent_Delete": LackRemoving,

	"GET /api/debtors": LackDebtors, "GET /api/companies/{companyId}/runs": LackRuns,
	"GET /api/companies/{companyId}/hourcodes": LackHourCodes, "GET /api/companies/{companyId}/wagecodes": LackWageCodes,
	"GET /api/companies/{companyId}/costcenters":                          LackCostCentres,
	"GET /api/companies/{companyId}/employees/personalinfo":               LackNames,
	"GET /api/companies/{companyId}/employees/employments":                LackService,
	"GET /api/companies/{companyId}/employees/schedules":                  LackSchedules,
	"GET /api/companies/{companyId}/employees/departments":                LackDepartments,
	"GET /api/companies/{companyId}/employees/salaries":                   LackPay,
	"GET /api/companies/{companyId}/employees/variablewagecomponents":     LackWages,
	"POST /api/employees/{employeeId}/variablewagecomponent":              LackWages,
	"GET /api/employees/{employeeId}/variabledays":                        LackDays,
	"POST /api/employees/{employeeId}/variabledays":                       LackDays,
	"DELETE /api/employees/{employeeId}/hours/{hourComponentId}":          LackRemoving,
	"DELETE /api/employees/{employeeId}/wagecomponents/{wageComponentId}": LackRemoving,
}

// LackOf tells what cannot be done without a call, "" for an essential one:
// nothing can be done without it.
func LackOf(call string) Lack { return lacks[call] }

// finding is the Problem of an optional call that failed; its argument lack
// says what cannot be done without.
func finding(err error) *payroll.Problem {
	p := reason(err)
	if lack := LackOf(p.Args["call"]); lack != "" {
		p.Args["lack"] = string(lack)
	}
	return p
}

// Right is one call of Nmbrs with how it fared.
type Right struct {
	nmbrs.Call
	State   RightState
	Problem *payroll.Problem
}

// Rights is the result of a rights check.
type Rights struct {
	Company string
	Email   string
	Rights  []Right
}

// Good tells whether every call that could be tried is allowed.
func (r *Rights) Good() bool {
	return !slices.ContainsFunc(r.Rights, func(x Right) bool {
		return x.State != RightAllowed && x.State != RightUntried && x.State != RightUnoffered
	})
}

// Missing lists the calls that are switched off, and the write calls, whose
// right only shows in use.
func (r *Rights) Missing() (forbidden, writes []string) {
	for _, x := range r.Rights {
		switch {
		case x.State == RightForbidden, x.State == RightNoData:
			forbidden = append(forbidden, x.Name)
		case x.Write:
			writes = append(writes, x.Name)
		}
	}
	return forbidden, writes
}

// Rights tries each read call of the link and lists the write calls. The
// optional calls that are missing are kept with the company.
func (s *Service) Rights(ctx context.Context, co *store.Company, progress func(Progress)) (*Rights, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	res := &Rights{Company: info.Name, Email: info.Link.Email}
	target := nmbrs.ProbeTarget{
		Debtor: nmbrs.DebtorID(info.Debtor), Company: nmbrs.CompanyID(info.NmbrsID),
		Period: wirePeriod(info.Current, info.Cadence),
	}
	if target.Debtor == "" {
		if target.Debtor, err = anyDebtor(ctx, c); err != nil && nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
			return nil, s.noteBroken(co, err)
		}
	}
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	if len(people) > 0 {
		target.Employee = nmbrs.EmployeeID(people[0].ID)
	} else if target.Employee, err = s.anyEmployee(ctx, c, info); err != nil {
		if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
			return nil, s.noteBroken(co, err)
		}
	}
	calls := c.Calls()
	for i, call := range calls {
		if err := ctx.Err(); err != nil {
			return nil, Explain(err)
		}
		right := Right{Call: call, State: RightUntried}
		if !call.Write {
			err := c.Probe(ctx, call.Name, target)
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				return nil, s.noteBroken(co, err)
			}
			right.State, right.Problem = judge(err)
			if lacksTarget(err) {
				right.State, right.Problem = RightUntried, nil
			}
		}
		res.Rights = append(res.Rights, right)
		if progress != nil {
			progress(Progress{Stage: StageFetch, Done: i + 1, Total: len(calls)})
		}
	}
	forbidden, _ := res.Missing()
	return res, co.UpdateInfo(func(i *store.CompanyInfo) error {
		for _, mark := range []string{unreadHours, unreadWages} {
			if slices.Contains(i.Missing, mark) {
				forbidden = append(forbidden, mark)
			}
		}
		i.Missing = forbidden
		return nil
	})
}

// anyDebtor finds a debtor to try the per-debtor calls with: the list of
// companies does not tell whose they are.
func anyDebtor(ctx context.Context, c nmbrs.Client) (nmbrs.DebtorID, error) {
	list, err := c.Debtors(ctx)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0].ID, nil
}

// anyEmployee finds an employee to try the per-employee calls with.
func (s *Service) anyEmployee(ctx context.Context, c nmbrs.Client, info store.CompanyInfo) (nmbrs.EmployeeID, error) {
	list, err := c.Employees(ctx, nmbrs.CompanyID(info.NmbrsID), payrollEmployee)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0].ID, nil
}

// lacksTarget tells that a call was held back for want of an id to ask about.
func lacksTarget(err error) bool {
	var e *nmbrs.Error
	return errors.As(err, &e) && e.Cause == nmbrs.CauseBadValue && e.Status == 0
}

func judge(err error) (RightState, *payroll.Problem) {
	switch {
	case err == nil:
		return RightAllowed, nil
	case errors.Is(err, nmbrs.ErrUnsupported):
		return RightUnoffered, nil
	case nmbrs.IsCode(err, 1002), nmbrs.IsCause(err, nmbrs.CauseForbidden):
		return RightForbidden, finding(err)
	case nmbrs.IsCode(err, 1003, 2003, 2004, 2009), nmbrs.IsCause(err, nmbrs.CauseNotFound):
		return RightNoData, finding(err)
	}
	return RightFailed, finding(err)
}
