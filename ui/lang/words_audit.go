package lang

import "fmt"

// AuditAction names what an entry of the log is about.
func (t *Texts) AuditAction(name string) string {
	if w, ok := auditWords()[name]; ok {
		return t.say(w)
	}
	return fmt.Sprintf(t.Words.Unknown, name)
}

func auditWords() map[string]word {
	return map[string]word{
		"activate":    {"gekoppeld", "linked"},
		"unlink":      {"ontkoppeld", "unlinked"},
		"sync":        {"medewerkers overgenomen", "people accepted"},
		"basis":       {"loonvorm gekozen", "pay basis chosen"},
		"link-name":   {"naam gekoppeld", "name linked"},
		"period":      {"verloningsperiodes vastgelegd", "pay periods settled"},
		"cut-over":    {"doorzetten vanaf", "pushes from"},
		"codes":       {"codes gekozen", "codes chosen"},
		"venue":       {"vestiging toegewezen", "venue assigned"},
		"import":      {"ingelezen", "imported"},
		"approve":     {"goedgekeurd", "approved"},
		"unapprove":   {"goedkeuring ingetrokken", "approval taken back"},
		"edit":        {"bewerkt", "edited"},
		"add":         {"regel toegevoegd", "line added"},
		"delete":      {"regel verwijderd", "line deleted"},
		"withdraw":    {"ingetrokken", "withdrawn"},
		"correct":     {"correctie bevestigd", "correction confirmed"},
		"elsewhere":   {"elders doorgezet", "pushed elsewhere"},
		"choose":      {"dubbele gekozen", "double chosen"},
		"seen":        {"gezien", "seen"},
		"undo-local":  {"ongedaan gemaakt", "undone"},
		"redo-local":  {"opnieuw gedaan", "done again"},
		"export":      {"doorgezet", "pushed through"},
		"resume":      {"verzending vervolgd", "batch resumed"},
		"undo":        {"teruggehaald uit Nmbrs", "taken back from Nmbrs"},
		"undone":      {"verzending teruggehaald", "batch taken back"},
		"doubt":       {"onzekere stap", "unsure step"},
		"resolve":     {"onzekere stap opgelost", "unsure step settled"},
		"interrupted": {"onderbroken", "interrupted"},
		"recover":     {"hersteld uit het journaal", "recovered from the journal"},
		"reconcile":   {"vergeleken met Nmbrs", "reconciled with Nmbrs"},
		"correction":  {"correctiekeuze", "correction choice"},
		"purge":       {"persoonsgegevens verwijderd", "personal data deleted"},
		"backup":      {"reservekopie", "backup"},
		"restore":     {"teruggezet", "restored"},
	}
}
