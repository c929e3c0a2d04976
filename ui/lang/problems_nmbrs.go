package lang

// callProblems words calls to Nmbrs that failed without one of its numbers.
func callProblems() wordings {
	return wordings{
		"nmbrs-network": {
			NL: "Nmbrs is niet te bereiken ({call}). Controleer de internetverbinding en probeer het opnieuw.",
			EN: "Nmbrs cannot be reached ({call}). Check the internet connection and try again.",
		},
		"nmbrs-lost": {
			NL: "Het antwoord van Nmbrs kwam niet aan ({call}); het kan wel gedaan zijn. Doorzet leest het na in Nmbrs: voer niets met de hand in.",
			EN: "The answer of Nmbrs did not arrive ({call}); it may have been done. Doorzet reads it back from Nmbrs: enter nothing by hand.",
		},
		"nmbrs-tls": {
			NL: "Er is geen veilige verbinding met Nmbrs ({call}): {text}. Controleer de datum van deze computer en het netwerk.",
			EN: "There is no secure connection with Nmbrs ({call}): {text}. Check this computer's date and the network.",
		},
		"nmbrs-timeout": {
			NL: "Nmbrs antwoordde niet op tijd ({call}). Probeer het straks opnieuw.",
			EN: "Nmbrs did not answer in time ({call}). Try again later.",
		},
		"nmbrs-redirect": {
			NL: "Het adres van Nmbrs stuurt door naar een ander adres (status {status} op {call}). Doorzet volgt dat niet, want het token zou meegaan. Controleer het adres (doorzet activate --endpoint) of het tussenstation.",
			EN: "The address of Nmbrs sends on to another address (status {status} to {call}). Doorzet does not follow, as the token would go along. Check the address (doorzet activate --endpoint) or the proxy.",
		},
		"nmbrs-no-service": {
			NL: "Op dit adres is geen Nmbrs (status {status} op {call}). Controleer het adres, ook wat achter de naam van de server staat: doorzet activate --endpoint.",
			EN: "There is no Nmbrs at this address (status {status} to {call}). Check the address, also what follows the name of the server: doorzet activate --endpoint.",
		},
		"nmbrs-proxy": {
			NL: "Het antwoord op {call} kwam niet van Nmbrs zelf (status {status}). Nmbrs of een tussenstation heeft een storing; probeer het straks opnieuw.",
			EN: "The answer to {call} did not come from Nmbrs itself (status {status}). Nmbrs or a proxy has a failure; try again later.",
		},
		"nmbrs-malformed": {
			NL: "Het antwoord van Nmbrs op {call} is niet te begrijpen. Probeer het straks opnieuw.",
			EN: "Nmbrs's answer to {call} cannot be understood. Try again later.",
		},
		"nmbrs-too-large": {
			NL: "Het antwoord van Nmbrs op {call} is te groot en is niet gelezen.",
			EN: "Nmbrs's answer to {call} is too large and was not read.",
		},
		"nmbrs-no-action": {
			NL: "Nmbrs kent {call} niet. Werk Doorzet bij, of vraag Nmbrs of dit onderdeel nog bestaat.",
			EN: "Nmbrs does not know {call}. Update Doorzet, or ask Nmbrs whether this part still exists.",
		},
		"nmbrs-bad-value": {
			NL: "Nmbrs kon de vraag {call} niet lezen: {text}. Geef dit door aan de maker van Doorzet.",
			EN: "Nmbrs could not read the request {call}: {text}. Pass this on to the maker of Doorzet.",
		},
		"nmbrs-server": {
			NL: "Nmbrs meldde een storing bij {call} (status {status}): {text}. Probeer het straks opnieuw.",
			EN: "Nmbrs reported a failure in {call} (status {status}): {text}. Try again later.",
		},
		"nmbrs-fault": {
			NL: "Nmbrs antwoordde op {call} met nummer {code}: {text}. Of een opdracht is uitgevoerd wordt eerst uitgezocht; vraag Nmbrs wat het nummer betekent.",
			EN: "Nmbrs answered {call} with number {code}: {text}. Whether it was carried out is settled first; ask Nmbrs what the number means.",
		},
		"cancelled": {
			NL: "Gestopt op verzoek. Wat al gedaan is, blijft bewaard.",
			EN: "Stopped on request. What has been done is kept.",
		},
	}
}

