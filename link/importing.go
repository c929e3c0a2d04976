package link

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// ImportRequest names a file to read in.
type ImportRequest struct {
	Input intake.Input
	// Profile is the column profile to read by, nil to recognise the form.
	Profile *intake.Profile
	// Way is what a person says of how the file is written, nil for nothing.
	Way *intake.Way
	// Guess reads a file of an unknown form by what its headers say; what they do not
	// settle is a problem that asks.
	Guess bool
	// ProfileName is what the profile is called that comes of it: another name is
	// another kind of source.
	ProfileName string
	// Approved is the clerk's answer for a file without an approval column.
	Approved bool
	// Answers are a person's answers to what the file asks; what is remembered
	// comes to them.
	Answers intake.Answers
	// Renamed are names of the file that a person calls new ones of old ones.
	Renamed []Renamed
	// Venues are a person's words on whose the venues of the file are.
	Venues   []VenueChoice
	Progress func(Progress)
}

// SentChange is a change that a file asks of a line that was sent already. It
// is never taken silently.
type SentChange = intake.SentChange

// Preview is what a file would do, before anything is taken.
type Preview struct {
	// Result is what the source has, without the rows of Held.
	Result  *intake.Result
	Changes intake.Changes
	// Sent are the changes of sent lines among Changes.
	Sent []SentChange
	// Clash are sent lines of which the source says that another link has paid
	// them as well.
	Clash []payroll.Line
	// Open is a long import that was broken off, nil when none was.
	Open *store.OpenImport
	// Before tells when the same file was read in already, nil when it was not.
	Before *store.FileInfo
	// Profile is the column profile that the file was read by, nil for a known form.
	Profile *intake.Profile
	// Way is what was said of how the file is written, nil for nothing.
	Way *intake.Way
	// Unknown are names of new rows that no one in the company answers to.
	Unknown []UnknownName
	// Said are the names of rows that lead to people whom Nmbrs calls otherwise.
	Said []SaidName
	// Venues add up what the source has, per company and venue.
	Venues []VenueSum
	// People is what a people file teaches, nil for a file of hours.
	People *PeoplePreview

	// Outside are the new rows of periods before the first that Doorzet pushes.
	Outside []intake.Row
	// Ahead are the rows of days so far ahead that nobody can have worked on them: their
	// year or month is likely wrong. They come in, and wait for their period.
	Ahead []intake.Row
	// Unlikely are the rows that come in blocked because their hours can hardly be
	// right, and the lines that are blocked by them.
	Unlikely []HeldHour
	// Held are the venues whose rows are not taken.
	Held []HeldVenue
	// Answers are those that were given, with what is remembered.
	Answers intake.Answers
	// learn are the answers that are remembered once the preview is taken over.
	learn payroll.Remembered

	at    *store.Company
	stamp string
	// source is what was read, with the rows of Held; heldAt are those venues, folded.
	source *intake.Result
	heldAt map[string]bool
	// called is how Nmbrs calls whom the source names otherwise.
	called map[saidAs]string
	// size is that of the file, in bytes.
	size int
	// lines are those that the rows were held against, owner whose they are, and
	// where tells at which place a line stands.
	lines []payroll.Line
	owner []*store.Company
	where map[payroll.LineID]int
	route func(venue string) *store.Company
	given given
	sent  map[payroll.LineID]payroll.EmployeeID
	// taken is called with the preview once it has been taken over.
	taken func(*Preview) error
}

// Company is the company at hand when the preview was made.
func (p *Preview) Company() store.CompanyKey { return p.at.Key() }

// UnknownName is a name that nobody in its company answers to.
type UnknownName struct {
	Name    string
	Company store.CompanyKey
	Lines   int
	Minutes payroll.Minutes
	Waiting bool
	// Key is what a link of the name is kept under, Why the doubt where somebody
	// answers to a word of the rows.
	Key string
	Why payroll.Doubt
	// Suggestions are the people whom the name could mean: those between whom to
	// choose, then the likeliest.
	Suggestions []payroll.Suggestion
}

// Called gives the name as it is linked.
func (u *UnknownName) Called() Called { return Called{Name: u.Name, Key: u.Key} }

