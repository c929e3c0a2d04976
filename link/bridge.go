package link

import (
	"context"
	"strings"
	"sync"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// bridge is a client over REST for a company that was linked over SOAP first.
// The ledger keeps the ids that it always had; the bridge translates them on
// the way out and back. What came after the move has one id, that of REST. Each
// call is forwarded by name, so that a new one does not compile until somebody
// has thought about the ids in it.
type bridge struct {
	far           nmbrs.Client
	company, rest nmbrs.CompanyID

	mu sync.Mutex
	// out and in are the pairs by kind, both ways.
	out, in map[store.IDKind]map[string]string
	// own are the rows of the register with an id of SOAP.
	own []payroll.OwnRow
}

func newBridge(c nmbrs.Client, info store.CompanyInfo, pairs []store.IDPair, rows []payroll.OwnRow) *bridge {
	b := &bridge{
		far: c, company: nmbrs.CompanyID(info.NmbrsID), rest: nmbrs.CompanyID(info.RestID),
		out: map[store.IDKind]map[string]string{}, in: map[store.IDKind]map[string]string{},
	}
	for _, p := range pairs {
		b.add(p)
	}
	for _, r := range rows {
		if !isGUID(string(r.ID)) && r.Sheet == "" {
			b.own = append(b.own, r)
		}
	}
	return b
}

// isGUID tells an id of REST from one of SOAP, which is a number.
func isGUID(id string) bool { return len(id) == 36 && strings.Count(id, "-") == 4 }

func (b *bridge) add(p store.IDPair) {
	if b.out[p.Kind] == nil {
		b.out[p.Kind], b.in[p.Kind] = map[string]string{}, map[string]string{}
	}
	b.out[p.Kind][p.Own], b.in[p.Kind][p.GUID] = p.GUID, p.Own
}

// to gives the id of REST, the same one where it is not known by another.
func (b *bridge) to(k store.IDKind, id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if g := b.out[k][id]; g != "" {
		return g
	}
	return id
}

// from gives the ledger's id of one of REST.
func (b *bridge) from(k store.IDKind, id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if own := b.in[k][id]; own != "" {
		return own
	}
	return id
}

func (b *bridge) toCompany(id nmbrs.CompanyID) nmbrs.CompanyID {
	if id == b.company {
		return b.rest
	}
	return id
}

func (b *bridge) toEmployee(id nmbrs.EmployeeID) nmbrs.EmployeeID {
	return nmbrs.EmployeeID(b.to(store.IDEmployee, string(id)))
}

func (b *bridge) fromEmployee(id nmbrs.EmployeeID) nmbrs.EmployeeID {
	return nmbrs.EmployeeID(b.from(store.IDEmployee, string(id)))
}

// Probe tries a call with the ids of REST.
func (b *bridge) Probe(ctx context.Context, call string, t nmbrs.ProbeTarget) error {
	t.Company, t.Employee = b.toCompany(t.Company), b.toEmployee(t.Employee)
	return b.far.Probe(ctx, call, t)
}

// Calls lists the calls of REST.
func (b *bridge) Calls() []nmbrs.Call { return b.far.Calls() }

// Domain has no id in it.
func (b *bridge) Domain(ctx context.Context) (string, error) { return b.far.Domain(ctx) }

// Debtors gives the ids of REST: the ledger keeps both of a debtor.
func (b *bridge) Debtors(ctx context.Context) ([]nmbrs.Debtor, error) { return b.far.Debtors(ctx) }

// Companies gives this company the id that the ledger knows it by; the others
// that the sign-in covers have that of REST.
func (b *bridge) Companies(ctx context.Context) ([]nmbrs.Company, error) {
	list, err := b.far.Companies(ctx)
	for i := range list {
		if list[i].ID == b.rest {
			list[i].ID = b.company
		}
	}
	return list, err
}

// EmployeeTypes has no id of a person or company in it.
func (b *bridge) EmployeeTypes(ctx context.Context) ([]nmbrs.EmployeeType, error) {
	return b.far.EmployeeTypes(ctx)
}

// DebtorGUIDs and GUIDs are a call of SOAP: they map ids of that side.
func (b *bridge) DebtorGUIDs(ctx context.Context) ([]nmbrs.IDPair, error) {
	return b.far.DebtorGUIDs(ctx)
}

// GUIDs translates the company.
func (b *bridge) GUIDs(ctx context.Context, id nmbrs.CompanyID, entity string) ([]nmbrs.IDPair, error) {
	return b.far.GUIDs(ctx, b.toCompany(id), entity)
}

// CurrentPeriod translates the company.
func (b *bridge) CurrentPeriod(ctx context.Context, id nmbrs.CompanyID) (nmbrs.Period, error) {
	return b.far.CurrentPeriod(ctx, b.toCompany(id))
}

// Runs translates the company.
func (b *bridge) Runs(ctx context.Context, id nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	return b.far.Runs(ctx, b.toCompany(id), year)
}

// HourCodes translates the company.
func (b *bridge) HourCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return b.far.HourCodes(ctx, b.toCompany(id))
}

