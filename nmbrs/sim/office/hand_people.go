package office

import "fmt"

// RenamePerson gives an employee other personal data by hand, as after a marriage.
func (o *Office) RenamePerson(employee int, p Person) error {
	o.Lock()
	defer o.Unlock()
	e := o.Data.ByID[employee]
	if e == nil {
		return fmt.Errorf("employee %d: %w", employee, ErrNotThere)
	}
	e.Person = p
	return nil
}
