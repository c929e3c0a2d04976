package lang

// restProblems words signing in to REST and moving to it.
func restProblems() wordings {
	return wordings{
		"sign-in-no-client": {
			NL: "Voor aanmelden bij Nmbrs zijn een client-id, een client secret en een subscription key nodig. Ze staan in het ontwikkelaarsportaal van Nmbrs; vul ze in bij Koppeling.",
			EN: "Signing in at Nmbrs needs a client id, a client secret and a subscription key. They are in Nmbrs's developer portal; fill them in at Link.",
		},
		"sign-in-over": {
			NL: "De toestemming bij Nmbrs is afgelopen of ingetrokken. Er is niets verloren: meld opnieuw aan bij Koppeling en ga verder.",
			EN: "The consent at Nmbrs has ended or was taken back. Nothing is lost: sign in again at Link and carry on.",
		},
		"sign-in-cut": {
			NL: "Bij het vernieuwen van de aanmelding viel het programma of de verbinding weg, en het oude bewijs werkt maar één keer. Er is niets verloren: meld opnieuw aan bij Koppeling en ga verder.",
			EN: "The program or the connection broke off while the sign-in was being renewed, and the old proof works only once. Nothing is lost: sign in again at Link and carry on.",
		},
		"sign-in-none": {
			NL: "Voor deze koppeling is niemand aangemeld bij Nmbrs, of de sleutelbos heeft de gegevens niet meer. Meld aan bij Koppeling.",
			EN: "Nobody is signed in at Nmbrs for this link, or the keyring no longer has the details. Sign in at Link.",
		},
		"sign-in-failed": {
			NL: "Aanmelden bij Nmbrs is niet gelukt: {text}. Begin opnieuw bij Koppeling; een code geldt vijf minuten en één keer.",
			EN: "Signing in at Nmbrs did not work: {text}. Begin again at Link; a code holds for five minutes and once.",
		},
		"sign-in-other": {
			NL: "De toestemming die is gegeven geldt niet voor {company}. Meld aan met de bedrijfslogin van de debiteur waar dit bedrijf bij hoort.",
			EN: "The consent that was given does not cover {company}. Sign in with the company login of the debtor that it belongs to.",
		},
		"sign-in-no-rest": {
			NL: "Dit programma kan niet aanmelden bij de REST-koppeling van Nmbrs. Gebruik een gewone uitgave van Doorzet.",
			EN: "This program cannot sign in to the REST link of Nmbrs. Use an ordinary release of Doorzet.",
		},
		"codes-wage-by-number": {
			NL: "Het abonnement bij Nmbrs geeft over REST geen lijst van looncodes. Typ het nummer (bijvoorbeeld L5100) en kijk het na in Nmbrs; een verkeerd nummer weigert Nmbrs zelf.",
			EN: "The subscription with Nmbrs gives no list of wage codes over REST. Type the number (L5100, for example) and check it in Nmbrs; a wrong one Nmbrs refuses itself.",
		},
	}
}

// signInProblems words what can go wrong while somebody signs in.
func signInProblems() wordings {
	return wordings{
		"sign-in-denied": {
			NL: "Nmbrs nam de aanmelding niet aan: de toestemming is geweigerd, of de code was al gebruikt of te oud (hij geldt vijf minuten). Begin opnieuw bij Koppeling.",
			EN: "Nmbrs did not take the sign-in: consent was refused, or the code was used already or too old (it holds for five minutes). Begin again at Link.",
		},
		"sign-in-state": {
			NL: "Wat terugkwam hoort bij een andere aanmelding. Sluit oude tabbladen van de browser en begin opnieuw bij Koppeling.",
			EN: "What came back belongs to another sign-in. Close old tabs of the browser and begin again at Link.",
		},
		"sign-in-no-code": {
			NL: "In wat is geplakt staat geen code. Kopieer het hele adres waarop de browser uitkwam, met alles achter het vraagteken.",
			EN: "What was pasted holds no code. Copy the whole address at which the browser ended, with all that follows the question mark.",
		},
		"sign-in-no-port": {
			NL: "Geen van de adressen waarop Nmbrs terug kan komen is vrij op deze computer. Sluit een andere Doorzet die op een aanmelding wacht en begin opnieuw bij Koppeling.",
			EN: "None of the addresses to which Nmbrs can come back is free on this computer. Close another Doorzet that waits for a sign-in and begin again at Link.",
		},
		"sign-in-narrow": {
			NL: "Nmbrs gaf niet alles waar om is gevraagd ({scopes}); de koppeling werkt. Laat het recht in het ontwikkelaarsportaal toekennen en meld opnieuw aan als u het nodig hebt.",
			EN: "Nmbrs did not grant all that was asked for ({scopes}); the link works. Have the scope granted in the developer portal and sign in again if you need it.",
		},
		"sign-in-no-consent": {
			NL: "Er is geen toestemming via REST voor debiteur {debtor}. Bekijk ze met doorzet consents, of koppel een bedrijf van die debiteur bij Koppeling.",
			EN: "There is no consent over REST for debtor {debtor}. See them with doorzet consents, or link a company of that debtor at Link.",
		},
		"sign-in-return": {
			NL: "{address} kan geen terugkeeradres zijn. Geef het adres zoals het bij de toepassing staat geregistreerd: http://127.0.0.1:51781/callback, http://localhost:51781/callback of een https-adres.",
			EN: "{address} cannot be an address to come back to. Give it as it is registered with the application: http://127.0.0.1:51781/callback, http://localhost:51781/callback, or an https address.",
		},
		"sign-in-client": {
			NL: "Nmbrs kent de client-id niet, of het client secret klopt niet meer. Kijk ze na in het ontwikkelaarsportaal van Nmbrs en vul ze opnieuw in bij Koppeling.",
			EN: "Nmbrs does not know the client id, or the client secret is no longer right. Look them up in Nmbrs's developer portal and fill them in again at Link.",
		},
		"sign-in-scope": {
			NL: "De toepassing mag een van de gevraagde rechten (scopes) niet vragen. Laat ze in het ontwikkelaarsportaal van Nmbrs toekennen; welke het zijn staat in het adres van de aanmelding. Zonder afdelingen (--without-departments, of zo bij Koppeling) wordt employee.orgstructure.read niet gevraagd.",
			EN: "The application may not ask for one of the scopes. Have them granted in Nmbrs's developer portal; the address of the sign-in names them. Without departments (--without-departments, or so at Link) employee.orgstructure.read is not asked.",
		},
		"sign-in-too-long": {
			NL: "Er kwam niet op tijd iets terug van de browser. Begin opnieuw bij Koppeling.",
			EN: "Nothing came back from the browser in time. Begin again at Link.",
		},
	}
}

