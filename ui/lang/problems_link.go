package lang

// linkProblems words the problems of the link as such.
func linkProblems() wordings {
	return wordings{
		"link-no-company": {
			NL: "Er is nog geen bedrijf gekoppeld. Begin bij Koppeling.",
			EN: "No company is linked yet. Begin at Link.",
		},
		"link-choose-company": {
			NL: "Er zijn meer bedrijven: {companies}. Kies er een: --company met het nummer dat voor de naam staat.",
			EN: "There are several companies: {companies}. Choose one: --company with the number before its name.",
		},
		"link-unknown-company": {
			NL: "Het bedrijf {company} is niet gekoppeld, of deze gebruiker ziet het niet. Kies een gekoppeld bedrijf.",
			EN: "The company {company} is not linked, or this user does not see it. Choose a linked company.",
		},
		"link-no-token": {
			NL: "Het token van {email} is er niet. Vul het opnieuw in bij Koppeling.",
			EN: "The token of {email} is not there. Fill it in again at Link.",
		},
		"link-broken": {
			NL: "Nmbrs wijst de koppeling van {email} af ({reason}). Vul een nieuw token in bij Koppeling, of met doorzet activate --new-token.",
			EN: "Nmbrs rejects the link of {email} ({reason}). Fill in a new token at Link, or with doorzet activate --new-token.",
		},
		"link-unlinked": {
			NL: "De koppeling van {company} is verwijderd. Koppel het bedrijf opnieuw.",
			EN: "The link of {company} was removed. Link the company again.",
		},
		"link-internal": {
			NL: "Er klopt iets niet in het programma zelf: {what}. Er is niets verstuurd; geef dit door aan de maker van Doorzet.",
			EN: "Something is wrong in the program itself: {what}. Nothing was sent; pass this on to the maker of Doorzet.",
		},
	}
}

// guardProblems words what the period guard refuses.
func guardProblems() wordings {
	return wordings{
		"period-locked": {
			NL: "{period} is niet de huidige verloningsperiode van Nmbrs ({current}). Ontgrendel {period} bewust, of kies {current}.",
			EN: "{period} is not Nmbrs's current pay period ({current}). Unlock {period} on purpose, or choose {current}.",
		},
		"period-late": {
			NL: "{period} is voorbij; Nmbrs is bij {current}. Wat nog nooit is doorgezet gaat in {period} zelf na bewust ontgrendelen, of in {current} zonder gewerkte dagen.",
			EN: "{period} is over; Nmbrs is at {current}. What was never pushed goes into {period} itself once unlocked on purpose, or into {current} without days worked.",
		},
		"period-book-in-other": {
			NL: "{named} kan hier niet: alleen een eerdere periode dan de huidige ({current}) kan in een andere worden geboekt, en alleen in {current}; het gaat om {period}.",
			EN: "{named} cannot be here: only an earlier period than the current one ({current}) can be booked in another, and only in {current}; this is about {period}.",
		},
		"period-run-made": {
			NL: "Voor {period} is al een loonrun gemaakt. Doorzetten kan alleen na bewust ontgrendelen.",
			EN: "A payroll run was made for {period} already. Pushing through needs unlocking on purpose.",
		},
		"period-run-ask": {
			NL: "Nmbrs toont een loonrun (nummer {number}, {description}, gemaakt {date}) zonder te zeggen voor welke verloningsperiode. Is {period} daarmee al verloond? Geef antwoord bij 4 Verloningsperiode, toets l (of period --paid); tot dan telt {period} als verloond.",
			EN: "Nmbrs shows a payroll run (number {number}, {description}, made {date}) without saying for which pay period. Was {period} paid by it? Answer at 4 Pay period, key l (or period --paid); until then {period} counts as paid.",
		},
		"export-waits": {
			NL: "Nmbrs vraagt om te wachten tot {until} ({seconds} seconden); daarna gaat het vanzelf verder. Stoppen kan, er gaat niets verloren.",
			EN: "Nmbrs asks to wait until {until} ({seconds} seconds); it then goes on by itself. You may stop, nothing is lost.",
		},
		"period-rolled": {
			NL: "Nmbrs is tijdens het werk van {period} naar {current} gegaan. Er is netjes gestopt; bekijk de proeflijst opnieuw.",
			EN: "Nmbrs moved from {period} to {current} during the work. It stopped cleanly; look at the plan again.",
		},
		"period-rolled-behind": {
			NL: "Tijdens het doorzetten is {period} afgesloten of verloond; Nmbrs staat nu op {current}. Dat bleek pas na de laatste regel: laat nakijken of alles nog meegaat in de run van {period}.",
			EN: "{period} was closed or paid during the sending; Nmbrs is at {current} now. That showed only after the last row: have it checked whether all of it still goes along in the run of {period}.",
		},
		"period-type-differs": {
			NL: "Nmbrs verloont per {theirs}, hier staat {ours}. Pas de Verloningsperiode aan.",
			EN: "Nmbrs pays by {theirs}, here it says {ours}. Change the Pay period.",
		},
		"period-cadence-other": {
			NL: "Nmbrs verloont dit bedrijf per {theirs}; per {ours} kan hier niet. Hoe vaak er wordt verloond ligt in Nmbrs vast: kies alleen de eerste dag.",
			EN: "Nmbrs pays this company by {theirs}; by {ours} is not possible here. How often is paid is fixed in Nmbrs: choose the first day alone.",
		},
		"period-unlock-other": {
			NL: "Ontgrendeld is {unlock}, maar het gaat om {period}. Ontgrendel de juiste verloningsperiode.",
			EN: "What was unlocked is {unlock}, but this is about {period}. Unlock the right pay period.",
		},
		"undo-run-made": {
			NL: "Voor {period} is al een loonrun gemaakt: terughalen uit Nmbrs kan niet meer. Maak een correctie.",
			EN: "A payroll run was made for {period} already: it cannot be taken back from Nmbrs any more. Make a correction.",
		},
	}
}

