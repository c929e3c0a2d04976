package intake

import "doorzet/payroll"

// Standing is what a file is held against: the lines that are there, and what
// is known of them elsewhere. A nil function knows nothing.
type Standing struct {
	// Lines are those of the file's days of every company, and those that a
	// person moved away from them.
	Lines []payroll.Line
	// Owner gives the company of each line as a number; nil: all are of company 0.
	Owner []int
	// Sent tells for whom lines were sent that Nmbrs holds or may hold.
	Sent map[payroll.LineID]payroll.EmployeeID
	// Company gives the company to which hours of a venue go.
	Company func(venue string) int
	// Who gives the employee of a company whom facts name for certain, "" else.
	Who func(f *payroll.Facts, company int) payroll.EmployeeID
	// Nowhere tells whether hours never go along: fixed pay, deliberately not.
	Nowhere func(l *payroll.Line, company int) bool
	// SamePay tells whether lines of a company give every component the same
	// when they become what the second list says.
	SamePay func(company int, was, now []payroll.Facts) bool
	// Answers are what a person said, now or before.
	Answers Answers
}

// Answers are a person's answers to what a file asks.
type Answers struct {
	// Remembered are the answers of before, with those given now.
	payroll.Remembered
	// Part tells whether the file is only a part of what it covers; nil: not said.
	Part *bool
	// Copies tells whether sheets that are alike are copies; nil: not said.
	Copies *bool
	// Replaces names lines whose hours a new row has now; Besides those beside
	// which a new row comes.
	Replaces, Besides Picked
	// Moved names lines of which a row on another day is the same shift, Stayed
	// those of which it is not.
	Moved, Stayed Picked
	// Keep names lines that stay although the source does not have them any
	// more, Withdraw those that do not.
	Keep, Withdraw Picked
}

// Picked is a choice of lines.
type Picked struct {
	All bool
	IDs map[payroll.LineID]bool
}

// Has tells whether a line is chosen.
func (p Picked) Has(id payroll.LineID) bool { return p.All || p.IDs[id] }

// any tells whether some of the lines are chosen.
func (p Picked) any(ids []payroll.LineID) bool {
	for _, id := range ids {
		if p.Has(id) {
			return true
		}
	}
	return false
}

func (s *Standing) owner(line int) int {
	if s.Owner == nil {
		return 0
	}
	return s.Owner[line]
}

func (s *Standing) company(venue string) int {
	if s.Company == nil {
		return 0
	}
	return s.Company(venue)
}

func (s *Standing) who(f *payroll.Facts, company int) payroll.EmployeeID {
	if s.Who == nil {
		return ""
	}
	return s.Who(f, company)
}

func (s *Standing) samePay(company int, was, now []payroll.Facts) bool {
	return s.SamePay == nil || s.SamePay(company, was, now)
}
