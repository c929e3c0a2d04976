package sim

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// queryPeriod reads year and period of an address; both left out are the
// current period.
func (c *restCall) queryPeriod(co *company) (Period, error) {
	q := c.r.URL.Query()
	if q.Get("year") == "" && q.Get("period") == "" {
		return co.current, nil
	}
	y, err1 := strconv.Atoi(q.Get("year"))
	n, err2 := strconv.Atoi(q.Get("period"))
	p := Period{y, n}
	if err1 != nil || err2 != nil || !p.valid(co.kind) {
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
	for _, r := range c.s.book.rows[bookKey{hourRow, e.ID, p}] {
		items = append(items, obj{
			"hourComponentId": r.guid, "hourCode": r.code, "hourCodeDescription": describe(co.HourCodes, r.code),
			"hours": c.s.noisy(r.amount), "costCenterId": nil, "costUnitId": nil, "comment": orNull(c.s.treated(r.comment)),
			"createdAt": r.created,
		})
	}
	if len(items) == 0 {
		return c.none()
	}
	return c.page(items)
}

func describe(codes []Code, code int) any {
	for _, c := range codes {
		if c.Code == code {
			return c.Description
		}
	}
	return nil
}

// noisy writes an amount, with the switch as a binary fraction would come out.
func (s *Server) noisy(d Decimal) json.RawMessage { return json.RawMessage(s.noise(d)) }

func (s *Server) noise(d Decimal) string {
	if s.options.FloatNoise {
		return d.fixed() + "000010"
	}
	return d.wire()
}

// treated gives a comment as this server hands it back: as it was, or as the
// switch says.
func (s *Server) treated(comment string) string {
	switch {
	case comment == "":
	case s.options.RestComments == "upper":
		return strings.ToUpper(comment)
	case s.options.RestComments == "prefix":
		return "API: " + comment
	case s.options.RestComments == "cut":
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
		if e := c.s.data.byID[c.s.data.employeeOf[only]]; e == nil || e.Company != co.ID {
			return restReply{}, restFault(2003, "Employee not found")
		}
	}
	var items []any
	for _, e := range c.s.data.staff(co.ID) {
		if id := guid(entityEmployee, e.ID); only == "" || only == id {
			list := []any{}
			for _, r := range c.s.book.rows[bookKey{wageRow, e.ID, p}] {
				list = append(list, obj{
					"variableWageComponentId": r.guid, "code": r.code, "value": c.s.noisy(r.amount), "comment": orNull(c.s.treated(r.comment)),
					"costCenterId": nil, "costUnitId": nil, "createdAt": r.created,
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

func restWordsOf(k kind) restWords {
	if k == hourRow {
		return restWords{"hourComponentId", "hourCode", "hours"}
	}
	return restWords{"variableWageComponentId", "code", "value"}
}

// periodOf reads the period of a body: hours and days nest it, wages do not.
func (c *restCall) periodOf(k kind, co *company) (p Period, unprotected bool, err error) {
	details := sub(c.in, "periodDetails")
	inner := details
	flags := c.in
	if k == hourRow {
		inner, flags = sub(details, "period"), details
	}
	unprotected, _ = flags["unprotectedMode"].(bool)
	if inner == nil {
		return co.current, unprotected, nil
	}
	p = Period{number(inner, "year"), number(inner, "period")}
	if !p.valid(co.kind) {
		return p, unprotected, restFault(2006, "")
	}
	return p, unprotected, nil
}

// restGuard checks period and protection as SOAP does.
func (c *restCall) restGuard(co *company, p Period, unprotected bool) error {
	return asREST((&call{s: c.s}).guard(co, p, unprotected))
}

// rowIn reads and checks a row to be written.
func (c *restCall) rowIn(k kind, co *company) (row, error) {
	w := restWordsOf(k)
	n, isNumber := c.in[w.amount].(json.Number)
	amount, err := ParseDecimal(n.String())
	if !isNumber || err != nil {
		return row{}, restFault(2030, "The field "+w.amount+" is not valid")
	}
	r := row{kind: k, code: number(c.in, w.code), amount: amount, comment: text(c.in, "comment"), origin: OriginAPI}
	if !slices.ContainsFunc(co.codes(k), func(code Code) bool { return code.Code == r.code }) {
		return r, restFault(wordsOf(k).badCode, "")
	}
	if id := text(c.in, "costCenterId"); id != "" &&
		!slices.ContainsFunc(co.CostCentres, func(cc CostCentre) bool { return guid("CostCenter", cc.ID) == id }) {
		return r, restFault(2037, "")
	}
	if r.amount < 0 && k == hourRow && c.s.options.RefuseNegative {
		return r, restFault(2030, "")
	}
	return r, nil
}

// restInsert adds a row and answers with its id alone.
func restInsert(k kind) restWork {
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
		r.id, r.employee, r.period, r.created = c.s.book.nextID(), e.ID, p, c.s.stamp()
		d := c.s.dialect()
		res := restReply{status: d.created, doc: obj{cmp.Or(d.id, restWordsOf(k).id): guid(entityRow, r.id)}}
		res.apply, res.again = c.s.adding(&r)
		return res, nil
	}
}

func restUpdate(k kind) restWork {
	return func(c *restCall) (restReply, error) {
		e, co, err := c.employee(c.r.PathValue("employee"))
		if err != nil {
			return restReply{}, err
		}
		old := c.s.book.byGUID[strings.ToLower(text(c.in, restWordsOf(k).id))]
		if old == nil || old.kind != k || old.employee != e.ID {
			return restReply{}, restFault(2046, "")
		}
		_, unprotected, err := c.periodOf(k, co)
		if err == nil {
			err = c.restGuard(co, old.period, unprotected)
		}
		if err != nil {
			return restReply{}, err
		}
		r, err := c.rowIn(k, co)
		if err != nil {
			return restReply{}, err
		}
		return restReply{status: http.StatusNoContent, apply: func() { old.code, old.amount, old.comment = r.code, r.amount, r.comment }}, nil
	}
}

// restDelete removes one row; like SOAP's it has no guard on the period.
func restDelete(k kind) restWork {
	return func(c *restCall) (restReply, error) {
		e, _, err := c.employee(c.r.PathValue("employee"))
		if err != nil {
			return restReply{}, err
		}
		r := c.s.book.byGUID[strings.ToLower(c.r.PathValue("row"))]
		if r == nil || r.kind != k || r.employee != e.ID {
			return restReply{}, restFault(2046, "Component not found")
		}
		return restReply{status: http.StatusNoContent, apply: func() { c.s.book.remove(r) }}, nil
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
	d, set := c.s.book.days[daysKey{e.ID, p}]
	if !set {
		return c.none()
	}
	items := []any{}
	for i, n := range d.records() {
		plus := d.plusMinus
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
	p, unprotected, err := c.periodOf(hourRow, co)
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
	if days < 0 && c.s.options.RefuseNegative {
		return restReply{}, restFault(2030, "")
	}
	plus, given := c.in["daysForWageComponentsPerDay"].(json.Number)
	return restReply{status: c.s.dialect().created, doc: obj{"days": days}, apply: func() {
		c.s.book.postDays(daysKey{e.ID, p}, days, plus, given, c.s.dialect())
	}}, nil
}

// postDays keeps a figure for days as the dialect has it: in the place of the
// one before or beside it. The figure for wage components that is left out is
// lost, unless the dialect keeps it.
func (b *book) postDays(key daysKey, days int, plus json.Number, given bool, d *dialect) {
	was, old := b.days[key]
	now := daysWorked{days: days, plusMinus: was.plusMinus}
	if old && d.days == "add" {
		now.parts = append(was.records(), days)
		now.days = was.days + days
	}
	switch n, err := strconv.Atoi(plus.String()); {
	case given && err == nil:
		now.plusMinus = n
	case !d.keepsPlus:
		now.plusMinus = 0
	}
	b.days[key] = now
}
