package sim

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrNotThere is returned for a company, employee, user or row that does not
// exist.
var ErrNotThere = errors.New("does not exist")

// RollPeriod closes the current period of a company: its run is made and
// locked, and the next period becomes the current one.
func (s *Server) RollPeriod(companyID int) error {
	return s.onCompany(companyID, s.roll)
}

func (s *Server) roll(c *company) error {
	s.data.addRun(c, c.current, s.stamp(), true)
	for i, r := range c.Runs {
		if r.Year == c.current.Year && r.PeriodStart == c.current.Number {
			c.Runs[i].Locked = true
		}
	}
	c.current = c.current.next(c.kind)
	return nil
}

// RollAfter rolls the period of a company on right after so many more writes
// were taken, about any employee; refused ones do not count. Writes 0 rolls at once.
func (s *Server) RollAfter(companyID, writes int) error {
	return s.onCompany(companyID, func(c *company) error {
		if writes <= 0 {
			return s.roll(c)
		}
		s.rolling = rolling{c, writes}
		return nil
	})
}

// rolling is a period that rolls on when so many writes were taken.
type rolling struct {
	company *company
	writes  int
}

// rollDue counts a write that was taken.
func (s *Server) rollDue() {
	if s.rolling.company == nil {
		return
	}
	if s.rolling.writes--; s.rolling.writes == 0 {
		_ = s.roll(s.rolling.company) // never fails
		s.rolling = rolling{}
	}
}

// MakeRun makes the run of a period without rolling the period forward.
func (s *Server) MakeRun(companyID int, p Period, locked bool) error {
	return s.onCompany(companyID, func(c *company) error {
		if !p.valid(c.kind) {
			return fmt.Errorf("%s: %w", p, errPeriod)
		}
		s.data.addRun(c, p, s.stamp(), locked)
		return nil
	})
}

// DeclareSent marks the wage tax return of a period as sent: writes to it get
// 2012 from now on.
func (s *Server) DeclareSent(companyID int, p Period) error {
	return s.onCompany(companyID, func(c *company) error {
		c.declared[p] = true
		return nil
	})
}

func (s *Server) onCompany(id int, do func(*company) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.data.byCompany[id]
	if c == nil {
		return fmt.Errorf("company %d: %w", id, ErrNotThere)
	}
	return do(c)
}

func (s *Server) stamp() string { return s.opt.Now().Format("2006-01-02T15:04:05") }

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
func (s *Server) TypeRow(h HandRow) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.data.companyOf(h.Employee)
	if c == nil {
		return 0, fmt.Errorf("employee %d: %w", h.Employee, ErrNotThere)
	}
	if !h.Period.valid(c.kind) {
		return 0, fmt.Errorf("%s: %w", h.Period, errPeriod)
	}
	r := &row{id: s.book.nextID(), employee: h.Employee, code: h.Code, amount: h.Amount, period: h.Period, comment: h.Comment, origin: OriginHand, created: s.stamp()}
	if h.Wage {
		r.kind = wageRow
	}
	s.book.add(r)
	return r.id, nil
}

// AlterRow changes the amount of a row by hand.
func (s *Server) AlterRow(id int, amount Decimal) error {
	return s.onRow(id, func(r *row) { r.amount = amount })
}

// DeleteRow removes a row by hand.
func (s *Server) DeleteRow(id int) error {
	return s.onRow(id, s.book.remove)
}

func (s *Server) onRow(id int, do func(*row)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.book.byID[id]
	if r == nil {
		return fmt.Errorf("row %d: %w", id, ErrNotThere)
	}
	do(r)
	return nil
}

// SetDays fills in the days worked by hand.
func (s *Server) SetDays(employee int, p Period, days int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.data.byID[employee] == nil {
		return fmt.Errorf("employee %d: %w", employee, ErrNotThere)
	}
	key := daysKey{employee, p}
	d := s.book.days[key]
	d.days, d.parts = days, nil
	s.book.days[key] = d
	return nil
}

// ResetToken gives a user a new token; the old one gets 1001, and what the
// user consented to over REST ends.
func (s *Server) ResetToken(email, token string) error {
	return s.onUser(email, func(u *User) {
		u.Token = token
		s.forget(u)
	})
}

// Deny switches operations off for a user, Allow switches them on again.
func (s *Server) Deny(email string, operations ...string) error {
	return s.onUser(email, func(u *User) { u.Denied = append(u.Denied, operations...) })
}

// Allow takes back what Deny did.
func (s *Server) Allow(email string, operations ...string) error {
	return s.onUser(email, func(u *User) {
		u.Denied = slices.DeleteFunc(u.Denied, func(d string) bool { return slices.Contains(operations, d) })
		if len(u.Allowed) > 0 {
			u.Allowed = append(u.Allowed, operations...)
		}
	})
}

// Hide makes companies invisible for a user.
func (s *Server) Hide(email string, companies ...int) error {
	return s.onUser(email, func(u *User) {
		if u.Companies == nil {
			u.Companies = []int{}
			for _, c := range s.data.companies {
				u.Companies = append(u.Companies, c.ID)
			}
		}
		u.Companies = slices.DeleteFunc(u.Companies, func(id int) bool { return slices.Contains(companies, id) })
	})
}

// Show makes companies visible for a user again.
func (s *Server) Show(email string, companies ...int) error {
	return s.onUser(email, func(u *User) {
		if u.Companies != nil {
			u.Companies = append(u.Companies, companies...)
		}
	})
}

// onUser finds a user by e-mail; "" is the first one.
func (s *Server) onUser(email string, do func(*User)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range s.users {
		if u.Email == email || email == "" {
			do(u)
			return nil
		}
	}
	return fmt.Errorf("user %q: %w", email, ErrNotThere)
}

// SetLatency changes the time that every call takes.
func (s *Server) SetLatency(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.latency = d
}

// SetLag makes every write take effect only this long after its answer; 0
// takes that back.
func (s *Server) SetLag(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lag = d
}

// Alter changes the switches of the scenario while the server runs. The list
// of missing operations is read only at the start.
func (s *Server) Alter(change func(*ScenarioOptions)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.options)
}

// DropComments takes the comments of all rows away, as an import by hand does.
func (s *Server) DropComments() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.book.byID {
		r.comment = ""
	}
}
