package soap

import (
	"context"
	"errors"

	"doorzet/nmbrs"
)

type wireEmployeeType struct {
	ID          wireInt `xml:"Id"`
	Upper       wireInt `xml:"ID"`
	Description wireText
}

func (w wireEmployeeType) value() (nmbrs.EmployeeType, error) {
	id, err := wireID("Id", &w.ID, &w.Upper)
	return nmbrs.EmployeeType{ID: id, Description: w.Description.val}, err
}

// staffCalls are the calls about who works at a company.
type staffCalls struct{ *conn }

// EmployeeTypes lists the kinds of employees.
func (c *staffCalls) EmployeeTypes(ctx context.Context) ([]nmbrs.EmployeeType, error) {
	return list[wireEmployeeType](ctx, c.conn, newRequest(employeeOp(opEmployeeTypes)))
}

type wireEmployee struct {
	ID          wireInt `xml:"Id"`
	Upper       wireInt `xml:"ID"`
	Number      wireText
	DisplayName wireText
}

func (w wireEmployee) value() (nmbrs.Employee, error) {
	id, err := wireID("Id", &w.ID, &w.Upper)
	return nmbrs.Employee{ID: nmbrs.EmployeeID(id), Number: w.Number.val, DisplayName: w.DisplayName.val}, err
}

// Employees lists the employees of one type.
func (c *staffCalls) Employees(ctx context.Context, company nmbrs.CompanyID, employeeType string) ([]nmbrs.Employee, error) {
	op := bulkOp(opEmployees)
	if err := intID(op, "EmployeeType", employeeType); err != nil {
		return nil, err
	}
	req, err := byCompany(op, companyIDMixed, company)
	if err != nil {
		return nil, err
	}
	all, err := list[wireEmployee](ctx, c.conn, req.text("EmployeeType", employeeType))
	for i := range all {
		all[i].Type = employeeType
	}
	return all, err
}

// owner is embedded in the items that stand for one employee.
type owner struct {
	Employee wireInt `xml:"EmployeeId"`
	Upper    wireInt `xml:"EmployeeID"`
	// Other counts the elements that no field took.
	Other []wireAny `xml:",any"`
}

// wireAny counts elements that nothing asked for.
type wireAny struct{}

// understood refuses an item whose list is missing while it holds something
// else: a list under another name must not pass for an empty one.
func (w *owner) understood(hasList bool) error {
	if !hasList && len(w.Other) > 0 {
		return errContent
	}
	return nil
}

func (w *owner) employee() (nmbrs.EmployeeID, error) {
	id, err := wireID(employeeIDMixed, &w.Employee, &w.Upper)
	return nmbrs.EmployeeID(id), err
}

type wireEmployment struct {
	ID        wireInt `xml:"EmploymentId"`
	Upper     wireInt `xml:"EmploymentID"`
	StartDate wireTime
	EndDate   wireTime
}

type wireEmploymentItem struct {
	owner
	List nested[wireEmployment] `xml:"EmployeeEmployments"`
}

func (w wireEmploymentItem) value() ([]nmbrs.Employment, error) {
	id, err := w.employee()
	if err := errors.Join(err, w.understood(w.List.list != nil)); err != nil {
		return nil, err
	}
	all := make([]nmbrs.Employment, 0, len(w.List.list))
	for _, e := range w.List.list {
		if _, err := wireID("EmploymentId", &e.ID, &e.Upper); err != nil {
			return nil, err
		}
		all = append(all, nmbrs.Employment{Employee: id, Start: e.StartDate.val, End: e.EndDate.val})
	}
	return all, nil
}

// Employments lists every stretch of service of every employee.
func (c *staffCalls) Employments(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.Employment, error) {
	return flatten(listByCompany[wireEmploymentItem](ctx, c.conn, bulkOp(opEmployments), companyIDUpper, company))
}

type wireContract struct {
	ContractID   wireInt
	Mixed        wireInt `xml:"ContractId"`
	StartDate    wireTime
	EndDate      wireTime
	Indefinite   wireBool
	HoursPerWeek wireAmount
}

type wireContractItem struct {
	owner
	List nested[wireContract] `xml:"EmployeeContracts"`
}

func (w wireContractItem) value() ([]nmbrs.Contract, error) {
	employee, err := w.employee()
	if err := errors.Join(err, w.understood(w.List.list != nil)); err != nil {
		return nil, err
	}
	all := make([]nmbrs.Contract, 0, len(w.List.list))
	for _, k := range w.List.list {
		id, err := wireID("ContractID", &k.ContractID, &k.Mixed)
		if err != nil {
			return nil, err
		}
		all = append(all, nmbrs.Contract{
			Employee: employee, ID: id, Start: k.StartDate.val, End: k.EndDate.val,
			HoursPerWeek: k.HoursPerWeek.pointer(), Indefinite: k.Indefinite.pointer(),
		})
	}
	return all, nil
}

// Contracts lists the contracts of every employee. Several may share an id.
func (c *staffCalls) Contracts(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.Contract, error) {
	return flatten(listByCompany[wireContractItem](ctx, c.conn, bulkOp(opContracts), companyIDUpper, company))
}
