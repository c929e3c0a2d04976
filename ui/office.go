package ui

import (
	"cmp"
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// Office is what the nine screens share beside the desk: the use cases, the
// company and period at hand, and the period as it was last loaded. It is
// changed on the program's loop only.
type Office struct {
	*Desk
	svc    *link.Service
	ledger *store.Ledger
	co     *store.Company
	info   store.CompanyInfo
	period payroll.Period
	view   *link.Desk
	// change counts what was written; a view of an earlier count is stale.
	change, loaded int
	// demo is set in practice mode: where the practice files are.
	demo *Demo
	// prefs are the choices that have no other place; keep saves them, nil
	// when they last for this run only.
	prefs Preferences
	keep  func(Preferences) error
	// runOnly is set when tokens are kept in memory for this run.
	runOnly bool
	// touring shows the guided tour, in practice mode.
	touring   bool
	tourFacts tourFacts
	// compared is the last read-back of this run that no sending came after.
	compared *readBack
	// wantVenues asks the board to open on the venues.
	wantVenues bool
	// wantCode asks the codes to put the cursor on a name.
	wantCode string
	// wantHeld asks the plan to put the cursor on what is held of somebody.
	wantHeld payroll.EmployeeID
}

// Demo tells the screens that they run on the example business.
type Demo struct {
	// Hours is the path of the practice hour list.
	Hours string
	// Endpoint and Email sign in at the practice Nmbrs.
	Endpoint, Email string
	// ClientID, ClientSecret and SubscriptionKey sign in to it over REST.
	ClientID, ClientSecret, SubscriptionKey string
	// Tour guides through the practice month.
	Tour bool
}

// deskMsg brings a loaded period to the screen that asked for it.
type deskMsg struct {
	view   *link.Desk
	change int
	err    error
}

// changedMsg goes to every screen when data have changed.
type changedMsg struct{}

// newOffice makes the office and takes up the only company, or the first.
func newOffice(d *Desk, svc *link.Service, demo *Demo) (*Office, error) {
	o := &Office{Desk: d, svc: svc, ledger: svc.Ledger, demo: demo, change: 1}
	d.SetMore(o.switches)
	all, err := svc.Companies()
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Link.ID != "" {
			return o, o.choose(c.Key)
		}
	}
	return o, nil
}

// choose takes up a company and its current period.
func (o *Office) choose(key store.CompanyKey) error {
	co, err := o.ledger.Company(key)
	if err != nil {
		return err
	}
	o.co, o.view = co, nil
	o.period = payroll.Period{}
	o.touch()
	return o.reread()
}

// switches are the actions that go to another company from any screen.
func (o *Office) switches() []Action {
	all, err := o.svc.Companies()
	if err != nil {
		o.SayError("read the companies", err)
		return nil
	}
	x := o.texts.Board.Companies
	var acts []Action
	if o.demo != nil && o.demo.Tour {
		acts = append(acts, Action{ID: "tour", Keys: []string{"f2"}, Help: o.texts.Tour.Toggle, Do: o.toggleTour, Quiet: true})
	}
	for i := range all {
		c := &all[i]
		if c.Link.ID == "" {
			continue
		}
		acts = append(acts, Action{
			ID: "company-" + string(c.Key), Help: fmt.Sprintf(x.ToCompany, nameOf(c)), Quiet: true,
			Do: func() tea.Cmd { o.switchTo(c); return nil },
			Disabled: func() string {
				if o.co != nil && o.co.Key() == c.Key {
					return x.Here
				}
				if p, busy := o.Running(); busy {
					// What it brings is for the company at hand.
					return fmt.Sprintf(o.texts.Task.Busy, p.Name)
				}
				return ""
			},
		})
	}
	return acts
}

// nameOf tells companies of the same name apart by their number.
func nameOf(c *store.CompanyInfo) string {
	number := cmp.Or(c.Number, c.NmbrsID)
	if number == "" || number == c.Title() {
		return c.Title()
	}
	return c.Title() + " (" + number + ")"
}

// switchTo works on another company and stays on the screen, which is shown
// anew so that it drops what it held of the one before.
func (o *Office) switchTo(c *store.CompanyInfo) {
	if err := o.choose(c.Key); err != nil {
		o.SayError("take up the company", err)
		return
	}
	o.Say(Good, fmt.Sprintf(o.texts.Board.Companies.Switched, c.Title()))
	o.Go(o.Active())
}

// reread takes over what the ledger says of the company.
func (o *Office) reread() error {
	if o.co == nil {
		return nil
	}
	info, err := o.co.Info()
	if err != nil {
		return err
	}
	o.info = info
	if o.period.IsZero() {
		o.period = info.Current
	}
	o.SetHeader(o.head())
	return nil
}

func (o *Office) head() Header {
	h := Header{Company: o.info.Title(), Environment: Environment(o.info.Link.Environment), Notice: o.notice()}
	if !o.period.IsZero() {
		h.Period = o.period.Label(o.info.Cadence)
	}
	return h
}

// linked tells whether a company is linked.
func (o *Office) linked() bool { return o.co != nil && o.info.Link.ID != "" }

// setPeriod works on another period.
func (o *Office) setPeriod(p payroll.Period) {
	o.period, o.view = p, nil
	o.touch()
	o.SetHeader(o.head())
}

// differing counts what is otherwise in Nmbrs than a sending's own read-back found,
// where it was read back since.
func (o *Office) differing(own int) int {
	if c := o.compared; c != nil && c.co == o.co && c.period == o.period {
		return c.Different
	}
	return own
}

// touch says that data have changed: every loaded view is stale and every
// screen is told.
func (o *Office) touch() {
	o.change++
	o.Notify(changedMsg{})
}

// load reads the period for a screen, unless the view at hand is still good.
func (o *Office) load(screen ScreenID) tea.Cmd {
	if !o.linked() || (o.view != nil && o.loaded == o.change) {
		return nil
	}
	co, period, change, svc := o.co, o.period, o.change, o.svc
	return o.Fetch(screen, "desk", func(context.Context) tea.Msg {
		view, err := svc.Desk(co, period)
		return deskMsg{view, change, err}
	})
}

// take keeps a loaded period; false when it was stale or failed.
func (o *Office) take(m deskMsg) bool {
	if m.err != nil {
		o.SayError("load the period", m.err)
		return false
	}
	if m.change != o.change {
		return false
	}
	o.view, o.loaded = m.view, m.change
	if err := o.reread(); err != nil {
		o.SayError("read the company", err)
	}
	return true
}
