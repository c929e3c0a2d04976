package eitje

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// The longest windows that eitje answers, in days with both ends included.
const (
	windowDays  = 7
	updatedDays = 3
)

// ResumeAge is how long an interrupted pull can be taken up again: what was
// read before may have changed since.
const ResumeAge = 12 * time.Hour

const shiftsResource = "time_registration_shifts"

// PullRequest says what to pull.
type PullRequest struct {
	// Environments are the ids of the chosen environments, at least one.
	Environments []string
	// From and To are the first and last day: of the shifts for Pull, of their
	// changes for PullUpdated.
	From, To payroll.Date
	// Resume takes up an interrupted pull. It is used when it belongs to the
	// same request and is younger than ResumeAge; otherwise all is read anew.
	Resume *Progress
	// Save, when set, is told after each window what there is so far. The pull
	// stops with its error. The value must not be changed or kept: copy it.
	Save func(Progress) error
	// Progress, when set, is told how many windows of how many have come.
	Progress func(done, total int)
}

// Progress is a pull under way. It holds names and hours of people, and no
// password; it is to be deleted when the pull has ended.
type Progress struct {
	Endpoint     string       `json:"endpoint"`
	Environments []string     `json:"environments"`
	From         payroll.Date `json:"from"`
	To           payroll.Date `json:"to"`
	Updated      bool         `json:"updated,omitempty"`
	At           time.Time    `json:"at"`
	// Next is the first day of the next window. Of a pull of changes Days are
	// the days with a change, and NextDay the first of them still to be read.
	Next    payroll.Date   `json:"next"`
	NextDay payroll.Date   `json:"nextDay,omitempty"`
	Days    []payroll.Date `json:"days,omitempty"`
	Entries []Entry        `json:"entries,omitempty"`
}

func (p *Progress) name() string {
	what := "eitje Open API "
	if p.Updated {
		what = "eitje Open API, gewijzigd "
	}
	return what + p.From.Dutch() + " t/m " + p.To.Dutch()
}

// Pull reads the shifts of the chosen environments from From to To. Rows and
// refusals bear eitje's shift id as their line. It fails with a
// *payroll.Problem, with the context's error, or with that of Save.
func (c *Client) Pull(ctx context.Context, req PullRequest) (intake.Result, error) {
	return c.pull(ctx, req, false)
}

// PullUpdated reads what was changed from From to To. It gives every shift of
// the days on which some shift was changed, for a row can only be told from
// its neighbours of the day when all are there. A shift that was deleted, or
// moved to another day, leaves no trace on its old day: only Pull over the
// whole period finds that.
func (c *Client) PullUpdated(ctx context.Context, req PullRequest) (intake.Result, error) {
	return c.pull(ctx, req, true)
}

// run is one pull.
type run struct {
	c      *Client
	req    PullRequest
	p      Progress
	chosen map[string]bool
	// at tells where an entry stands, by its id.
	at map[int]int
}

func (c *Client) pull(ctx context.Context, req PullRequest, updated bool) (intake.Result, error) {
	if req.From == 0 || req.To < req.From {
		return intake.Result{}, payroll.NewProblem(CodeRange, "from", req.From.Dutch(), "to", req.To.Dutch())
	}
	r := run{c: c, req: req, chosen: map[string]bool{}, at: map[int]int{}, p: Progress{
		Endpoint: c.base.String(), Environments: unique(slices.Clone(req.Environments)),
		From: req.From, To: req.To, Updated: updated, At: c.opts.Now(), Next: req.From,
	}}
	names, err := r.environments(ctx)
	if err != nil {
		return intake.Result{}, err
	}
	if old := req.Resume; old != nil && r.fits(old) {
		r.p = *old
		r.p.Days, r.p.Entries = slices.Clone(old.Days), nil
		for _, e := range old.Entries {
			if e.Shift != nil || e.Bad != nil {
				r.take(e)
			}
		}
	}
	if err := r.windows(ctx); err != nil {
		return intake.Result{}, err
	}
	mails, err := r.mails(ctx)
	if err != nil {
		return intake.Result{}, err
	}
	if !updated {
		if err := r.lists(ctx, &names); err != nil {
			return intake.Result{}, err
		}
	}
	return c.result(&r.p, names, mails)
}

// fits tells whether an interrupted pull can be taken up.
func (r *run) fits(old *Progress) bool {
	now := r.p.At
	return old.Endpoint == r.p.Endpoint && slices.Equal(old.Environments, r.p.Environments) &&
		old.From == r.p.From && old.To == r.p.To && old.Updated == r.p.Updated &&
		old.Next >= old.From && !old.At.After(now) && now.Sub(old.At) < ResumeAge
}

// environments holds the choice against what eitje knows.
func (r *run) environments(ctx context.Context) (scopeNames, error) {
	if len(r.p.Environments) == 0 {
		return scopeNames{}, payroll.NewProblem(CodeNoEnvironment)
	}
	known, err := r.c.Environments(ctx)
	if err != nil {
		return scopeNames{}, err
	}
	var names scopeNames
	for _, id := range r.p.Environments {
		at := slices.IndexFunc(known, func(n Named) bool { return n.ID == id })
		if at < 0 {
			return names, payroll.NewProblem(CodeEnvironment, "id", payroll.Clean(id, maxShown))
		}
		r.chosen[id] = true
		names.venues = append(names.venues, known[at].Name)
	}
	return names, nil
}

