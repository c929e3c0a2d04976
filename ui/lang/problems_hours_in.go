package lang

// hoursInProblems words the problems of profiles, of the link with eitje, and
// of a preview that no longer holds.
func hoursInProblems() wordings {
	return wordings{
		"import-no-profile": {
			NL: "Er is geen kolomprofiel met de naam {profile}. Kijk met doorzet profiles, of lees het bestand bij 6 Inlezen en bewaar daar een profiel.",
			EN: "There is no column profile named {profile}. Look with doorzet profiles, or read the file at 6 Import and keep a profile there.",
		},
		"profile-no-name": {
			NL: "Een kolomprofiel heeft een naam nodig. Typ er een, bijvoorbeeld die van het programma dat het bestand maakt.",
			EN: "A column profile needs a name. Type one, for example that of the program that makes the file.",
		},
		"store-stale": {
			NL: "Er is iets veranderd sinds dit voorbeeld werd gemaakt. Er is niets ingelezen; lees het bestand opnieuw en kijk het na.",
			EN: "Something was changed since this preview was made. Nothing was imported; read the file again and look it over.",
		},
		"eitje-unlinked": {
			NL: "Er is geen koppeling met eitje. Koppel bij 6 Inlezen, of met doorzet eitje link.",
			EN: "There is no link with eitje. Link at 6 Import, or with doorzet eitje link.",
		},
		"eitje-broken": {
			NL: "eitje weigerde de inloggegevens de vorige keer. Koppel opnieuw met beide gebruikersnamen en wachtwoorden.",
			EN: "eitje refused the credentials the last time. Link again with both user names and passwords.",
		},
		"eitje-no-pull": {
			NL: "Er is nog niets uit eitje overgenomen, dus er zijn geen wijzigingen sinds de vorige keer. Haal eerst een hele verloningsperiode op.",
			EN: "Nothing was taken over from eitje yet, so there are no changes since the last time. Pull a whole pay period first.",
		},
	}
}
