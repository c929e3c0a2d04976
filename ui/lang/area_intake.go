package lang

// IntakeTexts are the further texts of the screen Inlezen: columns, names,
// people files and eitje.
type IntakeTexts struct {
	// columns of an unknown file
	Columns, ColumnsWhy          string
	Head, Meaning, Example       string
	NotRead                      string
	HowRead                      string // delimiter, encoding, header line
	HowSheet                     string // sheet, header line
	HowSheets                    string // header line
	Dates, Hours, Breaks         string // notation
	Missing                      string // fields
	Rows                         string // rows, refused
	RowPause                     string // minutes
	Choose, ChooseTitle          string // ChooseTitle: heading
	CountTitle, CountText        string
	DateKey, HoursKey, BreakKey  string
	FileKey, FileTitle           string
	TypeKey, TypeTitle, TypeText string
	Save, SaveTitle, SaveText    string
	SaveFirst                    string // fields
	Saved                        string // name
	Back, NoColumns              string
	Delimiter, Encoding, Sheet   string
	HeaderLine                   string // line
	Found                        string
	ByProfile                    string // name
	// names
	Names, Suggest           string
	Lines                    string
	LinkFirst, Who, OnName   string
	NoSuggestion             string
	WhoTitle                 string // name
	WhoText                  string // number of lines
	NotHere, NotYet          string
	NotHereTitle, NotHereTxt string
	Linked                   string // name, person
	WaitKept, NotHereKept    string // name
	Waiting                  string
	// parts of a preview
	Kept, Back2, Clash, Venues         string
	KeptNote, BackOn, BackOff, ClashTx string
	ElsewhereNote                      string // number
	Restore, NoBack                    string
	TakeRestore                        string // number
	Company, Venue, All, Added         string
	Stale                              string
	BrokenOff                          string // file, moment, done, total
	// people files
	People, InNmbrs, Contract string
	Fate, Disagrees           string
	TakePeople                string // file, links, contract types
	DonePeople                string // links, contract types
	// eitje
	Eitje, EitjeTitle            string
	EitjeText                    string // user, moment
	EitjeNever, EitjeUnlinkedTxt string
	Pull                         string // period
	PullChanges, ChooseVenues    string
	Relink, Unlink               string
	Place, Real, Test            string
	PartnerUser, PartnerPassword string
	APIUser, APIPassword         string
	Checking, Pulling            string
	EitjeLinked                  string // number of venues
	VenuesTitle, VenuesText      string
	Done                         string
	Unlinked                     string
	NoVenue, NothingPulled       string
	UnlinkTitle, UnlinkText      string
}

