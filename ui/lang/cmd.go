package lang

// CmdTexts are what the command line says to a person.
type CmdTexts struct {
	About, GlobalFlags, NoCommand, NoScreens string

	// Wrong usage.
	BadLang, BadPeriod, BadCadence, BadDate, BadState    string // text; BadState also the choices
	BadDuration, NeedEmail, NeedCadence, NeedFile        string
	NotAPair                                             string // text
	AllOrIDs, NeedIDs, NeedReason, NeedYes, LoopbackOnly string
	NeedOnly                                             string // text
	RowOrNone                                            string
	NoLog, TypeToken                                     string
	Progress                                             string // stage, done, total
	FileMissing, FileExists, FileFailed                  string // file
	NoProfile                                            string // profile
	SimFailed, BadScenario                               string // text
	SimLoopback                                          string // address
	SimSignIn                                            string // url, e-mail, token, domain
	SimCompany                                           string // id, name, period
	HoursWritten                                         string // file
	NoREST                                               string
	ChooseCompany                                        string
	Activated                                            string // company, id, domain, environment
	ActivatedPeriod                                      string // period, cadence, first period
	Unlinked                                             string // company
	Renewed                                              string // e-mail
	RightsGood, RightsMissing                            string
	SyncApplied                                          string // applied, left, same
	SyncShown                                            string // rows, same
	SyncSkipped                                          string
	IsCurrent, IsToday, IsRunMade, IsCutOver             string
	PeriodSums                                           string // cadence, current period
	PeriodDiffers                                        string // cadence of Nmbrs
	CodeOpen, CodeNot, CodeGone                          string
	CodesDays                                            string // yes or no
	ImportRead                                           string // file, kind
	ImportSums                                           string // new, changed, same, refused, time
	ImportDry                                            string
	ImportDouble                                         string // number
	ImportRefused, ImportVanished, ImportSent            string
	ImportUnknown                                        string // name
	NamesWaiting, VenueOpen                              string
	LinesSum                                             string // lines, time
	Approved, Unapproved                                 string // changed, left open
	Altered                                              string // lines
	PlanSums                                             string // period, steps, held
	PlanBooked                                           string // period
	ExportHeld                                           string
	ExportNothing                                        string // period, left
	ExportSums                                           string // batch, done, refused, unsure, waiting
	ExportCheck                                          string // equal, different, left
	VerifyEqual, VerifyDifferent                         string
	VerifyMissing, VerifyAltered, VerifyUnexpected       string
	VerifySums                                           string // period, equal, different
	BatchUndone, BatchOpen, NoBatches, NoDoubts          string
	DoubtsHow                                            string
	Resolved                                             string // step, state
	BackedUp, Restored, RestoredKept                     string // file
	CheckGood                                            string
}

// Cmd gives the texts of the command line.
func (t *Texts) Cmd() *CmdTexts {
	if t.Lang == English {
		return cmdEN()
	}
	return cmdNL()
}

