package lang

// PushTexts are the texts of the screen Doorzetten.
type PushTexts struct {
	Planning, Sending, Undoing string // period
	Settling                   string
	Figures                    string // people
	FigureHours, FigureDays    string // amount
	FigureCount                string // amount, name
	NothingToSend, NoPlan      string
	Press                      string
	Held                       string // for Many: people
	Foreign                    string // for Many: people
	MostForeign                string
	Guard                      string // reason
	Unlocked                   string // period
	Beside, Skipped            string // for Many: people
	Stopped                    string
	Marked                     string // number
	Columns                    PushColumnTexts
	Send, Trial, Mark          string
	MarkVenue, MarkVenueText   string
	Choose, Batches, TakeBack  string
	Doubts, Plan               string
	AskTitle, AskText          string // figures, period, company
	AskYes                     string
	UnlockTitle, UnlockText    string // reason
	LateTitle, LateText        string // reason
	LateOwn, LateCurrent       string // period
	LateRest, BookedIn         string // BookedIn: period
	Hold                       PushHoldTexts
	Waiting                    string // forms; period
	FirstTitle, FirstText      string
	FirstOne                   string // person
	FirstAll                   string // people
	ForeignTitle               string // person
	ForeignText                string
	Skip, AskAgain, BesideOne  string // person
	BesideAll                  string // number
	OverwriteOne               string // person
	SkipAll                    string
	ForeignRow, ForeignDays    string // code, what is there, what it becomes
	RowAmount                  string // amount, row
	StopAll, NotHeld           string
	NotForeign                 string
	Unfinished                 string // for Many: steps
	Missing                    string // person, code, amount
	FinishTitle, FinishYes     string
	Live                       PushLiveTexts
	Result                     PushResultTexts
	Batch                      PushBatchTexts
	Doubt                      PushDoubtTexts
	Own                        PushOwnTexts
}

// PushOwnTexts are the texts of choosing about a row of ours that a colleague
// touched, and of recalculating a period.
type PushOwnTexts struct {
	Act, NotTouched  string
	Title            string // person
	Text             string // row, what it was, what it is
	Nothing          string
	Wait             string // leaves everything as it is
	Again            string // difference
	Leave, Adopt     string
	Working, Chosen  string
	Recalculate      string
	RecalcTitle      string
	RecalcText       string // period, company
	RecalcYes        string
	Recalculated     string
	TwinAct, NoTwin  string
	TwinTitle        string // person
	TwinText         string // row, amount
	TwinWait         string
	IssueTitle       string // person
	IssueText        string // row, code, amount, what is the matter
	TwinRemove, Keep string
}

func pushOwnNL() PushOwnTexts {
	return PushOwnTexts{
		Act: "onze regel", NotTouched: "hier is geen regel van Doorzet veranderd of verdwenen",
		Title: "Regel van Doorzet aangeraakt: %s", Text: "Regel %s in Nmbrs was %s en is nu: %s.", Nothing: "weg",
		Wait:  "nog niet kiezen: alles blijft zoals het is",
		Again: "opnieuw sturen: de volgende verzending stuurt wat er ontbreekt", Leave: "zo laten: de urenregels blijven wit, het verschil blijft zichtbaar",
		Adopt: "overnemen: wat er nu staat is van Doorzet", Working: "Keuze over een regel", Chosen: "De keuze is bewaard.",
		Recalculate: "herberekenen", RecalcTitle: "Periode opnieuw uitrekenen?",
		RecalcText: "Ook wat al is doorgezet in %s van %s wordt opnieuw uitgerekend met de keuzes van nu. De proeflijst toont elk verschil; er wordt nog niets verstuurd.",
		RecalcYes:  "Uitrekenen", Recalculated: "Opnieuw uitgerekend: dit zijn alle verschillen. esc rekent weer zoals doorgezet.",
		TwinAct: "dubbele regel", NoTwin: "hier is geen regel van Doorzet laat en dubbel aangekomen",
		TwinTitle: "Dubbel in Nmbrs: %s", TwinText: "Regel %s (%s) kwam laat aan en is ook opnieuw gestuurd. Hij staat er nu dubbel.",
		IssueTitle: "Kiezen over een regel: %s", IssueText: "Regel %s in Nmbrs, %s: %s (%s).",
		TwinWait: "nog niet kiezen", TwinRemove: "verwijderen uit Nmbrs", Keep: "houden: hij hoort er te staan",
	}
}

