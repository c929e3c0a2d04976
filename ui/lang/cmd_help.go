package lang

import (
	"fmt"
	"maps"
	"strings"
)

// CmdHelp gives the help texts of commands (c_…), flags (f_…) and arguments
// (a_…) by the names that the grammar of the command line uses.
func CmdHelp(l Lang) map[string]string {
	out := map[string]string{}
	for name, w := range helpWords() {
		out[name] = w.NL
		if l == English {
			out[name] = w.EN
		}
	}
	return out
}

func helpWords() map[string]word {
	out := commandWords()
	maps.Copy(out, setUpFlags())
	maps.Copy(out, writtenFlags())
	maps.Copy(out, workFlags())
	maps.Copy(out, paperWords())
	maps.Copy(out, restWords())
	maps.Copy(out, intakeHelp())
	maps.Copy(out, rulesHelp())
	return out
}

func commandWords() map[string]word {
	return map[string]word{
		"c_demo":     {"Het voorbeeld: twee bedrijven en een ingebouwde simulator.", "The example: two companies and a built-in simulator."},
		"c_sim":      {"Alleen de simulator van Nmbrs.", "The simulator of Nmbrs alone."},
		"c_activate": {"Koppel een bedrijf. Het token komt van de standaardinvoer of uit DOORZET_TOKEN.", "Link a company. The token comes from standard input or DOORZET_TOKEN."},
		"c_rights":   {"Probeer elke aanroep die de koppeling nodig heeft.", "Try each call that the link needs."},
		"c_sync":     {"Toon het verschil met de medewerkers in Nmbrs, of neem het over.", "Show the difference with the people in Nmbrs, or take it over."},
		"c_period":   {"Toon of kies de verloningsperioden.", "Show or choose the pay periods."},
		"c_codes":    {"Toon of kies de codes van uursoorten en aantallen.", "Show or choose the codes of hour types and counts."},
		"c_import":   {"Lees uren in uit een bestand.", "Read hours in from a file."},
		"c_people":   {"Toon medewerkers en namen, koppel namen, kies loonvormen.", "Show people and names, link names, choose pay bases."},
		"c_venues":   {"Toon of kies bij welk bedrijf een vestiging hoort.", "Show or choose to which company a venue belongs."},
		"c_lines":    {"Toon de urenregels.", "Show the hour lines."},
		"c_approve":  {"Keur urenregels goed.", "Approve hour lines."},
		"c_withdraw": {"Trek urenregels in, met een reden.", "Withdraw hour lines, with a reason."},
		"c_correct":  {"Bevestig dat wat is doorgezet wordt gecorrigeerd.", "Confirm that what was pushed through is corrected."},
		"c_choose":   {"Laat urenregels tellen die mogelijk dubbel of verplaatst zijn; wat op zijn vervanging wacht gaat er nu al af.", "Let hour lines count that are possibly double or moved; what waits for its replacement goes off now."},
		"c_plan":     {"De proeflijst: wat een verzending zou doen.", "The plan: what a batch would do."},
		"c_export":   {"Zet door naar Nmbrs.", "Push through to Nmbrs."},
		"c_verify":   {"Lees terug uit Nmbrs en vergelijk.", "Read back from Nmbrs and compare."},
		"c_batches":  {"Toon de verzendingen.", "Show the batches."},
		"c_doubts":   {"Toon wat onzeker is, met de regels die het kunnen zijn.", "Show what is unsure, with the rows that it can be."},
		"c_rows":     {"Toon regels in Nmbrs waarover iemand moet kiezen: van Doorzet veranderd, verdwenen of dubbel, of van een ander.", "Show rows in Nmbrs that a person must decide about: ours changed, gone or twice, or somebody else's."},
		"c_resolve":  {"Kies zelf wat er van een onzekere stap is geworden.", "Say yourself what became of an unsure step."},
		"c_undo":     {"Haal een verzending terug uit Nmbrs.", "Take a batch back from Nmbrs."},
		"c_log":      {"Toon het logboek.", "Show the audit trail."},
		"c_backup":   {"Maak een reservekopie.", "Make a backup."},
		"c_restore":  {"Zet een reservekopie terug.", "Put a backup back."},
		"c_check":    {"Controleer de administratie.", "Check the ledger."},
		"c_version":  {"Toon de versie.", "Show the version."},
	}
}

