package lang

import "doorzet/payroll"

// RulesTexts are the texts about surcharges, what goes along, cost centres,
// explanations and what is not in yet, on the screens and the command line.
type RulesTexts struct {
	Surcharges, Matrix, Centres, Stragglers, Findings string // titles
	// The rule in words.
	EveryDay, AllDay, OnTop, Replaces   string
	HolidayOnly, HolidayNot, UntilTwo   string
	BreakProportional, BreakOutside     string
	Stacks                              string
	Rank                                string // number
	Teams, Functions, People, HourTypes string // list
	FromPeriod                          string // period
	FromStart                           string
	Unserved                            string // rule, source, lines
	NoCode, HasCodes                    string
	Notations                           string // 150 %, 100 % + 50 %
	// The surcharge screen.
	NoRules, Add, Edit, End, Code, Holidays                              string
	AskName, AskPercent, AskPercentText, AskHow, AskDays, AskDaysText    string
	AskWindow, AskWindowText, AskHolidays, AskBreak, AskScope, AskStacks string
	AskRank, AskRankText, AskScopeText, ScopeAll, ScopeTeams             string
	ScopePeople, ScopeFunctions, ScopeTypes, HolidayAny, StacksNo        string
	BadPercent, BadDays, BadWindow, BadNumber, BadName                   string
	EndTitle, EndText, EndYes                                            string // name, period
	Kept, Ended                                                          string // name, period
	HolidaysKept                                                         string // period
	HolidayOn, HolidayOff, HolidayOwn, AddHoliday, AskHoliday            string
	Rule, Percent, When, For, CodeIn, Took                               string // columns
	WhichPart                                                            string
	// What goes along.
	GoesText, GoesTextShort                  string // period
	FindingsOff                              string
	GoesKept                                 string // basis, part, on or off
	Toggle, ExtraTypes, AskExtra, ExtraNone  string
	FindingsHelp, FindingsText, On, Off      string
	ExtraOn, ExtraOff, FindingOn, FindingOff string // name
	Default                                  string
	// Cost centres.
	CentresText, CentresNone, Centre, NoCentre, AskCentre, Venue, Team, Fetching string
	CentreKept                                                                   string // name, centre
	// Extra hours typed on the people screen.
	ExtraTitle, ExtraText, ExtraBad string // name
	ExtraKept                       string // name, hours
	ExtraRow                        string // worked, contract, extra
	ExtraHelp, NotExtra             string
	// Explanations.
	WhyTitle                                          string // amount, person
	WhyMinutes, WhyExact, WhySent, WhyDiff, WhyOurs   string
	WhyWhole, WhyDays, WhyPieces, WhyMoney, WhyAmount string
	WhySeconds, WhyNone, WhyFrozen, WhyGone, WhyBasis string
	WhyMatch, WhyPeriod, WhyState, WhyCode, WhyHelp   string
	WhyNet, WhyBreak, WhyElapsed, WhyRow, WhyStays    string
	Stuks                                             string // pieces
	Look                                              string // code, description, amount
	Looked, LookedHelp                                string
	// Not in yet.
	StragglersNone, StragglersText string // period, period before
	Leftover, Leaver               string // period; date
	Kind, Who, What                string
	GoThere                        string
	// Period screen.
	Deadline, DeadlineHelp, DeadlineTitle, DeadlineText, DeadlineKept string
	DeadlinePast, DeadlineNear                                        string // date
	BasisFirst, BasisFirstTitle, BasisFirstText, BasisFirstKept       string
	BasisRule                                                         string // basis, date, period
	ElsewhereHelp, ElsewhereTitle, ElsewhereText, ElsewhereYes        string
	ElsewhereKept                                                     string // changed, sent
	TakeType, TakeTypeText                                            string
	// The command line.
	BadSwitch, BadSurcharge string // text
	NeedRange               string
	BarLegend, BarNoTimes   string
	Rounding                string // exact, seconds
	Ordinary                string
}

