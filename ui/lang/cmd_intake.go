package lang

// CmdIntake is what the commands that bring hours in say.
type CmdIntake struct {
	ImportBefore                        string // date
	ImportElsewhere                     string // number
	ImportTotals                        string // line, column, stated, summed
	ImportKept, ImportBack, ImportClash string
	ImportRestored                      string
	ImportDisagrees                     string
	ImportPeople                        string // linked, contract types
	NoProfiles                          string
	EitjeUnlinked                       string
	EitjeLinked                         string // partner user, API user, address
	EitjePulled                         string // moment, day
	EitjeChosen, EitjeChoose            string
	TypePartner, TypeAPI                string
	BadVenueChoice                      string // text
	NoVenueName                         string
	ImportVenueAsked                    string // number, venue, unknown, all, venue, venue
	ImportVenueElsewhere                string // number, venue, venue
	ImportSentTaken, ImportSaid         string
	ImportWithdrawn                     string
	ImportAnswered                      string // number
	ImportUnapproved, ImportAgainst     string // number
	ImportRevoked                       string
	ImportAhead                         string // number, a day
	ImportNotRead, NoProfileToKeep      string
	BadMap                              string // text
}

func cmdIntakeNL() CmdIntake {
	return CmdIntake{
		ImportBefore:    "Dit bestand is ingelezen op %s.",
		ImportElsewhere: "%d regels zijn volgens de bron al elders doorgezet.",
		ImportTotals:    "De totaalregel (regel %d) klopt niet: %s is volgens het bestand %s, de regels samen %s.",
		ImportNotRead:   "Ook in het bestand:", NoProfileToKeep: "Dit bestand heeft een bekende vorm: er is geen profiel te bewaren.",
		BadMap:           "--map \"%s\": schrijf KOLOM=BETEKENIS, bijvoorbeeld \"Medewerker=naam\" of \"uren=u.mm\".",
		ImportKept:       "Hier gewijzigd, het bestand zegt nog hetzelfde als eerst (blijft zoals hier):",
		ImportBack:       "Hier ingetrokken, en nog in het bestand (blijft ingetrokken):",
		ImportRestored:   "Hier ingetrokken, en op verzoek teruggebracht:",
		ImportClash:      "Let op: door Doorzet doorgezet, en volgens eitje ook elders doorgezet:",
		ImportDisagrees:  "anders dan Nmbrs",
		ImportPeople:     "%d namen gekoppeld, %d contracttypes bewaard.",
		NoProfiles:       "Er zijn nog geen kolomprofielen.",
		EitjeUnlinked:    "Er is geen koppeling met eitje.",
		EitjeLinked:      "Gekoppeld met eitje: partner %s, gebruiker %s, adres %s.",
		EitjePulled:      "Laatst opgehaald %s; wijzigingen bekend tot en met %s.",
		EitjeChosen:      "gekozen",
		EitjeChoose:      "Kies de vestigingen met: doorzet eitje environments --choose ID",
		TypePartner:      "Partnerwachtwoord van eitje (wordt niet getoond):",
		TypeAPI:          "API-wachtwoord van eitje (wordt niet getoond):",
		BadVenueChoice:   "Schrijf --venue als \"VESTIGING=here\", \"VESTIGING=elsewhere\" of \"VESTIGING=ID\", niet als %s.",
		NoVenueName:      "(zonder vestiging)",
		ImportAnswered:   "# vraag van een eerdere keer is beantwoord.|# vragen van een eerdere keer zijn beantwoord.",
		ImportUnapproved: "# regel noemt het bestand niet meer goedgekeurd: de goedkeuring is eraf.|# regels noemt het bestand niet meer goedgekeurd: de goedkeuring is eraf.",
		ImportAgainst:    "# regel is hier goedgekeurd, en volgens het bestand niet; dat blijft zo.|# regels zijn hier goedgekeurd, en volgens het bestand niet; dat blijft zo.",
		ImportRevoked:    "Al doorgezet, en volgens het bestand niet meer goedgekeurd (blijven zoals doorgezet; intrekken: doorzet withdraw ID --reason \"...\"):",
		ImportAhead:      "# regel ligt ver vooruit (%s): klopt het jaar? Hij wacht op zijn periode; anders: verbeter het bestand en trek hem in met doorzet withdraw ID --reason \"...\"|# regels liggen ver vooruit (%s): klopt het jaar? Ze wachten op hun periode; anders: verbeter het bestand en trek ze in met doorzet withdraw ID --reason \"...\"",
		ImportWithdrawn:  "Niet meer in het bestand, en zoals gevraagd ingetrokken:",
		ImportSentTaken:  "Al doorgezet, en zoals gevraagd overgenomen uit het bestand; de correctie wacht op bevestiging:",
		ImportSaid:       "Anders geschreven dan in Nmbrs:",
		ImportVenueAsked: "Hoort de vestiging %s bij dit bedrijf? %s van de %s mensen zijn hier niet bij naam bekend; # regel wordt vastgehouden. Ja: --venue \"%s=here\", nee: --venue \"%s=elsewhere\"|" +
			"Hoort de vestiging %s bij dit bedrijf? %s van de %s mensen zijn hier niet bij naam bekend; # regels worden vastgehouden. Ja: --venue \"%s=here\", nee: --venue \"%s=elsewhere\"",
		ImportVenueElsewhere: "# regel van %s blijft buiten dit bedrijf, zoals gezegd. Toch wel: --venue \"%s=here\"|" +
			"# regels van %s blijven buiten dit bedrijf, zoals gezegd. Toch wel: --venue \"%s=here\"",
	}
}

