package lang

import "doorzet/payroll"

// Block says why a planned step is held back; "" for one that is not.
func (t *Texts) Block(b payroll.Block) string {
	if b == payroll.BlockNone {
		return ""
	}
	return look(t, blockWords(), b)
}

// Fate says what became of a doubtful call.
func (t *Texts) Fate(f payroll.Fate) string { return look(t, fateWords(), f) }

// Stage names a part of long work: read, send, settle, verify, undo, fetch, import.
func (t *Texts) Stage(name string) string { return look(t, stageWords(), name) }

// Right says how a call fared in the rights check: allowed, forbidden,
// no-data, failed, not-probed.
func (t *Texts) Right(state string) string { return look(t, rightWords(), state) }

func blockWords() map[payroll.Block]word {
	return map[payroll.Block]word{
		payroll.BlockForeign: {"staat al in Nmbrs, niet van Doorzet", "already in Nmbrs, not by Doorzet"},
		payroll.BlockDays:    {"er staan al dagen in Nmbrs, niet van Doorzet", "there are days in Nmbrs already, not by Doorzet"},
		payroll.BlockChanged: {"onze regel is in Nmbrs veranderd", "our row was changed in Nmbrs"},
		payroll.BlockGone:    {"onze regel is weg uit Nmbrs", "our row is gone from Nmbrs"},
		payroll.BlockOpen:    {"eerst uitzoeken wat nog onzeker is", "first settle what is unsure"},
		payroll.BlockUnread:  {"kon niet worden gelezen uit Nmbrs", "could not be read from Nmbrs"},
		payroll.BlockRecount: {
			"eerder doorgezette dagen tellen nog niet mee; reken de periode opnieuw uit",
			"days pushed before do not count yet; recalculate the period",
		},
		payroll.BlockLines: {
			"een teruggezette kopie mist doorgezette regels; voer ze opnieuw in of reken de periode opnieuw uit",
			"a copy put back lacks pushed lines; enter them again or recalculate the period",
		},
		payroll.BlockLeft: {
			"blijft staan: ging met een importblad, of is zo gelaten", "stays: went with an import sheet, or was left so",
		},
		payroll.BlockDaysOther: {
			"in Nmbrs staan andere dagen dan Doorzet heeft ingevuld; ze blijven", "Nmbrs holds other days than Doorzet filled in; they stay",
		},
		payroll.BlockNewer: {
			"een latere verzending hiervan kon niet terug; die staat er nog", "a later batch of this could not go back; it still stands",
		},
		payroll.BlockWith: {
			"uren verhuisden hiermee van of naar een code die niet terug kan", "hours moved with this from or to a code that cannot go back",
		},
		payroll.BlockBeside:  {"iemand anders zette er iets naast", "somebody else put something beside it"},
		payroll.BlockTwin:    {"staat er misschien dubbel", "may be there twice"},
		payroll.BlockSince:   {"in Nmbrs veranderd sinds de proeflijst", "changed in Nmbrs since the plan"},
		payroll.BlockLink:    {"naast een andere koppeling", "beside another link"},
		payroll.BlockSkipped: {"overgeslagen; f of resolve --ask neemt dat terug", "skipped; f or resolve --ask takes that back"},
		payroll.BlockPeriod: {
			"dagen gelden per periode en kunnen niet mee; kies zonder dagen, of de eigen periode",
			"days are one figure per period and cannot go along; choose without days, or the own period",
		},
		payroll.BlockLocked: {"wacht op een keuze over de verloningsperiode", "waits for a choice about the pay period"},
	}
}

// RowState says what is the matter with a row: changed, gone, twin, foreign.
func (t *Texts) RowState(name string) string { return look(t, rowStateWords(), name) }

// RowChoice names what can be decided about a row: again, leave, adopt,
// remove, keep, skip, beside, overwrite.
func (t *Texts) RowChoice(name string) string { return look(t, rowChoiceWords(), name) }

func rowStateWords() map[string]word {
	return map[string]word{
		"changed": {"veranderd in Nmbrs", "changed in Nmbrs"},
		"gone":    {"weg uit Nmbrs", "gone from Nmbrs"},
		"twin":    {"laat aangekomen, dubbel", "arrived late, twice"},
		"foreign": {"staat al in Nmbrs, niet van Doorzet", "already in Nmbrs, not by Doorzet"},

		"beside":       {"kwam naast de onze, niet van Doorzet", "came beside ours, not by Doorzet"},
		"perhaps-twin": {"misschien de onze nog eens", "perhaps ours once more"},
		"doubt":        {"misschien van een onzekere stap", "perhaps of an unsure step"},
		"skipped":      {"overgeslagen om wat er staat", "skipped because of what is there"},
		"link":         {"teruggehaald naast een andere koppeling", "taken back beside another link"},
	}
}

