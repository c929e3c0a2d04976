package lang

// CodesTexts are the texts of the screen Codes.
type CodesTexts struct {
	FetchCodes          string
	Coverage            string // decided, all
	From                string // period
	DaysOn, DaysOff     string
	NoCodes, Empty      string
	Type, Lines, Amount string
	Decision, Suggested string
	Not, Undecided      string
	Gone                string // code
	Model               string // number
	Rate                string // money
	Choose, NotSent     string
	Take, TakeAll       string
	Days, RateHelp      string
	ChooseTitle         string // type
	ChooseText          string // period
	NothingSuggested    string
	NoWages             string
	RateOnlyCounts      string
	RateTitle           string // type
	RateText            string
	RateBad             string
	Fetching            string
	Saved               string // type, decision, period
	SavedAll            string // number, period
	SavedDays           string // on or off, period
	Next                string
	FetchFirst          string
}

func codesNL() CodesTexts {
	return CodesTexts{
		FetchCodes: "codes ophalen",
		Coverage:   "%d van %d codes gekoppeld",
		From:       "Wat je kiest geldt vanaf verloningsperiode %s.",
		DaysOn:     "Gewerkte dagen: gaan mee", DaysOff: "Gewerkte dagen: gaan niet mee",
		NoCodes: "Er zijn nog geen codes uit Nmbrs gelezen. Druk op r om ze op te halen.",
		Empty:   "Deze verloningsperiode heeft nog geen uren. Druk op 6 om uren in te lezen.",
		Type:    "soort", Lines: "regels", Amount: "uren", Decision: "code in Nmbrs", Suggested: "voorstel",
		Not: "gaat bewust niet mee", Undecided: "nog kiezen", Gone: "%d bestaat niet meer",
		Model: "model %d", Rate: "× %s",
		Choose: "code kiezen", NotSent: "bewust niet", Take: "voorstel", TakeAll: "alle voorstellen",
		Days: "dagen aan/uit", RateHelp: "tarief per stuk",
		ChooseTitle:      "Code voor %s",
		ChooseText:       "Geldt vanaf verloningsperiode %s. Zoek op nummer of omschrijving.",
		NothingSuggested: "er is geen voorstel", NoWages: "Nmbrs gaf geen codes voor deze soort; druk op r",
		RateOnlyCounts: "een tarief hoort bij een aantal met een looncode",
		RateTitle:      "Tarief voor %s", RateText: "Bedrag per stuk in euro's. Leeg: het aantal zelf gaat mee.",
		RateBad: "Typ een bedrag zoals 4,56.", Fetching: "Codes ophalen",
		Saved: "%s: %s, vanaf %s", SavedAll: "%d voorstellen overgenomen, vanaf %s",
		SavedDays: "%s, vanaf %s", Next: "Alles is besloten. Verder met 7 Uren.",
		FetchFirst: "er zijn nog geen codes gelezen; druk op r",
	}
}

func codesEN() CodesTexts {
	return CodesTexts{
		FetchCodes: "fetch codes",
		Coverage:   "%d of %d codes coupled",
		From:       "What you choose holds from pay period %s.",
		DaysOn:     "Days worked: go along", DaysOff: "Days worked: do not go along",
		NoCodes: "No codes have been read from Nmbrs yet. Press r to fetch them.",
		Empty:   "This pay period has no hours yet. Press 6 to import hours.",
		Type:    "type", Lines: "lines", Amount: "hours", Decision: "code in Nmbrs", Suggested: "suggestion",
		Not: "deliberately not sent", Undecided: "to be chosen", Gone: "%d no longer exists",
		Model: "model %d", Rate: "× %s",
		Choose: "choose code", NotSent: "deliberately not", Take: "suggestion", TakeAll: "all suggestions",
		Days: "days on/off", RateHelp: "rate per piece",
		ChooseTitle:      "Code for %s",
		ChooseText:       "Holds from pay period %s. Search by number or description.",
		NothingSuggested: "there is no suggestion", NoWages: "Nmbrs gave no codes for this type; press r",
		RateOnlyCounts: "a rate belongs to a count with a wage code",
		RateTitle:      "Rate for %s", RateText: "Amount per piece in euros. Empty: the number itself is sent.",
		RateBad: "Type an amount such as 4.56.", Fetching: "Fetching codes",
		Saved: "%s: %s, from %s", SavedAll: "%d suggestions taken, from %s",
		SavedDays: "%s, from %s", Next: "Everything has been decided. Go on with 7 Hours.",
		FetchFirst: "no codes have been read yet; press r",
	}
}