// exportProblems words what can happen on the way to Nmbrs.
func exportProblems() wordings {
	return wordings{
		"sheet-person": {
			NL: "Het importblad heeft een regel van {person} die de proeflijst nu niet heeft, of twee. Er is niets gemarkeerd. Schrijf het blad opnieuw.",
			EN: "The import sheet has a row of {person} that the plan has not now, or two. Nothing was marked. Write the sheet again.",
		},
		"export-plan-changed": {
			NL: "De proeflijst is veranderd sinds hij is bevestigd. Er is niets verstuurd; bekijk hem opnieuw.",
			EN: "The plan has changed since it was confirmed. Nothing was sent; look at it again.",
		},
		"export-stopped": {
			NL: "Gestopt op verzoek; wat nog niet is verstuurd wacht. Doorzetten gaat verder waar het was.",
			EN: "Stopped on request; what was not sent yet waits. Pushing through goes on where it was.",
		},
		"export-not-reached": {
			NL: "Nmbrs was niet te bereiken ({call}); hiervoor is niets verstuurd. Probeer het opnieuw.",
			EN: "Nmbrs could not be reached ({call}); nothing was sent for this. Try again.",
		},
		"export-id-seen": {
			NL: "Nmbrs antwoordde met regel {row}, die er al was. Of dit is aangekomen wordt eerst uitgezocht.",
			EN: "Nmbrs answered with row {row}, which was there already. Whether this arrived is settled first.",
		},
		"export-negative-refused": {
			NL: "Nmbrs weigert {amount} ({code}): minder boeken kan hier niet. Verwerk het met een importblad, of verlaag het in Nmbrs zelf.",
			EN: "Nmbrs refuses {amount} ({code}): booking less is not possible here. Take it in with an import sheet, or lower it in Nmbrs itself.",
		},
		"export-not-removed": {
			NL: "Nmbrs heeft regel {row} niet verwijderd. Bekijk de regel in Nmbrs.",
			EN: "Nmbrs did not remove row {row}. Look at the row in Nmbrs.",
		},
		"export-interrupted": {
			NL: "Doorzet stopte terwijl dit onderweg was naar Nmbrs. Of het is aangekomen wordt eerst uitgezocht.",
			EN: "Doorzet ended while this was on its way to Nmbrs. Whether it arrived is settled first.",
		},
		"settle-two-candidates": {
			NL: "Meer dan een nieuwe regel in Nmbrs kan van Doorzet zijn: {rows}. Kies welke het is.",
			EN: "More than one new row in Nmbrs can be Doorzet's: {rows}. Choose which it is.",
		},
		"settle-odd": {
			NL: "Wat Nmbrs nu bevat past bij geen enkele uitkomst: {rows}. Bekijk het in Nmbrs en kies.",
			EN: "What Nmbrs holds now fits no outcome: {rows}. Look at it in Nmbrs and choose.",
		},
		"settle-still-absent": {
			NL: "Na {tries} pogingen staat het nog niet in Nmbrs. Kijk in Nmbrs en kies of het opnieuw verstuurd wordt.",
			EN: "After {tries} tries it is still not in Nmbrs. Look in Nmbrs and choose whether it is sent again.",
		},
		"export-not-read": {
			NL: "Kon niet worden gelezen uit Nmbrs; hiervan is niets verstuurd. De volgende verzending leest opnieuw.",
			EN: "Could not be read from Nmbrs; nothing of this was sent. The next batch reads again.",
		},
		"settle-not-read-back": {
			NL: "Teruglezen uit Nmbrs lukte niet: {text}. Het blijft onzeker; er wordt niets opnieuw verstuurd.",
			EN: "Reading back from Nmbrs failed: {text}. It stays unsure; nothing is sent again.",
		},
	}
}

