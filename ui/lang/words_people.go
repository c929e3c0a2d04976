package lang

import (
	"maps"

	"doorzet/payroll"
)

// BasisReason says why a person has a pay basis.
func (t *Texts) BasisReason(r payroll.BasisReason) string {
	args := maps.Clone(r.Args)
	if b, ok := r.Args["basis"]; ok {
		args["basis"] = t.Basis(payroll.PayBasis(b))
	}
	return t.fill(look(t, basisReasons(), r.Code), args)
}

// Match says by what a person was recognised.
func (t *Texts) Match(r payroll.MatchReason) string { return look(t, matchWords(), r) }

// Suggestion says what a suggested name has in common with the one asked.
func (t *Texts) Suggestion(w payroll.SuggestionWhy) string { return look(t, suggestionWords(), w) }

// RowKind names a row of the difference with Nmbrs.
func (t *Texts) RowKind(k payroll.RowKind) string { return look(t, rowKindWords(), k) }

// Field names a field of a person.
func (t *Texts) Field(name string) string { return look(t, fieldWords(), name) }

// FieldValue words a value of such a field where the program has a word of its own.
func (t *Texts) FieldValue(field, value string) string {
	if field == payroll.FieldStatus {
		return look(t, statusWords(), payroll.EmployeeStatus(value))
	}
	return value
}

func statusWords() map[payroll.EmployeeStatus]word {
	return map[payroll.EmployeeStatus]word{
		payroll.StatusPaid:     {"wordt verloond", "on the payroll"},
		payroll.StatusNewHire:  {"nieuwe medewerker, nog niet verloond", "new hire, not on the payroll yet"},
		payroll.StatusExternal: {"extern, wordt hier niet verloond", "external, not paid here"},
	}
}

// Conflict says why a row of the difference needs a look.
func (t *Texts) Conflict(c payroll.Conflict) string {
	args := maps.Clone(c.Args)
	for _, k := range []string{"old", "new"} {
		if b, ok := c.Args[k]; ok {
			args[k] = t.Basis(payroll.PayBasis(b))
		}
	}
	if code, ok := c.Args["reason"]; ok {
		args["reason"] = t.BasisReasonShort(code)
	}
	return t.fill(look(t, conflictWords(), c.Kind), args)
}

// BasisReasonShort names the code of a basis reason in a few words.
func (t *Texts) BasisReasonShort(code string) string { return look(t, basisReasonsShort(), code) }

func basisReasons() map[string]word {
	return map[string]word{
		payroll.ReasonOverride:      {"zelf gekozen door {by} vanaf {from}", "chosen by {by} from {from}"},
		payroll.ReasonContractHours: {"contract met {hours} uur per week", "contract of {hours} hours a week"},
		payroll.ReasonSchedule:      {"rooster met {hours} uur per week", "roster of {hours} hours a week"},
		payroll.ReasonFlatHours:     {"{hours} contracturen in Nmbrs", "{hours} contract hours in Nmbrs"},
		payroll.ReasonSalary:        {"salaris ({type}) met {hours} uur per week", "salary ({type}) with {hours} hours a week"},
		payroll.ReasonMinMax:        {"uurloon ({type}) met {hours} contracturen: kies zelf hoe er wordt betaald", "hourly wage ({type}) with {hours} contract hours: choose how it is paid"},
		payroll.ReasonSalaryType:    {"{hours} contracturen, maar de loonsoort ({type}) zegt niet hoe er wordt betaald: kies zelf", "{hours} contract hours, but the wage type ({type}) does not tell how it is paid: choose"},
		payroll.ReasonWitness:       {"het bestand zegt \"{witness}\", Nmbrs zegt {basis}: kies zelf", "the file says \"{witness}\", Nmbrs says {basis}: choose"},
		payroll.ReasonTwoContracts:  {"twee contracten op dezelfde dag die elkaar tegenspreken: kies zelf", "two contracts on the same day that contradict each other: choose"},
		payroll.ReasonNoContract:    {"geen contract op {date}", "no contract on {date}"},
		payroll.ReasonNothing:       {"Nmbrs geeft geen contracturen: kies zelf", "Nmbrs gives no contract hours: choose"},
	}
}

