package lang

// WordTexts are short words used all over the program.
type WordTexts struct {
	Unknown      string
	UnknownError string // log file
	NoLogError   string
	Yes, No      string
	None         string
	Seconds      string // number
	Minutes      string // number
	Hours        string // hours, minutes
}

func wordsNL() WordTexts {
	return WordTexts{
		Unknown:      "onbekend (%s)",
		UnknownError: "Er ging iets mis waarvoor Doorzet geen uitleg heeft. De technische oorzaak staat in %s.",
		NoLogError:   "Er ging iets mis waarvoor Doorzet geen uitleg heeft.",
		Yes:          "ja", No: "nee", None: "geen",
		Seconds: "%d s", Minutes: "%d min", Hours: "%d u %d min",
	}
}

func wordsEN() WordTexts {
	return WordTexts{
		Unknown:      "unknown (%s)",
		UnknownError: "Something went wrong that Doorzet cannot explain. The technical cause is in %s.",
		NoLogError:   "Something went wrong that Doorzet cannot explain.",
		Yes:          "yes", No: "no", None: "none",
		Seconds: "%d s", Minutes: "%d min", Hours: "%d h %d min",
	}
}
