package payroll

// Witness is the contract type that a source other than Nmbrs tells of a
// person: a second witness of the pay basis.
type Witness struct {
	Contract string `json:"contract"`
	// File and At say where it comes from and when it was read in.
	File string `json:"file,omitempty"`
	At   string `json:"at,omitempty"`
}

// witness gives the contract type that speaks for a line: its own, else the
// one that a people file told.
func (b *Book) witness(l *Line, id EmployeeID) string {
	if l.Contract != "" {
		return l.Contract
	}
	return b.Witnesses[id].Contract
}
