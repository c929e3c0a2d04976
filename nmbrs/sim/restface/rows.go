package restface

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"doorzet/nmbrs/sim/office"
)

// queryPeriod reads year and period of an address; both left out are the
// current period.
func (c *restCall) queryPeriod(co *office.Firm) (office.Period, error) {
	q := c.r.URL.Query()
	if q.Get("year") == "" && q.Get("period") == "" {
		return co.Current, nil
	}
	y, err1 := strconv.Atoi(q.Get("year"))
	n, err2 := strconv.Atoi(q.Get("period"))
	p := office.Period{Year: y, Number: n}
	if err1 != nil || err2 != nil || !p.Valid(co.Kind) {
		return p, restFault(2006, "")
	}
	return p, nil
}

func restHours(c *restCall) (restReply, error) {
	e, co, err := c.employee(c.r.PathValue("employee"))
	if err != nil {
		return restReply{}, err
	}
	p, err := c.queryPeriod(co)
	if err != nil {
		return restReply{}, err
	}
	var items []any
	for _, r := range c.s.Book.Of(office.HourRow, e.ID, p) {
		items = append(items, obj{
			"hourComponentId": r.GUID, "hourCode": r.Code, "hourCodeDescription": describe(co.HourCodes, r.Code),
			"hours": c.s.noisy(r.Amount), "costCenterId": nil, "costUnitId": nil, "comment": orNull(c.s.treated(r.Comment)),
			"createdAt": r.Created,
		})
	}
	if len(items) == 0 {
		return c.none()
	}
	return c.page(items)
}

func describe(codes []office.Code, code int) any {
	for _, c := range codes {
		if c.Code == code {
			return c.Description
		}
	}
	return nil
}

// noisy writes an amount, with the switch as a binary fraction would come out.
func (s *Face) noisy(d office.Decimal) json.RawMessage { return json.RawMessage(s.Noise(d)) }

// treated gives a comment as this server hands it back: as it was, or as the
// switch says.
func (s *Face) treated(comment string) string {
	switch {
	case comment == "":
	case s.Options.RestComments == "upper":
		return strings.ToUpper(comment)
	case s.Options.RestComments == "prefix":
		return "API: " + comment
	case s.Options.RestComments == "cut":
		return comment[:min(len(comment), cutComment)]
	}
	return comment
}

// cutComment is how much of a comment the switch "cut" leaves.
const cutComment = 18

// restWages lists the wage rows of one employee, or of all of a company.
func restWages(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	p, err := c.queryPeriod(co)
	if err != nil {
		return restReply{}, err
	}
	only := strings.ToLower(c.r.URL.Query().Get("employeeId"))
	if only != "" {
		if e := c.s.Data.ByID[c.s.Data.EmployeeOf[only]]; e == nil || e.Company != co.ID {
			return restReply{}, restFault(2003, "Employee not found")
		}
	}
	var items []any
	for _, e := range c.s.Data.Staff(co.ID) {
		if id := office.GUID(office.EntityEmployee, e.ID); only == "" || only == id {
			list := []any{}
			for _, r := range c.s.Book.Of(office.WageRow, e.ID, p) {
				list = append(list, obj{
					"variableWageComponentId": r.GUID, "code": r.Code, "value": c.s.noisy(r.Amount), "comment": orNull(c.s.treated(r.Comment)),
					"costCenterId": nil, "costUnitId": nil, "createdAt": r.Created,
				})
			}
			if only != "" && len(list) == 0 {
				return c.none()
			}
			items = append(items, obj{"employeeId": id, c.s.dialect().wageList: list})
		}
	}
	return c.page(items)
}

// restWords are the names in which hours and wages differ.
type restWords struct{ id, code, amount string }

func restWordsOf(k office.Kind) restWords {
	if k == office.HourRow {
		return restWords{"hourComponentId", "hourCode", "hours"}
	}
	return restWords{"variableWageComponentId", "code", "value"}
}

// periodOf reads the period of a body: hours and days nest it, wages do not.
func (c *restCall) periodOf(k office.Kind, co *office.Firm) (p office.Period, unprotected bool, err error) {
	details := sub(c.in, "periodDetails")
	inner := details
	flags := c.in
	if k == office.HourRow {
		inner, flags = sub(details, "period"), details
	}
	unprotected, _ = flags["unprotectedMode"].(bool)
	if inner == nil {
		return co.Current, unprotected, nil
	}
	p = office.Period{Year: number(inner, "year"), Number: number(inner, "period")}
	if !p.Valid(co.Kind) {
		return p, unprotected, restFault(2006, "")
	}
	return p, unprotected, nil
}

// restGuard checks period and protection as SOAP does.
func (c *restCall) restGuard(co *office.Firm, p office.Period, unprotected bool) error {
	if code := c.s.Refusal(co, p, unprotected); code != 0 {
		return restFault(code, "")
	}
	return nil
}

