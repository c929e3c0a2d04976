package lang

// BoardTexts are the texts of the company board, the log and the settings.
type BoardTexts struct {
	Companies CompanyTexts
	Log       LogTexts
	Settings  SettingTexts
}

// CompanyTexts are the texts of the company board.
type CompanyTexts struct {
	Loading, Empty                                   string
	Intro                                            string
	Name, Period, ToDo, Ready, Sent, Unsure, Trouble string
	Switch                                           string
	Switched                                         string // company
	NotLinked, Broken                                string
	CannotSwitch                                     string
	ShowVenues, ShowBoard, SetOwner                  string
	VenueIntro                                       string
	VenuesOpen                                       string // number
	Venue, Owner, VenueLines, HeldBy                 string
	NoVenues                                         string
	OwnerNone, OwnerOnly, OwnerNow                   string
	OwnerTitle                                       string // venue
	OwnerText                                        string // lines
	OwnerSet                                         string // venue, company
	Filter, Clear, FilterKeys                        string
	Filtering                                        string // text, shown, all
	NoneFound, Unread                                string
	Rename, RenameTitle                              string
	RenameText                                       string // name in Nmbrs
	Renamed                                          string // own name
	Unnamed                                          string // name in Nmbrs
	LabelLong                                        string // number
	Here                                             string
	ToCompany                                        string // company
}

// LogTexts are the texts of the log.
type LogTexts struct {
	Loading, Empty          string
	At, By, Company, Action string
	What                    string
	Filter, Clear, Refresh  string
	Filtering               string // text
	Counts                  string // shown, all
	General                 string
	Purged                  string
	FilterKeys              string
	Trail                   TrailTexts
}

// SettingTexts are the texts of the settings.
type SettingTexts struct {
	Intro, ThisRun                                string
	Lang, Colours, Background, Signs, ColourBlind string
	Hours, Correction                             string
	Dutch, English                                string
	True, C256, C16, Mono                         string
	Own, Dark, Light                              string
	Unicode, ASCII                                string
	On, Off                                       string
	ClockHours, DecimalHours                      string
	NoCompany                                     string
	Change, Back                                  string
	Example                                       string
	Kept                                          string
}

func boardNL() BoardTexts {
	return BoardTexts{
		Companies: CompanyTexts{
			Loading: "De bedrijven worden gelezen…", Empty: "Nog geen bedrijven. Koppel er een bij 2 Koppeling.",
			Intro: "Per bedrijf de urenregels van zijn huidige verloningsperiode. Enter gaat naar dat bedrijf.",
			Name:  "bedrijf", Period: "periode", ToDo: "te doen", Ready: "klaar", Sent: "doorgezet", Unsure: "onzeker", Trouble: "let op",
			Switch: "ga naar dit bedrijf", Switched: "Je werkt nu in %s", NotLinked: "niet gekoppeld", Broken: "koppeling geweigerd",
			CannotSwitch: "dit bedrijf is niet gekoppeld",
			ShowVenues:   "vestigingen", ShowBoard: "bedrijven", SetOwner: "kies bedrijf",
			VenueIntro: "Bij welk bedrijf hoort elke vestiging? Enter kiest. Regels die nog niet zijn doorgezet, verhuizen mee.",
			VenuesOpen: "Vestigingen zonder bedrijf: %s. Hun regels wachten.",
			Venue:      "vestiging", Owner: "hoort bij", VenueLines: "regels", HeldBy: "regels staan bij",
			NoVenues:  "er zijn nog geen vestigingen in de uren",
			OwnerNone: "nog geen bedrijf", OwnerOnly: "het enige bedrijf", OwnerNow: "nu",
			OwnerTitle: "Bij welk bedrijf hoort %s?", OwnerText: "Regels met deze vestiging: %s. Wat al is doorgezet, blijft waar het is.",
			OwnerSet: "%s hoort nu bij %s",
			Filter:   "zoeken", Clear: "alles tonen", FilterKeys: "typ om te zoeken · enter klaar · esc alles",
			Filtering: "Zoek: %s  (%s van %s)", NoneFound: "Geen bedrijf gevonden.", Unread: "niet te lezen",
			Rename: "eigen naam", RenameTitle: "Eigen naam",
			RenameText: "Zo noemt Doorzet dit bedrijf. In Nmbrs heet het %s en dat blijft zo. Leeg: de naam uit Nmbrs.",
			Renamed:    "Dit bedrijf heet hier nu %s", Unnamed: "Dit bedrijf heet hier weer %s",
			LabelLong: "hoogstens %s tekens", Here: "hier werk je al", ToCompany: "naar bedrijf %s",
		},
		Log: LogTexts{
			Loading: "Het logboek wordt gelezen…", Empty: "Niets gevonden.",
			At: "wanneer", By: "wie", Company: "bedrijf", Action: "wat", What: "gegevens",
			Filter: "zoeken", Clear: "alles tonen", Refresh: "verversen", Filtering: "Zoek: %s",
			Counts: "Logboek, nieuwste bovenaan. Getoond: %s van %s.", General: "algemeen",
			Purged: "persoonsgegevens zijn verwijderd", FilterKeys: "typ om te zoeken · enter klaar · esc alles",
			Trail: trailNL(),
		},
		Settings: SettingTexts{
			Intro:   "Pijlen kiezen een instelling, enter of links en rechts verandert hem. Het geldt meteen.",
			ThisRun: "De keuzes voor het beeld gelden tot Doorzet stopt.",
			Lang:    "Taal", Colours: "Kleuren", Background: "Achtergrond", Signs: "Tekens", ColourBlind: "Kleurenblind",
			Hours: "Uren schrijven als", Correction: "Correcties",
			Dutch: "Nederlands", English: "English",
			True: "alle kleuren", C256: "256 kleuren", C16: "16 kleuren", Mono: "geen kleuren",
			Own: "die van de terminal", Dark: "donker", Light: "licht", Unicode: "gewone tekens", ASCII: "alleen ASCII",
			On: "aan: geen rood naast groen", Off: "uit", ClockHours: "7:40", DecimalHours: "7,67",
			NoCompany: "eerst een bedrijf koppelen",
			Change:    "veranderen", Back: "terug", Example: "Zo ziet het eruit", Kept: "Bewaard.",
		},
	}
}

