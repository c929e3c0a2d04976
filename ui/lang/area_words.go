package lang

// WordTexts are short words used all over the program.
type WordTexts struct {
	Unknown      string
	UnknownError string // log file
	NoLogError   string
	// What the disk gave as the cause.
	DiskFull, DiskReadOnly, DiskFails string
	Yes, No                           string
	None                              string
	Seconds                           string // number
	Minutes                           string // number
	Hours                             string // hours, minutes
}

func wordsNL() WordTexts {
	return WordTexts{
		Unknown:      "onbekend (%s)",
		UnknownError: "Er ging iets mis waarvoor Doorzet geen uitleg heeft. De technische oorzaak staat in %s.",
		NoLogError:   "Er ging iets mis waarvoor Doorzet geen uitleg heeft.",
		DiskFull:     "De oorzaak: de schijf is vol. Maak ruimte vrij en probeer het opnieuw.",
		DiskReadOnly: "De oorzaak: de schijf laat niet meer schrijven. Kijk of hij nog goed is.",
		DiskFails:    "De oorzaak: de schijf geeft een fout. Maak een kopie op een andere schijf en kijk of deze nog goed is.",
		Yes:          "ja", No: "nee", None: "geen",
		Seconds: "%d s", Minutes: "%d min", Hours: "%d u %d min",
	}
}

func wordsEN() WordTexts {
	return WordTexts{
		Unknown:      "unknown (%s)",
		UnknownError: "Something went wrong that Doorzet cannot explain. The technical cause is in %s.",
		NoLogError:   "Something went wrong that Doorzet cannot explain.",
		DiskFull:     "The cause: the disk is full. Make room and try again.",
		DiskReadOnly: "The cause: the disk takes no more writing. See whether it is still good.",
		DiskFails:    "The cause: the disk gives an error. Make a copy on another disk and see whether this one is still good.",
		Yes:          "yes", No: "no", None: "none",
		Seconds: "%d s", Minutes: "%d min", Hours: "%d h %d min",
	}
}
