package lang

// activateProblems words what goes wrong when a link is made and people are fetched.
func activateProblems() wordings {
	return wordings{
		"activate-no-email": {
			NL: "Het e-mailadres ontbreekt. Vul het adres in dat in Nmbrs bij het API-token staat.",
			EN: "The e-mail address is missing. Fill in the address that Nmbrs shows beside the API token.",
		},
		"activate-no-token": {
			NL: "Het API-token ontbreekt. Het staat in Nmbrs; vraag het anders aan de salarisadministrateur.",
			EN: "The API token is missing. It is in Nmbrs; otherwise ask the payroll administrator.",
		},
		"activate-bad-domain": {
			NL: "\"{domain}\" is geen domein van Nmbrs. Vul alleen het deel voor .nmbrs.nl in, of laat het leeg.",
			EN: "\"{domain}\" is not a domain of Nmbrs. Fill in only the part before .nmbrs.nl, or leave it empty.",
		},
		"activate-other-transport": {
			NL: "{company} ({id}) is al gekoppeld geweest via {transport}. Twee koppelingen van één bedrijf zouden uren dubbel doorzetten: " +
				"zet de bestaande koppeling over met doorzet move, of koppel opnieuw via {transport}.",
			EN: "{company} ({id}) has been linked over {transport} already. Two links of one company would push hours through twice: " +
				"move the link that is there with doorzet move, or link over {transport} again.",
		},
		"activate-bad-endpoint": {
			NL: "Het adres {endpoint} kan niet worden gebruikt. Neem https://api.nmbrs.nl, of http alleen op deze computer zelf.",
			EN: "The address {endpoint} cannot be used. Take https://api.nmbrs.nl, or http on this computer itself only.",
		},
		"activate-nothing-visible": {
			NL: "{email} ziet in Nmbrs geen enkel bedrijf. Vraag de beheerder om toegang tot het bedrijf.",
			EN: "{email} sees no company in Nmbrs. Ask the administrator for access to the company.",
		},
		"activate-cadence-unknown": {
			NL: "Nmbrs staat op verloningsperiode {period}. Doorzet kan alleen per maand, vier weken of week.",
			EN: "Nmbrs is at pay period {period}. Doorzet can only work by month, four weeks or week.",
		},
		"sync-no-people": {
			NL: "Nmbrs geeft voor bedrijf {company} geen enkele medewerker. Controleer het bedrijf en de rechten; er is niets veranderd.",
			EN: "Nmbrs lists nobody in company {company}. Check the company and the rights; nothing was changed.",
		},
		"sync-no-contracts": {
			NL: "Contracten en contracturen konden niet worden gelezen. Controleer de rechten bij Koppeling; er is niets veranderd.",
			EN: "Contracts and contract hours could not be read. Check the rights at Link; nothing was changed.",
		},
	}
}

// peopleProblems words what goes wrong with people and codes.
func peopleProblems() wordings {
	return wordings{
		"people-unknown-id": {
			NL: "Er is geen medewerker met Nmbrs ID {id}; er is niets veranderd. Lijkt erop: {suggestions}. Synchroniseer de medewerkers of kies een ander.",
			EN: "There is nobody with Nmbrs ID {id}; nothing was changed. Similar: {suggestions}. Synchronise the people or choose another.",
		},
		"sync-unknown-id": {
			NL: "Nmbrs heeft in dit bedrijf geen medewerker met ID {id}; er is niets overgenomen. Lijkt erop: {suggestions}.",
			EN: "Nmbrs has nobody with ID {id} in this company; nothing was accepted. Similar: {suggestions}.",
		},
		"sent-for-nothing": {
			NL: "Er zijn geen regels die voor medewerker {id} zijn doorgezet en nu zeker van een ander zijn ({waiting} wachten op een koppeling). Koppel die namen eerst; er is niets bevestigd.",
			EN: "There are no lines that were pushed through for employee {id} and now certainly are somebody else's ({waiting} wait for a link). Link those names first; nothing was confirmed.",
		},
		"people-unknown-name": {
			NL: "\"{name}\" is geen naam: er staat geen letter in. Neem de naam zoals die in het bestand staat, of het nummer met een # ervoor; er is niets gekoppeld.",
			EN: "\"{name}\" is no name: there is no letter in it. Take the name as the file writes it, or the number behind a #; nothing was linked.",
		},
		"people-bad-basis": {
			NL: "\"{basis}\" bestaat niet. Kies hourly (betaald per gewerkt uur), fixed (vast loon) of extra (vast loon + meeruren).",
			EN: "\"{basis}\" does not exist. Choose hourly (paid per hour worked), fixed (fixed wage) or extra (fixed wage + extra hours).",
		},
		"codes-unknown": {
			NL: "Nmbrs kent code {code} niet. Lijkt erop: {suggestions}.",
			EN: "Nmbrs does not know code {code}. Similar: {suggestions}.",
		},
		"codes-bad-choice": {
			NL: "\"{text}\" is geen keuze. Schrijf het als \"gewerkte uren=2100\", of \"verlof=-\" voor wat bewust niet meegaat.",
			EN: "\"{text}\" is not a choice. Write it as \"gewerkte uren=2100\", or \"verlof=-\" for what deliberately does not go along.",
		},
		"codes-none": {
			NL: "Nmbrs geeft voor {company} geen enkele urencode of looncode. Controleer de rechten bij Koppeling.",
			EN: "Nmbrs gives no hour code or wage code for {company}. Check the rights at Link.",
		},
	}
}

