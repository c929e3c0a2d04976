package rest

import (
	"context"
	"errors"
	"time"

	"doorzet/nmbrs"
)

func opDepartments() operation {
	return history("departments", "departments", "description", "createdAt")
}

// Departments gives the department of each employee that has one: of the history
// the record that was made last. The consent for it is optional; without it the
// call is forbidden.
func (c *staffCalls) Departments(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Department, error) {
	return records(ctx, c.conn, opDepartments(), "departments", id, func(employee nmbrs.EmployeeID, items []object) ([]nmbrs.Department, error) {
		var out []nmbrs.Department
		var made time.Time
		for _, o := range items {
			at, err := o.time("createdAt")
			text, err1 := o.text("description")
			if err := errors.Join(err, err1); err != nil {
				return nil, err
			}
			if len(out) > 0 && at.Before(made) {
				continue
			}
			out, made = []nmbrs.Department{{Employee: employee, Description: text}}, at
		}
		return out, nil
	})
}
