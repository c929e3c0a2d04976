package lang

// CmdTexts are what the command line says to a person.
type CmdTexts struct {
	CmdUsage
	CmdSetUp
	CmdWork
	CmdPapers
	CmdIntake
	CmdTrail
}

// Cmd gives the texts of the command line.
func (t *Texts) Cmd() *CmdTexts {
	if t.Lang == English {
		return &CmdTexts{cmdUsageEN(), cmdSetUpEN(), cmdWorkEN(), cmdPapersEN(), cmdIntakeEN(), cmdTrailEN()}
	}
	return &CmdTexts{cmdUsageNL(), cmdSetUpNL(), cmdWorkNL(), cmdPapersNL(), cmdIntakeNL(), cmdTrailNL()}
}

// CmdUsage is what goes wrong before a command begins.
type CmdUsage struct {
	About, GlobalFlags, NoCommand                                                  string
	BadLang, BadPeriod, BadCadence, BadDate, BadState                              string // text; BadState also the choices
	BadDialect                                                                     string // name, names
	BadPaid                                                                        string // text
	BadDuration, NeedEmail, NeedFirst, NeedFile                                    string
	NotAPair                                                                       string // text
	AllOrIDs, NeedIDs, NeedReason, NeedYes, LoopbackOnly                           string
	NeedOnly                                                                       string // text
	RowOrNone                                                                      string
	BadCorrection                                                                  string // text
	CutLess, CutMore                                                               string // forms of a number of lines; period, hours
	NoLog, TypeToken                                                               string
	Progress                                                                       string // stage, done, total
	ProgressSend                                                                   string // people, of people, calls, refused, unsure
	DirMissing                                                                     string // directory
	FileMissing, FileExists, FileFailed, FileOdd, Interrupted, Stopping, EmptyFlag string // file
}

func cmdUsageNL() CmdUsage {
	return CmdUsage{
		About:       "Doorzet zet goedgekeurde uren door naar Nmbrs, precies één keer. Zonder opdracht beginnen de schermen.",
		GlobalFlags: "Algemene opties:",
		NoCommand:   "Kies een opdracht.",

		BadLang:     "De taal %q bestaat niet: kies nl of en.",
		BadPeriod:   "%q is geen verloningsperiode. Schrijf jaar-nummer, zoals 2026-11.",
		BadCadence:  "%q is geen ritme van verlonen: kies month, 4week of week.",
		BadDate:     "%q is geen datum. Schrijf JJJJ-MM-DD of DD-MM-JJJJ.",
		BadState:    "De staat %q bestaat niet. Kies uit: %s.",
		BadPaid:     "%q is geen antwoord: schrijf PERIODE=yes of PERIODE=no.",
		BadDialect:  "%q is geen vorm van REST die de simulator kent; kies uit %s.",
		BadDuration: "Een tijdsduur kan niet kleiner zijn dan nul.",
		NeedEmail:   "Geef het e-mailadres van de API-gebruiker met --email.",
		NeedFirst:   "Geef de eerste gewerkte dag met --first.",
		NeedFile:    "Noem een bestand om in te lezen, of - voor de standaardinvoer.",
		NotAPair:    "%q is geen NAAM=WAARDE.",
		AllOrIDs:    "Kies --all of noem urenregels, niet allebei en niet geen van beide.",
		NeedIDs:     "Noem minstens één urenregel.",
		NeedReason:  "Geef een reden op met --reason.",
		NeedYes:     "Er is niets gedaan: bevestig met --yes.",
		LoopbackOnly: "--timeout en --settle zijn er alleen voor een simulator op deze computer. " +
			"Er is niets verstuurd.",
		NeedOnly:  "%q hoort nergens bij. Noem medewerkers achter --only.",
		RowOrNone: "Kies er een: --row met een regel van Nmbrs of --none voor een stap; --again, --leave, --adopt, --remove, --keep, --skip, --beside, --overwrite of --stand-back voor een regel.",

		BadCorrection: "%q is geen keuze voor correcties: kies current of twk.",
		CutLess:       "Met %[1]s als eerste verloningsperiode gaat # urenregel (%[2]s uur) van ervoor niet meer mee: die geldt als elders doorgezet. Er is niets veranderd; bevestig met --yes.|Met %[1]s als eerste verloningsperiode gaan # urenregels (%[2]s uur) van ervoor niet meer mee: ze gelden als elders doorgezet. Er is niets veranderd; bevestig met --yes.",
		CutMore:       "Met %[1]s als eerste verloningsperiode gaat # urenregel (%[2]s uur) alsnog mee die nu als elders doorgezet geldt. Er is niets veranderd; bevestig met --yes.|Met %[1]s als eerste verloningsperiode gaan # urenregels (%[2]s uur) alsnog mee die nu als elders doorgezet gelden. Er is niets veranderd; bevestig met --yes.",

		NoLog:     "Er kan geen logboekbestand worden geschreven.",
		TypeToken: "API-token (wordt niet getoond):",
		Progress:  "%s: %d van %d", ProgressSend: "; medewerkers %d van %d, aanroepen %d, geweigerd %d, onzeker %d",
		FileMissing: "Het bestand %s bestaat niet.",
		DirMissing:  "De map %s bestaat niet. Maak hem eerst, of kies een andere plaats.",
		Interrupted: "Gestopt op verzoek; er is niets veranderd.",
		EmptyFlag:   "--%s is leeg. Laat het weg, of geef een waarde.",
		Stopping:    "Wordt gestopt. Wat al onderweg is naar Nmbrs wordt nog afgewacht, hoogstens een minuut; nog een keer stoppen eindigt meteen, en wat dan onzeker is wordt later nagelezen.",
		FileOdd:     "%s is geen gewoon bestand maar een map, een pijp of een apparaat. Kies het bestand zelf.",
		FileExists:  "Het bestand %s bestaat al. Kies een andere naam.",
		FileFailed:  "Het bestand %s kan niet worden gebruikt. De oorzaak staat in het logboekbestand.",
	}
}

