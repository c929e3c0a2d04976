package lang

// PeriodTexts are the texts of the screen Verloningsperiode.
type PeriodTexts struct {
	NotLinked, Loading                 string
	Cadence                            string // of Doorzet
	Nmbrs                              string // cadence, current period, moment
	First                              string
	FirstDay                           string // year
	CutOver                            string // period
	NoCutOver                          string
	Differs                            string // cadence of Nmbrs, own
	Apart                              string // today's period, current period
	Unconfirmed                        string
	Editing, EditBad                   string
	Period, From, To, Days             string
	Today, Current, Made, Cut, Working string
	Edit, Right, Year, NextYear        string
	Work, SetCut, Refresh              string
	SetTitle, SetText, SetYes          string // SetText: first day, cadence, first period, from, to
	SetKept                            string
	CutTitle, CutText, CutYes          string // CutText: period
	CutKept, WorkKept                  string // period
	Refreshed                          string
	Paid, NotAsked, Asked              string
	PaidTitle, PaidKept                string // period
	PaidText, PaidYes, PaidNo          string
	Change                             PeriodChangeTexts
}

func periodNL() PeriodTexts {
	return PeriodTexts{
		NotLinked: "Er is nog geen koppeling. Maak die bij 2 Koppeling.", Loading: "De verloningsperiodes worden gelezen…",
		Cadence: "Verloond per", Nmbrs: "%s, nu %s (gelezen %s)", First: "Eerste gewerkte dag",
		FirstDay: "van periode 1 van %d", CutOver: "Doorzetten vanaf", NoCutOver: "niet gekozen: niets wordt afgesneden",
		Differs:     "Nmbrs verloont per %s, hier staat %s. Druk op enter en neem de eerste dag opnieuw over.",
		Apart:       "Vandaag valt in %s, Nmbrs is bezig met %s. Dat is gewoon zolang de vorige periode nog niet is afgesloten.",
		Unconfirmed: "Klopt het dat op deze dag periode 1 begint? Bevestig met o, of kies een andere dag met enter.",
		Editing:     "Typ de eerste gewerkte dag die in periode 1 wordt betaald; de lijst hieronder loopt mee. Enter bewaart, esc laat het zo.",
		EditBad:     "Schrijf een datum, bijvoorbeeld 01-01-2026.",
		Period:      "periode", From: "van", To: "tot en met", Days: "dagen",
		Today: "vandaag", Current: "nu in Nmbrs", Made: "verloond", Cut: "vanaf hier", Working: "hier werk je",
		Edit: "eerste dag", Right: "klopt zo", Year: "jaar terug", NextYear: "jaar verder",
		Work: "werk in deze periode", SetCut: "doorzetten vanaf", Refresh: "lees uit Nmbrs",
		SetTitle: "Verloningsperiodes vastleggen?",
		SetText:  "Gewerkte dagen vanaf %s worden betaald in periode 1, verloond per %s.\n\nPeriode %s loopt dan van %s tot en met %s.",
		SetYes:   "Vastleggen", SetKept: "De verloningsperiodes zijn vastgelegd.",
		CutTitle: "Doorzetten vanaf deze periode?",
		CutText:  "Doorzet zet uren door vanaf %s. Uren van eerdere periodes gelden als elders doorgezet.",
		CutYes:   "Vastleggen", CutKept: "Doorzet zet door vanaf %s.", WorkKept: "Je werkt nu in %s.",
		Refreshed: "De periode is opnieuw gelezen uit Nmbrs.", Change: periodChangeNL(),
		Paid: "al verloond?", NotAsked: "daarover is geen twijfel", Asked: "? verloond (l)",
		PaidTitle: "Is %s al verloond?", PaidKept: "Het antwoord over %s is bewaard.",
		PaidText: "Nmbrs toont een loonrun zonder te zeggen voor welke verloningsperiode. Kijk het na in Nmbrs.",
		PaidYes:  "Ja, deze periode is verloond", PaidNo: "Nee, die loonrun is van een andere periode",
	}
}

func periodEN() PeriodTexts {
	return PeriodTexts{
		NotLinked: "There is no link yet. Make it at 2 Link.", Loading: "Reading the pay periods…",
		Cadence: "Paid by the", Nmbrs: "%s, now %s (read %s)", First: "First day worked",
		FirstDay: "of period 1 of %d", CutOver: "Pushes from", NoCutOver: "not chosen: nothing is cut off",
		Differs:     "Nmbrs pays by the %s, here it says %s. Press enter and take over the first day anew.",
		Apart:       "Today is in %s, Nmbrs is at %s. That is usual as long as the previous period has not been closed.",
		Unconfirmed: "Is it right that period 1 begins on this day? Confirm with o, or choose another day with enter.",
		Editing:     "Type the first day worked that is paid in period 1; the list below follows. Enter keeps it, esc leaves it.",
		EditBad:     "Write a date, such as 2026-01-01.",
		Period:      "period", From: "from", To: "to", Days: "days",
		Today: "today", Current: "now in Nmbrs", Made: "paid", Cut: "from here", Working: "you work here",
		Edit: "first day", Right: "this is right", Year: "a year back", NextYear: "a year on",
		Work: "work in this period", SetCut: "push from", Refresh: "read from Nmbrs",
		SetTitle: "Settle the pay periods?",
		SetText:  "Days worked from %s are paid in period 1, paid by the %s.\n\nPeriod %s then runs from %s to %s.",
		SetYes:   "Settle", SetKept: "The pay periods are settled.",
		CutTitle: "Push from this period?",
		CutText:  "Doorzet pushes hours from %s. Hours of earlier periods count as pushed elsewhere.",
		CutYes:   "Settle", CutKept: "Doorzet pushes from %s.", WorkKept: "You now work in %s.",
		Refreshed: "The period was read from Nmbrs again.", Change: periodChangeEN(),
		Paid: "paid already?", NotAsked: "there is no doubt about it", Asked: "? paid (l)",
		PaidTitle: "Was %s paid already?", PaidKept: "The answer about %s is kept.",
		PaidText: "Nmbrs shows a payroll run without saying for which pay period. Look it up in Nmbrs.",
		PaidYes:  "Yes, this period was paid", PaidNo: "No, that run is of another period",
	}
}
