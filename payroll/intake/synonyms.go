package intake

import (
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// guessField reads the headers that planning and clocking programs use.
func guessField(head string) Field {
	switch head {
	case "dag", "date", "werkdatum", "dienstdatum", "datum dienst", "boekdatum", "shift date", "day", "start date", "startdatum",
		"begindatum", "work date", "dat.", "tag", "datum in", "gewerkt op":
		return FieldDate
	case "medewerker", "werknemer", "naam medewerker", "naam werknemer", "medewerkernaam", "volledige naam",
		"employee", "employee name", "name", "full name", "user", "user name", "team member", "worker", "staff", "staff member",
		"collega", "personeelslid", "mitarbeiter", "mitarbeitername", "vollständiger name", "kracht":
		return FieldPerson
	case "voornaam", "first name", "roepnaam", "given name", "vorname", "firstname":
		return FieldFirst
	case "achternaam", "last name", "familienaam", "surname", "family name", "nachname", "lastname":
		return FieldLast
	case "personeelsnr", "personeelsnr.", "personeels nr", "persnr", "pers.nr.", "medewerkernummer",
		"werknemernummer", "medewerker nr", "medewerkernr", "medewerkernr.", "werknemersnummer", "employee number", "employee no", "personnel number",
		"employee code", "employee export code", "export code", "payroll id", "personalnummer", "pers.-nr.", "pers. nr.", "loonnummer":
		return FieldNumber
	case "locatie", "filiaal", "location", "location name", "naam van vestiging", "vestigingsnaam", "standort", "site", "bedrijf", "winkel":
		return FieldVenue
	case "afdeling", "groep", "team naam", "teamnaam", "department", "group", "area", "abteilung":
		return FieldTeam
	}
	return guessTimeField(head)
}

func guessTimeField(head string) Field {
	switch head {
	case "uursoort", "urensoort", "soort uren", "uurtype", "type uren", "soort", "hour type", "shift type":
		return FieldType
	case "begin", "begintijd", "starttijd", "van", "aanvang", "aanvangstijd", "start time", "clock in", "time in", "in", "beginn", "von", "ingeklokt":
		return FieldStart
	case "eindtijd", "einde", "tot", "end", "end time", "clock out", "time out", "out", "uit", "ende", "bis", "uitgeklokt", "tot en met tijd":
		return FieldEnd
	case "pauze (min)", "pauze (minuten)", "pauze minuten", "pauze in minuten", "pauzetijd", "pauze (u)", "pauze (uren)", "break", "break (min)",
		"break (minutes)", "breaks", "break time", "mealbreak", "meal break", "meal breaks", "unpaid break", "onbetaalde pauze", "pause", "pause (min)":
		return FieldBreak
	case "aantal uren", "gewerkte uren", "totaal uren", "netto uren", "uren totaal", "duur", "hours", "worked hours",
		"duration", "duration (h)", "duration (decimal)", "total hours", "hours worked", "total time", "time", "werkuren", "uren gewerkt",
		"uren netto", "netto tijd", "gewerkt", "gewerkte tijd", "stunden", "dauer", "arbeitszeit", "gesamtstunden", "uren (decimaal)",
		"duur (min)", "duration (min)", "duration (minutes)", "uren (min)", "uren in minuten":
		return FieldHours
	case "opmerkingen", "notitie", "notities", "toelichting", "remark", "remarks", "note", "notes", "comment", "comments", "description",
		"omschrijving", "bemerkung", "notiz":
		return FieldRemark
	case "akkoord", "geaccordeerd", "approved", "status", "goedkeuring", "approval", "approval status", "genehmigt":
		return FieldApproved
	case "maaltijd", "aantal maaltijden", "meals":
		return CountOf(payroll.KindMeals)
	}
	return listField(head)
}

// guessOrder finds the order of a column's dates, "" where the column does not settle it.
func guessOrder(cells []string) DateOrder {
	var d written.Dates
	for _, c := range cells {
		d.Add(c)
	}
	if order, ok := d.Order(); ok {
		return order
	}
	return ""
}

// headNotation gives the notation that a header names, NotationFree for none.
func headNotation(head string) Notation {
	for _, w := range strings.FieldsFunc(head, func(c rune) bool { return c == ' ' || c == '(' || c == ')' || c == '.' || c == '_' }) {
		switch w {
		case "min", "minuten", "minutes", "mins":
			return NotationMinutes
		case "decimaal", "decimal", "dec":
			return NotationDecimal
		}
	}
	return NotationFree
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
		return NotationFree
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
