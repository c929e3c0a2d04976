package lang

// PaperTexts are the texts of reports: on paper, in files, and of the actions
// that make them.
type PaperTexts struct {
	Report ReportTexts
	Proof  ProofTexts
	Make   PaperMakeTexts
	Sheet  SheetTexts
}

// ReportTexts are the texts of the control report of a batch.
type ReportTexts struct {
	Title                                                                string // kind
	Sub                                                                  string // company, period
	Company, Environment, Period, Days, BookedIn                         string
	Kind, By, At, Batch, Digest, Unlocked, WithoutDays, Undoes, UndoneBy string
	Closed, NotClosed                                                    string
	Short, People, Lines, Hours, Steps, ReadBack, AddUp                  string
	ReadBackSums                                                         string // moment, equal, different
	NotReadBack                                                          string
	StepSums                                                             string // done, refused, unsure, waiting
	AddsUp                                                               string
	NotAddsUp                                                            string // number
	Codes, Before, Wanted, Ours, Written, After, Total                   string
	PerCode                                                              string // component
	PerPerson, Component, Outcome, Rows                                  string
	Refused, NoneRefused, Handling                                       string
	HandledLater                                                         string // batch
	HandledOpen, HandledUnsure, HandledWaiting                           string
	Corrections, NoCorrections, Was, Became                              string
	OtherPeriod                                                          string // booked in
	Behind                                                               string
	File, FileRow, ReadAt, Time, Note                                    string
	Altered, Withdrawn, Gone                                             string
	Foot                                                                 string
	DataKinds                                                            DataTexts
}

// DataTexts are the words of the flat table for a spreadsheet.
type DataTexts struct {
	Sort, Step, Line                           string
	EmployeeID, Description, Code              string
	LineID, Version, Team, ShareHours, Pieces  string
	Rate, Source, FileHash, Start, End, Remark string
}

// ProofTexts are the texts of the proof list.
type ProofTexts struct {
	Title                               string
	Sub                                 string // company, period
	Made, Guard                         string
	Venue                               string // venue
	NoVenue                             string
	VenueSum                            string // people, lines, hours
	Days, Meals, Hours, Waiting, Remark string
	WaitingLines                        string // number
	Open                                string
	NothingOpen                         string
	Mail                                string
	MailSubject                         string // venue, period, number
	MailNone                            string // venue, period
	MailGreeting                        string
	MailOpen                            string // number, period, venue
	MailLine                            string // person, dates, number
	MailNothing                         string // period, venue
	MailEnd                             string
	Plan                                string
	PlanText                            string
	InNmbrs, ToSend                     string
	Agreed, Name, Date, Total           string
	Foot                                string
}

// PaperMakeTexts are the texts of making a paper on screen.
type PaperMakeTexts struct {
	ReportAct, ProofAct string
	Title               string
	Text                string
	BadEnding           string
	Written             string // file
}

func paperNL() PaperTexts {
	return PaperTexts{
		Report: reportNL(), Proof: proofNL(), Sheet: sheetNL(),
		Make: PaperMakeTexts{
			ReportAct: "controleverslag maken", ProofAct: "proeflijst op papier", Title: "Naar welk bestand?",
			Text:      "De naam eindigt op .html (om af te drukken), .md of .csv (voor een spreadsheet). Een bestand dat er al is blijft staan.",
			BadEnding: "De naam moet eindigen op .html, .md of .csv.", Written: "Staat in %s.",
		},
	}
}

func paperEN() PaperTexts {
	return PaperTexts{
		Report: reportEN(), Proof: proofEN(), Sheet: sheetEN(),
		Make: PaperMakeTexts{
			ReportAct: "make the control report", ProofAct: "plan on paper", Title: "To which file?",
			Text:      "The name ends in .html (to print), .md or .csv (for a spreadsheet). A file that is there already stays.",
			BadEnding: "The name must end in .html, .md or .csv.", Written: "Is in %s.",
		},
	}
}

