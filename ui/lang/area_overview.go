package lang

// OverviewTexts are the texts of the screen Overzicht.
type OverviewTexts struct {
	Loading   string
	Demo      string
	Next      string // name of the step
	AllDone   string
	Open      string
	Choose    string
	Steps     string
	States    string
	Days      string
	Check     string // the step that checks in Nmbrs
	Review    string // the step that reviews hours
	Late      string // number of people, number of lines, names
	Names     string // number, names
	Unsure    string // number
	Half      string // number
	Broken    string
	OldLink   string
	Codes     string // decided, all
	Notes     string
	None      string
	AndMore   string // number
	Detail    OverviewDetails
	Hint      OverviewHints
	EmptyDays string
	// VenuesWait and OtherToDo take names.
	VenuesWait, OtherToDo string
	Venues, NoVenues      string
	Other, NoOther        string
}

// OverviewDetails say in a few words how far a step is.
type OverviewDetails struct {
	Linked, NotLinked, Broken string
	People, Names, Bases      string // number
	Confirmed, Confirm        string
	Differs                   string
	Codes                     string // decided, all
	After, Fetch              string
	Lines                     string // number
	Open, Blocked             string // number
	Unconfirmed, Source       string // number
	Reviewed                  string
	Ready, Sent, Unsure       string // number
	Corrections, Skipped      string // number
	Untaken                   string // number
	Equal                     string
	Different                 string // number
}

// OverviewHints say what to do in the step that comes next.
type OverviewHints struct {
	Link, People, PeopleFix, Period, Codes, Import, ImportDemo, Hours, Push, Doubt, InNmbrs, Done string
}

func overviewNL() OverviewTexts {
	return OverviewTexts{
		Loading: "Het overzicht wordt gemaakt…",
		Demo:    "Oefenomgeving: alles hier is verzonnen, niets gaat naar het echte Nmbrs.",
		Next:    "Volgende stap: %s. Druk op enter.",
		AllDone: "Deze verloningsperiode is klaar.",
		Open:    "open deze stap", Choose: "kies een stap",
		Steps: "Stappen", States: "Uren per toestand", Days: "Uren per dag",
		Check: "Controle in Nmbrs", Review: "Nakijken",
		Late:    "Nog te keuren (medewerkers: %s, urenregels: %s): %s",
		Names:   "Onbekende namen in de uren (%s): %s. Koppel ze met 3.",
		Unsure:  "Onzekere stappen: %s. Aangekomen of niet? Dat gaat voor alles; druk op 8.",
		Half:    "Een afgebroken verzending wacht nog, stappen: %s. Druk op 8 om haar af te maken.",
		Broken:  "Nmbrs weigert de koppeling. Er kan niets worden gelezen of doorgezet; druk op 2 voor een nieuw token.",
		OldLink: "Is de oude koppeling uitgezet? Twee koppelingen zetten dezelfde uren twee keer door. Antwoord bij 2 Koppeling.",
		Codes:   "%s van %s codes gekoppeld",
		Notes:   "Bij het openen gevonden",
		None:    "nog geen urenregels", AndMore: "en %s anderen",
		VenuesWait: "Regels wachten op een bedrijf; vestiging: %s. Druk op v.", OtherToDo: "Daarna nog te doen (druk op b): %s",
		Venues: "vestigingen", NoVenues: "elke vestiging heeft een bedrijf", Other: "ander bedrijf", NoOther: "er is maar een bedrijf gekoppeld",
		EmptyDays: "Nog geen uren in deze verloningsperiode. Lees ze in met 6.",
		Detail: OverviewDetails{
			Linked: "werkt", NotLinked: "nog niet", Broken: "geweigerd",
			People: "%s mensen", Names: "%s onbekend", Bases: "%s te kiezen",
			Confirmed: "klopt", Confirm: "bevestigen", Differs: "wijkt af",
			Codes: "%s van %s", After: "na inlezen", Fetch: "nog ophalen", Lines: "# regel|# regels",
			Open: "%s te keuren", Blocked: "%s geblokkeerd", Unconfirmed: "%s te bevestigen", Source: "%s: bron anders", Reviewed: "nagekeken",
			Ready: "%s klaar", Corrections: "# correctie klaar|# correcties klaar", Skipped: "# overgeslagen|# overgeslagen", Untaken: "# regel niet ingelezen|# regels niet ingelezen", Sent: "%s doorgezet", Unsure: "%s onzeker",
			Equal: "gelijk", Different: "# verschil|# verschillen",
		},
		Hint: OverviewHints{
			Link:       "Koppel Doorzet aan Nmbrs met een e-mailadres en een API-token.",
			People:     "Haal de medewerkers op uit Nmbrs en kijk hoe ieder wordt betaald. Er verandert niets voordat je het overneemt.",
			PeopleFix:  "Koppel de namen die nog bij niemand horen en kies hoe ieder wordt betaald.",
			Period:     "Kijk welke gewerkte dagen in welke verloningsperiode vallen en bevestig de eerste dag.",
			Codes:      "Kies voor elke uursoort en elk aantal de code van Nmbrs, of zeg dat hij bewust niet meegaat.",
			Import:     "Lees het bestand met uren in. Elke regel komt hoogstens een keer binnen.",
			ImportDemo: "Lees het oefenbestand in: het pad staat al klaar.",
			Hours:      "Keur goed wat klopt, verbeter wat niet klopt. Groen gaat mee, wit is klaar.",
			Push:       "Bekijk de proeflijst en zet de goedgekeurde uren door naar Nmbrs.",
			Doubt:      "Zoek eerst uit wat onzeker of half gedaan is.",
			InNmbrs:    "Lees terug wat er in Nmbrs staat en vergelijk het met wat is doorgezet.",
			Done:       "Alles is doorgezet en staat gelijk in Nmbrs.",
		},
	}
}