func pushOwnEN() PushOwnTexts {
	return PushOwnTexts{
		Act: "our row", NotTouched: "no row of Doorzet was changed or removed here",
		Title: "Row of Doorzet touched: %s", Text: "Row %s in Nmbrs was %s and is now: %s.", Nothing: "gone",
		Wait:  "do not choose yet: all stays as it is",
		Again: "send again: the next batch sends what is missing", Leave: "leave it: the hour lines stay white, the difference stays in sight",
		Adopt: "take over: what is there now is Doorzet's", Working: "Deciding about a row", Chosen: "The choice was kept.",
		Recalculate: "recalculate", RecalcTitle: "Recalculate the period?",
		RecalcText: "What was pushed before in %s of %s is worked out anew too, with the present choices. The plan shows every difference; nothing is sent yet.",
		RecalcYes:  "Recalculate", Recalculated: "Recalculated: these are all differences. esc reckons as pushed again.",
		TwinAct: "twin row", NoTwin: "no row of Doorzet arrived late and twice here",
		TwinTitle: "Twice in Nmbrs: %s", TwinText: "Row %s (%s) arrived late and was sent again as well. It is there twice now.",
		IssueTitle: "Choosing about a row: %s", IssueText: "Row %s in Nmbrs, %s: %s (%s).",
		TwinWait: "do not choose yet", TwinRemove: "remove from Nmbrs", Keep: "keep: it belongs there",
	}
}

// PushColumnTexts are the headings of the plan and the result.
type PushColumnTexts struct {
	Person, Code, Wanted, Ours, Seen, Send, Note, Amount, State, Reason, Days string
}

// PushLiveTexts word how far a sending is.
type PushLiveTexts struct {
	People          string // done, all
	Calls           string // number
	Refused, Unsure string // number
}

// PushResultTexts word how a sending ended.
type PushResultTexts struct {
	Since        string
	Done, Undone string // number
	Refused      string // number
	Unsure       string // number
	Waiting      string // number
	Compared     string // equal, different
	HeldBack     string // number
	Stays        string // number
	Stop         string // reason
	Refusals     string
	NextVerify   string
	NextDoubts   string
	NextRest     string
	Nothing      string
}

// PushBatchTexts are the texts of the list of batches.
type PushBatchTexts struct {
	Title                      string
	At, Kind, Steps, By, Check string
	CheckText                  string // equal, different
	Undone, Open, Empty        string
	UndoTitle                  string
	UndoText                   string // moment, steps, period, company
	UndoYes                    string
	NoneToUndo                 string
	NotNewest                  string
}

// PushDoubtTexts are the texts of settling by hand.
type PushDoubtTexts struct {
	Title        string // number, all
	What         string // person, component, amount
	Add, Remove  string
	Set          string
	Before, Now  string
	Row          string // id, amount
	Empty        string
	Candidate    string
	NoCandidates string
	Adopt, None  string
	Other        string
	AdoptTitle   string
	AdoptText    string // what, row
	NoneTitle    string
	NoneText     string // what
	Settled      string
	NoDoubts     string
}

