package link

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of a sync.
const (
	// CodeNoPeople: args company. Nmbrs lists nobody in the company.
	CodeNoPeople payroll.Code = "sync-no-people"
	// CodeNoContracts: neither contracts nor the flat call could be read.
	CodeNoContracts payroll.Code = "sync-no-contracts"
	// CodeSyncUnknown: args id, suggestions. Nmbrs has nobody with this id.
	CodeSyncUnknown payroll.Code = "sync-unknown-id"
)

// payrollEmployee and formerEmployee are the employee types that are paid, for
// where the list of types may not be read. Source: the employee lists of other
// v3 clients; a guess, kept in this one place.
const (
	payrollEmployee = "2"
	formerEmployee  = "4"
)

// Team is what a sync found, before anything is accepted.
type Team struct {
	Rows []payroll.TeamRow
	// First is set when nobody was accepted before.
	First bool
	// Skipped are optional calls that failed, as Problems.
	Skipped []*payroll.Problem
}

// Conflicted counts the rows with a conflict.
func (t *Team) Conflicted() int {
	n := 0
	for _, r := range t.Rows {
		if len(r.Conflicts) > 0 && r.Kind != payroll.RowSame {
			n++
		}
	}
	return n
}

// fetcher gathers what Nmbrs tells of the people of one company.
type fetcher struct {
	ctx     context.Context
	c       nmbrs.Client
	company nmbrs.CompanyID
	people  map[payroll.EmployeeID]*payroll.Person
	order   []payroll.EmployeeID
	skipped []*payroll.Problem
	broken  error
	unread  unreadParts
}

// runsWatch remembers why the runs could not be read: reading the period goes
// on without them, but it is a finding.
type runsWatch struct {
	nmbrs.Client
	failed error
}

// Runs passes on and remembers.
func (w *runsWatch) Runs(ctx context.Context, company nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	runs, err := w.Client.Runs(ctx, company, year)
	if err != nil {
		w.failed = err
	}
	return runs, err
}

// optional notes a read that failed while the sync goes on.
func (f *fetcher) optional(err error) bool {
	if err == nil {
		return true
	}
	if errors.Is(err, nmbrs.ErrUnsupported) {
		return false // not there on this transport: nothing to find
	}
	if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken || f.ctx.Err() != nil {
		f.broken = err
	}
	f.skipped = append(f.skipped, finding(err))
	return false
}

