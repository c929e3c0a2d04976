package lang

import (
	"fmt"
	"strings"

	"doorzet/payroll"
)

// FindingHow names the command that settles a finding that holds a line back.
func (t *Texts) FindingHow(k payroll.FindingKind) string { return look(t, findingHow(), k) }

// FindingLeads names that command, and where the id stands that it asks for.
func (t *Texts) FindingLeads(k payroll.FindingKind) string {
	how := t.FindingHow(k)
	if strings.Contains(how, " ID ") || strings.Contains(how, " ID:") || strings.HasSuffix(how, " ID") {
		return fmt.Sprintf(t.say(word{"%s; ID staat in doorzet lines", "%s; doorzet lines has the ID"}), how)
	}
	return how
}

func findingHow() map[payroll.FindingKind]word {
	link := word{"doorzet people --link \"NAAM=ID\" of --not-here \"NAAM=REDEN\"", "doorzet people --link \"NAME=ID\" or --not-here \"NAME=REASON\""}
	sync := word{"zet het recht in Nmbrs, dan doorzet sync --apply", "put it right in Nmbrs, then doorzet sync --apply"}
	held := word{"klopt het: doorzet approve ID, regel voor regel; anders: doorzet withdraw ID --reason \"...\"", "if it is right: doorzet approve ID, line by line; else: doorzet withdraw ID --reason \"...\""}
	return map[payroll.FindingKind]word{
		payroll.FindUnknownPerson: link,
		payroll.FindExternal:      link,
		payroll.FindNewHire:       sync,
		payroll.FindNoEmployment:  sync,
		payroll.FindUnknownBasis:  {"doorzet people --basis \"ID=hourly\" of fixed of extra", "doorzet people --basis \"ID=hourly\" or fixed or extra"},
		payroll.FindNoCode:        {"doorzet codes --set \"SOORT=CODE\"", "doorzet codes --set \"TYPE=CODE\""},
		payroll.FindBadTime:       {"doorzet import met het verbeterde bestand, of f in Uren", "doorzet import with the file put right, or f in Hours"},
		payroll.FindDouble:        {"beide tellen: doorzet choose ID; anders: doorzet withdraw ID --reason \"...\"", "both count: doorzet choose ID; else: doorzet withdraw ID --reason \"...\""},
		payroll.FindUnlikely:      held,
		payroll.FindTotal:         held,
		payroll.FindOverlap:       held,
		payroll.FindNoCompany:     {"doorzet venues --set \"VESTIGING=ID\"", "doorzet venues --set \"VENUE=ID\""},
		payroll.FindMoved:         {"doorzet import BESTAND --moved ID of --not-moved ID", "doorzet import FILE --moved ID or --not-moved ID"},
		payroll.FindGone:          {"doorzet import BESTAND --keep ID of --withdraw ID", "doorzet import FILE --keep ID or --withdraw ID"},
		payroll.FindTold:          {"doorzet import BESTAND --keep ID: zo laten; met --take-sent: overnemen", "doorzet import FILE --keep ID: leave so; with --take-sent: take over"},
		payroll.FindPaidOther:     {"doorzet import BESTAND --keep ID: zo laten; --replaces ID: overnemen; alleen het verschil: f in Uren", "doorzet import FILE --keep ID: leave so; --replaces ID: take over; the difference alone: f in Hours"},
		payroll.FindSentFor:       {"doorzet people --link \"NAAM=ID\", dan doorzet correct --sent-for ID --reason \"...\"", "doorzet people --link \"NAME=ID\", then doorzet correct --sent-for ID --reason \"...\""},
		payroll.FindWaits:         {"bevestig eerst wat van de dag af gaat: doorzet lines --state changed, dan doorzet correct ID --reason \"...\"", "first confirm what goes down on the day: doorzet lines --state changed, then doorzet correct ID --reason \"...\""},
		payroll.FindBesideLink:    {"doorzet rows, dan doorzet resolve", "doorzet rows, then doorzet resolve"},
		payroll.FindKept:          {"keur de regel goed die ervoor in de plaats komt: doorzet lines, dan doorzet approve ID; of withdraw ID; of haal deze er al af: doorzet choose ID", "approve the line that comes in its place: doorzet lines, then doorzet approve ID; or withdraw ID; or take these off now: doorzet choose ID"},
		payroll.FindStays:         {"zet de keuze terug met doorzet codes, of: doorzet withdraw ID --reason \"...\"", "choose again with doorzet codes, or: doorzet withdraw ID --reason \"...\""},
	}
}
