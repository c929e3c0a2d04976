package rest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

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
		keep: []string{"payrollRunId", "number", "year", "description", "createdAt", "locked", "period", "periodStart", "periodEnd"},
	}
}

func opHourCodes() operation {
	return operation{name: "GET /api/companies/{companyId}/hourcodes", keep: []string{"code", "hourCode", "description", "hourCodeDescription"}}
}

func opWageCodes() operation {
	return operation{name: "GET /api/companies/{companyId}/wagecodes", keep: []string{"code", "wageCode", "description", "wageCodeDescription"}}
}

func opCostCentres() operation {
	return operation{name: "GET /api/companies/{companyId}/costcenters", keep: []string{"costCenterId", "code", "description"}}
}

// Domain is not known here: REST needs none.
func (c *Client) Domain(context.Context) (string, error) {
	return "", unsupported("domain")
}

// DebtorGUIDs is an operation of SOAP.
func (c *Client) DebtorGUIDs(context.Context) ([]nmbrs.IDPair, error) {
	return nil, unsupported("converter")
}

// GUIDs is an operation of SOAP.
func (c *Client) GUIDs(context.Context, nmbrs.CompanyID, string) ([]nmbrs.IDPair, error) {
	return nil, unsupported("converter")
}

// Debtors lists the debtors that the consent covers.
func (c *Client) Debtors(ctx context.Context) ([]nmbrs.Debtor, error) {
	req, err := newRequest(opDebtors())
	if err != nil {
		return nil, err
	}
	return list(ctx, c, req, one(func(o object) (nmbrs.Debtor, error) {
		id, err := o.id("debtorId")
		number, err1 := o.text("number")
		name, err2 := o.text("name")
		return nmbrs.Debtor{ID: nmbrs.DebtorID(id), Number: number, Name: name}, errors.Join(err, err1, err2)
	}))
}

// Companies lists the companies that the consent covers; one for several
// debtors is refused whole, and then they are listed debtor by debtor.
func (c *Client) Companies(ctx context.Context) ([]nmbrs.Company, error) {
	req, err := newRequest(opCompanies())
	if err != nil {
		return nil, err
	}
	all, err := list(ctx, c, req, one(company))
	var e *nmbrs.Error
	if !errors.As(err, &e) || e.Status != 403 || !strings.HasPrefix(e.Text, multiDebtor) {
		return all, err
	}
	debtors, err := c.Debtors(ctx)
	if err != nil {
		return nil, err
	}
	all = []nmbrs.Company{}
	for _, d := range debtors {
		req, err := newRequest(opDebtorCompanies(), string(d.ID))
		if err != nil {
			return nil, err
		}
		part, err := list(ctx, c, req, one(company))
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
func (c *Client) CurrentPeriod(ctx context.Context, id nmbrs.CompanyID) (nmbrs.Period, error) {
	req, err := byCompany(opPeriod(), id)
	if err != nil {
		return nmbrs.Period{}, err
	}
	all, err := list(ctx, c, req, one(c.period))
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
func (c *Client) period(o object) (nmbrs.Period, error) {
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
func (c *Client) Runs(ctx context.Context, id nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	req, err := byCompany(opRuns(), id)
	if err != nil {
		return nil, err
	}
	return list(ctx, c, req.ask("year", strconv.Itoa(year)), one(run))
}

// run reads a run. Clients show no field for the periods that it covers: they
// are read where they stand, and else the number of a run of the year counts
// as that of its period. A run whose period is not known would guard nothing.
func run(o object) (nmbrs.Run, error) {
	id, err := o.id("payrollRunId")
	number, err1 := o.number("number")
	year, err2 := o.number("year")
	description, err3 := o.text("description")
	made, err4 := o.time("createdAt")
	locked, err5 := o.flag("locked")
	r := nmbrs.Run{ID: id, Number: number, Year: year, Description: description, At: made, PeriodStart: number, PeriodEnd: number}
	if locked == nil {
		err5 = cmp.Or(err5, at("locked", errMissing))
	} else {
		r.Locked = *locked
	}
	if err := errors.Join(err, err1, err2, err3, err4, err5); err != nil {
		return r, err
	}
	if o["period"] != nil {
		n, err := o.number("period")
		if err != nil {
			return r, err
		}
		r.PeriodStart, r.PeriodEnd = n, n
	}
	for name, into := range map[string]*int{"periodStart": &r.PeriodStart, "periodEnd": &r.PeriodEnd} {
		if o[name] == nil {
			continue
		}
		if *into, err = o.number(name); err != nil {
			return r, err
		}
	}
	return r, nil
}

// HourCodes lists the hour codes. REST does not tell of two models.
func (c *Client) HourCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	codes, err := c.codes(ctx, opHourCodes(), "hourCode", id)
	return codes, nil, err
}

// WageCodes lists the wage codes where Nmbrs offers that; it did not at the
// time of writing. The error then is ErrUnsupported: a code is typed by its
// number, and Nmbrs refuses one that it does not have.
func (c *Client) WageCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	codes, err := c.codes(ctx, opWageCodes(), "wageCode", id)
	var e *nmbrs.Error
	if errors.As(err, &e) && e.Status == 404 && e.Code == 0 {
		e.Err = nmbrs.ErrUnsupported
	}
	return codes, nil, err
}

func (c *Client) codes(ctx context.Context, op operation, other string, id nmbrs.CompanyID) ([]nmbrs.Code, error) {
	req, err := byCompany(op, id)
	if err != nil {
		return nil, err
	}
	all, err := list(ctx, c, req, one(func(o object) (nmbrs.Code, error) {
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
func (c *Client) CostCentres(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	req, err := byCompany(opCostCentres(), id)
	if err != nil {
		return nil, err
	}
	return list(ctx, c, req, one(func(o object) (nmbrs.CostCentre, error) {
		id, err := o.id("costCenterId")
		code, err1 := o.text("code")
		text, err2 := o.text("description")
		return nmbrs.CostCentre{ID: id, Code: code, Description: text}, errors.Join(err, err1, err2)
	}))
}
