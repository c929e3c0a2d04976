package lang

// ControlTexts are the figures to hold beside the loonrun, and their picture.
type ControlTexts struct {
	Beside string // figures
	Bar    string
}

func controlNL() ControlTexts {
	return ControlTexts{Beside: "Naast de loonrun: %s", Bar: "verschil"}
}

func controlEN() ControlTexts {
	return ControlTexts{Beside: "Beside the payroll run: %s", Bar: "difference"}
}
