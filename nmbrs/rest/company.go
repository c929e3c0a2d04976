package rest

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"doorzet/nmbrs"
)

func opDebtors() operation {
	return operation{name: "GET /api/debtors", keep: []string{"debtorId", "number", "name"}}
}

func companyFields() []string { return []string{"companyId", "number", "name", "debtorId"} }

func opCompanies() operation { return operation{name: "GET /api/companies", keep: companyFields()} }

func opDebtorCompanies() operation {
	return operation{name: "GET /api/debtors/{debtorId}/companies", keep: companyFields()}
}

func opPeriod() operation {
	return operation{
		name: "GET /api/companies/{companyId}/period",
		keep: []string{"year", "period", "periodNumber", "periodType", "payPeriodType", "type"},
	}
}

func opRuns() operation {
	return operation{
		name: "GET /api/companies/{companyId}/runs",
		keep: []string{"payrollRunId", "number", "year", "description", "createdAt", "locked", "type", runPeriod, runStart, runEnd},
	}
}

func opHourCodes() operation {
	return operation{name: "GET /api/companies/{companyId}/hourcodes", keep: []string{"code", "hourCode", "description", "hourCodeDescription"}}
}

// opWageCodes is the call in the place where the catalogue is looked for first.
func opWageCodes() operation { return opWageCodesAt(wageCodePaths()[0]) }

func opWageCodesAt(path string) operation {
	return operation{name: path, keep: []string{"code", "wageCode", "description", "wageCodeDescription"}}
}

func opCostCentres() operation {
	return operation{name: "GET /api/companies/{companyId}/costcenters", keep: []string{"costCenterId", "code", "description"}}
}

// firmCalls are the calls about debtors and companies.
type firmCalls struct {
	*conn
	periodType nmbrs.PeriodType
	found      *wageCodePlace
}

// wageCodePlace remembers where the list of wage codes was found.
type wageCodePlace struct {
	mu   sync.Mutex
	path string
}

// paths are where to look: where it was found, else in each likely place.
func (w *wageCodePlace) paths() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.path != "" {
		return []string{w.path}
	}
	return wageCodePaths()
}

func (w *wageCodePlace) at(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.path = path
}

// Domain is not known here: REST needs none.
func (c *firmCalls) Domain(context.Context) (string, error) {
	return "", unsupported("domain")
}

// DebtorGUIDs is an operation of SOAP.
func (c *firmCalls) DebtorGUIDs(context.Context) ([]nmbrs.IDPair, error) {
	return nil, unsupported("converter")
}

// GUIDs is an operation of SOAP.
func (c *firmCalls) GUIDs(context.Context, nmbrs.CompanyID, string) ([]nmbrs.IDPair, error) {
	return nil, unsupported("converter")
}

// Debtors lists the debtors that the consent covers.
func (c *firmCalls) Debtors(ctx context.Context) ([]nmbrs.Debtor, error) {
	req, err := newRequest(opDebtors())
	if err != nil {
		return nil, err
	}
	return list(ctx, c.conn, req, one(func(o object) (nmbrs.Debtor, error) {
		id, err := o.id("debtorId")
		number, err1 := o.text("number")
		name, err2 := o.text("name")
		return nmbrs.Debtor{ID: nmbrs.DebtorID(id), Number: number, Name: name}, errors.Join(err, err1, err2)
	}))
}

// Companies lists the companies that the consent covers; one for several
// debtors is refused whole, and then they are listed debtor by debtor.
func (c *firmCalls) Companies(ctx context.Context) ([]nmbrs.Company, error) {
	req, err := newRequest(opCompanies())
	if err != nil {
		return nil, err
	}
	all, err := list(ctx, c.conn, req, one(company))
	var e *nmbrs.Error
	if !errors.As(err, &e) || e.Cause != nmbrs.CauseForbidden {
		return all, err
	}
	// The title is ForbiddenMultiDebtor then, but a word decides nothing: where
	// the debtors may not be read either, the first refusal is the answer.
	debtors, derr := c.Debtors(ctx)
	if derr != nil {
		return nil, err
	}
	all = []nmbrs.Company{}
	for _, d := range debtors {
		req, err := newRequest(opDebtorCompanies(), string(d.ID))
		if err != nil {
			return nil, err
		}
		part, err := list(ctx, c.conn, req, one(company))
		if err != nil {
			return nil, err
		}
		for i := range part {
			part[i].Debtor = d.ID
		}
		all = append(all, part...)
	}
	return all, nil
}