func intakeNL() IntakeTexts {
	return IntakeTexts{
		Columns: "Zo wordt %s gelezen. Wijs elke kolom aan, en bewaar het als profiel: het volgende bestand met deze kop gaat vanzelf.",
		Head:    "kop in het bestand", Meaning: "betekenis", Example: "voorbeelden", NotRead: "wordt niet gelezen",
		HowRead: "Scheiding %s, tekens %s, kop op regel %d.", HowSheet: "Tabblad %s, kop op regel %d.", HowSheets: "Alle tabbladen met deze kop, die op regel %d begint.",
		Dates: "Datums: %s.", Hours: "Uren: %s.", Breaks: "Pauze: %s.",
		Missing: "Nog aan te wijzen: %s.", Rows: "De eerste rijen (%d gelezen, %d geweigerd):", RowPause: "pauze %d min",
		Choose: "betekenis", ChooseTitle: "Wat staat er in de kolom %s?",
		CountTitle: "Waarvan is dit een aantal?", CountText: "Bijvoorbeeld kilometers. Bij 5 Codes krijgt het een code.",
		DateKey: "datumvolgorde", HoursKey: "schrijfwijze uren", BreakKey: "schrijfwijze pauze",
		FileKey: "scheiding, tekens, tabblad, kop", FileTitle: "Hoe is het bestand opgebouwd?",
		TypeKey: "uursoort zonder kolom", TypeTitle: "Welke uursoort heeft een rij zonder soort?", TypeText: "Leeg is gewerkte uren.",
		Save: "bewaar en lees", SaveTitle: "Profiel bewaren", SaveText: "Geef het een naam, bijvoorbeeld die van het programma dat dit bestand maakt.",
		SaveFirst: "wijs eerst aan: %s", Saved: "Profiel %s is bewaard.", Back: "terug", NoColumns: "lees eerst een bestand", ColumnsWhy: "kolommen",
		Delimiter: "scheidingsteken", Encoding: "tekenset", Sheet: "tabblad", HeaderLine: "kop op regel %d", Found: "vanzelf",
		ByProfile: "Gelezen met het profiel %s (k: kolommen).",

		Names: "naam", Suggest: "misschien", Lines: "regels",
		LinkFirst: "koppel aan voorstel", Who: "wie is dit?", OnName: "ga op een onbekende naam staan", NoSuggestion: "niemand lijkt erop",
		WhoTitle: "Wie is %s?", WhoText: "Staat in # regel.|Staat in # regels.",
		NotHere: "wordt hier niet verloond…", NotYet: "nog niet in Nmbrs, wacht", NotHereTitle: "Waarom wordt deze naam hier niet verloond?",
		NotHereTxt: "Bijvoorbeeld: zzp, uitzendbureau.",
		Linked:     "%s hoort voortaan bij %s.", WaitKept: "%s blijft wachten op Nmbrs.", NotHereKept: "%s wordt hier niet verloond.", Waiting: "wacht op Nmbrs",

		Kept: "hier gewijzigd", Back2: "hier ingetrokken", Clash: "dubbel doorgezet?", Venues: "per vestiging",
		KeptNote: "Hier gewijzigd; het bestand zegt nog wat het eerst zei. Ze blijven zoals ze hier zijn.",
		BackOn:   "hier ingetrokken regels komen terug", BackOff: "hier ingetrokken regels blijven ingetrokken (t wisselt)",
		ClashTx:       "Doorzet heeft deze regels doorgezet, en eitje zegt dat een andere koppeling dat ook deed. Kijk in Nmbrs.",
		ElsewhereNote: "# regel is volgens eitje elders doorgezet en wordt zo gemerkt.|# regels zijn volgens eitje elders doorgezet en worden zo gemerkt.",
		Restore:       "ingetrokken terugbrengen", NoBack: "er zijn geen hier ingetrokken regels in dit bestand",
		TakeRestore: "# hier ingetrokken regel komt terug.|# hier ingetrokken regels komen terug.",
		Company:     "bedrijf", Venue: "vestiging", All: "samen", Added: "erbij",
		BrokenOff: "Het inlezen van %s is op %s onderbroken, na %s van %s regels. Lees dat bestand opnieuw in: wat er al is komt niet dubbel.",
		Stale:     "Er was iets veranderd; dit is het voorbeeld van nu. Kijk het na en neem dan over.",

		People: "medewerkers", InNmbrs: "in Nmbrs", Contract: "contracttype", Fate: "wat er gebeurt", Disagrees: "anders dan Nmbrs",
		TakePeople: "%s: %s namen worden gekoppeld, %s contracttypes worden bewaard als tweede getuige van de loonvorm.",
		DonePeople: "%s namen gekoppeld, %s contracttypes bewaard.",

		Eitje: "uit eitje ophalen", EitjeTitle: "eitje", EitjeText: "Gekoppeld als %s. Laatst overgenomen: %s.", EitjeNever: "nog nooit",
		EitjeUnlinkedTxt: "Doorzet kan uren rechtstreeks uit eitje halen, met de Open API. Vraag in eitje de twee gebruikersnamen en de twee wachtwoorden.",
		Pull:             "uren van %s ophalen", PullChanges: "alleen wat sinds de vorige keer is gewijzigd", ChooseVenues: "vestigingen kiezen",
		Relink: "opnieuw koppelen", Unlink: "koppeling vergeten", Place: "Welke eitje?", Real: "eitje", Test: "testomgeving van eitje",
		PartnerUser: "Partner-gebruikersnaam", PartnerPassword: "Partner-wachtwoord", APIUser: "API-gebruikersnaam", APIPassword: "API-wachtwoord",
		Checking: "eitje controleren", Pulling: "Ophalen uit eitje", EitjeLinked: "eitje is gekoppeld; vestigingen: %s.",
		VenuesTitle: "Van welke vestigingen?", VenuesText: "Kies een vestiging om hem mee te nemen of weg te laten.", Done: "klaar",
		Unlinked: "De koppeling met eitje is vergeten.", NoVenue: "kies eerst vestigingen", NothingPulled: "haal eerst een hele periode op",
		UnlinkTitle: "Koppeling met eitje vergeten?", UnlinkText: "De wachtwoorden gaan uit de sleutelbos. De uren die al zijn ingelezen blijven.",
	}
}

