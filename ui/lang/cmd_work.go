package lang

// CmdWork is what the commands of the monthly work say.
type CmdWork struct {
	ImportRead                                     string // file, kind
	ImportSums                                     string // new, changed, same, refused, time
	ImportDry                                      string
	ImportDouble, ImportMoved, ImportOutside       string // number
	ImportUnlikely                                 string // number
	ImportRedescribed                              string // number
	ImportRename                                   string // new, old, equal, rows, old, new, old, new
	ImportPart                                     string // appear, known, lines
	ImportCopies                                   string // sheet, equal, rows
	BadRename                                      string // text
	Stayed, StayedBlocked                          string // number, finding, what settles it
	ImportRefused, ImportVanished, ImportSent      string
	ImportUnknown                                  string // name
	NamesWaiting, VenueOpen                        string
	SentForHead, SentForNobody, SentForNotHere     string
	SentForHow, IDsOrSentFor                       string
	SentForConfirmed                               string // confirmed, waiting
	PlanMoving                                     string // lines, time, from, to
	LinesSum                                       string // lines, time
	Approved, Unapproved, ApprovedIDs              string // changed, left open
	HeldWithdrawn                                  string
	Altered                                        string // lines
	PlanSums                                       string // period, steps, held
	PlanBooked                                     string // period
	ExportHeld                                     string
	UndoHeld, UndoNothing                          string
	UndoSums                                       string // batch, done, refused, unsure, waiting, held
	ExportNothing                                  string // period
	ExportSums                                     string // batch, done, refused, unsure, waiting
	ExportCheck                                    string // equal, different
	VerifyEqual, VerifyDifferent                   string
	VerifyMissing, VerifyAltered, VerifyUnexpected string
	VerifyTwin                                     string
	VerifySums                                     string // period, equal, different
	VerifyOthers, VerifyHeld, OnlyBeside           string
	UndoAlone                                      string
	BatchUndone, BatchOpen, NoBatches, NoDoubts    string
	DoubtsHow, RowNothing, RowsHow                 string
	NoRows                                         string // period
	RowChosen                                      string // row, choice
	Resolved                                       string // step, state
	BackedUp, Restored, RestoredKept               string // file
	CheckGood, PagesTime, PagesCrash               string
}

