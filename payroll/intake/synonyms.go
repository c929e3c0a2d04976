package intake

import (
	"strings"

	"doorzet/payroll"
)

// guessField reads the headers that planning and clocking programs use.
func guessField(head string) Field {
	switch head {
	case "dag", "date", "werkdatum", "dienstdatum", "datum dienst", "boekdatum", "shift date", "day":
		return FieldDate
	case "medewerker", "werknemer", "naam medewerker", "naam werknemer", "medewerkernaam", "volledige naam",
		"employee", "employee name", "name", "full name":
		return FieldPerson
	case "voornaam", "first name", "roepnaam":
		return FieldFirst
	case "achternaam", "last name", "familienaam":
		return FieldLast
	case "personeelsnr", "personeelsnr.", "personeels nr", "persnr", "pers.nr.", "medewerkernummer",
		"werknemernummer", "medewerker nr", "employee number", "employee no", "personnel number":
		return FieldNumber
	case "locatie", "filiaal", "location", "naam van vestiging", "vestigingsnaam":
		return FieldVenue
	case "afdeling", "groep", "team naam", "teamnaam", "department":
		return FieldTeam
	}
	return guessTimeField(head)
}

func guessTimeField(head string) Field {
	switch head {
	case "uursoort", "urensoort", "soort uren", "uurtype", "type uren", "soort", "hour type", "shift type":
		return FieldType
	case "begin", "begintijd", "starttijd", "van", "aanvang", "start time", "clock in":
		return FieldStart
	case "eindtijd", "einde", "tot", "end", "end time", "clock out":
		return FieldEnd
	case "pauze (min)", "pauze (minuten)", "pauze minuten", "pauze in minuten", "pauzetijd", "break", "break (min)":
		return FieldBreak
	case "aantal uren", "gewerkte uren", "totaal uren", "netto uren", "uren totaal", "duur", "hours", "worked hours",
		"duration":
		return FieldHours
	case "opmerkingen", "notitie", "notities", "toelichting", "remark", "remarks", "note", "comment":
		return FieldRemark
	case "akkoord", "geaccordeerd", "approved":
		return FieldApproved
	case "maaltijd", "aantal maaltijden", "meals":
		return CountOf(payroll.KindMeals)
	}
	return listField(head)
}

// guessOrder finds the order of a column's dates from a day above 12; without
// one it is the Dutch order.
func guessOrder(cells []string) DateOrder {
	fits := func(o DateOrder) (n int) {
		for _, c := range cells {
			if _, ok := parseDate(c, o); ok {
				n++
			}
		}
		return n
	}
	best, most := DayFirst, fits(DayFirst)
	for _, o := range [...]DateOrder{YearFirst, MonthFirst} {
		if n := fits(o); n > most {
			best, most = o, n
		}
	}
	return best
}

// guessHours finds minutes (whole figures, most of them above any day's hours)
// and decimals.
func guessHours(cells []string) Notation {
	var whole, large, point int
	for _, c := range cells {
		h, err := payroll.ParseHundredths(c)
		switch {
		case err != nil:
		case strings.ContainsAny(c, ",."):
			point++
		case !strings.HasPrefix(c, "0"):
			whole++
			if h > 24*100 {
				large++
			}
		}
	}
	switch {
	case point > 0:
		return NotationDecimal
	case large > 0 && large*2 > whole:
		return guessLarge(cells)
	}
	return NotationFree
}

// guessLarge tells minutes from hhmm: a clock's last two digits stay below 60.
// Where both fit, a quarter of an hour gives it away.
func guessLarge(cells []string) Notation {
	for _, c := range cells {
		if n := len(c); n >= 2 && c[n-2] >= '6' {
			return NotationMinutes
		}
	}
	for _, c := range cells {
		if !strings.HasSuffix(c, "00") && !strings.HasSuffix(c, "15") && !strings.HasSuffix(c, "30") && !strings.HasSuffix(c, "45") {
			return NotationMinutes
		}
	}
	return NotationDigits
}

// guessBreak finds breaks in hours: a figure with a part behind the comma.
func guessBreak(cells []string) Notation {
	for _, c := range cells {
		if h, err := payroll.ParseHundredths(c); err == nil && !h.Whole() {
			return NotationDecimal
		}
	}
	return NotationFree
}
