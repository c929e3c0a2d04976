package lang

// SheetTexts are the texts of the import sheet on screen.
type SheetTexts struct {
	Act, Title, Text          string
	Write, Mark               string
	FileTitle, FileText       string
	BadEnding                 string
	WrittenTitle, WrittenText string // text: files, people
	Without                   string // names
	Held                      string // number
	Centres                   string
	MarkTitle, MarkFile       string
	MarkText                  string // people, files, period, company
	MarkYes, Working          string
	Marked                    string // steps, people
	UnmarkTitle, UnmarkYes    string
	UnmarkText                string // moment, steps, period, company
}

func sheetNL() SheetTexts {
	return SheetTexts{
		Act: "importblad", Title: "Importblad van Nmbrs",
		Text:  "De tweede weg naar Nmbrs, als de API-rechten niet genoeg zijn: Doorzet schrijft een blad, jij importeert het in Nmbrs.",
		Write: "Blad schrijven", Mark: "Geïmporteerd blad markeren als doorgezet",
		FileTitle: "Naar welk bestand?", FileText: "De naam eindigt op .xlsx. Een bestand dat er al is blijft staan.", BadEnding: "De naam moet eindigen op .xlsx.",
		WrittenTitle: "Het importblad is geschreven",
		WrittenText:  "%s, %d medewerkers. Importeer het in Nmbrs en kies daarna hier: geïmporteerd blad markeren. Tot dan tellen deze uren als niet doorgezet.",
		Without:      "Zonder personeelsnummer, dus niet in het blad: %s.", Held: "%d stappen zijn tegengehouden en staan niet in het blad.",
		Centres:   "Het importblad kent geen kostenplaatsen: de bedragen per code zijn opgeteld.",
		MarkTitle: "Markeren als doorgezet?", MarkFile: "Welk blad is in Nmbrs geïmporteerd?",
		MarkText: "%d medewerkers uit %s, naar verloningsperiode %s van %s. Deze uren gaan daarna niet meer mee met een verzending. Er wordt niets naar Nmbrs gestuurd.",
		MarkYes:  "Markeren", Working: "Importblad vergelijken met de proeflijst", Marked: "%d stappen van %d medewerkers gemarkeerd als doorgezet.",
		UnmarkTitle: "Markering terugnemen?", UnmarkYes: "Terugnemen",
		UnmarkText: "Importblad van %s: %d stappen, %s van %s. De regels worden weer groen. Wat in Nmbrs is geïmporteerd blijft daar staan: haal dat daar zelf weg.",
	}
}

func sheetEN() SheetTexts {
	return SheetTexts{
		Act: "import sheet", Title: "Import sheet of Nmbrs",
		Text:  "The second road into Nmbrs, where API rights do not suffice: Doorzet writes a sheet, you import it into Nmbrs.",
		Write: "Write the sheet", Mark: "Mark an imported sheet as sent",
		FileTitle: "To which file?", FileText: "The name ends in .xlsx. A file that is there already stays.", BadEnding: "The name must end in .xlsx.",
		WrittenTitle: "The import sheet was written",
		WrittenText:  "%s, %d employees. Import it into Nmbrs and then choose here: mark an imported sheet. Until then these hours count as not sent.",
		Without:      "Without an employee number, so not in the sheet: %s.", Held: "%d steps are held back and are not in the sheet.",
		Centres:   "The import sheet knows no cost centres: the amounts per code were added up.",
		MarkTitle: "Mark as sent?", MarkFile: "Which sheet was imported into Nmbrs?",
		MarkText: "%d employees from %s, to pay period %s of %s. These hours will not go along with a batch any more. Nothing is sent to Nmbrs.",
		MarkYes:  "Mark", Working: "Comparing the import sheet with the plan", Marked: "%d steps of %d employees marked as sent.",
		UnmarkTitle: "Take the mark back?", UnmarkYes: "Take back",
		UnmarkText: "Import sheet of %s: %d steps, %s of %s. The lines turn green again. What was imported into Nmbrs stays there: remove it there yourself.",
	}
}