func cmdWorkNL() CmdWork {
	return CmdWork{
		ImportRead:        "%s ingelezen (%s).",
		ImportSums:        "%d nieuw, %d gewijzigd, %d ongewijzigd, %d geweigerd; %s uur nieuw.",
		ImportDry:         "Dit was een proef: er is niets bewaard.",
		ImportUnlikely:    "# regel kan haast niet kloppen en gaat niet mee voordat iemand ernaar kijkt: doorzet lines, dan doorzet approve ID of doorzet withdraw ID --reason \"...\"|# regels kunnen haast niet kloppen en gaan niet mee voordat iemand ernaar kijkt: doorzet lines, dan per regel doorzet approve ID of doorzet withdraw ID --reason \"...\"",
		ImportDouble:      "Mogelijk dubbel (%d), komt geblokkeerd binnen; dezelfde uren: --replaces ID, komt erbij: --besides ID. Achteraan de regels die er al zijn:",
		ImportMoved:       "Verplaatst? (%d), komt geblokkeerd binnen; ja: --moved ID, nee: --not-moved ID. Achteraan de regel van de andere dag:",
		ImportOutside:     "%d regels liggen voor de eerste periode die Doorzet doorzet.",
		ImportRedescribed: "%d anders omschreven, met dezelfde uren.",
		ImportRename:      "Is %s de nieuwe naam van %s? %d van %d regels zijn gelijk. Ja: --renamed \"%s=%s\", nee: --not-renamed \"%s=%s\"",
		ImportPart:        "Is dit bestand een deel? Er staan %d van de %d bekende medewerkers in, en %d regels zijn er niet meer. Een deel: --part, alles: --whole",
		ImportCopies:      "Is het tabblad %s een kopie? %d van %d regels staan ook op een eerder tabblad. Overslaan: --copies skip, meetellen: --copies count",
		BadRename:         "Schrijf --renamed als \"OUD=NIEUW\", niet als %s.",
		Stayed:            "open gebleven: %d × %s  (%s)", StayedBlocked: "goedgekeurd en geblokkeerd: %d × %s  (%s)",
		ImportRefused:  "Geweigerde regels:",
		ImportVanished: "Niet meer in het bestand (blijven staan):",
		ImportSent:     "Al doorgezet, en in het bestand anders (blijven zoals doorgezet):",
		ImportUnknown:  "Niet herkend: %s",
		NamesWaiting:   "Deze namen wachten op een koppeling:",
		SentForHead:    "Doorgezet voor de een, en volgens de koppeling nu van een ander:",
		SentForNobody:  "niemand: koppel de naam", SentForNotHere: "wordt hier niet verloond",
		SentForHow:       "Rechtzetten: doorzet correct --sent-for ID --period P --reason \"...\"; de eerstvolgende export haalt het eraf, de export daarna zet het bij de ander op.",
		IDsOrSentFor:     "Noem urenregels of geef --sent-for, niet allebei.",
		SentForConfirmed: "%d regels bevestigd; %d wachten op een koppeling. De eerstvolgende export haalt ze eraf, de export daarna zet ze bij wie het wel is.",
		PlanMoving:       "%d regels (%s uur) gaan nu bij %s af; de verzending daarna zet ze bij %s op.",
		VenueOpen:        "nog te kiezen", LinesSum: "%d regels, %s uur.",
		Approved:    "%d goedgekeurd, %d bleven open door een aandachtspunt.",
		ApprovedIDs: "%d goedgekeurd; gaat nog niet mee: %d.", HeldWithdrawn: "is ingetrokken en telt voor niets",
		Unapproved: "Van %d regels is de goedkeuring af; %d bleven open.",
		Altered:    "%d regels aangepast.",

		PlanSums:      "Proeflijst %s: %d stappen te doen, %d tegengehouden.",
		PlanBooked:    "Wordt geboekt in %s.",
		UndoHeld:      "Kon niet terug; dit staat nu nog in Nmbrs:",
		UndoNothing:   "Er was niets dat terug kon.",
		UndoSums:      "Teruggehaald met %s: %d terug, %d geweigerd, %d onzeker, %d wachten, %d kon niet terug.",
		ExportHeld:    "Niet meegegaan, kies wat er moet gebeuren:",
		ExportNothing: "Niets door te zetten voor %s.",
		ExportSums:    "Verzending %s: %d doorgezet, %d geweigerd, %d onzeker, %d wachten.",
		ExportCheck:   "Teruggelezen uit Nmbrs: %d gelijk, %d verschillend.",
		VerifyEqual:   "gelijk", VerifyDifferent: "verschilt",
		VerifyMissing: "ontbreekt:", VerifyAltered: "gewijzigd:", VerifyUnexpected: "niet van Doorzet:", VerifyTwin: "mogelijk onze regel nog eens:",
		VerifySums: "%s teruggelezen: %d gelijk, %d verschillend.",

		UndoAlone:    "--undo staat alleen: zet daarna pas een andere keuze.",
		OnlyBeside:   "--only en --period horen bij undo beside. Een verzending wordt in zijn geheel teruggenomen.",
		VerifyOthers: "Ook in Nmbrs bij deze medewerkers, niet door Doorzet gemaakt of gepland:",
		VerifyHeld:   "Naast een andere koppeling, en daarom teruggehaald en vastgehouden (doorzet rows):",

		BatchUndone: "teruggehaald", BatchOpen: "nog niet af", NoBatches: "Er is nog niets doorgezet.",
		NoDoubts:  "Er is niets onzeker.",
		DoubtsHow: "Kies met: doorzet resolve STAP --row REGEL, of --none als het niet is aangekomen.",
		NoRows:    "Over geen regel in Nmbrs voor %s valt iets te kiezen.", RowNothing: "niets",
		RowsHow:   "Kies met: doorzet resolve REGEL en een van de keuzes. Zonder keuze blijft alles zoals het is.",
		RowChosen: "Regel %s: %s.",
		Resolved:  "Stap %s: %s.", BackedUp: "De reservekopie staat in %s.", Restored: "%s is teruggezet.",
		RestoredKept: "Wat er stond is bewaard als %s.",
		CheckGood:    "De administratie is in orde.", PagesTime: "De controle van de bladzijden van het bestand duurde te lang en is afgebroken. Het bestand is waarschijnlijk beschadigd; zet een reservekopie terug.",
		PagesCrash: "De controle van de bladzijden van het bestand is vastgelopen. Het bestand is waarschijnlijk beschadigd; zet een reservekopie terug.",
	}
}