func rulesNL() RulesTexts {
	return RulesTexts{
		Surcharges: "Toeslagen", Matrix: "Wat gaat mee", Centres: "Kostenplaatsen", Stragglers: "Nog niet binnen", Findings: "Aandachtspunten",
		EveryDay: "elke dag", AllDay: "de hele dag", OnTop: "komt erbovenop", Replaces: "vervangt de gewone uren",
		HolidayOnly: "alleen op feestdagen", HolidayNot: "niet op feestdagen", UntilTwo: "tot 02:00 de dag erna",
		BreakProportional: "pauze naar verhouding", BreakOutside: "pauze eerst buiten de toeslag", Stacks: "telt naast een andere",
		Rank: "voorrang %d", Teams: "teams %s", Functions: "afdelingen %s", People: "medewerkers %s", HourTypes: "soorten %s",
		FromPeriod: "vanaf %s", FromStart: "vanaf het begin",
		Unserved: "toeslag %s niet te berekenen voor %s: geen tijden (%s regels)", NoCode: "nog geen code", HasCodes: "alles van deze regel heeft een code",
		Notations: "%s op één regel is hetzelfde als %s op twee regels",
		NoRules:   "Er zijn geen toeslagen. Druk op a om er een te maken; zonder regel wordt er niets bij gerekend.",
		Add:       "toeslag maken", Edit: "wijzigen", End: "beëindigen", Code: "code kiezen", Holidays: "feestdagen",
		AskName: "Hoe heet de toeslag?", AskPercent: "Hoeveel procent boven het gewone uurloon?",
		AskPercentText: "Typ alleen wat erbij komt: 50 voor 150 % op één regel, of voor 100 % + 50 % op twee.",
		AskHow:         "Hoe staat hij in Nmbrs?", AskDays: "Op welke dagen?",
		AskDaysText: "Cijfers 1 (maandag) tot en met 7 (zondag), zoals 6 7. Leeg: elke dag. Een nacht hoort bij de dag waarop hij begint.",
		AskWindow:   "Tussen welke tijden?", AskWindowText: "Zoals 22:00-06:00. Leeg: de hele dag.",
		AskHolidays: "En op feestdagen?", AskBreak: "Waar valt de pauze?", AskScope: "Voor wie?", AskStacks: "Als er nog een toeslag geldt?",
		AskRank: "Welke voorrang?", AskRankText: "Bij overlap wint het laagste getal, dan het hoogste percentage. 0 is gewoon.",
		AskScopeText: "Namen met een komma ertussen. Leeg: iedereen.", ScopeAll: "iedereen", ScopeTeams: "bepaalde teams",
		ScopePeople: "bepaalde medewerkers (Nmbrs ID)", ScopeFunctions: "bepaalde functies of afdelingen in Nmbrs", ScopeTypes: "bepaalde uursoorten",
		HolidayAny: "maakt niet uit", StacksNo: "de winnaar telt alleen",
		BadPercent: "Typ een percentage zoals 50 of 33,33.", BadDays: "Typ cijfers van 1 tot en met 7.", BadWindow: "Typ twee tijden zoals 22:00-06:00.", BadNumber: "Typ een geheel getal.", BadName: "Typ een naam.",
		EndTitle: "Toeslag %s beëindigen", EndText: "De toeslag %s telt niet meer vanaf verloningsperiode %s. Wat is doorgezet blijft zoals het is.",
		EndYes: "Beëindigen", Kept: "Toeslag %s bewaard, vanaf %s", Ended: "Toeslag %s beëindigd, vanaf %s",
		HolidaysKept: "Feestdagen bewaard, vanaf %s", HolidayOn: "feestdag", HolidayOff: "gewone dag", HolidayOwn: "eigen feestdag",
		AddHoliday: "eigen dag", AskHoliday: "Welke dag is hier een feestdag?",
		Rule: "toeslag", Percent: "betaald als", When: "wanneer", For: "voor wie", CodeIn: "code in Nmbrs", Took: "uren",
		WhichPart:     "Wat wil je wijzigen?",
		GoesText:      "Wat je kiest geldt vanaf verloningsperiode %s. Een toeslag die gewone uren vervangt gaat alleen mee waar ook de uren meegaan.",
		GoesTextShort: "Wat je kiest geldt vanaf verloningsperiode %s. Wat is doorgezet blijft zoals het is.", FindingsOff: "aandachtspunten uit",
		GoesKept: "%s, %s: %s", Toggle: "aan/uit", ExtraTypes: "soorten meeruren", AskExtra: "Welke uursoort is meeruren?", ExtraNone: "geen",
		FindingsHelp: "aandachtspunten", FindingsText: "Wat doorzetten tegenhoudt staat altijd aan.", On: "aan", Off: "uit",
		ExtraOn: "%s telt als meeruren", ExtraOff: "%s telt niet meer als meeruren", FindingOn: "%s staat aan", FindingOff: "%s staat uit", Default: "standaard",
		CentresText: "Kostenplaatsen zijn niet verplicht. Een team gaat voor een vestiging. Geldt vanaf %s.",
		CentresNone: "Deze verloningsperiode heeft geen vestigingen of teams.", Centre: "kostenplaats", NoCentre: "geen kostenplaats",
		AskCentre: "Kostenplaats van %s", Venue: "vestiging", Team: "team", Fetching: "Kostenplaatsen ophalen", CentreKept: "%s: %s",
		ExtraTitle: "Meeruren van %s", ExtraText: "Typ de meeruren van deze verloningsperiode, zoals 6:30 of 6,5. Ze komen als eigen regel in de uren.", ExtraBad: "Typ uren zoals 6:30 of 6,5.", ExtraKept: "Meeruren van %s: %s", ExtraHelp: "meeruren typen", NotExtra: "dat kan alleen bij vast loon + meeruren",
		ExtraRow: "gewerkt %s, contract %s per week, meeruren %s",
		WhyTitle: "Waarom %s? %s", WhyMinutes: "minuten samen", WhyExact: "precies in uren", WhySent: "afgerond", WhyDiff: "verschil",
		WhyOurs: "al doorgezet", WhyWhole: "samen over alle kostenplaatsen", WhyDays: "verschillende dagen", WhyPieces: "stuks", WhyMoney: "bedrag",
		WhyAmount: "nog te sturen", WhySeconds: "%+d seconden", WhyNone: "geen verschil", WhyFrozen: "zoals doorgezet", WhyGone: "regel is er niet meer", WhyBasis: "loonvorm", WhyMatch: "herkend aan", WhyPeriod: "verloningsperiode", WhyState: "staat", WhyCode: "naar code", WhyHelp: "waarom?",
		WhyNet: "gewerkt", WhyBreak: "pauze", WhyElapsed: "van %s tot %s", WhyRow: "%s, regel %s", WhyStays: "gaat niet mee: %s", Stuks: "%s stuks",
		Look:   "Looncode %d %s is voor het eerst gebruikt (%s). Kijk in Nmbrs of het een aantal of een bedrag werd.",
		Looked: "Looncode %d is bekeken", LookedHelp: "bekeken in Nmbrs",
		StragglersNone: "Alles is binnen voor %s.", StragglersText: "Vergeleken met verloningsperiode %s.",
		Leftover: "groen gebleven in %s", Leaver: "uit dienst op %s", Kind: "wat", Who: "medewerker", What: "bijzonderheid", GoThere: "naar de uren",
		Deadline: "uiterlijk", DeadlineHelp: "uiterste dag", DeadlineTitle: "Uiterste dag van %s", DeadlineText: "Wanneer moet deze verloningsperiode zijn doorgezet? Leeg: geen uiterste dag.",
		DeadlineKept: "Uiterste dag van %s bewaard", DeadlinePast: "uiterlijk %s, voorbij", DeadlineNear: "uiterlijk %s",
		BasisFirst: "eerste dag per loonvorm", BasisFirstTitle: "Eigen eerste betaalde dag", BasisFirstText: "De eerste gewerkte dag die in periode 1 wordt betaald voor %s.",
		BasisFirstKept: "Eerste betaalde dag voor %s bewaard", BasisRule: "%s: eerste dag %s, %s",
		ElsewhereHelp: "elders doorgezet", ElsewhereTitle: "Elders doorgezet", ElsewhereText: "Alle urenregels van %s tot en met %s die niet zijn doorgezet, worden gemerkt als elders doorgezet en gaan nooit mee.",
		ElsewhereYes: "Merken", ElsewhereKept: "%d regels gemerkt als elders doorgezet, %d waren al doorgezet", TakeType: "ritme van Nmbrs overnemen", TakeTypeText: "Nmbrs verloont per %s. Neem dat over; de eerste betaalde dag kies je daarna opnieuw.",
		BadSwitch: "%q is geen BASIS.DEEL=on of off.", BadSurcharge: "%q past niet bij een toeslag.", NeedRange: "Noem urenregels, of een reeks dagen met --since en --until.",
		BarLegend: "%s %s", BarNoTimes: "geen tijden", Rounding: "%s uur, %s", Ordinary: "gewone uren",
	}
}