func rowChoiceWords() map[string]word {
	return map[string]word{
		"again":  {"opnieuw sturen", "send again"},
		"leave":  {"zo laten", "leave as it is"},
		"adopt":  {"overnemen", "take over"},
		"remove": {"verwijderen", "remove"},
		"keep":   {"houden", "keep"},

		"skip":      {"overslaan", "skip"},
		"ask":       {"opnieuw vragen", "ask again"},
		"beside":    {"bovenop", "beside"},
		"overwrite": {"vervangen", "replace"},

		"stand-back": {"de onze terughalen", "take ours back"},
	}
}

// IssueChoice words a choice about a row in full, for the matter that it is about.
func (t *Texts) IssueChoice(state, choice string) string {
	if w, ok := issueChoiceWords()[state+" "+choice]; ok {
		return t.say(w)
	}
	return look(t, issueChoiceWords(), choice)
}

func issueChoiceWords() map[string]word {
	return map[string]word{
		"again":       {"opnieuw sturen: de volgende verzending stuurt wat er ontbreekt", "send again: the next batch sends what is missing"},
		"leave":       {"zo laten: het verschil blijft zichtbaar", "leave it: the difference stays in sight"},
		"adopt":       {"overnemen: wat er nu staat is van Doorzet", "take over: what is there now is Doorzet's"},
		"remove":      {"verwijderen uit Nmbrs: dit is de onze nog eens", "remove from Nmbrs: it is ours once more"},
		"keep":        {"houden: hij hoort er te staan", "keep: it belongs there"},
		"skip":        {"overslaan: dit is al verloond", "skip: this has been paid already"},
		"beside":      {"zo laten: hij hoort naast de onze", "let it be: it belongs beside ours"},
		"link beside": {"de uren alsnog laten meegaan, naast de andere koppeling", "let the hours go along after all, beside the other link"},
		"overwrite":   {"vervangen door de dagen van Doorzet", "replace by the days of Doorzet"},
		"stand-back":  {"alles van Doorzet hier terughalen: een ander verloont dit", "take all of Doorzet back here: somebody else pays this"},
	}
}

func fateWords() map[payroll.Fate]word {
	return map[payroll.Fate]word{
		payroll.FateApplied: {"aangekomen", "arrived"},
		payroll.FateAbsent:  {"niet aangekomen", "did not arrive"},
		payroll.FateTwo:     {"meer dan een regel kan het zijn", "more than one row can be it"},
		payroll.FateOdd:     {"past bij geen enkele uitkomst", "fits no outcome"},
		payroll.FateShort:   {"er ontbreken regels die er waren", "rows that were there are missing"},
		payroll.FateLost:    {"bevestigd en niet te zien", "confirmed and not to be seen"},
	}
}

func stageWords() map[string]word {
	return map[string]word{
		"read":   {"lezen uit Nmbrs", "reading from Nmbrs"},
		"send":   {"doorzetten", "pushing through"},
		"prove":  {"administratie en journaal nakijken (KiB)", "proving the ledger and the journal (KiB)"},
		"settle": {"onzekere stappen uitzoeken", "settling unsure steps"},
		"verify": {"controle in Nmbrs", "checking in Nmbrs"},
		"undo":   {"terughalen uit Nmbrs", "taking back from Nmbrs"},
		"fetch":  {"medewerkers ophalen", "fetching people"},
		"import": {"inlezen", "importing"},
		"take":   {"overnemen", "taking over"},
		"pull":   {"ophalen uit eitje", "pulling from eitje"},
	}
}

func rightWords() map[string]word {
	return map[string]word{
		"allowed":     {"mag", "allowed"},
		"forbidden":   {"mag niet", "forbidden"},
		"no-data":     {"niet voor dit bedrijf", "not for this company"},
		"failed":      {"mislukt", "failed"},
		"not-probed":  {"niet te proberen zonder iets te veranderen", "cannot be tried without changing something"},
		"not-offered": {"biedt Nmbrs hier niet", "not offered by Nmbrs here"},
	}
}
