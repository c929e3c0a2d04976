package office

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
)

// Kind tells hour rows from wage rows.
type Kind int

// The kinds of row.
const (
	HourRow Kind = iota
	WageRow
)

// BadCode is the fault for a code that the company does not have.
func BadCode(k Kind) int {
	if k == HourRow {
		return 2001
	}
	return 2002
}

// Row is a variable row of an employee.
type Row struct {
	ID       int
	GUID     string // the id that REST knows
	Kind     Kind
	Employee int
	Code     int
	Amount   Decimal
	Period   Period
	Comment  string
	Origin   string
	Created  string // when the call that made it came in
}

// The origins of a row, as the state shows them.
const (
	OriginScenario = "scenario"
	OriginAPI      = "api"
	OriginHand     = "hand"
)

type bookKey struct {
	kind     Kind
	employee int
	period   Period
}

// DaysKey is whose days are meant, and of which period.
type DaysKey struct {
	Employee int
	Period   Period
}

// daysWorked are the days of a period: days is their sum, parts the figures that
// it was made up of where a dialect keeps them beside each other.
type daysWorked struct {
	Days, PlusMinus int
	Parts           []int
}

// Records are the figures one by one.
func (d daysWorked) Records() []int {
	if len(d.Parts) > 1 {
		return slices.Clone(d.Parts)
	}
	return []int{d.Days}
}

// The entities that the converters of SOAP know, and the rows.
const (
	EntityDebtor   = "Debtor"
	EntityCompany  = "Company"
	EntityEmployee = "Employee"
	EntityRow      = "Row"
)

// GUID is the id under which REST knows what SOAP knows by a number: Debtor,
// Company, Employee, or Row for a row of hours or wages. It is the same for the
// same id every time.
func GUID(entity string, id int) string {
	h := sha256.Sum256([]byte(entity + strconv.Itoa(id)))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
