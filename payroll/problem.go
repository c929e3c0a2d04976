package payroll

import (
	"sort"
	"strings"
)

// Code names a kind of Problem. Every code has a text in ui/lang, in Dutch
// and in English, that says what happened, to what, and what to do next.
type Code string

// Args fill the places of a Problem's text, by name. They hold what a person
// may see, never a secret.
type Args map[string]string

// Problem is an error that a person can meet. Cause is the technical reason
// for the log and is not shown.
type Problem struct {
	Code  Code  `json:"code"`
	Args  Args  `json:"args,omitempty"`
	Cause error `json:"-"`
}

// NewProblem makes a Problem from name, value pairs.
func NewProblem(code Code, pairs ...string) *Problem {
	p := &Problem{Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		if p.Args == nil {
			p.Args = Args{}
		}
		p.Args[pairs[i]] = pairs[i+1]
	}
	return p
}

// Because keeps the technical cause beside the problem.
func (p *Problem) Because(err error) *Problem {
	p.Cause = err
	return p
}

// Error writes the problem for the log: code, arguments and cause.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(string(p.Code))
	names := make([]string, 0, len(p.Args))
	for n := range p.Args {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		b.WriteString(" " + n + "=" + p.Args[n])
	}
	if p.Cause != nil {
		b.WriteString(": " + p.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the technical cause.
func (p *Problem) Unwrap() error { return p.Cause }

// Is tells whether another Problem has the same code, so that errors.Is works
// with a bare Problem{Code: …}.
func (p *Problem) Is(target error) bool {
	o, ok := target.(*Problem) // this is the comparison that errors.Is asks for
	return ok && o.Code == p.Code
}
