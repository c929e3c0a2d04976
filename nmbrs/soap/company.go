package soap

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"doorzet/nmbrs"
)

// wireEnvironment is the environment of the user.
type wireEnvironment struct {
	SubDomain wireText
}

// firmCalls are the calls about debtors and companies.
type firmCalls struct{ *conn }

// Domain tells the sub-domain of the environment that the user belongs to.
func (c *firmCalls) Domain(ctx context.Context) (string, error) {
	op := debtorOp(opEnvironment)
	op.plain = true
	v, err := one(ctx, c.conn, newRequest(op), func(v *wireEnvironment) error {
		if v.SubDomain.val == "" {
			return fmt.Errorf("SubDomain: %w", errMissing)
		}
		return nil
	})
	return v.SubDomain.val, err
}

type wireDebtor struct {
	Upper  wireInt `xml:"ID"`
	ID     wireInt `xml:"Id"`
	Number wireText
	Name   wireText
}

func (w wireDebtor) value() (nmbrs.Debtor, error) {
	id, err := wireID("Id", &w.ID, &w.Upper)
	return nmbrs.Debtor{ID: nmbrs.DebtorID(id), Number: w.Number.val, Name: w.Name.val}, err
}

// Debtors lists the debtors that the user may see.
func (c *firmCalls) Debtors(ctx context.Context) ([]nmbrs.Debtor, error) {
	return list[wireDebtor](ctx, c.conn, newRequest(debtorOp(opListAll)))
}

type wireCompany struct {
	ID     wireInt
	Lower  wireInt `xml:"Id"`
	Number wireText
	Name   wireText
}

func (w wireCompany) value() (nmbrs.Company, error) {
	id, err := wireID("ID", &w.ID, &w.Lower)
	return nmbrs.Company{ID: nmbrs.CompanyID(id), Number: w.Number.val, Name: w.Name.val}, err
}

// codeForbidden is given for a call that the rights of the API user leave out.
const codeForbidden = 1002

// Companies lists the visible companies. That list does not tell a company's
// debtor. Where the user may not read it, the companies are listed debtor by
// debtor.
func (c *firmCalls) Companies(ctx context.Context) ([]nmbrs.Company, error) {
	all, err := list[wireCompany](ctx, c.conn, newRequest(companyOp(opListAll)))
	if !nmbrs.IsCode(err, codeForbidden) {
		return all, err
	}
	debtors, derr := c.Debtors(ctx)
	if derr != nil {
		// The first refusal is the one that a person can act upon.
		return nil, err
	}
	all = []nmbrs.Company{}
	for _, d := range debtors {
		part, perr := c.CompaniesOf(ctx, d.ID)
		if perr != nil {
			return nil, perr
		}
		all = append(all, part...)
	}
	return all, nil
}

// CompaniesOf lists the visible companies of one debtor.
func (c *firmCalls) CompaniesOf(ctx context.Context, debtor nmbrs.DebtorID) ([]nmbrs.Company, error) {
	op := companyOp(opListByDebtor)
	if err := intID(op, "DebtorId", string(debtor)); err != nil {
		return nil, err
	}
	companies, err := list[wireCompany](ctx, c.conn, newRequest(op).text("DebtorId", string(debtor)))
	for i := range companies {
		companies[i].Debtor = debtor
	}
	return companies, err
}

// byCompany begins a request about a company; name is how the operation
// spells the parameter.
func byCompany(op operation, name string, company nmbrs.CompanyID) (*request, error) {
	if err := intID(op, name, string(company)); err != nil {
		return nil, err
	}
	return newRequest(op).text(name, string(company)), nil
}

// listByCompany makes a call about a company that gives a list.
func listByCompany[T item[U], U any](ctx context.Context, c *conn, op operation, name string, company nmbrs.CompanyID) ([]U, error) {
	req, err := byCompany(op, name, company)
	if err != nil {
		return nil, err
	}
	return list[T](ctx, c, req)
}

// CurrentPeriod reads the period that the company's payroll is in.
func (c *firmCalls) CurrentPeriod(ctx context.Context, company nmbrs.CompanyID) (nmbrs.Period, error) {
	req, err := byCompany(companyOp(opCurrentPeriod), companyIDMixed, company)
	if err != nil {
		return nmbrs.Period{}, err
	}
	var p nmbrs.Period
	_, err = one(ctx, c.conn, req, func(v *wireText) error {
		var perr error
		p, perr = parsePeriod(v.val)
		return perr
	})
	if err != nil {
		return nmbrs.Period{}, err
	}
	return p, nil
}

// parsePeriod reads year-number-type, such as 2026-5-M. The spellings of the
// types are those of the service's description and of Nmbrs's list of period
// types; W alone and the quarters are assumed.
func parsePeriod(text string) (nmbrs.Period, error) {
	parts := strings.Split(text, "-")
	if len(parts) != 3 {
		return nmbrs.Period{}, errValue
	}
	year, err1 := strconv.Atoi(strings.TrimSpace(parts[0]))
	number, err2 := strconv.Atoi(strings.TrimSpace(parts[1]))
	if err1 != nil || err2 != nil {
		return nmbrs.Period{}, errValue
	}
	p := nmbrs.Period{Year: year, Number: number}
	last := 0
	switch strings.ToUpper(strings.TrimSpace(parts[2])) {
	case "M":
		p.Type, last = nmbrs.Month, 12
	case "4W", "W4":
		p.Type, last = nmbrs.FourWeeks, 13
	case "W", "1W", "W1":
		p.Type, last = nmbrs.Week, 53
	case "K", "Q":
		p.Type, last = nmbrs.Quarter, 4
	}
	if number < 1 || number > last || year < 1900 || year > 9999 {
		return nmbrs.Period{}, errValue
	}
	return p, nil
}

type wireRun struct {
	ID          wireInt
	Lower       wireInt `xml:"Id"`
	Number      wireInt
	Year        wireInt
	PeriodStart wireInt
	PeriodEnd   wireInt
	Description wireText
	RunAt       wireTime
	IsLocked    wireBool
}

func (w wireRun) value() (nmbrs.Run, error) {
	id, err := wireID("ID", &w.ID, &w.Lower)
	number, err1 := w.Number.number("Number")
	year, err2 := w.Year.number("Year")
	start, err3 := w.PeriodStart.number("PeriodStart")
	end, err4 := w.PeriodEnd.number("PeriodEnd")
	var err5 error
	if !w.IsLocked.set {
		err5 = fmt.Errorf("IsLocked: %w", errMissing)
	}
	return nmbrs.Run{
		ID: id, Number: number, Year: year, PeriodStart: start, PeriodEnd: end,
		Description: w.Description.val, At: w.RunAt.val, Locked: w.IsLocked.val,
	}, errors.Join(err, err1, err2, err3, err4, err5)
}

// Runs lists the payroll runs made in a year.
func (c *firmCalls) Runs(ctx context.Context, company nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	req, err := byCompany(companyOp(opRuns), companyIDMixed, company)
	if err != nil {
		return nil, err
	}
	return list[wireRun](ctx, c.conn, req.int("Year", year))
}