func boardEN() BoardTexts {
	return BoardTexts{
		Companies: CompanyTexts{
			Loading: "Reading the companies…", Empty: "No companies yet. Link one at 2 Link.",
			Intro: "For each company the hour lines of its current pay period. Enter goes to that company.",
			Name:  "company", Period: "period", ToDo: "to do", Ready: "ready", Sent: "pushed", Unsure: "unsure", Trouble: "mind",
			Switch: "go to this company", Switched: "You now work in %s", NotLinked: "not linked", Broken: "link refused",
			CannotSwitch: "this company is not linked",
			ShowVenues:   "venues", ShowBoard: "companies", SetOwner: "choose company",
			VenueIntro: "To which company does each venue belong? Enter chooses. Lines that were not pushed through yet move along.",
			VenuesOpen: "Venues without a company: %s. Their lines wait.",
			Venue:      "venue", Owner: "belongs to", VenueLines: "lines", HeldBy: "lines are in",
			NoVenues:  "there are no venues in the hours yet",
			OwnerNone: "no company yet", OwnerOnly: "the only company", OwnerNow: "now",
			OwnerTitle: "To which company does %s belong?", OwnerText: "Lines with this venue: %s. What was pushed through stays where it is.",
			OwnerSet: "%s now belongs to %s",
			Filter:   "search", Clear: "show all", FilterKeys: "type to search · enter done · esc all",
			Filtering: "Search: %s  (%s of %s)", NoneFound: "No company found.", Unread: "cannot be read",
			Rename: "own name", RenameTitle: "Own name",
			RenameText: "What Doorzet calls this company. In Nmbrs it is %s and stays so. Empty: the name in Nmbrs.",
			Renamed:    "This company is now called %s here", Unnamed: "This company is called %s here again",
			LabelLong: "at most %s characters", Here: "you work here already", ToCompany: "to company %s",
		},
		Log: LogTexts{
			Loading: "Reading the log…", Empty: "Nothing found.",
			At: "when", By: "who", Company: "company", Action: "what", What: "data",
			Filter: "search", Clear: "show all", Refresh: "refresh", Filtering: "Search: %s",
			Counts: "Log, newest first. Shown: %s of %s.", General: "general",
			Purged: "personal data were deleted", FilterKeys: "type to search · enter done · esc all",
			Trail: trailEN(),
		},
		Settings: SettingTexts{
			Intro:   "Arrows choose a setting, enter or left and right change it. It holds at once.",
			ThisRun: "The choices for the looks last until Doorzet stops.",
			Lang:    "Language", Colours: "Colours", Background: "Background", Signs: "Signs", ColourBlind: "Colour-blind",
			Hours: "Write hours as", Correction: "Corrections",
			Dutch: "Nederlands", English: "English",
			True: "all colours", C256: "256 colours", C16: "16 colours", Mono: "no colours",
			Own: "that of the terminal", Dark: "dark", Light: "light", Unicode: "ordinary signs", ASCII: "ASCII only",
			On: "on: no red beside green", Off: "off", ClockHours: "7:40", DecimalHours: "7.67",
			NoCompany: "link a company first",
			Change:    "change", Back: "back", Example: "This is how it looks", Kept: "Kept.",
		},
	}
}
