package demo

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"doorzet/nmbrs/sim"
)

func records(t *testing.T, b []byte, comma rune) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestHours(t *testing.T) {
	if !bytes.Equal(Hours(), Hours()) || bytes.Contains(Hours(), []byte("\r")) {
		t.Fatal("not the same twice, or not LF")
	}
	rows := records(t, Hours(), ';')
	if n := len(rows) - 1; n < 800 || n > 1000 {
		t.Errorf("%d lines", n)
	}
	numbers := map[string]string{}
	for _, w := range workers() {
		numbers[w.name+w.venue] = strconv.Itoa(w.number)
	}
	count := map[string]int{}
	for _, r := range rows[1:] {
		count[r[3]]++
		count[r[5]]++
		count["goedgekeurd "+r[12]]++
		if !strings.HasSuffix(r[0], "-11-2026") {
			t.Errorf("date %s", r[0])
		}
		if r[2] != "" && numbers[r[1]+r[3]] != r[2] {
			t.Errorf("number of %v", r)
		}
		if numbers[r[1]+r[3]] == "" {
			count["unknown"]++
		}
		if (r[6] == "") == (r[9] == "") {
			t.Errorf("neither times nor hours, or both: %v", r)
		}
		if r[7] != "" && r[7] < r[6] {
			count["night"]++
		}
		if r[1] == "Stijn Peeters" && r[0] > "15-11-2026" {
			t.Errorf("the leaver works on %s", r[0])
		}
	}
	for what, want := range map[string]int{
		VenueAnker: 300, VenueGolf: 250, "ziek": 3, "verlof": 3, "night": 40, "goedgekeurd ja": 750, "goedgekeurd ": 15, "goedgekeurd nee": 8,
	} {
		if count[what] < want {
			t.Errorf("%s: %d, want at least %d", what, count[what], want)
		}
	}
	if count["unknown"] != 1 || bytes.Count(Hours(), []byte(";25:10;")) != 1 || bytes.Count(Hours(), []byte(";0,00;")) != 1 {
		t.Errorf("mistakes: %v", count)
	}
}

func TestEitjeHours(t *testing.T) {
	rows := records(t, EitjeHours(), ',')
	last := rows[len(rows)-1]
	if len(rows) < 20 || last[0] != "" || !strings.Contains(last[5], ":") || !strings.HasPrefix(rows[0][0], "▲") {
		t.Errorf("%d rows, last %v", len(rows), last)
	}
	for _, r := range rows[1 : len(rows)-1] {
		if !strings.HasSuffix(r[0], "/12/2026") || r[2] != VenueAnker || r[4] != "gewerkte uren" {
			t.Errorf("row %v", r)
		}
	}
}

func TestSignInIsThatOfTheScenario(t *testing.T) {
	sc := sim.Demo()
	if u := sc.Users[0]; u.Email != Email || u.Token != Token || u.Domain != Domain || len(Token) != 32 {
		t.Errorf("user %+v", u)
	}
	for i, id := range []string{CompanyAnker, CompanyGolf} {
		if strconv.Itoa(sc.Companies[i].ID) != id {
			t.Errorf("company %+v", sc.Companies[i])
		}
	}
}
