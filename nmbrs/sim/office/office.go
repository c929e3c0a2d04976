package office

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Office is what a simulated Nmbrs holds: who may look, whose payroll it keeps,
// and what is booked. Every part of the server that reads or changes it holds its
// lock; its methods in capitals take it themselves.
type Office struct {
	sync.Mutex
	Options ScenarioOptions
	Users   []*User
	Data    *Data
	Book    *Book
	Now     func() time.Time
	rolling rolling
}

// New makes the office of a scenario.
func New(sc Scenario, now func() time.Time) *Office {
	o := &Office{Options: sc.Options, Now: now}
	if o.Now == nil {
		o.Now = runningClock(sc.Clock)
	}
	for _, u := range sc.Users {
		u.Allowed, u.Denied, u.Companies = slices.Clone(u.Allowed), slices.Clone(u.Denied), slices.Clone(u.Companies)
		o.Users = append(o.Users, &u)
	}
	o.Data = newData(sc)
	o.Book = newBook(sc, o.Data)
	return o
}

// runningClock starts at the scenario's time and runs on from there.
func runningClock(start string) func() time.Time {
	t0, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return time.Now
	}
	began := time.Now()
	return func() time.Time { return t0.Add(time.Since(began)) }
}

// The services of SOAP, by which the calls of both transports are named.
const (
	DebtorService   = "DebtorService"
	CompanyService  = "CompanyService"
	EmployeeService = "EmployeeService"
)

// Operation is one call that a server knows, by the names of SOAP.
type Operation struct {
	Service, Name string
	// REST calls have the name of the operation of SOAP that they stand for.
	REST bool
}

// Is compares with a name written Operation or Service.Operation; rest.Operation
// and soap.Operation mean that call on the one transport alone.
func (o Operation) Is(name string) bool {
	if service, op, ok := strings.Cut(name, "."); ok {
		if service == "rest" || service == "soap" {
			return o.REST == (service == "rest") && op == o.Name
		}
		return service == o.Service && op == o.Name
	}
	return name == o.Name
}

// Refusal checks a write to a period: it exists (2006), it is open or unlocked
// (2011), its tax return was not sent (2012). It gives the number of the fault, 0
// where nothing is in the way.
func (o *Office) Refusal(co *Firm, p Period, unprotected bool) int {
	if !p.Valid(co.Kind) {
		return codePeriod
	}
	order := p.compare(co.Current)
	if !unprotected && !o.Options.Unguarded && (order < 0 || order > 0 && IsOn(o.Options.FutureProtected)) {
		return 2011
	}
	if co.declared[p] {
		return 2012
	}
	return 0
}

// codePeriod is Nmbrs's number for a period that does not exist.
const codePeriod = 2006

// FaultText words the numbers, from the error list of Nmbrs (support article
// 360013526891) in the wording of recorded faults.
func FaultText(code int) string {
	switch code {
	case 1001:
		return "Invalid Authentication"
	case 1002, 1003, 2003, 2004, 2009:
		return "Unauthorized Access"
	case 1004:
		return "Disabled, no valid subscription"
	case 1006:
		return "Generic Login Security Failure"
	case 2001:
		return "Invalid Hour component"
	case 2002:
		return "Invalid Wage Component"
	case 2006:
		return "Invalid Period"
	case 2011:
		return "Protected Mode: Cannot Change in the Past"
	case 2012:
		return "Wage Tax Declaration Already Sent"
	case 2013:
		return "Operation Not Possible On Free Trial"
	case 2030:
		return "Invalid Set of Values"
	case 2037:
		return "Invalid CostCenterId"
	case 2038:
		return "Invalid CostCenterCode"
	case 2039:
		return "Duplicate CostCenterCode"
	case 2042:
		return "User belongs to multiple environments"
	case 2043:
		return "Invalid Domain"
	case 2046:
		return "Not Found"
	}
	return "Unknown"
}

// IsOn reads a switch that defaults to true.
func IsOn(b *bool) bool { return b == nil || *b }

// May tells whether the user's template allows an operation.
func (u *User) May(op Operation) bool {
	if slices.ContainsFunc(u.Denied, op.Is) {
		return false
	}
	return len(u.Allowed) == 0 || slices.ContainsFunc(u.Allowed, op.Is)
}

// Sees tells whether a company is visible to the user.
func (u *User) Sees(company int) bool {
	return u.Companies == nil || slices.Contains(u.Companies, company)
}

// Adding gives the work of an insert, and that work done once more: another row
// that differs in its id alone.
func (o *Office) Adding(r *Row) (once, again func()) {
	return func() { o.Book.Add(r) }, func() {
		twin := *r
		twin.ID = o.Book.NextID()
		o.Book.Add(&twin)
	}
}

// Noise writes an amount, with the switch as a binary fraction would come out.
func (o *Office) Noise(d Decimal) string {
	if o.Options.FloatNoise {
		return d.fixed() + "000010"
	}
	return d.Wire()
}

// OtherID is an id that stands in the place of the one just given, 0 when there
// is none: the highest row id beside it, the lowest one of somebody else, or the
// one that comes next.
func (o *Office) OtherID(kind, given string, employee int) int {
	o.Lock()
	defer o.Unlock()
	if kind == "next-id" {
		return o.Book.last + 1
	}
	highest, lowest := 0, 0
	for id, r := range o.Book.byID {
		if strconv.Itoa(id) == given || r.GUID == given {
			continue
		}
		highest = max(highest, id)
		if r.Employee != employee && (lowest == 0 || id < lowest) {
			lowest = id
		}
	}
	if kind == "foreign-id" && lowest != 0 {
		return lowest
	}
	return highest
}

// rolling is a period that rolls on when so many writes were taken.
type rolling struct {
	company *Firm
	writes  int
}
