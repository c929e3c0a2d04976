package lang

// UndoTexts are the words of taking back a change on its own screen.
type UndoTexts struct {
	From      string // moment
	Title     string
	Elsewhere string // change, moment, screen
	Go        string // screen
	Stay      string
}

func undoNL() UndoTexts {
	return UndoTexts{
		From: "van %s", Title: "Op dit scherm valt niets ongedaan te maken",
		Elsewhere: "De laatste wijziging (%s, %s) is van het scherm %s. Die blijft staan; maak haar daar met u ongedaan. " +
			"Wat is doorgezet haalt u terug op het scherm Doorzetten.",
		Go: "naar %s", Stay: "hier blijven",
	}
}

func undoEN() UndoTexts {
	return UndoTexts{
		From: "of %s", Title: "There is nothing to undo on this screen",
		Elsewhere: "The newest change (%s, %s) is of the screen %s. It stays; undo it there with u. " +
			"What was pushed through is taken back on the screen Push through.",
		Go: "to %s", Stay: "stay here",
	}
}

// Area names a screen on which changes are made, as a ledger keeps it.
func (t *Texts) Area(area string) string {
	name, ok := map[string]string{
		"hours": t.Screens.Hours, "people": t.Screens.People, "codes": t.Screens.Codes, "period": t.Screens.Period,
		"surcharges": t.Rules.Surcharges, "centres": t.Rules.Centres, "matrix": t.Rules.Matrix,
	}[area]
	if !ok {
		return area
	}
	return name
}
