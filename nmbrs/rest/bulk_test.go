package rest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorzet/nmbrs"
)

// persons gives ids of so many employees.
func persons(n int) []nmbrs.EmployeeID {
	out := make([]nmbrs.EmployeeID, n)
	for i := range out {
		out[i] = nmbrs.EmployeeID(fmt.Sprintf("33333333-0000-4000-8000-%012d", i+1))
	}
	return out
}

// wagePage is a page of so many with the items given.
func wagePage(number, pages, records int, items ...string) said {
	return good(fmt.Sprintf(`{"pagination":{"pageNumber":%d,"totalPages":%d,"totalRecords":%d,"nextPage":null},"data":[%s]}`,
		number, pages, records, strings.Join(items, ",")))
}

// wageOf is the item of an employee with one row, none where the row is "".
func wageOf(e nmbrs.EmployeeID, row string) string {
	if row == "" {
		return `{"employeeId":"` + string(e) + `","variablewagecomponents":[]}`
	}
	return `{"employeeId":"` + string(e) + `","variablewagecomponents":[{"variableWageComponentId":"` + row + `","code":5100,"value":2}]}`
}

// TestWagesOfManyInFewCalls: the rows of the employees named are those that each of
// them has, over as many pages as there are; who is not listed is not in the answer,
// and somebody without rows is, with none.
func TestWagesOfManyInFewCalls(t *testing.T) {
	who := persons(5)
	c, got := exchange(t,
		wagePage(1, 2, 4, wageOf(who[0], rowOne), wageOf(who[1], "")),
		wagePage(2, 2, 4, wageOf(anna, rowTwo), wageOf(other, "")),
	)
	rows, err := c.WageRowsOf(t.Context(), append([]nmbrs.EmployeeID{anna}, who[:2]...), november())
	if err != nil || len(rows) != 3 || len(rows[anna]) != 1 || rows[anna][0].ID != rowTwo || len(rows[who[0]]) != 1 || rows[who[0]][0].ID != rowOne {
		t.Errorf("got %v, %v", rows, err)
	}
	if list, listed := rows[who[1]]; !listed || len(list) != 0 {
		t.Errorf("somebody without rows: %v, listed %v", list, listed)
	}
	if len(*got) != 2 || (*got)[0].query != "period=11&year=2026" || (*got)[1].query != "pageNumber=2&period=11&year=2026" {
		t.Errorf("asked %v", *got)
	}
	c, _ = exchange(t, said{status: 404, body: own404})
	if rows, err := c.WageRowsOf(t.Context(), who, november()); err == nil || rows != nil {
		t.Errorf("no list at all: %v, %v", rows, err)
	}
}

// TestWagesOfManyWhereItPays: a list of as many pages as there are people to ask
// for is given up at its first page, also where only the next page is told.
func TestWagesOfManyWhereItPays(t *testing.T) {
	who := persons(3)
	c, got := exchange(t, wagePage(1, 3, 300, wageOf(who[0], rowOne)))
	if _, err := c.WageRowsOf(t.Context(), who, november()); !errors.Is(err, nmbrs.ErrUnsupported) || len(*got) != 1 {
		t.Errorf("3 pages for 3 people: %v after %d calls", err, len(*got))
	}
	next := func(n int) said {
		return good(fmt.Sprintf(`{"pagination":{"pageNumber":%d,"nextPage":"x"},"data":[%s]}`, n, wageOf(persons(9)[n], "")))
	}
	c, got = exchange(t, next(1), next(2), next(3))
	if _, err := c.WageRowsOf(t.Context(), who, november()); !errors.Is(err, nmbrs.ErrUnsupported) || len(*got) != 2 {
		t.Errorf("pages without an end: %v after %d calls", err, len(*got))
	}
	c, got = exchange(t, page(""))
	if rows, err := c.WageRowsOf(t.Context(), nil, november()); err != nil || len(rows) != 0 || len(*got) != 0 {
		t.Errorf("nobody: %v, %v after %d calls", rows, err, len(*got))
	}
}

// TestWagesOfManyBelieveTheWholeListAlone: pages that do not add up, a row that
// stands twice, one that cannot be read, of whomever it is, and every trouble make
// the whole answer unusable.
func TestWagesOfManyBelieveTheWholeListAlone(t *testing.T) {
	who := persons(4)
	lists := map[string][]said{
		"one fewer than told": {wagePage(1, 1, 3, wageOf(who[0], rowOne), wageOf(who[1], ""))},
		"another page":        {wagePage(2, 2, 2, wageOf(who[0], rowOne))},
		"a row of two people": {wagePage(1, 1, 2, wageOf(who[0], rowOne), wageOf(who[1], rowOne))},
		"somebody twice":      {wagePage(1, 1, 2, wageOf(who[0], rowOne), wageOf(who[0], rowTwo))},
		"of somebody else":    {wagePage(1, 1, 2, wageOf(who[0], rowOne), strings.Replace(wageOf(other, rowTwo), `"value":2`, `"value":"veel"`, 1))},
	}
	for name, answers := range lists {
		c, _ := exchange(t, answers...)
		if rows, err := c.WageRowsOf(t.Context(), who, november()); !nmbrs.IsCause(err, nmbrs.CauseMalformed) {
			t.Errorf("%s: %v, %v", name, rows, err)
		}
	}
	for name, f := range faults() {
		c, _ := exchange(t, f.said)
		rows, err := c.WageRowsOf(t.Context(), who, november())
		if nmbrs.OutcomeOf(err) != f.class || len(rows) > 0 {
			t.Errorf("%s: %v, %v", name, rows, err)
		}
	}
}

// TestWagesOfManyStandTogether: in a list of single rows one of somebody's could be
// lost between two pages, so that it is not taken; asking for one person still is.
func TestWagesOfManyStandTogether(t *testing.T) {
	single := `{"employeeId":"` + anna + `","variableWageComponentId":"` + rowOne + `","code":5100,"value":2}`
	c, _ := exchange(t, wagePage(1, 1, 1, single))
	if _, err := c.WageRowsOf(t.Context(), append(persons(3), anna), november()); !errors.Is(err, nmbrs.ErrUnsupported) {
		t.Errorf("got %v", err)
	}
	if rows, err := c.WageRows(t.Context(), anna, november()); err != nil || len(rows) != 1 {
		t.Errorf("alone: %v, %v", rows, err)
	}
}

// TestWagesOfOneCompany: the list is one of a company, so that people of two are
// not asked for together.
func TestWagesOfOneCompany(t *testing.T) {
	c, got := exchange(t, page(`{"employeeId":"`+anna+`","employeeNumber":"1","lastName":"Wit","employeeType":"payroll"}`))
	if _, err := c.Employees(t.Context(), centre, nmbrs.TypePayroll); err != nil {
		t.Fatal(err)
	}
	if _, err := c.WageRowsOf(t.Context(), slices.Concat(persons(3), []nmbrs.EmployeeID{anna}), november()); !errors.Is(err, nmbrs.ErrUnsupported) || len(*got) != 1 {
		t.Errorf("got %v after %d calls", err, len(*got))
	}
}