func intakeEN() IntakeTexts {
	return IntakeTexts{
		Columns: "This is how %s is read. Point out each column, and keep it as a profile: the next file with this header goes by itself.",
		Head:    "header in the file", Meaning: "meaning", Example: "examples", NotRead: "is not read",
		HowRead: "Delimiter %s, characters %s, header on line %d.", HowSheet: "Sheet %s, header on line %d.", HowSheets: "Every sheet with this header, which is on line %d.",
		Dates: "Dates: %s.", Hours: "Hours: %s.", Breaks: "Break: %s.",
		Missing: "Still to be pointed out: %s.", Rows: "The first rows (%d read, %d refused):", RowPause: "break %d min",
		Choose: "meaning", ChooseTitle: "What is in the column %s?",
		CountTitle: "What is this a number of?", CountText: "For example kilometres. At 5 Codes it gets a code.",
		DateKey: "order of dates", HoursKey: "notation of hours", BreakKey: "notation of breaks",
		FileKey: "delimiter, characters, sheet, header", FileTitle: "How is the file built?",
		TypeKey: "type without a column", TypeTitle: "Which hour type has a row without one?", TypeText: "Empty is worked hours.",
		Save: "keep and read", SaveTitle: "Keep the profile", SaveText: "Give it a name, for example that of the program that makes this file.",
		SaveFirst: "first point out: %s", Saved: "Profile %s was kept.", Back: "back", NoColumns: "read a file first", ColumnsWhy: "columns",
		Delimiter: "delimiter", Encoding: "character set", Sheet: "sheet", HeaderLine: "header on line %d", Found: "by itself",
		ByProfile: "Read by the profile %s (k: columns).",

		Names: "name", Suggest: "perhaps", Lines: "lines",
		LinkFirst: "link to suggestion", Who: "who is this?", OnName: "stand on an unknown name", NoSuggestion: "nobody is like it",
		WhoTitle: "Who is %s?", WhoText: "Is in # line.|Is in # lines.",
		NotHere: "is not paid here…", NotYet: "not in Nmbrs yet, wait", NotHereTitle: "Why is this name not paid here?",
		NotHereTxt: "For example: self-employed, agency.",
		Linked:     "%s belongs to %s from now on.", WaitKept: "%s keeps waiting for Nmbrs.", NotHereKept: "%s is not paid here.", Waiting: "waits for Nmbrs",

		Kept: "changed here", Back2: "withdrawn here", Clash: "pushed twice?", Venues: "by venue",
		KeptNote: "Changed here; the file still says what it said before. They stay as they are here.",
		BackOn:   "lines withdrawn here come back", BackOff: "lines withdrawn here stay withdrawn (t switches)",
		ClashTx:       "Doorzet pushed these lines, and eitje says that another link did so too. Look in Nmbrs.",
		ElsewhereNote: "# line was pushed elsewhere, eitje says, and is marked so.|# lines were pushed elsewhere, eitje says, and are marked so.",
		Restore:       "bring withdrawn back", NoBack: "this file holds no lines that were withdrawn here",
		TakeRestore: "# line withdrawn here comes back.|# lines withdrawn here come back.",
		Company:     "company", Venue: "venue", All: "together", Added: "added",
		BrokenOff: "Importing %s was broken off on %s, after %s of %s lines. Import that file again: what is there does not come twice.",
		Stale:     "Something was changed; this is the preview as of now. Look it over and then take it.",

		People: "people", InNmbrs: "in Nmbrs", Contract: "contract type", Fate: "what happens", Disagrees: "differs from Nmbrs",
		TakePeople: "%s: %s names are linked, %s contract types are kept as a second witness of the pay basis.",
		DonePeople: "%s names linked, %s contract types kept.",

		Eitje: "pull from eitje", EitjeTitle: "eitje", EitjeText: "Linked as %s. Last taken over: %s.", EitjeNever: "never yet",
		EitjeUnlinkedTxt: "Doorzet can pull hours straight from eitje, by its Open API. Ask for the two user names and the two passwords in eitje.",
		Pull:             "pull the hours of %s", PullChanges: "only what was changed since the last time", ChooseVenues: "choose venues",
		Relink: "link again", Unlink: "forget the link", Place: "Which eitje?", Real: "eitje", Test: "test environment of eitje",
		PartnerUser: "Partner user name", PartnerPassword: "Partner password", APIUser: "API user name", APIPassword: "API password",
		Checking: "Checking eitje", Pulling: "Pulling from eitje", EitjeLinked: "eitje is linked; venues: %s.",
		VenuesTitle: "Of which venues?", VenuesText: "Choose a venue to take it along or leave it out.", Done: "done",
		Unlinked: "The link with eitje is forgotten.", NoVenue: "choose venues first", NothingPulled: "pull a whole period first",
		UnlinkTitle: "Forget the link with eitje?", UnlinkText: "The passwords leave the keyring. The hours that came in stay.",
	}
}