func cmdUsageEN() CmdUsage {
	return CmdUsage{
		About:       "Doorzet pushes approved hours through to Nmbrs, exactly once. Without a command the screens begin.",
		GlobalFlags: "Global flags:",
		NoCommand:   "Choose a command.",

		BadLang:     "There is no language %q: choose nl or en.",
		BadPeriod:   "%q is not a pay period. Write year-number, such as 2026-11.",
		BadCadence:  "%q is not a pay cadence: choose month, 4week or week.",
		BadDate:     "%q is not a date. Write YYYY-MM-DD or DD-MM-YYYY.",
		BadState:    "There is no state %q. Choose from: %s.",
		BadPaid:     "%q is no answer: write PERIOD=yes or PERIOD=no.",
		BadDialect:  "%q is no form of REST that the simulator knows; choose from %s.",
		BadDuration: "A duration cannot be below zero.",
		NeedEmail:   "Give the e-mail address of the API user with --email.",
		NeedFirst:   "Give the first day worked with --first.",
		NeedFile:    "Name a file to read in, or - for standard input.",
		NotAPair:    "%q is not NAME=VALUE.",
		AllOrIDs:    "Choose --all or name hour lines, not both and not neither.",
		NeedIDs:     "Name at least one hour line.",
		NeedReason:  "Give a reason with --reason.",
		NeedYes:     "Nothing was done: confirm with --yes.",
		LoopbackOnly: "--timeout and --settle are there for a simulator on this computer only. " +
			"Nothing was sent.",
		NeedOnly:  "%q belongs to nothing. Name employees after --only.",
		RowOrNone: "Choose one: --row with a row of Nmbrs or --none for a step; --again, --leave, --adopt, --remove, --keep, --skip, --beside, --overwrite or --stand-back for a row.",

		BadCorrection: "%q is no choice for corrections: choose current or twk.",
		CutLess:       "With %[1]s as the first pay period # hour line (%[2]s hours) of before does not go along any more: it counts as pushed elsewhere. Nothing was changed; confirm with --yes.|With %[1]s as the first pay period # hour lines (%[2]s hours) of before do not go along any more: they count as pushed elsewhere. Nothing was changed; confirm with --yes.",
		CutMore:       "With %[1]s as the first pay period # hour line (%[2]s hours) goes along after all that counts as pushed elsewhere now. Nothing was changed; confirm with --yes.|With %[1]s as the first pay period # hour lines (%[2]s hours) go along after all that count as pushed elsewhere now. Nothing was changed; confirm with --yes.",

		NoLog:     "No log file can be written.",
		TypeToken: "API token (is not shown):",
		Progress:  "%s: %d of %d", ProgressSend: "; employees %d of %d, calls %d, refused %d, unsure %d",
		FileMissing: "The file %s does not exist.",
		DirMissing:  "The directory %s does not exist. Make it first, or choose another place.",
		Interrupted: "Stopped on request; nothing was changed.",
		EmptyFlag:   "--%s is empty. Leave it out, or give a value.",
		Stopping:    "Stopping. What is on its way to Nmbrs already is waited for, a minute at most; stopping once more ends at once, and what is in doubt then is read back later.",
		FileOdd:     "%s is not a plain file but a folder, a pipe or a device. Choose the file itself.",
		FileExists:  "The file %s exists already. Choose another name.",
		FileFailed:  "The file %s cannot be used. The cause is in the log file.",
	}
}