func cmdWorkEN() CmdWork {
	return CmdWork{
		ImportRead:        "Read %s (%s).",
		ImportSums:        "%d new, %d changed, %d unchanged, %d refused; %s hours new.",
		ImportDry:         "This was a trial: nothing was kept.",
		ImportUnlikely:    "# line can hardly be right and does not go along before somebody looks at it: doorzet lines, then doorzet approve ID or doorzet withdraw ID --reason \"...\"|# lines can hardly be right and do not go along before somebody looks at them: doorzet lines, then for each doorzet approve ID or doorzet withdraw ID --reason \"...\"",
		ImportDouble:      "Possibly double (%d), taken blocked; the same hours: --replaces ID, on top: --besides ID. Last, the lines that are there:",
		ImportMoved:       "Moved? (%d), taken blocked; yes: --moved ID, no: --not-moved ID. Last, the line of the other day:",
		ImportOutside:     "%d rows lie before the first period that Doorzet pushes through.",
		ImportRedescribed: "%d told otherwise, with the same hours.",
		ImportRename:      "Is %s the new name of %s? %d of %d rows are equal. Yes: --renamed \"%s=%s\", no: --not-renamed \"%s=%s\"",
		ImportPart:        "Is this file a part? It has %d of the %d people known, and %d lines are there no more. A part: --part, all of it: --whole",
		ImportCopies:      "Is the sheet %s a copy? %d of %d rows are on an earlier sheet too. Leave out: --copies skip, count: --copies count",
		BadRename:         "Write --renamed as \"OLD=NEW\", not as %s.",
		Stayed:            "stayed open: %d × %s  (%s)", StayedBlocked: "approved and blocked: %d × %s  (%s)",
		ImportRefused:  "Refused rows:",
		ImportVanished: "No longer in the file (they stay):",
		ImportSent:     "Pushed through already, and different in the file (they stay as pushed):",
		ImportUnknown:  "Not recognised: %s",
		NamesWaiting:   "These names wait to be linked:",
		SentForHead:    "Pushed through for one person, and by the link another's now:",
		SentForNobody:  "nobody: link the name", SentForNotHere: "not paid here",
		SentForHow:       "To put right: doorzet correct --sent-for ID --period P --reason \"...\"; the next export takes it down, the export after that brings it to the other.",
		IDsOrSentFor:     "Name hour lines or give --sent-for, not both.",
		SentForConfirmed: "%d lines confirmed; %d wait for a link. The next export takes them down, the export after that brings them to whose they are.",
		PlanMoving:       "%d lines (%s hours) come down at %s now; the batch after this brings them to %s.",
		VenueOpen:        "to be chosen", LinesSum: "%d lines, %s hours.",
		Approved:    "%d approved, %d stayed open because of a finding.",
		ApprovedIDs: "%d approved; not going along yet: %d.", HeldWithdrawn: "is withdrawn and counts for nothing",
		Unapproved: "The approval of %d lines was taken off; %d stayed open.",
		Altered:    "%d lines altered.",

		PlanSums:      "Plan of %s: %d steps to do, %d held back.",
		PlanBooked:    "Is booked in %s.",
		UndoHeld:      "Could not go back; Nmbrs still holds this now:",
		UndoNothing:   "There was nothing that could go back.",
		UndoSums:      "Taken back with %s: %d back, %d refused, %d unsure, %d waiting, %d could not go back.",
		ExportHeld:    "Did not go along, choose what must happen:",
		ExportNothing: "Nothing to push through for %s.",
		ExportSums:    "Batch %s: %d pushed through, %d refused, %d unsure, %d waiting.",
		ExportCheck:   "Read back from Nmbrs: %d equal, %d different.",
		VerifyEqual:   "equal", VerifyDifferent: "differs",
		VerifyMissing: "missing:", VerifyAltered: "altered:", VerifyUnexpected: "not by Doorzet:", VerifyTwin: "perhaps our row again:",
		VerifySums: "%s read back: %d equal, %d different.",

		UndoAlone:    "--undo stands alone: set another choice after it.",
		OnlyBeside:   "--only and --period belong to undo beside. A batch is taken back whole.",
		VerifyOthers: "Also in Nmbrs with these employees, neither made nor planned by Doorzet:",
		VerifyHeld:   "Beside another link, and therefore taken back and held (doorzet rows):",

		BatchUndone: "taken back", BatchOpen: "not finished", NoBatches: "Nothing was pushed through yet.",
		NoDoubts:  "Nothing is unsure.",
		DoubtsHow: "Choose with: doorzet resolve STEP --row ROW, or --none when it did not arrive.",
		NoRows:    "There is nothing to choose about any row in Nmbrs for %s.", RowNothing: "nothing",
		RowsHow:   "Choose with: doorzet resolve ROW and one of the choices. Without a choice all stays as it is.",
		RowChosen: "Row %s: %s.",
		Resolved:  "Step %s: %s.", BackedUp: "The backup is in %s.", Restored: "%s was put back.",
		RestoredKept: "What was there is kept as %s.",
		CheckGood:    "The ledger is in order.", PagesTime: "Checking the pages of the file took too long and was broken off. The file is probably damaged; put a backup back.",
		PagesCrash: "Checking the pages of the file crashed. The file is probably damaged; put a backup back.",
	}
}