func cmdNL() *CmdTexts {
	return &CmdTexts{
		About:       "Doorzet zet goedgekeurde uren door naar Nmbrs, precies één keer. Zonder opdracht beginnen de schermen.",
		GlobalFlags: "Algemene opties:",
		NoCommand:   "Kies een opdracht.",
		NoScreens:   "De schermen hebben een terminal nodig. Zie doorzet --help voor de opdrachten.",

		BadLang:     "De taal %q bestaat niet: kies nl of en.",
		BadPeriod:   "%q is geen verloningsperiode. Schrijf jaar-nummer, zoals 2026-11.",
		BadCadence:  "%q is geen ritme van verlonen: kies month, 4week of week.",
		BadDate:     "%q is geen datum. Schrijf JJJJ-MM-DD of DD-MM-JJJJ.",
		BadState:    "De staat %q bestaat niet. Kies uit: %s.",
		BadDuration: "Een tijdsduur kan niet kleiner zijn dan nul.",
		NeedEmail:   "Geef het e-mailadres van de API-gebruiker met --email.",
		NeedCadence: "Geef --cadence en --first samen op.",
		NeedFile:    "Noem een bestand om in te lezen, of - voor de standaardinvoer.",
		NotAPair:    "%q is geen NAAM=WAARDE.",
		AllOrIDs:    "Kies --all of noem urenregels, niet allebei en niet geen van beide.",
		NeedIDs:     "Noem minstens één urenregel.",
		NeedReason:  "Geef een reden op met --reason.",
		NeedYes:     "Er is niets gedaan: bevestig met --yes.",
		LoopbackOnly: "--timeout en --settle zijn er alleen voor een simulator op deze computer. " +
			"Er is niets verstuurd.",
		NeedOnly:  "%q hoort nergens bij. Noem medewerkers achter --only.",
		RowOrNone: "Kies --row met een regel van Nmbrs, of --none.",

		NoLog:       "Er kan geen logboekbestand worden geschreven.",
		TypeToken:   "API-token (wordt niet getoond):",
		Progress:    "%s: %d van %d",
		FileMissing: "Het bestand %s bestaat niet.",
		FileExists:  "Het bestand %s bestaat al. Kies een andere naam.",
		FileFailed:  "Het bestand %s kan niet worden gebruikt. De oorzaak staat in het logboekbestand.",
		NoProfile:   "Er is geen kolomprofiel met de naam %s.",

		SimFailed:    "De simulator kon niet draaien: %s",
		BadScenario:  "Het scenario kan niet worden gelezen: %s",
		SimLoopback:  "De simulator luistert alleen op deze computer zelf, niet op %s.",
		SimSignIn:    "Simulator van Nmbrs\n  adres   %s\n  e-mail  %s\n  token   %s\n  domein  %s",
		SimCompany:   "  bedrijf %s  %s  (%s)",
		HoursWritten: "De voorbeelduren staan in %s.",
		NoREST:       "De REST-koppeling is er nog niet. Kies --link soap.",

		ChooseCompany:   "Deze gebruiker ziet meer bedrijven. Kies er een met --company.",
		Activated:       "%s (%s) is gekoppeld. Domein %s, omgeving %s.",
		ActivatedPeriod: "Huidige verloningsperiode %s (per %s); Doorzet zet door vanaf %s.",
		Unlinked:        "%s is ontkoppeld. De gegevens blijven bewaard.",
		Renewed:         "Het nieuwe token van %s werkt en is bewaard.",
		RightsGood:      "Alle rechten die te proberen zijn, zijn er.",
		RightsMissing:   "Er ontbreken rechten. Deze e-mail kan naar de beheerder:",
		SyncApplied:     "%d overgenomen, %d wachten op een keuze, %d ongewijzigd.",
		SyncShown:       "%d verschillen, %d ongewijzigd. Overnemen: doorzet sync --apply",
		SyncSkipped:     "Niet gelezen, maar niet noodzakelijk:",
		IsCurrent:       "huidig in Nmbrs", IsToday: "vandaag", IsRunMade: "loonrun gemaakt", IsCutOver: "eerste periode",
		PeriodSums:    "Verloning per %s; huidige verloningsperiode in Nmbrs: %s.",
		PeriodDiffers: "Let op: Nmbrs verloont per %s.",
		CodeOpen:      "nog te kiezen", CodeNot: "gaat bewust niet mee", CodeGone: "bestaat niet meer in Nmbrs",
		CodesDays: "Gewerkte dagen doorzetten: %s",

		ImportRead:     "%s ingelezen (%s).",
		ImportSums:     "%d nieuw, %d gewijzigd, %d ongewijzigd, %d geweigerd; %s uur nieuw.",
		ImportDry:      "Dit was een proef: er is niets bewaard.",
		ImportDouble:   "%d regels zijn mogelijk dubbel en wachten op een keuze.",
		ImportRefused:  "Geweigerde regels:",
		ImportVanished: "Niet meer in het bestand (blijven staan):",
		ImportSent:     "Al doorgezet, en in het bestand anders (blijven zoals doorgezet):",
		ImportUnknown:  "Niet herkend: %s",
		NamesWaiting:   "Deze namen wachten op een koppeling:",
		VenueOpen:      "nog te kiezen",
		LinesSum:       "%d regels, %s uur.",
		Approved:       "%d goedgekeurd, %d bleven open door een aandachtspunt.",
		Unapproved:     "Van %d regels is de goedkeuring af; %d bleven open.",
		Altered:        "%d regels aangepast.",

		PlanSums:      "Proeflijst %s: %d stappen te doen, %d tegengehouden.",
		PlanBooked:    "Wordt geboekt in %s.",
		ExportHeld:    "Niet meegegaan, kies wat er moet gebeuren:",
		ExportNothing: "Niets door te zetten voor %s; %d regels blijven liggen.",
		ExportSums:    "Verzending %s: %d doorgezet, %d geweigerd, %d onzeker, %d wachten.",
		ExportCheck:   "Teruggelezen uit Nmbrs: %d gelijk, %d verschillend. %d regels blijven liggen.",
		VerifyEqual:   "gelijk", VerifyDifferent: "verschilt",
		VerifyMissing: "ontbreekt:", VerifyAltered: "gewijzigd:", VerifyUnexpected: "niet van Doorzet:",
		VerifySums:  "%s teruggelezen: %d gelijk, %d verschillend.",
		BatchUndone: "teruggehaald", BatchOpen: "nog niet af", NoBatches: "Er is nog niets doorgezet.",
		NoDoubts:  "Er is niets onzeker.",
		DoubtsHow: "Kies met: doorzet resolve STAP --row REGEL, of --none als het niet is aangekomen.",
		Resolved:  "Stap %s: %s.",
		BackedUp:  "De reservekopie staat in %s.", Restored: "%s is teruggezet.",
		RestoredKept: "Wat er stond is bewaard als %s.",
		CheckGood:    "De administratie is in orde.",
	}
}

