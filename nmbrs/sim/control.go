package sim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// control adds the door under /_sim/, which the real Nmbrs does not have.
func (s *Server) control(mux *http.ServeMux) {
	mux.HandleFunc("GET /_sim/state", func(w http.ResponseWriter, r *http.Request) {
		st := s.State()
		if r.URL.Query().Get("calls") != "all" {
			st.CallsLog = nil
		}
		sendJSON(w, st)
	})
	mux.HandleFunc("POST /_sim/faults", s.postFaults)
	mux.HandleFunc("DELETE /_sim/faults", func(w http.ResponseWriter, _ *http.Request) {
		s.ClearFaults()
		sendJSON(w, map[string]int{"faults": 0})
	})
	mux.HandleFunc("POST /_sim/do", s.postDo)
}

func sendJSON(w http.ResponseWriter, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(append(b, '\n')) // a client that has left is no concern here
}

func readBody(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		http.Error(w, "the request could not be read: "+err.Error(), http.StatusBadRequest)
	}
	return b, err == nil
}

// wireFault is a Fault as JSON.
type wireFault struct {
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

func (x wireFault) fault() Fault {
	times := 1
	if x.Times != nil {
		times = *x.Times
		if times == 0 {
			times = -1
		}
	}
	return Fault{
		Operation: x.Operation, EmployeeID: x.EmployeeID, Nth: x.Nth, Times: times, Kind: x.Kind, Effect: x.Effect,
		Late: millis(x.LateMs), Delay: millis(x.DelayMs), Status: x.Status, Body: x.Body, Code: x.Code, Text: x.Text,
		At: x.At, RetryAfter: x.RetryAfter, Location: x.Location,
	}
}

func (s *Server) postFaults(w http.ResponseWriter, r *http.Request) {
	b, ok := readBody(w, r)
	if !ok {
		return
	}
	var list []wireFault
	var err error
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte("[")) {
		err = decodeStrict(b, &list)
	} else {
		list = make([]wireFault, 1)
		err = decodeStrict(b, &list[0])
	}
	faults := make([]Fault, 0, len(list))
	for _, x := range list {
		faults = append(faults, x.fault())
	}
	if err == nil {
		err = s.Inject(faults...)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	sendJSON(w, map[string]int{"faults": len(faults)})
}

// action is one deed of POST /_sim/do; which fields it reads depends on it.
type action struct {
	Action     string   `json:"action"`
	CompanyID  int      `json:"companyId"`
	EmployeeID int      `json:"employeeId"`
	RowID      int      `json:"rowId"`
	Code       int      `json:"code"`
	Amount     Decimal  `json:"amount"`
	Wage       bool     `json:"wage"`
	Days       int      `json:"days"`
	Period     string   `json:"period"`
	Locked     *bool    `json:"locked"`
	Email      string   `json:"email"`
	Token      string   `json:"token"`
	Operations []string `json:"operations"`
	Companies  []int    `json:"companies"`
	Ms         int      `json:"ms"`
	After      int      `json:"after"`

	Options *ScenarioOptions `json:"options"`
}

func (s *Server) postDo(w http.ResponseWriter, r *http.Request) {
	b, ok := readBody(w, r)
	if !ok {
		return
	}
	var a action
	err := decodeStrict(b, &a)
	var res map[string]any
	if err == nil {
		res, err = s.do(a)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if res == nil {
		res = map[string]any{}
	}
	res["done"] = a.Action
	sendJSON(w, res)
}

var errAction = errors.New("unknown action")

func (s *Server) do(a action) (map[string]any, error) {
	switch a.Action {
	case "alter":
		return nil, s.AlterRow(a.RowID, a.Amount)
	case "delete":
		return nil, s.DeleteRow(a.RowID)
	case "roll", "run", "type", "days", "declare":
		return s.doInPeriod(a)
	case "reset-token":
		if a.Token == "" {
			return nil, errors.New("reset-token: the new token is missing")
		}
		return nil, s.ResetToken(a.Email, a.Token)
	case "revoke":
		return nil, s.Revoke(a.Email)
	case "expire":
		s.ExpireAccess()
		return nil, nil
	case "deny":
		return nil, s.Deny(a.Email, a.Operations...)
	case "allow":
		return nil, s.Allow(a.Email, a.Operations...)
	case "hide":
		return nil, s.Hide(a.Email, a.Companies...)
	case "show":
		return nil, s.Show(a.Email, a.Companies...)
	case "latency":
		s.SetLatency(millis(a.Ms))
		return nil, nil
	case "late":
		s.SetLag(millis(a.Ms))
		return nil, nil
	case "flush":
		return map[string]any{"applied": s.FlushLate()}, nil
	case "options":
		return nil, s.setOptions(a.Options)
	}
	return nil, fmt.Errorf("%w %q", errAction, a.Action)
}

func (s *Server) setOptions(o *ScenarioOptions) error {
	if o == nil {
		return errors.New("options: the options are missing")
	}
	if err := o.validate(); err != nil {
		return err
	}
	s.Alter(func(old *ScenarioOptions) { *old = *o })
	return nil
}

// doInPeriod does what belongs to a period; without one it is the current
// period of the company or of the employee's company.
func (s *Server) doInPeriod(a action) (map[string]any, error) {
	p, err := s.periodOf(a)
	if err != nil {
		return nil, err
	}
	switch a.Action {
	case "roll":
		return nil, s.RollAfter(a.CompanyID, a.After)
	case "run":
		return nil, s.MakeRun(a.CompanyID, p, isOn(a.Locked))
	case "declare":
		return nil, s.DeclareSent(a.CompanyID, p)
	case "days":
		return nil, s.SetDays(a.EmployeeID, p, a.Days)
	}
	id, err := s.TypeRow(HandRow{Employee: a.EmployeeID, Code: a.Code, Amount: a.Amount, Period: p, Wage: a.Wage})
	return map[string]any{"rowId": itoa(id)}, err
}

func (s *Server) periodOf(a action) (Period, error) {
	if a.Period != "" {
		p, _, err := ParsePeriod(a.Period)
		return p, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.data.byCompany[a.CompanyID]
	if c == nil {
		c = s.data.companyOf(a.EmployeeID)
	}
	if c == nil {
		return Period{}, fmt.Errorf("company %d, employee %d: %w", a.CompanyID, a.EmployeeID, ErrNotThere)
	}
	return c.current, nil
}
