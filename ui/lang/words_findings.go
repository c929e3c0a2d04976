package lang

import (
	"maps"

	"doorzet/payroll"
)

// Finding names a kind of finding in a few words, for a column or a filter.
func (t *Texts) Finding(k payroll.FindingKind) string { return look(t, t.tables.findings, k) }

// FindingText says in a sentence what was found, and what to do.
func (t *Texts) FindingText(f payroll.Finding) string {
	w, ok := findingWord(f)
	if !ok {
		return t.Finding(f.Kind)
	}
	args := maps.Clone(f.Args)
	if by := f.Args["by"]; f.Kind == payroll.FindUnknownPerson && by != "" {
		args["by"] = t.Match(payroll.MatchReason(by))
	}
	if why := f.Args["why"]; f.Kind == payroll.FindBadTime && why != "" {
		args["why"] = t.fill(look(t, badTimeWords(), payroll.BadTimeWhy(why)), f.Args)
	}
	if f.Kind == payroll.FindTwoContracts && args != nil {
		for _, k := range []string{"old", "new"} {
			args[k] = t.Basis(payroll.PayBasis(f.Args[k]))
		}
	}
	return t.fill(t.say(w), args)
}

// findingWord gives the sentence about a finding, false for one without.
func findingWord(f payroll.Finding) (word, bool) {
	for _, say := range []func(payroll.Finding) (word, bool){doubtText, sentForText, farText, heldText} {
		if w, ok := say(f); ok {
			return w, true
		}
	}
	for _, texts := range sentenceTexts() {
		if w, ok := texts[f.Kind]; ok {
			return w, true
		}
	}
	return word{}, false
}

// farText is about a line that waits for one of another company.
func farText(f payroll.Finding) (word, bool) {
	return word{
		"Deze uren zijn doorgezet bij {company} ({date}). Bevestig daar de correctie en zet die door; deze regel komt dan vanzelf vrij.",
		"These hours were pushed through at {company} ({date}). Confirm the correction there and push it through; this line is then let go by itself.",
	}, f.Kind == payroll.FindWaits && f.Args["company"] != ""
}

// heldText is about unlikely hours: what they are, and what lets them go.
func heldText(f payroll.Finding) (word, bool) {
	if f.Kind == payroll.FindOverlap && f.Holds && !f.Seen {
		return word{
			"Overlapt met een regel van {date}, {start}–{end}, {venue}. Trek er een in, of keur elk zelf goed als beide kloppen.",
			"Overlaps a line of {date}, {start}–{end}, {venue}. Withdraw one, or approve each itself if both are right.",
		}, true
	}
	w, ok := unlikelyTexts()[f.Args["why"]]
	return w, ok && f.Kind == payroll.FindUnlikely
}

// unlikelyTexts say why an amount is unlikely.
func unlikelyTexts() map[string]word {
	return map[string]word{
		payroll.UnlikelyLine: {
			"Eén regel van {length} op {date}: een dag of langer. Is het een totaal over meer dagen en klopt het, keur de regel dan zelf goed; anders: wijzig hem of trek hem in.",
			"One line of {length} on {date}: a day or longer. If it is a total of several days and right, approve the line itself; else change or withdraw it.",
		},
		payroll.UnlikelyDay: {
			"Op {date} samen {length}: langer dan een dag. Klopt het, keur de regels dan elk zelf goed; anders: wijzig er een of trek die in.",
			"{length} in all on {date}: longer than a day. If that is right, approve each line itself; else change or withdraw one.",
		},
		payroll.UnlikelyNegative: {
			"{length} op {date}: negatief, en die dag is er niets waar het af gaat. Klopt het, keur de regel dan zelf goed; anders: trek hem in.",
			"{length} on {date}: negative, with nothing on that day to take it from. If it is right, approve the line itself; else withdraw it.",
		},
		payroll.UnlikelyMeals: {
			"{length} maaltijden op {date}: meer dan iemand op een dag eet. Klopt het, keur de regel dan zelf goed; anders: wijzig hem.",
			"{length} meals on {date}: more than anybody eats in a day. If it is right, approve the line itself; else change it.",
		},
	}
}

// sentenceTexts are all sentences about findings.
func sentenceTexts() []map[payroll.FindingKind]word {
	return []map[payroll.FindingKind]word{findingTexts(), statusTexts(), warningTexts()}
}