func pushNL() PushTexts {
	return PushTexts{
		Hold:     pushHoldNL(),
		Planning: "Proeflijst %s", Sending: "Doorzetten %s", Undoing: "Terughalen %s", Settling: "Onzekere stappen nalezen",
		Figures: "%s medewerkers", FigureHours: "%s uur", FigureDays: "%s dagen", FigureCount: "%s %s",
		NothingToSend: "er is niets door te zetten", NoPlan: "er is nog geen proeflijst; druk op r",
		Press:       "Druk op enter om door te zetten, p voor een proef met één medewerker.",
		Held:        "Bij 1 medewerker is iets tegengehouden; n gaat erheen, onder de lijst staat waarom, f lost het op.|Bij # medewerkers is iets tegengehouden; n gaat erheen, onder de lijst staat waarom, f lost het op.",
		Foreign:     "Bij 1 medewerker staat al iets in Nmbrs dat niet van Doorzet is. n gaat erheen, f kiest: overslaan, bovenop of stoppen.|Bij # medewerkers staat al iets in Nmbrs dat niet van Doorzet is. n gaat erheen, f kiest: overslaan, bovenop of stoppen.",
		MostForeign: "Waarschijnlijk heeft een andere koppeling deze verloningsperiode al doorgezet. Kijk eerst in Nmbrs.",
		Guard:       "Let op: %s", Unlocked: "Ontgrendeld: verloningsperiode %s.", Skipped: "1 medewerker is overgeslagen om wat al in Nmbrs staat; n gaat erheen, f neemt het terug.|# medewerkers zijn overgeslagen om wat al in Nmbrs staat; n gaat erheen, f neemt het terug.", Beside: "Bij 1 medewerker komt het bovenop wat een ander invoerde.|Bij # medewerkers komt het bovenop wat een ander invoerde.",
		Stopped: "gestopt vanwege regels die niet van Doorzet zijn; druk op f om anders te kiezen", Marked: "%d gekozen",
		Columns: PushColumnTexts{
			Person: "medewerker", Code: "code", Wanted: "gewenst", Ours: "van ons", Seen: "in Nmbrs", Send: "te sturen", Note: "let op",
			Amount: "aantal", State: "stand", Reason: "reden", Days: "gewerkte dagen",
		},
		Send: "doorzetten", Trial: "proef met één", Mark: "kies medewerker", MarkVenue: "kies een vestiging",
		MarkVenueText: "Iedereen met uren in die vestiging wordt gekozen. Al hun uren gaan mee, ook die van elders.", Choose: "oplossen", Batches: "verzendingen",
		TakeBack: "terughalen", Doubts: "onzekere stappen", Plan: "nieuwe proeflijst",
		AskTitle: "Doorzetten naar Nmbrs?", AskText: "%s\n\nNaar verloningsperiode %s, %s", AskYes: "Doorzetten",
		LateTitle: "Waar gaat dit heen?", LateText: "%s is voorbij en hiervan is nog niet alles doorgezet. Wat nog nooit is doorgezet is geen correctie.",
		LateOwn: "in %s zelf, ontgrendeld", LateCurrent: "in %s, zonder gewerkte dagen", LateRest: "nu niet: alleen de rest",
		BookedIn:    "Wat nog nooit is doorgezet wordt geboekt in %s, zonder gewerkte dagen.",
		Waiting:     "In %s wacht 1 gewijzigde regel op een correctie.|In %s wachten # gewijzigde regels op een correctie.",
		UnlockTitle: "Ontgrendelen", UnlockText: "%s\n\nWie deze verloningsperiode toch wil, typt hem over. Daarna komt een nieuwe proeflijst.",
		FirstTitle: "Eerste keer doorzetten", FirstText: "Begin met één medewerker en kijk het resultaat na in Nmbrs.",
		FirstOne: "Proef met %s", FirstAll: "Meteen allemaal: %s medewerkers",
		ForeignTitle: "Al iets in Nmbrs: %s", ForeignText: "Doorzet raakt deze regels nooit aan. Is dit al verloond, kies dan overslaan.",
		Skip: "%s overslaan (al verloond)", AskAgain: "terugnemen: bij %s weer vragen", BesideOne: "bij %s bovenop wat er staat", BesideAll: "bij alle %d bovenop wat er staat",
		SkipAll: "alle eerdere keuzes terugnemen: overal weer vragen", OverwriteOne: "bij %s de dagen van een ander vervangen",
		RowAmount: "%s (regel %s)", ForeignRow: "%s: er staat %s; bovenop maakt samen %s.", ForeignDays: "%s: er staat %s; vervangen maakt er %s van.", StopAll: "stoppen: niets doorzetten",
		NotForeign: "bij deze medewerker staat niets dat niet van Doorzet is", NotHeld: "deze stap is niet tegengehouden",
		Result: PushResultTexts{
			Since: "Sinds deze verzending is er iets gewijzigd. Dit is het resultaat van toen; r maakt een nieuwe proeflijst.",
			Done:  "%d doorgezet", Undone: "%d teruggehaald", Refused: "%d geweigerd door Nmbrs", Unsure: "%d onzeker", Waiting: "%d wachten nog",
			Compared: "Teruggelezen uit Nmbrs: %d gelijk, %d verschillend.",
			HeldBack: "%d stappen zijn tegengehouden.", Stays: "Kon niet terug en staat nog in Nmbrs: %d. De lijst noemt wie en hoeveel.", Stop: "Eerder gestopt: %s", Refusals: "Tot nu toe misgegaan:",
			NextVerify: "Verder: 9 In Nmbrs om na te kijken, r voor een nieuwe proeflijst.", NextDoubts: "Druk op d om de onzekere stappen uit te zoeken.",
			NextRest: "De proef is gelukt? Kijk in Nmbrs en druk op r voor de rest.", Nothing: "Er was niets te sturen.",
		},
		Batch: PushBatchTexts{
			Title: "Verzendingen, nieuwste eerst", At: "wanneer", Kind: "soort", Steps: "stappen", By: "door", Check: "teruggelezen",
			CheckText: "%d gelijk, %d anders", Undone: "teruggehaald", Open: "loopt nog", Empty: "Er is nog niets doorgezet. Druk op esc voor de proeflijst.",
			UndoTitle: "Terughalen uit Nmbrs?", UndoText: "De verzending van %s: %d stappen voor verloningsperiode %s van %s. Alleen regels van Doorzet veranderen: per medewerker en code staat er weer wat er voor deze verzending stond. Er wordt niets goedgekeurd.",
			UndoYes: "Terughalen", NoneToUndo: "er is niets om terug te halen", NotNewest: "alleen de nieuwste verzending van een verloningsperiode kan terug",
		},
		Doubt: PushDoubtTexts{
			Title: "Onzeker %d van %d", What: "%s, %s: %s", Add: "toegevoegd", Remove: "verwijderd", Set: "ingesteld",
			Before: "Vóór het sturen", Now: "Nu in Nmbrs", Row: "%s: %s", Empty: "niets", Candidate: "kan het zijn", NoCandidates: "Niets in Nmbrs kan deze stap zijn.",
			Adopt: "dit is hem", None: "niet aangekomen", Other: "volgende",
			AdoptTitle: "Is het deze?", AdoptText: "%s\n\nRegel %s in Nmbrs is van deze stap. Hij wordt niet nog eens gestuurd.",
			NoneTitle: "Niet aangekomen?", NoneText: "%s\n\nDe stap wordt met de volgende verzending opnieuw gestuurd. Is hij toch aangekomen, dan staat hij dubbel.",
			Settled: "Uitgezocht.", NoDoubts: "Er is niets onzeker.",
		},
		Unfinished:  "Een eerdere verzending is niet af: 1 stap. Doorzetten maakt haar eerst af.|Een eerdere verzending is niet af: # stappen. Doorzetten maakt haar eerst af.",
		Missing:     "Bij %s, %s, ontbreekt nu nog %s: een vervanging brak af.",
		FinishTitle: "Eerdere verzending afmaken?", FinishYes: "Afmaken",
		Own: pushOwnNL(), Live: PushLiveTexts{
			People: "medewerkers %s van %s", Calls: "%s aanroepen", Refused: "%s geweigerd", Unsure: "%s onzeker, wordt nagelezen",
		},
	}
}

