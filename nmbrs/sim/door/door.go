package door

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
	"doorzet/nmbrs/sim/restface"
)

// Door is the control door under /_sim/, which the real Nmbrs does not have.
type Door struct {
	*office.Office
	*gate.Gate
	*restface.Authority
}

// New makes the door of an office, its gate and its authority.
func New(o *office.Office, g *gate.Gate, a *restface.Authority) *Door { return &Door{o, g, a} }

// Handler gives the door, for programs on this machine.
func (d *Door) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_sim/state", func(w http.ResponseWriter, r *http.Request) {
		st := d.State()
		if r.URL.Query().Get("calls") != "all" {
			st.CallsLog = nil
		}
		faults.SendJSON(w, st)
	})
	mux.HandleFunc("POST /_sim/faults", d.postFaults)
	mux.HandleFunc("DELETE /_sim/faults", func(w http.ResponseWriter, _ *http.Request) {
		d.ClearFaults()
		faults.SendJSON(w, map[string]int{"faults": 0})
	})
	mux.HandleFunc("POST /_sim/do", d.postDo)
	return guarded(mux)
}

// WireFault is a Fault as JSON.
type WireFault struct {
	Operation  string `json:"operation"`
	EmployeeID string `json:"employeeId"`
	Nth        int    `json:"nth"`
	Times      *int   `json:"times"`
	Kind       string `json:"kind"`
	Effect     string `json:"effect"`
	LateMs     int    `json:"lateMs"`
	DelayMs    int    `json:"delayMs"`
	Status     int    `json:"status"`
	Body       string `json:"body"`
	Code       int    `json:"code"`
	Text       string `json:"text"`
	At         int    `json:"at"`
	RetryAfter string `json:"retryAfter"`
	Location   string `json:"location"`
}

func millis(n int) time.Duration { return time.Duration(n) * time.Millisecond }

func (x WireFault) fault() faults.Fault {
	times := 1
	if x.Times != nil {
		times = *x.Times
		if times == 0 {
			times = -1
		}
	}
	return faults.Fault{
		Operation: x.Operation, EmployeeID: x.EmployeeID, Nth: x.Nth, Times: times, Kind: x.Kind, Effect: x.Effect,
		Late: millis(x.LateMs), Delay: millis(x.DelayMs), Status: x.Status, Body: x.Body, Code: x.Code, Text: x.Text,
		At: x.At, RetryAfter: x.RetryAfter, Location: x.Location,
	}
}

func (d *Door) postFaults(w http.ResponseWriter, r *http.Request) {
	b, ok := faults.ReadBody(w, r)
	if !ok {
		return
	}
	var list []WireFault
	var err error
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte("[")) {
		err = office.DecodeStrict(b, &list)
	} else {
		list = make([]WireFault, 1)
		err = office.DecodeStrict(b, &list[0])
	}
	script := make([]faults.Fault, 0, len(list))
	for _, x := range list {
		script = append(script, x.fault())
	}
	if err == nil {
		err = d.Inject(script...)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	faults.SendJSON(w, map[string]int{"faults": len(script)})
}

// action is one deed of POST /_sim/do; which fields it reads depends on it.
type action struct {
	Action     string         `json:"action"`
	CompanyID  int            `json:"companyId"`
	EmployeeID int            `json:"employeeId"`
	RowID      int            `json:"rowId"`
	Code       int            `json:"code"`
	Amount     office.Decimal `json:"amount"`
	Wage       bool           `json:"wage"`
	Days       int            `json:"days"`
	Period     string         `json:"period"`
	Locked     *bool          `json:"locked"`
	Email      string         `json:"email"`
	Token      string         `json:"token"`
	Operations []string       `json:"operations"`
	Companies  []int          `json:"companies"`
	Ms         int            `json:"ms"`
	After      int            `json:"after"`

	Options *office.ScenarioOptions `json:"options"`
}

