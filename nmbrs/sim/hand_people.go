package sim

import "fmt"

// RenamePerson gives an employee other personal data by hand, as after a marriage.
func (s *Server) RenamePerson(employee int, p Person) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.data.byID[employee]
	if e == nil {
		return fmt.Errorf("employee %d: %w", employee, ErrNotThere)
	}
	e.Person = p
	return nil
}
