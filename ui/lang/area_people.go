package lang

// PeopleTexts are the texts of the screen Medewerkers.
type PeopleTexts struct {
	Loading, NotLinked, Empty                    string
	Never                                        string
	Synced                                       string // moment
	Count                                        string // people
	Names                                        string // number
	Difference                                   string // new, changed, left, unchanged
	First                                        string
	Conflicts                                    string // number
	NoDifference, NotCompared                    string
	Skipped                                      string // calls
	Waiting                                      string // number of rows
	Name, Number, Basis, Reason, Lines, Hours    string
	What, Explain                                string
	InLines                                      string // number
	Maybe                                        string // name, why
	Said                                         string // names
	SentFor                                      string // number of lines
	SentForKey, NoSentFor, SentForTitle          string
	SentForText, SentForNobody, SentForLink      string
	SentForKept                                  string // lines, name
	NoSuggestion                                 string
	Fetch, Accept, AcceptAll, Mark, SetBasis     string
	Link, LinkFirst, ShowDiff, ShowTeam          string
	FetchTask                                    string
	MarkFirst, AcceptFirst, NothingToAccept      string
	OnName, OnPerson                             string
	Accepted                                     string // taken, left
	BasisTitle                                   string // name
	BasisText                                    string
	FromTitle, FromPeriod, FromStart             string // FromPeriod: date
	BasisKept                                    string // name, basis
	LinkTitle                                    string // name
	LinkText                                     string // number of lines
	NotHere, NotHereTitle, NotHereText           string
	Linked                                       string // name, person
	NotHereKept                                  string // name
	NotYet, WaitsForNmbrs, WaitText              string
	WaitKept                                     string // name
	Department, Emails, Employment, Contract, To string
	Change                                       string // field, old, new
	Nothing                                      string
}

func peopleNL() PeopleTexts {
	return PeopleTexts{
		Loading: "De medewerkers worden gelezen…", NotLinked: "Er is nog geen koppeling. Maak die bij 2 Koppeling.",
		Empty: "Nog geen medewerkers. Haal ze op uit Nmbrs met r.",
		Never: "Nog nooit opgehaald uit Nmbrs. Druk op r.", Synced: "Overgenomen uit Nmbrs op %s",
		Count: "medewerkers: %s", Names: "namen die nog bij niemand horen: %s",
		Difference: "Verschil met Nmbrs: nieuw %s, gewijzigd %s, uit dienst %s, ongewijzigd %s",
		First:      "Eerste keer: er is nog niets veranderd. Kijk na en neem alles over met A.",
		Conflicts:  "Let op, met een tegenstrijdigheid: %s. Bekijk die een voor een.", NoDifference: "Alles is gelijk aan Nmbrs.", NotCompared: "nog niet met Nmbrs vergeleken; druk op r",
		Skipped: "Niet gelezen: %s.", Waiting: "Er wacht een verschil met Nmbrs van %s medewerkers. Bekijk het met v.",
		Name: "naam", Number: "nr", Basis: "loonvorm", Reason: "waarom", Lines: "regels", Hours: "uren",
		What: "wat", Explain: "toelichting", InLines: "in # regel|in # regels", Maybe: "misschien %s (%s)", Said: "in de bestanden: %s",
		SentFor:    "# regel is doorgezet voor een ander dan wie het nu is. Bekijk en bevestig met c.|# regels zijn doorgezet voor een ander dan wie het nu is. Bekijk en bevestig met c.",
		SentForKey: "doorgezet voor een ander", NoSentFor: "er is niets voor een ander doorgezet", SentForTitle: "Doorgezet voor een ander",
		SentForText:   "Kies wat klopt: de uren gaan dan eerst af bij voor wie ze zijn doorgezet, en met de verzending daarna op bij wie het is.",
		SentForNobody: "nog niemand", SentForLink: "Koppel die naam eerst; daarna kan de correctie worden bevestigd.",
		SentForKept:  "Bevestigd: %s regels gaan af bij %s. De verzending daarna zet ze bij wie het is.",
		NoSuggestion: "niemand lijkt erop",
		Fetch:        "ophalen uit Nmbrs", Accept: "neem gekozen over", AcceptAll: "neem alles over", Mark: "kies", SetBasis: "loonvorm",
		Link: "koppel naam", LinkFirst: "koppel aan voorstel", ShowDiff: "bekijk verschil", ShowTeam: "lijst",
		FetchTask: "Medewerkers ophalen",
		MarkFirst: "kies eerst medewerkers met spatie, of neem alles over met A", AcceptFirst: "neem deze medewerker eerst over",
		NothingToAccept: "er is niets zonder tegenstrijdigheid om over te nemen; kies medewerkers met spatie",
		OnName:          "ga op een naam staan die nog bij niemand hoort", OnPerson: "ga op een medewerker staan",
		Accepted: "Overgenomen: %s. Nog te bekijken: %s.", BasisTitle: "Loonvorm van %s", BasisText: "Hoe wordt deze medewerker betaald?",
		FromTitle: "Vanaf wanneer?", FromPeriod: "vanaf %s (deze verloningsperiode)", FromStart: "vanaf het begin",
		BasisKept: "%s: %s.", LinkTitle: "Wie is %s?", LinkText: "Deze naam staat in de uren, regels: %s.",
		NotHere: "wordt hier niet verloond…", NotHereTitle: "Wordt hier niet verloond", NotHereText: "Waarom niet? De reden staat straks bij elke regel.",
		Linked: "%s hoort nu bij %s.", NotHereKept: "%s wordt hier niet verloond.",
		NotYet: "nog niet in Nmbrs, wacht", WaitsForNmbrs: "wacht", WaitKept: "%s wacht op Nmbrs; na het ophalen (r) wordt opnieuw gekeken.",
		WaitText:   "Nog niet in Nmbrs. Voer de medewerker daar in en haal op met r. De regels wachten zolang.",
		Department: "afdeling", Emails: "e-mail", Employment: "dienstverband", Contract: "contract", To: "heden",
		Change: "%s: %s wordt %s", Nothing: "leeg",
	}
}