func basisReasonsShort() map[string]word {
	return map[string]word{
		payroll.ReasonOverride:      {"zelf gekozen", "chosen by hand"},
		payroll.ReasonContractHours: {"contracturen", "contract hours"},
		payroll.ReasonSchedule:      {"rooster", "roster"},
		payroll.ReasonFlatHours:     {"contracturen", "contract hours"},
		payroll.ReasonSalary:        {"salaris", "salary"},
		payroll.ReasonMinMax:        {"uurloon met contracturen", "hourly wage with contract hours"},
		payroll.ReasonSalaryType:    {"loonsoort onduidelijk", "unclear wage type"},
		payroll.ReasonWitness:       {"bestand en Nmbrs spreken elkaar tegen", "file and Nmbrs disagree"},
		payroll.ReasonTwoContracts:  {"twee contracten", "two contracts"},
		payroll.ReasonNoContract:    {"geen contract op de datum", "no contract on the date"},
		payroll.ReasonNothing:       {"niets bekend", "nothing known"},
	}
}

func matchWords() map[payroll.MatchReason]word {
	return map[payroll.MatchReason]word{
		payroll.MatchLink:    {"zelf gekoppeld", "linked by hand"},
		payroll.MatchNmbrsID: {"Nmbrs ID", "Nmbrs ID"},
		payroll.MatchNumber:  {"personeelsnummer", "employee number"},
		payroll.MatchEmail:   {"e-mailadres", "e-mail address"},
		payroll.MatchName:    {"naam", "name"},
		payroll.MatchTyped:   {"zelf gekozen", "chosen by hand"},
	}
}

func suggestionWords() map[payroll.SuggestionWhy]word {
	return map[payroll.SuggestionWhy]word{
		payroll.SuggestSame:     {"zelfde naam", "same name"},
		payroll.SuggestParts:    {"zelfde delen van de naam", "same parts of the name"},
		payroll.SuggestPart:     {"een deel van de naam", "a part of the name"},
		payroll.SuggestSpelling: {"lijkt erop", "similar spelling"},
		payroll.SuggestID:       {"zelfde Nmbrs ID", "same Nmbrs ID"},
		payroll.SuggestNumber:   {"zelfde personeelsnummer", "same employee number"},
		payroll.SuggestEmail:    {"zelfde e-mailadres", "same e-mail address"},
		payroll.SuggestLinked:   {"eerder gekoppeld", "linked before"},
	}
}

func rowKindWords() map[payroll.RowKind]word {
	return map[payroll.RowKind]word{
		payroll.RowNew:     {"nieuw", "new"},
		payroll.RowChanged: {"gewijzigd", "changed"},
		payroll.RowLeft:    {"uit dienst", "left"},
		payroll.RowSame:    {"ongewijzigd", "unchanged"},
	}
}

func fieldWords() map[string]word {
	return map[string]word{
		payroll.FieldNumber:        {"personeelsnummer", "employee number"},
		payroll.FieldName:          {"naam", "name"},
		payroll.FieldEmails:        {"e-mailadressen", "e-mail addresses"},
		payroll.FieldDepartment:    {"afdeling", "department"},
		payroll.FieldEmployments:   {"dienstverbanden", "employments"},
		payroll.FieldContracts:     {"contracten", "contracts"},
		payroll.FieldSchedules:     {"roosters", "rosters"},
		payroll.FieldContractHours: {"contracturen", "contract hours"},
		payroll.FieldSalaryType:    {"loonsoort", "wage type"},
		payroll.FieldSalaryFrom:    {"ingangsdata van het loon", "dates on which the wage began"},
		payroll.FieldStatus:        {"soort medewerker", "kind of employee"},
	}
}

func conflictWords() map[payroll.ConflictKind]word {
	return map[payroll.ConflictKind]word{
		payroll.ConflictEmail:     {"zelfde e-mailadres als {name} ({email})", "same e-mail address as {name} ({email})"},
		payroll.ConflictNumber:    {"zelfde personeelsnummer als {name} ({number})", "same employee number as {name} ({number})"},
		payroll.ConflictContract:  {"geen contract op gewerkte dagen ({count}, de eerste is {date})", "no contract on days worked ({count}, the first is {date})"},
		payroll.ConflictUnknown:   {"loonvorm onbekend: {reason}", "pay basis unknown: {reason}"},
		payroll.ConflictFlip:      {"loonvorm gaat van {old} naar {new}", "pay basis goes from {old} to {new}"},
		payroll.ConflictLinked:    {"regels onder de naam {said} zijn gekoppeld aan {name} ({other}) en gaan daarheen; koppel ze anders als dat niet klopt", "lines in the name of {said} are linked to {name} ({other}) and go there; link them otherwise if that is wrong"},
		payroll.ConflictManyFlips: {"bij {count} van {known} medewerkers tegelijk verandert de loonvorm: waarschijnlijk een vergissing in Nmbrs", "the pay basis changes for {count} of {known} people at once: probably a mistake in Nmbrs"},
	}
}
