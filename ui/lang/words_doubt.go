package lang

import "doorzet/payroll"

// doubtText says why it is not certain whose a line is, false for a finding
// that speaks of no doubt.
func doubtText(f payroll.Finding) (word, bool) {
	if f.Kind != payroll.FindUnknownPerson {
		return word{}, false
	}
	w, ok := doubtTexts()[payroll.Doubt(f.Args["why"])]
	return w, ok
}

// Doubt says in a few words why it is not certain whose a line is, "" where
// nobody answers at all.
func (t *Texts) Doubt(d payroll.Doubt) string {
	if d == payroll.DoubtNone {
		return ""
	}
	return look(t, doubtWords(), d)
}

func doubtWords() map[payroll.Doubt]word {
	return map[payroll.Doubt]word{
		payroll.DoubtOther:    {"van iemand met een andere naam", "somebody's with another name"},
		payroll.DoubtHalf:     {"naam maar half gelijk: getrouwd of familie?", "name only half the same: married, or family?"},
		payroll.DoubtDisagree: {"naam, nummer, e-mail of Nmbrs ID wijzen verschillende medewerkers aan", "name, number, e-mail or Nmbrs ID point at different employees"},
		payroll.DoubtShared:   {"past bij meer medewerkers", "fits several employees"},
		payroll.DoubtAlone:    {"alleen een nummer, zonder naam", "a number alone, without a name"},
		payroll.DoubtLink:     {"gekoppeld aan iemand anders dan het nummer zegt", "linked to somebody else than the number says"},
	}
}

func doubtTexts() map[payroll.Doubt]word {
	return map[payroll.Doubt]word{
		payroll.DoubtOther: {
			"Het bestand noemt {name}, maar {by} {word} is van {who}. Kies wie het is, of geef aan dat dit hier niet wordt verloond.",
			"The file says {name}, but {by} {word} is that of {who}. Choose who it is, or say that it is not paid here.",
		},
		payroll.DoubtHalf: {
			"Het bestand noemt {name}, en {by} {word} is van {who}: de naam is maar half gelijk. Is dat dezelfde (getrouwd?) of iemand anders (familie?)? Kies wie het is.",
			"The file says {name}, and {by} {word} is that of {who}: the name is only half the same. Is that the same person (married?) or somebody else (family?)? Choose who it is.",
		},
		payroll.DoubtDisagree: {
			"De gegevens van {name} wijzen verschillende medewerkers aan: {who}. Kies wie het is.",
			"The data of {name} point at different employees: {who}. Choose who it is.",
		},
		payroll.DoubtShared: {
			"{name} past bij meer medewerkers: {who}. Kies wie het is.",
			"{name} fits several employees: {who}. Choose who it is.",
		},
		payroll.DoubtAlone: {
			"Het bestand geeft van {name} geen naam, en dit gegeven alleen is hier niet genoeg: {by} {word} is van {who}. Kies wie het is, of zeg bij welk bedrijf de vestiging hoort.",
			"The file gives no name for {name}, and this alone is not enough here: {by} {word} is that of {who}. Choose who it is, or say to which company the venue belongs.",
		},
		payroll.DoubtLink: {
			"{name} is gekoppeld aan iemand anders dan de naam en het nummer in het bestand zeggen: {who}. Kies wie van hen het bij dit nummer is.",
			"{name} is linked to somebody else than the name and the number in the file say: {who}. Choose which of them it is with this number.",
		},
	}
}

// sentForText words for whom a line was sent, by whose it is now.
func sentForText(f payroll.Finding) (word, bool) {
	if f.Kind != payroll.FindSentFor {
		return word{}, false
	}
	switch f.Args["nowId"] {
	case "":
		return word{
			"Doorgezet voor {name} ({id}), maar {person} hoort nu bij niemand meer. Koppel de naam weer aan {name}, of aan wie het wel is.",
			"Pushed through for {name} ({id}), but nobody answers to {person} any more. Link the name to {name} again, or to whoever it is.",
		}, true
	case string(payroll.Nobody):
		return word{
			"Doorgezet voor {name} ({id}), maar {person} wordt hier niet verloond. Bevestig de correctie: de uren gaan dan bij {name} af.",
			"Pushed through for {name} ({id}), but {person} is not paid here. Confirm the correction: the hours then come down at {name}.",
		}, true
	}
	if payroll.FoldName(f.Args["person"]) == payroll.FoldName(f.Args["now"]) {
		return word{
			"Doorgezet voor {name} ({id}), maar deze regel is van {now} ({nowId}). Bevestig de correctie: de uren gaan eerst bij {name} af, en de verzending daarna bij {now} op.",
			"Pushed through for {name} ({id}), but this line is of {now} ({nowId}). Confirm the correction: the hours come down at {name} first, and go up at {now} in the batch after that.",
		}, true
	}
	return word{
		"Doorgezet voor {name} ({id}), maar {person} is nu {now} ({nowId}). Bevestig de correctie: de uren gaan eerst bij {name} af, en de verzending daarna bij {now} op.",
		"Pushed through for {name} ({id}), but {person} now is {now} ({nowId}). Confirm the correction: the hours come down at {name} first, and go up at {now} in the batch after that.",
	}, true
}
