package lang

// paperProblems word what can go wrong with reports and the import sheet.
func paperProblems() wordings {
	return wordings{
		"sheet-not-a-sheet": {
			NL: "{file} is geen importblad zoals Doorzet het schrijft. Kies het bestand dat Doorzet heeft gemaakt.",
			EN: "{file} is not an import sheet as Doorzet writes it. Choose the file that Doorzet made.",
		},
		"sheet-too-long": {
			NL: "Een importblad met {rows} medewerkers is te lang voor Nmbrs. Schrijf het opnieuw; Doorzet verdeelt het over bestanden.",
			EN: "An import sheet with {rows} employees is too long for Nmbrs. Write it again; Doorzet divides it over files.",
		},
		"sheet-other": {
			NL: "Het importblad zegt voor {person} bij {code} {file}, de proeflijst zegt nu {plan}. Er is niets gemarkeerd. Schrijf het blad opnieuw en importeer dat.",
			EN: "The import sheet says {file} for {person} on {code}, the plan says {plan} now. Nothing was marked. Write the sheet again and import that.",
		},
		"sheet-other-period": {
			NL: "Het importblad is voor {sheet}, bedrijf {company}; gevraagd is {period}. Er is niets gemarkeerd. Kies het blad van deze verloningsperiode en dit bedrijf.",
			EN: "The import sheet is for {sheet}, company {company}; asked was {period}. Nothing was marked. Choose the sheet of this pay period and company.",
		},
		"sheet-empty": {
			NL: "Voor {period} is er niets om in een importblad te zetten. Keur eerst uren goed.",
			EN: "There is nothing to put in an import sheet for {period}. Approve hours first.",
		},
		"sheet-stays": {
			NL: "{steps} stappen tellen niet meer als doorgezet. Wat al in Nmbrs is geïmporteerd staat daar nog: haal dat daar zelf weg.",
			EN: "{steps} steps no longer count as sent. What was imported into Nmbrs is still there: remove it there yourself.",
		},
		"settings-syntax": {
			NL: "Het bestand met instellingen kan niet worden gelezen op regel {line}, kolom {column}: {text}. Verbeter die regel; er is niets overgenomen.",
			EN: "The settings file cannot be read at line {line}, column {column}: {text}. Correct that line; nothing was taken over.",
		},
		"settings-unknown": {
			NL: "Regel {line} van het bestand met instellingen: {name} bestaat niet. Verbeter de naam of haal de regel weg; er is niets overgenomen.",
			EN: "Line {line} of the settings file: there is no {name}. Correct the name or remove the line; nothing was taken over.",
		},
		"settings-value": {
			NL: "Regel {line} van het bestand met instellingen: {value} kan niet bij {name}. Verbeter de waarde; er is niets overgenomen.",
			EN: "Line {line} of the settings file: {value} cannot be at {name}. Correct the value; nothing was taken over.",
		},
		"settings-version": {
			NL: "Het bestand met instellingen heeft versie {found}, deze Doorzet kent {known}. Gebruik een bestand van deze versie; er is niets overgenomen.",
			EN: "The settings file is of version {found}, this Doorzet knows {known}. Use a file of this version; nothing was taken over.",
		},
		"settings-cadence": {
			NL: "Regel {line} van het bestand met instellingen: het is voor verloning per {ours}, dit bedrijf verloont in Nmbrs per {theirs}. Er is niets overgenomen; kies een bestand van een bedrijf met dezelfde periodes.",
			EN: "Line {line} of the settings file: it is for payroll by the {ours}, this company pays by the {theirs} in Nmbrs. Nothing was taken over; choose a file of a company with the same periods.",
		},
		"settings-code": {
			NL: "Regel {line} van het bestand met instellingen: code {code} voor {name} bestaat niet in Nmbrs bij dit bedrijf. Kies een andere code; er is niets overgenomen.",
			EN: "Line {line} of the settings file: Nmbrs knows no code {code} for {name} in this company. Choose another code; nothing was taken over.",
		},
		"copy-failed": {
			NL: "Er kon vooraf geen automatische kopie ({reason}) worden bewaard. Het doorzetten zelf is vastgelegd. Kijk of er ruimte is op de schijf en maak zelf een reservekopie.",
			EN: "No automatic copy ({reason}) could be kept beforehand. The sending itself was recorded. See whether the disk has room and make a backup yourself.",
		},
		"proof-no-venue": {
			NL: "In {period} zijn er geen urenregels van {venue}. Kijk bij Uren hoe de vestiging heet.",
			EN: "There are no hour lines of {venue} in {period}. See at Hours how the venue is called.",
		},
	}
}