// lineProblems words what cannot be done to an hour line.
func lineProblems() wordings {
	return wordings{
		"line-unknown": {
			NL: "Urenregel {line} staat niet in deze verloningsperiode. Ververs de lijst.",
			EN: "Hour line {line} is not in this pay period. Refresh the list.",
		},
		"import-answer-line": {
			NL: "{line} is geen urenregel op de dagen van dit bestand. Er is niets ingelezen. De id's staan in doorzet lines.",
			EN: "{line} is no hour line on the days of this file. Nothing was imported. The ids are in doorzet lines.",
		},
		"line-sent": {
			NL: "De urenregel van {person} op {date} is doorgezet. Trek hem in met een reden; de volgende verzending corrigeert het.",
			EN: "The hour line of {person} on {date} was pushed through. Withdraw it with a reason; the next batch corrects it.",
		},
		"line-unsure": {
			NL: "De urenregel van {person} op {date} is onzeker: aangekomen of niet? Zoek dat eerst uit bij Doorzetten.",
			EN: "The hour line of {person} on {date} is unsure: arrived or not? Settle that first at Push through.",
		},
		"line-other-period": {
			NL: "De urenregel van {person} is doorgezet in {period} en kan niet naar {date}. Trek hem in en maak een nieuwe.",
			EN: "The hour line of {person} was pushed through in {period} and cannot move to {date}. Withdraw it and make a new one.",
		},
		"line-no-reason": {
			NL: "Geef een reden op; die komt in het logboek.",
			EN: "Give a reason; it goes into the log.",
		},
		"line-not-changed": {
			NL: "De urenregel van {person} op {date} is niet veranderd sinds hij is doorgezet. Er is niets te corrigeren.",
			EN: "The hour line of {person} on {date} has not changed since it was pushed through. There is nothing to correct.",
		},
		"line-not-asked": {
			NL: "Over de urenregel van {person} op {date} is zoiets niet gevraagd. Kijk welke keuzes de regel wel heeft.",
			EN: "Nothing of the kind was asked of the hour line of {person} on {date}. See which choices the line does have.",
		},
		"line-other-gone": {
			NL: "De andere regel bij die van {person} op {date} is in dit bedrijf niet te vinden. Trek hem in waar hij staat en laat deze tellen.",
			EN: "The other line beside that of {person} on {date} is not to be found in this company. Withdraw it where it is and let this one count.",
		},
		"import-other-venue": {
			NL: "In dit bestand staat geen vestiging {venue}. Schrijf de naam zoals het bestand hem schrijft.",
			EN: "This file has no venue {venue}. Write the name as the file does.",
		},
		"import-venue-held": {
			NL: "Niemand heeft gezegd of de vestiging {venue} bij dit bedrijf hoort. Lees het bestand opnieuw in en beantwoord de vraag.",
			EN: "Nobody has said whether the venue {venue} belongs to this company. Read the file in again and answer the question.",
		},
		"import-no-rename": {
			NL: "Het bestand kent {new} niet, dus dat kan niet de nieuwe naam van {old} zijn. Neem de naam over zoals hij in het bestand staat.",
			EN: "The file does not know {new}, so it cannot be the new name of {old}. Copy the name as the file has it.",
		},
		"line-not-twice": {
			NL: "De urenregel van {person} op {date} heeft geen tijd die twee keer voorkwam. Verbeter start of eind.",
			EN: "The hour line of {person} on {date} has no time that occurred twice. Correct the start or the end.",
		},
		"line-bad-field": {
			NL: "Het veld {field} klopt niet: \"{text}\". Verbeter het en probeer het opnieuw.",
			EN: "The field {field} is wrong: \"{text}\". Correct it and try again.",
		},
	}
}

// waitProblems words why a correction cannot be confirmed yet.
func waitProblems() wordings {
	return wordings{
		"line-still-asked": {
			NL: "Van {person} gaat nog niets af: de regel van {date} die ervoor in de plaats komt is niet goedgekeurd, of iets houdt hem tegen. Los dat op, anders vallen er uren weg.",
			EN: "Nothing of {person} goes off yet: the line of {date} that comes in its place is not approved, or something holds it. Settle that, else hours would be left out.",
		},
		"line-paid-otherwise": {
			NL: "Een andere koppeling betaalde uren van {person} op {date}, en de bron zegt daar nu iets anders van. Kies eerst bij die regel (grijs, elders doorgezet) wat ermee gebeurt.",
			EN: "Another link paid hours of {person} on {date}, and the source says something else of those now. Choose first at that line (dim, pushed elsewhere) what becomes of them.",
		},
		"line-corrected-elsewhere": {
			NL: "De urenregel van {person} op {date} wacht op een regel van {company}. Bevestig daar de correctie en zet die door; deze komt dan vanzelf vrij.",
			EN: "The hour line of {person} on {date} waits for a line of {company}. Confirm the correction there and push it through; this one is then let go by itself.",
		},
	}
}