// Preview reads a file and holds it against the lines of every linked
// company: a row is known wherever its line is. A file that is no known form
// is read by the kept profile that fits its header.
func (s *Service) Preview(ctx context.Context, co *store.Company, req ImportRequest) (*Preview, error) {
	defer thrifty(len(req.Input.Data))()
	if req.Input.Near == 0 {
		req.Input.Near = s.today()
	}
	profile := req.Profile
	if profile == nil {
		var err error
		if profile, err = s.profileOf(req.Input); err != nil {
			return nil, err
		}
	}
	if profile == nil && (req.Guess || req.Way.Names()) {
		var err error
		if profile, err = guessed(req); err != nil {
			return nil, err
		}
	}
	res, err := intake.Read(ctx, req.Input, intake.Options{
		Profile: profile, Way: req.Way, Approved: req.Approved, Progress: func(done, total int64) {
			if req.Progress != nil {
				req.Progress(Progress{Stage: StageImport, Done: int(done), Total: int(total)})
			}
		},
	})
	if err != nil {
		return nil, err
	}
	p, err := s.hold(co, res, given{req.Answers, req.Renamed, req.Venues})
	if err == nil {
		p.Profile, p.Way, p.size = profile, req.Way, len(req.Input.Data)
	}
	return p, err
}

// hold holds what a source says against the ledger.
func (s *Service) hold(co *store.Company, res intake.Result, g given) (*Preview, error) {
	p := &Preview{
		Result: &res, source: &res, at: co, where: map[payroll.LineID]int{}, given: g,
	}
	var err error
	if p.stamp, err = s.Ledger.Stamp(); err != nil {
		return nil, err
	}
	if f, ok, err := s.Ledger.File(res.Hash); err != nil {
		return nil, err
	} else if ok {
		p.Before = &f
	}
	if p.Open, err = s.Ledger.OpenImport(); err != nil {
		return nil, err
	}
	all, err := s.allCompanies()
	if err != nil {
		return nil, err
	}
	if err := s.sortVenues(p, all); err != nil {
		return nil, err
	}
	if res.Form == intake.FormPeople {
		p.People, err = s.holdPeople(p, all)
		return p, err
	}
	if err := s.compare(p, all); err != nil {
		return nil, err
	}
	if err := p.checkAnswers(g.answers); err != nil {
		return nil, err
	}
	if err := s.findUnknown(p); err != nil {
		return nil, err
	}
	p.Venues, err = s.sums(p)
	return p, err
}

// gather collects the lines that the rows may be: those of their days, and
// those that were moved away from them. It tells which of them were sent.
func (p *Preview) gather(l *store.Ledger, all []*store.Company) (map[payroll.LineID]payroll.EmployeeID, error) {
	sent := map[payroll.LineID]payroll.EmployeeID{}
	span := p.Result.Covers.Span
	if len(p.Result.Rows) == 0 {
		return sent, nil
	}
	for _, c := range all {
		lines, err := c.Lines(span)
		if err != nil {
			return nil, err
		}
		p.keep(c, lines)
		if err := countedLines(c, span, sent); err != nil {
			return nil, err
		}
	}
	if err := p.saidMoved(all, sent); err != nil {
		return nil, err
	}
	refs, err := p.moved(l)
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(refs)) {
		ref := refs[key]
		if _, known := p.where[ref.Line]; known {
			continue
		}
		at := slices.IndexFunc(all, func(c *store.Company) bool { return c.Key() == ref.Company })
		if at < 0 {
			continue
		}
		lines, err := all[at].LinesByKey([]store.LineKey{{Date: ref.Date, ID: ref.Line}})
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 {
			continue // undone since
		}
		p.keep(all[at], lines)
		if err := countedLines(all[at], payroll.Span{From: ref.Date, To: ref.Date}, sent); err != nil {
			return nil, err
		}
	}
	return sent, nil
}

func (p *Preview) keep(c *store.Company, lines []payroll.Line) {
	if len(p.lines) == 0 {
		p.where = make(map[payroll.LineID]int, len(lines))
	}
	for i := range lines {
		p.where[lines[i].ID] = len(p.lines) + i
		p.owner = append(p.owner, c)
	}
	if len(p.lines) == 0 {
		p.lines = slices.Clip(lines)
		return
	}
	p.lines = append(p.lines, lines...)
}

// Line gives a line that the rows were held against.
func (p *Preview) Line(id payroll.LineID) payroll.Line { return p.line(id) }

// line gives a line that the rows were held against, ownerOf whose it is.
func (p *Preview) line(id payroll.LineID) payroll.Line      { return p.lines[p.where[id]] }
func (p *Preview) ownerOf(id payroll.LineID) *store.Company { return p.owner[p.where[id]] }

// The keys under which source rows are bound to lines that may lie on other
// days than the source says.
const (
	movedRow = "moved/" // and the row's digest, a slash and the line
	eitjeRow = "eitje/" // and eitje's id of the shift
)

// movedKey is the key for a line that is moved to another day, "" for one that
// no source will tell of again.
func movedKey(l payroll.Line) string {
	switch {
	case l.Source.Kind == payroll.SourceEitjeAPI && l.Source.Row > 0:
		return eitjeKey(l.Source.Row)
	case l.Source.Key != "" && l.Source.Key != intake.KeyVanished:
		return movedRow + l.Source.Key + "/" + string(l.ID)
	}
	return ""
}

