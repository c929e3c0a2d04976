// Package demo holds the practice files that go with the example business of
// the simulator: a month of hours as Doorzet's own hour list, and a week in
// the shape of an eitje export. Everybody in them is made up.
package demo

import (
	"strings"

	"doorzet/nmbrs/sim"
)

// The sign-in of the example business at the simulator.
const (
	Email  = "loket@het-anker.example"
	Token  = "demo0000demo0000demo0000demo0000"
	Domain = "hetanker"
)

// The venues of the example, each with the Nmbrs company that pays its people.
const (
	VenueAnker   = "Het Anker"
	VenueGolf    = "De Golf"
	CompanyAnker = "71001"
	CompanyGolf  = "71002"
)

// worker is a person of the example as the practice files need them.
type worker struct {
	name   string
	number int
	venue  string
	team   string
	fixed  bool
	end    string // last day of employment, YYYY-MM-DD
}

// workers gives everybody who works in November 2026.
func workers() []worker {
	var out []worker
	for _, e := range sim.Demo().Employees {
		end := e.Employments[0].End
		if end != "" && end < "2026-11-01" {
			continue
		}
		parts := []string{e.Person.FirstName}
		if e.Person.Prefix != "" {
			parts = append(parts, e.Person.Prefix)
		}
		venue := VenueAnker
		if e.Company != companyAnker {
			venue = VenueGolf
		}
		out = append(out, worker{
			name: strings.Join(append(parts, e.Person.LastName), " "), number: e.Number, venue: venue,
			team: e.Departments[0].Description, fixed: e.Salaries[0].Type != hourly, end: end,
		})
	}
	return out
}

const (
	companyAnker = 71001
	// hourly is Nmbrs's salary type for a gross hourly wage.
	hourly = 3
)
