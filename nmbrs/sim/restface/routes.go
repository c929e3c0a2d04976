package restface

import (
	"net/http"
	"slices"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
)

// restRoute is a call: its address, the operation of SOAP that it stands for,
// by which the fault script and the rights of a user know it, and its scope.
type restRoute struct {
	pattern       string
	service, name string
	scope         string
	work          restWork
}

func restRoutes() []restRoute {
	const company, employee = "/api/companies/{company}", "/api/employees/{employee}"
	routes := []restRoute{
		{"GET /api/user/info", office.DebtorService, "Environment_Get", "", restUser},
		{"GET /api/debtors", office.DebtorService, "List_GetAll", scopeCompany, restDebtors},
		{"GET /api/companies", office.CompanyService, "List_GetAll", scopeCompany, restCompanies},
		{"GET /api/debtors/{debtor}/companies", office.CompanyService, "List_GetByDebtor", scopeCompany, restDebtorCompanies},
		{"GET " + company + "/period", office.CompanyService, "Company_GetCurrentPeriod", scopePayroll, restPeriod},
		{"GET " + company + "/runs", office.CompanyService, "Run_GetList", scopePayroll, restRuns},
		{"GET " + company + "/hourcodes", office.CompanyService, "HourModel_GetHourCodes", scopePayroll, restCodes(office.HourRow)},
		{"GET " + company + "/wagecodes", office.CompanyService, "WageModel_GetWageCodes", scopePayroll, restCodes(office.WageRow)},
		{"GET " + company + "/wagecomponents", office.CompanyService, "WageModel_GetWageCodes", scopePayroll, restCodes(office.WageRow)},
		{"GET " + company + "/costcenters", office.CompanyService, "CostCenter_GetList", scopePayroll, restCostCentres},
		{"GET " + company + "/employees", office.EmployeeService, "List_GetByCompany", scopePeople, restEmployees},
		{
			"GET " + company + "/employees/variablewagecomponents", office.EmployeeService, "WageComponentVar_Get", scopePayment,
			restWages,
		},
		{"GET " + employee + "/variablehours", office.EmployeeService, "HourComponentVar_Get", scopePayment, restHours},
		{"POST " + employee + "/variablehours", office.EmployeeService, "HourComponentVar_Insert", scopePay, restInsert(office.HourRow)},
		{"PUT " + employee + "/variablehours", office.EmployeeService, "HourComponent_Update", scopePay, restUpdate(office.HourRow)},
		{"DELETE " + employee + "/hours/{row}", office.EmployeeService, "HourComponent_Delete", scopePay, restDelete(office.HourRow)},
		{"POST " + employee + "/variablewagecomponent", office.EmployeeService, "WageComponentVar_Insert", scopePay, restInsert(office.WageRow)},
		{"PUT " + employee + "/variablewagecomponent", office.EmployeeService, "WageComponent_Update", scopePay, restUpdate(office.WageRow)},
		{"DELETE " + employee + "/wagecomponents/{row}", office.EmployeeService, "WageComponent_Delete", scopePay, restDelete(office.WageRow)},
		{"GET " + employee + "/variabledays", office.EmployeeService, "DaysVar_Get", scopePayment, restDays},
		{"POST " + employee + "/variabledays", office.EmployeeService, "DaysVar_Set", scopePay, restSetDays},
	}
	for _, h := range restHistories() {
		routes = append(routes, restRoute{
			"GET " + company + "/employees/" + h.resource, office.EmployeeService, h.operation, h.scope, restHistory(h),
		})
	}
	return routes
}

// Register adds the services under /api/ and the OAuth authority.
func (s *Face) Register(mux *http.ServeMux) {
	for _, route := range restRoutes() {
		op := office.Operation{Service: route.service, Name: route.name, REST: true}
		mux.HandleFunc(route.pattern, func(w http.ResponseWriter, r *http.Request) {
			s.serveREST(w, r, &restCall{s: s, r: r, op: op}, func(c *restCall) (restReply, error) {
				if err := c.admit(route.scope); err != nil {
					return restReply{}, err
				}
				if slices.ContainsFunc(s.Options.MissingOperations, op.Is) {
					return restReply{}, unknownCall()
				}
				return route.work(c)
			})
		})
	}
	mux.HandleFunc("/api/", func(w http.ResponseWriter, _ *http.Request) {
		faults.Send(w, s.problemAnswer(unknownCall()))
	})
	s.registerAuthority(mux)
}

// registerAuthority adds the addresses of the OAuth authority.
func (s *Face) registerAuthority(mux *http.ServeMux) {
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) {
		base := "http://" + r.Host
		faults.SendJSON(w, obj{
			"issuer": base, "authorization_endpoint": base + "/connect/authorize", "token_endpoint": base + "/connect/token",
			"revocation_endpoint": base + "/connect/revocation", "code_challenge_methods_supported": []string{"S256"},
			"grant_types_supported": []string{"authorization_code", "refresh_token"}, "scopes_supported": scopes(),
		})
	})
	mux.HandleFunc("GET /connect/authorize", s.getLogin)
	mux.HandleFunc("POST /connect/authorize", s.postLogin)
	op := office.Operation{Service: oauthService, Name: "Token", REST: true}
	mux.HandleFunc("POST /connect/token", func(w http.ResponseWriter, r *http.Request) {
		s.serveREST(w, r, &restCall{s: s, r: r, op: op}, exchangeToken)
	})
	mux.HandleFunc("POST /connect/revocation", s.revoke)
}