func setUpFlags() map[string]word {
	return map[string]word{
		"f_data":    {"Map van de administratie.", "Directory of the ledger."},
		"f_company": {"Nmbrs ID van het bedrijf, als er meer gekoppeld zijn.", "Nmbrs id of the company, where several are linked."},
		"f_lang":    {"Taal: nl of en.", "Language: nl or en."},
		"f_json":    {"Eén JSON-document op de standaarduitvoer.", "One JSON document on standard output."},
		"f_debug":   {"Schrijf meer in het logboekbestand.", "Write more to the log file."},
		"f_actor":   {"Wie er handelt, voor het logboek.", "Who acts, for the audit trail."},
		"f_ascii":   {"Schermen zonder bijzondere tekens.", "Screens without special characters."},
		"f_nocolor": {"Schermen zonder kleur, net als NO_COLOR.", "Screens without colours, like NO_COLOR."},

		"f_email":    {"E-mailadres van de API-gebruiker.", "E-mail address of the API user."},
		"f_domain":   {"Het deel voor .nmbrs.nl; wordt anders opgezocht.", "The part before .nmbrs.nl; is looked up otherwise."},
		"f_endpoint": {"Basisadres van Nmbrs (https://api.nmbrs.nl).", "Base address of Nmbrs (https://api.nmbrs.nl)."},
		"f_from":     {"Eerste verloningsperiode die Doorzet doorzet.", "First pay period that Doorzet pushes through."},
		"f_newtoken": {"Vervang het token van een gekoppeld bedrijf.", "Replace the token of a linked company."},
		"f_unlink":   {"Ontkoppel een bedrijf; de gegevens blijven.", "Unlink a company; its data stay."},
		"f_apply":    {"Neem elke rij zonder conflict over.", "Take over every row without a conflict."},
		"f_sentfor":  {"Alle regels die voor dit Nmbrs ID zijn doorgezet en nu van een ander zijn.", "All lines that were sent for this Nmbrs id and are another's now."},
		"f_accept":   {"Neem ook deze medewerkers over, met conflict.", "Take these people over too, conflict and all."},

		"f_cadence":    {"Hoe vaak er wordt verloond.", "How often is paid."},
		"f_first":      {"Eerste gewerkte dag die in periode 1 wordt betaald.", "First worked day that is paid in period 1."},
		"f_periodfrom": {"Vanaf welke periode dat geldt.", "From which period that holds."},
		"f_year":       {"Jaar om te tonen.", "Year to show."},
		"f_paid":       {"Of een periode is verloond door een loonrun die dat zelf niet zegt.", "Whether a period was paid by a run that does not tell so itself."},
		"f_cutover":    {"Eerste verloningsperiode die Doorzet doorzet.", "First pay period that Doorzet pushes through."},

		"f_set":       {`Kies een code: "gewerkte uren=2100", "verlof=-", dagen=on.`, `Choose a code: "gewerkte uren=2100", "verlof=-", dagen=on.`},
		"f_codesfrom": {"Vanaf welke verloningsperiode de keuze geldt.", "From which pay period the choice holds."},
		"f_period":    {"Verloningsperiode; anders de huidige van Nmbrs.", "Pay period; otherwise the current one of Nmbrs."},
		"f_profile":   {"Lees met dit kolomprofiel.", "Read with this column profile."},
		"f_dryrun":    {"Toon wat er zou gebeuren en bewaar niets.", "Show what would happen and keep nothing."},
		"f_approved":  {"Keur alles goed als het bestand daar niets over zegt.", "Approve everything where the file does not say."},
		"f_withdrawmissing": {
			"Trek regels in die niet meer in het bestand staan.", "Withdraw lines that are no longer in the file.",
		},
		"f_takesent":   {"Neem ook wijzigingen van doorgezette regels over.", "Take changes of pushed lines too."},
		"f_part":       {"Het bestand is een deel: wat er niet in staat, is niet vervallen.", "The file is a part: what is not in it has not vanished."},
		"f_whole":      {"Het bestand is alles voor zijn dagen en vestigingen.", "The file is all there is for its days and venues."},
		"f_renamed":    {"Een vestiging, team, soort of naam heet nu anders (wordt onthouden).", "A venue, team, type or name is called otherwise now (remembered)."},
		"f_notrenamed": {"Het is geen nieuwe naam (wordt onthouden).", "It is no new name (remembered)."},
		"f_replaces":   {"De nieuwe uren komen in de plaats van deze regel, of van all.", "The new hours take the place of this line, or of all."},
		"f_besides":    {"De nieuwe uren komen naast deze regel, of naast all.", "The new hours come beside this line, or beside all."},
		"f_moved":      {"De dienst van deze regel is verplaatst; all voor elke.", "The shift of this line was moved; all for each."},
		"f_notmoved":   {"De nieuwe dienst is een andere dan die van deze regel; all voor elke.", "The new shift is another than that of this line; all for each."},
		"f_keep":       {"Houd deze regel, al staat hij niet meer in het bestand; all voor elke.", "Keep this line although the file does not have it any more; all for each."},
		"f_withdraw":   {"Trek deze regel in, want hij staat niet meer in het bestand; all voor elke.", "Withdraw this line, as the file does not have it any more; all for each."},
		"f_copies":     {"Tabbladen die op elkaar lijken: skip of count.", "Sheets that are alike: skip or count."},
		"f_venueis":    {"Of een vestiging bij dit bedrijf hoort, of bij dat met ID (wordt onthouden).", "Whether a venue belongs to this company, or to the one with ID (remembered)."},
		"f_template":   {"Schrijf een lege urenlijst.", "Write an empty hour list."},
		"f_link":       {"Koppel een naam aan een Nmbrs ID.", "Link a name to a Nmbrs id."},
		"f_basis":      {"Kies hoe iemand wordt betaald.", "Choose how somebody is paid."},
		"f_nothere":    {"Deze naam wordt hier niet verloond.", "This name is not paid here."},
		"f_venueset":   {"Kies het bedrijf van een vestiging.", "Choose the company of a venue."},
		"f_state":      {"Alleen regels in deze staat.", "Only lines in this state."},
		"f_all":        {"Alle open regels zonder tegenhoudend aandachtspunt.", "All open lines without a blocking finding."},
		"f_off":        {"Haal de goedkeuring eraf.", "Take the approval off."},
		"f_reason":     {"De reden, voor het logboek.", "The reason, for the audit trail."},
	}
}