func company(o object) (nmbrs.Company, error) {
	id, err := o.id("companyId")
	number, err1 := o.text("number")
	name, err2 := o.text("name")
	out := nmbrs.Company{ID: nmbrs.CompanyID(id), Number: number, Name: name}
	var err3 error
	if o["debtorId"] != nil {
		var debtor string
		debtor, err3 = o.id("debtorId")
		out.Debtor = nmbrs.DebtorID(debtor)
	}
	return out, errors.Join(err, err1, err2, err3)
}

// byCompany begins a request about a company.
func byCompany(op operation, id nmbrs.CompanyID) (*request, error) { return newRequest(op, string(id)) }

// CurrentPeriod reads the period that the company's payroll is in.
func (c *firmCalls) CurrentPeriod(ctx context.Context, id nmbrs.CompanyID) (nmbrs.Period, error) {
	req, err := byCompany(opPeriod(), id)
	if err != nil {
		return nmbrs.Period{}, err
	}
	all, err := list(ctx, c.conn, req, one(c.period))
	if err == nil && len(all) != 1 {
		err = malformed(req.op, at("period", errShape))
	}
	if err != nil {
		return nmbrs.Period{}, err
	}
	return all[0], nil
}

// period reads year and number; the names of the number and of the type, and
// the words of the type, are guessed beyond year and period.
func (c *firmCalls) period(o object) (nmbrs.Period, error) {
	p := nmbrs.Period{Type: c.periodType}
	if inner, err := asObject(o["period"]); err == nil {
		// Elsewhere the pair stands in an object of that name.
		for k, v := range inner {
			o[k] = v
		}
	}
	var err1, err2 error
	p.Year, err1 = o.number("year")
	name := "period"
	if o[name] == nil {
		name = "periodNumber"
	}
	p.Number, err2 = o.number(name)
	for _, name := range []string{"periodType", "payPeriodType", "type"} {
		word, err := o.text(name)
		if err != nil || word == "" {
			continue
		}
		t, known := periodType(word)
		if !known {
			return p, at(name, errValue)
		}
		p.Type = t
	}
	if err := errors.Join(err1, err2); err != nil {
		return p, err
	}
	if p.Year < 1900 || p.Year > 9999 || p.Number < 1 || p.Number > 53 {
		return p, at("period", errValue)
	}
	return p, nil
}

func periodType(word string) (nmbrs.PeriodType, bool) {
	switch strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(word)) {
	case "m", "month", "monthly", "maand":
		return nmbrs.Month, true
	case "4w", "w4", "4week", "4weeks", "4weekly", "fourweek", "fourweeks", "fourweekly", "week4", "4weken":
		return nmbrs.FourWeeks, true
	case "w", "1w", "w1", "week", "weekly":
		return nmbrs.Week, true
	case "k", "q", "quarter", "quarterly", "kwartaal":
		return nmbrs.Quarter, true
	}
	return "", false
}

// Runs lists the payroll runs made in a year.
func (c *firmCalls) Runs(ctx context.Context, id nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	req, err := byCompany(opRuns(), id)
	if err != nil {
		return nil, err
	}
	return list(ctx, c.conn, req.ask("year", strconv.Itoa(year)), one(run))
}

