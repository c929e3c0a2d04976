package lang

import (
	"fmt"

	"doorzet/payroll"
)

// word is a word in both languages.
type word struct{ NL, EN string }

// say picks the language.
func (t *Texts) say(w word) string {
	if t.Lang == English {
		return w.EN
	}
	return w.NL
}

// look finds a word; a value without one is shown as it is, and said to be
// unknown.
func look[K ~string](t *Texts, table map[K]word, key K) string {
	if w, ok := table[key]; ok {
		return t.say(w)
	}
	return fmt.Sprintf(t.Words.Unknown, string(key))
}

// State names the state of an hour line.
func (t *Texts) State(s payroll.State) string { return look(t, t.tables.states, s) }

// StateHelp explains a state in a sentence.
func (t *Texts) StateHelp(s payroll.State) string { return look(t, stateHelp(), s) }

// Basis names a pay basis.
func (t *Texts) Basis(b payroll.PayBasis) string { return look(t, t.tables.bases, b) }

// Outside says why a line does not go along.
func (t *Texts) Outside(r payroll.OutsideReason) string { return look(t, t.tables.outside, r) }

// Kind names a kind of component.
func (t *Texts) Kind(k payroll.Kind) string { return look(t, kindWords(), k) }

// Action says what a step does.
func (t *Texts) Action(a payroll.Action) string { return look(t, actionWords(), a) }

// StepState names where a step is on its way.
func (t *Texts) StepState(s payroll.StepState) string { return look(t, stepWords(), s) }

// BatchKind names what a verzending does.
func (t *Texts) BatchKind(k payroll.BatchKind) string { return look(t, batchWords(), k) }

// Cadence names how often a company pays.
func (t *Texts) Cadence(c payroll.Cadence) string { return look(t, cadenceWords(), c) }

// Source names a kind of source.
func (t *Texts) Source(k payroll.SourceKind) string { return look(t, sourceWords(), k) }

// Part names a part of what goes along.
func (t *Texts) Part(p payroll.Part) string { return look(t, partWords(), p) }

// Correction names a correction policy.
func (t *Texts) Correction(c payroll.CorrectionPolicy) string { return look(t, correctionWords(), c) }

func stateWords() map[payroll.State]word {
	return map[payroll.State]word{
		payroll.StateOpen:      {"nog te keuren", "to approve"},
		payroll.StateReady:     {"goedgekeurd", "approved"},
		payroll.StateSent:      {"doorgezet", "pushed through"},
		payroll.StatePartly:    {"deels doorgezet", "partly pushed"},
		payroll.StateUnsure:    {"onzeker", "unsure"},
		payroll.StateChanged:   {"gewijzigd", "changed"},
		payroll.StateBlocked:   {"geblokkeerd", "blocked"},
		payroll.StateElsewhere: {"elders doorgezet", "pushed elsewhere"},
		payroll.StateOutside:   {"gaat niet mee", "not included"},
	}
}

func stateHelp() map[payroll.State]word {
	return map[payroll.State]word{
		payroll.StateOpen:      {"wacht op goedkeuring", "waits for approval"},
		payroll.StateReady:     {"gaat mee met de volgende verzending", "goes along with the next batch"},
		payroll.StateSent:      {"staat bevestigd in Nmbrs", "confirmed in Nmbrs"},
		payroll.StatePartly:    {"een deel is bevestigd, een deel geweigerd door Nmbrs", "part is confirmed, part was refused by Nmbrs"},
		payroll.StateUnsure:    {"onzeker: aangekomen of niet? Wordt eerst uitgezocht", "unsure: arrived or not? Is settled first"},
		payroll.StateChanged:   {"bewerkt nadat hij was doorgezet", "edited after it had been pushed through"},
		payroll.StateBlocked:   {"goedgekeurd, maar een aandachtspunt houdt hem tegen", "approved, but a finding stops it"},
		payroll.StateElsewhere: {"al verloond via een andere koppeling", "already paid through another link"},
		payroll.StateOutside:   {"wordt niet naar Nmbrs gestuurd", "is not sent to Nmbrs"},
	}
}