// writtenFlags are the flags that say how a file is written.
func writtenFlags() map[string]word {
	return map[string]word{
		"f_map":         {`Wat een kolom is, of hoe ze geschreven is: "uren=u.mm", "Dienst=-", "Medewerker=naam".`, `What a column is, or how it is written: "uren=u.mm", "Dienst=-", "Medewerker=naam".`},
		"f_dates":       {"Wat in een datum voorop staat: dmy, mdy of ymd.", "What comes first in a date: dmy, mdy or ymd."},
		"f_sheet":       {"Alleen dit tabblad van een werkmap, ook als het verborgen is; mag vaker.", "Only this sheet of a book, even if it is hidden; may be repeated."},
		"f_onday":       {"De dag van een bestand zonder dagen, zoals totalen per persoon.", "The day of a file without days, such as totals per person."},
		"f_keepprofile": {"Onthoud de kolommen als profiel onder deze naam.", "Remember the columns as a profile of this name."},
	}
}

func workFlags() map[string]word {
	return map[string]word{
		"f_yes":       {"Bevestig.", "Confirm."},
		"f_onlyvenue": {"Alleen medewerkers met uren in deze vestiging.", "Only employees with hours at this venue."},
		"f_only":      {"Alleen deze medewerkers (Nmbrs ID).", "Only these employees (Nmbrs id)."},
		"f_unlock":    {"Ontgrendel deze verloningsperiode bewust.", "Unlock this pay period on purpose."},
		"f_bookin": {
			"Boek wat van een eerdere periode nog nooit is doorgezet in deze, de huidige.",
			"Book what was never pushed of an earlier period in this one, the current one.",
		},
		"f_withoutdays":  {"Laat gewerkte dagen weg uit wat in een andere periode wordt geboekt.", "Leave days worked out of what is booked in another period."},
		"f_beside":       {"Zet ook door naast regels die niet van Doorzet zijn.", "Push through beside rows that are not Doorzet's too."},
		"f_overwrite":    {"Vervang dagen die een ander heeft ingevuld.", "Replace days that somebody else filled in."},
		"f_timeout":      {"Kortere wachttijd voor een antwoord; alleen voor een simulator.", "A shorter wait for an answer; for a simulator only."},
		"f_settle":       {"Kortere rust voor onzekere stappen; alleen voor een simulator.", "A shorter rest for unsure steps; for a simulator only."},
		"f_row":          {"Deze regel in Nmbrs is de stap.", "This row in Nmbrs is the step."},
		"f_again":        {"Een regel: stuur opnieuw wat er ontbreekt.", "A row: send again what is missing."},
		"f_leave":        {"Een regel: laat hem zo.", "A row: leave it as it is."},
		"f_adopt":        {"Een regel: neem over wat er nu staat.", "A row: take over what is there now."},
		"f_remove":       {"Een late dubbele regel: verwijder hem uit Nmbrs.", "A late twin: remove it from Nmbrs."},
		"f_skip":         {"Een regel van een ander: sla de medewerker over zolang die er staat.", "A row of somebody else: leave the person out as long as it stands there."},
		"f_ask":          {"Een regel van een ander: neem terug wat er eerder over is gekozen.", "A row of somebody else: take back what was chosen about it before."},
		"f_besideone":    {"Een regel van een ander: laat hem staan en zet de uren bovenop.", "A row of somebody else: let it be and send beside it."},
		"f_overwriteone": {"Dagen van een ander: vervang ze.", "Days of somebody else: replace them."},
		"f_standback":    {"Iemand anders betaalde hetzelfde: haal die van ons bij deze medewerker terug.", "Somebody else paid the same: take ours back for this employee."},
		"f_keep":         {"Een late dubbele regel: houd hem.", "A late twin: keep it."},
		"f_recalc":       {"Reken ook wat al is doorgezet opnieuw uit met de keuzes van nu.", "Work out anew with the present choices what was pushed before too."},
		"f_correction": {
			"Waar correcties worden geboekt: current (huidige periode) of twk (oude periode).",
			"Where corrections are booked: current (current period) or twk (old period).",
		},
		"f_none":        {"De stap is niet aangekomen.", "The step did not arrive."},
		"f_logexport":   {"Schrijf het logboek met zijn eigen bewijs naar dit nieuwe bestand.", "Write the log with its own proof to this new file."},
		"f_logverify":   {"Controleer een bestand dat met --export is geschreven.", "Check a file that --export wrote."},
		"f_fingerprint": {"De vingerafdruk die bij het schrijven is genoteerd.", "The fingerprint that was noted when it was written."},
		"p_file":        {"BESTAND", "FILE"},
		"f_reconcile":   {"Laat doorzetten weer toe nadat u met Nmbrs hebt vergeleken.", "Allow sending again after you compared with Nmbrs."},

		"f_addr":          {"Adres om op te luisteren.", "Address to listen on."},
		"f_scenario":      {"Bestand met een ander voorbeeldbedrijf.", "File with another example business."},
		"f_dialect":       {"Hoe de nagebootste REST spelt wat op meer manieren bekend is; zie onder.", "How the simulated REST spells what is known in several ways; see below."},
		"f_latency":       {"Hoe lang elke aanroep duurt.", "How long each call takes."},
		"f_writescenario": {"Schrijf het scenario als JSON en stop.", "Write the scenario as JSON and stop."},
		"f_writehours":    {"Schrijf de voorbeelduren in dit bestand en stop.", "Write the example hours to this file and stop."},
		"f_demolink":      {"Welke koppeling: soap of rest.", "Which link: soap or rest."},

		"a_file":   {"Bestand met uren, - is de standaardinvoer.", "File with hours, - is standard input."},
		"a_ids":    {"Urenregels.", "Hour lines."},
		"a_step":   {"De onzekere stap, of een regel in Nmbrs.", "The unsure step, or a row in Nmbrs."},
		"a_batch":  {"De verzending, last voor de laatste, of beside: haal terug bij wie een ander hetzelfde betaalde.", "The batch, last for the newest, or beside: take back from whom somebody else paid the same."},
		"a_to":     {"Nieuw bestand voor de kopie.", "New file for the copy."},
		"a_backup": {"De reservekopie.", "The backup."},
	}
}

