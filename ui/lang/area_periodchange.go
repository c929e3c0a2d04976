package lang

// PeriodChangeTexts say what another first paid day would change, and where
// corrections of other periods stand.
type PeriodChangeTexts struct {
	AskFrom, FromText, FromBad string // FromText: first day
	FromStart, FromPeriod      string // FromPeriod: period
	Side, Same                 string // period, from, to; Side also the new from, to, days
	Unusual                    string // appended to a side that is short or long
	OfBasis                    string // pay basis, text
	Days                       string // from, to, old period, new period
	AndSoOn                    string // forms
	Lines                      string // forms; clock, old period, new period
	NoLines                    string
	Stay                       string // forms
	NeedYes                    string // forms
	Booked                     string // period
	Waiting                    string // forms; period, people, not confirmed
}

func periodChangeNL() PeriodChangeTexts {
	return PeriodChangeTexts{
		AskFrom:  "Vanaf welke verloningsperiode?",
		FromText: "De eerste gewerkte dag %s geldt vanaf deze periode; daarvoor verandert er niets. Leeg is vanaf het begin.",
		FromBad:  "Schrijf jaar-nummer, zoals 2027-01, of niets.", FromStart: "Geldt vanaf het begin.", FromPeriod: "Geldt vanaf %s.",
		Side: "%s: %s – %s wordt %s – %s (%s dagen)", Same: "%s: %s – %s, zoals nu", Unusual: ", dat is korter of langer dan gewoonlijk",
		OfBasis: "%s: %s",
		Days:    "De dagen %s – %s gaan van %s naar %s.",
		AndSoOn: "Zo gaat het nog 1 keer in het jaar erna.|Zo gaat het nog # keer in het jaar erna.",
		Lines:   "1 urenregel (%s) gaat van %s naar %s.|# urenregels (%s) gaan van %s naar %s.",
		NoLines: "Geen urenregel verandert van periode.",
		Stay:    "1 urenregel op zulke dagen is al doorgezet en houdt zijn periode.|# urenregels op zulke dagen zijn al doorgezet en houden hun periode.",
		Booked:  "geboekt in %s",
		Waiting: "In %s wacht 1 gewijzigde regel op een correctie (medewerkers: %d, nog te bevestigen: %d).|In %s wachten # gewijzigde regels op een correctie (medewerkers: %d, nog te bevestigen: %d).",
		NeedYes: "Er is niets vastgelegd: 1 urenregel verandert van verloningsperiode. Bevestig met --yes.|" +
			"Er is niets vastgelegd: # urenregels veranderen van verloningsperiode. Bevestig met --yes.",
	}
}

func periodChangeEN() PeriodChangeTexts {
	return PeriodChangeTexts{
		AskFrom:  "From which pay period?",
		FromText: "The first day worked %s holds from this period on; nothing changes before it. Empty is from the beginning.",
		FromBad:  "Write year-number, such as 2027-01, or nothing.", FromStart: "Holds from the beginning.", FromPeriod: "Holds from %s.",
		Side: "%s: %s – %s becomes %s – %s (%s days)", Same: "%s: %s – %s, as now", Unusual: ", shorter or longer than usual",
		OfBasis: "%s: %s",
		Days:    "The days %s – %s go from %s to %s.",
		AndSoOn: "So it goes once more in the year after.|So it goes # times more in the year after.",
		Lines:   "1 hour line (%s) goes from %s to %s.|# hour lines (%s) go from %s to %s.",
		NoLines: "No hour line changes its period.",
		Stay:    "1 hour line on such days was pushed already and keeps its period.|# hour lines on such days were pushed already and keep their period.",
		Booked:  "booked in %s",
		Waiting: "In %s 1 changed line waits for a correction (employees: %d, to be confirmed: %d).|In %s # changed lines wait for a correction (employees: %d, to be confirmed: %d).",
		NeedYes: "Nothing was settled: 1 hour line changes its pay period. Confirm with --yes.|" +
			"Nothing was settled: # hour lines change their pay period. Confirm with --yes.",
	}
}