// run reads a run with its type, and the periods that it pays where it tells
// them; its number never stands for one.
func run(o object) (nmbrs.Run, error) {
	id, err := o.id("payrollRunId")
	number, err1 := o.number("number")
	year, err2 := o.number("year")
	description, err3 := o.text("description")
	made, err4 := o.time("createdAt")
	locked, err5 := o.flag("locked")
	kind, err6 := o.text("type")
	r := nmbrs.Run{ID: id, Number: number, Year: year, Description: description, At: made, Apart: runApart(kind)}
	if locked == nil {
		err5 = cmp.Or(err5, at("locked", errMissing))
	} else {
		r.Locked = *locked
	}
	err7 := runPeriods(o, &r)
	return r, errors.Join(err, err1, err2, err3, err4, err5, err6, err7)
}

// runPeriods reads the periods of a run: one, as a number or with its year, or
// the first and the last.
func runPeriods(o object, r *nmbrs.Run) error {
	if inner, err := asObject(o[runPeriod]); err == nil {
		year, err1 := inner.number("year")
		n, err2 := inner.number(runPeriod)
		r.Year, r.PeriodStart, r.PeriodEnd = year, n, n
		return errors.Join(err1, err2)
	}
	var err error
	if o[runPeriod] != nil {
		r.PeriodStart, err = o.number(runPeriod)
		r.PeriodEnd = r.PeriodStart
	}
	for name, into := range map[string]*int{runStart: &r.PeriodStart, runEnd: &r.PeriodEnd} {
		if o[name] != nil && err == nil {
			*into, err = o.number(name)
		}
	}
	if r.PeriodEnd == 0 {
		r.PeriodEnd = r.PeriodStart
	}
	return err
}

// HourCodes lists the hour codes. REST does not tell of two models.
func (c *firmCalls) HourCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	codes, err := c.codes(ctx, opHourCodes(), "hourCode", id)
	return codes, nil, err
}

// WageCodes lists the wage codes where the subscription offers that, in the
// first of the likely places that answers; the place is remembered. Where none
// does the error is ErrUnsupported: a code is typed by its number then, and
// Nmbrs refuses one that it does not have.
func (c *firmCalls) WageCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	paths := c.found.paths()
	var missing *nmbrs.Error
	for _, path := range paths {
		codes, err := c.codes(ctx, opWageCodesAt(path), "wageCode", id)
		var e *nmbrs.Error
		if !errors.As(err, &e) || e.Status != http.StatusNotFound {
			if err == nil {
				c.found.at(path)
			}
			return codes, nil, err
		}
		if missing == nil {
			missing = e
		}
	}
	missing.Cause, missing.Err = nmbrs.CauseNoAction, nmbrs.ErrUnsupported
	return nil, nil, missing
}

func (c *firmCalls) codes(ctx context.Context, op operation, other string, id nmbrs.CompanyID) ([]nmbrs.Code, error) {
	req, err := byCompany(op, id)
	if err != nil {
		return nil, err
	}
	all, err := list(ctx, c.conn, req, one(func(o object) (nmbrs.Code, error) {
		name := "code"
		if o[name] == nil {
			name = other
		}
		n, err := o.number(name)
		text, err1 := o.text("description")
		if text == "" {
			text, err1 = o.text(other + "Description")
		}
		return nmbrs.Code{Code: n, Description: text, Model: 1}, errors.Join(err, err1)
	}))
	slices.SortStableFunc(all, func(a, b nmbrs.Code) int { return a.Code - b.Code })
	return slices.CompactFunc(all, func(a, b nmbrs.Code) bool { return a.Code == b.Code }), err
}

// CostCentres lists the cost centres of a company.
func (c *firmCalls) CostCentres(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	req, err := byCompany(opCostCentres(), id)
	if err != nil {
		return nil, err
	}
	return list(ctx, c.conn, req, one(func(o object) (nmbrs.CostCentre, error) {
		id, err := o.id("costCenterId")
		code, err1 := o.text("code")
		text, err2 := o.text("description")
		return nmbrs.CostCentre{ID: id, Code: code, Description: text}, errors.Join(err, err1, err2)
	}))
}