func rulesEN() RulesTexts {
	return RulesTexts{
		Surcharges: "Surcharges", Matrix: "What goes along", Centres: "Cost centres", Stragglers: "Not in yet", Findings: "Findings",
		EveryDay: "every day", AllDay: "all day", OnTop: "comes on top", Replaces: "replaces the ordinary hours",
		HolidayOnly: "on holidays only", HolidayNot: "not on holidays", UntilTwo: "until 02:00 of the next day",
		BreakProportional: "break in proportion", BreakOutside: "break outside the surcharge first", Stacks: "counts beside another",
		Rank: "precedence %d", Teams: "teams %s", Functions: "departments %s", People: "employees %s", HourTypes: "types %s",
		FromPeriod: "from %s", FromStart: "from the beginning",
		Unserved: "surcharge %s cannot be worked out for %s: no times (%s lines)", NoCode: "no code yet", HasCodes: "everything of this line has a code",
		Notations: "%s on one line is the same as %s on two lines",
		NoRules:   "There are no surcharges. Press a to make one; without a rule nothing is added.",
		Add:       "make a surcharge", Edit: "change", End: "end", Code: "choose code", Holidays: "holidays",
		AskName: "What is the surcharge called?", AskPercent: "How many per cent above the ordinary wage?",
		AskPercentText: "Type only what is added: 50 for 150 % on one line, or for 100 % + 50 % on two.",
		AskHow:         "How does it stand in Nmbrs?", AskDays: "On which days?",
		AskDaysText: "Digits 1 (Monday) to 7 (Sunday), such as 6 7. Empty: every day. A night belongs to the day on which it begins.",
		AskWindow:   "Between which times?", AskWindowText: "Such as 22:00-06:00. Empty: all day.",
		AskHolidays: "And on holidays?", AskBreak: "Where does the break fall?", AskScope: "For whom?", AskStacks: "When another surcharge counts too?",
		AskRank: "Which precedence?", AskRankText: "Where rules overlap the lowest number wins, then the highest percentage. 0 is usual.",
		AskScopeText: "Names with a comma between them. Empty: everybody.", ScopeAll: "everybody", ScopeTeams: "certain teams",
		ScopePeople: "certain employees (Nmbrs id)", ScopeFunctions: "certain functions or departments in Nmbrs", ScopeTypes: "certain hour types",
		HolidayAny: "makes no difference", StacksNo: "the winner counts alone",
		BadPercent: "Type a percentage such as 50 or 33.33.", BadDays: "Type digits from 1 to 7.", BadWindow: "Type two times such as 22:00-06:00.", BadNumber: "Type a whole number.", BadName: "Type a name.",
		EndTitle: "End surcharge %s", EndText: "The surcharge %s no longer counts from pay period %s. What was pushed through stays as it is.",
		EndYes: "End it", Kept: "Surcharge %s kept, from %s", Ended: "Surcharge %s ended, from %s",
		HolidaysKept: "Holidays kept, from %s", HolidayOn: "holiday", HolidayOff: "ordinary day", HolidayOwn: "own holiday",
		AddHoliday: "own day", AskHoliday: "Which day is a holiday here?",
		Rule: "surcharge", Percent: "paid as", When: "when", For: "for whom", CodeIn: "code in Nmbrs", Took: "hours",
		WhichPart:     "What do you want to change?",
		GoesText:      "What you choose holds from pay period %s. A surcharge that replaces ordinary hours goes along only where the hours do.",
		GoesTextShort: "What you choose holds from pay period %s. What was pushed through stays as it is.", FindingsOff: "findings off",
		GoesKept: "%s, %s: %s", Toggle: "on/off", ExtraTypes: "types of extra hours", AskExtra: "Which hour type is extra hours?", ExtraNone: "none",
		FindingsHelp: "findings", FindingsText: "What forbids sending is always on.", On: "on", Off: "off",
		ExtraOn: "%s counts as extra hours", ExtraOff: "%s no longer counts as extra hours", FindingOn: "%s is on", FindingOff: "%s is off", Default: "default",
		CentresText: "Cost centres are optional. A team goes before a venue. Holds from %s.",
		CentresNone: "This pay period has no venues or teams.", Centre: "cost centre", NoCentre: "no cost centre",
		AskCentre: "Cost centre of %s", Venue: "venue", Team: "team", Fetching: "Fetching cost centres", CentreKept: "%s: %s",
		ExtraTitle: "Extra hours of %s", ExtraText: "Type the extra hours of this pay period, such as 6:30 or 6.5. They become a line of their own.", ExtraBad: "Type hours such as 6:30 or 6.5.", ExtraKept: "Extra hours of %s: %s", ExtraHelp: "type extra hours", NotExtra: "only for a fixed wage + extra hours",
		ExtraRow: "worked %s, contract %s a week, extra hours %s",
		WhyTitle: "Why %s? %s", WhyMinutes: "minutes together", WhyExact: "exactly in hours", WhySent: "rounded", WhyDiff: "difference",
		WhyOurs: "pushed through before", WhyWhole: "together over all cost centres", WhyDays: "different days", WhyPieces: "pieces", WhyMoney: "amount",
		WhyAmount: "still to be sent", WhySeconds: "%+d seconds", WhyNone: "no difference", WhyFrozen: "as it was sent", WhyGone: "the line is no longer there", WhyBasis: "pay basis", WhyMatch: "recognised by", WhyPeriod: "pay period", WhyState: "state", WhyCode: "to code", WhyHelp: "why?",
		WhyNet: "worked", WhyBreak: "break", WhyElapsed: "from %s to %s", WhyRow: "%s, row %s", WhyStays: "does not go along: %s", Stuks: "%s pieces",
		Look:   "Wage code %d %s was used for the first time (%s). Look in Nmbrs whether it became a number or an amount.",
		Looked: "Wage code %d was looked at", LookedHelp: "looked at in Nmbrs",
		StragglersNone: "Everything is in for %s.", StragglersText: "Compared with pay period %s.",
		Leftover: "left green in %s", Leaver: "left on %s", Kind: "what", Who: "employee", What: "detail", GoThere: "to the hours",
		Deadline: "by", DeadlineHelp: "deadline", DeadlineTitle: "Deadline of %s", DeadlineText: "By when must this pay period have been pushed through? Empty: no deadline.",
		DeadlineKept: "Deadline of %s kept", DeadlinePast: "by %s, past", DeadlineNear: "by %s",
		BasisFirst: "first day for a pay basis", BasisFirstTitle: "Own first paid day", BasisFirstText: "The first worked day that is paid in period 1 for %s.",
		BasisFirstKept: "First paid day for %s kept", BasisRule: "%s: first day %s, %s",
		ElsewhereHelp: "pushed elsewhere", ElsewhereTitle: "Pushed elsewhere", ElsewhereText: "All hour lines from %s to %s that were not pushed through are marked as pushed elsewhere and never go along.",
		ElsewhereYes: "Mark", ElsewhereKept: "%d lines marked as pushed elsewhere, %d had been pushed through", TakeType: "take over Nmbrs's cadence", TakeTypeText: "Nmbrs pays per %s. Take that over; choose the first paid day again after it.",
		BadSwitch: "%q is not BASIS.PART=on or off.", BadSurcharge: "%q does not fit a surcharge.", NeedRange: "Name hour lines, or a range of days with --since and --until.",
		BarLegend: "%s %s", BarNoTimes: "no times", Rounding: "%s hours, %s", Ordinary: "ordinary hours",
	}
}