// besideProblems are about others who pay the same people, and about what Nmbrs
// does not show.
func besideProblems() wordings {
	return wordings{
		"venue-unknown": {
			NL: "In {period} zijn er geen urenregels van de vestiging {venue}; er is niets gedaan. Wel van: {venues}.",
			EN: "There are no hour lines of the venue {venue} in {period}; nothing was done. There are of: {venues}.",
		},
		"stand-back-nobody": {
			NL: "Voor {period} staat er niemand in Nmbrs naast wie een ander hetzelfde zette sinds Doorzet doorzette. Er is niets teruggehaald.",
			EN: "For {period} nobody is in Nmbrs beside whom somebody else put rows since Doorzet pushed through. Nothing was taken back.",
		},
		"stand-back-not-whole": {
			NL: "Wat van {name} is doorgezet kan niet in zijn geheel worden teruggehaald: er loopt nog iets, of er is eerder verlaagd. Haal het met de hand terug, of neem de verzending terug.",
			EN: "What was pushed through of {name} cannot be taken back whole: something is under way, or it was lowered before. Take it back by hand, or take the batch back.",
		},
		"export-elsewhere-sending": {
			NL: "Iemand anders zet op dit moment door voor dezelfde medewerkers ({people}). Doorzet is gestopt; de rest wacht. Spreek af wie doorzet en maak een nieuwe proeflijst.",
			EN: "Somebody else is pushing through for the same employees now ({people}). Doorzet has stopped; the rest waits. Agree on who pushes through, and make a new plan.",
		},
		"settle-short-list": {
			NL: "Nmbrs laat regels niet zien die er waren: {rows}. Zo is niet te zeggen of het is aangekomen. Kijk in Nmbrs en kies.",
			EN: "Nmbrs does not show rows that were there: {rows}. So it cannot be told whether this arrived. Look in Nmbrs and choose.",
		},
		"settle-lost": {
			NL: "Nmbrs bevestigde regel {row} ({amount}) en laat hem bij deze medewerker niet zien. Kijk in Nmbrs en kies of het opnieuw verstuurd wordt.",
			EN: "Nmbrs confirmed row {row} ({amount}) and does not show it at this employee. Look in Nmbrs and choose whether it is sent again.",
		},
		"settle-not-there": {
			NL: "Regel {row}, het nummer dat Nmbrs gaf, staat niet bij deze medewerker. Wat er wel staat wordt eerst uitgezocht.",
			EN: "Row {row}, the id that Nmbrs gave, is not at this employee. What is there is settled first.",
		},
	}
}