// WageCodes translates the company.
func (b *bridge) WageCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return b.far.WageCodes(ctx, b.toCompany(id))
}

// CostCentres translates both ways.
func (b *bridge) CostCentres(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	list, err := b.far.CostCentres(ctx, b.toCompany(id))
	for i := range list {
		list[i].ID = b.from(store.IDCostCentre, list[i].ID)
	}
	return list, err
}

// Employees translates both ways.
func (b *bridge) Employees(ctx context.Context, id nmbrs.CompanyID, t string) ([]nmbrs.Employee, error) {
	list, err := b.far.Employees(ctx, b.toCompany(id), t)
	for i := range list {
		list[i].ID = b.fromEmployee(list[i].ID)
	}
	return list, err
}

// People translates both ways.
func (b *bridge) People(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PersonalInfo, []nmbrs.Skipped, error) {
	list, skipped, err := b.far.People(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, skipped, err
}

// Employments translates both ways.
func (b *bridge) Employments(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Employment, error) {
	list, err := b.far.Employments(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// Contracts translates both ways.
func (b *bridge) Contracts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Contract, error) {
	list, err := b.far.Contracts(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// Schedules translates both ways.
func (b *bridge) Schedules(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Schedule, error) {
	list, err := b.far.Schedules(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// Departments translates both ways.
func (b *bridge) Departments(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Department, error) {
	list, err := b.far.Departments(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// PayFacts translates both ways.
func (b *bridge) PayFacts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PayFacts, error) {
	list, err := b.far.PayFacts(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// SalaryStarts translates both ways.
func (b *bridge) SalaryStarts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.SalaryStart, error) {
	list, err := b.far.SalaryStarts(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// Days translates the employee.
func (b *bridge) Days(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) (nmbrs.DayFigures, error) {
	return b.far.Days(ctx, b.toEmployee(id), p)
}

func (b *bridge) insert(in nmbrs.Insert) nmbrs.Insert {
	in.Employee = b.toEmployee(in.Employee)
	in.CostCentre = b.to(store.IDCostCentre, in.CostCentre)
	return in
}

// InsertHours translates employee and cost centre.
func (b *bridge) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return b.far.InsertHours(ctx, b.insert(in))
}

// InsertWage translates employee and cost centre.
func (b *bridge) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return b.far.InsertWage(ctx, b.insert(in))
}

// DeleteHours translates employee and row.
func (b *bridge) DeleteHours(ctx context.Context, id nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return b.far.DeleteHours(ctx, b.toEmployee(id), nmbrs.RowID(b.to(store.IDHours, string(row))))
}

// DeleteWage translates employee and row.
func (b *bridge) DeleteWage(ctx context.Context, id nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return b.far.DeleteWage(ctx, b.toEmployee(id), nmbrs.RowID(b.to(store.IDWage, string(row))))
}

// SetDays translates the employee.
func (b *bridge) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	in.Employee = b.toEmployee(in.Employee)
	return b.far.SetDays(ctx, in)
}
