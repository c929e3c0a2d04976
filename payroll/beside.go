package payroll

// Beside is a row of somebody else in Nmbrs that a person looked at and let
// be: what Doorzet sends comes beside it. It holds for the row as it was seen;
// another row, or the same one with another amount, asks anew. For days it
// means that the figure of somebody else may be replaced.
type Beside struct {
	Kind Kind `json:"kind"`
	// ID is the row in Nmbrs, for days DaysRow.
	ID       RowID      `json:"id"`
	Employee EmployeeID `json:"employee"`
	Code     int        `json:"code,omitempty"`
	Amount   Hundredths `json:"amount"`
	Inexact  bool       `json:"inexact,omitempty"`
	BookedIn Period     `json:"in"`
}

// NewBeside accepts what one read of Nmbrs showed of an employee. A row
// without an id stands for the days.
func NewBeside(e EmployeeID, k Kind, in Period, r SeenRow) Beside {
	if k == KindWorked {
		return Beside{Kind: k, ID: DaysRow(e, in), Employee: e, Amount: r.Amount, BookedIn: in}
	}
	return Beside{Kind: k, ID: r.ID, Employee: e, Code: r.Code, Amount: r.Amount, Inexact: r.Inexact, BookedIn: in}
}

// accepts tells whether a person accepted the row just as it is seen now.
func (in *PlanInput) accepts(e EmployeeID, k Kind, r SeenRow) bool {
	want := NewBeside(e, k, in.BookedIn, r)
	for _, b := range in.Accepted {
		if b == want {
			return true
		}
	}
	return false
}