func cmdIntakeEN() CmdIntake {
	return CmdIntake{
		ImportBefore:    "This file was read in on %s.",
		ImportElsewhere: "%d lines were pushed elsewhere already, the source says.",
		ImportTotals:    "The totals row (line %d) does not add up: %s is %s in the file, the rows together are %s.",
		ImportNotRead:   "Also in the file:", NoProfileToKeep: "This file has a known form: there is no profile to keep.",
		BadMap:           "--map \"%s\": write COLUMN=MEANING, for example \"Medewerker=naam\" or \"uren=u.mm\".",
		ImportKept:       "Changed here, and the file says what it said before (stays as it is here):",
		ImportUnapproved: "# line is no longer called approved by the file: its approval is off.|# lines are no longer called approved by the file: their approval is off.",
		ImportAgainst:    "# line was approved here, and not by the file; that stays so.|# lines were approved here, and not by the file; that stays so.",
		ImportRevoked:    "Pushed through already, and no longer approved by the file (they stay as pushed; to withdraw: doorzet withdraw ID --reason \"...\"):",
		ImportAhead:      "# line lies far ahead (%s): is the year right? It waits for its period; else put the file right and withdraw it by doorzet withdraw ID --reason \"...\"|# lines lie far ahead (%s): is the year right? They wait for their period; else put the file right and withdraw them by doorzet withdraw ID --reason \"...\"",
		ImportBack:       "Withdrawn here, and still in the file (stays withdrawn):",
		ImportRestored:   "Withdrawn here, and brought back as asked:",
		ImportClash:      "Note: pushed by Doorzet, and pushed elsewhere too, eitje says:",
		ImportDisagrees:  "differs from Nmbrs",
		ImportPeople:     "%d names linked, %d contract types kept.",
		NoProfiles:       "There are no column profiles yet.",
		EitjeUnlinked:    "There is no link with eitje.",
		EitjeLinked:      "Linked with eitje: partner %s, user %s, address %s.",
		EitjePulled:      "Last pulled %s; changes are known up to %s.",
		EitjeChosen:      "chosen",
		EitjeChoose:      "Choose the venues with: doorzet eitje environments --choose ID",
		TypePartner:      "Partner password of eitje (is not shown):",
		TypeAPI:          "API password of eitje (is not shown):",
		BadVenueChoice:   "Write --venue as \"VENUE=here\", \"VENUE=elsewhere\" or \"VENUE=ID\", not as %s.",
		NoVenueName:      "(without a venue)",
		ImportAnswered:   "# question of an earlier time has been answered.|# questions of an earlier time have been answered.",
		ImportWithdrawn:  "No longer in the file, and withdrawn as you asked:",
		ImportSentTaken:  "Pushed already, and taken over from the file as you asked; the correction waits for its confirmation:",
		ImportSaid:       "Written otherwise than in Nmbrs:",
		ImportVenueAsked: "Does the venue %s belong to this company? %s of its %s people are not known here by name; # row is held. Yes: --venue \"%s=here\", no: --venue \"%s=elsewhere\"|" +
			"Does the venue %s belong to this company? %s of its %s people are not known here by name; # rows are held. Yes: --venue \"%s=here\", no: --venue \"%s=elsewhere\"",
		ImportVenueElsewhere: "# row of %s stays out of this company, as you said. If it does belong: --venue \"%s=here\"|" +
			"# rows of %s stay out of this company, as you said. If they do belong: --venue \"%s=here\"",
	}
}