// undoProblems words what stands in the way of taking back and of choosing about rows.
func undoProblems() wordings {
	return wordings{
		"undo-nothing": {
			NL: "Er valt niets terug te halen: er is niets doorgezet, of alles is al teruggehaald. Bekijk de lijst van verzendingen met: doorzet batches",
			EN: "There is nothing to take back: nothing was pushed through, or all of it has been taken back already. Look at the list of batches with: doorzet batches",
		},
		"undo-no-batch": {
			NL: "Verzending {batch} bestaat niet. Bekijk de lijst van verzendingen.",
			EN: "Batch {batch} does not exist. Look at the list of batches.",
		},
		"undo-of-undo": {
			NL: "Verzending {batch} haalde zelf iets terug. Zet de periode opnieuw door om dat weer te verzenden.",
			EN: "Batch {batch} took something back itself. Push the period through again to send that once more.",
		},
		"undo-before": {
			NL: "Verzending {batch} is al teruggehaald.",
			EN: "Batch {batch} has been taken back already.",
		},
		"undo-armed": {
			NL: "Bevestigde correcties blijven klaarstaan en gaan mee met de volgende verzending: {lines}. Moet dat niet: u bij Uren (7) neemt de bevestiging terug; is een regel niet meer in Nmbrs, dan ook doorzet approve --off ID.",
			EN: "Confirmed corrections stay armed and go along with the next batch: {lines}. To stop that: u at Hours (7) takes the confirmation back; for a line that is no longer in Nmbrs also doorzet approve --off ID.",
		},
		"undo-twin": {
			NL: "{person}, {code}: regel {row} ({amount}) in Nmbrs is een dubbele van een regel van Doorzet. Hij blijft staan tot u kiest (doorzet rows).",
			EN: "{person}, {code}: row {row} ({amount}) in Nmbrs is a double of a row of Doorzet. It stays until you choose (doorzet rows).",
		},
		"undo-not-newest": {
			NL: "Verzending {batch} is niet de laatste van de verloningsperiode. Haal eerst {newest} terug uit Nmbrs.",
			EN: "Batch {batch} is not the newest of the pay period. Take back {newest} from Nmbrs first.",
		},
		"undo-in-doubt": {
			NL: "{count} stappen zijn onzeker. Zoek die eerst uit; dan kan terughalen uit Nmbrs.",
			EN: "{count} steps are unsure. Settle those first; then taking back from Nmbrs is possible.",
		},
		"row-no-issue": {
			NL: "Over regel {row} valt niets te kiezen: hij staat in Nmbrs zoals bekend is, of hij is niet van Doorzet. Lees opnieuw na.",
			EN: "There is nothing to choose about row {row}: Nmbrs holds it as is known, or it is not by Doorzet. Read back again.",
		},
		"row-not-that-choice": {
			NL: "Die keuze past niet bij regel {row}. Bekijk met doorzet rows wat er kan.",
			EN: "That choice does not fit row {row}. See with doorzet rows what can be chosen.",
		},
		"row-odd": {
			NL: "Regel {row} heeft in Nmbrs een andere code gekregen, of meer dan twee decimalen. Herstel hem in Nmbrs, of laat hem zo.",
			EN: "Row {row} was given another code in Nmbrs, or more than two decimals. Put it right in Nmbrs, or leave it.",
		},
		"row-which": {
			NL: "Er zijn meer regels met nummer {row}. Schrijf de soort erbij, zoals hours/{row} of wage/{row}.",
			EN: "There is more than one row {row}. Name the kind too, as in hours/{row} or wage/{row}.",
		},
	}
}

// resolveProblems words what stands in the way of settling a doubt by hand.
func resolveProblems() wordings {
	return wordings{
		"resolve-no-step": {
			NL: "Stap {step} bestaat niet of is niet onzeker. Bekijk welke stappen onzeker zijn.",
			EN: "Step {step} does not exist or is not unsure. See which steps are unsure.",
		},
		"resolve-no-row": {
			NL: "In Nmbrs staat geen regel {row} die bij stap {step} kan horen. Kies een andere regel, of geen.",
			EN: "Nmbrs holds no row {row} that can belong to step {step}. Choose another row, or none.",
		},
		"resolve-row-taken": {
			NL: "Regel {row} hoort al bij een andere stap. Kies een andere regel, of geen.",
			EN: "Row {row} belongs to another step already. Choose another row, or none.",
		},
		"resolve-row-there": {
			NL: "Regel {row} staat in Nmbrs: stap {step} is dus wel aangekomen. Kies die regel.",
			EN: "Row {row} is in Nmbrs: step {step} did arrive. Choose that row.",
		},
		"resolve-row-away": {
			NL: "Regel {row} staat niet meer in Nmbrs: stap {step}, die hem weghaalt, is dus wel aangekomen. Kies die regel.",
			EN: "Row {row} is not in Nmbrs any more: step {step}, which removes it, did arrive. Choose that row.",
		},
	}
}
