package lang

// PushHoldTexts are what the screen Doorzetten says of what is held back and of
// where it goes.
type PushHoldTexts struct {
	Next, Prev, None     string
	DaysText             string // period, current period
	DaysCurrent, DaysOwn string // period
	DaysOut              string
	HoursOf              string // period, period of the hours
	NotRead              string // period
}

func pushHoldNL() PushHoldTexts {
	return PushHoldTexts{
		DaysText:    "Deze correctie van %s hoort volgens de instelling in %s. Gewerkte dagen zijn één getal per verloningsperiode en kunnen daar niet mee.",
		DaysCurrent: "in %s, zonder gewerkte dagen", DaysOwn: "in %s zelf, ontgrendeld (TWK); zo ook latere correcties",
		DaysOut: "Correcties gaan zonder gewerkte dagen; hun dagen blijven in Nmbrs zoals ze zijn.",
		HoursOf: "%s (uren van %s)",
		NotRead: "Bij ? is niet gelezen wat Nmbrs in %s heeft.",
		Next:    "volgende", Prev: "vorige", None: "er is niets tegengehouden",
	}
}

func pushHoldEN() PushHoldTexts {
	return PushHoldTexts{
		DaysText:    "By the setting this correction of %s belongs in %s. Days worked are one figure per pay period and cannot go along there.",
		DaysCurrent: "into %s, without days worked", DaysOwn: "into %s itself, unlocked (retroactive); later corrections too",
		DaysOut: "Corrections go without days worked; their days stay in Nmbrs as they are.",
		HoursOf: "%s (hours of %s)",
		NotRead: "At ? what Nmbrs holds in %s was not read.",
		Next:    "next", Prev: "previous", None: "nothing is held back",
	}
}