// restCallProblems words the complete errors of REST, told by their status.
func restCallProblems() wordings {
	return wordings{
		"nmbrs-refused": {
			NL: "Geweigerd door Nmbrs bij {call} (status {status}): {text}. Er is niets geboekt. Verhelp in Doorzet of in Nmbrs wat Nmbrs noemt en probeer het opnieuw; begrijpt u de melding niet, leg hem dan voor aan Nmbrs.",
			EN: "Refused by Nmbrs at {call} (status {status}): {text}. Nothing was booked. Mend in Doorzet or in Nmbrs what Nmbrs names and try again; if the message is not clear, put it to Nmbrs.",
		},
		"nmbrs-forbidden": {
			NL: "De toestemming voor Doorzet dekt {call} niet (status {status}): {text}. Meld u bij Koppeling opnieuw aan voor dit bedrijf, met een gebruiker die deze toestemming mag geven.",
			EN: "The consent for Doorzet does not cover {call} (status {status}): {text}. Sign in again at Link for this company, as a user who may give this consent.",
		},
		"nmbrs-not-found": {
			NL: "Nmbrs vond niet waar {call} over gaat (status {status}): {text}. Synchroniseer de medewerkers en probeer het opnieuw.",
			EN: "Nmbrs did not find what {call} is about (status {status}): {text}. Synchronise the people and try again.",
		},
		"nmbrs-busy": {
			NL: "Nmbrs vraagt om te wachten: er zijn te veel vragen gesteld ({call}, status {status}): {text}. Er is niets geboekt; probeer het straks opnieuw.",
			EN: "Nmbrs asks to wait: too many requests were made ({call}, status {status}): {text}. Nothing was booked; try again later.",
		},
		"nmbrs-key": {
			NL: "Nmbrs neemt de abonnementssleutel niet aan ({call}, status {status}): {text}. Vul bij Koppeling de sleutels van het portaal van Nmbrs opnieuw in.",
			EN: "Nmbrs does not take the subscription key ({call}, status {status}): {text}. Fill in the keys of Nmbrs's portal again at Link.",
		},
	}
}

// loginProblems words Nmbrs's numbered faults about who may do what.
// Source: Nmbrs's list of error codes, support article 360013526891.
func loginProblems() wordings {
	return wordings{
		"nmbrs-1001": {
			NL: "Nmbrs herkent de koppeling niet (1001): e-mailadres, token of domein klopt niet, of het token is vernieuwd. Vul ze opnieuw in bij Koppeling.",
			EN: "Nmbrs does not recognise the link (1001): e-mail address, token or domain is wrong, or the token was renewed. Fill them in again at Link.",
		},
		"nmbrs-1002": {
			NL: "Deze gebruiker mag {call} niet uitvoeren (1002). Vraag de beheerder om dit recht aan te zetten in Nmbrs.",
			EN: "This user may not perform {call} (1002). Ask the administrator to switch this right on in Nmbrs.",
		},
		"nmbrs-1003": {
			NL: "Deze gebruiker mag deze gegevens niet zien of wijzigen ({call}, 1003). Vraag de beheerder om toegang tot het bedrijf.",
			EN: "This user may not see or change these data ({call}, 1003). Ask the administrator for access to the company.",
		},
		"nmbrs-1004": {
			NL: "De omgeving heeft geen geldig abonnement bij Nmbrs (1004). Neem contact op met Nmbrs.",
			EN: "The environment has no valid subscription with Nmbrs (1004). Contact Nmbrs.",
		},
		"nmbrs-1006": {
			NL: "Nmbrs kon de aanmelding even niet controleren ({call}, 1006). Probeer het straks opnieuw.",
			EN: "Nmbrs could not check the login for a moment ({call}, 1006). Try again later.",
		},
		"nmbrs-2003": {
			NL: "Nmbrs kent deze medewerker niet, of deze gebruiker mag hem niet zien ({call}, 2003). Synchroniseer de medewerkers.",
			EN: "Nmbrs does not know this employee, or this user may not see them ({call}, 2003). Synchronise the people.",
		},
		"nmbrs-2004": {
			NL: "Deze gebruiker heeft geen toegang tot dit bedrijf ({call}, 2004). Vraag de beheerder om toegang.",
			EN: "This user has no access to this company ({call}, 2004). Ask the administrator for access.",
		},
		"nmbrs-2009": {
			NL: "Deze gebruiker heeft geen toegang tot deze debiteur ({call}, 2009). Vraag de beheerder om toegang.",
			EN: "This user has no access to this debtor ({call}, 2009). Ask the administrator for access.",
		},
		"nmbrs-2013": {
			NL: "In een proefomgeving van Nmbrs kan {call} niet (2013).",
			EN: "{call} is not possible in a free trial of Nmbrs (2013).",
		},
		"nmbrs-2042": {
			NL: "Deze gebruiker hoort bij meer omgevingen (2042). Vul bij Koppeling het domein in.",
			EN: "This user belongs to several environments (2042). Fill in the domain at Link.",
		},
		"nmbrs-2043": {
			NL: "Nmbrs kent dit domein niet (2043). Controleer het domein bij Koppeling.",
			EN: "Nmbrs does not know this domain (2043). Check the domain at Link.",
		},
	}
}

