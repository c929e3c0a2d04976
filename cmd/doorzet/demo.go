package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui"
	"doorzet/ui/lang"
)

// demoSettle is how long a doubtful answer rests in the example: its simulator
// is on this machine.
const demoSettle = 300 * time.Millisecond

// demoCmd shows the whole road on the example business.
type demoCmd struct {
	Link string `help:"${f_demolink}" enum:"soap,rest" default:"soap"`
}

func (c *demoCmd) run(ctx context.Context, a *app) (rep reply, err error) {
	onScreen := isTerminal(a.stdin) && isTerminal(a.stdout) && !a.flags.JSON
	if onScreen {
		if err := terminalFits(a); err != nil {
			return rep, err
		}
	}
	d, err := newDemo(ctx, a)
	if err != nil {
		return rep, err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	d.rest = c.Link == store.TransportREST
	if err := d.linkAll(ctx); err != nil {
		return rep, err
	}
	if onScreen {
		return d.screens(ctx)
	}
	return d.walk(ctx)
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// scenarioClock runs on from the example's own moment.
type scenarioClock struct {
	link.SystemClock
	start, base time.Time
}

func (c scenarioClock) Now() time.Time { return c.start.Add(time.Since(c.base)) }

// demonstration is the example with everything it needs, all of it throw-away.
type demonstration struct {
	a   *app
	t   *lang.DemoTexts
	url string
	dir *demoDir
	// rest tells that the example is linked over REST.
	rest bool
	// clock runs on from the example's own moment.
	clock scenarioClock
	stop  context.CancelFunc
	done  chan error
	out   *page
	doc   demoJSON
}

// demoJSON is the outcome of the walk.
type demoJSON struct {
	URL       string            `json:"url"`
	Import    *importJSON       `json:"import"`
	Companies []demoCompanyJSON `json:"companies"`
}

type demoCompanyJSON struct {
	Company  companyJSON `json:"company"`
	Rights   int         `json:"rights"`
	People   int         `json:"people"`
	Codes    int         `json:"codes"`
	Approved int         `json:"approved"`
	Planned  int         `json:"planned"`
	Export   exportJSON  `json:"export"`
	Verify   verifyJSON  `json:"verify"`
	Hours    string      `json:"hours"`
	Paid     int         `json:"paid"`
}

// newDemo starts the simulator and opens a ledger in a temporary directory.
func newDemo(ctx context.Context, a *app) (*demonstration, error) {
	scenario := sim.Demo()
	start, err := time.Parse(time.RFC3339, scenario.Clock)
	if err != nil {
		return nil, err
	}
	clock := scenarioClock{start: start, base: time.Now()}
	dir, err := newDemoDir(ctx)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	d := &demonstration{a: a, t: a.texts.Demo(), dir: dir, clock: clock, stop: stop, done: make(chan error, 1)}
	d.out = &page{w: a.stdout, t: a.texts, say: a.say}
	if a.flags.JSON {
		d.out.w = a.stderr
	}
	ready := make(chan string, 1)
	go func() {
		d.done <- sim.Serve(ctx, "", sim.New(scenario, sim.Options{}), func(url string) { ready <- url })
	}()
	select {
	case d.url = <-ready:
	case err := <-d.done:
		stop()
		return nil, errors.Join(err, dir.remove())
	}
	a.ledger, err = store.Open(store.Options{Dir: dir.path, Now: clock.Now, Actor: a.actor(), Seals: store.MemoryKeyring()})
	if err != nil {
		stop()
		return nil, errors.Join(err, <-d.done, dir.remove())
	}
	a.svc = link.New(link.Options{
		Ledger: a.ledger, Keys: store.MemoryKeyring(), Dial: dialer(a.log, clock.Now), Clock: clock,
		SignIn: demoSignIn(clock.Now), Actor: a.actor(), Log: a.log,
		Settle: demoSettle,
	})
	return d, nil
}

// close ends the simulator and removes the ledger.
func (d *demonstration) close() error {
	err := d.a.ledger.Close()
	d.stop()
	return errors.Join(err, <-d.done, d.dir.remove())
}

// demoCompanies are the companies of the example with their venues.
func demoCompanies() [][2]string {
	return [][2]string{{demo.CompanyAnker, demo.VenueAnker}, {demo.CompanyGolf, demo.VenueGolf}}
}

// linkAll links both companies, as a person would with e-mail and token.
func (d *demonstration) linkAll(ctx context.Context) error {
	var set []string
	typed := d.a.stdin
	defer func() { d.a.stdin = typed }()
	if d.rest {
		if err := d.linkREST(ctx); err != nil {
			return err
		}
	}
	for _, c := range d.companies() {
		d.a.flags.Company = c[0]
		d.a.stdin = strings.NewReader(demo.Token + "\n")
		if !d.rest {
			if _, err := (&activateCmd{Email: demo.Email, Endpoint: d.url}).run(ctx, d.a); err != nil {
				return err
			}
		}
		set = append(set, c[1]+"="+c[0])
	}
	d.a.flags.Company = ""
	_, err := (&venuesCmd{Set: set}).run(ctx, d.a)
	return err
}

// screens shows the example on screen, with the practice month as a file.
func (d *demonstration) screens(ctx context.Context) (reply, error) {
	file := filepath.Join(d.dir.path, "uren-november.csv")
	if err := writeNew(file, demo.Hours()); err != nil {
		return reply{}, err
	}
	return showScreens(ctx, d.a, &ui.Demo{
		Hours: file, Endpoint: d.url, Email: demo.Email, ClientID: sim.DefaultClientID,
		ClientSecret: sim.DefaultClientSecret, SubscriptionKey: sim.DefaultKey, Tour: true,
	}, d.clock.Now)
}

// walk goes the whole road for both companies and tells of it.
func (d *demonstration) walk(ctx context.Context) (reply, error) {
	d.doc.URL = d.url
	d.out.line(d.t.Begin, d.url)
	var names []string
	infos, err := d.a.svc.Companies()
	if err != nil {
		return reply{}, err
	}
	for _, i := range infos {
		names = append(names, i.Name)
	}
	d.out.line(d.t.Linked, strings.Join(names, ", "))
	if d.rest {
		d.out.line(d.a.texts.Rest.Cmd.DemoSignedIn, sim.DefaultClientID)
	}
	road := []func(context.Context, *demoCompanyJSON) error{d.prepare, d.people, d.send}
	for _, c := range d.companies() {
		d.doc.Companies = append(d.doc.Companies, demoCompanyJSON{Company: companyJSON{ID: c[0]}})
	}
	for i, part := range road {
		for n := range d.doc.Companies {
			co := &d.doc.Companies[n]
			if err := d.at(infos, co); err != nil {
				return reply{}, err
			}
			if err := part(ctx, co); err != nil {
				return reply{}, err
			}
		}
		if i == 0 {
			if err := d.read(ctx); err != nil {
				return reply{}, err
			}
		}
	}
	d.out.line("\n%s\n%s", d.t.Person, d.t.Gone)
	return reply{data: d.doc}, d.out.err
}

// at turns to a company.
func (d *demonstration) at(infos []store.CompanyInfo, co *demoCompanyJSON) error {
	d.a.flags.Company = co.Company.ID
	for _, i := range infos {
		if i.NmbrsID == co.Company.ID {
			co.Company = companyOf(i)
		}
	}
	d.out.line("\n"+d.t.Company, co.Company.Name, co.Company.ID)
	return d.out.err
}

// step runs a command of the command line and gives its document.
func step[T any](ctx context.Context, a *app, c command) (T, error) {
	rep, err := c.run(ctx, a)
	doc, ok := rep.data.(T)
	if err == nil && !ok {
		err = fmt.Errorf("unexpected reply %T", rep.data)
	}
	return doc, err
}

// prepare checks the rights, takes the people over and chooses the codes.
func (d *demonstration) prepare(ctx context.Context, co *demoCompanyJSON) error {
	rights, err := step[rightsJSON](ctx, d.a, &rightsCmd{})
	if err != nil {
		return err
	}
	for _, r := range rights.Rights {
		if r.State == link.RightAllowed {
			co.Rights++
		}
	}
	d.out.line(d.t.Rights, co.Rights, len(rights.Rights))
	people, err := step[syncJSON](ctx, d.a, &syncCmd{Apply: true})
	if err != nil {
		return err
	}
	co.People = people.Applied
	d.out.line(d.t.Sync, people.Applied)
	period, err := step[periodJSON](ctx, d.a, &periodCmd{})
	if err != nil {
		return err
	}
	d.out.line(d.t.Period, d.a.texts.Cadence(period.Cadence), period.Current)
	codes, err := step[codesJSON](ctx, d.a, &codesCmd{Set: []string{
		payroll.TypeWorked + "=2100", payroll.KindMeals + "=5100", "ziek=-", "verlof=-", payroll.KindDays + "=on",
	}})
	if err != nil {
		return err
	}
	for _, c := range codes.Codes {
		if c.Decided {
			co.Codes++
		}
	}
	d.out.line(d.t.Codes, co.Codes)
	return nil
}

// read takes the month of hours in, for both venues at once.
func (d *demonstration) read(ctx context.Context) error {
	d.a.flags.Company = d.companies()[0][0]
	file := filepath.Join(d.dir.path, "uren-november.csv")
	if err := writeNew(file, demo.Hours()); err != nil {
		return err
	}
	doc, err := step[importJSON](ctx, d.a, &importCmd{File: file})
	if err != nil {
		return err
	}
	d.doc.Import = &doc
	d.out.line("\n"+d.t.Import, doc.New, payroll.Minutes(doc.Minutes).Clock(), len(doc.Refused))
	for _, r := range doc.Refused {
		d.out.line(d.t.ImportWhy, r.Line, r.Message)
	}
	return nil
}

// people links the name with a typing mistake and chooses a pay basis where
// Nmbrs does not tell, then approves.
func (d *demonstration) people(ctx context.Context, co *demoCompanyJSON) error {
	found, err := step[peopleJSON](ctx, d.a, &peopleCmd{})
	if err != nil {
		return err
	}
	choice := &peopleCmd{}
	for _, n := range found.Names {
		if len(n.Suggestions) == 0 {
			continue
		}
		s := n.Suggestions[0]
		choice.Link = append(choice.Link, n.Name+"="+s.ID)
		d.out.line(d.t.Linking, n.Name, s.Name, s.Text)
	}
	for _, p := range found.People {
		if p.Basis == "unknown" {
			choice.Basis = append(choice.Basis, p.ID+"="+string(payroll.BasisHourly))
			d.out.line(d.t.Basis, p.Name, p.Reason.Text)
		}
	}
	if _, err := choice.run(ctx, d.a); err != nil {
		return err
	}
	approved, err := step[approveJSON](ctx, d.a, &approveCmd{All: true})
	if err != nil {
		return err
	}
	co.Approved = approved.Approved
	d.out.line(d.t.Approve, approved.Approved, approved.Left)
	return nil
}

// send plans, pushes through, reads back and adds up.
func (d *demonstration) send(ctx context.Context, co *demoCompanyJSON) error {
	plan, err := step[planJSON](ctx, d.a, &planCmd{})
	if err != nil {
		return err
	}
	held := 0
	for _, s := range plan.Steps {
		if s.Block != payroll.BlockNone {
			held++
		} else if s.Action != payroll.ActionNone {
			co.Planned++
		}
	}
	d.out.line(d.t.Plan, co.Planned, held)
	if co.Export, err = step[exportJSON](ctx, d.a, &exportCmd{Yes: true}); err != nil {
		return err
	}
	d.out.line(d.t.Export, co.Export.Done, co.Export.Refused, co.Export.Unsure)
	for _, h := range co.Export.Held {
		if h.Block == payroll.BlockForeign && len(h.Rows) > 0 {
			d.out.line(d.t.Held, h.Person, d.out.amount(h.Seen), codeText(h.Code))
		}
	}
	if co.Verify, err = step[verifyJSON](ctx, d.a, &verifyCmd{}); err != nil {
		return err
	}
	d.out.line(d.t.Verify, co.Verify.Equal, co.Verify.Different)
	return d.sums(co)
}

// sums adds up what Nmbrs holds of ours.
func (d *demonstration) sums(co *demoCompanyJSON) error {
	var hours payroll.Hundredths
	who := map[string]bool{}
	for _, l := range co.Verify.Lines {
		if l.Kind != payroll.KindHours {
			continue
		}
		n, err := payroll.ParseHundredths(l.Found)
		if err != nil {
			return err
		}
		hours += n
		who[l.EmployeeID] = true
	}
	co.Hours, co.Paid = hours.String(), len(who)
	d.out.line(d.t.Result, d.a.texts.Hours(hours), co.Paid)
	d.out.behind(co.Export.behindJSON, co.Export.Period, len(co.Export.Held) > 0)
	return nil
}
