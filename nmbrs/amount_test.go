package nmbrs_test

import (
	"testing"

	"doorzet/nmbrs"
)

func TestDecimalHundredths(t *testing.T) {
	for _, c := range []struct {
		negative        bool
		whole, fraction string
		want            nmbrs.Hundredths
		inexact, ok     bool
	}{
		{whole: "7", fraction: "4500000010", want: 745, ok: true},
		{whole: "7", fraction: "4499999990", want: 745, ok: true},
		{negative: true, whole: "7", fraction: "4500000010", want: -745, ok: true},
		{negative: true, whole: "0", fraction: "0099999999", want: -1, ok: true},
		{whole: "8", fraction: "", want: 800, ok: true},
		{whole: "", fraction: "5", want: 50, ok: true},
		{whole: "7", fraction: "4500", want: 745, ok: true},
		{whole: "7", fraction: "999999", want: 800, ok: true},
		{whole: "7", fraction: "455", want: 745, inexact: true, ok: true},
		{whole: "7", fraction: "450001", want: 745, inexact: true, ok: true},
		{whole: "7", fraction: "459990", want: 745, inexact: true, ok: true},
		{whole: "7", fraction: "45x", want: 0},
		{whole: "99999999999999999999", fraction: "", want: 0},
	} {
		got, inexact, ok := nmbrs.DecimalHundredths(c.negative, c.whole, c.fraction)
		if got != c.want || inexact != c.inexact || ok != c.ok {
			t.Errorf("%v %s.%s: %s, inexact %v, ok %v", c.negative, c.whole, c.fraction, got, inexact, ok)
		}
	}
}
