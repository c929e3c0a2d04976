package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// CodeNoRename has the args old and new: the file does not have the new name.
const CodeNoRename payroll.Code = "import-no-rename"

// Renamed is a person's word that New is what a source now calls Old: a venue, a
// team, an hour type or somebody's name.
type Renamed struct {
	Old, New string
	// Not is set when it is no new name: that is remembered too.
	Not bool
}

// given is what a person answered to the questions of a file.
type given struct {
	answers intake.Answers
	renamed []Renamed
	venues  []VenueChoice
}

// compare holds what the preview read against the lines of all companies.
func (s *Service) compare(p *Preview, all []*store.Company) error {
	sent, err := p.gather(s.Ledger, all)
	if err != nil {
		return err
	}
	if p.Answers, err = s.answers(p); err != nil {
		return err
	}
	st := intake.Standing{Lines: p.lines, Sent: sent, Answers: p.Answers, Owner: make([]int, len(p.owner))}
	at := map[*store.Company]int{}
	var offices []*officeRules
	for i, c := range all {
		at[c] = i
		o, err := s.rulesOf(c)
		if err != nil {
			return err
		}
		offices = append(offices, o)
	}
	for i, c := range p.owner {
		st.Owner[i] = at[c]
	}
	st.Company = func(venue string) int { return at[p.route(venue)] }
	st.Who = func(f *payroll.Facts, company int) payroll.EmployeeID { return offices[company].who(f) }
	st.Nowhere = func(l *payroll.Line, company int) bool { return offices[company].nowhere(l) }
	st.SamePay = func(company int, was, now []payroll.Facts) bool {
		return offices[company].on(was[0].Date).Same(was, now)
	}
	p.Changes = p.Result.Hold(st)
	p.setAside(sent)
	for i := range p.Changes.New {
		r := &p.Changes.New[i]
		if offices[at[p.route(r.Venue)]].before(r.Date) {
			p.Outside = append(p.Outside, *r)
		}
	}
	if err := s.farAhead(p, all, offices, at); err != nil {
		return err
	}
	return s.unlikely(p, all, offices)
}

// farAhead finds the rows that change something on days far ahead.
func (s *Service) farAhead(p *Preview, all []*store.Company, offices []*officeRules, at map[*store.Company]int) error {
	open := make([]payroll.Date, len(all))
	for i, c := range all {
		info, err := c.Info()
		if err != nil {
			return err
		}
		if info.Current.Year > 0 {
			open[i] = span(offices[i].settings.Calendar, info.Current).To
		}
	}
	for _, r := range p.changing() {
		if payroll.FarAhead(r.Date, open[at[p.route(r.Venue)]], s.today()) {
			p.Ahead = append(p.Ahead, *r)
		}
	}
	return nil
}

// answers puts what was given beside what is remembered.
func (s *Service) answers(p *Preview) (intake.Answers, error) {
	out := p.given.answers
	known, err := s.Ledger.Remembered()
	if err != nil {
		return out, err
	}
	for _, r := range p.given.renamed {
		list := p.renames(r)
		if len(list) == 0 {
			return out, payroll.NewProblem(CodeNoRename, "old", payroll.Clean(r.Old, 120), "new", payroll.Clean(r.New, 120))
		}
		for i := range list {
			list[i].At, list[i].Not = s.today(), r.Not
		}
		p.learn.Renames = append(p.learn.Renames, list...)
	}
	p.learn.Beside = append(p.learn.Beside, out.Beside...)
	out.Remembered = known.With(p.learn)
	return out, nil
}

// renames tells of what in the file a name is the new one.
func (p *Preview) renames(r Renamed) []payroll.Rename {
	var out []payroll.Rename
	has := func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return n != "" && payroll.FoldType(n) == payroll.FoldType(r.New) })
	}
	for _, x := range []struct {
		what payroll.RenameKind
		in   []string
	}{
		{payroll.RenameVenue, p.Result.Covers.Venues}, {payroll.RenameTeam, p.Result.Covers.Teams}, {payroll.RenameType, p.Result.Covers.Types},
	} {
		if has(x.in) {
			out = append(out, payroll.Rename{What: x.what, Old: r.Old, New: r.New})
		}
	}
	name := payroll.FoldName(r.New)
	if slices.ContainsFunc(p.Result.Rows, func(row intake.Row) bool { return payroll.FoldName(row.Person) == name }) {
		out = append(out, payroll.Rename{What: payroll.RenameName, Old: r.Old, New: r.New})
	}
	return out
}

// officeRules is what a company would pay for hours, made ready per period.
type officeRules struct {
	names     *names
	settings  payroll.Settings
	witnesses map[payroll.EmployeeID]payroll.Witness
	pays      map[payroll.Period]*payroll.Pay
}

func (s *Service) rulesOf(c *store.Company) (*officeRules, error) {
	n, err := s.namesOf(c)
	if err != nil {
		return nil, err
	}
	o := &officeRules{names: n, pays: map[payroll.Period]*payroll.Pay{}}
	if o.settings, err = c.Settings(); err != nil {
		return nil, err
	}
	o.witnesses, err = c.Witnesses()
	return o, err
}

// who gives the employee whom facts name for certain, "" else.
func (o *officeRules) who(f *payroll.Facts) payroll.EmployeeID {
	return o.names.team.Resolve(*f, o.names.links).Employee
}

// on gives the rules of the period in which a day lies.
func (o *officeRules) on(d payroll.Date) *payroll.Pay {
	p := o.settings.Calendar.PeriodOf(d, payroll.BasisUnknown)
	if o.pays[p] == nil {
		o.pays[p] = payroll.NewPay(&payroll.Book{Period: p, Team: o.names.team, Settings: o.settings, Witnesses: o.witnesses})
	}
	return o.pays[p]
}

// nowhere tells whether a line never goes along, or was paid before Doorzet pushed.
func (o *officeRules) nowhere(l *payroll.Line) bool {
	return o.before(l.Date) || o.on(l.Date).Nowhere(l)
}

// before tells whether a day lies before the first period that Doorzet pushes.
func (o *officeRules) before(d payroll.Date) bool {
	return o.settings.Calendar.PeriodOf(d, payroll.BasisUnknown).Before(o.settings.CutOver)
}

// AnswerFile holds what a preview read against the ledger anew, with more answers
// to what the file asks.
func (s *Service) AnswerFile(p *Preview, answer func(*intake.Answers), renamed ...Renamed) (*Preview, error) {
	next := *p
	next.given.renamed = append(slices.Clone(p.given.renamed), renamed...)
	if answer != nil {
		answer(&next.given.answers)
	}
	return s.Again(&next)
}

// AnswerVenue holds what a preview read against the ledger anew, with a word on whose
// a venue is.
func (s *Service) AnswerVenue(p *Preview, v VenueChoice) (*Preview, error) {
	next := *p
	next.given.venues = append(slices.Clone(p.given.venues), v)
	return s.Again(&next)
}
