package link

import (
	"cmp"
	"slices"
	"strconv"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// PersonFate says what becomes of a person of a people file.
type PersonFate string

// The fates.
const (
	// FateKnown: the name already leads to this person.
	FateKnown PersonFate = "known"
	// FateLink: the name is linked when the file is taken.
	FateLink PersonFate = "link"
	// FateConflict: the file and what was decided here point at different people.
	FateConflict PersonFate = "conflict"
	// FateNotHere: the office decided that the person is not paid here.
	FateNotHere PersonFate = "not-here"
	// FateUnknown: nobody answers to it.
	FateUnknown PersonFate = "unknown"
)

// PersonMatch is a person of a people file with whom it is in Nmbrs.
type PersonMatch struct {
	intake.PersonRow
	Fate PersonFate
	// Company is whose person it is; Employee and Called are the id and the
	// name in Nmbrs, "" when nobody was found. By says by what.
	Company  store.CompanyKey
	Employee payroll.EmployeeID
	Called   string
	By       payroll.MatchReason
	// Disagrees is set when the contract type contradicts what Nmbrs says of
	// how the person is paid; the lines then wait for a decision.
	Disagrees bool
	// Suggestions are the people whom an unknown name could mean.
	Suggestions []payroll.Suggestion

	span payroll.Span
}

// PeoplePreview is what a people file teaches.
type PeoplePreview struct {
	Rows []PersonMatch
}

// Count counts the rows of a fate.
func (p *PeoplePreview) Count(f PersonFate) int {
	n := 0
	for i := range p.Rows {
		if p.Rows[i].Fate == f {
			n++
		}
	}
	return n
}

// Teaches tells whether taking the file over would change anything that is
// known of people: a link, or a contract type.
func (p *PeoplePreview) Teaches() int {
	n := 0
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Fate == FateLink || r.witness() {
			n++
		}
	}
	return n
}

// Witnesses counts the rows whose contract type is kept.
func (p *PeoplePreview) Witnesses() int {
	n := 0
	for i := range p.Rows {
		if p.Rows[i].witness() {
			n++
		}
	}
	return n
}

// witness tells whether the row's contract type is a witness of the person.
func (m *PersonMatch) witness() bool {
	return m.Contract != "" && (m.Fate == FateKnown || m.Fate == FateLink)
}

// holdPeople finds the people of a people file in every company.
func (s *Service) holdPeople(p *Preview, all []*store.Company) (*PeoplePreview, error) {
	today := payroll.DateOf(s.Clock.Now())
	out := &PeoplePreview{}
	books := make([]*names, len(all))
	for i, c := range all {
		b, err := s.namesOf(c)
		if err != nil {
			return nil, err
		}
		books[i] = b
	}
	for _, row := range p.Result.People {
		found := false
		for i, c := range all {
			if m, ok := books[i].match(row, today); ok {
				m.Company = c.Key()
				out.Rows = append(out.Rows, m)
				found = true
			}
		}
		if found {
			continue
		}
		m := PersonMatch{PersonRow: row, Fate: FateUnknown, Company: p.at.Key()}
		if at := slices.Index(all, p.at); at >= 0 {
			m.Suggestions = books[at].team.Suggest(row.Name, maxSuggestions)
		}
		out.Rows = append(out.Rows, m)
	}
	out.namesakes()
	slices.SortStableFunc(out.Rows, func(a, b PersonMatch) int { return cmp.Compare(rank(a), rank(b)) })
	return out, nil
}

// rank puts first what needs a look.
func rank(m PersonMatch) int {
	if m.Disagrees {
		return 1
	}
	return slices.Index([]PersonFate{FateConflict, "", FateUnknown, FateLink, FateNotHere, FateKnown}, m.Fate)
}

