package lang

// CmdPapers is what the commands around the sending say: reports, the import
// sheet, copies, purging, settings.
type CmdPapers struct {
	BatchOrPlan, PlanOnly string
	Written               string // file
}

func cmdPapersNL() CmdPapers {
	return CmdPapers{
		BatchOrPlan: "Noem een verzending (of last), of kies --plan voor de proeflijst; niet allebei.",
		PlanOnly:    "--period, --venue en --mail horen bij --plan.",
		Written:     "Staat in %s.",
	}
}

func cmdPapersEN() CmdPapers {
	return CmdPapers{
		BatchOrPlan: "Name a batch (or last), or choose --plan for the plan on paper; not both.",
		PlanOnly:    "--period, --venue and --mail belong to --plan.",
		Written:     "Is in %s.",
	}
}

// paperWords are the help texts of those commands and their flags.
func paperWords() map[string]word {
	return map[string]word{
		"c_report": {
			"Schrijf het controleverslag van een verzending, of de proeflijst (--plan).",
			"Write the control report of a batch, or the plan on paper (--plan).",
		},
		"a_reportbatch": {"De verzending, of last voor de laatste.", "The batch, or last for the newest."},
		"f_planpaper":   {"De proeflijst per vestiging, om te laten tekenen.", "The plan per venue, to have it signed."},
		"f_format":      {"Vorm: md, csv of html.", "Form: md, csv or html."},
		"f_output":      {"Schrijf naar dit nieuwe bestand; de naam bepaalt de vorm.", "Write to this new file; its name decides the form."},
		"f_paperven":    {"Alleen deze vestiging.", "This venue only."},
		"f_mail":        {"Alleen de e-mailtekst per vestiging.", "Only the e-mail text per venue."},
	}
}
