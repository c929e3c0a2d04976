package soap

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"doorzet/nmbrs"
)

// wireSalary is a salary without its amount.
type wireSalary struct {
	StartDate wireTime
	Type      wireText
}

type wireSalaryItem struct {
	owner
	List nested[wireSalary] `xml:"EmployeeSalaries"`
}

func (w wireSalaryItem) value() ([]nmbrs.SalaryStart, error) {
	id, err := w.employee()
	if err := errors.Join(err, w.understood(w.List.list != nil)); err != nil {
		return nil, err
	}
	all := make([]nmbrs.SalaryStart, 0, len(w.List.list))
	for _, s := range w.List.list {
		if !s.StartDate.seen.seen {
			return nil, fmt.Errorf("StartDate: %w", errMissing)
		}
		all = append(all, nmbrs.SalaryStart{Employee: id, Start: s.StartDate.val, Type: salaryType(s.Type.val)})
	}
	return all, nil
}

// salaryType turns the number of a kind of salary into its name. That the
// number is the position in the service's list of names is assumed; a name is
// passed on, an unknown number is "".
func salaryType(text string) string {
	names := []string{
		"None", "Bruto_Salaris_Fulltime", "Bruto_Salaris_Partime", "Bruto_Uurloon",
		"Netto_Salaris_Partime_incl_looncomp", "Netto_Salaris_Partime_excl_looncomp",
		"Netto_Uurloon_excl_looncomp", "Werkgerverslasten", "Netto_Uurloon_incl_looncomp",
	}
	if strings.Contains(text, "_") {
		return text
	}
	for i, name := range names {
		if i > 0 && text == strconv.Itoa(i) || text == name {
			return name
		}
	}
	return ""
}

// SalaryStarts gives the dates from which salaries hold, without amounts.
func (c *staffCalls) SalaryStarts(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.SalaryStart, error) {
	return flatten(listByCompany[wireSalaryItem](ctx, c.conn, bulkOp(opSalaries), companyIDUpper, company))
}

// wireFlat is what is taken of the flat call.
type wireFlat struct {
	owner
	EmployeeNumber wireText
	FirstName      wireText
	Prefix         wireText
	LastName       wireText
	EmailWork      wireText
	EmailPrivate   wireText
	SalaryType     wireText
	ContractHours  wireAmount
}

func (w wireFlat) value() (wireFlat, error) {
	if _, err := w.employee(); err != nil {
		return w, err
	}
	if !w.LastName.seen.seen && !w.FirstName.seen.seen && !w.EmployeeNumber.seen.seen {
		return w, fmt.Errorf("EmployeeNumber: %w", errMissing)
	}
	return w, nil
}

// flat reads the flat call.
func (c *staffCalls) flat(ctx context.Context, company nmbrs.CompanyID) ([]wireFlat, error) {
	return listByCompany[wireFlat](ctx, c.conn, bulkOp(opFlat), companyIDUpper, company)
}

// PayFacts reads the kind of salary and the contract hours of every employee.
func (c *staffCalls) PayFacts(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.PayFacts, error) {
	rows, err := c.flat(ctx, company)
	if err != nil {
		return nil, err
	}
	facts := make([]nmbrs.PayFacts, 0, len(rows))
	for i := range rows {
		id, err := rows[i].employee()
		if err != nil {
			return nil, err
		}
		facts = append(facts, nmbrs.PayFacts{
			Employee: id, SalaryType: rows[i].SalaryType.val, ContractHours: rows[i].ContractHours.pointer(),
		})
	}
	return facts, nil
}