func basisWords() map[payroll.PayBasis]word {
	return map[payroll.PayBasis]word{
		payroll.BasisUnknown: {"nog onbekend", "not known yet"},
		payroll.BasisHourly:  {"betaald per gewerkt uur", "paid per hour worked"},
		payroll.BasisFixed:   {"vast loon", "fixed wage"},
		payroll.BasisExtra:   {"vast loon + meeruren", "fixed wage + extra hours"},
	}
}

func outsideWords() map[payroll.OutsideReason]word {
	return map[payroll.OutsideReason]word{
		payroll.OutsideFixed:     {"vast loon", "fixed wage"},
		payroll.OutsideType:      {"uursoort gaat bewust niet mee", "hour type deliberately not sent"},
		payroll.OutsideNothing:   {"niets te sturen", "nothing to send"},
		payroll.OutsideWithdrawn: {"ingetrokken", "withdrawn"},
		payroll.OutsideNotHere:   {"wordt hier niet verloond", "not paid here"},
		payroll.OutsideElsewhere: {"elders doorgezet", "pushed elsewhere"},
	}
}

func kindWords() map[payroll.Kind]word {
	return map[payroll.Kind]word{
		payroll.KindHours:  {"urencode", "hour code"},
		payroll.KindWage:   {"looncode", "wage code"},
		payroll.KindWorked: {"gewerkte dagen", "days worked"},
		payroll.KindLink:   {"alles", "everything"},
	}
}

func actionWords() map[payroll.Action]word {
	return map[payroll.Action]word{
		payroll.ActionAdd:    {"toevoegen", "add"},
		payroll.ActionRemove: {"verwijderen", "remove"},
		payroll.ActionSet:    {"instellen", "set"},
		payroll.ActionNone:   {"niets", "nothing"},
	}
}

func stepWords() map[payroll.StepState]word {
	return map[payroll.StepState]word{
		payroll.StepWaiting:    {"wacht", "waiting"},
		payroll.StepSending:    {"wordt verstuurd", "being sent"},
		payroll.StepDone:       {"doorgezet", "pushed through"},
		payroll.StepRefused:    {"geweigerd door Nmbrs", "refused by Nmbrs"},
		payroll.StepUnsure:     {"onzeker: aangekomen of niet?", "unsure: arrived or not?"},
		payroll.StepSuperseded: {"vervangen", "superseded"},
	}
}

func batchWords() map[payroll.BatchKind]word {
	return map[payroll.BatchKind]word{
		payroll.BatchExport:    {"verzending", "batch"},
		payroll.BatchUndo:      {"terughalen uit Nmbrs", "taking back from Nmbrs"},
		payroll.BatchSheet:     {"gemarkeerd via importblad", "marked by import sheet"},
		payroll.BatchRecovered: {"hersteld uit het journaal", "recovered from the journal"},
	}
}

func cadenceWords() map[payroll.Cadence]word {
	return map[payroll.Cadence]word{
		payroll.Monthly:    {"maand", "month"},
		payroll.FourWeekly: {"vier weken", "four weeks"},
		payroll.Weekly:     {"week", "week"},
		payroll.Quarterly:  {"kwartaal", "quarter"},
	}
}

func sourceWords() map[payroll.SourceKind]word {
	return map[payroll.SourceKind]word{
		payroll.SourceHourList: {"urenlijst", "hour list"},
		payroll.SourceEitjeCSV: {"eitje-bestand", "eitje file"},
		payroll.SourceEitjeAPI: {"eitje-koppeling", "eitje link"},
		payroll.SourceOther:    {"ander bestand", "other file"},
		payroll.SourceTyped:    {"zelf getypt", "typed by hand"},
	}
}

func partWords() map[payroll.Part]word {
	return map[payroll.Part]word{
		payroll.PartHours:      {"gewerkte uren", "worked hours"},
		payroll.PartSurcharges: {"toeslagen", "surcharges"},
		payroll.PartDays:       {"gewerkte dagen", "days worked"},
		payroll.PartMeals:      {"maaltijden", "meals"},
		payroll.PartCounts:     {"andere aantallen", "other counts"},
	}
}

func correctionWords() map[payroll.CorrectionPolicy]word {
	return map[payroll.CorrectionPolicy]word{
		payroll.CorrectCurrent: {"het verschil in de huidige verloningsperiode", "the difference in the current pay period"},
		payroll.CorrectTWK:     {"TWK in de oude verloningsperiode", "TWK in the old pay period"},
	}
}