// Column names a column of a table on the command line.
func (t *Texts) Column(name string) string { return look(t, columnWords(), name) }

func columnWords() map[string]word {
	return map[string]word{
		"action": {"actie", "action"}, "amount": {"aantal", "amount"}, "at": {"wanneer", "when"},
		"sentfor": {"doorgezet voor", "sent for"}, "nowof": {"nu van", "now of"}, "confirmed": {"bevestigd", "confirmed"},
		"basis": {"loonvorm", "pay basis"}, "batch": {"verzending", "batch"}, "by": {"door", "by"},
		"call": {"aanroep", "call"}, "candidates": {"kan zijn", "can be"}, "code": {"code", "code"},
		"column": {"kolom", "column"}, "company": {"bedrijf", "company"}, "date": {"datum", "date"},
		"description": {"omschrijving", "description"}, "done": {"doorgezet", "pushed"}, "essential": {"nodig", "essential"},
		"findings": {"aandachtspunten", "findings"}, "foreign": {"van anderen", "of others"}, "found": {"gevonden", "found"},
		"from": {"van", "from"}, "id": {"id", "id"}, "kind": {"soort", "kind"}, "line": {"regel", "line"},
		"lines": {"regels", "lines"}, "bytes": {"bytes", "bytes"}, "file": {"bestand", "file"}, "name": {"naam", "name"}, "note": {"opmerking", "note"}, "number": {"nummer", "number"},
		"paidas": {"betaald als", "paid as"}, "when": {"wanneer", "when"},
		"centre": {"kostenplaats", "cost centre"}, "rounding": {"precies", "exactly"},
		"ours": {"van ons", "ours"}, "period": {"periode", "period"}, "person": {"medewerker", "employee"},
		"reason": {"reden", "reason"}, "refused": {"geweigerd", "refused"}, "seen": {"in Nmbrs", "in Nmbrs"},
		"sent": {"verstuurd", "sent"}, "state": {"staat", "state"}, "step": {"stap", "step"}, "steps": {"stappen", "steps"},
		"suggestions": {"misschien", "perhaps"}, "text": {"tekst", "text"}, "time": {"tijd", "time"}, "to": {"tot en met", "to"},
		"type": {"uursoort", "hour type"}, "unsure": {"onzeker", "unsure"}, "venue": {"vestiging", "venue"},
		"row": {"regel", "row"}, "before": {"was", "was"}, "now": {"nu", "now"}, "after": {"wordt", "becomes"}, "choices": {"keuzes", "choices"},
		"wanted": {"gewenst", "wanted"}, "what": {"wat", "what"},
		"new": {"nieuw", "new"}, "changed": {"gewijzigd", "changed"}, "same": {"gelijk", "same"}, "vanished": {"vervallen", "vanished"},
		"contract": {"contracttype", "contract type"},
	}
}

// RightsMail is the ready Dutch e-mail to the administrator of Nmbrs, asking
// for the missing calls. It is Dutch in every language: its reader is.
func (t *Texts) RightsMail(company, email string, missing, writes []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Onderwerp: API-rechten voor %s\n\nBeste beheerder,\n\n", company)
	fmt.Fprintf(&b, "Voor de urenkoppeling van %s heeft de API-gebruiker %s in Nmbrs de volgende rechten nodig.\n", company, email)
	if len(missing) > 0 {
		b.WriteString("\nNu uitgeschakeld, graag inschakelen:\n")
		for _, m := range missing {
			b.WriteString("- " + m + "\n")
		}
	}
	if len(writes) > 0 {
		b.WriteString("\nGraag ook controleren (schrijven, vooraf niet te testen):\n")
		for _, m := range writes {
			b.WriteString("- " + m + "\n")
		}
	}
	b.WriteString("\nZe staan bij de gebruikerssjabloon voor de API.\n\nMet vriendelijke groet\n")
	return b.String()
}
