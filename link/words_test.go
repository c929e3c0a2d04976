package link_test

import (
	"errors"
	"strconv"
	"testing"

	"doorzet/payroll"
)

// wantProblem fails unless err is a Problem with the code.
func wantProblem(t testing.TB, err error, code payroll.Code) {
	t.Helper()
	var p *payroll.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Errorf("got %v, want the problem %s", err, code)
	}
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