// probeProblems words asking Nmbrs what no source tells.
func probeProblems() wordings {
	return wordings{
		"probe-not-rest": {
			NL: "{company} is via SOAP gekoppeld; de vragen gaan over REST. Koppel een testbedrijf via REST bij Koppeling.",
			EN: "{company} is linked over SOAP; the questions are about REST. Link a test company over REST at Link.",
		},
		"probe-other-company": {
			NL: "Als testbedrijf is {named} genoemd, en het bedrijf heet {company}. Er is niets geschreven. Typ de naam precies zo als Nmbrs die heeft, en alleen van een testbedrijf.",
			EN: "{named} was named as the test company, and the company is called {company}. Nothing was written. Type the name exactly as Nmbrs has it, and only of a test company.",
		},
		"probe-real-company": {
			NL: "Voor {company} is al doorgezet: dat is geen testbedrijf. Er is niets geschreven. Neem een bedrijf waar niemand uit wordt betaald.",
			EN: "Hours were pushed through for {company}: that is no test company. Nothing was written. Take a company from which nobody is paid.",
		},
		"probe-busy": {
			NL: "Medewerker {employee} heeft in Nmbrs al regels of dagen in deze periode. Er is niets geschreven. Neem een medewerker zonder.",
			EN: "Employee {employee} has rows or days in Nmbrs in this period. Nothing was written. Take an employee without.",
		},
		"probe-nobody": {
			NL: "In {company} is niemand gevonden zonder regels en dagen in deze periode. Er is niets geschreven. Maak in Nmbrs een testmedewerker en noem hem met --employee.",
			EN: "Nobody in {company} was found without rows and days in this period. Nothing was written. Make a test employee in Nmbrs and name him with --employee.",
		},
		"probe-left": {
			NL: "Niet alles kon worden teruggehaald bij medewerker {employee} in {period}. Vraag het nog eens met dezelfde medewerker: wat er van de proef staat gaat dan eerst weg. Of haal in Nmbrs de regels van 0,01 met dz:probe en de dagen weg.",
			EN: "Not all could be taken back at employee {employee} in {period}. Ask once more with the same employee: what is left of the trial then goes first. Or remove the rows of 0.01 with dz:probe and the days in Nmbrs.",
		},
	}
}

// moveProblems words moving from SOAP to REST.
func moveProblems() wordings {
	return wordings{
		"move-not-soap": {
			NL: "{company} is niet via SOAP gekoppeld, er valt niets te verhuizen. Kijk bij Koppeling.",
			EN: "{company} is not linked over SOAP, there is nothing to move. Look at Link.",
		},
		"move-open-steps": {
			NL: "Er staan nog {count} stappen open of onzeker. Zoek ze eerst uit bij Doorzetten en verhuis daarna.",
			EN: "{count} steps are still open or unsure. Settle them at Push through first, then move.",
		},
		"move-unmapped": {
			NL: "Nmbrs kent voor {company} geen REST-nummer. Vraag het na bij Nmbrs; er is niets veranderd.",
			EN: "Nmbrs knows no REST id for {company}. Ask Nmbrs about it; nothing was changed.",
		},
		"move-period": {
			NL: "SOAP noemt {soap} als huidige verloningsperiode en REST {rest}. Wacht tot de verloning is doorgeschoven en probeer het opnieuw.",
			EN: "SOAP names {soap} as the current pay period and REST {rest}. Wait until the payroll has moved on and try again.",
		},
		"move-changed": {
			NL: "Er is iets veranderd sinds de proef. Doe de proef opnieuw en bevestig daarna.",
			EN: "Something changed since the dry run. Do the dry run again and confirm after that.",
		},
		"move-nothing": {
			NL: "{company} is niet verhuisd, er is niets terug te draaien. Kijk bij Koppeling.",
			EN: "{company} was not moved, there is nothing to take back. Look at Link.",
		},
		"move-stays": {
			NL: "Voor {company} is al iets via REST doorgezet; de verhuizing blijft. Ga verder via REST.",
			EN: "Something was already pushed for {company} over REST; the move stays. Carry on over REST.",
		},
	}
}
