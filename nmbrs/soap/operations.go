package soap

// The operations in use. Those that clear, update or insert in batches, and
// the one that asks for a payroll run, are left out on purpose: they touch
// rows that are not ours or give no id back.
func debtorOp(name string) operation  { return operation{service: serviceDebtor, name: name} }
func companyOp(name string) operation { return operation{service: serviceCompany, name: name} }

func employeeOp(name string) operation { return operation{service: serviceEmployee, name: name} }

// bulkOp is a read of all employees of a company.
func bulkOp(name string) operation {
	return operation{service: serviceEmployee, name: name, bulk: true}
}

func writeOp(name string) operation {
	return operation{service: serviceEmployee, name: name, write: true}
}

const (
	opEnvironment   = "Environment_Get"
	opDebtorGUIDs   = "Converter_GetDebtors_IntToGuid"
	opListAll       = "List_GetAll"
	opListByDebtor  = "List_GetByDebtor"
	opCurrentPeriod = "Company_GetCurrentPeriod"
	opHourCodes     = "HourModel_GetHourCodes"
	opHourCodes2    = "HourModel2_GetHourCodes"
	opWageCodes     = "WageModel_GetWageCodes"  //nolint:gosec // the name of a call, no secret
	opWageCodes2    = "WageModel2_GetWageCodes" //nolint:gosec // the name of a call, no secret
	opCostCentres   = "CostCenter_GetList"
	opRuns          = "Run_GetList"
	opGUIDs         = "Converter_GetByCompany_IntToGuid"

	opEmployeeTypes = "EmployeeType_GetList"
	opEmployees     = "List_GetByCompany"
	opPeople        = "PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany"
	opPeopleAll     = "PersonalInfo_GetAll_AllEmployeesByCompany"
	opFlat          = "PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany"
	opEmployments   = "Employment_GetAll_AllEmployeesByCompany"
	opContracts     = "Contract_GetAll_AllEmployeesByCompany"
	opSchedules     = "Schedule_GetAll_AllEmployeesByCompany"
	opDepartments   = "Department_GetAll_AllEmployeesByCompany"
	opSalaries      = "Salary_GetAll_AllEmployeesByCompany"

	opHourRows   = "HourComponentVar_Get"
	opHourInsert = "HourComponentVar_Insert"
	opHourDelete = "HourComponent_Delete"
	opWageRows   = "WageComponentVar_Get"
	opWageInsert = "WageComponentVar_Insert"
	opWageDelete = "WageComponent_Delete"

	opDays          = "DaysVar_Get"
	opDaysWorked    = "DaysVarWorked_Get"
	opDaysSet       = "DaysVar_Set"
	opDaysSetBatch  = "DaysVar_Set_Batch"
	opDaysWorkedSet = "DaysVarWorked_Set"

	entityCompany  = "Company"
	entityEmployee = "Employee"

	// The services spell parameters in two ways; a wrong one arrives as 0.
	companyIDUpper  = "CompanyID"
	companyIDMixed  = "CompanyId"
	employeeIDMixed = "EmployeeId"
)
