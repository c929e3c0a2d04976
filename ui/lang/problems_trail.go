package lang

// trailProblems words what is known of the proof of an audit trail: forged, lost
// with a copy that was put back, or not proven, and why.
func trailProblems() wordings {
	return wordings{
		"store-trail-forged": {
			NL: "Regel {seq} is niet de regel die op {at} in het journaal is vastgelegd, of is weg. Bewaar de map van de administratie zoals ze is, zoek uit wie erbij kon, en vergelijk met een eerdere kopie (doorzet backup --list). Wat in Nmbrs staat klopt daarmee niet minder: kijk dat na met doorzet verify.",
			EN: "Entry {seq} is not the one that was anchored in the journal at {at}, or it is gone. Keep the ledger's directory as it is, find out who had access to it, and compare with an earlier copy (doorzet backup --list). What Nmbrs holds is not wrong because of it: look with doorzet verify.",
		},
		"store-seal-false": {
			NL: "Het zegel bij record {record} van het journaal ({at}) is niet met de sleutel van deze administratie gemaakt. Bewaar de map zoals ze is en zoek uit wie erbij kon.",
			EN: "The seal at record {record} of the journal ({at}) was not made with the key of this ledger. Keep the directory as it is and find out who had access to it.",
		},
		"store-trail-lost": {
			NL: "Er is een oudere kopie teruggezet: regels {from} tot en met {to} waren vastgelegd en staan er niet meer. Hebt u die kopie zelf teruggezet, dan is dit in orde; de oude administratie is toen bewaard.",
			EN: "An older copy was put back: entries {from} to {to} were anchored and are gone. If you put that copy back yourself this is in order; the older ledger was kept then.",
		},
		"store-seal-no-key": {
			NL: "De sleutel van het zegel is er niet: deze computer heeft geen sleutelbos, of die geeft hem nu niet. Dat is geen schade en houdt niets tegen; met een ontgrendelde sleutelbos wordt vanaf de volgende verzending verzegeld.",
			EN: "The key of the seal is not there: this computer has no keyring, or it does not give the key now. That is no damage and stops nothing; with an unlocked keyring the log is sealed from the next batch on.",
		},
		"store-seal-none": {
			NL: "Van dit logboek is nog niets verzegeld. Dat gebeurt bij de volgende verzending, of nu met doorzet log --export BESTAND.",
			EN: "Nothing of this log is sealed yet. That happens at the next batch, or now with doorzet log --export FILE.",
		},
		"store-seal-other": {
			NL: "De zegels zijn gemaakt met een sleutel die op deze computer niet in de sleutelbos staat. Controleer op de computer waar is doorgezet; vanaf de volgende verzending wordt hier met een eigen sleutel verzegeld.",
			EN: "The seals were made with a key that is not in the keyring of this computer. Check on the computer that pushed; from the next batch on the log is sealed here with a key of its own.",
		},
		"store-seals-gone": {
			NL: "In de sleutelbos staat een sleutel van deze administratie, maar geen enkel zegel is ermee gemaakt. Is er eerder met deze sleutel doorgezet, dan heeft iemand de zegels weggehaald.",
			EN: "The keyring has a key of this ledger, but no seal was made with it. If something was pushed with this key before, somebody took the seals away.",
		},
		"journal-closed": {
			NL: "Het journaal van vóór deze maand is afgesloten en ingepakt: {records} regels, van {before} naar {after} MB. Alles blijft leesbaar en wordt mee nagekeken.",
			EN: "The journal of before this month was closed and packed: {records} entries, from {before} to {after} MB. All of it can still be read and is still proven.",
		},
		"store-log-file": {
			NL: "{path} is niet heel: het logboek erin is veranderd of beschadigd (regel {seq}). Vraag het bestand opnieuw.",
			EN: "{path} is not whole: the log in it was changed or damaged (entry {seq}). Ask for the file again.",
		},
		"store-log-file-other": {
			NL: "{path} is niet het bestand van deze vingerafdruk: het is later geschreven of veranderd. De vingerafdruk van dit bestand is {fingerprint}.",
			EN: "{path} is not the file of this fingerprint: it was written later or changed. The fingerprint of this file is {fingerprint}.",
		},
	}
}
