package lang

// intakeProblems words the problems of reading files: first whole files, then
// single rows.
func intakeProblems() wordings {
	return wordings{
		"intake-empty": {
			NL: "{file} is leeg: er staat geen enkele regel in. Exporteer het bestand opnieuw.",
			EN: "{file} is empty: it holds not a single row. Export the file again.",
		},
		"intake-binary": {
			NL: "{file} is geen tekst en geen werkblad. Doorzet leest CSV en XLSX.",
			EN: "{file} is neither text nor a sheet. Doorzet reads CSV and XLSX.",
		},
		"intake-old-excel": {
			NL: "{file} is een oud Excel-bestand (.xls) of heeft een wachtwoord. Sla het zonder wachtwoord op als .xlsx of .csv.",
			EN: "{file} is an old Excel file (.xls) or has a password. Save it without a password as .xlsx or .csv.",
		},
		"intake-encoding": {
			NL: "{file}, regel {line}: de tekens {text} zijn onleesbaar. Sla het bestand op als CSV UTF-8. Er is niets ingelezen.",
			EN: "{file}, line {line}: the characters {text} cannot be read. Save the file as CSV UTF-8. Nothing was imported.",
		},
		"intake-too-large": {
			NL: "{file} is groter dan {limit} MiB. Splits het, bijvoorbeeld per verloningsperiode.",
			EN: "{file} is larger than {limit} MiB. Split it, for example by pay period.",
		},
		"intake-quote": {
			NL: "{file}, regel {line}, kolom {column}: een aanhalingsteken klopt niet. Herstel die regel; er is niets ingelezen.",
			EN: "{file}, line {line}, column {column}: a quotation mark is wrong. Mend that line; nothing was imported.",
		},
		"intake-unknown-header": {
			NL: "{file}: de kolommen op regel {line} worden niet herkend: {columns}. Kies zelf wat elke kolom is, of gebruik de lege urenlijst van Doorzet.",
			EN: "{file}: the columns on line {line} are not recognised: {columns}. Choose what each column is, or use Doorzet's empty hour list.",
		},
		"intake-missing-column": {
			NL: "{file}, regel {line}: deze kolommen ontbreken: {missing}. Zet ze in de export erbij.",
			EN: "{file}, line {line}: these columns are missing: {missing}. Add them to the export.",
		},
		"intake-no-days": {
			NL: "{file}, regel {line}: er is geen kolom met de dag, en uren tellen per dag. Exporteer het bestand per dag. Zijn het totalen per persoon, zeg dan op welke dag ze komen: --day 30-11-2026; elke regel van 24 uur of meer wacht dan tot iemand haar zelf goedkeurt.",
			EN: "{file}, line {line}: there is no column with the day, and hours count by day. Export the file by day. If it holds totals per person, say on which day they come: --day 30-11-2026; every row of 24 hours and more then waits until somebody approves it.",
		},
		"intake-duplicate-column": {
			NL: "{file}, regel {line}: de kolom {field} komt twee keer voor (kolom {column}). Haal er een weg.",
			EN: "{file}, line {line}: the column {field} occurs twice (column {column}). Remove one.",
		},
		"intake-too-wide": {
			NL: "{file}, regel {line}: {got} kolommen, en hoogstens {limit} kan. Haal weg wat niet nodig is.",
			EN: "{file}, line {line}: {got} columns, and at most {limit} are possible. Remove what is not needed.",
		},
		"intake-sheet": {
			NL: "{file} is geen leesbaar werkblad. Open het in Excel, sla het opnieuw op en probeer het nog eens.",
			EN: "{file} is not a readable sheet. Open it in Excel, save it again and try once more.",
		},
		"intake-no-sheet": {
			NL: "{file} heeft geen tabblad {sheet}; de tabbladen zijn: {sheets}. Kies daaruit (--sheet, Kolommen op het scherm, of het profiel).",
			EN: "{file} has no sheet {sheet}; the sheets are: {sheets}. Choose one of them (--sheet, Columns on the screen, or the profile).",
		},
		"intake-profile": {
			NL: "Het profiel {profile} past niet bij {file}: deze kolommen ontbreken: {missing}. Kies een ander profiel.",
			EN: "The profile {profile} does not fit {file}: these columns are missing: {missing}. Choose another profile.",
		},
	}
}

// columnQuestions words what has to be said of a column before a file can be read.
func columnQuestions() wordings {
	return wordings{
		"intake-ask-dates": {
			NL: "{file}, kolom {field}: \"{text}\" kan op twee manieren gelezen worden, en de kolom zegt niet welke. Zeg of de dag of de maand voorop staat (--dates dmy of --dates mdy). Er is niets ingelezen.",
			EN: "{file}, column {field}: \"{text}\" can be read in two ways, and the column does not tell which. Say whether the day or the month comes first (--dates dmy or --dates mdy). Nothing was imported.",
		},
		"intake-ask-hours": {
			NL: "{file}, kolom {field}: \"{text}\" kan op meer manieren gelezen worden. Zeg hoe de uren geschreven zijn: {choices} (--map \"{field}=…\"). Er is niets ingelezen.",
			EN: "{file}, column {field}: \"{text}\" can be read in several ways. Say how the hours are written: {choices} (--map \"{field}=…\"). Nothing was imported.",
		},
		"intake-ask-break": {
			NL: "{file}, kolom {field}: de pauze \"{text}\" kan in minuten of in uren zijn. Zeg hoe de pauzes geschreven zijn: {choices} (--map \"{field}=…\"). Er is niets ingelezen.",
			EN: "{file}, column {field}: the break \"{text}\" may be in minutes or in hours. Say how the breaks are written: {choices} (--map \"{field}=…\"). Nothing was imported.",
		},
		"intake-ask-clock": {
			NL: "{file}, kolom {field}: het tijdstip \"{text}\" kan op meer manieren gelezen worden. Zeg hoe de tijden geschreven zijn: {choices} (--map \"{field}=…\"). Er is niets ingelezen.",
			EN: "{file}, column {field}: the time \"{text}\" can be read in several ways. Say how the times are written: {choices} (--map \"{field}=…\"). Nothing was imported.",
		},
		"intake-map-column": {
			NL: "{file} heeft geen kolom {column} waarvan dat gezegd kan worden. De kolommen zijn: {columns}.",
			EN: "{file} has no column {column} of which that can be said. The columns are: {columns}.",
		},
	}
}