// rowIn reads and checks a row to be written.
func (c *restCall) rowIn(k office.Kind, co *office.Firm) (office.Row, error) {
	w := restWordsOf(k)
	n, isNumber := c.in[w.amount].(json.Number)
	amount, err := office.ParseDecimal(n.String())
	if !isNumber || err != nil {
		return office.Row{}, restFault(2030, "The field "+w.amount+" is not valid")
	}
	r := office.Row{Kind: k, Code: number(c.in, w.code), Amount: amount, Comment: text(c.in, "comment"), Origin: office.OriginAPI}
	if !slices.ContainsFunc(co.Codes(k), func(code office.Code) bool { return code.Code == r.Code }) {
		return r, restFault(office.BadCode(k), "")
	}
	if id := text(c.in, "costCenterId"); id != "" &&
		!slices.ContainsFunc(co.CostCentres, func(cc office.CostCentre) bool { return office.GUID("CostCenter", cc.ID) == id }) {
		return r, restFault(2037, "")
	}
	if r.Amount < 0 && k == office.HourRow && c.s.Options.RefuseNegative {
		return r, restFault(2030, "")
	}
	return r, nil
}

// restInsert adds a row and answers with its id alone.
func restInsert(k office.Kind) restWork {
	return func(c *restCall) (restReply, error) {
		e, co, err := c.employee(c.r.PathValue("employee"))
		if err != nil {
			return restReply{}, err
		}
		p, unprotected, err := c.periodOf(k, co)
		if err == nil {
			err = c.restGuard(co, p, unprotected)
		}
		if err != nil {
			return restReply{}, err
		}
		r, err := c.rowIn(k, co)
		if err != nil {
			return restReply{}, err
		}
		r.ID, r.Employee, r.Period, r.Created = c.s.Book.NextID(), e.ID, p, c.s.Stamp()
		d := c.s.dialect()
		res := restReply{status: d.created, doc: obj{cmp.Or(d.id, restWordsOf(k).id): office.GUID(office.EntityRow, r.ID)}}
		res.apply, res.again = c.s.Adding(&r)
		return res, nil
	}
}

func restUpdate(k office.Kind) restWork {
	return func(c *restCall) (restReply, error) {
		e, co, err := c.employee(c.r.PathValue("employee"))
		if err != nil {
			return restReply{}, err
		}
		old := c.s.Book.Known(text(c.in, restWordsOf(k).id))
		if old == nil || old.Kind != k || old.Employee != e.ID {
			return restReply{}, restFault(2046, "")
		}
		_, unprotected, err := c.periodOf(k, co)
		if err == nil {
			err = c.restGuard(co, old.Period, unprotected)
		}
		if err != nil {
			return restReply{}, err
		}
		r, err := c.rowIn(k, co)
		if err != nil {
			return restReply{}, err
		}
		return restReply{status: http.StatusNoContent, apply: func() { old.Code, old.Amount, old.Comment = r.Code, r.Amount, r.Comment }}, nil
	}
}

// restDelete removes one row; like SOAP's it has no guard on the period.
func restDelete(k office.Kind) restWork {
	return func(c *restCall) (restReply, error) {
		e, _, err := c.employee(c.r.PathValue("employee"))
		if err != nil {
			return restReply{}, err
		}
		r := c.s.Book.Known(c.r.PathValue("row"))
		if r == nil || r.Kind != k || r.Employee != e.ID {
			return restReply{}, restFault(2046, "Component not found")
		}
		return restReply{status: http.StatusNoContent, apply: func() { c.s.Book.Remove(r) }}, nil
	}
}

func restDays(c *restCall) (restReply, error) {
	e, co, err := c.employee(c.r.PathValue("employee"))
	if err != nil {
		return restReply{}, err
	}
	p, err := c.queryPeriod(co)
	if err != nil {
		return restReply{}, err
	}
	d, set := c.s.Book.Days[office.DaysKey{Employee: e.ID, Period: p}]
	if !set {
		return c.none()
	}
	items := []any{}
	for i, n := range d.Records() {
		plus := d.PlusMinus
		if i > 0 {
			plus = 0
		}
		items = append(items, obj{"days": n, "daysForWageComponentsPerDay": plus})
	}
	return c.page(items)
}

func restSetDays(c *restCall) (restReply, error) {
	e, co, err := c.employee(c.r.PathValue("employee"))
	if err != nil {
		return restReply{}, err
	}
	p, unprotected, err := c.periodOf(office.HourRow, co)
	if err == nil {
		err = c.restGuard(co, p, unprotected)
	}
	if err != nil {
		return restReply{}, err
	}
	if _, given := c.in["days"].(json.Number); !given {
		return restReply{}, restFault(2030, "The field days is required")
	}
	days := number(c.in, "days")
	if days < 0 && c.s.Options.RefuseNegative {
		return restReply{}, restFault(2030, "")
	}
	var plus *int
	if _, given := c.in["daysForWageComponentsPerDay"].(json.Number); given {
		n := number(c.in, "daysForWageComponentsPerDay")
		plus = &n
	}
	return restReply{status: c.s.dialect().created, doc: obj{"days": days}, apply: func() {
		c.s.Book.PostDays(office.DaysKey{Employee: e.ID, Period: p}, days, plus, c.s.dialect().days == "add", c.s.dialect().keepsPlus)
	}}, nil
}