func reportNL() ReportTexts {
	return ReportTexts{
		Title: "Controleverslag: %s", Sub: "%s, verloningsperiode %s",
		Company: "Bedrijf", Environment: "Omgeving", Period: "Verloningsperiode", Days: "Dagen", BookedIn: "Geboekt in",
		Kind: "Soort", By: "Doorgezet door", At: "Op", Batch: "Verzending", Digest: "Controlegetal (SHA-256)",
		Unlocked: "Periode bewust ontgrendeld", WithoutDays: "Gewerkte dagen bewust weggelaten", Undoes: "Haalt terug", UndoneBy: "Teruggehaald door",
		Closed: "afgerond", NotClosed: "nog niet af",
		Short: "Controlesommen", People: "Medewerkers", Lines: "Urenregels", Hours: "Uren van die regels", Steps: "Stappen",
		ReadBack: "Teruggelezen uit Nmbrs", AddUp: "Regels tellen op tot het gewenste totaal",
		ReadBackSums: "%s: %d gelijk, %d verschillend", NotReadBack: "nog niet teruggelezen",
		StepSums: "%d doorgezet, %d geweigerd, %d onzeker, %d wachten",
		AddsUp:   "ja, in elke stap", NotAddsUp: "NEE, in %d stappen niet",
		Codes: "Totalen per code", Before: "vóór, in Nmbrs", Wanted: "gewenst", Ours: "eerder van ons", Written: "geschreven",
		After: "na, in Nmbrs", Total: "Totaal uren",
		PerCode: "%s, per medewerker", PerPerson: "Per medewerker", Component: "code", Outcome: "uitkomst", Rows: "regels in Nmbrs",
		Refused: "Geweigerd of onzeker", NoneRefused: "Er is niets geweigerd en er is niets onzeker.", Handling: "afhandeling",
		HandledLater: "later doorgezet in verzending %s", HandledOpen: "nog niet opnieuw doorgezet",
		HandledUnsure: "wordt eerst uitgezocht; niets wordt opnieuw gestuurd", HandledWaiting: "gaat mee bij de volgende keer doorzetten",
		Corrections: "Correcties", NoCorrections: "Deze verzending corrigeert niets.", Was: "was van ons", Became: "werd",
		OtherPeriod: "geboekt in %s",
		Behind:      "Urenregels achter de bedragen", File: "bestand", FileRow: "rij", ReadAt: "ingelezen", Time: "van – tot", Note: "opmerking",
		Altered: "daarna gewijzigd", Withdrawn: "daarna ingetrokken", Gone: "staat niet meer in de administratie",
		Foot:      "De cijfers zijn vastgelegd op het moment van doorzetten. Het controlegetal blijft gelijk zolang er niets aan de verzending verandert.",
		DataKinds: dataNL(),
	}
}

func reportEN() ReportTexts {
	return ReportTexts{
		Title: "Control report: %s", Sub: "%s, pay period %s",
		Company: "Company", Environment: "Environment", Period: "Pay period", Days: "Days", BookedIn: "Booked in",
		Kind: "Kind", By: "Pushed through by", At: "At", Batch: "Batch", Digest: "Control figure (SHA-256)",
		Unlocked: "Period unlocked on purpose", WithoutDays: "Days worked left out on purpose", Undoes: "Takes back", UndoneBy: "Taken back by",
		Closed: "finished", NotClosed: "not finished",
		Short: "Control sums", People: "Employees", Lines: "Hour lines", Hours: "Hours of those lines", Steps: "Steps",
		ReadBack: "Read back from Nmbrs", AddUp: "Lines add up to the wanted total",
		ReadBackSums: "%s: %d equal, %d different", NotReadBack: "not read back yet",
		StepSums: "%d pushed through, %d refused, %d unsure, %d waiting",
		AddsUp:   "yes, in every step", NotAddsUp: "NO, not in %d steps",
		Codes: "Totals per code", Before: "before, in Nmbrs", Wanted: "wanted", Ours: "ours before", Written: "written",
		After: "after, in Nmbrs", Total: "Total hours",
		PerCode: "%s, per employee", PerPerson: "Per employee", Component: "code", Outcome: "outcome", Rows: "rows in Nmbrs",
		Refused: "Refused or unsure", NoneRefused: "Nothing was refused and nothing is unsure.", Handling: "handling",
		HandledLater: "pushed through later in batch %s", HandledOpen: "not pushed through again yet",
		HandledUnsure: "is settled first; nothing is sent again", HandledWaiting: "goes along with the next push",
		Corrections: "Corrections", NoCorrections: "This batch corrects nothing.", Was: "was ours", Became: "became",
		OtherPeriod: "booked in %s",
		Behind:      "Hour lines behind the amounts", File: "file", FileRow: "row", ReadAt: "read in", Time: "from – to", Note: "note",
		Altered: "changed since", Withdrawn: "withdrawn since", Gone: "is no longer in the ledger",
		Foot:      "The figures were frozen when they were pushed through. The control figure stays the same as long as nothing of the batch moves.",
		DataKinds: dataEN(),
	}
}