// optional lets a read fail that a pull can do without: a missing right, or a
// shape that is not known. What no later call could mend stops the pull.
func (r *run) optional(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil || errors.Is(err, &payroll.Problem{Code: CodeUnauthorised}) {
		return err
	}
	r.c.opts.Log.Warn("eitje: doing without", "err", err.Error())
	return nil
}

// mails reads the e-mail addresses, a further witness of who somebody is.
func (r *run) mails(ctx context.Context) (map[string]string, error) {
	users, err := r.c.Users(ctx)
	out := make(map[string]string, len(users))
	for _, u := range users {
		out[u.ID] = u.Email
	}
	return out, r.optional(ctx, err)
}

// lists reads the names of teams and types, so that the last shift of a team
// can be seen to have gone.
func (r *run) lists(ctx context.Context, names *scopeNames) error {
	teams, err := r.c.Teams(ctx)
	if err := r.optional(ctx, err); err != nil {
		return err
	}
	types, err := r.c.ShiftTypes(ctx)
	if err := r.optional(ctx, err); err != nil {
		return err
	}
	for _, t := range teams {
		names.teams = append(names.teams, t.Name)
	}
	for _, t := range types {
		names.types = append(names.types, payroll.FoldType(t.Name))
	}
	return nil
}

// windows reads all that is still to be read.
func (r *run) windows(ctx context.Context) error {
	if !r.p.Updated {
		return r.days(ctx)
	}
	for r.p.Next <= r.p.To {
		last := min(r.p.Next+updatedDays-1, r.p.To)
		found, err := r.window(ctx, "updated", r.p.Next, last)
		if err != nil {
			return err
		}
		for _, e := range found {
			if d := e.date(); d != 0 {
				r.p.Days = append(r.p.Days, d)
			} else {
				r.take(e)
			}
		}
		slices.Sort(r.p.Days)
		r.p.Days = slices.Compact(r.p.Days)
		r.p.Next = last + 1
		if err := r.told(); err != nil {
			return err
		}
	}
	for {
		first, last, ok := r.nextDays()
		if !ok {
			return nil
		}
		found, err := r.window(ctx, "resource_date", first, last)
		if err != nil {
			return err
		}
		for _, e := range found {
			if d := e.date(); d == 0 || slices.Contains(r.p.Days, d) {
				r.take(e)
			}
		}
		r.p.NextDay = last + 1
		if err := r.told(); err != nil {
			return err
		}
	}
}

// days reads the windows of a plain pull.
func (r *run) days(ctx context.Context) error {
	for r.p.Next <= r.p.To {
		last := min(r.p.Next+windowDays-1, r.p.To)
		found, err := r.window(ctx, "resource_date", r.p.Next, last)
		if err != nil {
			return err
		}
		for _, e := range found {
			if d := e.date(); d == 0 || (d >= r.p.From && d <= r.p.To) {
				r.take(e)
			}
		}
		r.p.Next = last + 1
		if err := r.told(); err != nil {
			return err
		}
	}
	return nil
}

// nextDays gives the next window over days with a change.
func (r *run) nextDays() (first, last payroll.Date, ok bool) {
	for _, d := range r.p.Days {
		switch {
		case d < r.p.NextDay:
		case !ok:
			first, last, ok = d, d, true
		case d < first+windowDays:
			last = d
		}
	}
	return first, last, ok
}

// window asks for one window and keeps what belongs to the choice; a shift
// whose environment cannot be read may belong to it.
func (r *run) window(ctx context.Context, kind string, from, to payroll.Date) ([]Entry, error) {
	items, err := r.c.list(ctx, shiftsResource, url.Values{
		"filters[start_date]":       {from.String()},
		"filters[end_date]":         {to.String()},
		"filters[date_filter_type]": {kind},
	})
	if err != nil {
		return nil, err
	}
	out := make([]Entry, 0, len(items))
	for _, raw := range items {
		if e := decodeShift(raw); e.Venue == "" || r.chosen[e.Venue] {
			out = append(out, e)
		}
	}
	return out, nil
}

// take keeps an entry; a shift that was seen before is replaced by what was
// read later.
func (r *run) take(e Entry) {
	if e.ID != 0 {
		if i, ok := r.at[e.ID]; ok {
			r.p.Entries[i] = e
			return
		}
		r.at[e.ID] = len(r.p.Entries)
	}
	r.p.Entries = append(r.p.Entries, e)
}

// told saves what there is and tells how far the pull has come.
func (r *run) told() error {
	if r.req.Save != nil {
		if err := r.req.Save(r.p); err != nil {
			return fmt.Errorf("eitje: saving an interrupted pull: %w", err)
		}
	}
	if r.req.Progress != nil {
		r.req.Progress(r.count())
	}
	return nil
}

// count gives the windows that have come and all that are known of.
func (r *run) count() (done, total int) {
	size := payroll.Date(windowDays)
	if r.p.Updated {
		size = updatedDays
	}
	windows := func(n payroll.Date) int { return int((n + size - 1) / size) }
	done, total = windows(r.p.Next-r.p.From), windows(r.p.To-r.p.From+1)
	first := payroll.Date(0)
	for _, d := range r.p.Days {
		if first != 0 && d < first+windowDays {
			continue
		}
		first = d
		total++
		if d < r.p.NextDay {
			done++
		}
	}
	return done, total
}