func findingWords() map[payroll.FindingKind]word {
	return map[payroll.FindingKind]word{
		payroll.FindUnknownPerson: {"medewerker onbekend", "unknown employee"},
		payroll.FindUnknownBasis:  {"loonvorm onbekend", "pay basis unknown"},
		payroll.FindNoEmployment:  {"niet in dienst", "not employed"},
		payroll.FindNewHire:       {"nog niet verloond", "not on the payroll yet"},
		payroll.FindExternal:      {"extern in Nmbrs", "external in Nmbrs"},
		payroll.FindNoCode:        {"nog geen code", "no code yet"},
		payroll.FindBadTime:       {"tijd klopt niet", "time is wrong"},
		payroll.FindDouble:        {"mogelijk dubbel", "possibly double"},
		payroll.FindNoCompany:     {"vestiging niet van dit bedrijf", "venue not of this company"},
		payroll.FindMoved:         {"verplaatst?", "moved?"},
		payroll.FindGone:          {"niet meer in de bron", "no longer in the source"},
		payroll.FindWaits:         {"wacht op de correctie", "waits for the correction"},
		payroll.FindKept:          {"wacht op de vervanging", "waits for its replacement"},
		payroll.FindStays:         {"blijft zoals doorgezet", "stays as pushed"},
		payroll.FindTold:          {"bron zegt iets anders", "the source says otherwise"},
		payroll.FindPaidOther:     {"elders anders betaald", "paid otherwise elsewhere"},
		payroll.FindBesideLink:    {"naast een andere koppeling", "beside another link"},
		payroll.FindZeroHours:     {"0 uur", "0 hours"},
		payroll.FindLong:          {"langer dan 12 uur", "over 12 hours"},
		payroll.FindOverlap:       {"overlapt", "overlaps"},
		payroll.FindUnlikely:      {"onwaarschijnlijk aantal", "unlikely amount"},
		payroll.FindTotal:         {"totaal naast dagen", "total beside days"},
		payroll.FindNoBreak:       {"geen pauze", "no break"},
		payroll.FindClockChange:   {"klok verzet", "clock change"},
		payroll.FindDuplicate:     {"zelfde regel", "same line"},
		payroll.FindTwoContracts:  {"twee contracten", "two contracts"},
		payroll.FindWageChange:    {"loon wijzigt", "wage changes"},
		payroll.FindGap:           {"gat in contracten", "gap in contracts"},
		payroll.FindLeaver:        {"uit dienst", "leaves"},
		payroll.FindRehired:       {"opnieuw in dienst", "back in service"},
		payroll.FindRefused:       {"geweigerd door Nmbrs", "refused by Nmbrs"},
		payroll.FindCorrection:    {"correctie nodig", "correction needed"},
		payroll.FindTwoIDs:        {"past bij meer medewerkers", "fits several employees"},
		payroll.FindSentFor:       {"doorgezet voor een ander", "sent for somebody else"},
	}
}

