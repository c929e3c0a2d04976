package lang

import "fmt"

// AuditAction names what an entry of the log is about.
func (t *Texts) AuditAction(name string) string {
	if w, ok := auditWords()[name]; ok {
		return t.say(w)
	}
	if w, ok := careAuditWords()[name]; ok {
		return t.say(w)
	}
	return fmt.Sprintf(t.Words.Unknown, name)
}

// AuditArg names a figure or an id of an entry of the log; one without a word
// keeps its own name.
func (t *Texts) AuditArg(name string) string {
	if w, ok := auditArgs()[name]; ok {
		return t.say(w)
	}
	return name
}

func auditArgs() map[string]word {
	return map[string]word{
		"company": {"bedrijf", "company"}, "from": {"vanaf", "from"}, "people": {"medewerkers", "people"},
		"left": {"over", "left"}, "employee": {"medewerker", "employee"}, "basis": {"loonvorm", "pay basis"},
		"name": {"naam", "name"}, "lines": {"regels", "lines"}, "period": {"periode", "period"},
		"cadence": {"verloond per", "paid by the"}, "first": {"eerste dag", "first day"}, "venue": {"vestiging", "venue"},
		"batch": {"verzending", "batch"}, "steps": {"stappen", "steps"}, "calls": {"aanroepen", "calls"},
		"policy": {"keuze", "choice"}, "undoes": {"haalt terug", "takes back"}, "step": {"stap", "step"},
		"choice": {"keuze", "choice"}, "notation": {"betaald als", "paid as"}, "part": {"onderdeel", "part"},
		"on": {"aan", "on"}, "type": {"soort", "type"}, "centre": {"kostenplaats", "cost centre"}, "date": {"dag", "day"},
		"before": {"was", "was"},
		"now":    {"nu", "now"},
		"kind":   {"soort", "kind"},
		"row":    {"rij", "row"}, "file": {"bestand", "file"}, "new": {"nieuw", "new"}, "changed": {"gewijzigd", "changed"},
		"label": {"wat", "what"}, "codes": {"codes", "codes"}, "done": {"doorgezet", "pushed"}, "unlocked": {"ontgrendeld", "unlocked"},
		"host": {"adres", "address"}, "ids": {"nummers", "ids"}, "links": {"gekoppeld", "linked"},
		"rest": {"nummer in REST", "id in REST"}, "rows": {"rijen", "rows"}, "doubts": {"twijfels", "doubts"},
		"key": {"sleutel", "key"}, "after": {"na record", "after record"}, "to": {"tot en met", "to"}, "record": {"record", "record"},
		"records": {"records", "records"}, "parts": {"delen", "parts"},
	}
}

func auditWords() map[string]word {
	return map[string]word{
		"surcharge":     {"toeslag bewaard", "surcharge kept"},
		"surcharge-end": {"toeslag beëindigd", "surcharge ended"},
		"holidays":      {"feestdagen gekozen", "holidays chosen"},
		"goes-along":    {"gekozen wat meegaat", "chosen what goes along"},
		"extra-type":    {"soort meeruren gekozen", "type of extra hours chosen"},
		"finding":       {"aandachtspunt aan of uit", "finding on or off"},
		"cost-centre":   {"kostenplaats gekozen", "cost centre chosen"},
		"looked":        {"looncode bekeken in Nmbrs", "wage code looked at in Nmbrs"},

		"activate":      {"gekoppeld", "linked"},
		"unlink":        {"ontkoppeld", "unlinked"},
		"sync":          {"medewerkers overgenomen", "people accepted"},
		"basis":         {"loonvorm gekozen", "pay basis chosen"},
		"link-name":     {"naam gekoppeld", "name linked"},
		"period":        {"verloningsperiodes vastgelegd", "pay periods settled"},
		"cut-over":      {"doorzetten vanaf", "pushes from"},
		"run-answer":    {"loonrun van een periode", "payroll run of a period"},
		"codes":         {"codes gekozen", "codes chosen"},
		"venue":         {"vestiging toegewezen", "venue assigned"},
		"import":        {"ingelezen", "imported"},
		"import-people": {"medewerkersbestand ingelezen", "people file imported"}, "eitje-link": {"gekoppeld met eitje", "linked with eitje"},
		"eitje-environments": {"vestigingen van eitje gekozen", "venues of eitje chosen"}, "eitje-unlink": {"koppeling met eitje vergeten", "link with eitje forgotten"},
		"eitje-broken":   {"eitje weigert de inloggegevens", "eitje refuses the credentials"},
		"approve":        {"goedgekeurd", "approved"},
		"unapprove":      {"goedkeuring ingetrokken", "approval taken back"},
		"edit":           {"bewerkt", "edited"},
		"add":            {"regel toegevoegd", "line added"},
		"delete":         {"regel verwijderd", "line deleted"},
		"withdraw":       {"ingetrokken", "withdrawn"},
		"resolve-hour":   {"eerste of tweede uur gekozen", "first or second hour chosen"},
		"correct":        {"correctie bevestigd", "correction confirmed"},
		"elsewhere":      {"elders doorgezet", "pushed elsewhere"},
		"choose":         {"dubbele gekozen", "double chosen"},
		"answer":         {"vraag van een bestand beantwoord", "question of a file answered"},
		"compare":        {"opnieuw vergeleken na koppelen", "compared anew after linking"},
		"seen":           {"gezien", "seen"},
		"undo-local":     {"ongedaan gemaakt", "undone"},
		"redo-local":     {"opnieuw gedaan", "done again"},
		"export":         {"doorgezet", "pushed through"},
		"resume":         {"verzending vervolgd", "batch resumed"},
		"undo":           {"teruggehaald uit Nmbrs", "taken back from Nmbrs"},
		"undone":         {"verzending teruggehaald", "batch taken back"},
		"move":           {"verhuisd naar REST", "moved to REST"},
		"move-undo":      {"verhuizing teruggedraaid", "move taken back"},
		"doubt":          {"onzekere stap", "unsure step"},
		"resolve":        {"onzekere stap opgelost", "unsure step settled"},
		"row-choice":     {"gekozen over een regel in Nmbrs", "decided about a row in Nmbrs"},
		"interrupted":    {"onderbroken", "interrupted"},
		"recover":        {"hersteld uit het journaal", "recovered from the journal"},
		"journal-closed": {"journaal afgesloten", "journal closed"},
		"reconcile":      {"vergeleken met Nmbrs", "reconciled with Nmbrs"},
		"correction":     {"correctiekeuze", "correction choice"},
		"purge":          {"persoonsgegevens verwijderd", "personal data deleted"},
		"deadline":       {"uiterste dag gekozen", "deadline chosen"},
		"label":          {"eigen naam gegeven", "own name given"},
		"backup":         {"reservekopie", "backup"},
		"restore":        {"teruggezet", "restored"},
	}
}