func eitjeKey(id int) string { return eitjeRow + strconv.Itoa(id) }

// moved gives the source rows of lines that may lie outside the file's days.
func (p *Preview) moved(l *store.Ledger) (map[string]store.SourceRef, error) {
	if p.Result.Kind != payroll.SourceEitjeAPI {
		return l.SourcesUnder(movedRow)
	}
	keys := make([]string, len(p.Result.Rows))
	for i, r := range p.Result.Rows {
		keys[i] = eitjeKey(r.Line)
	}
	return l.Sources(keys)
}

// countedLines marks lines that a standing or open step counts, with whose they
// were when it was made.
func countedLines(c *store.Company, span payroll.Span, sent map[payroll.LineID]payroll.EmployeeID) error {
	counted, err := c.Counted(span)
	if err != nil {
		return err
	}
	periods := map[payroll.Period]bool{}
	for _, refs := range counted {
		for _, r := range refs {
			periods[r.Period] = true
		}
	}
	for p := range periods {
		steps, err := c.StepsFor(p)
		if err != nil {
			return err
		}
		rows, err := c.RowsFor(p)
		if err != nil {
			return err
		}
		for _, h := range payroll.Heads(steps, rows) {
			for _, st := range []*payroll.Step{h.Open, standing(h)} {
				if st == nil {
					continue
				}
				for _, n := range st.Counts {
					sent[n.Line] = st.Employee
				}
			}
		}
	}
	return nil
}

// setAside takes out what another link has paid and was sent from here as well.
func (p *Preview) setAside(sent map[payroll.LineID]payroll.EmployeeID) {
	c := &p.Changes
	c.Elsewhere = slices.DeleteFunc(c.Elsewhere, func(id payroll.LineID) bool {
		if _, ok := sent[id]; ok {
			p.Clash = append(p.Clash, p.line(id))
			return true
		}
		return false
	})
	p.Sent, p.sent = c.Sent, sent
}

func (s *Service) allCompanies() ([]*store.Company, error) {
	infos, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	var out []*store.Company
	for _, i := range infos {
		c, err := s.Ledger.Company(i.Key)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// router decides to which company a venue's lines go: the one it belongs to,
// else the company at hand, where they wait for a decision.
func router(at *store.Company, all []*store.Company, owners map[string]store.CompanyKey) func(string) *store.Company {
	by := map[store.CompanyKey]*store.Company{}
	for _, c := range all {
		by[c.Key()] = c
	}
	// Files have few venues and many rows: each spelling is folded once.
	known := map[string]*store.Company{}
	return func(venue string) *store.Company {
		c := known[venue]
		if c == nil {
			if c = by[owners[payroll.FoldType(venue)]]; c == nil {
				c = at
			}
			known[venue] = c
		}
		return c
	}
}

// findUnknown lists the names of new rows that match nobody, those with the
// most lines first.
func (s *Service) findUnknown(p *Preview) error {
	type key struct {
		company store.CompanyKey
		name    string
	}
	books := s.books()
	seen := map[key]*UnknownName{}
	for _, row := range p.Changes.New {
		c := p.route(row.Venue)
		b, err := books(c)
		if err != nil {
			return err
		}
		m := b.team.Resolve(row.Facts, b.links)
		if m.Employee != "" || m.NotHere != "" {
			continue
		}
		at := key{c.Key(), m.Key}
		u := seen[at]
		if u == nil {
			u = &UnknownName{
				Name: payroll.SaidName(row.Facts), Company: c.Key(), Waiting: m.Waiting, Key: m.Key, Why: m.Why,
				Suggestions: b.team.Likely(row.Facts, m, maxSuggestions),
			}
			seen[at] = u
		}
		u.Lines++
		u.Minutes += row.Minutes
	}
	for _, u := range seen {
		p.Unknown = append(p.Unknown, *u)
	}
	slices.SortFunc(p.Unknown, func(a, b UnknownName) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Company, b.Company))
	})
	return s.findSaid(p, books)
}

// books gives the people and the names of companies, each read once.
func (s *Service) books() func(*store.Company) (*names, error) {
	known := map[store.CompanyKey]*names{}
	return func(c *store.Company) (*names, error) {
		if b := known[c.Key()]; b != nil {
			return b, nil
		}
		b, err := s.namesOf(c)
		known[c.Key()] = b
		return b, err
	}
}

// maxSuggestions is how many people are suggested for a name.
const maxSuggestions = 3

// names are the people and the kept names of a company.
type names struct {
	team  *payroll.Team
	links []payroll.NameLink
}

func (s *Service) namesOf(c *store.Company) (*names, error) {
	team, err := s.teamOf(c)
	if err != nil {
		return nil, err
	}
	set, err := c.Settings()
	if err != nil {
		return nil, err
	}
	return &names{team: team, links: set.Links}, nil
}