// findingTexts are the sentences, the blocking findings among them.
func findingTexts() map[payroll.FindingKind]word {
	return map[payroll.FindingKind]word{
		payroll.FindUnknownPerson: {
			"{name} is niet herkend in Nmbrs. Kies wie het is, laat wachten, of geef aan dat dit hier niet wordt verloond.",
			"{name} was not recognised in Nmbrs. Choose who it is, let it wait, or say that it is not paid here.",
		},
		payroll.FindUnknownBasis: {
			"Hoe {name} wordt betaald is nog onbekend. Kies: betaald per gewerkt uur, vast loon, of vast loon + meeruren.",
			"How {name} is paid is not known yet. Choose: paid per hour worked, fixed wage, or fixed wage + extra hours.",
		},
		payroll.FindNoEmployment: {
			"{name} was op {date} niet in dienst volgens Nmbrs. Controleer de datum of het dienstverband.",
			"{name} was not employed on {date} according to Nmbrs. Check the date or the employment.",
		},
		payroll.FindNoCode: {
			"Voor \"{type}\" is nog geen code gekozen. Kies er een bij Codes, of kies dat het bewust niet meegaat.",
			"No code has been chosen for \"{type}\" yet. Choose one at Codes, or choose that it deliberately does not go along.",
		},
		payroll.FindBadTime: {
			"De tijd klopt niet: {why}.",
			"The time is wrong: {why}.",
		},
		payroll.FindDouble: {
			"Dit kunnen uren zijn die er voor deze medewerker en dag al zijn. Kies: dezelfde uren, of komt erbij.",
			"These may be hours that are there already for this employee and day. Choose: the same hours, or on top.",
		},
		payroll.FindMoved: {
			"Deze dienst kan die van {date} zijn, die niet meer in de bron staat. Kies: verplaatst, of een andere dienst.",
			"This shift may be that of {date}, which the source no longer has. Choose: moved, or another shift.",
		},
		payroll.FindGone: {
			"De bron heeft deze regel niet meer ({file}). Kies: houden of intrekken.",
			"The source no longer has this line ({file}). Choose: keep it or withdraw it.",
		},
		payroll.FindWaits: {
			"Van wat is doorgezet gaat iets af, en dit kunnen die uren zijn (zelfde dag, een dag ernaast, of de dienst van een ander). Bevestig eerst die correctie.",
			"Something that was sent goes down, and these may be those hours (the same day, the day beside it, or somebody else's shift). Confirm that correction first.",
		},
		payroll.FindKept: {
			"Deze uren gaan eraf zodra de regel van {date} ({length}) die ervoor in de plaats komt mee kan; die is nog niet goedgekeurd, of iets houdt hem tegen. Keur die goed of los dat op, trek hem in, of haal deze uren er nu al af.",
			"These hours go off once the line of {date} ({length}) that comes in their place can go along; it is not approved yet, or something holds it. Approve it or settle that, withdraw it, or take these hours off now.",
		},
		payroll.FindStays: {
			"{part} gaat niet meer mee; wat van deze regel is doorgezet zou naar 0 gaan en blijft daarom staan. Trek de regel in, of laat {part} weer meegaan bij Codes.",
			"{part} no longer goes along; what was pushed of this line would go to 0 and therefore stays. Withdraw the line, or let {part} go along again under Codes.",
		},
		payroll.FindNoCompany: {
			"De vestiging {venue} hoort niet bij dit bedrijf: bij een ander, of nog bij geen. Kies het bedrijf bij Instellingen (doorzet venues).",
			"The venue {venue} does not belong to this company: to another, or to none yet. Choose the company in Settings (doorzet venues).",
		},
		payroll.FindBesideLink: {
			"Een andere koppeling zette hetzelfde door; dat van Doorzet is uit Nmbrs teruggehaald. Markeer als elders doorgezet, of laat de uren alsnog meegaan bij Doorzetten.",
			"Another link pushed the same through; Doorzet's was taken back from Nmbrs. Mark it as pushed elsewhere, or let the hours go along after all at Push through.",
		},
	}
}

// statusTexts are about what somebody is in Nmbrs, and about lines of an odd
// length.
func statusTexts() map[payroll.FindingKind]word {
	return map[payroll.FindingKind]word{
		payroll.FindNewHire: {
			"{name} is een nieuwe medewerker in Nmbrs en wordt nog niet verloond. Maak er in Nmbrs een medewerker op de loonlijst van en synchroniseer daarna.",
			"{name} is a new hire in Nmbrs and is not on the payroll yet. Put them on the payroll in Nmbrs, then synchronise.",
		},
		payroll.FindExternal: {
			"{name} staat in Nmbrs als extern en wordt daar niet verloond. Klopt dat niet, wijzig dan de soort medewerker in Nmbrs en synchroniseer; klopt het wel, geef dan aan dat dit hier niet wordt verloond.",
			"{name} is external in Nmbrs and is not paid there. If that is wrong, change the kind of employee in Nmbrs and synchronise; if it is right, say that it is not paid here.",
		},
		payroll.FindZeroHours: {
			"De regel heeft 0 uur, vaak doordat er automatisch is uitgeklokt. Vul de uren in of trek de regel in.",
			"The line has 0 hours, often because of an automatic clock-out. Fill in the hours or withdraw the line.",
		},
		payroll.FindLong: {
			"De regel is {length} lang, meer dan 12 uur. Klopt dat?",
			"The line is {length} long, over 12 hours. Is that right?",
		},
		payroll.FindUnlikely: {
			"{length} op {date} kan haast niet kloppen. Klopt het toch, keur de regel dan zelf goed; anders: wijzig hem of trek hem in.",
			"{length} on {date} can hardly be right. If it is, approve the line itself; else change or withdraw it.",
		},
		payroll.FindTotal: {
			"{length} op {date} lijkt het totaal van dagen die er ook los zijn. Komt het erbij, keur de regel dan zelf goed; anders: trek het totaal of de dagen in.",
			"{length} on {date} looks like the total of days that are there as well. If it comes on top, approve the line itself; else withdraw the total or the days.",
		},
	}
}

