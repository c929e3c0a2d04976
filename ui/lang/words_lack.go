package lang

// lackWords says what cannot be done without an optional call of Nmbrs.
func lackWords() map[string]word {
	return map[string]word{
		"domain":       {"Het domein moet bij het koppelen worden ingevuld.", "The domain has to be filled in when linking."},
		"debtors":      {"Bedrijven kunnen niet per debiteur worden opgezocht.", "Companies cannot be looked up by debtor."},
		"guids":        {"De koppeling kan straks niet vanzelf overgaan op de opvolger van SOAP (zie Koppeling).", "The link cannot move to the successor of SOAP by itself (see Link)."},
		"hour-codes":   {"Urencodes worden niet getoond of gecontroleerd: typ ze zelf; Nmbrs weigert een verkeerde.", "Hour codes are not shown or checked: type them yourself; Nmbrs refuses a wrong one."},
		"wage-codes":   {"Looncodes worden niet getoond of gecontroleerd: typ ze zelf; Nmbrs weigert een verkeerde.", "Wage codes are not shown or checked: type them yourself; Nmbrs refuses a wrong one."},
		"cost-centres": {"Er kan geen kostenplaats worden gekozen.", "No cost centre can be chosen."},
		"runs":         {"Doorzet ziet niet of de verloning al is gemaakt. Kijk dat zelf na voor het doorzetten.", "Doorzet does not see whether the payroll run was made. Check that before pushing through."},
		"types":        {"Doorzet neemt aan welke soort medewerkers wordt verloond (2 en 4).", "Doorzet assumes which kinds of employees are paid (2 and 4)."},
		"names":        {"E-mailadressen en naamdelen kunnen ontbreken; koppel namen dan met de hand.", "E-mail addresses and name parts may be missing; link names by hand then."},
		"pay":          {"Het soort loon en de contracturen kunnen onbekend zijn; kies de loonbasis dan zelf.", "The kind of pay and the contract hours may be unknown; choose the pay basis yourself then."},
		"service":      {"In en uit dienst is niet bekend; Doorzet waarschuwt niet voor uren buiten het dienstverband.", "Dates in and out of service are unknown; Doorzet does not warn of hours outside employment."},
		"schedules":    {"Roosters zijn niet bekend en helpen niet bij de loonbasis.", "Rosters are unknown and do not help with the pay basis."},
		"departments":  {"Afdelingen worden niet ververst: wat al bekend was blijft, en een toeslag of filter op afdeling ziet nieuwe medewerkers niet.", "Departments are not refreshed: what was known stays, and a surcharge or filter by department does not see new people."},
		"salaries":     {"De datum waarop het loon ingaat is niet bekend.", "The date from which pay holds is unknown."},
		"wages":        {"Maaltijden en aantallen kunnen niet worden doorgezet.", "Meals and counts cannot be pushed through."},
		"days":         {"Gewerkte dagen kunnen niet worden doorgezet.", "Days worked cannot be pushed through."},
		"removing":     {"Regels kunnen niet worden teruggehaald, alleen met een tegenboeking verlaagd.", "Rows cannot be taken back, only lowered by a counter-entry."},
	}
}
