package world_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// clerk is somebody with a ledger of their own.
type clerk struct {
	w    *world
	name string
	home string // where the ledger lies now
	keys store.Keyring
	led  *store.Ledger
	svc  *link.Service
	cos  [2]*store.Company
	// codes is what the clerk knows of the kinds of hours: 0 for nowhere.
	codes [kinds]int
	says  sayings
	past  []sayings
	// white is what a line was when it was last told to be in Nmbrs.
	white map[payroll.LineID]white
	// whiter is what it was before that, each time that it was sent otherwise.
	whiter map[payroll.LineID][]white
	// during, when set, is called at each write, before and after.
	during func(n int, after bool)
	writes int
	// pulls tells that the clerk has linked eitje.
	pulls bool
	// own are days at which the clerk changed something alone.
	own map[day]bool
	// left are days of which a file said otherwise than what was sent, and the clerk
	// left that as it was.
	left map[day]bool
	// loose is set when something was taken back: what holds now is not known.
	loose bool
}

// white is a line as it was sent: code is where its hours went, 0 for nowhere.
type white struct {
	day
	minutes, meals, kind, code int
}

func (w *world) newClerk(name string) *clerk {
	c := &clerk{
		w: w, name: name, home: filepath.Join(w.dir, name), keys: store.MemoryKeyring(), says: newSayings(),
		white: map[payroll.LineID]white{}, whiter: map[payroll.LineID][]white{}, own: map[day]bool{}, left: map[day]bool{}, codes: [kinds]int{2100, 2150, 0},
	}
	w.ok(os.MkdirAll(c.home, 0o700))
	c.open()
	return c
}

// open starts the program.
func (c *clerk) open() {
	led, err := store.Open(store.Options{
		Dir: filepath.Join(c.home, "data"), StateDir: filepath.Join(c.home, "state"), Now: time.Now, Actor: c.name,
	})
	c.w.ok(err)
	c.led = led
	opts := link.Options{
		Ledger: led, Keys: c.keys, Actor: c.name, Clock: c.w.clock, Settle: 10 * time.Second, WriteTimeout: 2 * time.Second,
		Parallel: 1, SignIn: startSignIn, LockDir: c.home,
		Dial: func(a link.Access) (nmbrs.Client, error) {
			inner, err := dial(a)
			return watched{inner, c}, err
		},
	}
	if !overREST() {
		opts.Token = store.NewSecret(token)
	}
	c.svc = link.New(opts)
	for i, co := range c.cos {
		if co != nil {
			c.cos[i], err = c.svc.Company(string(co.Key()))
			c.w.ok(err)
		}
	}
}

func (c *clerk) close() { c.w.ok(c.led.Close()) }

// begin links a company, takes its people over and decides about the codes.
func (c *clerk) begin(company int) {
	ctx := context.Background()
	var login *link.Login
	var err error
	if overREST() {
		login, err = signIn(ctx, c.svc, c.w.url)
	} else {
		login, err = c.svc.Try(ctx, link.Credentials{Email: email, Endpoint: c.w.url})
	}
	c.w.ok(err)
	id := strconv.Itoa(companyID(company))
	if overREST() {
		id = sim.GUID("Company", companyID(company))
	}
	chosen, err := login.Choose(id)
	c.w.ok(err)
	nov := payroll.Period{Year: 2026, Number: 11}
	co, err := c.svc.Activate(ctx, login, chosen, nov)
	c.w.ok(err)
	c.cos[company] = co
	c.sync(company)
	_, err = c.svc.FetchCodes(ctx, co)
	c.w.ok(err)
	texts := []string{"gewerkte uren=2100", "maaltijden=5100", "dagen=on"}
	for _, kind := range []int{overtime, sick} {
		code := "-"
		if c.codes[kind] != 0 {
			code = strconv.Itoa(c.codes[kind])
		}
		texts = append(texts, typeNames()[kind]+"="+code)
	}
	c.set(company, payroll.Period{}, texts...)
	c.venues()
}

func (c *clerk) set(company int, from payroll.Period, texts ...string) {
	var list []link.CodeSetting
	for _, text := range texts {
		s, err := link.ParseCodeSetting(text, func(n string) bool { return n == payroll.KindMeals })
		c.w.ok(err)
		list = append(list, s)
	}
	c.w.ok(c.svc.SetCodes(c.cos[company], from, list))
}

// sync takes over what Nmbrs says of the people.
func (c *clerk) sync(company int) {
	team, err := c.svc.Sync(context.Background(), c.cos[company])
	if c.w.tolerates(err) {
		return
	}
	accept := map[payroll.EmployeeID]bool{}
	for _, r := range team.Rows {
		accept[r.Person.ID] = true
	}
	_, err = c.svc.Apply(c.cos[company], team, accept)
	c.w.ok(err)
}

