package office

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// maxScenario is the size above which a scenario file is refused.
const maxScenario = 64 << 20

// ParseScenario reads a scenario file. Errors name the line where the reading
// stopped, or the object that does not fit.
func ParseScenario(r io.Reader) (Scenario, error) {
	var sc Scenario
	b, err := io.ReadAll(io.LimitReader(r, maxScenario+1))
	if err != nil {
		return sc, fmt.Errorf("reading scenario: %w", err)
	}
	if len(b) > maxScenario {
		return sc, errors.New("scenario: larger than 64 MiB")
	}
	if err := DecodeStrict(b, &sc); err != nil {
		return Scenario{}, fmt.Errorf("scenario: %w", err)
	}
	if err := sc.Validate(); err != nil {
		return Scenario{}, fmt.Errorf("scenario: %w", err)
	}
	return sc, nil
}

// DecodeStrict decodes one JSON document without unknown fields.
func DecodeStrict(b []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		at := dec.InputOffset()
		var se *json.SyntaxError
		var te *json.UnmarshalTypeError
		switch {
		case errors.As(err, &se):
			at = se.Offset
		case errors.As(err, &te):
			at = te.Offset
		}
		return fmt.Errorf("line %d: %w", lineOf(b, at), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("line %d: more text after the end", lineOf(b, dec.InputOffset()))
	}
	return nil
}

func lineOf(b []byte, at int64) int {
	return 1 + bytes.Count(b[:min(max(at, 0), int64(len(b)))], []byte("\n"))
}

// Validate finds what does not fit together, and names the object.
func (sc Scenario) Validate() error {
	if len(sc.Users) == 0 {
		return errors.New("no users")
	}
	for i, u := range sc.Users {
		if u.Email == "" || u.Token == "" || u.Domain == "" {
			return fmt.Errorf("user %d: email, token and domain are needed", i+1)
		}
	}
	if sc.Clock != "" {
		if _, err := time.Parse(time.RFC3339, sc.Clock); err != nil {
			return fmt.Errorf("clock: %w", err)
		}
	}
	if err := sc.Options.Validate(); err != nil {
		return err
	}
	debtors := map[int]bool{}
	for _, d := range sc.Debtors {
		if d.ID <= 0 || debtors[d.ID] {
			return fmt.Errorf("debtor %d: the id is not positive or not unique", d.ID)
		}
		debtors[d.ID] = true
	}
	companies := map[int]PeriodType{}
	for _, c := range sc.Companies {
		if err := c.validate(debtors, companies); err != nil {
			return fmt.Errorf("company %d: %w", c.ID, err)
		}
	}
	employees := map[int]PeriodType{}
	for _, e := range sc.Employees {
		if err := e.validate(companies, employees); err != nil {
			return fmt.Errorf("employee %d: %w", e.ID, err)
		}
	}
	return sc.validateBooked(employees)
}

// Validate finds a switch with a value that it does not have.
func (o ScenarioOptions) Validate() error {
	checks := []struct {
		name, value string
		allowed     []string
	}{
		{"restDialect", o.RestDialect, append([]string{""}, Dialects()...)},
		{"deleteUnknown", o.DeleteUnknown, []string{"", "false", "true", "fault"}},
		{"contractItemName", o.ContractItemName, []string{"", ContractItemGlobal, ContractItem}},
		{"periodSpelling", o.PeriodSpelling, []string{"", "w", "short"}},
		{"soapEnvelope", o.SOAPEnvelope, []string{"", "auto", "1.1", "1.2"}},
		{"emptyList", o.EmptyList, []string{"", "element", "absent"}},
		{"restPaging", o.RestPaging, []string{"", "pagination", "top", "next", "total"}},
	}
	for _, c := range checks {
		ok := false
		for _, a := range c.allowed {
			ok = ok || a == c.value
		}
		if !ok {
			return fmt.Errorf("options.%s: %q is not one of %q", c.name, c.value, c.allowed)
		}
	}
	switch o.HiddenCompanyCode {
	case 0, 2004, 1003:
		return nil
	}
	return fmt.Errorf("options.hiddenCompanyCode: %d is not 2004 or 1003", o.HiddenCompanyCode)
}

func (c Company) validate(debtors map[int]bool, seen map[int]PeriodType) error {
	if _, twice := seen[c.ID]; c.ID <= 0 || twice {
		return errors.New("the id is not positive or not unique")
	}
	if !debtors[c.Debtor] {
		return fmt.Errorf("debtor %d does not exist", c.Debtor)
	}
	p, t, err := ParsePeriod(c.Period)
	if err != nil {
		return err
	}
	if t == "" || !p.Valid(t) {
		return fmt.Errorf("period %q: %w", c.Period, errPeriod)
	}
	for _, d := range c.Declared {
		if _, _, err := ParsePeriod(d); err != nil {
			return fmt.Errorf("declared: %w", err)
		}
	}
	for _, code := range append(append([]Code{}, c.HourCodes...), c.WageCodes...) {
		if code.Model < 0 || code.Model > 2 {
			return fmt.Errorf("code %d: model %d is not 1 or 2", code.Code, code.Model)
		}
	}
	seen[c.ID] = t
	return nil
}

func (e Employee) validate(companies, seen map[int]PeriodType) error {
	t, ok := companies[e.Company]
	if !ok {
		return fmt.Errorf("company %d does not exist", e.Company)
	}
	if _, twice := seen[e.ID]; e.ID <= 0 || twice {
		return errors.New("the id is not positive or not unique")
	}
	dates := []string{e.Person.Birthday}
	for _, x := range e.Employments {
		dates = append(dates, x.Start, x.End, x.Initial)
	}
	for _, x := range e.Contracts {
		dates = append(dates, x.Start, x.End, x.Trial)
	}
	for _, x := range e.Salaries {
		dates = append(dates, x.Start)
		if x.Type < 0 || x.Type >= len(SalaryTypes()) {
			return fmt.Errorf("salary type %d does not exist", x.Type)
		}
	}
	for _, x := range e.Schedules {
		dates = append(dates, x.Start)
		if n := len(x.Hours); n != 0 && n != 7 && n != 14 {
			return fmt.Errorf("schedule %d has %d days, not 7 or 14", x.ID, n)
		}
	}
	for _, d := range dates {
		if d == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return err
		}
	}
	seen[e.ID] = t
	return nil
}

func (sc Scenario) validateBooked(employees map[int]PeriodType) error {
	check := func(what string, employee int, period string) error {
		t, ok := employees[employee]
		if !ok {
			return fmt.Errorf("%s: employee %d does not exist", what, employee)
		}
		p, _, err := ParsePeriod(period)
		if err != nil {
			return fmt.Errorf("%s of employee %d: %w", what, employee, err)
		}
		if !p.Valid(t) {
			return fmt.Errorf("%s of employee %d: period %q does not fit the company", what, employee, period)
		}
		return nil
	}
	for _, r := range sc.Hours {
		if err := check("hours", r.Employee, r.Period); err != nil {
			return err
		}
	}
	for _, r := range sc.Wages {
		if err := check("wages", r.Employee, r.Period); err != nil {
			return err
		}
	}
	for _, d := range sc.Days {
		if err := check("days", d.Employee, d.Period); err != nil {
			return err
		}
	}
	return nil
}