// match finds a row's person in one company.
func (b *names) match(row intake.PersonRow, today payroll.Date) (PersonMatch, bool) {
	m := PersonMatch{PersonRow: row}
	facts := payroll.Facts{Date: today, Person: row.Name, NmbrsID: row.NmbrsID, Number: row.Number, Email: row.Email}
	byName := b.team.Resolve(payroll.Facts{Date: today, Person: row.Name}, b.links)
	byFile := b.team.Resolve(facts, nil)
	switch {
	case byFile.Employee == "" && byName.NotHere != "":
		m.Fate, m.By = FateNotHere, byName.By
		return m, true
	case byFile.Employee == "" && byName.Employee == "":
		return m, false
	case byFile.Employee == "", byFile.Employee == byName.Employee:
		m.Fate, m.Employee, m.By = FateKnown, byName.Employee, byName.By
		if byFile.Employee != "" {
			m.By = byFile.By
		}
	case byName.By == payroll.MatchLink && (byName.NotHere != "" || byName.Employee != ""):
		m.Fate, m.Employee, m.By = FateConflict, byFile.Employee, byFile.By
	default:
		m.Fate, m.Employee, m.By = FateLink, byFile.Employee, byFile.By
	}
	person, _ := b.team.Person(m.Employee)
	m.Called, m.span = person.Name(), service(person)
	_, why := payroll.BasisOf(person, today, nil, row.Contract)
	m.Disagrees = why.Code == payroll.ReasonWitness
	return m, true
}

// namesakes takes back the linking of a name that the file gives to two people,
// and both contract types where it gives one person two.
func (p *PeoplePreview) namesakes() {
	for i := range p.Rows {
		for j := range p.Rows {
			a, b := &p.Rows[i], &p.Rows[j]
			if i == j || a.Company != b.Company || a.Employee == "" || b.Employee == "" {
				continue
			}
			switch {
			case a.Employee != b.Employee && payroll.FoldName(a.Name) == payroll.FoldName(b.Name):
				a.Fate = FateConflict
			case a.Employee == b.Employee && payroll.FoldType(a.Contract) != payroll.FoldType(b.Contract):
				a.Fate = FateConflict
			}
		}
	}
}

// takePeople keeps the links and the contract types of a people file.
func (s *Service) takePeople(p *Preview) (Taken, error) {
	t := Taken{Refused: len(p.Result.Refused), Same: p.People.Count(FateKnown)}
	var list []store.PeopleChange
	at := func(key store.CompanyKey) (*store.PeopleChange, error) {
		for i := range list {
			if list[i].Company.Key() == key {
				return &list[i], nil
			}
		}
		c, err := s.Ledger.Company(key)
		if err != nil {
			return nil, err
		}
		list = append(list, store.PeopleChange{Company: c, Witnesses: map[payroll.EmployeeID]payroll.Witness{}})
		return &list[len(list)-1], nil
	}
	if _, err := at(p.at.Key()); err != nil {
		return t, err
	}
	links := map[store.CompanyKey][]payroll.NameLink{}
	for _, m := range p.People.Rows {
		if m.Fate != FateLink && !m.witness() {
			continue
		}
		ch, err := at(m.Company)
		if err != nil {
			return t, err
		}
		if m.witness() {
			ch.Witnesses[m.Employee] = payroll.Witness{Contract: m.Contract, File: p.Result.Name, At: s.stamp()}
			t.Witnesses++
		}
		if m.Fate == FateLink {
			links[m.Company] = append(links[m.Company], payroll.NameLink{
				Key: payroll.FoldName(m.Name), Name: payroll.Clean(m.Name, 120), Employee: m.Employee, Span: m.span,
			})
			t.Linked++
		}
	}
	for i := range list {
		key := list[i].Company.Key()
		list[i].Settings = func(set *payroll.Settings) error {
			for _, l := range links[key] {
				putLink(set, l)
			}
			return nil
		}
		list[i].Audit = store.Audit{
			Action:  "import-people",
			Args:    payroll.Args{"file": p.Result.Hash[:12], "links": strconv.Itoa(len(links[key])), "people": strconv.Itoa(len(list[i].Witnesses))},
			Details: payroll.Args{"name": p.Result.Name},
		}
	}
	list[0].File = &store.FileInfo{
		Hash: p.Result.Hash, Name: p.Result.Name, At: s.stamp(), Company: p.at.Key(),
		Counts: map[string]int{"linked": t.Linked, "witnesses": t.Witnesses, "refused": t.Refused},
	}
	return t, s.commitPeople(list)
}

// commitPeople keeps what a people file teaches, and holds lines against each
// other anew where that changes who somebody is.
func (s *Service) commitPeople(list []store.PeopleChange) error {
	before := make([]*names, len(list))
	for i := range list {
		var err error
		if before[i], err = s.namesOf(list[i].Company); err != nil {
			return err
		}
	}
	if err := s.Ledger.CommitPeople(list); err != nil {
		return err
	}
	for i := range list {
		if err := s.meet(list[i].Company, before[i]); err != nil {
			return err
		}
	}
	return nil
}
