package office

import (
	"errors"
	"fmt"
	"slices"
)

// ErrNotThere is returned for a company, employee, user or row that does not
// exist.
var ErrNotThere = errors.New("does not exist")

// RollPeriod closes the current period of a company: its run is made and
// locked, and the next period becomes the current one.
func (o *Office) RollPeriod(companyID int) error {
	return o.onCompany(companyID, o.roll)
}

func (o *Office) roll(c *Firm) error {
	o.Data.addRun(c, c.Current, o.Stamp(), true)
	for i, r := range c.Runs {
		if r.Year == c.Current.Year && r.PeriodStart == c.Current.Number {
			c.Runs[i].Locked = true
		}
	}
	c.Current = c.Current.next(c.Kind)
	return nil
}

// RollAfter rolls the period of a company on right after so many more writes
// were taken, about any employee; refused ones do not count. Writes 0 rolls at once.
func (o *Office) RollAfter(companyID, writes int) error {
	return o.onCompany(companyID, func(c *Firm) error {
		if writes <= 0 {
			return o.roll(c)
		}
		o.rolling = rolling{c, writes}
		return nil
	})
}

// RollDue counts a write that was taken.
func (o *Office) RollDue() {
	if o.rolling.company == nil {
		return
	}
	if o.rolling.writes--; o.rolling.writes == 0 {
		_ = o.roll(o.rolling.company) // never fails
		o.rolling = rolling{}
	}
}

// MakeRun makes the run of a period without rolling the period forward.
func (o *Office) MakeRun(companyID int, p Period, locked bool) error {
	return o.onCompany(companyID, func(c *Firm) error {
		if !p.Valid(c.Kind) {
			return fmt.Errorf("%s: %w", p, errPeriod)
		}
		o.Data.addRun(c, p, o.Stamp(), locked)
		return nil
	})
}

// DeclareSent marks the wage tax return of a period as sent: writes to it get
// 2012 from now on.
func (o *Office) DeclareSent(companyID int, p Period) error {
	return o.onCompany(companyID, func(c *Firm) error {
		c.declared[p] = true
		return nil
	})
}

func (o *Office) onCompany(id int, do func(*Firm) error) error {
	o.Lock()
	defer o.Unlock()
	c := o.Data.ByCompany[id]
	if c == nil {
		return fmt.Errorf("company %d: %w", id, ErrNotThere)
	}
	return do(c)
}

// Stamp is the time of the office as it stands in answers.
func (o *Office) Stamp() string { return o.Now().Format("2006-01-02T15:04:05") }

// HandRow is a row as a colleague types it into Nmbrs; no model is checked.
type HandRow struct {
	Employee int
	Code     int
	Amount   Decimal
	Period   Period
	// Wage makes it a wage row instead of an hour row.
	Wage bool
	// Comment is what the row says of itself.
	Comment string
}

// TypeRow adds a row by hand and gives its id.
func (o *Office) TypeRow(h HandRow) (int, error) {
	o.Lock()
	defer o.Unlock()
	c := o.Data.CompanyOf(h.Employee)
	if c == nil {
		return 0, fmt.Errorf("employee %d: %w", h.Employee, ErrNotThere)
	}
	if !h.Period.Valid(c.Kind) {
		return 0, fmt.Errorf("%s: %w", h.Period, errPeriod)
	}
	r := &Row{ID: o.Book.NextID(), Employee: h.Employee, Code: h.Code, Amount: h.Amount, Period: h.Period, Comment: h.Comment, Origin: OriginHand, Created: o.Stamp()}
	if h.Wage {
		r.Kind = WageRow
	}
	o.Book.Add(r)
	return r.ID, nil
}

// AlterRow changes the amount of a row by hand.
func (o *Office) AlterRow(id int, amount Decimal) error {
	return o.onRow(id, func(r *Row) { r.Amount = amount })
}

// DeleteRow removes a row by hand.
func (o *Office) DeleteRow(id int) error {
	return o.onRow(id, o.Book.Remove)
}

func (o *Office) onRow(id int, do func(*Row)) error {
	o.Lock()
	defer o.Unlock()
	r := o.Book.byID[id]
	if r == nil {
		return fmt.Errorf("row %d: %w", id, ErrNotThere)
	}
	do(r)
	return nil
}

// SetDays fills in the days worked by hand.
func (o *Office) SetDays(employee int, p Period, days int) error {
	o.Lock()
	defer o.Unlock()
	if o.Data.ByID[employee] == nil {
		return fmt.Errorf("employee %d: %w", employee, ErrNotThere)
	}
	o.Book.FillIn(DaysKey{Employee: employee, Period: p}, days)
	return nil
}

// Deny switches operations off for a user, Allow switches them on again.
func (o *Office) Deny(email string, operations ...string) error {
	return o.OnUser(email, func(u *User) { u.Denied = append(u.Denied, operations...) })
}

// Allow takes back what Deny did.
func (o *Office) Allow(email string, operations ...string) error {
	return o.OnUser(email, func(u *User) {
		u.Denied = slices.DeleteFunc(u.Denied, func(d string) bool { return slices.Contains(operations, d) })
		if len(u.Allowed) > 0 {
			u.Allowed = append(u.Allowed, operations...)
		}
	})
}

// Hide makes companies invisible for a user.
func (o *Office) Hide(email string, companies ...int) error {
	return o.OnUser(email, func(u *User) {
		if u.Companies == nil {
			u.Companies = []int{}
			for _, c := range o.Data.Companies {
				u.Companies = append(u.Companies, c.ID)
			}
		}
		u.Companies = slices.DeleteFunc(u.Companies, func(id int) bool { return slices.Contains(companies, id) })
	})
}

// Show makes companies visible for a user again.
func (o *Office) Show(email string, companies ...int) error {
	return o.OnUser(email, func(u *User) {
		if u.Companies != nil {
			u.Companies = append(u.Companies, companies...)
		}
	})
}

// OnUser finds a user by e-mail; "" is the first one.
func (o *Office) OnUser(email string, do func(*User)) error {
	o.Lock()
	defer o.Unlock()
	for _, u := range o.Users {
		if u.Email == email || email == "" {
			do(u)
			return nil
		}
	}
	return fmt.Errorf("user %q: %w", email, ErrNotThere)
}

// Alter changes the switches of the scenario while the server runs. The list
// of missing operations is read only at the start.
func (o *Office) Alter(change func(*ScenarioOptions)) {
	o.Lock()
	defer o.Unlock()
	change(&o.Options)
}

// DropComments takes the comments of all rows away, as an import by hand does.
func (o *Office) DropComments() {
	o.Lock()
	defer o.Unlock()
	for _, r := range o.Book.byID {
		r.Comment = ""
	}
}