func intakeHelp() map[string]word {
	return map[string]word{
		"c_profiles":          {"Toon de kolomprofielen, of vergeet er een.", "Show the column profiles, or forget one."},
		"c_eitje":             {"De koppeling met de eitje Open API.", "The link with the eitje Open API."},
		"c_eitjestatus":       {"Toon de koppeling met eitje.", "Show the link with eitje."},
		"c_eitjelink":         {"Koppel met eitje. De wachtwoorden komen van de standaardinvoer (partner, dan API) of uit DOORZET_EITJE_PARTNER_PASSWORD en DOORZET_EITJE_API_PASSWORD.", "Link with eitje. The passwords come from standard input (partner, then API) or DOORZET_EITJE_PARTNER_PASSWORD and DOORZET_EITJE_API_PASSWORD."},
		"c_eitjeenvironments": {"Toon of kies de vestigingen van eitje.", "Show or choose the venues of eitje."},
		"c_eitjepull":         {"Haal uren op uit eitje.", "Pull hours from eitje."},
		"c_eitjeunlink":       {"Vergeet de koppeling met eitje en haar wachtwoorden.", "Forget the link with eitje and its passwords."},
		"f_dropprofile":       {"Vergeet dit kolomprofiel.", "Forget this column profile."},
		"f_partneruser":       {"Partnergebruiker van de eitje Open API.", "Partner user of the eitje Open API."},
		"f_apiuser":           {"API-gebruiker van de eitje Open API.", "API user of the eitje Open API."},
		"f_eitjeendpoint":     {"Basisadres van de eitje Open API.", "Base address of the eitje Open API."},
		"f_choose":            {"Haal uren van deze vestigingen op.", "Pull hours of these venues."},
		"f_pullperiod":        {"Verloningsperiode; anders de huidige van Nmbrs.", "Pay period; otherwise the current one of Nmbrs."},
		"f_changes":           {"Alleen wat er sinds de vorige keer is gewijzigd.", "Only what was changed since the last time."},
		"f_refused":           {"Schrijf de geweigerde rijen in dit nieuwe CSV-bestand.", "Write the refused rows to this new CSV file."},
		"f_restore":           {"Breng regels terug die hier zijn ingetrokken en nog in het bestand staan.", "Bring lines back that were withdrawn here and are still in the file."},
	}
}

// PersonFate words what becomes of a person of a people file.
func (t *Texts) PersonFate(fate string) string { return look(t, personFateWords(), fate) }

func personFateWords() map[string]word {
	return map[string]word{
		"known":    {"bekend", "known"},
		"link":     {"wordt gekoppeld", "is linked"},
		"conflict": {"tegenstrijdig", "contradictory"},
		"not-here": {"wordt hier niet verloond", "is not paid here"},
		"unknown":  {"niet gevonden", "not found"},
	}
}
