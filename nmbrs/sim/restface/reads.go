package restface

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"doorzet/nmbrs/sim/office"
)

func restUser(c *restCall) (restReply, error) {
	return ok(obj{"userId": office.GUID("User", 1), "email": c.user.Email})
}

func (c *restCall) debtors() []office.Debtor {
	var out []office.Debtor
	for _, d := range c.s.Data.Debtors {
		if slices.Contains(c.grant.debtors, d.ID) {
			out = append(out, d)
		}
	}
	return out
}

func restDebtors(c *restCall) (restReply, error) {
	var items []any
	for _, d := range c.debtors() {
		items = append(items, obj{"debtorId": office.GUID(office.EntityDebtor, d.ID), "number": d.Number, "name": d.Name})
	}
	return c.page(items)
}

// restCompanies refuses a consent for several debtors, as the real one does.
func restCompanies(c *restCall) (restReply, error) {
	if len(c.grant.debtors) > 1 {
		return restReply{}, problem(http.StatusForbidden, "ForbiddenMultiDebtor", "ForbiddenMultiDebtor.")
	}
	return c.page(c.companies(func(*office.Firm) bool { return true }))
}

func restDebtorCompanies(c *restCall) (restReply, error) {
	for _, d := range c.debtors() {
		if office.GUID(office.EntityDebtor, d.ID) == c.r.PathValue("debtor") {
			return c.page(c.companies(func(co *office.Firm) bool { return co.Debtor == d.ID }))
		}
	}
	return restReply{}, restFault(2009, "Debtor not found")
}

func (c *restCall) companies(want func(*office.Firm) bool) []any {
	var items []any
	for _, co := range c.s.Data.Companies {
		if c.sees(co) && want(co) {
			items = append(items, obj{
				"companyId": office.GUID(office.EntityCompany, co.ID), "number": strconv.Itoa(co.Number), "name": co.Name,
				"debtorId": office.GUID(office.EntityDebtor, co.Debtor),
			})
		}
	}
	return items
}

// restPeriod tells the current period. The name of its type is guessed.
func restPeriod(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	item := obj{"year": co.Current.Year, "period": co.Current.Number}
	if !c.s.Options.RestNoPeriodType {
		item["periodType"] = map[office.PeriodType]string{office.Month: "month", office.FourWeeks: "fourWeeks", office.Week: "week", office.Quarter: "quarter"}[co.Kind]
	}
	return c.page([]any{item})
}

func restRuns(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	year, err := strconv.Atoi(c.r.URL.Query().Get("year"))
	if err != nil {
		return restReply{}, restFault(2006, "Invalid year")
	}
	var items []any
	n := 0
	for _, r := range co.Runs {
		if r.Year != year {
			continue
		}
		n++
		items = append(items, c.runDoc(r, cmp.Or(r.Number, n)))
	}
	return c.page(items)
}

// runDoc is a run; which periods it covers no client shows.
func (c *restCall) runDoc(r office.Run, number int) obj {
	d := c.s.dialect()
	kind := d.runTypes[0]
	if r.Type != "" {
		kind = d.runTypes[1]
	}
	doc := obj{
		"payrollRunId": office.GUID("Run", r.ID), "number": number, "description": r.Description, "year": r.Year,
		"createdAt": orNull(r.RunAt), "type": kind, "locked": r.Locked,
	}
	switch d.runs {
	case "span":
		doc["periodStart"], doc["periodEnd"] = r.PeriodStart, r.PeriodEnd
	case "period":
		doc["period"] = obj{"year": r.Year, "period": r.PeriodStart}
	}
	return doc
}

// restCodes lists the codes of both models; those of wages are not offered
// unless the switch says so.
func restCodes(k office.Kind) restWork {
	return func(c *restCall) (restReply, error) {
		if k == office.WageRow && (!c.s.Options.RestWageCodes || !strings.HasSuffix(c.r.URL.Path, "/"+c.s.dialect().wageCodes)) {
			return restReply{}, unknownCall()
		}
		co, err := c.company()
		if err != nil {
			return restReply{}, err
		}
		var items []any
		for _, code := range co.Codes(k) {
			items = append(items, obj{"code": code.Code, "description": code.Description})
		}
		return c.page(items)
	}
}

func restCostCentres(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	var items []any
	for _, cc := range co.CostCentres {
		items = append(items, obj{"costCenterId": office.GUID("CostCenter", cc.ID), "code": cc.Code, "description": cc.Description})
	}
	return c.page(items)
}

// restType is the word of REST for an employee type.
func (c *restCall) restType(t int) string {
	types := c.s.dialect().types
	if t < 1 || t > len(types) {
		return "other"
	}
	return types[t-1]
}

func restEmployees(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	want := c.r.URL.Query().Get("employeeType")
	var items []any
	for _, e := range c.s.Data.Staff(co.ID) {
		if want == "" || want == c.restType(e.Type) {
			items = append(items, obj{"employeeId": office.GUID(office.EntityEmployee, e.ID), "employeeBasicInfo": c.basicInfo(e, e.Person)})
		}
	}
	return c.page(items)
}

func (c *restCall) basicInfo(e *office.Employee, p office.Person) obj {
	return obj{
		"employeeNumber": e.Number, "firstName": orNull(p.FirstName), "prefix": orNull(p.Prefix), "initials": orNull(p.Initials),
		"lastName": orNull(p.LastName), "employeeType": c.restType(e.Type),
	}
}