// venues says of every venue by the name that it has now to whom it belongs.
func (c *clerk) venues() {
	for i, name := range c.w.truth.venues {
		if co := c.cos[venueCompany(i)]; co != nil {
			c.w.ok(c.svc.SetVenue(name, co))
		}
	}
}

// restart ends the program and starts it again.
func (c *clerk) restart() {
	c.close()
	c.open()
}

// copyHome copies the ledger as it is on the disk at this moment.
func (c *clerk) copyHome() string {
	c.w.copies++
	to := filepath.Join(c.w.dir, fmt.Sprintf("%s-%d", c.name, c.w.copies))
	for _, part := range []string{"data", "state"} {
		c.w.ok(os.CopyFS(filepath.Join(to, part), os.DirFS(filepath.Join(c.home, part))))
	}
	names, err := filepath.Glob(filepath.Join(to, "state", "*.json"))
	c.w.ok(err)
	for _, name := range names {
		content, err := os.ReadFile(name)
		c.w.ok(err)
		var head map[string]any
		c.w.ok(json.Unmarshal(content, &head))
		head["dir"] = filepath.Join(to, "data")
		content, err = json.Marshal(head)
		c.w.ok(err)
		c.w.ok(os.WriteFile(name, content, 0o600))
	}
	return to
}

// dieAt lets the program end at a write: what the disk held then is what the
// next start finds.
func (c *clerk) dieAt(n int, applied bool, stop context.CancelFunc) (revive func() bool) {
	copied := ""
	c.writes = 0
	before := c.during
	c.during = func(k int, after bool) {
		if copied == "" && k == n && after == applied {
			copied = c.copyHome()
			stop()
		}
		if before != nil {
			before(k, after)
		}
	}
	return func() bool {
		c.during = before
		if copied == "" {
			return false
		}
		c.close()
		c.home = copied
		c.open()
		return true
	}
}

// read shows a file to the program as it came.
func (c *clerk) read(company int, f *file) (*link.Preview, error) {
	if f.form == shifts {
		return c.pull(f)
	}
	req := link.ImportRequest{Input: intake.Input{Name: f.name, Data: []byte(f.data)}}
	if f.people != nil { // who asked for a part knows that it is one
		part := true
		req.Answers.Part = &part
	}
	if f.form == planner {
		p := plannerProfile(f)
		req.Profile = &p
	}
	p, err := c.svc.Preview(context.Background(), c.cos[company], req)
	if err == nil && p.Changes.Part != nil { // and who did not, says so when asked
		whole := false
		req.Answers.Part = &whole
		c.w.say("    asked whether it is a part: no")
		p, err = c.svc.Preview(context.Background(), c.cos[company], req)
	}
	return p, err
}

// plannerProfile gives the columns of the planning program their meaning.
func plannerProfile(f *file) intake.Profile {
	meaning := map[string]intake.Field{
		"Werkdag": intake.FieldDate, "Wie": intake.FieldPerson, "Persnr": intake.FieldNumber, "Zaak": intake.FieldVenue,
		"Ploeg": intake.FieldTeam, "Wat": intake.FieldType, "Aanvang": intake.FieldStart, "Klaar": intake.FieldEnd,
		"Rust": intake.FieldBreak, "Duur": intake.FieldHours,
	}
	heads := f.heads()
	p := intake.Profile{Name: "planner", HeaderKey: intake.HeaderKey(heads), Delimiter: ";", Columns: map[string]intake.Field{}}
	for i, key := range intake.ColumnKeys(heads) {
		p.Columns[key] = meaning[heads[i]]
	}
	return p
}

// watched is a client whose writes are noted.
type watched struct {
	nmbrs.Client
	c *clerk
}

func (x watched) around(comment string, call func()) {
	if comment != "" {
		x.c.w.made[comment] = x.c.name
	}
	x.c.writes++
	x.c.w.clock.pass(300 * time.Millisecond)
	n := x.c.writes
	if x.c.during != nil {
		x.c.during(n, false)
	}
	call()
	if x.c.during != nil {
		x.c.during(n, true)
	}
}

func (x watched) InsertHours(ctx context.Context, in nmbrs.Insert) (id nmbrs.RowID, err error) {
	x.around(in.Comment, func() { id, err = x.Client.InsertHours(ctx, in) })
	return id, err
}

func (x watched) InsertWage(ctx context.Context, in nmbrs.Insert) (id nmbrs.RowID, err error) {
	x.around(in.Comment, func() { id, err = x.Client.InsertWage(ctx, in) })
	return id, err
}

func (x watched) DeleteHours(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (ok bool, err error) {
	x.around("", func() { ok, err = x.Client.DeleteHours(ctx, e, row) })
	return ok, err
}

func (x watched) DeleteWage(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (ok bool, err error) {
	x.around("", func() { ok, err = x.Client.DeleteWage(ctx, e, row) })
	return ok, err
}

func (x watched) SetDays(ctx context.Context, in nmbrs.SetDays) (err error) {
	x.around("", func() { err = x.Client.SetDays(ctx, in) })
	return err
}