func (d *Door) postDo(w http.ResponseWriter, r *http.Request) {
	b, ok := faults.ReadBody(w, r)
	if !ok {
		return
	}
	var a action
	err := office.DecodeStrict(b, &a)
	var res map[string]any
	if err == nil {
		res, err = d.do(a)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if res == nil {
		res = map[string]any{}
	}
	res["done"] = a.Action
	faults.SendJSON(w, res)
}

var errAction = errors.New("unknown action")

func (d *Door) do(a action) (map[string]any, error) {
	switch a.Action {
	case "alter":
		return nil, d.AlterRow(a.RowID, a.Amount)
	case "delete":
		return nil, d.DeleteRow(a.RowID)
	case "roll", "run", "type", "days", "declare":
		return d.doInPeriod(a)
	case "reset-token":
		if a.Token == "" {
			return nil, errors.New("reset-token: the new token is missing")
		}
		return nil, d.ResetToken(a.Email, a.Token)
	case "revoke":
		return nil, d.Revoke(a.Email)
	case "expire":
		d.ExpireAccess()
		return nil, nil
	case "deny":
		return nil, d.Deny(a.Email, a.Operations...)
	case "allow":
		return nil, d.Allow(a.Email, a.Operations...)
	case "hide":
		return nil, d.Hide(a.Email, a.Companies...)
	case "show":
		return nil, d.Show(a.Email, a.Companies...)
	case "latency":
		d.SetLatency(millis(a.Ms))
		return nil, nil
	case "late":
		d.SetLag(millis(a.Ms))
		return nil, nil
	case "flush":
		return map[string]any{"applied": d.FlushLate()}, nil
	case "options":
		return nil, d.setOptions(a.Options)
	}
	return nil, fmt.Errorf("%w %q", errAction, a.Action)
}

func (d *Door) setOptions(o *office.ScenarioOptions) error {
	if o == nil {
		return errors.New("options: the options are missing")
	}
	if err := o.Validate(); err != nil {
		return err
	}
	d.Alter(func(old *office.ScenarioOptions) { *old = *o })
	return nil
}

// doInPeriod does what belongs to a period; without one it is the current
// period of the company or of the employee's company.
func (d *Door) doInPeriod(a action) (map[string]any, error) {
	p, err := d.periodOf(a)
	if err != nil {
		return nil, err
	}
	switch a.Action {
	case "roll":
		return nil, d.RollAfter(a.CompanyID, a.After)
	case "run":
		return nil, d.MakeRun(a.CompanyID, p, office.IsOn(a.Locked))
	case "declare":
		return nil, d.DeclareSent(a.CompanyID, p)
	case "days":
		return nil, d.SetDays(a.EmployeeID, p, a.Days)
	}
	id, err := d.TypeRow(office.HandRow{Employee: a.EmployeeID, Code: a.Code, Amount: a.Amount, Period: p, Wage: a.Wage})
	return map[string]any{"rowId": strconv.Itoa(id)}, err
}

func (d *Door) periodOf(a action) (office.Period, error) {
	if a.Period != "" {
		p, _, err := office.ParsePeriod(a.Period)
		return p, err
	}
	d.Lock()
	defer d.Unlock()
	c := d.Data.ByCompany[a.CompanyID]
	if c == nil {
		c = d.Data.CompanyOf(a.EmployeeID)
	}
	if c == nil {
		return office.Period{}, fmt.Errorf("company %d, employee %d: %w", a.CompanyID, a.EmployeeID, office.ErrNotThere)
	}
	return c.Current, nil
}

// State gives a copy of everything, rows by id, with the log of calls.
func (d *Door) State() State {
	d.Lock()
	defer d.Unlock()
	st := State{
		Rows: []StateRow{}, Wages: []StateWage{}, Days: []StateDays{}, Calls: maps.Clone(d.Calls),
		Companies: []StateCompany{}, Pending: len(d.Pending), CallsLog: slices.Clone(d.Log),
	}
	for _, r := range d.Book.Sorted(office.HourRow) {
		st.Rows = append(st.Rows, d.stateRow(r))
	}
	for _, r := range d.Book.Sorted(office.WageRow) {
		x := d.stateRow(r)
		st.Wages = append(st.Wages, StateWage{x.ID, x.CompanyID, x.EmployeeID, x.Code, x.Hours, x.Period, x.Year, x.Comment, x.Origin})
	}
	for k, w := range d.Book.Days {
		st.Days = append(st.Days, StateDays{strconv.Itoa(k.Employee), w.Days, k.Period.Number, k.Period.Year})
	}
	slices.SortFunc(st.Days, func(a, b StateDays) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Period, b.Period), cmp.Compare(a.EmployeeID, b.EmployeeID))
	})
	for _, c := range d.Data.Companies {
		st.Companies = append(st.Companies, StateCompany{strconv.Itoa(c.ID), strconv.Itoa(c.Number), c.Name, c.Current.String()})
	}
	if len(st.Companies) > 0 {
		st.Period = st.Companies[0].Period
	}
	return st
}

func (d *Door) stateRow(r *office.Row) StateRow {
	x := StateRow{
		ID: strconv.Itoa(r.ID), EmployeeID: strconv.Itoa(r.Employee), Code: r.Code, Hours: r.Amount.String(),
		Period: r.Period.Number, Year: r.Period.Year, Comment: r.Comment, Origin: r.Origin,
	}
	if c := d.Data.CompanyOf(r.Employee); c != nil {
		x.CompanyID = strconv.Itoa(c.ID)
	}
	return x
}
