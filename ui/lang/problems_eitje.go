package lang

// eitjeProblems words the problems of the link with the eitje Open API.
func eitjeProblems() wordings {
	return wordings{
		"eitje-endpoint": {
			NL: "Het adres van de eitje Open API is onbruikbaar. Controleer het bij de instellingen van de koppeling met eitje.",
			EN: "The address of the eitje Open API cannot be used. Check it in the settings of the link with eitje.",
		},
		"eitje-insecure": {
			NL: "Het adres {host} begint niet met https; de wachtwoorden zouden onversleuteld over het netwerk gaan. Er is niets verstuurd. Gebruik een https-adres.",
			EN: "The address {host} does not begin with https; the passwords would cross the network unencrypted. Nothing was sent. Use an https address.",
		},
		"eitje-credentials": {
			NL: "Het gegeven {field} voor eitje ontbreekt of bevat tekens die niet kunnen. Vul het opnieuw in.",
			EN: "The value {field} for eitje is missing or holds characters that are not possible. Enter it again.",
		},
		"eitje-unauthorised": {
			NL: "eitje weigert de inloggegevens bij {resource}. Controleer beide gebruikersnamen en wachtwoorden; in eitje staan ze bij de instellingen van de Open API.",
			EN: "eitje refuses the credentials for {resource}. Check both user names and passwords; eitje shows them in the settings of its Open API.",
		},
		"eitje-forbidden": {
			NL: "eitje geeft geen toegang tot {resource}. Vraag de beheerder van eitje om dat recht.",
			EN: "eitje gives no access to {resource}. Ask the administrator of eitje for that right.",
		},
		"eitje-busy": {
			NL: "eitje vraagt om te wachten met {resource} (seconden: {wait}). Haal de uren later opnieuw op; wat al binnen is, blijft bewaard.",
			EN: "eitje asks to wait with {resource} (seconds: {wait}). Fetch the hours again later; what has come in is kept.",
		},
		"eitje-server": {
			NL: "eitje heeft een storing bij {resource} (status {status}). Haal de uren later opnieuw op.",
			EN: "eitje has a failure at {resource} (status {status}). Fetch the hours again later.",
		},
		"eitje-status": {
			NL: "eitje wijst de vraag om {resource} af (status {status}). Er is niets ingelezen; controleer het adres en het logboek.",
			EN: "eitje turns down the request for {resource} (status {status}). Nothing was imported; check the address and the log.",
		},
		"eitje-redirect": {
			NL: "eitje verwijst bij {resource} naar een ander adres (status {status}). Dat wordt niet gevolgd; controleer het adres.",
			EN: "eitje points to another address for {resource} (status {status}). That is not followed; check the address.",
		},
	}
}

// pullProblems words what goes wrong while shifts are pulled.
func pullProblems() wordings {
	return wordings{
		"eitje-network": {
			NL: "eitje is niet bereikbaar voor {resource}. Controleer de internetverbinding en haal de uren opnieuw op.",
			EN: "eitje cannot be reached for {resource}. Check the internet connection and fetch the hours again.",
		},
		"eitje-timeout": {
			NL: "eitje antwoordde bij {resource} niet binnen {limit} seconden. Haal de uren later opnieuw op.",
			EN: "eitje did not answer for {resource} within {limit} seconds. Fetch the hours again later.",
		},
		"eitje-truncated": {
			NL: "Het antwoord van eitje bij {resource} breekt halverwege af. Er is niets van gebruikt; haal de uren opnieuw op.",
			EN: "The answer of eitje for {resource} breaks off halfway. None of it was used; fetch the hours again.",
		},
		"eitje-html": {
			NL: "In plaats van gegevens kwam er bij {resource} een webpagina. Er is iets tussen u en eitje (een proxy of onderhoud); probeer het later opnieuw.",
			EN: "A web page came instead of data for {resource}. Something stands between you and eitje (a proxy or maintenance); try again later.",
		},
		"eitje-too-large": {
			NL: "Het antwoord van eitje bij {resource} is groter dan {limit} MiB en is niet gelezen. Kies minder vestigingen.",
			EN: "The answer of eitje for {resource} is larger than {limit} MiB and was not read. Choose fewer venues.",
		},
		"eitje-answer": {
			NL: "Het antwoord van eitje bij {resource} heeft een onbekende vorm. Er is niets ingelezen; meld het met het logboek erbij.",
			EN: "The answer of eitje for {resource} has an unknown shape. Nothing was imported; report it together with the log.",
		},
		"eitje-pages": {
			NL: "eitje verdeelt {resource} over bladzijden die samen niet het geheel zijn. Er is niets ingelezen, zodat er geen uren ontbreken; meld het met het logboek erbij.",
			EN: "eitje spreads {resource} over pages that do not add up to the whole. Nothing was imported, so that no hours go missing; report it together with the log.",
		},
		"eitje-range": {
			NL: "De periode van {from} tot {to} is geen periode. Kies een eerste en een laatste dag.",
			EN: "The period from {from} to {to} is no period. Choose a first and a last day.",
		},
		"eitje-no-environment": {
			NL: "Er is geen vestiging van eitje gekozen. Kies er ten minste een.",
			EN: "No venue of eitje was chosen. Choose at least one.",
		},
		"eitje-environment": {
			NL: "De gekozen vestiging {id} bestaat niet in eitje of is met deze inloggegevens niet te zien. Kies de vestigingen opnieuw.",
			EN: "The chosen venue {id} does not exist in eitje or cannot be seen with these credentials. Choose the venues again.",
		},
	}
}

// shiftProblems words why a single shift of eitje is refused.
func shiftProblems() wordings {
	return wordings{
		"eitje-shift-missing": {
			NL: "{file}, dienst {id}: {field} ontbreekt. De dienst is overgeslagen; vul hem aan in eitje.",
			EN: "{file}, shift {id}: {field} is missing. The shift was left out; complete it in eitje.",
		},
		"eitje-shift-field": {
			NL: "{file}, dienst {id}: {field} is onleesbaar (\"{text}\"). De dienst is overgeslagen; controleer hem in eitje.",
			EN: "{file}, shift {id}: {field} cannot be read (\"{text}\"). The shift was left out; check it in eitje.",
		},
		"eitje-shift-open": {
			NL: "{file}, dienst {id}: de dienst is nog niet afgesloten. Hij is overgeslagen; klok uit in eitje en haal de uren opnieuw op.",
			EN: "{file}, shift {id}: the shift has not ended yet. It was left out; clock out in eitje and fetch the hours again.",
		},
		"eitje-shift-break": {
			NL: "{file}, dienst {id}: de pauze ({text}) is kleiner dan nul of langer dan de dienst. De dienst is overgeslagen; herstel hem in eitje.",
			EN: "{file}, shift {id}: the break ({text}) is below zero or longer than the shift. The shift was left out; mend it in eitje.",
		},
		"eitje-shift-span": {
			NL: "{file}, dienst {id}: het eind ({text}) ligt voor het begin of meer dan een dag erna. De dienst is overgeslagen; herstel hem in eitje.",
			EN: "{file}, shift {id}: the end ({text}) lies before the start or more than a day after it. The shift was left out; mend it in eitje.",
		},
		"eitje-shift-clock": {
			NL: "{file}, dienst {id}: van {start} tot {end} duurde {length}, en dat volgt niet uit de datum en de klok. De dienst is overgeslagen; splits hem in eitje of voer de uren met de hand in.",
			EN: "{file}, shift {id}: from {start} to {end} took {length}, which does not follow from the date and the clock. The shift was left out; split it in eitje or enter the hours by hand.",
		},
	}
}