func peopleEN() PeopleTexts {
	return PeopleTexts{
		Loading: "Reading the people…", NotLinked: "There is no link yet. Make it at 2 Link.",
		Empty: "No people yet. Fetch them from Nmbrs with r.",
		Never: "Never fetched from Nmbrs. Press r.", Synced: "Accepted from Nmbrs on %s",
		Count: "people: %s", Names: "names that belong to nobody yet: %s",
		Difference: "Difference with Nmbrs: new %s, changed %s, left %s, unchanged %s",
		First:      "First time: nothing has changed yet. Look it over and accept all with A.",
		Conflicts:  "Mind, with a contradiction: %s. Look at them one by one.", NoDifference: "Everything is equal to Nmbrs.", NotCompared: "not compared with Nmbrs yet; press r",
		Skipped: "Not read: %s.", Waiting: "A difference with Nmbrs of %s people waits. Look at it with v.",
		Name: "name", Number: "no", Basis: "pay basis", Reason: "why", Lines: "lines", Hours: "hours",
		What: "what", Explain: "explanation", InLines: "in # line|in # lines", Maybe: "perhaps %s (%s)", Said: "in the files: %s",
		SentFor:    "# line was sent for another than whose it is now. Look and confirm with c.|# lines were sent for another than whose they are now. Look and confirm with c.",
		SentForKey: "sent for another", NoSentFor: "nothing was sent for another", SentForTitle: "Sent for another",
		SentForText:   "Choose what is right: the hours then come down where they were sent, and go up where they belong in the batch after that.",
		SentForNobody: "nobody yet", SentForLink: "Link that name first; then the correction can be confirmed.",
		SentForKept:  "Confirmed: %s lines come down at %s. The batch after that brings them where they belong.",
		NoSuggestion: "nobody is similar",
		Fetch:        "fetch from Nmbrs", Accept: "accept chosen", AcceptAll: "accept all", Mark: "choose", SetBasis: "pay basis",
		Link: "link name", LinkFirst: "link to suggestion", ShowDiff: "show difference", ShowTeam: "list",
		FetchTask: "Fetching people",
		MarkFirst: "choose people with space first, or accept all with A", AcceptFirst: "accept this person first",
		NothingToAccept: "there is nothing without a contradiction to accept; choose people with space",
		OnName:          "go to a name that belongs to nobody yet", OnPerson: "go to a person",
		Accepted: "Accepted: %s. Left to look at: %s.", BasisTitle: "Pay basis of %s", BasisText: "How is this person paid?",
		FromTitle: "From when?", FromPeriod: "from %s (this pay period)", FromStart: "from the beginning",
		BasisKept: "%s: %s.", LinkTitle: "Who is %s?", LinkText: "This name is in the hours, lines: %s.",
		NotHere: "is not paid here…", NotHereTitle: "Is not paid here", NotHereText: "Why not? The reason will stand at each line.",
		Linked: "%s now belongs to %s.", NotHereKept: "%s is not paid here.",
		NotYet: "not in Nmbrs yet, wait", WaitsForNmbrs: "waits", WaitKept: "%s waits for Nmbrs; fetching (r) looks again.",
		WaitText:   "Not in Nmbrs yet. Enter the employee there and fetch with r. The lines wait until then.",
		Department: "department", Emails: "e-mail", Employment: "employment", Contract: "contract", To: "now",
		Change: "%s: %s becomes %s", Nothing: "empty",
	}
}
