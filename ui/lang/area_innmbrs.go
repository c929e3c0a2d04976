package lang

// InNmbrsTexts are the texts of the screen In Nmbrs.
type InNmbrsTexts struct {
	Reading                            string // period
	AllEqual                           string // number
	SomeDiffer                         string // equal, different
	Empty                              string
	Person, Code, Sent, Found, Foreign string
	Outcome, Equal, Differs            string
	Again, Open                        string
	Missing, Altered, Unexpected       string // row, amount
	OtherDoorzet                       string // row, amount
	ToImport                           string // amount
	Unread                             string // reason
	ForeignNote                        string // amount
	Behind                             string // person, component
	BehindSum                          string // lines, hours
	NoLines                            string
	NoRow, NoDifference                string
	Shown                              string // moment
}

func inNmbrsNL() InNmbrsTexts {
	return InNmbrsTexts{
		Reading: "Nalezen %s", AllEqual: "Alles staat in Nmbrs zoals het is doorgezet: %d gelijk.",
		SomeDiffer: "%d gelijk, %d verschillend. Kijk de regels met ≠ na in Nmbrs.",
		Empty:      "In deze verloningsperiode is nog niets doorgezet. Druk op 8 om door te zetten.",
		Person:     "medewerker", Code: "code", Sent: "doorgezet", Found: "in Nmbrs", Foreign: "anderen", Outcome: "uitkomst",
		Equal: "gelijk", Differs: "verschilt", Again: "opnieuw nalezen", Open: "regels erachter",
		Missing: "regel %s (%s) is weg uit Nmbrs", Altered: "regel %s is in Nmbrs veranderd in %s", Unexpected: "regel %s (%s) kwam er later bij, niet van Doorzet", OtherDoorzet: "regel %s (%s) kwam er later bij, van een andere Doorzet",
		ToImport: "%s is gemarkeerd via importblad en staat nog niet in Nmbrs",
		Unread:   "kon niet worden gelezen: %s", ForeignNote: "%s op dezelfde code is niet van Doorzet",
		Behind: "%s, %s: de urenregels erachter", BehindSum: "%s regels, samen %s uur", NoLines: "Er zijn geen urenregels achter deze code.",
		NoRow: "er staat niets onder de cursor", NoDifference: "hier verschilt niets", Shown: "Nagelezen op %s.",
	}
}

func inNmbrsEN() InNmbrsTexts {
	return InNmbrsTexts{
		Reading: "Reading back %s", AllEqual: "Everything is in Nmbrs as it was pushed through: %d equal.",
		SomeDiffer: "%d equal, %d different. Check the rows with ≠ in Nmbrs.",
		Empty:      "Nothing has been pushed through in this pay period yet. Press 8 to push through.",
		Person:     "employee", Code: "code", Sent: "pushed", Found: "in Nmbrs", Foreign: "others", Outcome: "outcome",
		Equal: "equal", Differs: "differs", Again: "read back again", Open: "lines behind it",
		Missing: "row %s (%s) is gone from Nmbrs", Altered: "row %s was changed in Nmbrs to %s", Unexpected: "row %s (%s) came later, not by Doorzet", OtherDoorzet: "row %s (%s) came later, by another Doorzet",
		ToImport: "%s was marked by import sheet and is not in Nmbrs yet",
		Unread:   "could not be read: %s", ForeignNote: "%s on the same code is not by Doorzet",
		Behind: "%s, %s: the hour lines behind it", BehindSum: "%s lines, %s hours together", NoLines: "There are no hour lines behind this code.",
		NoRow: "there is nothing under the cursor", NoDifference: "nothing differs here", Shown: "Read back at %s.",
	}
}