// refusalProblems words Nmbrs's numbered faults about what was sent.
func refusalProblems() wordings {
	return wordings{
		"nmbrs-2001": {
			NL: "Geweigerd door Nmbrs (2001): de urencode zit niet in het urenmodel van dit bedrijf. Kies bij Codes een andere code.",
			EN: "Refused by Nmbrs (2001): the hour code is not in this company's hour model. Choose another code at Codes.",
		},
		"nmbrs-2002": {
			NL: "Geweigerd door Nmbrs (2002): de looncode zit niet in het loonmodel van dit bedrijf. Kies bij Codes een andere code.",
			EN: "Refused by Nmbrs (2002): the wage code is not in this company's wage model. Choose another code at Codes.",
		},
		"nmbrs-2006": {
			NL: "Geweigerd door Nmbrs (2006): deze verloningsperiode past niet bij het bedrijf. Controleer de Verloningsperiode.",
			EN: "Refused by Nmbrs (2006): this pay period does not fit the company. Check the Pay period.",
		},
		"nmbrs-2011": {
			NL: "Geweigerd door Nmbrs (2011): de verloningsperiode is beveiligd omdat het niet de huidige is. Ontgrendel hem bewust, of boek in de huidige.",
			EN: "Refused by Nmbrs (2011): the pay period is protected because it is not the current one. Unlock it on purpose, or book in the current one.",
		},
		"nmbrs-2012": {
			NL: "Geweigerd door Nmbrs (2012): de loonaangifte van deze verloningsperiode is al verstuurd. Boek in de huidige verloningsperiode.",
			EN: "Refused by Nmbrs (2012): the wage tax return of this pay period was sent already. Book in the current pay period.",
		},
		"nmbrs-2030": {
			NL: "Geweigerd door Nmbrs (2030): een waarde in {call} klopt niet: {text}. Geef dit door aan de maker van Doorzet.",
			EN: "Refused by Nmbrs (2030): a value in {call} is wrong: {text}. Pass this on to the maker of Doorzet.",
		},
		"nmbrs-2037": {
			NL: "Geweigerd door Nmbrs (2037): deze kostenplaats bestaat niet. Kies een andere kostenplaats.",
			EN: "Refused by Nmbrs (2037): this cost centre does not exist. Choose another cost centre.",
		},
		"nmbrs-2038": {
			NL: "Geweigerd door Nmbrs (2038): de code van de kostenplaats klopt niet. Kies een andere kostenplaats.",
			EN: "Refused by Nmbrs (2038): the code of the cost centre is wrong. Choose another cost centre.",
		},
		"nmbrs-2039": {
			NL: "Geweigerd door Nmbrs (2039): de code van de kostenplaats komt twee keer voor. Herstel dat in Nmbrs.",
			EN: "Refused by Nmbrs (2039): the code of the cost centre occurs twice. Mend that in Nmbrs.",
		},
		"nmbrs-2046": {
			NL: "Nmbrs vond niet waar {call} over gaat (2046). Ververs en probeer het opnieuw.",
			EN: "Nmbrs did not find what {call} is about (2046). Refresh and try again.",
		},
		"nmbrs-9999": {
			NL: "Nmbrs meldde een onbekende fout bij {call} (9999): {text}. Of het is aangekomen wordt eerst uitgezocht.",
			EN: "Nmbrs reported an unknown error in {call} (9999): {text}. Whether it arrived is settled first.",
		},
	}
}
