package payroll

import "slices"

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
	// Skip tells the opposite: because of the row the employee is left out. At is
	// when that was chosen, RFC 3339, By who did; only skips have them.
	Skip bool   `json:"skip,omitempty"`
	At   string `json:"at,omitempty"`
	By   string `json:"by,omitempty"`
}

// row gives the row that a choice is about, without who chose what.
func (b Beside) row() Beside {
	b.Skip, b.At, b.By = false, "", ""
	return b
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
func (in *PlanInput) accepts(s *PlanStep, r SeenRow) bool {
	return slices.Contains(in.Accepted, NewBeside(s.Employee, s.Component.Kind, s.BookedIn, r))
}

// skips tells whether a person left the employee out because of the row, just as
// it is seen now.
func (in *PlanInput) skips(s *PlanStep, r SeenRow) bool {
	want := NewBeside(s.Employee, s.Component.Kind, s.BookedIn, r)
	return slices.ContainsFunc(in.Skipped, func(b Beside) bool { return b.row() == want })
}

// skipsAll tells whether that holds for each of the rows.
func (in *PlanInput) skipsAll(s *PlanStep, rows []SeenRow) bool {
	return len(rows) > 0 && !slices.ContainsFunc(rows, func(r SeenRow) bool { return !in.skips(s, r) })
}

// KindLink is the kind of a choice that is about a whole employee and period:
// what stood back for another link goes along after all.
const KindLink Kind = "link"

// ResumeBeside lets the lines of an employee go along in a period although
// another link paid the same.
func ResumeBeside(e EmployeeID, in Period) Beside {
	return Beside{Kind: KindLink, ID: DaysRow(e, in), Employee: e, BookedIn: in}
}

// Resumed gives the employees that choices let go along beside another link.
func Resumed(choices []Beside) map[EmployeeID]bool {
	out := map[EmployeeID]bool{}
	for _, c := range choices {
		if c.Kind == KindLink {
			out[c.Employee] = true
		}
	}
	return out
}

// besideLink holds a line of which what was sent stood back for another link,
// until a person lets it go along or says that it was paid elsewhere.
func (b *Book) besideLink(v *Verdict) {
	if v.cover == nil || !v.cover.yielded || v.Confirmed() || v.Line.Withdrawn || v.Line.Elsewhere || b.Resumed[v.Employee] {
		return
	}
	v.add(FindBesideLink)
}

// besideLink tells whether lines of an employee are held for that.
func (in *PlanInput) besideLink(e EmployeeID) bool {
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		if v.Employee == e && slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Kind == FindBesideLink }) {
			return true
		}
	}
	return false
}
