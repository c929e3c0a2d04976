package lang

// rulesProblems words the problems of surcharges, what goes along, cost centres
// and explanations.
func rulesProblems() wordings {
	return wordings{
		"surcharge-unknown": {
			NL: "Er is geen toeslag met de naam {name}. Bekijk de toeslagen bij Codes.",
			EN: "There is no surcharge named {name}. See the surcharges at Codes.",
		},
		"codes-wrong-kind": {
			NL: "\"{type}\" past niet bij {kind}: uren en toeslagen gaan naar een urencode, aantallen naar een looncode. Kies een andere code.",
			EN: "\"{type}\" does not fit {kind}: hours and surcharges go to an hour code, counts to a wage code. Choose another code.",
		},
		"matrix-bad-part": {
			NL: "{text} is geen loonvorm met een onderdeel. Loonvormen: hourly, extra, fixed; onderdelen: hours, surcharges, days, meals, counts.",
			EN: "{text} is not a pay basis with a part. Pay bases: hourly, extra, fixed; parts: hours, surcharges, days, meals, counts.",
		},
		"finding-bad-kind": {
			NL: "Het aandachtspunt {text} bestaat niet of houdt doorzetten tegen; dat kan niet uit. Kies een ander.",
			EN: "The finding {text} does not exist or forbids sending, so it cannot be switched off. Choose another.",
		},
		"people-not-extra": {
			NL: "{name} heeft geen vast loon + meeruren. Kies eerst die loonvorm bij Medewerkers.",
			EN: "{name} has no fixed wage + extra hours. Choose that pay basis at People first.",
		},
		"cost-centre-unknown": {
			NL: "Nmbrs kent geen kostenplaats {centre} bij dit bedrijf. Kies er een uit de lijst.",
			EN: "Nmbrs knows no cost centre {centre} at this company. Choose one of the list.",
		},
		"explain-no-figure": {
			NL: "Voor medewerker {employee} staat er niets op de proeflijst bij code {code}. Bekijk de proeflijst.",
			EN: "The plan has nothing for employee {employee} under code {code}. See the plan.",
		},
	}
}