func dataNL() DataTexts {
	return DataTexts{
		Sort: "wat", Step: "stap", Line: "regel", EmployeeID: "Nmbrs ID", Description: "omschrijving", Code: "code",
		LineID: "urenregel", Version: "versie", Team: "team", ShareHours: "aandeel uren", Pieces: "aandeel aantal", Rate: "tarief",
		Source: "bron", FileHash: "vingerafdruk bestand", Start: "start", End: "eind", Remark: "opmerking",
	}
}

func dataEN() DataTexts {
	return DataTexts{
		Sort: "what", Step: "step", Line: "line", EmployeeID: "Nmbrs id", Description: "description", Code: "code",
		LineID: "hour line", Version: "version", Team: "team", ShareHours: "share hours", Pieces: "share pieces", Rate: "rate",
		Source: "source", FileHash: "file fingerprint", Start: "start", End: "end", Remark: "remark",
	}
}

func proofNL() ProofTexts {
	return ProofTexts{
		Title: "Proeflijst", Sub: "%s, verloningsperiode %s", Made: "Gemaakt op", Guard: "Let op",
		Venue: "Vestiging %s", NoVenue: "Zonder vestiging", VenueSum: "%d medewerkers, %d goedgekeurde regels, %s uur.",
		Days: "dagen", Meals: "aantallen", Hours: "uren", Waiting: "nog open", Remark: "verschillen en opmerkingen",
		WaitingLines: "%d regels", Open: "Nog goed te keuren of geblokkeerd", NothingOpen: "Alles is goedgekeurd.",
		Mail: "E-mail aan de vestiging", MailSubject: "Onderwerp: uren %s, %s: nog goed te keuren: %d regels",
		MailNone: "Onderwerp: uren %s, %s: alles is goedgekeurd", MailGreeting: "Beste collega,",
		MailOpen: "Nog goed te keuren: %d regels van verloningsperiode %s bij %s.", MailLine: "- %s: %s (%d)",
		MailNothing: "Alle uren van verloningsperiode %s bij %s zijn goedgekeurd. Graag een akkoord op de bijgevoegde proeflijst.",
		MailEnd:     "Wat niet op tijd is goedgekeurd, gaat deze keer niet mee met de verloning.\n\nMet vriendelijke groet",
		Plan:        "Wat er naar Nmbrs gaat", PlanText: "Per medewerker en code over alle vestigingen samen, één keer afgerond. Dit is wat een verzending nu zou doen.",
		InNmbrs: "nu in Nmbrs", ToSend: "te sturen", Agreed: "Akkoord", Name: "Naam", Date: "Datum", Total: "Totaal",
		Foot: "Een proeflijst verandert niets in Nmbrs. Uren per vestiging staan in uren en minuten; afgerond wordt pas op het totaal per medewerker en code.",
	}
}

func proofEN() ProofTexts {
	return ProofTexts{
		Title: "Plan on paper", Sub: "%s, pay period %s", Made: "Made at", Guard: "Note",
		Venue: "Venue %s", NoVenue: "Without a venue", VenueSum: "%d employees, %d approved lines, %s hours.",
		Days: "days", Meals: "counts", Hours: "hours", Waiting: "still open", Remark: "differences and remarks",
		WaitingLines: "%d lines", Open: "Still to approve or blocked", NothingOpen: "Everything is approved.",
		Mail: "E-mail to the venue", MailSubject: "Subject: hours %s, %s: still to approve: %d lines",
		MailNone: "Subject: hours %s, %s: everything is approved", MailGreeting: "Dear colleague,",
		MailOpen: "Still to approve: %d lines of pay period %s at %s.", MailLine: "- %s: %s (%d)",
		MailNothing: "All hours of pay period %s at %s are approved. Please sign the plan that comes with this message.",
		MailEnd:     "What is not approved in time does not go along with this payroll.\n\nKind regards",
		Plan:        "What goes to Nmbrs", PlanText: "Per employee and code over all venues together, rounded once. This is what a batch would do now.",
		InNmbrs: "now in Nmbrs", ToSend: "to send", Agreed: "Agreed", Name: "Name", Date: "Date", Total: "Total",
		Foot: "A plan on paper changes nothing in Nmbrs. Hours per venue are in hours and minutes; only the total per employee and code is rounded.",
	}
}