// Sync reads the people of the company and compares them with those accepted
// before. Nothing is changed.
func (s *Service) Sync(ctx context.Context, co *store.Company) (*Team, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	runs := &runsWatch{Client: c}
	if _, err := s.readPeriod(ctx, runs, co, payroll.Period{}); err != nil {
		return nil, err
	}
	f := &fetcher{ctx: ctx, c: c, company: nmbrs.CompanyID(info.NmbrsID), people: map[payroll.EmployeeID]*payroll.Person{}}
	f.optional(runs.failed)
	if err := f.fetch(); err != nil {
		return nil, s.noteBroken(co, err)
	}
	old, err := co.Team()
	if err != nil {
		return nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	worked, err := s.workedDates(co, set)
	if err != nil {
		return nil, err
	}
	f.keep(old)
	var fetched []payroll.Person
	for _, id := range f.order {
		fetched = append(fetched, *f.people[id])
	}
	rows := payroll.TeamDiff(old, fetched, payroll.DiffInput{
		On: payroll.DateOf(s.Clock.Now()), Overrides: set.Overrides, Worked: worked, Links: set.Links,
	})
	return &Team{Rows: rows, First: len(old) == 0, Skipped: f.skipped}, nil
}

// workedDates gives the dates of the lines of the current period and the one
// before, per person.
func (s *Service) workedDates(co *store.Company, set payroll.Settings) (map[payroll.EmployeeID][]payroll.Date, error) {
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	days := span(set.Calendar, info.Current)
	days.From = span(set.Calendar, set.Calendar.Prev(info.Current)).From
	lines, err := co.Lines(days)
	if err != nil {
		return nil, err
	}
	team, err := s.teamOf(co)
	if err != nil {
		return nil, err
	}
	out := map[payroll.EmployeeID][]payroll.Date{}
	for _, l := range lines {
		if m := team.Resolve(l.Facts, set.Links); m.Employee != "" && !l.Withdrawn {
			out[m.Employee] = append(out[m.Employee], l.Date)
		}
	}
	return out, nil
}

// Apply accepts rows of a sync. On a first sync every row is accepted; later
// only those without a conflict, unless accept names them. It returns how many
// rows remain.
func (s *Service) Apply(co *store.Company, t *Team, accept map[payroll.EmployeeID]bool) (int, error) {
	if err := t.check(accept); err != nil {
		return 0, err
	}
	var put []payroll.TeamRow
	left := 0
	for _, r := range t.Rows {
		if r.Kind == payroll.RowSame {
			continue
		}
		if !t.First && len(r.Conflicts) > 0 && !accept[r.Person.ID] {
			left++
			continue
		}
		put = append(put, r)
	}
	audit := store.Audit{Action: "sync", Args: payroll.Args{"people": payroll.IntText(len(put)), "left": payroll.IntText(left)}}
	if err := s.whoIsWho(co, func() error { return s.accept(co, put, audit) }); err != nil {
		return left, err
	}
	return left, co.UpdateInfo(func(i *store.CompanyInfo) error { i.SyncedAt = s.stamp(); return nil })
}

// check refuses ids that no row has, before anything is accepted.
func (t *Team) check(ids map[payroll.EmployeeID]bool) error {
	people := make([]payroll.Person, len(t.Rows))
	known := make(map[payroll.EmployeeID]bool, len(t.Rows))
	for i := range t.Rows {
		people[i] = t.Rows[i].Person
		known[people[i].ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if ids[id] && !known[id] {
			return payroll.NewProblem(CodeSyncUnknown, "id", payroll.Clean(string(id), 60), "suggestions", payroll.LikelyIDs(people, id))
		}
	}
	return nil
}

// Accept takes the named rows alone.
func (s *Service) Accept(co *store.Company, t *Team, ids map[payroll.EmployeeID]bool) error {
	if err := t.check(ids); err != nil {
		return err
	}
	var put []payroll.TeamRow
	for _, r := range t.Rows {
		if ids[r.Person.ID] && r.Kind != payroll.RowSame {
			put = append(put, r)
		}
	}
	return s.whoIsWho(co, func() error {
		return s.accept(co, put, store.Audit{Action: "sync", Args: payroll.Args{"people": payroll.IntText(len(put))}})
	})
}

// accept keeps people as Nmbrs has them, and links of the names that some of
// them had before.
func (s *Service) accept(co *store.Company, rows []payroll.TeamRow, audit store.Audit) error {
	put := make([]payroll.Person, len(rows))
	for i := range rows {
		put[i] = rows[i].Person
	}
	team, err := co.Team()
	if err != nil {
		return err
	}
	for _, p := range put {
		team = slices.DeleteFunc(team, func(o payroll.Person) bool { return o.ID == p.ID })
	}
	team = append(team, put...)
	set, err := co.Settings()
	if err != nil {
		return err
	}
	// the links first: should it end here, they say what is so already
	if links := aliases(&set, team, rows); len(links) > 0 {
		names := store.Audit{Action: "link-name", Args: payroll.Args{"names": payroll.IntText(len(links))}}
		err = co.UpdateSettings(names, func(set *payroll.Settings) error {
			for _, l := range links {
				putLink(set, l)
			}
			return nil
		})
	}
	if err != nil {
		return err
	}
	return co.SaveTeam(put, nil, audit)
}

// fetch reads the lists. The employee list and one witness of the contracts
// are essential, everything else is optional.
func (f *fetcher) fetch() error {
	if err := f.list(); err != nil {
		return err
	}
	if len(f.people) == 0 {
		return payroll.NewProblem(CodeNoPeople, "company", string(f.company))
	}
	f.names()
	f.service()
	if err := f.contracts(); err != nil {
		return err
	}
	f.rest()
	return f.broken
}

// kindOfEmployee is an employee type whose people take part, with what it says
// of them.
type kindOfEmployee struct {
	id     string
	status payroll.EmployeeStatus
}

// list reads the employees who are paid, were, will be, or work from outside.
// The first type is essential, the others are optional.
func (f *fetcher) list() error {
	kinds := []kindOfEmployee{{id: payrollEmployee}, {id: formerEmployee}}
	if all, err := f.c.EmployeeTypes(f.ctx); f.optional(err) {
		if known := kindsOf(all); len(known) > 0 {
			kinds = known
		}
	}
	if f.broken != nil {
		return f.broken
	}
	for i, k := range kinds {
		list, err := f.c.Employees(f.ctx, f.company, k.id)
		if err != nil {
			if i == 0 {
				return err
			}
			f.optional(err)
			continue
		}
		for _, e := range list {
			f.add(e, k.status)
		}
	}
	return nil
}

// add takes an employee along. Over REST one list tells the type of each, over
// SOAP the list is that of a type; who stands in several is paid.
func (f *fetcher) add(e nmbrs.Employee, status payroll.EmployeeStatus) {
	if own, known := payroll.EmployeeStatusOf(e.Type); known {
		status = own
	}
	id := payroll.EmployeeID(e.ID)
	if f.people[id] != nil {
		return
	}
	f.people[id] = &payroll.Person{ID: id, Number: clean(e.Number), Display: clean(e.DisplayName), Status: status}
	f.order = append(f.order, id)
}

// kindsOf picks, by their description, the types that hold payroll employees,
// present and former, and those who are known without being paid: the present
// ones first. None when no type names the payroll.
func kindsOf(all []nmbrs.EmployeeType) []kindOfEmployee {
	var now, former, others []kindOfEmployee
	for _, t := range all {
		status, takesPart := payroll.EmployeeStatusOf(t.Description)
		d := strings.ToLower(t.Description)
		gone := strings.Contains(d, "former") || strings.Contains(d, "uit dienst") || strings.Contains(d, "out of service")
		k := kindOfEmployee{t.ID, status}
		switch {
		case !takesPart, gone && status != payroll.StatusPaid:
		case status != payroll.StatusPaid:
			others = append(others, k)
		case gone:
			former = append(former, k)
		default:
			now = append(now, k)
		}
	}
	if len(now) == 0 {
		return nil
	}
	if len(former) == 0 && now[0].id != formerEmployee {
		former = []kindOfEmployee{{id: formerEmployee}}
	}
	return slices.Concat(now, former, others)
}

func clean(s string) string { return payroll.Clean(strings.TrimSpace(s), 120) }

func (f *fetcher) names() {
	infos, skipped, err := f.c.People(f.ctx, f.company)
	for _, s := range skipped {
		f.optional(s.Err)
	}
	if f.unread.names = !f.optional(err); f.unread.names {
		return
	}
	for _, i := range infos {
		p := f.people[payroll.EmployeeID(i.Employee)]
		if p == nil {
			continue
		}
		p.First, p.Prefix, p.Last = clean(i.FirstName), clean(i.Prefix), clean(i.LastName)
		if i.Nickname != "" && p.First == "" {
			p.First = clean(i.Nickname)
		}
		if i.Number != "" {
			p.Number = clean(i.Number)
		}
		for _, mail := range []string{i.EmailWork, i.EmailHome} {
			if mail = strings.ToLower(clean(mail)); mail != "" {
				p.Emails = append(p.Emails, mail)
			}
		}
	}
}

func (f *fetcher) service() {
	list, err := f.c.Employments(f.ctx, f.company)
	if f.unread.service = !f.optional(err); f.unread.service {
		return
	}
	for _, e := range list {
		if p := f.people[payroll.EmployeeID(e.Employee)]; p != nil {
			p.Employments = append(p.Employments, spanOf(e.Start, e.End))
		}
	}
}

func spanOf(from, to time.Time) payroll.Span {
	return payroll.Span{From: payroll.DateOf(from), To: payroll.DateOf(to)}
}

func hundredths(h *nmbrs.Hundredths) *payroll.Hundredths {
	if h == nil {
		return nil
	}
	v := payroll.Hundredths(*h)
	return &v
}

// contracts reads the contracts, and the flat call for what they lack. One of
// the two must answer.
func (f *fetcher) contracts() error {
	list, errContracts := f.c.Contracts(f.ctx, f.company)
	for _, c := range list {
		if p := f.people[payroll.EmployeeID(c.Employee)]; p != nil {
			p.Contracts = append(p.Contracts, payroll.Contract{
				ID: c.ID, Span: spanOf(c.Start, c.End), HoursPerWeek: hundredths(c.HoursPerWeek),
			})
		}
	}
	f.unread.contracts = !f.optional(errContracts)
	facts, errFacts := f.c.PayFacts(f.ctx, f.company)
	for _, x := range facts {
		if p := f.people[payroll.EmployeeID(x.Employee)]; p != nil {
			p.SalaryType, p.ContractHours = clean(x.SalaryType), hundredths(x.ContractHours)
		}
	}
	f.unread.facts = !f.optional(errFacts)
	if errContracts != nil && errFacts != nil {
		return errContracts
	}
	return nil
}
