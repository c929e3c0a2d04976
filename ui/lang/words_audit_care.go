package lang

// careAuditWords name entries of the log about the import sheet, copies,
// settings and notes.
func careAuditWords() map[string]word {
	return map[string]word{
		"settings-in":    {"instellingen ingelezen", "settings read in"},
		"sheet-marked":   {"gemarkeerd via importblad", "marked by import sheet"},
		"sheet-unmarked": {"markering importblad teruggenomen", "mark of import sheet taken back"},
		"note":           {"notitie bij een medewerker", "note about a person"},
		"seal-key":       {"sleutel van het logboekzegel begonnen", "key of the log's seal begun"},
		"trail-behind":   {"oudere kopie teruggezet: logboekregels ontbreken", "older copy put back: entries of the log are gone"},
		"reviewed":       {"nagekeken tot en met", "reviewed until"},
	}
}
