package lang

// DemoTexts are what the example says on its walk along the road.
type DemoTexts struct {
	Begin     string // address
	Linked    string // companies
	Company   string // name, id
	Rights    string // allowed, all
	Sync      string // people
	Period    string // cadence, period
	Codes     string // decided
	Import    string // lines, time, refused
	ImportWhy string // line, reason
	Linking   string // name, person, why
	Basis     string // person, reason
	Approve   string // approved, left
	Plan      string // steps, held
	Export    string // done, refused, unsure
	Held      string // person, amount in Nmbrs, code
	Verify    string // equal, different
	Result    string // total hours, people
	Gone      string // what happens with the example's data
	Person    string // why one person waits
}

// Demo gives the texts of the example.
func (t *Texts) Demo() *DemoTexts {
	if t.Lang == English {
		return &DemoTexts{
			Begin:     "The example of Doorzet, with a simulator of Nmbrs on %s. Everybody in it is made up.",
			Linked:    "Linked with e-mail and token: %s.",
			Company:   "%s (%s)",
			Rights:    "rights    %d of %d calls allowed; writing cannot be tried beforehand",
			Sync:      "sync      %d people taken over",
			Period:    "period    by %s, now %s",
			Codes:     "codes     %d hour types and counts decided, days worked go along; absence deliberately not",
			Import:    "import    %d hour lines, %s hours, %d row refused",
			ImportWhy: "          row %d: %s",
			Linking:   "people    the name %q is %s (%s)",
			Basis:     "people    %s is paid per hour worked (was: %s)",
			Approve:   "approve   %d approved, %d stayed open",
			Plan:      "plan      %d steps to do, %d held back",
			Export:    "export    %d pushed through, %d refused, %d unsure",
			Held:      "          left out: %s, somebody else put %s on code %s in Nmbrs",
			Verify:    "verify    read back: %d equal, %d different",
			Result:    "result    Nmbrs holds %s hours of Doorzet for %d people; none twice",
			Gone:      "The example's ledger has been removed again.",
			Person: "One person waits for a choice: a colleague typed hours into Nmbrs by hand. On a real period that would be " +
				"exit code 4; choose with --beside-foreign to send beside them, or leave it.",
		}
	}
	return &DemoTexts{
		Begin:     "Het voorbeeld van Doorzet, met een simulator van Nmbrs op %s. Iedereen erin is verzonnen.",
		Linked:    "Gekoppeld met e-mail en token: %s.",
		Company:   "%s (%s)",
		Rights:    "rechten       %d van %d aanroepen toegestaan; schrijven is vooraf niet te proberen",
		Sync:      "medewerkers   %d overgenomen",
		Period:    "periode       per %s, nu %s",
		Codes:     "codes         %d uursoorten en aantallen gekozen, gewerkte dagen gaan mee; afwezigheid bewust niet",
		Import:    "inlezen       %d urenregels, %s uur, %d regel geweigerd",
		ImportWhy: "              regel %d: %s",
		Linking:   "medewerkers   de naam %q is %s (%s)",
		Basis:     "medewerkers   %s wordt betaald per gewerkt uur (was: %s)",
		Approve:   "goedkeuren    %d goedgekeurd, %d bleven open",
		Plan:      "proeflijst    %d stappen te doen, %d tegengehouden",
		Export:    "doorzetten    %d doorgezet, %d geweigerd, %d onzeker",
		Held:      "              niet mee: %s, iemand anders zette %s op code %s in Nmbrs",
		Verify:    "controle      teruggelezen: %d gelijk, %d verschillend",
		Result:    "resultaat     Nmbrs bevat %s uur van Doorzet voor %d medewerkers; niets dubbel",
		Gone:      "De administratie van het voorbeeld is weer weggehaald.",
		Person: "Eén medewerker wacht op een keuze: een collega typte zelf uren in Nmbrs. In het echt is dat uitgang 4; " +
			"kies met --beside-foreign om ernaast door te zetten, of laat het zo.",
	}
}
