package soap

import (
	"context"
	"errors"
	"fmt"

	"doorzet/nmbrs"
)

type wireWeek1 struct {
	HoursMonday, HoursTuesday, HoursWednesday, HoursThursday wireAmount
	HoursFriday, HoursSaturday, HoursSunday                  wireAmount
}

type wireWeek2 struct {
	HoursMonday2, HoursTuesday2, HoursWednesday2, HoursThursday2 wireAmount
	HoursFriday2, HoursSaturday2, HoursSunday2                   wireAmount
}

type wireSchedule struct {
	wireWeek1
	wireWeek2
	ParttimePercentage wireAmount
	StartDate          wireTime
}

// hours gives the two weeks, Monday first.
func (w *wireSchedule) hours() (h [14]*nmbrs.Hundredths) {
	for i, v := range []*wireAmount{
		&w.HoursMonday, &w.HoursTuesday, &w.HoursWednesday, &w.HoursThursday,
		&w.HoursFriday, &w.HoursSaturday, &w.HoursSunday,
		&w.HoursMonday2, &w.HoursTuesday2, &w.HoursWednesday2, &w.HoursThursday2,
		&w.HoursFriday2, &w.HoursSaturday2, &w.HoursSunday2,
	} {
		h[i] = v.pointer()
	}
	return h
}

type wireScheduleItem struct {
	owner
	List nested[wireSchedule] `xml:"EmployeeSchedules"`
}

func (w wireScheduleItem) value() ([]nmbrs.Schedule, error) {
	id, err := w.employee()
	if err := errors.Join(err, w.understood(w.List.list != nil)); err != nil {
		return nil, err
	}
	all := make([]nmbrs.Schedule, 0, len(w.List.list))
	for _, s := range w.List.list {
		if !s.StartDate.seen.seen {
			return nil, fmt.Errorf("StartDate: %w", errMissing)
		}
		all = append(all, nmbrs.Schedule{
			Employee: id, Start: s.StartDate.val, Hours: s.hours(), ParttimePercentage: s.ParttimePercentage.pointer(),
		})
	}
	return all, nil
}

// Schedules lists the rosters of every employee, future ones included.
func (c *staffCalls) Schedules(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.Schedule, error) {
	return flatten(listByCompany[wireScheduleItem](ctx, c.conn, bulkOp(opSchedules), companyIDUpper, company))
}

// since says from when an entry of a history holds.
type since struct {
	StartYear    wireInt
	StartPeriod  wireInt
	CreationDate wireTime
}

// newer orders entries by period, then by the moment of making.
func (s *since) newer(than *since) bool {
	if s.StartYear.val != than.StartYear.val {
		return s.StartYear.val > than.StartYear.val
	}
	if s.StartPeriod.val != than.StartPeriod.val {
		return s.StartPeriod.val > than.StartPeriod.val
	}
	return s.CreationDate.val.After(than.CreationDate.val)
}

type wireDepartment struct {
	since
	ID          wireInt `xml:"Id"`
	Code        wireInt
	Description wireText
}

type wireDepartmentItem struct {
	owner
	List nested[wireDepartment] `xml:"EmployeeDepartments"`
}

func (w wireDepartmentItem) value() ([]nmbrs.Department, error) {
	id, err := w.employee()
	if err := errors.Join(err, w.understood(w.List.list != nil)); err != nil {
		return nil, err
	}
	var latest *wireDepartment
	for i := range w.List.list {
		d := &w.List.list[i]
		if !d.ID.seen.seen && !d.Code.seen.seen {
			return nil, at("Id", errMissing)
		}
		if latest == nil || d.newer(&latest.since) {
			latest = d
		}
	}
	if latest == nil {
		return nil, nil
	}
	return []nmbrs.Department{{Employee: id, Description: latest.Description.val}}, nil
}

// Departments gives the latest department of every employee that has one.
func (c *staffCalls) Departments(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.Department, error) {
	return flatten(listByCompany[wireDepartmentItem](ctx, c.conn, bulkOp(opDepartments), companyIDUpper, company))
}