// ColumnField names what a column can mean, in the words of the office.
func (t *Texts) ColumnField(field string) string { return t.say(fieldWord(field)) }

// FieldHelp explains what a column with this meaning becomes.
func (t *Texts) FieldHelp(field string) string {
	if _, ok := countKind(field); ok {
		return t.say(word{"een aantal stuks; bij 5 Codes krijgt het een looncode", "a number of pieces; at 5 Codes it gets a wage code"})
	}
	if w, ok := columnFieldHelp()[field]; ok {
		return t.say(w)
	}
	return ""
}

func countKind(field string) (string, bool) {
	const prefix = "aantal "
	if len(field) > len(prefix) && field[:len(prefix)] == prefix {
		return field[len(prefix):], true
	}
	return "", false
}

func fieldWord(field string) word {
	if kind, ok := countKind(field); ok {
		if kind == "maaltijden" {
			return word{"maaltijden", "meals"}
		}
		return word{"aantal " + kind, "number of " + kind}
	}
	if w, ok := columnFieldWords()[field]; ok {
		return w
	}
	return word{field, field}
}

func columnFieldWords() map[string]word {
	return map[string]word{
		"datum": {"datum", "date"}, "naam": {"medewerker", "person"}, "voornaam": {"voornaam", "first name"}, "achternaam": {"achternaam", "last name"},
		"personeelsnummer": {"personeelsnummer", "employee number"}, "vestiging": {"vestiging", "venue"}, "team": {"team", "team"},
		"type": {"uursoort", "hour type"}, "start": {"starttijd", "start time"}, "eind": {"eindtijd", "end time"}, "pauze": {"pauze", "break"},
		"uren": {"uren", "hours"}, "opmerking": {"opmerking", "remark"}, "goedgekeurd": {"goedgekeurd", "approved"}, "e-mail": {"e-mail", "e-mail"},
		"nmbrs id": {"Nmbrs ID", "Nmbrs id"}, "contracttype": {"contracttype", "contract type"},
	}
}

