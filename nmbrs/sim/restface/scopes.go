package restface

// The scopes of the calls. The one for departments is not among those that a
// link for hours asks for.
const (
	scopeCompany    = "company.info.read"
	scopePayroll    = "company.payrollsettings.read"
	scopePeople     = "employee.info.read"
	scopeEmployment = "employee.employment.read"
	scopePayment    = "employee.payment.read"
	scopePay        = "employee.payment"
	scopeOrg        = "employee.orgstructure.read"
)

func scopes() []string {
	return []string{
		"offline_access", scopeCompany, scopePayroll, "company.leave.read", scopePeople, "employee.info", scopeEmployment,
		"employee.employment", scopePayment, scopePay, scopeOrg, "employee.orgstructure", "employee.leave.read", "user.info.read",
	}
}