func cmdEN() *CmdTexts {
	return &CmdTexts{
		About:       "Doorzet pushes approved hours through to Nmbrs, exactly once. Without a command the screens begin.",
		GlobalFlags: "Global flags:",
		NoCommand:   "Choose a command.",
		NoScreens:   "The screens need a terminal. See doorzet --help for the commands.",

		BadLang:     "There is no language %q: choose nl or en.",
		BadPeriod:   "%q is not a pay period. Write year-number, such as 2026-11.",
		BadCadence:  "%q is not a pay cadence: choose month, 4week or week.",
		BadDate:     "%q is not a date. Write YYYY-MM-DD or DD-MM-YYYY.",
		BadState:    "There is no state %q. Choose from: %s.",
		BadDuration: "A duration cannot be below zero.",
		NeedEmail:   "Give the e-mail address of the API user with --email.",
		NeedCadence: "Give --cadence and --first together.",
		NeedFile:    "Name a file to read in, or - for standard input.",
		NotAPair:    "%q is not NAME=VALUE.",
		AllOrIDs:    "Choose --all or name hour lines, not both and not neither.",
		NeedIDs:     "Name at least one hour line.",
		NeedReason:  "Give a reason with --reason.",
		NeedYes:     "Nothing was done: confirm with --yes.",
		LoopbackOnly: "--timeout and --settle are there for a simulator on this computer only. " +
			"Nothing was sent.",
		NeedOnly:  "%q belongs to nothing. Name employees after --only.",
		RowOrNone: "Choose --row with a row of Nmbrs, or --none.",

		NoLog:       "No log file can be written.",
		TypeToken:   "API token (is not shown):",
		Progress:    "%s: %d of %d",
		FileMissing: "The file %s does not exist.",
		FileExists:  "The file %s exists already. Choose another name.",
		FileFailed:  "The file %s cannot be used. The cause is in the log file.",
		NoProfile:   "There is no column profile named %s.",

		SimFailed:    "The simulator could not run: %s",
		BadScenario:  "The scenario cannot be read: %s",
		SimLoopback:  "The simulator listens on this computer itself only, not on %s.",
		SimSignIn:    "Simulator of Nmbrs\n  address %s\n  e-mail  %s\n  token   %s\n  domain  %s",
		SimCompany:   "  company %s  %s  (%s)",
		HoursWritten: "The example hours are in %s.",
		NoREST:       "The REST link is not there yet. Choose --link soap.",

		ChooseCompany:   "This user sees several companies. Choose one with --company.",
		Activated:       "%s (%s) is linked. Domain %s, environment %s.",
		ActivatedPeriod: "Current pay period %s (by %s); Doorzet pushes from %s.",
		Unlinked:        "%s is unlinked. Its data stay.",
		Renewed:         "The new token of %s works and was kept.",
		RightsGood:      "Every right that can be tried is there.",
		RightsMissing:   "Rights are missing. This e-mail can go to the administrator:",
		SyncApplied:     "%d taken over, %d wait for a choice, %d unchanged.",
		SyncShown:       "%d differences, %d unchanged. To take them over: doorzet sync --apply",
		SyncSkipped:     "Not read, but not essential:",
		IsCurrent:       "current in Nmbrs", IsToday: "today", IsRunMade: "payroll run made", IsCutOver: "first period",
		PeriodSums:    "Pay by %s; current pay period in Nmbrs: %s.",
		PeriodDiffers: "Note: Nmbrs pays by %s.",
		CodeOpen:      "to be chosen", CodeNot: "deliberately not sent", CodeGone: "no longer in Nmbrs",
		CodesDays: "Push worked days through: %s",

		ImportRead:     "Read %s (%s).",
		ImportSums:     "%d new, %d changed, %d unchanged, %d refused; %s hours new.",
		ImportDry:      "This was a trial: nothing was kept.",
		ImportDouble:   "%d lines are possibly double and wait for a choice.",
		ImportRefused:  "Refused rows:",
		ImportVanished: "No longer in the file (they stay):",
		ImportSent:     "Pushed through already, and different in the file (they stay as pushed):",
		ImportUnknown:  "Not recognised: %s",
		NamesWaiting:   "These names wait to be linked:",
		VenueOpen:      "to be chosen",
		LinesSum:       "%d lines, %s hours.",
		Approved:       "%d approved, %d stayed open because of a finding.",
		Unapproved:     "The approval of %d lines was taken off; %d stayed open.",
		Altered:        "%d lines altered.",

		PlanSums:      "Plan of %s: %d steps to do, %d held back.",
		PlanBooked:    "Is booked in %s.",
		ExportHeld:    "Did not go along, choose what must happen:",
		ExportNothing: "Nothing to push through for %s; %d lines stay behind.",
		ExportSums:    "Batch %s: %d pushed through, %d refused, %d unsure, %d waiting.",
		ExportCheck:   "Read back from Nmbrs: %d equal, %d different. %d lines stay behind.",
		VerifyEqual:   "equal", VerifyDifferent: "differs",
		VerifyMissing: "missing:", VerifyAltered: "altered:", VerifyUnexpected: "not by Doorzet:",
		VerifySums:  "%s read back: %d equal, %d different.",
		BatchUndone: "taken back", BatchOpen: "not finished", NoBatches: "Nothing was pushed through yet.",
		NoDoubts:  "Nothing is unsure.",
		DoubtsHow: "Choose with: doorzet resolve STEP --row ROW, or --none when it did not arrive.",
		Resolved:  "Step %s: %s.",
		BackedUp:  "The backup is in %s.", Restored: "%s was put back.",
		RestoredKept: "What was there is kept as %s.",
		CheckGood:    "The ledger is in order.",
	}
}