// rowProblems words why a single row is refused. The rest of the file is taken.
func rowProblems() wordings {
	return wordings{
		"intake-width": {
			NL: "{file}, {place}: {got} velden in plaats van {want}. De regel is overgeslagen; herstel hem in het bestand.",
			EN: "{file}, {place}: {got} fields instead of {want}. The row was left out; mend it in the file.",
		},
		"intake-no-date": {
			NL: "{file}, {place}: er staat geen datum. De regel is overgeslagen.",
			EN: "{file}, {place}: there is no date. The row was left out.",
		},
		"intake-date": {
			NL: "{file}, {row}, {field}: \"{text}\" is geen bestaande datum, of de weekdag hoort er niet bij. Schrijf 02-11-2026, 2 nov 2026 of 2026-11-02, met het jaar. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" is not an existing date, or the weekday is another one. Write 02-11-2026, 2 nov 2026 or 2026-11-02, with the year. The row was left out.",
		},
		"intake-no-person": {
			NL: "{file}, {place}: er staat geen naam en geen personeelsnummer. De regel is overgeslagen.",
			EN: "{file}, {place}: there is no name and no employee number. The row was left out.",
		},
		"intake-no-hours": {
			NL: "{file}, {place}: er staan geen uren, tijden of aantallen. De regel is overgeslagen.",
			EN: "{file}, {place}: there are no hours, times or counts. The row was left out.",
		},
		"intake-hours": {
			NL: "{file}, {row}, {field}: \"{text}\" is geen aantal uren van een dag. Schrijf 7:30 of 7,5. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" is not a number of hours of a day. Write 7:30 or 7,5. The row was left out.",
		},
		"intake-other-day": {
			NL: "{file}, {row}, {field}: \"{text}\" is een andere dag dan de datum van de regel. Maak ze gelijk. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" is another day than the date of the row. Make them agree. The row was left out.",
		},
		"intake-whole-day": {
			NL: "{file}, {place}: een dienst van middernacht tot {text} is een hele dag of niets. Zet de echte tijden in het bestand. De regel is overgeslagen.",
			EN: "{file}, {place}: a shift from midnight to {text} is a whole day or nothing. Put the real times in the file. The row was left out.",
		},
		"intake-clock": {
			NL: "{file}, {row}, {field}: \"{text}\" is geen tijdstip. Schrijf 08:30. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" is not a time of day. Write 08:30. The row was left out.",
		},
		"intake-half-times": {
			NL: "{file}, {place}: start of eind ontbreekt. Vul beide in, of geen van beide met de uren. De regel is overgeslagen.",
			EN: "{file}, {place}: start or end is missing. Fill in both, or neither and the hours. The row was left out.",
		},
	}
}

// figureProblems words why a figure or text in a row is refused.
func figureProblems() wordings {
	return wordings{
		"intake-break": {
			NL: "{file}, {row}, {field}: \"{text}\" is geen pauze. Schrijf minuten of u:mm. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" is not a break. Write minutes or h:mm. The row was left out.",
		},
		"intake-negative-break": {
			NL: "{file}, {row}, {field}: de pauze \"{text}\" is kleiner dan nul. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: the break \"{text}\" is below zero. The row was left out.",
		},
		"intake-break-too-long": {
			NL: "{file}, {place}: de pauze \"{text}\" is langer dan de dienst van {start} tot {end}. De regel is overgeslagen.",
			EN: "{file}, {place}: the break \"{text}\" is longer than the shift from {start} to {end}. The row was left out.",
		},
		"intake-disagree": {
			NL: "{file}, {place}: er staat {hours} uur, maar de tijden min de pauze zijn {net}. Maak ze gelijk. De regel is overgeslagen.",
			EN: "{file}, {place}: it says {hours} hours, but the times less the break are {net}. Make them agree. The row was left out.",
		},
		"intake-count": {
			NL: "{file}, {row}, {field}: \"{text}\" is geen aantal. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" is not a number of pieces. The row was left out.",
		},
		"intake-too-long": {
			NL: "{file}, {row}, {field}: de tekst is langer dan {limit} tekens. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: the text is longer than {limit} characters. The row was left out.",
		},
		"intake-text": {
			NL: "{file}, {row}, {field}: \"{text}\" bevat onleesbare tekens. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: \"{text}\" holds unreadable characters. The row was left out.",
		},
		"intake-formula": {
			NL: "{file}, {row}, {field}: een formule zonder uitkomst. Open het bestand in Excel en sla het op. De regel is overgeslagen.",
			EN: "{file}, {row}, {field}: a formula without an outcome. Open the file in Excel and save it. The row was left out.",
		},
	}
}