// warningTexts are the sentences of findings that warn or explain.
func warningTexts() map[payroll.FindingKind]word {
	return map[payroll.FindingKind]word{
		payroll.FindTold: {
			"{file} zegt iets anders dan is doorgezet: {told}. Kies: overnemen (de volgende verzending corrigeert) of houden.",
			"{file} says something else than was sent: {told}. Choose: take it (the next batch corrects) or keep it.",
		},
		payroll.FindPaidOther: {
			"Een andere koppeling betaalde hier {length}; {file} zegt nu: {told}. Kies: zo houden, overnemen (de andere koppeling betaalt ook dat), of alleen het verschil hier doorzetten. Wat er op deze dag bijkomt, wacht zo lang.",
			"Another link paid {length} here; {file} says now: {told}. Choose: keep it so, take it over (the other link pays that too), or push only the difference here. What comes on top on this day waits meanwhile.",
		},
		payroll.FindOverlap: {
			"Overlapt met een regel van {date}, {start}–{end}, {venue}.",
			"Overlaps a line of {date}, {start}–{end}, {venue}.",
		},
		payroll.FindNoBreak: {
			"{length} gewerkt zonder pauze. Klopt dat?",
			"{length} worked without a break. Is that right?",
		},
		payroll.FindClockChange: {
			"In de nacht van {date} is de klok verzet: op de klok {clock}, werkelijk {elapsed}. De werkelijke tijd telt.",
			"In the night of {date} the clock changed: {clock} by the clock, {elapsed} in fact. The real time counts.",
		},
		payroll.FindDuplicate: {
			"Er is nog een regel met precies dezelfde gegevens ({line}). Trek er een in als het dezelfde dienst is.",
			"There is another line with exactly the same data ({line}). Withdraw one if it is the same shift.",
		},
		payroll.FindTwoContracts: {
			"{name} heeft twee loonvormen in deze verloningsperiode: vanaf {date} {new} in plaats van {old}. Controleer wat meegaat.",
			"{name} has two pay bases in this pay period: from {date} {new} instead of {old}. Check what goes along.",
		},
		payroll.FindWageChange: {
			"Het loon van {name} wijzigt op {date}, midden in de verloningsperiode; Nmbrs krijgt één totaal.",
			"The wage of {name} changes on {date}, within the pay period; Nmbrs gets one total.",
		},
		payroll.FindGap: {
			"{name} is van {from} tot en met {to} wel in dienst maar zonder contract in Nmbrs. Vul het contract daar aan.",
			"{name} is employed from {from} to {to} but has no contract in Nmbrs. Complete the contract there.",
		},
		payroll.FindLeaver: {
			"{name} gaat op {date} uit dienst. Zorg dat alle uren in deze verloningsperiode meegaan.",
			"{name} leaves on {date}. See to it that all hours go along in this pay period.",
		},
		payroll.FindRehired: {
			"{name} is op {date} opnieuw in dienst gekomen. Controleer of de uren bij het juiste dienstverband horen.",
			"{name} came back into service on {date}. Check that the hours belong to the right employment.",
		},
		payroll.FindRefused: {
			"Nmbrs heeft een deel van deze regel geweigerd. Bekijk de reden bij Doorzetten.",
			"Nmbrs refused part of this line. See the reason at Push through.",
		},
		payroll.FindCorrection: {
			"De regel is veranderd nadat hij was doorgezet. Bevestig de correctie; de volgende verzending stuurt het verschil.",
			"The line was changed after it had been pushed through. Confirm the correction; the next batch sends the difference.",
		},
		payroll.FindTwoIDs: {
			"{name} past bij meer medewerkers in Nmbrs. Kies wie het is.",
			"{name} fits several employees in Nmbrs. Choose who it is.",
		},
	}
}

func badTimeWords() map[payroll.BadTimeWhy]word {
	return map[payroll.BadTimeWhy]word{
		payroll.BadTimeNone:      {"start of eind ontbreekt of bestaat niet; vul ze in", "start or end is missing or does not exist; fill them in"},
		payroll.BadTimeMissing:   {"{at} bestaat niet op {date} (begin zomertijd); verbeter start of eind", "{at} does not exist on {date} (summer time begins); correct start or end"},
		payroll.BadTimeAmbiguous: {"{at} komt op {date} twee keer voor; kies met w het eerste of tweede uur", "{at} occurs twice on {date}; choose the first or second hour with w"},
		payroll.BadTimeBreak:     {"de pauze van {break} is langer dan de dienst van {span}; verbeter de tijden", "the break of {break} is longer than the shift of {span}; correct the times"},
		payroll.BadTimeZone:      {"de tijdzone kan op deze computer niet worden gelezen", "the time zone cannot be read on this computer"},
	}
}