// Straggler names why somebody is on the list of what is not in yet.
func (t *Texts) Straggler(k payroll.StragglerKind) string { return look(t, stragglerWords(), k) }

func stragglerWords() map[payroll.StragglerKind]word {
	return map[payroll.StragglerKind]word{
		payroll.StragglerNone:     {"werkt meestal, heeft nu geen uren", "usually works, has no hours now"},
		payroll.StragglerOpen:     {"regels nog niet groen", "lines not green yet"},
		payroll.StragglerLeaver:   {"uit dienst, met uren", "left, with hours"},
		payroll.StragglerLeftover: {"groen blijven liggen", "green, left behind"},
		payroll.StragglerOutlier:  {"veel meer of minder uren", "far more or fewer hours"},
	}
}

// Fix says what a proposed way to settle a finding does.
func (t *Texts) Fix(k payroll.FixKind) string { return look(t, fixWords(), k) }

func fixWords() map[payroll.FixKind]word {
	return map[payroll.FixKind]word{
		payroll.FixFirstHour:  {"het eerste uur is bedoeld (zomertijd)", "the first hour is meant (summer time)"},
		payroll.FixSecondHour: {"het tweede uur is bedoeld (wintertijd)", "the second hour is meant (winter time)"},
		payroll.FixLater:      {"een uur later: de klok was al vooruit", "an hour later: the clock had gone forward"},
		payroll.FixNoBreak:    {"zonder pauze", "without a break"},
		payroll.FixHalfHour:   {"half uur pauze", "a break of half an hour"},
		payroll.FixWithdraw:   {"deze regel intrekken", "withdraw this line"},
		payroll.FixKeep:       {"komt erbij: allebei laten tellen", "comes on top: let both count"},
		payroll.FixReplace:    {"dezelfde uren: deze regel telt, de andere niet", "the same hours: this line counts, the other does not"},
		payroll.FixSameAll:    {"alles van dit bestand en deze vestiging: dezelfde uren, telt niet (onthouden)", "all of this file and venue: the same hours, do not count (remembered)"},
		payroll.FixKeepAll:    {"alles van dit bestand en deze vestiging: komt erbij (onthouden)", "all of this file and venue: comes on top (remembered)"},
		payroll.FixMoved:      {"verplaatst: de andere dag telt niet meer", "moved: the other day counts no more"},
		payroll.FixNotMoved:   {"niet verplaatst: een andere dienst", "not moved: another shift"},
		payroll.FixHold:       {"houden zoals hij is", "keep it as it is"},
		payroll.FixTake:       {"overnemen van de bron: corrigeren of intrekken", "take it from the source: correct or withdraw"},
		payroll.FixCorrect:    {"de correctie van deze dag bevestigen", "confirm the correction of this day"},
		payroll.FixAlone:      {"deze uren er nu al af, los van wat ervoor in de plaats komt", "take these hours off now, apart from what comes in their place"},
		payroll.FixElsewhere:  {"door een andere koppeling betaald", "paid by another link"},
		payroll.FixDifference: {"het verschil hier doorzetten, naast wat de andere koppeling betaalde", "push the difference here, beside what the other link paid"},
		payroll.FixBeside:     {"deze medewerker alsnog laten meegaan", "let this employee go along after all"},
		payroll.FixSeen:       {"gezien, klopt zo", "seen, it is right"},
		payroll.FixMove:       {"correctie bevestigen: eerst eraf bij wie het was, dan erop bij wie het is", "confirm the correction: first down where it was, then up where it belongs"},
	}
}