func pushEN() PushTexts {
	return PushTexts{
		Hold:     pushHoldEN(),
		Planning: "Plan %s", Sending: "Pushing through %s", Undoing: "Taking back %s", Settling: "Reading back unsure steps",
		Figures: "%s employees", FigureHours: "%s hours", FigureDays: "%s days", FigureCount: "%s %s",
		NothingToSend: "there is nothing to push through", NoPlan: "there is no plan yet; press r",
		Press:       "Press enter to push through, p for a trial with one employee.",
		Held:        "Something of 1 employee is held back; n goes there, the line under the list says why, f settles it.|Something of # employees is held back; n goes there, the line under the list says why, f settles it.",
		Foreign:     "For 1 employee Nmbrs already holds something that is not by Doorzet. n goes there, f chooses: skip, beside or stop.|For # employees Nmbrs already holds something that is not by Doorzet. n goes there, f chooses: skip, beside or stop.",
		MostForeign: "Another link has probably pushed this pay period through already. Look in Nmbrs first.",
		Guard:       "Note: %s", Unlocked: "Unlocked: pay period %s.", Skipped: "1 employee is skipped because of what is in Nmbrs already; n goes there, f takes that back.|# employees are skipped because of what is in Nmbrs already; n goes there, f takes that back.", Beside: "For 1 employee it comes beside what somebody else entered.|For # employees it comes beside what somebody else entered.",
		Stopped: "stopped because of rows that are not by Doorzet; press f to choose otherwise", Marked: "%d chosen",
		Columns: PushColumnTexts{
			Person: "employee", Code: "code", Wanted: "wanted", Ours: "ours", Seen: "in Nmbrs", Send: "to send", Note: "note",
			Amount: "amount", State: "state", Reason: "reason", Days: "days worked",
		},
		Send: "push through", Trial: "trial with one", Mark: "choose employee", MarkVenue: "choose a venue",
		MarkVenueText: "Everybody with hours at that venue is chosen. All their hours go along, also those from elsewhere.", Choose: "settle", Batches: "batches",
		TakeBack: "take back", Doubts: "unsure steps", Plan: "new plan",
		AskTitle: "Push through to Nmbrs?", AskText: "%s\n\nTo pay period %s, %s", AskYes: "Push through",
		LateTitle: "Where does this go?", LateText: "%s is over and not all of it was pushed. What was never pushed is no correction.",
		LateOwn: "into %s itself, unlocked", LateCurrent: "into %s, without days worked", LateRest: "not now: the rest alone",
		BookedIn:    "What was never pushed is booked in %s, without days worked.",
		Waiting:     "In %s 1 changed line waits for a correction.|In %s # changed lines wait for a correction.",
		UnlockTitle: "Unlock", UnlockText: "%s\n\nWhoever wants this pay period all the same types it. A new plan follows.",
		FirstTitle: "Pushing through for the first time", FirstText: "Begin with one employee and check the result in Nmbrs.",
		FirstOne: "Trial with %s", FirstAll: "All at once: %s employees",
		ForeignTitle: "Something in Nmbrs already: %s", ForeignText: "Doorzet never touches these rows. If this has been paid already, choose skip.",
		Skip: "skip %s (already paid)", AskAgain: "take back: ask about %s again", BesideOne: "for %s beside what is there", BesideAll: "for all %d beside what is there",
		SkipAll: "take all earlier choices back: ask everywhere again", OverwriteOne: "for %s replace the days of somebody else",
		RowAmount: "%s (row %s)", ForeignRow: "%s: there is %s; beside it makes %s together.", ForeignDays: "%s: there is %s; replacing makes it %s.", StopAll: "stop: push nothing through",
		NotForeign: "for this employee nothing is there that is not by Doorzet", NotHeld: "this step was not held back",
		Result: PushResultTexts{
			Since: "Something has changed since this batch. This is its result of then; r makes a new plan.",
			Done:  "%d pushed through", Undone: "%d taken back", Refused: "%d refused by Nmbrs", Unsure: "%d unsure", Waiting: "%d still waiting",
			Compared: "Read back from Nmbrs: %d equal, %d different.",
			HeldBack: "%d steps were held back.", Stays: "Could not go back and still in Nmbrs: %d. The list names who and how much.", Stop: "Stopped early: %s", Refusals: "Gone wrong so far:",
			NextVerify: "Next: 9 In Nmbrs to check, r for a new plan.", NextDoubts: "Press d to settle the unsure steps.",
			NextRest: "Did the trial work? Look in Nmbrs and press r for the rest.", Nothing: "There was nothing to send.",
		},
		Batch: PushBatchTexts{
			Title: "Batches, newest first", At: "when", Kind: "kind", Steps: "steps", By: "by", Check: "read back",
			CheckText: "%d equal, %d different", Undone: "taken back", Open: "not ended", Empty: "Nothing has been pushed through yet. Press esc for the plan.",
			UndoTitle: "Take back from Nmbrs?", UndoText: "The batch of %s: %d steps for pay period %s of %s. Only rows of Doorzet change: per person and code Nmbrs holds again what it held before this batch. Nothing is approved by it.",
			UndoYes: "Take back", NoneToUndo: "there is nothing to take back", NotNewest: "only the newest batch of a pay period can be taken back",
		},
		Doubt: PushDoubtTexts{
			Title: "Unsure %d of %d", What: "%s, %s: %s", Add: "added", Remove: "removed", Set: "set",
			Before: "Before sending", Now: "In Nmbrs now", Row: "%s: %s", Empty: "nothing", Candidate: "may be it", NoCandidates: "Nothing in Nmbrs can be this step.",
			Adopt: "this is it", None: "did not arrive", Other: "next",
			AdoptTitle: "Is this it?", AdoptText: "%s\n\nRow %s in Nmbrs is of this step. It is not sent again.",
			NoneTitle: "Did it not arrive?", NoneText: "%s\n\nThe step is sent again with the next batch. If it did arrive, it will be there twice.",
			Settled: "Settled.", NoDoubts: "Nothing is unsure.",
		},
		Unfinished:  "An earlier batch is not finished: 1 step. Pushing through finishes it first.|An earlier batch is not finished: # steps. Pushing through finishes it first.",
		Missing:     "%s, %s, lacks %s at present: a replacement broke off.",
		FinishTitle: "Finish the earlier batch?", FinishYes: "Finish",
		Own: pushOwnEN(), Live: PushLiveTexts{
			People: "employees %s of %s", Calls: "%s calls", Refused: "%s refused", Unsure: "%s unsure, will be read back",
		},
	}
}
