package lang

// SourceTexts tell where an hour line came from.
type SourceTexts struct {
	Act, Title, Kind, File, Row, ReadAt, Hash, Line, Remark string
	Version                                                 string // number
	Forgotten                                               string
}

func sourceNL() SourceTexts {
	return SourceTexts{
		Act: "bestand en rij", Title: "Waar deze urenregel vandaan komt", Kind: "Bron", File: "Bestand", Row: "Rij in het bestand",
		ReadAt: "Ingelezen op", Hash: "Vingerafdruk van het bestand", Line: "Urenregel", Remark: "Opmerking", Version: "versie %d",
		Forgotten: "Wanneer het bestand is ingelezen, is niet bewaard.",
	}
}

func sourceEN() SourceTexts {
	return SourceTexts{
		Act: "file and row", Title: "Where this hour line came from", Kind: "Source", File: "File", Row: "Row of the file",
		ReadAt: "Read in at", Hash: "Fingerprint of the file", Line: "Hour line", Remark: "Remark", Version: "version %d",
		Forgotten: "When the file was read in was not kept.",
	}
}
