package lang

// careAuditWords name entries of the log about the import sheet, copies and
// settings.
func careAuditWords() map[string]word {
	return map[string]word{
		"settings-in":    {"instellingen ingelezen", "settings read in"},
		"sheet-marked":   {"gemarkeerd via importblad", "marked by import sheet"},
		"sheet-unmarked": {"markering importblad teruggenomen", "mark of import sheet taken back"},
	}
}