func columnFieldHelp() map[string]word {
	return map[string]word{
		"datum":            {"de dag waarop de dienst begon", "the day on which the shift began"},
		"naam":             {"de naam waaraan de medewerker in Nmbrs wordt herkend", "the name by which the employee in Nmbrs is recognised"},
		"voornaam":         {"samen met de achternaam de naam", "the name, together with the last name"},
		"achternaam":       {"samen met de voornaam de naam", "the name, together with the first name"},
		"personeelsnummer": {"wijst de medewerker in Nmbrs aan, ook zonder naam", "points out the employee in Nmbrs, even without a name"},
		"vestiging":        {"bepaalt bij welk bedrijf de regel hoort", "decides to which company the line belongs"},
		"team":             {"om op te zoeken en te groeperen", "to search and group by"},
		"type":             {"krijgt bij 5 Codes een urencode", "gets an hour code at 5 Codes"},
		"start":            {"met de eindtijd en de pauze worden het de uren", "becomes the hours, with the end time and the break"},
		"eind":             {"ligt het voor de start, dan is het de volgende dag", "when it lies before the start it is the next day"},
		"pauze":            {"gaat van de tijd tussen start en eind af", "is taken off the time between start and end"},
		"uren":             {"de gewerkte tijd; met tijden erbij wordt het vergeleken", "the worked time; with times beside it the two are compared"},
		"opmerking":        {"komt mee als toelichting, betaalt niets", "comes along as a note, pays nothing"},
		"goedgekeurd":      {"ja of nee; een goedgekeurde regel is groen", "yes or no; an approved line is green"},
		"e-mail":           {"helpt de medewerker in Nmbrs herkennen", "helps to recognise the employee in Nmbrs"},
		"nmbrs id":         {"wijst de medewerker in Nmbrs aan", "points out the employee in Nmbrs"},
		"contracttype":     {"tweede getuige van de loonvorm; verschil houdt tegen", "second witness of the pay basis; a difference blocks"},
	}
}

// DateOrder words the order in which a file writes its dates.
func (t *Texts) DateOrder(order string) string { return look(t, dateOrderWords(), order) }

func dateOrderWords() map[string]word {
	return map[string]word{
		"": {"dag-maand-jaar", "day-month-year"}, "dmy": {"dag-maand-jaar", "day-month-year"}, "mdy": {"maand-dag-jaar", "month-day-year"},
		"ymd": {"jaar-maand-dag", "year-month-day"},
	}
}

// HourNotation words how a column writes hours.
func (t *Texts) HourNotation(n string) string { return look(t, hourNotationWords(), n) }

func hourNotationWords() map[string]word {
	return map[string]word{
		"":         {"7:30 of 7,5 of 0730", "7:30 or 7.5 or 0730"},
		"decimaal": {"decimaal (7,5)", "decimal (7.5)"},
		"minuten":  {"hele minuten (450)", "whole minutes (450)"},
		"uumm":     {"uumm zonder teken (730)", "hhmm without a sign (730)"},
	}
}

// BreakNotation words how a column writes breaks.
func (t *Texts) BreakNotation(n string) string {
	if n == "" {
		return t.say(word{"minuten (30) of 0:30", "minutes (30) or 0:30"})
	}
	return t.HourNotation(n)
}

// DelimiterName words a separator of a CSV file.
func (t *Texts) DelimiterName(d string) string { return look(t, delimiterWords(), d) }

func delimiterWords() map[string]word {
	return map[string]word{
		";": {"puntkomma", "semicolon"}, ",": {"komma", "comma"}, "\t": {"tab", "tab"}, "|": {"streep |", "pipe |"},
	}
}
