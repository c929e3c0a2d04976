package lang

// ImportTexts are the texts of the screen Inlezen.
type ImportTexts struct {
	Path, Hint, Practice    string
	NotHere                 string
	Preview, Type, Leave    string
	Accept, Withdraw, Sent  string
	Export, Part            string
	Reading                 string // file
	Taking                  string // file
	File                    string // file, kind, from, to
	Before                  string // date
	New, Changed, Same      string
	Vanished, Double        string
	Refused, Unknown        string
	SentLines, Totals       string
	WithdrawOn, WithdrawOff string
	SentOn, SentOff         string
	AskTitle                string // file
	AskText                 string
	AskNo, AskYes           string
	Open                    string // number
	TakeTitle               string
	TakeText                string // file, new, changed
	TakeRefused             string // number
	TakeWithdraw            string // number
	TakeSent                string // number
	TakeYes                 string
	Nothing                 string
	NoPreview               string
	NoVanished, NoSent      string
	NoRefused               string
	Exported                string // path
	Done                    string // file
	DoneCounts              string // new, changed, same
	DoneMore                string // approved, to approve, withdrawn, refused
	DoneUnknown             string // number
	DoneSent, DoneSentGone  string // number
	DoneSentLeft            string // number
	DoneAlso                string // what
	Next                    string
	People                  string
	Where, Person, Date     string
	What, Reason, Hours     string
	Line, LineField         string // line, field
	Change                  string // old, new
	TotalsText              string // column, stated, summed
	CSVHead                 string
	Beside                  string // number of lines
	NoFiles                 string
	IsFolder                string
	Venues, NoVenues        string
	TakeFirst               string
	VenuesAhead, VenuesWait string // names
}

func importNL() ImportTexts {
	return ImportTexts{
		Venues: "vestigingen", NoVenues: "elke vestiging van dit bestand heeft een bedrijf", TakeFirst: "neem het bestand eerst over",
		VenuesAhead: "Nog bij geen bedrijf: %s. Die regels komen binnen en wachten tot je een bedrijf kiest.",
		VenuesWait:  "Deze vestigingen horen nog bij geen bedrijf: %s. Kies het bedrijf met v.",
		Path:        "Bestand:", Hint: "tab vult aan, enter leest, esc verlaat het veld", Practice: "Dit is het oefenbestand van de voorbeeldzaak.",
		NotHere: "Kies een urenbestand: eitje-CSV, urenlijst of Excel.",
		Preview: "lezen", Type: "bestand typen", Leave: "veld uit",
		Accept: "overnemen", Withdraw: "vervallen intrekken", Sent: "ook doorgezette", Export: "geweigerde naar CSV", Part: "ander deel",
		Reading: "Lezen %s", Taking: "Inlezen %s", File: "%s: %s, %s t/m %s",
		Before: "Let op: precies dit bestand is al ingelezen op %s.",
		New:    "nieuw", Changed: "gewijzigd", Same: "ongewijzigd", Vanished: "vervallen", Double: "mogelijk dubbel",
		Refused: "geweigerd", Unknown: "onbekende medewerkers", SentLines: "al doorgezet", Totals: "totalen wijken af",
		WithdrawOn: "vervallen regels worden ingetrokken", WithdrawOff: "vervallen regels blijven staan (w wisselt)",
		SentOn: "doorgezette regels worden gewijzigd", SentOff: "doorgezette regels blijven zoals ze zijn (c wisselt)",
		AskTitle: "Al goedgekeurd in eitje?",
		AskText:  "%s heeft geen kolom voor goedkeuring. Zijn de uren al goedgekeurd in eitje? Bij twijfel nee: dan keur je ze zelf bij 7 Uren.",
		AskNo:    "nee, ik keur ze hier", AskYes: "ja, alles is al goedgekeurd",
		Open:      "%s nog te keuren",
		TakeTitle: "Uren inlezen?", TakeText: "%s: %s nieuwe en %s gewijzigde regels.",
		TakeRefused:  "# geweigerde rij blijft achter.|# geweigerde rijen blijven achter.",
		TakeWithdraw: "# vervallen regel wordt ingetrokken.|# vervallen regels worden ingetrokken.", TakeSent: "# al doorgezette regel wordt gewijzigd; bevestig de correctie bij 7 Uren.|# al doorgezette regels worden gewijzigd; bevestig de correctie bij 7 Uren.",
		TakeYes: "Inlezen", Nothing: "er is niets nieuws in dit bestand", NoPreview: "lees eerst een bestand",
		NoVanished: "er zijn geen vervallen regels", NoSent: "er zijn geen doorgezette regels die anders zijn", NoRefused: "er zijn geen geweigerde rijen",
		Exported: "Geweigerde rijen staan in %s",
		Done:     "%s is ingelezen.", DoneCounts: "%s nieuw, %s gewijzigd, %s ongewijzigd",
		DoneSent:     "# doorgezette regel is gewijzigd; bevestig de correctie bij 7 Uren.|# doorgezette regels zijn gewijzigd; bevestig de correcties bij 7 Uren.",
		DoneSentGone: "# doorgezette regel is ingetrokken; bevestig de correctie bij 7 Uren.|# doorgezette regels zijn ingetrokken; bevestig de correcties bij 7 Uren.",
		DoneSentLeft: "# doorgezette regel blijft zoals hij is; het bestand zegt iets anders. Kies bij 7 Uren.|# doorgezette regels blijven zoals ze zijn; het bestand zegt iets anders. Kies bij 7 Uren.",
		DoneAlso:     "Ook in het bestand: %s.",
		DoneMore:     "%s goedgekeurd, %s nog te keuren, %s ingetrokken, %s geweigerd", DoneUnknown: "# naam is nog niet herkend; druk op 3 voor Medewerkers.|# namen zijn nog niet herkend; druk op 3 voor Medewerkers.",
		Next:   "Verder met 7 Uren, of e voor een ander bestand.",
		People: "Dit is een medewerkersbestand van eitje; er staan geen uren in.",
		Where:  "plaats", Person: "medewerker", Date: "datum", What: "wat er staat", Reason: "reden", Hours: "uren",
		Line: "regel %d", LineField: "regel %d, %s", Change: "%s → %s", TotalsText: "%s: het bestand zegt %s, de regels samen %s",
		CSVHead: "bestand;regel;kolom;datum;medewerker;tekst;reden",
		Beside:  "staat naast # regel uit een andere bron|staat naast # regels uit een andere bron", NoFiles: "Niets gevonden dat zo begint.", IsFolder: "dit is een map; typ verder of druk op tab",
	}
}