func overviewEN() OverviewTexts {
	return OverviewTexts{
		VenuesWait: "Lines wait for a company; venue: %s. Press v.", OtherToDo: "Still to do after this (press b): %s",
		Venues: "venues", NoVenues: "every venue has a company", Other: "other company", NoOther: "only one company is linked",
		Loading: "Making the overview…",
		Demo:    "Practice: everything here is made up, nothing goes to the real Nmbrs.",
		Next:    "Next step: %s. Press enter.",
		AllDone: "This pay period is finished.",
		Open:    "open this step", Choose: "choose a step",
		Steps: "Steps", States: "Hours by state", Days: "Hours by day",
		Check: "Check in Nmbrs", Review: "Review",
		Late:    "To approve (people: %s, hour lines: %s): %s",
		Names:   "Unknown names in the hours (%s): %s. Link them with 3.",
		Unsure:  "Unsure steps: %s. Arrived or not? That comes first; press 8.",
		Half:    "A batch that broke off still waits, steps: %s. Press 8 to finish it.",
		Broken:  "Nmbrs refuses the link. Nothing can be read or pushed through; press 2 for a new token.",
		OldLink: "Is the old link switched off? Two links push the same hours twice. Answer at 2 Link.",
		Codes:   "%s of %s codes linked",
		Notes:   "Found on opening",
		None:    "no hour lines yet", AndMore: "and %s others",
		EmptyDays: "No hours in this pay period yet. Read them in with 6.",
		Detail: OverviewDetails{
			Linked: "works", NotLinked: "not yet", Broken: "refused",
			People: "%s people", Names: "%s unknown", Bases: "%s to choose",
			Confirmed: "right", Confirm: "confirm", Differs: "differs",
			Codes: "%s of %s", After: "after import", Fetch: "to fetch", Lines: "# line|# lines",
			Open: "%s to approve", Blocked: "%s blocked", Unconfirmed: "%s to confirm", Source: "%s: source differs", Reviewed: "reviewed",
			Ready: "%s ready", Corrections: "# correction ready|# corrections ready", Skipped: "# skipped|# skipped", Untaken: "# row not taken in|# rows not taken in", Sent: "%s pushed", Unsure: "%s unsure",
			Equal: "equal", Different: "# difference|# differences",
		},
		Hint: OverviewHints{
			Link:       "Link Doorzet to Nmbrs with an e-mail address and an API token.",
			People:     "Fetch the people from Nmbrs and see how each is paid. Nothing changes before you accept it.",
			PeopleFix:  "Link the names that belong to nobody yet and choose how each is paid.",
			Period:     "See which days worked fall in which pay period and confirm the first day.",
			Codes:      "Choose the code of Nmbrs for each hour type and count, or say that it deliberately stays behind.",
			Import:     "Read in the file with hours. Each line comes in once at most.",
			ImportDemo: "Read in the practice file: its path is filled in already.",
			Hours:      "Approve what is right, correct what is not. Green goes along, white is done.",
			Push:       "Look at the trial list and push the approved hours through to Nmbrs.",
			Doubt:      "First settle what is unsure or half done.",
			InNmbrs:    "Read back what Nmbrs holds and compare it with what was pushed.",
			Done:       "Everything was pushed through and is equal in Nmbrs.",
		},
	}
}
