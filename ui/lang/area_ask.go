package lang

// AskTexts are the questions that a file of hours asks before it is taken over,
// and the names of the groups that they are about.
type AskTexts struct {
	Moved, Redescribed, Joined, Outside, Renames string
	Ahead, Unapproved, StaysSent                 string
	Unlikely                                     string
	RenameTitle                                  string
	RenameText                                   string // new, old, equal, rows
	RenameTeam                                   string // new, old, equal, rows
	RenameYes, RenameNo, RenameLater             string
	PartTitle                                    string
	PartText                                     string // appear, known, lines
	PartYes, PartNo                              string
	CopyTitle                                    string
	CopyText                                     string // sheet, equal, rows
	CopyYes, CopyNo                              string
	VenueTitle, VenueYes, VenueNo, VenueLater    string
	VenueOther                                   string // company
	VenueText                                    string // number, venue, unknown, all
	VenueGone                                    string // number, venue
	VenueNone, VenueHeld                         string
	Key, None                                    string
	Line                                         string // old, new
	Told                                         string
	Unread                                       string
	WayTitle                                     string
	WayDay, WayMonth, WayYear                    string // the day that it then is
	WayMinutes, WayDigits, WayDecimal            string // the length that it then is
	WayPoint, WayDayPart                         string // the length that it then is
	Blocked                                      string // number
}

func askNL() AskTexts {
	return AskTexts{
		Unlikely: "onwaarschijnlijk, nakijken",
		Moved:    "verplaatst?", Redescribed: "anders omschreven", Joined: "anders verdeeld", Outside: "voor de eerste periode", Ahead: "ver vooruit, klopt het jaar?", Unapproved: "niet meer goedgekeurd", StaysSent: "blijft zoals doorgezet", Renames: "andere naam?",
		RenameTitle: "Andere naam?",
		RenameText:  "Is %s de nieuwe naam van %s? %s van de %s regels hebben dezelfde uren. Zonder antwoord komen ze geblokkeerd binnen.",
		RenameYes:   "ja, het is dezelfde (onthouden)", RenameNo: "nee (onthouden)", RenameLater: "later",
		RenameTeam: "Heet het team %[2]s nu %[1]s? %[3]s van de %[4]s regels hebben dezelfde uren; ze tellen als dezelfde.",
		PartTitle:  "Is dit een deel?",
		PartText:   "In dit bestand staan %s van de %s medewerkers die er voor deze vestigingen en dagen zijn. Is het alles, dan zijn %s regels niet meer in de bron.",
		PartYes:    "een deel: er is niets vervallen", PartNo: "alles: wat ontbreekt, is vervallen",
		CopyTitle: "Een kopie?",
		CopyText:  "Op het tabblad %s staan %s van de %s regels ook op een eerder tabblad.",
		CopyYes:   "een kopie: telt niet", CopyNo: "geen kopie: telt mee",
		VenueTitle: "Hoort deze vestiging bij dit bedrijf?", VenueYes: "ja, ze hoort hierbij (onthouden)", VenueNo: "nee, bij een ander bedrijf (onthouden)",
		VenueLater: "nu niet: de regels blijven buiten", VenueOther: "ze hoort bij %s (onthouden)",
		VenueText: "Van de vestiging %s zijn hier %s van de %s mensen niet bij naam bekend. Zonder antwoord komt # regel niet mee.|" +
			"Van de vestiging %s zijn hier %s van de %s mensen niet bij naam bekend. Zonder antwoord komen # regels niet mee.",
		VenueGone: "De vestiging %s hoort niet bij dit bedrijf, is gezegd: # regel blijft buiten.|" +
			"De vestiging %s hoort niet bij dit bedrijf, is gezegd: # regels blijven buiten.",
		VenueNone: "(zonder vestiging)", VenueHeld: "vestiging van ons?",
		Unread: "niet gelezen", WayTitle: "Hoe is dit geschreven?",
		WayDay: "eerst de dag: %s", WayMonth: "eerst de maand: %s", WayYear: "eerst het jaar: %s",
		WayMinutes: "minuten: %s", WayDigits: "uren en minuten aan elkaar: %s", WayDecimal: "uren, met een deel van een uur: %s",
		WayPoint: "uren en minuten met een punt of komma ertussen: %s", WayDayPart: "een deel van een dag: %s",
		Key: "vragen", None: "dit bestand vraagt niets", Line: "%s → %s", Told: "dezelfde uren",
		Blocked: "# regel komt geblokkeerd binnen tot je kiest (f bij 7 Uren).|# regels komen geblokkeerd binnen tot je kiest (f bij 7 Uren).",
	}
}

func askEN() AskTexts {
	return AskTexts{
		Unlikely: "unlikely, look at it",
		Moved:    "moved?", Redescribed: "told otherwise", Joined: "divided otherwise", Outside: "before the first period", Ahead: "far ahead, is the year right?", Unapproved: "no longer approved", StaysSent: "stays as pushed", Renames: "another name?",
		RenameTitle: "Another name?",
		RenameText:  "Is %s the new name of %s? %s of the %s rows have the same hours. Without an answer they come in blocked.",
		RenameYes:   "yes, it is the same (remembered)", RenameNo: "no (remembered)", RenameLater: "later",
		RenameTeam: "Is the team %[2]s called %[1]s now? %[3]s of the %[4]s rows have the same hours; they count as the same.",
		PartTitle:  "Is this a part?",
		PartText:   "This file has %s of the %s people who are there for these venues and days. If it is all, %s lines are no longer in the source.",
		PartYes:    "a part: nothing has vanished", PartNo: "all of it: what is missing has vanished",
		CopyTitle: "A copy?",
		CopyText:  "On the sheet %s, %s of the %s rows are on an earlier sheet too.",
		CopyYes:   "a copy: does not count", CopyNo: "no copy: counts",
		VenueTitle: "Does this venue belong to this company?", VenueYes: "yes, it does (remembered)", VenueNo: "no, to another company (remembered)",
		VenueLater: "not now: its rows stay out", VenueOther: "it belongs to %s (remembered)",
		VenueText: "Of the venue %s, %s of the %s people are not known here by name. Without an answer # row stays out.|" +
			"Of the venue %s, %s of the %s people are not known here by name. Without an answer # rows stay out.",
		VenueGone: "The venue %s does not belong to this company, as you said: # row stays out.|" +
			"The venue %s does not belong to this company, as you said: # rows stay out.",
		VenueNone: "(without a venue)", VenueHeld: "a venue of ours?",
		Unread: "not read", WayTitle: "How is this written?",
		WayDay: "the day first: %s", WayMonth: "the month first: %s", WayYear: "the year first: %s",
		WayMinutes: "minutes: %s", WayDigits: "hours and minutes without a sign between: %s", WayDecimal: "hours, with a part of an hour: %s",
		WayPoint: "hours and minutes with a point or a comma between: %s", WayDayPart: "a part of a day: %s",
		Key: "questions", None: "this file asks nothing", Line: "%s → %s", Told: "the same hours",
		Blocked: "# line comes in blocked until you choose (f at 7 Hours).|# lines come in blocked until you choose (f at 7 Hours).",
	}
}