func importEN() ImportTexts {
	return ImportTexts{
		Venues: "venues", NoVenues: "every venue of this file has a company", TakeFirst: "take the file over first",
		VenuesAhead: "With no company yet: %s. Those lines come in and wait until you choose a company.",
		VenuesWait:  "These venues belong to no company yet: %s. Choose the company with v.",
		Path:        "File:", Hint: "tab completes, enter reads, esc leaves the field", Practice: "This is the practice file of the example business.",
		NotHere: "Choose a file of hours: eitje CSV, hour list or Excel.",
		Preview: "read", Type: "type a file", Leave: "leave field",
		Accept: "take over", Withdraw: "withdraw vanished", Sent: "sent ones too", Export: "refused to CSV", Part: "other part",
		Reading: "Reading %s", Taking: "Importing %s", File: "%s: %s, %s to %s",
		Before: "Note: exactly this file was imported already on %s.",
		New:    "new", Changed: "changed", Same: "unchanged", Vanished: "vanished", Double: "possibly double",
		Refused: "refused", Unknown: "unknown people", SentLines: "already pushed", Totals: "totals differ",
		WithdrawOn: "vanished lines are withdrawn", WithdrawOff: "vanished lines stay (w switches)",
		SentOn: "pushed lines are changed", SentOff: "pushed lines stay as they are (c switches)",
		AskTitle: "Approved in eitje already?",
		AskText:  "%s has no column for approval. Were the hours approved in eitje already? When in doubt no: you then approve them at 7 Hours.",
		AskNo:    "no, I approve them here", AskYes: "yes, everything has been approved",
		Open:      "%s to approve",
		TakeTitle: "Import the hours?", TakeText: "%s: %s new and %s changed lines.",
		TakeRefused:  "# refused row stays behind.|# refused rows stay behind.",
		TakeWithdraw: "# vanished line is withdrawn.|# vanished lines are withdrawn.", TakeSent: "# line already pushed is changed; confirm the correction at 7 Hours.|# lines already pushed are changed; confirm the correction at 7 Hours.",
		TakeYes: "Import", Nothing: "there is nothing new in this file", NoPreview: "read a file first",
		NoVanished: "there are no vanished lines", NoSent: "no pushed lines differ", NoRefused: "there are no refused rows",
		Exported: "Refused rows are in %s",
		Done:     "%s has been imported.", DoneCounts: "%s new, %s changed, %s unchanged",
		DoneSent:     "# pushed line was changed; confirm the correction at 7 Hours.|# pushed lines were changed; confirm the corrections at 7 Hours.",
		DoneSentGone: "# pushed line was withdrawn; confirm the correction at 7 Hours.|# pushed lines were withdrawn; confirm the corrections at 7 Hours.",
		DoneSentLeft: "# pushed line stays as it is; the file says otherwise. Choose at 7 Hours.|# pushed lines stay as they are; the file says otherwise. Choose at 7 Hours.",
		DoneAlso:     "Also in the file: %s.",
		DoneMore:     "%s approved, %s to approve, %s withdrawn, %s refused", DoneUnknown: "# name has not been recognised yet; press 3 for People.|# names have not been recognised yet; press 3 for People.",
		Next:   "Go on with 7 Hours, or e for another file.",
		People: "This is a people file of eitje; it holds no hours.",
		Where:  "place", Person: "employee", Date: "date", What: "what it says", Reason: "reason", Hours: "hours",
		Line: "line %d", LineField: "line %d, %s", Change: "%s → %s", TotalsText: "%s: the file says %s, the lines together %s",
		CSVHead: "file;line;column;date;employee;text;reason",
		Beside:  "stands beside # line of another source|stands beside # lines of another source", NoFiles: "Nothing found that begins so.", IsFolder: "this is a folder; type on or press tab",
	}
}
